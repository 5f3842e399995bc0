import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';
import { goLive } from '../../../test/support/go-live.ts';
import { isErased } from '../aliases.ts';
import { createApiKey } from '../auth/api-keys.ts';
import { ROOT } from '../../../test/support/rights-of-people.ts';
import { Programmes } from '../programmes.ts';
import { signedHeaders } from '../webhooks/signature.ts';

let given: TestApp;
let admin: string;
let id: number;
let plan: Record<string, unknown>;
let hash: string;
let count = 0;

async function preset(path: string): Promise<Record<string, unknown>> {
  return parse(await readFile(new URL(`../../../plans/${path}.yaml`, import.meta.url), 'utf8'));
}

const ask = (method: 'GET' | 'POST', path: string, body?: unknown, as = admin) =>
  given.ask(method, `/v1/programmes/${id}${path}`, { as, body });
const order = (memberId: string) => ({ orderId: `o${count++}`, memberId, merchantId: 'shop', amount: '100.00' });
const place = async (memberId: string) => (await ask('POST', '/orders', order(memberId))).body.code ?? 'taken';
const accept = (member: string, body: object, as = admin) => ask('POST', `/members/${member}/acceptance`, body, as);
const byShop = (member: string, of = hash) =>
  accept(member, { hash: of, language: 'zh', channel: 'shop', proof: 'checkout 17' });

beforeAll(async () => {
  given = await testApp();
  admin = await given.person({ role: 'operator-admin' });
  const second = await given.person({ role: 'operator-finance' });
  plan = await preset('cashback');
  const body = { name: 'live', plan, facts: await preset('facts/cashback') };
  id = await goLive((method, url, options) => given.ask(method, url, options), [admin, second], body);
  await ask('POST', '/merchants', { merchantId: 'shop' });
  hash = (await ask('GET', '/disclosures')).body.hash;
});
afterAll(() => given.close());

test('the disclosures of the plan in force, in every form, with the hash', async () => {
  const { body } = await ask('GET', '/disclosures');
  expect(body).toMatchObject({ version: 1, required: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(body.disclosures.map((one: { id: string }) => one.id)).toEqual(
    Array.from({ length: 10 }, (_, index) => `D${index + 1}`),
  );
  expect(body.text.zh).toContain('积分是购物优惠');
  expect(body.html.en).toContain(`data-hash="${hash}"`);
});

test('before acceptance no order is taken: alone, in a batch, or by a shop; and no redemption', async () => {
  const before = await given.query('select seq from programme where id = $1', [id]);
  expect((await ask('POST', '/orders', order('ann'))).body).toMatchObject({
    status: 409,
    code: 'disclosures_not_accepted',
    field: 'memberId',
  });
  const redemption = { type: 'RedeemPoints', redemptionId: 'r', memberId: 'ann', points: '1' };
  const { writer } = given.programmes.get(id) ?? {};
  const [redeemed] = (await writer?.submit([redemption], { actor: 'test' })) ?? [];
  expect(redeemed?.refusal?.code).toBe('disclosures_not_accepted');
  const mapping = { kind: '$.kind', kinds: { paid: 'placed' }, order: '$.order', member: '$.buyer', amount: '$.fen' };
  const shop = (await ask('POST', '/shops', { name: 's', mapping: { ...mapping, merchantId: 'shop', unit: 'fen' } }))
    .body;
  const send = async () => {
    const payload = Buffer.from(JSON.stringify({ kind: 'paid', order: 'web-1', buyer: 'ann', fen: 1000 }));
    const headers = signedHeaders([shop.secret], 'event', Date.now(), payload);
    return (await given.app.inject({ method: 'POST', url: shop.shop.address, headers, payload })).json();
  };
  expect((await send()).code).toBe('disclosures_not_accepted');
  expect(await given.query('select seq from programme where id = $1', [id])).toEqual(before);
  // Of a batch those of who accepted are taken, and no others.
  expect((await byShop('bea')).status).toBe(200);
  const batch = await ask('POST', '/commands', {
    commands: ['ann', 'bea', 'ann'].map((member) => ({ type: 'PlaceOrder', ...order(member) })),
  });
  expect(batch.body.outcomes.map(({ receipt }: { receipt: { code?: string } }) => receipt.code)).toEqual([
    'disclosures_not_accepted',
    undefined,
    'disclosures_not_accepted',
  ]);
  // The shop sends its event again once the member has accepted.
  await byShop('ann');
  expect((await send()).outcome).toBe('done');
});

test('an acceptance is recorded with time, version, hash, language and how; again changes nothing', async () => {
  const first = (await byShop('carl')).body;
  expect(first).toMatchObject({ hash, version: 1, acceptedAt: expect.stringContaining('T') });
  expect((await byShop('carl')).body).toEqual(first);
  expect(await given.query(`select * from disclosure_acceptance where member = 'carl'`)).toEqual([
    {
      programme: id,
      member: 'carl',
      hash,
      version: 1,
      language: 'zh',
      channel: 'shop',
      proof: 'checkout 17',
      actor: expect.stringMatching(/^person:/),
      at_ms: Date.parse(first.acceptedAt),
    },
  ]);
  expect(await place('carl')).toBe('taken');
});

test('another hash, another’s name, and a word without proof are not taken', async () => {
  expect((await byShop('dora', '0'.repeat(64))).body).toMatchObject({ status: 409, code: 'disclosures_changed' });
  expect((await accept('dora', { hash, language: 'en', channel: 'shop' })).body.code).toBe('request_invalid');
  expect((await accept('dora', { hash, language: 'en' })).body.code).toBe('not_allowed');
  const numberOf = (kind: string, external: string) =>
    given.programmes.get(id)?.writer.read(({ aliases }) => aliases.ours(kind, external)) as Promise<string>;
  const carl = await given.person({ role: 'member', programme: id, object: await numberOf('member', 'carl') });
  expect((await accept('carl', { hash, language: 'en' }, carl)).status).toBe(200);
  expect((await accept('dora', { hash, language: 'en' }, carl)).body.code).toBe('not_allowed');
  const till = { hash, language: 'zh', channel: 'till', proof: 'sheet 9' };
  expect((await accept('dora', till, carl)).body.code).toBe('not_allowed');
  await ask('POST', '/merchants', { merchantId: 'other' });
  const { key } = await createApiKey(given.auth, ROOT, {
    name: 'till',
    programme: id,
    merchant: await numberOf('merchant', 'shop'),
    scopes: ['orders:write'],
    expiresAtMs: null,
  });
  for (const [merchantId, status] of [
    [undefined, 403],
    ['other', 403],
    ['shop', 200],
  ] as const)
    expect((await accept('dora', { ...till, merchantId }, key)).status).toBe(status);
  expect(await place('dora')).toBe('taken');
  const seen = await ask('GET', '/members/carl/acceptance', undefined, carl);
  expect(seen.body).toMatchObject({ hash, acceptedAt: expect.any(String) });
});

test('erasing a member takes the id and the proof out of the record, and out of memory', async () => {
  await byShop('frida');
  const placed = (await ask('POST', '/orders', order('frida'))).body;
  expect(placed).toMatchObject({ ok: true });
  const erased = await ask('POST', '/members/frida/erase', { giveUp: true });
  expect([erased.status, erased.text]).toEqual([200, expect.any(String)]);
  const rows = await given.query<{ member: string; proof: string }>(
    `select member, proof from disclosure_acceptance where member = 'frida' or proof = ''`,
  );
  expect(rows.map(({ member, proof }) => [isErased(member), proof])).toEqual([[true, '']]);
  expect(await place('frida')).toBe('disclosures_not_accepted');
});

test('another plan with other figures asks again; the same disclosures stay accepted over a restart', async () => {
  const { writer } = given.programmes.get(id) ?? {};
  await byShop('emil');
  const change = { ...plan, withdrawal: { ...(plan['withdrawal'] as object), fee: '1%' } };
  const [changed] = (await writer?.submit([{ type: 'ChangePlan', plan: change }], { actor: 'test' })) ?? [];
  expect(changed?.receipt).toMatchObject({ ok: true });
  const next = (await ask('GET', '/disclosures')).body.hash;
  expect(next).not.toBe(hash);
  expect(await place('emil')).toBe('disclosures_not_accepted');
  expect((await byShop('emil')).body.code).toBe('disclosures_changed');
  expect((await byShop('emil', next)).status).toBe(200);
  expect(await place('emil')).toBe('taken');
  const { database } = given.auth;
  const again = await Programmes.open({ database, snapshots: given.snapshots, now: Date.now });
  const submit = async (member: string) =>
    (await again.get(id)?.writer.submit([{ type: 'PlaceOrder', ...order(member) }], { actor: 'test' }))?.[0]?.receipt;
  expect(await submit('emil')).toMatchObject({ ok: true });
  expect(await submit('carl')).toEqual({ ok: false, code: 'disclosures_not_accepted' });
  await again.stop();
});

test('in a sandbox nothing has to be accepted', async () => {
  const { id: sandbox } = await given.programmes.create(
    { name: 'sandbox', mode: 'sandbox', plan: await planOf('local-life') },
    'test',
  );
  const answer = await given.ask('POST', `/v1/programmes/${sandbox}/orders`, {
    as: admin,
    body: { orderId: 'o', memberId: 'ann', amount: '1.00' },
  });
  expect(answer.status).toBe(201);
  expect((await given.ask('GET', `/v1/programmes/${sandbox}/disclosures`, { as: admin })).body.required).toBe(false);
});
