/** What one run gives: figures of members first, then the pool, then the price. Keys sorted, money as text, ratios with six decimals. */
import type { Plan } from '#core/plan';
import { formatMoney, formatPoints } from '#core/quantity';
import { boundsOf } from './bounds.ts';
import type { Bounds } from './bounds.ts';
import { periodOf } from './play.ts';
import type { Scenario } from './scenario-types.ts';
import { giniOf, round6, spreadOf } from './spread.ts';
import type { SpreadFigures } from './spread.ts';
import type { Day } from './tape.ts';
import type { World } from './world.ts';

/** A cohort: the members whose first order was settled in one period. */
interface Cohort extends SpreadFigures {
  readonly cohort: string;
  /** What the cohort's own orders brought into the pool. */
  readonly put: string;
  /** Payouts and what is left less what was put in: above 0 others paid for it. */
  readonly transfer: string;
}

/** The pool and the flows, at the end of a day. */
interface Point {
  readonly day: number;
  readonly orders: number;
  readonly members: number;
  readonly inflow: string;
  readonly paid: string;
  readonly sales: number;
  readonly exits: number;
  readonly operatorIncome: string;
  readonly reserve: string;
  readonly supply: string;
  readonly price: string;
}

/** Everything about one run. */
export interface RunResult {
  readonly run: number;
  readonly orders: { readonly placed: number; readonly settled: number };
  readonly members: SpreadFigures & { readonly gini: number };
  readonly groups: readonly (SpreadFigures & { readonly group: string })[];
  readonly cohorts: readonly Cohort[];
  /** What went from later cohorts to earlier ones: the sum of all cohorts' transfers above 0. */
  readonly transferred: string;
  readonly operator: {
    /** The platform's legs less commissions. */
    readonly platform: string;
    /** What the platform pays for its own goods. */
    readonly goods: string;
    readonly withdrawalFees: string;
    readonly put: string;
    readonly income: string;
    readonly surplus: string;
  };
  readonly worstMonth: { readonly month: string; readonly net: string } | null;
  readonly pool: {
    readonly reserve: string;
    readonly supply: string;
    readonly price: string;
    readonly startPrice: string;
  };
  readonly exits: number;
  readonly exitsAt: readonly { readonly exit: number; readonly orders: number }[];
  readonly prices: readonly { readonly orders: number; readonly exits: number; readonly price: string }[];
  /** The power of the number of orders with which the price grew, fitted from order 1,000 on; null with too few orders. */
  readonly priceExponent: number | null;
  readonly series: readonly Point[];
  readonly bounds: Bounds;
  readonly refusals: Readonly<Record<string, number>>;
}

/** At most this many points of a series. */
const SERIES = 400;

/** Reads the figures off a run that has been played. */
export function resultOf(world: World, scenario: Scenario, plan: Plan, run: number, startMs: number): RunResult {
  const { members, tape } = world;
  const numbers: number[] = [];
  const byCohort = new Map<string, number[]>();
  const byGroup = scenario.behaviours.map((): number[] => []);
  for (let member = 0; member < members.size; member++) {
    const first = members.firstDay[member] as number;
    if (first < 0) continue;
    numbers.push(member);
    byGroup[members.group[member] as number]?.push(member);
    const cohort = periodOf(startMs, first, scenario.file.cohorts);
    const cohortMembers = byCohort.get(cohort);
    if (cohortMembers === undefined) byCohort.set(cohort, [member]);
    else cohortMembers.push(member);
  }
  let transferred = 0;
  const cohorts = [...byCohort]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([cohort, inside]): Cohort => {
      let [put, taken] = [0, 0];
      for (const member of inside) {
        put += members.put[member] as number;
        taken += (members.paid[member] as number) + (members.left[member] as number);
      }
      transferred += Math.max(0, taken - put);
      return { cohort, ...spreadOf(members, inside), put: formatMoney(put), transfer: formatMoney(taken - put) };
    });
  const sum = (of: (day: Day) => number): number => tape.days.reduce((total, day) => total + of(day), 0);
  const [platform, fees] = [sum((day) => day.platform), sum((day) => day.fees)];
  const pool = world.engine.pool();
  return {
    run,
    orders: { placed: world.placed, settled: world.settled },
    members: { ...spreadOf(members, numbers), gini: giniOf(members, numbers) },
    groups: scenario.behaviours.map(({ name }, group) => ({
      group: name,
      ...spreadOf(members, byGroup[group] ?? []),
    })),
    cohorts,
    transferred: formatMoney(transferred),
    operator: {
      platform: formatMoney(platform),
      goods: formatMoney(sum((day) => day.goods)),
      withdrawalFees: formatMoney(fees),
      put: formatMoney(tape.operatorPut),
      income: formatMoney(platform + fees - tape.operatorPut),
      surplus: formatMoney(world.engine.accounts().surplus),
    },
    worstMonth: worstMonth(tape.days, startMs),
    pool: {
      reserve: formatMoney(pool.reserve),
      supply: formatPoints(pool.supply, pool.scale),
      price: priceText(world.price),
      startPrice: formatMoney(plan.pool.startPriceFen),
    },
    exits: tape.exits,
    exitsAt: tape.exitsAt,
    prices: tape.prices.map(({ orders, exits, price }) => ({ orders, exits, price: priceText(price) })),
    priceExponent: exponentOf(tape.prices),
    series: seriesOf(tape.days),
    bounds: boundsOf(
      plan,
      scenario.subsidies.reduce((total, { sharePpm }) => total + sharePpm, 0),
    ),
    refusals: Object.fromEntries([...world.refusals].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Yuan a point with six digits that count. */
function priceText(fenPerPoint: number): string {
  return (fenPerPoint / 100).toPrecision(6);
}

/** The month in which payouts exceeded inflows the most, or were exceeded the least. */
function worstMonth(days: readonly Day[], startMs: number): RunResult['worstMonth'] {
  const months = new Map<string, number>();
  for (const [day, { inflow, extras, injected, paid }] of days.entries()) {
    const month = periodOf(startMs, day, 'month');
    months.set(month, (months.get(month) ?? 0) + inflow + extras + injected - paid);
  }
  const [worst] = [...months].toSorted(([, a], [, b]) => a - b);
  return worst === undefined ? null : { month: worst[0], net: formatMoney(worst[1]) };
}

/** The slope of the straight line through log price over log orders, by least squares. */
function exponentOf(prices: World['tape']['prices']): number | null {
  const points = prices.filter(({ orders }) => orders >= 1000);
  if (points.length < 3) return null;
  const xs = points.map(({ orders }) => Math.log(orders));
  const ys = points.map(({ price }) => Math.log(price));
  const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const cross = xs.reduce((total, value, i) => total + (value - x) * ((ys[i] ?? 0) - y), 0);
  return round6(cross / xs.reduce((total, value) => total + (value - x) ** 2, 0));
}

/** A point a day; of longer runs a point every so many days with the sums of those days, the last day among them. */
function seriesOf(days: readonly Day[]): Point[] {
  const step = Math.ceil(days.length / SERIES);
  const points: Point[] = [];
  for (let end = days.length; end > 0; end -= step) {
    const part = days.slice(Math.max(0, end - step), end);
    const last = part.at(-1) as Day;
    const sum = (of: (day: Day) => number): number => part.reduce((total, day) => total + of(day), 0);
    points.push({
      day: end - 1,
      orders: sum((day) => day.orders),
      members: last.members,
      inflow: formatMoney(sum(({ inflow, extras, injected }) => inflow + extras + injected)),
      paid: formatMoney(sum(({ paid }) => paid)),
      sales: sum(({ sales }) => sales),
      exits: sum(({ exits }) => exits),
      operatorIncome: formatMoney(sum(({ platform, fees }) => platform + fees)),
      reserve: formatMoney(last.reserve),
      supply: formatPoints(last.supply, last.scale),
      price: priceText(last.price),
    });
  }
  return points.toReversed();
}
