/** What can be read off a running programme, by id. Money in fen, points in units at the present scale. */
import { stillLocked } from './locks.ts';
import type { OrderStatus } from './order-book.ts';
import type { Programme } from './programme.ts';
import { add } from './quantity.ts';
import type { Int } from './quantity.ts';
import { DAY_MS } from './time.ts';

/** The pool now. */
export interface PoolView {
  readonly reserve: Int;
  readonly supply: Int;
  readonly scale: number;
  readonly locked: Int;
  readonly held: Int;
}

/** The programme's sums in fen; `paidOut` is all that was ever paid out of the pool (J5). */
export interface AccountsView {
  readonly platform: Int;
  readonly surplus: Int;
  readonly taxes: Int;
  readonly openOrdersCash: Int;
  readonly frozenWithdrawals: Int;
  readonly openSubsidies: Int;
  readonly memberCash: Int;
  readonly memberCommission: Int;
  readonly memberDividend: Int;
  readonly merchantPayable: Int;
  readonly cameIn: Int;
  readonly wentOut: Int;
  readonly paidOut: Int;
}

/** What a list shows of a member: nothing that takes longer with the size of the programme. `locked` units as of the last accepted command (L5). */
export interface MemberGlance {
  readonly points: Int;
  readonly locked: Int;
  readonly basis: Int;
  readonly cash: Int;
  readonly frozen: boolean;
  readonly referrerId?: string;
  readonly rank?: string;
}

/** A member; `lockedShares` as of the last accepted command (V3). */
export interface MemberView extends MemberGlance {
  readonly commission: Int;
  readonly dividend: Int;
  readonly coins: Int;
  readonly shares: Int;
  readonly lockedShares: Int;
  readonly exits: number;
}

/** Which orders {@link ordersBack} gives: from the one before `before` on, or from the newest; those that stand as `status`, or all. */
export interface OrdersWanted {
  readonly before?: string | undefined;
  readonly status?: OrderStatus | undefined;
  readonly limit: number;
  /** So many are looked at and no more. */
  readonly most: number;
}

/** An open order. */
export interface OrderView {
  readonly memberId: string;
  readonly merchantId?: string;
  readonly amount: Int;
  readonly cash: Int;
  readonly refunded: Int;
  readonly refundedCash: Int;
  readonly settleFromMs: number;
  readonly held: boolean;
}

/** A merchant; `payable` in fen. */
export interface MerchantView {
  readonly payable: Int;
  readonly split: string;
  readonly ownerId?: string;
  readonly recruiterId?: string;
  readonly regionCode?: string;
}

/** A merchant by id, or undefined. */
export function merchantView({ ledger, members, merchants }: Programme, id: string): MerchantView | undefined {
  const number = merchants.ids.find(id);
  if (number < 0) return undefined;
  const { owner, recruiter, regionCode, split } = merchants.get(number);
  return {
    payable: ledger.balance('payable', number),
    split,
    ...(owner < 0 ? {} : { ownerId: members.ids.idOf(owner) }),
    ...(recruiter < 0 ? {} : { recruiterId: members.ids.idOf(recruiter) }),
    ...(regionCode === 0 ? {} : { regionCode: String(regionCode) }),
  };
}

/** What a list shows of a member, by id; or undefined. */
export function memberGlance(programme: Programme, id: string): MemberGlance | undefined {
  const member = programme.members.ids.find(id);
  return member < 0 ? undefined : glanceOf(programme, member);
}

function glanceOf(programme: Programme, member: number): MemberGlance {
  const { ledger, members, pool, nowMs } = programme;
  const referrer = members.referrer(member);
  const rank = members.rank(member);
  return {
    points: pool.points(member),
    locked: programme.lockedOf(member, nowMs),
    basis: pool.basis(member),
    cash: ledger.balance('cash', member),
    frozen: members.isFrozen(member),
    ...(referrer < 0 ? {} : { referrerId: members.ids.idOf(referrer) }),
    ...(rank === undefined ? {} : { rank }),
  };
}

/** A member by id, or undefined. */
export function memberView(programme: Programme, id: string): MemberView | undefined {
  const { ledger, members } = programme;
  const member = members.ids.find(id);
  if (member < 0) return undefined;
  return {
    ...glanceOf(programme, member),
    commission: ledger.balance('commission', member),
    dividend: ledger.balance('dividend', member),
    coins: members.coins.get(member),
    shares: members.shares.get(member),
    lockedShares: lockedShares(programme, member),
    exits: members.exits.get(member) as number,
  };
}

/** V3: shares of a member's grants that are not free yet; goes through all grants when the member has any. */
function lockedShares({ conversions, grants, members, nowMs }: Programme, member: number): Int {
  let locked: Int = 0;
  if (members.shares.get(member) === 0) return locked;
  grants.forEach((grant) => {
    if (grant.member !== member) return;
    const { lockDays, tranches, everyDays } = conversions.get(grant.conversion);
    locked = add(locked, stillLocked(grant.shares, tranches, grant.grantedMs + lockDays * DAY_MS, everyDays, nowMs));
  });
  return locked;
}

/** An open order by id, or undefined. */
export function orderView({ members, merchants, orders }: Programme, id: string): OrderView | undefined {
  const number = orders.ids.find(id);
  const order = number < 0 ? 'settled' : orders.get(number);
  if (typeof order === 'string') return undefined;
  const { member, merchant, amount, cash, refunded, refundedCash, settleFromMs, held } = order;
  const memberId = members.ids.idOf(member);
  return {
    memberId,
    ...(merchant < 0 ? {} : { merchantId: merchants.ids.idOf(merchant) }),
    amount,
    cash,
    refunded,
    refundedCash,
    settleFromMs,
    held,
  };
}

/** How an order stands, by id; undefined for one that was never placed. */
export function orderStatus({ orders }: Programme, id: string): OrderStatus | undefined {
  const number = orders.ids.find(id);
  return number < 0 ? undefined : orders.status(number);
}

/** Orders that stand in a way, the newest first. `last` is the last one that was looked at, undefined when that was the first of all. */
export function ordersBack(
  { orders }: Programme,
  { before, status, limit, most }: OrdersWanted,
): { readonly ids: readonly string[]; readonly last: string | undefined } {
  const found = before === undefined ? -1 : orders.ids.find(before);
  const start = found < 0 ? orders.ids.size : found;
  const end = Math.max(0, start - most);
  const ids: string[] = [];
  let number = start;
  while (number > end && ids.length < limit) {
    number--;
    if (status === undefined || orders.status(number) === status) ids.push(orders.ids.idOf(number));
  }
  return { ids, last: number === 0 ? undefined : orders.ids.idOf(number) };
}
