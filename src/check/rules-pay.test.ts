import { describe, expect, test } from 'vitest';
import { findingsWith, profileOf, rowsOf, severitiesOf } from '../../test/support/check.ts';
import type { Case, Change } from '../../test/support/check.ts';

const levels = (...referral: readonly string[]): NonNullable<Change['plan']> => ({
  'commissions.referral': referral,
  'splits.default': { merchant: '40%', platform: '6%', distribution: '42%' },
});
const ranks = (...rates: readonly string[]): NonNullable<Change['plan']> => ({
  ...levels('0%'),
  'commissions.ranks': rates.map((rate, index) => ({ name: `V${index + 1}`, rate })),
});
const OPINION = { 'referral.opinion': true };
const REGION = { ...levels('2%'), 'commissions.region.city': '1%' };
const FRANCHISE = {
  'agents.fee': '30000.00',
  'agents.franchiseFiling': true,
  'agents.ownShops': 2,
  'agents.disclosureDays': 30,
  'agents.coolingOff': true,
  'agents.refundTerms': true,
  'agents.opinion': true,
};
const SALARIED = { 'team.salaried': true, 'team.recruiting': false };

/** cashback gives the pool 12, the referrer 2, costs 3, tax 1 of the 20 that an order earns. */
const CASES: readonly Case[] = [
  ['R01', 'block', { plan: levels('1%', '1%', '1%') }, { plan: levels('1%', '1%') }, '3; '],
  ['R01', 'block', { plan: levels('0%', '0%', '1%') }, { plan: levels('1%', '1%', '0%') }, '3; '],
  ['R01', 'block', { plan: ranks('1%', '2%', '3%') }, { plan: ranks('1%', '2%', '2%') }, '3; '],
  ['R01', 'block', { plan: { ...ranks('1%', '2%'), 'commissions.peer': '1%' } }, { plan: ranks('1%', '2%') }, '4; '],
  ['R02', 'warn', { plan: levels('1%', '1%'), facts: OPINION }, { plan: levels('1%'), facts: OPINION }],
  ['R02', 'block', { plan: levels('1%', '1%') }, { plan: levels('1%') }, 'opinion: false'],
  [
    'R03',
    'block',
    { facts: { 'referral.basis': ['order', 'headcount'] } },
    { facts: { 'referral.basis': [] } },
    'headcount',
  ],
  ['R03', 'block', { facts: { 'referral.basis': ['signup'] } }, { facts: { 'referral.basis': ['order'] } }, 'signup'],
  ['R03', 'block', { facts: { 'referral.basis': ['upgrade'] } }, {}, 'upgrade'],
  ['R04', 'block', { facts: { 'referral.fee': '0.01' } }, { facts: { 'referral.fee': '0.00' } }, 'referral.fee: 0.01'],
  ['R04', 'block', { facts: { 'referral.minimumSpend': '0.01' } }, {}, 'referral.minimumSpend: 0.01'],
  ['R04', 'block', { facts: { 'referral.package': '128.00' } }, {}, 'referral.package: 128.00'],
  ['R05', 'block', { plan: ranks('1%') }, { plan: ranks('0%') }, 'commissions.ranks; '],
  ['R05', 'block', { plan: ranks('1%') }, { plan: ranks('1%'), facts: SALARIED }],
  [
    'R05',
    'block',
    { plan: { ...ranks('1%'), 'commissions.referral': ['1%'] }, facts: SALARIED },
    { plan: ranks('1%'), facts: SALARIED },
  ],
  [
    'R05',
    'block',
    { plan: ranks('1%'), facts: { ...SALARIED, 'team.recruiting': true } },
    { plan: ranks('1%'), facts: SALARIED },
  ],
  ['R05', 'block', { facts: { 'team.volume': true } }, {}, 'team.volume'],
  ['R05', 'block', { facts: { 'team.rankByDownline': true } }, {}, 'team.rankByDownline'],
  ['R06', 'warn', { plan: levels('30.0001%') }, { plan: levels('30%') }, 'commissions: 30.0001%'],
  [
    'R06',
    'warn',
    { plan: { ...levels('20%'), 'commissions.recruiter': '10.1%' } },
    { plan: { ...levels('20%'), 'commissions.recruiter': '10%' } },
  ],
  ['R07', 'block', { plan: REGION, facts: { 'agents.fee': '0.01' } }, { plan: REGION }, 'agents.fee: 0.01'],
  [
    'R07',
    'block',
    { facts: { 'agents.fee': '1.00', 'agents.incomeBase': ['members'] } },
    { facts: { 'agents.fee': '1.00', 'agents.incomeBase': ['own_sales', 'services'] } },
  ],
  [
    'R07',
    'block',
    { facts: { 'agents.fee': '1.00', 'agents.incomeBase': ['region_orders'] } },
    { facts: { 'agents.incomeBase': ['region_orders'] } },
  ],
  ['R07', 'warn', { plan: REGION, facts: FRANCHISE }, { plan: REGION, facts: { ...FRANCHISE, 'agents.fee': '0.00' } }],
  ...Object.entries({
    'agents.franchiseFiling': false,
    'agents.ownShops': 1,
    'agents.disclosureDays': 29,
    'agents.coolingOff': false,
    'agents.refundTerms': false,
    'agents.opinion': undefined,
  }).map(([fact, value]): Case => [
    'R07',
    'block',
    { plan: REGION, facts: { ...FRANCHISE, [fact]: value } },
    { plan: REGION },
  ]),
  ['R08', 'block', { facts: { 'agents.recruitBonus': '0.01' } }, {}, 'agents.recruitBonus: 0.01'],
  [
    'R08',
    'block',
    { facts: { 'payout.sources': ['order_margin', 'agent_fees'] } },
    { facts: { 'payout.sources': [] } },
    'agent_fees',
  ],
  [
    'R08',
    'block',
    { facts: { 'payout.sources': ['joining_fees'] } },
    { facts: { 'payout.sources': ['order_margin'] } },
    'joining_fees',
  ],
  ...['operator', 'financing', 'agent_fees', 'joining_fees', 'deposits'].map((source): Case => [
    'R09',
    'block',
    { facts: { 'pool.sources': ['order_margin', source] } },
    {},
    `pool.sources: ${source}`,
  ]),
  [
    'R10',
    'block',
    { facts: { 'orders.costs': '5.0001%' } },
    { facts: { 'orders.costs': '5%' } },
    'orders.costs: 5.0001%',
  ],
  ['R10', 'block', { facts: { 'orders.tax': '3.0001%' } }, { facts: { 'orders.tax': '3%' } }],
  ['R10', 'block', { facts: { 'orders.dividends': '2.0001%' } }, { facts: { 'orders.dividends': '2%' } }],
  ['R10', 'block', { facts: { 'orders.margin': '17.9999%' } }, { facts: { 'orders.margin': '18%' } }],
];

describe('R01 to R10: what triggers each rule, and the nearest that does not', () => {
  test.each(rowsOf(CASES))('%s gives %s', (id, severity, triggers, nearest, value) => {
    const found = findingsWith(triggers).filter((finding) => finding.id === id);
    expect(found.map((finding) => finding.severity)).toEqual([severity]);
    expect(found[0]?.value).toContain(value);
    expect(severitiesOf(id, nearest)).toEqual([]);
  });

  test('every rule is there', () => {
    expect([...new Set(CASES.map(([id]) => id))]).toEqual(
      Array.from({ length: 10 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`),
    );
  });
});

describe('what clears it is computed', () => {
  test('R06: how much the commissions must be lowered', () => {
    const found = findingsWith({ plan: levels('32.5%') }).find(({ id }) => id === 'R06');
    expect(found?.remedy.en).toBe('Together at most 30%: lower them by 2.5%.');
    expect(found?.basis).toBe('control');
  });

  test('R01: how many levels must go', () => {
    const found = findingsWith({ plan: levels('1%', '1%', '1%', '1%', '1%') }).find(({ id }) => id === 'R01');
    expect(found?.remedy.en).toContain('take away 3');
    expect(found?.value).toBe('5; commissions.referral: [1%, 1%, 1%, 1%, 1%]');
  });

  test('R07: what the franchise lacks', () => {
    const found = findingsWith({ plan: REGION, facts: { ...FRANCHISE, 'agents.ownShops': 1 } }).find(
      ({ id }) => id === 'R07',
    );
    expect(found?.remedy.en).toContain('complete the franchise: agents.ownShops: 2.');
  });

  test('R10: by how much more is handed out than earned, the worst of an order with coins and one without', () => {
    const legacy = {
      'legacy.coinShare': '10%',
      'splits.default': { merchant: '70%', platform: '10%', distribution: '2%' },
    };
    const facts = { 'orders.margin': '30%', 'orders.costs': '9%', 'orders.tax': '0%' };
    // 10 % in coins: 9.2 for the pool of 90 in cash, 1.8 for the referrer and 9 of costs are 20; the order earns 20.
    expect(severitiesOf('R10', { plan: legacy, facts: { ...facts, 'orders.costs': '9%' } })).toEqual([]);
    const found = findingsWith({ plan: legacy, facts: { ...facts, 'orders.costs': '9.1%' } }).find(
      ({ id }) => id === 'R10',
    );
    expect(found?.remedy.en).toContain('Take away at least 0.1% in all');
    expect(
      severitiesOf('R10', {
        plan: { ...legacy, 'legacy.coinShare': '0%' },
        facts: { ...facts, 'orders.costs': '9.1%' },
      }),
    ).toEqual([]);
  });
});

describe('R02', () => {
  test('two levels on WeChat block, by our own control, and warn elsewhere', () => {
    const change = { plan: levels('1%', '1%'), facts: { 'referral.opinion': true, 'referral.channels': ['wechat'] } };
    const found = findingsWith(change).filter(({ id }) => id === 'R02');
    expect(found.map(({ severity, basis }) => [severity, basis])).toEqual([
      ['block', 'control'],
      ['warn', 'law'],
    ]);
    expect(severitiesOf('R02', { ...change, plan: levels('1%') })).toEqual([]);
  });

  test('a profile with other channels blocks those', () => {
    const change = { plan: levels('1%', '1%'), facts: { 'referral.opinion': true, 'referral.channels': ['douyin'] } };
    expect(severitiesOf('R02', change)).toEqual(['warn']);
    expect(severitiesOf('R02', change, profileOf('CN', { 'rules.R02.limits.channels': ['douyin'] }))).toEqual([
      'block',
      'warn',
    ]);
  });

  test('with two levels the channel and the opinion are asked for, with one they are not', () => {
    const facts = { 'referral.channels': undefined, 'referral.opinion': undefined };
    const asked = findingsWith({ plan: levels('1%', '1%'), facts }).filter(({ severity }) => severity === 'question');
    expect(asked.map(({ fact }) => fact)).toEqual(['referral.channels', 'referral.opinion']);
    expect(severitiesOf('R02', { plan: levels('1%'), facts })).toEqual([]);
  });
});
