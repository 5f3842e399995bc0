/**
 * The tables that follow the log, for what cannot be read from it fast enough: who earned on which settlement, outcomes, orders
 * by merchant, prices by minutes.
 * They follow behind, so that an append pays nothing for them; whoever reads them looks at the end of the log as well, or says how far they
 * were. All of it can be made again from the log.
 */
import type { Database, Queryable } from './database.ts';
import { PART_COLUMNS, partsOf } from './price-parts.ts';

/** Rows of the log that one statement takes in. */
const BATCH = 20_000;

/** One step: everything, or nothing when somebody else took the same step first. $1 programme, $2 from, $3 to. */
const STEP = `
with source as materialized (
  select seq, type, member, merchant, order_no, units, reserve, cash, open_orders, reserve_after, supply_after, scale,
    floor(extract(epoch from at) / 60)::bigint as piece,
    case when commission is not null and type = 'OrderSettled' then facts end as facts
  from event where programme = $1 and seq > $2 and seq <= $3
), moved as (
  update reading set seq = $3, held = held + (
    select coalesce(sum(units * ('1e-' || scale)::numeric), 0) from source where reserve_after is not null
  ) where programme = $1 and seq = $2 returning held
), started as (
  select held - (
    select coalesce(sum(units * ('1e-' || scale)::numeric), 0) from source where reserve_after is not null
  ) as held from moved
), earned as (
  select s.seq, (part ->> 'member')::bigint as member, (part ->> 'amount')::numeric as amount
  from source s cross join lateral json_array_elements(s.facts -> 'commissions') as part where s.facts is not null
), lines as (
  insert into commission_line (programme, member, seq)
  select $1, earned.member, earned.seq from moved cross join (select distinct member, seq from earned where amount <> 0) as earned order by 2, 3
), outcomes as (
  insert into outcome as o (programme, member, spent, paid, commissions, exits)
  select $1, change.member, sum(change.spent), sum(change.paid), sum(change.commissions), sum(change.exits)
  from moved cross join (
    select member, coalesce(-open_orders, 0) as spent, 0::numeric as paid, 0::numeric as commissions, 0 as exits
    from source where type = 'OrderSettled'
    union all select member, 0, coalesce(cash, 0), 0, (type = 'MemberExited')::int
    from source where type in ('PointsRedeemed', 'MemberExited', 'MemberPaidOut')
    union all select member, 0, 0, amount, 0 from earned
  ) as change group by change.member order by change.member
  on conflict (programme, member) do update set spent = o.spent + excluded.spent, paid = o.paid + excluded.paid,
    commissions = o.commissions + excluded.commissions, exits = o.exits + excluded.exits
), placed as (
  insert into merchant_order (programme, merchant, order_no)
  select $1, s.merchant, s.order_no from moved cross join source s
  where s.type = 'OrderPlaced' and s.merchant is not null order by 2, 3
), taken as (
  insert into merchant_outcome as o (programme, merchant, taken, settled)
  select $1, s.merchant, sum(coalesce(-s.open_orders, 0)), count(*) from moved cross join source s
  where s.type = 'OrderSettled' and s.merchant is not null group by s.merchant order by s.merchant
  on conflict (programme, merchant) do update set taken = o.taken + excluded.taken, settled = o.settled + excluded.settled
), ${partsOf(
  `(select source.*, known.run as known from source left join (
      select minute, max(run) as run from price_minute
      where programme = $1 and minute >= (select min(piece) from source) group by minute
    ) as known on known.minute = source.piece)`,
  '(select held from started)',
  's.known',
)}, minutes as (
  insert into price_minute as m (programme, minute, ${PART_COLUMNS})
  select $1, piece, ${PART_COLUMNS} from parts where exists (select from moved)
  on conflict (programme, minute, run) do update set reserve = excluded.reserve, supply = excluded.supply, scale = excluded.scale,
    held = excluded.held, payouts = m.payouts + excluded.payouts, settled = m.settled + excluded.settled, exits = m.exits + excluded.exits
)
select held from moved`;

/** Brings the tables up to the end of the log as it is now, or to row `last` of it; gives the row they have come to. Any number of callers may do it at once. */
export async function refreshReading(database: Queryable, programme: number, last = Infinity): Promise<number> {
  await database.query(`insert into reading (programme) values ($1) on conflict do nothing`, [programme]);
  for (;;) {
    const [state] = await database.query<{ seq: number; head: number }>(
      `select r.seq, p.seq as head from reading r join programme p on p.id = r.programme where p.id = $1`,
      [programme],
    );
    const end = Math.min(state?.head ?? 0, last);
    if (state === undefined || state.seq >= end) return state?.seq ?? 0;
    await database.query(STEP, [programme, state.seq, Math.min(end, state.seq + BATCH)]);
  }
}

/** Makes the tables of a programme again from the whole log; until it is done others see the old ones. */
export function rebuildReading(database: Database, programme: number): Promise<number> {
  return database.transaction(async (client) => {
    await client.query(`select from reading where programme = $1 for update`, [programme]);
    for (const table of ['commission_line', 'outcome', 'merchant_order', 'merchant_outcome', 'price_minute'])
      await client.query(`delete from ${table} where programme = $1`, [programme]);
    await client.query(`update reading set seq = 0, held = 0 where programme = $1`, [programme]);
    return refreshReading(client, programme);
  });
}

/** How far the tables are; 0 before they were ever refreshed. */
export async function readingSeq(database: Queryable, programme: number): Promise<number> {
  const [state] = await database.query<{ seq: number }>(`select seq from reading where programme = $1`, [programme]);
  return state?.seq ?? 0;
}

/** What a table holds otherwise than the log says. */
export interface ReadingDifference {
  readonly table: 'outcome' | 'commission_line';
  readonly owner: number;
}

/** Compares outcomes and lines with a scan of the whole log, by way of the postings: the first difference, or undefined. */
export async function checkReading(database: Queryable, programme: number): Promise<ReadingDifference | undefined> {
  const [found] = await database.query<ReadingDifference>(
    `with state as (select seq from reading where programme = $1),
     lines as (
       select distinct p.owner, p.seq from posting p join event e using (programme, seq), state
       where p.programme = $1 and p.seq <= state.seq and e.type = 'OrderSettled' and p.account = 'commission' and p.amount <> 0
     ), scanned as (
       select member, sum(spent) as spent, sum(paid) as paid, sum(commissions) as commissions, sum(exits) as exits from (
         select e.member, (e.facts ->> 'spend')::numeric as spent, 0 as paid, 0 as commissions, 0 as exits
         from event e, state where e.programme = $1 and e.seq <= state.seq and e.type = 'OrderSettled'
         union all select e.member, 0, (e.facts ->> 'paid')::numeric, 0, (e.type = 'MemberExited')::int
         from event e, state where e.programme = $1 and e.seq <= state.seq and e.type in ('PointsRedeemed', 'MemberExited', 'MemberPaidOut')
         union all select p.owner, 0, 0, p.amount, 0
         from posting p join event e using (programme, seq), state
         where p.programme = $1 and p.seq <= state.seq and p.account = 'commission' and e.type = 'OrderSettled'
       ) as change group by member
     ), stored_lines as (select member, seq from commission_line where programme = $1),
     stored as (select member, spent, paid, commissions, exits from outcome where programme = $1)
     (select 'commission_line' as table, owner from (
       (select * from lines except select * from stored_lines) union all (select * from stored_lines except select * from lines)
     ) as l limit 1)
     union all
     (select 'outcome', member from (
       (select * from scanned except select * from stored) union all (select * from stored except select * from scanned)
     ) as o limit 1)
     limit 1`,
    [programme],
  );
  return found;
}
