/** The engine's benchmarks. */
import { Engine } from '#core/engine';
import { PlainEngine } from '../test/auditor/plain-engine.ts';
import { compareRates } from './measure.ts';
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
  const figure = compareRates(
    'engine-vs-plain',
    'orders/s',
    operations,
    ROUNDS,
    () => commands.take(operations),
    (batch) => subject.run(batch),
    (batch) => peer.run(batch),
  );
  if (subject.outcome() !== peer.outcome())
    throw new Error(`the two differ: ${subject.outcome()} and ${peer.outcome()}`);
  return figure;
}

/** Whole orders against the plain engine, with a million members. An order is placed and settled: two commands. */
function applyVsPlain(): Figure {
  const commands = new OrderCommands(MILLION);
  const subject = new Engine(loadPlan());
  const peer = new PlainEngine(LOAD_PLAN);
  const applySubject = (batch: readonly unknown[]): void => {
    for (const command of batch) subject.apply(command);
  };
  const applyPeer = (batch: readonly unknown[]): void => {
    for (const command of batch) peer.apply(command);
  };
  const operations = 50_000;
  const fill = (batch: readonly unknown[]): void => {
    applySubject(batch);
    applyPeer(batch);
  };
  fill(commands.opening());
  for (let filled = 0; filled < MILLION; filled += operations) fill(commands.take(operations));
  const figure = compareRates(
    'apply-vs-plain',
    'orders/s',
    operations,
    ROUNDS,
    () => commands.take(operations),
    applySubject,
    applyPeer,
  );
  const pair = JSON.stringify([subject.state().pool, subject.state().platform]);
  if (pair !== JSON.stringify([peer.state().pool, peer.state().platform])) throw new Error('the two differ');
  return figure;
}

export function engineSuite(): Figure[] {
  return [engineVsPlain(), applyVsPlain()];
}
