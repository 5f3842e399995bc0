-- Programmes, the event log and what is written together with it.

create table programme (
  id integer generated always as identity primary key,
  name text not null unique,
  mode text not null check (mode in ('sandbox', 'live')),
  -- Due orders settle by themselves; in a sandbox this can be turned off, to play recorded commands.
  settles boolean not null default true,
  -- A sandbox's own time; null runs with the clock.
  test_clock timestamptz,
  orders_paused boolean not null default false,
  sales_paused boolean not null default false,
  created_at timestamptz not null default now(),
  -- The head of the log: the last row and its hash. `epoch` counts the writers; only the last one may append.
  seq bigint not null default 0,
  hash bytea not null default '\x',
  epoch bigint not null default 0,
  check (mode = 'sandbox' or (settles and test_clock is null))
);

-- What happened, a row an effect; `command` stands on the first row of each command. Money in fen, points in units at `scale`; ids are ours,
-- never the caller's. The twelve amounts are the row's double entry: what it adds to each account.
-- Only `append` writes here, with the id of the programme row it has just updated: a foreign key would cost a quarter of it and say nothing.
create table event (
  programme integer not null,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  type text not null,
  member bigint,
  merchant bigint,
  order_no bigint,
  outside numeric,
  reserve numeric,
  surplus numeric,
  platform numeric,
  taxes numeric,
  open_orders numeric,
  frozen_withdrawals numeric,
  open_subsidies numeric,
  cash numeric,
  commission numeric,
  dividend numeric,
  payable numeric,
  units numeric,
  reserve_after numeric,
  supply_after numeric,
  scale smallint,
  points_after numeric,
  basis_after numeric,
  facts json not null,
  command json,
  actor text not null,
  approver text,
  reason text,
  hash bytea not null,
  primary key (programme, seq),
  constraint balanced check (
    coalesce(outside, 0) + coalesce(reserve, 0) + coalesce(surplus, 0) + coalesce(platform, 0) + coalesce(taxes, 0)
    + coalesce(open_orders, 0) + coalesce(frozen_withdrawals, 0) + coalesce(open_subsidies, 0)
    + coalesce(cash, 0) + coalesce(commission, 0) + coalesce(dividend, 0) + coalesce(payable, 0) = 0
  )
);
create index event_member on event (programme, member, seq) where member is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is insert-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger event_insert_only before update or delete on event for each row execute function refuse_change();
create trigger event_no_truncate before truncate on event for each statement execute function refuse_change();

-- The double entry, a line an account: a pure function of the row. Commissions have a line each.
create view posting as
select e.programme, e.seq, e.at, line.account, line.owner, line.amount
from event e
cross join lateral (
  values
    ('outside', null::bigint, e.outside), ('reserve', null, e.reserve), ('surplus', null, e.surplus),
    ('platform', null, e.platform), ('taxes', null, e.taxes), ('openOrders', null, e.open_orders),
    ('frozenWithdrawals', null, e.frozen_withdrawals), ('openSubsidies', null, e.open_subsidies),
    ('cash', e.member, e.cash), ('dividend', e.member, e.dividend), ('payable', e.merchant, e.payable),
    ('commission', e.member, case when e.type = 'OrderSettled' then null else e.commission end)
) as line (account, owner, amount)
where line.amount is not null
union all
select e.programme, e.seq, e.at, 'commission', (part ->> 'member')::bigint, (part ->> 'amount')::numeric
from event e
cross join lateral json_array_elements(e.facts -> 'commissions') as part
where e.type = 'OrderSettled';

-- Callers' ids and ours. Erasing a person deletes rows here; the log does not know them.
create table alias (
  programme integer not null references programme (id),
  kind text not null,
  external text not null,
  number bigint not null,
  primary key (programme, kind, external)
);

-- The first answer to a request that named an idempotency key.
create table idempotency (
  programme integer not null references programme (id),
  caller text not null,
  key text not null,
  digest bytea not null,
  answer json not null,
  at timestamptz not null,
  primary key (programme, caller, key)
);
create index idempotency_at on idempotency (at);
