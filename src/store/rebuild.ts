/** A programme's engine from its log: the newest snapshot, then every command after it, each compared with what was logged. */
import { Engine } from '#core/engine';
import { formatPlan, validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import type { Database, Queryable } from './database.ts';
import { readCommands, readHash, readOpening } from './log.ts';
import { NO_HEAD, openingRow, rowsOf } from './rows.ts';
import type { Head, Numbers, Row } from './rows.ts';
import { newestSnapshot } from './snapshots.ts';
import type { Snapshot } from './snapshots.ts';

/** The log and the engine do not agree: `seq` is the first row that differs. */
class LogError extends Error {
  override readonly name = 'LogError';
  readonly seq: number;
  constructor(seq: number, message: string) {
    super(`row ${seq} of the log: ${message}`);
    this.seq = seq;
  }
}

/** Our numbers of an engine that knows its members and merchants by them. */
export function numbersOf(engine: Engine): Numbers {
  const [members, merchants]: [number[], number[]] = [[], []];
  return {
    member: (dense) => (members[dense] ??= Number(engine.memberId(dense))),
    merchant: (dense) => (merchants[dense] ??= Number(engine.merchantId(dense))),
  };
}

/** A new engine under a plan of the wire form, and the row that opens its log. Throws when the plan is not valid. */
export function openEngine(plan: unknown, atMs: number, actor: string): { engine: Engine; row: Row } {
  const result = validatePlan(plan);
  if (!result.ok) throw new Error(`the plan is not valid: ${result.errors[0]?.path}`);
  const engine = new Engine(result.plan);
  return { engine, row: openingOf(engine, result.plan, atMs, actor) };
}

function openingOf(engine: Engine, plan: Plan, atMs: number, actor: string): Row {
  return openingRow(atMs, formatPlan(plan), plan.pool.genesisFen, engine.pool(), { actor });
}

/** What `rebuild` needs to know. */
export interface RebuildOptions {
  /** Where snapshots are; without it everything is played from the beginning. */
  readonly snapshots?: string | undefined;
  /** Hears of snapshots that are passed over. */
  readonly damaged?: (seq: number, reason: string) => void;
  /** Hears every thousand commands how far it is. */
  readonly progress?: (seq: number) => void;
}

/**
 * Rebuilds a programme up to the end of its log. Every row is computed again, and its hash compared at the end of each command; throws a
 * {@link LogError} for the first that differs.
 */
export async function rebuild(database: Queryable, programme: number, options: RebuildOptions = {}): Promise<Snapshot> {
  const { snapshots, damaged = () => undefined, progress } = options;
  const hashAt = (seq: number): Promise<string | undefined> => readHash(database, programme, seq);
  const found = snapshots === undefined ? undefined : await newestSnapshot(snapshots, programme, hashAt, damaged);
  const { engine, head: start } = found ?? (await fromOpening(database, programme));
  const numbers = numbersOf(engine);
  let head: Head = start;
  let done = 0;
  for await (const { seq, command, ...author } of readCommands(database, programme, head.seq)) {
    if (seq !== head.seq + 1) throw new LogError(head.seq + 1, `the next command is in row ${seq}`);
    const { receipt, events } = engine.apply(JSON.parse(command));
    if (!receipt.ok) throw new LogError(seq, `the engine refuses the command: ${receipt.code}`);
    const last = rowsOf(head, events, command, author, numbers).at(-1);
    if (last === undefined) throw new LogError(seq, 'the command has no effect');
    head = { seq: head.seq + events.length, hash: last.hash };
    if (++done % 1000 === 0) progress?.(head.seq);
  }
  const [end] = await database.query<{ seq: number; hash: Buffer }>(`select seq, hash from programme where id = $1`, [
    programme,
  ]);
  if (end === undefined || end.seq !== head.seq) throw new LogError(head.seq, `the log should end at row ${end?.seq}`);
  if (end.hash.toString('hex') !== head.hash) throw new LogError(head.seq, 'the hash is another than that of the head');
  return { engine, head };
}

/** Runs reads that all see the database as it was at one moment, while others go on writing. */
export function consistently<T>(database: Database, work: (client: Queryable) => Promise<T>): Promise<T> {
  return database.transaction(async (client) => {
    await client.query('set transaction isolation level repeatable read read only');
    return work(client);
  });
}

async function fromOpening(database: Queryable, programme: number): Promise<Snapshot> {
  const opening = await readOpening(database, programme);
  if (opening === undefined) throw new LogError(1, 'there is no opening');
  const [row] = await database.query<{ actor: string }>(`select actor from event where programme = $1 and seq = 1`, [
    programme,
  ]);
  const { engine, row: computed } = openEngine(opening.plan, opening.atMs, row?.actor ?? '');
  if ((await readHash(database, programme, 1)) !== computed.hash)
    throw new LogError(1, 'the hash of the opening differs');
  return { engine, head: { seq: NO_HEAD.seq + 1, hash: computed.hash } };
}
