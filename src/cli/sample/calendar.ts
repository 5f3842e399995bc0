/** When people shop in the sample's year: 2025 in China, by month, weekday, holiday and hour. Times are milliseconds since the epoch. */
import { parseInstant } from '#core/time';
import type { Random } from './random.ts';

/** A day, an hour, a minute. */
export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;

/** Clocks in China are this far ahead of UTC. */
export const AHEAD = 8 * HOUR;

/** The first moment of 2025 in China, and the first of 2026. */
export const YEAR_BEGINS = (parseInstant('2025-01-01T00:00:00Z') ?? 0) - AHEAD;
export const YEAR_ENDS = YEAR_BEGINS + 365 * DAY;

/** The moment of a wall clock in China, on a day of 2025 given as month and day. */
export function moment(month: number, day: number, hour = 0): number {
  const two = (part: number): string => String(part).padStart(2, '0');
  const wall = parseInstant(`2025-${two(month)}-${two(day)}T${two(hour)}:00:00Z`);
  if (wall === undefined) throw new RangeError(`no such day: ${month}-${day}`);
  return wall - AHEAD;
}

/** Percent of an ordinary day, Sunday first. */
const WEEKDAYS = [128, 82, 84, 88, 96, 122, 140];

/** Percent of an ordinary month: a quiet month after the New Year, a lively end. */
const MONTHS = [88, 70, 84, 90, 100, 104, 110, 112, 104, 108, 126, 118];

/** Days that are unlike the others: first and last as month and day, and percent of what they would be. */
const SPECIAL: readonly (readonly [month: number, day: number, month: number, day: number, percent: number])[] = [
  [1, 25, 1, 27, 150],
  [1, 28, 2, 1, 45],
  [2, 2, 2, 4, 75],
  [2, 14, 2, 14, 180],
  [5, 1, 5, 5, 165],
  [6, 16, 6, 18, 150],
  [10, 1, 10, 8, 160],
  [11, 9, 11, 11, 210],
  [12, 12, 12, 12, 160],
  [12, 24, 12, 25, 140],
];

/** Share of the day's orders in each hour, from midnight: lunch, and a long evening. */
const HOURS = [2, 1, 0, 0, 0, 0, 3, 8, 16, 22, 34, 66, 78, 44, 32, 30, 38, 58, 84, 92, 74, 46, 22, 8];

interface Slot {
  readonly atMs: number;
  readonly weight: number;
}

/** The days of the year with their weights; the programme itself grows to three times its first size. */
function days(): readonly Slot[] {
  return Array.from({ length: 365 }, (_, index) => {
    const atMs = YEAR_BEGINS + index * DAY;
    const month = Number(new Date(atMs + AHEAD).toISOString().slice(5, 7));
    const growth = 100 + Math.floor((index * 200) / 364);
    let weight = growth * (WEEKDAYS[(index + 3) % 7] ?? 0) * (MONTHS[month - 1] ?? 0);
    for (const [fromMonth, fromDay, toMonth, toDay, percent] of SPECIAL) {
      if (atMs >= moment(fromMonth, fromDay) && atMs <= moment(toMonth, toDay))
        weight = Math.floor((weight * percent) / 100);
    }
    return { atMs, weight: Math.floor(weight / 10_000) };
  });
}

/** `count` moments at which somebody orders, in order. */
export function orderMoments(random: Random, count: number): readonly number[] {
  const all = days();
  const hours = HOURS.map((weight, hour) => ({ atMs: hour * HOUR, weight }));
  const moments = Array.from(
    { length: count },
    () => random.weighted(all).atMs + random.weighted(hours).atMs + random.below(3600) * 1000,
  );
  return moments.toSorted((a, b) => a - b);
}
