/**
 * The desk: turns rows, in the order of their times, into commands. It registers merchants and binds referrers at first sight, settles
 * each order when its window ends, and finds the orders that a cancellation refunds.
 */
import type { Command } from '#core/command';
import type { Receipt } from '#core/receipt';
import { formatMoney, min, sub } from '#core/quantity';
import type { Int } from '#core/quantity';
import { DAY_MS } from '#core/time';
import { Cancellations } from './cancellations.ts';
import { commandTime } from './row-time.ts';
import type { OrderRow } from './row.ts';

/** An order that has been placed and not settled. */
interface OpenOrder {
  readonly orderId: string;
  readonly row: number;
  readonly dueMs: number;
  /** What can still be refunded, in fen. */
  left: Int;
  settled: boolean;
}

/** A member's orders that have not settled, oldest first, and how many have. */
interface Account {
  orders: OpenOrder[];
  settledCount: number;
}

/** A later row that names another region or referrer than the one that holds. */
export interface Disagreement {
  readonly row: number;
  readonly field: 'region' | 'referrer';
  readonly of: string;
  readonly kept: string;
  readonly given: string;
}

/** Carries out a command that came from a row. */
export type Carry = (command: Command, row: number) => Receipt;

/** Rows in, commands out. */
export class OrderDesk {
  readonly cancellations = new Cancellations();
  readonly disagreements: Disagreement[] = [];
  readonly #carry: Carry;
  readonly #windowMs: number;
  readonly #accounts = new Map<string, Account>();
  readonly #merchants = new Map<string, string | undefined>();
  readonly #referrers = new Map<string, string>();
  /** The open orders in the order in which they fall due; the window is one, so they come in that order. */
  #queue: OpenOrder[] = [];
  #queueHead = 0;
  #lastAtMs = -Infinity;

  /** A desk that hands its commands to `carry`; orders settle `windowDays` after they were placed. */
  constructor(carry: Carry, windowDays: number) {
    this.#carry = carry;
    this.#windowMs = windowDays * DAY_MS;
  }

  /** Takes one row. Rows must come in the order of their times. Everything that falls due up to its instant is settled first. */
  take(row: OrderRow): void {
    this.#settleUntil(row.atMs);
    this.#lastAtMs = row.atMs;
    if (row.kind === 'order') this.#order(row);
    else this.#cancel(row);
  }

  /** Settles what falls due up to the instant of the last row. What outlasts it stays open. */
  close(): void {
    this.#settleUntil(this.#lastAtMs);
  }

  #settleUntil(atMs: number): void {
    for (;;) {
      const order = this.#queue[this.#queueHead];
      if (order === undefined || order.dueMs > atMs) break;
      this.#queueHead++;
      order.settled = true;
      // What is refunded in full never settles.
      if (order.left > 0)
        this.#carry({ type: 'SettleOrder', orderId: order.orderId, at: commandTime(order.dueMs) }, order.row);
    }
    if (this.#queueHead > 1024 && this.#queueHead * 2 > this.#queue.length) {
      this.#queue = this.#queue.slice(this.#queueHead);
      this.#queueHead = 0;
    }
  }

  #order(row: OrderRow): void {
    const { orderId, memberId, merchantId, amount, atMs } = row;
    const at = commandTime(atMs);
    if (merchantId !== undefined) this.#meetMerchant(row, merchantId, at);
    if (row.referrerId !== undefined) this.#meetReferrer(row, row.referrerId, at);
    const merchant = merchantId === undefined ? {} : { merchantId };
    const receipt = this.#carry(
      { type: 'PlaceOrder', orderId, memberId, ...merchant, amount: formatMoney(amount), at },
      row.row,
    );
    if (!receipt.ok) return;
    const order: OpenOrder = { orderId, row: row.row, dueMs: atMs + this.#windowMs, left: amount, settled: false };
    this.#queue.push(order);
    const account = this.#accounts.get(memberId);
    if (account === undefined) this.#accounts.set(memberId, { orders: [order], settledCount: 0 });
    else account.orders.push(order);
    // A window of nothing ends at once.
    if (this.#windowMs === 0) this.#settleUntil(atMs);
  }

  #meetMerchant({ row, regionCode }: OrderRow, merchantId: string, at: string): void {
    if (!this.#merchants.has(merchantId)) {
      this.#merchants.set(merchantId, regionCode);
      this.#carry(
        { type: 'RegisterMerchant', merchantId, ...(regionCode === undefined ? {} : { regionCode }), at },
        row,
      );
      return;
    }
    const kept = this.#merchants.get(merchantId);
    if (regionCode !== undefined && regionCode !== kept) {
      this.disagreements.push({ row, field: 'region', of: merchantId, kept: kept ?? '', given: regionCode });
    }
  }

  #meetReferrer({ row, memberId }: OrderRow, referrerId: string, at: string): void {
    const kept = this.#referrers.get(memberId);
    if (kept === undefined) {
      const receipt = this.#carry({ type: 'BindReferrer', memberId, referrerId, at }, row);
      if (receipt.ok) this.#referrers.set(memberId, referrerId);
    } else if (kept !== referrerId) {
      this.disagreements.push({ row, field: 'referrer', of: memberId, kept, given: referrerId });
    }
  }

  /** Refunds the member's open orders, the latest first, until the amount is used up or nothing is left to refund. */
  #cancel({ row, memberId, orderId, amount, atMs }: OrderRow): void {
    const account = this.#accounts.get(memberId);
    if (account !== undefined) dropSettled(account);
    const at = commandTime(atMs);
    let rest = amount;
    let parts = 0;
    while (account !== undefined && rest > 0) {
      const order = account.orders[account.orders.length - 1];
      if (order === undefined || order.settled) break;
      const part = min(rest, order.left);
      if (part > 0) {
        parts++;
        const refundId = parts === 1 ? `refund-${row}` : `refund-${row}-${parts}`;
        const receipt = this.#carry(
          { type: 'RefundOrder', refundId, orderId: order.orderId, amount: formatMoney(part), at },
          row,
        );
        if (!receipt.ok) break;
        order.left = sub(order.left, part);
        rest = sub(rest, part);
      }
      if (!(order.left > 0)) account.orders.pop();
    }
    const hasSettled = account !== undefined && account.settledCount > 0;
    this.cancellations.add({
      row,
      id: orderId,
      memberId,
      amount,
      refunded: sub(amount, rest),
      orders: parts,
      hasSettled,
    });
  }
}

/** Forgets the settled orders at the front but remembers that there were some. */
function dropSettled(account: Account): void {
  let settled = 0;
  while (account.orders[settled]?.settled) settled++;
  if (settled === 0) return;
  account.orders.splice(0, settled);
  account.settledCount += settled;
}
