/** Conversions of points into shares and the register of their grants, with what is free by an instant (V1-V3). */
import type { Queryable } from './database.ts';

/** Shares that were granted, and those of them that are not free yet. */
export interface Shares {
  readonly granted: bigint;
  readonly locked: bigint;
}

/** A conversion. `id` is ours; money in fen. */
export interface ConversionRow extends Shares {
  readonly seq: number;
  readonly atMs: number;
  readonly id: string;
  readonly shares: bigint;
  readonly pricePerShare: bigint;
  readonly lockDays: number;
  readonly tranches: number;
  readonly everyDays: number;
  readonly closedAtMs: number | undefined;
}

/** A grant: when its first, its next and its last tranche are free; no next one when all are. */
export interface GrantRow extends Shares {
  readonly seq: number;
  readonly atMs: number;
  readonly id: string;
  readonly conversion: string;
  readonly value: bigint;
  readonly firstFreeMs: number;
  readonly nextFreeMs: number | undefined;
  readonly lastFreeMs: number;
}

/** All grants of one member together. */
export interface HolderRow extends Shares {
  readonly member: number;
  readonly grants: number;
  readonly nextFreeMs: number | undefined;
  readonly lastFreeMs: number;
}

/** V3 as SQL, `$1` the programme and `$2` the instant in milliseconds: the tranche i of n is free at `first_ms` + (i - 1) periods. */
const GRANTS = `
with terms as materialized (
  select facts ->> 'conversionId' as conversion, (facts ->> 'lockDays')::numeric as lock_days,
    (facts ->> 'tranches')::numeric as tranches, (facts ->> 'everyDays')::numeric * 86400000 as period_ms
  from event where programme = $1 and type = 'ConversionOpened'
), granted as (
  select e.seq, e.at, e.member, e.facts ->> 'grantId' as id, t.conversion, (e.facts ->> 'shares')::numeric as shares,
    (e.facts ->> 'value')::numeric as value, t.tranches, t.period_ms,
    floor(extract(epoch from e.at) * 1000) + t.lock_days * 86400000 as first_ms
  from event e join terms t on t.conversion = e.facts ->> 'conversionId'
  where e.programme = $1 and e.type = 'PointsConverted'
), released as (
  select *, case when $2::numeric < first_ms then 0 when period_ms = 0 then tranches
    else least(tranches, floor(($2::numeric - first_ms) / period_ms) + 1) end as done
  from granted
), vesting as (
  select *, shares - div(shares * done, tranches) as locked, first_ms + (tranches - 1) * period_ms as last_ms,
    case when done < tranches then first_ms + done * period_ms end as next_ms
  from released
)`;

interface StoredSums {
  readonly granted: string | null;
  readonly locked: string | null;
}

function sumsOf({ granted, locked }: StoredSums): Shares {
  return { granted: BigInt(granted ?? 0), locked: BigInt(locked ?? 0) };
}

function instantOf(ms: string | null): number | undefined {
  return ms === null ? undefined : Number(ms);
}

/** Which part of a list: newest first, before row `before` when given. */
interface Page {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Conversions newest first, with their grants as of `nowMs`. */
export async function conversionPage(
  database: Queryable,
  programme: number,
  nowMs: number,
  { before, limit }: Page,
): Promise<ConversionRow[]> {
  const rows = await database.query<
    StoredSums & { seq: number; at: number; id: string; facts: Record<string, number | string>; closed: number | null }
  >(
    `${GRANTS}, sums as materialized (
       select conversion, sum(shares) as granted, sum(locked) as locked from vesting group by conversion
     )
     select e.seq, e.at, e.facts ->> 'conversionId' as id, e.facts, g.granted, g.locked,
       (select c.at from event c where c.programme = $1 and c.type = 'ConversionClosed' and c.seq > e.seq
          and c.facts ->> 'conversionId' = e.facts ->> 'conversionId' limit 1) as closed
     from event e left join sums as g on g.conversion = e.facts ->> 'conversionId'
     where e.programme = $1 and e.type = 'ConversionOpened' and ($3::bigint is null or e.seq < $3)
     order by e.seq desc limit $4`,
    [programme, nowMs, before ?? null, limit],
  );
  return rows.map((row) => ({
    seq: row.seq,
    atMs: row.at,
    id: row.id,
    shares: BigInt(row.facts['shares'] ?? 0),
    pricePerShare: BigInt(row.facts['pricePerShare'] ?? 0),
    lockDays: Number(row.facts['lockDays']),
    tranches: Number(row.facts['tranches']),
    everyDays: Number(row.facts['everyDays']),
    closedAtMs: row.closed ?? undefined,
    ...sumsOf(row),
  }));
}

/** The grants of a member, newest first, as of `nowMs`. */
export async function grantPage(
  database: Queryable,
  programme: number,
  member: number,
  nowMs: number,
  { before, limit }: Page,
): Promise<GrantRow[]> {
  const rows = await database.query<
    StoredSums & {
      seq: number;
      at: number;
      id: string;
      conversion: string;
      value: string;
      first_ms: string;
      next_ms: string | null;
      last_ms: string;
    }
  >(
    `${GRANTS}
     select seq, at, id, conversion, shares as granted, locked, value, first_ms, next_ms, last_ms from vesting
     where member = $3 and ($4::bigint is null or seq < $4) order by seq desc limit $5`,
    [programme, nowMs, member, before ?? null, limit],
  );
  return rows.map((row) => ({
    seq: row.seq,
    atMs: row.at,
    id: row.id,
    conversion: row.conversion,
    value: BigInt(row.value),
    firstFreeMs: Number(row.first_ms),
    nextFreeMs: instantOf(row.next_ms),
    lastFreeMs: Number(row.last_ms),
    ...sumsOf(row),
  }));
}

/** Everybody with grants, by our numbers after `after`, as of `nowMs`. */
export async function holderPage(
  database: Queryable,
  programme: number,
  nowMs: number,
  { after, limit }: { readonly after?: number | undefined; readonly limit: number },
): Promise<HolderRow[]> {
  const rows = await database.query<
    StoredSums & { member: number; grants: number; next_ms: string | null; last_ms: string }
  >(
    `${GRANTS}
     select member, count(*) as grants, sum(shares) as granted, sum(locked) as locked, min(next_ms) as next_ms, max(last_ms) as last_ms
     from vesting where member > $3 group by member order by member limit $4`,
    [programme, nowMs, after ?? -1, limit],
  );
  return rows.map((row) => ({
    member: row.member,
    grants: row.grants,
    nextFreeMs: instantOf(row.next_ms),
    lastFreeMs: Number(row.last_ms),
    ...sumsOf(row),
  }));
}

/** All grants together, or all of one member, as of `nowMs`. */
export async function sharesOf(
  database: Queryable,
  programme: number,
  nowMs: number,
  member?: number,
): Promise<Shares> {
  const [sums] = await database.query<StoredSums>(
    `${GRANTS} select sum(shares) as granted, sum(locked) as locked from vesting where $3::bigint is null or member = $3`,
    [programme, nowMs, member ?? null],
  );
  return sumsOf(sums ?? { granted: null, locked: null });
}
