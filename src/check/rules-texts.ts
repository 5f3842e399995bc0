/** R33 to R38: what members read, prices, acceptance, licences, and other countries. */
import type { Plan } from '#core/plan';
import { formatMultiple } from '#core/quantity';
import { disclosures } from './disclosure.ts';
import { ownTextHashes } from './disclosure-forms.ts';
import { askMissing, judgeNeeded, ruleOfAnswers, words } from './rule.ts';
import type { Given, Rule, Verdict } from './rule.ts';
import { sha256 } from './sha256.ts';
import { subsidyPpm } from './subsidy.ts';
import { findPattern } from './texts.ts';

/** Every text that members see, by where it stands: those told, and the names in the plan. Our own disclosures are left out, by hash. */
function shownTexts(given: Given): readonly (readonly [string, string])[] {
  const { plan, facts, situation } = given;
  const own = ownTextHashes(disclosures(plan, situation.figures, subsidyPpm(given)));
  const told = Object.entries(facts['texts.shown'] ?? {}).filter(([, text]) => !own.has(sha256(text)));
  return [...namesOf(plan), ...told.map(([name, text]) => [`texts.shown.${name}`, text] as const)];
}

function namesOf({ name, commissions, splits }: Plan): readonly (readonly [string, string])[] {
  return [
    ['name', name],
    ...[...splits.keys()].map((split) => ['splits', split] as const),
    ...commissions.ranks.map((rank, index) => [`commissions.ranks[${index}].name`, rank.name] as const),
  ];
}

const R33: Rule = {
  id: 'R33',
  title: words('含禁用承诺语', 'Forbidden promise'),
  condition: words(
    '会员看到的文字（去掉空格、标点和伪装之后）含禁用语：阻断。不看否定：“不……”也拦',
    'A text that members see has a forbidden word, with spaces, punctuation and disguises taken out: block. No logic of negation: "not …" is stopped too',
  ),
  weight: 'block',
  reads: ['name', 'splits', 'commissions.ranks', 'texts.shown'],
  judge(given) {
    const found = shownTexts(given).flatMap(([place, text]): readonly Verdict[] => {
      const word = findPattern(text, given.patterns.forbidden);
      if (word === undefined) return [];
      return [
        {
          weight: 'block',
          value: `${place}: ${word}`,
          message: words(`${place} 里有禁用语“${word}”。`, `${place} has the forbidden words "${word}".`),
          remedy: words(
            `从 ${place} 删去这个说法，否定的说法也删。`,
            `Take them out of ${place}, in the negative too.`,
          ),
        },
      ];
    });
    return [...askMissing(given.facts, ['texts.shown']), ...found];
  },
};

const R34: Rule = {
  id: 'R34',
  title: words('收益宣传无依据', 'Unproven income claim'),
  condition: words(
    '收益举例、截图或自述，旁边没有经审计的中位数：阻断',
    'An example of earnings, a screenshot or a testimonial without the audited median: block',
  ),
  weight: 'block',
  reads: ['texts.shown', 'texts.earnings', 'texts.auditedMedian'],
  judge(given) {
    const { facts, patterns } = given;
    const claims = shownTexts(given).flatMap(([place, text]) => {
      const words = findPattern(text, patterns.earnings);
      return words === undefined ? [] : [`${place}: ${words}`];
    });
    const told = facts['texts.earnings'];
    const all = [...(told === true ? ['texts.earnings: true'] : []), ...claims];
    const questions = askMissing(facts, [
      'texts.earnings',
      ...(all.length > 0 ? (['texts.auditedMedian'] as const) : []),
    ]);
    if (all.length === 0 || facts['texts.auditedMedian'] === true || facts['texts.auditedMedian'] === undefined)
      return questions;
    return [
      ...questions,
      {
        weight: 'block',
        value: all.join('; '),
        message: words(
          '展示了收益，旁边却没有经审计的中位数：看的人会以为自己也能得到。',
          'Earnings are shown without the audited median: readers take them for what they will get.',
        ),
        remedy: words('删去；或在旁边写明经审计的中位数。', 'Take them out, or put the audited median beside them.'),
      },
    ];
  },
};

const R35: Rule = {
  id: 'R35',
  title: words('价格虚高', 'Buyer funds own rebate'),
  condition: words('售价超过市价1.3倍：警告', 'A price above 1.3 times the market: warn'),
  weight: 'warn',
  reads: ['goods.highestPriceRatio'],
  judge({ facts, limits }) {
    const ratio = facts['goods.highestPriceRatio'];
    if (ratio === undefined) return [{ ask: 'goods.highestPriceRatio' }];
    if (ratio <= limits['R35.ratio']) return [];
    const [found, most] = [ratio, limits['R35.ratio']].map(formatMultiple);
    return [
      {
        weight: 'warn',
        limit: 'R35.ratio',
        value: `goods.highestPriceRatio: ${found}`,
        message: words(
          `售价最高是市价的${found}倍，超过${most}倍：返给买家的是他自己多付的钱。`,
          `The highest price is ${found} times the market, above ${most}: what buyers get back is what they overpaid.`,
        ),
        remedy: words(`最高${most}倍。`, `At most ${most} times.`),
      },
    ];
  },
};

const R36: Rule = {
  id: 'R36',
  title: words('未确认告知书', 'Not yet read'),
  condition: words(
    '加入不须确认，或确认的不是当前告知书：阻断',
    'Joining needs no acceptance, or what is accepted is not the disclosures in force: block',
  ),
  weight: 'block',
  reads: ['join.acknowledgement', 'the programme as it runs'],
  judge(given) {
    const { disclosure } = given.situation;
    const answers = judgeNeeded(given, [
      {
        fact: 'join.acknowledgement',
        clear: true,
        message: words(
          '会员没看过告知书就能下单、提现。',
          'Members can order and redeem without having read the disclosures.',
        ),
        remedy: words('首次下单或提现前须确认当前告知书。', 'Have them accepted before the first order or redemption.'),
      },
    ]);
    if (disclosure === undefined || disclosure.shownHash === disclosure.currentHash) return answers;
    return [
      ...answers,
      {
        weight: 'block',
        value: `${disclosure.shownHash} != ${disclosure.currentHash}`,
        message: words('会员确认的不是当前的告知书。', 'What members accept is not the disclosures in force.'),
        remedy: words('展示当前告知书，重新确认。', 'Show those in force, and have them accepted again.'),
      },
    ];
  },
};

const R37 = ruleOfAnswers(
  {
    id: 'R37',
    title: words('缺少资质', 'No licence'),
    condition: words('没有营业执照或电信业务许可：阻断', 'The business or the telecom licence is missing: block'),
  },
  [
    {
      fact: 'licences.business',
      clear: true,
      message: words('营业执照不全或范围不符。', 'The business licence is missing or does not cover this.'),
      remedy: words('先办好。', 'Have it first.'),
    },
    {
      fact: 'licences.telecom',
      clear: true,
      message: words('网站备案或电信业务许可不全。', 'The telecom filing or licence is missing.'),
      remedy: words('先办好。', 'Have it first.'),
    },
  ],
);

const R38: Rule = {
  id: 'R38',
  title: words('境外视为证券或金字塔销售', 'Security or pyramid abroad'),
  condition: words(
    '（美国、欧盟）会升值的积分可换现金；或交费加入且有拉人收入：阻断',
    '(US, EU) Points that grow can be redeemed in cash; or paid entry with income from recruiting: block',
  ),
  weight: 'block',
  reads: ['redeem.paidAs', 'referral.fee', 'referral.minimumSpend', 'referral.package', 'agents.fee', 'commissions'],
  judge({ figures, facts }) {
    const verdicts: Verdict[] = [...askMissing(facts, ['redeem.paidAs'])];
    if (facts['redeem.paidAs'] === 'cash') {
      verdicts.push({
        weight: 'block',
        value: 'redeem.paidAs: cash',
        message: words(
          '积分的价格随别人的订单上涨，又能换成现金：可能被认定为证券。',
          'The price of points grows with the orders of others, and they pay cash: they may be held to be a security.',
        ),
        remedy: words(
          '只能抵扣本店货款（own_discount）。',
          "Let them be the seller's own discount only (own_discount).",
        ),
      });
    }
    const entry = (['referral.fee', 'referral.minimumSpend', 'referral.package', 'agents.fee'] as const).filter(
      (name) => (facts[name] ?? 0) > 0,
    );
    if (figures.levels + figures.regions === 0n) return verdicts;
    verdicts.push(...askMissing(facts, ['referral.fee', 'referral.minimumSpend', 'referral.package', 'agents.fee']));
    if (entry.length > 0) {
      verdicts.push({
        weight: 'block',
        value: entry.join(', '),
        message: words(
          `要付钱才能加入（${entry.join('、')}），又从拉来的人身上得钱：金字塔销售。`,
          `One pays to join (${entry.join(', ')}) and earns on those one brings in: a pyramid.`,
        ),
        remedy: words(`${entry.join('、')} 改为 0.00。`, `Make ${entry.join(', ')} 0.00.`),
      });
    }
    return verdicts;
  },
};

export const TEXT_RULES: readonly Rule[] = [R33, R34, R35, R36, R37, R38];
