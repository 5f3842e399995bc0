/** Gathers, outcome by outcome, what the summary and the report tell. Memory grows with the members, not with the commands. */
import type { CommissionKind, Event } from '#core/event';
import { add } from '#core/quantity';
import type { Int } from '#core/quantity';
import type { RefusalCode } from '#core/refusal';
import type { Outcome } from '#core/engine';
import { Days, PoolSeries } from './series.ts';

/** How many refusals are kept with their places, to be shown. */
const REFUSALS_SHOWN = 20;

/** One member's money, in fen: settled net cash, and what sales, exits and the winding-up paid out of the pool. */
export interface MemberTotals {
  spent: Int;
  paid: Int;
  commission: Int;
  exits: number;
}

/** A number of things and their sum in fen. */
export interface Sum {
  count: number;
  fen: Int;
}

/** A refusal and the number of the line or row that it answers. */
export interface PlacedRefusal {
  readonly place: number;
  readonly code: RefusalCode;
}

const sum = (): Sum => ({ count: 0, fen: 0 });

function count(into: Sum, fen: Int): void {
  into.count++;
  into.fen = add(into.fen, fen);
}

/** The sums over everything that happened. Money in fen. */
export class Recorder {
  /** By the engine's number of the member; nothing stands where nothing happened. */
  readonly members: (MemberTotals | undefined)[] = [];
  readonly refusals = new Map<RefusalCode, number>();
  readonly firstRefusals: PlacedRefusal[] = [];
  readonly series = new PoolSeries();
  readonly days = new Days();
  accepted = 0;
  refused = 0;
  firstAtMs: number | undefined;
  lastAtMs: number | undefined;

  readonly placed = sum();
  /** Orders settled; the sum is their net cash. */
  readonly settled = sum();
  readonly refunded = sum();
  readonly sales = sum();
  readonly exits = sum();
  readonly windUp = sum();
  readonly conversions = sum();
  readonly injections = sum();
  readonly dividends = sum();
  /** Withdrawals completed; the sum is what the owners got. */
  readonly withdrawals = sum();
  taxes: Int = 0;
  merchants: Int = 0;
  platform: Int = 0;
  inflow: Int = 0;
  extras: Int = 0;
  rebate: Int = 0;
  /** Paid out of the pool to members. */
  paid: Int = 0;
  readonly commissions: Record<CommissionKind, Int> = { referral: 0, recruiter: 0, region: 0, rank: 0, peer: 0 };

  /** Counts one outcome; `place` is the number of its line or row. */
  record(outcome: Outcome, place: number): void {
    if (!outcome.receipt.ok) {
      this.refuse(outcome.receipt.code, place);
      return;
    }
    this.accepted++;
    for (const event of outcome.events) this.#take(event);
  }

  /** Counts one refusal. */
  refuse(code: RefusalCode, place: number): void {
    this.refused++;
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    if (this.firstRefusals.length < REFUSALS_SHOWN) this.firstRefusals.push({ place, code });
  }

  #take(event: Event): void {
    this.firstAtMs ??= event.at;
    this.lastAtMs = event.at;
    switch (event.type) {
      case 'OrderPlaced':
        count(this.placed, event.amount);
        return;
      case 'OrderRefunded':
        count(this.refunded, event.amount);
        return;
      case 'OrderSettled':
        this.#settle(event);
        break;
      case 'PointsRedeemed':
        count(this.sales, event.paid);
        this.days.of(event.at).paidForSales = add(this.days.of(event.at).paidForSales, event.paid);
        this.#pay(event.member, event.paid);
        break;
      case 'MemberExited':
        count(this.exits, event.paid);
        this.days.of(event.at).exits++;
        this.days.of(event.at).paidAtExits = add(this.days.of(event.at).paidAtExits, event.paid);
        this.#member(event.member).exits++;
        this.#pay(event.member, event.paid);
        break;
      case 'MemberPaidOut':
        count(this.windUp, event.paid);
        this.#pay(event.member, event.paid);
        break;
      case 'PointsConverted':
        count(this.conversions, event.value);
        break;
      case 'FundsInjected':
        count(this.injections, event.amount);
        break;
      case 'WithdrawalCompleted':
        count(this.withdrawals, event.toOwner);
        this.taxes = add(this.taxes, event.tax);
        return;
      case 'DividendPaid':
        count(this.dividends, event.amount);
        return;
      default:
        break;
    }
    if (!('pool' in event)) return;
    this.days.of(event.at).pool = event.pool;
    this.series.add({ atMs: event.at, pool: event.pool, spent: this.settled.fen, paid: this.paid });
  }

  #settle(event: Extract<Event, { type: 'OrderSettled' }>): void {
    count(this.settled, event.spend);
    this.merchants = add(this.merchants, event.toMerchant);
    this.platform = add(this.platform, event.toPlatform);
    this.inflow = add(this.inflow, event.inflow);
    this.rebate = add(this.rebate, event.rebate);
    for (const extra of event.extras) this.extras = add(this.extras, extra.amount);
    const member = this.#member(event.member);
    member.spent = add(member.spent, event.spend);
    const day = this.days.of(event.at);
    day.spent = add(day.spent, event.spend);
    for (const { member: payeeNumber, kind, amount } of event.commissions) {
      this.commissions[kind] = add(this.commissions[kind], amount);
      const payee = this.#member(payeeNumber);
      payee.commission = add(payee.commission, amount);
    }
  }

  #pay(number: number, paid: Int): void {
    this.paid = add(this.paid, paid);
    const member = this.#member(number);
    member.paid = add(member.paid, paid);
  }

  #member(number: number): MemberTotals {
    return (this.members[number] ??= { spent: 0, paid: 0, commission: 0, exits: 0 });
  }
}
