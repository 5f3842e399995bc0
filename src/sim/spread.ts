/** What a number of members got, as figures: shares, deciles and inequality. Ratios have six decimals, money is text. */
import { formatMoney } from '#core/quantity';
import { NEVER } from './members.ts';
import type { Members } from './members.ts';

/** Paid / spent of some members, payouts before anything else. */
interface PaidOverSpent {
  /** All payouts over all that was spent. */
  readonly mean: number;
  readonly median: number;
  /** The nine deciles, from the tenth to the ninetieth hundredth of members. */
  readonly deciles: readonly number[];
  readonly most: number;
}

/** Members by what the pool paid them of what they spent: nothing; less than half; from half up to all of it; more. They add up to all. */
export interface Got {
  readonly nothing: number;
  readonly underHalf: number;
  readonly upToSpent: number;
  readonly more: number;
}

/** The figures of some members. */
export interface SpreadFigures {
  readonly members: number;
  readonly got: Got;
  readonly paid: string;
  readonly spent: string;
  readonly paidOverSpent: PaidOverSpent;
  readonly shareAtZero: number;
  readonly shareBrokeEven: number;
  readonly shareReachedCap: number;
  readonly medianDaysToEven: number | null;
  readonly medianDaysToCap: number | null;
  readonly meanPaid: string;
  readonly medianPaid: string;
  readonly mostPaid: string;
  /** What the points that are left would fetch at the end, less the fee; nobody has been paid this. */
  readonly valueLeft: string;
  readonly commissions: string;
}

/** Six decimals: enough for people, and the same text everywhere. */
export function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** The figures of the members whose numbers are given; they must have an order that was settled. */
export function spreadOf(all: Members, numbers: readonly number[] | Int32Array): SpreadFigures {
  const count = numbers.length;
  const ratios = new Float64Array(count);
  const paids = new Float64Array(count);
  let [spent, paid, left, commission] = [0, 0, 0, 0];
  let [even, capped] = [0, 0];
  const counts = { nothing: 0, underHalf: 0, upToSpent: 0, more: 0 };
  const daysToEven: number[] = [];
  const daysToCap: number[] = [];
  for (let i = 0; i < count; i++) {
    const member = numbers[i] as number;
    const [hers, got, first] = [
      all.spent[member] as number,
      all.paid[member] as number,
      all.firstDay[member] as number,
    ];
    ratios[i] = hers === 0 ? 0 : got / hers;
    paids[i] = got;
    spent += hers;
    paid += got;
    left += all.left[member] as number;
    commission += all.commission[member] as number;
    counts[got === 0 ? 'nothing' : got > hers ? 'more' : got * 2 < hers ? 'underHalf' : 'upToSpent']++;
    if (got >= hers) even++;
    const [evenDay, capDay] = [all.evenDay[member] as number, all.capDay[member] as number];
    if (evenDay !== NEVER) daysToEven.push(evenDay - first);
    if (capDay !== NEVER) {
      capped++;
      daysToCap.push(capDay - first);
    }
  }
  ratios.sort();
  paids.sort();
  const share = (part: number): number => (count === 0 ? 0 : round6(part / count));
  return {
    members: count,
    got: counts,
    paid: formatMoney(paid),
    spent: formatMoney(spent),
    paidOverSpent: {
      mean: spent === 0 ? 0 : round6(paid / spent),
      median: round6(quantile(ratios, 0.5)),
      deciles: Array.from({ length: 9 }, (_, i) => round6(quantile(ratios, (i + 1) / 10))),
      most: round6(ratios[count - 1] ?? 0),
    },
    shareAtZero: share(counts.nothing),
    shareBrokeEven: share(even),
    shareReachedCap: share(capped),
    medianDaysToEven: middle(daysToEven),
    medianDaysToCap: middle(daysToCap),
    meanPaid: formatMoney(count === 0 ? 0 : Math.floor(paid / count)),
    medianPaid: formatMoney(Math.floor(quantile(paids, 0.5))),
    mostPaid: formatMoney(paids[count - 1] ?? 0),
    valueLeft: formatMoney(left),
    commissions: formatMoney(commission),
  };
}

/** The value below which a share of sorted values lies, straight between neighbours; 0 for none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  return low + ((sorted[Math.ceil(place)] ?? 0) - low) * (place - Math.floor(place));
}

function middle(values: readonly number[]): number | null {
  return values.length === 0 ? null : round6(quantile(Float64Array.from(values).sort(), 0.5));
}

/** Gini's coefficient of payouts: 0 when all get the same or nobody anything, near 1 when one gets all. */
export function giniOf(all: Members, numbers: readonly number[]): number {
  const paids = Float64Array.from(numbers, (member) => all.paid[member] as number).sort();
  let [sum, weighted] = [0, 0];
  for (let i = 0; i < paids.length; i++) {
    sum += paids[i] as number;
    weighted += (paids[i] as number) * (i + 1);
  }
  return sum === 0 ? 0 : round6((2 * weighted) / (paids.length * sum) - (paids.length + 1) / paids.length);
}
