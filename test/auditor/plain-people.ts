import { type Books, type Member, type Receipt, refused } from './books.ts';
import { fen, money } from './wire.ts';

export function registerMerchant(
  books: Books,
  command: { merchantId: string; ownerId?: string; recruiterId?: string; regionCode?: string; split?: string },
): Receipt {
  const { merchantId, ownerId, recruiterId, regionCode, split } = command;
  if (books.merchants.has(merchantId)) return refused('merchant_exists');
  if (ownerId !== undefined) books.mention(ownerId);
  const recruiter = recruiterId === undefined ? undefined : books.mention(recruiterId);
  books.merchants.set(merchantId, { id: merchantId, recruiter, regionCode, split, payable: 0n });
  return { ok: true };
}

/** C7 */
export function bindReferrer(books: Books, command: { memberId: string; referrerId: string }): Receipt {
  const { memberId, referrerId } = command;
  if (memberId === referrerId) return refused('referrer_is_self');
  const known = books.members.get(memberId);
  if (known?.referrer !== undefined) return refused('referrer_already_bound');
  if (known !== undefined && isAbove(known, books.members.get(referrerId))) return refused('referrer_cycle');
  books.mention(memberId).referrer = books.mention(referrerId);
  return { ok: true };
}

/** Whether `above` is `member` or one of the referrers above. */
function isAbove(above: Member, member: Member | undefined): boolean {
  for (let one = member; one !== undefined; one = one.referrer) if (one === above) return true;
  return false;
}

export function setRank(books: Books, command: { memberId: string; rank: string | null }): Receipt {
  books.mention(command.memberId).rank = command.rank ?? undefined;
  return { ok: true };
}

/** C7 */
export function appointAgent(books: Books, command: { regionCode: string; memberId: string }): Receipt {
  if (books.agents.has(command.regionCode)) return refused('region_taken');
  books.agents.set(command.regionCode, books.mention(command.memberId));
  return { ok: true };
}

/** C7 */
export function dismissAgent(books: Books, command: { regionCode: string }): Receipt {
  return books.agents.delete(command.regionCode) ? { ok: true } : refused('region_vacant');
}

/** W3 */
export function freezeMember(books: Books, command: { memberId: string }): Receipt {
  books.mention(command.memberId).frozen = true;
  return { ok: true };
}

/** W3 */
export function unfreezeMember(books: Books, command: { memberId: string }): Receipt {
  books.mention(command.memberId).frozen = false;
  return { ok: true };
}

/** D1 */
export function setWeight(books: Books, command: { memberId: string; weight: number }): Receipt {
  if (command.weight < 0) return refused('weight_negative');
  const member = books.mention(command.memberId);
  if (command.weight === 0) books.weights.delete(member);
  else books.weights.set(member, BigInt(command.weight));
  return { ok: true };
}

/** D2 */
export function declareDividend(books: Books, command: { dividendId: string; amount: string }): Receipt {
  if (books.dividends.has(command.dividendId)) return refused('dividend_exists');
  const amount = fen(command.amount);
  if (amount <= 0n) return refused('amount_not_positive');
  let total = 0n;
  for (const weight of books.weights.values()) total += weight;
  if (total === 0n) return refused('no_weights');
  if (books.platform < amount) return refused('platform_balance_too_low');
  books.dividends.add(command.dividendId);
  let paid = 0n;
  for (const [member, weight] of books.weights) {
    const part = (amount * weight) / total;
    member.dividend += part;
    paid += part;
  }
  books.platform -= paid;
  return { ok: true, paid: money(paid) };
}

/** L1 */
export function importDebt(books: Books, command: { debtId: string; memberId: string; amount: string }): Receipt {
  if (books.debts.has(command.debtId)) return refused('debt_exists');
  const amount = fen(command.amount);
  if (amount <= 0n) return refused('amount_not_positive');
  books.debts.add(command.debtId);
  books.mention(command.memberId).coins += amount;
  return { ok: true };
}
