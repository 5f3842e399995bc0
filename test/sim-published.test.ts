/** The published figures of identical orders of 1,000, reproduced through the production engine. */
import { describe, expect, test } from 'vitest';
import { runScenario } from '#sim/simulate';
import type { RunResult } from '#sim/result';
import { LONG } from './support/laws.ts';
import { identicalOrders } from './support/scenarios.ts';

const ORDERS = LONG ? 1_000_000 : 100_000;

function resultOf(preset: string, count: number, more: object = {}): RunResult {
  return runScenario(identicalOrders(preset, count, more)).first;
}

describe.each([
  [
    'mall-3x',
    { 1: [2965], 2: [9696], 10: [65_604, 65_605], 100: [693_303] },
    { 10_000: 2, 100_000: 14, 1_000_000: 144 },
    300,
  ],
  [
    'local-life-1.2x',
    { 1: [1137], 2: [3702], 10: [24_938], 100: [262_255, 262_256] },
    { 10_000: 4, 100_000: 38, 1_000_000: 381 },
    160,
  ],
] as const)('%s, everyone holds', (preset, exitsAt, exitsAfter, most) => {
  const result = resultOf(preset, ORDERS);

  test('X1: exits come at the published orders', () => {
    const found = new Map(result.exitsAt.map(({ exit, orders }) => [exit, orders]));
    for (const [exit, orders] of Object.entries(exitsAt)) {
      if (Math.max(...orders) <= ORDERS) expect(orders, `exit ${exit}`).toContain(found.get(Number(exit)));
    }
    expect(found.size).toBeGreaterThan(3);
  });

  test('X1: so many have exited after 10,000, 100,000 and 1,000,000 orders', () => {
    const found = new Map(result.prices.map(({ orders, exits }) => [orders, exits]));
    for (const [orders, exits] of Object.entries(exitsAfter)) {
      if (Number(orders) <= ORDERS) expect(found.get(Number(orders)), orders).toBe(exits);
    }
  });

  test('M1: the price grows as the number of orders to the power 0.30', () => {
    expect(result.priceExponent).toBeGreaterThan(0.295);
    expect(result.priceExponent).toBeLessThan(0.305);
    expect(result.bounds.priceExponent).toBe(0.3);
  });

  test('J5: on average far less is paid than the pool share, and the median is nothing', () => {
    expect(Number(result.members.meanPaid)).toBeLessThan(most / 100);
    expect(result.members.paidOverSpent.median).toBe(0);
  });
});

describe('J5: whatever members do, the mean payout is never above what enters the pool', () => {
  const count = LONG ? 20_000 : 4000;
  test.each([
    [{ kind: 'hold' }],
    [{ kind: 'sell-at-once' }],
    [{ kind: 'sell-at', multiple: '0.25' }],
    [{ kind: 'sell-at', multiple: '1' }],
    [{ kind: 'sell-after', days: 2 }],
    [{ kind: 'panic', fall: '5%', overDays: 1, eachDay: '50%' }],
    [{ kind: 'random', afterOrders: '50%' }],
    [{ kind: 'random', afterOrders: '95%' }],
  ])('%j', (behaviour) => {
    for (const [preset, most] of [
      ['mall-3x', 300],
      ['local-life-1.2x', 160],
    ] as const) {
      for (const runs of [[], [{ day: 9, share: '100%' }]]) {
        const more = {
          behaviours: [{ ...behaviour, share: '100%' }],
          runs,
          arrivals: { kind: 'linear', from: count / 5, to: 1, noise: 'poisson' },
        };
        const { members } = resultOf(preset, count, more);
        expect(Number(members.meanPaid)).toBeLessThanOrEqual(most);
        // Apart from the locked stake, which is nobody's, what was not paid is still there.
        if (runs.length > 0) expect(Number(members.meanPaid)).toBeGreaterThan(most * 0.99);
      }
    }
  });

  test.each([
    ['50%', 135],
    ['95%', 283],
  ])('a random holder sells after %s of orders: about %i on average', (afterOrders, expected) => {
    const { members, pool } = resultOf('mall-3x', LONG ? 100_000 : 20_000, {
      behaviours: [{ kind: 'random', share: '100%', afterOrders }],
    });
    expect(Math.abs(Number(members.meanPaid) - expected)).toBeLessThan(expected * 0.03);
    // Price is not wealth.
    expect(Number(pool.price)).toBeGreaterThan(100);
  });

  test.each([
    ['mall-3x', 168, 300, 254],
    ['local-life-1.2x', 89.6, 160, 136],
  ])('%s: sold at once %d; all 10,000 sell at the end: mean %i, median about %i', (preset, atOnce, mean, median) => {
    const sold = resultOf(preset, 1000, { behaviours: [{ kind: 'sell-at-once', share: '100%' }] });
    expect(sold.bounds.soldAtOnce).toBeCloseTo(atOnce / 1000, 6);
    const { members } = resultOf(preset, 10_000, { runs: [{ day: 9, share: '100%' }] });
    expect(Number(members.meanPaid)).toBeGreaterThan(mean - 0.2);
    expect(Number(members.meanPaid)).toBeLessThanOrEqual(mean);
    expect(Math.abs(Number(members.medianPaid) - median)).toBeLessThan(median * 0.02);
  });
});
