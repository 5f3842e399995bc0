/** A01 to A10: the arithmetic that holds in every profile. */
import type { PlanErrorCode } from '#core/plan-error';
import { formatMoney, narrow } from '#core/quantity';
import { about, percentText, quotient, yuanOfThousand } from './exact.ts';
import { ONE, reachBound, reachIfAllHold } from './figures.ts';
import { askMissing, words } from './rule.ts';
import type { Rule } from './rule.ts';
import { A03, A04, subsidyOf, worstSplit } from './rules-coalition.ts';

/** How many typical inflows a genesis should be (A09). */
const INFLOWS = 100n;
/** The least amount of an order that rounding does not matter for, in fen (A10). */
const LEAST_ORDER_FEN = 100;

/** A rule that the validation of plans enforces: a plan that breaks it never gets here. */
function ruleOfPlans(rule: Pick<Rule, 'title' | 'condition'> & { readonly id: PlanErrorCode & Rule['id'] }): Rule {
  return { ...rule, weight: 'block', reads: ['the plan'], judge: () => [] };
}

const A07: Rule = {
  id: 'A07',
  title: words('会员能得到的界限', 'The bounds of what members get'),
  condition: words(
    '始终：告知平均、上限人数、都不卖时的人数',
    'Always: disclose the mean, how many can reach the cap, how many do if all hold',
  ),
  weight: 'disclose',
  reads: ['splits', 'pool', 'pool.subsidyShare'],
  judge(given) {
    const { plan, figures } = given;
    const subsidy = subsidyOf(given);
    const mean = percentText(figures.poolMost + subsidy, ONE, 'up');
    const bound = reachBound(figures, subsidy);
    const share = reachIfAllHold(plan, figures, subsidy);
    const { cap } = plan.pool;
    const reach =
      bound === undefined || share === undefined
        ? words('没有上限。', 'There is no cap.')
        : words(
            `最多${percentText(bound, ONE, 'up', 2)}的人能到上限；都不卖时大约每${about(1 / share)}人有1人。`,
            `At most ${percentText(bound, ONE, 'up', 2)} can reach the cap; if all hold, about 1 in ${about(1 / share)} does.`,
          );
    const left = cap === undefined ? 0n : BigInt(cap.multiplePpm) * BigInt(cap.feePpm);
    const note =
      left === 0n
        ? words('', '')
        : words(
            `强制出局时，每1000元消费有${yuanOfThousand(left, ONE, 'up')}元留给留下的人，串通者最多得到这些。`,
            ` A forced exit leaves ${yuanOfThousand(left, ONE, 'up')} of each 1,000 spent to those who stay; a coalition can gain that much and no more.`,
          );
    return [
      {
        weight: 'disclose',
        value: `pool ${mean}${bound === undefined ? '' : `; cap <= ${percentText(bound, ONE, 'up', 2)}`}`,
        disclosures: ['D2', 'D3', 'D4'],
        message: words(
          `会员平均最多拿回消费的${mean}（加上注资）。${reach.zh}${note.zh}`,
          `On average members get at most ${mean} of spend back (and injections). ${reach.en}${note.en}`,
        ),
        remedy: words('按 D2、D3、D4 告知会员。', 'Tell members, as D2, D3 and D4 do.'),
      },
    ];
  },
};

const A08: Rule = {
  id: 'A08',
  title: words('补贴计入入池', 'Subsidies count with the pool'),
  condition: words(
    '有补贴时，其比例在 A03、A07 中与入池相加：超过则阻断，否则告知',
    'A subsidy counts with the pool in A03 and A07: block where it breaks A03, else disclose',
  ),
  weight: 'block',
  reads: ['pool.subsidyShare', 'the programme as it runs'],
  judge(given) {
    const subsidy = subsidyOf(given);
    const questions = askMissing(given.facts, ['pool.subsidyShare']);
    if (subsidy === 0n) return questions;
    const { excess } = worstSplit(given);
    const most = subsidy - excess;
    const share = percentText(subsidy, ONE, 'up');
    const largest = percentText(most > 0n ? most : 0n, ONE, 'down');
    return [
      ...questions,
      {
        weight: excess > 0n ? 'block' : 'disclose',
        value: `subsidies ${share}`,
        disclosures: ['D2', 'D3'],
        message: words(
          `补贴给每笔订单加${share}，最多可加${largest}而不致串通套利。补贴用完后，同样的订单入池少这么多。`,
          `Subsidies add ${share} to each order; at most ${largest} can be added before a coalition gains. Once they are used up the same order brings that much less.`,
        ),
        remedy: words(`补贴合计最多${largest}。`, `Subsidies of at most ${largest} together.`),
      },
    ];
  },
};

const A09: Rule = {
  id: 'A09',
  title: words('开池本金太小', 'A small genesis'),
  condition: words(
    '开池本金少于一笔普通订单入池金额的100倍：警告',
    'Genesis below 100 times the inflow of a typical order: warn',
  ),
  weight: 'warn',
  reads: ['pool.genesis', 'splits', 'orders.typicalAmount'],
  judge({ plan, figures, facts }) {
    const typical = facts['orders.typicalAmount'];
    if (typical === undefined) return [{ ask: 'orders.typicalAmount' }];
    const least = narrow(quotient(INFLOWS * figures.poolMost * BigInt(typical), ONE, 'up'));
    if (plan.pool.genesisFen >= least) return [];
    const [now, needed] = [formatMoney(plan.pool.genesisFen), formatMoney(least)];
    return [
      {
        weight: 'warn',
        value: `pool.genesis: ${now}`,
        message: words(
          `开池本金只有${now}元：池还小的时候，几笔小额买卖就能把价格带到任何地方。`,
          `The genesis is ${now} yuan: while the pool is small, a few cheap orders and sales move the price at will.`,
        ),
        remedy: words(`pool.genesis: ${needed}`, `pool.genesis: ${needed}`),
      },
    ];
  },
};

const A10: Rule = {
  id: 'A10',
  title: words('最低订单太小', 'A small least order'),
  condition: words('minimumOrder 低于 1.00：警告', 'minimumOrder below 1.00: warn'),
  weight: 'warn',
  reads: ['minimumOrder'],
  judge({ plan }) {
    if (plan.minimumOrderFen >= LEAST_ORDER_FEN) return [];
    const now = formatMoney(plan.minimumOrderFen);
    return [
      {
        weight: 'warn',
        value: `minimumOrder: ${now}`,
        message: words(
          `${now}元的订单，分到的舍入大过各份。`,
          `In an order of ${now} the rounding to fen outweighs the legs.`,
        ),
        remedy: words('minimumOrder: 1.00', 'minimumOrder: 1.00'),
      },
    ];
  },
};

export const ARITHMETIC_RULES: readonly Rule[] = [
  ruleOfPlans({
    id: 'A01',
    title: words('分账没有给池留下', 'Legs that leave the pool nothing'),
    condition: words('三份合计达到100%，或有负数：计划无效', 'Legs of 100 % or more, or a negative leg: invalid plan'),
  }),
  ruleOfPlans({
    id: 'A02',
    title: words('佣金超过分销份额', 'Commissions above the distribution leg'),
    condition: words(
      '最坏情形的佣金超过分销份额：计划无效',
      'Worst-case commissions above the distribution leg: invalid plan',
    ),
  }),
  A03,
  A04,
  ruleOfPlans({
    id: 'A05',
    title: words('池的条件没有意义', 'Terms of the pool that mean nothing'),
    condition: words(
      '返积分比例为0或100%，手续费100%，倍数不大于0：计划无效',
      'Rebate 0 or 100 %, a fee of 100 %, a cap of 0 or less: invalid plan',
    ),
  }),
  ruleOfPlans({
    id: 'A06',
    title: words('起始价格太高', 'Too high a start price'),
    condition: words(
      '起始价下一分钱不足1000个最小单位：计划无效',
      'Fewer than 1,000 units of points to a fen at the start price: invalid plan',
    ),
  }),
  A07,
  A08,
  A09,
  A10,
];
