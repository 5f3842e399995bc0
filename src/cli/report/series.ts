/** How the pool moved: a sample of bounded size, and the sums of each day. */
import { add } from '#core/quantity';
import type { Int } from '#core/quantity';
import type { PoolAfter } from '#core/event';
import { DAY_MS } from '#core/time';

/** The most points a series keeps: a chart is never given more. */
export const SERIES_POINTS_MAX = 2000;

/** The most spans of time that charts and tables are given. */
export const SPANS_MAX = 60;

/** The pool at one moment, with what had been spent and paid out by then, in fen. */
export interface Moment {
  readonly atMs: number;
  readonly pool: PoolAfter;
  readonly spent: Int;
  readonly paid: Int;
}

/** Moments in order, thinned evenly: whenever there are too many, every second one goes and half as many are taken from then on. */
export class PoolSeries {
  #moments: Moment[] = [];
  #stride = 1;
  #skipped = 0;
  #last: Moment | undefined;

  add(moment: Moment): void {
    this.#last = moment;
    if (++this.#skipped < this.#stride) return;
    this.#skipped = 0;
    this.#moments.push(moment);
    if (this.#moments.length < SERIES_POINTS_MAX) return;
    this.#moments = this.#moments.filter((_, index) => index % 2 === 0);
    this.#stride *= 2;
  }

  /** At most 2,000 moments; the last is always among them. */
  get moments(): readonly Moment[] {
    const last = this.#last;
    return last === undefined || this.#moments.at(-1) === last ? this.#moments : [...this.#moments, last];
  }
}

/** What happened within a span of time, in fen. */
interface Span {
  readonly spent: Int;
  readonly paidForSales: Int;
  readonly paidAtExits: Int;
  readonly exits: number;
}

/** A span with its first day, and the pool at its end. */
export interface DatedSpan extends Span {
  readonly label: string;
  readonly pool: PoolAfter | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Day = Mutable<Span> & { pool: PoolAfter | undefined };

const ZERO: Span = { spent: 0, paidForSales: 0, paidAtExits: 0, exits: 0 };

/** Sums by day of UTC. */
export class Days {
  readonly #days = new Map<number, Day>();
  #lastNumber = NaN;
  #lastDay: Day = { ...ZERO, pool: undefined };

  /** The sums of the day of an instant, to be added to. */
  of(atMs: number): Day {
    const number = Math.floor(atMs / DAY_MS);
    if (number === this.#lastNumber) return this.#lastDay;
    let day = this.#days.get(number);
    if (day === undefined) this.#days.set(number, (day = { ...ZERO, pool: undefined }));
    this.#lastNumber = number;
    this.#lastDay = day;
    return day;
  }

  /** The sums by day, week, month, quarter or year, whichever is the finest that gives at most `most` spans. Spans without any event are there too. */
  spans(most: number): Spans {
    const numbers = [...this.#days.keys()].sort((a, b) => a - b);
    const first = numbers[0];
    const last = numbers.at(-1);
    if (first === undefined || last === undefined) return { by: 'day', spans: [] };
    const step = STEPS.find((candidate) => countSteps(candidate, first, last) <= most) ?? yearsStep(10_000);
    const spans: Mutable<DatedSpan>[] = [];
    let end = -Infinity;
    for (let start = step.floor(first); start <= last; start = step.next(start)) {
      spans.push({ ...ZERO, label: step.label(start), pool: undefined });
      end = step.next(start);
    }
    let index = 0;
    end = step.next(step.floor(first));
    for (const number of numbers) {
      while (number >= end) {
        index++;
        end = step.next(end);
      }
      addDay(spans[index], this.#days.get(number));
    }
    return { by: step.name, spans };
  }
}

function addDay(span: Mutable<DatedSpan> | undefined, day: Day | undefined): void {
  if (span === undefined || day === undefined) return;
  span.spent = add(span.spent, day.spent);
  span.paidForSales = add(span.paidForSales, day.paidForSales);
  span.paidAtExits = add(span.paidAtExits, day.paidAtExits);
  span.exits += day.exits;
  span.pool = day.pool ?? span.pool;
}

/** How long spans are; `years` are several. */
type SpanName = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'years';

/** Spans one after the other, and how long each is. */
export interface Spans {
  readonly by: SpanName;
  readonly spans: readonly DatedSpan[];
}

/** A length of span: the day number its span begins with, the next span's, and its name. */
interface Step {
  readonly name: SpanName;
  readonly floor: (day: number) => number;
  readonly next: (day: number) => number;
  readonly label: (day: number) => string;
}

const isoDate = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The day number of the first of a month, counted from 0; any year, and months beyond the twelfth run on into the next. */
function firstOfMonth(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1) / DAY_MS;
}

function monthsStep(name: SpanName, months: number): Step {
  const floor = (day: number, ahead = 0): number => {
    const date = new Date(day * DAY_MS);
    const month = Math.floor(date.getUTCMonth() / months) * months + ahead;
    return firstOfMonth(date.getUTCFullYear(), month);
  };
  return {
    name,
    floor: (day) => floor(day),
    next: (day) => floor(day, months),
    label: (day) => isoDate(day).slice(0, 7),
  };
}

function yearsStep(years: number): Step {
  const floor = (day: number, ahead = 0): number => {
    const year = Math.floor(new Date(day * DAY_MS).getUTCFullYear() / years) * years + ahead;
    return firstOfMonth(year, 0);
  };
  return {
    name: years === 1 ? 'year' : 'years',
    floor: (day) => floor(day),
    next: (day) => floor(day, years),
    label: (day) => isoDate(day).slice(0, -6),
  };
}

const STEPS: readonly Step[] = [
  { name: 'day', floor: (day) => day, next: (day) => day + 1, label: isoDate },
  // 1970-01-05 was a Monday.
  { name: 'week', floor: (day) => Math.floor((day - 4) / 7) * 7 + 4, next: (day) => day + 7, label: isoDate },
  monthsStep('month', 1),
  monthsStep('quarter', 3),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map(yearsStep),
];

function countSteps(step: Step, first: number, last: number): number {
  let count = 0;
  for (let start = step.floor(first); start <= last && count <= 1000; start = step.next(start)) count++;
  return count;
}
