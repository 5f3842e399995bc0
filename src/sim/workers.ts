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
  const crew = new Crew(inputs, Math.min(workers, tasks.length));
  try {
    const answers = await crew.do(tasks, done);
    return inputs.map((input, index) => {
      const outcomes: RunOutcome[] = [];
      let coalition: CoalitionResult | null = null;
      for (const [place, task] of tasks.entries()) {
        if (task.input !== index) continue;
        if (task.run === 'coalition') coalition = answers[place] as CoalitionResult | null;
        else outcomes.push(answers[place] as RunOutcome);
      }
      return resultOfRuns(input, outcomes, coalition);
    });
  } finally {
    await crew.end();
  }
}

/** Threads that hold the same inputs and take tasks until they are ended. */
export class Crew {
  private readonly threads: readonly Worker[];

  constructor(inputs: readonly Input[], workers: number) {
    const script = new URL('./sim-thread.js', import.meta.url);
    this.threads = Array.from({ length: Math.max(1, workers) }, () => new Worker(script, { workerData: inputs }));
  }

  /** Does tasks, each on the first thread that is free: the answers in the order of the tasks. Rejects with the first error. */
  async do(tasks: readonly Task[], done?: () => void | Promise<void>): Promise<readonly unknown[]> {
    const answers: unknown[] = tasks.map(() => undefined);
    let next = 0;
    const work = async (thread: Worker): Promise<void> => {
      for (let place = next++; place < tasks.length; place = next++) {
        answers[place] = await ask(thread, tasks[place] as Task);
        await done?.();
      }
    };
    await Promise.all(this.threads.map(work));
    return answers;
  }

  /** Ends the threads. */
  async end(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.terminate()));
  }
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
