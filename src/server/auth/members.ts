/** Which person is which member: known at the first sign-in, or told by the shop before. */
import type { Queryable } from '#store/database';
import { mayDo, requireMay } from './access.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { insertGrant } from './grants.ts';
import { ensurePersonByPhone } from './people.ts';
import { actorOf } from './principal.ts';
import type { Principal } from './principal.ts';

/**
 * Says that a member of a programme is who has this phone number, so that they find their points at the first sign-in. Gives the person; does nothing when it
 * is so already. `by` needs `personal.write` of the member.
 * Throws `not_allowed`, `phone_invalid`, `role_taken` when the member is another person or the person another member.
 */
export async function linkMember(
  context: AuthContext,
  by: Principal,
  link: { readonly programme: number; readonly member: string; readonly phone: string },
): Promise<number> {
  const { programme, member, phone } = link;
  requireMay(by, 'personal.write', { programme, member });
  return await context.database.transaction(async (client) => {
    const person = await ensurePersonByPhone(client, context, phone);
    if ((await memberNumberOf(client, person, programme)) === member) return person;
    await insertGrant(client, { person, role: 'member', programme, object: member }, actorOf(by), context.now());
    return person;
  });
}

/**
 * For what concerns a person as a whole: throws `not_allowed` unless `by` may do it in the installation, or in this programme to somebody who has no role
 * anywhere else. Who administers one programme must not reach into another through its people.
 */
export async function requireMayToPerson(
  queryable: Queryable,
  by: Principal,
  action: 'personal.write' | 'personal.erase',
  person: number,
  programme: number | undefined,
): Promise<void> {
  if (programme === undefined || mayDo(by, action, {})) return requireMay(by, action, {});
  requireMay(by, action, { programme });
  const elsewhere = await queryable.query(
    'select 1 from role_grant where person = $1 and programme is distinct from $2 and revoked_at_ms is null limit 1',
    [person, programme],
  );
  if (elsewhere.length > 0) throw new AuthError('not_allowed');
}

/** The person who is a member; undefined when no phone was ever linked to it, or the person was erased. */
export async function personOfMember(
  queryable: Queryable,
  programme: number,
  member: string,
): Promise<number | undefined> {
  const [row] = await queryable.query<{ person: number }>(
    `select person from role_grant where programme = $1 and object = $2 and role = 'member' and revoked_at_ms is null`,
    [programme, member],
  );
  return row?.person;
}

/**
 * The person with this phone number, made when nobody has it: to invite a merchant's owner or staff, who then get a role and sign in by phone.
 * `by` needs `staff.manage` of the merchant. Throws `not_allowed`, `phone_invalid`.
 */
export async function invitePerson(
  context: AuthContext,
  by: Principal,
  invitation: { readonly programme: number; readonly merchant: string; readonly phone: string },
): Promise<number> {
  const { programme, merchant, phone } = invitation;
  requireMay(by, 'staff.manage', { programme, merchant });
  return await context.database.transaction((client) => ensurePersonByPhone(client, context, phone));
}

async function memberNumberOf(client: Queryable, person: number, programme: number): Promise<string | undefined> {
  const [row] = await client.query<{ object: string }>(
    `select object from role_grant where programme = $1 and person = $2 and role = 'member' and revoked_at_ms is null`,
    [programme, person],
  );
  return row?.object;
}
