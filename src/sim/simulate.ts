/** A scenario played many times: the first run in full, and how the figures of all runs are spread. */
import { formatPlan } from '#core/plan';
import type { PlanFile } from '#core/plan';
import { DAY_MS } from '#core/time';
import { searchCoalition } from './coalition.ts';
import type { CoalitionResult } from './coalition.ts';
import { FIGURE_NAMES, figuresOf } from './figures.ts';
import type { FigureName, Figures } from './figures.ts';
import { bandOf, monthBands, monthsOf } from './months.ts';
import type { Band, Month, MonthBands } from './months.ts';
import { play } from './play.ts';
import type { Input } from './play.ts';
import { resultOf } from './result.ts';
import type { RunResult } from './result.ts';
import type { ScenarioFile } from './scenario-types.ts';
import { quantile, round6 } from './spread.ts';
import type { Got } from './spread.ts';

/** How a figure is spread over the runs that have it. */
interface Spread {
  readonly runs: number;
  readonly median: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly p5: number;
  readonly p10: number;
  readonly p90: number;
  readonly p95: number;
}

/** How many members got which part of what they spent: those of all runs together, and the share of a run's members. */
type GotOverRuns = Readonly<Record<keyof Got, { readonly members: number; readonly share: Band }>>;

/** Everything that simulating a scenario gives. */
export interface Result {
  readonly format: 'greenpool-simulation-1';
  readonly scenario: ScenarioFile;
  readonly plan: PlanFile;
  readonly seed: number;
  readonly runs: number;
  /** Over all runs; a figure that no run has is null. */
  readonly figures: Readonly<Record<FigureName, Spread | null>>;
  readonly got: GotOverRuns;
  readonly months: readonly MonthBands[];
  /** The first run in full. */
  readonly first: RunResult;
  /** Each run's figures, in order. */
  readonly each: readonly Figures[];
  readonly coalition: CoalitionResult | null;
}

/** What one run leaves: the first one whole, of others the figures. */
export interface RunOutcome {
  readonly run: number;
  readonly figures: Figures;
  readonly got: Got;
  readonly months: readonly Month[];
  readonly result?: RunResult;
}

/** Plays one run. */
export function simulateRun(input: Input, run: number): RunOutcome {
  const world = play(input, run);
  const first = input.rows?.[0]?.atMs;
  const startMs = first === undefined ? input.scenario.startMs : Math.floor(first / DAY_MS) * DAY_MS;
  const result = resultOf(world, input.scenario, input.plan, run, startMs);
  const figures = figuresOf(result);
  const outcome = { run, figures, got: result.members.got, months: monthsOf(world.tape.days, startMs) };
  return run === 0 ? { ...outcome, result } : outcome;
}

/** Puts the outcomes of all runs together, whatever order they came in. */
export function resultOfRuns(input: Input, outcomes: readonly RunOutcome[], coalition: CoalitionResult | null): Result {
  const inOrder = outcomes.toSorted((a, b) => a.run - b.run);
  const first = inOrder[0]?.result;
  if (first === undefined) throw new Error('run 0 is missing');
  const each = inOrder.map(({ figures }) => figures);
  return {
    format: 'greenpool-simulation-1',
    scenario: input.scenario.file,
    plan: formatPlan(input.plan),
    seed: input.seed,
    runs: each.length,
    figures: Object.fromEntries(
      FIGURE_NAMES.map((name) => [name, spreadOfFigure(each.map((figures) => figures[name]))]),
    ) as Result['figures'],
    got: gotOverRuns(inOrder.map(({ got }) => got)),
    months: monthBands(inOrder.map(({ months }) => months)),
    first,
    each,
    coalition,
  };
}

/** Plays all runs here, one after the other. */
export function runScenario(input: Input, runs = 1): Result {
  const outcomes = Array.from({ length: runs }, (_, run) => simulateRun(input, run));
  return resultOfRuns(input, outcomes, searchCoalition(input));
}

function gotOverRuns(runs: readonly Got[]): GotOverRuns {
  const totals = runs.map((got) => got.nothing + got.underHalf + got.upToSpent + got.more);
  const of = (name: keyof Got): GotOverRuns[keyof Got] => ({
    members: runs.reduce((sum, got) => sum + got[name], 0),
    share: bandOf(runs.map((got, run) => got[name] / Math.max(1, totals[run] ?? 0))),
  });
  return { nothing: of('nothing'), underHalf: of('underHalf'), upToSpent: of('upToSpent'), more: of('more') };
}

function spreadOfFigure(values: readonly (number | null)[]): Spread | null {
  const sorted = Float64Array.from(values.filter((value) => value !== null)).sort();
  if (sorted.length === 0) return null;
  return {
    runs: sorted.length,
    median: round6(quantile(sorted, 0.5)),
    mean: round6(sorted.reduce((sum, value) => sum + value, 0) / sorted.length),
    low: round6(sorted[0] as number),
    high: round6(sorted.at(-1) as number),
    p5: round6(quantile(sorted, 0.05)),
    p10: round6(quantile(sorted, 0.1)),
    p90: round6(quantile(sorted, 0.9)),
    p95: round6(quantile(sorted, 0.95)),
  };
}
