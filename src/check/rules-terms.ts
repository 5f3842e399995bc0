/** R29 to R32: prizes, changes of the rules, returns, personal data. */
import { formatMoney } from '#core/quantity';
import type { Int } from '#core/quantity';
import { judgeNeeded, ruleOfAnswers, words } from './rule.ts';
import type { Rule, Verdict } from './rule.ts';

/** A block when a number is below the least, a question when nobody has told it. */
function atLeast(
  fact: 'change.noticeDays' | 'change.importantNoticeDays' | 'lottery.blindBoxAge',
  limit: 'R30.days' | 'R30.importantDays' | 'R29.blindBoxAge',
  value: number | undefined,
  least: number,
): readonly Verdict[] {
  if (value === undefined) return [{ ask: fact }];
  if (value >= least) return [];
  return [
    {
      weight: 'block',
      limit,
      value: `${fact}: ${value}`,
      message: words(`${fact} 为 ${value}，少于 ${least}。`, `${fact} is ${value}, less than ${least}.`),
      remedy: words(`${fact}: ${least}`, `${fact}: ${least}`),
    },
  ];
}

const R29: Rule = {
  id: 'R29',
  title: words('抽奖违规', 'Prize rules'),
  condition: words(
    '奖值超过5万元、未公布概率、8岁以下可买盲盒：阻断',
    'A prize above 50,000 yuan, odds unpublished, blind boxes under 8: block',
  ),
  weight: 'block',
  reads: ['lottery.held', 'lottery.topPrize', 'lottery.oddsPublished', 'lottery.blindBoxAge'],
  judge(given) {
    const { facts, limits } = given;
    const held = facts['lottery.held'];
    if (held === undefined) return [{ ask: 'lottery.held' }];
    if (!held) return [];
    const prize: Int | undefined = facts['lottery.topPrize'];
    const most = limits['R29.prize'];
    const tooHigh: readonly Verdict[] =
      prize === undefined
        ? [{ ask: 'lottery.topPrize' }]
        : prize <= most
          ? []
          : [
              {
                weight: 'block',
                limit: 'R29.prize',
                value: `lottery.topPrize: ${formatMoney(prize)}`,
                message: words(
                  `最高奖值${formatMoney(prize)}元，超过${formatMoney(most)}元。`,
                  `The top prize is ${formatMoney(prize)} yuan, above ${formatMoney(most)}.`,
                ),
                remedy: words(`最高${formatMoney(most)}元。`, `At most ${formatMoney(most)} yuan.`),
              },
            ];
    return [
      ...tooHigh,
      ...judgeNeeded(given, [
        {
          fact: 'lottery.oddsPublished',
          clear: true,
          message: words('没有公布中奖概率。', 'The odds are not published.'),
          remedy: words('公布概率。', 'Publish them.'),
        },
      ]),
      ...atLeast('lottery.blindBoxAge', 'R29.blindBoxAge', facts['lottery.blindBoxAge'], limits['R29.blindBoxAge']),
    ];
  },
};

const R30: Rule = {
  id: 'R30',
  title: words('规则变更未公示', 'Notice too short'),
  condition: words(
    '公示少于7天（重要变更15天），或追溯：阻断',
    'Notice of less than 7 days (important changes 15), or retroactive: block',
  ),
  weight: 'block',
  reads: ['change.noticeDays', 'change.importantNoticeDays', 'change.retroactive'],
  judge(given) {
    const { facts, limits } = given;
    return [
      ...atLeast('change.noticeDays', 'R30.days', facts['change.noticeDays'], limits['R30.days']),
      ...atLeast(
        'change.importantNoticeDays',
        'R30.importantDays',
        facts['change.importantNoticeDays'],
        limits['R30.importantDays'],
      ),
      ...judgeNeeded(given, [
        {
          fact: 'change.retroactive',
          clear: false,
          message: words('变更触及已经取得的权益。', 'Changes touch what was earned before.'),
          remedy: words('只对以后的订单生效。', 'Let them hold for later orders only.'),
        },
      ]),
    ];
  },
};

const R31 = ruleOfAnswers(
  {
    id: 'R31',
    title: words('限制退货', 'Return right cut'),
    condition: words(
      '要求放弃退货权，或退货不撤回积分、佣金：阻断',
      'The right is waived, or points and commissions are not reversed: block',
    ),
  },
  [
    {
      fact: 'refund.waived',
      clear: false,
      message: words('要求放弃退货权的条款无效。', 'A waiver of the right to return is void.'),
      remedy: words('删去这一条。', 'Take it out.'),
    },
    {
      fact: 'refund.reversed',
      clear: true,
      message: words('退了货，积分和佣金还在。', 'Goods go back, points and commissions stay.'),
      remedy: words('退货时一并撤回。', 'Reverse them with the return.'),
    },
  ],
);

const R32 = ruleOfAnswers(
  {
    id: 'R32',
    title: words('泄露下级信息', 'Downline data exposed'),
    condition: words(
      '上线看得到下级的信息，没有单独同意，或没有影响评估：阻断',
      'Uplines see data of those below, no separate consent, or no assessment: block',
    ),
  },
  [
    {
      fact: 'privacy.uplineSees',
      clear: false,
      message: words('推荐人看得到别人的姓名、电话或订单。', 'Referrers see names, phone numbers or orders of others.'),
      remedy: words('只给推荐人看自己的佣金。', 'Show referrers their own commissions only.'),
    },
    {
      fact: 'privacy.separateConsent',
      clear: true,
      message: words('收集敏感信息没有单独同意。', 'Sensitive data is taken without separate consent.'),
      remedy: words('先取得单独同意。', 'Take it first.'),
    },
    {
      fact: 'privacy.assessment',
      clear: true,
      message: words('没有做个人信息保护影响评估。', 'The impact on personal data has not been assessed.'),
      remedy: words('先评估并留存。', 'Assess it first, and keep the paper.'),
    },
  ],
);

export const TERMS_RULES: readonly Rule[] = [R29, R30, R31, R32];
