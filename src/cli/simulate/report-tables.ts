/** The tables of a simulation's page: every figure that a chart shows can be read, and is the same as in the JSON. */
import { FIGURE_NAMES } from '#sim/figures';
import type { FigureName } from '#sim/figures';
import type { Comparison } from '#sim/compare';
import type { Band, MonthFigure } from '#sim/months';
import type { Result } from '#sim/simulate';
import { grouped } from '../display.ts';
import { sayIn } from '../messages.ts';
import type { PlainKey } from '../messages.ts';
import { both, cell, escaped, number, table } from '../report/html.ts';
import type { HtmlCell } from '../report/html.ts';
import { GOT_GROUPS, hundredOf } from './report-charts.ts';
import { labelOf, show, showPercent } from './simulate-text.ts';

/** How many of a hundred got what, and how the share differs between runs. */
export function gotTable({ got, runs }: Result): string {
  const hundred = hundredOf(got);
  const rows = GOT_GROUPS.map(([name, key], index) => {
    const { members, share } = got[name];
    return [
      { html: both(key) },
      number(hundred?.[index] === 0 && members > 0 ? sayIn('en')('lessThanOne') : String(hundred?.[index] ?? 0)),
      number(grouped(members)),
      spread(share, runs, showPercent),
    ];
  });
  const headings = ['simColGot', 'simColOfHundred', 'simColMembers', 'simColShare'] as const;
  return table(headed(headings), rows, both('simHundredTitle'));
}

/** The groups by what they do with their points. */
export function groupTable({ first: { groups } }: Result): string {
  const rows = groups.map(({ group, members, paidOverSpent, shareAtZero, shareBrokeEven, shareReachedCap }) => [
    cell(group),
    number(grouped(members)),
    ...[paidOverSpent.median, shareAtZero, shareBrokeEven, shareReachedCap, paidOverSpent.most].map((share) =>
      number(showPercent(share)),
    ),
  ]);
  const headings = ['simColGroup', 'simColMembers', ...SPREAD_HEADINGS] as const;
  return table(headed(headings), rows, both('simGroups'));
}

const SPREAD_HEADINGS = ['simColMedian', 'simColNothing', 'simColEven', 'simColCapped', 'simColMost'] as const;

/** The cohorts, the earliest first. */
export function cohortTable({ first: { cohorts } }: Result): string {
  const rows = cohorts.map((each) => [
    cell(each.cohort),
    number(grouped(each.members)),
    ...[
      each.paidOverSpent.median,
      each.shareAtZero,
      each.shareBrokeEven,
      each.shareReachedCap,
      each.paidOverSpent.most,
    ].map((share) => number(showPercent(share))),
    number(showMoney(Number(each.put))),
    number(showMoney(Number(each.transfer))),
  ]);
  const headings = ['simColCohort', 'simColMembers', ...SPREAD_HEADINGS, 'simColPut', 'simColTransfer'] as const;
  return table(headed(headings), rows);
}

const MONTH_COLUMNS = [
  ['paid', 'simColPaid', showMoney],
  ['exits', 'simColExits', String],
  ['operatorIncome', 'simColIncome', showMoney],
  ['reserve', 'simColReserve', showMoney],
  ['supply', 'simColSupply', String],
  ['price', 'simColPrice', String],
] as const satisfies readonly (readonly [MonthFigure, PlainKey, (value: number) => string])[];

/** Every month, with the band where there are several runs. */
export function monthTable({ months, runs }: Result): string {
  const rows = months.map((month) => [
    cell(month.month),
    ...MONTH_COLUMNS.map(([figure, , text]) => spread(month[figure], runs, text)),
  ]);
  return table([both('simColMonth'), ...MONTH_COLUMNS.map(([, key]) => both(key))], rows);
}

/** Arithmetic beside the simulation. */
export function boundTable({ first: { bounds, groups, members }, figures, scenario, runs }: Result): string {
  const share = (value: number | null): HtmlCell => (value === null ? none() : number(showPercent(value)));
  const simulated = (name: FigureName): HtmlCell => {
    const found = figures[name];
    return found === null ? none() : spread(found, runs, (value) => show(name, value));
  };
  const atOnce = scenario.behaviours.findIndex(({ kind }) => kind === 'sell-at-once');
  const rows: HtmlCell[][] = [
    [{ html: both('simBoundMean') }, share(bounds.poolShare), simulated('meanPaidOverSpent')],
    [
      { html: both('simBoundReach') },
      bounds.mostReachCap === null ? { html: both('boundNone'), isNumber: true } : share(bounds.mostReachCap),
      simulated('shareReachedCap'),
    ],
    [{ html: both('simBoundAtCap') }, share(bounds.paidAtCap), share(members.paidOverSpent.most)],
    [
      { html: both('simBoundAtOnce') },
      share(bounds.soldAtOnce),
      share(atOnce < 0 ? null : (groups[atOnce]?.paidOverSpent.mean ?? null)),
    ],
    [{ html: both('simBoundExponent') }, number(String(bounds.priceExponent)), simulated('priceExponent')],
    [{ html: both('simBoundDouble') }, number(String(bounds.ordersToDouble)), none()],
  ];
  return table(headed(['simColBound', 'simColArithmetic', 'simColSimulated']), rows);
}

/** All figures, payouts first and the price last. */
export function figureTable({ figures, runs }: Result): string {
  const rows = FIGURE_NAMES.flatMap((name): HtmlCell[][] => {
    const found = figures[name];
    if (found === null) return [];
    const band = runs === 1 ? [] : [number(`${show(name, found.p10)} … ${show(name, found.p90)}`)];
    return [[{ html: both(labelOf(name)) }, number(show(name, found.median)), ...band]];
  });
  const headings = ['simColFigure', 'simColMedianRuns', ...(runs === 1 ? [] : (['simColBandRuns'] as const))] as const;
  return table(headed(headings), rows);
}

/** The differences to the first scenario. */
export function differenceTable({ differences }: Comparison): string {
  const rows = FIGURE_NAMES.flatMap((name): HtmlCell[][] => {
    const found = differences[name];
    if (found === null) return [];
    const { mean, low, high } = found;
    const interval = low === null || high === null ? '' : ` (${show(name, low)} … ${show(name, high)})`;
    return [[{ html: both(labelOf(name)) }, number(show(name, mean) + interval)]];
  });
  return table(headed(['simColFigure', 'simColDifference']), rows);
}

function headed(keys: readonly PlainKey[]): readonly string[] {
  return keys.map((key) => both(key));
}

/** The median, and the band below it where there are several runs. */
function spread({ p10, median, p90 }: Band, runs: number, text: (value: number) => string): HtmlCell {
  if (runs === 1) return number(text(median));
  const band = `${text(p10)} … ${text(p90)}`;
  return { html: `${escaped(text(median))}<br><small>${escaped(band)}</small>`, isNumber: true };
}

function showMoney(yuan: number): string {
  return show('paid', yuan);
}

function none(): HtmlCell {
  return { html: both('simNotSimulated'), isNumber: true };
}
