import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

let given: TestApp;
let admin: string;
let finance: string;
let plan: Record<string, unknown>;
let facts: Record<string, Record<string, unknown>>;

async function preset(path: string): Promise<Record<string, never>> {
  return parse(await readFile(new URL(`../../../plans/${path}.yaml`, import.meta.url), 'utf8'));
}

beforeAll(async () => {
  given = await testApp();
  admin = await given.person({ role: 'operator-admin' });
  finance = await given.person({ role: 'operator-finance' });
  [plan, facts] = await Promise.all([preset('cashback'), preset('facts/cashback')]);
});
afterAll(() => given.close());

async function count(table: string): Promise<number> {
  const [row] = await given.query<{ count: number }>(`select count(*)::integer as count from ${table}`);
  return row?.count ?? -1;
}

const ask = (path: string, body: unknown, as = admin) => given.ask('POST', `/v1/${path}`, { as, body });
const codesOf = (answer: { body: { errors: { code: string }[] } }) => answer.body.errors.map(({ code }) => code);

test('a block stops going live, with every finding in the answer', async () => {
  const before = [await count('programme'), await count('live_application')];
  const sold = { ...facts, points: { ...facts['points'], purchasable: true } };
  for (const [path, extra] of [
    ['programmes', { mode: 'live' }],
    ['live-applications', {}],
  ] as const) {
    const answer = await ask(path, { name: 'blocked', plan, facts: sold, ...extra });
    expect(answer.body).toMatchObject({ status: 422, code: 'plan_check_failed' });
    expect(codesOf(answer)).toEqual(['R11']);
  }
  expect([await count('programme'), await count('live_application')]).toEqual(before);
});

test('an open question stops it, and names the fact', async () => {
  const { purchasable: _, ...points } = facts['points'] ?? {};
  const answer = await ask('live-applications', { name: 'asked', plan, facts: { ...facts, points } });
  expect(answer.body).toMatchObject({
    status: 422,
    code: 'plan_check_failed',
    errors: [{ code: 'R11', field: 'facts.points.purchasable' }],
  });
});

test('without facts everything is asked; a wrong plan, wrong facts and a strange profile are told apart', async () => {
  expect(codesOf(await ask('programmes', { name: 'x', mode: 'live', plan })).length).toBeGreaterThan(10);
  const codes = [{ plan: {} }, { facts: { points: { colour: 'red' } } }, { profile: '../CN' }].map(
    async (wrong) => (await ask('live-applications', { name: 'x', plan, facts, ...wrong })).body.code,
  );
  expect(await Promise.all(codes)).toEqual(['plan_invalid', 'facts_invalid', 'profile_unknown']);
});

test('a warning needs two people; then the programme is live and empty', async () => {
  const direct = await ask('programmes', { name: 'shop', mode: 'live', plan, facts });
  expect(direct.body).toMatchObject({ status: 409, code: 'sign_off_required', errors: [{ code: 'A04' }] });
  const made = await ask('live-applications', { name: 'shop', plan, facts });
  expect(made.status).toBe(201);
  const { id, digest, findings } = made.body;
  expect(findings.filter(({ severity }: { severity: string }) => severity === 'warn')).toMatchObject([{ id: 'A04' }]);
  const open = (as = admin) => ask(`live-applications/${id}/open`, undefined, as);
  const sign = (as: string, body: object = {}) =>
    ask(`live-applications/${id}/sign-offs`, { digest, findings: ['A04'], reason: 'told to members', ...body }, as);
  expect((await open()).body.code).toBe('sign_off_required');
  expect((await sign(admin, { digest: '0'.repeat(64) })).body.code).toBe('sign_off_incomplete');
  expect((await sign(admin, { findings: [] })).body.code).toBe('sign_off_incomplete');
  expect((await sign(admin, { findings: ['A04', 'R06'] })).body.code).toBe('sign_off_incomplete');
  expect((await sign(admin)).status).toBe(200);
  expect((await sign(admin)).body.code).toBe('signed_already');
  expect((await open()).body.code).toBe('sign_off_required');
  expect((await sign(finance)).body.signOffs).toMatchObject([
    { findings: ['A04'], digest, reason: 'told to members' },
    { findings: ['A04'], digest, reason: 'told to members' },
  ]);
  expect((await open(finance)).status).toBe(403);
  const opened = await open();
  expect(opened.body).toMatchObject({ name: 'shop', mode: 'live', members: 0, orders: 0, merchants: 0, seq: 1 });
  expect((await open()).body.code).toBe('application_opened');
  expect((await sign(await given.person({ role: 'operator-admin' }))).body.code).toBe('application_opened');
  const shown = await given.ask('GET', `/v1/live-applications/${id}`, { as: finance });
  expect(shown.body).toMatchObject({ programme: opened.body.id, digest });
  const lines = await given.query<{ action: string }>('select action from audit where target = $1 order by id', [
    `application:${id}`,
  ]);
  expect(lines.map(({ action }) => action)).toEqual(['live.applied', 'live.signed', 'live.signed', 'live.opened']);
});

test('an application and its signatures never change in the database', async () => {
  await expect(given.query(`update live_application set name = 'other'`)).rejects.toThrow(/insert only/);
  await expect(given.query('delete from live_sign_off')).rejects.toThrow(/insert only/);
});

test('a name that is taken, and two who open at the same time: one programme', async () => {
  const { id } = (await ask('live-applications', { name: 'twice', plan, facts })).body;
  const digest = (await given.ask('GET', `/v1/live-applications/${id}`, { as: admin })).body.digest;
  for (const as of [admin, finance])
    await ask(`live-applications/${id}/sign-offs`, { digest, findings: ['A04'], reason: 'r' }, as);
  const answers = await Promise.all([1, 2].map(() => ask(`live-applications/${id}/open`, undefined)));
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 409]);
  expect(await count(`programme where name = 'twice'`)).toBe(1);
});

test('nothing goes live under the profile that is for study; plans can be held against it', async () => {
  const before = [await count('programme'), await count('live_application')];
  const body = { name: 'studied', plan, facts, profile: 'none' };
  for (const path of ['live-applications', 'programmes']) {
    const answer = await ask(path, { ...body, ...(path === 'programmes' && { mode: 'live' }) });
    expect(answer.body).toMatchObject({ status: 422, code: 'profile_for_study', field: 'profile' });
  }
  expect([await count('programme'), await count('live_application')]).toEqual(before);
  expect((await ask('plan-checks', { plan, facts, profile: 'none' })).status).toBe(200);
});

test('a plan without warnings goes live at once, with a record of what it was checked with', async () => {
  const quiet = { ...plan, pool: { ...(plan['pool'] as object), cap: { multiple: '0.1', fee: '0%' } } };
  const checked = await ask('plan-checks', { plan: quiet, facts });
  expect(checked.body.findings.filter(({ severity }: { severity: string }) => severity !== 'disclose')).toEqual([]);
  const made = await ask('programmes', { name: 'quiet', mode: 'live', plan: quiet, facts });
  expect([made.status, made.body.mode]).toEqual([201, 'live']);
  const [row] = await given.query(
    'select a.profile from programme p join live_application a on a.id = p.application where p.id = $1',
    [made.body.id],
  );
  expect(row).toEqual({ profile: 'CN' });
});
