/** The facts about orders, points and where the money is. */
import type { Field } from './field.ts';

const flag = (zh: string, en: string) => ({ kind: 'flag', ask: { zh, en } }) as const;
const money = (zh: string, en: string) => ({ kind: 'money', ask: { zh, en } }) as const;
const percent = (zh: string, en: string) => ({ kind: 'percent', ask: { zh, en } }) as const;

const FEES_OF_JOINERS = {
  agent_fees: { zh: '代理费、加盟费', en: "agents' and franchise fees" },
  joining_fees: { zh: '入门费、会员费', en: 'fees for joining' },
  deposits: { zh: '保证金、预存款', en: 'deposits' },
} as const;

export const FUNDS_FACTS = {
  'payout.sources': {
    kind: 'choices',
    ask: {
      zh: '佣金和奖励的钱从哪里来？没有就写 []',
      en: 'Which money pays commissions and rewards? [] when there are none',
    },
    of: { order_margin: { zh: '订单毛利', en: 'the margin of orders' }, ...FEES_OF_JOINERS },
  },
  'payout.guaranteed': flag('是否担保会员能领到钱？', 'Is any payout to members guaranteed?'),
  'payout.dated': flag('是否承诺领钱的日期或期限？', 'Is a date or a time promised for a payout?'),
  'payout.dailyRate': flag(
    '是否承诺每天或定期的返还比例？',
    'Is a daily or otherwise regular rate of return promised?',
  ),
  'pool.sources': {
    kind: 'choices',
    ask: { zh: '开池本金以外，哪些钱进入盈利池？', en: 'Which money enters the pool, the genesis aside?' },
    of: {
      order_margin: { zh: '订单毛利', en: 'the margin of orders' },
      operator: { zh: '运营方自有资金（注资、补贴）', en: "the operator's own money (injections, subsidies)" },
      financing: { zh: '融资', en: 'money raised from investors' },
      ...FEES_OF_JOINERS,
    },
  },
  'pool.custody': {
    kind: 'choice',
    ask: { zh: '盈利池的钱放在哪里？', en: "Where is the pool's money kept?" },
    of: {
      bank_segregated: { zh: '银行专户', en: 'in a segregated bank account' },
      payment_institution: { zh: '支付机构的账户', en: 'with a payment institution' },
      own_account: { zh: '运营方自己的账户', en: "in the operator's own account" },
      nowhere: { zh: '没有单独存放', en: 'nowhere apart' },
    },
  },
  'pool.residualTo': {
    kind: 'choice',
    ask: { zh: '清盘后池里剩下的钱归谁？', en: 'Who gets what is left of the pool at the end?' },
    of: {
      members: { zh: '会员', en: 'members' },
      charity: { zh: '公益', en: 'a charity' },
      operator: { zh: '运营方', en: 'the operator' },
      undecided: { zh: '未定', en: 'not decided' },
    },
  },
  'pool.subsidyShare': percent(
    '开着或打算开的补贴合计为订单现金的百分之几？没有写 "0%"',
    'Which share of an order do the running and the planned subsidies add, all together? "0%" when there are none',
  ),
  'orders.margin': percent(
    '付给商家或付清货款之后，订单金额还剩百分之几（取最低的一类商品）？',
    'Which share of an order is left once merchant or goods are paid (of the goods with the lowest)?',
  ),
  'orders.costs': percent(
    '平台承担的支付通道、人工、物流等成本占订单的百分之几？',
    'Which share of an order do the costs that the platform bears take (payment channel, staff, delivery)?',
  ),
  'orders.tax': percent('税费占订单的百分之几？', 'Which share of an order do taxes take?'),
  'orders.dividends': percent(
    '承诺从订单中分红百分之几？没有写 "0%"',
    'Which share of an order is promised as dividends? "0%" when none',
  ),
  'orders.channelCost': percent(
    '由商家承担的支付通道费占订单的百分之几？',
    'Which share of an order does the payment channel cost the merchant?',
  ),
  'orders.typicalAmount': money('一笔普通订单多少元？', 'How much is a typical order, in yuan?'),
  'orders.deliveryProof': flag(
    '每笔订单是否都有发货、收货或核销的凭证？',
    'Is there a proof of delivery or use for every order?',
  ),
  'orders.merchantSelfOrders': flag(
    '商家能否在自己店里下单得积分？',
    'Can merchants earn points on orders in their own shops?',
  ),
  'orders.settledAfterReceipt': flag(
    '是否每笔订单都有收货凭证，并在收货满七天后才结算？',
    'Does every order carry a proof of receipt, and is it settled no sooner than seven days after it?',
  ),
  'orders.disputesClosed': flag(
    '有争议的订单是否等争议了结才结算、发积分？',
    'Do orders in dispute wait for the end of it before they settle and points are minted?',
  ),
  'points.purchasable': flag('能否用钱直接买积分或充值积分？', 'Can points be bought or topped up for money?'),
  'points.transferable': flag('会员之间能否转让积分？', 'Can members transfer points to each other?'),
  'points.market': flag('积分是否在任何地方挂牌、撮合或报价？', 'Are points listed, matched or quoted anywhere?'),
  'funds.settlement': {
    kind: 'choice',
    ask: { zh: '货款怎样结算给商家？', en: 'How are merchants paid?' },
    of: {
      licensed_split: { zh: '持牌支付机构或银行分账', en: 'split by a licensed payment institution or a bank' },
      platform_account: { zh: '先进平台账户', en: "through the platform's own account" },
      other: { zh: '其他', en: 'otherwise' },
    },
  },
  'prepaid.kind': {
    kind: 'choice',
    ask: { zh: '有没有预付卡、储值、充值？', en: 'Are there prepaid cards or stored value?' },
    of: {
      none: { zh: '没有', en: 'none' },
      own_shop: { zh: '只在发卡的店里用', en: 'good in the shop that issues them' },
      cross_merchant: { zh: '可在多个商家用', en: 'good at several merchants' },
    },
  },
  'prepaid.contract': flag('预付是否有书面合同？', 'Is there a written contract on what is prepaid?'),
  'prepaid.refundTerms': flag('预付款能否随时按约退还？', 'Can what is prepaid be paid back on written terms?'),
  'prepaid.filing': flag('预付卡是否已备案？', 'Are the prepaid cards filed with the authority?'),
  'prepaid.highestRegistered': money('记名卡最高多少元？', 'How much can a card in a name hold, in yuan?'),
  'prepaid.highestBearer': money('不记名卡最高多少元？', 'How much can a card without a name hold, in yuan?'),
} as const satisfies { readonly [name: string]: Field };
