import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { keysOf } from '../auth/master-key.ts';
import { Programmes } from '../programmes.ts';
import type { Programme } from '../programmes.ts';
import { newSecret, signedHeaders } from '../webhooks/signature.ts';
import { receive } from './receive.ts';
import type { Received, ReceivingContext } from './receive.ts';
import { changeShop, createShop, listShopEvents, listShops, rotateShopSecret } from './shops.ts';

const PLAN = {
  name: 'p',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '3' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  commissions: { referral: ['3%'] },
  returnWindowDays: 7,
};
const MAPPING = {
  event: '$.id',
  kind: '$.type',
  kinds: { paid: 'placed', refund: 'refunded', closed: 'cancelled', viewed: 'ignored' },
  order: '$.order.no',
  member: '$.buyer.id',
  merchantId: 'shop',
  amount: '$.order.fen',
  refundAmount: '$.refund.fen',
  refund: '$.refund.no',
  unit: 'fen',
  time: '$.at',
  referrer: '$.buyer.inviter',
};
const KEYS = keysOf(Buffer.alloc(32, 7));
const NOW = Date.UTC(2026, 0, 1);

let open: Awaited<ReturnType<typeof testDatabase>>;
let snapshots: string;
let programmes: Programmes;
let programme: Programme;
let context: ReceivingContext;
let nowMs = NOW;

beforeAll(async () => {
  open = await testDatabase();
  snapshots = await mkdtemp(join(tmpdir(), 'greenpool-snapshots-'));
  const now = (): number => nowMs;
  programmes = await Programmes.open({ database: open.database, snapshots, now });
  programme = await programmes.create({ name: 'p', mode: 'sandbox', plan: PLAN, settles: false }, 'operator:1');
  await programme.writer.submit([{ type: 'RegisterMerchant', merchantId: 'shop' }], { actor: 'person:1' });
  context = { database: open.database, keys: KEYS, now, programmes };
});
afterAll(async () => {
  await programmes.stop();
  await open.drop();
  await rm(snapshots, { recursive: true });
});

type Body = Readonly<Record<string, unknown>>;
interface Sending {
  readonly id: number;
  readonly secret: string;
  readonly send: (body: Body) => Promise<Received>;
}

let made = 0;
async function newShop(): Promise<Sending> {
  const { shop, secret } = await createShop(
    context,
    { programme: programme.id, name: `s-${made++}`, mapping: MAPPING },
    'person:1',
  );
  const { id } = shop;
  const send = (body: Body): Promise<Received> => {
    const bytes = Buffer.from(JSON.stringify(body));
    return receive(context, id, signedHeaders([secret], String(body['id']), nowMs, bytes), bytes);
  };
  return { id, secret, send };
}

const AT = '2026-01-01T00:00:00Z';
const paid = (order: string, fen: number, buyer: object = { id: `m-${order}` }): Body => ({
  id: `paid-${order}`,
  type: 'paid',
  at: AT,
  order: { no: order, fen },
  buyer,
});
const refunded = (order: string, n: number, fen: number): Body => ({
  id: `refund-${order}-${n}`,
  type: 'refund',
  at: AT,
  order: { no: order },
  refund: { no: `r-${order}-${n}`, fen },
});
const closed = (order: string): Body => ({ id: `closed-${order}`, type: 'closed', at: AT, order: { no: order } });

/** Amount and refunded part of an order in fen; undefined when nothing of it is open. */
async function openOrder(
  order: string,
): Promise<readonly [amount: number, refunded: number, member: string] | undefined> {
  return programme.writer.read(({ engine, aliases }) => {
    const ours = aliases.ours('order', order);
    const view = ours === undefined ? undefined : engine.openOrder(ours);
    return view && [Number(view.amount), Number(view.refunded), aliases.external('member', view.memberId)];
  });
}

/** Everything that a forged event could have changed. */
async function everything(): Promise<unknown> {
  const rows = await open.database.query(
    `select (select seq from programme where id = $1) as seq, (select count(*) from shop_event) as events,
       (select count(*) from shop_order) as orders, (select count(*) from idempotency) as keys`,
    [programme.id],
  );
  return rows[0];
}

/** mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let word = Math.imul(state ^ (state >>> 15), 1 | state);
    word = (word + Math.imul(word ^ (word >>> 7), 61 | word)) ^ word;
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('an order with a referrer is placed, refunded in parts, and cancelled', async () => {
  const { send } = await newShop();
  expect(await send(paid('a', 10_000, { id: '13800000000', inviter: 'friend' }))).toEqual({
    status: 200,
    outcome: 'done',
  });
  expect(await openOrder('a')).toEqual([10_000, 0, '13800000000']);
  const member = await programme.writer.read(({ aliases }) => aliases.ours('member', '13800000000'));
  const friend = await programme.writer.read(({ aliases }) => aliases.ours('member', 'friend'));
  expect(
    await open.database.query(
      `select member, facts ->> 'referrer' as referrer, actor from event where type = 'ReferrerBound'`,
    ),
  ).toEqual([{ member: Number(member), referrer: friend, actor: expect.stringMatching(/^shop:\d+$/) }]);
  expect(await send(refunded('a', 1, 2500))).toEqual({ status: 200, outcome: 'done' });
  expect(await openOrder('a')).toEqual([10_000, 2500, '13800000000']);
  expect(await send(refunded('a', 1, 2500))).toEqual({ status: 200, outcome: 'duplicate' });
  expect(await send({ ...paid('a', 10_000, { id: '13800000000' }), id: 'paid again' })).toEqual({
    status: 200,
    outcome: 'duplicate',
  });
  expect(await openOrder('a')).toEqual([10_000, 2500, '13800000000']);
  expect(await send(closed('a'))).toEqual({ status: 200, outcome: 'done' });
  expect(await openOrder('a')).toBeUndefined();
  expect(await send({ ...closed('a'), id: 'closed again' })).toEqual({ status: 200, outcome: 'absorbed' });
});

test('a refund waits for its order, and an order that was cancelled before it came is never placed', async () => {
  const { send, id } = await newShop();
  expect(await send(refunded('b', 1, 300))).toEqual({ status: 202, outcome: 'parked' });
  expect(await send(refunded('b', 1, 300))).toEqual({ status: 202, outcome: 'parked' });
  expect(await send(paid('b', 1000))).toEqual({ status: 200, outcome: 'done' });
  expect(await openOrder('b')).toEqual([1000, 300, 'm-b']);
  expect(await send(refunded('b', 1, 300))).toEqual({ status: 200, outcome: 'duplicate' });

  expect(await send(refunded('c', 1, 300))).toEqual({ status: 202, outcome: 'parked' });
  expect(await send(closed('c'))).toEqual({ status: 200, outcome: 'done' });
  expect(await send(paid('c', 1000))).toEqual({ status: 200, outcome: 'absorbed' });
  expect(await openOrder('c')).toBeUndefined();
  expect(await programme.writer.read(({ aliases }) => aliases.ours('order', 'c'))).toBeUndefined();
  expect(await listShopEvents(context, programme.id, id, { limit: 10, state: 'parked' })).toEqual([]);
});

test('what cannot be used is answered clearly, kept without anything the shop named, and may be sent again', async () => {
  const { send, id, secret } = await newShop();
  const cases: readonly (readonly [Body, number, string, string | undefined])[] = [
    [{ ...paid('d', 1000), type: 'other' }, 422, 'shop_kind_unknown', 'kind'],
    [{ ...paid('d', 1000), type: 'constructor' }, 422, 'shop_kind_unknown', 'kind'],
    [paid('d', 10.5), 422, 'shop_amount_invalid', 'amount'],
    [paid('d', -1), 422, 'shop_amount_invalid', 'amount'],
    [paid('d', 2 ** 60), 422, 'shop_amount_invalid', 'amount'],
    [paid('d', 1000, {}), 422, 'shop_field_missing', 'member'],
    [{ ...paid('d', 1000), at: 'today' }, 422, 'shop_time_invalid', 'time'],
    [{ ...paid('d', 1000), order: ['x'] }, 422, 'shop_field_missing', 'order'],
    [paid('d', 0), 422, 'amount_not_positive', undefined],
    [paid('d'.repeat(65), 1000), 422, 'id_too_long', undefined],
  ];
  for (const [body, status, code, field] of cases)
    expect(await send(body), code).toEqual({
      status,
      outcome: 'turned_away',
      code,
      ...(field !== undefined && { field }),
    });
  for (const bytes of [Buffer.from('{"a":'), Buffer.from([0x22, 0xff, 0x22])]) {
    const headers = signedHeaders([secret], 'x', nowMs, bytes);
    expect(await receive(context, id, headers, bytes)).toMatchObject({ status: 400, code: 'shop_body_malformed' });
  }
  expect(await send({ id: 'v', type: 'viewed', at: AT })).toEqual({ status: 200, outcome: 'ignored' });
  expect(await send(paid('d', 1000, { id: '13911112222' }))).toEqual({ status: 200, outcome: 'done' });
  expect(await send({ ...paid('d', 999, { id: '13911112222' }), id: 'other' })).toMatchObject({
    status: 409,
    code: 'shop_order_differs',
  });
  expect(await send(paid('d', 999, { id: '13911112222' }))).toMatchObject({ status: 409, code: 'shop_event_differs' });
  expect(await openOrder('d')).toEqual([1000, 0, '13911112222']);
  expect(await send(refunded('d', 1, 1001))).toMatchObject({ status: 422, code: 'refund_exceeds_order' });

  await send(refunded('zz-9', 1, 55_501));
  const tables = await open.database.query<{ text: string }>(
    `select string_agg(t::text, '') as text from (select shop_event::text as t from shop_event union all select shop_order::text from shop_order) x`,
  );
  const text = tables[0]?.text ?? '';
  for (const named of ['13911112222', 'zz-9', '55501', 'paid-d', 'refund-'])
    for (const form of [named, Buffer.from(named).toString('hex')]) expect(text).not.toContain(form);

  const other = await newShop();
  expect(await other.send(paid('d', 1000, { id: '13911112222' }))).toMatchObject({ status: 422, code: 'order_exists' });
});

test('whatever is forged changes nothing', async () => {
  const { id, secret, send } = await newShop();
  const bytes = Buffer.from(JSON.stringify(paid('e', 1000)));
  const headers = signedHeaders([secret], 'e', nowMs, bytes);
  const before = await everything();
  const random = randomOf(1);
  const forged: (readonly [Record<string, string | undefined>, Buffer, string])[] = [
    [{}, bytes, 'signature_missing'],
    [signedHeaders([newSecret()], 'e', nowMs, bytes), bytes, 'signature_wrong'],
    [signedHeaders([secret], 'e', nowMs - 301_000, bytes), bytes, 'signature_stale'],
    [signedHeaders([secret], 'e', nowMs + 301_000, bytes), bytes, 'signature_stale'],
    [headers, Buffer.from(JSON.stringify(JSON.parse(bytes.toString()), null, 1)), 'signature_wrong'],
    [{ ...headers, 'webhook-id': 'f' }, bytes, 'signature_wrong'],
    [{ ...headers, 'webhook-signature': 'v1,WECHATPAY/SIGNTEST/' }, bytes, 'signature_missing'],
  ];
  for (let i = 0; i < 200; i++) {
    const changed = Buffer.from(bytes);
    const place = Math.floor(random() * changed.length);
    changed[place] = (changed[place] as number) ^ (1 << Math.floor(random() * 8));
    forged.push([headers, changed, 'signature_wrong']);
  }
  for (const [given, body, code] of forged)
    expect(await receive(context, id, given, body)).toEqual({ status: 401, outcome: 'turned_away', code });
  expect(await receive(context, 999_999, headers, bytes)).toMatchObject({ status: 404 });
  const other = await newShop();
  expect(await receive(context, other.id, headers, bytes)).toMatchObject({ status: 401 });
  expect(await everything()).toEqual(before);

  const next = await rotateShopSecret(context, programme.id, id, 60_000, 'person:1');
  const signed = signedHeaders([next], 'e', nowMs, bytes);
  expect(await receive(context, id, signed, bytes)).toEqual({ status: 200, outcome: 'done' });
  expect(await send(paid('e', 1000))).toEqual({ status: 200, outcome: 'duplicate' });
  nowMs += 60_000;
  expect(await send(paid('e', 1000))).toMatchObject({ status: 401 });
  nowMs -= 60_000;
});

test('cut off anywhere, and sent again, an event is done once', async () => {
  const { database } = open;
  for (let cut = 0; cut < 14; cut++) {
    const { send, id, secret } = await newShop();
    await send(refunded(`f-${cut}`, 1, 400));
    let statements = 0;
    const query: typeof database.query = (text, values) =>
      statements++ === cut ? Promise.reject(new Error('cut off')) : database.query(text, values);
    const bytes = Buffer.from(JSON.stringify(paid(`f-${cut}`, 1000)));
    const headers = signedHeaders([secret], 'x', nowMs, bytes);
    const broken = { ...context, database: { ...database, query } };
    const first = await receive(broken, id, headers, bytes).catch(() => undefined);
    expect(first === undefined).toBe(statements === cut + 1);
    await send(paid(`f-${cut}`, 1000));
    expect(await openOrder(`f-${cut}`), String(cut)).toEqual([1000, 400, `m-f-${cut}`]);
    expect(await listShopEvents(context, programme.id, id, { limit: 9, state: 'parked' })).toEqual([]);
  }
});

test('shops belong to their programme, have a name of their own, and a paused one takes nothing', async () => {
  const { id, send } = await newShop();
  const wanted = { programme: programme.id, name: 'once', mapping: MAPPING };
  await createShop(context, wanted, 'person:1');
  await expect(createShop(context, wanted, 'person:1')).rejects.toMatchObject({ code: 'shop_name_taken' });
  await expect(createShop(context, { ...wanted, name: ' ' }, 'person:1')).rejects.toMatchObject({
    code: 'shop_name_invalid',
  });
  for (const [field, value] of [
    ['order', 'order.no'],
    ['order', '$..no'],
    ['order', undefined],
    ['unit', 'cent'],
    ['kinds', { paid: 'settled' }],
    ['kinds', {}],
    ['merchant', 7],
    ['ordre', '$.x'],
    ['prefix', 'a b'],
  ] as const) {
    const mapping = { ...MAPPING, [field]: value };
    await expect(createShop(context, { ...wanted, name: 'x', mapping }, 'person:1')).rejects.toMatchObject({
      code: 'mapping_invalid',
      field,
    });
  }
  expect((await listShops(context, programme.id)).map((shop) => shop.id)).toContain(id);
  const foreign = programme.id + 1;
  await expect(changeShop(context, foreign, id, { state: 'paused' }, 'person:1')).rejects.toMatchObject({
    code: 'shop_unknown',
  });
  await expect(rotateShopSecret(context, foreign, id, 0, 'person:1')).rejects.toMatchObject({ code: 'shop_unknown' });
  await expect(listShopEvents(context, foreign, id, { limit: 1 })).rejects.toMatchObject({ code: 'shop_unknown' });
  await changeShop(context, programme.id, id, { state: 'paused' }, 'person:1');
  expect(await send(paid('g', 1000))).toMatchObject({ status: 503, code: 'shop_paused' });
  await changeShop(
    context,
    programme.id,
    id,
    { state: 'active', mapping: { ...MAPPING, prefix: 'x-', unit: 'yuan' } },
    'person:1',
  );
  expect(await send(paid('g', 10.5))).toEqual({ status: 200, outcome: 'done' });
  expect(await openOrder('x-g')).toEqual([1050, 0, 'm-g']);
});

const SEED = 20_261_122;
const DAYS = 2000;

test(`seed ${SEED}: ${DAYS} days in random order, with duplicates, end as they would in order`, async () => {
  const shops = await Promise.all(Array.from({ length: 8 }, newShop));
  let parked = 0;
  let tombs = 0;
  const day = async (n: number): Promise<void> => {
    const random = randomOf(SEED + n);
    const { send } = shops[n % shops.length] as Sending;
    const events: Body[] = [];
    const expected = new Map<string, readonly [number, number, string] | undefined>();
    const orders = random() < 0.25 ? 2 : 1;
    for (let i = 0; i < orders; i++) {
      const order = `${n}.${i}`;
      const fen = 1000 + Math.floor(random() * 100_000);
      events.push(paid(order, fen));
      let back = 0;
      for (let k = Math.floor(random() * 3); k > 0; k--) {
        const part = Math.floor(fen / 4) + k;
        back += part;
        events.push(refunded(order, k, part));
      }
      const cancelled = random() < 0.3;
      if (cancelled) events.push(closed(order));
      expected.set(order, cancelled ? undefined : [fen, back, `m-${order}`]);
    }
    events.push(events[Math.floor(random() * events.length)] as Body);
    for (let i = events.length - 1; i > 0; i--) {
      const k = Math.floor(random() * (i + 1));
      [events[i], events[k]] = [events[k] as Body, events[i] as Body];
    }
    // Now and then all of them at once.
    const answers = random() < 0.2 ? await Promise.all(events.map(send)) : [];
    if (answers.length === 0) for (const event of events) answers.push(await send(event));
    for (const { status, outcome } of answers) {
      expect(status).toBeLessThan(300);
      if (outcome === 'parked') parked++;
      if (outcome === 'absorbed') tombs++;
    }
    for (const [order, state] of expected) expect(await openOrder(order), `day ${n}, order ${order}`).toEqual(state);
  };
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < DAYS) await day(next++);
  };
  await Promise.all(Array.from({ length: 12 }, worker));
  expect(parked).toBeGreaterThan(DAYS / 4);
  expect(tombs).toBeGreaterThan(DAYS / 10);
  const waiting = await open.database.query(
    `select s.event_hash from shop_event s where s.state = 'parked' and s.shop = any($1)`,
    [shops.map(({ id }) => id)],
  );
  expect(waiting).toEqual([]);
}, 120_000);
