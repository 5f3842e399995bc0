/** Shops whose orders come in by their own webhooks: making, listing, changing them. Who may do it is decided before. */
import { randomBytes } from 'node:crypto';
import type { Database, Queryable } from '#store/database';
import { audit } from '../auth/audit.ts';
import type { Keys } from '../auth/master-key.ts';
import { seal, unseal } from '../auth/sealing.ts';
import { WebhookError } from '../webhooks/errors.ts';
import { hashKeyPlace, nextId, openSecrets, rotateSealed, sealSecret } from '../webhooks/sealed-secret.ts';
import type { SealedSecrets } from '../webhooks/sealed-secret.ts';
import { newSecret } from '../webhooks/signature.ts';
import { checkedMapping } from './mapping.ts';
import type { Mapping } from './mapping.ts';

/** What every function here works with. */
export interface ShopContext {
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => number;
}

/** A shop as it is listed; its secret is nowhere. */
export interface Shop {
  readonly id: number;
  readonly programme: number;
  readonly name: string;
  readonly mapping: Mapping;
  /** Events of a paused shop are turned away, to be sent again later. */
  readonly state: 'active' | 'paused';
  readonly createdBy: string;
  readonly createdAtMs: number;
}

/** An event that came in, without anything that the shop named. */
export interface ShopEventRow {
  readonly kind: string | null;
  readonly state: 'done' | 'absorbed' | 'ignored' | 'parked' | 'refused' | 'unusable';
  readonly code: string | null;
  readonly field: string | null;
  readonly attempts: number;
  readonly occurredAtMs: number | null;
  readonly receivedAtMs: number;
  /** For the next page. */
  readonly cursor: string;
}

/** A shop with what is needed to believe it. */
export interface OpenShop extends Shop {
  /** Good now, the newest first. */
  readonly secrets: readonly string[];
  readonly hashKey: Buffer;
}

const LONGEST_NAME = 100;
const HASH_KEY_BYTES = 32;
const UNIQUE_VIOLATION = '23505';
const COLUMNS = `id, programme, name, mapping, state, created_by as "createdBy", created_at_ms as "createdAtMs"`;

/** Makes a shop. The secret is shown this once. Throws `shop_name_invalid`, `shop_name_taken`, `mapping_invalid`. */
export async function createShop(
  context: ShopContext,
  { programme, name, mapping }: { readonly programme: number; readonly name: string; readonly mapping: unknown },
  actor: string,
): Promise<{ readonly shop: Shop; readonly secret: string }> {
  const { database, keys } = context;
  const checked = checkedMapping(mapping);
  const trimmed = name.trim();
  if (trimmed === '' || trimmed.length > LONGEST_NAME) throw new WebhookError('shop_name_invalid', 'name');
  return await refusingTakenNames(() =>
    database.transaction(async (client) => {
      const id = await nextId(client, 'shop');
      const secret = newSecret();
      const [shop] = await client.query<Shop>(
        `insert into shop (id, programme, name, secret, hash_key, mapping, state, created_by, created_at_ms)
         overriding system value values ($1, $2, $3, $4, $5, $6, 'active', $7, $8) returning ${COLUMNS}`,
        [
          id,
          programme,
          trimmed,
          sealSecret(keys, 'shop', id, secret),
          seal(keys.wrap, hashKeyPlace(id), randomBytes(HASH_KEY_BYTES)),
          JSON.stringify(checked),
          actor,
          context.now(),
        ],
      );
      if (shop === undefined) throw new Error('the shop was not made');
      await note(client, context, actor, 'shop.created', id);
      return { shop, secret };
    }),
  );
}

/** The shops of a programme, in the order they were made. */
export function listShops({ database }: ShopContext, programme: number): Promise<Shop[]> {
  return database.query<Shop>(`select ${COLUMNS} from shop where programme = $1 order by id`, [programme]);
}

/** Changes a shop's mapping or state; what came in stays known. Throws `shop_unknown`, `mapping_invalid`. */
export async function changeShop(
  context: ShopContext,
  programme: number,
  id: number,
  changes: { readonly mapping?: unknown; readonly state?: Shop['state'] },
  actor: string,
): Promise<Shop> {
  const mapping = changes.mapping === undefined ? null : JSON.stringify(checkedMapping(changes.mapping));
  return await context.database.transaction(async (client) => {
    const [shop] = await client.query<Shop>(
      `update shop set mapping = coalesce($3, mapping), state = coalesce($4, state) where programme = $1 and id = $2
       returning ${COLUMNS}`,
      [programme, id, mapping, changes.state ?? null],
    );
    if (shop === undefined) throw new WebhookError('shop_unknown');
    await note(client, context, actor, 'shop.changed', id);
    return shop;
  });
}

/** Gives a shop a new secret, shown this once; the old one stays good for `overlapMs`, at most seven days. Throws `shop_unknown`, `overlap_invalid`. */
export async function rotateShopSecret(
  context: ShopContext,
  programme: number,
  id: number,
  overlapMs: number,
  actor: string,
): Promise<string> {
  return await context.database.transaction(async (client) => {
    const [shop] = await client.query('select id from shop where programme = $1 and id = $2 for update', [
      programme,
      id,
    ]);
    if (shop === undefined) throw new WebhookError('shop_unknown');
    const secret = await rotateSealed(client, context.keys, 'shop', { id, overlapMs, nowMs: context.now() });
    await note(client, context, actor, 'shop.secret_rotated', id);
    return secret;
  });
}

/** What came in from a shop, the newest first; of one state when given; after the event of cursor `before` when given. Throws `shop_unknown`. */
export async function listShopEvents(
  { database }: ShopContext,
  programme: number,
  id: number,
  options: { readonly limit: number; readonly state?: ShopEventRow['state']; readonly before?: string },
): Promise<ShopEventRow[]> {
  const [shop] = await database.query('select id from shop where programme = $1 and id = $2', [programme, id]);
  if (shop === undefined) throw new WebhookError('shop_unknown');
  return database.query<ShopEventRow>(
    `select kind, state, code, field, attempts, occurred_at_ms as "occurredAtMs", received_at_ms as "receivedAtMs",
       received_at_ms || '-' || encode(event_hash, 'hex') as cursor
     from shop_event where shop = $1 and ($2::text is null or state = $2)
       and ($4::bigint is null or (received_at_ms, event_hash) < ($4, decode($5, 'hex')))
     order by received_at_ms desc, event_hash desc limit $3`,
    [id, options.state ?? null, options.limit, ...(options.before?.split('-') ?? [null, null])],
  );
}

/** A shop with its keys, or undefined. */
export async function openShop({ database, keys, now }: ShopContext, id: number): Promise<OpenShop | undefined> {
  const [row] = await database.query<Shop & SealedSecrets & { hash_key: Buffer }>(
    `select ${COLUMNS}, secret, old_secret, old_until_ms, hash_key from shop where id = $1`,
    [id],
  );
  if (row === undefined) return undefined;
  const { secret, old_secret, old_until_ms, hash_key, ...shop } = row;
  const secrets = openSecrets(keys, 'shop', { id, secret, old_secret, old_until_ms }, now());
  return { ...shop, secrets, hashKey: unseal(keys.wrap, hashKeyPlace(id), hash_key) };
}

async function refusingTakenNames<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) throw new WebhookError('shop_name_taken', 'name');
    throw error;
  }
}

async function note(client: Queryable, { now }: ShopContext, actor: string, action: string, id: number): Promise<void> {
  await audit(client, { actor, action, target: `shop:${id}` }, now());
}
