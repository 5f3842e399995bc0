/** Four eyes: proposals of money and plan changes, and what becomes of them. */
import { z } from 'zod';
import { instantField, moneyField, nameField, numberInPath } from '#api/fields';
import { limitsAnswer, previewAnswer, proposalAnswer, proposalsAnswer } from '#api/proposal-answers';
import { parseInstant } from '#core/time';
import type { Action } from '../auth/actions.ts';
import { MOST_COMMANDS } from '../proposals/content.ts';
import { approve, reject, withdraw } from '../proposals/decide.ts';
import { LIMITS_TYPE, PROPOSE_ACTIONS } from '../proposals/four-eyes.ts';
import { readLimits } from '../proposals/limits.ts';
import { previewNew, previewNow } from '../proposals/look.ts';
import { edit, get, list, propose } from '../proposals/proposals.ts';
import type { NewProposal } from '../proposals/proposals.ts';
import { officeOf } from './office.ts';
import { cursor, limitQuery, nextOf, pageOf } from './paging.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import { commandOf } from './wire-command.ts';

const PROPOSALS = `${IN_PROGRAMME}/proposals`;
const PROPOSAL = `${PROPOSALS}/:proposal`;
const inPath = pathOf().extend({ proposal: numberInPath });
/** Whoever may propose something; what exactly is decided by the type. */
const PROPOSERS = PROPOSE_ACTIONS as readonly [Action, ...Action[]];

/** There are fewer rules. */
const RULES_MOST = 100;

const commands = z
  .array(z.unknown())
  .min(1)
  .max(MOST_COMMANDS)
  .meta({ description: 'Commands of one type, without `at`. / 同一类型的命令，不含 at。' });
/** Why; it goes into the log. */
export const reasonField = nameField(500);
const version = z.int().min(1).meta({ description: 'The version that was looked at. / 看过的版本。' });
const content = z.strictObject({ commands, reason: reasonField, effectiveAt: instantField.optional() });
const limit = moneyField.nullable().optional();

function proposed({ commands: given, reason, effectiveAt }: z.output<typeof content>): NewProposal {
  return {
    commands: given.map(commandOf),
    reason,
    ...(effectiveAt !== undefined && { effectiveAtMs: parseInstant(effectiveAt) as number }),
  };
}

/** The routes of this file. */
export const PROPOSAL_ROUTES = [
  route({
    id: 'propose',
    method: 'POST',
    path: PROPOSALS,
    access: PROPOSERS,
    target: 'programme',
    tag: 'proposals',
    summary: {
      zh: '提案：第二个人批准后执行。',
      en: 'Proposes commands, which are done once a second person approves.',
    },
    params: pathOf(),
    body: content,
    answers: { 201: proposalAnswer },
    handler: async ({ service, principal, programme, body }) => ({
      status: 201,
      body: await propose(officeOf(service), principal, programme.id, proposed(body)),
    }),
  }),
  route({
    id: 'previewProposal',
    method: 'POST',
    path: `${PROPOSALS}/preview`,
    access: PROPOSERS,
    target: 'programme',
    tag: 'proposals',
    summary: { zh: '提案会带来什么；什么也不保存。', en: 'What a proposal would do; nothing is stored.' },
    params: pathOf(),
    body: z.strictObject({ commands }),
    answers: { 200: previewAnswer },
    handler: async ({ service, principal, programme, body }) => ({
      status: 200,
      body: {
        preview: await previewNew(officeOf(service), principal, programme.id, body.commands.map(commandOf)),
      },
    }),
  }),
  route({
    id: 'listProposals',
    method: 'GET',
    path: PROPOSALS,
    access: ['proposals.read'],
    target: 'programme',
    tag: 'proposals',
    summary: { zh: '提案，从新到旧。', en: 'Proposals, newest first.' },
    params: pathOf(),
    query: z.strictObject({
      state: proposalAnswer.shape.state.optional(),
      before: cursor.optional(),
      limit: limitQuery,
    }),
    answers: { 200: proposalsAnswer },
    handler: async ({ service, principal, programme, query }) => {
      const page = pageOf(query);
      const { state } = query;
      const found = await list(officeOf(service), principal, programme.id, {
        ...page,
        ...(state !== undefined && { state }),
      });
      return { status: 200, body: { proposals: found, ...nextOf(found, page.limit, ({ id }) => id) } };
    },
  }),
  route({
    id: 'getProposal',
    method: 'GET',
    path: PROPOSAL,
    access: ['proposals.read'],
    target: 'programme',
    tag: 'proposals',
    summary: { zh: '一份提案。', en: 'One proposal.' },
    params: inPath,
    answers: { 200: proposalAnswer },
    handler: async ({ service, principal, programme, params }) => ({
      status: 200,
      body: await get(officeOf(service), principal, programme.id, Number(params.proposal)),
    }),
  }),
  route({
    id: 'previewProposalNow',
    method: 'GET',
    path: `${PROPOSAL}/preview`,
    access: ['proposals.read'],
    target: 'programme',
    tag: 'proposals',
    summary: { zh: '提案现在执行会带来什么。', en: 'What a proposal would do now.' },
    params: inPath,
    answers: { 200: previewAnswer },
    handler: async ({ service, principal, programme, params }) => ({
      status: 200,
      body: { preview: await previewNow(officeOf(service), principal, programme.id, Number(params.proposal)) },
    }),
  }),
  route({
    id: 'editProposal',
    method: 'PUT',
    path: PROPOSAL,
    access: PROPOSERS,
    target: 'programme',
    tag: 'proposals',
    summary: {
      zh: '修改提案；修改过的人不能再批准它。',
      en: 'Edits a proposal; whoever did cannot approve it any more.',
    },
    params: inPath,
    body: content.extend({ version }),
    answers: { 200: proposalAnswer },
    handler: async ({ service, principal, programme, params, body: { version: seen, ...next } }) => ({
      status: 200,
      body: await edit(officeOf(service), principal, programme.id, Number(params.proposal), seen, proposed(next)),
    }),
  }),
  route({
    id: 'approveProposal',
    method: 'POST',
    path: `${PROPOSAL}/approve`,
    access: ['proposals.approve'],
    target: 'programme',
    tag: 'proposals',
    summary: {
      zh: '批准并执行；登录须在 15 分钟之内。',
      en: 'Approves and does it; takes a sign-in within the last 15 minutes.',
    },
    params: inPath,
    body: z.strictObject({
      version,
      warnings: z.array(z.string().max(10)).max(RULES_MOST).optional().meta({
        description: 'Change of plan: the new warnings that you sign for. / 变更计划：您为之签署的新警告。',
      }),
    }),
    answers: { 200: proposalAnswer },
    handler: async ({ service, principal, programme, params, body }) => ({
      status: 200,
      body: await approve(
        officeOf(service),
        principal,
        programme.id,
        Number(params.proposal),
        body.version,
        body.warnings,
      ),
    }),
  }),
  route({
    id: 'rejectProposal',
    method: 'POST',
    path: `${PROPOSAL}/reject`,
    access: ['proposals.approve'],
    target: 'programme',
    tag: 'proposals',
    summary: { zh: '驳回提案。', en: 'Rejects a proposal.' },
    params: inPath,
    body: z.strictObject({ why: nameField(500) }),
    answers: { 200: proposalAnswer },
    handler: async ({ service, principal, programme, params, body }) => ({
      status: 200,
      body: await reject(officeOf(service), principal, programme.id, Number(params.proposal), body.why),
    }),
  }),
  route({
    id: 'withdrawProposal',
    method: 'POST',
    path: `${PROPOSAL}/withdraw`,
    access: ['proposals.read'],
    target: 'programme',
    tag: 'proposals',
    summary: { zh: '提出人撤回提案。', en: 'Its maker takes a proposal back.' },
    params: inPath,
    answers: { 200: proposalAnswer },
    handler: async ({ service, principal, programme, params }) => ({
      status: 200,
      body: await withdraw(officeOf(service), principal, programme.id, Number(params.proposal)),
    }),
  }),
  route({
    id: 'getApprovalLimits',
    method: 'GET',
    path: `${IN_PROGRAMME}/approval-limits`,
    access: ['proposals.read'],
    target: 'programme',
    tag: 'proposals',
    summary: { zh: '审批额度与公告期。', en: 'What may be approved, and the notice of plan changes.' },
    params: pathOf(),
    answers: { 200: limitsAnswer },
    handler: async ({ service, principal, programme }) => ({
      status: 200,
      body: await readLimits(officeOf(service), principal, programme.id),
    }),
  }),
  route({
    id: 'proposeApprovalLimits',
    method: 'POST',
    path: `${IN_PROGRAMME}/approval-limits`,
    access: ['users.manage'],
    target: 'programme',
    tag: 'proposals',
    summary: { zh: '提案修改审批额度或公告期。', en: 'Proposes other limits, or another notice.' },
    params: pathOf(),
    body: z.strictObject({
      limits: z
        .strictObject({
          'operator-admin': limit,
          'operator-finance': limit,
          daily: limit,
          noticeDays: z.int().min(0).max(365).optional(),
        })
        .meta({ description: 'What is not named stays; null is no limit. / 未写的不变；null 为不限。' }),
      reason: reasonField,
    }),
    answers: { 201: proposalAnswer },
    handler: async ({ service, principal, programme, body: { limits, reason } }) => ({
      status: 201,
      body: await propose(officeOf(service), principal, programme.id, {
        commands: [{ type: LIMITS_TYPE, ...limits }],
        reason,
      }),
    }),
  }),
];
