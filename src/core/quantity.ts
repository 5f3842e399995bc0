/**
 * Exact integers, and their wire forms (rules U1-U5).
 *
 * Money is an integer number of fen, points an integer number of units, rates an integer number of parts per million. There is no
 * upper bound: an `Int` is a `number` as long as binary64 holds every integer of its size, and a `bigint` beyond. Doubles are used
 * as a filter only: a quotient whose floor they leave in doubt is computed again in BigInt.
 */

/** An exact integer in canonical form: a `number` when |x| <= 2^53 - 1, else a `bigint`. */
export type Int = number | bigint;

/** Parts per million in one (U3). */
export const PPM = 1_000_000;

const MAX = Number.MAX_SAFE_INTEGER;
const MAX_BIG = BigInt(MAX);

/** The canonical form of an exact bigint. */
export function narrow(value: bigint): Int {
  return value <= MAX_BIG && value >= -MAX_BIG ? Number(value) : value;
}

/** a + b, exact. */
export function add(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum <= MAX && sum >= -MAX) return sum;
  }
  return narrow(BigInt(a) + BigInt(b));
}

/** a - b, exact. */
export function sub(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference <= MAX && difference >= -MAX) return difference;
  }
  return narrow(BigInt(a) - BigInt(b));
}

/** a x b, exact. */
export function mul(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (product <= MAX && product >= -MAX) return product + 0;
  }
  return narrow(BigInt(a) * BigInt(b));
}

/** The smaller of the two. */
export function min(a: Int, b: Int): Int {
  return a < b ? a : b;
}

/**
 * The floor of a non-negative quotient that is known only up to a relative error of 2^-49: the floor where that settles it, NaN
 * where the true quotient may lie on the other side of an integer: so from 2^48 on, where the error is half a unit or more, always.
 * An estimate out of eight roundings or fewer is within 2^-50.
 */
export function sureFloor(estimate: number): number {
  const floor = Math.floor(estimate);
  const error = estimate * 2 ** -49;
  return estimate - floor > error && floor + 1 - estimate > error ? floor : NaN;
}

/** floor(a x b / divisor) for a, b >= 0 and divisor > 0: exact, rounded down (U5). */
export function mulDivFloor(a: Int, b: Int, divisor: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && typeof divisor === 'number') {
    const product = a * b;
    // A quotient of integers below 2^53 is never rounded onto or past an integer that it is not.
    if (product <= MAX) return Math.floor(product / divisor);
    const floor = sureFloor(product / divisor);
    if (floor === floor) return floor;
  }
  return narrow((BigInt(a) * BigInt(b)) / BigInt(divisor));
}

/** ceil(a x b / divisor) for a, b >= 0 and divisor > 0: exact, rounded up, where a rule says up. */
export function mulDivCeil(a: Int, b: Int, divisor: Int): Int {
  if (typeof a === 'number' && typeof b === 'number' && typeof divisor === 'number') {
    const product = a * b;
    if (product <= MAX) return Math.ceil(product / divisor);
  }
  const wide = BigInt(divisor);
  return narrow((BigInt(a) * BigInt(b) + wide - 1n) / wide);
}

/** `amount` x a rate in parts per million, rounded down. */
export function shareFloor(amount: Int, ratePpm: number): Int {
  return ratePpm === 0 ? 0 : mulDivFloor(amount, ratePpm, PPM);
}

/** `amount` x a rate in parts per million, rounded up. */
export function shareCeil(amount: Int, ratePpm: number): Int {
  return ratePpm === 0 ? 0 : mulDivCeil(amount, ratePpm, PPM);
}

const MONEY = /^-?(?:0|[1-9][0-9]*)\.[0-9]{2}$/;
const POINTS = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
const PERCENT = /^(0|[1-9][0-9]*)(?:\.([0-9]{1,4}))?%$/;
const MULTIPLE = /^(0|[1-9][0-9]*)(?:\.([0-9]{1,6}))?$/;

/** Digits with an optional sign, of any length, as an Int. */
function parseDigits(digits: string): Int {
  return digits.length <= 15 ? Number(digits) + 0 : narrow(BigInt(digits));
}

/** The longest text of an amount: digits by the thousand would only serve to keep the engine busy. */
const MONEY_LENGTH_MAX = 100;

/** Fen of a decimal string with exactly two decimals, `"1000.00"`, of at most 100 characters (U1); undefined for any other text. */
export function parseMoney(text: string): Int | undefined {
  if (text.length > MONEY_LENGTH_MAX || !MONEY.test(text)) return undefined;
  const point = text.length - 3;
  return parseDigits(text.slice(0, point) + text.slice(point + 1));
}

/** `"1000.00"` of 100000 fen (U1). */
export function formatMoney(fen: Int): string {
  return fen < 0 ? `-${fixed(-fen, 2)}` : fixed(fen, 2);
}

/** What is not negative, with `decimals` decimals. */
function fixed(value: Int, decimals: number): string {
  const digits = String(value).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The longest text of points: past the greatest scale, with room to spare. */
const POINTS_LENGTH_MAX = 1000;

/** A text of points as it was written: its digits without the point, and how many of them are decimals. */
export interface PointsText {
  readonly digits: string;
  readonly decimals: number;
}

/** Takes a decimal string of points apart (U2); undefined when it is none. The scale it is meant for is applied by `unitsOf`. */
export function parsePoints(text: string): PointsText | undefined {
  if (text.length > POINTS_LENGTH_MAX || !POINTS.test(text)) return undefined;
  const point = text.indexOf('.');
  if (point < 0) return { digits: text, decimals: 0 };
  return { digits: text.slice(0, point) + text.slice(point + 1), decimals: text.length - point - 1 };
}

/** Units of a text of points at `scale`; undefined when it has more decimals than the scale (U2: `points_too_precise`). */
export function unitsOf(text: PointsText, scale: number): Int | undefined {
  if (text.decimals > scale) return undefined;
  return parseDigits(text.digits + '0'.repeat(scale - text.decimals));
}

/** `"210.00000000"` of 21000000000 units at scale 8 (U2). */
export function formatPoints(units: Int, scale: number): string {
  return units < 0 ? `-${fixed(-units, scale)}` : fixed(units, scale);
}

function parseFixed(match: RegExpExecArray | null, decimals: number): number | undefined {
  if (match === null) return undefined;
  const value = Number((match[1] ?? '') + (match[2] ?? '').padEnd(decimals, '0'));
  return value <= MAX ? value : undefined;
}

/** Parts per million of `"0.3%"` (U3); undefined when it is no percentage, or finer than a part per million. */
export function parsePercent(text: string): number | undefined {
  return parseFixed(PERCENT.exec(text), 4);
}

/** Parts per million of a multiple such as `"1.2"` (U3); undefined when it is none, or finer than a part per million. */
export function parseMultiple(text: string): number | undefined {
  return parseFixed(MULTIPLE.exec(text), 6);
}

function formatFixed(value: number, decimals: number): string {
  return fixed(value, decimals).replace(/\.?0+$/, '');
}

/** `"0.3%"` of 3000 parts per million. */
export function formatPercent(ppm: number): string {
  return `${formatFixed(ppm, 4)}%`;
}

/** `"1.2"` of 1200000 parts per million. */
export function formatMultiple(ppm: number): string {
  return formatFixed(ppm, 6);
}
