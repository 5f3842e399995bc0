/** How many new members come on each day. */
import { PPM, parseMultiple, parsePercent } from '#core/quantity';
import type { Stream } from './random.ts';
import type { GrowthArrivals } from './scenario-types.ts';

const DAYS_OF_MONTH = 30;

/** Counts of new members, a day at a time. */
export class Arrivals {
  private readonly counts: number[] = [];
  private owed = 0;
  private readonly terms: GrowthArrivals;
  private readonly days: number;
  private readonly stream: Stream;

  constructor(terms: GrowthArrivals, days: number, stream: Stream) {
    this.terms = terms;
    this.days = days;
    this.stream = stream;
  }

  /** New members of the next day. Without noise, what is left of fractions is carried to the next day. */
  next(): number {
    const day = this.counts.length;
    const mean = this.meanOf(day) * seasonOf(this.terms, day) * collapseOf(this.terms, day);
    let count: number;
    if (this.terms.noise === 'poisson') count = this.stream.poisson(mean);
    else {
      this.owed += mean;
      count = Math.floor(this.owed + 1e-9);
      this.owed -= count;
    }
    this.counts.push(count);
    return count;
  }

  private meanOf(day: number): number {
    const { terms } = this;
    const way = this.days <= 1 ? 0 : day / (this.days - 1);
    switch (terms.kind) {
      case 'constant':
        return terms.perDay;
      case 'linear':
        return terms.from + (terms.to - terms.from) * way;
      case 'exponential':
        return terms.from * (terms.to / terms.from) ** way;
      case 'logistic':
        // From 1 / (1 + e) to e / (1 + e) of the most in riseDays.
        return terms.most / (1 + Math.exp((-2 * (day - terms.middleDay)) / terms.riseDays));
      case 'referral': {
        const recent = this.counts.slice(Math.max(0, day - terms.forDays)).reduce((sum, count) => sum + count, 0);
        const brought = (recent * ((parseMultiple(terms.perMember) ?? 0) / PPM)) / DAYS_OF_MONTH;
        return Math.min(terms.most, terms.perDay + brought);
      }
    }
  }
}

function seasonOf({ season }: GrowthArrivals, day: number): number {
  if (season === undefined) return 1;
  const swing = (parsePercent(season.swing) ?? 0) / PPM;
  return 1 + swing * Math.cos((2 * Math.PI * (day - season.peakDay)) / season.everyDays);
}

function collapseOf({ collapse }: GrowthArrivals, day: number): number {
  if (collapse === undefined || day < collapse.day) return 1;
  const to = (parsePercent(collapse.to) ?? 0) / PPM;
  const way = collapse.days === 0 ? 1 : Math.min(1, (day - collapse.day) / collapse.days);
  return 1 - (1 - to) * way;
}
