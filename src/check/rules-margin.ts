/** R10: whether an order earns what it hands out. */
import { formatPercent } from '#core/quantity';
import { percentText } from './exact.ts';
import type { FactName } from './fact-fields.ts';
import { ONE } from './figures.ts';
import { askMissing, words } from './rule.ts';
import type { Given, Rule } from './rule.ts';

const PPM = 1_000_000n;
const COSTS = ['orders.dividends', 'orders.costs', 'orders.tax'] as const satisfies readonly FactName[];

/** What an order with `coins` (ppm of its amount) hands out beyond what it earns; above 0 is too much. */
function overspent({ plan, figures, facts }: Given, coins: number): bigint {
  const margin = facts['orders.margin'];
  const others = COSTS.reduce((sum, name) => sum + BigInt(facts[name] ?? 0) * PPM, 0n);
  const cash = PPM - BigInt(coins);
  const overs = [...plan.splits.values()].map(({ merchantPpm, platformPpm, distributionPpm }) => {
    const pool = cash * (PPM - BigInt(platformPpm + distributionPpm)) - BigInt(merchantPpm) * PPM;
    const commissions = (cash * (figures.levels + figures.regions)) / PPM;
    const earned =
      (margin === undefined ? ONE - BigInt(merchantPpm) * PPM : BigInt(margin) * PPM) - BigInt(coins) * PPM;
    return (pool > 0n ? pool : 0n) + commissions + others - earned;
  });
  return overs.reduce((worst, over) => (over > worst ? over : worst));
}

/** R10. */
export const R10: Rule = {
  id: 'R10',
  title: words('分配超过利润', 'Promises more than the order earns'),
  condition: words(
    '入池+佣金+代理+分红+成本+税费 > 毛利：阻断',
    'pool + commissions + agents + dividends + costs + tax above the margin: block',
  ),
  weight: 'block',
  reads: ['splits', 'commissions', 'legacy', 'orders.margin', ...COSTS],
  judge(given) {
    const { plan, facts, figures } = given;
    const over = [0, plan.legacy?.coinSharePpm ?? 0]
      .map((coins) => overspent(given, coins))
      .reduce((worst, one) => (one > worst ? one : worst));
    const questions = askMissing(facts, ['orders.margin', ...COSTS]);
    if (over <= 0n) return questions;
    const shown = (['orders.margin', ...COSTS] as const).map((name) => {
      const ppm = facts[name];
      return `${name}: ${ppm === undefined ? '?' : formatPercent(ppm)}`;
    });
    const [pool, paid, too] = [figures.poolMost, figures.levels + figures.regions, over].map((share) =>
      percentText(share, ONE, 'up'),
    );
    return [
      ...questions,
      {
        weight: 'block',
        value: `pool: ${pool}; commissions: ${paid}; ${shown.join('; ')}`,
        message: words(
          `分出去的比订单挣的多${too}（占订单）：只能用后来的钱补。`,
          `More is handed out than an order earns, by ${too} of it: only later money could pay that.`,
        ),
        remedy: words(
          `合计至少减少${too}：降低入池、佣金、分红或成本，或提高毛利。`,
          `Take away at least ${too} in all: of the pool's leg, commissions, dividends or costs; or earn that much more.`,
        ),
      },
    ];
  },
};
