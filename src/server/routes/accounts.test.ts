import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { Asked, TestApp } from '../../../test/support/app.ts';
import { totpCode } from '../auth/totp.ts';

const PASSWORD = 'a long enough password';

let given: TestApp;
let admin: string;
let nowMs = Date.parse('2026-11-22T08:00:00Z');
let base: string;
let shop: string;
const codes = new Map<string, string>();

beforeAll(async () => {
  given = await testApp({
    now: () => nowMs,
    codeSender: { send: async ({ phone, code }) => void codes.set(phone, code) },
  });
  const { id, writer } = await given.programmes.create(
    { name: 'p', mode: 'live', plan: await planOf('local-life') },
    'test',
  );
  await given.programmes.create({ name: 'other', mode: 'live', plan: await planOf('local-life') }, 'test');
  base = `/v1/programmes/${id}`;
  await writer.submit(
    [
      { type: 'RegisterMerchant', merchantId: 'shop' },
      { type: 'RegisterMerchant', merchantId: 'other-shop' },
    ],
    { actor: 'test' },
  );
  shop = await writer.read(({ aliases }) => aliases.ours('merchant', 'shop') as string);
});
beforeEach(async () => {
  admin = await given.person({ role: 'operator-admin' });
});
afterAll(() => given.close());

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
const ask = (method: Method, url: string, body?: unknown, options: Asked = {}) =>
  given.ask(method, url, { as: admin, body, ...options });
const statusOf = async (method: Method, url: string, as: string): Promise<number> =>
  (await given.ask(method, url, { as })).status;

/** From a one-time password to a full session. */
async function signIn(username: string, password: string): Promise<string> {
  const first = await given.ask('POST', '/v1/sessions', { body: { username, password } });
  expect(first.body.stage).toBe('password');
  const changed = await ask('POST', '/v1/me/password', { current: password, next: PASSWORD }, { as: first.body.token });
  const begun = await ask('POST', '/v1/me/totp', undefined, { as: changed.body.token });
  const code = totpCode(begun.body.secret, nowMs);
  return (await ask('POST', '/v1/me/totp/confirm', { code }, { as: changed.body.token })).body.token;
}

test('an operator from the first password to the last role', async () => {
  const made = await ask('POST', '/v1/people', { username: 'Wang.Fang' });
  expect(made).toMatchObject({ status: 201, body: { username: 'wang.fang' } });
  const { person, password } = made.body;
  expect((await ask('POST', '/v1/people', { username: 'wang.fang' })).body.code).toBe('username_taken');
  const grants = `/v1/people/${person}/grants`;
  const granted = await ask('POST', grants, { role: 'auditor' });
  expect(granted.body).toMatchObject({ person });
  expect((await ask('POST', grants, { role: 'auditor' })).body).toMatchObject({ status: 409, code: 'role_taken' });
  expect((await ask('POST', grants, { role: 'member' })).body.code).toBe('grant_invalid');
  const token = await signIn('wang.fang', password);
  expect(await statusOf('GET', '/v1/people', token)).toBe(200);
  expect((await ask('GET', grants)).body.grants).toMatchObject([{ role: 'auditor', programme: null, objectId: null }]);

  // Rights that go are gone with the next request.
  expect((await ask('DELETE', `${grants}/${granted.body.id}`)).status).toBe(204);
  expect(await statusOf('GET', '/v1/people', token)).toBe(401);
  expect((await ask('DELETE', `${grants}/${granted.body.id}`)).body.code).toBe('grant_unknown');

  const reset = await ask('POST', `/v1/people/${person}/reset`);
  expect(reset.body.password).not.toBe(password);
  nowMs += 60_000;
  const again = await signIn('wang.fang', reset.body.password);
  expect((await ask('DELETE', `/v1/people/${person}/sessions`)).status).toBe(204);
  expect(await statusOf('GET', '/v1/me', again)).toBe(401);
  expect((await ask('PUT', `/v1/people/${person}/state`, { disabled: true })).status).toBe(204);
  const { people } = (await ask('GET', '/v1/people')).body;
  expect(people.find((one: { person: number }) => one.person === person)).toMatchObject({
    username: 'wang.fang',
    disabled: true,
    totp: true,
  });
  const refused = await given.ask('POST', '/v1/sessions', { body: { username: 'wang.fang', password: PASSWORD } });
  expect(refused.body.code).toBe('sign_in_failed');
});

test('who gives or takes rights proved lately who they are', async () => {
  const { person } = (await ask('POST', '/v1/people', { username: 'li.si' })).body;
  nowMs += 15 * 60_000 + 1;
  for (const [method, url, body] of [
    ['POST', '/v1/people', { username: 'zhao.liu' }],
    ['POST', `/v1/people/${person}/reset`, undefined],
    ['PUT', `/v1/people/${person}/state`, { disabled: true }],
    ['POST', `/v1/people/${person}/grants`, { role: 'auditor' }],
    ['DELETE', `/v1/people/${person}/grants/1`, undefined],
    ['POST', `${base}/grants`, { person, role: 'auditor' }],
    ['DELETE', `${base}/grants/1`, undefined],
    ['POST', `${base}/merchants/shop/staff`, { phone: '13800138000', role: 'merchant-staff' }],
    ['POST', `${base}/api-keys`, { name: 'k', scopes: ['orders:read'] }],
    ['POST', `${base}/api-keys/1/rotate`, { graceSeconds: 0 }],
    ['PUT', '/v1/me/personal', { payee: '1' }],
    ['PUT', `/v1/people/${person}/personal`, { name: 'x' }],
    ['POST', `/v1/people/${person}/erase`, {}],
  ] as const) {
    const answer = await ask(method, url, body);
    expect([answer.status, answer.body.code], url).toEqual([403, 'recent_sign_in_required']);
  }
  expect((await ask('GET', `/v1/people/${person}/grants`)).body.grants).toEqual([]);
});

test('nobody changes their own rights, and the last administrator stays', async () => {
  const mine = Number((await ask('GET', '/v1/me')).body.actor.slice('person:'.length));
  for (const [method, path, body] of [
    ['POST', '/reset', undefined],
    ['PUT', '/state', { disabled: true }],
    ['POST', '/grants', { role: 'auditor' }],
  ] as const) {
    expect((await ask(method, `/v1/people/${mine}${path}`, body)).body.code).toBe('not_allowed');
  }
  const narrow = await testApp();
  const only = await narrow.person({ role: 'operator-admin' });
  const erased = await narrow.ask('POST', '/v1/people/1/erase', { as: only, body: {} });
  expect(erased.body).toMatchObject({ status: 409, code: 'last_admin' });
  await narrow.close();
});

test('who administers one programme gives roles there only; a role needs its object', async () => {
  const local = await given.person({ role: 'operator-admin', programme: 1 });
  const { person } = (await ask('POST', '/v1/people', { username: 'sun.qi' })).body;
  const grant = (body: object, programme = 1) =>
    ask('POST', `/v1/programmes/${programme}/grants`, { person, ...body }, { as: local });
  const first = await grant({ role: 'operator-support' });
  expect(first.status).toBe(201);
  expect((await grant({ role: 'merchant-owner', objectId: 'shop' })).status).toBe(201);
  expect((await grant({ role: 'operator-support' }, 2)).status).toBe(403);
  expect((await grant({ role: 'merchant-owner' })).body.code).toBe('grant_invalid');
  expect((await grant({ role: 'auditor', objectId: 'shop' })).body.code).toBe('grant_invalid');
  expect((await grant({ role: 'merchant-staff', objectId: 'nowhere' })).body.code).toBe('merchant_unknown');
  const { grants } = (await ask('GET', `${base}/grants`, undefined, { as: local })).body;
  expect(grants.filter((one: { person: number }) => one.person === person)).toMatchObject([
    { role: 'operator-support', programme: 1, objectId: null },
    { role: 'merchant-owner', programme: 1, objectId: 'shop' },
  ]);
  // A grant of another programme is unknown in this one.
  const elsewhere = await ask('POST', '/v1/programmes/2/grants', { person, role: 'auditor' });
  expect((await ask('DELETE', `${base}/grants/${elsewhere.body.id}`)).body.code).toBe('grant_unknown');
  expect((await ask('DELETE', `${base}/grants/${first.body.id}`, undefined, { as: local })).status).toBe(204);
});

test('a merchant’s owner has staff, by phone; not owners, and not those of another merchant', async () => {
  const owner = await given.person({ role: 'merchant-owner', programme: 1, object: shop });
  const staff = `${base}/merchants/shop/staff`;
  const add = (url: string, role: string, phone = '13800138007') => ask('POST', url, { phone, role }, { as: owner });
  const added = await add(staff, 'merchant-staff');
  expect(added.status).toBe(201);
  expect((await add(staff, 'merchant-staff')).body.code).toBe('role_taken');
  expect((await add(staff, 'merchant-staff', '12345')).body.code).toBe('phone_invalid');
  expect((await add(staff, 'merchant-owner')).body.code).toBe('not_allowed');
  expect((await add(`${base}/merchants/other-shop/staff`, 'merchant-staff')).status).toBe(403);
  const codePath = `${base}/sign-in-codes`;
  expect((await given.ask('POST', codePath, { body: { phone: '13800138007' } })).status).toBe(202);
  const code = codes.get('+8613800138007');
  const signedIn = await given.ask('POST', `${base}/sessions`, {
    body: { phone: '13800138007', code, as: 'merchant' },
  });
  const till = signedIn.body.token as string;
  expect((await ask('GET', '/v1/me', undefined, { as: till })).body.grants).toEqual([
    { role: 'merchant-staff', programme: 1, objectId: 'shop' },
  ]);
  expect(await statusOf('GET', staff, till)).toBe(403);
  const { grants } = (await ask('GET', staff, undefined, { as: owner })).body;
  expect(grants.map(({ role }: { role: string }) => role)).toContain('merchant-staff');
  expect(new Set(grants.map(({ objectId }: { objectId: string }) => objectId))).toEqual(new Set(['shop']));
  expect((await ask('DELETE', `${staff}/${added.body.id}`, undefined, { as: owner })).status).toBe(204);
  expect(await statusOf('GET', '/v1/me', till)).toBe(401);
});

test('the audit comes in pages and by who did what to whom', async () => {
  const actor = (await ask('GET', '/v1/me')).body.actor as string;
  const { person } = (await ask('POST', '/v1/people', { username: 'zhou.ba' })).body;
  await ask('POST', `/v1/people/${person}/grants`, { role: 'auditor' });
  const mine = (await ask('GET', `/v1/audit?actor=${actor}`)).body.lines;
  expect(mine.map(({ action }: { action: string }) => action)).toEqual(['role.granted', 'user.created']);
  expect((await ask('GET', `/v1/audit?target=person:${person}&action=user.created`)).body.lines).toMatchObject([
    { actor, target: `person:${person}`, at: expect.stringMatching(/Z$/) },
  ]);
  const whole = (await ask('GET', '/v1/audit?limit=1000')).body.lines;
  const paged: unknown[] = [];
  for (let next: string | undefined = ''; next !== undefined;) {
    const page: { lines: unknown[]; next?: string } = (
      await ask('GET', `/v1/audit?limit=7${next === '' ? '' : `&before=${next}`}`)
    ).body;
    paged.push(...page.lines);
    next = page.next;
  }
  expect(paged).toEqual(whole);
  expect((await ask('GET', '/v1/audit?actor=%00%ff')).status).toBeLessThan(500);
});
