/** Sessions: a random token that only the holder has; the database knows its hash. */
import type { Queryable } from '#store/database';
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { personActor } from './principal.ts';
import type { Grant, PersonPrincipal, Stage } from './principal.ts';
import { ROLES } from './roles.ts';
import { randomToken, sha256 } from './secrets.ts';
import { shortUserAgent } from './user-agent.ts';

/** How a session was begun: by username and password, or by a code to a phone. */
export type SignInMethod = 'password' | 'code';

/** How long a session lives: without use, and at most. In milliseconds. */
export interface SessionLife {
  readonly idleMs: number;
  readonly longestMs: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A console that handles money closes soon; a member's phone stays signed in for a month. */
export const SESSION_LIFE: Readonly<Record<SignInMethod, SessionLife>> = {
  password: { idleMs: 30 * MINUTE_MS, longestMs: DAY_MS / 2 },
  code: { idleMs: 7 * DAY_MS, longestMs: 30 * DAY_MS },
};

/** `last_seen` is written at most this often. */
const SEEN_EVERY_MS = MINUTE_MS;

/** What every session token begins with. */
export const SESSION_PREFIX = 'gs_';

/** A session as its owner sees it. */
export interface SessionRow {
  readonly id: number;
  readonly method: SignInMethod;
  readonly userAgent: string;
  readonly createdAtMs: number;
  /** Exact to a minute. */
  readonly lastSeenAtMs: number;
  readonly expiresAtMs: number;
}

/** Begins a session; gives its token, which is stored nowhere. Part of the caller's transaction. */
export async function beginSession(
  queryable: Queryable,
  session: { readonly person: number; readonly method: SignInMethod; readonly userAgent: string | undefined },
  nowMs: number,
): Promise<string> {
  const token = SESSION_PREFIX + randomToken();
  await queryable.query(
    `insert into session
       (token_hash, person, method, user_agent, created_at_ms, verified_at_ms, last_seen_at_ms, expires_at_ms)
     values ($1, $2, $3, $4, $5, $5, $5, $6)`,
    [
      sha256(token),
      session.person,
      session.method,
      shortUserAgent(session.userAgent),
      nowMs,
      nowMs + SESSION_LIFE[session.method].longestMs,
    ],
  );
  return token;
}

interface Found {
  readonly id: number;
  readonly person: number;
  readonly method: SignInMethod;
  readonly verifiedAtMs: number;
  readonly lastSeenAtMs: number;
  readonly expiresAtMs: number;
  readonly mustChange: boolean | null;
  readonly totpConfirmed: boolean | null;
  readonly grants: readonly Grant[];
}

/**
 * The person behind a session token, with the grants they have at this moment. Throws `not_signed_in` for a token that is unknown or was ended,
 * `session_expired` for one that ran out.
 */
export async function authenticateSession(context: AuthContext, token: string): Promise<PersonPrincipal> {
  const { database } = context;
  const nowMs = context.now();
  const [found] = await database.query<Found>(
    `select s.id, s.person, s.method, s.verified_at_ms as "verifiedAtMs", s.last_seen_at_ms as "lastSeenAtMs",
       s.expires_at_ms as "expiresAtMs", c.must_change as "mustChange", c.totp_confirmed as "totpConfirmed",
       coalesce((select json_agg(json_build_object('id', g.id, 'role', g.role, 'programme', g.programme, 'object', g.object)
           order by g.id)
         from role_grant g where g.person = s.person and g.revoked_at_ms is null), '[]') as grants
     from session s join person p on p.id = s.person left join credential c on c.person = s.person
     where s.token_hash = $1 and p.erased_at_ms is null and (s.method = 'code' or c.disabled_at_ms is null)`,
    [sha256(token)],
  );
  if (found === undefined) throw new AuthError('not_signed_in');
  if (nowMs >= found.expiresAtMs || nowMs - found.lastSeenAtMs >= SESSION_LIFE[found.method].idleMs) {
    await database.query('delete from session where id = $1', [found.id]);
    throw new AuthError('session_expired');
  }
  if (nowMs - found.lastSeenAtMs >= SEEN_EVERY_MS) {
    await database.query('update session set last_seen_at_ms = $2 where id = $1 and last_seen_at_ms < $2', [
      found.id,
      nowMs,
    ]);
  }
  const { person, id, verifiedAtMs } = found;
  return { kind: 'person', person, session: id, verifiedAtMs, stage: stageOf(found), grants: grantsIn(found) };
}

/** How far a session is follows from the credential as it is now, so that nothing has to be kept in step. */
function stageOf(found: Found): Stage {
  if (found.method === 'code') return 'full';
  if (found.mustChange !== false) return 'password';
  const totpNeeded = found.grants.some((grant) => ROLES[grant.role].totp);
  return totpNeeded && found.totpConfirmed !== true ? 'totp' : 'full';
}

function grantsIn(found: Found): readonly Grant[] {
  return found.method === 'password' ? found.grants : found.grants.filter((grant) => !ROLES[grant.role].totp);
}

/** Gives the session another token, since its rights changed, and ends all others of the person. Part of the caller's transaction. */
export async function rotateSession(queryable: Queryable, principal: PersonPrincipal): Promise<string> {
  const token = SESSION_PREFIX + randomToken();
  await queryable.query('delete from session where person = $1 and id <> $2', [principal.person, principal.session]);
  const rotated = await queryable.query(
    'update session set token_hash = $2 where id = $1 and person = $3 returning id',
    [principal.session, sha256(token), principal.person],
  );
  if (rotated.length === 0) throw new AuthError('not_signed_in');
  return token;
}

/** The sessions of a person that have not run out, newest first. The caller is the person. */
export async function listSessions(context: AuthContext, person: number): Promise<SessionRow[]> {
  const nowMs = context.now();
  const rows = await context.database.query<SessionRow>(
    `select id, method, user_agent as "userAgent", created_at_ms as "createdAtMs", last_seen_at_ms as "lastSeenAtMs",
       expires_at_ms as "expiresAtMs"
     from session where person = $1 and expires_at_ms > $2 order by id desc`,
    [person, nowMs],
  );
  return rows.filter((row) => nowMs - row.lastSeenAtMs < SESSION_LIFE[row.method].idleMs);
}

/** Ends one session of the person, who is the caller. Throws `session_unknown` when it is not theirs. */
export async function endSession(context: AuthContext, person: number, session: number, actor: string): Promise<void> {
  await context.database.transaction(async (client) => {
    const ended = await client.query('delete from session where id = $1 and person = $2 returning id', [
      session,
      person,
    ]);
    if (ended.length === 0) throw new AuthError('session_unknown');
    await audit(client, { actor, action: 'session.ended', target: personActor(person) }, context.now());
  });
}

/** Ends every session of the person, but for `except` when given. Gives how many. The caller is the person or has `users.manage`. */
export async function endSessions(
  context: AuthContext,
  person: number,
  actor: string,
  except?: number,
): Promise<number> {
  return await context.database.transaction(async (client) => {
    const ended = await client.query(
      'delete from session where person = $1 and ($2::bigint is null or id <> $2) returning id',
      [person, except ?? null],
    );
    await audit(client, { actor, action: 'session.ended_all', target: personActor(person) }, context.now());
    return ended.length;
  });
}
