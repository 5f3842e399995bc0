/** API keys for shops and tills: `gp_<prefix>_<secret>`. The secret has 256 bits and is stored as its hash; the prefix tells keys apart. */
import { randomBytes } from 'node:crypto';
import type { Queryable } from '#store/database';
import { requireMay } from './access.ts';
import { audit } from './audit.ts';
import type { AuditEntry } from './audit.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { actorOf } from './principal.ts';
import type { KeyPrincipal, Principal } from './principal.ts';
import { SCOPES, isScope } from './scopes.ts';
import type { Scope, ScopeTraits } from './scopes.ts';
import { randomToken, sameBytes, sha256 } from './secrets.ts';

/** What every key begins with. */
export const KEY_PREFIX = 'gp_';
const KEY = /^gp_([0-9a-f]{12})_([\w-]{43})$/;
const PREFIX_BYTES = 6;
const LONGEST_NAME = 100;
/** `last_used` is written at most this often. */
const USED_EVERY_MS = 60_000;
/** The longest that a rotated key stays good. */
const LONGEST_GRACE_MS = 30 * 24 * 3600 * 1000;

/** A key to be made. */
export interface NewApiKey {
  /** What the key is for, for people; 1 to 100 characters. */
  readonly name: string;
  readonly programme: number;
  /** The number of the merchant that it is bound to; null is the whole programme. */
  readonly merchant: string | null;
  readonly scopes: readonly string[];
  /** Null is until revoked. */
  readonly expiresAtMs: number | null;
}

/** A key as it is listed; the secret is nowhere. */
export interface ApiKeyRow extends NewApiKey {
  readonly id: number;
  /** The first part of the key: `gp_0123456789ab`. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdBy: string;
  readonly createdAtMs: number;
  /** Exact to a minute; null when never. */
  readonly lastUsedAtMs: number | null;
  /** The key that took this one's place. */
  readonly replacedBy: number | null;
  readonly revokedAtMs: number | null;
}

/** Which key: one of another programme is unknown in this. */
export interface WhichKey {
  readonly programme: number;
  readonly id: number;
}

/** A key that was just made. `key` is shown this once. */
export interface MadeApiKey {
  readonly id: number;
  readonly key: string;
}

const COLUMNS = `id, '${KEY_PREFIX}' || prefix as prefix, name, programme, merchant, scopes, created_by as "createdBy",
  created_at_ms as "createdAtMs", expires_at_ms as "expiresAtMs", last_used_at_ms as "lastUsedAtMs",
  replaced_by as "replacedBy", revoked_at_ms as "revokedAtMs"`;

/** Makes a key. `by` needs `apikeys.manage` of the programme or merchant. Throws `not_allowed`, `api_key_invalid`. */
export async function createApiKey(context: AuthContext, by: Principal, wanted: NewApiKey): Promise<MadeApiKey> {
  requireMay(by, 'apikeys.manage', targetOf(wanted));
  const nowMs = context.now();
  const name = wanted.name.trim();
  const { programme, merchant, expiresAtMs } = wanted;
  const scopes = [...new Set(wanted.scopes)].sort();
  const inTime = expiresAtMs === null || expiresAtMs > nowMs;
  if (name === '' || name.length > LONGEST_NAME || !inTime || !scopesFit(scopes, merchant)) {
    throw new AuthError('api_key_invalid');
  }
  return await context.database.transaction(async (client) => {
    const made = await insertKey(client, { name, programme, merchant, scopes, expiresAtMs }, actorOf(by), nowMs);
    await auditKey(client, by, 'api_key.created', made.id, nowMs, { programme, merchant, scopes });
    return made;
  });
}

/**
 * Makes a key like another, which stays good for `graceMs` (at most 30 days) so that nothing stands still meanwhile.
 * Throws `api_key_unknown` (also when it was revoked, replaced or ended), `not_allowed`, `api_key_invalid` for a negative or longer grace.
 */
export async function rotateApiKey(
  context: AuthContext,
  by: Principal,
  which: WhichKey,
  graceMs: number,
): Promise<MadeApiKey> {
  if (!(graceMs >= 0 && graceMs <= LONGEST_GRACE_MS)) throw new AuthError('api_key_invalid');
  const nowMs = context.now();
  return await context.database.transaction(async (client) => {
    const old = await lockKey(client, by, which);
    const { id } = which;
    const ended = old.revokedAtMs !== null || (old.expiresAtMs !== null && old.expiresAtMs <= nowMs);
    if (ended || old.replacedBy !== null) throw new AuthError('api_key_unknown');
    const made = await insertKey(client, old, actorOf(by), nowMs);
    await client.query(
      'update api_key set replaced_by = $2, expires_at_ms = least(coalesce(expires_at_ms, $3::bigint), $3::bigint) where id = $1',
      [id, made.id, Math.floor(nowMs + graceMs)],
    );
    await auditKey(client, by, 'api_key.rotated', id, nowMs, { replacedBy: made.id });
    return made;
  });
}

/** Ends a key at once. Throws `api_key_unknown` (also when it was revoked before), `not_allowed`. */
export async function revokeApiKey(context: AuthContext, by: Principal, which: WhichKey): Promise<void> {
  const nowMs = context.now();
  const { id } = which;
  await context.database.transaction(async (client) => {
    const old = await lockKey(client, by, which);
    if (old.revokedAtMs !== null) throw new AuthError('api_key_unknown');
    await client.query('update api_key set revoked_at_ms = $2, revoked_by = $3 where id = $1', [
      id,
      nowMs,
      actorOf(by),
    ]);
    await auditKey(client, by, 'api_key.revoked', id, nowMs, {});
  });
}

/**
 * The keys of a programme, or of one merchant of it, newest first, with those that ended. `by` needs `apikeys.read` of it. Throws `not_allowed`.
 */
export async function listApiKeys(
  context: AuthContext,
  by: Principal,
  of: { readonly programme: number; readonly merchant: string | null },
): Promise<ApiKeyRow[]> {
  requireMay(by, 'apikeys.read', targetOf(of));
  return await context.database.query<ApiKeyRow>(
    `select ${COLUMNS} from api_key where programme = $1 and ($2::text is null or merchant = $2) order by id desc`,
    [of.programme, of.merchant],
  );
}

/** What a key may do. Throws `not_signed_in` for a key that is unknown, revoked or past its expiry, all alike. */
export async function authenticateKey(context: AuthContext, key: string): Promise<KeyPrincipal> {
  const [, prefix, secret] = KEY.exec(key) ?? [];
  if (prefix === undefined || secret === undefined) throw new AuthError('not_signed_in');
  const nowMs = context.now();
  const [found] = await context.database.query<ApiKeyRow & { readonly secretHash: Buffer }>(
    `select ${COLUMNS}, secret_hash as "secretHash" from api_key where prefix = $1`,
    [prefix],
  );
  if (found === undefined || !sameBytes(found.secretHash, sha256(secret))) throw new AuthError('not_signed_in');
  const ended = found.expiresAtMs !== null && nowMs >= found.expiresAtMs;
  if (ended || found.revokedAtMs !== null) throw new AuthError('not_signed_in');
  if (found.lastUsedAtMs === null || nowMs - found.lastUsedAtMs >= USED_EVERY_MS) {
    await context.database.query('update api_key set last_used_at_ms = $2 where id = $1', [found.id, nowMs]);
  }
  const { id, programme, merchant } = found;
  // A scope that a later version no longer knows opens nothing.
  return { kind: 'key', key: id, programme, merchant, scopes: found.scopes.filter((scope) => isScope(scope)) };
}

async function insertKey(client: Queryable, like: NewApiKey, actor: string, nowMs: number): Promise<MadeApiKey> {
  const prefix = randomBytes(PREFIX_BYTES).toString('hex');
  const secret = randomToken();
  const [row] = await client.query<{ id: number }>(
    `insert into api_key (prefix, secret_hash, name, programme, merchant, scopes, created_by, created_at_ms, expires_at_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [prefix, sha256(secret), like.name, like.programme, like.merchant, like.scopes, actor, nowMs, like.expiresAtMs],
  );
  if (row === undefined) throw new Error('PostgreSQL gave no number for a new API key.');
  return { id: row.id, key: `${KEY_PREFIX}${prefix}_${secret}` };
}

/** The key, held until the transaction ends, if `by` may manage it. One that they may not see is unknown to them. */
async function lockKey(client: Queryable, by: Principal, { programme, id }: WhichKey): Promise<ApiKeyRow> {
  const [found] = await client.query<ApiKeyRow>(
    `select ${COLUMNS} from api_key where programme = $1 and id = $2 for update`,
    [programme, id],
  );
  if (found === undefined) throw new AuthError('api_key_unknown');
  requireMay(by, 'apikeys.manage', targetOf(found));
  return found;
}

function scopesFit(scopes: readonly string[], merchant: string | null): boolean {
  return (
    scopes.length > 0 &&
    scopes.every((scope) => isScope(scope) && (merchant === null || (SCOPES[scope] as ScopeTraits).merchant))
  );
}

function targetOf(key: { readonly programme: number; readonly merchant: string | null }) {
  return { programme: key.programme, ...(key.merchant === null ? {} : { merchant: key.merchant }) };
}

async function auditKey(
  client: Queryable,
  by: Principal,
  action: string,
  id: number,
  nowMs: number,
  detail: NonNullable<AuditEntry['detail']>,
): Promise<void> {
  await audit(client, { actor: actorOf(by), action, target: `key:${id}`, detail }, nowMs);
}
