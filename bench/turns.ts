/** Two asynchronous sides in turn, and many things at a time. */
import { median } from './measure.ts';
import type { Figure } from './measure.ts';

/** One round of a side: its operations a second. */
export type Side = () => Promise<number>;

/** Rounds that count. */
export const ROUNDS = 5;

/** Runs `work` on every item, at most `width` at a time. */
export async function parallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < items.length) await work(items[next++] as T);
    }),
  );
}

/** Both sides in turn. The first round of each is not counted. */
export async function inTurn(name: string, unit: string, subject: Side, peer: Side): Promise<Figure> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const [a, b] = [await subject(), await peer()];
    if (round === 0) continue;
    ours.push(a);
    theirs.push(b);
  }
  return compared(name, unit, ours, theirs);
}

/** A figure of rounds that were measured: medians, and the median of the ratios. */
export function compared(name: string, unit: string, ours: readonly number[], theirs: readonly number[]): Figure {
  const ratio = median(ours.map((rate, i) => rate / (theirs[i] ?? Number.NaN)));
  return { name, unit, subject: median(ours), peer: median(theirs), ratio, rounds: ours.length };
}
