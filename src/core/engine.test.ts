import { describe, expect, test } from 'vitest';
import { Given, LEAN, dayMs, planOf, sameBytes } from '../../test/support/given.ts';
import { Engine } from './engine.ts';
import { InvariantError } from './invariants.ts';
import type { Programme } from './programme.ts';

const START = '2026-01-01T00:00:00Z';

/** The inside of an engine, to break it on purpose. */
function inside(engine: Engine): Programme {
  return (engine as unknown as { readonly programme: Programme }).programme;
}

function place(orderId: string, at = START): object {
  return { type: 'PlaceOrder', at, orderId, memberId: 'a', amount: '10.00' };
}

describe('time', () => {
  test('U6: the clock is that of the last accepted command; it may stand still, never go back', () => {
    const shop = new Given();
    expect(shop.engine.nowMs).toBe(-Infinity);
    shop.onDay(1).does('FreezeMember', { memberId: 'a' });
    expect(shop.engine.nowMs).toBe(dayMs(1));
    shop.does('FreezeMember', { memberId: 'b' });
    const details = { field: 'at', value: '2026-01-01T23:59:59.999Z', expected: 'not before 2026-01-02T00:00:00Z' };
    shop.onDay(1, -1).refuses('time_went_back', 'FreezeMember', { memberId: 'c' }, details);
    shop.onDay(9).refuses('order_unknown', 'SettleOrder', { orderId: 'x' });
    expect(shop.engine.nowMs).toBe(dayMs(1));
  });

  test('U6: the first command may be of any time', () => {
    const engine = new Engine(planOf(LEAN));
    expect(engine.apply(place('o', '0000-01-01T00:00:00Z')).receipt).toStrictEqual({ ok: true });
    expect(engine.apply(place('p', '9999-12-31T23:59:59.999Z')).receipt).toStrictEqual({ ok: true });
  });

  test('U6: the same plan and commands give the same receipts and the same bytes', () => {
    const run = (): [string, Uint8Array] => {
      const shop = new Given();
      const outcomes = [place('o'), place('p'), { type: 'SettleOrder', at: START, orderId: 'o' }, { type: 'Nothing' }];
      return [JSON.stringify(outcomes.map((command) => shop.engine.apply(command))), shop.engine.snapshot()];
    };
    const [[first, bytes], [second, others]] = [run(), run()];
    expect(first).toBe(second);
    expect(sameBytes(bytes, others)).toBe(true);
  });
});

describe('what always holds', () => {
  test('J1, P2: at the opening the genesis is the reserve, and nothing else is there', () => {
    const shop = new Given();
    expect(shop.accounts()).toStrictEqual({ cameIn: 100_000 });
    expect(shop.engine.accounts()).toStrictEqual({
      platform: 0,
      surplus: 0,
      taxes: 0,
      openOrdersCash: 0,
      frozenWithdrawals: 0,
      openSubsidies: 0,
      memberCash: 0,
      memberCommission: 0,
      memberDividend: 0,
      merchantPayable: 0,
      cameIn: 100_000,
      wentOut: 0,
      paidOut: 0,
    });
    const locked = 100_000_000_000;
    expect(shop.engine.pool()).toStrictEqual({ reserve: 100_000, supply: locked, scale: 8, locked, held: 0 });
    const { memberCount, merchantCount, openOrderCount, orderCount } = shop.engine;
    expect([memberCount, merchantCount, openOrderCount, orderCount]).toStrictEqual([0, 0, 0, 0]);
    expect(shop.engine.ended).toBe(false);
    expect(shop.engine.plan.name).toBe('lean');
  });

  test('J1, W5: a command after which the accounts do not add up throws, and so does everything after it', () => {
    const { engine } = new Given();
    inside(engine).ledger.totals.taxes = 1;
    expect(() => engine.apply(place('o'))).toThrow(InvariantError);
    inside(engine).ledger.totals.taxes = 0;
    expect(() => engine.apply(place('p'))).toThrow(/^J1 /);
    expect(() => engine.quote([place('p')])).toThrow(/^J1 /);
  });

  test('J2, P3: a pool that is not what it should be throws as well', () => {
    const { engine } = new Given().order('o', 'a', '1000.00');
    inside(engine).pool.locked = 1;
    expect(() =>
      engine.apply({ type: 'InjectFunds', at: START, injectionId: 'i', amount: '1.00', source: 'operator' }),
    ).toThrow(/^(J2|P3) /);
  });

  test('J3: what is thrown in a quote leaves the engine as it was', () => {
    const { engine } = new Given().order('o', 'a', '1000.00');
    const before = engine.snapshot();
    inside(engine).ledger.totals.taxes = 1;
    expect(() => engine.quote([place('p')])).toThrow(/^J1 /);
    inside(engine).ledger.totals.taxes = 0;
    expect(sameBytes(engine.snapshot(), before)).toBe(true);
    expect(engine.apply(place('p')).receipt).toStrictEqual({ ok: true });
  });

  test('J3: an engine that something else broke stays broken and says why', () => {
    const { engine } = new Given();
    inside(engine).pool.balance = () => {
      throw 'a stone';
    };
    expect(() => engine.apply(place('o'))).toThrow('a stone');
    expect(() => engine.apply({ type: 'FreezeMember', at: START, memberId: 'a' })).toThrow('J3 does not hold: a stone');
  });

  test.each(['openOrders', 'openSubsidies', 'frozenWithdrawals', 'cash', 'payable'] as const)(
    'J1: a recount finds that %s is not the sum of its parts',
    (account) => {
      const shop = new Given()
        .order('o', 'a', '1000.00')
        .does('PlaceOrder', { orderId: 'p', memberId: 'a', amount: '7.00' });
      shop.does('RefundOrder', { refundId: 'r', orderId: 'p', amount: '1.00' });
      shop.does('OpenSubsidy', { subsidyId: 's', budget: '5.00', share: '1%', mints: false, source: 'operator' });
      shop.does('RequestWithdrawal', { withdrawalId: 'w', account: 'platform', amount: '3.00' });
      const { totals } = inside(shop.engine).ledger;
      totals[account] = Number(totals[account]) + 1;
      totals.platform = Number(totals.platform) - 1;
      expect(() => shop.engine.recount()).toThrow(new RegExp(`^J1 .*${account}`));
    },
  );

  test('J1: a recount also sees that the sums together are not what came in', () => {
    const { engine } = new Given();
    inside(engine).ledger.totals.taxes = 1;
    expect(() => engine.recount()).toThrow(/^J1 /);
    inside(engine).ledger.totals.taxes = 0;
    Object.assign(inside(engine).pool, { locked: 1 });
    expect(() => engine.recount()).toThrow(/^J2 /);
  });

  test('J4: a command applied twice is refused by its id', () => {
    const shop = new Given().order('o', 'a', '1000.00');
    const twice: Readonly<Record<string, object>> = {
      RegisterMerchant: { merchantId: 'x' },
      PlaceOrder: { orderId: 'x', memberId: 'a', amount: '10.00' },
      RefundOrder: { refundId: 'x', orderId: 'x', amount: '1.00' },
      RedeemPoints: { redemptionId: 'x', memberId: 'a', points: '1' },
      ForfeitPoints: { forfeitId: 'x', memberId: 'a', points: '1', reason: 'x' },
      InjectFunds: { injectionId: 'x', amount: '1.00', source: 'operator' },
      RequestWithdrawal: { withdrawalId: 'x', account: 'platform', amount: '1.00' },
      AdjustBalance: { adjustmentId: 'x', account: 'cash', memberId: 'a', amount: '1.00', reason: 'x' },
      OpenSubsidy: { subsidyId: 'x', budget: '1.00', share: '1%', mints: true, source: 'operator' },
      ImportDebt: { debtId: 'x', memberId: 'a', amount: '1.00' },
      OpenConversion: { conversionId: 'x', shares: 9, pricePerShare: '0.01' },
      ConvertPoints: { grantId: 'x', conversionId: 'x', memberId: 'a', shares: 1 },
    };
    for (const [type, fields] of Object.entries(twice)) {
      shop.does(type, { ...fields });
      expect(shop.apply(type, { ...fields }).receipt).toMatchObject({
        ok: false,
        code: expect.stringMatching(/^[a-z]+_exists$/),
      });
    }
    shop.does('SetWeight', { memberId: 'a', weight: 1 }).does('DeclareDividend', { dividendId: 'x', amount: '1.00' });
    shop.refuses('dividend_exists', 'DeclareDividend', { dividendId: 'x', amount: '1.00' });
  });
});

describe('quotes', () => {
  test('J3: commands are quoted one after the other, each on what the ones before did, and all is taken back', () => {
    const shop = new Given().does('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1000.00' });
    const before = shop.engine.snapshot();
    const later = '2026-02-01T00:00:00Z';
    const commands = [
      { type: 'SettleOrder', at: later, orderId: 'o' },
      { type: 'RedeemPoints', at: later, redemptionId: 'r', memberId: 'a', points: '210' },
      { type: 'RedeemPoints', at: START, redemptionId: 's', memberId: 'a', points: '210' },
      { type: 'BindReferrer', at: later, memberId: 'new', referrerId: 'newer' },
      { type: 'WindUp', at: later },
      place('q', later),
      'nothing',
    ];
    const quoted = shop.engine.quote(commands);
    expect(quoted.map(({ receipt }) => receipt)).toStrictEqual([
      { ok: true, minted: '210.00000000' },
      { ok: true, paid: '300.00' },
      { ok: false, code: 'time_went_back' },
      { ok: true },
      { ok: true, paid: '0.00' },
      { ok: false, code: 'programme_ended' },
      { ok: false, code: 'malformed' },
    ]);
    expect(sameBytes(shop.engine.snapshot(), before)).toBe(true);
    expect(shop.engine.nowMs).toBe(dayMs(0));
    expect(shop.engine.ended).toBe(false);
    expect(shop.engine.quote([])).toStrictEqual([]);
    expect(commands.map((command) => shop.engine.apply(command))).toStrictEqual(quoted);
  });
});

describe('memory', () => {
  test('U4: the arrays that every member has, and the tables of ids, are counted', () => {
    const { engine } = new Given();
    const before = engine.memory();
    expect(Object.keys(before)).toStrictEqual(['hot', 'memberIds', 'orderIds']);
    for (let i = 0; i < 2000; i++) engine.apply({ ...place(`order ${i}`), memberId: `member ${i}` });
    for (let i = 0; i < 2000; i++) engine.apply({ type: 'SettleOrder', at: START, orderId: `order ${i}` });
    const after = engine.memory();
    expect(after.hot - before.hot).toBeGreaterThan(2000 * 8);
    const { ledger, members, pool } = inside(engine);
    expect(after.hot).toBe(pool.bytes + ledger.bytesOf('cash') + members.referrerBytes);
    expect([engine.orderCount, engine.openOrderCount]).toStrictEqual([2000, 0]);
    expect(after.memberIds - before.memberIds).toBeGreaterThan(2000 * 'member 1'.length);
    expect(after.orderIds - before.orderIds).toBeGreaterThan(2000 * 'order 1'.length);
  });
});
