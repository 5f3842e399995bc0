/** Orders from placing to settlement (O, M1-M3, L2-L5, S2). */
import type { Decoded } from './command.ts';
import { commissionsOf } from './commissions.ts';
import type { Commission, SubsidyExtra } from './event.ts';
import type { OpenOrder } from './order-book.ts';
import type { Plan } from './plan.ts';
import type { Programme } from './programme.ts';
import {
  PPM,
  add,
  formatMoney,
  formatPoints,
  min,
  mul,
  mulDivCeil,
  mulDivFloor,
  shareCeil,
  shareFloor,
  sub,
} from './quantity.ts';
import type { Int } from './quantity.ts';
import type { Decision } from './receipt.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { DAY_MS } from './time.ts';

type Split = NonNullable<ReturnType<Plan['splits']['get']>>;

/** O1, O2, L2: fixes the split, the commissions and the terms. The merchant leg is rounded down, platform and distribution legs up. */
export function placeOrder(programme: Programme, command: Decoded<'PlaceOrder'>): Decision {
  const { ledger, members, merchants, orders, plan } = programme;
  const { orderId, memberId, merchantId, amount } = command;
  const coins = command.coins ?? 0;
  if (orders.ids.has(orderId)) return refuse('order_exists', 'orderId', orderId);
  if (amount <= 0) return refuse('amount_not_positive', 'amount', formatMoney(amount));
  const merchant = merchantId === undefined ? -1 : merchants.ids.find(merchantId);
  if (merchantId !== undefined && merchant < 0) return refuse('merchant_unknown', 'merchantId', merchantId);
  if (amount < plan.minimumOrderFen) {
    return refuse(
      'amount_below_minimum',
      'amount',
      formatMoney(amount),
      `at least ${formatMoney(plan.minimumOrderFen)}`,
    );
  }
  const known = members.ids.find(memberId);
  const unpayable = coins === 0 ? undefined : coinsRefusal(programme, known, merchant, amount, coins);
  if (unpayable !== undefined) return unpayable;

  const cash = sub(amount, coins);
  const split = plan.splits.get(merchant < 0 ? 'default' : merchants.get(merchant).split) as Split;
  const merchantLeg = shareFloor(amount, split.merchantPpm);
  const platformLeg = shareCeil(cash, split.platformPpm);
  const distributionLeg = shareCeil(cash, split.distributionPpm);
  const poolLeg = sub(sub(cash, merchantLeg), add(platformLeg, distributionLeg));
  if (poolLeg < 0) return refuse(coins > 0 ? 'coins_exceed_margin' : 'amount_too_small', 'amount', formatMoney(amount));

  const member = known >= 0 ? known : members.ids.insert(memberId);
  const commissions = commissionsOf(programme, member, merchant, cash);
  orders.place(orderId, {
    member,
    merchant,
    amount,
    cash,
    merchantLeg,
    platformLeg,
    distributionLeg,
    commissions,
    rebateSharePpm: plan.pool.rebateSharePpm,
    settleFromMs: command.at + plan.returnWindowDays * DAY_MS,
    release: coins > 0 ? plan.legacy?.release : undefined,
    refunded: 0,
    refundedCash: 0,
    held: false,
  });
  ledger.receive(cash);
  ledger.postCommon('openOrders', cash);
  if (coins > 0) members.coins.set(member, sub(members.coins.get(member), coins));
  programme.emit({
    type: 'OrderPlaced',
    at: programme.atMs,
    orderId,
    member,
    merchant: merchant < 0 ? undefined : merchant,
    amount,
    cash,
    coins,
    merchantLeg,
    platformLeg,
    distributionLeg,
    poolLeg,
    commissions,
  });
  return { ok: true };
}

/** L2: coins only for the platform's own goods, only up to the plan's share, only what the buyer has. */
function coinsRefusal(
  { members, plan }: Programme,
  buyer: number,
  merchant: number,
  amount: Int,
  coins: Int,
): Refusal | undefined {
  if (merchant >= 0) return refuse('coins_only_for_own_goods', 'coins', formatMoney(coins));
  if (mul(coins, PPM) > mul(amount, plan.legacy?.coinSharePpm ?? 0))
    return refuse('coins_above_share', 'coins', formatMoney(coins));
  const balance = buyer < 0 ? 0 : members.coins.get(buyer);
  return coins > balance
    ? refuse('insufficient_coins', 'coins', formatMoney(coins), `at most ${formatMoney(balance)}`)
    : undefined;
}

/** O3, L3: cash is given back cumulatively, rounded down, and the rest of each refund in coins. */
export function refundOrder(programme: Programme, command: Decoded<'RefundOrder'>): Decision {
  const { ledger, members, orders, taken } = programme;
  const { refundId, orderId, amount } = command;
  if (taken.refund.has(refundId)) return refuse('refund_exists', 'refundId', refundId);
  const number = orders.ids.find(orderId);
  if (number < 0) return refuse('order_unknown', 'orderId', orderId);
  const order = orders.get(number);
  if (order === 'settled') return refuse('order_already_settled', 'orderId', orderId);
  if (amount <= 0) return refuse('amount_not_positive', 'amount', formatMoney(amount));
  const left = order === 'refunded' ? 0 : sub(order.amount, order.refunded);
  if (order === 'refunded' || amount > left) {
    return refuse('refund_exceeds_order', 'amount', formatMoney(amount), `at most ${formatMoney(left)}`);
  }

  const refunded = add(order.refunded, amount);
  const refundedCash = mulDivFloor(order.cash, refunded, order.amount);
  const cash = sub(refundedCash, order.refundedCash);
  const coins = sub(amount, cash);
  taken.refund.insert(refundId);
  if (amount === left) orders.close(number, 'refunded');
  else orders.update(number, { ...order, refunded, refundedCash });
  ledger.postCommon('openOrders', -cash);
  ledger.release(cash);
  if (coins > 0) members.coins.set(order.member, add(members.coins.get(order.member), coins));
  programme.emit({
    type: 'OrderRefunded',
    at: programme.atMs,
    refundId,
    orderId,
    member: order.member,
    amount,
    cash,
    coins,
  });
  return { ok: true, cash: formatMoney(cash), coins: formatMoney(coins) };
}

/** O3: a disputed order is held, and released again. An order without anything left has nothing to hold. */
export function holdOrder(programme: Programme, command: Decoded<'HoldOrder' | 'ReleaseOrder'>): Decision {
  const { orders } = programme;
  const { orderId } = command;
  const number = orders.ids.find(orderId);
  if (number < 0) return refuse('order_unknown', 'orderId', orderId);
  const order = orders.get(number);
  if (order === 'settled') return refuse('order_already_settled', 'orderId', orderId);
  const held = command.type === 'HoldOrder';
  if (order !== 'refunded') orders.update(number, { ...order, held });
  programme.emit({ type: held ? 'OrderHeld' : 'OrderReleased', at: programme.atMs, orderId });
  return { ok: true };
}

/**
 * O4: what is left of the order goes where it was promised. Merchant and commissions are rounded down, the platform's legs up, and the
 * pool gets the rest. That rest is never negative: leftCash >= cash x left / amount, which covers the unrounded legs, so the rest is above -1.
 */
export function settleOrder(programme: Programme, command: Decoded<'SettleOrder'>): Decision {
  const { ledger, locks, orders, pool } = programme;
  const { orderId } = command;
  const number = orders.ids.find(orderId);
  if (number < 0) return refuse('order_unknown', 'orderId', orderId);
  const order = orders.get(number);
  if (order === 'settled') return refuse('order_already_settled', 'orderId', orderId);
  if (order === 'refunded') return refuse('order_fully_refunded', 'orderId', orderId);
  if (order.held) return refuse('order_held', 'orderId', orderId);
  if (command.at < order.settleFromMs) return refuse('return_window_open', 'orderId', orderId);

  const { member, amount } = order;
  const left = sub(amount, order.refunded);
  const spend = sub(order.cash, order.refundedCash);
  const toMerchant = mulDivFloor(order.merchantLeg, left, amount);
  const platformLegs = mulDivCeil(add(order.platformLeg, order.distributionLeg), left, amount);
  const inflow = sub(sub(spend, toMerchant), platformLegs);
  const commissions = order.refunded === 0 ? order.commissions : partOf(order, left);
  let toPlatform = platformLegs;
  for (const commission of commissions) toPlatform = sub(toPlatform, commission.amount);
  if (order.merchant < 0) toPlatform = add(toPlatform, toMerchant);
  const { extras, total, minting } = subsidise(programme, spend);
  const rebate = shareFloor(add(inflow, minting), order.rebateSharePpm);

  orders.close(number, 'settled');
  ledger.postCommon('openOrders', -spend);
  ledger.postCommon('platform', toPlatform);
  if (order.merchant >= 0) ledger.post('payable', order.merchant, toMerchant);
  for (const commission of commissions) ledger.post('commission', commission.member, commission.amount);
  const minted = pool.settle(member, spend, inflow, total, rebate);
  if (order.release !== undefined && minted > 0) locks.add(member, minted, order.release, command.at);
  programme.emit({
    type: 'OrderSettled',
    at: programme.atMs,
    orderId,
    member,
    merchant: order.merchant < 0 ? undefined : order.merchant,
    spend,
    toMerchant: order.merchant < 0 ? 0 : toMerchant,
    toPlatform,
    commissions,
    inflow,
    extras,
    rebate,
    minted,
    holding: programme.holdingOf(member),
    pool: programme.poolAfter(),
  });
  return { ok: true, minted: formatPoints(minted, pool.scale) };
}

/** What is left of each commission, rounded down. */
function partOf(order: OpenOrder, left: Int): Commission[] {
  return order.commissions.map((commission) => ({
    ...commission,
    amount: mulDivFloor(commission.amount, left, order.amount),
  }));
}

const NO_EXTRAS = { extras: [], total: 0, minting: 0 };

/** S2: every open subsidy adds its share of the order's net cash, rounded down, as far as its budget goes. */
function subsidise(
  { ledger, subsidies }: Programme,
  spend: Int,
): { extras: readonly SubsidyExtra[]; total: Int; minting: Int } {
  if (subsidies.ids.size === 0) return NO_EXTRAS;
  const extras: SubsidyExtra[] = [];
  let total: Int = 0;
  let minting: Int = 0;
  subsidies.forEach((subsidy, number) => {
    if (!subsidy.open) return;
    const extra = min(subsidy.left, shareFloor(spend, subsidy.sharePpm));
    if (extra === 0) return;
    subsidies.set(number, { ...subsidy, left: sub(subsidy.left, extra) });
    extras.push({ subsidyId: subsidies.ids.idOf(number), amount: extra });
    total = add(total, extra);
    if (subsidy.mints) minting = add(minting, extra);
  });
  ledger.postCommon('openSubsidies', -total);
  return { extras, total, minting };
}
