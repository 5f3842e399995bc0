import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

let given: TestApp;
let admin: string;
let base: string;

beforeAll(async () => {
  given = await testApp();
  admin = await given.person({ role: 'operator-admin' });
  base = `/v1/programmes/${await openSandbox(given, admin)}`;
});
afterAll(() => given.close());

const post = (path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  given.ask('POST', `${base}${path}`, { as: admin, body, headers });
const get = (path: string, as = admin) => given.ask('GET', `${base}${path}`, { as });

describe('a life in a sandbox', () => {
  test('merchants, orders, refunds, holds, settlement, sale, withdrawal', async () => {
    expect((await post('/merchants', { merchantId: '店/1', ownerId: 'olga', regionCode: '440106' })).body).toEqual({
      ok: true,
      seq: expect.any(Number),
      at: '2026-01-01T00:00:00Z',
    });
    expect((await get(`/merchants/${encodeURIComponent('店/1')}`)).body).toEqual({
      merchantId: '店/1',
      split: 'default',
      payable: '0.00',
      ownerId: 'olga',
      regionCode: '440106',
    });
    expect((await post(`/merchants/${encodeURIComponent('店/1')}/scan`, { memberId: 'ann' })).status).toBe(200);
    expect(
      (await post('/orders', { orderId: 'o1', memberId: 'ann', merchantId: '店/1', amount: '1000.00' })).status,
    ).toBe(201);
    expect((await post('/orders/o1/refunds', { refundId: 'r1', amount: '100.00' })).body).toMatchObject({
      cash: '100.00',
    });
    expect((await post('/orders/o1/hold')).status).toBe(200);
    expect((await get('/orders/o1')).body).toMatchObject({
      status: 'held',
      amount: '1000.00',
      refunded: '100.00',
      memberId: 'ann',
      merchantId: '店/1',
    });
    expect((await post('/orders/o1/release')).status).toBe(200);
    const advanced = await given.ask('PUT', `${base}/clock`, { as: admin, body: { advanceSeconds: 40 * 86_400 } });
    expect(advanced.body).toEqual({ now: '2026-02-10T00:00:00Z' });
    const settled = await get('/orders/o1');
    expect(settled.body.status).toBe('settled');
    const ann = await get('/members/ann');
    expect(ann.body).toMatchObject({
      memberId: 'ann',
      referrerId: 'olga',
      points: settled.body.minted,
      basis: '900.00',
    });
    const { points, net } = ann.body.sale;
    expect(ann.body.cap.progress).toMatch(/%$/);
    const sold = await post('/redemptions', { redemptionId: 's1', memberId: 'ann', points });
    expect(sold.body.paid).toBe(net);
    expect((await get('/members/ann')).body).toMatchObject({ cash: net, sale: { net: '0.00' } });
    expect(
      (await post('/withdrawals', { withdrawalId: 'w1', account: 'cash', memberId: 'ann', amount: net })).status,
    ).toBe(201);
    expect((await post('/withdrawals/w1/approve')).status).toBe(200);
    expect((await post('/withdrawals/w1/complete')).status).toBe(200);
    expect((await post('/withdrawals/w1/fail')).body).toMatchObject({ status: 409, code: 'withdrawal_wrong_status' });
  });

  test('a refund of all of it, a rank, a weight, an agent, a freeze', async () => {
    await post('/orders', { orderId: 'o2', memberId: 'ben', amount: '10.00' });
    await post('/orders/o2/refunds', { refundId: 'r2', amount: '10.00' });
    expect((await get('/orders/o2')).body).toMatchObject({ status: 'refunded', refunded: '10.00' });
    expect((await given.ask('PUT', `${base}/members/ben/rank`, { as: admin, body: { rank: null } })).status).toBe(200);
    expect((await given.ask('PUT', `${base}/members/ben/weight`, { as: admin, body: { weight: 3 } })).status).toBe(200);
    expect((await post('/members/ben/freeze')).status).toBe(200);
    expect((await get('/members/ben')).body.frozen).toBe(true);
    expect((await post('/members/ben/unfreeze')).status).toBe(200);
    expect((await post('/members/ben/referrer', { referrerId: 'ann' })).status).toBe(201);
    expect((await post('/agents', { regionCode: '440000', memberId: 'ben' })).status).toBe(201);
    expect((await given.ask('DELETE', `${base}/agents/440000`, { as: admin })).status).toBe(200);
    expect((await given.ask('DELETE', `${base}/agents/440000`, { as: admin })).body.code).toBe('region_vacant');
  });

  test('pauses hold orders and sales back', async () => {
    const paused = await given.ask('PUT', `${base}/pauses`, { as: admin, body: { orders: true } });
    expect(paused.body).toMatchObject({ ordersPaused: true, salesPaused: false });
    expect((await post('/orders', { orderId: 'o3', memberId: 'ben', amount: '10.00' })).body).toMatchObject({
      status: 409,
      code: 'orders_paused',
    });
    await given.ask('PUT', `${base}/pauses`, { as: admin, body: { orders: false } });
    expect((await post('/orders', { orderId: 'o3', memberId: 'ben', amount: '10.00' })).status).toBe(201);
  });

  test('a quote changes nothing', async () => {
    const before = (await given.ask('GET', base, { as: admin })).body;
    const answer = await post('/quotes', {
      commands: [{ type: 'PlaceOrder', orderId: 'q', memberId: 'new', amount: '5.00' }, 5],
    });
    expect(answer.body.outcomes.map(({ receipt }: { receipt: unknown }) => receipt)).toEqual([
      { ok: true },
      { ok: false, code: 'malformed' },
    ]);
    expect((await given.ask('GET', base, { as: admin })).body).toEqual(before);
  });

  test('the pool, the sums, the log, a statement, prices, outcomes', async () => {
    const pool = (await get('/pool')).body;
    expect(pool.price).toMatch(/^\d+\.\d{8}$/);
    expect(Number(pool.reserve) / Number(pool.supply)).toBeCloseTo(Number(pool.price), 6);
    expect((await get('/accounts')).body.cameIn).toMatch(/^\d+\.\d\d$/);
    const page = (await get('/events?limit=3')).body;
    expect(page.events.map(({ type }: { type: string }) => type)).toEqual([
      'ProgrammeOpened',
      'MerchantRegistered',
      'ReferrerBound',
    ]);
    expect(page.events[1]).toMatchObject({ merchantId: '店/1', facts: { ownerId: 'olga', regionCode: '440106' } });
    const rest = (await get(`/events?after=${page.next}&limit=1000`)).body;
    expect(rest.end).toBe(true);
    const settled = rest.events.find(({ type }: { type: string }) => type === 'OrderSettled');
    expect(settled).toMatchObject({ orderId: 'o1', memberId: 'ann', facts: { spend: '900.00' }, actor: 'system' });
    expect(settled.facts.commissions[0].amount).toMatch(/^\d+\.\d\d$/);
    const statement = (await get('/members/ann/statement')).body;
    expect(statement.lines.length).toBeGreaterThan(3);
    expect(
      statement.lines
        .filter(({ type }: { type: string }) => type === 'PointsRedeemed')
        .map(({ account }: { account: string }) => account)
        .toSorted(),
    ).toEqual(['cash', 'points']);
    expect(statement.lines[0].seq).toBeGreaterThan(statement.lines.at(-1).seq);
    expect((await get(`/merchants/${encodeURIComponent('店/1')}/statement`)).status).toBe(200);
    const prices = await get('/prices?from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z&resolution=week');
    expect(prices.body.prices.length).toBeGreaterThan(7);
    expect((await get('/prices?from=2000-01-01T00:00:00Z&to=2026-03-01T00:00:00Z&resolution=1')).status).toBe(400);
    expect((await get('/outcomes')).status).toBe(200);
  });
});

describe('Idempotency-Key', () => {
  const body = { orderId: 'key-1', memberId: 'ann', amount: '7.00' };

  test('the same key and body give the first answer again', async () => {
    const [first, second] = [
      await post('/orders', body, { 'idempotency-key': 'k-1' }),
      await post('/orders', body, { 'idempotency-key': 'k-1' }),
    ];
    expect(first.status).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect(second.headers['idempotency-replayed']).toBe('true');
  });

  test('another body, path or method is refused, another caller is not', async () => {
    const other = await post('/orders', { ...body, amount: '8.00' }, { 'idempotency-key': 'k-1' });
    expect(other.body).toMatchObject({ status: 409, code: 'idempotency_key_reused' });
    expect((await post('/orders/key-1/hold', undefined, { 'idempotency-key': 'k-1' })).status).toBe(409);
    const second = await given.person({ role: 'operator-admin' });
    const answer = await given.ask('POST', `${base}/orders`, {
      as: second,
      body,
      headers: { 'idempotency-key': 'k-1' },
    });
    expect(answer.body.code).toBe('order_exists');
  });

  test('two at once are one', async () => {
    const twice = { orderId: 'key-2', memberId: 'ann', amount: '7.00' };
    const answers = await Promise.all([1, 2, 3].map(() => post('/orders', twice, { 'idempotency-key': 'k-2' })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(answers.map(({ headers }) => String(headers['idempotency-replayed'])).toSorted()).toEqual([
      'true',
      'true',
      'undefined',
    ]);
  });

  test('a refused command is refused again, as it was', async () => {
    const bad = { orderId: 'key-1', memberId: 'ann', amount: '7.00' };
    const first = await post('/orders', bad, { 'idempotency-key': 'k-3' });
    const second = await post('/orders', bad, { 'idempotency-key': 'k-3' });
    expect([first.status, second.status]).toEqual([409, 409]);
    expect(second.body).toEqual(first.body);
  });

  test('what is nested past any sense is refused, and the programme goes on', async () => {
    const deep = `{"commands":[{"type":"PlaceOrder","orderId":${'['.repeat(200_000)}${']'.repeat(200_000)},"memberId":"m","amount":"1.00"}]}`;
    const answer = await given.ask('POST', `${base}/commands`, {
      as: admin,
      text: deep,
      headers: { 'idempotency-key': 'deep' },
    });
    expect(answer.body.outcomes[0].receipt).toEqual({ ok: false, code: 'malformed' });
    const plan = `{"name":"deep","mode":"sandbox","plan":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    expect((await given.ask('POST', '/v1/programmes', { as: admin, text: plan })).status).toBe(422);
    expect((await get('/pool')).status).toBe(200);
  });
});
