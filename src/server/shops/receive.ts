/**
 * Orders in from a shop. Events may come twice, late, and in any order: the end is the same as if each had come once and in its place. What is known is
 * kept for good; what could not be used may be sent again.
 */
import { formatMoney, sub } from '#core/quantity';
import type { Programmes } from '../programmes.ts';
import { BusyError, SupersededError } from '../writer.ts';
import type { Writer } from '../writer.ts';
import type { Answer } from '../desk.ts';
import { sameBytes } from '../auth/secrets.ts';
import { verified } from '../webhooks/signature.ts';
import type { Headers } from '../webhooks/signature.ts';
import {
  endParked,
  hashesOf,
  orderContent,
  park,
  lookUp,
  readParked,
  writeEvent,
  writeOrder,
  writeUnusable,
} from './book.ts';
import type { EventEnd, Hashes, OrderRow } from './book.ts';
import { readShopEvent } from './mapping.ts';
import type { ShopEvent } from './mapping.ts';
import { SHOP_PROBLEMS } from './problems.ts';
import type { ShopCode } from './problems.ts';
import { openShop } from './shops.ts';
import type { OpenShop, ShopContext } from './shops.ts';
import { inTurn } from './turns.ts';

/** What `receive` works with. */
export interface ReceivingContext extends ShopContext {
  readonly programmes: Pick<Programmes, 'get'>;
}

/**
 * The answer to a shop. `status` below 300: it need not be sent again; `outcome` says whether it was done, known before, waits for its order, or asked for
 * nothing any more. Else `code` says why: one of {@link SHOP_PROBLEMS} with `field` of the mapping, or a refusal of the engine.
 */
export interface Received {
  readonly status: number;
  readonly outcome: 'done' | 'duplicate' | 'parked' | 'absorbed' | 'ignored' | 'turned_away';
  readonly code?: string | undefined;
  readonly field?: string | undefined;
}

const LARGEST_BODY = 256 * 1024;
const REFUSED_STATUS = 422;
const CANCEL_TRIES = 3;

/** One event on its way. */
interface Case {
  readonly context: ReceivingContext;
  readonly shop: OpenShop;
  readonly writer: Writer;
  readonly event: ShopEvent;
  readonly hashes: Hashes;
  readonly order: OrderRow | undefined;
  /** Refunds wait for the order. */
  readonly waiting: boolean;
  /** How often the event was refused before, and one. */
  readonly attempt: number;
}

/**
 * Takes one webhook of a shop: the bytes as they arrived, headers by lower-case names. Nothing is done, and nothing written, unless a signature over these bytes
 * fits and is of the last five minutes. Resolves once everything is committed; never rejects for what the shop sent.
 */
export async function receive(
  context: ReceivingContext,
  shopId: number,
  headers: Headers,
  body: Uint8Array,
): Promise<Received> {
  const { database, programmes, now } = context;
  const shop = await openShop(context, shopId);
  if (shop === undefined) return turnedAway('shop_unknown');
  const belief = verified(shop.secrets, headers, body, now());
  if ('doubt' in belief) return turnedAway(belief.doubt);
  if (body.length > LARGEST_BODY) return turnedAway('shop_body_too_large');
  if (shop.state !== 'active') return turnedAway('shop_paused');
  const writer = programmes.get(shop.programme)?.writer;
  if (writer === undefined) return turnedAway('shop_busy');

  const parsed = parse(body);
  const event = parsed === undefined ? undefined : readShopEvent(shop.mapping, parsed.value, belief.id);
  if (event === undefined || 'code' in event) {
    const { code, field } = event ?? { code: 'shop_body_malformed' as const, field: undefined };
    await writeUnusable(database, shop, body, { state: 'unusable', code, field }, now());
    return turnedAway(code, field);
  }
  const hashes = hashesOf(shop, event);
  const work = (): Promise<Received> => take(context, shop, writer, event, hashes);
  try {
    // One event of an order at a time, and one of an id.
    return await inTurn(hashes.order.toString('hex'), () => inTurn(hashes.event.toString('hex'), work));
  } catch (error) {
    if (error instanceof BusyError || error instanceof SupersededError) return turnedAway('shop_busy');
    throw error;
  }
}

async function take(
  context: ReceivingContext,
  shop: OpenShop,
  writer: Writer,
  event: ShopEvent,
  hashes: Hashes,
): Promise<Received> {
  const { database } = context;
  const { event: known, order, waiting } = await lookUp(database, shop.id, hashes);
  if (known !== undefined && known.state !== 'refused') {
    if (!sameBytes(known.content_hash, hashes.content)) return turnedAway('shop_event_differs');
    if (known.state !== 'parked') return { status: 200, outcome: 'duplicate' };
  }
  const one: Case = { context, shop, writer, event, hashes, order, waiting, attempt: (known?.attempts ?? 0) + 1 };
  if (order?.state === 'placed' && event.kind !== 'ignored') await refundParked(one);
  switch (event.kind) {
    case 'ignored':
      return ended(one, 'ignored');
    case 'placed':
      return place(one);
    case 'refunded':
      return refund(one, known?.state === 'parked');
    case 'cancelled':
      return cancel(one);
  }
}

async function place(one: Case): Promise<Received> {
  const { context, shop, event, hashes, order } = one;
  const { database } = context;
  const content = orderContent(shop, event);
  if (order?.state === 'cancelled') return ended(one, 'absorbed');
  if (order !== undefined && order.state !== 'refused') {
    if (order.content_hash === null || !sameBytes(order.content_hash, content))
      return refused(one, 'shop_order_differs');
    if (order.state === 'placed') return ended(one, 'absorbed', 'duplicate');
  }
  // Written down before it is handed in: then what was begun is known to be ours, however it ended.
  const begun = order?.state === 'placing';
  const attempts = begun ? order.attempts : (order?.attempts ?? 0) + 1;
  const now = { content_hash: content, attempts };
  await writeOrder(database, shop.id, hashes.order, { ...now, state: 'placing' });
  const { orderId, memberId, merchantId, amount, referrerId } = event;
  const commands = [
    ...(referrerId === undefined ? [] : [{ type: 'BindReferrer', memberId, referrerId }]),
    { type: 'PlaceOrder', orderId, memberId, amount, ...(merchantId !== undefined && { merchantId }) },
  ];
  const answers = await submit(one, commands, `order:${hashes.order.toString('hex')}:${attempts}`, content);
  const code = answers.at(-1)?.refusal?.code;
  if (code !== undefined && !(begun && code === 'order_exists')) {
    await writeOrder(database, shop.id, hashes.order, { ...now, state: 'refused' });
    return refused(one, code);
  }
  await writeOrder(database, shop.id, hashes.order, { ...now, state: 'placed' });
  await refundParked(one);
  return ended(one, 'done');
}

async function refund(one: Case, isParked: boolean): Promise<Received> {
  const { context, shop, event, hashes, order } = one;
  if (order?.state === 'cancelled') return ended(one, 'absorbed');
  if (order?.state !== 'placed') {
    if (!isParked) await park(context.database, shop, event, hashes, context.now());
    return { status: 202, outcome: 'parked' };
  }
  // It was parked, and the order is there: then it was tried just now, with all that waited.
  const tried = isParked ? await lookUp(context.database, shop.id, hashes) : undefined;
  if (tried?.event?.state === 'done') return { status: 200, outcome: 'done' };
  const code = await refundAmount(one, hashes.event, one.attempt, event.refundId, event.amount ?? '');
  return code === undefined ? ended(one, 'done') : refused(one, code);
}

/** Does the refunds that waited for an order which is there now. */
async function refundParked(one: Case): Promise<void> {
  const { context, shop, hashes, waiting } = one;
  if (!waiting) return;
  for (const { event_hash, attempts, refundId, amount } of await readParked(context.database, shop, hashes.order)) {
    const code = await refundAmount(one, event_hash, attempts, refundId, amount);
    await endParked(
      context.database,
      shop.id,
      event_hash,
      code === undefined ? { state: 'done' } : { state: 'refused', code },
    );
  }
}

/** Takes back all that is left of an order; one that has not come will never be placed. */
async function cancel(one: Case): Promise<Received> {
  const { context, shop, hashes, order } = one;
  if (order?.state === 'cancelled') return ended(one, 'absorbed');
  if (order?.state === 'placed' || order?.state === 'placing') {
    const code = await refundRest(one);
    if (code !== undefined) return refused(one, code);
  }
  await writeOrder(context.database, shop.id, hashes.order, {
    state: 'cancelled',
    content_hash: order?.content_hash ?? null,
    attempts: order?.attempts ?? 0,
  });
  for (const { event_hash } of await readParked(context.database, shop, hashes.order)) {
    await endParked(context.database, shop.id, event_hash, { state: 'absorbed' });
  }
  return ended(one, 'done');
}

/** Why the rest of an order could not be refunded; undefined when nothing is left, or the order never came to be. */
async function refundRest(one: Case): Promise<string | undefined> {
  const { writer, event, hashes, attempt } = one;
  for (let round = 0; ; round++) {
    const left = await writer.read(({ engine, aliases }) => {
      const ours = aliases.ours('order', event.orderId);
      const order = ours === undefined ? undefined : engine.openOrder(ours);
      return order === undefined ? undefined : sub(order.amount, order.refunded);
    });
    // Of an order that is not open any more the engine tells why.
    const amount = formatMoney(left ?? 1);
    const command = { type: 'RefundOrder', refundId: event.refundId, orderId: event.orderId, amount };
    const key = `cancel:${hashes.event.toString('hex')}:${attempt}:${round}`;
    const [answer] = await submit(one, [command], key, hashes.content);
    const code = answer?.refusal?.code;
    if (code === 'order_unknown') return undefined;
    if (code !== 'refund_exceeds_order') return code;
    if (left === undefined) return undefined;
    if (round === CANCEL_TRIES) return code;
  }
}

async function refundAmount(
  one: Case,
  eventHash: Buffer,
  attempt: number,
  refundId: string,
  amount: string,
): Promise<string | undefined> {
  const command = { type: 'RefundOrder', refundId, orderId: one.event.orderId, amount };
  const key = `refund:${eventHash.toString('hex')}:${attempt}`;
  const [answer] = await submit(one, [command], key, eventHash);
  return answer?.refusal?.code;
}

function submit(
  { writer, shop }: Case,
  commands: readonly Readonly<Record<string, unknown>>[],
  key: string,
  digest: Buffer,
): Promise<readonly Answer[]> {
  const actor = `shop:${shop.id}`;
  return writer.submit(commands, { actor, idempotency: { caller: actor, key, digest } });
}

async function ended(
  one: Case,
  state: 'done' | 'absorbed' | 'ignored',
  outcome: Received['outcome'] = state,
): Promise<Received> {
  await write(one, { state });
  return { status: 200, outcome };
}

async function refused(one: Case, code: string): Promise<Received> {
  await write(one, { state: 'refused', code });
  const own = Object.hasOwn(SHOP_PROBLEMS, code) ? SHOP_PROBLEMS[code as ShopCode].status : REFUSED_STATUS;
  return { status: own, outcome: 'turned_away', code };
}

async function write({ context, shop, event, hashes }: Case, end: EventEnd): Promise<void> {
  await writeEvent(context.database, shop.id, event, hashes, end, context.now());
}

function turnedAway(code: ShopCode, field?: string): Received {
  return { status: SHOP_PROBLEMS[code].status, outcome: 'turned_away', code, field };
}

/** The JSON of a body in UTF-8; undefined when it is none. */
function parse(body: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown };
  } catch {
    return undefined;
  }
}
