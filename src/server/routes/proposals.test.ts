import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

let given: TestApp;
let base: string;
let programme: number;
let nowMs = START;
let finance: string;
let admin: string;
let other: string;
let member: string;

beforeAll(async () => {
  given = await testApp({ now: () => nowMs });
  const plan = await planOf('local-life');
  const live = await given.programmes.create({ name: 'live', mode: 'live', plan }, 'test');
  programme = live.id;
  base = `/v1/programmes/${programme}`;
  await live.writer.submit([{ type: 'PlaceOrder', orderId: 'o', memberId: 'ann', amount: '1000.00' }], {
    actor: 'test',
  });
  finance = await given.person({ role: 'operator-finance', programme });
  admin = await given.person({ role: 'operator-admin', programme });
  other = await given.person({ role: 'operator-admin', programme });
  member = await given.person({ role: 'member', programme, object: '0' });
});
afterAll(() => given.close());

const post = (path: string, as: string, body?: unknown) => given.ask('POST', `${base}${path}`, { as, body });
const put = (path: string, as: string, body?: unknown) => given.ask('PUT', `${base}${path}`, { as, body });
const get = (path: string, as: string) => given.ask('GET', `${base}${path}`, { as });
let count = 0;
const injection = (amount = '100.00') => ({
  commands: [{ type: 'InjectFunds', injectionId: `i${++count}`, amount, source: 'financing' }],
  reason: 'the second tranche',
});

describe('proposals over HTTP', () => {
  test('the way that needs a second person says where to go instead', async () => {
    const { commands } = injection();
    const { status, body } = await given.ask('POST', `${base}/commands`, {
      as: finance,
      body: { commands },
      headers: { 'accept-language': 'en' },
    });
    expect([status, body.code]).toEqual([403, 'needs_approval']);
    expect(body.expected).toBe(`propose it: POST ${base}/proposals`);
    expect((await post('/proposals', finance, injection())).status).toBe(201);
  });

  test('one proposes, another approves, and it is done once', async () => {
    const content = injection('250.00');
    const preview = await post('/proposals/preview', finance, { commands: content.commands });
    expect(preview.body.preview).toMatchObject({
      amount: '250.00',
      accounts: { outside: '-250.00', reserve: '250.00' },
      refused: [],
    });
    const made = await post('/proposals', finance, content);
    expect(made.status, made.text).toBe(201);
    expect(made.body).toMatchObject({ type: 'InjectFunds', state: 'open', version: 1, commands: content.commands });
    expect(made.body.preview).toEqual(preview.body.preview);
    const path = `/proposals/${made.body.id}`;
    expect((await get(`${path}/preview`, admin)).body).toEqual(preview.body);
    expect((await get(path, admin)).body).toEqual(made.body);
    expect((await post(`${path}/approve`, finance, { version: 1 })).body.code).toBe('same_person');
    const before = (await get('/pool', admin)).body.reserve;
    const approved = await post(`${path}/approve`, admin, { version: 1 });
    expect(approved.body).toMatchObject({ state: 'executed', amount: '250.00', outcome: { accepted: [{ index: 0 }] } });
    const after = (await get('/pool', admin)).body.reserve;
    expect(Number(after) - Number(before)).toBe(250);
    expect((await post(`${path}/approve`, other, { version: 1 })).body.code).toBe('proposal_not_open');
    expect((await get(`${path}/preview`, admin)).body.code).toBe('proposal_not_open');
    const events = await get('/events?types=FundsInjected', admin);
    expect(events.body.events.at(-1)).toMatchObject({
      approver: expect.stringMatching(/^person:/),
      reason: content.reason,
    });
  });

  test('an edit makes a new version, and its editor an insider', async () => {
    const made = await post('/proposals', finance, injection());
    const path = `/proposals/${made.body.id}`;
    const next = injection('1.00');
    expect((await put(path, admin, { ...next, version: 1 })).status).toBe(403);
    const second = await given.person({ role: 'operator-finance', programme });
    expect((await put(path, second, { ...next, version: 1 })).body).toMatchObject({ version: 2 });
    expect((await put(path, second, { ...next, version: 1 })).body.code).toBe('proposal_stale');
    expect((await post(`${path}/approve`, second, { version: 2 })).body.code).toBe('same_person');
    expect((await post(`${path}/approve`, admin, { version: 1 })).body.code).toBe('proposal_stale');
    expect((await post(`${path}/reject`, admin, { why: 'too small' })).body).toMatchObject({
      state: 'rejected',
      note: 'too small',
    });
    expect((await post(`${path}/withdraw`, finance)).body.code).toBe('proposal_not_open');
  });

  test('only its maker takes it back', async () => {
    const made = await post('/proposals', finance, injection());
    const path = `/proposals/${made.body.id}`;
    expect((await post(`${path}/withdraw`, admin)).body.code).toBe('not_the_maker');
    expect((await post(`${path}/withdraw`, finance)).body.state).toBe('withdrawn');
  });

  test('lists by state, a page at a time', async () => {
    for (let i = 0; i < 3; i++) await post('/proposals', finance, injection());
    const seen: number[] = [];
    let before = '';
    do {
      const { body } = await get(`/proposals?state=open&limit=2${before}`, admin);
      for (const { id, state } of body.proposals) {
        expect(state).toBe('open');
        seen.push(id);
      }
      before = body.next === undefined ? '' : `&before=${body.next}`;
    } while (before !== '');
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
    expect((await get('/proposals?state=nonsense', admin)).body.code).toBe('request_invalid');
  });

  test('what would be refused is refused when it is proposed; several are told each', async () => {
    const one = await post('/proposals', finance, { ...injection('0.00') });
    expect([one.status, one.body.code, one.body.field]).toEqual([422, 'amount_not_positive', 'amount']);
    const several = await post('/proposals', finance, {
      commands: [...injection('0.00').commands, ...injection().commands],
      reason: 'both',
    });
    expect(several.body).toMatchObject({
      code: 'commands_refused',
      errors: [{ field: 'commands[0].amount', code: 'amount_not_positive' }],
    });
    const order = { type: 'PlaceOrder', orderId: 'x', memberId: 'ann', amount: '1.00' };
    expect((await post('/proposals', finance, { commands: [order], reason: 'no' })).body.code).toBe('not_proposable');
    expect((await post('/proposals', finance, { ...injection(), reason: ' ' })).body.code).toBe('request_invalid');
    expect((await get('/proposals/999999', admin)).body.code).toBe('proposal_unknown');
  });

  test('a sign-in of long ago does not approve', async () => {
    const made = await post('/proposals', finance, injection());
    nowMs += 16 * 60_000;
    const answer = await post(`/proposals/${made.body.id}/approve`, admin, { version: 1 });
    expect([answer.status, answer.body.code]).toEqual([403, 'recent_sign_in_required']);
    admin = await given.person({ role: 'operator-admin', programme });
    finance = await given.person({ role: 'operator-finance', programme });
    other = await given.person({ role: 'operator-admin', programme });
    expect((await post(`/proposals/${made.body.id}/approve`, admin, { version: 1 })).body.state).toBe('executed');
  });

  test('limits are read, proposed, approved', async () => {
    const limits = { 'operator-finance': '5.00', daily: null };
    expect((await post('/approval-limits', finance, { limits, reason: 'less' })).status).toBe(403);
    expect((await post('/approval-limits', admin, { limits: {}, reason: 'nothing' })).body.code).toBe(
      'proposal_invalid',
    );
    const made = await post('/approval-limits', admin, { limits, reason: 'less' });
    expect(made.body).toMatchObject({ type: 'SetApprovalLimits', preview: null });
    expect((await get(`/proposals/${made.body.id}/preview`, finance)).body).toEqual({ preview: null });
    expect((await post(`/proposals/${made.body.id}/approve`, other, { version: 1 })).body.state).toBe('executed');
    expect((await get('/approval-limits', finance)).body).toEqual({
      'operator-admin': '10000000.00',
      'operator-finance': '5.00',
      daily: null,
      noticeDays: 7,
    });
    const big = await post('/proposals', finance, injection('6.00'));
    const second = await given.person({ role: 'operator-finance', programme });
    expect((await post(`/proposals/${big.body.id}/approve`, second, { version: 1 })).body.code).toBe('above_own_limit');
  });
});

describe('plans over HTTP', () => {
  test('the plan in force is for everybody, with what a plan would change', async () => {
    const { body } = await get('/plan', member);
    expect(body).toMatchObject({ seq: 1, plan: { name: expect.any(String), pool: expect.any(Object) } });
    const plan = { ...body.plan, returnWindowDays: 9 };
    expect((await post('/plans/diff', member, { plan })).body).toEqual({
      changes: [{ path: 'returnWindowDays', old: body.plan.returnWindowDays, new: 9 }],
    });
    const wrong = await post('/plans/diff', member, { plan: { ...plan, pool: 1 } });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'plan_invalid']);
  });

  test('a draft becomes a proposal, is approved in time, and takes effect when its time has come', async () => {
    const { plan } = (await get('/plan', admin)).body;
    const saved = await post('/plan-drafts', admin, { plan: { ...plan, returnWindowDays: 8 } });
    expect(saved.status, saved.text).toBe(201);
    const path = `/plan-drafts/${saved.body.id}`;
    const edited = await put(path, admin, { version: 1, plan: { ...plan, returnWindowDays: 10 } });
    expect(edited.body).toMatchObject({ version: 2, plan: { returnWindowDays: 10 } });
    expect((await put(path, admin, { version: 1, plan })).body.code).toBe('draft_stale');
    expect((await get(path, admin)).body).toEqual(edited.body);
    expect((await get('/plan-drafts?limit=1', admin)).body).toEqual({ drafts: [edited.body], next: saved.body.id });
    expect((await get(`${path}/diff`, admin)).body.changes).toEqual([
      { path: 'returnWindowDays', old: plan.returnWindowDays, new: 10 },
    ]);
    const at = (days: number) => new Date(nowMs + days * DAY).toISOString();
    const change = { version: 2, reason: 'longer returns' };
    expect((await post(`${path}/propose`, admin, { ...change, effectiveAt: at(1) })).body.code).toBe(
      'notice_too_short',
    );
    const proposed = await post(`${path}/propose`, admin, { ...change, effectiveAt: at(8) });
    expect(proposed.body).toMatchObject({ type: 'ChangePlan', state: 'open', preview: { plan: [{ new: 10 }] } });
    expect((await get(path, admin)).body.proposal).toBe(proposed.body.id);
    expect((await put(path, admin, { version: 2, plan })).body.code).toBe('draft_proposed');
    const approved = await post(`/proposals/${proposed.body.id}/approve`, other, { version: 1 });
    expect(approved.body).toMatchObject({ state: 'approved', effectiveAt: at(8).replace('.000Z', 'Z') });
    expect((await get('/plans', member)).body).toMatchObject({
      versions: [{ seq: 1 }],
      coming: [{ proposal: proposed.body.id, plan: { returnWindowDays: 10 } }],
    });
  });

  test('a plan is proposed without a draft; the pool’s terms stay (Z1)', async () => {
    const { plan } = (await get('/plan', admin)).body;
    const effectiveAt = new Date(nowMs + 9 * DAY).toISOString();
    const fixed = { ...plan, pool: { ...plan.pool, redeemFee: '1%' } };
    const refused = await post('/plans', admin, { plan: fixed, reason: 'cheaper', effectiveAt });
    expect(refused.body).toMatchObject({ code: 'pool_terms_fixed', field: 'plan.pool.redeemFee' });
    const made = await post('/plans', admin, {
      plan: { ...plan, returnWindowDays: 11 },
      reason: 'longer',
      effectiveAt,
    });
    expect(made.body).toMatchObject({ type: 'ChangePlan', state: 'open' });
    expect((await post('/plans', finance, { plan, reason: 'no', effectiveAt })).status).toBe(403);
  });
});
