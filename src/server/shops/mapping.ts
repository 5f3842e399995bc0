/** From a shop's own event to what we understand: where in its JSON each thing stands. */
import { formatMoney, parseMoney } from '#core/quantity';
import { parseInstant } from '#core/time';
import { WebhookError } from '../webhooks/errors.ts';

/** What a shop can tell us. `cancelled` takes back all that is left of an order; `ignored` is taken and does nothing. */
const SHOP_KINDS = ['placed', 'refunded', 'cancelled', 'ignored'] as const;
/** One of {@link SHOP_KINDS}. */
type ShopKind = (typeof SHOP_KINDS)[number];

/**
 * Where things stand in a shop's events. Each path is written `$.data.order_no`; list elements by number, `$.items[0].id`. Ids may be texts or
 * whole numbers.
 */
export interface Mapping {
  /** The event's id; without it, the one of the header `webhook-id`. */
  readonly event?: string;
  readonly kind: string;
  /** What the shop's words for kinds mean, such as `{ "order.paid": "placed" }`. Other words cannot be used. */
  readonly kinds: Readonly<Record<string, ShopKind>>;
  readonly order: string;
  readonly member: string;
  /** Where the merchant stands; or `merchantId`, the one merchant of this shop; without either, orders are the platform's own goods. */
  readonly merchant?: string;
  readonly merchantId?: string;
  readonly amount: string;
  /** Where a refund's amount stands; without it, where an order's does. */
  readonly refundAmount?: string;
  /** Whole fen, or yuan with at most two decimals as a text or a number. */
  readonly unit: 'fen' | 'yuan';
  /** A refund's own id; without it, the event's. */
  readonly refund?: string;
  /** When it happened: ISO 8601 in UTC with `Z`. Only kept beside the event; the service stamps what it does itself. */
  readonly time?: string;
  /** Who brought the member. The first order of a member that names somebody counts; a bond that cannot be is left out. */
  readonly referrer?: string;
  /** Stands before ids of orders and refunds in the programme. Shops whose numbers could coincide need one each. */
  readonly prefix?: string;
}

/** What an event says, in our terms. Money as on the wire. */
export interface ShopEvent {
  readonly event: string;
  readonly kind: ShopKind;
  readonly orderId: string;
  readonly memberId: string | undefined;
  readonly merchantId: string | undefined;
  readonly amount: string | undefined;
  readonly refundId: string;
  readonly referrerId: string | undefined;
  readonly occurredAtMs: number | undefined;
}

/** Why an event cannot be used: the field of the mapping that is to blame. */
export interface Unusable {
  readonly code: 'shop_field_missing' | 'shop_kind_unknown' | 'shop_amount_invalid' | 'shop_time_invalid';
  readonly field: keyof Mapping;
}

const PATHS = [
  'event',
  'kind',
  'order',
  'member',
  'merchant',
  'amount',
  'refundAmount',
  'refund',
  'time',
  'referrer',
] as const;
const REQUIRED = ['kind', 'order', 'member', 'amount'] as const;
const FIELDS: ReadonlySet<string> = new Set([...PATHS, 'kinds', 'merchantId', 'unit', 'prefix']);
const PATH = /^\$(?:\.[A-Za-z_][A-Za-z0-9_-]{0,63}|\[[0-9]{1,4}\]){1,10}$/;
const STEP = /\.([A-Za-z_][A-Za-z0-9_-]*)|\[([0-9]+)\]/g;
const MOST_KINDS = 50;

/** A mapping that can be used. Throws `mapping_invalid` with the field that is wrong. */
export function checkedMapping(value: unknown): Mapping {
  const wrong = (field: string): never => {
    throw new WebhookError('mapping_invalid', field);
  };
  if (!isObject(value)) return wrong('mapping');
  for (const field of Object.keys(value)) if (!FIELDS.has(field)) wrong(field);
  for (const field of REQUIRED) if (value[field] === undefined) wrong(field);
  for (const field of PATHS) {
    const path = value[field];
    if (path !== undefined && (typeof path !== 'string' || !PATH.test(path))) wrong(field);
  }
  for (const [field, most] of [
    ['merchantId', 64],
    ['prefix', 20],
  ] as const) {
    const text = value[field];
    if (text !== undefined && (typeof text !== 'string' || !/^[\x21-\x7e]+$/.test(text) || text.length > most))
      wrong(field);
  }
  if (value['merchant'] !== undefined && value['merchantId'] !== undefined) wrong('merchantId');
  if (value['unit'] !== 'fen' && value['unit'] !== 'yuan') wrong('unit');
  const { kinds } = value;
  if (!isObject(kinds)) return wrong('kinds');
  const meanings = Object.values(kinds);
  const known: readonly unknown[] = SHOP_KINDS;
  if (meanings.length > MOST_KINDS || !meanings.includes('placed') || meanings.some((kind) => !known.includes(kind)))
    wrong('kinds');
  return value as unknown as Mapping;
}

/** What an event says by a mapping; `headerId` is the id of the delivery. Numbers past 2^53 have lost digits and are not taken. */
export function readShopEvent(mapping: Mapping, body: unknown, headerId: string): ShopEvent | Unusable {
  const text = (field: (typeof PATHS)[number]): string | undefined => {
    const path = mapping[field];
    const found = path === undefined ? undefined : at(body, path);
    if (typeof found === 'string' && found !== '') return found;
    return typeof found === 'number' && Number.isSafeInteger(found) ? String(found) : undefined;
  };
  const missing = (field: keyof Mapping): Unusable => ({ code: 'shop_field_missing', field });
  const event = mapping.event === undefined ? headerId : text('event');
  if (event === undefined) return missing('event');
  const word = text('kind');
  if (word === undefined) return missing('kind');
  const kind = Object.hasOwn(mapping.kinds, word) ? mapping.kinds[word] : undefined;
  if (kind === undefined) return { code: 'shop_kind_unknown', field: 'kind' };
  const order = text('order');
  if (order === undefined && kind !== 'ignored') return missing('order');
  const occurredAtMs = mapping.time === undefined ? undefined : parseInstant(text('time') ?? '');
  if (mapping.time !== undefined && occurredAtMs === undefined) return { code: 'shop_time_invalid', field: 'time' };
  const { prefix = '' } = mapping;
  const common = {
    event,
    kind,
    orderId: prefix + (order ?? ''),
    occurredAtMs,
    refundId: prefix + (text('refund') ?? event),
  };
  const nothing = { memberId: undefined, merchantId: undefined, amount: undefined, referrerId: undefined };
  if (kind === 'ignored' || kind === 'cancelled') return { ...common, ...nothing };

  const amountField = kind === 'refunded' && mapping.refundAmount !== undefined ? 'refundAmount' : 'amount';
  const amount = moneyOf(at(body, mapping[amountField] as string), mapping.unit);
  if (amount === undefined) return { code: 'shop_amount_invalid', field: amountField };
  if (kind === 'refunded') return { ...common, ...nothing, amount };
  const memberId = text('member');
  if (memberId === undefined) return missing('member');
  const merchantId = mapping.merchantId ?? text('merchant');
  if (mapping.merchant !== undefined && merchantId === undefined) return missing('merchant');
  return { ...common, memberId, merchantId, amount, referrerId: text('referrer') };
}

/** `"12.50"` of what a shop writes: whole fen, or yuan with at most two decimals. */
function moneyOf(value: unknown, unit: Mapping['unit']): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  if (unit === 'fen') {
    const whole = /^[0-9]{1,18}$/.test(text) && (typeof value === 'string' || Number.isSafeInteger(value));
    return whole ? formatMoney(Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text)) : undefined;
  }
  const found = /^([0-9]{1,16})(?:\.([0-9]{1,2}))?$/.exec(text);
  const fen = found && parseMoney(`${(found[1] ?? '').replace(/^0+(?=.)/, '')}.${(found[2] ?? '').padEnd(2, '0')}`);
  return fen === undefined || fen === null ? undefined : formatMoney(fen);
}

function at(body: unknown, path: string): unknown {
  let value = body;
  for (const [, name, index] of path.matchAll(STEP)) {
    if (name === undefined) value = Array.isArray(value) ? (value as unknown[])[Number(index)] : undefined;
    else value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
