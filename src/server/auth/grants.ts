/** Granting and revoking roles. The right to do so is checked here, since it depends on the role. */
import type { Queryable } from '#store/database';
import { mayDo } from './access.ts';
import type { Target } from './access.ts';
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { holdPerson } from './people.ts';
import { actorOf, personActor } from './principal.ts';
import type { Grant, Principal } from './principal.ts';
import { ROLES } from './roles.ts';
import type { Role } from './roles.ts';

/** A role to be granted: to whom, where, and over what. */
export interface NewGrant {
  readonly person: number;
  readonly role: Role;
  /** Null is every programme, for operators and auditors only. */
  readonly programme: number | null;
  /** The number of the merchant or member; null for operators and auditors. */
  readonly object: string | null;
}

/** A grant as it is listed. */
export interface GrantRow extends Grant {
  readonly person: number;
  readonly grantedBy: string;
  readonly grantedAtMs: number;
}

/**
 * Grants a role and ends the person's sessions, so that they sign in to the new rights. Gives the number of the grant.
 * Throws `grant_invalid`, `not_allowed` (also for oneself), `person_unknown`, `person_erased`, `role_taken`.
 */
export async function grantRole(context: AuthContext, by: Principal, grant: NewGrant): Promise<number> {
  checkShape(grant);
  requireMayGrant(by, grant);
  return await context.database.transaction(async (client) => {
    const id = await insertGrant(client, grant, actorOf(by), context.now());
    await client.query('delete from session where person = $1', [grant.person]);
    return id;
  });
}

/**
 * Revokes a grant and ends the person's sessions. Throws `grant_unknown` (also when it was revoked, or is not one of `among`), `not_allowed` (also for
 * oneself), `last_admin`.
 */
export async function revokeGrant(
  context: AuthContext,
  by: Principal,
  id: number,
  among: Partial<NewGrant> = {},
): Promise<void> {
  await context.database.transaction(async (client) => {
    const [grant] = await client.query<NewGrant>(
      'select person, role, programme, object from role_grant where id = $1 and revoked_at_ms is null',
      [id],
    );
    const isAmong = Object.entries(among).every(([name, value]) => grant?.[name as keyof NewGrant] === value);
    if (grant === undefined || !isAmong) throw new AuthError('grant_unknown');
    requireMayGrant(by, grant);
    if (grant.role === 'operator-admin' && grant.programme === null) await requireOtherAdmin(client, grant.person);
    const revoked = await client.query(
      'update role_grant set revoked_at_ms = $2, revoked_by = $3 where id = $1 and revoked_at_ms is null returning id',
      [id, context.now(), actorOf(by)],
    );
    if (revoked.length === 0) throw new AuthError('grant_unknown');
    await client.query('delete from session where person = $1', [grant.person]);
    await auditGrant(client, 'role.revoked', grant, actorOf(by), context.now());
  });
}

/**
 * The grants in force, oldest first: of one person; in one programme, with those for every programme and without its members, of whom there may be a million; or
 * over one merchant. The caller has `users.read`, or `staff.manage` of the merchant.
 */
export async function listGrants(
  context: AuthContext,
  of: { readonly person: number } | { readonly programme: number; readonly merchant?: string },
): Promise<GrantRow[]> {
  const [person, programme, merchant] =
    'person' in of ? [of.person, null, null] : [null, of.programme, of.merchant ?? null];
  return await context.database.query<GrantRow>(
    `select id, person, role, programme, object, granted_by as "grantedBy", granted_at_ms as "grantedAtMs"
     from role_grant where revoked_at_ms is null and case
       when $1::bigint is not null then person = $1
       when $3::text is not null then programme = $2 and object = $3 and role in ('merchant-owner', 'merchant-staff')
       else (programme = $2 or programme is null) and role <> 'member' end
     order by id`,
    [person, programme, merchant],
  );
}

/**
 * Writes a grant without asking who may, for the first administrator and a member's first sign-in. Part of the caller's transaction.
 * Throws `person_unknown`, `person_erased`, `grant_invalid`, `role_taken`.
 */
export async function insertGrant(
  queryable: Queryable,
  grant: NewGrant,
  actor: string,
  nowMs: number,
): Promise<number> {
  const { person, role, programme, object } = grant;
  await holdPerson(queryable, person);
  // Whoever signs in by phone only could never use an operator's role.
  const account = ROLES[role].totp
    ? await queryable.query('select 1 from credential where person = $1', [person])
    : undefined;
  if (account?.length === 0) throw new AuthError('grant_invalid');
  const [row] = await queryable.query<{ id: number }>(
    `insert into role_grant (person, role, programme, object, granted_by, granted_at_ms) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning id`,
    [person, role, programme, object, actor, nowMs],
  );
  if (row === undefined) throw new AuthError('role_taken');
  await auditGrant(queryable, 'role.granted', grant, actor, nowMs);
  return row.id;
}

/** Throws `last_admin` unless somebody besides `person` administers every programme and can sign in. Holds until the transaction ends. */
export async function requireOtherAdmin(queryable: Queryable, person: number): Promise<void> {
  const admins = `from role_grant g where g.role = 'operator-admin' and g.programme is null and g.revoked_at_ms is null`;
  // Two who remove each other wait here; the second then sees what the first did.
  await queryable.query(`select g.id ${admins} order by g.id for update`);
  const others = await queryable.query(
    `select g.id ${admins} and g.person <> $1
       and exists (select 1 from credential c where c.person = g.person and c.disabled_at_ms is null)`,
    [person],
  );
  const [own] = await queryable.query(`select g.id ${admins} and g.person = $1`, [person]);
  if (own !== undefined && others.length === 0) throw new AuthError('last_admin');
}

/** Operators need `users.manage` where the grant is for; a merchant's owner grants staff of that merchant. Nobody grants to themselves. */
function requireMayGrant(by: Principal, grant: NewGrant): void {
  const target: Target = {
    ...(grant.programme === null ? {} : { programme: grant.programme }),
    ...(ROLES[grant.role].object === 'merchant' && grant.object !== null ? { merchant: grant.object } : {}),
  };
  const allowed =
    mayDo(by, 'users.manage', target) || (grant.role === 'merchant-staff' && mayDo(by, 'staff.manage', target));
  if (!allowed || (by.kind === 'person' && by.person === grant.person)) throw new AuthError('not_allowed');
}

function checkShape(grant: NewGrant): void {
  const needsObject = ROLES[grant.role].object !== null;
  const right = needsObject ? grant.programme !== null && grant.object !== null : grant.object === null;
  if (!right) throw new AuthError('grant_invalid');
}

async function auditGrant(
  queryable: Queryable,
  action: string,
  grant: NewGrant,
  actor: string,
  nowMs: number,
): Promise<void> {
  const { person, role, programme, object } = grant;
  await audit(queryable, { actor, action, target: personActor(person), detail: { role, programme, object } }, nowMs);
}
