/**
 * Members and merchants as they are listed. What a page costs does not grow with the programme: the beginning of a caller's id is found by the primary key of
 * `alias`, which a database sorted by bytes (as ours is) serves as a range; freezes and ranks by `event_people`; whom somebody referred by `event_referrer`.
 */
import type { Queryable } from './database.ts';

/** Which part of a list: after or before the cursor, when there is one. */
interface Part {
  readonly cursor?: number | undefined;
  readonly limit: number;
}

/** Our numbers of those whose caller's id begins with `start`, in the order of these ids, after the id `after`. */
export async function numbersBeginning(
  database: Queryable,
  programme: number,
  kind: 'member' | 'merchant',
  start: string,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<number[]> {
  const rows = await database.query<{ number: number }>(
    `select number from alias where programme = $1 and kind = $2 and external like $3 and external > $4 order by external limit $5`,
    [programme, kind, `${start.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, after ?? '', limit],
  );
  return rows.map(({ number }) => number);
}

/** Members who are frozen, newest first by our number. */
export async function frozenMembers(
  database: Queryable,
  programme: number,
  { cursor, limit }: Part,
): Promise<number[]> {
  const rows = await database.query<{ member: number }>(
    `select e.member from event e
     where e.programme = $1 and e.type = 'MemberFrozen' and ($2::bigint is null or e.member < $2) and not exists (
       select from event u
       where u.programme = $1 and u.type in ('MemberFrozen', 'MemberUnfrozen') and u.member = e.member and u.seq > e.seq
     ) order by e.member desc limit $3`,
    [programme, cursor ?? null, limit],
  );
  return rows.map(({ member }) => member);
}

/** Members whose rank was last set to `rank`, newest first by our number. */
export async function membersOfRank(
  database: Queryable,
  programme: number,
  rank: string,
  { cursor, limit }: Part,
): Promise<number[]> {
  const rows = await database.query<{ member: number }>(
    `select member from (
       select distinct on (e.member) e.member, e.facts ->> 'rank' as rank from event e
       where e.programme = $1 and e.type = 'RankSet' and e.member < coalesce($2, 9223372036854775807)
       order by e.member desc, e.seq desc
     ) as last where rank = $3 order by member desc limit $4`,
    [programme, cursor ?? null, rank, limit],
  );
  return rows.map(({ member }) => member);
}

/** Somebody who was referred: since row `seq` of the log. */
export interface Referral {
  readonly seq: number;
  readonly atMs: number;
  readonly member: number;
}

/** Whom a member referred directly, the latest bond first; before row `cursor` of the log. */
export async function referralsOf(
  database: Queryable,
  programme: number,
  referrer: number,
  { cursor, limit }: Part,
): Promise<readonly Referral[]> {
  const rows = await database.query<{ seq: number; at: number; member: number }>(
    `select seq, at, member from event
     where programme = $1 and type = 'ReferrerBound' and (facts ->> 'referrer')::bigint = $2 and seq < coalesce($3, 9223372036854775807)
     order by seq desc limit $4`,
    [programme, referrer, cursor ?? null, limit],
  );
  return rows.map(({ at, ...row }) => ({ ...row, atMs: at }));
}

/** How many a member referred directly. */
export async function referralCount(database: Queryable, programme: number, referrer: number): Promise<number> {
  const [counted] = await database.query<{ count: number }>(
    `select count(*) as count from event where programme = $1 and type = 'ReferrerBound' and (facts ->> 'referrer')::bigint = $2`,
    [programme, referrer],
  );
  return counted?.count ?? 0;
}

/** What the log knows of a member beside the engine: net cash of settled orders and what the pool paid, in fen; the first row of their own, and the first order. */
export interface MemberPast {
  readonly member: number;
  readonly spent: bigint;
  readonly paid: bigint;
  readonly joinedAtMs: number | undefined;
  readonly firstOrderAtMs: number | undefined;
}

/** The past of these members. `spent` and `paid` as far as the tables that follow the log have come. */
export async function membersPast(
  database: Queryable,
  programme: number,
  members: readonly number[],
): Promise<ReadonlyMap<number, MemberPast>> {
  const rows = await database.query<{
    member: number;
    spent: string | null;
    paid: string | null;
    joined: number | null;
    first_order: number | null;
  }>(
    `select who.member, o.spent, o.paid,
       (select e.at from event e where e.programme = $1 and e.member = who.member order by e.seq limit 1) as joined,
       (select e.at from event e where e.programme = $1 and e.member = who.member and e.type = 'OrderPlaced' order by e.seq limit 1) as first_order
     from unnest($2::bigint[]) as who (member) left join outcome o on o.programme = $1 and o.member = who.member`,
    [programme, members],
  );
  return new Map(
    rows.map(({ member, spent, paid, joined, first_order: ordered }) => [
      member,
      {
        member,
        spent: BigInt(spent ?? 0),
        paid: BigInt(paid ?? 0),
        joinedAtMs: joined ?? undefined,
        firstOrderAtMs: ordered ?? undefined,
      },
    ]),
  );
}

/** Settled orders of a merchant and their net cash in fen, as far as the tables that follow the log have come. */
export interface MerchantTakings {
  readonly taken: bigint;
  readonly settled: number;
}

/** What these merchants took; one that has settled nothing yet is not there. */
export async function merchantTakings(
  database: Queryable,
  programme: number,
  merchants: readonly number[],
): Promise<ReadonlyMap<number, MerchantTakings>> {
  const rows = await database.query<{ merchant: number; taken: string; settled: number }>(
    `select merchant, taken, settled from merchant_outcome where programme = $1 and merchant = any ($2)`,
    [programme, merchants],
  );
  return new Map(rows.map(({ merchant, taken, settled }) => [merchant, { taken: BigInt(taken), settled }]));
}
