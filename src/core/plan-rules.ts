/** What must hold between the fields of a plan: A01 and A02 of the plan check, and ranks named apart. Exact throughout (U4). */
import type { Place, Readable } from './plan-reader.ts';
import type { PlanFile } from './plan.ts';
import { formatPercent, parsePercent, PPM } from './quantity.ts';

/** The rates of all commissions, in parts per million of an order's cash; `peerPpm` of what the last rank difference paid. */
export interface CommissionRates {
  readonly referralPpm: readonly number[];
  readonly recruiterPpm: number;
  readonly region: { readonly districtPpm: number; readonly cityPpm: number; readonly provincePpm: number };
  readonly ranks: readonly { readonly name: string; readonly ratePpm: number }[];
  readonly peerPpm: number;
}

/** The most that commissions can take of an order's cash, in parts per million of a part per million: exact integers. */
export interface WorstCase {
  /** Referral, recruiter, rank and peer commissions together. */
  readonly levels: number;
  /** Region commissions: the highest of the three rates, since each level gets what the ones below left of it (C4). */
  readonly regions: number;
}

/** Parts of {@link WorstCase} in one. */
export const WORST_CASE_ONE = PPM * PPM;

/**
 * The most that commissions can take of an order's cash, rounding aside (each is rounded down). Differences never add up to more
 * than the highest rank's rate, and each is followed by at most one peer (C5, C6), so ranks take at most highest x (1 + peer).
 * With the limits of the table of fields, every intermediate result is far below 2^53.
 */
export function worstCaseCommissions(rates: CommissionRates): WorstCase {
  const referral = rates.referralPpm.reduce((sum, rate) => sum + rate, 0);
  const rank = rates.ranks.reduce((highest, { ratePpm }) => Math.max(highest, ratePpm), 0);
  const { districtPpm, cityPpm, provincePpm } = rates.region;
  return {
    levels: (referral + rates.recruiterPpm) * PPM + rank * (PPM + rates.peerPpm),
    regions: Math.max(districtPpm, cityPpm, provincePpm) * PPM,
  };
}

/** Parts per million of a rate that was read, 0 of one that is missing or was refused. */
function ppm(text: string | undefined): number {
  return text === undefined ? 0 : (parsePercent(text) ?? 0);
}

/** The commission rates of a plan's wire form; what is missing or was refused counts as 0. */
export function commissionRates(file: Readable<PlanFile['commissions']> | undefined): CommissionRates {
  const { referral = [], recruiter, region, ranks = [], peer } = file ?? {};
  return {
    referralPpm: referral.map(ppm),
    recruiterPpm: ppm(recruiter),
    region: { districtPpm: ppm(region?.district), cityPpm: ppm(region?.city), provincePpm: ppm(region?.province) },
    ranks: ranks.map((rank) => ({ name: rank?.name ?? '', ratePpm: ppm(rank?.rate) })),
    peerPpm: ppm(peer),
  };
}

/** Checks what was read of a plan against the rules between fields. What was refused before counts as 0, so no error is invented. */
export function checkRules(file: Readable<PlanFile>, place: Place): void {
  checkRankNames(file, place.at('commissions').at('ranks'));
  const { levels, regions } = worstCaseCommissions(commissionRates(file.commissions));
  for (const [name, split] of Object.entries(file.splits ?? {})) {
    if (split === undefined) continue;
    const at = place.at('splits').at(name);
    checkLegs(split, at);
    if (split.distribution !== undefined) checkWorstCase(split.distribution, levels + regions, at.at('distribution'));
  }
}

/** A01: the pool gets what the three legs leave, and they must leave something. */
function checkLegs(split: Readable<PlanFile['splits'][string]>, place: Place): void {
  const sum = ppm(split.merchant) + ppm(split.platform) + ppm(split.distribution);
  if (sum < PPM) return;
  const percent = formatPercent(sum);
  place.refuse('A01', percent, {
    zh: `三份合计 ${percent}，没有留给池的；合计必须小于 100%`,
    en: `the legs add up to ${percent} and leave the pool nothing; together they must stay under 100%`,
  });
}

/** A02: even if every commission finds its payee, the distribution leg must cover them. */
function checkWorstCase(distribution: string, worst: number, place: Place): void {
  if (worst <= ppm(distribution) * PPM) return;
  const needed = formatPercent(Math.ceil(worst / PPM));
  place.refuse('A02', distribution, {
    zh: `佣金最多可能达到订单现金的 ${needed}，分销份额不够付；应至少为 ${needed}，或降低佣金`,
    en: `commissions can reach ${needed} of an order's cash, more than this leg; make it at least ${needed} or lower the commissions`,
  });
}

function checkRankNames(file: Readable<PlanFile>, place: Place): void {
  const seen = new Set<string>();
  for (const [index, rank] of (file.commissions?.ranks ?? []).entries()) {
    const name = rank?.name;
    if (name === undefined) continue;
    if (seen.has(name)) {
      const message = { zh: '等级名重复；每个等级的名称必须不同', en: 'two ranks of this name; give each its own' };
      place.at(index).at('name').refuse('duplicate_name', name, message);
    }
    seen.add(name);
  }
}
