import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Journal } from './journal.ts';
import { narrow } from './quantity.ts';
import { exceeds, floorOfShare, floorOfWorth } from './ratio.ts';
import { Tally } from './tally.ts';

const natural = fc.oneof(
  fc.bigInt({ min: 0n, max: 50n }),
  fc.bigInt({ min: 0n, max: 10n ** 9n }),
  fc.bigInt({ min: 2n ** 53n - 4n, max: 2n ** 53n + 4n }),
  fc.bigInt({ min: 0n, max: 10n ** 60n }),
);
const positive = natural.map((value) => value + 1n);
const runs = { numRuns: 500 };

function tally(value: bigint): Tally {
  const sum = new Tally(new Journal());
  sum.set(narrow(value));
  return sum;
}

/** A supply that may only be estimated. */
function estimateOnly(approx: number): Tally {
  return Object.assign(Object.create({ approx }), {
    exact: (): bigint => {
      throw new Error('the estimate settles this');
    },
  }) as Tally;
}

describe('a share of a supply', () => {
  test('M2 U5: it is the exact quotient, rounded down', () => {
    fc.assert(
      fc.property(natural, natural, positive, (a, sum, divisor) => {
        expect(floorOfShare(narrow(a), tally(sum), narrow(divisor))).toBe(narrow((a * sum) / divisor));
      }),
      runs,
    );
  });

  test('M2 U5: beside an exact multiple the doubt is settled exactly', () => {
    fc.assert(
      fc.property(positive, positive, fc.constantFrom(-1n, 0n, 1n), (quotient, divisor, off) => {
        const sum = quotient * divisor + off;
        expect(floorOfShare(1, tally(sum), narrow(divisor))).toBe(narrow(sum / divisor));
      }),
      runs,
    );
  });

  test('M2: what the estimate settles is not computed again', () => {
    expect(floorOfShare(3, estimateOnly(1001), 2)).toBe(1501);
    expect(() => floorOfShare(3, estimateOnly(1000), 2)).toThrow('the estimate settles this');
  });
});

describe('what units are worth', () => {
  test('R2 U5: it is one division, rounded down', () => {
    fc.assert(
      fc.property(
        natural,
        natural,
        positive,
        fc.integer({ min: 0, max: 1_000_000 }),
        (units, reserve, supply, ratePpm) => {
          const exact = (units * reserve * BigInt(ratePpm)) / (supply * 1_000_000n);
          expect(floorOfWorth(narrow(units), narrow(reserve), tally(supply), ratePpm)).toBe(narrow(exact));
        },
      ),
      runs,
    );
  });

  test('R2 U5: beside an exact multiple the doubt is settled exactly', () => {
    fc.assert(
      fc.property(positive, positive, fc.constantFrom(-1n, 0n, 1n), (quotient, supply, off) => {
        const units = quotient * supply + off;
        expect(floorOfWorth(narrow(units), 1, tally(supply), 1_000_000)).toBe(narrow(units / supply));
      }),
      runs,
    );
  });

  test('R2: what the estimate settles is not computed again', () => {
    expect(floorOfWorth(700, 101, estimateOnly(1000), 800_000)).toBe(56);
  });

  test('R2: past the range of doubles it is exact', () => {
    const huge = 10n ** 320n;
    expect(floorOfWorth(huge, 7, tally(huge), 1_000_000)).toBe(7);
    expect(floorOfShare(huge, tally(huge), huge)).toBe(huge);
  });
});

describe('comparing estimates', () => {
  const never = (): boolean => {
    throw new Error('the estimates settle this');
  };

  test('U4: clearly different estimates settle the comparison', () => {
    expect(exceeds(2, 1, never)).toBe(true);
    expect(exceeds(1, 2, never)).toBe(false);
    expect(exceeds(1 + 2 ** -46, 1, never)).toBe(true);
    expect(exceeds(1, 1 + 2 ** -46, never)).toBe(false);
  });

  test.each([
    [1, 1],
    [0, 0],
    [1 + 2 ** -48, 1],
    [1, 1 + 2 ** -48],
    [1 + 2 ** -47, 1],
    [1, 1 + 2 ** -47],
    [2e300, 1],
    [1, 2e300],
    [1e300, 1],
    [1, 1e300],
    [Infinity, 1],
    [1, Infinity],
    [NaN, 1],
    [1, NaN],
  ])('U4: %s and %s are too close, or too large, to tell: the exact answer counts', (a, b) => {
    expect(exceeds(a, b, () => true)).toBe(true);
    expect(exceeds(a, b, () => false)).toBe(false);
  });
});
