/** The event log of a programme in PostgreSQL: appended in batches behind a fence, read back in order. */
import type { ClientBase } from 'pg';
import { COPY_FORM, SEPARATOR, copyBytes, copyIn, copyLine } from './copy.ts';
import type { Queryable } from './database.ts';
import { COLUMNS } from './rows.ts';
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

/** Another writer has the programme, or its log ends elsewhere: raised by `advance_head`. */
const FENCED = 'GP001';

/**
 * Appends a batch. False, and nothing is written, when the log does not end at `batch.head` or another writer has taken the programme.
 * Rejects with pg's error; when the connection broke on the way it is open whether the batch was written.
 */
export async function append(client: ClientBase, batch: Batch): Promise<boolean> {
  const { programme, epoch, head, rows, aliases, answers } = batch;
  const last = rows.at(-1)?.hash ?? head.hash;
  const statements = [
    `select advance_head(${programme}, ${epoch}, ${head.seq}, ${head.seq + rows.length}, '\\x${last}')`,
  ];
  const bodies: string[] = [];
  const copy = <T>(into: string, items: readonly T[], line: (item: T) => string): void => {
    if (items.length === 0) return;
    statements.push(`copy ${into} from stdin ${COPY_FORM}`);
    bodies.push(bodyOf(programme, items, line));
  };
  copy(
    `event (programme, ${COLUMNS.join(', ')}, hash)`,
    rows,
    ({ line, hash }) => copyLine(line) + SEPARATOR + copyBytes(hash),
  );
  copy('alias (programme, kind, external, number)', aliases, ({ kind, external, number }) =>
    copyLine(kind + SEPARATOR + external + SEPARATOR + number),
  );
  copy(
    'idempotency (programme, caller, key, answer, at, digest)',
    answers,
    ({ caller, key, answer, at, digest }) =>
      copyLine([caller, key, answer, at].join(SEPARATOR)) + SEPARATOR + copyBytes(digest.toString('hex')),
  );
  try {
    await copyIn(client, statements.join(';\n'), bodies);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === FENCED) return false;
    throw error;
  }
}

function bodyOf<T>(programme: number, items: readonly T[], line: (item: T) => string): string {
  let body = '';
  for (const item of items) body += `${programme}${SEPARATOR}${line(item)}\n`;
  return body;
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

/** The hash of a row in hexadecimal digits, or undefined. */
export async function readHash(database: Queryable, programme: number, seq: number): Promise<string | undefined> {
  const [row] = await database.query<{ hash: Buffer }>(`select hash from event where programme = $1 and seq = $2`, [
    programme,
    seq,
  ]);
  return row?.hash.toString('hex');
}
