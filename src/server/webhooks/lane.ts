/**
 * The lane of one endpoint: two loops that share nothing with other endpoints. One goes through the log and sends each webhook a first time, in the order of
 * the log; the other tries again what failed. Neither waits for the other.
 */
import type { Database } from '#store/database';
import { eventsSince } from '#store/events';
import { selectRows } from '#store/log-row';
import type { LogRow } from '#store/log-row';
import type { Keys } from '../auth/master-key.ts';
import type { Programmes } from '../programmes.ts';
import { createBell } from './bell.ts';
import type { Bell } from './bell.ts';
import { disable, forget, readDue, readEndpoint, readWaiting, record } from './deliveries.ts';
import type { Attempt, EndpointRow } from './deliveries.ts';
import { HEALTHY, healthAfter, isDead, nextAttemptMs } from './health.ts';
import { PRICE_CHANGED, kindsOf, messageOf, tells, typesOf } from './kinds.ts';
import { openSecrets } from './sealed-secret.ts';
import type { Send } from './send.ts';
import { signedHeaders } from './signature.ts';

/** What a lane works with. */
export interface LaneTools {
  readonly database: Database;
  readonly keys: Keys;
  readonly programmes: Pick<Programmes, 'get'>;
  readonly now: () => number;
  readonly random: () => number;
  readonly send: Send;
  /** Told of what goes wrong on our side. */
  readonly failed: (endpoint: number, error: unknown) => void;
}

/** A lane that runs. */
export interface Lane {
  readonly programme: number;
  /** There is something new in the log. */
  nudge(): void;
  /** The endpoint was changed, or the time was moved. */
  reload(): void;
  /** Sends nothing more; resolves when what was sent is written down. */
  stop(): Promise<void>;
}

const PAGE = 100;
/** Attempts that are written down at once, and the longest that one waits for it. What is not written down is sent again after a crash. */
const AT_ONCE = 50;
const WRITE_EVERY_MS = 1000;
/** Rows of the log without anything for this endpoint, after which its place is written down nevertheless. */
const UNWRITTEN_ROWS = 5000;
/** With so many deliveries waiting for another attempt, first attempts wait as well. */
const MOST_WAITING = 1000;
const PRICE_EVERY_MS = 1000;
const POLL_MS = 30_000;
const PAUSE_AFTER_ERROR_MS = 1000;
/** The shortest time from one look at an exhausted log to the next. */
const BREATH_MS = 50;

class Stopped extends Error {}

/** Starts the lane of an endpoint, from where it was. */
export function startLane(id: number, programme: number, tools: LaneTools): Lane {
  const { database, keys, now, random } = tools;
  const fresh = createBell();
  const again = createBell();
  let stopping = false;
  /** Grows whenever the endpoint has to be read anew, with its cursor; `loaded` is the version that was read. */
  let version = 0;
  let loaded = -1;
  let health = HEALTHY;
  /** As written down. */
  let written: { cursor: number; priceSeq: number | undefined } = { cursor: 0, priceSeq: undefined };
  /** The row up to which everything was sent once. */
  let cursor = 0;
  /** The newest row that moved the pool, while its price is to be sent. */
  let price: LogRow | undefined;
  let priceSentMs = -Infinity;
  let waiting = 0;

  const rowsAt = (seqs: readonly number[]): Promise<readonly LogRow[]> =>
    selectRows(database, 'where e.programme = $1 and e.seq = any($2::bigint[])', [programme, seqs]);

  /** Goes on from what is written down. */
  const load = async (row: EndpointRow, seen: number): Promise<void> => {
    const wanted = row.types.includes(PRICE_CHANGED) ? row.price_seq : null;
    const [pending] = wanted === null ? [] : await rowsAt([wanted]);
    cursor = row.cursor;
    price = pending;
    written = { cursor, priceSeq: pending?.seq };
    health = { ...HEALTHY, failingSinceMs: row.failing_since_ms ?? undefined };
    loaded = seen;
    again.ring();
  };

  const attempt = async (
    endpoint: EndpointRow,
    row: LogRow,
    kind: string,
    before?: { readonly attempts: number; readonly first_at_ms: number },
  ): Promise<Attempt> => {
    const writer = tools.programmes.get(programme)?.writer;
    if (writer === undefined) throw new Error(`programme ${programme} does not run`);
    const { id: name, body } = await writer.read((desk) => messageOf(programme, row, kind, desk));
    const startMs = now();
    const secrets = openSecrets(keys, 'webhook_endpoint', endpoint, startMs);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Greenpool-Webhooks',
      ...signedHeaders(secrets, name, startMs, body),
    };
    if (stopping) throw new Stopped();
    const sent = await tools.send(endpoint.url, headers, body);
    // Whether it arrived is not known then: the next start sends it again.
    if (stopping && !sent.ok) throw new Stopped();
    const atMs = now();
    health = healthAfter(health, sent, atMs, random);
    const attempts = (before?.attempts ?? 0) + 1;
    const firstAtMs = before?.first_at_ms ?? startMs;
    const nextAtMs = sent.ok ? undefined : nextAttemptMs(attempts, firstAtMs, atMs, random);
    return { seq: row.seq, kind, attempts, firstAtMs, atMs, sent, nextAtMs };
  };

  const write = async (progress: typeof written, attempts: readonly Attempt[]): Promise<void> => {
    await record(database, keys, id, { ...progress, failingSinceMs: health.failingSinceMs }, attempts);
    if (isDead(health, now())) await disable(database, id, health.failingSinceMs ?? now(), now());
  };

  /** Sends what is new. Gives how long to wait for more. */
  const sendNew = async (): Promise<number> => {
    const seen = version;
    const interrupted = (): boolean => stopping || version !== seen || now() < health.quietUntilMs;
    const endpoint = await readEndpoint(database, id);
    if (endpoint === undefined) return POLL_MS;
    if (loaded !== seen) await load(endpoint, seen);
    if (endpoint.state !== 'active') return POLL_MS;
    if (now() < health.quietUntilMs) return health.quietUntilMs - now();
    if (waiting >= MOST_WAITING) return PAUSE_AFTER_ERROR_MS;
    const { types } = endpoint;
    const page = await eventsSince(database, programme, { after: cursor, limit: PAGE, types: typesOf(types) });
    let attempts: Attempt[] = [];
    let writtenMs = now();
    const flush = async (): Promise<void> => {
      const progress = { cursor, priceSeq: price?.seq };
      const moved = progress.cursor - written.cursor >= UNWRITTEN_ROWS;
      if (attempts.length === 0 && !moved) return;
      const batch = attempts;
      attempts = [];
      try {
        await write(progress, batch);
      } catch (error) {
        // What was sent is not known any more: again from what is written down.
        version++;
        throw error;
      }
      written = progress;
      const failures = batch.filter(({ sent }) => !sent.ok).length;
      waiting += failures;
      if (failures > 0) again.ring();
      writtenMs = now();
    };
    const tellPrice = async (): Promise<void> => {
      if (price === undefined || now() < priceSentMs + PRICE_EVERY_MS) return;
      await flush();
      priceSentMs = now();
      attempts.push(await attempt(endpoint, price, PRICE_CHANGED));
      price = undefined;
      await flush();
    };
    try {
      for (const row of page.rows) {
        if (interrupted()) return 0;
        for (const kind of kindsOf(row)) if (types.includes(kind)) attempts.push(await attempt(endpoint, row, kind));
        if (types.includes(PRICE_CHANGED) && tells(row, PRICE_CHANGED)) price = row;
        cursor = row.seq;
        if (attempts.length >= AT_ONCE || now() - writtenMs >= WRITE_EVERY_MS) await flush();
        await tellPrice();
      }
      cursor = page.next;
      if (!interrupted()) await tellPrice();
    } finally {
      await flush();
    }
    if (!page.end) return 0;
    return price === undefined ? POLL_MS : Math.max(1, priceSentMs + PRICE_EVERY_MS - now());
  };

  /** Tries again what is due. Gives how long to wait for more. */
  const retry = async (): Promise<number> => {
    const seen = version;
    const endpoint = await readEndpoint(database, id);
    if (endpoint?.state !== 'active' || loaded < 0) return POLL_MS;
    if (now() < health.quietUntilMs) return health.quietUntilMs - now();
    const due = await readDue(database, id, now(), PAGE);
    if (due.length === 0) {
      const { count, nextAtMs } = await readWaiting(database, id);
      waiting = count;
      return nextAtMs === undefined ? POLL_MS : Math.max(1, nextAtMs - now());
    }
    const rows = await rowsAt(due.map(({ seq }) => seq));
    for (const delivery of due) {
      if (stopping || version !== seen || now() < health.quietUntilMs) break;
      const row = rows.find(({ seq }) => seq === delivery.seq);
      if (row === undefined || !tells(row, delivery.kind)) await forget(database, id, delivery);
      else await write(written, [await attempt(endpoint, row, delivery.kind, delivery)]);
    }
    return 0;
  };

  const loop = async (step: () => Promise<number>, bell: Bell): Promise<void> => {
    while (!stopping) {
      let pauseMs = PAUSE_AFTER_ERROR_MS;
      try {
        pauseMs = await step();
      } catch (error) {
        if (stopping) return;
        tools.failed(id, error);
      }
      if (pauseMs === 0 || stopping) continue;
      await new Promise((resolve) => setTimeout(resolve, Math.min(pauseMs, BREATH_MS)));
      await bell.wait(Math.min(pauseMs, POLL_MS));
    }
  };

  const running = Promise.all([loop(sendNew, fresh), loop(retry, again)]);
  const ring = (): void => {
    fresh.ring();
    again.ring();
  };
  return {
    programme,
    nudge: () => fresh.ring(),
    reload: () => {
      version++;
      ring();
    },
    stop: async () => {
      stopping = true;
      ring();
      await running;
    },
  };
}
