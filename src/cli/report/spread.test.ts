import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BAND_ENDS, ratio, spreadOf } from './spread.ts';

function members(
  ...pairs: readonly (readonly [spent: number, paid: number])[]
): { spent: number; paid: number; commission: number; exits: number }[] {
  return pairs.map(([spent, paid]) => ({ spent, paid, commission: 0, exits: 0 }));
}

describe('the spread of paid / spent', () => {
  test('counts who spent and nobody else; a hole is nobody', () => {
    expect(spreadOf([])).toBeUndefined();
    expect(spreadOf(members([0, 100]))).toBeUndefined();
    expect(spreadOf([undefined, ...members([100, 0], [0, 5], [100, 50])])).toMatchObject({
      members: 2,
      paidNothing: 1,
      median: 0.25,
      mean: 0.25,
      most: 0.5,
    });
  });

  test('the median of an even number lies between the two in the middle; deciles are those of R, type 7', () => {
    const spread = spreadOf(members(...Array.from({ length: 11 }, (_, tenth) => [100, tenth * 10] as const)));
    expect(spread?.deciles.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9,
    ]);
    expect(spreadOf(members([1, 0], [1, 1]))?.median).toBe(0.5);
  });

  test('a band includes its upper end', () => {
    const spread = spreadOf(members([100, 0], [100, 10], [1000, 101], [100, 100], [100, 101], [100, 500]));
    const band = (end: number): number | undefined => spread?.bands[BAND_ENDS.indexOf(end)];
    expect([band(0), band(0.1), band(0.2), band(1), band(1.5), band(Infinity)]).toEqual([1, 1, 1, 1, 1, 1]);
    expect(spread?.groups).toEqual([1, 1, 1, 1, 2]);
  });

  test('of a hundred members: whole numbers that add up to a hundred, none off by one or more', () => {
    const counts = fc
      .array(fc.nat(1000), { minLength: 5, maxLength: 5 })
      .filter((groups) => groups.some((count) => count > 0));
    fc.assert(
      fc.property(counts, (groups) => {
        const paid = [0, 5, 30, 80, 200];
        const spread = spreadOf(
          groups.flatMap((count, group) =>
            members(...Array.from({ length: count }, () => [100, paid[group] ?? 0] as const)),
          ),
        );
        const total = groups.reduce((a, b) => a + b, 0);
        const sum = spread?.ofHundred.reduce((a, b) => a + b, 0);
        return (
          sum === 100 &&
          groups.every((count, group) => Math.abs((count * 100) / total - (spread?.ofHundred[group] ?? NaN)) < 1)
        );
      }),
      { numRuns: 50 },
    );
  });

  test('one in ten thousand is none of a hundred', () => {
    expect(spreadOf(members([1, 9], ...Array.from({ length: 9999 }, () => [1, 0] as const)))?.ofHundred).toEqual([
      100, 0, 0, 0, 0,
    ]);
  });

  test('ratios of numbers that no double holds', () => {
    expect(ratio(1, 0)).toBe(0);
    expect(ratio(10n ** 400n, 4n * 10n ** 400n)).toBe(0.25);
    expect(ratio(3, 4)).toBe(0.75);
  });
});
