/** The thread of one worker: plays the runs that it is told to, one at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Plan } from '#core/plan';
import { searchCoalition } from './coalition.ts';
import type { Input } from './play.ts';
import { simulateRun } from './simulate.ts';

/** What a thread is told: the input with this number, and the run, or the coalition's search. */
export interface Task {
  readonly input: number;
  readonly run: number | 'coalition';
  /** Instead of the input's own plan. */
  readonly plan?: Plan;
}

const inputs = workerData as readonly Input[];

parentPort?.on('message', ({ input, run, plan }: Task) => {
  const given = inputs[input];
  if (given === undefined) throw new RangeError(`there is no input ${input}`);
  const played = plan === undefined ? given : { ...given, plan };
  parentPort?.postMessage(run === 'coalition' ? searchCoalition(played) : simulateRun(played, run));
});
