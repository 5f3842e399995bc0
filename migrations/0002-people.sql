-- People, what they may do and how they sign in. Nothing here is in the event log, and nothing of the log is here but numbers.
-- Times are milliseconds since 1970. Programmes, members and merchants are named by the numbers of the log.

create table person (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('operator', 'member')),
  created_at_ms bigint not null,
  erased_at_ms bigint
);

-- The key that every datum of one person is sealed with, itself sealed with the master key. Deleting the row makes the data unreadable.
create table person_key (
  person bigint primary key references person,
  sealed bytea not null
);

create table personal_datum (
  person bigint not null references person,
  field text not null check (field in ('phone', 'name', 'payee', 'totp')),
  sealed bytea not null,
  primary key (person, field)
);

-- Who has a phone number: HMAC-SHA256 of the number under a key made from the master key.
create table phone_index (
  phone_hash bytea primary key,
  person bigint not null unique references person
);

-- Sign-in by username and password.
create table credential (
  person bigint primary key references person,
  username text not null unique,
  password_hash text not null,
  must_change boolean not null,
  -- A one-time password is good until then; null is for ever.
  password_expires_at_ms bigint,
  totp_confirmed boolean not null default false,
  -- The step of the last TOTP code that was taken: a code works once.
  totp_last_step bigint,
  disabled_at_ms bigint
);

create table recovery_code (
  person bigint not null references person,
  code_hash bytea not null,
  primary key (person, code_hash)
);

create table session (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique,
  person bigint not null references person,
  method text not null check (method in ('password', 'code')),
  user_agent text not null,
  created_at_ms bigint not null,
  -- When the person last proved who they are; kept when the token is rotated.
  verified_at_ms bigint not null,
  last_seen_at_ms bigint not null,
  expires_at_ms bigint not null
);
create index session_person on session (person);

create table role_grant (
  id bigint generated always as identity primary key,
  person bigint not null references person,
  role text not null check (role in ('operator-admin', 'operator-finance', 'operator-support', 'auditor',
    'merchant-owner', 'merchant-staff', 'member')),
  -- Null is every programme, for operators and auditors only.
  programme bigint,
  -- The number of the merchant or member; null for operators and auditors.
  object text,
  granted_by text not null,
  granted_at_ms bigint not null,
  revoked_by text,
  revoked_at_ms bigint,
  check ((object is not null) = (role in ('merchant-owner', 'merchant-staff', 'member'))),
  check (object is null or programme is not null),
  check ((revoked_at_ms is null) = (revoked_by is null))
);
create unique index role_grant_once on role_grant (person, role, coalesce(programme, 0), coalesce(object, ''))
  where revoked_at_ms is null;
-- A member number is one person's, and a person is one member of a programme.
create unique index role_grant_member on role_grant (programme, object) where role = 'member' and revoked_at_ms is null;
create unique index role_grant_membership on role_grant (programme, person) where role = 'member' and revoked_at_ms is null;

create table api_key (
  id bigint generated always as identity primary key,
  prefix text not null unique,
  secret_hash bytea not null,
  name text not null,
  programme bigint not null,
  -- The number of the merchant that the key is bound to; null is the whole programme.
  merchant text,
  scopes text[] not null,
  created_by text not null,
  created_at_ms bigint not null,
  expires_at_ms bigint,
  last_used_at_ms bigint,
  -- The key that took this one's place.
  replaced_by bigint references api_key,
  revoked_by text,
  revoked_at_ms bigint
);
create index api_key_programme on api_key (programme);

-- One row a thing that is attempted: the sign-in of an account, sign-ins from an address, codes for a phone. The name is an HMAC.
create table throttle (
  subject bytea primary key,
  attempts integer not null,
  last_at_ms bigint not null,
  blocked_until_ms bigint not null
);

create table one_time_code (
  phone_hash bytea not null,
  programme bigint not null,
  code_hash bytea not null,
  tries integer not null,
  expires_at_ms bigint not null,
  primary key (phone_hash, programme)
);

-- Every change outside the event log, and every sign-in. Insert only; no personal data.
create table audit (
  id bigint generated always as identity primary key,
  at_ms bigint not null,
  actor text not null,
  action text not null,
  target text,
  detail jsonb not null
);
create index audit_target on audit (target, id);

create function audit_is_insert_only() returns trigger language plpgsql as $$
begin
  raise exception 'audit is insert only' using errcode = 'restrict_violation';
end
$$;
create trigger audit_insert_only before update or delete on audit for each row execute function audit_is_insert_only();
create trigger audit_never_emptied before truncate on audit for each statement execute function audit_is_insert_only();
