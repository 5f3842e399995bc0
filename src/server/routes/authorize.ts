/** Whether somebody may hand in commands: each by its row in the table of commands. All of them, or none is done. */
import type { CommandType } from '#core/command';
import type { Wording } from '#core/plan-field';
import type { WireCommand } from '../aliases.ts';
import { extentOf, mayDo } from '../auth/access.ts';
import type { Extent } from '../auth/access.ts';
import type { Action } from '../auth/actions.ts';
import { AuthError } from '../auth/errors.ts';
import type { Principal } from '../auth/principal.ts';
import type { Desk } from '../desk.ts';
import { ProblemError } from '../problems.ts';
import type { Programme } from '../programmes.ts';
import { fourEyes } from '../proposals/four-eyes.ts';
import { glance } from './glance.ts';
import { partiesOfOpen, targetOfOrder } from './orders-of.ts';
import { rightOf } from './rights.ts';
import type { ActedOn } from './rights.ts';
import type { Call } from './route.ts';

/** Throws `not_allowed` when the caller may not hand in one of the commands, `needs_approval` when a second person has to agree to one. */
export async function authorizeCommands(
  { service, principal, programme }: Call,
  commands: readonly WireCommand[],
  inBatch: boolean,
): Promise<void> {
  if (runsSandbox(principal, programme)) return;
  const extents = new Map<Action, Extent>();
  const extent = (action: Action): Extent => {
    const known = extents.get(action) ?? extentOf(principal, action, programme.id);
    extents.set(action, known);
    return known;
  };
  for (const [index, command] of commands.entries()) {
    const right = rightOf(command);
    if (right === undefined) continue;
    const { any, merchants, members } = extent((inBatch ? right.inBatch : undefined) ?? right.action);
    if (!any && !(await isWithin({ any, merchants, members }, right.of, command, { service, programme }))) {
      throw new AuthError('not_allowed');
    }
    if (programme.mode === 'live' && needsTwo(command, commands)) {
      throw new ProblemError('needs_approval', {
        field: inBatch ? `commands[${index}].type` : 'type',
        value: command['type'],
        expected: proposeAt(programme),
      });
    }
  }
}

/** Where it is proposed instead. */
function proposeAt({ id }: Programme): Wording {
  const where = `POST /v1/programmes/${id}/proposals`;
  return { zh: `先提案：${where}`, en: `propose it: ${where}` };
}

/** Whether a second person has to agree to a command that comes with these. */
function needsTwo({ type, account }: WireCommand, commands: readonly WireCommand[]): boolean {
  const count = (): number => commands.filter((other) => other['type'] === type).length;
  // Only what is allowed one at a time needs counting.
  const known = type as CommandType;
  return fourEyes(known, { account }) || (fourEyes(known, { account, count: 2 }) && count() > 1);
}

/** Whoever may turn a sandbox's clock plays every part in it. Persons only: what a key may do stands in its scopes. */
export function runsSandbox(principal: Principal, { id, mode }: Programme): boolean {
  return mode === 'sandbox' && principal.kind === 'person' && mayDo(principal, 'clock.set', { programme: id });
}

async function isWithin(
  extent: Extent,
  of: ActedOn,
  command: WireCommand,
  { service, programme }: Pick<Call, 'service' | 'programme'>,
): Promise<boolean> {
  if (of === 'programme' || (extent.merchants.length === 0 && extent.members.length === 0)) return false;
  const { orderId } = command;
  if (of === 'order') {
    if (typeof orderId !== 'string') return false;
    const { merchant, member } = await targetOfOrder(service, programme, orderId);
    return holds(extent, merchant, member);
  }
  return glance(programme.writer, (desk) => {
    const merchant = of === 'member' ? undefined : oursOf(desk, 'merchant', command['merchantId']);
    const member = of === 'merchant' ? undefined : oursOf(desk, 'member', command['memberId']);
    return holds(extent, merchant, member);
  });
}

function oursOf(desk: Desk, kind: 'merchant' | 'member', external: unknown): string | undefined {
  return typeof external === 'string' ? desk.aliases.ours(kind, external) : undefined;
}

function holds({ merchants, members }: Extent, merchant: string | undefined, member: string | undefined): boolean {
  return (merchant !== undefined && merchants.includes(merchant)) || (member !== undefined && members.includes(member));
}

/** What somebody who may not quote anything may quote: an order at the own merchant or of the own member, and what the own member does. */
const QUOTABLE: ReadonlySet<unknown> = new Set(['PlaceOrder', 'RedeemPoints', 'RequestWithdrawal', 'ConvertPoints']);

/** Throws `not_allowed` when the caller may not ask what one of the commands would do. */
export async function authorizeQuotes({ principal, programme }: Call, commands: readonly WireCommand[]): Promise<void> {
  const extent = extentOf(principal, 'orders.quote', programme.id);
  if (extent.any) return;
  const allowed = await glance(programme.writer, (desk) =>
    commands.every(({ type, merchantId, memberId, orderId }) => {
      if (type === 'RefundOrder' || type === 'SettleOrder') {
        const parties = typeof orderId === 'string' ? partiesOfOpen(desk, orderId) : undefined;
        return holds(extent, parties?.merchant, parties?.member);
      }
      return (
        QUOTABLE.has(type) && holds(extent, oursOf(desk, 'merchant', merchantId), oursOf(desk, 'member', memberId))
      );
    }),
  );
  if (!allowed) throw new AuthError('not_allowed');
}
