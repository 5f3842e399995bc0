/** How paid / spent is spread among members: ratios for reading, never for deciding. */
import type { Int } from '#core/quantity';
import type { MemberTotals } from './recorder.ts';

/** The upper ends of the bands of paid / spent, each including its end; the first band is nothing at all, the last has no end. */
export const BAND_ENDS: readonly number[] = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.5, 2, Infinity];

/** The bands of the picture of a hundred members: nothing, up to a tenth, up to a half, up to all, more than was spent. */
const GROUP_ENDS: readonly number[] = [0, 0.1, 0.5, 1, Infinity];

/** The spread among the members who spent. */
export interface Spread {
  /** How many members spent anything. */
  readonly members: number;
  /** How many of them were paid nothing by the pool. */
  readonly paidNothing: number;
  readonly median: number;
  readonly mean: number;
  /** The first to the ninth decile. */
  readonly deciles: readonly number[];
  readonly most: number;
  /** Members by band of `BAND_ENDS`. */
  readonly bands: readonly number[];
  /** Members by band of `GROUP_ENDS`. */
  readonly groups: readonly number[];
  /** The same of a hundred members, rounded so that the sum stays a hundred. */
  readonly ofHundred: readonly number[];
}

/** The spread of paid / spent among the members who spent; undefined when nobody did. */
export function spreadOf(totals: Iterable<MemberTotals | undefined>): Spread | undefined {
  const ratios: number[] = [];
  for (const member of totals)
    if (member !== undefined && member.spent > 0) ratios.push(ratio(member.paid, member.spent));
  if (ratios.length === 0) return undefined;
  const sorted = Float64Array.from(ratios).sort();
  const groups = inBands(sorted, GROUP_ENDS);
  return {
    members: sorted.length,
    paidNothing: groups[0] ?? 0,
    median: quantile(sorted, 0.5),
    mean: sorted.reduce((total, value) => total + value, 0) / sorted.length,
    deciles: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => quantile(sorted, tenth / 10)),
    most: sorted.at(-1) ?? 0,
    bands: inBands(sorted, BAND_ENDS),
    groups,
    ofHundred: ofHundred(groups),
  };
}

/** part / whole as a double; 0 when the whole is 0. */
export function ratio(part: Int, whole: Int): number {
  if (!(whole > 0)) return 0;
  const quotient = Number(part) / Number(whole);
  // Past 10^308 doubles end; a billionth is near enough to read.
  return Number.isFinite(quotient) ? quotient : Number((BigInt(part) * 1_000_000_000n) / BigInt(whole)) / 1e9;
}

/** The quantile of sorted values, linear between the two that are nearest (Hyndman and Fan's seventh definition). */
function quantile(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p;
  const low = sorted[Math.floor(position)] ?? 0;
  const high = sorted[Math.ceil(position)] ?? low;
  return low + (high - low) * (position - Math.floor(position));
}

function inBands(sorted: Float64Array, ends: readonly number[]): number[] {
  const counts = ends.map(() => 0);
  let band = 0;
  for (const value of sorted) {
    while (value > (ends[band] ?? Infinity)) band++;
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}

/** The same of a hundred, by largest remainders: whole numbers that add up to a hundred. All 0 gives NaN: ask before. */
export function ofHundred(groups: readonly number[]): number[] {
  const total = groups.reduce((a, b) => a + b, 0);
  const shares = groups.map((members) => (members * 100) / total);
  const whole = shares.map(Math.floor);
  const byRemainder = groups.map((_, index) => index).sort((a, b) => remainder(shares[b]) - remainder(shares[a]));
  const missing = 100 - whole.reduce((a, b) => a + b, 0);
  for (const index of byRemainder.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

function remainder(share = 0): number {
  return share - Math.floor(share);
}
