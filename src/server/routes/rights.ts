/** What each command takes: the action of the table of rights, and to what. Which ones need a second person stands in `four-eyes.ts`. */
import type { CommandType } from '#core/command';
import type { Action } from '../auth/actions.ts';
import type { WireCommand } from '../aliases.ts';

/** What a command is done to, for the table of rights: read from these fields of the command. */
export type ActedOn = 'programme' | 'merchant' | 'member' | 'order' | 'owner';

/** A row of the table. */
export interface CommandRight {
  readonly action: Action;
  /** The action when it comes in a batch. */
  readonly inBatch?: Action;
  readonly of: ActedOn;
}

const row = (action: Action, of: ActedOn, inBatch?: Action): CommandRight => ({
  action,
  of,
  ...(inBatch !== undefined && { inBatch }),
});

/** A row a command type. */
const COMMAND_RIGHTS: Readonly<Record<CommandType, CommandRight>> = {
  RegisterMerchant: row('merchants.register', 'programme'),
  BindReferrer: row('referrals.bind', 'member'),
  SetRank: row('ranks.set', 'member'),
  AppointAgent: row('agents.manage', 'programme'),
  DismissAgent: row('agents.manage', 'programme'),
  PlaceOrder: row('orders.place', 'merchant', 'orders.ingest'),
  RefundOrder: row('orders.refund', 'order'),
  HoldOrder: row('orders.hold', 'order'),
  ReleaseOrder: row('orders.release', 'order'),
  SettleOrder: row('orders.settle', 'order'),
  RedeemPoints: row('redemptions.request', 'member'),
  ForfeitPoints: row('forfeits.propose', 'member'),
  InjectFunds: row('injections.propose', 'programme'),
  RequestWithdrawal: row('withdrawals.request', 'owner'),
  ApproveWithdrawal: row('withdrawals.approve', 'programme'),
  RejectWithdrawal: row('withdrawals.reject', 'programme'),
  CompleteWithdrawal: row('payouts.record', 'programme'),
  FailWithdrawal: row('payouts.record', 'programme'),
  FreezeMember: row('freezes.propose', 'member'),
  UnfreezeMember: row('freezes.propose', 'member'),
  AdjustBalance: row('adjustments.propose', 'programme'),
  SetWeight: row('weights.set', 'member'),
  DeclareDividend: row('dividends.propose', 'programme'),
  OpenSubsidy: row('subsidies.propose', 'programme'),
  CloseSubsidy: row('subsidies.propose', 'programme'),
  ImportDebt: row('debts.propose', 'programme'),
  OpenConversion: row('conversions.propose', 'programme'),
  CloseConversion: row('conversions.propose', 'programme'),
  ConvertPoints: row('conversions.convert', 'member'),
  ChangePlan: row('plans.propose', 'programme'),
  WindUp: row('programmes.wind-up', 'programme'),
};

/** The operator takes money out for itself. */
const PLATFORM_WITHDRAWAL = row('withdrawals.request-platform', 'programme');

/** The right that a command needs; undefined for what is no command, which the engine refuses. */
export function rightOf(command: WireCommand): CommandRight | undefined {
  const { type } = command;
  if (typeof type !== 'string' || !Object.hasOwn(COMMAND_RIGHTS, type)) return undefined;
  if (type === 'RequestWithdrawal' && command['account'] === 'platform') return PLATFORM_WITHDRAWAL;
  return COMMAND_RIGHTS[type as CommandType];
}

/** Every action that some command needs when it comes in a batch. */
export const BATCH_ACTIONS: readonly Action[] = [
  ...new Set([
    PLATFORM_WITHDRAWAL.action,
    ...Object.values(COMMAND_RIGHTS).map(({ action, inBatch }) => inBatch ?? action),
  ]),
];
