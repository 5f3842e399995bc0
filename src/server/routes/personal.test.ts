import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

let given: TestApp;
let support: string;
let root: string;
const base = '/v1/programmes/1';
let numbers: readonly string[];

beforeAll(async () => {
  given = await testApp();
  const plan = await planOf('local-life');
  const { writer } = await given.programmes.create({ name: 'p', mode: 'live', plan }, 'test');
  await given.programmes.create({ name: 'other', mode: 'live', plan }, 'test');
  await writer.submit(
    ['ann', 'bob', 'cas'].map((memberId) => ({ type: 'PlaceOrder', orderId: memberId, memberId, amount: '1.00' })),
    { actor: 'test' },
  );
  numbers = await writer.read(({ aliases }) => ['ann', 'bob'].map((id) => aliases.ours('member', id) as string));
  support = await given.person({ role: 'operator-support', programme: 1 });
  root = await given.person({ role: 'operator-admin' });
});
afterAll(() => given.close());

const get = (url: string, as: string) => given.ask('GET', url, { as });
const put = (url: string, as: string, body: unknown) => given.ask('PUT', url, { as, body });
const audited = async (): Promise<number> =>
  (await get('/v1/audit?action=personal.read&limit=1000', root)).body.lines.length;

test('support links a phone, writes and reads; the reading is recorded, one’s own is not', async () => {
  const url = `${base}/members/ann/personal`;
  expect((await get(url, support)).body).toMatchObject({ status: 404, code: 'person_unknown' });
  expect((await put(url, support, { name: 'Ann' })).body.code).toBe('person_unknown');
  const linked = await put(url, support, { phone: '138 0013 8000', name: 'Ann', payee: '6222' });
  const { person, ...data } = linked.body;
  expect([linked.status, data]).toEqual([200, { phone: '+8613800138000', name: 'Ann', payee: '6222' }]);
  const before = await audited();
  expect((await get(url, support)).body).toEqual(linked.body);
  expect((await get(`/v1/people/${person}/personal`, root)).body).toEqual(linked.body);
  expect(await audited()).toBe(before + 2);
  expect((await put(url, support, { phone: '13800138001', payee: null })).body).toEqual({
    person,
    phone: '+8613800138001',
    name: 'Ann',
  });
  expect((await put(url, support, { name: ' ' })).body).toMatchObject({ status: 422, code: 'personal_data_invalid' });
  expect((await put(`${base}/members/bob/personal`, support, { phone: '13800138001' })).body.code).toBe('role_taken');
  expect((await put(`${base}/members/nobody/personal`, support, { name: 'x' })).body.code).toBe('member_unknown');
});

test('a member reads and writes their own, but not the phone they sign in with; of others nothing', async () => {
  const [, bob] = numbers;
  const own = await given.person({ role: 'member', programme: 1, object: bob ?? '' });
  const url = `${base}/members/bob/personal`;
  const before = await audited();
  expect((await put(url, own, { name: 'Bob', payee: '1234' })).body).toMatchObject({ name: 'Bob', payee: '1234' });
  expect((await get(url, own)).body.name).toBe('Bob');
  expect((await get('/v1/me/personal', own)).body).toEqual((await get(url, own)).body);
  expect((await put('/v1/me/personal', own, { payee: '5678' })).body.payee).toBe('5678');
  expect(await audited()).toBe(before);
  expect((await put(url, own, { phone: '13800138002' })).body.code).toBe('not_allowed');
  expect((await put('/v1/me/personal', own, { phone: '13800138002' })).status).toBe(400);
  for (const path of ['ann', 'cas']) {
    expect((await get(`${base}/members/${path}/personal`, own)).status).toBe(403);
    expect((await put(`${base}/members/${path}/personal`, own, { name: 'x' })).status).toBe(403);
  }
});

test('whoever works for one programme does not reach into another through its people', async () => {
  const url = `${base}/members/cas/personal`;
  const { person } = (await put(url, support, { phone: '13800138003', name: 'Cas' })).body;
  const admin = await given.person({ role: 'operator-admin', programme: 1 });
  const grant = { person, role: 'merchant-owner', objectId: 'shop' };
  await given.programmes.get(2)?.writer.submit([{ type: 'RegisterMerchant', merchantId: 'shop' }], { actor: 'test' });
  expect((await given.ask('POST', '/v1/programmes/2/grants', { as: root, body: grant })).status).toBe(201);
  expect((await put(url, support, { payee: '9' })).body.code).toBe('not_allowed');
  const erase = (as: string) => given.ask('POST', `${base}/members/cas/erase`, { as, body: { giveUp: true } });
  expect((await erase(admin)).body.code).toBe('not_allowed');
  expect((await put(url, root, { payee: '9' })).body.payee).toBe('9');
  expect((await erase(root)).body).toMatchObject({ person });
  expect((await given.ask('GET', `/v1/people/${person}/grants`, { as: root })).body.grants).toEqual([]);
  expect((await get(`/v1/people/${person}/personal`, root)).body.code).toBe('person_erased');
});

test('a merchant’s id goes when asked for, if nobody else owns it and no shop’s mapping names it', async () => {
  const [two, second] = ['/v1/programmes/2', given.programmes.get(2)];
  const ask = (method: 'POST' | 'PUT', url: string, body: unknown) => given.ask(method, url, { as: root, body });
  await second?.writer.submit(
    ['stall', 'shared'].map((merchantId) => ({ type: 'RegisterMerchant', merchantId })),
    { actor: 'test' },
  );
  const { person } = (await ask('POST', '/v1/people', { username: 'stall.owner' })).body;
  const other = (await ask('POST', '/v1/people', { username: 'other.owner' })).body.person;
  for (const [who, objectId] of [
    [person, 'stall'],
    [person, 'shared'],
    [other, 'shared'],
  ]) {
    await ask('POST', `${two}/grants`, { person: who, role: 'merchant-owner', objectId });
  }
  const mapping = {
    kind: '$.k',
    kinds: { p: 'placed' },
    order: '$.o',
    member: '$.m',
    merchantId: 'stall',
    amount: '$.a',
    unit: 'fen',
  };
  const { shop } = (await ask('POST', `${two}/shops`, { name: 'x', mapping })).body;
  const erase = () => ask('POST', `/v1/people/${person}/erase`, { merchants: true });
  expect((await erase()).body).toMatchObject({ code: 'person_unfinished', errors: [{ field: 'shops', value: '1' }] });
  const { merchantId: _, ...own } = mapping;
  await ask('PUT', `${two}/shops/${shop.id}`, { mapping: own });
  expect((await erase()).body).toMatchObject({ person, ids: 1 });
  expect((await get(`${two}/merchants/stall`, root)).status).toBe(404);
  expect((await get(`${two}/merchants/shared`, root)).status).toBe(200);
  expect((await erase()).body).toMatchObject({ status: 409, code: 'person_erased' });
  expect((await ask('POST', '/v1/people/999999/erase', {})).body.code).toBe('person_unknown');
});
