import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import { Given, LEAN, planOf, sameBytes } from './support/given.ts';
import { LONG } from './support/laws.ts';

const AT = '2026-01-01T00:00:00Z';

/** A command of every type that names money, and the field that does; all else in it is right. */
const MONEY: readonly (readonly [string, string, object])[] = [
  ['PlaceOrder', 'amount', { orderId: 'new', memberId: 'a' }],
  ['PlaceOrder', 'coins', { orderId: 'new', memberId: 'a', amount: '10.00' }],
  ['RefundOrder', 'amount', { refundId: 'new', orderId: 'open' }],
  ['InjectFunds', 'amount', { injectionId: 'new', source: 'operator' }],
  ['RequestWithdrawal', 'amount', { withdrawalId: 'new', account: 'platform' }],
  ['AdjustBalance', 'amount', { adjustmentId: 'new', account: 'cash', memberId: 'a', reason: 'x' }],
  ['DeclareDividend', 'amount', { dividendId: 'new' }],
  ['OpenSubsidy', 'budget', { subsidyId: 'new', share: '1%', mints: true, source: 'operator' }],
  ['ImportDebt', 'amount', { debtId: 'new', memberId: 'a' }],
  ['OpenConversion', 'pricePerShare', { conversionId: 'new', shares: 1 }],
];

/** What is no decimal text of two decimals. */
const NO_MONEY = [
  '',
  '0',
  '1',
  '1.0',
  '1.000',
  '01.00',
  '00.00',
  '+1.00',
  '--1.00',
  '.50',
  '1.',
  '1e5',
  '1e5.00',
  ' 1.00',
  '1.00 ',
  '1.00\n',
  '1 000.00',
  '1,000.00',
  '１００.００',
  '1．00',
  '0x10.00',
  'NaN',
  'Infinity',
  '-',
  '٣.00',
  '1.0０',
  '\u20001.00',
  '1.00\u0000',
  0,
  1,
  -1,
  1.5,
  1e21,
  NaN,
  Infinity,
  2 ** 53 + 2,
  10n,
  null,
  true,
  [],
  ['1.00'],
  {},
  { toString: () => '1.00' },
  Symbol('1.00'),
  (): string => '1.00',
];

/** Integers that are none: for a number of shares, a weight, days. */
const NO_INTEGER = ['', '1', 1.5, NaN, Infinity, -Infinity, 2 ** 53, -(2 ** 53), 1e21, 1n, null, true, [], [1], {}];

function busy(): Engine {
  const shop = new Given()
    .order('o', 'a', '1000.00')
    .does('PlaceOrder', { orderId: 'open', memberId: 'a', amount: '10.00' });
  return shop
    .does('SetWeight', { memberId: 'a', weight: 1 })
    .does('ImportDebt', { debtId: 'd', memberId: 'a', amount: '1.00' }).engine;
}

function refusesAll(
  engine: Engine,
  type: string,
  field: string,
  rest: object,
  values: readonly unknown[],
  code = 'malformed',
): void {
  const before = engine.snapshot();
  for (const value of values) {
    const { receipt, events } = engine.apply({ type, at: AT, ...rest, [field]: value });
    expect({ receipt, events }, `${type}.${field} ${String(value)}`).toStrictEqual({
      receipt: { ok: false, code },
      events: [],
    });
  }
  expect(sameBytes(engine.snapshot(), before)).toBe(true);
}

describe('hostile numbers', () => {
  test.each(MONEY)('U1, J3: %s takes as %s nothing but a decimal string of two decimals', (type, field, rest) => {
    refusesAll(busy(), type, field, rest, NO_MONEY);
  });

  test('U2, J3: nor do points take anything but a decimal string', () => {
    const values = NO_MONEY.filter((value) => typeof value !== 'string' || !/^(0|1|1\.0+)$/.test(value));
    refusesAll(busy(), 'RedeemPoints', 'points', { redemptionId: 'new', memberId: 'a' }, values);
    refusesAll(busy(), 'ForfeitPoints', 'points', { forfeitId: 'new', memberId: 'a', reason: 'x' }, values);
  });

  test('U4, J3: an integer is a number that a double holds exactly', () => {
    refusesAll(busy(), 'SetWeight', 'weight', { memberId: 'a' }, NO_INTEGER);
    refusesAll(busy(), 'OpenConversion', 'shares', { conversionId: 'new', pricePerShare: '1.00' }, NO_INTEGER);
    for (const field of ['lockDays', 'tranches', 'everyDays'])
      refusesAll(busy(), 'OpenConversion', field, { conversionId: 'new', pricePerShare: '1.00', shares: 1 }, [
        ...NO_INTEGER,
        -1,
        1_000_001,
      ]);
  });

  test('U1, U4: thirty digits are exact, and so is what is around 2^53', () => {
    for (const digits of [
      '123456789012345678901234567890',
      '90071992547409.91',
      '90071992547409.92',
      '90071992547409.93',
      '9007199254740993',
    ]) {
      const amount = digits.includes('.') ? digits : `${digits}.01`;
      const fen = BigInt(amount.replace('.', ''));
      const shop = new Given()
        .does('PlaceOrder', { orderId: 'o', memberId: 'a', amount })
        .does('SettleOrder', { orderId: 'o' });
      const merchant = (fen * 3n) / 10n;
      const [platform, distribution] = [(fen + 9n) / 10n, (fen * 3n + 9n) / 10n];
      const inflow = fen - merchant - platform - distribution;
      expect(BigInt(shop.engine.accounts().platform)).toBe(merchant + platform + distribution);
      expect(BigInt(shop.engine.pool().reserve)).toBe(100_000n + inflow);
      expect(BigInt(shop.member('a').basis)).toBe(fen);
      expect(shop.happened('OrderSettled')[0]?.rebate.toString()).toBe(String((inflow * 7n) / 10n));
      shop.does('WindUp');
      expect(BigInt(shop.member('a').cash)).toBe(inflow);
    }
  });

  test('U1: minus nothing is nothing', () => {
    const engine = busy();
    for (const [type, field, rest] of MONEY) {
      if (field === 'coins') continue;
      const { receipt } = engine.apply({ type, at: AT, ...rest, [field]: '-0.00' });
      expect(receipt).toStrictEqual({
        ok: false,
        code: type === 'AdjustBalance' ? 'amount_is_zero' : 'amount_not_positive',
      });
    }
    expect(
      engine.apply({ type: 'PlaceOrder', at: AT, orderId: 'new', memberId: 'a', amount: '1.00', coins: '-0.00' })
        .receipt,
    ).toStrictEqual({ ok: true });
  });

  test('J3: no value whatever makes the engine throw, and what it refuses changes nothing', () => {
    const engine = new Engine(planOf(LEAN));
    const field = fc.constantFrom(
      'type',
      'at',
      'orderId',
      'memberId',
      'amount',
      'coins',
      'plan',
      'points',
      'rank',
      'account',
      '__proto__',
      'constructor',
    );
    const value = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
      fc.constantFrom('PlaceOrder', 'ChangePlan', 'RedeemPoints', 'AdjustBalance', 'SetRank', AT, '1.00'),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(field, value)), (command) => {
        const before = engine.snapshot();
        const { receipt } = engine.apply(command);
        if (!receipt.ok) expect(sameBytes(engine.snapshot(), before)).toBe(true);
      }),
      { numRuns: LONG ? 200_000 : 5000 },
    );
  });
});
