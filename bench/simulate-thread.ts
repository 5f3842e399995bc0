/** The thread of one side: a year of a simulated programme, played, or its very commands on the bare engine. */
import { parentPort, workerData } from 'node:worker_threads';
import type { AnyDecoded } from '#core/command';
import { Engine } from '#core/engine';
import type { Outcome } from '#core/engine';
import { play } from '#sim/play';
import { simulateRun } from '#sim/simulate';
import { secondsOf } from './measure.ts';
import { simulatedYear } from './simulate-load.ts';

/** What a thread is started with. */
export interface SimulateTask {
  readonly side: 'simulate' | 'engine';
  readonly members: number;
}

/** What a thread answers when it is asked for a round. */
export interface SimulateRound {
  readonly seconds: number;
  readonly orders: number;
  /** The supply at the end, which both sides must agree on. */
  readonly supply: string;
  readonly members: number;
  readonly megabytes: number;
}

const { side, members } = workerData as SimulateTask;
const input = simulatedYear(members);
const commands = side === 'engine' ? recorded() : [];

/** The commands of a year as the simulator gives them: every engine writes down what it is told, for as long as the year is played. */
function recorded(): AnyDecoded[] {
  const taken: AnyDecoded[] = [];
  const original = Object.getOwnPropertyDescriptor(Engine.prototype, 'applyDecoded') as PropertyDescriptor;
  const apply = original.value as (this: Engine, command: AnyDecoded) => Outcome;
  Object.defineProperty(Engine.prototype, 'applyDecoded', {
    ...original,
    value(this: Engine, command: AnyDecoded): Outcome {
      taken.push(command);
      return apply.call(this, command);
    },
  });
  play(input, 0);
  Object.defineProperty(Engine.prototype, 'applyDecoded', original);
  return taken;
}

parentPort?.on('message', () => {
  globalThis.gc?.();
  parentPort?.postMessage(side === 'engine' ? engineRound() : simulateRound());
});

function engineRound(): SimulateRound {
  const engine = new Engine(input.plan);
  const seconds = secondsOf(() => {
    for (const command of commands) engine.applyDecoded(command);
  });
  return roundOf(seconds, engine.orderCount, String(engine.pool().supply), engine.memberCount);
}

function simulateRound(): SimulateRound {
  let result: ReturnType<typeof simulateRun>['result'];
  const seconds = secondsOf(() => ({ result } = simulateRun(input, 0)));
  const supply = (result?.pool.supply ?? '').replace('.', '').replace(/^0+/, '');
  return roundOf(seconds, result?.orders.placed ?? 0, supply, result?.members.members ?? 0);
}

function roundOf(seconds: number, orders: number, supply: string, count: number): SimulateRound {
  return { seconds, orders, supply, members: count, megabytes: process.memoryUsage().rss / 1e6 };
}
