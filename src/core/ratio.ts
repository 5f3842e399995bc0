/**
 * Products over a supply, exact. Each is estimated in binary64 and taken from there when that settles it, else computed in BigInt:
 * doubles never decide, they only save time. Estimates that overflow or are no number settle nothing.
 */
import { narrow, sureFloor } from './quantity.ts';
import type { Int } from './quantity.ts';
import type { Tally } from './tally.ts';

/** What two estimates must differ by, relatively, for a comparison to be settled. */
const CLEARLY = 1 + 2 ** -47;
/** An estimate past this may be on its way to overflow: it settles nothing. */
const ESTIMATE_MAX = 1e300;

/** floor(a x sum / divisor). */
export function floorOfShare(a: Int, sum: Tally, divisor: Int): Int {
  const floor = sureFloor((Number(a) * sum.approx) / Number(divisor));
  return floor === floor ? floor : narrow((BigInt(a) * sum.exact()) / BigInt(divisor));
}

/** A supply held fixed: its estimate and its exact value. */
export interface FixedSupply {
  readonly approx: number;
  exact(): bigint;
}

/** floor(units x reserve x rate / (supply x 10^6)), with the rate in ppm: what units are worth at a pair, less a fee. */
export function floorOfWorth(units: Int, reserve: Int, supply: FixedSupply, ratePpm: number): Int {
  const floor = sureFloor((Number(units) * Number(reserve) * ratePpm) / (supply.approx * 1e6));
  if (floor === floor) return floor;
  return narrow((BigInt(units) * BigInt(reserve) * BigInt(ratePpm)) / (supply.exact() * 1_000_000n));
}

/** Whether a > b, both given as estimates within 2^-48 and, for when those are too close, exactly. */
export function exceeds(a: number, b: number, exactly: () => boolean): boolean {
  if (a < ESTIMATE_MAX && b < ESTIMATE_MAX) {
    if (a > b * CLEARLY) return true;
    if (b > a * CLEARLY) return false;
  }
  return exactly();
}
