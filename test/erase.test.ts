/** Whoever is erased leaves no byte of what they were called, and their numbers go on without them. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Folder, greenpool } from '#cli/captured';
import { Programmes } from '#server/programmes';
import type { Programme } from '#server/programmes';
import { signedHeaders } from '#server/webhooks/signature';
import { startWebhooks } from '#server/webhooks/webhooks';
import type { Webhooks } from '#server/webhooks/webhooks';
import { planOf, testApp } from './support/app.ts';
import type { Asked, TestApp } from './support/app.ts';
import { textsIn, wholeDatabase } from './support/whole-database.ts';

const PHONE = '13912345678';
const NAME = '诸葛瑞雪 Zhuge Ruixue';
const ACCOUNT = '6222020200112233445';
const [MEMBER, OTHER] = ['vip-zrx-13912345678', 'neighbour'];
/** Everything that the person was ever called, and what they called theirs. */
const TEXTS = [PHONE, NAME, '诸葛瑞雪', 'Zhuge', ACCOUNT, MEMBER, 'zrx'];
const SHORT_OPEN = 'o-zrx-1';

let given: TestApp;
let admin: string;
let programme: Programme;
let base: string;
let lines: string;
let webhooks: Webhooks | undefined;

beforeEach(async () => {
  lines = '';
  const sink = new Writable({
    write: (chunk: Buffer, _, done) => {
      lines += String(chunk);
      done();
    },
  });
  given = await testApp({
    logger: pino({ level: 'trace' }, sink),
    webhooks: { allowPrivate: true, wake: (id) => webhooks?.wake(id) },
  });
  // A receiver that repeats what it was sent, and says that it failed.
  webhooks = startWebhooks({
    database: given.auth.database,
    keys: given.auth.keys,
    programmes: given.programmes,
    now: given.auth.now,
    allowPrivate: true,
    send: async (_, __, body) => ({ ok: false, status: 500, fault: 'answer_not_2xx', answer: body.toString() }),
  });
  const plan = { ...((await planOf('everything')) as object), returnWindowDays: 0 };
  programme = await given.programmes.create({ name: 'p', mode: 'sandbox', plan, settles: true }, 'test');
  base = `/v1/programmes/${programme.id}`;
  admin = await given.person({ role: 'operator-admin' });
});
afterEach(async () => {
  await webhooks?.stop();
  webhooks = undefined;
  await given.close();
});

async function ask(method: 'GET' | 'POST' | 'PUT', path: string, options: Asked = {}) {
  const answer = await given.ask(method, path, { as: admin, ...options });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
}

const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });

/** A life: account, orders of three kinds, a refund, a sale, a withdrawal, things refused and things proposed. */
async function live(): Promise<{ shop: number; secret: string }> {
  await ask('POST', `${base}/merchants`, { body: { merchantId: 'corner' } });
  await ask('POST', `${base}/webhooks`, { body: { url: 'https://example.com/', types: ['order.placed'] } });
  const mapping = { kind: '$.k', kinds: { paid: 'placed' }, order: '$.o', member: '$.m', amount: '$.a', unit: 'fen' };
  const { shop, secret } = await ask('POST', `${base}/shops`, { body: { name: 'mall', mapping } });
  const order = (orderId: string, memberId: string, amount: string) => ({
    body: { orderId, memberId, merchantId: 'corner', amount },
  });
  await ask('POST', `${base}/orders`, { ...order('o-neighbour', OTHER, '500.00'), ...keyed('neighbours-key') });
  await ask('POST', `${base}/orders`, { ...order('o-zrx-0', MEMBER, '1000.00'), ...keyed('key-of-zrx') });
  await ask('POST', `${base}/orders`, order(SHORT_OPEN, MEMBER, '300.00'));
  await sent(shop.id, secret, 'o-zrx-shop');
  await ask('PUT', `${base}/members/${MEMBER}/personal`, {
    body: { phone: PHONE, name: NAME, payee: JSON.stringify({ bank: '工商银行', account: ACCOUNT }) },
  });
  const { outcomes } = await ask('POST', `${base}/commands`, {
    body: {
      commands: [
        { type: 'RedeemPoints', redemptionId: 's-zrx', memberId: MEMBER, points: '1' },
        {
          type: 'AdjustBalance',
          adjustmentId: 'a-zrx',
          account: 'cash',
          memberId: MEMBER,
          amount: '5.00',
          reason: 'x',
        },
        { type: 'RequestWithdrawal', withdrawalId: 'w-zrx', account: 'cash', memberId: MEMBER, amount: '1.00' },
        { type: 'RejectWithdrawal', withdrawalId: 'w-zrx' },
        // Refused: the answer repeats the id.
        { type: 'RefundOrder', refundId: 'r', orderId: 'not-there-zrx', amount: '1.00' },
      ],
    },
    ...keyed('batch'),
  });
  expect(outcomes.map(({ receipt }: { receipt: { ok: boolean; code?: string } }) => receipt.code)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    'order_unknown',
  ]);
  return { shop: shop.id, secret };
}

async function sent(shop: number, secret: string, order: string): Promise<string> {
  const body = Buffer.from(JSON.stringify({ k: 'paid', o: order, m: MEMBER, a: 2000 }));
  const headers = signedHeaders([secret], `event-${order}`, Date.now(), body);
  const answer = await given.app.inject({ method: 'POST', url: `/v1/shops/${shop}/events`, headers, payload: body });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json().outcome;
}

const dump = (): Promise<string> => wholeDatabase(given.query);
const foundIn = (place: string): string[] => textsIn(place, TEXTS);

test('no byte of an erased person is left, and everything still sums', async () => {
  const { shop, secret } = await live();
  await expect
    .poll(async () => (await given.query('select 1 from webhook_delivery where answer is not null')).length, {
      timeout: 20_000,
    })
    .toBeGreaterThan(3);
  await webhooks?.stop();
  const person = (await ask('GET', `${base}/members/${MEMBER}/personal`)).person as number;
  const { number, snapshot } = await programme.writer.read(({ aliases, engine }) => ({
    number: aliases.ours('member', MEMBER),
    snapshot: engine.snapshot(),
  }));
  // What is personal was sealed from the first; the ids stand there in clear, which shows that the search finds them.
  expect(foundIn(await dump())).toEqual([PHONE, MEMBER, 'zrx']);

  // With points and money left it has to be said that they are given up.
  const refused = await given.ask('POST', `${base}/members/${MEMBER}/erase`, { as: admin, body: {} });
  expect(refused.body).toMatchObject({ status: 409, code: 'person_unfinished' });
  expect(refused.body.errors.map(({ field }: { field: string }) => field)).toEqual(
    expect.arrayContaining(['points', 'cash']),
  );
  const erased = await ask('POST', `${base}/members/${MEMBER}/erase`, { body: { giveUp: true } });
  // The member, three orders, a sale, a withdrawal and an adjustment; two answers to keys, and the shop's own.
  expect(erased).toEqual({ person, ids: 7, answers: 3, proposals: 0, vacuumed: true });

  expect(foundIn(await dump())).toEqual([]);
  // Sealed with the master key, which is still there.
  expect(await given.query('select 1 from webhook_delivery where answer is not null')).toEqual([]);
  expect(foundIn(lines.toLowerCase())).toEqual([]);
  expect(lines).toContain('/v1/programmes/:programme/members/:member/erase');
  const after = await programme.writer.read(({ engine }) => engine.snapshot());
  expect(Buffer.compare(after, snapshot)).toBe(0);
  expect(foundIn(Buffer.from(after).toString('hex'))).toEqual([]);
  await expectSound();

  // Others are as they were; a late copy of the shop's order does nothing.
  expect((await ask('GET', `${base}/orders/o-neighbour`)).memberId).toBe(OTHER);
  const again = await given.ask('POST', `${base}/orders`, {
    as: admin,
    body: { orderId: 'o-neighbour', memberId: OTHER, merchantId: 'corner', amount: '500.00' },
    ...keyed('neighbours-key'),
  });
  expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true']);
  expect(await sent(shop, secret, 'o-zrx-shop')).toBe('absorbed');
  expect((await given.ask('GET', `${base}/members/${MEMBER}`, { as: admin })).status).toBe(404);
  expect((await given.ask('GET', `/v1/people/${person}/personal`, { as: admin })).body.code).toBe('person_erased');
  const told = await ask('GET', `${base}/events?limit=1000`);
  expect(told.events.some(({ memberId }: { memberId?: string }) => memberId === `erased-${number}`)).toBe(true);

  // The same id is somebody new, also after a restart.
  await ask('POST', `${base}/orders`, {
    body: { orderId: 'o-zrx-0', memberId: MEMBER, merchantId: 'corner', amount: '10.00' },
  });
  const fresh = await programme.writer.read(({ aliases }) => aliases.ours('member', MEMBER));
  expect(Number(fresh)).toBeGreaterThan(Number(number));
  expect((await ask('GET', `${base}/members/${MEMBER}`)).cash).toBe('0.00');
  await given.programmes.stop();
  const { auth, snapshots } = given;
  const files = (await readdir(snapshots, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const { parentPath, name } of files) {
    expect(foundIn((await readFile(join(parentPath, name))).toString('hex'))).toEqual([]);
  }
  const restarted = await Programmes.open({ database: auth.database, snapshots, now: auth.now });
  const found = await restarted.get(programme.id)?.writer.read(({ aliases }) => ({
    member: aliases.ours('member', MEMBER),
    erased: aliases.shown('member', number ?? ''),
    members: aliases.count('member'),
  }));
  expect(found).toEqual({ member: fresh, erased: `erased-${number}`, members: Number(fresh) + 1 });
  await restarted.stop();
});

/** The log verifies, and what is exported of it has nothing of the person. */
async function expectSound(): Promise<void> {
  const environment = { DATABASE_URL: given.url };
  const verified = await greenpool(['verify'], { environment });
  expect([verified.status, verified.err]).toEqual([0, '']);
  const folder = new Folder();
  const exported = await greenpool(['export', '--programme', 'p', '--to', folder.path], { environment });
  expect([exported.status, exported.err]).toEqual([0, '']);
  for (const file of await readdir(folder.path)) expect(foundIn(folder.read(file).toLowerCase())).toEqual([]);
  folder.remove();
}

test('while the shop goes on sending, every id ends with its number: gone with the old, or with the new one', async () => {
  await ask('POST', `${base}/orders`, { body: { orderId: 'o-zrx-0', memberId: MEMBER, amount: '100.00' } });
  const old = await programme.writer.read(({ aliases }) => aliases.ours('member', MEMBER));
  let going = true;
  let count = 0;
  const seen = new Set<number>();
  const till = async (name: number): Promise<void> => {
    for (let i = 0; going; i++) {
      const orderId = `o-zrx-${name}-${i}`;
      const headers = i % 2 === 0 ? { 'idempotency-key': `k-zrx-${name}-${i}` } : {};
      const body = { orderId, memberId: MEMBER, amount: '1.00' };
      const answer = await given.ask('POST', `${base}/orders`, { as: admin, body, headers });
      seen.add(answer.status);
      count++;
    }
  };
  const tills = [1, 2, 3, 4].map(till);
  await expect.poll(() => count, { timeout: 20_000 }).toBeGreaterThan(20);
  await ask('POST', `${base}/members/${MEMBER}/erase`, { body: { giveUp: true } });
  const [before] = [count];
  await expect.poll(() => count, { timeout: 20_000 }).toBeGreaterThan(before + 20);
  going = false;
  await Promise.all(tills);
  // The erasing held nobody up.
  expect([...seen]).toEqual([201]);
  const fresh = await programme.writer.read(({ aliases }) => aliases.ours('member', MEMBER));
  expect(fresh).not.toBe(old);
  const left = await given.query<{ member: number; orders: number }>(
    `select e.member, count(*) as orders from alias a join event e on e.programme = a.programme and e.order_no = a.number
     where a.programme = $1 and a.kind = 'order' and a.external like '%zrx%' and e.type = 'OrderPlaced' group by 1`,
    [programme.id],
  );
  expect(left.map(({ member }) => String(member))).toEqual([fresh]);
  const answers = await given.query<{ members: string }>(
    `select distinct e.member::text as members from idempotency i cross join lateral json_array_elements(i.answer) as one (a)
     join event e on e.programme = i.programme and e.seq = (one.a ->> 'seq')::bigint where i.programme = $1`,
    [programme.id],
  );
  expect(answers.map(({ members }) => members)).toEqual([fresh]);
  expect((await greenpool(['verify'], { environment: { DATABASE_URL: given.url } })).status).toBe(0);
}, 60_000);

test('what nobody could end any more has to be ended first; a proposal about them is not done', async () => {
  await ask('POST', `${base}/orders`, { body: { orderId: 'o-zrx-0', memberId: MEMBER, amount: '1000.00' } });
  await ask('POST', `${base}/commands`, {
    body: {
      commands: [
        { type: 'AdjustBalance', adjustmentId: 'a', account: 'cash', memberId: MEMBER, amount: '5.00', reason: 'x' },
        { type: 'RequestWithdrawal', withdrawalId: 'w-zrx', account: 'cash', memberId: MEMBER, amount: '1.00' },
      ],
    },
  });
  const erase = () => given.ask('POST', `${base}/members/${MEMBER}/erase`, { as: admin, body: { giveUp: true } });
  expect((await erase()).body).toMatchObject({
    code: 'person_unfinished',
    errors: [{ field: 'withdrawals', value: '1' }],
  });
  await ask('POST', `${base}/commands`, { body: { commands: [{ type: 'RejectWithdrawal', withdrawalId: 'w-zrx' }] } });
  await given.query(
    `insert into proposal (programme, type, commands, new_ids, digest, preview, reason, maker, made_at_ms, expires_at_ms)
     values ($1, 'ImportDebt', $2, $3, '\\x00', '{}', 'r', 'person:1', 0, 1)`,
    [
      programme.id,
      JSON.stringify([{ type: 'ImportDebt', debtId: { fresh: 0 }, memberId: { fresh: 1 } }]),
      JSON.stringify(['d', MEMBER]),
    ],
  );
  expect((await erase()).body).toMatchObject({ person: null, proposals: 1 });
  expect(await given.query('select new_ids from proposal')).toEqual([{ new_ids: ['d', null] }]);
  // A member without an account: the audit tells of their number.
  const { lines: audit } = await ask('GET', '/v1/audit?action=ids.erased');
  expect(audit).toMatchObject([{ target: expect.stringMatching(/^member:\d+:\d+$/), detail: { ids: 4 } }]);
  expect((await erase()).status).toBe(404);
});

test('held orders have to be released first; open ones settle without their owner', async () => {
  const plan = { ...((await planOf('everything')) as object), returnWindowDays: 7 };
  const testClockMs = Date.UTC(2026, 0, 1);
  programme = await given.programmes.create({ name: 'q', mode: 'sandbox', plan, testClockMs }, 'test');
  base = `/v1/programmes/${programme.id}`;
  const command = (one: object) => ask('POST', `${base}/commands`, { body: { commands: [one] } });
  const erase = async (giveUp: boolean) =>
    (await given.ask('POST', `${base}/members/${MEMBER}/erase`, { as: admin, body: { giveUp } })).body;
  await command({ type: 'PlaceOrder', orderId: 'o-zrx-0', memberId: MEMBER, amount: '100.00' });
  await command({ type: 'RefundOrder', refundId: 'r-zrx', orderId: 'o-zrx-0', amount: '1.00' });
  await command({ type: 'HoldOrder', orderId: 'o-zrx-0' });
  const [held, open] = [
    { field: 'heldOrders', value: '1' },
    { field: 'openOrders', value: '1' },
  ];
  expect((await erase(true)).errors).toEqual([held]);
  await command({ type: 'ReleaseOrder', orderId: 'o-zrx-0' });
  expect((await erase(false)).errors).toEqual([open]);
  expect(await erase(true)).toMatchObject({ person: null, ids: 3 });
  expect(foundIn(await dump())).toEqual([]);
  await ask('PUT', `${base}/clock`, { body: { advanceSeconds: 8 * 86_400 } });
  const { events } = await ask('GET', `${base}/events?types=OrderSettled`);
  expect(events).toMatchObject([{ memberId: 'erased-0', orderId: 'erased-0' }]);
  expect((await greenpool(['verify'], { environment: { DATABASE_URL: given.url } })).status).toBe(0);
});
