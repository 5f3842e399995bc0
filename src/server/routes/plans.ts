/** Plans: the one in force, those before and to come, drafts, and what a plan would change. */
import { z } from 'zod';
import { instantField, numberInPath } from '#api/fields';
import {
  draftAnswer,
  draftsAnswer,
  planAnswer,
  planChangesAnswer,
  plansAnswer,
  proposalAnswer,
} from '#api/proposal-answers';
import { parseInstant } from '#core/time';
import {
  comingPlans,
  currentPlan,
  diffPlan,
  editDraft,
  getDraft,
  listDrafts,
  planVersions,
  proposePlan,
  saveDraft,
} from '../proposals/plans.ts';
import { officeOf } from './office.ts';
import { nextOf, pageOf, pageQuery } from './paging.ts';
import { reasonField } from './proposals.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import { shallowPlan } from './wire-command.ts';

const DRAFTS = `${IN_PROGRAMME}/plan-drafts`;
const DRAFT = `${DRAFTS}/:draft`;
const inPath = pathOf().extend({ draft: numberInPath });
const plan = z.unknown().meta({ description: 'schema/plan.json' });
const version = z.int().min(1).meta({ description: 'The version that was looked at. / 看过的版本。' });
/** A change of plan says when it takes effect: after the notice period. */
const change = {
  reason: reasonField,
  effectiveAt: instantField.meta({
    description: 'In the time of the programme, after the notice. / 按项目的时间，在公告期满之后。',
  }),
};

/** The routes of this file. */
export const PLAN_ROUTES = [
  route({
    id: 'getPlan',
    method: 'GET',
    path: `${IN_PROGRAMME}/plan`,
    access: ['plans.read'],
    target: 'programme',
    tag: 'plans',
    summary: { zh: '现行计划。', en: 'The plan in force.' },
    params: pathOf(),
    answers: { 200: planAnswer },
    handler: async ({ service, principal, programme }) => ({
      status: 200,
      body: await currentPlan(officeOf(service), principal, programme.id),
    }),
  }),
  route({
    id: 'listPlans',
    method: 'GET',
    path: `${IN_PROGRAMME}/plans`,
    access: ['plans.read'],
    target: 'programme',
    tag: 'plans',
    summary: {
      zh: '历次计划与生效时间，以及已批准、尚未生效的计划。',
      en: 'Every plan with the time it took effect, and those that are approved and wait for theirs.',
    },
    params: pathOf(),
    answers: { 200: plansAnswer },
    handler: async ({ service, principal, programme }) => ({
      status: 200,
      body: {
        versions: await planVersions(officeOf(service), principal, programme.id),
        coming: await comingPlans(officeOf(service), principal, programme.id),
      },
    }),
  }),
  route({
    id: 'proposePlan',
    method: 'POST',
    path: `${IN_PROGRAMME}/plans`,
    access: ['plans.propose'],
    target: 'programme',
    tag: 'plans',
    summary: { zh: '提案：从某时起换用一份计划。', en: 'Proposes a plan from some time on.' },
    params: pathOf(),
    body: z.strictObject({ plan, ...change }),
    answers: { 201: proposalAnswer },
    handler: async ({ service, principal, programme, body: { plan: next, reason, effectiveAt } }) => ({
      status: 201,
      body: await proposePlan(officeOf(service), principal, programme.id, {
        source: { plan: shallowPlan(next) },
        reason,
        effectiveAtMs: parseInstant(effectiveAt) as number,
      }),
    }),
  }),
  route({
    id: 'diffPlan',
    method: 'POST',
    path: `${IN_PROGRAMME}/plans/diff`,
    access: ['plans.read'],
    target: 'programme',
    tag: 'plans',
    summary: { zh: '一份计划与现行计划的差别。', en: 'What a plan would change of the one in force.' },
    params: pathOf(),
    body: z.strictObject({ plan }),
    answers: { 200: planChangesAnswer },
    handler: async ({ service, principal, programme, body }) => ({
      status: 200,
      body: { changes: await diffPlan(officeOf(service), principal, programme.id, shallowPlan(body.plan)) },
    }),
  }),
  route({
    id: 'saveDraft',
    method: 'POST',
    path: DRAFTS,
    access: ['plans.draft'],
    target: 'programme',
    tag: 'plans',
    summary: { zh: '保存计划草稿。', en: 'Saves a draft of a plan.' },
    params: pathOf(),
    body: z.strictObject({ plan }),
    answers: { 201: draftAnswer },
    handler: async ({ service, principal, programme, body }) => ({
      status: 201,
      body: await saveDraft(officeOf(service), principal, programme.id, shallowPlan(body.plan)),
    }),
  }),
  route({
    id: 'listDrafts',
    method: 'GET',
    path: DRAFTS,
    access: ['plans.draft'],
    target: 'programme',
    tag: 'plans',
    summary: { zh: '计划草稿，从新到旧。', en: 'Drafts of plans, newest first.' },
    params: pathOf(),
    query: pageQuery,
    answers: { 200: draftsAnswer },
    handler: async ({ service, principal, programme, query }) => {
      const page = pageOf(query);
      const drafts = await listDrafts(officeOf(service), principal, programme.id, page);
      return { status: 200, body: { drafts, ...nextOf(drafts, page.limit, ({ id }) => id) } };
    },
  }),
  route({
    id: 'getDraft',
    method: 'GET',
    path: DRAFT,
    access: ['plans.draft'],
    target: 'programme',
    tag: 'plans',
    summary: { zh: '一份草稿。', en: 'One draft.' },
    params: inPath,
    answers: { 200: draftAnswer },
    handler: async ({ service, principal, programme, params }) => ({
      status: 200,
      body: await getDraft(officeOf(service), principal, programme.id, Number(params.draft)),
    }),
  }),
  route({
    id: 'editDraft',
    method: 'PUT',
    path: DRAFT,
    access: ['plans.draft'],
    target: 'programme',
    tag: 'plans',
    summary: { zh: '修改草稿。', en: 'Edits a draft.' },
    params: inPath,
    body: z.strictObject({ version, plan }),
    answers: { 200: draftAnswer },
    handler: async ({ service, principal, programme, params, body }) => ({
      status: 200,
      body: await editDraft(
        officeOf(service),
        principal,
        programme.id,
        Number(params.draft),
        body.version,
        shallowPlan(body.plan),
      ),
    }),
  }),
  route({
    id: 'diffDraft',
    method: 'GET',
    path: `${DRAFT}/diff`,
    access: ['plans.draft'],
    target: 'programme',
    tag: 'plans',
    summary: { zh: '草稿与现行计划的差别。', en: 'What a draft would change of the plan in force.' },
    params: inPath,
    answers: { 200: planChangesAnswer },
    handler: async ({ service, principal, programme, params }) => {
      const office = officeOf(service);
      const draft = await getDraft(office, principal, programme.id, Number(params.draft));
      return { status: 200, body: { changes: await diffPlan(office, principal, programme.id, draft.plan) } };
    },
  }),
  route({
    id: 'proposeDraft',
    method: 'POST',
    path: `${DRAFT}/propose`,
    access: ['plans.propose'],
    target: 'programme',
    tag: 'plans',
    summary: {
      zh: '提案：从某时起换用这份草稿；草稿随即不能再改。',
      en: 'Proposes a draft from some time on; it does not change any more then.',
    },
    params: inPath,
    body: z.strictObject({ version, ...change }),
    answers: { 201: proposalAnswer },
    handler: async ({ service, principal, programme, params, body: { version: seen, reason, effectiveAt } }) => ({
      status: 201,
      body: await proposePlan(officeOf(service), principal, programme.id, {
        source: { draft: Number(params.draft), version: seen },
        reason,
        effectiveAtMs: parseInstant(effectiveAt) as number,
      }),
    }),
  }),
];
