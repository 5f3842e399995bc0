/** The lexical forms of the wire, read and written. Nothing here reads or imports the engine. */

const MONEY = /^-?(0|[1-9][0-9]*)\.[0-9]{2}$/;
const POINTS = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;
const SHARE = /^(0|[1-9][0-9]*)(\.[0-9]{1,4})?%$/;
const MOMENT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,3})?Z$/;
const LONGEST_MONEY = 100;
const LONGEST_POINTS = 1000;
const GREGORIAN_CYCLE_YEARS = 400;
const GREGORIAN_CYCLE_MS = 146_097 * 86_400_000;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isMoney(text: string): boolean {
  return text.length <= LONGEST_MONEY && MONEY.test(text);
}

export function isPoints(text: string): boolean {
  return text.length <= LONGEST_POINTS && POINTS.test(text);
}

/** A percent from 0% to 100%, not finer than ppm. */
export function isShare(text: string): boolean {
  return SHARE.test(text) && percentPpm(text) <= 1_000_000n;
}

/** Money that is known to be well-formed, in fen. */
export function fen(text: string): bigint {
  return BigInt(text.replace('.', ''));
}

export function money(amountFen: bigint): string {
  return decimal(amountFen, 2);
}

/** Points that are known to be well-formed, in units; undefined when they are finer than the scale. */
export function unitsOf(text: string, scale: number): bigint | undefined {
  const dot = text.indexOf('.');
  const decimals = dot < 0 ? 0 : text.length - dot - 1;
  if (decimals > scale) return undefined;
  return BigInt(text.replace('.', '') + '0'.repeat(scale - decimals));
}

export function points(units: bigint, scale: number): string {
  return decimal(units, scale);
}

/** "0.3%" in ppm. */
export function percentPpm(text: string): bigint {
  return fraction(text.slice(0, -1), 4);
}

/** "1.2" in ppm. */
export function multiplePpm(text: string): bigint {
  return fraction(text, 6);
}

/** The milliseconds since the epoch of a moment of the calendar, or undefined. */
export function momentMs(text: string): number | undefined {
  if (!MOMENT.test(text)) return undefined;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const hour = Number(text.slice(11, 13));
  const minute = Number(text.slice(14, 16));
  const second = Number(text.slice(17, 19));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
  if (day < 1 || day > days || hour > 23 || minute > 59 || second > 59) return undefined;
  const ms = text.length > 20 ? Number(text.slice(20, -1).padEnd(3, '0')) : 0;
  // Date.UTC takes years below 100 for the twentieth century; a whole cycle of the calendar later it does not.
  return Date.UTC(year + GREGORIAN_CYCLE_YEARS, month - 1, day, hour, minute, second, ms) - GREGORIAN_CYCLE_MS;
}

/** Not empty, and no half of a surrogate pair without the other. */
export function isId(text: string): boolean {
  return text !== '' && !/\p{Cs}/u.test(text);
}

function decimal(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, '0');
  const whole = digits.length - decimals;
  return `${value < 0n ? '-' : ''}${digits.slice(0, whole)}.${digits.slice(whole)}`;
}

function fraction(text: string, decimals: number): bigint {
  const [whole = '0', part = ''] = text.split('.');
  return BigInt(whole + part.padEnd(decimals, '0'));
}
