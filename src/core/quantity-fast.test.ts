import { afterEach, describe, expect, test } from 'vitest';
import { Journal } from './journal.ts';
import { add, mul, mulDivCeil, mulDivFloor, parseMoney, shareCeil, shareFloor, sub } from './quantity.ts';
import { Tally } from './tally.ts';

/** What doubles hold is computed in doubles: that is what makes the engine fast, and no result shows it. So BigInts are counted. */

const RealBigInt = BigInt;
const MOST = Number.MAX_SAFE_INTEGER;

afterEach(() => {
  globalThis.BigInt = RealBigInt;
});

/** How many numbers became a BigInt during some work, and its result. */
function count(work: () => unknown): readonly [result: unknown, bigints: number] {
  let bigints = 0;
  const counting = (value: bigint | boolean | number | string): bigint => {
    bigints++;
    return RealBigInt(value);
  };
  globalThis.BigInt = Object.assign(counting, RealBigInt);
  const result = work();
  globalThis.BigInt = RealBigInt;
  return [result, bigints];
}

describe('numbers that doubles hold', () => {
  test.each<[string, () => unknown, unknown]>([
    ['add', () => add(MOST - 1, 1), MOST],
    ['add', () => add(1 - MOST, -1), -MOST],
    ['add', () => add(3, -5), -2],
    ['sub', () => sub(MOST, 0), MOST],
    ['sub', () => sub(-MOST, 0), -MOST],
    ['sub', () => sub(3, 5), -2],
    ['mul', () => mul(MOST, 1), MOST],
    ['mul', () => mul(-1, MOST), -MOST],
    ['mul', () => mul(3, -5), -15],
    ['mulDivFloor', () => mulDivFloor(MOST, 1, 1), MOST],
    ['mulDivFloor', () => mulDivFloor(7, 3, 2), 10],
    ['mulDivFloor, past 2^53', () => mulDivFloor(3_000_000_001, 3_000_000_007, 2_000_000_011), 4_499_999_987],
    ['mulDivCeil', () => mulDivCeil(MOST, 1, 1), MOST],
    ['mulDivCeil', () => mulDivCeil(7, 3, 2), 11],
    ['parseMoney', () => parseMoney('1234567890123.45'), 123_456_789_012_345],
    ['parseMoney', () => parseMoney('0.01'), 1],
  ])('U4: %s makes no BigInt', (_, work, expected) => {
    expect(count(work)).toEqual([expected, 0]);
  });

  test('U3: a share of nothing is nothing, however large the amount', () => {
    expect(count(() => [shareFloor(10n ** 30n, 0), shareCeil(10n ** 30n, 0)])).toEqual([[0, 0], 0]);
  });

  test('U4: past what doubles hold BigInts are made, and counted here', () => {
    const results = [
      () => add(MOST, 1),
      () => sub(-MOST, 1),
      () => mul(2 ** 27, 2 ** 26),
      () => mulDivCeil(MOST, 3, 2),
    ];
    for (const work of results) expect(count(work)[1]).toBeGreaterThan(0);
  });
});

describe('sums in doubles', () => {
  const HALF = 2 ** 52;

  function tally(value: number | bigint): Tally {
    const sum = new Tally(new Journal());
    sum.set(value);
    return sum;
  }

  test('U4: small steps of a sum make no BigInt, whatever the sum, up to half of what a double counts', () => {
    for (const start of [0, 10n ** 30n]) {
      const sum = tally(start);
      expect(count(() => [HALF - 1, -(HALF - 1), -5, 3].forEach((step) => sum.add(step)))[1]).toBe(0);
      expect(count(() => sum.equals(7))[1]).toBe(0);
    }
    const below = tally(10n ** 30n);
    expect(count(() => below.add(-(HALF - 1)))[1]).toBe(0);
    expect(below.exact()).toBe(10n ** 30n - 2n ** 52n + 1n);
    const small = tally(HALF - 1);
    expect(count(() => [small.value, small.equals(HALF - 1), small.equals(4)])).toEqual([[HALF - 1, true, false], 0]);
  });

  test('J2: the difference of two sums is added up anew only when a base changes', () => {
    const [a, b] = [tally(10n ** 30n), tally(10n ** 30n - 5n)];
    expect(a.minus(b)).toBe(5);
    const moved = (): unknown => {
      a.add(7);
      b.add(3);
      return a.minus(b);
    };
    expect(count(moved)).toEqual([9, 0]);
  });
});
