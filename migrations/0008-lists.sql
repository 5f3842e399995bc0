-- Lists of members, merchants and orders. Orders touch none of these indexes, and the tables follow behind: the log appends as fast as before.

-- Who is frozen, has a rank, a weight or a region, and since when: by member, the last one of a kind first.
create index event_people on event (programme, type, member, seq) where type in (
  'MemberFrozen', 'MemberUnfrozen', 'RankSet', 'WeightSet', 'AgentAppointed', 'AgentDismissed'
);
-- Whom somebody referred.
create index event_referrer on event (programme, ((facts ->> 'referrer')::bigint), seq) where type = 'ReferrerBound';

-- Orders by the merchant that they were placed with. An index of the log for it would be touched by every order.
create table merchant_order (
  programme integer not null,
  merchant bigint not null,
  order_no bigint not null,
  primary key (programme, merchant, order_no)
);

-- How many orders of each merchant settled, and their net cash in fen.
create table merchant_outcome (
  programme integer not null,
  merchant bigint not null,
  taken numeric not null,
  settled bigint not null,
  primary key (programme, merchant)
);

-- As far as the tables before them have come.
insert into merchant_order (programme, merchant, order_no)
select e.programme, e.merchant, e.order_no from event e join reading r on r.programme = e.programme and e.seq <= r.seq
where e.type = 'OrderPlaced' and e.merchant is not null;
insert into merchant_outcome (programme, merchant, taken, settled)
select e.programme, e.merchant, sum(coalesce(-e.open_orders, 0)), count(*)
from event e join reading r on r.programme = e.programme and e.seq <= r.seq
where e.type = 'OrderSettled' and e.merchant is not null group by e.programme, e.merchant;
