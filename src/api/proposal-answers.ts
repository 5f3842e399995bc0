/** Answers about proposals, plans and limits. Null stands where there is nothing yet. */
import { z } from 'zod';
import { findingAnswer } from './live-answers.ts';

const text = z.string();
const money = z.string().meta({ examples: ['1000.00'] });
const instant = z.string().meta({ examples: ['2026-01-01T00:00:00Z'] });
const actor = z.string().meta({ examples: ['person:17'] });
const plan = z.record(text, z.unknown()).meta({ description: 'schema/plan.json' });
const pool = z.strictObject({ reserve: money, supply: text, scale: z.int() });
const refused = z.strictObject({
  index: z.int().meta({ description: 'Which of the commands, from 0. / 第几条，从 0 数。' }),
  code: text,
  field: text.optional(),
});
const changes = z.array(z.strictObject({ path: text, old: z.unknown().optional(), new: z.unknown().optional() }));

const previewForm = z.strictObject({
  receipts: z.array(z.looseObject({ ok: z.boolean() })),
  refused: z.array(refused),
  accounts: z.record(text, money).meta({
    description: 'What each account would get; `outside` is the world. / 各账户的增减；outside 是外界。',
  }),
  poolBefore: pool,
  poolAfter: pool,
  amount: money.meta({ description: 'What counts against the limits. / 计入额度的金额。' }),
  plan: changes.optional(),
  findings: z.array(findingAnswer).optional().meta({
    description: 'Change of plan in a live programme: what the plan check says. / 正式项目变更计划：计划检查的结果。',
  }),
  newWarnings: z.array(text).optional().meta({
    description: 'The rules that the approver signs for. / 批准人须签署的规则。',
  }),
});

/** What a proposal would do now; null for one that moves nothing. */
export const previewAnswer = z.strictObject({ preview: previewForm.nullable() });

/** A proposal. */
export const proposalAnswer = z.strictObject({
  id: z.int(),
  programme: z.int(),
  type: text,
  commands: z
    .array(z.record(text, z.unknown()))
    .meta({ description: 'An id that was erased is null. / 已删除的编号为 null。' }),
  preview: previewForm
    .nullable()
    .meta({ description: 'As of when it was made or last edited. / 提出或最后修改时的试算。' }),
  reason: text,
  maker: actor,
  madeAt: instant,
  lastEditor: actor.nullable(),
  editedAt: instant.nullable(),
  version: z.int(),
  state: z.enum(['open', 'approved', 'executing', 'executed', 'refused', 'rejected', 'expired', 'withdrawn']),
  approver: actor.nullable(),
  decidedAt: instant.nullable(),
  amount: money.nullable(),
  closedBy: actor.nullable(),
  note: text.nullable(),
  expiresAt: instant,
  effectiveAt: instant.nullable(),
  outcome: z
    .strictObject({
      accepted: z.array(z.strictObject({ index: z.int(), seq: z.int(), at: instant })),
      refused: z.array(refused),
    })
    .nullable(),
});

/** Proposals, newest first. */
export const proposalsAnswer = z.strictObject({
  proposals: z.array(proposalAnswer),
  next: z.int().optional().meta({ description: 'The `before` of the next page. / 下一页的 before。' }),
});

/** The plan in force, since when. */
export const planAnswer = z.strictObject({ seq: z.int(), at: instant, plan });

/** Plans that were in force, and those that are approved and wait for their time. */
export const plansAnswer = z.strictObject({
  versions: z.array(z.strictObject({ seq: z.int(), at: instant, plan, actor, approver: actor.nullable() })),
  coming: z.array(z.strictObject({ proposal: z.int(), effectiveAt: instant, plan })),
});

/** What a plan would change of the one in force. */
export const planChangesAnswer = z.strictObject({ changes });

/** A draft of a plan. */
export const draftAnswer = z.strictObject({
  id: z.int(),
  plan,
  maker: actor,
  madeAt: instant,
  lastEditor: actor,
  editedAt: instant,
  version: z.int(),
  proposal: z.int().nullable(),
});

/** Drafts, newest first. */
export const draftsAnswer = z.strictObject({
  drafts: z.array(draftAnswer),
  next: z.int().optional().meta({ description: 'The `before` of the next page. / 下一页的 before。' }),
});

/** What may be approved: by a role with one proposal, and in 24 hours; null is no limit. And the notice of plan changes. */
export const limitsAnswer = z.strictObject({
  'operator-admin': money.nullable(),
  'operator-finance': money.nullable(),
  daily: money.nullable(),
  noticeDays: z.int(),
});
