/**
 * What happened: the past-tense vocabulary. One event per effect of a command, one more for every forced exit. Money is an Int of
 * fen; points an Int of units at `pool.scale`. An event that moved the pool carries the pool as it was after that effect. Members and
 * merchants stand by the engine's own numbers, in the order of first mention: a caller's id may be a phone number, and a log of events
 * should not hold it.
 */
import type { Int } from './quantity.ts';

/** The pool after an effect: reserve in fen, supply in units, decimals of a point. */
export interface PoolAfter {
  readonly reserve: Int;
  readonly supply: Int;
  readonly scale: number;
}

/** A member's points in units and basis in fen after an effect. */
export interface Holding {
  readonly points: Int;
  readonly basis: Int;
}

/** Why a commission is paid: C2, C3, C4, C5, C6. */
export type CommissionKind = 'referral' | 'recruiter' | 'region' | 'rank' | 'peer';

/** One commission of an order, in fen. */
export interface Commission {
  readonly member: number;
  readonly kind: CommissionKind;
  readonly amount: Int;
}

/** What a subsidy adds to an order at its settlement (S2), in fen. */
export interface SubsidyExtra {
  readonly subsidyId: string;
  readonly amount: Int;
}

/** Accounts that a withdrawal or an adjustment names (W1, W4). */
export type Account = 'cash' | 'commission' | 'dividend' | 'payable' | 'platform';

type Owner = { readonly member?: number; readonly merchant?: number };

type Facts =
  | {
      readonly type: 'MerchantRegistered';
      readonly merchant: number;
      readonly owner: number | undefined;
      readonly recruiter: number | undefined;
      readonly regionCode: string | undefined;
      readonly split: string;
    }
  | { readonly type: 'ReferrerBound'; readonly member: number; readonly referrer: number }
  | { readonly type: 'RankSet'; readonly member: number; readonly rank: string | null }
  | { readonly type: 'AgentAppointed'; readonly regionCode: string; readonly member: number }
  | { readonly type: 'AgentDismissed'; readonly regionCode: string; readonly member: number }
  | {
      readonly type: 'OrderPlaced';
      readonly orderId: string;
      readonly member: number;
      readonly merchant: number | undefined;
      readonly amount: Int;
      readonly cash: Int;
      readonly coins: Int;
      readonly merchantLeg: Int;
      readonly platformLeg: Int;
      readonly distributionLeg: Int;
      readonly poolLeg: Int;
      readonly commissions: readonly Commission[];
    }
  | {
      readonly type: 'OrderRefunded';
      readonly refundId: string;
      readonly orderId: string;
      readonly member: number;
      readonly amount: Int;
      readonly cash: Int;
      readonly coins: Int;
    }
  | { readonly type: 'OrderHeld' | 'OrderReleased'; readonly orderId: string }
  | {
      readonly type: 'OrderSettled';
      readonly orderId: string;
      readonly member: number;
      readonly merchant: number | undefined;
      /** The net cash of the order: what counts for the buyer's basis (B1). */
      readonly spend: Int;
      /** To the merchant's payable account; 0 for own goods. */
      readonly toMerchant: Int;
      /** To the platform: its legs less the commissions, and the cost of own goods. */
      readonly toPlatform: Int;
      readonly commissions: readonly Commission[];
      readonly inflow: Int;
      readonly extras: readonly SubsidyExtra[];
      readonly rebate: Int;
      readonly minted: Int;
      readonly holding: Holding;
      readonly pool: PoolAfter;
    }
  | {
      readonly type: 'PointsRedeemed';
      readonly redemptionId: string;
      readonly member: number;
      readonly units: Int;
      readonly paid: Int;
      readonly holding: Holding;
      readonly pool: PoolAfter;
    }
  | {
      readonly type: 'PointsForfeited';
      readonly forfeitId: string;
      readonly member: number;
      readonly units: Int;
      readonly reason: string;
      readonly holding: Holding;
      readonly pool: PoolAfter;
    }
  | {
      readonly type: 'MemberExited';
      readonly member: number;
      readonly units: Int;
      readonly paid: Int;
      readonly basis: Int;
      readonly holding: Holding;
      readonly pool: PoolAfter;
    }
  | { readonly type: 'SurplusTaken'; readonly amount: Int; readonly pool: PoolAfter }
  | {
      readonly type: 'FundsInjected';
      readonly injectionId: string;
      readonly amount: Int;
      readonly source: string;
      readonly pool: PoolAfter;
    }
  | ({
      readonly type:
        | 'WithdrawalRequested'
        | 'WithdrawalApproved'
        | 'WithdrawalRejected'
        | 'WithdrawalCompleted'
        | 'WithdrawalFailed';
      readonly withdrawalId: string;
      readonly account: Account;
      readonly amount: Int;
      readonly fee: Int;
      readonly tax: Int;
      readonly toOwner: Int;
    } & Owner)
  | { readonly type: 'MemberFrozen' | 'MemberUnfrozen'; readonly member: number }
  | ({
      readonly type: 'BalanceAdjusted';
      readonly adjustmentId: string;
      readonly account: Account;
      readonly amount: Int;
      readonly reason: string;
    } & Owner)
  | { readonly type: 'WeightSet'; readonly member: number; readonly weight: number }
  | { readonly type: 'DividendDeclared'; readonly dividendId: string; readonly amount: Int; readonly paid: Int }
  | { readonly type: 'DividendPaid'; readonly dividendId: string; readonly member: number; readonly amount: Int }
  | {
      readonly type: 'SubsidyOpened';
      readonly subsidyId: string;
      readonly budget: Int;
      readonly sharePpm: number;
      readonly mints: boolean;
      readonly source: string;
    }
  | { readonly type: 'SubsidyClosed'; readonly subsidyId: string; readonly returned: Int }
  | { readonly type: 'DebtImported'; readonly debtId: string; readonly member: number; readonly amount: Int }
  | {
      readonly type: 'ConversionOpened';
      readonly conversionId: string;
      readonly shares: number;
      readonly pricePerShare: Int;
      readonly lockDays: number;
      readonly tranches: number;
      readonly everyDays: number;
    }
  | { readonly type: 'ConversionClosed'; readonly conversionId: string; readonly sharesLeft: number }
  | {
      readonly type: 'PointsConverted';
      readonly grantId: string;
      readonly conversionId: string;
      readonly member: number;
      readonly shares: number;
      readonly units: Int;
      readonly value: Int;
      readonly holding: Holding;
      readonly pool: PoolAfter;
    }
  | { readonly type: 'PlanChanged'; readonly name: string }
  | {
      readonly type: 'MemberPaidOut';
      readonly member: number;
      readonly units: Int;
      readonly paid: Int;
      readonly holding: Holding;
      readonly pool: PoolAfter;
    }
  | { readonly type: 'SurplusReturned'; readonly amount: Int; readonly pool: PoolAfter }
  | { readonly type: 'ProgrammeWoundUp'; readonly paid: Int };

/** One thing that happened, at `at` (milliseconds since the epoch, UTC). */
export type Event = Facts & { readonly at: number };
