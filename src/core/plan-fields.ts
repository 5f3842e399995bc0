/**
 * The one table of a plan's fields. `plan-reader.ts` checks a plan against it and `plan-schema.ts` makes the JSON Schema of it, so
 * that what an editor completes and what the engine accepts cannot drift apart.
 */
import type { MapField, ObjectField, PercentField, Ranged } from './plan-field.ts';

const NO_FREE_LEG: Pick<Ranged, 'rule' | 'why'> = {
  rule: 'A01',
  why: { zh: '任何一份都不能为负，合计必须小于 100%', en: 'no leg may be negative, and together they stay under 100%' },
};

const rate = (zh: string, en: string, example: string): PercentField => ({
  kind: 'percent',
  describe: { zh, en },
  default: '0%',
  example,
});

const leg = (zh: string, en: string, example: string): PercentField => ({
  kind: 'percent',
  describe: { zh, en },
  example,
  ...NO_FREE_LEG,
});

const cap: ObjectField = {
  kind: 'object',
  optional: true,
  describe: {
    zh: '强制出局。不写则没有上限，谁也不会被强制出局',
    en: 'The forced exit. Without it there is no cap and nobody is ever made to exit',
  },
  fields: {
    multiple: {
      kind: 'multiple',
      describe: {
        zh: '积分价值达到累计消费（基数）的多少倍时强制出局',
        en: 'A member exits once the points are worth this many times what was spent (the basis)',
      },
      example: '1.2',
      rule: 'A05',
      why: { zh: '倍数必须大于 0', en: 'a cap must be above 0' },
    },
    fee: {
      kind: 'percent',
      optional: true,
      below100: true,
      describe: {
        zh: '强制出局时留在池里的比例；不写则与 redeemFee 相同',
        en: 'What stays in the pool at a forced exit; the same as redeemFee when left out',
      },
      example: '20%',
      rule: 'A05',
      why: { zh: '100% 等于出局一分不付', en: 'at 100% an exit would pay nothing' },
    },
  },
};

const pool: ObjectField = {
  kind: 'object',
  describe: {
    zh: '盈利池的条件，开池后只有 rebateShare 可以再改',
    en: "The pool's terms; once it is open only rebateShare may change",
  },
  fields: {
    startPrice: {
      kind: 'money',
      leastFen: 1,
      mostFen: 100_000,
      describe: { zh: '开池时一个积分的价格，单位元', en: 'The price of one point at the opening, in yuan' },
      example: '1.00',
      rule: 'A06',
      why: {
        zh: '再高，一分钱就不足 1000 个最小积分单位，舍入会左右结果',
        en: 'above it a fen would be fewer than 1,000 units of points, and rounding would decide outcomes',
      },
    },
    genesis: {
      kind: 'money',
      leastFen: 1,
      describe: {
        zh: '运营方开池时自己放入、永不取出的本金，单位元',
        en: 'What the operator pays in at the opening, for good, in yuan',
      },
      example: '1000.00',
    },
    rebateShare: {
      kind: 'percent',
      above0: true,
      below100: true,
      describe: {
        zh: '入池资金中按当前价格折成积分赠送给买家的比例',
        en: 'The share of what an order brings into the pool that is minted as points for the buyer at the present price',
      },
      example: '70%',
      rule: 'A05',
      why: {
        zh: '100% 则价格永远不动，0% 则没有积分',
        en: 'at 100% the price would never move, at 0% there would be no points',
      },
    },
    redeemFee: {
      kind: 'percent',
      below100: true,
      describe: { zh: '卖出积分时留在池里的比例', en: 'What stays in the pool when points are sold' },
      example: '20%',
      rule: 'A05',
      why: { zh: '100% 等于卖出一分不付', en: 'at 100% a sale would pay nothing' },
    },
    cap,
  },
};

const splits: MapField = {
  kind: 'map',
  most: 1000,
  always: 'default',
  nameMost: 64,
  describe: {
    zh: '订单金额怎样分：商家、平台、分销各得一份，余下入池。商家没有指名的都用 default',
    en: 'How an order is split: merchant, platform and distribution legs, the rest goes to the pool. default holds for whoever names no other',
  },
  entry: {
    kind: 'object',
    describe: { zh: '一种分法，三份合计必须小于 100%', en: 'One split; the three legs together stay under 100%' },
    fields: {
      merchant: leg('商家所得，按订单金额', "The merchant's leg, of the order's amount", '80%'),
      platform: leg('平台所得，按现金部分', "The platform's leg, of the cash", '2%'),
      distribution: leg(
        '分销所得，按现金部分；佣金从这里出',
        'The distribution leg, of the cash; commissions come out of it',
        '2%',
      ),
    },
  },
};

const commissions: ObjectField = {
  kind: 'object',
  default: {},
  describe: {
    zh: '从分销份额里支付的佣金，按订单现金计算；没有受益人的部分归平台',
    en: "What is paid out of the distribution leg, on an order's cash; a share that finds no payee stays with the platform",
  },
  fields: {
    referral: {
      kind: 'list',
      most: 1000,
      default: [],
      describe: {
        zh: '直推、间推……逐级向上的比例',
        en: 'The rates of the first referrer above the buyer, the second and so on',
      },
      item: rate('这一级推荐人的比例', 'The rate of this level', '0.3%'),
    },
    recruiter: rate(
      '招商奖励：引入商家的人，从该商家每笔订单所得',
      'For whoever brought the merchant in, of each of its orders',
      '0.5%',
    ),
    region: {
      kind: 'object',
      default: {},
      describe: {
        zh: '区代、市代、省代：每一级得到本级比例减去下级已取的部分',
        en: "The region agents: each gets the level's rate less what was taken below",
      },
      fields: {
        district: rate('区代', 'The district agent', '0.1%'),
        city: rate('市代', 'The city agent', '0.2%'),
        province: rate('省代', 'The province agent', '0.3%'),
      },
    },
    ranks: {
      kind: 'list',
      most: 1000,
      default: [],
      describe: { zh: '级差：会员等级和它的比例', en: 'Rank differences: the ranks and their rates' },
      item: {
        kind: 'object',
        describe: { zh: '一个等级', en: 'One rank' },
        fields: {
          name: {
            kind: 'text',
            most: 100,
            describe: { zh: '等级名，不得重复', en: "The rank's name, unlike all others" },
            example: 'V1',
          },
          rate: { kind: 'percent', describe: { zh: '这一等级的比例', en: "The rank's rate" }, example: '3%' },
        },
      },
    },
    peer: rate(
      '平级奖：上一笔级差的这个比例',
      'The peer bonus: this share of what the last rank difference paid',
      '20%',
    ),
  },
};

const legacy: ObjectField = {
  kind: 'object',
  optional: true,
  describe: {
    zh: '老会员债务：消费币可抵平台自营商品的一部分价款',
    en: "Old members' debts: coins that pay part of the price of the platform's own goods",
  },
  fields: {
    coinShare: {
      kind: 'percent',
      describe: { zh: '一笔订单最多可用消费币支付的比例', en: 'At most this share of an order may be paid in coins' },
      example: '40%',
    },
    release: {
      kind: 'object',
      optional: true,
      describe: {
        zh: '用了消费币的订单所赠积分分期解锁；不写则立即可用',
        en: 'Points minted on orders with coins are released in parts; at once when left out',
      },
      fields: {
        tranches: {
          kind: 'count',
          least: 1,
          most: 1_000_000,
          describe: { zh: '分几期', en: 'In how many parts' },
          example: 5,
        },
        everyDays: {
          kind: 'count',
          least: 1,
          most: 1_000_000,
          describe: { zh: '每隔几天一期', en: 'How many days apart' },
          example: 30,
        },
      },
    },
  },
};

const withdrawal: ObjectField = {
  kind: 'object',
  default: {},
  describe: { zh: '提现条件', en: 'The terms of withdrawals' },
  fields: {
    minimum: {
      kind: 'money',
      leastFen: 0,
      default: '0.00',
      describe: { zh: '每次提现的最低金额，单位元', en: 'The least amount of a withdrawal, in yuan' },
      example: '1.00',
    },
    fee: rate('手续费，归平台，向上取整到分', 'The fee; it goes to the platform, rounded up to a fen', '0.6%'),
    tax: {
      kind: 'object',
      default: {},
      describe: { zh: '各账户提现时代扣的税率', en: 'The tax withheld on a withdrawal, by account' },
      fields: {
        cash: rate('零钱（卖出积分所得）', 'Cash: what sold points paid', '0%'),
        commission: rate('佣金', 'Commissions', '20%'),
        dividend: rate('分红', 'Dividends', '20%'),
        payable: rate('商家货款', "Merchants' proceeds", '0%'),
      },
    },
  },
};

/** The whole plan. */
export const planField: ObjectField = {
  kind: 'object',
  describe: {
    zh: 'Greenpool 计划：订单怎样分账，盈利池按什么条件运行',
    en: 'A Greenpool plan: how orders are split and on what terms the pool runs',
  },
  fields: {
    name: { kind: 'text', most: 100, describe: { zh: '计划的名称', en: "The plan's name" }, example: 'cashback' },
    currency: { kind: 'constant', value: 'CNY', describe: { zh: '币种', en: 'The currency' } },
    pool,
    splits,
    commissions,
    legacy,
    withdrawal,
    returnWindowDays: {
      kind: 'count',
      least: 0,
      most: 3650,
      describe: {
        zh: '下单后多少天内可退；过后才能结算、赠送积分',
        en: 'Days after placing in which an order can be refunded; only then is it settled and are points minted',
      },
      example: 15,
    },
    minimumOrder: {
      kind: 'money',
      leastFen: 0,
      default: '0.01',
      describe: { zh: '低于这个金额的订单不受理，单位元', en: 'Orders below this amount are refused, in yuan' },
      example: '1.00',
    },
  },
};
