import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

let given: TestApp;
let admin: string;
let owner: string;
const base = '/v1/programmes/1';

beforeAll(async () => {
  given = await testApp();
  const { writer } = await given.programmes.create(
    { name: 'p', mode: 'live', plan: await planOf('local-life') },
    'test',
  );
  await given.programmes.create({ name: 'other', mode: 'live', plan: await planOf('local-life') }, 'test');
  await writer.submit(
    ['shop', 'other-shop'].map((merchantId) => ({ type: 'RegisterMerchant', merchantId })),
    { actor: 'test' },
  );
  const object = await writer.read(({ aliases }) => aliases.ours('merchant', 'shop') as string);
  admin = await given.person({ role: 'operator-admin' });
  owner = await given.person({ role: 'merchant-owner', programme: 1, object });
});
afterAll(() => given.close());

let count = 0;
const place = (as: string, merchantId: string) =>
  given.ask('POST', `${base}/orders`, {
    as,
    body: { orderId: `o-${count++}`, memberId: 'ann', merchantId, amount: '1.00' },
  });

test('a merchant’s owner makes, changes and ends the keys of the own till', async () => {
  const mine = `${base}/merchants/shop/api-keys`;
  const body = { name: 'till', scopes: ['orders:write'], expiresAt: '2999-01-01T00:00:00Z' };
  const made = await given.ask('POST', mine, { as: owner, body });
  expect(made.status).toBe(201);
  const { id, key } = made.body;
  expect((await place(key, 'shop')).status).toBe(201);
  expect((await place(key, 'other-shop')).status).toBe(403);
  const listed = await given.ask('GET', mine, { as: owner });
  expect(listed.body.apiKeys).toMatchObject([
    { id, prefix: key.slice(0, 15), name: 'till', merchantId: 'shop', scopes: ['orders:write'], revokedAt: null },
  ]);
  expect(listed.text).not.toContain(key.slice(16));

  const rotated = await given.ask('POST', `${base}/api-keys/${id}/rotate`, { as: owner, body: { graceSeconds: 3600 } });
  expect(rotated.status).toBe(201);
  for (const good of [key, rotated.body.key]) expect((await place(good, 'shop')).status).toBe(201);
  for (const [one, secret] of [
    [id, key],
    [rotated.body.id, rotated.body.key],
  ]) {
    expect((await given.ask('DELETE', `${base}/api-keys/${one}`, { as: owner })).status).toBe(204);
    expect((await place(secret, 'shop')).status).toBe(401);
    expect((await given.ask('DELETE', `${base}/api-keys/${one}`, { as: owner })).body.code).toBe('api_key_unknown');
  }
});

test('keys of the programme are the administrator’s; those of another are unknown', async () => {
  const { id, key } = (
    await given.ask('POST', `${base}/api-keys`, { as: admin, body: { name: 'k', scopes: ['orders:write'] } })
  ).body;
  for (const [method, url, body] of [
    ['POST', `${base}/api-keys`, { name: 'k', scopes: ['orders:write'] }],
    ['GET', `${base}/api-keys`, undefined],
    ['POST', `${base}/api-keys/${id}/rotate`, { graceSeconds: 0 }],
    ['DELETE', `${base}/api-keys/${id}`, undefined],
    ['POST', `${base}/merchants/other-shop/api-keys`, { name: 'k', scopes: ['orders:write'] }],
    ['GET', `${base}/merchants/other-shop/api-keys`, undefined],
  ] as const) {
    for (const as of [owner, key]) expect((await given.ask(method, url, { as, body })).status, url).toBe(403);
  }
  const foreign = await given.ask('DELETE', `/v1/programmes/2/api-keys/${id}`, { as: admin });
  expect(foreign.body).toMatchObject({ status: 404, code: 'api_key_unknown' });
  const all = (await given.ask('GET', `${base}/api-keys`, { as: admin })).body.apiKeys;
  expect(all.map(({ merchantId }: { merchantId: string | null }) => merchantId)).toEqual([null, 'shop', 'shop']);
  for (const body of [
    { name: '', scopes: ['orders:write'] },
    { name: 'k', scopes: ['everything'] },
    { name: 'k', scopes: ['orders:write'], expiresAt: '2000-01-01T00:00:00Z' },
  ]) {
    expect((await given.ask('POST', `${base}/api-keys`, { as: admin, body })).body.code).toBe('api_key_invalid');
  }
  const unknown = { as: admin, body: { name: 'k', scopes: ['orders:write'] } };
  expect((await given.ask('POST', `${base}/merchants/nowhere/api-keys`, unknown)).body.code).toBe('merchant_unknown');
});
