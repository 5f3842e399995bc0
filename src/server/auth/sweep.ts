/** Taking out what has run out. */
import type { AuthContext } from './context.ts';
import { SESSION_LIFE } from './sessions.ts';
import { LIMITS } from './throttle.ts';

/**
 * Deletes sessions and codes that ran out and throttle counts that are forgotten. To be called now and then, every hour for instance; whether it ran changes
 * no answer, but addresses and phones stay in the tables, hashed, for no longer than they are used.
 */
export async function sweep(context: AuthContext): Promise<void> {
  const { database } = context;
  const nowMs = context.now();
  const forgetAfterMs = Math.max(...Object.values(LIMITS).map((limit) => limit.forgetAfterMs));
  for (const [method, { idleMs }] of Object.entries(SESSION_LIFE)) {
    await database.query('delete from session where method = $1 and (expires_at_ms <= $2 or last_seen_at_ms <= $3)', [
      method,
      nowMs,
      nowMs - idleMs,
    ]);
  }
  await database.query('delete from one_time_code where expires_at_ms <= $1', [nowMs]);
  await database.query('delete from throttle where last_at_ms <= $1 and blocked_until_ms <= $2', [
    nowMs - forgetAfterMs,
    nowMs,
  ]);
}
