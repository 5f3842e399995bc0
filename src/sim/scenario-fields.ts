/** The one table of a scenario's fields: `scenario.ts` checks a scenario against it, and the JSON Schema for editors is made of it. */
import type { Field, ObjectField } from '#core/plan-field';
import { arrivals } from './arrival-fields.ts';
import { behaviourField } from './behaviour-fields.ts';
import { count, day, list, money, multiple, object, percent } from './field-kinds.ts';

const amounts: Field = {
  kind: 'variants',
  optional: true,
  describe: { zh: '订单金额；用订单文件时不写', en: 'The amounts of orders; not with a file of orders' },
  of: {
    fixed: object('都一样', 'All the same', { amount: money('每单金额，元', 'The amount, in yuan', '1000.00') }),
    lognormal: object('多数小，少数大', 'Many small, few large', {
      median: money('中位数，元', 'The median, in yuan', '200.00'),
      spread: multiple(
        '三分之二的订单在中位数的这么多倍与几分之一之间',
        'Two thirds lie between the median divided and multiplied by this',
        '2.5',
      ),
      least: { ...money('至少', 'At least', '1.00'), default: '1.00' },
      most: { ...money('至多', 'At most', '100000.00'), default: '100000.00' },
    }),
    empirical: object('从一列金额里抽取', 'Drawn from a list of amounts', {
      values: {
        kind: 'list',
        describe: { zh: '金额，元', en: 'The amounts, in yuan' },
        most: 10_000,
        item: money('一个金额', 'One amount', '68.00'),
      },
    }),
  },
};

const repeat = object('回头客', 'Those who come back', {
  share: percent('有多少会员会再来', 'The share of members who come back', '60%'),
  everyDays: count('平均隔几天来一次', 'Days between two orders, on average', 30, 1, 3650),
  forDays: { ...count('首单后多少天内还会来', 'For how many days after the first order', 365, 1, 3650), default: 3650 },
});

const merchants = object('商家', 'Merchants', {
  count: count('多少家', 'How many', 20, 1, 100_000),
  regions: list(
    '商家所在的区划代码，轮流分配；不写则不在任何地区',
    'Their region codes, by turns; none when left out',
    {
      kind: 'text',
      most: 6,
      describe: { zh: 'GB/T 2260 区划代码', en: 'A code of GB/T 2260' },
      example: '440106',
    },
  ),
  ownGoods: { ...percent('平台自营商品的订单', 'The share of orders for own goods', '10%'), default: '0%' },
  agents: {
    kind: 'choice',
    of: ['none', 'all'],
    default: 'none',
    describe: { zh: '这些地区有没有代理', en: 'Whether these regions have agents' },
  },
  recruiters: {
    kind: 'choice',
    of: ['none', 'all'],
    default: 'none',
    describe: { zh: '商家有没有招商人', en: 'Whether somebody brought the merchants in' },
  },
});

const injection = object('一次注资', 'One injection', {
  day,
  amount: money('金额，元', 'The amount, in yuan', '10000.00'),
  source: {
    kind: 'choice',
    of: ['operator', 'financing'],
    default: 'operator',
    describe: { zh: '谁的钱', en: 'Whose money' },
  },
});

const subsidy = object('一项消费补贴', 'One subsidy', {
  day,
  budget: money('预算，元', 'The budget, in yuan', '100000.00'),
  share: percent('每单净额的比例', 'The share of each order', '2%'),
  mints: {
    kind: 'choice',
    of: ['yes', 'no'],
    describe: { zh: '是否也赠送积分', en: 'Whether points are minted for it' },
  },
  source: {
    kind: 'choice',
    of: ['operator', 'financing'],
    default: 'operator',
    describe: { zh: '谁的钱', en: 'Whose money' },
  },
});

const run = object('一次挤兑', 'One run on the pool', {
  day,
  days: { ...count('持续几天', 'Days that it lasts', 7, 1, 3650), default: 1 },
  share: percent('持有积分的人里有多少参与', 'The share of those who hold points', '80%'),
});

const coalition = object('商家、买家和推荐人串通刷单', 'A merchant, buyers and referrers acting together', {
  day,
  volume: money('刷多少元的订单', 'What they buy from themselves, in yuan', '1000000.00'),
  outsiders: {
    kind: 'choice',
    of: ['idle', 'active'],
    default: 'idle',
    describe: {
      zh: '别人此后不动（idle）还是照常（active）',
      en: 'Whether the others do nothing from then on, or go on',
    },
  },
  patience: {
    ...count(
      '别人照常时，最多等几天卖完',
      'With active outsiders: at most this many days until all is sold',
      60,
      0,
      3650,
    ),
    default: 30,
  },
});

const debts = object('老会员债务，转为消费币', 'Old debts, turned into coins', {
  members: count(
    '多少位老会员，他们是最先来的',
    'How many old members; they are the first to come',
    500,
    1,
    10_000_000,
  ),
  amount: money('每位的消费币，元', 'The coins of each, in yuan', '3000.00'),
});

const withdrawals = object('提现', 'Withdrawals', {
  everyDays: count(
    '每隔几天，零钱够起提额的人全部提现',
    'Every so many days whoever has enough cash withdraws all of it',
    30,
    1,
    3650,
  ),
});

/** The whole scenario. */
export const scenarioField: ObjectField = object(
  'Greenpool 情景：一个计划，以及假设人们怎样行事',
  'A Greenpool scenario: a plan, and how people are assumed to behave',
  {
    name: {
      kind: 'text',
      most: 100,
      describe: { zh: '情景的名称', en: "The scenario's name" },
      example: 'everyone-holds',
    },
    plan: {
      kind: 'text',
      most: 1000,
      describe: {
        zh: '预设的名称，或计划文件，相对于本文件',
        en: 'A preset by name, or a plan file, from where this file is',
      },
      example: 'mall-3x',
    },
    start: {
      kind: 'instant',
      default: '2026-01-01T00:00:00Z',
      describe: { zh: '第 0 天的零点', en: 'When day 0 begins' },
      example: '2026-01-01T00:00:00Z',
    },
    days: count(
      '多少天；用订单文件时到文件结束还要多少天',
      'How many days; with a file of orders, days after its last row',
      365,
      0,
      3650,
    ),
    arrivals,
    mostOrders: { ...count('订单至多这么多', 'At most this many orders', 1_000_000, 1, 100_000_000), optional: true },
    amounts,
    repeat: { ...repeat, optional: true },
    merchants: { ...merchants, optional: true },
    referral: {
      ...object('推荐', 'Referrals', {
        share: percent('新会员里由老会员推荐的', 'New members whom a member referred', '50%'),
      }),
      optional: true,
    },
    refunds: {
      ...object('退货', 'Refunds', {
        share: percent('有多少订单退货', 'The share of orders', '5%'),
        part: { ...percent('退掉订单的多少', 'How much of the order', '100%'), default: '100%' },
      }),
      optional: true,
    },
    injections: list('注资', 'Injections', injection),
    subsidies: list('消费补贴', 'Subsidies', subsidy),
    runs: list('挤兑', 'Runs on the pool', run),
    behaviours: behaviourField,
    debts: { ...debts, optional: true },
    withdrawals: { ...withdrawals, optional: true },
    coalition: { ...coalition, optional: true },
    cohorts: {
      kind: 'choice',
      of: ['month', 'quarter'],
      default: 'month',
      describe: { zh: '按首单所在的月还是季分组', en: 'Cohorts by month or quarter of the first order' },
    },
  },
);
