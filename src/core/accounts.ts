/** Accounts outside the pool: withdrawals, adjustments, dividends, subsidies' budgets, old members' debts (W, D, S1, S3, L1). */
import type { Decoded } from './command.ts';
import type { Account } from './event.ts';
import type { OwnedAccount } from './ledger.ts';
import type { Programme } from './programme.ts';
import { add, formatMoney, mulDivFloor, shareCeil, shareFloor, sub } from './quantity.ts';
import type { Int } from './quantity.ts';
import type { Decision } from './receipt.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { CLOSED_WITHDRAWAL } from './registers.ts';
import type { Withdrawal } from './registers.ts';

type Owned = Pick<Decoded<'RequestWithdrawal'>, 'account' | 'memberId' | 'merchantId'>;

/** The number of the member or merchant whose account a command names (-1 for the platform), or why there is none. */
function ownerOf(
  { members, merchants }: Programme,
  { account, memberId = '', merchantId = '' }: Owned,
): number | Refusal {
  if (account === 'platform') return -1;
  const owner = account === 'payable' ? merchants.ids.find(merchantId) : members.ids.find(memberId);
  if (owner >= 0) return owner;
  return account === 'payable'
    ? refuse('merchant_unknown', 'merchantId', merchantId)
    : refuse('member_unknown', 'memberId', memberId);
}

function balanceOf({ ledger }: Programme, account: Account, owner: number): Int {
  return account === 'platform' ? ledger.totals.platform : ledger.balance(account, owner);
}

function post({ ledger }: Programme, account: Account, owner: number, amount: Int): void {
  if (account === 'platform') ledger.postCommon('platform', amount);
  else ledger.post(account, owner, amount);
}

/** The owner of an account, as events name it. */
function ownerFacts(account: Account, owner: number): { member?: number; merchant?: number } {
  if (account === 'platform') return {};
  return account === 'payable' ? { merchant: owner } : { member: owner };
}

/** W1: freezes the amount. The fee is rounded up, the tax on what remains down; both are fixed here and taken on completion. */
export function requestWithdrawal(programme: Programme, command: Decoded<'RequestWithdrawal'>): Decision {
  const { ledger, members, plan, withdrawals } = programme;
  const { withdrawalId, account, amount } = command;
  if (withdrawals.ids.has(withdrawalId)) return refuse('withdrawal_exists', 'withdrawalId', withdrawalId);
  if (amount <= 0) return refuse('amount_not_positive', 'amount', formatMoney(amount));
  const owner = ownerOf(programme, command);
  if (typeof owner === 'object') return owner;
  if (command.memberId !== undefined && members.isFrozen(owner))
    return refuse('member_frozen', 'memberId', command.memberId);
  if (amount < plan.withdrawal.minimumFen) {
    return refuse(
      'withdrawal_below_minimum',
      'amount',
      formatMoney(amount),
      `at least ${formatMoney(plan.withdrawal.minimumFen)}`,
    );
  }
  const balance = balanceOf(programme, account, owner);
  if (amount > balance)
    return refuse('insufficient_balance', 'amount', formatMoney(amount), `at most ${formatMoney(balance)}`);

  const fee = account === 'platform' ? 0 : shareCeil(amount, plan.withdrawal.feePpm);
  const tax = account === 'platform' ? 0 : shareFloor(sub(amount, fee), plan.withdrawal.taxPpm[account]);
  const withdrawal: Withdrawal = { status: 'requested', account, owner, amount, fee, tax };
  withdrawals.insert(withdrawalId, withdrawal);
  post(programme, account, owner, -amount);
  ledger.postCommon('frozenWithdrawals', amount);
  const toOwner = emitWithdrawal(programme, 'WithdrawalRequested', withdrawalId, withdrawal);
  return { ok: true, fee: formatMoney(fee), tax: formatMoney(tax), toOwner: formatMoney(toOwner) };
}

type WithdrawalEvent =
  | 'WithdrawalRequested'
  | 'WithdrawalApproved'
  | 'WithdrawalRejected'
  | 'WithdrawalCompleted'
  | 'WithdrawalFailed';

function emitWithdrawal(
  programme: Programme,
  type: WithdrawalEvent,
  withdrawalId: string,
  { account, owner, amount, fee, tax }: Withdrawal,
): Int {
  const toOwner = sub(sub(amount, fee), tax);
  programme.emit({
    type,
    at: programme.atMs,
    withdrawalId,
    account,
    ...ownerFacts(account, owner),
    amount,
    fee,
    tax,
    toOwner,
  });
  return toOwner;
}

/** W2: requested -> approved -> completed | failed; requested -> rejected. Rejected and failed give the amount back. */
export function decideWithdrawal(
  programme: Programme,
  command: Decoded<'ApproveWithdrawal' | 'RejectWithdrawal' | 'CompleteWithdrawal' | 'FailWithdrawal'>,
): Decision {
  const { ledger, withdrawals } = programme;
  const { type, withdrawalId } = command;
  const number = withdrawals.ids.find(withdrawalId);
  if (number < 0) return refuse('withdrawal_unknown', 'withdrawalId', withdrawalId);
  const withdrawal = withdrawals.get(number);
  const needed = type === 'ApproveWithdrawal' || type === 'RejectWithdrawal' ? 'requested' : 'approved';
  if (withdrawal.status !== needed)
    return refuse('withdrawal_wrong_status', 'withdrawalId', withdrawalId, `a withdrawal that is ${needed}`);

  if (type === 'ApproveWithdrawal') {
    withdrawals.set(number, { ...withdrawal, status: 'approved' });
    emitWithdrawal(programme, 'WithdrawalApproved', withdrawalId, withdrawal);
    return { ok: true };
  }
  const { account, owner, amount, fee, tax } = withdrawal;
  withdrawals.set(number, CLOSED_WITHDRAWAL);
  ledger.postCommon('frozenWithdrawals', -amount);
  if (type === 'CompleteWithdrawal') {
    ledger.postCommon('platform', fee);
    ledger.postCommon('taxes', tax);
    ledger.release(emitWithdrawal(programme, 'WithdrawalCompleted', withdrawalId, withdrawal));
  } else {
    post(programme, account, owner, amount);
    emitWithdrawal(
      programme,
      type === 'RejectWithdrawal' ? 'WithdrawalRejected' : 'WithdrawalFailed',
      withdrawalId,
      withdrawal,
    );
  }
  return { ok: true };
}

/** W4: corrects an account against the platform's. */
export function adjustBalance(programme: Programme, command: Decoded<'AdjustBalance'>): Decision {
  const { ledger, taken } = programme;
  const { adjustmentId, amount, reason } = command;
  const account = command.account as OwnedAccount;
  if (taken.adjustment.has(adjustmentId)) return refuse('adjustment_exists', 'adjustmentId', adjustmentId);
  if (amount === 0) return refuse('amount_is_zero', 'amount', formatMoney(amount));
  const owner = ownerOf(programme, command);
  if (typeof owner === 'object') return owner;
  if (amount > ledger.totals.platform) return refuse('platform_balance_too_low', 'amount', formatMoney(amount));
  if (add(ledger.balance(account, owner), amount) < 0)
    return refuse('insufficient_balance', 'amount', formatMoney(amount));

  taken.adjustment.insert(adjustmentId);
  ledger.postCommon('platform', -amount);
  ledger.post(account, owner, amount);
  programme.emit({
    type: 'BalanceAdjusted',
    at: programme.atMs,
    adjustmentId,
    account,
    ...ownerFacts(account, owner),
    amount,
    reason,
  });
  return { ok: true };
}

/** D2: the platform's money by weight, each part rounded down; the remainder stays with the platform. */
export function declareDividend(programme: Programme, { dividendId, amount }: Decoded<'DeclareDividend'>): Decision {
  const { ledger, members, taken } = programme;
  if (taken.dividend.has(dividendId)) return refuse('dividend_exists', 'dividendId', dividendId);
  if (amount <= 0) return refuse('amount_not_positive', 'amount', formatMoney(amount));
  let weights: Int = 0;
  members.weight.forEach((weight) => (weights = add(weights, weight)));
  if (weights === 0) return refuse('no_weights');
  if (amount > ledger.totals.platform) return refuse('platform_balance_too_low', 'amount', formatMoney(amount));

  taken.dividend.insert(dividendId);
  let paid: Int = 0;
  members.weight.forEach((weight, member) => {
    const part = mulDivFloor(amount, weight, weights);
    if (part === 0) return;
    ledger.post('dividend', member, part);
    paid = add(paid, part);
    programme.emit({ type: 'DividendPaid', at: programme.atMs, dividendId, member, amount: part });
  });
  ledger.postCommon('platform', -paid);
  programme.emit({ type: 'DividendDeclared', at: programme.atMs, dividendId, amount, paid });
  return { ok: true, paid: formatMoney(paid) };
}

/** S1: a budget from outside that adds to every order. */
export function openSubsidy(programme: Programme, command: Decoded<'OpenSubsidy'>): Decision {
  const { ledger, subsidies } = programme;
  const { subsidyId, budget, share, mints, source } = command;
  if (subsidies.ids.has(subsidyId)) return refuse('subsidy_exists', 'subsidyId', subsidyId);
  if (budget <= 0) return refuse('amount_not_positive', 'budget', formatMoney(budget));
  subsidies.insert(subsidyId, { left: budget, sharePpm: share, mints, open: true });
  ledger.receive(budget);
  ledger.postCommon('openSubsidies', budget);
  programme.emit({ type: 'SubsidyOpened', at: programme.atMs, subsidyId, budget, sharePpm: share, mints, source });
  return { ok: true };
}

/** S3: what is left of the budget returns to where it came from. */
export function closeSubsidy(programme: Programme, { subsidyId }: Decoded<'CloseSubsidy'>): Decision {
  const { ledger, subsidies } = programme;
  const subsidy = subsidies.find(subsidyId);
  if (subsidy === undefined) return refuse('subsidy_unknown', 'subsidyId', subsidyId);
  if (!subsidy.open) return refuse('subsidy_closed', 'subsidyId', subsidyId);
  const returned = subsidy.left;
  subsidies.set(subsidies.ids.find(subsidyId), { ...subsidy, left: 0, open: false });
  ledger.postCommon('openSubsidies', -returned);
  ledger.release(returned);
  programme.emit({ type: 'SubsidyClosed', at: programme.atMs, subsidyId, returned });
  return { ok: true, returned: formatMoney(returned) };
}

/** L1: an old debt becomes consumption coins: a claim, not money. */
export function importDebt(programme: Programme, { debtId, memberId, amount }: Decoded<'ImportDebt'>): Decision {
  const { members, taken } = programme;
  if (taken.debt.has(debtId)) return refuse('debt_exists', 'debtId', debtId);
  if (amount <= 0) return refuse('amount_not_positive', 'amount', formatMoney(amount));
  taken.debt.insert(debtId);
  const member = members.ids.ensure(memberId);
  members.coins.set(member, add(members.coins.get(member), amount));
  programme.emit({ type: 'DebtImported', at: programme.atMs, debtId, member, amount });
  return { ok: true };
}
