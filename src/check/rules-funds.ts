/** R18 to R24: whether the money is there, where it is, and what else is promised. */
import { formatMoney } from '#core/quantity';
import { judgeNeeded, words } from './rule.ts';
import type { Needed, Rule, Verdict } from './rule.ts';

const R18: Rule = {
  id: 'R18',
  title: words('负债大于资金', 'Liabilities exceed cash'),
  condition: words(
    '正式运行中：积分总值 > 托管的现金：阻断并暂停',
    'Live: points at the price above the cash in custody: block, and pause',
  ),
  weight: 'block',
  reads: ['the programme as it runs'],
  judge({ situation: { pool } }) {
    if (pool === undefined || pool.liabilitiesFen <= pool.custodiedFen) return [];
    const [owed, there] = [formatMoney(pool.liabilitiesFen), formatMoney(pool.custodiedFen)];
    const missing = formatMoney(BigInt(pool.liabilitiesFen) - BigInt(pool.custodiedFen));
    return [
      {
        weight: 'block',
        value: `${owed} > ${there}`,
        message: words(
          `积分按价值${owed}元，托管账户只有${there}元。`,
          `Points are worth ${owed} yuan, the account in custody holds ${there}.`,
        ),
        remedy: words(`暂停兑付并补足${missing}元。`, `Pause, and pay in the missing ${missing} yuan.`),
      },
    ];
  },
};

/** A rule that one choice of several clears. */
function ruleOfChoice(
  rule: Pick<Rule, 'id' | 'title' | 'condition'>,
  fact: 'pool.custody' | 'pool.residualTo' | 'funds.settlement',
  clear: readonly string[],
  message: { readonly zh: string; readonly en: string },
): Rule {
  return {
    ...rule,
    weight: 'block',
    reads: [fact],
    judge({ facts }) {
      const answer = facts[fact];
      if (answer === undefined) return [{ ask: fact }];
      if (clear.includes(answer)) return [];
      const right = clear.join(' / ');
      return [
        {
          weight: 'block',
          value: `${fact}: ${answer}`,
          message,
          remedy: words(`${fact} 改为 ${right}。`, `Make ${fact} ${right}.`),
        },
      ];
    },
  };
}

const R19 = ruleOfChoice(
  {
    id: 'R19',
    title: words('盈利池未专户管理', 'Pool not ring-fenced'),
    condition: words('池里的钱不在银行专户：阻断', "The pool's money is not in a segregated bank account: block"),
  },
  'pool.custody',
  ['bank_segregated'],
  words('池里的钱没有与运营方的钱分开。', "The pool's money is not kept apart from the operator's."),
);

const R20 = ruleOfChoice(
  {
    id: 'R20',
    title: words('剩余资金归属不明', 'Unclear who gets what is left'),
    condition: words('剩余资金未定归属或归运营方：阻断', 'What is left goes to nobody named or to the operator: block'),
  },
  'pool.residualTo',
  ['members', 'charity'],
  words(
    '清盘后剩下的钱不能归运营方，也不能没有归属。',
    'What is left at the end may not be the operator’s, nor nobody’s.',
  ),
);

const R21 = ruleOfChoice(
  {
    id: 'R21',
    title: words('平台截留货款', "Platform holds merchants' money"),
    condition: words('货款不由持牌机构分账：阻断', 'Merchants are not paid through a licensed split: block'),
  },
  'funds.settlement',
  ['licensed_split'],
  words(
    '平台自己收付商家的钱，就是无证从事支付结算（二清）。',
    "Holding merchants' money is a payment business without a licence.",
  ),
);

const PREPAID: readonly Needed[] = [
  {
    fact: 'prepaid.contract',
    clear: true,
    message: words('预付没有书面合同。', 'There is no written contract on what is prepaid.'),
    remedy: words('订立书面合同。', 'Have one.'),
  },
  {
    fact: 'prepaid.refundTerms',
    clear: true,
    message: words('预付款没有退还的约定。', 'There are no terms for paying back what is prepaid.'),
    remedy: words('约定可以退还。', 'Agree on refunds.'),
  },
  {
    fact: 'prepaid.filing',
    clear: true,
    message: words('预付卡没有备案。', 'The cards are not filed.'),
    remedy: words('先备案。', 'File them first.'),
  },
];

const R22: Rule = {
  id: 'R22',
  title: words('预付资金手续不全', 'Stored value'),
  condition: words(
    '可跨商家：阻断；其余没有合同、退款约定、备案，或超过5000元（记名）、1000元（不记名）：阻断',
    'Good at several merchants: block; else without contract, refund terms or filing, or above 5,000 (in a name) or 1,000 yuan (without): block',
  ),
  weight: 'block',
  reads: ['prepaid.kind', ...PREPAID.map(({ fact }) => fact), 'prepaid.highestRegistered', 'prepaid.highestBearer'],
  judge(given) {
    const { facts, limits } = given;
    const kind = facts['prepaid.kind'];
    if (kind === undefined) return [{ ask: 'prepaid.kind' }];
    if (kind === 'none') return [];
    if (kind === 'cross_merchant') {
      return [
        {
          weight: 'block',
          value: 'prepaid.kind: cross_merchant',
          message: words(
            '可在多个商家用的储值是支付业务，须有许可。',
            'Stored value for several merchants is a payment business and needs a licence.',
          ),
          remedy: words('不发，或只在发卡的店里用。', 'Issue none, or for the own shop only.'),
        },
      ];
    }
    const tooHigh = (
      name: 'prepaid.highestRegistered' | 'prepaid.highestBearer',
      limit: 'R22.registered' | 'R22.bearer',
    ) => {
      const highest = facts[name];
      if (highest === undefined) return [{ ask: name }];
      if (highest <= limits[limit]) return [];
      const most = formatMoney(limits[limit]);
      return [
        {
          weight: 'block',
          limit,
          value: `${name}: ${formatMoney(highest)}`,
          message: words(`超过限额${most}元。`, `Above the limit of ${most} yuan.`),
          remedy: words(`最多${most}元。`, `At most ${most} yuan.`),
        },
      ] satisfies readonly Verdict[];
    };
    return [
      ...judgeNeeded(given, PREPAID),
      ...tooHigh('prepaid.highestRegistered', 'R22.registered'),
      ...tooHigh('prepaid.highestBearer', 'R22.bearer'),
    ];
  },
};

const R23: Rule = {
  id: 'R23',
  title: words('虚假股东分红', 'False "shareholder" dividend'),
  condition: words(
    '分红不是付给登记的股东，或不出自经审计的利润：阻断',
    'Dividends to others than registered shareholders, or not out of audited profit: block',
  ),
  weight: 'block',
  reads: ['dividend.recipients', 'dividend.auditedProfit'],
  judge(given) {
    const recipients = given.facts['dividend.recipients'];
    if (recipients === undefined) return [{ ask: 'dividend.recipients' }];
    if (recipients === 'nobody') return [];
    const others: readonly Verdict[] =
      recipients === 'registered_shareholders'
        ? []
        : [
            {
              weight: 'block',
              value: `dividend.recipients: ${recipients}`,
              message: words(
                '把会员、代理叫作股东分红，不是公司法上的分红。',
                'Calling members or agents shareholders makes it no dividend.',
              ),
              remedy: words('只付给登记的股东，或不分红。', 'Pay registered shareholders only, or none.'),
            },
          ];
    return [
      ...others,
      ...judgeNeeded(given, [
        {
          fact: 'dividend.auditedProfit',
          clear: true,
          message: words(
            '分红不是出自弥补亏损后、经审计的利润。',
            'Dividends are not paid out of audited profit after losses.',
          ),
          remedy: words('只从经审计的利润中分。', 'Pay out of audited profit only.'),
        },
      ]),
    ];
  },
};

const R24: Rule = {
  id: 'R24',
  title: words('擅自发行股份', 'Unregistered share offer'),
  condition: words(
    '积分可换股份，且无经核对的证监会注册文号：阻断',
    'Points convert into shares without a verified CSRC registration number: block',
  ),
  weight: 'block',
  reads: ['shares.conversion', 'shares.registration', 'shares.registrationVerified'],
  judge({ facts }) {
    const on = facts['shares.conversion'];
    if (on === undefined) return [{ ask: 'shares.conversion' }];
    if (!on || (facts['shares.registration'] !== undefined && facts['shares.registrationVerified'] === true)) return [];
    return [
      {
        weight: 'block',
        value: `shares.conversion: true; shares.registration: ${facts['shares.registration'] ?? '-'}; verified: ${String(facts['shares.registrationVerified'] ?? false)}`,
        message: words(
          '向会员换发股份，须经证监会注册。',
          'Shares offered to members need registration with the CSRC.',
        ),
        remedy: words(
          '不换股份（shares.conversion: false）；或取得注册文号并由人核对。',
          'Convert nothing (shares.conversion: false); or have the number of a registration, verified by somebody.',
        ),
      },
    ];
  },
};

export const FUNDS_RULES: readonly Rule[] = [R18, R19, R20, R21, R22, R23, R24];
