import { describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import { Random } from './auditor/random.ts';
import { SHARED_PLAN, attack, scene, search } from './support/coalition.ts';
import type { Gain, Scene } from './support/coalition.ts';
import { LONG } from './support/laws.ts';

/** Nothing is left over: pool 33 %, levels 6 % and regions 1 % are exactly what the merchant gives up. */
const TIGHT_PLAN = { ...SHARED_PLAN, splits: { default: { merchant: '60%', platform: '0%', distribution: '7%' } } };
/** The same with a cap, so that an order may force an outsider out. */
const CAPPED_PLAN = { ...TIGHT_PLAN, pool: { ...TIGHT_PLAN.pool, cap: { multiple: '1.2' } } };
/** What the insiders, and the outsider, bought for before: half each, nearly all, none. */
const HOLDINGS = [
  [100_000, 100_000],
  [1_000_000, 10_000],
  [0, 50_000],
] as const;

function best(plan: object, more: Scene = {}): Gain[] {
  return HOLDINGS.map(([insidersFen, outsiderFen], seed) =>
    search(scene(plan, insidersFen, outsiderFen, more), new Random(seed), LONG ? 100 : 3, LONG ? 1000 : 80),
  );
}

describe('merchant, buyers, referrer, recruiter and agent acting together, outsiders idle', () => {
  test.each<[string, object, Scene]>([
    ['with two hundredths to spare', SHARED_PLAN, {}],
    ['with nothing to spare', TIGHT_PLAN, {}],
    ['with a subsidy that mints and leaves nothing to spare', SHARED_PLAN, { subsidy: { share: '3%', mints: true } }],
    ['with a subsidy that does not mint', SHARED_PLAN, { subsidy: { share: '3%', mints: false } }],
  ])('A03: no coalition profits while pool, levels and regions are within the take: %s', (_, plan, more) => {
    for (const { net, orders } of best(plan, more)) {
      expect(orders).toBeGreaterThan(0);
      expect(net <= 0n, `${net} fen`).toBe(true);
    }
  });

  test.each([true, false])(
    'A03, A08: the same search finds a profit where a subsidy breaks it (mints: %s)',
    (mints) => {
      for (const { net } of best(SHARED_PLAN, { subsidy: { share: '5%', mints } }))
        expect(net).toBeGreaterThan(10_000n);
    },
  );

  test('A03, X2: with a cap a coalition gains at most what forced exits of outsiders leave to those who stay', () => {
    for (const { net, leftByOutsiders } of best(CAPPED_PLAN)) expect(net <= leftByOutsiders, `${net} fen`).toBe(true);
  });

  test('A03, X2: and it does gain that, where an outsider is about to be due: the fee of the exit is the coalition’s', () => {
    const start = (injectedFen: number): Uint8Array => scene(CAPPED_PLAN, 10_000_000, 100_000, { injectedFen });
    let [low, high] = [1, 100_000_000];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (Engine.restore(start(middle)).member('outsider')?.exits === 0) low = middle;
      else high = middle;
    }
    const nudge = { kind: 'order', buyer: 0, amountFen: 10_000, refundPpm: 0 } as const;
    const { net, leftByOutsiders } = attack(start(low), [nudge], 0);
    expect(net).toBeGreaterThan(0n);
    expect(net <= leftByOutsiders, `${net} <= ${leftByOutsiders}`).toBe(true);
  });
});
