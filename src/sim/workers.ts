/** Runs shared out over worker threads. The result does not depend on how many there are. */
import { Worker } from 'node:worker_threads';
import type { CoalitionResult } from './coalition.ts';
import type { Input } from './play.ts';
import type { Task } from './sim-thread.ts';
import { resultOfRuns } from './simulate.ts';
import type { Result, RunOutcome } from './simulate.ts';

/** How the work is shared out. */
export interface Sharing {
  readonly runs: number;
  readonly workers: number;
  /** Told after each piece of work. */
  readonly done?: () => void | Promise<void>;
}

/** Pieces of work of so many inputs. */
export function workOf(inputs: readonly Input[], runs: number): readonly Task[] {
  return inputs.flatMap(({ scenario }, input) => [
    ...(scenario.coalition === undefined ? [] : [{ input, run: 'coalition' as const }]),
    ...Array.from({ length: runs }, (_, run) => ({ input, run })),
  ]);
}

/** Plays every input `runs` times on at most `workers` threads; a result an input. Rejects with the first error, and ends every thread. */
export async function simulateAll(inputs: readonly Input[], { runs, workers, done }: Sharing): Promise<Result[]> {
  const tasks = workOf(inputs, runs);
  const outcomes = inputs.map((): RunOutcome[] => []);
  const coalitions = inputs.map((): CoalitionResult | null => null);
  let next = 0;
  const threads: Worker[] = [];
  const work = async (): Promise<void> => {
    const thread = new Worker(new URL('./sim-thread.js', import.meta.url), { workerData: inputs });
    threads.push(thread);
    for (let task = tasks[next++]; task !== undefined; task = tasks[next++]) {
      const answer = await ask(thread, task);
      if (task.run === 'coalition') coalitions[task.input] = answer as CoalitionResult | null;
      else outcomes[task.input]?.push(answer as RunOutcome);
      await done?.();
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.max(1, Math.min(workers, tasks.length)) }, work));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
  return inputs.map((input, index) => resultOfRuns(input, outcomes[index] ?? [], coalitions[index] ?? null));
}

function ask(thread: Worker, task: Task): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (answer: unknown): void => {
      thread.removeListener('error', reject);
      resolve(answer);
    };
    thread.once('message', settle);
    thread.once('error', reject);
    thread.postMessage(task);
  });
}
