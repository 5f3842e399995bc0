/** The pool in pieces of time, from the log: SQL that the minutes' table and the history share, and what P5 and P6 make of a piece's end. */
import type { Pair } from './log-row.ts';

/** What happened in one run of one piece of time. Money in fen; `held` is what members hold at its end, in points. */
export interface PricePart {
  readonly piece: number;
  readonly run: number;
  readonly start_reserve: string;
  readonly start_supply: string;
  readonly start_scale: number;
  readonly reserve: string;
  readonly supply: string;
  readonly scale: number;
  readonly held: string;
  readonly payouts: string;
  readonly settled: number;
  readonly exits: number;
}

/**
 * Common table expressions from `source`, rows of the log with a column `piece`, to `parts`. `before` is what members held before them,
 * in points; `runs` gives the run that a piece is in already.
 */
export function partsOf(source: string, before: string, runs: string): string {
  return `
moves as (
  select s.*,
    sum(coalesce(s.units, 0) * ('1e-' || s.scale)::numeric) over (order by s.seq) as change,
    coalesce(max(s.seq) filter (where s.type = 'SurplusTaken') over (partition by s.piece order by s.seq), ${runs}, 0) as run
  from ${source} s where s.reserve_after is not null
), marked as (
  select *, (lag(piece) over log, lag(run) over log) is distinct from (piece, run) as is_first,
    (lead(piece) over log, lead(run) over log) is distinct from (piece, run) as is_last,
    -- The pair after the row of P7, and after the opening, is what a run begins with; else the one before its first row.
    case when type in ('SurplusTaken', 'ProgrammeOpened') then 0 else 1 end as back
  from moves window log as (order by seq)
), parts as (
  select piece, run, min(seq) as first,
    max(reserve_after - back * coalesce(reserve, 0)) filter (where is_first) as start_reserve,
    max(supply_after - back * coalesce(units, 0)) filter (where is_first) as start_supply,
    max(scale) filter (where is_first) as start_scale,
    max(reserve_after) filter (where is_last) as reserve, max(supply_after) filter (where is_last) as supply,
    max(scale) filter (where is_last) as scale, ${before} + max(change) filter (where is_last) as held,
    coalesce(sum(cash) filter (where type in ('PointsRedeemed', 'MemberExited', 'MemberPaidOut')), 0) as payouts,
    count(*) filter (where type = 'OrderSettled') as settled, count(*) filter (where type = 'MemberExited') as exits
  from marked group by piece, run
)`;
}

/** The columns of `parts`, in the order of the table. */
export const PART_COLUMNS =
  'run, start_reserve, start_supply, start_scale, reserve, supply, scale, held, payouts, settled, exits';

/** Past this scale only resolution is lost (P5). */
const SCALE_MAX = 400;
const RESOLUTION = 10_000n;

/**
 * P5, P6: the pool once the command is over, from its last row that moved the pool and what members hold, in points; the log has no row for
 * either rule. `genesis` in fen.
 */
export function settled(pair: Pair, held: string, genesis: bigint): Pair {
  let { supply, scale } = pair;
  const { reserve } = pair;
  let members = unitsOf(held, scale);
  const grow = (): void => {
    scale += 2;
    supply *= 100n;
    members *= 100n;
  };
  const refine = (units: () => bigint): void => {
    while (scale < SCALE_MAX && units() < RESOLUTION * reserve) grow();
  };
  refine(() => supply);
  if (members > 0n && reserve > genesis && (supply - members) * reserve > genesis * supply) {
    refine(() => members);
    const stake = (genesis * members) / (reserve - genesis);
    supply = members + (stake < 1n ? 1n : stake);
    refine(() => supply);
  }
  return { reserve, supply, scale };
}

/** Units of a decimal text of points, which has no more decimals than `scale` that are not 0. */
function unitsOf(points: string, scale: number): bigint {
  const [whole = '0', decimals = ''] = points.split('.');
  return BigInt(whole + decimals.slice(0, scale).padEnd(scale, '0'));
}

/** Less than 0, 0 or more as the price `a` is lower than, the same as or higher than `b`. */
export function comparePrices(a: Pair, b: Pair): number {
  const [left, right] = [priceTimes(a, b), priceTimes(b, a)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function priceTimes(a: Pair, b: Pair): bigint {
  return a.reserve * 10n ** BigInt(a.scale) * b.supply;
}
