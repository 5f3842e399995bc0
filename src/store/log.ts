/** The event log of a programme in PostgreSQL: appended in batches behind a fence, read back in order. */
import type { ClientBase } from 'pg';
import type { Queryable } from './database.ts';
import { COLUMNS, NULL_MARK, SEPARATOR } from './rows.ts';
import type { Head, Row } from './rows.ts';

/** A caller's id that a batch brings in, with the number that stands for it in the log. */
export interface NewAlias {
  readonly kind: string;
  readonly external: string;
  readonly number: number;
}

/** An answer that is to be given again to whoever repeats the request. `answer` is JSON. */
export interface StoredAnswer {
  readonly caller: string;
  readonly key: string;
  readonly digest: Buffer;
  readonly answer: string;
  readonly at: string;
}

/** What one commit writes: all of it or nothing. */
export interface Batch {
  readonly programme: number;
  readonly epoch: number;
  /** The head that the first row was chained to; the last row becomes the new one. */
  readonly head: Head;
  readonly rows: readonly Row[];
  readonly aliases: readonly NewAlias[];
  readonly answers: readonly StoredAnswer[];
}

const TYPES: Readonly<Record<string, string>> = {
  seq: 'bigint',
  at: 'timestamptz',
  type: 'text',
  member: 'bigint',
  merchant: 'bigint',
  order_no: 'bigint',
  scale: 'smallint',
  facts: 'json',
  command: 'json',
  actor: 'text',
  approver: 'text',
  reason: 'text',
};
const FIRST_COLUMN = 6;
const FIRST_ALIAS = FIRST_COLUMN + COLUMNS.length + 1;
const FIRST_ANSWER = FIRST_ALIAS + 3;

/** The texts of parameter `$n` as rows. */
const texts = (n: number): string => `string_to_array($${n}, E'\\x1f', E'\\x02')`;

/** One statement, so that a batch is one round trip and one transaction. Without the head nothing is written. */
const APPEND = `
with head as (
  update programme set seq = $3, hash = $4 where id = $1 and epoch = $2 and seq = $5 returning id
), events as (
  insert into event (programme, ${COLUMNS.join(', ')}, hash)
  select head.id, ${COLUMNS.map((name) => `row.${name}::${TYPES[name] ?? 'numeric'}`).join(', ')}, decode(row.hash, 'hex')
  from head cross join unnest(${[...COLUMNS, 'hash'].map((_, i) => texts(FIRST_COLUMN + i)).join(', ')})
    as row (${[...COLUMNS, 'hash'].join(', ')})
), aliases as (
  insert into alias (programme, kind, external, number)
  select head.id, row.kind, row.external, row.number::bigint
  from head cross join unnest(${[0, 1, 2].map((i) => texts(FIRST_ALIAS + i)).join(', ')}) as row (kind, external, number)
), answers as (
  insert into idempotency (programme, caller, key, digest, answer, at)
  select head.id, row.caller, row.key, decode(row.digest, 'hex'), row.answer::json, row.at::timestamptz
  from head cross join unnest(${[0, 1, 2, 3, 4].map((i) => texts(FIRST_ANSWER + i)).join(', ')})
    as row (caller, key, digest, answer, at)
)
select id from head`;

/**
 * Appends a batch. False, and nothing is written, when the log does not end at `batch.head` or another writer has taken the programme.
 * Rejects with pg's error; when the connection broke on the way it is open whether the batch was written.
 */
export async function append(client: ClientBase, batch: Batch): Promise<boolean> {
  const { programme, epoch, head, rows, aliases, answers } = batch;
  const last = rows.at(-1)?.hash ?? head.hash;
  const result = await client.query({
    name: 'append',
    text: APPEND,
    values: [
      programme,
      epoch,
      head.seq + rows.length,
      last,
      head.seq,
      ...COLUMNS.map((_, i) => columnOf(rows, (row) => row.texts[i] ?? null)),
      columnOf(rows, (row) => row.hash.toString('hex')),
      columnOf(aliases, (alias) => alias.kind),
      columnOf(aliases, (alias) => alias.external),
      columnOf(aliases, (alias) => String(alias.number)),
      columnOf(answers, (answer) => answer.caller),
      columnOf(answers, (answer) => answer.key),
      columnOf(answers, (answer) => answer.digest.toString('hex')),
      columnOf(answers, (answer) => answer.answer),
      columnOf(answers, (answer) => answer.at),
    ],
  });
  return result.rowCount === 1;
}

/** A column of texts as one parameter: PostgreSQL takes it apart much faster than an array literal with its quotes. */
function columnOf<T>(items: readonly T[], text: (item: T) => string | null): string {
  let joined = '';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) joined += SEPARATOR;
    joined += text(items[i] as T) ?? NULL_MARK;
  }
  return joined;
}

/** A command as it was logged, with the number of its first row and the hash of the row before it. */
export interface LoggedCommand {
  readonly seq: number;
  readonly command: string;
  readonly actor: string;
  readonly approver?: string | undefined;
  readonly reason?: string | undefined;
}

interface CommandRow {
  seq: number;
  command: string;
  actor: string;
  approver: string | null;
  reason: string | null;
}

const PAGE = 5000;

/** The commands after row `after`, in order. */
export async function* readCommands(
  database: Queryable,
  programme: number,
  after: number,
): AsyncGenerator<LoggedCommand, void> {
  for (let from = after; ;) {
    const rows = await database.query<CommandRow>(
      `select seq, command::text as command, actor, approver, reason from event
       where programme = $1 and seq > $2 and command is not null order by seq limit ${PAGE}`,
      [programme, from],
    );
    for (const { approver, reason, ...row } of rows)
      yield { ...row, approver: approver ?? undefined, reason: reason ?? undefined };
    if (rows.length < PAGE) return;
    from = rows.at(-1)?.seq ?? from;
  }
}

/** The plan a log was opened with, as it was written; undefined for a programme without a log. */
export async function readOpening(
  database: Queryable,
  programme: number,
): Promise<{ readonly plan: unknown; readonly atMs: number } | undefined> {
  const [row] = await database.query<{ facts: { plan: unknown }; at: number }>(
    `select facts, at from event where programme = $1 and seq = 1`,
    [programme],
  );
  return row && { plan: row.facts.plan, atMs: row.at };
}

/** The hash of a row, or undefined. */
export async function readHash(database: Queryable, programme: number, seq: number): Promise<Buffer | undefined> {
  const [row] = await database.query<{ hash: Buffer }>(`select hash from event where programme = $1 and seq = $2`, [
    programme,
    seq,
  ]);
  return row?.hash;
}
