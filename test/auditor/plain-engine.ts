import { Books, type Receipt, refused } from './books.ts';
import { readCommand } from './plain-command.ts';
import { checkInvariants, type PricePair } from './plain-invariants.ts';
import * as orders from './plain-orders.ts';
import * as people from './plain-people.ts';
import { type PlanFile, readPlan } from './plain-plan.ts';
import * as pointsOf from './plain-points.ts';
import * as programme from './plain-programme.ts';
import * as withdrawals from './plain-withdrawals.ts';
import { money, points } from './wire.ts';

/** Decides a command whose form is right: a receipt, or a refusal that changes nothing. */
type Handler = (books: Books, command: never, atMs: number) => Receipt;

const HANDLERS = new Map<string, Handler>([
  ['RegisterMerchant', people.registerMerchant],
  ['BindReferrer', people.bindReferrer],
  ['SetRank', people.setRank],
  ['AppointAgent', people.appointAgent],
  ['DismissAgent', people.dismissAgent],
  ['PlaceOrder', orders.placeOrder],
  ['RefundOrder', orders.refundOrder],
  ['HoldOrder', orders.holdOrder],
  ['ReleaseOrder', orders.releaseOrder],
  ['SettleOrder', orders.settleOrder],
  ['RedeemPoints', pointsOf.redeemPoints],
  ['ForfeitPoints', pointsOf.forfeitPoints],
  ['InjectFunds', pointsOf.injectFunds],
  ['RequestWithdrawal', withdrawals.requestWithdrawal],
  ['ApproveWithdrawal', withdrawals.approveWithdrawal],
  ['RejectWithdrawal', withdrawals.rejectWithdrawal],
  ['CompleteWithdrawal', withdrawals.completeWithdrawal],
  ['FailWithdrawal', withdrawals.failWithdrawal],
  ['FreezeMember', people.freezeMember],
  ['UnfreezeMember', people.unfreezeMember],
  ['AdjustBalance', withdrawals.adjustBalance],
  ['SetWeight', people.setWeight],
  ['DeclareDividend', people.declareDividend],
  ['OpenSubsidy', programme.openSubsidy],
  ['CloseSubsidy', programme.closeSubsidy],
  ['ImportDebt', people.importDebt],
  ['OpenConversion', pointsOf.openConversion],
  ['CloseConversion', pointsOf.closeConversion],
  ['ConvertPoints', pointsOf.convertPoints],
  ['ChangePlan', programme.changePlan],
  ['WindUp', programme.windUp],
]);

/** Z2: what a programme that was wound up still takes. */
const AFTER_THE_END = new Set([
  'RequestWithdrawal',
  'ApproveWithdrawal',
  'RejectWithdrawal',
  'CompleteWithdrawal',
  'FailWithdrawal',
  'FreezeMember',
  'UnfreezeMember',
  'AdjustBalance',
]);

export interface PlainMember {
  points: string;
  basis: string;
  cash: string;
  commission: string;
  exits: number;
  dividend?: string;
  coins?: string;
  /** A bigint only above 2^53 - 1. */
  shares?: number | bigint;
}

/** The state in the form of the wire, members and merchants sorted by id (by UTF-16 code units). */
export interface PlainState {
  pool: { reserve: string; supply: string; scale: number };
  platform: string;
  surplus?: string;
  taxes?: string;
  members: Map<string, PlainMember>;
  merchants: Map<string, { payable: string }>;
}

export interface PlainEngineOptions {
  /** What decides `plan_invalid`. Without it every plan is taken for valid. */
  readonly isValidPlan?: (plan: unknown) => boolean;
}

/** The rules a second time, written plainly and apart from the engine. */
export class PlainEngine {
  readonly books: Books;
  /** The forced exits of the last command, units at the scale of their round. */
  lastExits: { memberId: string; units: bigint; paid: bigint }[] = [];
  private readonly isValidPlan: (plan: unknown) => boolean;
  private before: PricePair;

  /** @param planFile a plan that is known to be valid. */
  constructor(planFile: PlanFile, options: PlainEngineOptions = {}) {
    this.isValidPlan = options.isValidPlan ?? (() => true);
    this.books = new Books(readPlan(planFile));
    this.before = this.pair();
  }

  /** Decides one command: the receipt of the wire. */
  apply(command: unknown): Receipt {
    const { books } = this;
    if (this.lastExits.length > 0) this.lastExits = [];
    this.before = this.pair();
    const atMs = readCommand(command, books.plan, this.isValidPlan);
    if (typeof atMs === 'string') return refused(atMs);
    const { type } = command as { type: string };
    if (atMs < books.nowMs) return refused('time_went_back');
    if (books.ended && !AFTER_THE_END.has(type)) return refused('programme_ended');
    const { pool } = books;
    if (pool.lastExits.length > 0) pool.lastExits = [];
    const receipt = (HANDLERS.get(type) as Handler)(books, command as never, atMs);
    if (receipt.ok) {
      books.nowMs = atMs;
      for (const { member, units, paid } of pool.lastExits) {
        this.lastExits.push({ memberId: books.idOf(member), units, paid });
      }
    }
    return receipt;
  }

  state(): PlainState {
    const { pool, platform, taxes, members, merchants } = this.books;
    return {
      pool: { reserve: money(pool.reserve), supply: points(pool.supply, pool.scale), scale: pool.scale },
      platform: money(platform),
      ...(pool.surplus !== 0n && { surplus: money(pool.surplus) }),
      ...(taxes !== 0n && { taxes: money(taxes) }),
      members: sorted(members, (member) => {
        const { account, commission, dividend, coins, shares } = member;
        return {
          points: points(pool.pointsOf(account), pool.scale),
          basis: money(account.basis),
          cash: money(account.cash),
          commission: money(commission),
          exits: account.exits,
          ...(dividend !== 0n && { dividend: money(dividend) }),
          ...(coins !== 0n && { coins: money(coins) }),
          ...(shares !== 0n && { shares: shares > BigInt(Number.MAX_SAFE_INTEGER) ? shares : Number(shares) }),
        };
      }),
      merchants: sorted(merchants, ({ payable }) => ({ payable: money(payable) })),
    };
  }

  /** Recounts everything that always holds, against the state before the last command. Throws on violation. */
  invariants(): void {
    checkInvariants(this.books, this.before);
  }

  private pair(): PricePair {
    const { reserve, supply, scale } = this.books.pool;
    return { reserve, supply, scale };
  }
}

function sorted<From, To>(entries: ReadonlyMap<string, From>, write: (from: From) => To): Map<string, To> {
  const ids = [...entries.keys()].sort((left, right) => (left < right ? -1 : 1));
  return new Map(ids.map((id) => [id, write(entries.get(id) as From)]));
}
