import { commandTypes } from './plain-command.ts';

/** The refusals of each command, from the table of the rules. */
const REFUSALS = {
  RegisterMerchant: 'merchant_exists region_code_unknown split_unknown',
  BindReferrer: 'referrer_is_self referrer_already_bound referrer_cycle',
  SetRank: 'rank_unknown',
  AppointAgent: 'region_taken',
  DismissAgent: 'region_vacant',
  PlaceOrder:
    'order_exists amount_not_positive merchant_unknown amount_below_minimum coins_only_for_own_goods coins_above_share ' +
    'insufficient_coins coins_exceed_margin amount_too_small',
  RefundOrder: 'refund_exists order_unknown order_already_settled amount_not_positive refund_exceeds_order',
  HoldOrder: 'order_unknown order_already_settled',
  ReleaseOrder: 'order_unknown order_already_settled',
  SettleOrder: 'order_unknown order_already_settled order_fully_refunded order_held return_window_open',
  RedeemPoints:
    'redemption_exists member_unknown member_frozen points_too_precise points_not_positive insufficient_points ' +
    'points_locked redeem_rounds_to_zero',
  ForfeitPoints: 'forfeit_exists member_unknown points_too_precise points_not_positive insufficient_points',
  InjectFunds: 'injection_exists amount_not_positive no_points_outstanding surplus_too_low',
  RequestWithdrawal:
    'withdrawal_exists amount_not_positive member_unknown merchant_unknown member_frozen withdrawal_below_minimum ' +
    'insufficient_balance account_unknown',
  ApproveWithdrawal: 'withdrawal_unknown withdrawal_wrong_status',
  RejectWithdrawal: 'withdrawal_unknown withdrawal_wrong_status',
  CompleteWithdrawal: 'withdrawal_unknown withdrawal_wrong_status',
  FailWithdrawal: 'withdrawal_unknown withdrawal_wrong_status',
  FreezeMember: '',
  UnfreezeMember: '',
  AdjustBalance:
    'adjustment_exists amount_is_zero member_unknown merchant_unknown platform_balance_too_low insufficient_balance account_unknown',
  SetWeight: 'weight_negative',
  DeclareDividend: 'dividend_exists amount_not_positive no_weights platform_balance_too_low',
  OpenSubsidy: 'subsidy_exists amount_not_positive',
  CloseSubsidy: 'subsidy_unknown subsidy_closed',
  ImportDebt: 'debt_exists amount_not_positive',
  OpenConversion: 'conversion_exists amount_not_positive',
  CloseConversion: 'conversion_unknown conversion_closed',
  ConvertPoints:
    'grant_exists conversion_unknown conversion_closed member_unknown member_frozen shares_not_positive shares_exhausted ' +
    'insufficient_points points_locked',
  ChangePlan: 'pool_terms_fixed split_in_use plan_invalid',
  WindUp: 'orders_open',
} satisfies Record<string, string>;

/** What any command may be refused with. `id_too_long` needs an id, `programme_ended` a command that ends. */
const ALWAYS = ['malformed', 'field_unknown', 'time_went_back'];
const WITHOUT_ID = new Set(['DismissAgent', 'ChangePlan', 'WindUp']);
const AFTER_THE_END = /Withdrawal$|^(Freeze|Unfreeze)Member$|^AdjustBalance$/;

/** Counts what random commands came to: `PlaceOrder` accepted, `PlaceOrder:order_exists` refused, and so on. */
export class Coverage {
  readonly counts = new Map<string, number>();
  exits = 0;
  highestScale = 0;
  /** How often the surplus grew (P7). */
  spills = 0;
  private surplus = 0n;

  /** Counts one command and what it was answered. */
  note(command: unknown, receipt: { readonly ok: boolean; readonly code?: unknown }): void {
    const type = (command as { type?: unknown } | null)?.type;
    const name = typeof type === 'string' && commandTypes.includes(type) ? type : '?';
    this.add(receipt.ok ? name : `${name}:${String(receipt.code)}`);
  }

  /** Counts what the pool has been through. */
  notePool(pool: { readonly scale: number; readonly surplus: bigint }, exits: number): void {
    this.exits += exits;
    this.highestScale = Math.max(this.highestScale, pool.scale);
    if (pool.surplus > this.surplus) this.spills += 1;
    this.surplus = pool.surplus;
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** What has not been seen yet of all that the rules name: every command accepted, every refusal of every command. */
  missing(): string[] {
    return expected().filter((name) => !this.counts.has(name));
  }

  private add(name: string): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }
}

function expected(): string[] {
  const found = ['?:malformed'];
  for (const type of commandTypes) {
    const codes = REFUSALS[type as keyof typeof REFUSALS].split(' ').filter(Boolean);
    codes.push(...ALWAYS);
    if (!WITHOUT_ID.has(type)) codes.push('id_too_long');
    if (!AFTER_THE_END.test(type)) codes.push('programme_ended');
    found.push(type, ...codes.map((code) => `${type}:${code}`));
  }
  return found;
}
