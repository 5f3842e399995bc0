-- Four eyes for money and plan changes, drafts of plans, and payouts. Times are milliseconds since 1970, money is in fen.

-- What one person proposes and another decides. The commands hold our own ids, {"known": 17}; an id that nothing is known by yet is
-- {"fresh": 0}, an index into `new_ids`, the only column that holds callers' ids. Erasing sets an element there to null.
create table proposal (
  id bigint generated always as identity primary key,
  programme integer not null references programme (id),
  -- A command type, or SetApprovalLimits.
  type text not null,
  commands json not null,
  new_ids json not null,
  -- SHA-256 of the commands as they were proposed or last edited: what the writer knows the request by.
  digest bytea not null,
  -- What it would have done when it was proposed or last edited.
  preview json not null,
  reason text not null,
  maker text not null,
  made_at_ms bigint not null,
  -- Everybody who ever edited it.
  editors text[] not null default '{}',
  last_editor text,
  edited_at_ms bigint,
  version integer not null default 1,
  state text not null default 'open' check (state in
    ('open', 'approved', 'executing', 'executed', 'refused', 'rejected', 'expired', 'withdrawn')),
  approver text,
  decided_at_ms bigint,
  -- The money it moves, as counted against the limits when it was approved.
  amount numeric,
  closed_by text,
  note text,
  expires_at_ms bigint not null,
  -- Plan changes only: when it takes effect, in the programme's own time.
  effective_at_ms bigint,
  outcome json,
  check (state not in ('approved', 'executing', 'executed', 'refused')
    or (approver is not null and decided_at_ms is not null and amount is not null)),
  -- Whatever the code does: nobody approves what they made or edited.
  constraint four_eyes check (approver is null or (approver <> maker and approver <> all (editors)))
);
create index proposal_programme on proposal (programme, id);
create index proposal_pending on proposal (state) where state in ('open', 'approved', 'executing');

-- How much a role may approve with one proposal, what a programme may approve in 24 hours, and the notice of plan changes (in
-- milliseconds). A null value is no limit; without a row the service's own default holds.
create table approval_limit (
  programme integer not null references programme (id),
  subject text not null check (subject in ('operator-admin', 'operator-finance', 'daily', 'notice')),
  value numeric check (value >= 0),
  proposal bigint not null references proposal (id),
  primary key (programme, subject),
  check (subject <> 'notice' or value is not null)
);
create function limit_needs_proposal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or not exists (
    select from proposal where id = new.proposal and programme = new.programme and type = 'SetApprovalLimits' and state = 'executing'
  ) then
    raise exception 'limits change by an approved proposal only' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger approval_limit_by_proposal before insert or update or delete on approval_limit
  for each row execute function limit_needs_proposal();

create table plan_draft (
  id bigint generated always as identity primary key,
  programme integer not null references programme (id),
  plan json not null,
  maker text not null,
  made_at_ms bigint not null,
  last_editor text not null,
  edited_at_ms bigint not null,
  version integer not null default 1,
  -- The proposal that it became; from then on it does not change.
  proposal bigint references proposal (id)
);
create index plan_draft_programme on plan_draft (programme, id);

-- Withdrawals as the log has them: follows behind it and can be made again from it.
create table withdrawal_reading (
  programme integer primary key references programme (id),
  seq bigint not null default 0
);
create table withdrawal (
  programme integer not null references programme (id),
  number bigint not null,
  account text not null,
  member bigint,
  merchant bigint,
  amount numeric not null,
  fee numeric not null,
  tax numeric not null,
  to_owner numeric not null,
  state text not null check (state in ('requested', 'approved', 'rejected', 'completed', 'failed')),
  requested_at timestamptz,
  approved_at timestamptz,
  closed_at timestamptz,
  primary key (programme, number)
);
create index withdrawal_open on withdrawal (programme, state, number) where state in ('requested', 'approved');

-- Payments that were handed out: one a withdrawal, for good. What the bank answered in the end stands in the log.
create table payout_batch (
  id bigint generated always as identity primary key,
  programme integer not null references programme (id),
  channel text not null,
  sent_by text not null,
  sent_at_ms bigint not null
);
create table payout (
  programme integer not null references programme (id),
  number bigint not null,
  batch bigint not null references payout_batch (id),
  reference text not null unique,
  amount numeric not null,
  state text not null check (state in ('sent', 'unknown')),
  attempts integer not null default 1,
  asked_at_ms bigint,
  primary key (programme, number)
);
create index payout_batch_lines on payout (batch, number);
