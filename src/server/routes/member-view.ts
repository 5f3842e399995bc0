/** A member as they are shown. */
import { PPM, formatMoney, formatPercent, formatPoints, mulDivFloor, sub } from '#core/quantity';
import type { Int } from '#core/quantity';
import { refuse } from '#core/refusal';
import type { MemberGlance } from '#core/views';
import type { Desk } from '../desk.ts';
import { RefusedError } from '../problems.ts';
import type { Programme } from '../programmes.ts';

/** The id of the sale that is only asked about. */
const QUOTED = 'quote';

/** A member by the caller's id, with what selling every free point now would pay, and how near the forced exit is (X1). Throws `member_unknown`. */
export function memberView(desk: Desk, memberId: string): object {
  const { aliases, engine } = desk;
  const number = aliases.ours('member', memberId);
  const view = number === undefined ? undefined : engine.member(number);
  if (view === undefined) throw new RefusedError(refuse('member_unknown', 'memberId', memberId));
  const { scale } = engine.pool();
  const { referrerId, rank } = view;
  return {
    memberId,
    points: formatPoints(view.points, scale),
    locked: formatPoints(view.locked, scale),
    basis: formatMoney(view.basis),
    cash: formatMoney(view.cash),
    commission: formatMoney(view.commission),
    dividend: formatMoney(view.dividend),
    coins: formatMoney(view.coins),
    shares: whole(view.shares),
    lockedShares: whole(view.lockedShares),
    exits: view.exits,
    frozen: view.frozen,
    ...(referrerId !== undefined && { referrerId: aliases.shown('member', referrerId) }),
    ...(rank !== undefined && { rank }),
    sale: saleOf(desk, memberId, view),
    ...capOf(desk, view),
  };
}

/** A whole number; as a text when it is past what a double holds. */
export function whole(value: Int): number | string {
  return typeof value === 'bigint' ? String(value) : value;
}

/** Our number of a member by the caller's id. Throws `member_unknown`. */
export async function memberNumber({ writer }: Programme, memberId: string): Promise<number> {
  const number = await writer.read(({ aliases }) => aliases.ours('member', memberId));
  if (number === undefined) throw new RefusedError(refuse('member_unknown', 'memberId', memberId));
  return Number(number);
}

/** What selling every free point of a member now would pay: the quote of the sale itself. */
export function saleOf(desk: Desk, memberId: string, { points, locked }: MemberGlance): object {
  const free = sub(points, locked);
  const text = formatPoints(free, desk.engine.pool().scale);
  if (free <= 0) return { points: text, net: '0.00' };
  let redemptionId = QUOTED;
  while (desk.aliases.ours('redemption', redemptionId) !== undefined) redemptionId += '-';
  const [answer] = desk.quote([{ type: 'RedeemPoints', redemptionId, memberId, points: text }]);
  if (answer === undefined || !answer.receipt.ok) {
    return { points: text, ...(answer?.refusal !== undefined && { code: answer.refusal.code }) };
  }
  return { points: text, net: answer.receipt.paid ?? '0.00' };
}

/** How near a member's forced exit is (X1), as the field `cap`; nothing where there is no cap, no basis or no points. */
export function capOf({ engine }: Desk, { points, basis }: MemberGlance): object {
  const { cap } = engine.plan.pool;
  if (cap === undefined || basis === 0 || points === 0) return {};
  const { reserve, supply } = engine.pool();
  const value = mulDivFloor(points, reserve, supply);
  const limit = mulDivFloor(basis, cap.multiplePpm, PPM);
  const progress = limit === 0 ? PPM : Number(mulDivFloor(value, PPM, limit));
  return { cap: { value: formatMoney(value), limit: formatMoney(limit), progress: formatPercent(progress) } };
}
