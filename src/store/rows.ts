/**
 * An event as a row of the log: its columns as texts, in the order of `COLUMNS`, chained by hash. The same event under the same numbers
 * gives the same row, so what is logged can be recomputed from the commands and compared to the last byte.
 */
import { hash } from 'node:crypto';
import type { Event, Holding, PoolAfter } from '#core/event';
import type { Int } from '#core/quantity';
import { formatInstant } from '#core/time';
import { NULL_MARK, SEPARATOR } from './copy.ts';
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

/** One row, and the hash that the next row builds on: 64 hexadecimal digits. */
export interface Row {
  readonly seq: number;
  /** In ISO 8601. */
  readonly at: string;
  readonly type: string;
  /** Our number. */
  readonly member: number | undefined;
  /** The texts of `COLUMNS`, separated, null marked: what is hashed and sent. Take it apart with {@link textsOf}. */
  readonly line: string;
  readonly hash: string;
}

/** Where a log ends: its last row's number and hash; 0 and an empty text before the first. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
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
export const NO_HEAD: Head = { seq: 0, hash: '' };

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
  const seq = head.seq + 1;
  const at = formatInstant(atMs);
  const texts: (string | Int)[] = [
    seq,
    at,
    type,
    parts.member ?? NULL_MARK,
    parts.merchant ?? NULL_MARK,
    parts.order ?? NULL_MARK,
  ];
  for (const account of ACCOUNTS) {
    const amount = postings[account];
    texts.push(amount === undefined || amount === 0 ? NULL_MARK : amount);
  }
  texts.push(
    parts.units ?? NULL_MARK,
    pool?.reserve ?? NULL_MARK,
    pool?.supply ?? NULL_MARK,
    pool?.scale ?? NULL_MARK,
    holding?.points ?? NULL_MARK,
    holding?.basis ?? NULL_MARK,
    jsonOf(parts.facts),
    parts.command ?? NULL_MARK,
    author.actor,
    author.approver ?? NULL_MARK,
    author.reason ?? NULL_MARK,
  );
  const line = texts.join(SEPARATOR);
  return { seq, at, type, member: parts.member, line, hash: hashOf(head.hash, line) };
}

/** The texts of `COLUMNS` of a row; null for none. */
export function textsOf({ line }: Pick<Row, 'line'>): (string | null)[] {
  return line.split(SEPARATOR).map((text) => (text === NULL_MARK ? null : text));
}

/** The hash of a row after the row with the hash `previous`: SHA-256 over that, a separator, and the row's line. */
function hashOf(previous: string, line: string): string {
  return hash('sha256', previous + SEPARATOR + line, 'hex');
}

/** JSON without spaces; an integer past 2^53 becomes a text. Most have none, and a replacer would take three times as long. */
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
  }
}
