/** Time is data (U6): ISO 8601 in UTC with `Z` on the wire, milliseconds since the epoch inside. */

/** Milliseconds in a day of 86,400 s (U6). */
export const DAY_MS = 86_400_000;

/** Milliseconds since the epoch of `"2026-01-01T00:00:00Z"`, with up to three decimals of a second; undefined for any other text. */
export function parseInstant(text: string): number | undefined {
  if (
    text[4] !== '-' ||
    text[7] !== '-' ||
    text[10] !== 'T' ||
    text[13] !== ':' ||
    text[16] !== ':' ||
    !text.endsWith('Z')
  )
    return undefined;
  const ms = fractionMs(text);
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const [hour, minute, second] = [digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19)];
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || ms < 0) return undefined;
  return daysSinceEpoch(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + ms;
}

/** The number that stands in a text from `start` to before `end`; -1 when there is anything but ASCII digits. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Milliseconds of the `.123` between the seconds and the Z; 0 when there is none, -1 when it is not one to three digits. */
function fractionMs(text: string): number {
  const decimals = text.length - 21;
  if (decimals === -1) return 0;
  if (text[19] !== '.' || decimals < 1 || decimals > 3) return -1;
  return digits(text, 20, 20 + decimals) * 10 ** (3 - decimals);
}

let lastMs = Number.NaN;
let lastText = '';

/** `"2026-01-01T00:00:00Z"`; milliseconds are written only when there are any. Many in a row ask for the same instant. */
export function formatInstant(ms: number): string {
  if (ms === lastMs) return lastText;
  const text = new Date(ms).toISOString();
  lastText = text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text;
  lastMs = ms;
  return lastText;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar; the year is counted from March so that a leap day ends it. */
function daysSinceEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719_468;
}
