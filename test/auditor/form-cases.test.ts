import { expect, test } from 'vitest';
import { Case, leanPlan } from './cases.ts';
import { commandTypes } from './plain-command.ts';

const at = '2026-01-01T00:00:00Z';
const order = { type: 'PlaceOrder', orderId: 'o1', memberId: 'm1', amount: '10.00', at };
const withdrawal = {
  type: 'RequestWithdrawal',
  withdrawalId: 'w1',
  account: 'cash',
  memberId: 'm1',
  amount: '1.00',
  at,
};
const subsidy = {
  type: 'OpenSubsidy',
  subsidyId: 'u1',
  budget: '1.00',
  share: '1%',
  mints: true,
  source: 'operator',
  at,
};
const conversion = { type: 'OpenConversion', conversionId: 'v1', shares: 1, pricePerShare: '1.00', at };
const merchant = { type: 'RegisterMerchant', merchantId: 's1', at };
const adjustment = { type: 'AdjustBalance', adjustmentId: 'a1', account: 'cash', memberId: 'm1', amount: '1.00', at };

/** Each of these in a money field is malformed. */
const notMoney: unknown[] = [
  '|1|1.|1.0|1.000|.50|01.00|00.00|+1.00|--1.00| 1| 1.00|1.00 |1.00\n'.split('|'),
  '1e5|1e5.00|0x10.00|1,000.00|１００|１.００|1.０0|NaN|Infinity|−1.00|1.00元|1_0.00'.split('|'),
  [100, 1.5, 10n, true, null, [], ['1.00'], {}],
].flat();

/** Each of these as `at` is malformed. */
const notTimes: unknown[] = [
  '|2026-01-01|2026-01-01T00:00:00|2026-01-01T00:00:00+00:00|2026-01-01 00:00:00Z|2026-1-1T00:00:00Z'.split('|'),
  '2026-02-29T00:00:00Z|2026-04-31T00:00:00Z|2026-13-01T00:00:00Z|2026-00-01T00:00:00Z|1900-02-29T00:00:00Z'.split('|'),
  '2026-01-00T00:00:00Z|2026-01-01T24:00:00Z|2026-01-01T00:60:00Z|2016-12-31T23:59:60Z'.split('|'),
  '2026-01-01T00:00:00.Z|2026-01-01T00:00:00.0000Z|2026-01-01T00:00:00z|+02026-01-01T00:00:00Z'.split('|'),
  [1_767_225_600_000, null, new Date(0), ['2026-01-01T00:00:00Z']],
].flat();

const malformed: unknown[] = [
  [undefined, null, 1, 'WindUp', true, () => order],
  [[], [order], {}, { at }, { type: 'WindUp' }, { type: 'windUp', at }, { type: '__proto__', at }],
  [{ type: 'constructor', at }, { type: ['WindUp'], at }, { type: null, at }, Object.create(order)],
  notMoney.map((amount) => ({ ...order, amount })),
  notMoney.map((coins) => ({ ...order, coins })),
  notTimes.map((time) => ({ ...order, at: time })),
  ['', '\ud800', 'a\udc00b', 7, null, ['o1'], {}].map((orderId) => ({ ...order, orderId })),
  [
    { ...order, coins: '-0.01' },
    { ...order, merchantId: null },
    { type: 'PlaceOrder', orderId: 'o1', amount: '10.00', at },
  ],
].flat();

test('malformed: what is no command, has no type, misses a field or has one of the wrong form', () => {
  const { engine } = new Case(leanPlan);
  for (const command of malformed) {
    expect(engine.apply(command), textOf(command)).toStrictEqual({
      ok: false,
      code: 'malformed',
    });
  }
  expect(engine.state().members.size).toBe(0);
});

const moreMalformed = [
  ...['0', '-0.00%', '1', '1 %', '.5%', '01%', '100.0001%', '101%', '0.00001%', '1.%', '-1%', '１%', 1].map(
    (share) => ({
      ...subsidy,
      share,
    }),
  ),
  ...['surplus', 'Operator', '', 1].map((source) => ({ ...subsidy, source })),
  ...['true', 1, null].map((mints) => ({ ...subsidy, mints })),
  ...[1.5, '1', 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY, null, 1n].map((shares) => ({ ...conversion, shares })),
  ...[-1, 1_000_001, 0.5, '1'].map((lockDays) => ({ ...conversion, lockDays })),
  ...[0, 1_000_001].map((tranches) => ({ ...conversion, tranches })),
  { ...conversion, everyDays: -1 },
  ...['', 'a'.repeat(501), 5].map((reason) => ({ ...adjustment, reason })),
  adjustment,
  { ...withdrawal, merchantId: 's1' },
  { ...withdrawal, account: 'payable' },
  { ...withdrawal, account: 'platform' },
  { ...withdrawal, account: 7 },
  { ...withdrawal, account: 'elsewhere', memberId: '' },
  { type: 'RequestWithdrawal', withdrawalId: 'w1', account: 'cash', amount: '1.00', at },
  { type: 'ChangePlan', at },
  { type: 'SetRank', memberId: 'm1', rank: 1, at },
  { type: 'SetRank', memberId: 'm1', at },
  { type: 'InjectFunds', injectionId: 'i1', amount: '1.00', source: 'elsewhere', at },
  ...['', '.5', '1.', '01', '+1', '1e1', ' 1', '1 ', '１', '0x1', '1.5.5', `0.${'0'.repeat(999)}`, 1].map((points) => ({
    type: 'RedeemPoints',
    redemptionId: 'x1',
    memberId: 'm1',
    points,
    at,
  })),
];

test.each(moreMalformed.map((command) => [textOf(command), command]))('malformed: %s', (_, command) => {
  expect(new Case(leanPlan).engine.apply(command)).toStrictEqual({ ok: false, code: 'malformed' });
});

test.each([
  ['field_unknown', { ...order, note: 'x' }],
  ['field_unknown', JSON.parse(JSON.stringify(order).replace('{', '{"__proto__":1,'))],
  ['field_unknown', { ...order, ownerId: 'a'.repeat(65), memberId: 'a'.repeat(65) }],
  ['field_unknown', { type: 'DismissAgent', regionCode: '1', memberId: 'm1', at }],
  ['id_too_long', { ...order, memberId: 'a'.repeat(65) }],
  ['id_too_long', { ...order, memberId: '龘'.repeat(65) }],
  ['id_too_long', { ...order, merchantId: '😀'.repeat(65) }],
  ['id_too_long', { ...withdrawal, account: 'elsewhere', withdrawalId: 'a'.repeat(65) }],
  ['account_unknown', { ...withdrawal, account: 'elsewhere', merchantId: 's1' }],
  ['account_unknown', { ...withdrawal, account: '' }],
  ['account_unknown', { ...adjustment, account: 'platform', reason: 'none' }],
  ['region_code_unknown', { ...merchant, regionCode: '044010', split: 'none' }],
  ['region_code_unknown', { ...merchant, regionCode: '４４０１０６' }],
  ['region_code_unknown', { type: 'DismissAgent', regionCode: '', at }],
  ['split_unknown', { ...merchant, split: '__proto__' }],
  ['split_unknown', { ...merchant, split: '' }],
  ['rank_unknown', { type: 'SetRank', memberId: 'm1', rank: 'toString', at }],
  ['plan_invalid', { type: 'ChangePlan', plan: null, at }],
])('%s comes before what depends on the state: %j', (code, command) => {
  const { engine } = new Case(leanPlan, (plan) => plan !== null);
  engine.apply({ ...order, at: '2027-01-01T00:00:00Z' });
  expect(engine.apply(command)).toStrictEqual({ ok: false, code });
});

test('U1, U6, J4: what is strange and still well-formed', () => {
  const { engine } = new Case(leanPlan);
  const huge = '123456789012345678901234567890.12';
  expect(engine.apply({ ...order, at: '0000-02-29T23:59:59.9Z' })).toStrictEqual({ ok: true });
  expect(engine.apply({ ...order, orderId: 'o2', at: '0000-02-29T23:59:59.89Z' })).toMatchObject({
    code: 'time_went_back',
  });
  expect(engine.apply({ ...order, orderId: 'o2', coins: '-0.00', at: '0099-12-31T00:00:00Z' })).toStrictEqual({
    ok: true,
  });
  expect(engine.apply({ ...order, amount: '-0.00', at: '9999-12-31T23:59:59.999Z' })).toMatchObject({
    code: 'order_exists',
  });
  expect(engine.apply({ ...order, orderId: 'o3', amount: '-0.00' })).toMatchObject({ code: 'amount_not_positive' });
  for (const memberId of ['__proto__', 'constructor', '10', '9', '张三', '😀'.repeat(64)]) {
    expect(engine.apply({ ...order, orderId: `by ${memberId}`, memberId, amount: huge })).toMatchObject(
      memberId.length > 62 ? { code: 'id_too_long' } : { ok: true },
    );
  }
  expect(engine.apply({ type: 'BindReferrer', memberId: '😀'.repeat(64), referrerId: '9', at })).toStrictEqual({
    ok: true,
  });
  expect([...engine.state().members.keys()]).toStrictEqual([
    '10',
    '9',
    '__proto__',
    'constructor',
    'm1',
    '张三',
    '😀'.repeat(64),
  ]);
  engine.invariants();
});

test('U2: a point may have as many decimals as the scale, zeros count', () => {
  const one = new Case(leanPlan).order('o1', 'm1', '1000.00', '210.00000000');
  const redeem = (points: string) => ({ redemptionId: 'x1', memberId: 'm1', points });
  one.refuses('points_too_precise', 'RedeemPoints', redeem('1.000000000'));
  one.refuses('points_too_precise', 'RedeemPoints', redeem(`0.${'0'.repeat(998)}`));
  one.refuses('points_not_positive', 'RedeemPoints', redeem('-0.00000000'));
  one.refuses('points_not_positive', 'RedeemPoints', redeem('-5'));
  one.refuses('insufficient_points', 'RedeemPoints', redeem('9'.repeat(1000)));
  one.refuses('insufficient_points', 'RedeemPoints', redeem('210.00000001'));
  one.accepts('RedeemPoints', redeem('210.00000000'), { paid: '300.00' });
});

test('every command of the table is known', () => {
  expect(commandTypes).toHaveLength(31);
});

function textOf(command: unknown): string {
  return JSON.stringify(command, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}
