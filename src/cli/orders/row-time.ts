/** Times as files of orders write them: with an offset, or in the offset that the caller names. */
import { DAY_MS, formatInstant, parseInstant } from '#core/time';

const ROW_TIME =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ] ?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;
const OFFSET = /^([+-])(\d{2}):?(\d{2})$/;
/** The first and the last instant that a command can carry, in milliseconds since the epoch. */
const FIRST_MS = parseInstant('0000-01-01T00:00:00Z') ?? 0;
export const LAST_MS = parseInstant('9999-12-31T23:59:59.999Z') ?? 0;
const MINUTE_MS = 60_000;
/** The commonest form, "2026-01-31T08:30:00", needs no taking apart. */
const PLAIN_LENGTH = 19;
const LETTER_T = 0x54;

/** The milliseconds that clocks at an offset such as `+08:00`, `Z` or `UTC` are ahead of UTC; undefined for any other text. */
export function parseOffset(text: string): number | undefined {
  if (/^(Z|UTC)$/i.test(text)) return 0;
  const match = OFFSET.exec(text);
  if (match === null) return undefined;
  const [, sign, hours, minutes] = match;
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || total > 14 * 60) return undefined;
  return (sign === '-' ? -total : total) * MINUTE_MS;
}

/**
 * Milliseconds since the epoch of `2026-01-31T08:30:00`, `2026/1/31 8:30` or `2026-01-31`, with or without seconds, decimals of a
 * second (beyond the third dropped) and an offset; undefined for any other text. Year, month, day, in this order, is the only one known.
 */
export function parseRowTime(text: string, offsetMs: number): number | undefined {
  if (text.length === PLAIN_LENGTH && text.charCodeAt(10) === LETTER_T) {
    const plainMs = parseInstant(`${text}Z`);
    if (plainMs !== undefined) return plainMs - offsetMs;
  }
  const match = ROW_TIME.exec(text);
  if (match === null) return undefined;
  const [, year = '', , month = '', day = '', hour = '0', minute = '0', second = '0', decimals, zone] = match;
  const two = (part: string): string => part.padStart(2, '0');
  const fraction = decimals === undefined ? '' : `.${decimals.slice(0, 3)}`;
  const wallMs = parseInstant(
    `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${fraction}Z`,
  );
  const ahead = zone === undefined ? offsetMs : parseOffset(zone);
  return wallMs === undefined || ahead === undefined ? undefined : wallMs - ahead;
}

/** Whether a command can carry an instant: its year has four digits. */
export function isInYears(atMs: number): boolean {
  return atMs >= FIRST_MS && atMs <= LAST_MS;
}

let lastDay = NaN;
let lastDate = '';

/** The instant of a command, "2026-01-31T08:30:00Z"; the date is formed once a day, for rows come in the order of time. */
export function commandTime(atMs: number): string {
  const day = Math.floor(atMs / DAY_MS);
  const seconds = (atMs - day * DAY_MS) / 1000;
  if (!Number.isInteger(seconds)) return formatInstant(atMs);
  if (day !== lastDay) {
    lastDay = day;
    lastDate = formatInstant(day * DAY_MS).slice(0, -'00:00:00Z'.length);
  }
  return `${lastDate}${twoDigits(Math.floor(seconds / 3600))}:${twoDigits(Math.floor(seconds / 60) % 60)}:${twoDigits(seconds % 60)}Z`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
