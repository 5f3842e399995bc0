import { type Books, type Order, type Receipt, refused } from './books.ts';
import { commissionsOf } from './plain-commissions.ts';
import type { Split } from './plain-plan.ts';
import { fen, money, points } from './wire.ts';

const PPM = 1_000_000n;

/** O1, O2, L2 */
export function placeOrder(
  books: Books,
  command: { orderId: string; memberId: string; merchantId?: string; amount: string; coins?: string },
  atMs: number,
): Receipt {
  const { plan } = books;
  const amount = fen(command.amount);
  const coins = fen(command.coins ?? '0.00');
  const cash = amount - coins;
  const merchant = command.merchantId === undefined ? undefined : books.merchants.get(command.merchantId);
  if (books.orders.has(command.orderId) || books.settledOrders.has(command.orderId)) return refused('order_exists');
  if (amount <= 0n) return refused('amount_not_positive');
  if (command.merchantId !== undefined && merchant === undefined) return refused('merchant_unknown');
  if (amount < plan.minimumOrder) return refused('amount_below_minimum');
  if (coins > 0n && merchant !== undefined) return refused('coins_only_for_own_goods');
  if (coins * PPM > plan.coinShare * amount) return refused('coins_above_share');
  if (coins > (books.members.get(command.memberId)?.coins ?? 0n)) return refused('insufficient_coins');
  const split = plan.splits.get(merchant?.split ?? 'default') as Split;
  const merchantLeg = (amount * split.merchant) / PPM;
  const feeLegs = ceilDiv(cash * split.platform, PPM) + ceilDiv(cash * split.distribution, PPM);
  if (cash - merchantLeg - feeLegs < 0n) return refused(coins > 0n ? 'coins_exceed_margin' : 'amount_too_small');

  const buyer = books.mention(command.memberId);
  buyer.coins -= coins;
  books.cameIn += cash;
  books.ordersWithSomethingLeft += 1;
  books.orders.set(command.orderId, {
    buyer,
    merchant,
    amount,
    cash,
    merchantLeg,
    feeLegs,
    commissions: commissionsOf(books, buyer, merchant, cash),
    rebateShare: plan.rebateShare,
    release: coins > 0n ? plan.release : undefined,
    settleFromMs: atMs + plan.returnWindowMs,
    refunded: 0n,
    refundedCash: 0n,
    held: false,
  });
  return { ok: true };
}

/** O3, L3 */
export function refundOrder(books: Books, command: { refundId: string; orderId: string; amount: string }): Receipt {
  if (books.refunds.has(command.refundId)) return refused('refund_exists');
  const order = openOrder(books, command.orderId);
  if ('code' in order) return order;
  const amount = fen(command.amount);
  if (amount <= 0n) return refused('amount_not_positive');
  if (order.refunded + amount > order.amount) return refused('refund_exceeds_order');

  books.refunds.add(command.refundId);
  order.refunded += amount;
  const cash = (order.cash * order.refunded) / order.amount - order.refundedCash;
  order.refundedCash += cash;
  order.buyer.coins += amount - cash;
  books.wentOut += cash;
  if (order.refunded === order.amount) books.ordersWithSomethingLeft -= 1;
  return { ok: true, cash: money(cash), coins: money(amount - cash) };
}

/** O3 */
export function holdOrder(books: Books, command: { orderId: string }): Receipt {
  return setHeld(books, command.orderId, true);
}

/** O3 */
export function releaseOrder(books: Books, command: { orderId: string }): Receipt {
  return setHeld(books, command.orderId, false);
}

/** O4, S2, M1 to M3 */
export function settleOrder(books: Books, command: { orderId: string }, atMs: number): Receipt {
  const order = openOrder(books, command.orderId);
  if ('code' in order) return order;
  const left = order.amount - order.refunded;
  const leftCash = order.cash - order.refundedCash;
  if (left === 0n) return refused('order_fully_refunded');
  if (order.held) return refused('order_held');
  if (atMs < order.settleFromMs) return refused('return_window_open');

  const { pool } = books;
  const merchantPart = (order.merchantLeg * left) / order.amount;
  if (order.merchant === undefined) books.platform += merchantPart;
  else order.merchant.payable += merchantPart;
  const feesPart = ceilDiv(order.feeLegs * left, order.amount);
  books.platform += feesPart;
  for (const { payee, amount } of order.commissions) {
    const paid = (amount * left) / order.amount;
    payee.commission += paid;
    books.platform -= paid;
  }
  const rest = leftCash - merchantPart - feesPart;
  const inflow = rest > 0n ? rest : 0n;
  const { extras, mintingExtras } = takeExtras(books, leftCash);
  const rebate = ((inflow + mintingExtras) * order.rebateShare) / PPM;
  const { scale } = pool;
  const lock = order.release && { ...order.release, fromMs: atMs };
  const minted = pool.settle(order.buyer.account.member, leftCash, inflow, extras, rebate, lock);
  books.orders.delete(command.orderId);
  books.settledOrders.add(command.orderId);
  books.ordersWithSomethingLeft -= 1;
  return { ok: true, minted: points(minted, scale) };
}

/** S2 */
function takeExtras(books: Books, leftCash: bigint): { extras: bigint; mintingExtras: bigint } {
  let extras = 0n;
  let mintingExtras = 0n;
  for (const subsidy of books.openSubsidies) {
    const share = (leftCash * subsidy.share) / PPM;
    const extra = share < subsidy.left ? share : subsidy.left;
    subsidy.left -= extra;
    extras += extra;
    if (subsidy.mints) mintingExtras += extra;
  }
  return { extras, mintingExtras };
}

function setHeld(books: Books, orderId: string, held: boolean): Receipt {
  const order = openOrder(books, orderId);
  if ('code' in order) return order;
  order.held = held;
  return { ok: true };
}

function openOrder(books: Books, orderId: string): Order | ReturnType<typeof refused> {
  if (books.settledOrders.has(orderId)) return refused('order_already_settled');
  return books.orders.get(orderId) ?? refused('order_unknown');
}

function ceilDiv(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}
