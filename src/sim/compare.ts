/** Scenarios compared run by run on common random numbers: differences and how sure they are. */
import { FIGURE_NAMES } from './figures.ts';
import type { FigureName } from './figures.ts';
import type { Result } from './simulate.ts';
import { round6 } from './spread.ts';

/** The mean of the runs' differences with its 95 % interval, by Student's t; null below two runs. */
interface Difference {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly runs: number;
}

/** One scenario against the first. */
export interface Comparison {
  readonly scenario: string;
  readonly baseline: string;
  /** Of each figure: the scenario's less the baseline's; null where a run has no such figure. */
  readonly differences: Readonly<Record<FigureName, Difference | null>>;
}

/** Compares every result after the first with the first, run by run. */
export function compareResults(results: readonly Result[]): Comparison[] {
  const [baseline, ...others] = results;
  if (baseline === undefined) return [];
  return others.map((result) => ({
    scenario: result.scenario.name,
    baseline: baseline.scenario.name,
    differences: Object.fromEntries(
      FIGURE_NAMES.map((name) => {
        const pairs = result.each.flatMap((figures, run) => {
          const [ours, theirs] = [figures[name], baseline.each[run]?.[name] ?? null];
          return ours === null || theirs === null ? [] : [ours - theirs];
        });
        return [name, pairs.length === 0 ? null : differenceOf(pairs)];
      }),
    ) as Comparison['differences'],
  }));
}

/** The 97.5 % points of Student's t for 1 to 30 degrees of freedom; beyond them 1.96 is near enough. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

/** The mean of differences and its interval. */
function differenceOf(values: readonly number[]): Difference {
  const runs = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / runs;
  if (runs < 2) return { mean: round6(mean), low: null, high: null, runs };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1);
  const half = (STUDENT[runs - 2] ?? 1.96) * Math.sqrt(variance / runs);
  return { mean: round6(mean), low: round6(mean - half), high: round6(mean + half), runs };
}
