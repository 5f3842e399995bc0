/** Streams that go on after the connection broke: each connection says how far the one before had come. */
import { readEvents } from './event-stream.ts';
import { pause } from './pause.ts';
import { ProblemError, requireOurs } from './problem.ts';
import type { Problem } from './problem.ts';

/** How a stream is followed. */
export interface StreamOptions {
  /** Ends it. */
  readonly signal?: AbortSignal;
  /** The newest `seq` that is known already: an event that tells no more is left out. */
  readonly after?: number;
  /** Milliseconds before the first new connection; doubled up to half a minute while there is none. 1,000 unless said. */
  readonly pauseMs?: number;
}

/** One event: where it stands in the log, and what it tells. */
export interface StreamEvent<T> {
  readonly seq: number;
  readonly data: T;
}

const LONGEST_PAUSE_MS = 30_000;
const TOO_MANY = 429;
const SERVER_ERROR = 500;

/**
 * The events of a stream, connecting again whenever it breaks; `open` makes one connection. Ends when `signal` is aborted. Throws a
 * {@link ProblemError} when the caller may not see it (any more).
 */
export async function* follow<T>(
  open: (headers: Readonly<Record<string, string>>, signal: AbortSignal | undefined) => Promise<Response>,
  { signal, after, pauseMs = 1000 }: StreamOptions = {},
): AsyncGenerator<StreamEvent<T>> {
  const aborted = (): boolean => signal?.aborted === true;
  let last = after;
  for (let failures = 0; !aborted(); failures++) {
    try {
      const response = await open(last === undefined ? {} : { 'last-event-id': String(last) }, signal);
      requireOurs(response);
      if (!response.ok) throw new ProblemError((await response.json()) as Problem);
      if (response.body === null) return;
      for await (const { id, data } of readEvents(response.body)) {
        failures = 0;
        last = Number(id);
        yield { seq: last, data: JSON.parse(data) as T };
      }
    } catch (error) {
      if (aborted()) return;
      if (error instanceof ProblemError && isFinal(error.problem)) throw error;
    }
    // Not all who lost the same service come back at once.
    const longest = Math.min(pauseMs * 2 ** failures, LONGEST_PAUSE_MS);
    await pause(longest * (0.5 + Math.random() / 2), signal);
  }
}

/** Whether asking again gives the same answer. */
function isFinal({ status }: Problem): boolean {
  return status < SERVER_ERROR && status !== TOO_MANY;
}
