/** A run month by month, and the same over many runs as a median with the band that eight of ten runs keep to. Money in yuan. */
import { DAY_MS, formatInstant } from '#core/time';
import { quantile } from './spread.ts';
import type { Day } from './tape.ts';

/** What is followed by month, payouts before the price. Sums of the month, but `members`, `reserve`, `supply` and `price` as it ends. */
export const MONTH_FIGURES = [
  'paid',
  'spent',
  'orders',
  'members',
  'exits',
  'operatorIncome',
  'reserve',
  'supply',
  'price',
] as const;

/** The name of a figure by month. */
export type MonthFigure = (typeof MONTH_FIGURES)[number];

/** One month of one run. `operatorIncome` is before what the operator puts in. */
export type Month = { readonly month: string } & Readonly<Record<MonthFigure, number>>;

/** The median over runs, and the band from a tenth of the runs to nine tenths of them. */
export interface Band {
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
}

/** One month over all runs that reached it. */
export type MonthBands = { readonly month: string; readonly runs: number } & Readonly<Record<MonthFigure, Band>>;

/** The months of a run, from the day it began; times are UTC. */
export function monthsOf(days: readonly Day[], startMs: number): readonly Month[] {
  const parts = new Map<string, Day[]>();
  for (const [index, day] of days.entries()) {
    const month = formatInstant(startMs + index * DAY_MS).slice(0, 7);
    const part = parts.get(month);
    if (part === undefined) parts.set(month, [day]);
    else part.push(day);
  }
  return [...parts].map(([month, part]): Month => {
    const last = part.at(-1) as Day;
    const sum = (of: (day: Day) => number): number => part.reduce((total, day) => total + of(day), 0);
    return {
      month,
      paid: sum(({ paid }) => paid) / 100,
      spent: sum(({ spent }) => spent) / 100,
      orders: sum(({ orders }) => orders),
      members: last.members,
      exits: sum(({ exits }) => exits),
      operatorIncome: sum(({ platform, fees }) => platform + fees) / 100,
      reserve: Number(last.reserve) / 100,
      supply: Number(last.supply) / 10 ** last.scale,
      price: last.price / 100,
    };
  });
}

/** The months of all runs together, in order. */
export function monthBands(runs: readonly (readonly Month[])[]): readonly MonthBands[] {
  const byMonth = new Map<string, Month[]>();
  for (const months of runs) {
    for (const month of months) {
      const same = byMonth.get(month.month);
      if (same === undefined) byMonth.set(month.month, [month]);
      else same.push(month);
    }
  }
  return [...byMonth]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, same]) => {
      const bands = MONTH_FIGURES.map((name) => [name, bandOf(same.map((each) => each[name]))] as const);
      return { month, runs: same.length, ...(Object.fromEntries(bands) as Record<MonthFigure, Band>) };
    });
}

/** The band of some values, to nine digits that count. */
export function bandOf(values: readonly number[]): Band {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => Number(quantile(sorted, share).toPrecision(9));
  return { p10: at(0.1), median: at(0.5), p90: at(0.9) };
}
