/** How an endpoint is doing, and from that when it is tried again. */
import type { Sent } from './send.ts';

/** How long a delivery is tried again, and how long an endpoint may fail before it is disabled. */
const DAY_MS = 86_400_000;

const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 3_600_000;
/** So many failures one after the other are the endpoint's, not the events': then nothing is sent for a while. */
const PATIENCE = 10;

/** The pause after the `failures`-th failure: 5 s, doubled each time up to an hour, and up to a quarter more or less. `random` gives 0 to 1. */
function pauseMs(failures: number, random: () => number): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20));
  return Math.round(pause * (0.75 + random() / 2));
}

/** When a delivery that failed at `nowMs` is tried again; undefined once it was tried for a day. */
export function nextAttemptMs(
  attempts: number,
  firstAtMs: number,
  nowMs: number,
  random: () => number,
): number | undefined {
  const last = firstAtMs + DAY_MS;
  return nowMs >= last ? undefined : Math.min(nowMs + pauseMs(attempts, random), last);
}

/** What is remembered of an endpoint's last attempts. */
export interface Health {
  /** The first failure after the last success. */
  readonly failingSinceMs: number | undefined;
  /** Failures since then, as far as this process saw them. */
  readonly streak: number;
  /** Nothing is sent before. */
  readonly quietUntilMs: number;
}

/** An endpoint that nothing was sent to yet. */
export const HEALTHY: Health = { failingSinceMs: undefined, streak: 0, quietUntilMs: 0 };

/** The health after one more attempt, which ended at `nowMs`. */
export function healthAfter(health: Health, sent: Sent, nowMs: number, random: () => number): Health {
  if (sent.ok) return HEALTHY;
  const streak = health.streak + 1;
  return {
    failingSinceMs: health.failingSinceMs ?? nowMs,
    streak,
    quietUntilMs: streak < PATIENCE ? 0 : nowMs + pauseMs(streak - PATIENCE + 1, random),
  };
}

/** Whether an endpoint has failed for a day. */
export function isDead({ failingSinceMs }: Health, nowMs: number): boolean {
  return failingSinceMs !== undefined && nowMs - failingSinceMs >= DAY_MS;
}
