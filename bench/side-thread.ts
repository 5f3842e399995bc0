/** The thread of one side: fills itself, then does and times a round whenever it is asked. */
import { parentPort, workerData } from 'node:worker_threads';
import { secondsOf } from './measure.ts';
import { makeSide } from './sides.ts';
import type { Load, SideName } from './sides.ts';

/** What a thread is started with. */
export interface SideTask {
  readonly load: Load;
  readonly name: SideName;
  readonly members: number;
  readonly operations: number;
}

/** What a thread can be asked for: the seconds of a round, or what both sides must agree on. */
export type SideRequest = 'fill' | 'round' | 'outcome';

const { load, name, members, operations } = workerData as SideTask;
const side = makeSide(load, name, members);

parentPort?.on('message', (request: SideRequest) => {
  parentPort?.postMessage(answer(request));
});

function answer(request: SideRequest): number | string {
  if (request === 'outcome') return side.outcome();
  if (request === 'fill') return secondsOf(() => side.fill());
  const run = side.prepare(operations);
  globalThis.gc?.();
  return secondsOf(run);
}
