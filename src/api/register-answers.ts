/** Answers about debts, shares, dividends, subsidies and region agents. */
import { z } from 'zod';

const text = z.string();
const money = z.string().meta({ examples: ['1000.00'] });
const instant = z.string().meta({ examples: ['2026-01-01T00:00:00Z'] });
const percent = z.string().meta({ description: 'Rounded down. / 向下取整。', examples: ['41.2%'] });
const next = z.int().optional().meta({ description: 'The `before` of the next page. / 下一页的 before。' });
const behind = { actor: text, approver: text.nullable(), reason: text.nullable() };
/** A number of shares; as a text when it is past what a double holds. */
const count = z.union([z.int(), z.string()]);
const shares = { granted: count, vested: count, locked: count };

/** How far debts are made whole; `share` is paid / opened. */
const whole = { opened: money, paid: money, left: money, share: percent };

/** Old debts, newest first. */
export const debtsAnswer = z.strictObject({
  debts: z.array(z.strictObject({ debtId: text, memberId: text, at: instant, ...whole })),
  next,
});

/** All old debts together. */
export const madeWholeAnswer = z.strictObject({
  seq: z.int(),
  debts: z.int(),
  members: z.int(),
  membersMadeWhole: z.int(),
  ...whole,
});

/** Conversions of points into shares, newest first; and all together. */
export const conversionsAnswer = z.strictObject({
  at: instant,
  all: z.strictObject(shares),
  conversions: z.array(
    z.strictObject({
      conversionId: text,
      openedAt: instant,
      closedAt: instant.optional(),
      shares: count,
      left: count.meta({ description: 'Not granted. / 未授予。' }),
      pricePerShare: money,
      lockDays: z.int(),
      tranches: z.int(),
      everyDays: z.int(),
      ...shares,
    }),
  ),
  next,
});

/** Everybody with shares. */
export const shareRegisterAnswer = z.strictObject({
  at: instant,
  all: z.strictObject(shares),
  holders: z.array(
    z.strictObject({
      memberId: text,
      grants: z.int(),
      ...shares,
      nextFreeAt: instant.optional(),
      lastFreeAt: instant.optional().meta({ description: 'Left out past the year 9999. / 9999 年之后则不写。' }),
    }),
  ),
  next: z.int().optional().meta({ description: 'The `after` of the next page. / 下一页的 after。' }),
});

/** A member's grants, newest first; and all together. */
export const grantsAnswer = z.strictObject({
  at: instant,
  all: z.strictObject(shares),
  grants: z.array(
    z.strictObject({
      grantId: text,
      conversionId: text,
      at: instant,
      value: money,
      ...shares,
      firstFreeAt: instant.optional(),
      nextFreeAt: instant.optional(),
      lastFreeAt: instant.optional(),
    }),
  ),
  next,
});

/** Rounds of dividends, newest first. */
export const dividendsAnswer = z.strictObject({
  dividends: z.array(
    z.strictObject({
      dividendId: text,
      at: instant,
      amount: money,
      paid: money,
      left: money.meta({ description: 'Stayed with the platform (D2). / 留在平台。' }),
      members: z.int(),
      ...behind,
    }),
  ),
  next,
});

/** Subsidies, newest first. */
export const subsidiesAnswer = z.strictObject({
  subsidies: z.array(
    z.strictObject({
      subsidyId: text,
      openedAt: instant,
      closedAt: instant.optional(),
      budget: money,
      spent: money,
      left: money.meta({ description: 'Of a closed one: what was given back. / 已关闭的：退回额。' }),
      share: percent,
      mints: z.boolean(),
      source: text,
      ...behind,
    }),
  ),
  next,
});

/** Region agents with the time they were in office, newest first. */
export const agentsAnswer = z.strictObject({
  agents: z.array(
    z.strictObject({ regionCode: text, memberId: text, appointedAt: instant, dismissedAt: instant.optional() }),
  ),
  next,
});
