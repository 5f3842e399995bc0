/**
 * What follows from a plan alone, in closed form (A03, A04, A07 of the plan check). Shares of an order are exact: integers in parts
 * per million of a part per million ({@link ONE}). Only two figures are powers with a fraction in the exponent, and they are doubles.
 */
import type { Plan } from '#core/plan';
import { WORST_CASE_ONE, worstCaseCommissions } from '#core/plan-rules';

const PPM = 1_000_000n;

/** All of an order in the unit of {@link SplitFigures}. */
export const ONE = BigInt(WORST_CASE_ONE);

/** One split of a plan: what the merchant gives up, and the pool's leg. */
export interface SplitFigures {
  readonly name: string;
  readonly take: bigint;
  readonly pool: bigint;
}

/** What follows from a plan; shares of an order's amount unless said otherwise. */
export interface PlanFigures {
  readonly splits: readonly SplitFigures[];
  /** Referral, rank, peer and recruiter commissions at their worst case. */
  readonly levels: bigint;
  /** Region commissions at their worst case. */
  readonly regions: bigint;
  /** The largest pool leg of all splits: of spend, nobody gets more on average, injections and subsidies aside. */
  readonly poolMost: bigint;
  /** The smallest share of an order's cash that reaches the pool, with as many coins as may be. */
  readonly poolLeast: bigint;
  /** What a member is paid at the cap, as a multiple of the basis: cap x (1 - fee of the exit). Absent without a cap. */
  readonly exitMultiple?: bigint;
  /** The most that a member can be paid: just below the cap by a sale, or at it. Absent without a cap. */
  readonly bestMultiple?: bigint;
  /** What selling at once pays of spend, at the price of the order: rebate x pool x (1 - redeem fee), for the smallest and largest pool. */
  readonly soldAtOnceLeast: bigint;
  readonly soldAtOnceMost: bigint;
  /** How many times the orders it takes for the price to double while nobody sells: 2^(1 / (1 - rebate)). */
  readonly ordersToDouble: number;
}

/** The figures of a plan. */
export function planFigures(plan: Plan): PlanFigures {
  const { levels, regions } = worstCaseCommissions(plan.commissions);
  const splits = [...plan.splits].map(([name, { merchantPpm, platformPpm, distributionPpm }]) => ({
    name,
    take: ONE - BigInt(merchantPpm) * PPM,
    pool: ONE - BigInt(merchantPpm + platformPpm + distributionPpm) * PPM,
  }));
  const most = splits.reduce((best, { pool }) => (pool > best ? pool : best), 0n);
  const cashPpm = PPM - BigInt(plan.legacy?.coinSharePpm ?? 0);
  const least = [...plan.splits.values()].reduce((worst, { merchantPpm, platformPpm, distributionPpm }) => {
    const left = cashPpm * (PPM - BigInt(platformPpm + distributionPpm)) - BigInt(merchantPpm) * PPM;
    const ofCash = left > 0n ? (left * PPM) / cashPpm : 0n;
    return ofCash < worst ? ofCash : worst;
  }, most);
  const { cap, redeemFeePpm, rebateSharePpm } = plan.pool;
  const kept = BigInt(rebateSharePpm) * (PPM - BigInt(redeemFeePpm));
  const multiple = cap && BigInt(cap.multiplePpm);
  return {
    splits,
    levels: BigInt(levels),
    regions: BigInt(regions),
    poolMost: most,
    poolLeast: least,
    ...(cap &&
      multiple !== undefined && {
        exitMultiple: multiple * (PPM - BigInt(cap.feePpm)),
        bestMultiple: multiple * (PPM - BigInt(Math.min(cap.feePpm, redeemFeePpm))),
      }),
    soldAtOnceLeast: (least * kept) / ONE,
    soldAtOnceMost: (most * kept) / ONE,
    ordersToDouble: 2 ** (1_000_000 / (1_000_000 - rebateSharePpm)),
  };
}

/** The bound of A07 on how many can reach the cap: (pool + subsidies) / (cap x (1 - fee)), at most all; undefined without a cap. */
export function reachBound(figures: PlanFigures, subsidy: bigint): bigint | undefined {
  if (figures.exitMultiple === undefined) return undefined;
  const bound = ((figures.poolMost + subsidy) * ONE + figures.exitMultiple - 1n) / figures.exitMultiple;
  return bound < ONE ? bound : ONE;
}

/** The share of members that reaches the cap if all hold: about (rebate x pool / cap)^(1 / (1 - rebate)); undefined without a cap. */
export function reachIfAllHold(plan: Plan, figures: PlanFigures, subsidy: bigint): number | undefined {
  const { cap, rebateSharePpm } = plan.pool;
  if (cap === undefined) return undefined;
  const rebate = rebateSharePpm / 1e6;
  const base = (rebate * Number(figures.poolMost + subsidy)) / Number(ONE) / (cap.multiplePpm / 1e6);
  return Math.min(1, base ** (1 / (1 - rebate)));
}
