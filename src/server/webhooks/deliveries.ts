/** What an endpoint's lane reads and writes: its row, what is to be tried again, and what became of attempts. */
import type { Database, Queryable } from '#store/database';
import { audit } from '../auth/audit.ts';
import type { Keys } from '../auth/master-key.ts';
import { seal } from '../auth/sealing.ts';
import { PRICE_CHANGED } from './kinds.ts';
import type { SealedSecrets } from './sealed-secret.ts';
import type { Sent } from './send.ts';

/** An endpoint as a lane sees it. */
export interface EndpointRow extends SealedSecrets {
  readonly programme: number;
  readonly url: string;
  readonly types: readonly string[];
  readonly state: 'active' | 'paused' | 'disabled';
  readonly cursor: number;
  readonly price_seq: number | null;
  readonly failing_since_ms: number | null;
}

/** One attempt to send: `firstAtMs` is that of the first; `nextAtMs` when it will be tried again, if it will. */
export interface Attempt {
  readonly seq: number;
  readonly kind: string;
  readonly attempts: number;
  readonly firstAtMs: number;
  readonly atMs: number;
  readonly sent: Sent;
  readonly nextAtMs: number | undefined;
}

/** How far an endpoint has come. */
export interface Progress {
  readonly cursor: number;
  readonly priceSeq: number | undefined;
  readonly failingSinceMs: number | undefined;
}

/** A delivery that waits for its next attempt. */
export interface Waiting {
  readonly seq: number;
  readonly kind: string;
  readonly attempts: number;
  readonly first_at_ms: number;
}

/** The endpoints of every programme, or of one; disabled ones too. */
export function readEndpointIds(database: Queryable, programme?: number): Promise<{ id: number; programme: number }[]> {
  return database.query(
    'select id, programme from webhook_endpoint where $1::integer is null or programme = $1 order by id',
    [programme ?? null],
  );
}

/** An endpoint, or undefined when it is gone. */
export async function readEndpoint(database: Queryable, id: number): Promise<EndpointRow | undefined> {
  const [row] = await database.query<EndpointRow>(
    `select id, programme, url, secret, old_secret, old_until_ms, types, state, cursor, price_seq, failing_since_ms
     from webhook_endpoint where id = $1`,
    [id],
  );
  return row;
}

/** Where the beginning of a receiver's answer is sealed for. */
export const answerPlace = (endpoint: number): string => `webhook answer ${endpoint}`;

const RECORD = `
with endpoint as (
  update webhook_endpoint set cursor = greatest(cursor, $2), failing_since_ms = $4,
    price_seq = case when $2 >= cursor then $3::bigint else price_seq end
  where id = $1 returning id
)
insert into webhook_delivery as d
  (endpoint, seq, kind, state, attempts, first_at_ms, last_at_ms, next_at_ms, response_code, error, answer)
select endpoint.id, row.* from endpoint cross join unnest(
  $5::bigint[], $6::text[], $7::text[], $8::integer[], $9::bigint[], $10::bigint[], $11::bigint[], $12::integer[], $13::text[], $14::bytea[]
) as row (seq, kind, state, attempts, first_at_ms, last_at_ms, next_at_ms, response_code, error, answer)
on conflict (endpoint, seq, kind) do update set
  state = excluded.state, attempts = excluded.attempts, first_at_ms = excluded.first_at_ms, last_at_ms = excluded.last_at_ms,
  next_at_ms = excluded.next_at_ms, response_code = excluded.response_code, error = excluded.error, answer = excluded.answer`;

/** Writes down attempts, each of another delivery, and how far the endpoint has come: both or neither. A newer price takes the place of older ones that wait. */
export async function record(
  database: Queryable,
  keys: Keys,
  endpoint: number,
  { cursor, priceSeq, failingSinceMs }: Progress,
  attempts: readonly Attempt[],
): Promise<void> {
  const column = (value: (attempt: Attempt) => unknown): unknown[] => attempts.map(value);
  const price = attempts.findLast(({ kind }) => kind === PRICE_CHANGED);
  if (price !== undefined) {
    await database.query(
      `delete from webhook_delivery where endpoint = $1 and kind = $2 and state = 'retrying' and seq < $3`,
      [endpoint, PRICE_CHANGED, price.seq],
    );
  }
  await database.query(RECORD, [
    endpoint,
    cursor,
    priceSeq ?? null,
    failingSinceMs ?? null,
    column(({ seq }) => seq),
    column(({ kind }) => kind),
    column(stateOf),
    column(({ attempts }) => attempts),
    column(({ firstAtMs }) => firstAtMs),
    column(({ atMs }) => atMs),
    column(({ nextAtMs }) => nextAtMs ?? null),
    column(({ sent }) => sent.status ?? null),
    column(({ sent }) => (sent.ok ? null : sent.fault)),
    column(({ sent }) => {
      const answer = sent.ok ? undefined : sent.answer;
      return answer === undefined ? null : seal(keys.wrap, answerPlace(endpoint), Buffer.from(answer));
    }),
  ]);
}

function stateOf({ sent, nextAtMs }: Attempt): 'delivered' | 'retrying' | 'failed' {
  if (sent.ok) return 'delivered';
  return nextAtMs === undefined ? 'failed' : 'retrying';
}

/** Deliveries of an endpoint that are due, the longest due first. */
export function readDue(database: Queryable, endpoint: number, nowMs: number, limit: number): Promise<Waiting[]> {
  return database.query<Waiting>(
    `select seq, kind, attempts, first_at_ms from webhook_delivery
     where endpoint = $1 and state = 'retrying' and next_at_ms <= $2 order by next_at_ms, seq limit $3`,
    [endpoint, nowMs, limit],
  );
}

/** How many deliveries of an endpoint wait, and when the next is due. */
export async function readWaiting(
  database: Queryable,
  endpoint: number,
): Promise<{ readonly count: number; readonly nextAtMs: number | undefined }> {
  const [row] = await database.query<{ count: number; next: number | null }>(
    `select count(*) as count, min(next_at_ms) as next from webhook_delivery where endpoint = $1 and state = 'retrying'`,
    [endpoint],
  );
  return { count: row?.count ?? 0, nextAtMs: row?.next ?? undefined };
}

/** Takes out a delivery that cannot be told any more. */
export async function forget(database: Queryable, endpoint: number, { seq, kind }: Waiting): Promise<void> {
  await database.query('delete from webhook_delivery where endpoint = $1 and seq = $2 and kind = $3', [
    endpoint,
    seq,
    kind,
  ]);
}

/** Disables an active endpoint that failed for a day, and writes it into the audit. */
export async function disable(
  database: Database,
  endpoint: number,
  failingSinceMs: number,
  nowMs: number,
): Promise<void> {
  await database.transaction(async (client) => {
    const changed = await client.query(
      `update webhook_endpoint set state = 'disabled', failing_since_ms = $2 where id = $1 and state = 'active' returning id`,
      [endpoint, failingSinceMs],
    );
    if (changed.length === 0) return;
    const target = `webhook:${endpoint}`;
    await audit(client, { actor: 'system', action: 'webhook.disabled', target, detail: { failingSinceMs } }, nowMs);
  });
}

const KEPT = 1000;
const KEPT_MS = 7 * 86_400_000;

/** Removes what no longer waits: all but the newest thousand of a kind of end and endpoint, and everything older than seven days. */
export async function prune(database: Queryable, nowMs: number): Promise<void> {
  await database.query(
    `delete from webhook_delivery d using (
       select endpoint, seq, kind, last_at_ms, row_number() over (partition by endpoint, state order by seq desc, kind) as place
       from webhook_delivery where state <> 'retrying'
     ) as old
     where d.endpoint = old.endpoint and d.seq = old.seq and d.kind = old.kind and d.state <> 'retrying'
       and (old.place > $1 or old.last_at_ms < $2)`,
    [KEPT, nowMs - KEPT_MS],
  );
}
