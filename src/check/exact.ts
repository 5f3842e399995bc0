/** Exact fractions of an order as texts for people. Rounding is named at each call: a bound is never shown better than it is. */
import { formatMoney, formatPercent, narrow } from '#core/quantity';

const PPM = 1_000_000n;

/** Which way what does not fit is rounded. */
export type Rounding = 'down' | 'up';

/** numerator x scale / denominator as an integer, for what is not negative. */
export function quotient(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  return (numerator + (rounding === 'up' ? denominator - 1n : 0n)) / denominator;
}

/** A fraction as a percentage of at most `decimals` (up to four) decimals: "12.5%". */
export function percentText(numerator: bigint, denominator: bigint, rounding: Rounding, decimals = 4): string {
  const step = 10n ** BigInt(4 - decimals);
  return formatPercent(Number(quotient(numerator * PPM, denominator * step, rounding) * step));
}

/** A fraction as a multiple of at most six decimals: "2.4". */
export function multipleText(numerator: bigint, denominator: bigint, rounding: Rounding, decimals = 6): string {
  const step = 10n ** BigInt(6 - decimals);
  const ppm = quotient(numerator * PPM, denominator * step, rounding) * step;
  const fraction = String(ppm % PPM)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${ppm / PPM}${fraction === '' ? '' : `.${fraction}`}`;
}

/** A fraction of 1,000 yuan, in yuan, without decimals that are nothing: "168", "89.60". */
export function yuanOfThousand(numerator: bigint, denominator: bigint, rounding: Rounding): string {
  return formatMoney(narrow(quotient(numerator * 100_000n, denominator, rounding))).replace(/\.00$/, '');
}

/** A whole number of which two digits are certain: 7,067 becomes "7,100". */
export function about(value: number): string {
  if (!(value < 1e15)) return '1,000,000,000,000,000+';
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(value, 1))) - 1);
  return grouped(Math.round(value / step) * step);
}

/** A whole number with a comma every three digits. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
