/** Throttling: whoever tries again and again waits twice as long each time. The database holds the counts, so a restart forgets nothing. */
import { isIPv6 } from 'node:net';
import type { Queryable } from '#store/database';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { keyedHash } from './secrets.ts';

/** How one kind of attempt is slowed down. */
interface Limit {
  /** Attempts before the first wait; at least 1. */
  readonly free: number;
  /** The first wait; each further attempt doubles it. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** After so long without an attempt the count begins anew. */
  readonly forgetAfterMs: number;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * The limits by what is counted. An account waits five minutes at most, so that a stranger cannot lock its owner out for long; with the address and TOTP
 * that is enough. A code by SMS costs money and annoys, so the second is sent after a minute at the earliest.
 */
export const LIMITS = {
  account: { free: 5, firstWaitMs: SECOND_MS, longestWaitMs: 5 * MINUTE_MS, forgetAfterMs: 24 * HOUR_MS },
  address: { free: 20, firstWaitMs: SECOND_MS, longestWaitMs: 15 * MINUTE_MS, forgetAfterMs: 24 * HOUR_MS },
  'code-phone': { free: 1, firstWaitMs: MINUTE_MS, longestWaitMs: HOUR_MS, forgetAfterMs: 24 * HOUR_MS },
  'code-address': { free: 10, firstWaitMs: 10 * SECOND_MS, longestWaitMs: HOUR_MS, forgetAfterMs: 24 * HOUR_MS },
} as const satisfies Record<string, Limit>;

/** What is counted: sign-ins of an account, sign-ins from an address, codes sent to a phone, codes asked for from an address. */
type ThrottleKind = keyof typeof LIMITS;

/** One thing that is counted: its kind, and the username, address or phone. */
export interface Subject {
  readonly kind: ThrottleKind;
  readonly name: string;
}

/**
 * Counts an attempt before it is looked at, so that many at once do not all pass. Throws `too_many_attempts` with the seconds to wait;
 * an attempt that has to wait is not counted.
 */
export async function countAttempt(context: AuthContext, subject: Subject): Promise<void> {
  const { free, firstWaitMs, longestWaitMs, forgetAfterMs }: Limit = LIMITS[subject.kind];
  const key = subjectHash(context, subject);
  const nowMs = context.now();
  const counted = await context.database.query(
    `insert into throttle as t (subject, attempts, last_at_ms, blocked_until_ms) values ($1, 1, $2, 0)
     on conflict (subject) do update set last_at_ms = $2,
       attempts = case when t.last_at_ms + $6 <= $2 then 1 else t.attempts + 1 end,
       blocked_until_ms = case when t.last_at_ms + $6 <= $2 or t.attempts < $3 then 0
         else $2 + least($5::bigint, $4::bigint * (1::bigint << least(t.attempts - $3, 30))) end
     where t.blocked_until_ms <= $2
     returning attempts`,
    [key, nowMs, free, firstWaitMs, longestWaitMs, forgetAfterMs],
  );
  if (counted.length > 0) return;
  const [row] = await context.database.query<{ until: number }>(
    'select blocked_until_ms as until from throttle where subject = $1',
    [key],
  );
  throw new AuthError('too_many_attempts', Math.max(1, Math.ceil(((row?.until ?? nowMs) - nowMs) / SECOND_MS)));
}

/** Takes back the attempt that was just counted, because it was right. Other attempts stay counted. */
export async function uncountAttempt(context: AuthContext, subject: Subject): Promise<void> {
  await context.database.query(
    'update throttle set attempts = greatest(attempts - 1, 0), blocked_until_ms = 0 where subject = $1',
    [subjectHash(context, subject)],
  );
}

/** Forgets all attempts of a subject. */
export async function forgetAttempts(queryable: Queryable, context: AuthContext, subject: Subject): Promise<void> {
  await queryable.query('delete from throttle where subject = $1', [subjectHash(context, subject)]);
}

/** The subject of an address: IPv4 as it is, IPv6 by its first 64 bits, of which one customer has at least one. */
export function addressSubject(kind: 'address' | 'code-address', address: string): Subject {
  return { kind, name: addressGroup(address) };
}

function addressGroup(address: string): string {
  const plain = address.toLowerCase().replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const embedded = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain);
  if (embedded?.[1] !== undefined) return embedded[1];
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const words = [...front, ...Array.from({ length: gap }, () => '0'), ...back];
  return words
    .slice(0, 4)
    .map((word) => Number.parseInt(word, 16).toString(16))
    .join(':');
}

function subjectHash(context: AuthContext, subject: Subject): Buffer {
  return keyedHash(context.keys.throttle, subject.kind, subject.name);
}
