/** R11 to R17: what points are, when they come, and what is paid for them. */
import type { Wording } from '#core/plan-field';
import { formatMultiple, formatPercent, narrow } from '#core/quantity';
import { multipleText, quotient } from './exact.ts';
import { ONE } from './figures.ts';
import { judgeNeeded, ruleOfAnswers, words } from './rule.ts';
import type { Given, Needed, Rule } from './rule.ts';

const R11 = ruleOfAnswers(
  {
    id: 'R11',
    title: words('积分可直接购买', 'Points sold for money'),
    condition: words('积分可以买或充值：阻断', 'Points can be bought or topped up: block'),
  },
  [
    {
      fact: 'points.purchasable',
      clear: false,
      message: words('用钱直接买积分就是集资。', 'Selling points for money is raising funds.'),
      remedy: words('只在订单结算后赠送积分。', 'Mint points on settled orders only.'),
    },
  ],
);

const R12 = ruleOfAnswers(
  {
    id: 'R12',
    title: words('积分可交易', 'Points are traded'),
    condition: words('积分可转让，或有市场：阻断', 'Points can be transferred or have a market: block'),
  },
  [
    {
      fact: 'points.transferable',
      clear: false,
      message: words(
        '会员之间转让积分，积分就成了可交易的权益。',
        'Transfers between members make points a traded right.',
      ),
      remedy: words('不许转让。', 'Allow no transfers.'),
    },
    {
      fact: 'points.market',
      clear: false,
      message: words(
        '挂牌、撮合或报价都是未经批准的交易。',
        'Listing, matching or quoting points is trading without a permit.',
      ),
      remedy: words('关闭任何市场和报价。', 'Close every market and quotation.'),
    },
  ],
);

const R13 = ruleOfAnswers(
  {
    id: 'R13',
    title: words('无真实交易凭证', 'Fake-order risk'),
    condition: words(
      '没有收货或核销凭证，或商家可自买：阻断',
      'No proof of delivery, or merchants order from themselves: block',
    ),
  },
  [
    {
      fact: 'orders.deliveryProof',
      clear: true,
      message: words('没有凭证就分不清真实订单和刷单。', 'Without proof real orders cannot be told from washed ones.'),
      remedy: words('每笔订单留下发货、收货或核销凭证。', 'Keep a proof of delivery or use for every order.'),
    },
    {
      fact: 'orders.merchantSelfOrders',
      clear: false,
      message: words(
        '商家在自己店里下单得积分，就是刷单。',
        'A merchant who earns points in the own shop washes orders.',
      ),
      remedy: words(
        '商家及其关联人在自己店里的订单不给积分。',
        'Mint nothing on orders of merchants, or people close to them, in their own shops.',
      ),
    },
  ],
);

const DISPUTES: Needed = {
  fact: 'orders.disputesClosed',
  clear: true,
  message: words('争议未了结就发积分。', 'Points are minted while a dispute is open.'),
  remedy: words(
    '有争议的订单先挂起（HoldOrder），了结后再结算。',
    'Hold orders in dispute (HoldOrder) and settle them after it.',
  ),
};

const R14: Rule = {
  id: 'R14',
  title: words('退货期未满先发积分', 'Points before the return window ends'),
  condition: words(
    '收货满七天、争议了结之前发积分：阻断。退货期从下单算起，所以少于15天（八天送达、七天退货）阻断，除非订单有收货凭证',
    'Points sooner than seven days after receipt, or before disputes are closed: block. The window counts from placing, so less than 15 days (eight to deliver, seven to return) blocks, unless orders carry a proof of receipt',
  ),
  weight: 'block',
  reads: ['returnWindowDays', 'orders.settledAfterReceipt', 'orders.disputesClosed'],
  judge(given) {
    const { plan, facts, limits } = given;
    const least = limits['R14.windowDays'];
    const disputes = judgeNeeded(given, [DISPUTES]);
    if (plan.returnWindowDays >= least || facts['orders.settledAfterReceipt'] === true) return disputes;
    return [
      {
        weight: 'block',
        limit: 'R14.windowDays',
        value: `returnWindowDays: ${plan.returnWindowDays}`,
        message: words(
          `下单${plan.returnWindowDays}天后就结算并发积分，少于${least}天：货可能还没到，或还能退。`,
          `Orders settle and points are minted ${plan.returnWindowDays} days after placing, less than ${least}: goods may not have come, or may still go back.`,
        ),
        remedy: words(
          `returnWindowDays: ${least}；或每笔订单都有收货凭证并在收货满七天后结算（orders.settledAfterReceipt: true）。`,
          `returnWindowDays: ${least}; or carry a proof of receipt on every order and settle seven days after it (orders.settledAfterReceipt: true).`,
        ),
      },
      ...disputes,
    ];
  },
};

/** The largest cap with which nobody is paid more than was spent, and where the cap stands now. */
function capText({ plan, figures }: Given): {
  readonly value: string;
  readonly largest: string;
  readonly paid: string;
} {
  const { cap, redeemFeePpm } = plan.pool;
  const fee = 1_000_000n - BigInt(Math.min(cap?.feePpm ?? redeemFeePpm, redeemFeePpm));
  const largest = formatMultiple(Number(narrow(quotient(ONE, fee, 'down'))));
  if (cap === undefined || figures.bestMultiple === undefined) return { value: 'pool.cap: -', largest, paid: '∞' };
  return {
    value: `pool.cap.multiple: ${formatMultiple(cap.multiplePpm)}; cap.fee: ${formatPercent(cap.feePpm)}; redeemFee: ${formatPercent(redeemFeePpm)}`,
    largest,
    paid: multipleText(figures.bestMultiple, ONE, 'up'),
  };
}

const R15: Rule = {
  id: 'R15',
  title: words('到手超过消费额，属监管警示特征', 'Cash paid exceeds spend: an official red flag'),
  condition: words(
    '倍数×(1−手续费)>1，或没有上限：警告，并告知D3、D5',
    'cap × (1 - fee) above 1, or no cap: warn, and D3, D5',
  ),
  weight: 'warn',
  reads: ['pool.cap', 'pool.redeemFee'],
  judge(given) {
    const best = given.figures.bestMultiple;
    if (best !== undefined && best <= ONE) return [];
    const { value, largest, paid } = capText(given);
    return [
      {
        weight: 'warn',
        value,
        disclosures: ['D3', 'D5'],
        message:
          best === undefined
            ? words(
                '没有上限，有人可能拿到的比花的多：全额或高额返还是监管警示的特征。',
                'Without a cap somebody may be paid more than was spent: high returns of spend are an official red flag.',
              )
            : words(
                `到上限可拿到所花的${paid}倍，多于花的钱：全额或高额返还是监管警示的特征。`,
                `At the cap ${paid} times what was spent is paid: high returns of spend are an official red flag.`,
              ),
        remedy: words(`上限倍数最多 ${largest}。`, `A cap of at most ${largest}.`),
      },
    ];
  },
};

const R16: Rule = {
  id: 'R16',
  title: words('封顶到手不超过消费额', 'No more cash than spent, even at the cap'),
  condition: words('倍数×(1−手续费)≤1：告知D5', 'cap × (1 - fee) at most 1: D5'),
  weight: 'disclose',
  reads: ['pool.cap', 'pool.redeemFee'],
  judge(given) {
    const best = given.figures.bestMultiple;
    if (best === undefined || best > ONE) return [];
    const { value, paid } = capText(given);
    return [
      {
        weight: 'disclose',
        value,
        disclosures: ['D5'],
        message: words(
          `到上限最多拿到所花的${paid}倍（税前）。`,
          `At the cap at most ${paid} times what was spent is paid, before tax.`,
        ),
        remedy: words('按 D5 告知会员。', 'Tell members, as D5 does.'),
      },
    ];
  },
};

const promise = (fact: 'payout.guaranteed' | 'payout.dated' | 'payout.dailyRate', message: Wording): Needed => ({
  fact,
  clear: false,
  message,
  remedy: words('不作任何承诺，并从所有文字中删去。', 'Promise nothing, and take it out of every text.'),
});

const R17 = ruleOfAnswers(
  {
    id: 'R17',
    title: words('承诺兑付', 'Guaranteed payout'),
    condition: words('担保兑付、承诺日期或固定返还比例：阻断', 'A guarantee, a date or a regular rate: block'),
  },
  [
    promise(
      'payout.guaranteed',
      words('担保兑付是非法集资的特征。', 'A guaranteed payout is a mark of illegal fund-raising.'),
    ),
    promise(
      'payout.dated',
      words('承诺领钱的日期是非法集资的特征。', 'A promised date is a mark of illegal fund-raising.'),
    ),
    promise(
      'payout.dailyRate',
      words('承诺定期返还比例是非法集资的特征。', 'A promised regular rate is a mark of illegal fund-raising.'),
    ),
  ],
);

export const POINTS_RULES: readonly Rule[] = [R11, R12, R13, R14, R15, R16, R17];
