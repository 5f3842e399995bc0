import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { keysOf } from '../auth/master-key.ts';
import { Programmes } from '../programmes.ts';
import type { Programme } from '../programmes.ts';
import { changeEndpoint, createEndpoint, getEndpoint, listDeliveries, redeliver } from './endpoints.ts';
import { KINDS } from './kinds.ts';
import { startWebhooks } from './webhooks.ts';
import type { Webhooks, WebhookSurroundings } from './webhooks.ts';

const PLAN = {
  name: 'p',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '3' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  returnWindowDays: 0,
};
const KEYS = keysOf(Buffer.alloc(32, 7));
const HOUR = 3_600_000;

interface Got {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: {
    readonly id: string;
    readonly type: string;
    readonly created: string;
    readonly data: Record<string, unknown>;
  };
}

let open: Awaited<ReturnType<typeof testDatabase>>;
let snapshots: string;
let programmes: Programmes;
let programme: Programme;
let nowMs: number;
let receiver: ReturnType<typeof createServer>;
let url: string;
let got: Got[];
/** What the receiver answers; 200 unless a test says otherwise. */
let answer: (got: Got, response: ServerResponse) => void;
let running: Webhooks[];
let failures: unknown[];

const context = (): Parameters<typeof createEndpoint>[0] => ({
  database: open.database,
  keys: KEYS,
  now,
  allowPrivate: true,
});
const now = (): number => nowMs;

function start(options: Partial<WebhookSurroundings> = {}): Webhooks {
  const webhooks = startWebhooks({
    database: open.database,
    keys: KEYS,
    programmes,
    now,
    allowPrivate: true,
    random: () => 0.5,
    failed: (_, error) => failures.push(error),
    ...options,
  });
  running.push(webhooks);
  return webhooks;
}

beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 1);
  [got, running, failures] = [[], [], []];
  answer = (_, response) => response.end();
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const text = Buffer.concat(parts).toString();
      const one = { path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text) as Got['body'] };
      got.push(one);
      answer(one, response);
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  open = await testDatabase();
  snapshots = await mkdtemp(join(tmpdir(), 'greenpool-snapshots-'));
  programmes = await Programmes.open({ database: open.database, snapshots, now });
  programme = await programmes.create({ name: 'p', mode: 'sandbox', plan: PLAN, settles: false }, 'operator:1');
  await submit({ type: 'RegisterMerchant', merchantId: 'shop' });
});

afterEach(async () => {
  await Promise.all(running.map((webhooks) => webhooks.stop()));
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
  await programmes.stop();
  await open.drop();
  await rm(snapshots, { recursive: true });
});

async function submit(...commands: object[]): Promise<void> {
  const answers = await programme.writer.submit(commands as Record<string, unknown>[], { actor: 'key:1' });
  for (const { receipt } of answers) expect(receipt).toHaveProperty('ok', true);
}

const order = (n: number, memberId = `member-${n}`): object => ({
  type: 'PlaceOrder',
  orderId: `o-${n}`,
  memberId,
  merchantId: 'shop',
  amount: '100.00',
});

async function until(there: () => boolean | Promise<boolean>, what = 'it'): Promise<void> {
  for (const end = performance.now() + 15_000; performance.now() < end;) {
    if (await there()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${what} did not come; failures: ${failures.map(String).join(', ')}`);
}

const types = (path?: string): string[] =>
  got.filter((one) => path === undefined || one.path === path).map(({ body }) => body.type);

test('every kind is told in the order of the log, in the ids of the caller, with a signature that a stranger can verify', async () => {
  const { secret, endpoint } = await createEndpoint(
    context(),
    { programme: programme.id, url, types: KINDS },
    'person:1',
  );
  start();
  await submit(
    order(1, '13800000000'),
    { type: 'PlaceOrder', orderId: 'o-2', memberId: 'b', amount: '50.00' },
    { type: 'RefundOrder', refundId: 'r-1', orderId: 'o-2', amount: '50.00' },
    { type: 'HoldOrder', orderId: 'o-1' },
    { type: 'ReleaseOrder', orderId: 'o-1' },
    { type: 'SettleOrder', orderId: 'o-1' },
    { type: 'RedeemPoints', redemptionId: 's-1', memberId: '13800000000', points: '1.5' },
    { type: 'RequestWithdrawal', withdrawalId: 'w-1', account: 'cash', memberId: '13800000000', amount: '1.00' },
    { type: 'ApproveWithdrawal', withdrawalId: 'w-1' },
    { type: 'FailWithdrawal', withdrawalId: 'w-1' },
    { type: 'RequestWithdrawal', withdrawalId: 'w-2', account: 'payable', merchantId: 'shop', amount: '60.00' },
    { type: 'RejectWithdrawal', withdrawalId: 'w-2' },
    { type: 'WindUp' },
  );
  await until(() => types().includes('programme.wound_up') && types().includes('price.changed'));
  const told = got.filter(({ body }) => body.type !== 'price.changed');
  expect(told.map(({ body }) => body.type)).toEqual([
    'order.placed',
    'order.placed',
    'order.refunded',
    'order.held',
    'order.released',
    'order.settled',
    'points.minted',
    'points.redeemed',
    'withdrawal.requested',
    'withdrawal.approved',
    'withdrawal.failed',
    'withdrawal.requested',
    'withdrawal.rejected',
    'programme.wound_up',
  ]);
  const data = (type: string): unknown => told.find(({ body }) => body.type === type)?.body.data;
  expect(data('order.placed')).toEqual({
    orderId: 'o-1',
    memberId: '13800000000',
    merchantId: 'shop',
    amount: '100.00',
    cash: '100.00',
    coins: '0.00',
  });
  expect(data('order.refunded')).toEqual({
    refundId: 'r-1',
    orderId: 'o-2',
    memberId: 'b',
    amount: '50.00',
    cash: '50.00',
    coins: '0.00',
  });
  expect(data('order.settled')).toMatchObject({ orderId: 'o-1', spend: '100.00', rebate: '14.00', commissions: [] });
  expect(data('points.minted')).toEqual({
    memberId: '13800000000',
    orderId: 'o-1',
    points: '14.00000000',
    pointsAfter: '14.00000000',
  });
  expect(data('points.redeemed')).toMatchObject({
    redemptionId: 's-1',
    points: '1.50000000',
    pointsAfter: '12.50000000',
  });
  expect(data('withdrawal.failed')).toMatchObject({
    withdrawalId: 'w-1',
    memberId: '13800000000',
    account: 'cash',
    amount: '1.00',
  });
  expect(data('withdrawal.rejected')).toMatchObject({ withdrawalId: 'w-2', merchantId: 'shop', account: 'payable' });

  for (const { headers, text, body } of got) {
    // What docs/webhooks.md shows, written without our code.
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${text}`;
    expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(headers['webhook-timestamp']).toBe(String(nowMs / 1000));
    expect(headers['webhook-id']).toBe(body.id);
  }
  expect(new Set(told.map(({ body }) => body.id)).size).toBe(told.length);
  expect(told[0]?.body).toMatchObject({ id: `${programme.id}-3-order_placed`, created: '2026-01-01T00:00:00Z' });
  expect(failures).toEqual([]);
  expect(endpoint).not.toHaveProperty('secret');
});

test('5xx, then ok: tried again after a pause, the ones after it are not held up, and each delivery can be looked at', async () => {
  const { endpoint } = await createEndpoint(
    context(),
    { programme: programme.id, url, types: ['order.placed'] },
    'person:1',
  );
  let bad = true;
  answer = ({ body }, response) => {
    if (bad && body.data['orderId'] === 'o-1')
      response.writeHead(503).end(`busy with ${String(body.data['memberId'])}`);
    else response.end();
  };
  const webhooks = start();
  await submit(order(1, '13800000000'), order(2), order(3));
  const list = (): ReturnType<typeof listDeliveries> =>
    listDeliveries(context(), programme.id, endpoint.id, { limit: 10 });
  await until(async () => (await list()).length === 3);
  expect(got.map(({ body }) => body.data['orderId'])).toEqual(['o-1', 'o-2', 'o-3']);
  expect((await list()).at(-1)).toEqual({
    seq: 3,
    kind: 'order.placed',
    state: 'retrying',
    attempts: 1,
    firstAtMs: nowMs,
    lastAtMs: nowMs,
    nextAtMs: nowMs + 5000,
    responseCode: 503,
    error: 'answer_not_2xx',
    answer: 'busy with 13800000000',
  });
  const [raw] = await open.database.query<{ text: string }>(
    `select string_agg(d::text, '') as text from webhook_delivery d`,
  );
  expect(raw?.text).not.toContain(Buffer.from('13800000000').toString('hex'));
  nowMs += 4999;
  webhooks.wake(programme.id);
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(got).toHaveLength(3);
  nowMs += 1;
  webhooks.wake(programme.id);
  await until(() => got.length === 4);
  await until(async () => (await list()).at(-1)?.attempts === 2);
  expect((await list()).at(-1)?.nextAtMs).toBe(nowMs + 10_000);
  bad = false;
  nowMs += 10_000;
  webhooks.wake(programme.id);
  await until(async () => (await list()).at(-1)?.state === 'delivered');
  expect(new Set(got.filter(({ body }) => body.data['orderId'] === 'o-1').map(({ text }) => text)).size).toBe(1);
  expect((await list()).at(-1)).toMatchObject({
    attempts: 3,
    responseCode: 200,
    error: null,
    answer: null,
    nextAtMs: null,
  });
  expect((await getEndpoint(context(), programme.id, endpoint.id)).failingSinceMs).toBeNull();
});

test('an endpoint that fails for a day is disabled and audited; made active again, it misses nothing', async () => {
  const { endpoint } = await createEndpoint(
    context(),
    { programme: programme.id, url, types: ['order.placed'] },
    'person:1',
  );
  const dead: Array<readonly [url: string, at: number]> = [];
  let alive = false;
  const delivered = new Set<string | undefined>();
  const webhooks = start({
    send: (to, headers) => {
      if (alive) delivered.add(headers['webhook-id']);
      else dead.push([to, nowMs]);
      return Promise.resolve(alive ? { ok: true, status: 200 } : { ok: false, fault: 'connection_failed' });
    },
  });
  const began = nowMs;
  await submit(...Array.from({ length: 30 }, (_, i) => order(i)));
  await until(() => dead.length >= 10);
  const state = async (): Promise<string> => (await getEndpoint(context(), programme.id, endpoint.id)).state;
  while ((await state()) === 'active') {
    expect(nowMs).toBeLessThan(began + 48 * HOUR);
    nowMs += HOUR / 4;
    webhooks.wake(programme.id);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(nowMs - began).toBeGreaterThanOrEqual(24 * HOUR);
  // Thirty events that could not be sent are no thirty events an interval: the endpoint was left in peace.
  expect(dead.length).toBeLessThan(1000);
  expect(await open.database.query(`select actor, target from audit where action = 'webhook.disabled'`)).toEqual([
    { actor: 'system', target: `webhook:${endpoint.id}` },
  ]);
  const tried = dead.length;
  nowMs += HOUR;
  await submit(order(100));
  webhooks.wake(programme.id);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(dead).toHaveLength(tried);

  alive = true;
  await changeEndpoint(context(), programme.id, endpoint.id, { state: 'active' }, 'person:1');
  webhooks.wake(programme.id);
  const rest = (): Promise<readonly { seq: number; state: string }[]> =>
    listDeliveries(context(), programme.id, endpoint.id, { limit: 100, state: 'failed' });
  await until(async () => delivered.size + (await rest()).length === 31);
  for (const { seq } of await rest()) await redeliver(context(), programme.id, endpoint.id, seq, 'person:1');
  webhooks.wake(programme.id);
  await until(() => delivered.size === 31);
  expect(await rest()).toEqual([]);
});

test('a slow endpoint delays no other', async () => {
  await createEndpoint(context(), { programme: programme.id, url: `${url}/slow`, types: ['order.placed'] }, 'person:1');
  await createEndpoint(context(), { programme: programme.id, url: `${url}/fast`, types: ['order.placed'] }, 'person:1');
  answer = ({ path }, response) => {
    if (path === '/fast') response.end();
  };
  start();
  await submit(...Array.from({ length: 200 }, (_, i) => order(i)));
  await until(() => types('/fast').length === 200);
  expect(types('/slow')).toHaveLength(1);
});

test('stopped or cut off in the middle, nothing is lost, and what comes twice has the same id', async () => {
  await createEndpoint(
    context(),
    { programme: programme.id, url, types: ['order.placed', 'price.changed'] },
    'person:1',
  );
  const bodies = new Map<string, string>();
  answer = ({ body, text }, response) => {
    if (body.type !== 'price.changed') {
      expect(bodies.get(body.id) ?? text).toBe(text);
      bodies.set(body.id, text);
    }
    response.end();
  };
  for (let round = 0; round < 4; round++) {
    // Half of the time something that was sent cannot be written down.
    const cut = round % 2 === 1;
    let writes = 0;
    const { database } = open;
    const query: typeof database.query = (text, values) =>
      cut && text.includes('insert into webhook_delivery') && writes++ === 1
        ? Promise.reject(new Error('cut off'))
        : database.query(text, values);
    const webhooks = start({ database: { ...database, query } });
    await submit(...Array.from({ length: 150 }, (_, i) => order(round * 150 + i)));
    await until(() => bodies.size > round * 150 + 40);
    await webhooks.stop();
  }
  start();
  await until(() => bodies.size === 600);
  const first = [...bodies.values()].map((text) => (JSON.parse(text) as Got['body']).data['orderId']);
  expect(first).toEqual(Array.from({ length: 600 }, (_, i) => `o-${i}`));
});

test('an attempt that failed and could not be written down is made again', async () => {
  await createEndpoint(context(), { programme: programme.id, url, types: ['order.placed'] }, 'person:1');
  const { database } = open;
  let cut = true;
  const query: typeof database.query = (text, values) => {
    if (!cut || !text.includes('insert into webhook_delivery')) return database.query(text, values);
    cut = false;
    return Promise.reject(new Error('cut off'));
  };
  answer = (_, response) => response.writeHead(got.length === 1 ? 503 : 200).end();
  start({ database: { ...database, query } });
  await submit(order(1));
  await until(() => got.length === 2);
  expect(got[1]?.text).toBe(got[0]?.text);
});

test('of prices at most one a second is told, and the newest comes', async () => {
  await createEndpoint(context(), { programme: programme.id, url, types: ['price.changed'] }, 'person:1');
  const webhooks = start();
  let reserve = '';
  for (let i = 0; i < 20; i++) {
    await submit(order(i), { type: 'SettleOrder', orderId: `o-${i}` });
    reserve = await programme.writer.read(({ engine }) => (Number(engine.pool().reserve) / 100).toFixed(2));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await until(() => got.length === 1);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(got).toHaveLength(1);
  expect(got[0]?.body.data['reserve']).not.toBe(reserve);
  nowMs += 1000;
  webhooks.wake(programme.id);
  await until(() => got.length === 2);
  expect(got[1]?.body.data).toEqual({
    reserve,
    supply: expect.stringMatching(/^\d+\.\d{8,}$/),
    at: '2026-01-01T00:00:00Z',
  });
});
