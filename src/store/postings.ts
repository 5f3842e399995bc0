/** The double entry of an event: what it adds to each account. A pure function of the event, so it always balances (J1). */
import type { Event } from '#core/event';
import { add, sub } from '#core/quantity';
import type { Int } from '#core/quantity';

/** The accounts, as the columns of the log are named. `outside` is the world: what came in is negative there. */
export const ACCOUNTS = [
  'outside',
  'reserve',
  'surplus',
  'platform',
  'taxes',
  'open_orders',
  'frozen_withdrawals',
  'open_subsidies',
  'cash',
  'commission',
  'dividend',
  'payable',
] as const;

/** An account of the double entry. */
export type PostingAccount = (typeof ACCOUNTS)[number];

/** Signed fen by account; an account that is not named gets nothing. The sum is 0. */
export type Postings = { readonly [A in PostingAccount]?: Int };

const NOTHING: Postings = {};

function sum<T>(parts: readonly T[], amount: (part: T) => Int): Int {
  return parts.reduce((total: Int, part) => add(total, amount(part)), 0);
}

/** What an event adds to each account, in fen. */
export function postingsOf(event: Event): Postings {
  switch (event.type) {
    case 'OrderPlaced':
      return { outside: -event.cash, open_orders: event.cash };
    case 'OrderRefunded':
      return { outside: event.cash, open_orders: -event.cash };
    case 'OrderSettled': {
      const extras = sum(event.extras, ({ amount }) => amount);
      return {
        open_orders: -event.spend,
        platform: event.toPlatform,
        payable: event.toMerchant,
        commission: sum(event.commissions, ({ amount }) => amount),
        open_subsidies: -extras,
        reserve: add(event.inflow, extras),
      };
    }
    case 'PointsRedeemed':
    case 'MemberExited':
    case 'MemberPaidOut':
      return { reserve: -event.paid, cash: event.paid };
    case 'SurplusTaken':
      return { reserve: -event.amount, surplus: event.amount };
    case 'SurplusReturned':
      return { surplus: -event.amount, reserve: event.amount };
    case 'FundsInjected':
      return event.source === 'surplus'
        ? { surplus: -event.amount, reserve: event.amount }
        : { outside: -event.amount, reserve: event.amount };
    case 'WithdrawalRequested':
      return { [event.account]: -event.amount, frozen_withdrawals: event.amount };
    case 'WithdrawalRejected':
    case 'WithdrawalFailed':
      return { [event.account]: event.amount, frozen_withdrawals: -event.amount };
    case 'WithdrawalCompleted':
      return { frozen_withdrawals: -event.amount, platform: event.fee, taxes: event.tax, outside: event.toOwner };
    case 'BalanceAdjusted':
      return { platform: -event.amount, [event.account]: event.amount };
    case 'DividendPaid':
      return { platform: -event.amount, dividend: event.amount };
    case 'SubsidyOpened':
      return { outside: -event.budget, open_subsidies: event.budget };
    case 'SubsidyClosed':
      return { open_subsidies: -event.returned, outside: event.returned };
    case 'PointsConverted':
      return { reserve: -event.value, outside: event.value };
    case 'MerchantRegistered':
    case 'ReferrerBound':
    case 'RankSet':
    case 'AgentAppointed':
    case 'AgentDismissed':
    case 'OrderHeld':
    case 'OrderReleased':
    case 'PointsForfeited':
    case 'WithdrawalApproved':
    case 'MemberFrozen':
    case 'MemberUnfrozen':
    case 'WeightSet':
    case 'DividendDeclared':
    case 'DebtImported':
    case 'ConversionOpened':
    case 'ConversionClosed':
    case 'PlanChanged':
    case 'ProgrammeWoundUp':
      return NOTHING;
  }
}

/** What an event changes in its member's points, in units. */
export function unitsOf(event: Event): Int | undefined {
  switch (event.type) {
    case 'OrderSettled':
      return event.minted;
    case 'PointsRedeemed':
    case 'PointsForfeited':
    case 'PointsConverted':
    case 'MemberExited':
    case 'MemberPaidOut':
      return sub(0, event.units);
    default:
      return undefined;
  }
}
