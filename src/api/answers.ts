/** The answers: what travels back, as schemas. Money and points are texts. */
import { z } from 'zod';
import { problemSchema } from './problem.ts';

const text = z.string();
const money = z.string().meta({ description: 'Yuan, two decimals. / 元，两位小数。', examples: ['1000.00'] });
const points = z.string().meta({ description: 'Points. / 积分。', examples: ['210.00000000'] });
const instant = z.string().meta({ description: 'UTC. / UTC 时间。', examples: ['2026-01-01T00:00:00Z'] });
/** A whole number; as a text when it is past what a double holds. */
const whole = z.union([z.int(), z.string()]);

/** What an accepted command gave; which of the fields stand there is said for each command in docs/rules.md. */
const receiptFields = {
  ok: z.literal(true),
  minted: points.optional(),
  paid: money.optional(),
  cash: money.optional(),
  coins: money.optional(),
  fee: money.optional(),
  tax: money.optional(),
  toOwner: money.optional(),
  returned: money.optional(),
  burned: points.optional(),
  value: money.optional(),
};
const logged = {
  seq: z.int().optional().meta({ description: 'Its first row in the log. / 在日志中的第一行。' }),
  at: instant.optional(),
};

/** The answer to one accepted command. */
export const receiptAnswer = z.strictObject({ ...receiptFields, ...logged });

/** The answer to a batch: an outcome each, in the order of the commands. */
export const outcomesAnswer = z.strictObject({
  outcomes: z.array(
    z.union([
      z.strictObject({ receipt: z.strictObject(receiptFields), ...logged }),
      z.strictObject({ receipt: z.strictObject({ ok: z.literal(false), code: text }), problem: problemSchema }),
    ]),
  ),
});

/** A programme. */
export const programmeAnswer = z.strictObject({
  id: z.int(),
  name: text,
  mode: z.enum(['sandbox', 'live']),
  now: instant,
  testClock: instant.optional(),
  settles: z.boolean(),
  ordersPaused: z.boolean(),
  salesPaused: z.boolean(),
  ended: z.boolean(),
  seq: z.int().meta({ description: 'The last row of its log. / 日志的最后一行。' }),
  members: z.int(),
  merchants: z.int(),
  orders: z.int(),
  openOrders: z.int(),
});

/** The programmes that the caller may see. */
export const programmesAnswer = z.strictObject({ programmes: z.array(programmeAnswer) });

/** The time of a sandbox. */
export const clockAnswer = z.strictObject({ now: instant });

/** The pool. */
export const poolAnswer = z.strictObject({
  at: instant,
  seq: z.int(),
  price: z.string().meta({ description: 'Yuan a point, rounded down to eight decimals. / 每分的元数，舍到八位小数。' }),
  reserve: money,
  supply: points,
  locked: points,
  held: points,
  scale: z.int(),
});

/** The programme's sums at one moment: what came in less what went out is the sum of all the others but `paidOut` (J1). */
export const accountsAnswer = z.strictObject({
  reserve: money,
  platform: money,
  surplus: money,
  taxes: money,
  openOrdersCash: money,
  frozenWithdrawals: money,
  openSubsidies: money,
  memberCash: money,
  memberCommission: money,
  memberDividend: money,
  merchantPayable: money,
  cameIn: money,
  wentOut: money,
  paidOut: money,
});

/** A member. */
export const memberAnswer = z.strictObject({
  memberId: text,
  points,
  locked: points,
  basis: money,
  cash: money,
  commission: money,
  dividend: money,
  coins: money,
  shares: whole,
  lockedShares: whole,
  exits: z.int(),
  frozen: z.boolean(),
  referrerId: text.optional(),
  rank: text.optional(),
  sale: z.strictObject({ points, net: money.optional(), code: text.optional() }).meta({
    description:
      'What selling every free point now would pay, after the fee; or the code of the refusal. / 现在全部卖出可用积分的净得，或拒绝代码。',
  }),
  cap: z
    .strictObject({
      value: money,
      limit: money,
      progress: z.string().meta({ description: 'Percent, rounded down. / 百分比，向下取整。', examples: ['41.2%'] }),
    })
    .optional()
    .meta({ description: 'How near the forced exit is. / 离强制出局还有多远。' }),
});

/** A merchant. */
export const merchantAnswer = z.strictObject({
  merchantId: text,
  split: text,
  payable: money,
  ownerId: text.optional(),
  recruiterId: text.optional(),
  regionCode: text.optional(),
});

/** An order. */
export const orderAnswer = z.strictObject({
  orderId: text,
  status: z.enum(['open', 'held', 'settled', 'refunded']),
  memberId: text,
  merchantId: text.optional(),
  amount: money,
  cash: money,
  coins: money,
  refunded: money,
  placedAt: instant,
  settlesFrom: instant.optional(),
  settledAt: instant.optional(),
  minted: points.optional(),
});

/** The whole state, as in docs/rules.md. */
export const stateAnswer = z
  .looseObject({
    pool: z.strictObject({ reserve: money, supply: points, scale: z.int() }),
    platform: money,
    members: z.record(text, z.looseObject({})),
    merchants: z.record(text, z.looseObject({})),
  })
  .meta({ description: 'docs/rules.md, State' });
