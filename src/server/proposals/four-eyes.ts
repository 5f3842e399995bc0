/** Which commands need a second person, and what right it takes to propose them. */
import { COMMAND_FIELDS } from '#core/command';
import type { CommandType } from '#core/command';
import type { Action } from '../auth/actions.ts';

/**
 * When a command needs a second person: `batch`, when a request has more than one, since one is a decision about one person and a thousand are
 * a plan; `platform`, when it is the operator's own money.
 */
export type FourEyes = 'never' | 'always' | 'batch' | 'platform';

/** A row a command type. */
export const FOUR_EYES: Readonly<Record<CommandType, FourEyes>> = {
  RegisterMerchant: 'never',
  BindReferrer: 'never',
  SetRank: 'never',
  AppointAgent: 'never',
  DismissAgent: 'never',
  PlaceOrder: 'never',
  RefundOrder: 'never',
  HoldOrder: 'never',
  ReleaseOrder: 'never',
  SettleOrder: 'never',
  RedeemPoints: 'never',
  ForfeitPoints: 'always',
  InjectFunds: 'always',
  RequestWithdrawal: 'platform',
  ApproveWithdrawal: 'batch',
  RejectWithdrawal: 'never',
  CompleteWithdrawal: 'never',
  FailWithdrawal: 'never',
  FreezeMember: 'always',
  UnfreezeMember: 'always',
  AdjustBalance: 'always',
  SetWeight: 'never',
  DeclareDividend: 'always',
  OpenSubsidy: 'always',
  CloseSubsidy: 'always',
  ImportDebt: 'always',
  OpenConversion: 'always',
  CloseConversion: 'always',
  ConvertPoints: 'never',
  ChangePlan: 'always',
  WindUp: 'always',
};

/** The right to propose a type; a type that is not here cannot be proposed. */
const PROPOSE: Readonly<Partial<Record<CommandType, Action>>> = {
  ForfeitPoints: 'forfeits.propose',
  InjectFunds: 'injections.propose',
  RequestWithdrawal: 'withdrawals.request-platform',
  ApproveWithdrawal: 'withdrawals.approve',
  FreezeMember: 'freezes.propose',
  UnfreezeMember: 'freezes.propose',
  AdjustBalance: 'adjustments.propose',
  DeclareDividend: 'dividends.propose',
  OpenSubsidy: 'subsidies.propose',
  CloseSubsidy: 'subsidies.propose',
  ImportDebt: 'debts.propose',
  OpenConversion: 'conversions.propose',
  CloseConversion: 'conversions.propose',
  ChangePlan: 'plans.propose',
  WindUp: 'programmes.wind-up',
};

/** The proposal that changes the limits of proposals. It is no command: the log does not know limits. */
export const LIMITS_TYPE = 'SetApprovalLimits';

/** Changing limits is changing rights. */
const LIMITS_RIGHT: Action = 'users.manage';

/** What can be proposed. */
export type ProposalType = CommandType | typeof LIMITS_TYPE;

/**
 * Whether commands of this type may only be done by way of a proposal: the one answer for everybody who submits. `account` is the field of a
 * RequestWithdrawal, `count` how many of the type come together.
 */
export function fourEyes(
  type: CommandType,
  { account, count = 1 }: { readonly account?: unknown; readonly count?: number } = {},
): boolean {
  switch (FOUR_EYES[type]) {
    case 'always':
      return true;
    case 'batch':
      return count > 1;
    case 'platform':
      return account === 'platform';
    case 'never':
      return false;
  }
}

/** Every right that lets somebody propose something. */
export const PROPOSE_ACTIONS: readonly Action[] = [...new Set([...Object.values(PROPOSE), LIMITS_RIGHT])];

/** Whether a text names a command type. */
export function isCommandType(type: unknown): type is CommandType {
  return typeof type === 'string' && Object.hasOwn(COMMAND_FIELDS, type);
}

/** The right that proposing a type takes; undefined for what nobody can propose. */
export function rightToPropose(type: ProposalType): Action | undefined {
  return type === LIMITS_TYPE ? LIMITS_RIGHT : PROPOSE[type];
}
