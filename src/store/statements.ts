/** Statements: every line of a member, a merchant or the platform, newest first; and balances as of any row of the log. */
import type { Queryable } from './database.ts';
import { selectRows } from './log-row.ts';
import type { LogRow } from './log-row.ts';
import { ACCOUNTS } from './postings.ts';
import type { PostingAccount } from './postings.ts';
import { memberLines, merchantLines, platformLines } from './statement-lines.ts';
import type { StatementLine } from './statement-lines.ts';

/** Which part of a statement: at most `limit` rows of the log, all of them before row `before`. */
export interface PageRequest {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** A part of a statement: whole rows, so the lines of one row are never torn apart. */
export interface StatementPage {
  readonly lines: readonly StatementLine[];
  /** `before` of the next page; undefined when this was the last one. */
  readonly next: number | undefined;
}

/** Past any row. */
const NO_ROW = Number.MAX_SAFE_INTEGER;

/** What of a member's rows has a line; binding, ranks and freezes have none. */
const MEMBER_TYPES = [
  'OrderPlaced',
  'OrderRefunded',
  'OrderSettled',
  'PointsRedeemed',
  'PointsForfeited',
  'PointsConverted',
  'MemberExited',
  'MemberPaidOut',
  'WithdrawalRequested',
  'WithdrawalRejected',
  'WithdrawalCompleted',
  'WithdrawalFailed',
  'BalanceAdjusted',
  'DividendPaid',
  'DebtImported',
] as const;

/**
 * A member's statement. Rows of the member come by the index of the log; commissions earned on others' orders by `commission_line`, and
 * for the end of the log that it has not come to by looking at every settlement there.
 */
export async function memberStatement(
  database: Queryable,
  programme: number,
  member: number,
  { before = NO_ROW, limit }: PageRequest,
): Promise<StatementPage> {
  const rows = await selectRows(
    database,
    `join (
       (select seq from event where programme = $1 and member = $2 and seq < $3 and type = any($5) order by seq desc limit $4)
       union
       (select seq from commission_line where programme = $1 and member = $2 and seq < $3 order by seq desc limit $4)
       union
       (select t.seq from event t where t.programme = $1 and t.seq < $3 and t.type = 'OrderSettled' and t.commission is not null
          and t.seq > coalesce((select seq from reading where programme = $1), 0)
          and exists (select from json_array_elements(t.facts -> 'commissions') part where (part ->> 'member')::bigint = $2 and (part ->> 'amount')::numeric <> 0)
        order by t.seq desc limit $4)
       order by seq desc limit $4
     ) as line on line.seq = e.seq
     where e.programme = $1 order by e.seq desc`,
    [programme, member, before, limit, MEMBER_TYPES],
  );
  return pageOf(rows, limit, (row) => memberLines(row, member));
}

/** A merchant's statement: settlements, adjustments and withdrawals. */
export async function merchantStatement(
  database: Queryable,
  programme: number,
  merchant: number,
  { before = NO_ROW, limit }: PageRequest,
): Promise<StatementPage> {
  const rows = await selectRows(
    database,
    `where e.programme = $1 and e.merchant = $2 and e.type <> 'OrderPlaced' and e.type <> 'MerchantRegistered'
       and e.type <> 'WithdrawalApproved' and e.seq < $3
     order by e.seq desc limit $4`,
    [programme, merchant, before, limit],
  );
  return pageOf(rows, limit, merchantLines);
}

/** The platform's statement: nearly every settlement has a line there, so it is read from the end of the log. */
export async function platformStatement(
  database: Queryable,
  programme: number,
  { before = NO_ROW, limit }: PageRequest,
): Promise<StatementPage> {
  const rows = await selectRows(
    database,
    `where e.programme = $1 and e.seq < $2
       and (e.platform is not null or (e.frozen_withdrawals is not null and e.facts ->> 'account' = 'platform'))
     order by e.seq desc limit $3`,
    [programme, before, limit],
  );
  return pageOf(rows, limit, platformLines);
}

function pageOf(
  rows: readonly LogRow[],
  limit: number,
  linesOf: (row: LogRow) => readonly StatementLine[],
): StatementPage {
  return { lines: rows.flatMap(linesOf), next: rows.length < limit ? undefined : rows.at(-1)?.seq };
}

/** Fen in each account of the programme. */
export type Balances = { readonly [A in PostingAccount]: bigint };

/** Every account after row `seq`, by adding up the whole log before it. The sum of all is 0: `outside` is what came in, negative. */
export async function accountBalances(database: Queryable, programme: number, seq: number): Promise<Balances> {
  const [sums] = await database.query<{ [A in PostingAccount]: string }>(
    `select ${ACCOUNTS.map((name) => `coalesce(sum(${name}), 0) as ${name}`).join(', ')}
     from event where programme = $1 and seq <= $2`,
    [programme, seq],
  );
  return Object.fromEntries(ACCOUNTS.map((name) => [name, BigInt(sums?.[name] ?? 0)])) as Balances;
}

/** Fen in a member's accounts and, frozen, on the way out; coins. */
export interface MemberBalances {
  readonly cash: bigint;
  readonly commission: bigint;
  readonly dividend: bigint;
  readonly frozen: bigint;
  readonly coins: bigint;
}

const MEMBER_PAGE = 1000;

/** A member's balances after row `seq`, by adding up the lines of the statement. */
export async function memberBalances(
  database: Queryable,
  programme: number,
  member: number,
  seq: number,
): Promise<MemberBalances> {
  const sums = { cash: 0n, commission: 0n, dividend: 0n, frozen: 0n, coins: 0n };
  for (let before: number | undefined = seq + 1; before !== undefined;) {
    const page = await memberStatement(database, programme, member, { before, limit: MEMBER_PAGE });
    for (const { account, amount } of page.lines) if (account in sums) sums[account as keyof typeof sums] += amount;
    before = page.next;
  }
  return sums;
}
