import { type Books, type Conversion, type Member, type Receipt, refused } from './books.ts';
import { lockedUnits } from './pool-member.ts';
import { fen, money, points, unitsOf } from './wire.ts';

/** R1 to R4 */
export function redeemPoints(
  books: Books,
  command: { redemptionId: string; memberId: string; points: string },
  atMs: number,
): Receipt {
  const { pool } = books;
  if (books.redemptions.has(command.redemptionId)) return refused('redemption_exists');
  const member = books.members.get(command.memberId);
  if (member === undefined) return refused('member_unknown');
  if (member.frozen) return refused('member_frozen');
  const units = unitsOf(command.points, pool.scale);
  if (units === undefined) return refused('points_too_precise');
  if (units <= 0n) return refused('points_not_positive');
  const held = pool.pointsOf(member.account);
  if (units > held) return refused('insufficient_points');
  if (units > held - locked(books, member, atMs)) return refused('points_locked');
  const paid = pool.redeem(member.account.member, units);
  if (paid === undefined) return refused('redeem_rounds_to_zero');
  books.redemptions.add(command.redemptionId);
  return { ok: true, paid: money(paid) };
}

/** R5 */
export function forfeitPoints(books: Books, command: { forfeitId: string; memberId: string; points: string }): Receipt {
  const { pool } = books;
  if (books.forfeits.has(command.forfeitId)) return refused('forfeit_exists');
  const member = books.members.get(command.memberId);
  if (member === undefined) return refused('member_unknown');
  const units = unitsOf(command.points, pool.scale);
  if (units === undefined) return refused('points_too_precise');
  if (units <= 0n) return refused('points_not_positive');
  if (units > pool.pointsOf(member.account)) return refused('insufficient_points');
  books.forfeits.add(command.forfeitId);
  pool.burn(member.account.member, units);
  return { ok: true };
}

/** P7 */
export function injectFunds(books: Books, command: { injectionId: string; amount: string; source: string }): Receipt {
  const { pool } = books;
  if (books.injections.has(command.injectionId)) return refused('injection_exists');
  const amount = fen(command.amount);
  if (amount <= 0n) return refused('amount_not_positive');
  if (pool.held === 0n) return refused('no_points_outstanding');
  if (command.source === 'surplus') {
    if (pool.surplus < amount) return refused('surplus_too_low');
    pool.injectSurplus(amount);
  } else {
    books.cameIn += amount;
    pool.inject(amount);
  }
  books.injections.add(command.injectionId);
  return { ok: true };
}

/** V1. The lock-up and its tranches are terms of the register (V3): nothing here depends on them. */
export function openConversion(
  books: Books,
  command: { conversionId: string; shares: number; pricePerShare: string },
): Receipt {
  if (books.conversions.has(command.conversionId)) return refused('conversion_exists');
  const pricePerShare = fen(command.pricePerShare);
  if (command.shares <= 0 || pricePerShare <= 0n) return refused('amount_not_positive');
  books.conversions.set(command.conversionId, { pricePerShare, sharesLeft: BigInt(command.shares), open: true });
  return { ok: true };
}

export function closeConversion(books: Books, command: { conversionId: string }): Receipt {
  const conversion = openOne(books, command.conversionId);
  if ('code' in conversion) return conversion;
  conversion.open = false;
  return { ok: true };
}

/** V2 */
export function convertPoints(
  books: Books,
  command: { grantId: string; conversionId: string; memberId: string; shares: number },
  atMs: number,
): Receipt {
  const { pool } = books;
  if (books.grants.has(command.grantId)) return refused('grant_exists');
  const conversion = openOne(books, command.conversionId);
  if ('code' in conversion) return conversion;
  const member = books.members.get(command.memberId);
  if (member === undefined) return refused('member_unknown');
  if (member.frozen) return refused('member_frozen');
  const shares = BigInt(command.shares);
  if (shares <= 0n) return refused('shares_not_positive');
  if (shares > conversion.sharesLeft) return refused('shares_exhausted');
  const value = shares * conversion.pricePerShare;
  const units = (value * pool.supply + pool.reserve - 1n) / pool.reserve;
  const held = pool.pointsOf(member.account);
  if (units > held) return refused('insufficient_points');
  if (units > held - locked(books, member, atMs)) return refused('points_locked');

  books.grants.add(command.grantId);
  conversion.sharesLeft -= shares;
  member.shares += shares;
  books.wentOut += value;
  const { scale } = pool;
  pool.convert(member.account.member, units, value);
  return { ok: true, burned: points(units, scale), value: money(value) };
}

function openOne(books: Books, conversionId: string): Conversion | ReturnType<typeof refused> {
  const conversion = books.conversions.get(conversionId);
  if (conversion === undefined) return refused('conversion_unknown');
  return conversion.open ? conversion : refused('conversion_closed');
}

/** L5 */
function locked(books: Books, member: Member, atMs: number): bigint {
  const { pool } = books;
  return lockedUnits(member.account.locks, pool.pointsOf(member.account), pool.scale, atMs);
}
