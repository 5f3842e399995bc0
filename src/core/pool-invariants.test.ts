import { describe, expect, test } from 'vitest';
import type { Holdings } from './holdings.ts';
import { InvariantError } from './invariants.ts';
import { Journal } from './journal.ts';
import { Pool } from './pool.ts';
import type { PoolTerms } from './pool.ts';
import { add, sub } from './quantity.ts';
import type { Int } from './quantity.ts';
import type { Tally } from './tally.ts';

/** What a bug could get at. */
interface Inside {
  reserve: Int;
  surplus: Int;
  locked: Int;
  scale: number;
  entered: Int;
  paidOut: Int;
  touched: boolean;
  readonly supplyTally: Tally;
  readonly holdings: Holdings;
}

const TERMS: PoolTerms = { genesisFen: 100_000, startPriceFen: 100, redeemFeePpm: 200_000 };

function open(terms: Partial<PoolTerms> = {}): {
  readonly pool: Pool;
  readonly inside: Inside;
  readonly journal: Journal;
} {
  const journal = new Journal();
  const pool = new Pool({ ...TERMS, ...terms }, journal, {
    grown: () => undefined,
    surplusTaken: () => undefined,
    exited: () => undefined,
  });
  return { pool, inside: pool as unknown as Inside, journal };
}

function ruleOf(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof InvariantError) return error.message;
    throw error;
  }
  return 'holds';
}

/** The message of what `verify` finds after an order and whatever `spoil` does besides. */
function afterSpoiling(spoil: (inside: Inside, pool: Pool) => void, terms: Partial<PoolTerms> = {}): string {
  const { pool, inside } = open(terms);
  pool.mark();
  pool.settle(0, 1000, 1000, 0, 1000);
  pool.balance();
  expect(ruleOf(() => pool.verify())).toBe('holds');
  pool.mark();
  pool.settle(1, 1000, 1000, 0, 1000);
  pool.balance();
  spoil(inside, pool);
  return ruleOf(() => pool.verify());
}

const FELL = 'P3 does not hold: the price fell';
const NOT_POSITIVE = 'P2 does not hold: the reserve or the stake is not positive';
const NOT_SUM = 'J2 does not hold: supply is not what is locked and held';
const NOT_ENTERED = 'J5 does not hold: reserve and surplus are not what entered less what was paid';

describe('what is checked after every command', () => {
  test('P3 J2 J5: what the rules do holds', () => {
    expect(afterSpoiling(() => undefined)).toBe('holds');
  });

  test('P3: a reserve that lost what it should have kept is found, however small the fall', () => {
    const spoil = (inside: Inside): void => {
      inside.reserve = sub(inside.reserve, 1000);
      inside.entered = sub(inside.entered, 1000);
    };
    expect(afterSpoiling(spoil)).toBe(FELL);
    // A fen in a reserve of thirty digits: only the exact comparison sees it.
    for (const [inflow, verdict] of [
      [0, 'holds'],
      [-1, FELL],
    ] as const) {
      const { pool, inside } = open({ genesisFen: 10n ** 30n });
      pool.mark();
      pool.inject(0);
      inside.reserve = add(inside.reserve, inflow);
      inside.entered = add(inside.entered, inflow);
      expect(ruleOf(() => pool.verify())).toBe(verdict);
    }
  });

  test('P3: units out of nothing are found, however few', () => {
    const spoil = (inside: Inside): void => {
      inside.supplyTally.add(10 ** 12);
      inside.locked = add(inside.locked, 10 ** 12);
    };
    expect(afterSpoiling(spoil)).toBe(FELL);
    const { pool, inside } = open();
    pool.mark();
    pool.inject(0);
    inside.supplyTally.add(1);
    inside.locked = add(inside.locked, 1);
    expect(ruleOf(() => pool.verify())).toBe(FELL);
  });

  test('P3 P5: a step of scale is no fall, and a step that forgot the supply’s is none the pool believes', () => {
    const { pool, inside } = open({ genesisFen: 1, startPriceFen: 10_000 });
    pool.settle(0, 1, 1, 0, 1);
    pool.balance();
    pool.mark();
    pool.settle(1, 1, 1, 0, 0);
    pool.balance();
    expect(pool.scale).toBe(10);
    expect(ruleOf(() => pool.verify())).toBe('holds');
    inside.scale -= 2;
    expect(ruleOf(() => pool.verify())).toBe(FELL);
  });

  test('P2: an empty reserve, an empty stake and a surplus below nothing are found', () => {
    expect(afterSpoiling((inside) => (inside.locked = 0))).toBe(NOT_POSITIVE);
    expect(afterSpoiling((inside) => (inside.surplus = -1))).toBe(NOT_POSITIVE);
    const { pool, inside } = open();
    pool.mark();
    pool.inject(0);
    inside.reserve = 0;
    expect(ruleOf(() => pool.verify())).toBe(FELL);
    inside.supplyTally.set(0);
    expect(ruleOf(() => pool.verify())).toBe(NOT_POSITIVE);
  });

  test('J2: a stake, a supply or a sum of holdings that is one unit off is found', () => {
    expect(afterSpoiling((inside) => (inside.locked = sub(inside.locked, 1)))).toBe(NOT_SUM);
    expect(afterSpoiling((inside) => inside.supplyTally.add(-1))).toBe(NOT_SUM);
    expect(afterSpoiling((inside) => inside.holdings.held.add(1))).toBe(NOT_SUM);
    expect(afterSpoiling((inside) => inside.supplyTally.add(-1), { genesisFen: 10n ** 30n })).toBe(NOT_SUM);
  });

  test('J5: a fen that entered or left unseen is found', () => {
    expect(afterSpoiling((inside) => (inside.entered = add(inside.entered, 1)))).toBe(NOT_ENTERED);
    expect(afterSpoiling((inside) => (inside.paidOut = add(inside.paidOut, 1)))).toBe(NOT_ENTERED);
    expect(afterSpoiling((inside) => (inside.surplus = add(inside.surplus, 1)))).toBe(NOT_ENTERED);
    expect(afterSpoiling((inside) => (inside.reserve = add(inside.reserve, 1)))).toBe(NOT_ENTERED);
  });

  test('P3 P5 P7: past scale 400 a pair that nobody holds may fall, and nothing else', () => {
    const { pool, inside } = open({ genesisFen: 1, startPriceFen: 100 });
    inside.scale = 400;
    pool.mark();
    pool.settle(0, 1, 10 ** 9, 0, 1);
    pool.balance();
    expect(pool.scale).toBe(400);
    expect(ruleOf(() => pool.verify())).toBe('holds');
    // A single unit is worth a thousand fen, the genesis is one.
    inside.supplyTally.set(2);
    inside.locked = 1;
    pool.mark();
    pool.burn(0, pool.points(0));
    inside.holdings.held.set(0);
    inside.supplyTally.set(1);
    pool.balance();
    expect([pool.locked, pool.supply, pool.reserve, pool.surplus, pool.scale]).toEqual([1, 1, 1, 10 ** 9, 400]);
    expect(ruleOf(() => pool.verify())).toBe('holds');
    expect(ruleOf(() => pool.recount())).toBe('holds');
    inside.surplus = 0;
    expect(ruleOf(() => pool.verify())).toBe(NOT_ENTERED);
    pool.mark();
    pool.inject(0);
    inside.reserve = sub(inside.reserve, 1);
    expect(ruleOf(() => pool.verify())).not.toBe('holds');
  });

  test('P6: past scale 400 the stake is one unit, whatever that is worth', () => {
    const { pool, inside } = open({ genesisFen: 1, startPriceFen: 100 });
    inside.scale = 398;
    pool.mark();
    pool.settle(0, 1, 0, 1, 1);
    pool.balance();
    pool.mark();
    pool.inject(10 ** 14);
    pool.balance();
    expect([pool.scale, pool.locked]).toEqual([400, 1]);
    expect(ruleOf(() => pool.verify())).toBe('holds');
    pool.mark();
    pool.inject(10 ** 14);
    pool.balance();
    expect([pool.scale, pool.locked, ruleOf(() => pool.recount())]).toEqual([400, 1, 'holds']);
  });

  test('a pool that did not move is not looked at', () => {
    const { pool, inside } = open();
    pool.mark();
    inside.locked = 0;
    expect(ruleOf(() => pool.verify())).toBe('holds');
    // A reserve that calls for another scale, if only somebody looked.
    inside.reserve = 10n ** 20n;
    pool.balance();
    expect([pool.scale, ruleOf(() => pool.verify())]).toEqual([8, 'holds']);
    expect(ruleOf(() => open().pool.verify())).toBe('holds');
    const broken = open();
    broken.inside.locked = 0;
    expect(ruleOf(() => broken.pool.verify())).toBe('holds');
  });

  test('a pool is not balanced twice, nor because of what a dry run took back', () => {
    const { pool, inside, journal } = open();
    pool.settle(0, 1, 1, 0, 1);
    pool.balance();
    const { scale } = pool;
    inside.reserve = 10n ** 20n;
    pool.balance();
    expect(pool.scale).toBe(scale);
    journal.dryRun(() => pool.inject(1));
    pool.balance();
    expect(pool.scale).toBe(scale);
    pool.inject(1);
    pool.balance();
    expect(pool.scale).toBeGreaterThan(scale);
  });

  test('P3 P7: a surplus that is taken does not hide a fall of the price', () => {
    const { pool, inside } = open();
    pool.settle(0, 1, 50_000, 0, 50_000);
    pool.balance();
    pool.mark();
    pool.burn(0, pool.points(0));
    inside.supplyTally.add(10 ** 11);
    inside.locked = add(inside.locked, 10 ** 11);
    pool.balance();
    expect([pool.surplus, ruleOf(() => pool.verify())]).toEqual([50_000, FELL]);
  });

  test('P6: with no more than the genesis in the reserve the stake stands, whoever holds points', () => {
    const { pool } = open();
    pool.settle(0, 1, 1, 0, 1);
    pool.redeem(0, sub(pool.points(0), 1), 1);
    pool.balance();
    expect([pool.reserve, pool.held, pool.locked]).toEqual([100_000, 1, 10 ** 11]);
  });
});

describe('the recount', () => {
  const cap = { multiplePpm: 2_000_000, feePpm: 0 };

  function running(terms: Partial<PoolTerms> = {}): { readonly pool: Pool; readonly inside: Inside } {
    const opened = open(terms);
    for (const member of [0, 1, 2]) opened.pool.settle(member, 1000, 1000, 0, 500);
    opened.pool.balance();
    expect(ruleOf(() => opened.pool.recount())).toBe('holds');
    return opened;
  }

  test('J2: a holding that changed behind the sum’s back is found', () => {
    for (const change of [1, -1]) {
      const { pool, inside } = running();
      inside.holdings.hold(1, 0, add(pool.points(1), change), pool.basis(1));
      expect(ruleOf(() => pool.recount())).toBe('J2 does not hold: what members hold is not the sum of their points');
    }
  });

  test('J2: a supply that is not locked and held together is found', () => {
    const { pool, inside } = running();
    inside.locked = add(inside.locked, 1);
    expect(ruleOf(() => pool.recount())).toBe(NOT_SUM);
  });

  test('J2: points or a basis below nothing are found', () => {
    const points = running();
    points.inside.holdings.hold(1, -600 * 10 ** 8, -5, 0);
    expect(ruleOf(() => points.pool.recount())).toBe('J2 does not hold: a holding or a basis is negative');
    const basis = running();
    basis.inside.holdings.hold(1, 0, basis.pool.points(1), -1);
    expect(ruleOf(() => basis.pool.recount())).toBe('J2 does not hold: a holding or a basis is negative');
  });

  test('X1: somebody who should have left is found, under a cap alone', () => {
    for (const [terms, verdict] of [
      [{ cap }, 'X1 does not hold: somebody is due'],
      [{}, 'holds'],
    ] as const) {
      const { pool, inside } = running(terms);
      inside.holdings.hold(1, 0, pool.points(1), 1);
      expect(ruleOf(() => pool.recount())).toBe(verdict);
      inside.holdings.hold(1, 0, pool.points(1), 0);
      expect(ruleOf(() => pool.recount())).toBe('holds');
    }
  });
});

test('the memory of a pool is that of its holdings, and of the queue', () => {
  const { pool } = open();
  expect(pool.bytes).toBe(64 * 12);
  pool.settle(0, 1, 1, 0, 1);
  expect(pool.bytes).toBe(64 * 12 + 64 * 8);
});
