/** The engine against the auditor, and what it costs to keep and to bring back. */
import { Engine } from '#core/engine';
import { compare } from './compare.ts';
import { figure, secondsOf } from './measure.ts';
import type { Figure } from './measure.ts';
import { OrderCommands, loadPlan } from './order-load.ts';

const MILLION = 1_000_000;
const ROUNDS = 7;

/** What a million members weigh, and how long a snapshot of them takes to write and to bring back. */
function keeping(): Figure[] {
  const commands = new OrderCommands(MILLION);
  commands.opening();
  for (let filled = 0; filled < MILLION; filled += 50_000) commands.take(50_000);
  const { engine } = commands;
  const { hot, memberIds, orderIds } = engine.memory();
  let bytes = engine.snapshot();
  return [
    figure('hot-bytes', 'bytes/member', 1, () => hot / engine.memberCount),
    figure('member-id-bytes', 'bytes/member', 1, () => memberIds / engine.memberCount),
    figure('order-id-bytes', 'bytes/order', 1, () => orderIds / engine.orderCount),
    figure('snapshot-1m', 'seconds', 5, () => secondsOf(() => (bytes = engine.snapshot()))),
    figure('snapshot-size-1m', 'MB', 1, () => bytes.length / 1e6),
    figure('restore-1m', 'seconds', 5, () => secondsOf(() => Engine.restore(bytes))),
  ];
}

/** One injection that forces 100,000 exits at once, through the whole engine. */
function cascade(): Figure {
  const members = 100_000;
  const engine = new Engine(loadPlan());
  const at = '2026-01-01T00:00:00Z';
  for (let i = 0; i < members; i++) {
    engine.apply({ type: 'PlaceOrder', orderId: `o${i}`, memberId: `m${i}`, amount: '100.00', at });
    engine.apply({ type: 'SettleOrder', orderId: `o${i}`, at });
  }
  const bytes = engine.snapshot();
  const injection = { type: 'InjectFunds', injectionId: 'i', amount: '1000000000.00', source: 'operator', at };
  return figure('exits-100k', 'seconds', 5, () => {
    const fresh = Engine.restore(bytes);
    const seconds = secondsOf(() => fresh.apply(injection));
    if (fresh.pool().held !== 0) throw new Error('not everybody was sold out');
    return seconds;
  });
}

/** The benchmarks of the engine: with a million members each, an order of `apply-vs-plain` being placed and settled, two commands. */
export async function engineSuite(): Promise<Figure[]> {
  return [
    await compare('engine-vs-plain', 'orders/s', ROUNDS, { load: 'pool', members: MILLION, operations: 300_000 }),
    await compare('apply-vs-plain', 'orders/s', ROUNDS, { load: 'orders', members: MILLION, operations: 50_000 }),
    ...keeping(),
    cascade(),
  ];
}
