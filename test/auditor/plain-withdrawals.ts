import { type Books, type Receipt, refused, type Withdrawal } from './books.ts';
import { fen, money } from './wire.ts';

const PPM = 1_000_000n;

/** An account a member, a merchant or the operator can have money in. */
interface Purse {
  readonly balance: bigint;
  readonly add: (fen: bigint) => void;
  readonly frozen: boolean;
}

interface Owner {
  account: string;
  memberId?: string;
  merchantId?: string;
}

/** W1 */
export function requestWithdrawal(books: Books, command: Owner & { withdrawalId: string; amount: string }): Receipt {
  const { plan } = books;
  if (books.withdrawals.has(command.withdrawalId)) return refused('withdrawal_exists');
  const amount = fen(command.amount);
  if (amount <= 0n) return refused('amount_not_positive');
  const purse = purseOf(books, command);
  if ('code' in purse) return purse;
  if (purse.frozen) return refused('member_frozen');
  if (amount < plan.withdrawalMinimum) return refused('withdrawal_below_minimum');
  if (amount > purse.balance) return refused('insufficient_balance');

  const isPlatform = command.account === 'platform';
  const fee = isPlatform ? 0n : (amount * plan.withdrawalFee + PPM - 1n) / PPM;
  const tax = isPlatform ? 0n : ((amount - fee) * (plan.taxes.get(command.account) ?? 0n)) / PPM;
  purse.add(-amount);
  books.withdrawals.set(command.withdrawalId, { amount, fee, tax, giveBack: purse.add, status: 'requested' });
  return { ok: true, fee: money(fee), tax: money(tax), toOwner: money(amount - fee - tax) };
}

/** W2 */
export function approveWithdrawal(books: Books, command: { withdrawalId: string }): Receipt {
  return move(books, command.withdrawalId, 'requested', 'approved', () => {});
}

/** W2 */
export function rejectWithdrawal(books: Books, command: { withdrawalId: string }): Receipt {
  return move(books, command.withdrawalId, 'requested', 'rejected', ({ giveBack, amount }) => giveBack(amount));
}

/** W2 */
export function failWithdrawal(books: Books, command: { withdrawalId: string }): Receipt {
  return move(books, command.withdrawalId, 'approved', 'failed', ({ giveBack, amount }) => giveBack(amount));
}

/** W1, W2 */
export function completeWithdrawal(books: Books, command: { withdrawalId: string }): Receipt {
  return move(books, command.withdrawalId, 'approved', 'completed', ({ amount, fee, tax }) => {
    books.platform += fee;
    books.taxes += tax;
    books.wentOut += amount - fee - tax;
  });
}

/** W4 */
export function adjustBalance(books: Books, command: Owner & { adjustmentId: string; amount: string }): Receipt {
  if (books.adjustments.has(command.adjustmentId)) return refused('adjustment_exists');
  const amount = fen(command.amount);
  if (amount === 0n) return refused('amount_is_zero');
  const purse = purseOf(books, command);
  if ('code' in purse) return purse;
  if (books.platform - amount < 0n) return refused('platform_balance_too_low');
  if (purse.balance + amount < 0n) return refused('insufficient_balance');
  books.adjustments.add(command.adjustmentId);
  books.platform -= amount;
  purse.add(amount);
  return { ok: true };
}

function move(
  books: Books,
  withdrawalId: string,
  from: Withdrawal['status'],
  to: Withdrawal['status'],
  effect: (withdrawal: Withdrawal) => void,
): Receipt {
  const withdrawal = books.withdrawals.get(withdrawalId);
  if (withdrawal === undefined) return refused('withdrawal_unknown');
  if (withdrawal.status !== from) return refused('withdrawal_wrong_status');
  withdrawal.status = to;
  effect(withdrawal);
  return { ok: true };
}

function purseOf(books: Books, { account, memberId, merchantId }: Owner): Purse | ReturnType<typeof refused> {
  if (account === 'platform') {
    return { balance: books.platform, add: (amount) => void (books.platform += amount), frozen: false };
  }
  if (account === 'payable') {
    const merchant = books.merchants.get(merchantId as string);
    if (merchant === undefined) return refused('merchant_unknown');
    return { balance: merchant.payable, add: (amount) => void (merchant.payable += amount), frozen: false };
  }
  const member = books.members.get(memberId as string);
  if (member === undefined) return refused('member_unknown');
  const { frozen } = member;
  if (account === 'cash') {
    const cash = member.account;
    return { balance: cash.cash, add: (amount) => void (cash.cash += amount), frozen };
  }
  const name = account === 'commission' ? 'commission' : 'dividend';
  return { balance: member[name], add: (amount) => void (member[name] += amount), frozen };
}
