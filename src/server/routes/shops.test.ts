import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';
import { signedHeaders } from '../webhooks/signature.ts';

const MAPPING = {
  event: '$.id',
  kind: '$.kind',
  kinds: { paid: 'placed', back: 'refunded' },
  order: '$.order',
  member: '$.buyer',
  merchantId: 'shop',
  amount: '$.fen',
  unit: 'fen',
};

let given: TestApp;
let admin: string;
let base: string;
let count = 0;

beforeAll(async () => {
  given = await testApp();
  admin = await given.person({ role: 'operator-admin' });
  const plan = { ...((await planOf('local-life')) as object), returnWindowDays: 7 };
  const { id } = await given.programmes.create({ name: 'p', mode: 'sandbox', plan }, 'test');
  await given.programmes.create({ name: 'other', mode: 'sandbox', plan }, 'test');
  base = `/v1/programmes/${id}`;
  await ask('POST', '/merchants', { merchantId: 'shop' });
});
afterAll(() => given.close());

const ask = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
  given.ask(method, `${base}${path}`, { as: admin, body });

interface Shop {
  readonly id: number;
  readonly address: string;
  readonly secret: string;
}

async function newShop(): Promise<Shop> {
  const made = await ask('POST', '/shops', { name: `s-${count++}`, mapping: MAPPING });
  expect(made.status).toBe(201);
  return { id: made.body.shop.id, address: made.body.shop.address, secret: made.body.secret };
}

interface Sending {
  readonly type?: string;
  readonly language?: string;
  readonly sign?: boolean;
}

async function send(shop: Shop, event: object | string, { type, language, sign = true }: Sending = {}) {
  const payload = Buffer.from(typeof event === 'string' ? event : JSON.stringify(event));
  const answer = await given.app.inject({
    method: 'POST',
    url: shop.address,
    headers: {
      ...(sign && signedHeaders([shop.secret], 'event', Date.now(), payload)),
      ...(type !== undefined && { 'content-type': type }),
      ...(language !== undefined && { 'accept-language': language }),
    },
    payload,
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}

const paid = (order: string, fen = 1000) => ({ id: `paid-${order}`, kind: 'paid', order, buyer: 'ann', fen });

test('signed bytes of any media type are taken once; what they did stands in the list', async () => {
  const shop = await newShop();
  const body = paid('a-1');
  expect(await send(shop, body, { type: 'application/json' })).toMatchObject({
    status: 200,
    body: { outcome: 'done' },
  });
  for (const type of [undefined, 'text/plain; charset=gbk', 'application/x-www-form-urlencoded', 'x/y']) {
    const sending = type === undefined ? {} : { type };
    expect((await send(shop, body, sending)).body).toEqual({ outcome: 'duplicate' });
  }
  // Signed are the bytes, with every space.
  expect((await send(shop, ` ${JSON.stringify(paid('a-2'), undefined, 3)}\n`)).body).toEqual({ outcome: 'done' });
  const early = { id: 'back', kind: 'back', order: 'a-3', fen: 100 };
  expect(await send(shop, early)).toMatchObject({ status: 202, body: { outcome: 'parked' } });
  expect((await send(shop, paid('a-3'))).body).toEqual({ outcome: 'done' });
  expect((await ask('GET', '/orders/a-3')).body).toMatchObject({ memberId: 'ann', refunded: '1.00' });
  const path = `/shops/${shop.id}/events`;
  const { events } = (await ask('GET', path)).body;
  expect(events.map(({ state }: { state: string }) => state)).toEqual(['done', 'done', 'done', 'done']);
  const paged: unknown[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const page: { events: unknown[]; next?: string } = (
      await ask('GET', `${path}?limit=1${next === '' ? '' : `&before=${next}`}`)
    ).body;
    paged.push(...page.events);
    next = page.next;
  }
  expect(paged).toEqual(events);
});

test('what is turned away says why, as a problem in the language asked for', async () => {
  const shop = await newShop();
  const problem = async (status: number, code: string, event: object | string, sending: Sending = {}, to = shop) => {
    const answer = await send(to, event, sending);
    expect([answer.status, answer.body.code, answer.body.status]).toEqual([status, code, status]);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    return answer;
  };
  await problem(401, 'signature_missing', paid('b-1'), { sign: false });
  await problem(401, 'signature_missing', '', { sign: false });
  await problem(401, 'signature_wrong', paid('b-1'), {}, { ...shop, secret: `whsec_${'A'.repeat(43)}=` });
  await problem(404, 'shop_unknown', paid('b-1'), {}, { ...shop, address: '/v1/shops/999999/events' });
  await problem(400, 'request_invalid', paid('b-1'), {}, { ...shop, address: '/v1/shops/x/events' });
  await problem(400, 'shop_body_malformed', '{');
  const missing = await problem(
    422,
    'shop_field_missing',
    { id: 'x', kind: 'paid', order: 'b-1', fen: 1 },
    { language: 'en' },
  );
  expect(missing.body).toMatchObject({ field: 'member', title: expect.stringContaining('mapping') });
  expect((await problem(422, 'amount_not_positive', paid('b-0', 0))).body.title).toMatch(/\p{Script=Han}/u);
  await send(shop, paid('b-1'));
  await problem(409, 'shop_event_differs', paid('b-1', 2000));
  await problem(413, 'shop_body_too_large', `"${'x'.repeat(300_000)}"`);
  await problem(413, 'body_too_large', `"${'x'.repeat(600_000)}"`);
  await ask('PUT', `/shops/${shop.id}`, { state: 'paused' });
  expect((await problem(503, 'shop_paused', paid('b-2'))).headers['retry-after']).toBe('5');
  expect((await ask('PUT', `/shops/${shop.id}`, { state: 'active' })).body.state).toBe('active');
  expect((await send(shop, paid('b-2'))).body).toEqual({ outcome: 'done' });
});

test('mapping and secret can be changed; shops of another programme lead nowhere', async () => {
  const shop = await newShop();
  const one = `/shops/${shop.id}`;
  const { secret } = (await ask('POST', `${one}/secret`, { overlapSeconds: 0 })).body;
  expect((await send(shop, paid('c-1'))).body.code).toBe('signature_wrong');
  const renewed = { ...shop, secret };
  expect((await ask('PUT', one, { mapping: { ...MAPPING, order: '$.no' } })).body.mapping.order).toBe('$.no');
  expect((await send(renewed, paid('c-1'))).body).toMatchObject({ code: 'shop_field_missing', field: 'order' });
  expect((await ask('PUT', one, { mapping: { kind: 1 } })).body).toMatchObject({
    status: 422,
    code: 'mapping_invalid',
  });
  expect((await ask('POST', '/shops', { name: `s-${count - 1}`, mapping: MAPPING })).body.code).toBe('shop_name_taken');
  const { shops } = (await ask('GET', '/shops')).body;
  expect(shops.find(({ id }: Shop) => id === shop.id)).toMatchObject({ state: 'active', address: shop.address });
  expect(JSON.stringify(shops)).not.toContain(secret);
  for (const [method, path, body] of [
    ['PUT', '', { state: 'paused' }],
    ['POST', '/secret', { overlapSeconds: 0 }],
    ['GET', '/events', undefined],
  ] as const) {
    const answer = await given.ask(method, `/v1/programmes/2/shops/${shop.id}${path}`, { as: admin, body });
    expect([answer.status, answer.body.code]).toEqual([404, 'shop_unknown']);
  }
});

test('a shop is counted apart from whoever signs in', async () => {
  const narrow = await testApp({ limits: { anonymousPerMinute: 1, signedPerMinute: 3 } });
  const post = (url: string) => narrow.app.inject({ method: 'POST', url, payload: Buffer.from('x') });
  const statuses: number[] = [];
  for (let i = 0; i < 4; i++) statuses.push((await post('/v1/shops/1/events')).statusCode);
  expect(statuses).toEqual([404, 404, 404, 429]);
  expect((await narrow.app.inject({ url: '/healthz' })).statusCode).toBe(200);
  expect((await narrow.app.inject({ url: '/healthz' })).statusCode).toBe(429);
  await narrow.close();
});
