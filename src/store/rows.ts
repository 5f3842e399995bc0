/**
 * An event as a row of the log: its columns as texts, in the order of `COLUMNS`, chained by hash. The same event under the same numbers
 * gives the same row, so what is logged can be recomputed from the commands and compared to the last byte.
 */
import { hash } from 'node:crypto';
import type { Event, Holding, PoolAfter } from '#core/event';
import type { Int } from '#core/quantity';
import { formatInstant } from '#core/time';
import { ACCOUNTS, postingsOf, unitsOf } from './postings.ts';

/** The columns of the table `event` after `programme`, in the order of the insert. */
export const COLUMNS = [
  'seq',
  'at',
  'type',
  'member',
  'merchant',
  'order_no',
  ...ACCOUNTS,
  'units',
  'reserve_after',
  'supply_after',
  'scale',
  'points_after',
  'basis_after',
  'facts',
  'command',
  'actor',
  'approver',
  'reason',
] as const;

/** One row: the texts of `COLUMNS`, null for none, and the hash that the next row builds on. */
export interface Row {
  readonly texts: readonly (string | null)[];
  readonly hash: Buffer;
}

/** Where a log ends: its last row's number and hash; 0 and no bytes before the first. */
export interface Head {
  readonly seq: number;
  readonly hash: Buffer;
}

/** Who is behind a command. Texts without control characters. */
export interface Author {
  readonly actor: string;
  readonly approver?: string | undefined;
  readonly reason?: string | undefined;
}

/** Turns the engine's own numbers of members and merchants into ours, as they stand in the log. */
export interface Numbers {
  member(dense: number): number;
  merchant(dense: number): number;
}

/** The head before the first row. */
export const NO_HEAD: Head = { seq: 0, hash: Buffer.alloc(0) };

/** Separates the texts of a row where it is hashed and where a column of them is sent; no text has it. */
export const SEPARATOR = '\u001f';
/** Stands for null in the same places. */
export const NULL_MARK = '\u0002';

/** The first row of every log: the plan it runs under, and the genesis coming in (P2). `genesis` and the pool in fen and units. */
export function openingRow(atMs: number, plan: unknown, genesis: Int, pool: PoolAfter, author: Author): Row {
  const facts = { plan };
  return chain(NO_HEAD, atMs, 'ProgrammeOpened', {
    facts,
    postings: { outside: -genesis, reserve: genesis },
    pool,
    author,
  });
}

/** The rows of one accepted command, `command` its JSON text with our ids; the chain goes on from `head`. */
export function rowsOf(
  head: Head,
  events: readonly Event[],
  command: string,
  author: Author,
  numbers: Numbers,
): readonly Row[] {
  const rows: Row[] = [];
  let last = head;
  events.forEach((event, index) => {
    const row = rowOf(last, event, index === 0 ? command : undefined, author, numbers);
    rows.push(row);
    last = { seq: last.seq + 1, hash: row.hash };
  });
  return rows;
}

function rowOf(head: Head, event: Event, command: string | undefined, author: Author, numbers: Numbers): Row {
  const { type, at, member, merchant, orderId, pool, holding } = event as Event & Partial<Whole>;
  const facts = factsOf(event);
  if (facts.commissions !== undefined) {
    facts.commissions = facts.commissions.map((part) => ({ ...part, member: numbers.member(part.member) }));
  }
  for (const name of ['owner', 'recruiter', 'referrer'] as const) {
    const other = facts[name];
    if (other !== undefined) facts[name] = numbers.member(other);
  }
  return chain(head, at, type, {
    member: member === undefined ? undefined : numbers.member(member),
    merchant: merchant === undefined ? undefined : numbers.merchant(merchant),
    order: orderId,
    facts,
    postings: postingsOf(event),
    units: unitsOf(event),
    pool,
    holding,
    command,
    author,
  });
}

/** What has a column of its own. */
const IN_COLUMNS: ReadonlySet<string> = new Set(['type', 'at', 'member', 'merchant', 'orderId', 'pool', 'holding']);

/** The rest of an event. */
function factsOf(event: Event): Partial<Whole> {
  const facts: Record<string, unknown> = {};
  for (const name in event) if (!IN_COLUMNS.has(name)) facts[name] = event[name as keyof Event];
  return facts;
}

/** Every field that some events have and that `rowOf` looks at. */
interface Whole {
  member: number;
  merchant: number;
  orderId: string;
  pool: PoolAfter;
  holding: Holding;
  owner: number;
  recruiter: number;
  referrer: number;
  commissions: readonly { readonly member: number }[];
}

interface Parts {
  readonly member?: number | undefined;
  readonly merchant?: number | undefined;
  readonly order?: string | undefined;
  readonly facts: object;
  readonly postings: ReturnType<typeof postingsOf>;
  readonly units?: Int | undefined;
  readonly pool?: PoolAfter | undefined;
  readonly holding?: Holding | undefined;
  readonly command?: string | undefined;
  readonly author: Author;
}

function chain(head: Head, atMs: number, type: string, parts: Parts): Row {
  const { postings, pool, holding, author } = parts;
  const texts: (string | null)[] = [
    String(head.seq + 1),
    instantText(atMs),
    type,
    textOf(parts.member),
    textOf(parts.merchant),
    parts.order ?? null,
  ];
  for (const account of ACCOUNTS) texts.push(textOf(postings[account] === 0 ? undefined : postings[account]));
  texts.push(
    textOf(parts.units),
    textOf(pool?.reserve),
    textOf(pool?.supply),
    textOf(pool?.scale),
    textOf(holding?.points),
    textOf(holding?.basis),
    jsonOf(parts.facts),
    parts.command ?? null,
    author.actor,
    author.approver ?? null,
    author.reason ?? null,
  );
  return { texts, hash: hashOf(head.hash, texts) };
}

/** The hash of a row after the row with the hash `previous`: SHA-256 over its hexadecimal digits and the texts, separated, null marked. */
export function hashOf(previous: Buffer, texts: readonly (string | null)[]): Buffer {
  let line = previous.toString('hex');
  for (const text of texts) line += SEPARATOR + (text ?? NULL_MARK);
  return hash('sha256', line, 'buffer');
}

let lastMs = Number.NaN;
let lastText = '';

/** Many rows in a row have the same instant. */
function instantText(ms: number): string {
  if (ms !== lastMs) [lastMs, lastText] = [ms, formatInstant(ms)];
  return lastText;
}

function textOf(value: Int | undefined): string | null {
  return value === undefined ? null : String(value);
}

/** JSON without spaces; an integer past 2^53 becomes a text. Most have none, and a replacer would take three times as long. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  }
}
