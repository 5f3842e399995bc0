-- Going live through the plan check, and what members accepted before their first order. Times are milliseconds since 1970.

-- A plan with its facts and profile that asks to go live. It never changes: whoever wants another plan makes another application.
create table live_application (
  id bigint generated always as identity primary key,
  name text not null,
  plan json not null,
  -- As they were sent: what a file of facts holds.
  facts json not null,
  -- The name of a profile that ships.
  profile text not null,
  -- SHA-256 in hex of the name, the plan, the facts and the profile: what people sign for.
  digest text not null,
  -- What the check found when it was made.
  findings json not null,
  maker text not null,
  made_at_ms bigint not null
);

-- Who takes responsibility for the warnings of an application, and why. One a person.
create table live_sign_off (
  application bigint not null references live_application (id),
  actor text not null,
  reason text not null,
  -- The rules that were signed for, and of which content.
  findings text[] not null,
  digest text not null,
  at_ms bigint not null,
  primary key (application, actor)
);
create trigger live_application_never_changes before update or delete on live_application
  for each row execute function audit_is_insert_only();
create trigger live_sign_off_never_changes before update or delete on live_sign_off
  for each row execute function audit_is_insert_only();

-- The application that a live programme came from: its facts and profile hold for every later plan. Null for a sandbox, and for a
-- programme that is older than this.
alter table programme add column application bigint unique references live_application (id);

-- Which disclosures a member accepted (R36). `member` is the caller's id; one that was erased leaves its number, as in `alias`.
create table disclosure_acceptance (
  programme integer not null references programme (id),
  member text not null,
  hash text not null,
  version integer not null,
  language text not null check (language in ('zh', 'en')),
  -- `own`: by the member's own session; else somebody else says so, with what proves it.
  channel text not null check (channel in ('own', 'till', 'shop')),
  proof text,
  actor text not null,
  at_ms bigint not null,
  primary key (programme, hash, member),
  check ((channel = 'own') = (proof is null))
);
