/**
 * Webhooks out. The event log is the outbox: every endpoint has a place in its programme's log and goes on from there, whatever happened in between
 * (docs/decisions/0014). Delivered at least once; the id of a webhook is always the same, so that a receiver can tell.
 */
import type { Database } from '#store/database';
import type { Keys } from '../auth/master-key.ts';
import type { Programmes } from '../programmes.ts';
import { prune, readEndpointIds } from './deliveries.ts';
import { startLane } from './lane.ts';
import type { Lane } from './lane.ts';
import { createSender } from './send.ts';
import type { Send } from './send.ts';

/** What webhooks run on. */
export interface WebhookSurroundings {
  readonly database: Database;
  readonly keys: Keys;
  readonly programmes: Pick<Programmes, 'get' | 'subscribe'>;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** Also http, any port, and addresses inside our network: for sandboxes and tests. */
  readonly allowPrivate: boolean;
  /** Another way to send. */
  readonly send?: Send;
  /** 0 to 1, for the pauses between attempts. */
  readonly random?: () => number;
  /** Told of what goes wrong on our side; `endpoint` is undefined when it concerns all. */
  readonly failed?: (endpoint: number | undefined, error: unknown) => void;
}

/** Webhooks that run. */
export interface Webhooks {
  /** Also http, any port, and addresses inside our network. */
  readonly allowPrivate: boolean;
  /** Endpoints of the programme were made, changed, or have something to be sent again; or its clock was moved. */
  wake(programme: number): void;
  /** Sends nothing more, and writes down how far each endpoint has come. */
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 30_000;
const PRUNE_EVERY_MS = 60_000;

/** Starts to send, each endpoint from where it was. */
export function startWebhooks(surroundings: WebhookSurroundings): Webhooks {
  const { database, keys, programmes, now, allowPrivate, random = Math.random, failed } = surroundings;
  const sender = surroundings.send === undefined ? createSender({ allowPrivate }) : undefined;
  const send = surroundings.send ?? (sender as { readonly send: Send }).send;
  const lanes = new Map<number, Lane>();
  const subscribed = new Map<number, () => void>();
  let stopping = false;

  const look = async (programme?: number): Promise<void> => {
    // One that somebody else starts meanwhile may be of an endpoint that was not there yet when this look began.
    const before = [...lanes];
    const there = await readEndpointIds(database, programme);
    if (stopping) return;
    for (const { id, programme } of there) {
      if (lanes.has(id)) continue;
      lanes.set(id, startLane(id, programme, { database, keys, programmes, now, random, send, failed: report }));
      if (subscribed.has(programme)) continue;
      subscribed.set(
        programme,
        programmes.subscribe(programme, () => {
          for (const lane of lanes.values()) if (lane.programme === programme) lane.nudge();
        }),
      );
    }
    const ids = new Set(there.map(({ id }) => id));
    for (const [id, lane] of before) {
      if (ids.has(id) || (programme !== undefined && lane.programme !== programme)) continue;
      lanes.delete(id);
      await lane.stop();
    }
  };
  const report = (endpoint: number | undefined, error: unknown): void => failed?.(endpoint, error);
  const inBackground = (work: Promise<unknown>): void => void work.catch((error: unknown) => report(undefined, error));

  const timers = [
    setInterval(() => inBackground(look()), LOOK_EVERY_MS),
    setInterval(() => inBackground(prune(database, now())), PRUNE_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
  inBackground(look());

  return {
    allowPrivate,
    wake: (programme) => {
      for (const lane of lanes.values()) if (lane.programme === programme) lane.reload();
      inBackground(look(programme));
    },
    stop: async () => {
      stopping = true;
      for (const timer of timers) clearInterval(timer);
      for (const end of subscribed.values()) end();
      const stopped = Promise.all([...lanes.values()].map((lane) => lane.stop()));
      sender?.close();
      await stopped;
    },
  };
}
