-- What is read off the log. Everything here follows from `event` and can be thrown away and made again.

-- Percentages here: what a server process spends more on appending orders and settlements, measured by its processor time.

-- An order's placing and its refunds, to explain its settlement. Order numbers grow, so entries go to the end of the index: 2 %.
create index event_order on event (programme, order_no, seq) where type in ('OrderPlaced', 'OrderRefunded');
-- A merchant's statement: 3 %.
create index event_merchant on event (programme, merchant, seq) where merchant is not null and type <> 'OrderPlaced';
-- What happens rarely, is asked for by type, and stands behind many other amounts. Orders do not touch it: nothing.
create index event_rare on event (programme, type, seq) where type in (
  'PlanChanged', 'WeightSet', 'SubsidyOpened', 'ConversionOpened'
);

-- How far the tables below follow the log, and all that members hold there, in points. Those have no foreign keys: a check a row
-- would cost more than the row.
create table reading (
  programme integer primary key references programme (id),
  seq bigint not null default 0,
  held numeric not null default 0
);

-- Settlements by who earned commission on them. An index of the log for it (GIN, 20 %) or a trigger (28 %) would slow down every append.
create table commission_line (
  programme integer not null,
  member bigint not null,
  seq bigint not null,
  primary key (programme, member, seq)
);

-- What each member spent, and was paid out of the pool; commissions beside. In fen.
create table outcome (
  programme integer not null,
  member bigint not null,
  spent numeric not null,
  paid numeric not null,
  commissions numeric not null,
  exits bigint not null,
  -- Paid / spent in parts per million, rounded down; `div` is exact.
  ratio_ppm numeric generated always as (case when spent > 0 then div(paid * 1000000, spent) end) stored,
  primary key (programme, member)
);

-- The pool by minutes (of UTC, since 1970). A run ends where the pair may fall (P7), so within one the price only rises.
create table price_minute (
  programme integer not null,
  minute bigint not null,
  -- The row of P7 that it begins with, 0 for none in this minute.
  run bigint not null,
  -- The first and the last row of the run that moved the pool.
  start_reserve numeric not null,
  start_supply numeric not null,
  start_scale smallint not null,
  reserve numeric not null,
  supply numeric not null,
  scale smallint not null,
  -- What members held after the last row, in points.
  held numeric not null,
  payouts numeric not null,
  settled bigint not null,
  exits bigint not null,
  primary key (programme, minute, run)
);
