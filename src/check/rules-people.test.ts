import { describe, expect, test } from 'vitest';
import { disclosures } from './disclosure.ts';
import { disclosuresAsText } from './disclosure-forms.ts';
import { findingsWith, planOf, profileFile, profileOf, rowsOf, severitiesOf } from '../../test/support/check.ts';
import type { Case } from '../../test/support/check.ts';

const flag = (id: string, fact: string, wrong: boolean): Case => [
  id,
  'block',
  { facts: { [fact]: wrong } },
  { facts: { [fact]: !wrong } },
  `${fact}: ${String(wrong)}`,
];
const DEBTS = {
  'debts.converted': true,
  'debts.needsPayment': false,
  'debts.returnPromised': false,
  'debts.thirdParty': false,
  'debts.consent': true,
  'debts.auditedList': true,
};
const debt = (fact: string, wrong: boolean): Case => [
  'R25',
  'block',
  { facts: { ...DEBTS, [fact]: wrong } },
  { facts: { 'debts.converted': false } },
  fact,
];
const LOTTERY = {
  'lottery.held': true,
  'lottery.topPrize': '50000.00',
  'lottery.oddsPublished': true,
  'lottery.blindBoxAge': 8,
};
const DIVIDEND = { 'dividend.recipients': 'registered_shareholders', 'dividend.auditedProfit': true };

const CASES: readonly Case[] = [
  ['R25', 'warn', { facts: DEBTS }, {}],
  ['R25', 'warn', { plan: { 'legacy.coinShare': '100%' }, facts: DEBTS }, {}, 'coinShare: 100%'],
  ['R25', 'block', { plan: { 'legacy.coinShare': '99.9999%' }, facts: DEBTS }, {}, 'coinShare: 99.9999%'],
  debt('debts.needsPayment', true),
  debt('debts.returnPromised', true),
  debt('debts.thirdParty', true),
  debt('debts.consent', false),
  debt('debts.auditedList', false),
  ['R26', 'block', { facts: { 'members.minimumAge': 17 } }, { facts: { 'members.minimumAge': 18 } }, '17'],
  flag('R27', 'redeem.realName', false),
  flag('R27', 'redeem.ownAccount', false),
  flag('R28', 'tax.withholding', false),
  ['R28', 'block', { facts: { 'tax.classified': ['cash', 'commission', 'payable'] } }, {}, 'cash, commission, payable'],
  [
    'R28',
    'block',
    { plan: { 'withdrawal.tax.commission': '0%' } },
    { plan: { 'withdrawal.tax.commission': '0.0001%' } },
  ],
  [
    'R28',
    'block',
    { plan: { 'withdrawal.tax.commission': '0%' } },
    { plan: { 'withdrawal.tax.commission': '0%', 'commissions.referral': [] } },
  ],
  [
    'R28',
    'block',
    { plan: { 'withdrawal.tax.dividend': '0%' }, facts: DIVIDEND },
    { plan: { 'withdrawal.tax.dividend': '0%' } },
  ],
  ['R29', 'block', { facts: { ...LOTTERY, 'lottery.topPrize': '50000.01' } }, { facts: LOTTERY }, '50000.01'],
  ['R29', 'block', { facts: { ...LOTTERY, 'lottery.oddsPublished': false } }, { facts: LOTTERY }],
  ['R29', 'block', { facts: { ...LOTTERY, 'lottery.blindBoxAge': 7 } }, { facts: LOTTERY }, '7'],
  ['R30', 'block', { facts: { 'change.noticeDays': 6 } }, { facts: { 'change.noticeDays': 7 } }, '6'],
  [
    'R30',
    'block',
    { facts: { 'change.importantNoticeDays': 14 } },
    { facts: { 'change.importantNoticeDays': 15 } },
    '14',
  ],
  flag('R30', 'change.retroactive', true),
  flag('R31', 'refund.waived', true),
  flag('R31', 'refund.reversed', false),
  flag('R32', 'privacy.uplineSees', true),
  flag('R32', 'privacy.separateConsent', false),
  flag('R32', 'privacy.assessment', false),
  [
    'R33',
    'block',
    { facts: { 'texts.shown.poster': '稳 赚 不 赔' } },
    { facts: { 'texts.shown.poster': '价格公道' } },
    'texts.shown.poster: 稳赚',
  ],
  ['R33', 'block', { plan: { name: '躺赚商城' } }, { plan: { name: '惠民商城' } }, 'name: 躺赚'],
  [
    'R34',
    'block',
    { facts: { 'texts.earnings': true } },
    { facts: { 'texts.earnings': true, 'texts.auditedMedian': true } },
  ],
  [
    'R34',
    'block',
    { facts: { 'texts.shown.poster': '张姐上月赚了5000元' } },
    { facts: { 'texts.shown.poster': '张姐上月买了5000元' } },
    '赚了5000元',
  ],
  [
    'R35',
    'warn',
    { facts: { 'goods.highestPriceRatio': '1.300001' } },
    { facts: { 'goods.highestPriceRatio': '1.3' } },
    '1.300001',
  ],
  flag('R36', 'join.acknowledgement', false),
  [
    'R36',
    'block',
    { situation: { disclosure: { currentHash: 'aa', shownHash: 'bb' } } },
    { situation: { disclosure: { currentHash: 'aa', shownHash: 'aa' } } },
    'bb != aa',
  ],
  flag('R37', 'licences.business', false),
  flag('R37', 'licences.telecom', false),
];

describe('R25 to R37: what triggers each rule, and the nearest that does not', () => {
  test.each(rowsOf(CASES))('%s gives %s', (id, severity, triggers, nearest, value) => {
    const found = findingsWith(triggers).filter((finding) => finding.id === id);
    expect(found.map((finding) => finding.severity)).toEqual([severity]);
    expect(found[0]?.value).toContain(value);
    expect(severitiesOf(id, nearest)).toEqual([]);
  });

  test('every rule is there', () => {
    expect([...new Set(CASES.map(([id]) => id))]).toEqual(Array.from({ length: 13 }, (_, i) => `R${i + 25}`));
  });
});

describe('R38: a profile for another country, made without code', () => {
  const ABROAD = profileOf('CN', {
    name: 'XX',
    'rules.R38': {
      severity: 'block',
      basis: 'law',
      source: { zh: '豪威测试', en: 'Howey' },
      date: '1946',
      confidence: 'P',
    },
  });
  const shop = { 'redeem.paidAs': 'own_discount' };

  test('is off in CN', () => {
    expect(profileFile('CN')['rules']).toMatchObject({ R38: 'off' });
    expect(severitiesOf('R38', {})).toEqual([]);
  });

  test('points that grow and pay cash block; a discount of the own shop does not', () => {
    expect(severitiesOf('R38', {}, ABROAD)).toEqual(['block']);
    expect(severitiesOf('R38', { facts: shop }, ABROAD)).toEqual([]);
  });

  test('paid entry with income from others blocks; without commissions it does not', () => {
    const facts = { ...shop, 'agents.fee': '1.00' };
    expect(findingsWith({ facts }, ABROAD).find(({ id }) => id === 'R38')).toMatchObject({
      severity: 'block',
      value: 'agents.fee',
      source: { en: 'Howey' },
      date: '1946',
    });
    expect(severitiesOf('R38', { facts, plan: { 'commissions.referral': [] } }, ABROAD)).toEqual([]);
  });
});

describe('R33: texts', () => {
  test('our own disclosures are exempt, by hash: one letter more and they are not', () => {
    // A profile that forbids a word of D1.
    const strict = profileOf('CN', { 'texts.forbidden': ['股票'] });
    const own = disclosures(planOf('cashback'));
    const shown = (page: string) => ({ facts: { 'texts.shown': { page } } });
    for (const text of [own[0]?.text.zh ?? '', disclosuresAsText(own, 'zh')]) {
      expect(severitiesOf('R33', shown(text), strict)).toEqual([]);
      expect(severitiesOf('R33', shown(`${text}。`), strict)).toEqual(['block']);
    }
    const other = disclosures(planOf('mall-3x'))[1]?.text.zh ?? '';
    expect(severitiesOf('R33', shown(other), profileOf('CN', { 'texts.forbidden': ['盈利池'] }))).toEqual(['block']);
  });

  test('R34: while earnings are claimed the median is asked for, else not', () => {
    const facts = { 'texts.earnings': true, 'texts.auditedMedian': undefined };
    expect(findingsWith({ facts }).find(({ id }) => id === 'R34')).toMatchObject({
      severity: 'question',
      fact: 'texts.auditedMedian',
    });
    expect(severitiesOf('R34', { facts: { ...facts, 'texts.earnings': false } })).toEqual([]);
  });
});
