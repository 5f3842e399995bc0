import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  PPM,
  add,
  min,
  mul,
  mulDivCeil,
  mulDivFloor,
  narrow,
  shareCeil,
  shareFloor,
  sub,
  sureFloor,
} from './quantity.ts';
import type { Int } from './quantity.ts';

const EDGE = 2n ** 53n;

/** The canonical form by its definition. */
function canonical(value: bigint): Int {
  return value < EDGE && value > -EDGE ? Number(value) : value;
}

const signed = fc.oneof(
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }),
  fc.bigInt({ min: EDGE - 8n, max: EDGE + 8n }),
  fc.bigInt({ min: -EDGE - 8n, max: -EDGE + 8n }),
  fc.bigInt({ min: 2n ** 26n - 4n, max: 2n ** 27n }),
  fc.bigInt({ min: -(10n ** 60n), max: 10n ** 60n }),
);
const natural = signed.map((value) => (value < 0n ? -value : value));
const positive = natural.map((value) => value + 1n);
const runs = { numRuns: 1000 };

describe('the canonical form', () => {
  test.each([
    [EDGE - 1n, Number.MAX_SAFE_INTEGER],
    [EDGE, EDGE],
    [-EDGE + 1n, Number.MIN_SAFE_INTEGER],
    [-EDGE, -EDGE],
    [0n, 0],
    [10n ** 30n, 10n ** 30n],
  ])('U4: %s is narrowed only while a double counts every integer', (value, expected) => {
    expect(narrow(value)).toBe(expected);
  });
});

describe('sums and products', () => {
  test('U4: a sum is exact and canonical, whatever its size', () => {
    fc.assert(
      fc.property(signed, signed, (a, b) => {
        expect(add(canonical(a), canonical(b))).toBe(canonical(a + b));
      }),
      runs,
    );
  });

  test('U4: a difference is exact and canonical, whatever its size', () => {
    fc.assert(
      fc.property(signed, signed, (a, b) => {
        expect(sub(canonical(a), canonical(b))).toBe(canonical(a - b));
      }),
      runs,
    );
  });

  test('U4: a product is exact and canonical, and nothing is ever -0', () => {
    fc.assert(
      fc.property(signed, signed, (a, b) => {
        expect(mul(canonical(a), canonical(b))).toBe(canonical(a * b));
      }),
      runs,
    );
    expect(mul(0, -5)).toBe(0);
  });

  test('U4: sums, differences and products that end beside 2^53 are exact on both sides of it', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(add(most, 0)).toBe(most);
    expect(add(most, 1)).toBe(EDGE);
    expect(add(-most, -1)).toBe(-EDGE);
    expect(add(-most, 0)).toBe(-most);
    expect(sub(most, -1)).toBe(EDGE);
    expect(sub(-most, 1)).toBe(-EDGE);
    expect(sub(EDGE, 1)).toBe(most);
    expect(sub(0, most)).toBe(-most);
    expect(mul(3, 3_002_399_751_580_330)).toBe(most - 1);
    expect(mul(6_361, -1_416_003_655_831)).toBe(-most);
    expect(mul(2 ** 27, 2 ** 26)).toBe(EDGE);
    expect(mul(-(2 ** 27), 2 ** 26)).toBe(-EDGE);
  });

  test('U4: the smaller of two is found across number and bigint', () => {
    expect(min(3, 5)).toBe(3);
    expect(min(5, 3)).toBe(3);
    expect(min(10n ** 20n, 5)).toBe(5);
    expect(min(-(10n ** 20n), 5)).toBe(-(10n ** 20n));
  });
});

describe('a floor that an estimate settles', () => {
  test.each([
    [0.5, 0],
    [7.25, 7],
    [1e14 + 0.5, 1e14],
  ])('U4: %s is far enough from any integer', (estimate, floor) => {
    expect(sureFloor(estimate)).toBe(floor);
  });

  test.each([0, 7, 7 + 7 * 2 ** -50, 8 - 8 * 2 ** -50, 2 ** 48 + 0.5, 2 ** 53, 1e300, Infinity, NaN])(
    'U4: %s may be the floor of either of two integers, or nothing is known',
    (estimate) => {
      expect(sureFloor(estimate)).toBe(NaN);
    },
  );

  test('U4: it is taken from just past the error on', () => {
    expect(sureFloor(8 + 8 * 2 ** -48)).toBe(8);
    expect(sureFloor(8 - 8 * 2 ** -48)).toBe(7);
    expect(sureFloor(8 + 8 * 2 ** -49)).toBe(NaN);
    expect(sureFloor(8 - 8 * 2 ** -50)).toBe(NaN);
  });
});

describe('quotients', () => {
  test('U5: a quotient rounds down, exactly as the integers say', () => {
    fc.assert(
      fc.property(natural, natural, positive, (a, b, divisor) => {
        expect(mulDivFloor(canonical(a), canonical(b), canonical(divisor))).toBe(canonical((a * b) / divisor));
      }),
      runs,
    );
  });

  test('U5: a quotient rounds up where a rule says so', () => {
    fc.assert(
      fc.property(natural, natural, positive, (a, b, divisor) => {
        expect(mulDivCeil(canonical(a), canonical(b), canonical(divisor))).toBe(
          canonical((a * b + divisor - 1n) / divisor),
        );
      }),
      runs,
    );
  });

  test('U5: beside an exact multiple each direction gives the right neighbour', () => {
    const factor = fc.oneof(fc.bigInt({ min: 1n, max: 2n ** 31n }), fc.bigInt({ min: 1n, max: 2n ** 60n }));
    fc.assert(
      fc.property(factor, factor, fc.constantFrom(-1n, 0n, 1n), (quotient, divisor, off) => {
        const product = quotient * divisor + off;
        const [a, d] = [canonical(product), canonical(divisor)];
        expect(mulDivFloor(a, 1, d)).toBe(canonical(product / divisor));
        expect(mulDivFloor(1, a, d)).toBe(canonical(product / divisor));
        expect(mulDivCeil(a, 1, d)).toBe(canonical((product + divisor - 1n) / divisor));
      }),
      runs,
    );
  });

  test('U5: the largest product a double holds is divided exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: EDGE - 1n }), fc.bigInt({ min: 0n, max: 40n }), (divisor, below) => {
        const product = EDGE - 1n - below;
        expect(mulDivFloor(canonical(product), 1, canonical(divisor))).toBe(canonical(product / divisor));
        expect(mulDivCeil(canonical(product), 1, canonical(divisor))).toBe(
          canonical((product + divisor - 1n) / divisor),
        );
      }),
      runs,
    );
  });

  test('U4: a product past 2^53 is divided exactly when the quotient is an integer or beside one', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: EDGE - 1n }),
        fc.bigInt({ min: 1n, max: EDGE - 1n }),
        fc.bigInt({ min: 1n, max: 1000n }),
        (a, b, k) => {
          for (const divisor of [b, b + 1n, b * k, a]) {
            expect(mulDivFloor(canonical(a), canonical(b), canonical(divisor))).toBe(canonical((a * b) / divisor));
          }
        },
      ),
      runs,
    );
    expect(mulDivFloor(9_007_199_254_740_990, 9_007_199_254_740_991, 9_007_199_254_740_991)).toBe(
      9_007_199_254_740_990,
    );
  });

  test('U3: a share of an amount is rounded down or up as asked', () => {
    fc.assert(
      fc.property(natural, fc.integer({ min: 0, max: 3_000_000 }), (amount, ppm) => {
        const product = amount * BigInt(ppm);
        expect(shareFloor(canonical(amount), ppm)).toBe(canonical(product / 1_000_000n));
        expect(shareCeil(canonical(amount), ppm)).toBe(canonical((product + 999_999n) / 1_000_000n));
      }),
      runs,
    );
    expect(PPM).toBe(1_000_000);
    expect(shareFloor(333, 10_000)).toBe(3);
    expect(shareCeil(333, 10_000)).toBe(4);
    expect(shareCeil(300, 10_000)).toBe(3);
  });
});
