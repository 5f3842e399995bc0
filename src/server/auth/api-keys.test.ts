import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { authenticateKey, createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from './api-keys.ts';
import type { NewApiKey } from './api-keys.ts';
import { authenticate, createAuthenticator } from './authenticate.ts';
import type { AuthContext } from './context.ts';
import { keysOf } from './master-key.ts';
import type { KeyPrincipal, PersonPrincipal } from './principal.ts';
import type { Role } from './roles.ts';

let own: TestDatabase;
let context: AuthContext;
let nowMs = Date.parse('2026-11-22T08:00:00Z');

beforeAll(async () => {
  own = await testDatabase();
  const passwordCost = { memoryCost: 8, timeCost: 1, parallelism: 1 };
  context = { database: own.database, keys: keysOf(Buffer.alloc(32, 7)), now: () => nowMs, passwordCost };
});
afterAll(() => own.drop());

function personWith(role: Role, programme: number | null, object: string | null): PersonPrincipal {
  return {
    kind: 'person',
    person: 1,
    session: 1,
    stage: 'full',
    verifiedAtMs: nowMs,
    grants: [{ id: 1, role, programme, object }],
  };
}

const ADMIN = personWith('operator-admin', 1, null);
const OWNER = personWith('merchant-owner', 1, '3');
const SHOP: NewApiKey = {
  name: 'Shop',
  programme: 1,
  merchant: null,
  scopes: ['orders:write', 'members:write'],
  expiresAtMs: null,
};
const TILL: NewApiKey = { ...SHOP, name: 'Till', merchant: '3', scopes: ['orders:write', 'orders:read'] };

test('a key is shown once, stored as a hash, and does what its scopes say', async () => {
  const { id, key } = await createApiKey(context, ADMIN, SHOP);
  expect(key).toMatch(/^gp_[0-9a-f]{12}_[\w-]{43}$/);
  expect(await authenticate(context, key)).toEqual({
    kind: 'key',
    key: id,
    programme: 1,
    merchant: null,
    scopes: ['members:write', 'orders:write'],
  });
  const [row] = await own.database.query<{ text: string }>('select k::text as text from api_key k where id = $1', [id]);
  const secret = key.slice(16);
  for (const form of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret, 'base64url').toString('hex')]) {
    expect(row?.text).not.toContain(form);
  }
  const [listed] = await listApiKeys(context, ADMIN, { programme: 1, merchant: null });
  expect(listed).toMatchObject({
    id,
    name: 'Shop',
    prefix: key.slice(0, 15),
    createdBy: 'person:1',
    lastUsedAtMs: nowMs,
  });
  expect(JSON.stringify(listed)).not.toContain(secret);
});

test('a wrong secret, prefix or form is nobody', async () => {
  const { key } = await createApiKey(context, ADMIN, SHOP);
  const flipped = key.slice(0, -2) + (key.at(-2) === 'A' ? 'B' : 'A') + key.slice(-1);
  const prefix = `gp_${'0'.repeat(12)}${key.slice(15)}`;
  for (const secret of [flipped, prefix, `${key}x`, key.slice(0, -1), 'gp_', 'gs_', '', "gp_' or 1=1", key.slice(3)]) {
    await expect(authenticate(context, secret)).rejects.toMatchObject({ code: 'not_signed_in' });
  }
});

test('last use is written once a minute', async () => {
  const { id, key } = await createApiKey(context, ADMIN, SHOP);
  const used = async () =>
    (await listApiKeys(context, ADMIN, { programme: 1, merchant: null })).find((row) => row.id === id)?.lastUsedAtMs;
  expect(await used()).toBeNull();
  const first = nowMs;
  await authenticateKey(context, key);
  nowMs += 59_999;
  await authenticateKey(context, key);
  expect(await used()).toBe(first);
  nowMs += 1;
  await authenticateKey(context, key);
  expect(await used()).toBe(nowMs);
});

test('a key ends at its expiry, when revoked, and after the grace of a rotation', async () => {
  const ending = await createApiKey(context, ADMIN, { ...SHOP, expiresAtMs: nowMs + 10_000 });
  nowMs += 9_999;
  expect((await authenticateKey(context, ending.key)).key).toBe(ending.id);
  nowMs += 1;
  await expect(authenticateKey(context, ending.key)).rejects.toMatchObject({ code: 'not_signed_in' });
  await expect(rotateApiKey(context, ADMIN, { programme: 1, id: ending.id }, 0)).rejects.toMatchObject({
    code: 'api_key_unknown',
  });

  const old = await createApiKey(context, ADMIN, TILL);
  const fresh = await rotateApiKey(context, ADMIN, { programme: 1, id: old.id }, 60_000);
  await expect(rotateApiKey(context, ADMIN, { programme: 1, id: old.id }, 60_000)).rejects.toMatchObject({
    code: 'api_key_unknown',
  });
  nowMs += 59_999;
  const { key: _, ...rights } = await authenticateKey(context, old.key);
  expect(await authenticateKey(context, fresh.key)).toEqual({ ...rights, key: fresh.id });
  nowMs += 1;
  await expect(authenticateKey(context, old.key)).rejects.toMatchObject({ code: 'not_signed_in' });
  await revokeApiKey(context, ADMIN, { programme: 1, id: fresh.id });
  await expect(authenticateKey(context, fresh.key)).rejects.toMatchObject({ code: 'not_signed_in' });
  await expect(revokeApiKey(context, ADMIN, { programme: 1, id: fresh.id })).rejects.toMatchObject({
    code: 'api_key_unknown',
  });
  await expect(rotateApiKey(context, ADMIN, { programme: 1, id: fresh.id }, 31 * 24 * 3_600_000)).rejects.toMatchObject(
    {
      code: 'api_key_invalid',
    },
  );
});

test('a grace never makes a key live longer than it would have', async () => {
  const old = await createApiKey(context, ADMIN, { ...SHOP, expiresAtMs: nowMs + 5_000 });
  await rotateApiKey(context, ADMIN, { programme: 1, id: old.id }, 60_000);
  nowMs += 5_000;
  await expect(authenticateKey(context, old.key)).rejects.toMatchObject({ code: 'not_signed_in' });
});

test('two rotations at once make one new key', async () => {
  const { id } = await createApiKey(context, ADMIN, SHOP);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => rotateApiKey(context, ADMIN, { programme: 1, id }, 0)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test.each<[string, Partial<NewApiKey>]>([
  ['no scope', { scopes: [] }],
  ['an unknown scope', { scopes: ['orders:write', 'everything'] }],
  ['a name from Object', { scopes: ['constructor'] }],
  ['no name', { name: '  ' }],
  ['a long name', { name: 'x'.repeat(101) }],
  ['an expiry in the past', { expiresAtMs: 1 }],
  ['a scope that a till cannot have', { merchant: '3', scopes: ['orders:write', 'members:write'] }],
])('refuses %s', async (_, change) => {
  await expect(createApiKey(context, ADMIN, { ...SHOP, ...change })).rejects.toMatchObject({ code: 'api_key_invalid' });
});

test('a merchant’s owner manages the keys of that merchant only; keys, staff and auditors none', async () => {
  const mine = await createApiKey(context, OWNER, TILL);
  const shop = await createApiKey(context, ADMIN, SHOP);
  const foreign = await createApiKey(context, ADMIN, { ...TILL, merchant: '4' });
  for (const wanted of [SHOP, { ...TILL, merchant: '4' }, { ...TILL, programme: 2 }]) {
    await expect(createApiKey(context, OWNER, wanted)).rejects.toMatchObject({ code: 'not_allowed' });
  }
  for (const { id } of [shop, foreign]) {
    await expect(revokeApiKey(context, OWNER, { programme: 1, id })).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(rotateApiKey(context, OWNER, { programme: 1, id }, 0)).rejects.toMatchObject({ code: 'not_allowed' });
  }
  const listed = await listApiKeys(context, OWNER, { programme: 1, merchant: '3' });
  expect(new Set(listed.map(({ merchant }) => merchant))).toEqual(new Set(['3']));
  await expect(listApiKeys(context, OWNER, { programme: 1, merchant: null })).rejects.toMatchObject({
    code: 'not_allowed',
  });
  const key: KeyPrincipal = await authenticateKey(context, shop.key);
  for (const by of [key, personWith('merchant-staff', 1, '3'), personWith('auditor', null, null)]) {
    await expect(createApiKey(context, by, TILL)).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(revokeApiKey(context, by, { programme: 1, id: mine.id })).rejects.toMatchObject({
      code: 'not_allowed',
    });
  }
  await expect(revokeApiKey(context, OWNER, { programme: 2, id: mine.id })).rejects.toMatchObject({
    code: 'api_key_unknown',
  });
  await revokeApiKey(context, OWNER, { programme: 1, id: mine.id });
});

test('the authenticator asks once in a while, remembers no refusal, and forgets when told to', async () => {
  let asked = 0;
  const counting: AuthContext = {
    ...context,
    database: {
      ...context.database,
      query: async <Row extends object>(text: string, values?: readonly unknown[]) => {
        if (text.startsWith('select')) asked += 1;
        return await context.database.query<Row>(text, values);
      },
    },
  };
  const authenticator = createAuthenticator(counting, 1_000, 2);
  const { id, key } = await createApiKey(context, ADMIN, SHOP);
  const answers = await Promise.all(Array.from({ length: 50 }, () => authenticator.authenticate(key)));
  expect(new Set(answers.map((principal) => (principal as KeyPrincipal).key))).toEqual(new Set([id]));
  expect(asked).toBe(1);
  nowMs += 1_000;
  await authenticator.authenticate(key);
  expect(asked).toBe(2);
  await revokeApiKey(context, ADMIN, { programme: 1, id });
  authenticator.forget();
  for (const attempt of [1, 2]) {
    await expect(authenticator.authenticate(key)).rejects.toMatchObject({ code: 'not_signed_in' });
    expect(asked).toBe(2 + attempt);
  }
});
