/** Subject against peer: each in a thread of its own, so that the one's heap does not slow the other's collector; they take turns. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { median } from './measure.ts';
import type { Figure } from './measure.ts';
import type { SideRequest, SideTask } from './side-thread.ts';
import type { SideName } from './sides.ts';

const HEAP_MB = 8192;

async function ask(side: Worker, request: SideRequest): Promise<number | string> {
  side.postMessage(request);
  const [answer] = (await once(side, 'message')) as [number | string];
  return answer;
}

/** Operations a second of both sides; the ratio is above 1 where the subject is faster. Throws when the two do not agree in the end. */
export async function compare(
  name: string,
  unit: string,
  rounds: number,
  task: Omit<SideTask, 'name'>,
): Promise<Figure> {
  const start = (side: SideName): Worker =>
    new Worker(new URL('./side-thread.js', import.meta.url), {
      workerData: { ...task, name: side } satisfies SideTask,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
  const subject = start('subject');
  const peer = start('peer');
  await Promise.all([ask(subject, 'fill'), ask(peer, 'fill')]);
  const rates = { subject: [] as number[], peer: [] as number[] };
  // The first round of each warms it up and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const ours = task.operations / Number(await ask(subject, 'round'));
    const theirs = task.operations / Number(await ask(peer, 'round'));
    if (round === 0) continue;
    rates.subject.push(ours);
    rates.peer.push(theirs);
  }
  const [ours, theirs] = await Promise.all([ask(subject, 'outcome'), ask(peer, 'outcome')]);
  await Promise.all([subject.terminate(), peer.terminate()]);
  if (ours !== theirs) throw new Error(`${name}: the two differ: ${ours} and ${theirs}`);
  const ratio = median(rates.subject.map((rate, round) => rate / (rates.peer[round] ?? Number.NaN)));
  return { name, unit, subject: median(rates.subject), peer: median(rates.peer), ratio, rounds };
}
