/** Numbers on the axes of charts: short, and in the reader's way of counting. */
import type { Language } from '../language.ts';
import { sayIn } from '../messages.ts';

/** The sizes that have a name, the largest first. */
const SIZES = {
  zh: [
    [1e12, 'unitWanYi'],
    [1e8, 'unitYi'],
    [1e4, 'unitWan'],
  ],
  en: [
    [1e12, 'unitTrillion'],
    [1e9, 'unitBillion'],
    [1e6, 'unitMillion'],
    [1e3, 'unitThousand'],
  ],
} as const;

/** A number in short: "1.2万", "12k"; for axes only. */
export function short(value: number, language: Language): string {
  const size = Math.abs(value);
  if (size >= 1e16) return power(Math.log10(size));
  const [unit, key] = SIZES[language].find(([least]) => size >= least) ?? [1];
  return trimmed(value / unit) + (key === undefined ? '' : sayIn(language)(key));
}

/** Ten to a power: "0.01", "1", "100"; "10^15" where that would be long. */
export function power(exponent: number): string {
  const whole = Math.round(exponent * 1000) / 1000;
  if (whole < -4 || whole > 6) return `10^${trimmed(whole)}`;
  return trimmed(10 ** whole);
}

function trimmed(value: number): string {
  return String(Number(value.toPrecision(3)));
}
