/** Answers that tell what happened. */
import { z } from 'zod';

const text = z.string();
const instant = z.string().meta({ examples: ['2026-01-01T00:00:00Z'] });
const facts = z.record(text, z.unknown());

const eventAnswer = z.strictObject({
  seq: z.int(),
  at: instant,
  type: text,
  memberId: text.optional(),
  merchantId: text.optional(),
  orderId: text.optional(),
  points: text.optional(),
  pool: z.strictObject({ reserve: text, supply: text, scale: z.int() }).optional(),
  holding: z.strictObject({ points: text, basis: text }).optional(),
  facts: facts.meta({ description: 'What is particular to the type. / 该类事件特有的内容。' }),
  actor: text,
  approver: text.optional(),
  reason: text.optional(),
});

/** A part of the log. */
export const eventsAnswer = z.strictObject({
  events: z.array(eventAnswer),
  next: z.int().meta({ description: 'The `after` of the next page. / 下一页的 after。' }),
  end: z.boolean().meta({ description: 'Whether the log ended there. / 日志是否到此为止。' }),
});

/** A part of a statement, newest first. */
export const statementAnswer = z.strictObject({
  lines: z.array(
    z.strictObject({
      seq: z.int(),
      at: instant,
      type: text,
      account: text,
      amount: z.string().meta({ description: 'Signed: points for the account `points`, else yuan. / 带正负号。' }),
      pointsAfter: text.optional(),
      basisAfter: text.optional(),
      part: z.int().optional().meta({ description: 'Which of the commissions. / 第几笔佣金。' }),
      why: z
        .strictObject({
          rules: z.array(text).meta({ description: 'docs/rules.md', examples: [['O2', 'O4']] }),
          text: z.string().meta({
            description:
              'Rule, rate, base and formula with the numbers put in, recomputed; a sentence a line. / 规则、比例、基数和代入数字的算式，重新算过；每行一句。',
          }),
          verified: z.boolean().meta({
            description: 'Whether it came out as the log has it. / 重算结果与账上是否一致。',
          }),
        })
        .meta({ description: 'Why this amount, in the language asked for. / 为什么是这个金额。' }),
      orderId: text.optional(),
      merchantId: text.optional(),
      event: eventAnswer.optional().meta({
        description:
          'The whole row of the log: for whoever may read events, since it names others. / 日志的整行：含他人信息，只给有权读日志的人。',
      }),
    }),
  ),
  next: z
    .int()
    .optional()
    .meta({ description: 'The `before` of the next page; none on the last. / 下一页的 before。' }),
});

/** Prices over time. */
export const pricesAnswer = z.strictObject({
  prices: z.array(
    z.strictObject({
      from: instant,
      open: text,
      high: text,
      low: text,
      close: text,
      payouts: text,
      settled: z.int(),
      exits: z.int(),
    }),
  ),
});

/** What came of it for members. */
export const outcomesOfMembersAnswer = z.strictObject({
  seq: z.int(),
  members: z.int(),
  spent: text,
  paid: text,
  commissions: text,
  total: text,
  mean: text.optional(),
  median: text.optional(),
  deciles: z.array(text),
  atZero: text,
  madeWhole: text,
  forcedOut: text,
});
