/** Answers that list members, merchants and orders: in short what the answer about one of them says. */
import { z } from 'zod';
import { memberAnswer, merchantAnswer, orderAnswer } from './answers.ts';

const text = z.string();
const money = z.string().meta({ examples: ['1000.00'] });
const instant = z.string().meta({ examples: ['2026-01-01T00:00:00Z'] });
const next = z.int().optional().meta({ description: 'The `before` of the next page. / 下一页的 before。' });
const seq = z.int().meta({
  description:
    'The row of the log up to which spent, paid, taken and settled are counted. / spent、paid、taken、settled 计到日志的这一行。',
});

/** Members a page at a time. */
export const membersAnswer = z.strictObject({
  members: z.array(
    memberAnswer
      .pick({
        memberId: true,
        points: true,
        cash: true,
        frozen: true,
        referrerId: true,
        rank: true,
        sale: true,
        cap: true,
      })
      .extend({
        spent: money.meta({ description: 'Net cash of settled orders. / 已结算订单的净消费。' }),
        paid: money.meta({ description: 'What the pool paid out. / 盈利池已付。' }),
        joinedAt: instant.optional().meta({
          description: 'The first row of the log of their own. / 日志中本人的第一行。',
        }),
        firstOrderAt: instant.optional(),
      }),
  ),
  seq,
  next,
});

/** Merchants a page at a time. */
export const merchantsAnswer = z.strictObject({
  merchants: z.array(
    merchantAnswer.extend({
      taken: money.meta({ description: 'Net cash of settled orders. / 已结算订单的净消费。' }),
      settled: z.int().meta({ description: 'Settled orders. / 已结算订单数。' }),
    }),
  ),
  seq,
  next,
});

/** Orders a page at a time. */
export const ordersAnswer = z.strictObject({
  orders: z.array(orderAnswer.omit({ settledAt: true, minted: true })),
  next,
});

/** Whom a member referred. */
export const referralsAnswer = z.strictObject({
  count: z.int().meta({ description: 'All direct referrals. / 直推总数。' }),
  referrals: z.array(
    z.strictObject({
      memberId: text.optional(),
      masked: text.optional().meta({
        description: 'The id with its middle left out, for whoever may not see it. / 隐去中间的编号。',
        examples: ['1***78'],
      }),
      boundAt: instant,
      firstOrderAt: instant.optional(),
    }),
  ),
  chain: z.array(text).optional().meta({
    description:
      'The referrers above, the nearest first, 100 at most; for operators. / 上级链，最近的在前，最多 100 级；只给运营方。',
  }),
  next,
});
