/** A programme played into a database as the service would, with what its engine said after every command. */
import type { Engine } from '#core/engine';
import { Aliases } from '#server/aliases';
import type { WireCommand } from '#server/aliases';
import { Desk } from '#server/desk';
import type { Database } from '#store/database';
import { append } from '#store/log';
import { openEngine } from '#store/rebuild';
import { NO_HEAD } from '#store/rows';
import type { Row } from '#store/rows';

/** A programme whose log is in a database. */
export interface Logged {
  readonly id: number;
  readonly engine: Engine;
  readonly aliases: Aliases;
  /** Decides a command with a time of its own; whether it was accepted. Nothing is written before `write`. */
  readonly apply: (command: unknown) => boolean;
  /** Where the log will end. */
  readonly seq: () => number;
  /** Writes what was decided. */
  readonly write: () => Promise<void>;
}

/** Creates a programme under a plan, its opening at `atMs` written. */
export async function logged(database: Database, plan: unknown, atMs = Date.UTC(2020, 0, 1)): Promise<Logged> {
  const { engine, row } = openEngine(plan, atMs, 'test');
  const [created] = await database.query<{ id: number }>(
    `insert into programme (name, mode, settles) values (gen_random_uuid()::text, 'sandbox', false) returning id`,
  );
  const id = created?.id ?? 0;
  const settings = {
    mode: 'sandbox',
    settles: false,
    ordersPaused: false,
    salesPaused: false,
    testClockMs: atMs,
  } as const;
  const aliases = new Aliases();
  const desk = new Desk(engine, aliases, { seq: 1, hash: row.hash }, settings, () => atMs);
  let pending: Row[] = [row];
  let head = NO_HEAD;
  const write = async (): Promise<void> => {
    const client = await database.pool.connect();
    try {
      for (; pending.length > 0; pending = pending.slice(1000)) {
        const rows = pending.slice(0, 1000);
        if (!(await append(client, { programme: id, epoch: 0, head, rows, aliases: [], answers: [] })))
          throw new Error('the log does not end where it should');
        head = { seq: head.seq + rows.length, hash: (rows.at(-1) as Row).hash };
      }
    } finally {
      client.release();
    }
  };
  await write();
  return {
    id,
    engine,
    aliases,
    apply: (command) => {
      if (typeof command !== 'object' || command === null || Array.isArray(command)) return false;
      const { answer, effects } = desk.decide(command as WireCommand, { actor: 'test' });
      pending.push(...effects.rows);
      return answer.receipt.ok;
    },
    seq: () => desk.head.seq,
    write,
  };
}
