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

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Seconds that `work` takes. */
export function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/**
 * Operations a second of two sides that take turns on the same batches, `operations` of them a round; the batches are made outside the
 * timing. The ratio is above 1 where the subject is faster.
 */
export function compareRates<Batch>(
  {
    name,
    unit,
    operations,
    rounds,
  }: { readonly name: string; readonly unit: string; readonly operations: number; readonly rounds: number },
  prepare: () => Batch,
  subject: (batch: Batch) => void,
  peer: (batch: Batch) => void,
): Figure {
  const rates = { subject: [] as number[], peer: [] as number[], ratio: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const batch = prepare();
    globalThis.gc?.();
    const subjectRate = operations / secondsOf(() => subject(batch));
    globalThis.gc?.();
    const peerRate = operations / secondsOf(() => peer(batch));
    rates.subject.push(subjectRate);
    rates.peer.push(peerRate);
    rates.ratio.push(subjectRate / peerRate);
  }
  return { name, unit, subject: median(rates.subject), peer: median(rates.peer), ratio: median(rates.ratio), rounds };
}

/** A figure without a peer: the median of `rounds` measurements. */
export function figure(name: string, unit: string, rounds: number, measurement: () => number): Figure {
  return { name, unit, subject: median(Array.from({ length: rounds }, measurement)), peer: null, ratio: null, rounds };
}
