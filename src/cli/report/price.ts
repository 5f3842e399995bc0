/** The price of a point for reading: the engine itself never forms the quotient (P1). */
import type { PoolAfter } from '#core/event';
import type { Int } from '#core/quantity';

/** The decimal logarithm of a positive integer of any size. */
export function log10(value: Int): number {
  if (typeof value === 'number') return Math.log10(value);
  const digits = String(value);
  const shown = digits.slice(0, 15);
  return Math.log10(Number(shown)) + digits.length - shown.length;
}

/** The decimal logarithm of the price in yuan a point: reserve over supply. */
export function log10Price({ reserve, supply, scale }: PoolAfter): number {
  return log10(reserve) - 2 - (log10(supply) - scale);
}

/** The decimal logarithm of the supply in points. */
export function log10Supply({ supply, scale }: PoolAfter): number {
  return log10(supply) - scale;
}

/** The price in yuan a point, to six significant digits, rounded down: "1.43", "0.00123456", "1.9e14". */
export function priceText({ reserve, supply, scale }: PoolAfter): string {
  return significant(BigInt(reserve) * 10n ** BigInt(scale), BigInt(supply) * 100n);
}

/** Points to six significant digits, rounded down. */
export function pointsText(units: Int, scale: number): string {
  return units === 0 ? '0' : significant(BigInt(units), 10n ** BigInt(scale));
}

const SIGNIFICANT = 6;

function significant(numerator: bigint, denominator: bigint): string {
  let exponent = String(numerator).length - String(denominator).length;
  const scaled = (digits: number): bigint =>
    digits >= 0
      ? (numerator * 10n ** BigInt(digits)) / denominator
      : numerator / (denominator * 10n ** BigInt(-digits));
  if (scaled(-exponent) === 0n) exponent--;
  const mantissa = String(scaled(SIGNIFICANT - 1 - exponent));
  if (exponent >= 15 || exponent < -6) {
    const fraction = mantissa.slice(1).replace(/0+$/, '');
    return `${mantissa.slice(0, 1)}${fraction === '' ? '' : `.${fraction}`}e${exponent}`;
  }
  const whole = exponent >= 0 ? mantissa.padEnd(exponent + 1, '0').slice(0, exponent + 1) : '0';
  const fraction = (exponent >= 0 ? mantissa.slice(exponent + 1) : '0'.repeat(-exponent - 1) + mantissa).replace(
    /0+$/,
    '',
  );
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === '' ? groups : `${groups}.${fraction}`;
}
