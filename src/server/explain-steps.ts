/** Steps of an explanation: each recomputes one amount and compares it with what the log says. */
import { PPM, formatPercent, mulDivCeil, mulDivFloor } from '#core/quantity';
import { sentence } from './explain-texts.ts';
import type { Label, Rounding, Text } from './explain-texts.ts';

/** One recomputed amount. Fen, or units for points. */
export interface Step {
  readonly rule: string;
  readonly label: Label;
  readonly expected: bigint;
  readonly actual: bigint;
  readonly text: Text;
}

/** A step; `formula` is text with the numbers put in, the same in both languages. `scale` is given for points. */
export function step(
  rule: string,
  label: Label,
  formula: string,
  [expected, actual]: readonly [expected: bigint, actual: bigint],
  rounding: Rounding,
  scale?: number,
): Step {
  return { rule, label, expected, actual, text: sentence(rule, label, formula, expected, actual, rounding, scale) };
}

/** floor(a x b / divisor). */
export function floorOf(a: bigint, b: bigint, divisor: bigint): bigint {
  return BigInt(mulDivFloor(a, b, divisor));
}

/** ceil(a x b / divisor). */
export function ceilOf(a: bigint, b: bigint, divisor: bigint): bigint {
  return BigInt(mulDivCeil(a, b, divisor));
}

/** An amount x a rate in ppm, rounded down. */
export function rateFloor(amount: bigint, ratePpm: number): bigint {
  return floorOf(amount, BigInt(ratePpm), BigInt(PPM));
}

/** An amount x a rate in ppm, rounded up. */
export function rateCeil(amount: bigint, ratePpm: number): bigint {
  return ceilOf(amount, BigInt(ratePpm), BigInt(PPM));
}

/** `"3%"`. */
export function percent(ratePpm: number): string {
  return formatPercent(ratePpm);
}
