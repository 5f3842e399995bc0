import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';
import { goLive } from '../../../test/support/go-live.ts';

const DAY_MS = 86_400_000;

let given: TestApp;
let admin: string;
let finance: string;
let id: number;
let plan: Record<string, object>;

async function preset(path: string): Promise<Record<string, object>> {
  return parse(await readFile(new URL(`../../../plans/${path}.yaml`, import.meta.url), 'utf8'));
}

const ask = (path: string, body: unknown, as = admin) =>
  given.ask('POST', `/v1/programmes/${id}/${path}`, { as, body });
const propose = (change: object) =>
  ask('proposals', {
    commands: [{ type: 'ChangePlan', plan: { ...plan, ...change } }],
    reason: 'better',
    effectiveAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
  });

beforeAll(async () => {
  given = await testApp();
  admin = await given.person({ role: 'operator-admin' });
  finance = await given.person({ role: 'operator-finance' });
  plan = await preset('cashback');
  const body = { name: 'live', plan, facts: await preset('facts/cashback') };
  id = await goLive((method, url, options) => given.ask(method, url, options), [admin, finance], body);
});
afterAll(() => given.close());

test('a change of plan that the check blocks is refused when it is proposed', async () => {
  const answer = await propose({ returnWindowDays: 3 });
  expect(answer.body).toMatchObject({ status: 422, code: 'plan_check_failed', errors: [{ code: 'R14' }] });
});

test('a question that the stored facts leave open refuses it too', async () => {
  const answer = await propose({ commissions: { referral: ['1%', '1%'] } });
  expect(answer.body).toMatchObject({ status: 422, code: 'plan_check_failed' });
  expect(answer.body.errors.map(({ code }: { code: string }) => code)).toContain('R02');
});

test('a change without new warnings is approved as before, with the findings in the preview', async () => {
  const made = await propose({ withdrawal: { ...plan['withdrawal'], fee: '1%' } });
  expect(made.body.preview).toMatchObject({ newWarnings: [], findings: expect.any(Array) });
  expect(made.body.preview.findings.map((one: { id: string }) => one.id)).toContain('A04');
  const approved = await ask(`proposals/${made.body.id}/approve`, { version: 1 }, finance);
  expect([approved.status, approved.body.state]).toEqual([200, 'approved']);
});

test('a new warning needs the approver to name it, which the audit keeps', async () => {
  const made = await propose({ minimumOrder: '0.50' });
  expect(made.status).toBe(201);
  expect(made.body.preview.newWarnings).toEqual(['A10']);
  const approve = (body: object) => ask(`proposals/${made.body.id}/approve`, { version: 1, ...body }, finance);
  for (const body of [{}, { warnings: [] }, { warnings: ['A04'] }])
    expect((await approve(body)).body).toMatchObject({
      status: 409,
      code: 'sign_off_required',
      errors: [{ code: 'A10' }],
    });
  expect((await approve({ warnings: ['A10'] })).status).toBe(200);
  const [line] = await given.query<{ detail: unknown }>(
    `select detail from audit where action = 'proposal.approved' and target = $1`,
    [`proposal:${made.body.id}`],
  );
  expect(line?.detail).toMatchObject({ warnings: ['A10'] });
});
