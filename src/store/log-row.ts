/** Rows of the log as they are read back: exact integers, and what else was logged as data. */
import type { Queryable } from './database.ts';
import { ACCOUNTS } from './postings.ts';
import type { PostingAccount } from './postings.ts';

/** One row. Money in fen, points in units at `pool.scale`; members and merchants by our numbers. */
export interface LogRow {
  readonly seq: number;
  readonly atMs: number;
  readonly type: string;
  readonly member: number | undefined;
  readonly merchant: number | undefined;
  readonly order: number | undefined;
  /** What the row adds to each account; an account that is not named gets nothing. */
  readonly postings: Partial<Record<PostingAccount, bigint>>;
  /** What it changes in the member's points. */
  readonly units: bigint | undefined;
  readonly pool: Pair | undefined;
  readonly holding: { readonly points: bigint; readonly basis: bigint } | undefined;
  /** What is particular to the type. Integers past 2^53 are texts there: read them with {@link bigOf}. */
  readonly facts: Facts;
  /** The command in the wire form, with our ids, on its first row. */
  readonly command: Facts | undefined;
  readonly actor: string;
  readonly approver: string | undefined;
  readonly reason: string | undefined;
}

/** The pool: reserve in fen, supply in units, decimals of a point. */
export interface Pair {
  readonly reserve: bigint;
  readonly supply: bigint;
  readonly scale: number;
}

/** A JSON object of the log. */
export type Facts = Readonly<Record<string, unknown>>;

type Amounts = { [A in PostingAccount]: string | null };

interface Stored extends Amounts {
  seq: number;
  at: number;
  type: string;
  member: number | null;
  merchant: number | null;
  order_no: number | null;
  units: string | null;
  reserve_after: string | null;
  supply_after: string | null;
  scale: number | null;
  points_after: string | null;
  basis_after: string | null;
  facts: Facts;
  command: Facts | null;
  actor: string;
  approver: string | null;
  reason: string | null;
}

/** The integer of a field of facts; 0 when it is not there. */
export function bigOf(facts: Facts, name: string): bigint {
  const value = facts[name];
  return typeof value === 'number' || typeof value === 'string' ? BigInt(value) : 0n;
}

/** The objects in a list of facts; empty when it is not there. */
export function listOf(facts: Facts, name: string): readonly Facts[] {
  const value = facts[name];
  return Array.isArray(value) ? value : [];
}

/** The rows that `from … where …` selects of `event e`, in the order that it says. */
export async function selectRows(
  database: Queryable,
  rest: string,
  values: readonly unknown[],
): Promise<readonly LogRow[]> {
  const stored = await database.query<Stored>(
    `select e.seq, e.at, e.type, e.member, e.merchant, e.order_no, ${ACCOUNTS.map((name) => `e.${name}`).join(', ')}, e.units,
       e.reserve_after, e.supply_after, e.scale, e.points_after, e.basis_after, e.facts, e.command, e.actor, e.approver, e.reason
     from event e ${rest}`,
    values,
  );
  return stored.map(rowOf);
}

function rowOf(stored: Stored): LogRow {
  const postings: Partial<Record<PostingAccount, bigint>> = {};
  for (const account of ACCOUNTS) {
    const amount = stored[account];
    if (amount !== null) postings[account] = BigInt(amount);
  }
  const {
    units,
    reserve_after: reserve,
    supply_after: supply,
    scale,
    points_after: points,
    basis_after: basis,
  } = stored;
  return {
    seq: stored.seq,
    atMs: stored.at,
    type: stored.type,
    member: stored.member ?? undefined,
    merchant: stored.merchant ?? undefined,
    order: stored.order_no ?? undefined,
    postings,
    units: units === null ? undefined : BigInt(units),
    pool:
      reserve === null || supply === null || scale === null
        ? undefined
        : { reserve: BigInt(reserve), supply: BigInt(supply), scale },
    holding: points === null || basis === null ? undefined : { points: BigInt(points), basis: BigInt(basis) },
    facts: stored.facts,
    command: stored.command ?? undefined,
    actor: stored.actor,
    approver: stored.approver ?? undefined,
    reason: stored.reason ?? undefined,
  };
}
