/** A03 and A04: what a buyer, a merchant and a referrer acting together can take out. */
import { multipleText, percentText } from './exact.ts';
import { ONE } from './figures.ts';
import type { SplitFigures } from './figures.ts';
import { words } from './rule.ts';
import type { Given, Rule } from './rule.ts';
import { subsidyPpm } from './subsidy.ts';

const PPM = 1_000_000n;

/** What subsidies add to an order. */
export const subsidyOf = (given: Given): bigint => BigInt(subsidyPpm(given)) * PPM;
const channelOf = ({ facts }: Given): bigint => BigInt(facts['orders.channelCost'] ?? 0) * PPM;

/** The split of which a coalition takes out most beyond what it puts in, and that excess (A03). */
export function worstSplit(given: Given): { readonly split: SplitFigures; readonly excess: bigint } {
  const { splits, levels, regions } = given.figures;
  const all = splits.map((split) => ({
    split,
    excess: split.pool + levels + regions + subsidyOf(given) - split.take - channelOf(given),
  }));
  return all.reduce((worst, one) => (one.excess > worst.excess ? one : worst));
}

/** A03, with A08 and decision 10. */
export const A03: Rule = {
  id: 'A03',
  title: words('串通可以套利', 'A coalition takes out more than it puts in'),
  condition: words(
    '入池+层级+区域（+补贴）> 让利+商家承担的通道费：买家、商家、推荐人串通，任何时候都能套利：阻断。有上限时，此外还能得到局外人强制出局留下的手续费，不多于此',
    "pool + levels + regions (+ subsidies) above take + channel: buyer, merchant and referrer together gain at any state of the pool: block. With a cap they can gain, besides, what outsiders' forced exits leave, and no more",
  ),
  weight: 'block',
  reads: ['splits', 'commissions', 'orders.channelCost', 'pool.subsidyShare'],
  judge(given) {
    const { figures } = given;
    const { split, excess } = worstSplit(given);
    if (excess <= 0n) return [];
    const [pool, levels, regions, subsidy, take, channel, gain] = [
      split.pool,
      figures.levels,
      figures.regions,
      subsidyOf(given),
      split.take,
      channelOf(given),
      excess,
    ].map((share) => percentText(share, ONE, 'up'));
    const largest = split.pool - excess;
    const smallest = split.take + excess;
    const ways = [
      ...(largest > 0n
        ? [
            words(
              `入池最多${percentText(largest, ONE, 'down')}`,
              `a pool leg of at most ${percentText(largest, ONE, 'down')}`,
            ),
          ]
        : []),
      ...(smallest < ONE
        ? [
            words(
              `入池不变而让利至少${percentText(smallest, ONE, 'up')}`,
              `with the pool's leg as it is a take of at least ${percentText(smallest, ONE, 'up')}`,
            ),
          ]
        : []),
      ...(subsidyOf(given) >= excess
        ? [
            words(
              `补贴最多${percentText(subsidyOf(given) - excess, ONE, 'down')}`,
              `subsidies of at most ${percentText(subsidyOf(given) - excess, ONE, 'down')}`,
            ),
          ]
        : []),
    ];
    return [
      {
        weight: 'block',
        value: `splits.${split.name}: pool ${pool} + levels ${levels} + regions ${regions} + subsidies ${subsidy} > take ${take} + channel ${channel}`,
        message: words(
          `买家、商家、推荐人串通刷单，每笔净得订单的${gain}，与积分价格无关（手续费可以靠分次卖出避开，按0算）。` +
            (given.plan.pool.cap === undefined ? '' : '此外还能得到局外人强制出局时留在池里的手续费。'),
          `Buyer, merchant and referrer washing orders together gain ${gain} of each, at any price of points (the fee is avoided by selling in slices, and counts as 0).` +
            (given.plan.pool.cap === undefined
              ? ''
              : " Besides, they get the fee that outsiders' forced exits leave in the pool."),
        ),
        remedy: words(
          `${ways.map(({ zh }) => zh).join('；或')}。`,
          `${ways.map(({ en }) => en).join('; or ')}.`.replace(/^./, (first) => first.toUpperCase()),
        ),
      },
    ];
  },
};

/** A04. */
export const A04: Rule = {
  id: 'A04',
  title: words('刷单到上限的倍数', 'What washing up to the cap can return'),
  condition: words(
    '(1−手续费)×倍数 > 让利−层级−区域+通道费：警告，并告知两个数字',
    '(1 - fee) × cap above take - levels - regions + channel: warn, and both figures',
  ),
  weight: 'warn',
  reads: ['pool', 'splits', 'commissions', 'orders.channelCost'],
  judge(given) {
    const { plan, figures } = given;
    const best = figures.bestMultiple;
    const costs = figures.splits.map((split) => ({
      split,
      cost: split.take - figures.levels - figures.regions + channelOf(given),
    }));
    const { split, cost } = costs.reduce((least, one) => (one.cost < least.cost ? one : least));
    if (best === undefined || best <= cost) return [];
    const { rebateSharePpm, redeemFeePpm, cap } = plan.pool;
    const sold = (split.pool * BigInt(rebateSharePpm) * (PPM - BigInt(redeemFeePpm))) / ONE;
    const multiple = multipleText(best, cost, 'up', 2);
    const growth = sold > 0n ? multipleText(cost, sold, 'down', 2) : '-';
    const fee = PPM - BigInt(Math.min(cap?.feePpm ?? redeemFeePpm, redeemFeePpm));
    const largest = multipleText(cost, fee * PPM, 'down');
    return [
      {
        weight: 'warn',
        value: `(1 - fee) x cap ${multipleText(best, ONE, 'up')} > cost ${percentText(cost, ONE, 'down')} of splits.${split.name}`,
        disclosures: ['D3', 'D5'],
        message: words(
          `上限按名义消费算，刷单的成本只是订单的${percentText(cost, ONE, 'down')}：最好能拿回成本的${multiple}倍，积分价格涨到${growth}倍后开始得利。`,
          `The cap counts nominal spend, a washed order costs ${percentText(cost, ONE, 'down')} of it: at best ${multiple} times the cost comes back, with a gain once the price has grown ${growth} times.`,
        ),
        remedy: words(
          `上限倍数最多 ${largest} 才完全消除；否则查验订单凭证、限制同一人的刷单（R13）。`,
          `Only a cap of at most ${largest} removes it; else look at proofs of orders and at who buys from whom (R13).`,
        ),
      },
    ];
  },
};
