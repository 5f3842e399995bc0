/** The record of what happened outside the event log: users, roles, keys, sign-ins. The database refuses to change or delete it. */
import type { Queryable } from '#store/database';

/** One line of the record. None of it is personal data: people, keys and sessions stand as numbers. */
export interface AuditEntry {
  /** Who did it: `person:17`, `key:4`, `system`, or `nobody` before anyone signed in. */
  readonly actor: string;
  /** What was done: `sign_in.failed`, `role.granted`. */
  readonly action: string;
  /** To whom or what: `person:17`. */
  readonly target?: string;
  /** What else is worth knowing. Never a phone number, name, account, username, address, password or token. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** A stored line: `id` grows, `atMs` is when. */
export interface AuditRow extends AuditEntry {
  readonly id: number;
  readonly atMs: number;
}

/** Writes one line, as part of the transaction that it tells of when `queryable` is one. */
export async function audit(queryable: Queryable, entry: AuditEntry, nowMs: number): Promise<void> {
  await queryable.query('insert into audit (at_ms, actor, action, target, detail) values ($1, $2, $3, $4, $5)', [
    nowMs,
    entry.actor,
    entry.action,
    entry.target ?? null,
    JSON.stringify(entry.detail ?? {}),
  ]);
}

/** Lines newest first, older than `before` when given, at most `limit`; of one target, actor or action only when given. The caller has `audit.read`. */
export async function readAudit(
  queryable: Queryable,
  options: {
    readonly limit: number;
    readonly before?: number;
    readonly target?: string;
    readonly actor?: string;
    readonly action?: string;
  },
): Promise<AuditRow[]> {
  return await queryable.query<AuditRow>(
    `select id, at_ms as "atMs", actor, action, target, detail from audit
     where ($2::bigint is null or id < $2) and ($3::text is null or target = $3)
       and ($4::text is null or actor = $4) and ($5::text is null or action = $5) order by id desc limit $1`,
    [options.limit, options.before ?? null, options.target ?? null, options.actor ?? null, options.action ?? null],
  );
}
