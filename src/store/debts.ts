/**
 * Old members' debts (L1) and how far they are made whole. Coins spent are debt worked off (L4), the oldest debt of a member first: a debt's part is
 * whatever of the member's spent coins goes beyond the debts before it. What a member has spent is what was imported less the coins that are left,
 * which the engine knows; a refund gives coins back and opens the debt again.
 */
import type { Queryable } from './database.ts';

/** A debt as it was imported, in fen. `id` and `member` are ours. */
export interface Debt {
  readonly seq: number;
  readonly atMs: number;
  readonly id: string;
  readonly member: number;
  readonly amount: bigint;
  /** All that was imported for the member before it. */
  readonly before: bigint;
}

interface Stored {
  readonly seq: number;
  readonly at: number;
  readonly id: string;
  readonly member: number;
  readonly amount: string;
  readonly before: string;
}

/** Debts newest first, before row `before` of the log when given, at most `limit`; of one member when given. */
export async function debtPage(
  database: Queryable,
  programme: number,
  {
    before,
    limit,
    member,
  }: { readonly before?: number | undefined; readonly limit: number; readonly member?: number | undefined },
): Promise<Debt[]> {
  const rows = await database.query<Stored>(
    `select e.seq, e.at, e.facts ->> 'debtId' as id, e.member, e.facts ->> 'amount' as amount,
       (select coalesce(sum((b.facts ->> 'amount')::numeric), 0) from event b
        where b.programme = $1 and b.type = 'DebtImported' and b.member = e.member and b.seq < e.seq) as before
     from event e where e.programme = $1 and e.type = 'DebtImported' and ($2::bigint is null or e.seq < $2)
       and ($3::bigint is null or e.member = $3)
     order by e.seq desc limit $4`,
    [programme, before ?? null, member ?? null, limit],
  );
  return rows.map(({ at, amount, before: sum, ...rest }) => ({
    ...rest,
    atMs: at,
    amount: BigInt(amount),
    before: BigInt(sum),
  }));
}

/** What was imported for members in fen, in how many debts, as of row `seq`. All who have a debt when no members are named. */
export async function debtsOfMembers(
  database: Queryable,
  programme: number,
  seq: number,
  members?: readonly number[],
): Promise<ReadonlyMap<number, { readonly amount: bigint; readonly debts: number }>> {
  const rows = await database.query<{ member: number; amount: string; debts: number }>(
    `select member, sum((facts ->> 'amount')::numeric) as amount, count(*) as debts from event
     where programme = $1 and type = 'DebtImported' and seq <= $2 and ($3::bigint[] is null or member = any ($3))
     group by member`,
    [programme, seq, members ?? null],
  );
  return new Map(rows.map(({ member, amount, debts }) => [member, { amount: BigInt(amount), debts }]));
}

/** What of a debt is worked off, in fen, when its member has spent so many coins. */
export function workedOff({ amount, before }: Pick<Debt, 'amount' | 'before'>, spent: bigint): bigint {
  const reached = spent - before;
  if (reached <= 0n) return 0n;
  return reached < amount ? reached : amount;
}
