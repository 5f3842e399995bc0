/** Answers about accounts, grants, personal data and the audit. */
import { z } from 'zod';

const text = z.string();
const instant = z.string().meta({ examples: ['2026-01-01T00:00:00Z'] });

/** Accounts with username and password, the oldest first. */
export const peopleAnswer = z.strictObject({
  people: z.array(
    z.strictObject({
      person: z.int(),
      username: text,
      createdAt: instant,
      totp: z.boolean(),
      mustChange: z.boolean().meta({ description: 'Has a one-time password. / 仍是一次性密码。' }),
      disabled: z.boolean(),
    }),
  ),
});

/** A new or reset account. */
export const accountAnswer = z.strictObject({
  person: z.int(),
  username: text,
  password: z.string().meta({ description: 'One-time; shown this once. / 一次性密码，只显示这一次。' }),
});

/** Grants in force, the oldest first. */
export const grantsAnswer = z.strictObject({
  grants: z.array(
    z.strictObject({
      id: z.int(),
      person: z.int(),
      role: text,
      programme: z.int().nullable(),
      objectId: text.nullable().meta({ description: 'Your id of the merchant or member. / 商家或会员的编号。' }),
      grantedBy: text,
      grantedAt: instant,
    }),
  ),
});

/** A grant that was just made. */
export const grantAnswer = z.strictObject({ id: z.int(), person: z.int() });

/** What is personal about somebody. */
export const personalAnswer = z.strictObject({
  person: z.int(),
  phone: text.optional(),
  name: text.optional(),
  payee: text.optional(),
});

/** What was erased. */
export const erasedAnswer = z.strictObject({
  person: z.int().nullable(),
  ids: z.int().meta({ description: 'Ids of yours that are forgotten. / 已忘记的编号个数。' }),
  answers: z.int().meta({ description: 'Answers to Idempotency-Keys. / 删除的幂等回答。' }),
  proposals: z.int(),
  vacuumed: z.boolean().meta({ description: 'Whether PostgreSQL gave the old rows up. / 数据库是否已清理旧行。' }),
});

/** Lines of the audit, the newest first. */
export const auditAnswer = z.strictObject({
  lines: z.array(
    z.strictObject({
      id: z.int(),
      at: instant,
      actor: text,
      action: text,
      target: text.nullable(),
      detail: z.record(text, z.unknown()),
    }),
  ),
  next: text.optional().meta({ description: 'The `before` of the next page. / 下一页的 before。' }),
});
