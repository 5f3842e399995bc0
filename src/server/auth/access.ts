/** The one decision about rights. It denies whatever the tables do not allow. */
import { ACCESS } from './actions.ts';
import type { Action, Reach } from './actions.ts';
import { AuthError } from './errors.ts';
import type { Grant, KeyPrincipal, PersonPrincipal, Principal } from './principal.ts';
import type { Role } from './roles.ts';
import { SCOPES } from './scopes.ts';

/**
 * What is acted upon, by the numbers of the log. Taken from the stored object, never from the request: the merchant and the member of an order are those
 * that it was placed with. Without a programme it is the whole installation.
 */
export interface Target {
  readonly programme?: number;
  readonly merchant?: string;
  readonly member?: string;
  /** The person whose account it is; for `account.manage` only. */
  readonly person?: number;
}

/** All that a principal may do one action to in one programme. A list shows exactly this. */
export interface Extent {
  readonly any: boolean;
  readonly merchants: readonly string[];
  readonly members: readonly string[];
}

const NOTHING: Extent = { any: false, merchants: [], members: [] };

/** What programmes' members and shops may know goes for one merchant's key as well. */
const PUBLIC_IN_PROGRAMME: ReadonlySet<Action> = new Set(
  (Object.keys(ACCESS) as Action[]).filter((action) => reachOf(action, 'merchant-staff') === 'any'),
);

/** Whether the principal may do the action to the target. Denies by default; never throws. */
export function mayDo(principal: Principal, action: Action, target: Target): boolean {
  if (principal.kind === 'person' && principal.stage === 'full' && target.person === principal.person) {
    if (principal.grants.some((grant) => reachOf(action, grant.role) === 'self')) return true;
  }
  const extent = extentOf(principal, action, target.programme);
  if (extent.any) return true;
  return (
    (target.merchant !== undefined && extent.merchants.includes(target.merchant)) ||
    (target.member !== undefined && extent.members.includes(target.member))
  );
}

/**
 * What the principal may do the action to in `programme`, or in the whole installation when that is undefined; for there, only grants for every
 * programme count. A route that lists shows `merchants` and `members` only, unless `any`.
 */
export function extentOf(principal: Principal, action: Action, programme: number | undefined): Extent {
  return principal.kind === 'key'
    ? keyExtent(principal, action, programme)
    : personExtent(principal, action, programme);
}

/**
 * {@link mayDo} for routes: returns when allowed. Throws `password_change_required` or `totp_enrolment_required` for a session that is not as far,
 * else `not_allowed`.
 */
export function requireMay(principal: Principal, action: Action, target: Target): void {
  requireFull(principal);
  if (!mayDo(principal, action, target)) throw new AuthError('not_allowed');
}

/**
 * For money out and for rights: throws `recent_sign_in_required` when a person proved who they are longer than `withinMs` ago. To go on they sign in
 * again. Keys have no sign-in and pass.
 */
export function requireRecentSignIn(principal: Principal, withinMs: number, nowMs: number): void {
  if (principal.kind === 'person' && nowMs - principal.verifiedAtMs > withinMs) {
    throw new AuthError('recent_sign_in_required');
  }
}

/** Throws unless the session may use its grants. */
function requireFull(principal: Principal): void {
  if (principal.kind === 'key' || principal.stage === 'full') return;
  throw new AuthError(principal.stage === 'password' ? 'password_change_required' : 'totp_enrolment_required');
}

function personExtent(principal: PersonPrincipal, action: Action, programme: number | undefined): Extent {
  if (principal.stage !== 'full') return NOTHING;
  const grants = principal.grants.filter((grant) => covers(grant, programme));
  const objects = (reach: Reach) =>
    grants.flatMap((grant) => (reachOf(action, grant.role) === reach && grant.object !== null ? [grant.object] : []));
  return {
    any: grants.some((grant) => reachOf(action, grant.role) === 'any'),
    merchants: objects('own-merchant'),
    members: objects('own'),
  };
}

function covers(grant: Grant, programme: number | undefined): boolean {
  return grant.programme === null || grant.programme === programme;
}

function keyExtent(principal: KeyPrincipal, action: Action, programme: number | undefined): Extent {
  if (principal.programme !== programme) return NOTHING;
  const opened = principal.scopes
    .map((scope) => SCOPES[scope])
    .filter((traits) => (traits.actions as readonly Action[]).includes(action));
  if (principal.merchant === null) return { ...NOTHING, any: opened.length > 0 };
  if (!opened.some((traits) => traits.merchant)) return NOTHING;
  return PUBLIC_IN_PROGRAMME.has(action) ? { ...NOTHING, any: true } : { ...NOTHING, merchants: [principal.merchant] };
}

function reachOf(action: Action, role: Role): Reach | undefined {
  const row: Readonly<Partial<Record<Role, Reach>>> = ACCESS[action];
  return row[role];
}
