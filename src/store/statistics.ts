/** Outcomes: what members were paid out of the pool for what they spent. */
import type { Queryable } from './database.ts';
import { refreshReading } from './reading.ts';

/** Outcomes over all members who spent anything. Money in fen; shares and ratios in parts per million. */
export interface Outcomes {
  /** The row of the log up to which this is true. */
  readonly seq: number;
  readonly members: number;
  /** Net cash of settled orders; what sales, exits and winding up paid out of the pool; commissions, which are in neither. */
  readonly spent: bigint;
  readonly paid: bigint;
  readonly commissions: bigint;
  /** All that was paid / all that was spent, rounded down. */
  readonly totalPpm: bigint;
  /** Mean of the members' paid / spent: each is rounded down to a part per million, and so is the mean; undefined without members. */
  readonly meanPpm: bigint | undefined;
  /** Nearest rank: the least ratio that at least half of the members do not exceed, itself rounded down. */
  readonly medianPpm: bigint | undefined;
  /** The same for one to nine tenths of the members; empty without members. */
  readonly decilesPpm: readonly bigint[];
  /** Shares of the members, rounded down: who was paid nothing, at least what they spent, who was forced out at least once. */
  readonly atZeroPpm: bigint;
  readonly madeWholePpm: bigint;
  readonly forcedOutPpm: bigint;
}

interface Sums {
  seq: number;
  members: number;
  spent: string;
  paid: string;
  commissions: string;
  ratios: string;
  at_zero: number;
  made_whole: number;
  forced_out: number;
  deciles: string[] | null;
}

/** Ratios by thousands of ppm; the last bucket is open. */
const BUCKET = `least(div(ratio_ppm, 1000), 1000000)::integer`;

/**
 * One statement, so that all of it is of one moment. Ranks are found without sorting: members are counted by coarse buckets first, and then,
 * in the nine buckets that hold a decile, by their exact ratio.
 */
const OUTCOMES = `
with coarse as materialized (
  select ${BUCKET} as bucket, count(*) as members, sum(spent) as spent, sum(paid) as paid, sum(commissions) as commissions,
    sum(ratio_ppm) as ratios, count(*) filter (where paid = 0) as at_zero, count(*) filter (where paid >= spent) as made_whole,
    count(*) filter (where exits > 0) as forced_out
  from outcome where programme = $1 and spent > 0 group by 1
), ladder as (
  select bucket, members, (sum(members) over (order by bucket))::bigint as upto, (sum(members) over ())::bigint as total from coarse
), wanted as materialized (
  select tenth, bucket, rank - (upto - members) as rank
  from ladder cross join generate_series(1, 9) as tenth cross join lateral (select (total * tenth + 9) / 10 as rank) as ranked
  where upto >= rank and upto - members < rank
), fine as (
  select bucket, ratio_ppm, members, (sum(members) over (partition by bucket order by ratio_ppm))::bigint as upto
  from (
    select ${BUCKET} as bucket, ratio_ppm, count(*) as members from outcome
    where programme = $1 and spent > 0 and ${BUCKET} = any (array(select bucket from wanted)) group by 1, 2
  ) as counted
)
select coalesce((select seq from reading where programme = $1), 0) as seq,
  coalesce(sum(members), 0)::bigint as members, coalesce(sum(spent), 0) as spent, coalesce(sum(paid), 0) as paid,
  coalesce(sum(commissions), 0) as commissions, coalesce(sum(ratios), 0) as ratios, coalesce(sum(at_zero), 0)::bigint as at_zero,
  coalesce(sum(made_whole), 0)::bigint as made_whole, coalesce(sum(forced_out), 0)::bigint as forced_out,
  (select array_agg(f.ratio_ppm order by w.tenth) from wanted w join fine f
   on f.bucket = w.bucket and w.rank <= f.upto and w.rank > f.upto - f.members) as deciles
from coarse`;

/** Brings the table of outcomes up to the end of the log; gives the row it has come to. Twice is as good as once. */
export function refreshOutcomes(database: Queryable, programme: number): Promise<number> {
  return refreshReading(database, programme);
}

const PPM = 1_000_000n;

/** The outcomes as the table has them. It follows the log with `refreshOutcomes`; `seq` says how far. */
export async function outcomes(database: Queryable, programme: number): Promise<Outcomes> {
  const [sums] = await database.query<Sums>(OUTCOMES, [programme]);
  return outcomesOf(sums as Sums);
}

function outcomesOf(sums: Sums): Outcomes {
  const members = BigInt(sums.members);
  const [spent, paid] = [BigInt(sums.spent), BigInt(sums.paid)];
  const deciles = members === 0n ? [] : (sums.deciles ?? []).map(BigInt);
  const share = (count: number): bigint => (members === 0n ? 0n : (BigInt(count) * PPM) / members);
  return {
    seq: sums.seq,
    members: sums.members,
    spent,
    paid,
    commissions: BigInt(sums.commissions),
    totalPpm: spent === 0n ? 0n : (paid * PPM) / spent,
    meanPpm: members === 0n ? undefined : BigInt(sums.ratios) / members,
    medianPpm: deciles[4],
    decilesPpm: deciles,
    atZeroPpm: share(sums.at_zero),
    madeWholePpm: share(sums.made_whole),
    forcedOutPpm: share(sums.forced_out),
  };
}
