/** Answers about going live: the check, applications, disclosures and their acceptance. */
import { z } from 'zod';

const text = z.string();
const instant = z.string().meta({ examples: ['2026-01-01T00:00:00Z'] });
const actor = z.string().meta({ examples: ['person:17'] });
const wording = z.strictObject({ zh: text, en: text });
const hash = z.string().meta({ description: 'SHA-256 in hex. / SHA-256，十六进制。' });

/** One finding of the plan check. */
export const findingAnswer = z.strictObject({
  id: text.meta({ description: 'The rule. / 规则号。', examples: ['A04'] }),
  severity: z.enum(['block', 'question', 'warn', 'disclose']),
  title: wording,
  message: wording,
  remedy: wording,
  value: text,
  fact: text.optional(),
  disclosures: z.array(text).optional(),
  source: wording,
  date: text,
  basis: z.enum(['law', 'control', 'arithmetic']),
  confidence: z.enum(['S', 'P', 'K', 'computed']),
});

/** Everything that the check found. */
export const planCheckAnswer = z.strictObject({ findings: z.array(findingAnswer) });

/** An application to go live. */
export const applicationAnswer = z.strictObject({
  id: z.int(),
  name: text,
  plan: z.record(text, z.unknown()).meta({ description: 'schema/plan.json' }),
  facts: z.record(text, z.unknown()).meta({ description: 'docs/plan-check.md' }),
  profile: text.meta({ examples: ['CN'] }),
  digest: hash,
  findings: z.array(findingAnswer),
  maker: actor,
  madeAt: instant,
  signOffs: z.array(z.strictObject({ actor, reason: text, findings: z.array(text), digest: hash, at: instant })),
  programme: z.int().nullable().meta({ description: 'What it became; null before. / 上线后的项目号。' }),
});

/** Applications, newest first. */
export const applicationsAnswer = z.strictObject({
  applications: z.array(applicationAnswer),
  next: z.int().optional().meta({ description: 'The `before` of the next page. / 下一页的 before。' }),
});

/** The disclosures in force, in every form. */
export const disclosuresAnswer = z.strictObject({
  version: z.int(),
  hash,
  required: z.boolean().meta({
    description: 'Whether members must accept them before they order or redeem. / 下单、卖出前是否必须确认。',
  }),
  disclosures: z.array(z.strictObject({ id: text, zh: text, en: text })),
  text: wording,
  html: wording,
});

/** Whether a member has accepted the disclosures in force. */
export const acceptanceAnswer = z.strictObject({
  hash,
  version: z.int(),
  acceptedAt: instant.nullable().meta({ description: 'null: not yet. / null：还没有确认。' }),
});

/** What the check of texts found, a row a text. */
export const textsAnswer = z.strictObject({
  texts: z.array(
    z.strictObject({
      accepted: z.boolean(),
      findings: z.array(
        z.strictObject({ id: z.enum(['R33', 'R34']), found: text.meta({ description: 'The words. / 命中的词。' }) }),
      ),
    }),
  ),
});
