import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';
import { verified } from '../webhooks/signature.ts';
import { startWebhooks } from '../webhooks/webhooks.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';

interface Got {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

let given: TestApp;
let admin: string;
let base: string;
let running: Webhooks;
let got: Got[];
/** What became of attempts is written down up to a second late. */
const SOON = { timeout: 20_000 };
let status = 200;
let woken = 0;

function wake(programme: number): void {
  woken++;
  running.wake(programme);
}

beforeAll(async () => {
  given = await testApp({ webhooks: { allowPrivate: true, wake } });
  running = startWebhooks({
    database: given.auth.database,
    keys: given.auth.keys,
    programmes: given.programmes,
    now: given.auth.now,
    allowPrivate: true,
    send: async (url, headers, body) => {
      got.push({ url, headers, body });
      return status === 200 ? { ok: true, status } : { ok: false, status, fault: 'answer_not_2xx', answer: 'no' };
    },
  });
  got = [];
  admin = await given.person({ role: 'operator-admin' });
  const plan = { ...((await planOf('local-life')) as object), returnWindowDays: 7 };
  const testClockMs = Date.UTC(2026, 0, 1);
  const { id } = await given.programmes.create({ name: 'p', mode: 'sandbox', plan, testClockMs }, 'test');
  await given.programmes.create({ name: 'other', mode: 'sandbox', plan }, 'test');
  base = `/v1/programmes/${id}`;
});
afterAll(async () => {
  await running.stop();
  await given.close();
});

const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown) =>
  given.ask(method, `${base}${path}`, { as: admin, body });
const place = (orderId: string) => ask('POST', '/orders', { orderId, memberId: 'ann', amount: '10.00' });
const types = (): unknown[] => got.map(({ body }) => JSON.parse(body.toString()).type);

test('from making an endpoint to deleting it: what it is told fits the secret that was shown', async () => {
  const made = await ask('POST', '/webhooks', { url: 'http://127.0.0.1/a', types: ['order.settled', 'order.placed'] });
  expect(made.status).toBe(201);
  const { webhook, secret } = made.body;
  expect(webhook).toMatchObject({ state: 'active', types: ['order.placed', 'order.settled'], failingSince: null });
  await place('o-1');
  await expect.poll(types, SOON).toEqual(['order.placed']);
  const [{ headers, body }] = got as [Got];
  expect(verified([secret], headers, body, Date.now())).toEqual({ id: JSON.parse(body.toString()).id });

  // A clock that is moved settles, and what is told of that is sent.
  const wokenBefore = woken;
  expect((await ask('PUT', '/clock', { advanceSeconds: 8 * 86_400 })).status).toBe(200);
  await expect.poll(types, SOON).toEqual(['order.placed', 'order.settled']);
  expect(woken).toBe(wokenBefore + 1);

  const one = `/webhooks/${webhook.id}`;
  const rotated = await ask('POST', `${one}/secret`, { overlapSeconds: 60 });
  expect([rotated.status, rotated.body.secret === secret]).toEqual([201, false]);
  await place('o-2');
  await expect.poll(() => got.length, SOON).toBe(3);
  for (const good of [secret, rotated.body.secret])
    expect(verified([good], got[2]?.headers ?? {}, got[2]?.body ?? Buffer.alloc(0), Date.now())).toHaveProperty('id');

  expect((await ask('PUT', one, { state: 'paused' })).body.state).toBe('paused');
  await place('o-3');
  expect(
    (await ask('PUT', one, { state: 'active', url: 'http://127.0.0.1/b', types: ['order.placed'] })).body,
  ).toMatchObject({
    state: 'active',
    url: 'http://127.0.0.1/b',
    types: ['order.placed'],
  });
  await expect.poll(() => got.map(({ url }) => url).at(-1), SOON).toBe('http://127.0.0.1/b');

  await expect.poll(async () => (await ask('GET', `${one}/deliveries`)).body.deliveries.length, SOON).toBe(4);
  const { deliveries } = (await ask('GET', `${one}/deliveries`)).body;
  expect(deliveries.map(({ kind, state }: Record<string, string>) => [kind, state])).toEqual([
    ['order.placed', 'delivered'],
    ['order.placed', 'delivered'],
    ['order.settled', 'delivered'],
    ['order.placed', 'delivered'],
  ]);
  const seq = deliveries.at(-1).seq as number;
  const before = got.length;
  expect((await ask('POST', `${one}/redeliveries`, { seq })).body).toEqual({ webhooks: 1 });
  await expect.poll(() => got.length, SOON).toBe(before + 1);
  expect((await ask('POST', `${one}/redeliveries`, { seq: 1 })).body.code).toBe('webhook_event_unknown');

  expect((await ask('GET', '/webhooks')).body.webhooks).toHaveLength(1);
  const { failingSince, cursor, ...same } = webhook;
  expect((await ask('GET', one)).body).toMatchObject({ id: same.id, createdBy: same.createdBy });
  expect([failingSince, typeof cursor]).toEqual([null, 'number']);
  expect((await ask('DELETE', one)).status).toBe(204);
  expect((await ask('GET', one)).body).toMatchObject({ status: 404, code: 'webhook_unknown' });
  const { lines } = (await given.ask('GET', '/v1/audit?target=webhook:1', { as: admin })).body;
  expect(lines.map(({ action }: { action: string }) => action)).toEqual([
    'webhook.deleted',
    'webhook.redelivered',
    'webhook.changed',
    'webhook.changed',
    'webhook.secret_rotated',
    'webhook.created',
  ]);
});

test('deliveries come in pages, also where two are of one row', async () => {
  status = 500;
  const url = 'http://127.0.0.1/c';
  const { webhook } = (await ask('POST', '/webhooks', { url, types: ['order.settled', 'points.minted'] })).body;
  await place('o-4');
  await place('o-5');
  await ask('PUT', '/clock', { advanceSeconds: 8 * 86_400 });
  const path = `/webhooks/${webhook.id}/deliveries?state=retrying`;
  await expect.poll(async () => (await ask('GET', path)).body.deliveries.length, SOON).toBe(8);
  const whole = (await ask('GET', path)).body.deliveries;
  expect(whole[0]).toMatchObject({ responseCode: 500, answer: 'no', error: 'answer_not_2xx', state: 'retrying' });
  const paged: unknown[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const answer: { deliveries: unknown[]; next?: string } = (
      await ask('GET', `${path}&limit=1${next === '' ? '' : `&before=${next}`}`)
    ).body;
    paged.push(...answer.deliveries);
    next = answer.next;
  }
  const named = (list: unknown[]) =>
    list.map((one) => (({ seq, kind }) => [seq, kind])(one as Record<string, unknown>));
  expect(named(paged)).toEqual(named(whole));
  status = 200;
});

test.each([
  [{ url: 'ftp://example.com', types: ['order.placed'] }, 422, 'url_not_https'],
  [{ url: 'https://example.com', types: ['order.eaten'] }, 422, 'webhook_types_invalid'],
  [{ url: 'https://example.com', types: 'order.placed' }, 400, 'request_invalid'],
])('refuses %j', async (body, expected, code) => {
  expect((await ask('POST', '/webhooks', body)).body).toMatchObject({ status: expected, code });
});

test('endpoints of another programme lead nowhere, and private addresses are refused unless allowed', async () => {
  const url = 'http://127.0.0.1/d';
  const { webhook } = (await ask('POST', '/webhooks', { url, types: ['order.placed'] })).body;
  const foreign = `/v1/programmes/2/webhooks/${webhook.id}`;
  for (const [method, path, body] of [
    ['GET', '', undefined],
    ['PUT', '', { state: 'paused' }],
    ['DELETE', '', undefined],
    ['POST', '/secret', { overlapSeconds: 0 }],
    ['GET', '/deliveries', undefined],
    ['POST', '/redeliveries', { seq: 1 }],
  ] as const) {
    const answer = await given.ask(method, foreign + path, { as: admin, body });
    expect([answer.status, answer.body.code]).toEqual([404, 'webhook_unknown']);
  }
  const strict = await testApp();
  const token = await strict.person({ role: 'operator-admin' });
  await strict.programmes.create({ name: 'p', mode: 'sandbox', plan: await planOf('local-life') }, 'test');
  const body = { url: 'https://127.0.0.1/', types: ['order.placed'] };
  const answer = await strict.ask('POST', '/v1/programmes/1/webhooks', { as: token, body });
  expect(answer.body).toMatchObject({ status: 422, code: 'url_address_refused', field: 'url' });
  await strict.close();
});
