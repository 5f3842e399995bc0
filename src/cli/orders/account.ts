/** What became of every row of a file of orders: nothing is dropped without being counted. */
import { formatMoney } from '#core/quantity';
import type { RefusalCode } from '#core/refusal';
import type { Say } from '../messages.ts';
import type { CancellationSum, Cancellations, LeftOver } from './cancellations.ts';
import type { Disagreement } from './desk.ts';
import type { BadRow } from './row.ts';

/** A command that a row became and that the engine refused. */
export interface RefusedRow {
  readonly row: number;
  readonly command: string;
  readonly id: string;
  readonly code: RefusalCode;
}

/** The books of one file. */
export interface OrdersAccount {
  /** Rows below the header that hold anything. */
  readonly rows: number;
  readonly orderRows: number;
  readonly cancellationRows: number;
  readonly bad: readonly BadRow[];
  readonly refused: readonly RefusedRow[];
  readonly cancellations: Cancellations;
  readonly disagreements: readonly Disagreement[];
  /** Rows with an earlier time than a row above them; 0 when the file was in order. */
  readonly outOfOrder: number;
  /** Whether every order settled at once, the window taken as 0. */
  readonly settleNow: boolean;
  readonly windowDays: number;
}

/** The account in the wire form, for `--json`. Reasons are in the caller's language. */
export function accountJson(account: OrdersAccount, say: Say): { readonly [name: string]: unknown } {
  const { cancellations } = account;
  const sumJson = ({ rows, fen }: CancellationSum): object => ({ rows, amount: formatMoney(fen) });
  return {
    rows: account.rows,
    orders: account.orderRows,
    cancellations: {
      ...sumJson(cancellations.total),
      refunded: { ...sumJson(cancellations.refunded), refunds: cancellations.refunds, inFull: cancellations.inFull },
      tooLate: sumJson(cancellations.tooLate),
      noOrder: sumJson(cancellations.noOrder),
      leftOver: cancellations.leftOver.map(leftOverJson),
    },
    badRows: account.bad.map(({ row, reason }) => ({ row, reason: reason(say) })),
    refusedRows: account.refused,
    disagreements: account.disagreements,
    outOfOrder: account.outOfOrder,
    settle: account.settleNow ? 'now' : 'window',
    windowDays: account.windowDays,
  };
}

function leftOverJson({ row, id, memberId, amount, leftOver, reason }: LeftOver): object {
  return { row, id, memberId, amount: formatMoney(amount), leftOver: formatMoney(leftOver), reason };
}
