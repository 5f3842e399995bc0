import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS, formatInstant } from '#core/time';
import { openOffice } from '../../../test/support/office.ts';
import type { TestOffice } from '../../../test/support/office.ts';
import type { Principal } from '../auth/principal.ts';
import type { Programmes } from '../programmes.ts';
import { approve, reject } from './decide.ts';
import { runDuePlans } from './execute.ts';
import { diffPlan, editDraft, getDraft, listDrafts, planVersions, proposePlan, saveDraft } from './plans.ts';
import { get, propose } from './proposals.ts';
import type { Office } from './rows.ts';

const PLAN = {
  name: 'first',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '3' } },
  splits: {
    default: { merchant: '60%', platform: '8%', distribution: '12%' },
    low: { merchant: '80%', platform: '4%', distribution: '6%' },
  },
  returnWindowDays: 7,
};
const WEEK_MS = 7 * DAY_MS;

let given: TestOffice;
let programmes: Programmes;
let office: Office;
let programme = 0;

beforeAll(async () => {
  given = await openOffice();
  ({ programmes, office } = given);
  programme = (await programmes.create({ name: 'p', mode: 'live', plan: PLAN }, 'system')).id;
  await programmes
    .get(programme)
    ?.writer.submit([{ type: 'RegisterMerchant', merchantId: 'shop', split: 'low' }], { actor: 'system' });
});
afterAll(() => given.close());

function admin(id: number): Principal {
  const grants = [{ id, role: 'operator-admin', programme: null, object: null } as const];
  return { kind: 'person', person: id, session: id, stage: 'full', verifiedAtMs: given.clock.nowMs, grants };
}

const planNow = async (): Promise<string | undefined> =>
  await programmes.get(programme)?.writer.read(({ engine }) => engine.plan.name);

test('a draft is saved, edited by who has seen it, and compared field by field with the plan in force', async () => {
  const draft = await saveDraft(office, admin(1), programme, { ...PLAN, name: 'second' });
  expect(draft).toMatchObject({
    version: 1,
    maker: 'person:1',
    proposal: null,
    plan: { name: 'second', minimumOrder: '0.01' },
  });
  const changed = {
    ...PLAN,
    name: 'second',
    pool: { ...PLAN.pool, rebateShare: '65%' },
    splits: { ...PLAN.splits, high: { merchant: '50%', platform: '10%', distribution: '15%' } },
    commissions: { referral: ['3%', '1%'] },
    returnWindowDays: 10,
  };
  const edited = await editDraft(office, admin(2), programme, draft.id, 1, changed);
  expect(edited).toMatchObject({ version: 2, maker: 'person:1', lastEditor: 'person:2' });
  await expect(editDraft(office, admin(3), programme, draft.id, 1, PLAN)).rejects.toMatchObject({
    code: 'draft_stale',
  });
  await expect(editDraft(office, admin(3), programme, draft.id, 2, { ...PLAN, pool: 1 })).rejects.toMatchObject({
    errors: [{ path: 'pool' }],
  });
  expect(await listDrafts(office, admin(3), programme, { limit: 5 })).toEqual([edited]);
  expect(await diffPlan(office, admin(3), programme, changed)).toEqual([
    { path: 'name', old: 'first', new: 'second' },
    { path: 'pool.rebateShare', old: '70%', new: '65%' },
    { path: 'splits.high.merchant', new: '50%' },
    { path: 'splits.high.platform', new: '10%' },
    { path: 'splits.high.distribution', new: '15%' },
    { path: 'commissions.referral[0]', new: '3%' },
    { path: 'commissions.referral[1]', new: '1%' },
    { path: 'returnWindowDays', old: 7, new: 10 },
  ]);
  // What only writes a default out differs in nothing.
  expect(
    await diffPlan(office, admin(3), programme, {
      ...PLAN,
      pool: { ...PLAN.pool, cap: { multiple: '3', fee: '20%' } },
    }),
  ).toEqual([]);
});

test('Z1: what a change of plan may not touch is refused when it is proposed, with the path', async () => {
  const effectiveAtMs = given.clock.nowMs + 30 * DAY_MS;
  const refused: [object, object][] = [
    [
      { ...PLAN, pool: { ...PLAN.pool, redeemFee: '10%' } },
      { code: 'pool_terms_fixed', field: 'plan.pool.redeemFee', value: '10%' },
    ],
    [
      { ...PLAN, pool: { ...PLAN.pool, genesis: '1.00' } },
      { code: 'pool_terms_fixed', field: 'plan.pool.genesis' },
    ],
    [
      { ...PLAN, pool: { ...PLAN.pool, cap: { multiple: '4' } } },
      { code: 'pool_terms_fixed', field: 'plan.pool.cap.multiple' },
    ],
    [
      { ...PLAN, splits: { default: PLAN.splits.default } },
      { code: 'split_in_use', field: 'plan.splits.low' },
    ],
  ];
  for (const [plan, refusal] of refused)
    await expect(
      proposePlan(office, admin(1), programme, { source: { plan }, reason: 'x', effectiveAtMs }),
    ).rejects.toMatchObject({ refusal });
});

test('a plan waits for its time, and not less than the notice', async () => {
  const commands = [{ type: 'ChangePlan', plan: { ...PLAN, name: 'x' } }];
  await expect(propose(office, admin(1), programme, { commands, reason: 'x' })).rejects.toMatchObject({
    code: 'effective_at_required',
  });
  const [draft] = await listDrafts(office, admin(1), programme, { limit: 1 });
  if (draft === undefined) throw new Error('the draft is gone');
  const source = { draft: draft.id, version: draft.version };
  const early = proposePlan(office, admin(1), programme, {
    source,
    reason: 'x',
    effectiveAtMs: given.clock.nowMs + WEEK_MS - 1,
  });
  await expect(early).rejects.toMatchObject({ code: 'notice_too_short' });

  const effectiveAtMs = given.clock.nowMs + WEEK_MS + DAY_MS;
  const made = await proposePlan(office, admin(1), programme, { source, reason: 'autumn', effectiveAtMs });
  // It has to be approved while a week is left.
  expect(made.expiresAt).toBe(formatInstant(given.clock.nowMs + DAY_MS));
  expect(made.preview?.plan?.map(({ path }) => path)).toContain('pool.rebateShare');
  expect(await getDraft(office, admin(1), programme, draft.id)).toMatchObject({ proposal: made.id });
  await expect(editDraft(office, admin(1), programme, draft.id, draft.version, PLAN)).rejects.toMatchObject({
    code: 'draft_proposed',
  });
  expect(await approve(office, admin(3), programme, made.id, 1)).toMatchObject({ state: 'approved', outcome: null });
  given.clock.nowMs = effectiveAtMs - 1;
  expect(await runDuePlans(office)).toBe(0);
  expect(await planNow()).toBe('first');
  given.clock.nowMs += 1;
  expect((await Promise.all([runDuePlans(office), runDuePlans(office)])).sort()).toEqual([0, 1]);
  expect(await planNow()).toBe('second');
  expect(await get(office, admin(1), programme, made.id)).toMatchObject({
    state: 'executed',
    effectiveAt: formatInstant(effectiveAtMs),
  });
  expect(await planVersions(office, admin(1), programme)).toMatchObject([
    { seq: 1, plan: { name: 'first' }, approver: null },
    { plan: { name: 'second' }, actor: 'person:1', approver: 'person:3' },
  ]);
});

test('two plans take effect in the order of their times; one that was stopped does not', async () => {
  const base = { ...PLAN, name: 'second' };
  const at = async (name: string, effectiveAtMs: number): Promise<number> => {
    const { id } = await proposePlan(office, admin(1), programme, {
      source: { plan: { ...base, name } },
      reason: name,
      effectiveAtMs,
    });
    await approve(office, admin(2), programme, id, 1);
    return id;
  };
  await at('late', given.clock.nowMs + WEEK_MS + 2);
  await at('early', given.clock.nowMs + WEEK_MS + 1);
  const stopped = await at('stopped', given.clock.nowMs + WEEK_MS + 3);
  expect(await reject(office, admin(1), programme, stopped, 'not wanted')).toMatchObject({ state: 'rejected' });
  given.clock.nowMs += 2 * WEEK_MS;
  expect(await runDuePlans(office)).toBe(2);
  expect(await planNow()).toBe('late');
  const names = (await planVersions(office, admin(1), programme)).map(({ plan }) => (plan as { name: string }).name);
  expect(names).toEqual(['first', 'second', 'early', 'late']);
});

test('a sandbox gives no notice: a plan takes effect when it is approved, or at the time of its own clock', async () => {
  const testClockMs = Date.UTC(2030, 0, 1);
  const { id } = await programmes.create({ name: 'sandbox', mode: 'sandbox', plan: PLAN, testClockMs }, 'system');
  const plan = { ...PLAN, name: 'next' };
  const made = await proposePlan(office, admin(1), id, {
    source: { plan },
    reason: 'x',
    effectiveAtMs: testClockMs + 5,
  });
  expect(await approve(office, admin(2), id, made.id, 1)).toMatchObject({ state: 'approved' });
  await programmes.configure(id, { testClockMs: testClockMs + 5 });
  expect(await runDuePlans(office)).toBe(1);
  const soon = await proposePlan(office, admin(1), id, {
    source: { plan },
    reason: 'x',
    effectiveAtMs: testClockMs + 5,
  });
  expect(await approve(office, admin(2), id, soon.id, 1)).toMatchObject({ state: 'executed' });
});
