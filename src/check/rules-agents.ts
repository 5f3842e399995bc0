/** R07 to R09: paid agents, and whose money pays whom. */
import { formatMoney } from '#core/quantity';
import { percentText } from './exact.ts';
import { ONE } from './figures.ts';
import { askMissing, words } from './rule.ts';
import type { Given, Rule, Verdict } from './rule.ts';

/** The facts that can turn the block of R07 into a warning, and what is missing of them. */
function lackingOfFranchise({ facts, limits }: Given): readonly string[] {
  const enough = (value: number | undefined, least: number): boolean => value !== undefined && value >= least;
  return [
    ...(facts['agents.franchiseFiling'] === true ? [] : ['agents.franchiseFiling: true']),
    ...(enough(facts['agents.ownShops'], limits['R07.ownShops']) ? [] : [`agents.ownShops: ${limits['R07.ownShops']}`]),
    ...(enough(facts['agents.disclosureDays'], limits['R07.disclosureDays'])
      ? []
      : [`agents.disclosureDays: ${limits['R07.disclosureDays']}`]),
    ...(facts['agents.coolingOff'] === true ? [] : ['agents.coolingOff: true']),
    ...(facts['agents.refundTerms'] === true ? [] : ['agents.refundTerms: true']),
    ...(facts['agents.opinion'] === true ? [] : ['agents.opinion: true']),
  ];
}

const R07: Rule = {
  id: 'R07',
  title: words('交费换区域提成', 'Paid territory income'),
  condition: words(
    '代理交费且按区域订单或会员提成：阻断；备案、两家满一年的直营店、提前30天披露、冷静期、退费条件、律师意见书齐全时：警告',
    'Agents pay a fee and are paid on the orders or members of a region: block; warn where filing, two own shops of more than a year, 30 days of disclosure, cooling-off, refund terms and an opinion are all there',
  ),
  weight: 'block',
  reads: [
    'commissions.region',
    'agents.fee',
    'agents.incomeBase',
    'agents.franchiseFiling',
    'agents.ownShops',
    'agents.disclosureDays',
    'agents.coolingOff',
    'agents.refundTerms',
    'agents.opinion',
  ],
  judge(given) {
    const { figures, facts } = given;
    const fee = facts['agents.fee'];
    const told = facts['agents.incomeBase'];
    const base = [
      ...(figures.regions > 0n ? ['commissions.region'] : []),
      ...(told?.includes('region_orders') ? ['region_orders'] : []),
      ...(told?.includes('members') ? ['members'] : []),
    ];
    if (fee !== undefined && fee <= 0) return [];
    const questions: readonly Verdict[] = [
      ...(fee === undefined && (told === undefined || base.length > 0) ? [{ ask: 'agents.fee' } as const] : []),
      ...(base.length === 0 && told === undefined ? [{ ask: 'agents.incomeBase' } as const] : []),
    ];
    if (fee === undefined || base.length === 0) return questions;
    const lacking = lackingOfFranchise(given);
    const yuan = formatMoney(fee);
    return [
      {
        weight: lacking.length > 0 ? 'block' : 'warn',
        value: `agents.fee: ${yuan}; ${base.join(', ')}${figures.regions > 0n ? ` ${percentText(figures.regions, ONE, 'up')}` : ''}`,
        message: words(
          `区域代理交${yuan}元，并按区域提成（${base.join('、')}）：在多起案件里被认定为入门费和层级。`,
          `Region agents pay ${yuan} yuan and are paid on a region (${base.join(', ')}): held to be a fee for joining and a tier in several cases.`,
        ),
        remedy:
          lacking.length > 0
            ? words(
                `不收代理费（agents.fee: "0.00"）或不按区域提成；或按特许经营补齐：${lacking.join('、')}。`,
                `Take no fee (agents.fee: "0.00") or pay nothing on a region; or complete the franchise: ${lacking.join(', ')}.`,
              )
            : words('不收代理费，或不按区域提成。', 'Take no fee, or pay nothing on a region.'),
      },
    ];
  },
};

const R08: Rule = {
  id: 'R08',
  title: words('用加盟费发奖励', 'Fees pay other participants'),
  condition: words(
    '介绍代理有奖，或佣金、奖励出自订单毛利以外的费用：阻断',
    'A bonus for bringing in agents, or commissions paid out of fees: block',
  ),
  weight: 'block',
  reads: ['agents.recruitBonus', 'payout.sources'],
  judge({ facts }) {
    const bonus = facts['agents.recruitBonus'];
    const fees = facts['payout.sources']?.filter((source) => source !== 'order_margin') ?? [];
    const verdicts: Verdict[] = [...askMissing(facts, ['agents.recruitBonus', 'payout.sources'])];
    if (bonus !== undefined && bonus > 0) {
      verdicts.push({
        weight: 'block',
        value: `agents.recruitBonus: ${formatMoney(bonus)}`,
        message: words(
          `介绍一个代理奖${formatMoney(bonus)}元：按人头计酬。`,
          `${formatMoney(bonus)} yuan for bringing in an agent: pay for recruiting people.`,
        ),
        remedy: words('agents.recruitBonus 改为 0.00。', 'Make agents.recruitBonus 0.00.'),
      });
    }
    if (fees.length > 0) {
      verdicts.push({
        weight: 'block',
        value: `payout.sources: ${fees.join(', ')}`,
        message: words(
          `佣金和奖励出自 ${fees.join('、')}：后来的人交的钱发给先来的人。`,
          `Commissions and rewards come out of ${fees.join(', ')}: what those pay who join goes to those who were there.`,
        ),
        remedy: words('只用订单毛利付（order_margin）。', 'Pay out of the margin of orders only (order_margin).'),
      });
    }
    return verdicts;
  },
};

const R09: Rule = {
  id: 'R09',
  title: words('盈利池里有入门费或其他外来的钱', "Pool fed by joiners' or other outside money"),
  condition: words(
    '开池本金以外，有订单毛利之外的钱入池：阻断',
    'Anything but the margin of orders enters the pool, the genesis aside: block',
  ),
  weight: 'block',
  reads: ['pool.sources'],
  judge({ facts, limits }) {
    const sources = facts['pool.sources'];
    if (sources === undefined) return [{ ask: 'pool.sources' }];
    const allowed: readonly string[] = limits['R09.sources'];
    const others = sources.filter((source) => !allowed.includes(source));
    if (others.length === 0) return [];
    return [
      {
        weight: 'block',
        limit: 'R09.sources',
        value: `pool.sources: ${others.join(', ')}`,
        message: words(
          `入池的钱有 ${others.join('、')}，只许 ${allowed.join('、')}。`,
          `Money enters the pool from ${others.join(', ')}; only ${allowed.join(', ')} may.`,
        ),
        remedy: words(`去掉 ${others.join('、')}。`, `Take out ${others.join(', ')}.`),
      },
    ];
  },
};

export const AGENT_RULES: readonly Rule[] = [R07, R08, R09];
