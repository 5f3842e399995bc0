import { PlainPool } from './plain-pool.ts';
import type { PoolMember } from './pool-member.ts';
import type { PlainPlan } from './plain-plan.ts';

export interface Member {
  readonly id: string;
  /** The member's account with the pool: points, basis, cash, exits. */
  readonly account: PoolMember;
  referrer: Member | undefined;
  rank: string | undefined;
  frozen: boolean;
  commission: bigint;
  dividend: bigint;
  coins: bigint;
  shares: bigint;
}

export interface Merchant {
  readonly id: string;
  readonly recruiter: Member | undefined;
  readonly regionCode: string | undefined;
  readonly split: string | undefined;
  payable: bigint;
}

export interface Commission {
  readonly payee: Member;
  readonly amount: bigint;
}

/** An order until it settles, with all that O1 fixes when it is placed. */
export interface Order {
  readonly buyer: Member;
  readonly merchant: Merchant | undefined;
  readonly amount: bigint;
  readonly cash: bigint;
  readonly merchantLeg: bigint;
  /** The platform and the distribution leg together. */
  readonly feeLegs: bigint;
  readonly commissions: readonly Commission[];
  readonly rebateShare: bigint;
  readonly release: { readonly tranches: number; readonly everyMs: number } | undefined;
  readonly settleFromMs: number;
  refunded: bigint;
  refundedCash: bigint;
  held: boolean;
}

export interface Withdrawal {
  readonly amount: bigint;
  readonly fee: bigint;
  readonly tax: bigint;
  /** Adds to the account that the money was taken from. */
  readonly giveBack: (fen: bigint) => void;
  status: 'requested' | 'approved' | 'completed' | 'failed' | 'rejected';
}

export interface Subsidy {
  readonly share: bigint;
  readonly mints: boolean;
  left: bigint;
  open: boolean;
}

export interface Conversion {
  readonly pricePerShare: bigint;
  sharesLeft: bigint;
  open: boolean;
}

export type Receipt = { readonly ok: true; readonly [field: string]: string | true } | Refused;
export interface Refused {
  readonly ok: false;
  readonly code: string;
}

export function refused(code: string): Refused {
  return { ok: false, code };
}

/** Everything the plain engine knows. Money in fen. */
export class Books {
  plan: PlainPlan;
  readonly pool: PlainPool;
  nowMs = Number.NEGATIVE_INFINITY;
  ended = false;
  platform = 0n;
  taxes = 0n;
  /** What came in from outside and what went out, ever (J1). */
  cameIn: bigint;
  wentOut = 0n;
  readonly members = new Map<string, Member>();
  readonly merchants = new Map<string, Merchant>();
  readonly agents = new Map<string, Member>();
  readonly weights = new Map<Member, bigint>();
  /** Orders that have not settled, fully refunded ones too. */
  readonly orders = new Map<string, Order>();
  readonly settledOrders = new Set<string>();
  /** How many of the orders have something left. */
  ordersWithSomethingLeft = 0;
  readonly withdrawals = new Map<string, Withdrawal>();
  readonly subsidies = new Map<string, Subsidy>();
  /** The open ones in the order of opening (S2). */
  readonly openSubsidies = new Set<Subsidy>();
  readonly conversions = new Map<string, Conversion>();
  readonly refunds = new Set<string>();
  readonly redemptions = new Set<string>();
  readonly forfeits = new Set<string>();
  readonly injections = new Set<string>();
  readonly adjustments = new Set<string>();
  readonly dividends = new Set<string>();
  readonly debts = new Set<string>();
  readonly grants = new Set<string>();
  private readonly idsByAccount: string[] = [];

  constructor(plan: PlainPlan) {
    this.plan = plan;
    this.pool = new PlainPool(plan.pool);
    this.cameIn = plan.pool.genesisFen;
  }

  /** A member, who exists from the first mention. Only accepted commands mention. */
  mention(id: string): Member {
    let member = this.members.get(id);
    if (member === undefined) {
      member = {
        id,
        account: this.pool.account(this.members.size),
        referrer: undefined,
        rank: undefined,
        frozen: false,
        commission: 0n,
        dividend: 0n,
        coins: 0n,
        shares: 0n,
      };
      this.idsByAccount.push(id);
      this.members.set(id, member);
    }
    return member;
  }

  /** The id of the member whose account with the pool has this number. */
  idOf(account: number): string {
    return this.idsByAccount[account] as string;
  }
}
