import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import type { Outcome } from '#core/engine';
import type { Event } from '#core/event';
import { planOf } from './support/given.ts';
import { LONG } from './support/laws.ts';

const AT = '2026-01-01T00:00:00Z';
const RUNS = LONG ? 20_000 : 400;

const plans = fc.record({
  genesisFen: fc.integer({ min: 1, max: 1_000_000 }),
  rebate: fc.integer({ min: 1, max: 99 }),
  fee: fc.integer({ min: 0, max: 99 }),
});
const amount = fc.oneof(
  fc.integer({ min: 5, max: 300 }),
  fc.integer({ min: 300, max: 1_000_000 }),
  fc.integer({ min: 1e6, max: 1e12 }),
);
const others = fc.array(amount, { maxLength: 4 });

type Terms = typeof plans extends fc.Arbitrary<infer T> ? T : never;

function money(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

/** An engine without a cap, in which idle members have bought for these amounts. */
function opened({ genesisFen, rebate, fee }: Terms, idle: readonly number[]): Engine {
  const engine = new Engine(
    planOf({
      name: 'fair',
      currency: 'CNY',
      pool: { startPrice: '1.00', genesis: money(genesisFen), rebateShare: `${rebate}%`, redeemFee: `${fee}%` },
      splits: { default: { merchant: '33.3333%', platform: '7%', distribution: '20%' } },
      commissions: {
        referral: ['3%', '1%'],
        recruiter: '0.5%',
        region: { district: '0.3%', city: '0.7%' },
        ranks: [
          { name: 'V1', rate: '1%' },
          { name: 'V2', rate: '2.5%' },
        ],
        peer: '10%',
      },
      legacy: { coinShare: '30%' },
      returnWindowDays: 0,
    }),
  );
  does(engine, 'RegisterMerchant', { merchantId: 's', recruiterId: 'r', regionCode: '440106' });
  for (const [memberId, referrerId] of [
    ['buyer', 'b'],
    ['b', 'c'],
    ['c', 'd'],
  ])
    does(engine, 'BindReferrer', { memberId, referrerId });
  for (const [memberId, rank] of [
    ['b', 'V1'],
    ['c', 'V2'],
    ['d', 'V2'],
  ])
    does(engine, 'SetRank', { memberId, rank });
  for (const [regionCode, memberId] of [
    ['440106', 'x'],
    ['440100', 'y'],
  ])
    does(engine, 'AppointAgent', { regionCode, memberId });
  idle.forEach((fen, index) => buy(engine, `idle ${index}`, fen));
  return engine;
}

function does(engine: Engine, type: string, fields: object): Outcome {
  const outcome = engine.apply({ type, at: AT, ...fields });
  if (!outcome.receipt.ok) throw new Error(`${type} ${JSON.stringify(fields)}: ${outcome.receipt.code}`);
  return outcome;
}

let serial = 0;

/** Buys and settles at once. */
function buy(
  engine: Engine,
  memberId: string,
  fen: number,
  merchant?: string,
): Extract<Event, { type: 'OrderSettled' }> {
  const orderId = `o${serial++}`;
  does(engine, 'PlaceOrder', {
    orderId,
    memberId,
    amount: money(fen),
    ...(merchant === undefined ? {} : { merchantId: merchant }),
  });
  const settled = does(engine, 'SettleOrder', { orderId }).events.find((event) => event.type === 'OrderSettled');
  if (settled?.type !== 'OrderSettled') throw new Error('not settled');
  return settled;
}

/** Sells a part of what a member holds; what rounds to nothing is kept. */
function sell(engine: Engine, memberId: string, percent: number): void {
  const units = (BigInt(engine.member(memberId)?.points ?? 0) * BigInt(percent)) / 100n;
  const { scale } = engine.pool();
  const digits = String(units).padStart(scale + 1, '0');
  const points = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  engine.apply({ type: 'RedeemPoints', at: AT, redemptionId: `r${serial++}`, memberId, points });
}

describe('buying and selling', () => {
  test('M2, M4: with others idle a buyer never gets more out of the pool than was in it as the buyer’s, and less than a fen besides', () => {
    const acts = fc.array(fc.oneof(fc.record({ buy: amount }), fc.record({ sell: fc.integer({ min: 1, max: 100 }) })), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(plans, others, fc.option(amount, { nil: undefined }), acts, (terms, idle, before, acts) => {
        const engine = opened(terms, idle);
        if (before !== undefined) buy(engine, 'buyer', before);
        const { reserve, supply } = engine.pool();
        const claim = BigInt(engine.member('buyer')?.points ?? 0) * BigInt(reserve);
        let inflow = 0n;
        let spent = 0n;
        for (const act of acts) {
          if ('sell' in act) {
            sell(engine, 'buyer', act.sell);
            continue;
          }
          inflow += BigInt(buy(engine, 'buyer', act.buy).inflow);
          spent += BigInt(act.buy);
        }
        sell(engine, 'buyer', 100);
        const paid = BigInt(engine.member('buyer')?.cash ?? 0);
        // A fen: what the stake gives up when it is rounded down to whole units (P6), and that is far less.
        expect(paid * BigInt(supply) < claim + (inflow + 1n) * BigInt(supply)).toBe(true);
        if (before === undefined) expect(paid <= inflow && inflow <= spent).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  test('M2, P6: points sold at once pay at most what the rebate bought at the old price is worth at the new, and what the stake gives up', () => {
    fc.assert(
      fc.property(plans, others, amount, (terms, idle, fen) => {
        const engine = opened(terms, idle);
        const { reserve } = engine.pool();
        const { inflow, rebate } = buy(engine, 'buyer', fen);
        sell(engine, 'buyer', 100);
        const paid = BigInt(engine.member('buyer')?.cash ?? 0);
        const [R, I, b, G] = [BigInt(reserve), BigInt(inflow), BigInt(rebate), BigInt(terms.genesisFen)];
        // The price goes from R / S to (R + I) / (S + b S / R), and the stake from at most G to as much times that, of which G stays.
        expect(paid * (R + b) < b * (R + I) + G * (I - b) + (R + b)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('splitting', () => {
  const parts = fc.array(amount, { minLength: 2, maxLength: 6 });

  test('O2, C4, M1, M2: an order in parts mints no more than in one, beyond a fen of rebate a part more', () => {
    fc.assert(
      fc.property(plans, others, parts, (terms, idle, parts) => {
        const start = opened(terms, idle).snapshot();
        const [once, apart] = [Engine.restore(start), Engine.restore(start)];
        const { reserve, supply, scale } = once.pool();
        const whole = buy(
          once,
          'buyer',
          parts.reduce((sum, part) => sum + part),
          's',
        );
        const settled = parts.map((part) => buy(apart, 'buyer', part, 's'));
        const more = BigInt(parts.length - 1);

        const finest = settled.at(-1)?.pool.scale ?? scale;
        const units = settled.reduce(
          (sum, { minted, pool }) => sum + BigInt(minted) * 10n ** BigInt(finest - pool.scale),
          0n,
        );
        const worth = (BigInt(whole.rebate) + more) * BigInt(supply) * 10n ** BigInt(finest - scale);
        expect(units * BigInt(reserve) <= worth, 'points').toBe(true);

        const sum = (of: (event: (typeof settled)[number]) => number | bigint): bigint =>
          settled.reduce((sum, event) => sum + BigInt(of(event)), 0n);
        expect(sum(({ toMerchant }) => toMerchant) <= BigInt(whole.toMerchant), 'merchant').toBe(true);
        expect(sum(({ inflow }) => inflow) <= BigInt(whole.inflow) + more, 'pool').toBe(true);
        const earned = ({ commissions }: (typeof settled)[number]): Map<string, bigint> =>
          new Map(commissions.map(({ kind, member, amount }) => [`${kind} ${member}`, BigInt(amount)]));
        const onWhole = earned(whole);
        const kinds = new Set(settled.flatMap((event) => [...earned(event).keys()]));
        for (const kind of kinds) {
          const inParts = settled.reduce((sum, event) => sum + (earned(event).get(kind) ?? 0n), 0n);
          // A share is a difference of two floors (C4), a peer's a part of that: at most a fen a part more.
          expect(inParts <= (onWhole.get(kind) ?? 0n) + more, kind).toBe(true);
        }
        const platform = sum(({ toPlatform, commissions }) =>
          commissions.reduce((sum, { amount }) => sum + BigInt(amount), BigInt(toPlatform)),
        );
        const legs = whole.commissions.reduce((sum, { amount }) => sum + BigInt(amount), BigInt(whole.toPlatform));
        expect(platform >= legs, 'platform').toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  test('O3, L3: a refund in parts gives back exactly what it gives at once, and leaves the same order', () => {
    fc.assert(
      fc.property(
        plans,
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 0, max: 30 }),
        (terms, parts, kept, coinShare) => {
          const refund = parts.reduce((sum, part) => sum + part);
          const fen = refund + kept + 20;
          const engine = opened(terms, [1000]);
          does(engine, 'ImportDebt', { debtId: 'd', memberId: 'buyer', amount: money(fen) });
          const coins = money(Math.floor((fen * coinShare) / 100));
          does(engine, 'PlaceOrder', { orderId: 'o', memberId: 'buyer', amount: money(fen), coins });
          const start = engine.snapshot();
          const [once, apart] = [Engine.restore(start), Engine.restore(start)];
          does(once, 'RefundOrder', { refundId: 'all', orderId: 'o', amount: money(refund) });
          parts.forEach((part, index) =>
            does(apart, 'RefundOrder', { refundId: `${index}`, orderId: 'o', amount: money(part) }),
          );
          expect(apart.openOrder('o')).toStrictEqual(once.openOrder('o'));
          expect(apart.state()).toStrictEqual(once.state());
          for (const one of [once, apart]) does(one, 'SettleOrder', { orderId: 'o' });
          expect(apart.state()).toStrictEqual(once.state());
          expect(apart.accounts()).toStrictEqual(once.accounts());
        },
      ),
      { numRuns: RUNS },
    );
  });
});
