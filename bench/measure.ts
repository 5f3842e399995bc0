/** How a benchmark is measured: subject and peer in turn, several rounds, medians and the median of the rounds' ratios. */
import { performance } from 'node:perf_hooks';

/** One figure. `peer` and `ratio` are null where there is nothing to compare with. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly subject: number;
  readonly peer: number | null;
  readonly ratio: number | null;
  readonly rounds: number;
}

/** The middle value, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return ((sorted[middle] ?? Number.NaN) + (sorted[sorted.length - 1 - middle] ?? Number.NaN)) / 2;
}

/** Seconds that `work` takes. */
export function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Seconds until what `work` starts is done. */
export async function secondsOfAsync(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** A figure without a peer: the median of `rounds` measurements. */
export function figure(name: string, unit: string, rounds: number, measurement: () => number): Figure {
  return { name, unit, subject: median(Array.from({ length: rounds }, measurement)), peer: null, ratio: null, rounds };
}
