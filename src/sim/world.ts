/**
 * One run's programme: the production engine, the calls on it, and what is seen of its events. Time is the caller's; commands go in
 * decoded, the same ones that every other user of the engine gives.
 */
import type { AnyDecoded } from '#core/command';
import { Engine } from '#core/engine';
import type { Outcome } from '#core/engine';
import type { Event, PoolAfter } from '#core/event';
import type { Plan } from '#core/plan';
import { mulDivFloor, shareFloor, sub } from '#core/quantity';
import type { Int } from '#core/quantity';
import { Members } from './members.ts';
import { Tape } from './tape.ts';

type Settled = Extract<Event, { readonly type: 'OrderSettled' }>;

/** Who is told when a member's points came or went. */
export interface Watcher {
  minted(member: number, event: Settled): void;
  gone(member: number): void;
  /** An order was settled, with all that it brought about. */
  afterOrder(): void;
}

const NOBODY: Watcher = { minted: () => undefined, gone: () => undefined, afterOrder: () => undefined };

/** Orders that wait: FIFO columns, since the window is one for all. */
class Waiting {
  private orders: string[] = [];
  private dueMs: number[] = [];
  private fen: number[] = [];
  private head = 0;

  push(order: string, dueMs: number, fen: number): void {
    this.orders.push(order);
    this.dueMs.push(dueMs);
    this.fen.push(fen);
  }

  /** When the first one is due; Infinity for none. */
  get nextMs(): number {
    return this.dueMs[this.head] ?? Infinity;
  }

  take(): { readonly order: string; readonly fen: number } {
    const taken = { order: this.orders[this.head] as string, fen: this.fen[this.head] as number };
    this.head++;
    if (this.head > 4096 && this.head * 2 > this.orders.length) {
      this.orders = this.orders.slice(this.head);
      this.dueMs = this.dueMs.slice(this.head);
      this.fen = this.fen.slice(this.head);
      this.head = 0;
    }
    return taken;
  }
}

/** The programme of one run. */
export class World {
  readonly engine: Engine;
  readonly members = new Members();
  readonly tape: Tape;
  watcher: Watcher = NOBODY;
  /** The day of the run, from 0. */
  day = 0;
  private pool: PoolAfter;
  nowMs: number;
  /** Orders placed and accepted; settled; and refusals by code. */
  placed = 0;
  settled = 0;
  readonly refusals = new Map<string, number>();
  /** Orders placed on each day that is over. */
  readonly placedByDay: number[] = [];
  private placedBefore = 0;
  private serial = 0;
  private readonly memberIds: string[] = [];
  private readonly merchantIds: string[] = [];
  private readonly windowMs: number;
  /** The cost of own goods that coins pay a part of: the merchant leg is on the full price. */
  private readonly coinCosts = new Map<string, number>();
  private readonly settling = new Waiting();
  private readonly refunding = new Waiting();

  constructor(plan: Plan, startMs: number) {
    this.engine = new Engine(plan);
    this.nowMs = startMs;
    this.windowMs = plan.returnWindowDays * 86_400_000;
    this.tape = new Tape();
    this.pool = this.engine.pool();
  }

  /** Fen a point, as near as a double is: for looking at and for behaviours, never for money. */
  get price(): number {
    const { reserve, supply, scale } = this.pool;
    return (Number(reserve) / Number(supply)) * 10 ** scale;
  }

  /** The id of a member in the engine. */
  idOf(member: number): string {
    return (this.memberIds[member] ??= `m${member}`);
  }

  /** Applies a command now and looks at what happened. */
  apply(command: AnyDecoded): Outcome {
    const outcome = this.engine.applyDecoded(command);
    if (outcome.refusal !== undefined) {
      const { code } = outcome.refusal;
      this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
    }
    for (const event of outcome.events) this.see(event);
    return outcome;
  }

  /** Places an order, and refunds `backFen` of it half way through the window; false when it is refused. */
  order(member: number, fen: number, merchant: number, coins: number, backFen: number): boolean {
    const order = `o${this.placed}`;
    const { receipt, events } = this.engine.applyDecoded(this.placing(order, member, fen, merchant, coins));
    if (!receipt.ok) {
      this.refusals.set(receipt.code, (this.refusals.get(receipt.code) ?? 0) + 1);
      return false;
    }
    const first = events[0];
    if (first?.type === 'OrderPlaced') {
      this.members.know(first.member, member);
      if (coins > 0) this.coinCosts.set(first.orderId, Number(first.merchantLeg));
    }
    this.placed++;
    if (this.windowMs === 0) {
      if (backFen > 0) this.refund(order, backFen);
      if (backFen < fen) this.settle(order);
    } else {
      if (backFen > 0) this.refunding.push(order, this.nowMs + this.windowMs / 2, backFen);
      if (backFen < fen) this.settling.push(order, this.nowMs + this.windowMs, 0);
    }
    return true;
  }

  /** The command of an order; one shape for each kind, since these are made by the million. */
  private placing(orderId: string, member: number, amount: number, merchant: number, coins: number): AnyDecoded {
    const at = this.nowMs;
    const memberId = this.idOf(member);
    if (merchant >= 0) {
      const merchantId = (this.merchantIds[merchant] ??= `s${merchant}`);
      return { type: 'PlaceOrder', at, orderId, memberId, merchantId, amount };
    }
    if (coins > 0) return { type: 'PlaceOrder', at, orderId, memberId, amount, coins };
    return { type: 'PlaceOrder', at, orderId, memberId, amount };
  }

  /** Refunds and settles what is due up to an instant, in the order of time, and moves the time there. */
  advance(toMs: number): void {
    for (;;) {
      const dueMs = Math.min(this.refunding.nextMs, this.settling.nextMs);
      if (dueMs > toMs) break;
      this.nowMs = dueMs;
      if (this.refunding.nextMs === dueMs) {
        const { order, fen } = this.refunding.take();
        this.refund(order, fen);
      } else this.settle(this.settling.take().order);
    }
    this.nowMs = toMs;
  }

  /** Refunds a part of an order now. */
  refund(orderId: string, fen: number): void {
    this.apply({ type: 'RefundOrder', at: this.nowMs, orderId, refundId: `b${this.serial++}`, amount: fen });
  }

  /** One that a file's cancellations refunded in full does not settle. */
  private settle(orderId: string): void {
    const { receipt, events } = this.engine.applyDecoded({ type: 'SettleOrder', at: this.nowMs, orderId });
    if (!receipt.ok) return;
    this.settled++;
    for (const event of events) this.see(event);
    this.tape.orderSettled(this.settled, this);
    this.watcher.afterOrder();
  }

  /** Sells everything a member may sell now; false when there is nothing, or it would pay nothing. */
  sellAll(memberId: string): boolean {
    const view = this.engine.member(memberId);
    if (view === undefined) return false;
    return this.sell(memberId, sub(view.points, view.locked));
  }

  /** Sells units; false when there are none, or they would pay nothing. */
  sell(memberId: string, units: Int): boolean {
    if (units <= 0) return false;
    const { receipt, events } = this.engine.applyDecoded({
      type: 'RedeemPoints',
      at: this.nowMs,
      redemptionId: `r${this.serial++}`,
      memberId,
      points: { digits: String(units), decimals: this.engine.pool().scale },
    });
    for (const event of events) this.see(event);
    return receipt.ok;
  }

  /** Ends the day: what was placed on it, and how the pool stands. */
  endDay(): void {
    this.placedByDay.push(this.placed - this.placedBefore);
    this.placedBefore = this.placed;
    this.tape.endDay(this.engine, this.price, this.members.size);
    this.day++;
  }

  /** Cash a member may withdraw, and withdraws, all of it: requested, approved and completed. */
  withdraw(memberId: string, fen: Int): void {
    const withdrawalId = `w${this.serial++}`;
    const at = this.nowMs;
    const { receipt } = this.engine.applyDecoded({
      type: 'RequestWithdrawal',
      at,
      withdrawalId,
      account: 'cash',
      memberId,
      amount: fen,
    });
    if (!receipt.ok) return;
    this.apply({ type: 'ApproveWithdrawal', at, withdrawalId });
    this.apply({ type: 'CompleteWithdrawal', at, withdrawalId });
  }

  /** What each member's points would fetch at the end, less the redeem fee. */
  appraise(): void {
    const { engine, members } = this;
    const { reserve, supply } = engine.pool();
    const keepsPpm = 1_000_000 - engine.plan.pool.redeemFeePpm;
    for (let member = 0; member < members.size; member++) {
      if (members.holds[member] === 0) continue;
      const units = engine.member(this.idOf(member))?.points ?? 0;
      members.left[member] = Number(mulDivFloor(mulDivFloor(units, reserve, supply), keepsPpm, 1_000_000));
    }
  }

  /** O2: what the platform pays for own goods, by the merchant leg of the default split; to the fen but for orders refunded in part. */
  private costOf(orderId: string, spend: Int): number {
    const cost = this.coinCosts.get(orderId);
    this.coinCosts.delete(orderId);
    return cost ?? Number(shareFloor(spend, this.engine.plan.splits.get('default')?.merchantPpm ?? 0));
  }

  private see(event: Event): void {
    const { members, tape } = this;
    if ('pool' in event) this.pool = event.pool;
    switch (event.type) {
      case 'OrderSettled': {
        const goods = event.merchant === undefined ? this.costOf(event.orderId, event.spend) : 0;
        tape.settled(event, goods);
        for (const { member, amount } of event.commissions) {
          const payee = members.of(member);
          if (payee >= 0) members.commission[payee]! += Number(amount);
        }
        const member = members.of(event.member);
        if (member < 0) return;
        if (members.firstDay[member]! < 0) members.firstDay[member] = this.day;
        members.spent[member]! += Number(event.spend);
        members.put[member]! += Number(event.inflow);
        if (event.holding.points === 0) return;
        members.holds[member] = 1;
        this.watcher.minted(member, event);
        return;
      }
      case 'PointsRedeemed':
      case 'MemberExited': {
        const exit = event.type === 'MemberExited';
        tape.paid(event.paid, exit);
        const member = members.of(event.member);
        if (member < 0) return;
        members.paid[member]! += Number(event.paid);
        if (members.evenDay[member]! < 0 && members.paid[member]! >= members.spent[member]!)
          members.evenDay[member] = this.day;
        if (exit) {
          members.exits[member]!++;
          if (members.capDay[member]! < 0) members.capDay[member] = this.day;
        }
        if (event.holding.points !== 0) return;
        members.holds[member] = 0;
        this.watcher.gone(member);
        return;
      }
      case 'FundsInjected':
        tape.injected(event.amount, event.source);
        return;
      case 'WithdrawalCompleted':
        tape.withdrawn(event.fee);
        return;
      default:
    }
  }
}
