/** Answers about withdrawals and their payment. */
import { z } from 'zod';

const text = z.string();
const money = z.string().meta({ examples: ['1000.00'] });
const instant = z.string().meta({ examples: ['2026-01-01T00:00:00Z'] });
const state = z.enum(['requested', 'approved', 'sent', 'unknown', 'rejected', 'completed', 'failed']).meta({
  description:
    '`sent`: handed to the bank; `unknown`: handed out, nobody knows its end yet. / sent：已交银行；unknown：已发出，结果未知。',
});
const nextBefore = z.int().optional().meta({ description: 'The `before` of the next page. / 下一页的 before。' });
const skipped = z.array(
  z.strictObject({
    withdrawalId: text,
    problem: z.enum(['person_unknown', 'several_owners', 'payee_missing']).meta({
      description: 'Why nobody can be paid. / 为什么无法付款。',
    }),
  }),
);

/** Withdrawals in the order of asking. */
export const withdrawalsAnswer = z.strictObject({
  withdrawals: z.array(
    z.strictObject({
      withdrawalId: text,
      account: text,
      memberId: text.optional(),
      merchantId: text.optional(),
      amount: money,
      fee: money,
      tax: money,
      toOwner: money,
      state,
      requestedAt: instant.nullable(),
      approvedAt: instant.nullable(),
      closedAt: instant.nullable(),
      reference: text.nullable().meta({ description: 'Its name at the bank. / 在银行的付款编号。' }),
      batch: z.int().nullable(),
    }),
  ),
  next: z.int().optional().meta({ description: 'The `after` of the next page. / 下一页的 after。' }),
});

/** What was sent. */
export const sentAnswer = z.strictObject({
  batch: z.int().nullable().meta({ description: 'Null when there was nothing to send. / 没有可付的则为 null。' }),
  sent: z.int(),
  skipped,
});

/** Batches, newest first. */
export const batchesAnswer = z.strictObject({
  batches: z.array(
    z.strictObject({ id: z.int(), channel: text, sentBy: text, sentAt: instant, payments: z.int(), amount: money }),
  ),
  next: nextBefore,
});

const compared = {
  line: z.int().nullable().meta({ description: 'In the file; null for what is missing there. / 文件行号。' }),
  reference: text,
  ours: z.strictObject({ withdrawalId: text, amount: money, state }).nullable(),
  bank: z.strictObject({ amount: money.nullable(), result: text.nullable() }).nullable(),
  difference: z
    .enum([
      'unrecorded',
      'contradicts',
      'reference_unknown',
      'amount_differs',
      'result_unreadable',
      'conflicting',
      'repeated',
      'not_in_file',
    ])
    .nullable(),
};

/** A file of results against what we say. */
export const comparedAnswer = z.strictObject({ lines: z.array(z.strictObject(compared)) });

/** The same, and what was done about each line. */
export const recordedAnswer = z.strictObject({
  lines: z.array(z.strictObject({ ...compared, done: z.enum(['completed', 'failed', 'refused']).nullable() })),
});
