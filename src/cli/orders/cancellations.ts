/** The books of the cancellations: every fen of every one is refunded, too late, or found no order. */
import { add, sub } from '#core/quantity';
import type { Int } from '#core/quantity';

/** One cancellation after it was matched. Amounts in fen. */
export interface Cancellation {
  readonly row: number;
  readonly id: string;
  readonly memberId: string;
  readonly amount: Int;
  readonly refunded: Int;
  /** How many orders it refunded, wholly or in part. */
  readonly orders: number;
  /** Whether the member had an order settled by then: what is left over came too late for it. */
  readonly hasSettled: boolean;
}

/** A number of cancellations and a sum in fen. */
export interface CancellationSum {
  readonly rows: number;
  readonly fen: Int;
}

/** Why something of a cancellation was left over: the member's orders had settled, or there was none. */
type LeftOverReason = 'tooLate' | 'noOrder';

/** A cancellation of which something could not be refunded. */
export interface LeftOver {
  readonly row: number;
  readonly id: string;
  readonly memberId: string;
  readonly amount: Int;
  readonly leftOver: Int;
  readonly reason: LeftOverReason;
}

const NONE: CancellationSum = { rows: 0, fen: 0 };

function counted(sum: CancellationSum, fen: Int): CancellationSum {
  return { rows: sum.rows + 1, fen: add(sum.fen, fen) };
}

/** What became of the cancellations. `total` is, to the fen, `refunded` and the two sums of what was left over together. */
export class Cancellations {
  total = NONE;
  /** Refunded, wholly or in part. */
  refunded = NONE;
  /** How many of them were refunded in full. */
  inFull = 0;
  tooLate = NONE;
  noOrder = NONE;
  /** How many single refunds of orders they became. */
  refunds = 0;
  readonly leftOver: LeftOver[] = [];

  /** Enters one cancellation. */
  add({ row, id, memberId, amount, refunded, orders, hasSettled }: Cancellation): void {
    this.total = counted(this.total, amount);
    this.refunds += orders;
    if (refunded > 0) this.refunded = counted(this.refunded, refunded);
    const leftOver = sub(amount, refunded);
    if (leftOver === 0) {
      this.inFull++;
      return;
    }
    const reason = hasSettled ? 'tooLate' : 'noOrder';
    this[reason] = counted(this[reason], leftOver);
    this.leftOver.push({ row, id, memberId, amount, leftOver, reason });
  }
}
