/** Everything that is sealed with the master key, sealed anew: one transaction, while no service runs. */
import type { Queryable } from '#store/database';
import { resealSecrets } from '../webhooks/sealed-secret.ts';
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import type { Keys } from './master-key.ts';
import { datumPlace, keyPlace, phoneHash } from './people.ts';
import { seal, unseal } from './sealing.ts';

/** Persons at a time: their keys are held in memory. */
const BATCH = 5000;

/**
 * Seals every person's key and every secret of webhooks and shops with `next` instead of the context's keys, and hashes every phone number anew. All in one
 * transaction: either all is under the new key or nothing. One-time codes and throttle counts, which cannot be carried over, end; sessions and API keys
 * stay. Gives how many persons. Throws when anything does not open, and then changes nothing.
 */
export async function rotateMasterKey(context: AuthContext, next: Keys, actor: string): Promise<number> {
  const { database, keys, now } = context;
  return await database.transaction(async (client) => {
    await client.query(
      'lock table person_key, phone_index, one_time_code, throttle, webhook_endpoint, shop in exclusive mode',
    );
    await client.query('delete from phone_index');
    await client.query('delete from one_time_code');
    await client.query('delete from throttle');
    let persons = 0;
    for (let batch = await sealedAfter(client, 0); batch.length > 0; batch = await sealedAfter(client, lastOf(batch))) {
      await resealPersons(client, batch, keys, next);
      persons += batch.length;
    }
    await resealSecrets(client, keys, next);
    await audit(client, { actor, action: 'master_key.rotated', detail: { persons } }, now());
    return persons;
  });
}

/** Whether these keys open what is sealed; undefined when nothing is. */
export async function keysFit(queryable: Queryable, keys: Keys): Promise<boolean | undefined> {
  const [row] = await queryable.query<SealedPerson>('select person, sealed from person_key order by person limit 1');
  if (row === undefined) return undefined;
  try {
    unseal(keys.wrap, keyPlace(row.person), row.sealed);
    return true;
  } catch {
    return false;
  }
}

interface SealedPerson {
  readonly person: number;
  readonly sealed: Buffer;
  readonly phone: Buffer | null;
}

const lastOf = (batch: readonly SealedPerson[]): number => batch.at(-1)?.person ?? 0;

async function sealedAfter(client: Queryable, person: number): Promise<readonly SealedPerson[]> {
  return await client.query<SealedPerson>(
    `select k.person, k.sealed, d.sealed as phone
     from person_key k left join personal_datum d on d.person = k.person and d.field = 'phone'
     where k.person > $1 order by k.person limit $2`,
    [person, BATCH],
  );
}

async function resealPersons(client: Queryable, batch: readonly SealedPerson[], keys: Keys, next: Keys): Promise<void> {
  const sealed: Buffer[] = [];
  const phones: { readonly person: number; readonly hash: Buffer }[] = [];
  for (const { person, sealed: before, phone } of batch) {
    const key = unseal(keys.wrap, keyPlace(person), before);
    sealed.push(seal(next.wrap, keyPlace(person), key));
    if (phone !== null)
      phones.push({ person, hash: phoneHash(next, unseal(key, datumPlace(person, 'phone'), phone).toString()) });
  }
  await client.query(
    `update person_key k set sealed = n.sealed from unnest($1::bigint[], $2::bytea[]) n (person, sealed)
     where k.person = n.person`,
    [batch.map(({ person }) => person), sealed],
  );
  await client.query('insert into phone_index (phone_hash, person) select * from unnest($1::bytea[], $2::bigint[])', [
    phones.map(({ hash }) => hash),
    phones.map(({ person }) => person),
  ]);
}
