import type { Fields, Play } from './play.ts';
import { money } from './wire.ts';

const PPM = 1_000_000n;
const CODES = ['440106', '440106', '440104', '440100', '441900', '440000', '110105', '429004', '440001'];

export function placeOrder(play: Play): Fields {
  const { random, books } = play;
  const memberId = play.name();
  const amount = play.amountFen();
  const shop = random.percent(10) ? play.shop() : random.pickAny(books.merchants.keys());
  const merchantId = shop !== undefined && random.percent(45) ? { merchantId: shop } : {};
  return {
    type: 'PlaceOrder',
    orderId: play.id('order'),
    memberId,
    ...merchantId,
    amount: money(amount),
    ...coinsFor(play, amount, books.members.get(memberId)?.coins ?? 0n),
  };
}

function coinsFor(play: Play, amount: bigint, owned: bigint): Fields {
  const { random, books } = play;
  if (random.percent(owned > 0n ? 20 : 95)) return {};
  const most = (amount * books.plan.coinShare) / PPM;
  const least = most < owned ? most : owned;
  const coins = random.pick([
    least,
    least / 2n,
    most + 1n,
    owned + 1n,
    0n,
    random.bigUpTo(least),
    random.bigUpTo(least),
  ]);
  return { coins: money(coins < 0n ? -coins : coins) };
}

/** An order that is settled at once, when its window lets it. */
export function buy(play: Play): Fields {
  const order = placeOrder(play);
  play.pending.push((then) => settleIfPlaced(then, order['orderId'] as string));
  return order;
}

/** Nothing, mostly, when placing it was refused. */
function settleIfPlaced(play: Play, orderId: string): Fields | undefined {
  return play.books.orders.has(orderId) || play.random.percent(5) ? settle(play, orderId) : undefined;
}

export function settleOrder(play: Play): Fields {
  return settle(play, someOrder(play));
}

function settle(play: Play, orderId: string): Fields {
  const { random, nowMs } = play;
  const order = play.books.orders.get(orderId);
  const command = { type: 'SettleOrder', orderId };
  if (order === undefined || random.percent(15)) return command;
  const atMs = random.percent(10) ? order.settleFromMs - 1 : order.settleFromMs + random.pick([0, 0, 1, 60_000]);
  return { ...command, at: Math.max(atMs, nowMs) };
}

export function refundOrder(play: Play): Fields {
  const orderId = someOrder(play);
  const order = play.books.orders.get(orderId);
  const amount = order === undefined ? play.amountFen() : play.about(order.amount - order.refunded);
  return refund(play, orderId, amount);
}

/** An order with coins, refunded in several parts before it settles. */
export function buyAndRefund(play: Play): Fields {
  const { random } = play;
  const order = placeOrder(play);
  const orderId = order['orderId'] as string;
  play.pending.push((then) => settleIfPlaced(then, orderId));
  for (let parts = random.between(1, 5); parts > 0; parts -= 1) {
    play.pending.push((then) => {
      const placed = then.books.orders.get(orderId);
      return placed && refund(then, orderId, then.about((placed.amount - placed.refunded) / 2n));
    });
  }
  return order;
}

function refund(play: Play, orderId: string, amount: bigint): Fields {
  return { type: 'RefundOrder', refundId: play.id('refund'), orderId, amount: money(amount) };
}

export function holdOrder(play: Play): Fields {
  return { type: play.random.pick(['HoldOrder', 'ReleaseOrder', 'ReleaseOrder']), orderId: someOrder(play) };
}

/** Mostly an open order, else one that was, or never was. */
function someOrder(play: Play): string {
  const { random, books } = play;
  if (random.percent(4)) return play.name();
  if (random.percent(5)) return play.knownId('order');
  return random.pickAny(books.orders.keys()) ?? play.knownId('order');
}

export function registerMerchant(play: Play): Fields {
  const { random, books } = play;
  return {
    type: 'RegisterMerchant',
    merchantId: play.shop(),
    ...(random.percent(40) && { ownerId: play.name() }),
    ...(random.percent(60) && { recruiterId: play.name() }),
    ...(random.percent(85) && {
      regionCode: random.percent(3) ? random.pick(['044010', '4401', '']) : random.pick(CODES),
    }),
    ...(random.percent(40) && { split: random.percent(5) ? 'none' : random.pick([...books.plan.splits.keys()]) }),
  };
}

export function bindReferrer(play: Play): Fields {
  return { type: 'BindReferrer', memberId: play.name(), referrerId: play.name() };
}

export function setRank(play: Play): Fields {
  const { random, books } = play;
  const rank = random.pick([null, 'V1', 'V2', ...books.plan.ranks.keys(), ...books.plan.ranks.keys()]);
  return { type: 'SetRank', memberId: play.name(), rank: random.percent(3) ? 'toString' : rank };
}

export function appointAgent(play: Play): Fields {
  return { type: 'AppointAgent', regionCode: play.random.pick(CODES), memberId: play.name() };
}

export function dismissAgent(play: Play): Fields {
  return { type: 'DismissAgent', regionCode: play.random.pick(CODES) };
}

/** Brings everything to rest for the end: releases, refunds or settles every open order, then winds up. */
export function closeAll(play: Play): Fields | undefined {
  const { random, books } = play;
  play.pending.push(() => ({ type: 'WindUp' }));
  for (const [orderId, order] of books.orders) {
    const left = order.amount - order.refunded;
    if (left === 0n) continue;
    if (random.percent(20)) {
      play.pending.push((then) => refund(then, orderId, left));
      continue;
    }
    play.pending.push((then) => ({
      type: 'SettleOrder',
      orderId,
      at: Math.max(then.nowMs, order.settleFromMs),
    }));
    if (order.held) play.pending.push(() => ({ type: 'ReleaseOrder', orderId }));
  }
  return { type: 'WindUp' };
}

/** Merchants, agents, referrers and ranks to begin with. */
export function openUp(play: Play): void {
  const { pending, random } = play;
  for (let count = random.between(0, 5); count > 0; count -= 1) {
    pending.push(registerMerchant, appointAgent, setRank, setRank, bindReferrer, bindReferrer, bindReferrer);
  }
}
