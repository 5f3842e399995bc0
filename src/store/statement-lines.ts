/** What a row of the log means to one member, one merchant or the platform: its lines on their statement. */
import { bigOf, listOf } from './log-row.ts';
import type { LogRow } from './log-row.ts';

/**
 * What a line changes. `order`: cash paid into an open order from outside, or given back. `frozen`: a withdrawal that is under way.
 * `coins`: consumption coins, a claim and not money. The others are accounts.
 */
type LineAccount =
  | 'points'
  | 'cash'
  | 'commission'
  | 'dividend'
  | 'payable'
  | 'platform'
  | 'frozen'
  | 'order'
  | 'coins';

/** One amount of a statement. */
export interface StatementLine {
  readonly seq: number;
  readonly atMs: number;
  readonly type: string;
  readonly account: LineAccount;
  /** Signed: units at `scale` for points, else fen. */
  readonly amount: bigint;
  /** Of points: decimals, and what the member holds afterwards: units, and the basis in fen. */
  readonly points?: { readonly scale: number; readonly after: bigint; readonly basisAfter: bigint };
  /** Of a commission: its place in the row's list. */
  readonly part?: number;
  readonly row: LogRow;
}

function lineOf(
  row: LogRow,
  account: LineAccount,
  amount: bigint,
  more: Pick<StatementLine, 'points' | 'part'> = {},
): StatementLine {
  return { seq: row.seq, atMs: row.atMs, type: row.type, account, amount, ...more, row };
}

/** A line for each of the accounts that the row adds to. */
function posted(
  row: LogRow,
  accounts: readonly ('cash' | 'commission' | 'dividend' | 'payable' | 'platform')[],
): StatementLine[] {
  return accounts.flatMap((account) => {
    const amount = row.postings[account];
    return amount === undefined ? [] : [lineOf(row, account, amount)];
  });
}

function frozen(row: LogRow): StatementLine[] {
  const amount = row.postings.frozen_withdrawals;
  return amount === undefined ? [] : [lineOf(row, 'frozen', amount)];
}

/** The lines of a row on a member's statement. A settlement may have several: points for the buyer, commissions for others. */
export function memberLines(row: LogRow, member: number): readonly StatementLine[] {
  const lines: StatementLine[] = [];
  if (row.type === 'OrderSettled') {
    listOf(row.facts, 'commissions').forEach((commission, part) => {
      if (commission['member'] === member && bigOf(commission, 'amount') !== 0n)
        lines.push(lineOf(row, 'commission', bigOf(commission, 'amount'), { part }));
    });
  }
  if (row.member !== member) return lines;
  const { units, pool, holding } = row;
  if (units !== undefined && pool !== undefined && holding !== undefined) {
    const points = { scale: pool.scale, after: holding.points, basisAfter: holding.basis };
    lines.push(lineOf(row, 'points', units, { points }));
  }
  const accounts =
    row.type === 'OrderSettled' ? (['cash', 'dividend'] as const) : (['cash', 'commission', 'dividend'] as const);
  lines.push(...posted(row, accounts), ...frozen(row), ...orderLines(row));
  return lines;
}

/** Cash and coins of an order as it is placed and refunded, and coins for an old debt. */
function orderLines(row: LogRow): StatementLine[] {
  if (row.type === 'DebtImported') return [lineOf(row, 'coins', bigOf(row.facts, 'amount'))];
  if (row.type !== 'OrderPlaced' && row.type !== 'OrderRefunded') return [];
  const sign = row.type === 'OrderPlaced' ? 1n : -1n;
  const coins = bigOf(row.facts, 'coins');
  const lines = [lineOf(row, 'order', sign * bigOf(row.facts, 'cash'))];
  if (coins > 0n) lines.push(lineOf(row, 'coins', -sign * coins));
  return lines;
}

/** The lines of a row on the statement of its merchant. */
export function merchantLines(row: LogRow): readonly StatementLine[] {
  return [...posted(row, ['payable']), ...frozen(row)];
}

/** The lines of a row on the platform's statement. */
export function platformLines(row: LogRow): readonly StatementLine[] {
  return [...posted(row, ['platform']), ...(row.facts['account'] === 'platform' ? frozen(row) : [])];
}
