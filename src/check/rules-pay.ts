/** R01 to R06: who is paid for other people's orders. */
import { formatMoney, formatPercent } from '#core/quantity';
import type { Plan } from '#core/plan';
import { percentText } from './exact.ts';
import { ONE } from './figures.ts';
import type { FactName } from './fact-fields.ts';
import { askMissing, words } from './rule.ts';
import type { Given, Rule, Verdict } from './rule.ts';

/** How many uplines one order can pay: referral levels up to the last that pays, each different rank rate, and its peer (C2, C5, C6). */
function paidUplines({ commissions }: Plan): number {
  const referral = commissions.referralPpm.findLastIndex((rate) => rate > 0) + 1;
  const ranks = new Set(commissions.ranks.map(({ ratePpm }) => ratePpm).filter((rate) => rate > 0)).size;
  return referral + ranks * (commissions.peerPpm > 0 ? 2 : 1);
}

const uplines = ({ commissions }: Plan): string =>
  [
    `commissions.referral: [${commissions.referralPpm.map(formatPercent).join(', ')}]`,
    ...(commissions.ranks.length > 0
      ? [`ranks: [${commissions.ranks.map(({ name, ratePpm }) => `${name} ${formatPercent(ratePpm)}`).join(', ')}]`]
      : []),
    ...(commissions.peerPpm > 0 ? [`peer: ${formatPercent(commissions.peerPpm)}`] : []),
  ].join('; ');

const R01: Rule = {
  id: 'R01',
  title: words('计酬层级过多', 'Too many paid levels'),
  condition: words('一笔订单付给的上线超过两级：阻断', 'One order pays more than two uplines: block'),
  weight: 'block',
  reads: ['commissions.referral', 'commissions.ranks', 'commissions.peer'],
  judge({ plan, limits }) {
    const depth = paidUplines(plan);
    const most = limits['R01.levels'];
    if (depth <= most) return [];
    return [
      {
        weight: 'block',
        value: `${depth}; ${uplines(plan)}`,
        message: words(
          `一笔订单最多付给${depth}级上线，超过${most}级。法律没有最低层级的门槛，层级越多越近于犯罪的标准。`,
          `One order pays up to ${depth} uplines, more than ${most}. The law has no smallest number of levels; the more there are the nearer it is to a crime.`,
        ),
        remedy: words(
          `最多留${most}级：去掉${depth - most}级（推荐级数、级差、平级合计）。`,
          `Keep at most ${most}: take away ${depth - most} of the referral levels, rank differences and peers.`,
        ),
      },
    ];
  },
};

const R02: Rule = {
  id: 'R02',
  title: words('两级并非安全线，组织者也计层级', 'Two levels is no safe harbour; the law counts the organiser'),
  condition: words(
    '正好两级：警告，且须有律师签字的意见书（没有则阻断）；渠道含微信：阻断',
    'Exactly two uplines: warn, with a signed opinion (block without one); block where WeChat is a channel',
  ),
  weight: 'block',
  reads: ['commissions.referral', 'commissions.ranks', 'commissions.peer', 'referral.channels', 'referral.opinion'],
  judge({ plan, facts, limits }) {
    if (paidUplines(plan) !== 2) return [];
    const verdicts: Verdict[] = [...askMissing(facts, ['referral.channels', 'referral.opinion'])];
    const blocked = limits['R02.channels'].filter((channel) => facts['referral.channels']?.includes(channel));
    if (blocked.length > 0) {
      verdicts.push({
        weight: 'block',
        limit: 'R02.channels',
        value: `referral.channels: ${blocked.join(', ')}; ${uplines(plan)}`,
        message: words(
          `渠道 ${blocked.join('、')} 会封停两级以上的分销，招募者也算一级。`,
          `The channel ${blocked.join(', ')} closes accounts over two paid levels, the recruiter included.`,
        ),
        remedy: words(
          '只付一级推荐，或不在这个渠道推荐。',
          'Pay one referral level only, or do not refer through that channel.',
        ),
      });
    }
    const opinion = facts['referral.opinion'];
    if (opinion !== undefined) {
      verdicts.push({
        weight: opinion ? 'warn' : 'block',
        value: `${uplines(plan)}; referral.opinion: ${String(opinion)}`,
        message: words(
          '付两级上线：加上组织者就是三级，是刑事立案的层级。没有律师签字的意见书不能上线。',
          'Two uplines are paid: with the organiser that is three tiers, the number at which a crime is investigated. Without a signed opinion it cannot go live.',
        ),
        remedy: words(
          '只付一级推荐，或取得律师签字的意见书。',
          "Pay one referral level only, or have a lawyer's signed opinion.",
        ),
      });
    }
    return verdicts;
  },
};

const RECRUITING = ['headcount', 'signup', 'upgrade'] as const;

const R03: Rule = {
  id: 'R03',
  title: words('按人头计酬', 'Pay for recruiting people'),
  condition: words('按人数、注册或升级付钱：阻断', 'Anything paid for heads, sign-ups or upgrades: block'),
  weight: 'block',
  reads: ['referral.basis'],
  judge({ facts }) {
    const basis = facts['referral.basis'];
    if (basis === undefined) return [{ ask: 'referral.basis' }];
    const found = RECRUITING.filter((one) => basis.includes(one));
    if (found.length === 0) return [];
    return [
      {
        weight: 'block',
        value: `referral.basis: ${found.join(', ')}`,
        message: words(
          `按 ${found.join('、')} 付钱，就是按人头计酬。`,
          `Pay for ${found.join(', ')} is pay for recruiting people.`,
        ),
        remedy: words('只按成交的订单付（order），或不付。', 'Pay for settled orders only (order), or not at all.'),
      },
    ];
  },
};

const ENTRY = ['referral.fee', 'referral.minimumSpend', 'referral.package'] as const satisfies readonly FactName[];

const R04: Rule = {
  id: 'R04',
  title: words('须交费或购物才能拿佣金', 'Must pay or buy to earn'),
  condition: words('入门费、最低消费或礼包大于 0：阻断', 'A fee, least spend or package above 0: block'),
  weight: 'block',
  reads: ENTRY,
  judge({ facts }) {
    return ENTRY.flatMap((name): readonly Verdict[] => {
      const fen = facts[name];
      if (fen === undefined) return [{ ask: name }];
      if (fen <= 0) return [];
      const yuan = formatMoney(fen);
      return [
        {
          weight: 'block',
          value: `${name}: ${yuan}`,
          message: words(
            `要先付${yuan}元才能推荐或领佣金，这是入门费；买东西也算。`,
            `One must pay ${yuan} yuan to refer or to be paid commissions: a fee for joining, a purchase too.`,
          ),
          remedy: words(`${name} 改为 0.00。`, `Make ${name} 0.00.`),
        },
      ];
    });
  },
};

const R05: Rule = {
  id: 'R05',
  title: words('级差、平级属团队计酬', 'Level-difference or peer bonus is team pay'),
  condition: words(
    '有级差、平级、团队业绩奖，或等级取决于下级：阻断，除非领的都是领工资的员工且无人拉人',
    'Rank differences, peers, pay on team volume, or ranks by the downline: block, unless every payee is a salaried employee and nobody recruits',
  ),
  weight: 'block',
  reads: [
    'commissions.ranks',
    'commissions.peer',
    'team.volume',
    'team.rankByDownline',
    'team.salaried',
    'team.recruiting',
  ],
  judge({ plan, facts }) {
    const { ranks, peerPpm } = plan.commissions;
    const paid = ranks.some(({ ratePpm }) => ratePpm > 0);
    const on = [
      ...(paid ? ['commissions.ranks'] : []),
      ...(paid && peerPpm > 0 ? ['commissions.peer'] : []),
      ...(facts['team.volume'] === true ? ['team.volume'] : []),
      ...(facts['team.rankByDownline'] === true ? ['team.rankByDownline'] : []),
    ];
    const questions = askMissing(facts, ['team.volume', 'team.rankByDownline']);
    const nobodyRecruits =
      facts['team.recruiting'] === false && plan.commissions.referralPpm.every((rate) => rate === 0);
    if (on.length === 0 || (facts['team.salaried'] === true && nobodyRecruits)) return questions;
    return [
      ...questions,
      {
        weight: 'block',
        value: [...on, ...(paid ? [uplines(plan)] : [])].join('; '),
        message: words(
          `团队计酬：${on.join('、')}。按下级的销售给上级付钱，没有最低层级也违法。`,
          `Team pay: ${on.join(', ')}. Paying uplines on the sales of those below is unlawful at any number of levels.`,
        ),
        remedy: words(
          `去掉 ${on.join('、')}；或只付给领工资、不拉人的员工（team.salaried: true，team.recruiting: false，没有推荐佣金）。`,
          `Remove ${on.join(', ')}; or pay employees with a salary only who bring in nobody (team.salaried: true, team.recruiting: false, no referral commissions).`,
        ),
      },
    ];
  },
};

const R06: Rule = {
  id: 'R06',
  title: words('佣金超过三成', "Above direct selling's 30%"),
  condition: words('佣金合计（最坏情形）超过三成：警告', 'Commissions at their worst case above 30%: warn'),
  weight: 'warn',
  reads: ['commissions'],
  judge({ figures, limits }: Given) {
    const most = BigInt(limits['R06.total']) * 1_000_000n;
    if (figures.levels <= most) return [];
    const total = percentText(figures.levels, ONE, 'up');
    const limit = formatPercent(limits['R06.total']);
    const over = percentText(figures.levels - most, ONE, 'up');
    return [
      {
        weight: 'warn',
        limit: 'R06.total',
        value: `commissions: ${total}`,
        message: words(
          `推荐、等级、平级、招商佣金最多可达订单的${total}，超过${limit}；持牌直销也只许三成。`,
          `Referral, rank, peer and recruiter commissions reach ${total} of an order, more than ${limit}; even licensed direct selling is held to 30%.`,
        ),
        remedy: words(`合计最多${limit}：至少降低${over}。`, `Together at most ${limit}: lower them by ${over}.`),
      },
    ];
  },
};

export const PAY_RULES: readonly Rule[] = [R01, R02, R03, R04, R05, R06];
