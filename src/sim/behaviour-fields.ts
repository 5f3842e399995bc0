/** The fields of behaviours: what groups of members do with their points. */
import type { Field, ObjectField } from '#core/plan-field';

const common: Readonly<Record<string, Field>> = {
  name: {
    kind: 'text',
    most: 40,
    optional: true,
    describe: { zh: '这一群人的名字', en: 'What this group is called' },
    example: 'whales',
  },
  share: {
    kind: 'percent',
    above0: true,
    describe: { zh: '会员中的比例；各群合计 100%', en: 'The share of members; all groups together 100 %' },
    example: '60%',
  },
  spends: {
    kind: 'multiple',
    default: '1',
    describe: { zh: '每单花别人的几倍（大户写 20）', en: 'How many times what others spend an order (20 for a whale)' },
    example: '20',
  },
};

const variant = (zh: string, en: string, fields: Readonly<Record<string, Field>> = {}): ObjectField => ({
  kind: 'object',
  describe: { zh, en },
  fields: { ...common, ...fields },
});

/** The mix of behaviours, a list of groups. */
export const behaviourField: Field = {
  kind: 'list',
  most: 50,
  describe: {
    zh: '会员怎样对待积分：几群人及其比例',
    en: 'What members do with their points: groups and their shares',
  },
  default: [{ kind: 'hold', share: '100%' }],
  item: {
    kind: 'variants',
    describe: { zh: '一群人', en: 'One group' },
    of: {
      hold: variant('一直持有，直到强制出局', 'Holds until the forced exit'),
      'sell-at': variant(
        '积分价值达到所花的几倍就全卖',
        'Sells all once the points are worth so many times what was spent',
        {
          multiple: {
            kind: 'multiple',
            describe: { zh: '几倍', en: 'How many times' },
            example: '0.5',
          },
        },
      ),
      'sell-after': variant('每单结算若干天后全卖', 'Sells all so many days after an order was settled', {
        days: {
          kind: 'count',
          least: 1,
          most: 3650,
          describe: { zh: '几天', en: 'How many days' },
          example: 30,
        },
      }),
      'sell-at-once': variant('一到账就卖', 'Sells as soon as there are points'),
      panic: variant('增长放慢就卖', 'Sells when growth slows', {
        fall: {
          kind: 'percent',
          above0: true,
          describe: {
            zh: '订单比前一段少这么多，就算放慢',
            en: 'Slow is when orders are this much fewer than in the span before',
          },
          example: '30%',
        },
        overDays: {
          kind: 'count',
          least: 1,
          most: 365,
          default: 14,
          describe: { zh: '比较前后各几天', en: 'Days in each of the two spans' },
          example: 14,
        },
        eachDay: {
          kind: 'percent',
          above0: true,
          default: '20%',
          describe: { zh: '放慢时每天有多少人卖', en: 'The share who sell each such day' },
          example: '20%',
        },
      }),
      random: variant(
        '随机：有些订单之后，这群人里随便一位全卖',
        'By chance: after some orders, somebody of the group sells all',
        {
          afterOrders: {
            kind: 'percent',
            above0: true,
            describe: { zh: '多少订单之后有人卖', en: 'After which share of orders somebody sells' },
            example: '50%',
          },
        },
      ),
    },
  },
};
