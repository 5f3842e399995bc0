/** Erasing a person: what is sealed becomes unreadable and goes, with all by which they could be found. */
import { requireMay } from './access.ts';
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { requireOtherAdmin } from './grants.ts';
import { phoneHash, readPersonal } from './people.ts';
import { actorOf, personActor } from './principal.ts';
import type { Principal } from './principal.ts';
import { forgetAttempts } from './throttle.ts';

/**
 * Erases a person for good: their key, every sealed datum, phone index, username, password, codes, throttle counts and sessions go, and their roles end. What
 * stays is their number with the times it was made and erased, their former roles, and the audit, which has numbers only.
 * `by` needs `personal.erase` of the installation. Throws `not_allowed`, `person_unknown`, `person_erased`, `last_admin`.
 */
export async function erasePerson(context: AuthContext, by: Principal, person: number): Promise<void> {
  requireMay(by, 'personal.erase', {});
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
