/** What is known of a shop's orders and events: hashes of its ids, and what became of them. */
import type { Queryable } from '#store/database';
import { keyedHash } from '../auth/secrets.ts';
import { seal, unseal } from '../auth/sealing.ts';
import type { ShopEvent } from './mapping.ts';
import type { OpenShop, ShopEventRow } from './shops.ts';

/** The hashes of an event, under the shop's own key. */
export interface Hashes {
  readonly event: Buffer;
  readonly order: Buffer;
  /** Of all that the event says. */
  readonly content: Buffer;
}

/** An order of a shop. */
export interface OrderRow {
  readonly state: 'placing' | 'placed' | 'refused' | 'cancelled';
  readonly content_hash: Buffer | null;
  readonly attempts: number;
}

/** An event that came in before. */
interface KnownEvent {
  readonly state: ShopEventRow['state'];
  readonly content_hash: Buffer;
  readonly attempts: number;
}

/** A refund that waits for its order. */
export interface Parked {
  readonly event_hash: Buffer;
  readonly attempts: number;
  readonly refundId: string;
  readonly amount: string;
}

/** The hashes of what a shop says. */
export function hashesOf({ hashKey }: OpenShop, event: ShopEvent): Hashes {
  const { kind, orderId, memberId, merchantId, amount, refundId } = event;
  return {
    event: keyedHash(hashKey, 'event', event.event),
    order: keyedHash(hashKey, 'order', orderId),
    content: keyedHash(hashKey, 'content', kind, orderId, memberId ?? '', merchantId ?? '', amount ?? '', refundId),
  };
}

/** What an order is, besides its id: for two events that say the same order was placed. */
export function orderContent({ hashKey }: OpenShop, { memberId, merchantId, amount }: ShopEvent): Buffer {
  return keyedHash(hashKey, 'order content', memberId ?? '', merchantId ?? '', amount ?? '');
}

/** What is known of an event and its order. */
export interface Known {
  readonly event: KnownEvent | undefined;
  readonly order: OrderRow | undefined;
  /** Refunds wait for the order. */
  readonly waiting: boolean;
}

interface KnownRow {
  order_state: OrderRow['state'] | null;
  order_content: Buffer | null;
  order_attempts: number;
  event_state: KnownEvent['state'] | null;
  event_content: Buffer;
  event_attempts: number;
  waiting: boolean;
}

/** Looks an event and its order up. */
export async function lookUp(database: Queryable, shop: number, { event, order }: Hashes): Promise<Known> {
  const [row] = await database.query<KnownRow>(
    `select o.state as order_state, o.content_hash as order_content, o.attempts as order_attempts,
       e.state as event_state, e.content_hash as event_content, e.attempts as event_attempts,
       exists (select from shop_event p where p.shop = $1 and p.order_hash = $3 and p.state = 'parked') as waiting
     from (select 1) as one
     left join shop_event e on e.shop = $1 and e.event_hash = $2
     left join shop_order o on o.shop = $1 and o.order_hash = $3`,
    [shop, event, order],
  );
  if (row === undefined) return { event: undefined, order: undefined, waiting: false };
  const { order_state, event_state, waiting } = row;
  return {
    event:
      event_state === null
        ? undefined
        : { state: event_state, content_hash: row.event_content, attempts: row.event_attempts },
    order:
      order_state === null
        ? undefined
        : { state: order_state, content_hash: row.order_content, attempts: row.order_attempts },
    waiting,
  };
}

/** Writes down what an order is now. */
export async function writeOrder(database: Queryable, shop: number, order: Buffer, row: OrderRow): Promise<void> {
  await database.query(
    `insert into shop_order (shop, order_hash, state, content_hash, attempts) values ($1, $2, $3, $4, $5)
     on conflict (shop, order_hash) do update set state = $3, content_hash = $4, attempts = $5`,
    [shop, order, row.state, row.content_hash, row.attempts],
  );
}

/** What became of an event. */
export interface EventEnd {
  readonly state: Exclude<ShopEventRow['state'], 'parked'>;
  readonly code?: string | undefined;
  readonly field?: string | undefined;
}

const WRITE_EVENT = `
insert into shop_event (shop, event_hash, kind, order_hash, content_hash, state, code, field, occurred_at_ms, received_at_ms, parked)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (shop, event_hash) do update set kind = $3, order_hash = $4, content_hash = $5, state = $6, code = $7, field = $8,
  occurred_at_ms = $9, received_at_ms = $10, parked = $11, attempts = shop_event.attempts + 1`;

/** Writes down an event that could be read, and what became of it. */
export async function writeEvent(
  database: Queryable,
  shop: number,
  event: ShopEvent,
  hashes: Hashes,
  end: EventEnd,
  nowMs: number,
): Promise<void> {
  const { kind, occurredAtMs } = event;
  await database.query(WRITE_EVENT, [
    shop,
    hashes.event,
    kind,
    kind === 'ignored' ? null : hashes.order,
    hashes.content,
    end.state,
    end.code ?? null,
    end.field ?? null,
    occurredAtMs ?? null,
    Math.floor(nowMs),
    null,
  ]);
}

/** Writes down a body that could not be used, by its hash only. */
export async function writeUnusable(
  database: Queryable,
  { id, hashKey }: OpenShop,
  body: Uint8Array,
  end: EventEnd,
  nowMs: number,
): Promise<void> {
  const hash = keyedHash(hashKey, 'body', Buffer.from(body).toString('latin1'));
  const { state, code, field } = end;
  await database.query(WRITE_EVENT, [
    id,
    hash,
    null,
    null,
    hash,
    state,
    code ?? null,
    field ?? null,
    null,
    Math.floor(nowMs),
    null,
  ]);
}

/** A key for what is parked, out of the shop's own. */
const parkingKey = ({ hashKey }: OpenShop): Buffer => keyedHash(hashKey, 'parking');

/** Keeps a refund until its order comes. */
export async function park(
  database: Queryable,
  shop: OpenShop,
  event: ShopEvent,
  hashes: Hashes,
  nowMs: number,
): Promise<void> {
  const text = JSON.stringify({ refundId: event.refundId, amount: event.amount });
  await database.query(WRITE_EVENT, [
    shop.id,
    hashes.event,
    event.kind,
    hashes.order,
    hashes.content,
    'parked',
    null,
    null,
    event.occurredAtMs ?? null,
    Math.floor(nowMs),
    seal(parkingKey(shop), hashes.event.toString('hex'), Buffer.from(text)),
  ]);
}

/** The refunds that wait for an order, in the order they came. */
export async function readParked(database: Queryable, shop: OpenShop, order: Buffer): Promise<readonly Parked[]> {
  const rows = await database.query<{ event_hash: Buffer; attempts: number; parked: Buffer }>(
    `select event_hash, attempts, parked from shop_event where shop = $1 and order_hash = $2 and state = 'parked'
     order by received_at_ms, event_hash`,
    [shop.id, order],
  );
  return rows.map(({ event_hash, attempts, parked }) => {
    const text = unseal(parkingKey(shop), event_hash.toString('hex'), parked).toString();
    return { event_hash, attempts, ...(JSON.parse(text) as { refundId: string; amount: string }) };
  });
}

/**
 * Forgets orders of somebody who is erased: of each only that it will not be placed again stays, by its keyed hash, so that a copy that comes late does
 * nothing; of what was said about it, nothing. Part of the caller's transaction.
 */
export async function eraseOrders(
  queryable: Queryable,
  { id, hashKey }: OpenShop,
  orders: readonly string[],
): Promise<void> {
  const hashes = orders.map((order) => keyedHash(hashKey, 'order', order));
  await queryable.query(
    `update shop_order set state = 'cancelled', content_hash = null where shop = $1 and order_hash = any($2::bytea[])`,
    [id, hashes],
  );
  await queryable.query('delete from shop_event where shop = $1 and order_hash = any($2::bytea[])', [id, hashes]);
}

/** What became of an event that was parked. */
export async function endParked(database: Queryable, shop: number, event: Buffer, end: EventEnd): Promise<void> {
  await database.query(
    'update shop_event set state = $3, code = $4, parked = null, attempts = attempts + 1 where shop = $1 and event_hash = $2',
    [shop, event, end.state, end.code ?? null],
  );
}
