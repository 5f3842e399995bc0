import { Writable } from 'node:stream';
import pino from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf, testApp } from '../../test/support/app.ts';
import type { TestApp } from '../../test/support/app.ts';

const lines: string[] = [];
const metrics = new Registry();
let given: TestApp;
let admin: string;
let base: string;

beforeAll(async () => {
  const destination = new Writable({
    write: (piece: Buffer, _encoding, done) => {
      lines.push(piece.toString());
      done();
    },
  });
  given = await testApp({ logger: pino({ level: 'trace' }, destination), metrics });
  admin = await given.person({ role: 'operator-admin' });
  base = `/v1/programmes/${(await given.programmes.create({ name: 'p', mode: 'live', plan: await planOf('local-life') }, 'test')).id}`;
});
afterAll(() => given.close());

test('the log names routes and principals, never paths, queries, bodies, tokens or callers’ ids', async () => {
  await given.ask('POST', `${base}/orders`, {
    as: admin,
    body: { orderId: 'SECRET1', memberId: '13800138000', amount: '5.00' },
  });
  await given.ask('GET', `${base}/members/13800138000`, { as: admin });
  await given.ask('GET', `${base}/pool?phone=13800138000`, { as: admin });
  await given.ask('GET', '/13800138000', { as: admin });
  await given.ask('POST', '/v1/sessions', { body: { username: 'SECRET2', password: 'SECRET3' } });
  await given.ask('POST', `${base}/orders`, { as: admin, text: '{"SECRET4' });
  await given.ask('GET', '/%E0%A4%A', { as: admin });
  const log = lines.join('');
  expect(log).toContain('"route":"/v1/programmes/:programme/members/:member"');
  expect(log).toMatch(/"actor":"person:\d+"/);
  expect(log).not.toMatch(/SECRET|13800138000|gs_|127\.0\.0\.1|%E0/);
});

test('an error that nobody foresaw is logged without its message and told without anything', async () => {
  const broken = await testApp({
    logger: pino(
      { level: 'info' },
      new Writable({ write: (piece: Buffer, _encoding, done) => (lines.push(piece.toString()), done()) }),
    ),
  });
  const token = await broken.person({ role: 'operator-admin' });
  broken.programmes.all = () => {
    throw new TypeError('about SECRET5');
  };
  const answer = await broken.ask('GET', '/v1/programmes', { as: token });
  expect(answer.body).toMatchObject({ status: 500, code: 'internal_error' });
  expect(answer.text).not.toContain('SECRET5');
  const log = lines.join('');
  expect(log).toContain('"error":"TypeError"');
  expect(log).not.toContain('SECRET5');
  await broken.close();
});

test('durations are measured by route and status', async () => {
  const text = await metrics.metrics();
  expect(text).toMatch(
    /greenpool_http_request_duration_seconds_count\{method="GET",route="\/v1\/programmes\/:programme\/pool",status="400"/,
  );
  expect(text).not.toContain('13800138000');
});

test('X-Forwarded-For counts only when it comes from a proxy that is believed', async () => {
  const statuses = async (trustProxy: string | undefined): Promise<readonly number[]> => {
    const own = await testApp({ trustProxy, limits: { anonymousPerMinute: 1 } });
    const from = (address: string) => own.ask('GET', '/healthz', { headers: { 'x-forwarded-for': address } });
    const answers = [await from('203.0.113.1'), await from('203.0.113.2'), await from('203.0.113.2')];
    await own.close();
    return answers.map(({ status }) => status);
  };
  expect(await statuses(undefined)).toEqual([200, 429, 429]);
  expect(await statuses('10.0.0.1')).toEqual([200, 429, 429]);
  expect(await statuses('10.0.0.1, 127.0.0.0/8')).toEqual([200, 200, 429]);
});

test('whoever comes while the database is away is told so, however many come: they are not counted as strangers', async () => {
  const away = await testApp({ limits: { anonymousPerMinute: 3 } });
  const token = await away.person({ role: 'operator-admin' });
  const { database } = away.auth;
  const query = database.query.bind(database);
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  Object.assign(database, { query: () => Promise.reject(refused) });
  for (let i = 0; i < 10; i++) {
    const answer = await away.ask('GET', '/v1/programmes', { as: token });
    expect(answer.body).toMatchObject({ status: 503, code: 'database_unavailable', retryAfter: 1 });
  }
  Object.assign(database, { query });
  expect((await away.ask('GET', '/v1/programmes', { as: token })).status).toBe(200);
  await away.close();
});
