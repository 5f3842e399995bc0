import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { keysOf } from '../auth/master-key.ts';
import { Programmes } from '../programmes.ts';
import type { Programme } from '../programmes.ts';
import { prune } from './deliveries.ts';
import {
  changeEndpoint,
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listDeliveries,
  listEndpoints,
  redeliver,
  rotateEndpointSecret,
} from './endpoints.ts';
import { resealSecrets } from './sealed-secret.ts';
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
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const url = 'https://shop.example/hook';
let open: Awaited<ReturnType<typeof testDatabase>>;
let snapshots: string;
let programmes: Programmes;
let programme: Programme;
let nowMs: number;
let got: Got[];
let running: Webhooks[];
let failures: unknown[];

const now = (): number => nowMs;
const context = (): Parameters<typeof createEndpoint>[0] => ({
  database: open.database,
  keys: KEYS,
  now,
  allowPrivate: false,
});

function start(options: Partial<WebhookSurroundings> = {}): Webhooks {
  const webhooks = startWebhooks({
    database: open.database,
    keys: KEYS,
    programmes,
    now,
    allowPrivate: false,
    send: (to, headers, body) => {
      got.push({ url: to, headers, text: body.toString() });
      return Promise.resolve({ ok: true, status: 200 });
    },
    failed: (_, error) => failures.push(error),
    ...options,
  });
  running.push(webhooks);
  return webhooks;
}

beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 1);
  [got, running, failures] = [[], [], []];
  open = await testDatabase();
  snapshots = await mkdtemp(join(tmpdir(), 'greenpool-snapshots-'));
  programmes = await Programmes.open({ database: open.database, snapshots, now });
  programme = await programmes.create({ name: 'p', mode: 'sandbox', plan: PLAN, settles: false }, 'operator:1');
  await programme.writer.submit([{ type: 'RegisterMerchant', merchantId: 'shop' }], { actor: 'key:1' });
});

afterEach(async () => {
  await Promise.all(running.map((webhooks) => webhooks.stop()));
  await programmes.stop();
  await open.drop();
  await rm(snapshots, { recursive: true });
});

async function submit(command: object): Promise<void> {
  const [answer] = await programme.writer.submit([command as Record<string, unknown>], { actor: 'key:1' });
  expect(answer?.receipt).toHaveProperty('ok', true);
}

const order = (n: number): object => ({
  type: 'PlaceOrder',
  orderId: `o-${n}`,
  memberId: `member-${n}`,
  merchantId: 'shop',
  amount: '100.00',
});

async function until(there: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 15_000; performance.now() < end;) {
    if (await there()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`it did not come; failures: ${failures.map(String).join(', ')}`);
}

test('a secret is nowhere in clear, can be changed with an overlap, and goes along with the master key', async () => {
  const { endpoint, secret } = await createEndpoint(
    context(),
    { programme: programme.id, url, types: ['order.placed'] },
    'person:1',
  );
  const next = await rotateEndpointSecret(context(), programme.id, endpoint.id, HOUR, 'person:1');
  const webhooks = start();
  const signatures = async (n: number): Promise<string[]> => {
    await submit(order(n));
    await until(() => got.length === n);
    return String(got.at(-1)?.headers['webhook-signature']).split(' ');
  };
  const by = (secret: string): string => {
    const { headers, text } = got.at(-1) as Got;
    const signed = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${text}`;
    return `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(signed)
      .digest('base64')}`;
  };
  expect(await signatures(1)).toEqual([by(next), by(secret)]);
  nowMs += HOUR;
  webhooks.wake(programme.id);
  expect(await signatures(2)).toEqual([by(next)]);
  await webhooks.stop();

  const everything = await open.database.query<{ text: string }>(
    `select query_to_xml('select * from ' || c.oid::regclass, true, true, '')::text as text from pg_class c
     where relnamespace = 'public'::regnamespace and relkind = 'r'`,
  );
  const text = everything.map((row) => row.text).join('');
  for (const each of [secret, next]) {
    const bytes = Buffer.from(each.slice(6), 'base64');
    for (const form of [each.slice(6), bytes.toString('hex'), bytes.toString('base64')])
      expect(text).not.toContain(form);
  }
  expect(text).toContain('webhook.secret_rotated');
  await expect(
    rotateEndpointSecret(context(), programme.id, endpoint.id, 8 * 24 * HOUR, 'person:1'),
  ).rejects.toMatchObject({
    code: 'overlap_invalid',
  });

  const others = keysOf(Buffer.alloc(32, 8));
  await open.database.transaction((client) => resealSecrets(client, KEYS, others));
  start({ keys: others });
  expect(await signatures(3)).toEqual([by(next)]);
});

test('a secret that does not open is no failure of the receiver, and no error tells of it', async () => {
  const { endpoint, secret } = await createEndpoint(
    context(),
    { programme: programme.id, url, types: ['order.placed'] },
    'person:1',
  );
  start({ keys: keysOf(Buffer.alloc(32, 9)) });
  await submit(order(1));
  await until(() => failures.length > 0);
  expect(got).toEqual([]);
  expect(failures.map(String).join('')).not.toContain(secret.slice(6));
  expect(await getEndpoint(context(), programme.id, endpoint.id)).toMatchObject({
    state: 'active',
    failingSinceMs: null,
  });
});

test('endpoints belong to their programme; paused, changed, deleted and redelivered as told', async () => {
  const other = await programmes.create({ name: 'q', mode: 'sandbox', plan: PLAN }, 'operator:1');
  const { endpoint } = await createEndpoint(
    context(),
    { programme: programme.id, url, types: ['order.placed'] },
    'person:1',
  );
  const webhooks = start();
  await submit(order(1));
  await until(() => got.length === 1);
  const { id } = endpoint;
  const foreign = [
    () => getEndpoint(context(), other.id, id),
    () => changeEndpoint(context(), other.id, id, { state: 'paused' }, 'person:1'),
    () => deleteEndpoint(context(), other.id, id, 'person:1'),
    () => rotateEndpointSecret(context(), other.id, id, 0, 'person:1'),
    () => listDeliveries(context(), other.id, id, { limit: 1 }),
    () => redeliver(context(), other.id, id, 3, 'person:1'),
  ];
  for (const each of foreign) await expect(each()).rejects.toMatchObject({ code: 'webhook_unknown' });
  expect(await listEndpoints(context(), other.id)).toEqual([]);

  await until(async () => (await getEndpoint(context(), programme.id, id)).cursor >= 3);
  expect(await redeliver(context(), programme.id, id, 3, 'person:1')).toBe(1);
  webhooks.wake(programme.id);
  await until(() => got.length === 2);
  expect(got[1]?.text).toBe(got[0]?.text);
  for (const seq of [1, 2, 4, 1000])
    await expect(redeliver(context(), programme.id, id, seq, 'person:1')).rejects.toMatchObject({
      code: 'webhook_event_unknown',
    });

  await changeEndpoint(context(), programme.id, id, { state: 'paused' }, 'person:1');
  webhooks.wake(programme.id);
  await submit(order(2));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(got).toHaveLength(2);
  await changeEndpoint(context(), programme.id, id, { state: 'active', url: 'https://shop.example/new' }, 'person:1');
  webhooks.wake(programme.id);
  await until(() => got.some((one) => one.url.endsWith('/new')));

  await until(async () => (await listDeliveries(context(), programme.id, id, { limit: 10 })).length === 2);
  await prune(open.database, nowMs + 8 * 24 * HOUR);
  expect(await listDeliveries(context(), programme.id, id, { limit: 10 })).toEqual([]);
  await deleteEndpoint(context(), programme.id, id, 'person:1');
  webhooks.wake(programme.id);
  await submit(order(3));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(got).toHaveLength(3);

  for (const [changes, code] of [
    [{ types: ['nothing'] }, 'webhook_types_invalid'],
    [{ types: [] }, 'webhook_types_invalid'],
    [{ url: 'ftp://x' }, 'url_not_https'],
  ] as const) {
    const wanted = { programme: programme.id, url, types: ['order.placed'], ...changes };
    await expect(createEndpoint(context(), wanted, 'person:1')).rejects.toMatchObject({ code });
  }
  const wanted = { programme: programme.id, url, types: ['order.placed'] };
  const made = await Promise.allSettled(
    Array.from({ length: 22 }, () => createEndpoint(context(), wanted, 'person:1')),
  );
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
});

test('whoever was erased before it is sent is told of as null', async () => {
  await createEndpoint(context(), { programme: programme.id, url, types: ['order.placed'] }, 'person:1');
  for (const n of [1, 2, 3]) await submit(order(n));
  await programmes.stop();
  await open.database.query(`delete from alias where external in ('member-1', 'member-3')`);
  programmes = await Programmes.open({ database: open.database, snapshots, now });
  start();
  await until(() => got.length === 3);
  expect(got.map(({ text }) => (JSON.parse(text) as { data: { memberId: unknown } }).data.memberId)).toEqual([
    null,
    'member-2',
    null,
  ]);
});
