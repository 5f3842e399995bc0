/** One stream of server-sent events: begun, kept alive, and ended with its caller. */
import { actorOf } from '../auth/principal.ts';
import type { Principal } from '../auth/principal.ts';
import { ProblemError } from '../problems.ts';
import type { Call } from './route.ts';
import { secretOf } from './secret.ts';

/** One event: `id` grows along the log, so that whoever comes back can say where they were. */
interface StreamEvent {
  readonly id: number;
  readonly data: object;
}

/** What a stream shows: how things are when it begins, and what changes from then on. */
export interface StreamSource {
  first(): Promise<StreamEvent>;
  subscribe(send: (event: StreamEvent) => void): () => void;
}

/** A reader that takes nothing for so long that this much is waiting is let go. */
const BACKLOG_BYTES_MAX = 256 * 1024;
const openByCaller = new WeakMap<object, Map<string, number>>();

/**
 * Answers with a stream, which ends when the caller goes, may no longer see it, or the service stops. `Last-Event-ID` of the newest event leaves the
 * first one out. Throws `too_many_streams`, and as `source.first` does: before anything is sent.
 */
export async function openStream(
  { service, request, reply, principal }: Call,
  name: string,
  may: (principal: Principal) => boolean,
  source: StreamSource,
): Promise<void> {
  const release = take(service.programmes, actorOf(principal), service.streamsPerCaller);
  // What happens while the first event is looked up comes after it.
  let show: (event: StreamEvent) => void = (event) => void waiting.push(event);
  const waiting: StreamEvent[] = [];
  const unsubscribe = source.subscribe((event) => show(event));
  let first: StreamEvent;
  try {
    first = await source.first();
  } catch (error) {
    unsubscribe();
    release();
    throw error;
  }
  const { raw } = reply;
  for (const [header, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(header, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const write = (text: string): void => {
    if (raw.writableEnded) return;
    if (raw.writableLength > BACKLOG_BYTES_MAX) raw.destroy();
    else raw.write(text);
  };
  let last = -1;
  const send = ({ id, data }: StreamEvent): void => {
    if (id <= last) return;
    last = id;
    write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  show = send;
  if (request.headers['last-event-id'] === String(first.id)) last = first.id;
  else send(first);
  waiting.forEach(send);
  write(': here\n\n');
  const heartbeat = setInterval(() => void beat(), service.heartbeatMs);
  const end = (): void => void raw.end();
  const beat = async (): Promise<void> => {
    // A session that was ended, or a right that was revoked, ends the stream.
    const still = await service.authenticator.authenticate(secretOf(request)).then(may, () => false);
    if (still) write(': here\n\n');
    else end();
  };
  service.streams.add(end);
  raw.once('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
    release();
    service.streams.delete(end);
  });
}

function take(owner: object, caller: string, most: number): () => void {
  const open = openByCaller.get(owner) ?? new Map<string, number>();
  openByCaller.set(owner, open);
  const count = open.get(caller) ?? 0;
  if (count >= most) throw new ProblemError('too_many_streams');
  open.set(caller, count + 1);
  return () => {
    const left = (open.get(caller) ?? 1) - 1;
    if (left <= 0) open.delete(caller);
    else open.set(caller, left);
  };
}
