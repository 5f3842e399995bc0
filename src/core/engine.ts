/**
 * The engine: one command in, a receipt and what happened out, or a refusal and nothing changed (J3). Synchronous and pure: it reads
 * no clock, no randomness and no files, so the same plan and commands give the same answers anywhere (U6).
 */
import type { AnyDecoded, CommandType } from './command.ts';
import { decode } from './decode.ts';
import { dispatch } from './dispatch.ts';
import type { Event } from './event.ts';
import { InvariantError, ensure } from './invariants.ts';
import type { OrderStatus } from './order-book.ts';
import type { Plan } from './plan.ts';
import { Programme } from './programme.ts';
import { add, sub } from './quantity.ts';
import type { Int } from './quantity.ts';
import type { Receipt } from './receipt.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { readSnapshot, writeSnapshot } from './snapshot.ts';
import { stateOf } from './state.ts';
import type { State } from './state.ts';
import { formatInstant } from './time.ts';
import { memberGlance, memberView, merchantView, orderStatus, orderView, ordersBack } from './views.ts';
import type {
  AccountsView,
  MemberGlance,
  MemberView,
  MerchantView,
  OrderView,
  OrdersWanted,
  PoolView,
} from './views.ts';

/** What became of a command: its receipt, what happened, and for a refusal what it was about. */
export interface Outcome {
  readonly receipt: Receipt;
  readonly events: readonly Event[];
  readonly refusal?: Refusal;
}

const NO_EVENTS: readonly Event[] = [];

/** What still works after the end (Z2). */
const AFTER_THE_END: ReadonlySet<CommandType> = new Set<CommandType>([
  'RequestWithdrawal',
  'ApproveWithdrawal',
  'RejectWithdrawal',
  'CompleteWithdrawal',
  'FailWithdrawal',
  'FreezeMember',
  'UnfreezeMember',
  'AdjustBalance',
]);

/** One programme under its plan. */
export class Engine {
  private readonly programme: Programme;
  private broken: Error | undefined;

  /** P2: opens the programme; the operator pays the genesis. */
  constructor(plan: Plan);
  /** For `restore`. */
  constructor(programme: Programme);
  constructor(start: Plan | Programme) {
    this.programme = start instanceof Programme ? start : new Programme(start);
  }

  /**
   * Decides one command of the wire form, and does it. Any value may come in: what is wrong with it is said by the refusal. Invariants
   * are checked before the answer (P3, J1, J2, J5, W5); should one not hold, that is a bug of ours: this throws, and so does every
   * later call, until the programme is restored from a snapshot.
   */
  apply(command: unknown): Outcome {
    if (this.broken !== undefined) throw this.broken;
    const { programme } = this;
    const result = decode(command, programme.plan);
    return 'refusal' in result ? refused(result.refusal) : this.applyDecoded(result.command);
  }

  /**
   * Decides a command that is decoded already, exactly as `apply` does after decoding. For callers in this process that make commands by
   * the million and would write them out only to have them read: what `decode` checks is theirs to keep, the form of ids and ranges included.
   */
  applyDecoded(decoded: AnyDecoded): Outcome {
    if (this.broken !== undefined) throw this.broken;
    const { programme } = this;
    if (decoded.at < programme.nowMs)
      return refused(
        refuse('time_went_back', 'at', formatInstant(decoded.at), `not before ${formatInstant(programme.nowMs)}`),
      );
    if (programme.ended && !AFTER_THE_END.has(decoded.type))
      return refused(refuse('programme_ended', 'type', decoded.type));
    try {
      return this.decide(decoded);
    } catch (error) {
      if (!programme.journal.recording)
        this.broken = error instanceof Error ? error : new InvariantError('J3', String(error));
      throw error;
    }
  }

  private decide(command: AnyDecoded): Outcome {
    const { programme } = this;
    const { ledger, pool } = programme;
    programme.begin(command.at);
    pool.mark();
    const decision = dispatch(programme, command);
    if (!('ok' in decision)) return refused(decision);
    pool.balance();
    programme.nowMs = command.at;
    pool.verify();
    ledger.verify(pool.reserve, pool.surplus);
    return { receipt: decision, events: programme.emitted() };
  }

  /**
   * What these commands would do, one after the other: they are applied by the very code that applies them, and taken back. So the
   * answers are the receipts that would follow.
   */
  quote(commands: readonly unknown[]): readonly Outcome[] {
    if (this.broken !== undefined) throw this.broken;
    return this.programme.dryRun(() => commands.map((command) => this.apply(command)));
  }

  /** The state as bytes; the same plan and commands give the same bytes, also with a snapshot and a restore between them. */
  snapshot(): Uint8Array {
    return writeSnapshot(this.programme);
  }

  /** The engine of a snapshot: from here on it decides as the first one would have. Throws a `SnapshotError` for damaged bytes. */
  static restore(bytes: Uint8Array): Engine {
    return new Engine(readSnapshot(bytes));
  }

  /** The whole state in the wire form. Takes time and memory in proportion to the number of members. */
  state(): State {
    return stateOf(this.programme);
  }

  /** Recounts every sum from its parts (J1, J2, J5, W5, X1); throws an `InvariantError` that names the first that differs. */
  recount(): void {
    const { ledger, orders, pool, subsidies, withdrawals } = this.programme;
    pool.recount();
    ledger.recount();
    ledger.verify(pool.reserve, pool.surplus);
    let openOrders: Int = 0;
    orders.forEach((order) => (openOrders = add(openOrders, sub(order.cash, order.refundedCash))));
    let openSubsidies: Int = 0;
    subsidies.forEach((subsidy) => (openSubsidies = add(openSubsidies, subsidy.left)));
    let frozenWithdrawals: Int = 0;
    withdrawals.forEach((withdrawal) => (frozenWithdrawals = add(frozenWithdrawals, withdrawal.amount)));
    for (const [account, sum] of Object.entries({ openOrders, openSubsidies, frozenWithdrawals })) {
      ensure(sum === ledger.totals[account as 'openOrders'], 'J1', `${account} is not the sum of its parts`);
    }
  }

  /** The plan that orders are placed under now (Z1). */
  get plan(): Plan {
    return this.programme.plan;
  }

  /** `at` of the last accepted command, in milliseconds since the epoch; -Infinity before the first. */
  get nowMs(): number {
    return this.programme.nowMs;
  }

  /** Z2: whether the programme has been wound up. */
  get ended(): boolean {
    return this.programme.ended;
  }

  get memberCount(): number {
    return this.programme.members.ids.size;
  }

  get merchantCount(): number {
    return this.programme.merchants.ids.size;
  }

  /** Orders ever placed. */
  get orderCount(): number {
    return this.programme.orders.ids.size;
  }

  /** Orders that are not settled and have something left. */
  get openOrderCount(): number {
    return this.programme.orders.openCount;
  }

  /** Reserve in fen; supply, locked and held in units at `scale`. */
  pool(): PoolView {
    const { reserve, supply, scale, locked, held } = this.programme.pool;
    return { reserve, supply, scale, locked, held };
  }

  /** The programme's sums in fen. */
  accounts(): AccountsView {
    const { ledger, pool } = this.programme;
    const { totals, cameIn, wentOut } = ledger;
    return {
      platform: totals.platform,
      surplus: pool.surplus,
      taxes: totals.taxes,
      openOrdersCash: totals.openOrders,
      frozenWithdrawals: totals.frozenWithdrawals,
      openSubsidies: totals.openSubsidies,
      memberCash: totals.cash,
      memberCommission: totals.commission,
      memberDividend: totals.dividend,
      merchantPayable: totals.payable,
      cameIn,
      wentOut,
      paidOut: pool.paidOut,
    };
  }

  /** The caller's id of a member whom an event names by number. */
  memberId(member: number): string {
    return this.programme.members.ids.idOf(member);
  }

  /** The caller's id of a merchant that an event names by number. */
  merchantId(merchant: number): string {
    return this.programme.merchants.ids.idOf(merchant);
  }

  /** A member by id, or undefined. */
  member(id: string): MemberView | undefined {
    return memberView(this.programme, id);
  }

  /** What a list shows of a member, by id; or undefined. */
  memberGlance(id: string): MemberGlance | undefined {
    return memberGlance(this.programme, id);
  }

  /** A merchant by id, or undefined. */
  merchant(id: string): MerchantView | undefined {
    return merchantView(this.programme, id);
  }

  /** An open order by id, or undefined: also when it is settled, or refunded in full. */
  openOrder(id: string): OrderView | undefined {
    return orderView(this.programme, id);
  }

  /** How an order stands, by id; undefined for one that was never placed. */
  orderStatus(id: string): OrderStatus | undefined {
    return orderStatus(this.programme, id);
  }

  /** Orders that stand in a way, the newest first; `last` is the last one that was looked at, undefined when that was the first of all. */
  ordersBack(wanted: OrdersWanted): { readonly ids: readonly string[]; readonly last: string | undefined } {
    return ordersBack(this.programme, wanted);
  }

  /** L1, L4: the coins in fen that a member has not spent yet; 0 for nobody. */
  coinsOf(id: string): Int {
    const { ids, coins } = this.programme.members;
    const member = ids.find(id);
    return member < 0 ? 0 : coins.get(member);
  }

  /** S1: what is left of a subsidy's budget in fen; 0 once it is closed, undefined for an id that is none. */
  subsidyLeft(id: string): Int | undefined {
    return this.programme.subsidies.find(id)?.left;
  }

  /** Calls `visit` for every open order, in the order of placing, with the instant its return window ends. */
  forEachOpenOrder(visit: (orderId: string, settleFromMs: number) => void): void {
    const { orders } = this.programme;
    orders.forEach((order, number) => visit(orders.ids.idOf(number), order.settleFromMs));
  }

  /** Bytes of the hot arrays, which every member has, and of the tables of ids. */
  memory(): { readonly hot: number; readonly memberIds: number; readonly orderIds: number } {
    const { ledger, members, orders, pool } = this.programme;
    return {
      hot: pool.bytes + ledger.bytesOf('cash') + members.referrerBytes,
      memberIds: members.ids.bytes,
      orderIds: orders.bytes,
    };
  }
}

function refused(refusal: Refusal): Outcome {
  return { receipt: { ok: false, code: refusal.code }, events: NO_EVENTS, refusal };
}
