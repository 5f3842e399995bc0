import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import type { Event } from '#core/event';
import { LEAN, planOf } from './support/given.ts';
import { LONG } from './support/laws.ts';

const AT = '2026-01-01T00:00:00Z';
const CAPPED = {
  ...LEAN,
  pool: { startPrice: '1.00', genesis: '1.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '3' } },
  splits: { ...LEAN.splits, thin: { merchant: '90%', platform: '5%', distribution: '4%' } },
};

function does(engine: Engine, type: string, fields: object): readonly Event[] {
  const { receipt, events } = engine.apply({ type, at: AT, ...fields });
  if (!receipt.ok) throw new Error(`${type} ${JSON.stringify(fields)}: ${receipt.code}`);
  return events;
}

function buy(engine: Engine, memberId: string, amount: string, more: object = {}): void {
  const orderId = `order ${engine.orderCount}`;
  does(engine, 'PlaceOrder', { orderId, memberId, amount, ...more });
  does(engine, 'SettleOrder', { orderId });
}

/** Who was sold out for how much, by id. */
function exits(engine: Engine, events: readonly Event[]): string[] {
  const found = events.flatMap((event) => (event.type === 'MemberExited' ? [event] : []));
  return found
    .map(({ member, units, paid, basis }) => `${engine.memberId(member)} ${units} ${paid} ${basis}`)
    .toSorted();
}

describe('forced exits', () => {
  test('X2: the order of members within a round cannot matter: whoever joined first, all are paid the same', () => {
    let forced = 0;
    const amounts = fc.array(fc.integer({ min: 100, max: 1_000_000 }), { minLength: 2, maxLength: 30 });
    const joining = amounts.chain((fen) => {
      const numbers = fen.map((_, index) => index);
      return fc.tuple(fc.constant(fen), fc.shuffledSubarray(numbers, { minLength: numbers.length }));
    });
    fc.assert(
      fc.property(joining, fc.integer({ min: 1, max: 100_000_000 }), ([fen, order], injectedFen) => {
        const run = (joined: readonly number[]): [Engine, string[]] => {
          const engine = new Engine(planOf(CAPPED));
          for (const index of joined) does(engine, 'UnfreezeMember', { memberId: `m${index}` });
          fen.forEach((amount, index) => buy(engine, `m${index}`, (amount / 100).toFixed(2)));
          const amount = (injectedFen / 100).toFixed(2);
          const held = engine.pool().held > 0;
          return [
            engine,
            held ? exits(engine, does(engine, 'InjectFunds', { injectionId: 'i', amount, source: 'financing' })) : [],
          ];
        };
        const [first, paid] = run(fen.map((_, index) => index));
        const [other, paidThen] = run(order);
        expect(paidThen).toStrictEqual(paid);
        expect(other.state()).toStrictEqual(first.state());
        expect(other.pool()).toStrictEqual(first.pool());
        expect(other.accounts()).toStrictEqual(first.accounts());
        forced += paid.length;
      }),
      { numRuns: LONG ? 5000 : 150 },
    );
    expect(forced).toBeGreaterThan(100);
  });

  test('X2: one injection that forces a hundred thousand exits pays each the cap less the fee, and nobody else', () => {
    const engine = new Engine(planOf(CAPPED));
    does(engine, 'RegisterMerchant', { merchantId: 's', split: 'thin' });
    // One per cent of this goes to the pool: far from due, and there for the others not to be everybody (R3).
    buy(engine, 'bystander', '100000000.00', { merchantId: 's' });
    const count = 100_000;
    for (let i = 0; i < count; i++) buy(engine, `member ${i}`, '10.00');
    expect(engine.accounts().paidOut).toBe(0);
    const before = engine.pool();
    const bystander = engine.member('bystander');

    const events = does(engine, 'InjectFunds', { injectionId: 'i', amount: '30000000.00', source: 'financing' });

    // 10.00 x 3 less a fifth.
    const paid = 2400;
    const found = events.filter((event) => event.type === 'MemberExited');
    expect(found).toHaveLength(count);
    expect(new Set(found.map(({ member }) => member)).size).toBe(count);
    expect(found.every((event) => event.paid === paid && event.basis === 1000)).toBe(true);
    expect(engine.accounts()).toMatchObject({ paidOut: paid * count, memberCash: paid * count, surplus: 0 });
    const { reserve, held, supply, locked } = engine.pool();
    expect(reserve).toBe(Number(before.reserve) + 3_000_000_000 - paid * count);
    expect(engine.member('bystander')).toStrictEqual(bystander);
    expect([held, BigInt(supply)]).toStrictEqual([bystander?.points, BigInt(held) + BigInt(locked)]);
    expect(engine.member('member 0')).toMatchObject({ points: 0, basis: 0, cash: paid, exits: 1 });
    engine.recount();
  });
});
