/** Changing the master key, when the old one may have been seen. */
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import type { Keys } from './master-key.ts';
import { keyPlace, phoneHash, readDatum } from './people.ts';
import { seal, unseal } from './sealing.ts';

/**
 * Seals every person's key with `next` instead of the context's keys, and hashes every phone number anew. All in one transaction: either all is under the new
 * key or nothing. One-time codes and throttle counts, which cannot be carried over, end; sessions and API keys stay. Nobody else may write meanwhile:
 * run it while the service is stopped. Gives how many persons. Throws when a person's key does not open, and then changes nothing.
 */
export async function rotateMasterKey(context: AuthContext, next: Keys, actor: string): Promise<number> {
  const { database, keys } = context;
  return await database.transaction(async (client) => {
    await client.query('lock table person_key, phone_index, one_time_code, throttle in exclusive mode');
    const persons = await client.query<{ person: number; sealed: Buffer }>('select person, sealed from person_key');
    await client.query('delete from phone_index');
    await client.query('delete from one_time_code');
    await client.query('delete from throttle');
    for (const { person, sealed } of persons) {
      const phone = await readDatum(client, keys, person, 'phone');
      const key = unseal(keys.wrap, keyPlace(person), sealed);
      await client.query('update person_key set sealed = $2 where person = $1', [
        person,
        seal(next.wrap, keyPlace(person), key),
      ]);
      if (phone === undefined) continue;
      await client.query('insert into phone_index (phone_hash, person) values ($1, $2)', [
        phoneHash(next, phone),
        person,
      ]);
    }
    await audit(client, { actor, action: 'master_key.rotated', detail: { persons: persons.length } }, context.now());
    return persons.length;
  });
}
