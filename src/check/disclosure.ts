/** What members must see before they join: D1 to D10, with the plan's own figures. */
import type { Plan } from '#core/plan';
import type { Wording } from '#core/plan-field';
import { formatMoney, formatMultiple, formatPercent } from '#core/quantity';
import type { Int } from '#core/quantity';
import { about, grouped, percentText, yuanOfThousand } from './exact.ts';
import { ONE, planFigures, reachBound, reachIfAllHold } from './figures.ts';
import type { PlanFigures } from './figures.ts';

/** The numbers of the disclosures, in order. */
export const DISCLOSURE_IDS = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9', 'D10'] as const;

/** One of {@link DISCLOSURE_IDS}. */
export type DisclosureId = (typeof DISCLOSURE_IDS)[number];

/** One disclosure in both languages. */
export interface Disclosure {
  readonly id: DisclosureId;
  readonly text: Wording;
}

/** What a simulation of the plan with the production engine gave: one order a member, all of one amount, nobody sells early, no returns. */
export interface SimulatedFigures {
  readonly members: number;
  /** How many of them reached the cap. */
  readonly reachedCap: number;
  readonly orderFen: Int;
}

/** Below this share of members, "almost everyone will not" is said. */
const FEW = 0.1;

/**
 * The disclosures of a plan. Figures are of 1,000 yuan spent; bounds are rounded up, what a member gets down. `subsidyPpm` is what
 * running subsidies add to an order's inflow in all (A08).
 */
export function disclosures(plan: Plan, figures?: SimulatedFigures, subsidyPpm = 0): readonly Disclosure[] {
  const known = planFigures(plan);
  const subsidy = BigInt(subsidyPpm) * 1_000_000n;
  const texts: { readonly [Id in DisclosureId]: Wording } = {
    D1: {
      zh: '积分是购物优惠，不是存款、投资或股票，无人保证兑付、价格或时间。',
      en: 'Points are a shopping benefit, not a deposit, investment or share. Nobody guarantees payment, price or timing.',
    },
    D2: whereItComesFrom(known, subsidy),
    D3: whoGetsThere(plan, known, subsidy, figures),
    D4: {
      zh: `价格越涨越慢：无人卖出时，价格涨到两倍约需${about(known.ordersToDouble)}倍订单。价格数字大不等于到手钱多。`,
      en: `Growth slows: with no sales, doubling needs about ${about(known.ordersToDouble)} times the orders. A big price is not big money.`,
    },
    D5: whatSellingPays(plan, known),
    D6: {
      zh: '平台停业、订单减少或退货，积分可能降价、暂停或归零。',
      en: 'If orders fall, goods are returned or we close, points may drop, freeze or become worthless.',
    },
    D7: {
      zh: '拉人可能违法：介绍他人参加传销可罚10万至50万元，参加者可罚2000元以下；参与非法集资的损失自担。',
      en: 'Recruiting may be illegal: introducers to a pyramid face 100,000 to 500,000 yuan, participants up to 2,000; losses in illegal fund-raising are yours.',
    },
    D8: {
      zh: '加入、推荐都不收费、不须购物。任何人收费请举报：12315、110。',
      en: 'Joining or referring costs nothing and needs no purchase. Report anyone charging: 12315, 110.',
    },
    D9: {
      zh: '七天退货权不变；退货则积分、佣金取消。',
      en: 'Your 7-day return right stays; points and commission are reversed.',
    },
    D10: {
      zh: '监管部门2018年曾警示“消费返利”风险。使用本软件不代表获得批准。',
      en: 'Regulators warned about "consumption rebates" in 2018. Using this software is not approval.',
    },
  };
  return DISCLOSURE_IDS.map((id) => ({ id, text: texts[id] }));
}

function whereItComesFrom(known: PlanFigures, subsidy: bigint): Wording {
  const most = yuanOfThousand(known.poolMost, ONE, 'up');
  const least = yuanOfThousand(known.poolLeast, ONE, 'down');
  const all = yuanOfThousand(known.poolMost + subsidy, ONE, 'up');
  const extra = yuanOfThousand(subsidy, ONE, 'up');
  const range = most === least ? { zh: most, en: most } : { zh: `${least}至${most}`, en: `${least} to ${most}` };
  const added = subsidy > 0n;
  return {
    zh:
      `会员领到的钱全部来自订单放入的盈利池：每花1000元放入${range.zh}元` +
      `${added ? `，补贴期间另加${extra}元` : ''}。积分平均最多拿回${all}元。`,
    en:
      `All payouts come from the pool: ${range.en} of each 1,000 yuan` +
      `${added ? `, and ${extra} of subsidies while they last` : ''}. On average points can never pay back more than ${all}.`,
  };
}

function whoGetsThere(plan: Plan, known: PlanFigures, subsidy: bigint, figures: SimulatedFigures | undefined): Wording {
  const bound = reachBound(known, subsidy);
  const share = reachIfAllHold(plan, known, subsidy);
  const { cap } = plan.pool;
  if (bound === undefined || share === undefined || cap === undefined) {
    return {
      zh: '没有出局上限，也没有谁应得的倍数：有人多拿，就有人少拿。',
      en: 'There is no cap and no multiple that anybody is due: what some get more, others get less.',
    };
  }
  const multiple = formatMultiple(cap.multiplePpm);
  const most = percentText(bound, ONE, 'up', 2);
  const found =
    figures === undefined
      ? {
          zh: `订单相同、无人提前卖出时，按公式大约每${about(1 / share)}人有1人`,
          en: `With identical orders and nobody selling early, by the formula about 1 in ${about(1 / share)} does`,
        }
      : {
          zh: `每人一笔${formatMoney(figures.orderFen)}元的相同订单、无人提前卖出、无人退货的模拟中，${grouped(figures.members)}人只有${grouped(figures.reachedCap)}人`,
          en: `In a simulation with identical orders of ${formatMoney(figures.orderFen)}, one a member, nobody selling early and no returns, ${grouped(figures.reachedCap)} of ${grouped(figures.members)} did`,
        };
  const few = (figures === undefined ? share : figures.reachedCap / figures.members) < FEW;
  return {
    zh: `达到${multiple}倍的人最多${most}；${found.zh}。${few ? '绝大多数人达不到。' : ''}`,
    en: `At most ${most} can reach ${multiple} times. ${found.en}.${few ? ' Almost everyone will not.' : ''}`,
  };
}

function whatSellingPays(plan: Plan, known: PlanFigures): Wording {
  const [least, most] = [known.soldAtOnceLeast, known.soldAtOnceMost].map((share) =>
    yuanOfThousand(share, ONE, 'down'),
  );
  const range = least === most ? { zh: most, en: most } : { zh: `${least}至${most}`, en: `${least} to ${most}` };
  const fee = plan.withdrawal.feePpm;
  const less =
    fee === 0
      ? { zh: '税前', en: 'before tax' }
      : {
          zh: `税前，未扣提现手续费${formatPercent(fee)}`,
          en: `before tax and the fee of ${formatPercent(fee)} on withdrawals`,
        };
  const { cap } = plan.pool;
  const exit = known.exitMultiple;
  if (cap === undefined || exit === undefined) {
    return {
      zh: `每花1000元，马上卖约得${range.zh}元（${less.zh}）。没有强制卖出。`,
      en: `Of 1,000 spent, selling at once pays about ${range.en} (${less.en}). Nobody is made to sell.`,
    };
  }
  const paid = yuanOfThousand(exit, ONE, 'down');
  const multiple = formatMultiple(cap.multiplePpm);
  const compared =
    exit < ONE
      ? { zh: '，少于所花的1000元', en: ', less than you spent' }
      : exit === ONE
        ? { zh: '，等于所花的1000元', en: ', as much as you spent' }
        : { zh: '，多出的部分来自别人的订单', en: "; what is above your 1,000 comes from others' orders" };
  return {
    zh: `每花1000元，马上卖约得${range.zh}元；到${multiple}倍强制卖出得${paid}元（${less.zh}）${compared.zh}。`,
    en: `Of 1,000 spent, selling at once pays about ${range.en}; forced exit at ${multiple} times pays ${paid} (${less.en})${compared.en}.`,
  };
}
