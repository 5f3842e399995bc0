import { Engine } from '#core/engine';
import type { Random } from '../auditor/random.ts';
import { planOf } from './given.ts';

/** What those who act together may do: buy at their own shop, sell a part of somebody's points, send a part of an order back. */
export type Act =
  | { readonly kind: 'order'; readonly buyer: number; readonly amountFen: number; readonly refundPpm: number }
  | { readonly kind: 'sale'; readonly seller: number; readonly partPpm: number };

const AT = '2026-01-01T00:00:00Z';
const BUYERS = ['buyer', 'friend'];
const INSIDERS = [...BUYERS, 'referrer', 'recruiter', 'agent'];

/** Shares of an order that the commissions can take: 6 % for levels and 1 % for regions, within a distribution leg of 8 %. */
export const SHARED_PLAN = {
  name: 'shared',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '10.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '60%', platform: '2%', distribution: '8%' } },
  commissions: { referral: ['4%', '1%'], recruiter: '1%', region: { district: '0.5%', city: '1%', province: '1%' } },
  returnWindowDays: 0,
};

function money(fen: number | bigint): string {
  return `${BigInt(fen) / 100n}.${String(BigInt(fen) % 100n).padStart(2, '0')}`;
}

/** What a scene has besides: a subsidy by its share and whether it mints, and an injection before the acts. */
export interface Scene {
  readonly subsidy?: { readonly share: string; readonly mints: boolean };
  readonly injectedFen?: number;
}

/**
 * A programme in which one merchant, its buyers, their referrer, recruiter and agent act together, and one outsider holds points and
 * does nothing. `insidersFen` and `outsiderFen` is what each has bought for before.
 */
export function scene(plan: object, insidersFen: number, outsiderFen: number, more: Scene = {}): Uint8Array {
  const engine = new Engine(planOf(plan));
  const does = (type: string, fields: object): void => {
    const { receipt, refusal } = engine.apply({ type, at: AT, ...fields });
    if (!receipt.ok) throw new Error(`${type}: ${JSON.stringify(refusal)}`);
  };
  does('RegisterMerchant', { merchantId: 'shop', recruiterId: 'recruiter', regionCode: '440106' });
  for (const memberId of BUYERS) does('BindReferrer', { memberId, referrerId: 'referrer' });
  does('BindReferrer', { memberId: 'referrer', referrerId: 'agent' });
  for (const regionCode of ['440106', '440100', '440000']) does('AppointAgent', { regionCode, memberId: 'agent' });
  for (const [memberId, amountFen] of [
    ['outsider', outsiderFen],
    ['buyer', insidersFen],
  ] as const) {
    if (amountFen === 0) continue;
    does('PlaceOrder', { orderId: memberId, memberId, amount: money(amountFen) });
    does('SettleOrder', { orderId: memberId });
  }
  if (more.subsidy !== undefined)
    does('OpenSubsidy', { subsidyId: 's', budget: '1000000.00', source: 'financing', ...more.subsidy });
  if (more.injectedFen !== undefined)
    does('InjectFunds', { injectionId: 'i', amount: money(more.injectedFen), source: 'financing' });
  return engine.snapshot();
}

/** What the insiders have outside the pool: cash, commissions, and the shop's payable. */
function outsidePool(engine: Engine): bigint {
  const merchant = engine.state().merchants.get('shop');
  const owned = INSIDERS.map((id) => engine.member(id)).map(
    (member) => BigInt(member?.cash ?? 0) + BigInt(member?.commission ?? 0),
  );
  return owned.reduce((sum, fen) => sum + fen, BigInt((merchant?.payable ?? '0.00').replace('.', '')));
}

function unitsOf(engine: Engine): bigint {
  return INSIDERS.reduce((sum, id) => sum + BigInt(engine.member(id)?.points ?? 0), 0n);
}

/** What came of an attack, in fen. */
export interface Gain {
  /** What the insiders have more than before, less what their points were worth at first (rounded down): a profit when positive. */
  readonly net: bigint;
  /** What the outsider's forced exit left to the others: worth at the pair of its round less what was paid (rounded up). */
  readonly leftByOutsiders: bigint;
  readonly orders: number;
}

/** Plays the acts, then sells all the insiders' points in slices, and counts. */
export function attack(start: Uint8Array, acts: readonly Act[], sliceCount = 12): Gain {
  const engine = Engine.restore(start);
  const { reserve, supply } = engine.pool();
  const claim = (unitsOf(engine) * BigInt(reserve)) / BigInt(supply);
  const before = outsidePool(engine);
  let paidIn = 0n;
  let leftByOutsiders = 0n;
  let serial = 0;
  const apply = (type: string, fields: object): boolean => {
    const { receipt, events } = engine.apply({ type, at: AT, ...fields });
    if (!receipt.ok) return false;
    for (const event of events) {
      if (event.type !== 'MemberExited' || engine.memberId(event.member) !== 'outsider') continue;
      // What the points were worth the moment before, which is at least what they were worth at the pair of the round.
      const left = (BigInt(event.pool.reserve) + BigInt(event.paid)) * BigInt(event.units);
      leftByOutsiders += left / (BigInt(event.pool.supply) + BigInt(event.units)) + 1n - BigInt(event.paid);
    }
    return true;
  };
  const sell = (memberId: string, partPpm: number): void => {
    const units = (BigInt(engine.member(memberId)?.points ?? 0) * BigInt(partPpm)) / 1_000_000n;
    const { scale } = engine.pool();
    const digits = String(units).padStart(scale + 1, '0');
    apply('RedeemPoints', {
      redemptionId: `r${serial++}`,
      memberId,
      points: `${digits.slice(0, -scale)}.${digits.slice(-scale)}`,
    });
  };
  let orders = 0;
  for (const act of acts) {
    if (act.kind === 'sale') {
      sell(BUYERS[act.seller] as string, act.partPpm);
      continue;
    }
    const orderId = `o${serial++}`;
    const fields = { orderId, memberId: BUYERS[act.buyer], merchantId: 'shop', amount: money(act.amountFen) };
    if (!apply('PlaceOrder', fields)) continue;
    const back = Math.floor((act.amountFen * act.refundPpm) / 1_000_000);
    const refunded = back > 0 && apply('RefundOrder', { refundId: orderId, orderId, amount: money(back) });
    paidIn += BigInt(act.amountFen - (refunded ? back : 0));
    if (apply('SettleOrder', { orderId })) orders++;
  }
  for (const memberId of BUYERS) {
    for (let slice = 0; slice < sliceCount; slice++) sell(memberId, 500_000);
    sell(memberId, 1_000_000);
  }
  return { net: outsidePool(engine) - before - paidIn - claim, leftByOutsiders, orders };
}

function randomAct(random: Random, ordersOnly = false): Act {
  if (!ordersOnly && random.percent(45))
    return { kind: 'sale', seller: random.below(2), partPpm: random.pick([10_000, 250_000, 500_000, 1_000_000]) };
  const amountFen = random.pick([
    random.between(1, 500),
    random.between(1000, 100_000),
    random.between(100_000, 10_000_000),
  ]);
  return {
    kind: 'order',
    buyer: random.below(2),
    amountFen,
    refundPpm: random.percent(80) ? 0 : random.below(900_000),
  };
}

/** A small change of a sequence of acts: one more, one less, or one other; or an amount grown or shrunk. */
function changed(random: Random, acts: readonly Act[]): Act[] {
  const copy = [...acts];
  const place = random.below(copy.length + 1);
  const old = copy[place];
  if (old?.kind === 'order' && random.percent(50)) {
    const amountFen = Math.max(1, Math.floor((old.amountFen * random.between(50, 200)) / 100));
    copy[place] = { ...old, amountFen: Math.min(amountFen, 100_000_000) };
  } else if (random.percent(50) && copy.length < 14) copy.splice(place, 0, randomAct(random));
  else if (random.percent(40) && copy.length > 1) copy.splice(place, 1);
  else copy[Math.min(place, copy.length - 1)] = randomAct(random);
  return copy;
}

/** Looks for the most profitable acts by random starts and hill climbing: what the best of them gain. */
export function search(start: Uint8Array, random: Random, starts: number, steps: number): Gain {
  let best: Gain | undefined;
  for (let i = 0; i < starts; i++) {
    let acts: Act[] = Array.from({ length: random.between(1, 8) }, (_, place) => randomAct(random, place === 0));
    let gain = attack(start, acts);
    for (let step = 0; step < steps; step++) {
      const next = changed(random, acts);
      const found = attack(start, next);
      if (found.net < gain.net || found.orders === 0) continue;
      acts = next;
      gain = found;
    }
    if (best === undefined || gain.net > best.net) best = gain;
  }
  return best as Gain;
}
