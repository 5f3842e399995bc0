/** Going live: the check, applications, and those who sign for their warnings. */
import { z } from 'zod';
import { programmeAnswer } from '#api/answers';
import { nameField, numberInPath } from '#api/fields';
import { applicationAnswer, applicationsAnswer, planCheckAnswer } from '#api/live-answers';
import { checkPlan } from '#check/check';
import { validatePlan } from '#core/plan';
import * as live from '../live/applications.ts';
import { DEFAULT_PROFILE } from '../live/profiles.ts';
import { readTerms } from '../live/terms.ts';
import { PlanInvalidError } from '../programmes.ts';
import { officeOf } from './office.ts';
import { nextOf, pageOf, pageQuery } from './paging.ts';
import { programmeView } from './programme-view.ts';
import { reasonField } from './proposals.ts';
import { route } from './route.ts';
import { shallowPlan } from './wire-command.ts';

const APPLICATIONS = '/v1/live-applications';
const APPLICATION = `${APPLICATIONS}/:application`;
const inPath = z.strictObject({ application: numberInPath });
const RULES_MOST = 100;

/** Facts as a file of facts holds them, and the name of a profile that ships. */
const factsField = z.unknown().optional().meta({ description: 'docs/plan-check.md' });
const profileField = z.string().max(100).default(DEFAULT_PROFILE);

const held = { plan: z.unknown().meta({ description: 'schema/plan.json' }), facts: factsField, profile: profileField };

/** The routes of this file. */
export const LIVE_ROUTES = [
  route({
    id: 'checkPlan',
    method: 'POST',
    path: '/v1/plan-checks',
    access: ['live.read'],
    target: 'installation',
    tag: 'going live',
    summary: {
      zh: '计划检查：发现什么；什么也不保存。',
      en: 'Holds a plan and its facts against a profile: what is found; nothing is stored.',
    },
    body: z.strictObject(held),
    answers: { 200: planCheckAnswer },
    handler: async ({ body: { plan, facts, profile } }) => {
      const terms = readTerms(profile, shallowPlan(facts));
      const valid = validatePlan(shallowPlan(plan));
      if (!valid.ok) throw new PlanInvalidError(valid.errors);
      return { status: 200, body: { findings: checkPlan(valid.plan, terms.facts, terms.profile) } };
    },
  }),
  route({
    id: 'applyToGoLive',
    method: 'POST',
    path: APPLICATIONS,
    access: ['programmes.create'],
    target: 'installation',
    tag: 'going live',
    summary: {
      zh: '申请上线；有阻断项或未答问题则不受理。',
      en: 'Applies to go live; refused with blocks or open questions.',
    },
    body: z.strictObject({ name: nameField(100), ...held }),
    answers: { 201: applicationAnswer },
    handler: async ({ service, principal, body: { name, plan, facts, profile } }) => ({
      status: 201,
      body: await live.apply(officeOf(service), principal, {
        name,
        plan: shallowPlan(plan),
        facts: shallowPlan(facts),
        profile,
      }),
    }),
  }),
  route({
    id: 'listLiveApplications',
    method: 'GET',
    path: APPLICATIONS,
    access: ['live.read'],
    target: 'installation',
    tag: 'going live',
    summary: { zh: '上线申请，从新到旧。', en: 'Applications to go live, newest first.' },
    query: pageQuery,
    answers: { 200: applicationsAnswer },
    handler: async ({ service, principal, query }) => {
      const page = pageOf(query);
      const applications = await live.list(officeOf(service), principal, page);
      return { status: 200, body: { applications, ...nextOf(applications, page.limit, ({ id }) => id) } };
    },
  }),
  route({
    id: 'getLiveApplication',
    method: 'GET',
    path: APPLICATION,
    access: ['live.read'],
    target: 'installation',
    tag: 'going live',
    summary: { zh: '一份上线申请。', en: 'One application to go live.' },
    params: inPath,
    answers: { 200: applicationAnswer },
    handler: async ({ service, principal, params }) => ({
      status: 200,
      body: await live.get(officeOf(service), principal, Number(params.application)),
    }),
  }),
  route({
    id: 'signLiveApplication',
    method: 'POST',
    path: `${APPLICATION}/sign-offs`,
    access: ['live.sign'],
    target: 'installation',
    tag: 'going live',
    summary: {
      zh: '为警告签字，须两个人；登录须在 15 分钟之内。',
      en: 'Signs for the warnings, which takes two people; takes a sign-in within the last 15 minutes.',
    },
    params: inPath,
    body: z.strictObject({
      digest: z.string().max(64),
      findings: z
        .array(z.string().max(10))
        .max(RULES_MOST)
        .meta({ description: 'The rules that warn. / 给出警告的规则。' }),
      reason: reasonField,
    }),
    answers: { 200: applicationAnswer },
    handler: async ({ service, principal, params, body }) => ({
      status: 200,
      body: await live.signOff(officeOf(service), principal, Number(params.application), body),
    }),
  }),
  route({
    id: 'openLiveProgramme',
    method: 'POST',
    path: `${APPLICATION}/open`,
    access: ['programmes.create'],
    target: 'installation',
    tag: 'going live',
    summary: { zh: '上线：建立空的正式项目。', en: 'Goes live: makes the programme, empty.' },
    params: inPath,
    answers: { 201: programmeAnswer },
    handler: async ({ service, principal, params }) => ({
      status: 201,
      body: await programmeView(await live.open(officeOf(service), principal, Number(params.application))),
    }),
  }),
];
