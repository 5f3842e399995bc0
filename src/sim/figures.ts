/** The figures of a run by name: what runs are compared by, what a goal speaks of, and what stands first in every answer. */
import type { RunResult } from './result.ts';

/** A figure as a number: money in yuan, shares and ratios as they are. */
interface FigureSpec {
  readonly unit: 'ratio' | 'yuan' | 'count' | 'days' | 'yuan/point';
  readonly of: (result: RunResult) => number | null;
}

const yuan = (read: (result: RunResult) => string): FigureSpec => ({
  unit: 'yuan',
  of: (result) => Number(read(result)),
});
const ratio = (of: (result: RunResult) => number | null): FigureSpec => ({ unit: 'ratio', of });
const count = (of: (result: RunResult) => number): FigureSpec => ({ unit: 'count', of });

/** Every figure by its name, payouts before price, the median before the mean. */
export const FIGURES = {
  medianPaidOverSpent: ratio(({ members }) => members.paidOverSpent.median),
  meanPaidOverSpent: ratio(({ members }) => members.paidOverSpent.mean),
  lowestDecile: ratio(({ members }) => members.paidOverSpent.deciles[0] ?? 0),
  highestDecile: ratio(({ members }) => members.paidOverSpent.deciles[8] ?? 0),
  shareAtZero: ratio(({ members }) => members.shareAtZero),
  shareBrokeEven: ratio(({ members }) => members.shareBrokeEven),
  shareReachedCap: ratio(({ members }) => members.shareReachedCap),
  medianDaysToCap: { unit: 'days', of: ({ members }) => members.medianDaysToCap },
  gini: ratio(({ members }) => members.gini),
  paid: yuan(({ members }) => members.paid),
  spent: yuan(({ members }) => members.spent),
  valueLeft: yuan(({ members }) => members.valueLeft),
  members: count(({ members }) => members.members),
  orders: count(({ orders }) => orders.settled),
  exits: count(({ exits }) => exits),
  transferred: yuan(({ transferred }) => transferred),
  operatorIncome: yuan(({ operator }) => operator.income),
  operatorPut: yuan(({ operator }) => operator.put),
  surplus: yuan(({ operator }) => operator.surplus),
  worstMonth: yuan(({ worstMonth }) => worstMonth?.net ?? '0.00'),
  reserve: yuan(({ pool }) => pool.reserve),
  priceExponent: ratio(({ priceExponent }) => priceExponent),
  price: { unit: 'yuan/point', of: ({ pool }) => Number(pool.price) },
} as const satisfies Readonly<Record<string, FigureSpec>>;

/** The name of a figure. */
export type FigureName = keyof typeof FIGURES;

/** The names, in their order. */
export const FIGURE_NAMES = Object.keys(FIGURES) as readonly FigureName[];

/** The figures of a run; null where a run has none. */
export type Figures = Readonly<Record<FigureName, number | null>>;

/** All figures of a run. */
export function figuresOf(result: RunResult): Figures {
  return Object.fromEntries(FIGURE_NAMES.map((name) => [name, FIGURES[name].of(result)])) as Figures;
}
