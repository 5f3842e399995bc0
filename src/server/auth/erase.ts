/** Erasing a person: what is sealed becomes unreadable and goes, with all by which they could be found. */
import type { Queryable } from '#store/database';
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { requireOtherAdmin } from './grants.ts';
import { requireMayToPerson } from './members.ts';
import { phoneHash, readPersonal } from './people.ts';
import { actorOf, personActor } from './principal.ts';
import type { Principal } from './principal.ts';
import { forgetAttempts } from './throttle.ts';

/** What a person is called in the tables of accounts, in every form: for looking where else it stands. Throws `person_unknown`, `person_erased`. */
export async function namesOf({ database, keys }: AuthContext, person: number): Promise<readonly string[]> {
  const { phone, name, payee } = await readPersonal(database, keys, person);
  const [account] = await database.query<{ username: string }>('select username from credential where person = $1', [
    person,
  ]);
  // A phone is written with or without +86.
  return [phone?.slice('+86'.length), name, payee, account?.username].filter((text) => text !== undefined);
}

/** The members that a person is, and, if asked for, the merchants that nobody else owns; by our numbers. */
export function roleNumbersOf(
  queryable: Queryable,
  person: number,
  merchants: boolean,
): Promise<{ readonly programme: number; readonly kind: 'member' | 'merchant'; readonly number: number }[]> {
  return queryable.query(
    `select g.programme, case g.role when 'member' then 'member' else 'merchant' end as kind, g.object::bigint as number
     from role_grant g where g.person = $1 and g.revoked_at_ms is null and (g.role = 'member' or ($2 and g.role = 'merchant-owner'
       and not exists (select from role_grant other where other.role = 'merchant-owner' and other.revoked_at_ms is null
         and other.programme = g.programme and other.object = g.object and other.person <> g.person)))
     order by g.id`,
    [person, merchants],
  );
}

/**
 * Erases a person for good: their key, every sealed datum, phone index, username, password, codes, throttle counts and sessions go, and their roles end. What
 * stays is their number with the times it was made and erased, their former roles, and the audit, which has numbers only.
 * `by` needs `personal.erase` of the installation, or of `programme` for somebody who has no role elsewhere. Throws `not_allowed`, `person_unknown`,
 * `person_erased`, `last_admin`.
 */
export async function erasePerson(
  context: AuthContext,
  by: Principal,
  person: number,
  programme?: number,
): Promise<void> {
  const { keys } = context;
  const nowMs = context.now();
  await context.database.transaction(async (client) => {
    // Waits for whoever is writing about the person, and makes the next who wants to find them erased.
    const [found] = await client.query<{ erased: boolean }>(
      'select erased_at_ms is not null as erased from person where id = $1 for update',
      [person],
    );
    if (found === undefined) throw new AuthError('person_unknown');
    if (found.erased) throw new AuthError('person_erased');
    await requireMayToPerson(client, by, 'personal.erase', person, programme);
    await requireOtherAdmin(client, person);
    const { phone } = await readPersonal(client, keys, person);
    if (phone !== undefined) {
      await client.query('delete from phone_index where person = $1', [person]);
      await client.query('delete from one_time_code where phone_hash = $1', [phoneHash(keys, phone)]);
      await forgetAttempts(client, context, { kind: 'code-phone', name: phone });
    }
    const [account] = await client.query<{ username: string }>(
      'delete from credential where person = $1 returning username',
      [person],
    );
    if (account !== undefined) await forgetAttempts(client, context, { kind: 'account', name: account.username });
    for (const table of ['phone_index', 'personal_datum', 'person_key', 'recovery_code', 'session']) {
      await client.query(`delete from ${table} where person = $1`, [person]);
    }
    await client.query(
      'update role_grant set revoked_at_ms = $2, revoked_by = $3 where person = $1 and revoked_at_ms is null',
      [person, nowMs, actorOf(by)],
    );
    await client.query('update person set erased_at_ms = $2 where id = $1', [person, nowMs]);
    await audit(client, { actor: actorOf(by), action: 'person.erased', target: personActor(person) }, nowMs);
  });
}
