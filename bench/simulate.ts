/** The simulator: one worker against the bare engine on the same commands, in turn; several workers; a year of a million members. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { simulateAll } from '#sim/workers';
import { secondsOfAsync } from './measure.ts';
import type { Figure } from './measure.ts';
import { simulatedYear } from './simulate-load.ts';
import type { SimulateRound, SimulateTask } from './simulate-thread.ts';
import { compared, inTurn } from './turns.ts';

/** Members of the comparison, with ten times as many orders; and of the year that is measured once. */
const MEMBERS = 50_000;
const MILLION = 1_000_000;
const ROUNDS = 5;
const WORKERS = availableParallelism();

/** The benchmarks of the simulator. */
export async function simulateSuite(): Promise<Figure[]> {
  return [await againstEngine(), await overWorkers(), ...(await yearOfAMillion())];
}

/** Both sides in threads of their own, so that neither shapes the other's compiled code. The first round of each is not counted. */
async function againstEngine(): Promise<Figure> {
  const [subject, peer] = [start({ side: 'simulate', members: MEMBERS }), start({ side: 'engine', members: MEMBERS })];
  const [ours, theirs]: [number[], number[]] = [[], []];
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const [a, b] = [await roundOf(subject), await roundOf(peer)];
      if (a.supply !== b.supply || a.orders !== b.orders) throw new Error('the two sides differ');
      if (round === 0) continue;
      ours.push(a.orders / a.seconds);
      theirs.push(b.orders / b.seconds);
    }
    return compared('simulate-vs-engine', 'orders/s', ours, theirs);
  } finally {
    await Promise.all([subject.terminate(), peer.terminate()]);
  }
}

/** As many runs as there are cores, on all cores and on one. */
function overWorkers(): Promise<Figure> {
  const input = simulatedYear(10_000);
  const runs = 2 * WORKERS;
  const side = (workers: number) => async (): Promise<number> =>
    runs / (await secondsOfAsync(() => simulateAll([input], { runs, workers })));
  return inTurn(`simulate-${WORKERS}-workers-vs-1`, 'runs/s', side(WORKERS), side(1));
}

async function yearOfAMillion(): Promise<Figure[]> {
  const thread = start({ side: 'simulate', members: MILLION });
  try {
    const { seconds, orders, members, megabytes } = await roundOf(thread);
    const alone = { peer: null, ratio: null, rounds: 1 };
    return [
      { name: 'simulate-1m-year', unit: 'seconds', subject: seconds, ...alone },
      { name: 'simulate-1m-year-members', unit: 'members', subject: members, ...alone },
      { name: 'simulate-1m-year-orders', unit: 'orders', subject: orders, ...alone },
      { name: 'simulate-1m-year-memory', unit: 'MB of the process', subject: megabytes, ...alone },
    ];
  } finally {
    await thread.terminate();
  }
}

function start(task: SimulateTask): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: 8192 };
  return new Worker(new URL('./simulate-thread.js', import.meta.url), { workerData: task, resourceLimits });
}

async function roundOf(thread: Worker): Promise<SimulateRound> {
  thread.postMessage('round');
  const [answer] = (await once(thread, 'message')) as [SimulateRound];
  return answer;
}
