-- Webhooks out and in. The event log is the outbox: an endpoint is a place in it. No caller's id stands here in clear.
-- Times are milliseconds since 1970.

create table webhook_endpoint (
  id bigint generated always as identity primary key,
  programme integer not null references programme (id),
  url text not null,
  -- Sealed with the master key; the one before stays good until `old_until_ms`.
  secret bytea not null,
  old_secret bytea,
  old_until_ms bigint,
  types text[] not null,
  state text not null check (state in ('active', 'paused', 'disabled')),
  -- Every row of the log up to here was sent once, or is a row of `webhook_delivery` that waits.
  cursor bigint not null,
  -- The newest row that moved the pool, while its price.changed has yet to be sent.
  price_seq bigint,
  -- The first failure after the last success.
  failing_since_ms bigint,
  created_by text not null,
  created_at_ms bigint not null,
  check ((old_secret is null) = (old_until_ms is null))
);
create index webhook_endpoint_programme on webhook_endpoint (programme);

-- What is being tried again, and what was sent lately. Pruned.
create table webhook_delivery (
  endpoint bigint not null references webhook_endpoint (id) on delete cascade,
  seq bigint not null,
  kind text not null,
  state text not null check (state in ('retrying', 'delivered', 'failed')),
  attempts integer not null,
  first_at_ms bigint not null,
  last_at_ms bigint not null,
  -- When it is tried again; null when it is not.
  next_at_ms bigint,
  response_code integer,
  -- Why the last attempt failed: a word of ours.
  error text,
  -- The beginning of the answer to the last failed attempt, sealed: it may repeat what it was sent.
  answer bytea,
  primary key (endpoint, seq, kind),
  check ((next_at_ms is not null) = (state = 'retrying'))
);
create index webhook_delivery_next on webhook_delivery (endpoint, next_at_ms) where state = 'retrying';
create index webhook_delivery_last on webhook_delivery (last_at_ms) where state <> 'retrying';

-- A shop whose orders come in by its own webhooks.
create table shop (
  id bigint generated always as identity primary key,
  programme integer not null references programme (id),
  name text not null,
  secret bytea not null,
  old_secret bytea,
  old_until_ms bigint,
  -- The key under which the shop's own ids are hashed, sealed. It never changes: what came in once is known for good.
  hash_key bytea not null,
  mapping json not null,
  state text not null check (state in ('active', 'paused')),
  created_by text not null,
  created_at_ms bigint not null,
  unique (programme, name),
  check ((old_secret is null) = (old_until_ms is null))
);

-- One row an order of a shop, by the hash of its id.
create table shop_order (
  shop bigint not null references shop (id),
  order_hash bytea not null,
  -- placing: on its way to the writer. cancelled: refunded in full, or cancelled before it came; it is never placed again.
  state text not null check (state in ('placing', 'placed', 'refused', 'cancelled')),
  -- The hash of member, merchant and amount; null for one that was cancelled before it came.
  content_hash bytea,
  attempts integer not null default 0,
  primary key (shop, order_hash)
);

-- One row an event of a shop, by the hash of its id; of a body that could not be read, by the hash of the body. Kept for good.
create table shop_event (
  shop bigint not null references shop (id),
  event_hash bytea not null,
  kind text,
  order_hash bytea,
  content_hash bytea not null,
  -- parked: waits for its order. absorbed: there was nothing to do. refused, unusable: will be looked at again when it is sent again.
  state text not null check (state in ('done', 'absorbed', 'ignored', 'parked', 'refused', 'unusable')),
  -- Why it was refused or could not be used.
  code text,
  -- The field of the mapping that is to blame.
  field text,
  attempts integer not null default 1,
  occurred_at_ms bigint,
  received_at_ms bigint not null,
  -- The command of a parked event, sealed.
  parked bytea,
  primary key (shop, event_hash),
  check ((parked is not null) = (state = 'parked'))
);
create index shop_event_parked on shop_event (shop, order_hash) where state = 'parked';
create index shop_event_received on shop_event (shop, received_at_ms);
