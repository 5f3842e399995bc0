/** The engine against the auditor, and what it costs to keep and to bring back. */
import { Engine } from '#core/engine';
import { PlainEngine } from '../test/auditor/plain-engine.ts';
import { compareRates, figure, secondsOf } from './measure.ts';
import type { Figure } from './measure.ts';
import { LOAD_PLAN, OrderCommands, loadPlan } from './order-load.ts';
import { CorePoolSide, PlainPoolSide, PoolCommands } from './pool-load.ts';

const MILLION = 1_000_000;
const ROUNDS = 7;

/** The pool against the plain one, with a million members: the first million orders fill it, then the rounds are timed. */
function engineVsPlain(): Figure {
  const commands = new PoolCommands(MILLION);
  const subject = new CorePoolSide();
  const peer = new PlainPoolSide();
  const operations = 300_000;
  for (let filled = 0; filled < MILLION + operations; filled += operations) {
    const batch = commands.take(operations);
    subject.run(batch);
    peer.run(batch);
  }
  const result = compareRates(
    { name: 'engine-vs-plain', unit: 'orders/s', operations, rounds: ROUNDS },
    () => commands.take(operations),
    (batch) => subject.run(batch),
    (batch) => peer.run(batch),
  );
  if (subject.outcome() !== peer.outcome())
    throw new Error(`the two differ: ${subject.outcome()} and ${peer.outcome()}`);
  return result;
}

function applyAll(engine: { apply(command: unknown): unknown }, commands: readonly unknown[]): void {
  for (const command of commands) engine.apply(command);
}

/** Whole orders against the plain engine, with a million members. An order is placed and settled: two commands. */
function applyVsPlain(): Figure[] {
  const commands = new OrderCommands(MILLION);
  const subject = new Engine(loadPlan());
  const peer = new PlainEngine(LOAD_PLAN);
  const operations = 50_000;
  const fill = (batch: readonly unknown[]): void => {
    applyAll(subject, batch);
    applyAll(peer, batch);
  };
  fill(commands.opening());
  for (let filled = 0; filled < MILLION; filled += operations) fill(commands.take(operations));
  const result = compareRates(
    { name: 'apply-vs-plain', unit: 'orders/s', operations, rounds: ROUNDS },
    () => commands.take(operations),
    (batch) => applyAll(subject, batch),
    (batch) => applyAll(peer, batch),
  );
  const ours = subject.state();
  const theirs = peer.state();
  if (JSON.stringify([ours.pool, ours.platform]) !== JSON.stringify([theirs.pool, theirs.platform]))
    throw new Error('the two differ');
  return [result, ...keeping(subject)];
}

/** What a million members weigh, and how long a snapshot of them takes to write and to bring back. */
function keeping(engine: Engine): Figure[] {
  const { hot, memberIds, orderIds } = engine.memory();
  const orders = engine.orderCount;
  let bytes = engine.snapshot();
  return [
    figure('hot-bytes', 'bytes/member', 1, () => hot / engine.memberCount),
    figure('member-id-bytes', 'bytes/member', 1, () => memberIds / engine.memberCount),
    figure('order-id-bytes', 'bytes/order', 1, () => orderIds / orders),
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

/** The benchmarks of the engine. */
export function engineSuite(): Figure[] {
  return [engineVsPlain(), ...applyVsPlain(), cascade()];
}
