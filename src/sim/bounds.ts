/** What arithmetic says without any simulation: the bounds of a plan, to stand beside the simulated figures. */
import type { Plan } from '#core/plan';
import { PPM } from '#core/quantity';
import { round6 } from './spread.ts';

/** The bounds that hold whatever members do. */
export interface Bounds {
  /** The share of an order that the default split puts into the pool: payouts are never more than this of what is spent, on average. */
  readonly poolShare: number;
  /** At most this share of members can reach the cap: pool / (cap x (1 - fee)); null without a cap, or when anybody could. */
  readonly mostReachCap: number | null;
  /** What of the spend a member gets who sells at once: pool x rebate x (1 - fee). */
  readonly soldAtOnce: number;
  /** Of the spend, before tax, at the forced exit; null without a cap. */
  readonly paidAtCap: number | null;
  /** While nobody sells the price grows with the number of orders to this power: 1 - rebate share. */
  readonly priceExponent: number;
  /** Orders until the price doubles while nobody sells: 2^(1/exponent) times as many. */
  readonly ordersToDouble: number;
}

/** The bounds of a plan, for orders under its default split with a subsidy's share of them besides. */
export function boundsOf(plan: Plan, extraPpm = 0): Bounds {
  const split = plan.splits.get('default');
  const taken = (split?.merchantPpm ?? 0) + (split?.platformPpm ?? 0) + (split?.distributionPpm ?? 0);
  const poolShare = (PPM - taken) / PPM;
  const { cap, rebateSharePpm, redeemFeePpm } = plan.pool;
  const paidAtCap = cap && (cap.multiplePpm / PPM) * (1 - cap.feePpm / PPM);
  const most = paidAtCap && (poolShare + extraPpm / PPM) / paidAtCap;
  const priceExponent = 1 - rebateSharePpm / PPM;
  return {
    poolShare: round6(poolShare),
    mostReachCap: most === undefined || most >= 1 ? null : round6(most),
    soldAtOnce: round6(((poolShare * rebateSharePpm) / PPM) * (1 - redeemFeePpm / PPM)),
    paidAtCap: paidAtCap === undefined ? null : round6(paidAtCap),
    priceExponent: round6(priceExponent),
    ordersToDouble: round6(2 ** (1 / priceExponent)),
  };
}
