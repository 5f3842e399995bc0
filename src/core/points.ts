/** What moves the pool besides orders: sales, forfeits, injections, conversions into shares, and the end (R, V, P7, Z2). */
import type { Decoded } from './command.ts';
import type { Programme } from './programme.ts';
import { add, formatMoney, formatPoints, mul, sub, unitsOf } from './quantity.ts';
import type { Int } from './quantity.ts';
import type { Decision } from './receipt.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';

/** R1-R4: sells points for cash. */
export function redeemPoints(programme: Programme, command: Decoded<'RedeemPoints'>): Decision {
  const { ledger, members, pool, taken } = programme;
  const { redemptionId, memberId } = command;
  if (taken.redemption.has(redemptionId)) return refuse('redemption_exists', 'redemptionId', redemptionId);
  const member = members.ids.find(memberId);
  if (member < 0) return refuse('member_unknown', 'memberId', memberId);
  if (members.isFrozen(member)) return refuse('member_frozen', 'memberId', memberId);
  const units = heldUnits(programme, member, command);
  if (typeof units === 'object') return units;
  const locked = lockedRefusal(programme, member, units, command.at);
  if (locked !== undefined) return locked;
  const paid = pool.worth(units);
  if (paid === 0) return refuse('redeem_rounds_to_zero', 'points', formatPoints(units, pool.scale));

  taken.redemption.insert(redemptionId);
  pool.redeem(member, units, paid);
  unlockIfEmpty(programme, member);
  ledger.post('cash', member, paid);
  programme.emit({
    type: 'PointsRedeemed',
    at: programme.atMs,
    redemptionId,
    member,
    units,
    paid,
    holding: programme.holdingOf(member),
    pool: programme.poolAfter(),
  });
  return { ok: true, paid: formatMoney(paid) };
}

/** R5: burns points unpaid, locked ones too. */
export function forfeitPoints(programme: Programme, command: Decoded<'ForfeitPoints'>): Decision {
  const { members, pool, taken } = programme;
  const { forfeitId, memberId, reason } = command;
  if (taken.forfeit.has(forfeitId)) return refuse('forfeit_exists', 'forfeitId', forfeitId);
  const member = members.ids.find(memberId);
  if (member < 0) return refuse('member_unknown', 'memberId', memberId);
  const units = heldUnits(programme, member, command);
  if (typeof units === 'object') return units;

  taken.forfeit.insert(forfeitId);
  pool.burn(member, units);
  unlockIfEmpty(programme, member);
  programme.emit({
    type: 'PointsForfeited',
    at: programme.atMs,
    forfeitId,
    member,
    units,
    reason,
    holding: programme.holdingOf(member),
    pool: programme.poolAfter(),
  });
  return { ok: true };
}

/** U2, R1: the units a command names, if the member has them. */
function heldUnits(
  { pool }: Programme,
  member: number,
  { points }: Decoded<'RedeemPoints' | 'ForfeitPoints'>,
): Int | Refusal {
  const units = unitsOf(points, pool.scale);
  if (units === undefined) return refuse('points_too_precise', 'points', undefined, `at most ${pool.scale} decimals`);
  if (units <= 0) return refuse('points_not_positive', 'points', formatPoints(units, pool.scale));
  const held = pool.points(member);
  if (units > held)
    return refuse(
      'insufficient_points',
      'points',
      formatPoints(units, pool.scale),
      `at most ${formatPoints(held, pool.scale)}`,
    );
  return units;
}

/** L5: points that are not released yet cannot be sold or converted. */
function lockedRefusal(programme: Programme, member: number, units: Int, nowMs: number): Refusal | undefined {
  const { pool } = programme;
  const free = sub(pool.points(member), programme.lockedOf(member, nowMs));
  if (units <= free) return undefined;
  return refuse(
    'points_locked',
    'points',
    formatPoints(units, pool.scale),
    `at most ${formatPoints(free, pool.scale)}`,
  );
}

/** B2. */
function unlockIfEmpty({ locks, pool }: Programme, member: number): void {
  if (pool.points(member) === 0) locks.clear(member);
}

/** P4, P7: raises the reserve, with money from outside or with what is left of former members. */
export function injectFunds(programme: Programme, command: Decoded<'InjectFunds'>): Decision {
  const { ledger, pool, taken } = programme;
  const { injectionId, amount, source } = command;
  if (taken.injection.has(injectionId)) return refuse('injection_exists', 'injectionId', injectionId);
  if (amount <= 0) return refuse('amount_not_positive', 'amount', formatMoney(amount));
  if (pool.held === 0) return refuse('no_points_outstanding');
  if (source === 'surplus' && amount > pool.surplus) {
    return refuse('surplus_too_low', 'amount', formatMoney(amount), `at most ${formatMoney(pool.surplus)}`);
  }

  taken.injection.insert(injectionId);
  if (source === 'surplus') {
    pool.returnSurplus(amount);
  } else {
    ledger.receive(amount);
    pool.inject(amount);
  }
  programme.emit({
    type: 'FundsInjected',
    at: programme.atMs,
    injectionId,
    amount,
    source,
    pool: programme.poolAfter(),
  });
  return { ok: true };
}

/** V1: opens a conversion of points into shares. */
export function openConversion(programme: Programme, command: Decoded<'OpenConversion'>): Decision {
  const { conversions } = programme;
  const { conversionId, shares, pricePerShare, lockDays = 0, tranches = 1, everyDays = 0 } = command;
  if (conversions.ids.has(conversionId)) return refuse('conversion_exists', 'conversionId', conversionId);
  if (shares <= 0) return refuse('amount_not_positive', 'shares', shares);
  if (pricePerShare <= 0) return refuse('amount_not_positive', 'pricePerShare', formatMoney(pricePerShare));

  conversions.insert(conversionId, { sharesLeft: shares, pricePerShare, lockDays, tranches, everyDays, open: true });
  programme.emit({
    type: 'ConversionOpened',
    at: programme.atMs,
    conversionId,
    shares,
    pricePerShare,
    lockDays,
    tranches,
    everyDays,
  });
  return { ok: true };
}

/** V1: no more grants out of this conversion. */
export function closeConversion(programme: Programme, { conversionId }: Decoded<'CloseConversion'>): Decision {
  const { conversions } = programme;
  const conversion = conversions.find(conversionId);
  if (conversion === undefined) return refuse('conversion_unknown', 'conversionId', conversionId);
  if (!conversion.open) return refuse('conversion_closed', 'conversionId', conversionId);
  conversions.set(conversions.ids.find(conversionId), { ...conversion, open: false });
  programme.emit({ type: 'ConversionClosed', at: programme.atMs, conversionId, sharesLeft: conversion.sharesLeft });
  return { ok: true };
}

/** V2: burns points worth the shares, rounded up; the shares' price leaves the reserve for the issuer. */
export function convertPoints(programme: Programme, command: Decoded<'ConvertPoints'>): Decision {
  const { conversions, grants, ledger, members, pool } = programme;
  const { grantId, conversionId, memberId, shares, at } = command;
  if (grants.ids.has(grantId)) return refuse('grant_exists', 'grantId', grantId);
  const conversion = conversions.find(conversionId);
  if (conversion === undefined) return refuse('conversion_unknown', 'conversionId', conversionId);
  if (!conversion.open) return refuse('conversion_closed', 'conversionId', conversionId);
  const member = members.ids.find(memberId);
  if (member < 0) return refuse('member_unknown', 'memberId', memberId);
  if (members.isFrozen(member)) return refuse('member_frozen', 'memberId', memberId);
  if (shares <= 0) return refuse('shares_not_positive', 'shares', shares);
  if (shares > conversion.sharesLeft)
    return refuse('shares_exhausted', 'shares', shares, `at most ${conversion.sharesLeft}`);
  const value = mul(shares, conversion.pricePerShare);
  const units = pool.unitsFor(value);
  if (units > pool.points(member)) return refuse('insufficient_points', 'shares', shares);
  if (lockedRefusal(programme, member, units, at) !== undefined) return refuse('points_locked', 'shares', shares);

  const number = conversions.ids.find(conversionId);
  conversions.set(number, { ...conversion, sharesLeft: conversion.sharesLeft - shares });
  grants.insert(grantId, { member, conversion: number, shares, grantedMs: at });
  members.shares.set(member, add(members.shares.get(member), shares));
  pool.redeem(member, units, value);
  unlockIfEmpty(programme, member);
  ledger.release(value);
  programme.emit({
    type: 'PointsConverted',
    at: programme.atMs,
    grantId,
    conversionId,
    member,
    shares,
    units,
    value,
    holding: programme.holdingOf(member),
    pool: programme.poolAfter(),
  });
  return { ok: true, burned: formatPoints(units, pool.scale), value: formatMoney(value) };
}

/** Z2: everyone is paid out without a fee, subsidies return, and the programme ends. */
export function windUp(programme: Programme): Decision {
  const { ledger, locks, orders, pool, subsidies } = programme;
  if (orders.openCount > 0) return refuse('orders_open', undefined, orders.openCount);

  pool.restake();
  if (pool.held > 0 && pool.surplus > 0) {
    const amount = pool.surplus;
    pool.returnSurplus(amount);
    programme.emit({ type: 'SurplusReturned', at: programme.atMs, amount, pool: programme.poolAfter() });
    pool.restake();
  }
  const paid = pool.sellOut((member, units, amount) => {
    ledger.post('cash', member, amount);
    locks.clear(member);
    programme.emit({
      type: 'MemberPaidOut',
      at: programme.atMs,
      member,
      units,
      paid: amount,
      holding: programme.holdingOf(member),
      pool: programme.poolAfter(),
    });
  });
  subsidies.forEach((subsidy, number) => {
    if (!subsidy.open) return;
    subsidies.set(number, { ...subsidy, left: 0, open: false });
    ledger.postCommon('openSubsidies', -subsidy.left);
    ledger.release(subsidy.left);
    programme.emit({
      type: 'SubsidyClosed',
      at: programme.atMs,
      subsidyId: subsidies.ids.idOf(number),
      returned: subsidy.left,
    });
  });
  programme.end();
  programme.emit({ type: 'ProgrammeWoundUp', at: programme.atMs, paid });
  return { ok: true, paid: formatMoney(paid) };
}
