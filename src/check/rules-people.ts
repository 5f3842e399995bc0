/** R25 to R28: old debts, members, their payouts and taxes. */
import { formatPercent } from '#core/quantity';
import { askMissing, judgeNeeded, ruleOfAnswers, words } from './rule.ts';
import type { Needed, Rule, Verdict } from './rule.ts';

const DEBT_ANSWERS: readonly Needed[] = [
  {
    fact: 'debts.needsPayment',
    clear: false,
    message: words('债权人要交钱或消费才能换回债权。', 'Creditors must pay or buy to be made whole.'),
    remedy: words('不附加付款或消费。', 'Ask for no payment and no purchase.'),
  },
  {
    fact: 'debts.returnPromised',
    clear: false,
    message: words('对债权承诺了回报。', 'A return on the debts is promised.'),
    remedy: words('不承诺回报。', 'Promise none.'),
  },
  {
    fact: 'debts.thirdParty',
    clear: false,
    message: words('收进了别的平台或别人的债。', 'Debts of other platforms or people are taken in.'),
    remedy: words('只处理自己欠的债。', 'Deal with your own debts only.'),
  },
  {
    fact: 'debts.consent',
    clear: true,
    message: words('没有每个债权人的书面同意。', "There is not every creditor's written consent."),
    remedy: words('先取得书面同意。', 'Have it first.'),
  },
  {
    fact: 'debts.auditedList',
    clear: true,
    message: words('债务清单没有经过审计。', 'The list of debts has not been audited.'),
    remedy: words('先审计。', 'Have it audited first.'),
  },
];

const R25: Rule = {
  id: 'R25',
  title: words('旧债转积分', 'Debt conversion'),
  condition: words(
    '要付款或消费、承诺回报或收进别人的债：阻断；其余：警告，且须有债权人同意和经审计的清单（没有则阻断）',
    "Needs a payment or purchase, promises a return, or takes in others' debts: block; else warn, with creditors' consent and an audited list (block without them)",
  ),
  weight: 'block',
  reads: ['legacy', 'debts.converted', ...DEBT_ANSWERS.map(({ fact }) => fact)],
  judge(given) {
    const { plan, facts } = given;
    const coins = plan.legacy?.coinSharePpm;
    if (coins === undefined && facts['debts.converted'] === undefined) return [{ ask: 'debts.converted' }];
    if (coins === undefined && facts['debts.converted'] === false) return [];
    const answers = judgeNeeded(given, DEBT_ANSWERS);
    if (coins !== undefined && coins < 1_000_000) {
      const rest = formatPercent(1_000_000 - coins);
      return [
        {
          weight: 'block',
          value: `legacy.coinShare: ${formatPercent(coins)}`,
          message: words(
            `要把债换回，每笔订单至少${rest}须付现金：这是以消费为条件的“解债”，多次被列为非法集资的警示。`,
            `To work off a debt at least ${rest} of each order must be paid in cash: "debt relief" tied to spending, on the lists of warning signs of illegal fund-raising.`,
          ),
          remedy: words(
            'legacy.coinShare: 100%，或去掉 legacy，直接还债。',
            'legacy.coinShare: 100%, or take legacy out and pay the debts.',
          ),
        },
        ...answers,
      ];
    }
    if (answers.length > 0) return answers;
    return [
      {
        weight: 'warn',
        value: coins === undefined ? 'debts.converted: true' : `legacy.coinShare: ${formatPercent(coins)}`,
        message: words(
          '旧债换积分，即使有同意和审计也受关注。',
          'Converting old debts is watched even with consent and an audit.',
        ),
        remedy: words('直接还债。', 'Pay the debts.'),
      },
    ];
  },
};

const R26: Rule = {
  id: 'R26',
  title: words('未成年人不得参与', 'Adults only'),
  condition: words('未满18岁可得积分或提现：阻断', 'Members under 18 earn or redeem: block'),
  weight: 'block',
  reads: ['members.minimumAge'],
  judge({ facts, limits }) {
    const age = facts['members.minimumAge'];
    if (age === undefined) return [{ ask: 'members.minimumAge' }];
    const least = limits['R26.age'];
    if (age >= least) return [];
    return [
      {
        weight: 'block',
        limit: 'R26.age',
        value: `members.minimumAge: ${age}`,
        message: words(`${age}岁就能参加，低于${least}岁。`, `Members from ${age} take part; ${least} is the lowest.`),
        remedy: words(`members.minimumAge: ${least}`, `members.minimumAge: ${least}`),
      },
    ];
  },
};

const R27 = ruleOfAnswers(
  {
    id: 'R27',
    title: words('提现须实名同名', 'Real name, own account'),
    condition: words(
      '未核验实名，或收款人不是会员本人：阻断',
      'The name is not verified, or the payee is not the member: block',
    ),
  },
  [
    {
      fact: 'redeem.realName',
      clear: true,
      message: words('提现前没有核验实名。', 'The real name is not verified before payouts.'),
      remedy: words('先核验实名再付款。', 'Verify it before paying.'),
    },
    {
      fact: 'redeem.ownAccount',
      clear: true,
      message: words('钱可以付到别人的账户。', "Money can go to somebody else's account."),
      remedy: words('只付到会员本人的账户。', "Pay to the member's own account only."),
    },
  ],
);

const ACCOUNTS = ['cash', 'commission', 'dividend', 'payable'] as const;

const R28: Rule = {
  id: 'R28',
  title: words('未设置代扣', 'No tax handling'),
  condition: words(
    '有账户没有确定税目和税率，或没有代扣，或付佣金、分红而税率为 0%：阻断',
    'An account without a class and rate of tax, no withholding, or commissions or dividends at a rate of 0%: block',
  ),
  weight: 'block',
  reads: ['withdrawal.tax', 'commissions', 'tax.classified', 'tax.withholding', 'dividend.recipients'],
  judge(given) {
    const { plan, figures, facts } = given;
    const { taxPpm } = plan.withdrawal;
    const classified = facts['tax.classified'];
    const missing = classified === undefined ? [] : ACCOUNTS.filter((account) => !classified.includes(account));
    const pays = {
      commission: figures.levels + figures.regions > 0n,
      dividend: (facts['dividend.recipients'] ?? 'nobody') !== 'nobody',
    };
    const untaxed = (['commission', 'dividend'] as const).filter((account) => pays[account] && taxPpm[account] === 0);
    return [
      ...askMissing(facts, ['tax.classified']),
      ...(missing.length === 0
        ? []
        : [
            {
              weight: 'block',
              value: `tax.classified: [${(classified ?? []).join(', ')}]`,
              message: words(
                `这些账户的付款没有确定税目和税率：${missing.join('、')}。`,
                `Payouts of these accounts have no class and rate of tax: ${missing.join(', ')}.`,
              ),
              remedy: words(
                '确定后写入 withdrawal.tax 和 tax.classified。',
                'Settle them, in withdrawal.tax and tax.classified.',
              ),
            } as const,
          ]),
      ...untaxed.map((account): Verdict => ({
        weight: 'block',
        value: `withdrawal.tax.${account}: 0%`,
        message: words(
          `账户 ${account} 付钱给个人，却不代扣。`,
          `The account ${account} pays people and nothing is withheld.`,
        ),
        remedy: words(`写明 withdrawal.tax.${account} 的税率。`, `Name a rate for withdrawal.tax.${account}.`),
      })),
      ...judgeNeeded(given, [
        {
          fact: 'tax.withholding',
          clear: true,
          message: words('没有人负责代扣代缴。', 'Nobody withholds and files.'),
          remedy: words('办好代扣代缴和申报。', 'Arrange for withholding and filing.'),
        },
      ]),
    ];
  },
};

export const PEOPLE_RULES: readonly Rule[] = [R25, R26, R27, R28];
