import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Journal } from './journal.ts';
import { narrow } from './quantity.ts';
import type { Int } from './quantity.ts';
import { Tally } from './tally.ts';

const HALF = 2n ** 52n;

function tally(value: Int, journal = new Journal()): Tally {
  const sum = new Tally(journal);
  sum.set(value);
  return sum;
}

/** Steps that keep a sum beside the edges where its inner form changes. */
const step = fc.oneof(
  fc.bigInt({ min: -50n, max: 50n }),
  fc.bigInt({ min: -HALF - 3n, max: -HALF + 3n }),
  fc.bigInt({ min: HALF - 3n, max: HALF + 3n }),
  fc.bigInt({ min: -(2n ** 53n), max: 2n ** 54n }),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 32n }),
);

/** Steps from 0 on, each left out that would take the sum below it. */
const steps = fc.array(step, { maxLength: 30 }).map((all) => {
  let sum = 0n;
  return all.filter((amount) => {
    if (sum + amount < 0n) return false;
    sum += amount;
    return true;
  });
});

function check(sum: Tally, expected: bigint): void {
  expect(sum.exact()).toBe(expected);
  expect(sum.value).toBe(narrow(expected));
  expect(sum.isZero).toBe(expected === 0n);
  expect(Math.abs(sum.approx - Number(expected))).toBeLessThanOrEqual(Number(expected) * 2 ** -51);
  expect(sum.equals(narrow(expected))).toBe(true);
  expect(sum.equals(narrow(expected + 1n))).toBe(false);
  expect(sum.equals(narrow(expected * 2n + 5n))).toBe(false);
}

describe('a running sum', () => {
  test('U4: it is exact after every step, whatever its size', () => {
    fc.assert(
      fc.property(steps, (amounts) => {
        const sum = new Tally(new Journal());
        let expected = 0n;
        check(sum, expected);
        for (const amount of amounts) {
          sum.add(narrow(amount));
          expected += amount;
          check(sum, expected);
        }
      }),
      { numRuns: 200 },
    );
  });

  test.each([0n, 1n, HALF - 1n, HALF, HALF + 1n, 2n ** 53n, 10n ** 40n, 10n ** 400n])(
    'U4: it is set to %s',
    (value) => {
      const sum = tally(7);
      sum.set(narrow(value));
      expect(sum.exact()).toBe(value);
      expect(sum.value).toBe(narrow(value));
      expect(sum.equals(narrow(value))).toBe(true);
      expect(sum.equals(narrow(value + 1n))).toBe(false);
    },
  );

  test('R3: a sum past the range of doubles still equals itself alone', () => {
    const sum = tally(10n ** 400n);
    sum.add(5);
    expect(sum.equals(10n ** 400n + 5n)).toBe(true);
    expect(sum.equals(10n ** 400n)).toBe(false);
    expect(sum.equals(5)).toBe(false);
  });

  test('U4: a large sum comes down to nothing in small steps', () => {
    const sum = tally(HALF);
    sum.add(Number(1n - HALF));
    expect([sum.value, sum.isZero, sum.approx]).toEqual([1, false, 1]);
    sum.add(-1);
    expect([sum.value, sum.isZero, sum.equals(0)]).toEqual([0, true, true]);
  });

  test('U4: the difference of two sums is exact while either moves', () => {
    fc.assert(
      fc.property(steps, steps, (left, right) => {
        const [a, b] = [new Tally(new Journal()), new Tally(new Journal())];
        for (let i = 0; i < Math.max(left.length, right.length); i++) {
          a.add(narrow(left[i] ?? 0n));
          b.add(narrow(right[i] ?? 0n));
          expect(a.minus(b)).toBe(narrow(a.exact() - b.exact()));
          expect(b.minus(a)).toBe(narrow(b.exact() - a.exact()));
        }
      }),
      { numRuns: 200 },
    );
  });

  test('U4: the difference follows when only one of the two changes its base', () => {
    const [a, b] = [tally(10n ** 20n), tally(10n ** 19n)];
    expect(a.minus(b)).toBe(9n * 10n ** 19n);
    a.set(10n ** 21n);
    expect(a.minus(b)).toBe(10n ** 21n - 10n ** 19n);
    b.set(10n ** 18n);
    expect(a.minus(b)).toBe(10n ** 21n - 10n ** 18n);
  });

  test('P3: the value at the last mark stands while the sum goes on', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const sum = new Tally(new Journal());
        for (const amount of before) sum.add(narrow(amount));
        const marked = sum.exact();
        sum.mark();
        for (const amount of after) sum.add(narrow(amount));
        expect(sum.marked).toBe(marked);
      }),
    );
  });
});

describe('a sum in a dry run', () => {
  test('J3: every step is taken back', () => {
    fc.assert(
      fc.property(steps, steps, (before, within) => {
        const journal = new Journal();
        const sum = new Tally(journal);
        for (const amount of before) sum.add(narrow(amount));
        const { approx, value } = sum;
        journal.dryRun(() => {
          for (const amount of within) sum.add(narrow(amount));
          sum.set(10n ** 25n);
          sum.add(3);
        });
        check(sum, BigInt(value));
        expect(sum.approx).toBe(approx);
      }),
    );
  });

  test('J3: outside a dry run nothing is noted', () => {
    const journal = new Journal();
    const sum = tally(5, journal);
    sum.add(2);
    journal.dryRun(() => undefined);
    expect(sum.value).toBe(7);
  });
});
