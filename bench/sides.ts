/** The two sides of each comparison: the same commands, from a seed, on the engine and on the auditor. Each runs in a thread of its own. */
import { Engine } from '#core/engine';
import { PlainEngine } from '../test/auditor/plain-engine.ts';
import { OrderCommands, loadPlan, LOAD_PLAN } from './order-load.ts';
import { CorePoolSide, PlainPoolSide, PoolCommands } from './pool-load.ts';

/** What is compared: the pool alone, or whole orders. */
export type Load = 'pool' | 'orders';
/** Who does it: the engine, or the auditor. */
export type SideName = 'subject' | 'peer';

/** One side at work. */
export interface Side {
  /** Gives every member one order. */
  fill(): void;
  /** Makes the next `operations` commands; calling the result does them. */
  prepare(operations: number): () => void;
  /** What both sides must agree on, to the last unit. */
  outcome(): string;
}

const BATCH = 50_000;

/** A side with `members` members, still empty. */
export function makeSide(load: Load, name: SideName, members: number): Side {
  return load === 'pool' ? poolSide(name, members) : ordersSide(name, members);
}

function poolSide(name: SideName, members: number): Side {
  const commands = new PoolCommands(members);
  const pool = name === 'subject' ? new CorePoolSide() : new PlainPoolSide();
  return {
    fill: () => {
      for (let filled = 0; filled < members; filled += BATCH) pool.run(commands.take(BATCH));
    },
    prepare: (operations) => {
      const batch = commands.take(operations);
      return () => pool.run(batch);
    },
    outcome: () => pool.outcome(),
  };
}

function ordersSide(name: SideName, members: number): Side {
  const commands = new OrderCommands(members);
  const engine = name === 'subject' ? new Engine(loadPlan()) : new PlainEngine(LOAD_PLAN);
  const apply = (batch: readonly unknown[]): void => {
    for (const command of batch) engine.apply(command);
  };
  return {
    fill: () => {
      apply(commands.opening());
      for (let filled = 0; filled < members; filled += BATCH) apply(commands.take(BATCH));
    },
    prepare: (operations) => {
      const batch = commands.take(operations);
      return () => apply(batch);
    },
    outcome: () => {
      const { pool, platform } = engine.state();
      return JSON.stringify([pool, platform]);
    },
  };
}
