/** Secrets that both sides know, so that a hash would not do: sealed with the master key, opened only to sign or to verify. */
import type { Queryable } from '#store/database';
import type { Keys } from '../auth/master-key.ts';
import { seal, unseal } from '../auth/sealing.ts';
import { WebhookError } from './errors.ts';
import { newSecret } from './signature.ts';

/** Whose secret it is: a row of this table. */
export type Holder = 'webhook_endpoint' | 'shop';

/** The sealed columns of a row. */
export interface SealedSecrets {
  readonly id: number;
  readonly secret: Buffer;
  readonly old_secret: Buffer | null;
  readonly old_until_ms: number | null;
}

const LONGEST_OVERLAP_MS = 7 * 86_400_000;

const place = (holder: Holder, id: number): string => `${holder} secret ${id}`;

/** Seals a secret for its row. */
export function sealSecret(keys: Keys, holder: Holder, id: number, secret: string): Buffer {
  return seal(keys.wrap, place(holder, id), Buffer.from(secret));
}

/** The secrets of a row that are good at `nowMs`, the newest first. */
export function openSecrets(keys: Keys, holder: Holder, row: SealedSecrets, nowMs: number): readonly string[] {
  const open = (sealed: Buffer): string => unseal(keys.wrap, place(holder, row.id), sealed).toString();
  const old = row.old_secret !== null && row.old_until_ms !== null && row.old_until_ms > nowMs ? [row.old_secret] : [];
  return [row.secret, ...old].map(open);
}

/** The number that the next row of a table will have: a secret is sealed for it before the row is there. */
export async function nextId(client: Queryable, holder: Holder): Promise<number> {
  const [row] = await client.query<{ id: number }>(`select nextval(pg_get_serial_sequence('${holder}', 'id')) as id`);
  if (row === undefined) throw new Error('the sequence gave nothing');
  return row.id;
}

/**
 * Gives a row a new secret; the one before stays good for `overlapMs`, at most seven days, and the one before that ends. Throws `overlap_invalid`.
 * The caller has made sure that the row is there.
 */
export async function rotateSealed(
  client: Queryable,
  keys: Keys,
  holder: Holder,
  { id, overlapMs, nowMs }: { readonly id: number; readonly overlapMs: number; readonly nowMs: number },
): Promise<string> {
  if (!(overlapMs >= 0 && overlapMs <= LONGEST_OVERLAP_MS)) throw new WebhookError('overlap_invalid', 'overlapMs');
  const secret = newSecret();
  await client.query(`update ${holder} set old_secret = secret, old_until_ms = $2, secret = $3 where id = $1`, [
    id,
    Math.floor(nowMs + overlapMs),
    sealSecret(keys, holder, id, secret),
  ]);
  return secret;
}

/** Where the key is sealed that hashes a shop's ids. */
export const hashKeyPlace = (shop: number): string => `shop hash key ${shop}`;

/**
 * Seals every secret of endpoints and shops with `next`: part of changing the master key, in its transaction. What else is sealed here (answers of
 * receivers, parked events) is short-lived or opened by the shop's own key. Throws when a secret does not open.
 */
export async function resealSecrets(client: Queryable, keys: Keys, next: Keys): Promise<void> {
  for (const holder of ['webhook_endpoint', 'shop'] as const) {
    const rows = await client.query<SealedSecrets>(
      `select id, secret, old_secret, old_until_ms from ${holder} for update`,
    );
    for (const row of rows) {
      const again = (sealed: Buffer): Buffer =>
        seal(next.wrap, place(holder, row.id), unseal(keys.wrap, place(holder, row.id), sealed));
      await client.query(`update ${holder} set secret = $2, old_secret = $3 where id = $1`, [
        row.id,
        again(row.secret),
        row.old_secret === null ? null : again(row.old_secret),
      ]);
    }
  }
  const shops = await client.query<{ id: number; hash_key: Buffer }>('select id, hash_key from shop');
  for (const { id, hash_key } of shops) {
    const key = unseal(keys.wrap, hashKeyPlace(id), hash_key);
    await client.query('update shop set hash_key = $2 where id = $1', [id, seal(next.wrap, hashKeyPlace(id), key)]);
  }
  await client.query('update webhook_delivery set answer = null');
}
