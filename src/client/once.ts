/** Requests that may be sent again without being done again: all of them carry the same `Idempotency-Key`. */
import { pause } from './pause.ts';
import { UnexpectedAnswerError } from './problem.ts';
import type { Problem } from './problem.ts';

/** The header that makes a request repeatable. */
interface KeyHeader {
  readonly 'Idempotency-Key': string;
}

/** How {@link sendOnce} goes on. */
interface OnceOptions {
  /** The key; a new one unless said. Keep it beside what is sent, to go on after a restart. */
  readonly key?: string;
  /** How often it is sent at most; 5 unless said. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt, where the service names no time; doubled before each further one. 500 unless said. */
  readonly pauseMs?: number;
  readonly signal?: AbortSignal;
}

/** A new key: 128 random bits as 32 hexadecimal digits. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Sends a request that is done once, however often it must be sent: again when the connection breaks or the service is busy (502, 503, 504). Resolves and
 * rejects as the last attempt does.
 */
export async function sendOnce<R extends { readonly error?: Problem; readonly response: Response }>(
  send: (header: KeyHeader) => Promise<R>,
  { key = newKey(), attempts = 5, pauseMs = 500, signal }: OnceOptions = {},
): Promise<R> {
  const header = { 'Idempotency-Key': key };
  for (let attempt = 1; ; attempt++) {
    let waitMs = pauseMs * 2 ** (attempt - 1);
    try {
      const result = await send(header);
      if (result.response.status !== 503 || attempt >= attempts) return result;
      const { retryAfter } = result.error ?? {};
      if (retryAfter !== undefined) waitMs = retryAfter * 1000;
    } catch (error) {
      if (attempt >= attempts || !passing(error)) throw error;
    }
    await pause(waitMs, signal);
    signal?.throwIfAborted();
  }
}

/** Whether an error may be gone the next time: fetch has TypeErrors for connections, proxies answer while the service starts. */
function passing(error: unknown): boolean {
  if (error instanceof UnexpectedAnswerError) return [502, 503, 504].includes(error.status);
  return error instanceof TypeError;
}
