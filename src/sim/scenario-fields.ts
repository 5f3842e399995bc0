/** The one table of a scenario's fields: `scenario.ts` checks a scenario against it, and the JSON Schema for editors is made of it. */
import type { CountField, Field, MoneyField, MultipleField, ObjectField, PercentField } from '#core/plan-field';
import { behaviourField } from './behaviour-fields.ts';

const count = (zh: string, en: string, example: number, least = 0, most = 1_000_000_000): CountField => ({
  kind: 'count',
  describe: { zh, en },
  least,
  most,
  example,
});

const percent = (zh: string, en: string, example: string): PercentField => ({
  kind: 'percent',
  describe: { zh, en },
  example,
});

/** Amounts of a scenario end at a billion yuan: sums of as many as a scenario can have stay exact in a double. */
const money = (zh: string, en: string, example: string): MoneyField => ({
  kind: 'money',
  describe: { zh, en },
  leastFen: 1,
  mostFen: 100_000_000_000,
  example,
});

const multiple = (zh: string, en: string, example: string): MultipleField => ({
  kind: 'multiple',
  describe: { zh, en },
  example,
});

const object = (zh: string, en: string, fields: Readonly<Record<string, Field>>): ObjectField => ({
  kind: 'object',
  describe: { zh, en },
  fields,
});

const list = (zh: string, en: string, item: Field, most = 100): Field => ({
  kind: 'list',
  describe: { zh, en },
  most,
  item,
  default: [],
});

const day = count('第几天，开始那天是第 0 天', 'The day, the first one being 0', 90, 0, 3650);

const season = object('季节：在平均值上下起伏', 'Seasons: up and down around the mean', {
  swing: percent('最高比平均多出的比例', 'How far the peak is above the mean', '30%'),
  everyDays: { ...count('一个周期几天', 'Days of a cycle', 365, 2, 3650), default: 365 },
  peakDay: { ...count('哪一天最高', 'The day of a peak', 30, 0, 3650), default: 0 },
});

const collapse = object('从某天起骤减', 'From a day on it collapses', {
  day,
  to: percent('此后只剩原来的比例', 'What is left from then on', '0%'),
  days: { ...count('经过几天减到那里', 'Days that the fall takes', 14, 0, 3650), default: 0 },
});

const noise: Field = {
  kind: 'choice',
  of: ['none', 'poisson'],
  default: 'poisson',
  describe: {
    zh: '每天的数目：恰为所写（none），或围绕它随机（poisson）',
    en: 'The number of a day: as written (none), or around it by chance (poisson)',
  },
};

const growth = (zh: string, en: string, fields: Readonly<Record<string, Field>>): ObjectField =>
  object(zh, en, {
    ...fields,
    noise,
    season: { ...season, optional: true },
    collapse: { ...collapse, optional: true },
  });

const perDay = (zh: string, en: string, example: number): CountField => count(zh, en, example, 0, 10_000_000);

const arrivals: Field = {
  kind: 'variants',
  describe: { zh: '新会员（首单）怎样到来', en: 'How new members, with their first orders, arrive' },
  of: {
    constant: growth('每天一样多', 'The same every day', { perDay: perDay('每天的新会员', 'New members a day', 100) }),
    linear: growth('匀速增减', 'A straight line', {
      from: perDay('第一天', 'On the first day', 10),
      to: perDay('最后一天', 'On the last day', 200),
    }),
    exponential: growth('每天按同一比例增减', 'By the same ratio every day', {
      from: { ...perDay('第一天', 'On the first day', 10), least: 1 },
      to: { ...perDay('最后一天', 'On the last day', 1000), least: 1 },
    }),
    logistic: growth('先快后慢，趋于饱和', 'Fast at first, then saturated', {
      most: perDay('饱和时每天', 'A day, once saturated', 500),
      middleDay: { ...day, describe: { zh: '达到一半的那天', en: 'The day of one half' } },
      riseDays: count('从 27% 升到 73% 用几天', 'Days from 27 % to 73 %', 60, 1, 3650),
    }),
    referral: growth('老会员带来新会员', 'Members bring new members', {
      perDay: perDay('自己来的，每天', 'Those who come by themselves, a day', 5),
      perMember: multiple('每个会员每月带来几人', 'New members a month that a member brings', '0.1'),
      forDays: {
        ...count('带人的热情持续几天', 'Days that a member goes on bringing others', 60, 1, 3650),
        default: 60,
      },
      most: { ...perDay('每天至多', 'At most a day', 10_000), default: 10_000 },
    }),
    file: object('一份真实订单的会员、金额与时间', 'The members, amounts and times of a file of real orders', {
      file: {
        kind: 'text',
        most: 1000,
        describe: { zh: '订单文件，相对于本文件', en: 'The file of orders, from where this file is' },
        example: '../orders.csv',
      },
      map: {
        kind: 'text',
        most: 1000,
        describe: {
          zh: '哪一列是什么，与 greenpool orders --map 相同',
          en: 'Which column is what, as for greenpool orders --map',
        },
        example: 'order=order,member=member,amount=amount,at=placed_at',
      },
      unit: {
        kind: 'choice',
        of: ['fen', 'yuan'],
        default: 'fen',
        describe: { zh: '金额的单位', en: 'The unit of the amounts' },
      },
      tz: {
        kind: 'text',
        most: 10,
        default: 'Z',
        describe: { zh: '没有写时区的时间属于哪个时区', en: 'The zone of times that name none' },
        example: '+08:00',
      },
      encoding: {
        kind: 'text',
        most: 40,
        default: 'utf-8',
        describe: { zh: '文字编码', en: 'The encoding of the text' },
        example: 'gb18030',
      },
    }),
  },
};

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

const coalition = object('商家、买家和推荐人合伙刷单', 'A merchant, buyers and referrers acting together', {
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
