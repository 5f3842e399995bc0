import { describe, expect, test } from 'vitest';
import { findingsWith, profileOf, rowsOf, severitiesOf } from '../../test/support/check.ts';
import type { Case } from '../../test/support/check.ts';

const flag = (id: string, fact: string, wrong: boolean): Case => [
  id,
  'block',
  { facts: { [fact]: wrong } },
  { facts: { [fact]: !wrong } },
  `${fact}: ${String(wrong)}`,
];
const cap = (multiple: string, fee: string, redeemFee: string) => ({
  plan: { 'pool.cap': { multiple, fee }, 'pool.redeemFee': redeemFee },
});
const SHOP_CARD = {
  'prepaid.kind': 'own_shop',
  'prepaid.contract': true,
  'prepaid.refundTerms': true,
  'prepaid.filing': true,
  'prepaid.highestRegistered': '5000.00',
  'prepaid.highestBearer': '1000.00',
};
const DIVIDEND = {
  facts: { 'dividend.recipients': 'registered_shareholders', 'dividend.auditedProfit': true },
};
const SHARES = {
  'shares.conversion': true,
  'shares.registration': '证监许可〔2026〕1号',
  'shares.registrationVerified': true,
};

const CASES: readonly Case[] = [
  flag('R11', 'points.purchasable', true),
  flag('R12', 'points.transferable', true),
  flag('R12', 'points.market', true),
  flag('R13', 'orders.deliveryProof', false),
  flag('R13', 'orders.merchantSelfOrders', true),
  ['R14', 'block', { plan: { returnWindowDays: 14 } }, { plan: { returnWindowDays: 15 } }, 'returnWindowDays: 14'],
  [
    'R14',
    'block',
    { plan: { returnWindowDays: 0 } },
    { plan: { returnWindowDays: 0 }, facts: { 'orders.settledAfterReceipt': true } },
  ],
  ['R14', 'block', { plan: { returnWindowDays: 14 }, facts: { 'orders.settledAfterReceipt': undefined } }, {}],
  flag('R14', 'orders.disputesClosed', false),
  ['R15', 'warn', cap('1.250001', '20%', '20%'), cap('1.25', '20%', '20%'), 'pool.cap.multiple: 1.250001'],
  ['R15', 'warn', cap('1.000001', '0%', '10%'), cap('1', '0%', '10%')],
  // Just below the cap a sale pays less fee than the exit would.
  ['R15', 'warn', cap('2', '50%', '49.9999%'), cap('2', '50%', '50%')],
  ['R15', 'warn', { plan: { 'pool.cap': undefined } }, {}, 'pool.cap: -'],
  ['R16', 'disclose', cap('1.25', '20%', '20%'), cap('1.250001', '20%', '20%')],
  ['R16', 'disclose', {}, { plan: { 'pool.cap': undefined } }],
  flag('R17', 'payout.guaranteed', true),
  flag('R17', 'payout.dated', true),
  flag('R17', 'payout.dailyRate', true),
  [
    'R18',
    'block',
    { situation: { pool: { liabilitiesFen: 100_001, custodiedFen: 100_000 } } },
    { situation: { pool: { liabilitiesFen: 100_000, custodiedFen: 100_000 } } },
    '1000.01 > 1000.00',
  ],
  ...['own_account', 'payment_institution', 'nowhere'].map((place): Case => [
    'R19',
    'block',
    { facts: { 'pool.custody': place } },
    {},
    place,
  ]),
  ...['operator', 'undecided'].map((who): Case => [
    'R20',
    'block',
    { facts: { 'pool.residualTo': who } },
    { facts: { 'pool.residualTo': 'charity' } },
    who,
  ]),
  ...['platform_account', 'other'].map((way): Case => [
    'R21',
    'block',
    { facts: { 'funds.settlement': way } },
    {},
    way,
  ]),
  ['R22', 'block', { facts: { 'prepaid.kind': 'cross_merchant' } }, { facts: SHOP_CARD }, 'cross_merchant'],
  ...(['prepaid.contract', 'prepaid.refundTerms', 'prepaid.filing'] as const).map((fact): Case => [
    'R22',
    'block',
    { facts: { ...SHOP_CARD, [fact]: false } },
    { facts: SHOP_CARD },
    fact,
  ]),
  [
    'R22',
    'block',
    { facts: { ...SHOP_CARD, 'prepaid.highestRegistered': '5000.01' } },
    { facts: SHOP_CARD },
    '5000.01',
  ],
  ['R22', 'block', { facts: { ...SHOP_CARD, 'prepaid.highestBearer': '1000.01' } }, { facts: SHOP_CARD }, '1000.01'],
  ['R23', 'block', { facts: { ...DIVIDEND.facts, 'dividend.recipients': 'others' } }, DIVIDEND, 'others'],
  ['R23', 'block', { facts: { ...DIVIDEND.facts, 'dividend.auditedProfit': false } }, DIVIDEND, 'auditedProfit'],
  ['R24', 'block', { facts: { 'shares.conversion': true } }, { facts: SHARES }, 'registration: -'],
  [
    'R24',
    'block',
    { facts: { ...SHARES, 'shares.registrationVerified': false } },
    { facts: SHARES },
    'verified: false',
  ],
  [
    'R24',
    'block',
    { facts: { ...SHARES, 'shares.registration': undefined } },
    { facts: { 'shares.conversion': false } },
  ],
];

describe('R11 to R24: what triggers each rule, and the nearest that does not', () => {
  test.each(rowsOf(CASES))('%s gives %s', (id, severity, triggers, nearest, value) => {
    const found = findingsWith(triggers).filter((finding) => finding.id === id);
    expect(found.map((finding) => finding.severity)).toEqual([severity]);
    expect(found[0]?.value).toContain(value);
    expect(severitiesOf(id, nearest)).toEqual([]);
  });

  test('every rule is there', () => {
    expect([...new Set(CASES.map(([id]) => id))]).toEqual(Array.from({ length: 14 }, (_, i) => `R${i + 11}`));
  });
});

describe('what clears it is computed', () => {
  const remedyOf = (id: string, change: Parameters<typeof findingsWith>[0]) =>
    findingsWith(change).find((finding) => finding.id === id)?.remedy.en;

  test.each([
    ['20%', '20%', '1.25'],
    ['0%', '10%', '1'],
    ['50%', '50%', '2'],
    ['30%', '30%', '1.428571'],
  ])(
    'R15: with fees of %s at the exit and %s at a sale the largest cap is %s, and it does clear it',
    (fee, redeemFee, largest) => {
      expect(remedyOf('R15', cap('9', fee, redeemFee))).toBe(`A cap of at most ${largest}.`);
      expect(severitiesOf('R15', cap(largest, fee, redeemFee))).toEqual([]);
    },
  );

  test('R14: the days that are enough; R18: what is missing', () => {
    expect(remedyOf('R14', { plan: { returnWindowDays: 7 } })).toContain('returnWindowDays: 15;');
    const pool = { liabilitiesFen: 10n ** 20n, custodiedFen: 1 };
    expect(remedyOf('R18', { situation: { pool } })).toContain('999999999999999999.99');
  });

  test('R14: the law’s seven days may be waited for differently where a profile says so', () => {
    const profile = profileOf('CN', { 'rules.R14.limits.windowDays': 20 });
    expect(severitiesOf('R14', {}, profile)).toEqual(['block']);
    expect(severitiesOf('R14', { plan: { returnWindowDays: 20 } }, profile)).toEqual([]);
  });

  test('R15 and R16 name the disclosures that go with them', () => {
    const disclosuresOf = (id: string, multiple: string) =>
      findingsWith(cap(multiple, '20%', '20%')).find((finding) => finding.id === id)?.disclosures;
    expect(disclosuresOf('R15', '3')).toEqual(['D3', 'D5']);
    expect(disclosuresOf('R16', '1.2')).toEqual(['D5']);
  });

  test('R22: a shop card asks for all it needs', () => {
    const asked = findingsWith({ facts: { 'prepaid.kind': 'own_shop' } }).filter(({ id }) => id === 'R22');
    expect(asked.map(({ severity, fact }) => [severity, fact])).toEqual(
      Object.keys(SHOP_CARD)
        .slice(1)
        .map((fact) => ['question', fact]),
    );
  });
});
