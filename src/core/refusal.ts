/** Why a command was refused (J3). One code a refusal; docs/errors.md has a paragraph for each. */

/** Codes about the form of a command, in order of precedence; they come before all others. */
export const MALFORMED_CODES = [
  'malformed',
  'field_unknown',
  'id_too_long',
  'account_unknown',
  'region_code_unknown',
  'rank_unknown',
  'split_unknown',
  'plan_invalid',
] as const;

/** Every other code, in the order of the rules. */
export const RULE_CODES = [
  'time_went_back',
  'programme_ended',
  'merchant_exists',
  'order_exists',
  'refund_exists',
  'redemption_exists',
  'forfeit_exists',
  'injection_exists',
  'withdrawal_exists',
  'adjustment_exists',
  'dividend_exists',
  'subsidy_exists',
  'debt_exists',
  'conversion_exists',
  'grant_exists',
  'referrer_is_self',
  'referrer_already_bound',
  'referrer_cycle',
  'region_taken',
  'region_vacant',
  'amount_not_positive',
  'amount_is_zero',
  'merchant_unknown',
  'member_unknown',
  'amount_below_minimum',
  'coins_only_for_own_goods',
  'coins_above_share',
  'insufficient_coins',
  'coins_exceed_margin',
  'amount_too_small',
  'order_unknown',
  'order_already_settled',
  'order_fully_refunded',
  'order_held',
  'return_window_open',
  'refund_exceeds_order',
  'member_frozen',
  'points_too_precise',
  'points_not_positive',
  'insufficient_points',
  'points_locked',
  'redeem_rounds_to_zero',
  'no_points_outstanding',
  'surplus_too_low',
  'withdrawal_below_minimum',
  'insufficient_balance',
  'withdrawal_unknown',
  'withdrawal_wrong_status',
  'platform_balance_too_low',
  'weight_negative',
  'no_weights',
  'subsidy_unknown',
  'subsidy_closed',
  'conversion_unknown',
  'conversion_closed',
  'shares_not_positive',
  'shares_exhausted',
  'pool_terms_fixed',
  'split_in_use',
  'orders_open',
] as const;

/** The code of a refusal. */
export type RefusalCode = (typeof MALFORMED_CODES)[number] | (typeof RULE_CODES)[number];

/** A refusal: its code and, where one field is to blame, which, what it held and what would be right. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly field?: string;
  readonly value?: unknown;
  readonly expected?: string;
}

/** A refusal of one code, with what it was about. */
export function refuse(code: RefusalCode, field?: string, value?: unknown, expected?: string): Refusal {
  return {
    code,
    ...(field === undefined ? {} : { field }),
    ...(value === undefined ? {} : { value }),
    ...(expected === undefined ? {} : { expected }),
  };
}
