/** Rounds of dividends, subsidies, and region agents with the time they were in office: read off the log, newest first. */
import type { Queryable } from './database.ts';

/** Which part of a list: before row `before` of the log when given. */
interface Page {
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Who stands behind a row. */
interface Behind {
  readonly actor: string;
  readonly approver: string | null;
  readonly reason: string | null;
}

/** A round of dividends (D2), in fen: `amount` was declared, `paid` is what members got of it; `id` is ours. */
export interface DividendRow extends Behind {
  readonly seq: number;
  readonly at: number;
  readonly id: string;
  readonly amount: string;
  readonly paid: string;
  readonly members: number;
}

/** Rounds of dividends. Their payments stand right before the declaration, as rows of the same command. */
export function dividendPage(database: Queryable, programme: number, { before, limit }: Page): Promise<DividendRow[]> {
  return database.query<DividendRow>(
    `select e.seq, e.at, e.facts ->> 'dividendId' as id, e.facts ->> 'amount' as amount, e.facts ->> 'paid' as paid,
       e.seq - (select s.seq from event s where s.programme = $1 and s.seq <= e.seq and s.command is not null
                order by s.seq desc limit 1) as members, e.actor, e.approver, e.reason
     from event e where e.programme = $1 and e.type = 'DividendDeclared' and ($2::bigint is null or e.seq < $2)
     order by e.seq desc limit $3`,
    [programme, before ?? null, limit],
  );
}

/** A subsidy (S1), in fen; `returned` and `closedAt` are null while it is open. What is left of an open one the engine knows. */
export interface SubsidyRow extends Behind {
  readonly seq: number;
  readonly at: number;
  readonly id: string;
  readonly budget: string;
  readonly sharePpm: number;
  readonly mints: boolean;
  readonly source: string;
  readonly returned: string | null;
  readonly closedAt: number | null;
}

/** Subsidies as of row `seq`. */
export function subsidyPage(
  database: Queryable,
  programme: number,
  seq: number,
  { before, limit }: Page,
): Promise<SubsidyRow[]> {
  return database.query<SubsidyRow>(
    `select e.seq, e.at, e.facts ->> 'subsidyId' as id, e.facts ->> 'budget' as budget, (e.facts ->> 'sharePpm')::int as "sharePpm",
       (e.facts ->> 'mints')::boolean as mints, e.facts ->> 'source' as source, c.facts ->> 'returned' as returned,
       c.at as "closedAt", e.actor, e.approver, e.reason
     from event e left join lateral (
       select at, facts from event c where c.programme = $1 and c.type = 'SubsidyClosed' and c.seq > e.seq and c.seq <= $4
         and c.facts ->> 'subsidyId' = e.facts ->> 'subsidyId' limit 1
     ) as c on true
     where e.programme = $1 and e.type = 'SubsidyOpened' and e.seq <= $4 and ($2::bigint is null or e.seq < $2)
     order by e.seq desc limit $3`,
    [programme, before ?? null, limit, seq],
  );
}

/** A member in office as the agent of a region (C7); `dismissedAt` is null while they are. */
export interface AgentRow {
  readonly seq: number;
  readonly at: number;
  readonly regionCode: string;
  readonly member: number;
  readonly dismissedAt: number | null;
}

/** Agents with the time they were in office; those who are now, when `now` is set. */
export function agentPage(
  database: Queryable,
  programme: number,
  { before, limit, now }: Page & { readonly now: boolean },
): Promise<AgentRow[]> {
  return database.query<AgentRow>(
    `select e.seq, e.at, e.facts ->> 'regionCode' as "regionCode", e.member, d.at as "dismissedAt"
     from event e left join lateral (
       select at from event d where d.programme = $1 and d.type = 'AgentDismissed' and d.seq > e.seq
         and d.facts ->> 'regionCode' = e.facts ->> 'regionCode' order by d.seq limit 1
     ) as d on true
     where e.programme = $1 and e.type = 'AgentAppointed' and ($2::bigint is null or e.seq < $2) and (not $4 or d.at is null)
     order by e.seq desc limit $3`,
    [programme, before ?? null, limit, now],
  );
}
