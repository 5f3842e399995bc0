/**
 * The withdrawals of a programme. The engine forgets one that is closed, so this table follows the log; it can be made again from it. Where a payment
 * stands that was handed out comes from the table `payout`.
 */
import type { Account } from '#core/event';
import { formatMoney, narrow } from '#core/quantity';
import { formatInstant } from '#core/time';
import type { Database, Queryable } from '#store/database';
import type { Extent } from '../auth/access.ts';

/** `sent`: handed to the bank; `unknown`: handed out, and the channel does not know what became of it. The others are those of W2. */
export type WithdrawalState = 'requested' | 'approved' | 'sent' | 'unknown' | 'rejected' | 'completed' | 'failed';

/** A withdrawal. Money in the wire form; `number`, `member` and `merchant` are ours. */
export interface WithdrawalRow {
  readonly number: number;
  readonly account: Account;
  readonly member: number | null;
  readonly merchant: number | null;
  readonly amount: string;
  readonly fee: string;
  readonly tax: string;
  readonly toOwner: string;
  readonly state: WithdrawalState;
  readonly requestedAt: string | null;
  readonly approvedAt: string | null;
  readonly closedAt: string | null;
  /** What the payment is called at the bank; null before it was handed out. */
  readonly reference: string | null;
  readonly batch: number | null;
}

/** Where a withdrawal stands, as an SQL expression over `withdrawal w left join payout p`. */
export const STATE = `case when w.state = 'approved' then coalesce(p.state, 'approved') else w.state end`;

/** Rows of the log that one statement takes in. */
const BATCH = 20_000;

/** One step: everything, or nothing when somebody else took the same step first. $1 programme, $2 from, $3 to. */
const STEP = `
with source as materialized (
  select seq, at, type, member, merchant, facts from event
  where programme = $1 and seq > $2 and seq <= $3 and type like 'Withdrawal%'
), moved as (
  update withdrawal_reading set seq = $3 where programme = $1 and seq = $2 returning true as ours
), changes as (
  select (facts ->> 'withdrawalId')::bigint as number, max(facts ->> 'account') as account,
    max(member) as member, max(merchant) as merchant, max((facts ->> 'amount')::numeric) as amount,
    max((facts ->> 'fee')::numeric) as fee, max((facts ->> 'tax')::numeric) as tax,
    max((facts ->> 'toOwner')::numeric) as to_owner,
    lower(substr((array_agg(type order by seq desc))[1], length('Withdrawal') + 1)) as state,
    max(at) filter (where type = 'WithdrawalRequested') as requested_at,
    max(at) filter (where type = 'WithdrawalApproved') as approved_at,
    max(at) filter (where type not in ('WithdrawalRequested', 'WithdrawalApproved')) as closed_at
  from source cross join moved group by 1
)
insert into withdrawal as w (programme, number, account, member, merchant, amount, fee, tax, to_owner, state,
  requested_at, approved_at, closed_at)
select $1, number, account, member, merchant, amount, fee, tax, to_owner, state, requested_at, approved_at, closed_at
from changes order by number
on conflict (programme, number) do update set state = excluded.state,
  approved_at = coalesce(excluded.approved_at, w.approved_at), closed_at = coalesce(excluded.closed_at, w.closed_at)`;

/** Brings the table up to the end of the log as it is now; any number of callers may at once. Gives the row it has come to. */
export async function refreshWithdrawals(database: Queryable, programme: number): Promise<number> {
  await database.query('insert into withdrawal_reading (programme) values ($1) on conflict do nothing', [programme]);
  for (;;) {
    const [state] = await database.query<{ seq: number; head: number }>(
      `select r.seq, p.seq as head from withdrawal_reading r join programme p on p.id = r.programme where p.id = $1`,
      [programme],
    );
    if (state === undefined || state.seq >= state.head) return state?.seq ?? 0;
    await database.query(STEP, [programme, state.seq, Math.min(state.head, state.seq + BATCH)]);
  }
}

/** Makes the table of a programme again from the whole log; until it is done others see the old one. Payments stay as they are. */
export function rebuildWithdrawals(database: Database, programme: number): Promise<number> {
  return database.transaction(async (client) => {
    await client.query('select from withdrawal_reading where programme = $1 for update', [programme]);
    await client.query('delete from withdrawal where programme = $1', [programme]);
    await client.query('update withdrawal_reading set seq = 0 where programme = $1', [programme]);
    return refreshWithdrawals(client, programme);
  });
}

/** What part of the queue is asked for. */
export interface QueuePage {
  readonly state?: WithdrawalState;
  /** The number of the last one seen. */
  readonly after?: number;
  readonly limit: number;
  /** Whose withdrawals may be seen, from `extentOf(…, 'withdrawals.read', …)`; all when left out. */
  readonly extent?: Extent;
}

/** Withdrawals in the order of asking. The caller has `withdrawals.read`. */
export async function withdrawalQueue(
  database: Queryable,
  programme: number,
  { state, after, limit, extent }: QueuePage,
): Promise<WithdrawalRow[]> {
  await refreshWithdrawals(database, programme);
  const all = extent === undefined || extent.any;
  const rows = await database.query<StoredWithdrawal>(
    `select w.*, ${STATE} as state, p.reference, p.batch
     from withdrawal w left join payout p on p.programme = w.programme and p.number = w.number
     where w.programme = $1 and w.number > $2 and ($3::text is null or $3 = ${STATE})
       and ($5 or w.member = any ($6::bigint[]) or w.merchant = any ($7::bigint[]))
     order by w.number limit $4`,
    [programme, after ?? -1, state ?? null, limit, all, extent?.members ?? [], extent?.merchants ?? []],
  );
  return rows.map(shown);
}

interface StoredWithdrawal {
  readonly number: number;
  readonly account: Account;
  readonly member: number | null;
  readonly merchant: number | null;
  readonly amount: string;
  readonly fee: string;
  readonly tax: string;
  readonly to_owner: string;
  readonly state: WithdrawalState;
  readonly requested_at: number | null;
  readonly approved_at: number | null;
  readonly closed_at: number | null;
  readonly reference: string | null;
  readonly batch: number | null;
}

function shown(row: StoredWithdrawal): WithdrawalRow {
  return {
    number: row.number,
    account: row.account,
    member: row.member,
    merchant: row.merchant,
    amount: yuan(row.amount),
    fee: yuan(row.fee),
    tax: yuan(row.tax),
    toOwner: yuan(row.to_owner),
    state: row.state,
    requestedAt: instant(row.requested_at),
    approvedAt: instant(row.approved_at),
    closedAt: instant(row.closed_at),
    reference: row.reference,
    batch: row.batch,
  };
}

function yuan(fen: string): string {
  return formatMoney(narrow(BigInt(fen)));
}

function instant(ms: number | null): string | null {
  return ms === null ? null : formatInstant(ms);
}
