/** Endpoints: making, listing, changing them, and what became of their deliveries. Who may do it is decided before. */
import type { Database, Queryable } from '#store/database';
import { selectRows } from '#store/log-row';
import { audit } from '../auth/audit.ts';
import type { Keys } from '../auth/master-key.ts';
import { unseal } from '../auth/sealing.ts';
import { endpointUrl } from './addresses.ts';
import { answerPlace, readEndpoint } from './deliveries.ts';
import type { EndpointRow } from './deliveries.ts';
import { WebhookError } from './errors.ts';
import { KINDS, tells } from './kinds.ts';
import { nextId, rotateSealed, sealSecret } from './sealed-secret.ts';
import { newSecret } from './signature.ts';

/** What every function here works with. After a change call `wake` of the running webhooks. */
export interface WebhookContext {
  readonly database: Database;
  readonly keys: Keys;
  readonly now: () => number;
  /** Also http, any port, and addresses inside our network. */
  readonly allowPrivate: boolean;
}

/** An endpoint to be made: of the programme, kinds of {@link KINDS}. */
export interface NewEndpoint {
  readonly programme: number;
  readonly url: string;
  readonly types: readonly string[];
}

/** An endpoint as it is listed; its secret is nowhere. */
export interface Endpoint extends NewEndpoint {
  readonly id: number;
  /** `disabled` is one that failed for a day. */
  readonly state: 'active' | 'paused' | 'disabled';
  /** The row of the log up to which everything was sent once. */
  readonly cursor: number;
  readonly failingSinceMs: number | null;
  readonly createdBy: string;
  readonly createdAtMs: number;
}

/** A delivery that was made lately or will be tried again. */
export interface Delivery {
  readonly seq: number;
  readonly kind: string;
  readonly state: 'retrying' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  readonly nextAtMs: number | null;
  readonly responseCode: number | null;
  /** A {@link SendFault}, or null. */
  readonly error: string | null;
  /** The beginning of the receiver's answer to a failed attempt; null when there was none. */
  readonly answer: string | null;
}

const MOST_ENDPOINTS = 20;

const COLUMNS = `id, programme, url, types, state, cursor, failing_since_ms as "failingSinceMs", created_by as "createdBy",
  created_at_ms as "createdAtMs"`;

/**
 * Makes an endpoint, which is told of what happens from now on. The secret is shown this once.
 * Throws `webhook_limit`, `webhook_types_invalid`, or a fault of the URL.
 */
export async function createEndpoint(
  context: WebhookContext,
  { programme, url, types }: NewEndpoint,
  actor: string,
): Promise<{ readonly endpoint: Endpoint; readonly secret: string }> {
  const { database, keys } = context;
  const checked = checkedUrl(url, context.allowPrivate);
  const kinds = checkedTypes(types);
  return await database.transaction(async (client) => {
    // Two at once must not both find the last place free.
    await client.query('select pg_advisory_xact_lock($1, $2)', [LOCK, programme]);
    const [count] = await client.query<{ count: number }>(
      'select count(*) as count from webhook_endpoint where programme = $1',
      [programme],
    );
    if ((count?.count ?? 0) >= MOST_ENDPOINTS) throw new WebhookError('webhook_limit');
    const id = await nextId(client, 'webhook_endpoint');
    const secret = newSecret();
    const [endpoint] = await client.query<Endpoint>(
      `insert into webhook_endpoint (id, programme, url, secret, types, state, cursor, created_by, created_at_ms)
       overriding system value select $1, p.id, $3, $4, $5, 'active', p.seq, $6, $7 from programme p where p.id = $2
       returning ${COLUMNS}`,
      [id, programme, checked, sealSecret(keys, 'webhook_endpoint', id, secret), kinds, actor, context.now()],
    );
    if (endpoint === undefined) throw new Error(`there is no programme ${programme}`);
    await note(client, context, actor, 'webhook.created', id, { types: kinds });
    return { endpoint, secret };
  });
}

/** Any number that nobody else locks by. */
const LOCK = 7_203_205;

/** The endpoints of a programme, in the order they were made. */
export function listEndpoints({ database }: WebhookContext, programme: number): Promise<Endpoint[]> {
  return database.query<Endpoint>(`select ${COLUMNS} from webhook_endpoint where programme = $1 order by id`, [
    programme,
  ]);
}

/** One endpoint of a programme. Throws `webhook_unknown`. */
export async function getEndpoint({ database }: WebhookContext, programme: number, id: number): Promise<Endpoint> {
  const [endpoint] = await database.query<Endpoint>(
    `select ${COLUMNS} from webhook_endpoint where programme = $1 and id = $2`,
    [programme, id],
  );
  if (endpoint === undefined) throw new WebhookError('webhook_unknown');
  return endpoint;
}

/** What of an endpoint can be changed. `active` also makes a disabled one try again, from where it was: nothing is left out. */
export interface EndpointChanges {
  readonly url?: string;
  readonly types?: readonly string[];
  readonly state?: 'active' | 'paused';
}

/** Changes an endpoint. Throws `webhook_unknown`, `webhook_types_invalid`, or a fault of the URL. */
export async function changeEndpoint(
  context: WebhookContext,
  programme: number,
  id: number,
  changes: EndpointChanges,
  actor: string,
): Promise<Endpoint> {
  const url = changes.url === undefined ? null : checkedUrl(changes.url, context.allowPrivate);
  const types = changes.types === undefined ? null : checkedTypes(changes.types);
  const state = changes.state ?? null;
  return await context.database.transaction(async (client) => {
    const [endpoint] = await client.query<Endpoint>(
      `update webhook_endpoint set url = coalesce($3, url), types = coalesce($4, types), state = coalesce($5, state),
         failing_since_ms = case when $5 = 'active' or $3 is not null then null else failing_since_ms end
       where programme = $1 and id = $2 returning ${COLUMNS}`,
      [programme, id, url, types, state],
    );
    if (endpoint === undefined) throw new WebhookError('webhook_unknown');
    const detail = { url: url !== null, ...(types && { types }), ...(state && { state }) };
    await note(client, context, actor, 'webhook.changed', id, detail);
    return endpoint;
  });
}

/** Deletes an endpoint and what is known of its deliveries. Throws `webhook_unknown`. */
export async function deleteEndpoint(
  context: WebhookContext,
  programme: number,
  id: number,
  actor: string,
): Promise<void> {
  await context.database.transaction(async (client) => {
    const gone = await client.query('delete from webhook_endpoint where programme = $1 and id = $2 returning id', [
      programme,
      id,
    ]);
    if (gone.length === 0) throw new WebhookError('webhook_unknown');
    await note(client, context, actor, 'webhook.deleted', id, {});
  });
}

/**
 * Gives an endpoint a new secret, shown this once. For `overlapMs`, at most seven days, webhooks are signed with the old one too.
 * Throws `webhook_unknown`, `overlap_invalid`.
 */
export async function rotateEndpointSecret(
  context: WebhookContext,
  programme: number,
  id: number,
  overlapMs: number,
  actor: string,
): Promise<string> {
  const nowMs = context.now();
  return await context.database.transaction(async (client) => {
    await requireEndpoint(client, programme, id);
    const secret = await rotateSealed(client, context.keys, 'webhook_endpoint', { id, overlapMs, nowMs });
    await note(client, context, actor, 'webhook.secret_rotated', id, { overlapMs });
    return secret;
  });
}

/** Deliveries of an endpoint that wait or were made lately, the newest rows of the log first; after delivery `before` when given. Throws `webhook_unknown`. */
export async function listDeliveries(
  { database, keys }: WebhookContext,
  programme: number,
  id: number,
  options: {
    readonly limit: number;
    readonly before?: Pick<Delivery, 'seq' | 'kind'>;
    readonly state?: Delivery['state'];
  },
): Promise<readonly Delivery[]> {
  await requireEndpoint(database, programme, id);
  const rows = await database.query<Omit<Delivery, 'answer'> & { answer: Buffer | null }>(
    `select seq, kind, state, attempts, first_at_ms as "firstAtMs", last_at_ms as "lastAtMs", next_at_ms as "nextAtMs",
       response_code as "responseCode", error, answer
     from webhook_delivery where endpoint = $1 and ($2::bigint is null or seq < $2 or (seq = $2 and kind > $5)) and ($3::text is null or state = $3)
     order by seq desc, kind limit $4`,
    [id, options.before?.seq ?? null, options.state ?? null, options.limit, options.before?.kind ?? null],
  );
  return rows.map((row) => ({
    ...row,
    answer: row.answer === null ? null : unseal(keys.wrap, answerPlace(id), row.answer).toString(),
  }));
}

/**
 * Sends what an endpoint is told of a row of the log once more, whatever became of it: how many webhooks that are. They have the ids they had.
 * Throws `webhook_unknown`, `webhook_event_unknown`.
 */
export async function redeliver(
  context: WebhookContext,
  programme: number,
  id: number,
  seq: number,
  actor: string,
): Promise<number> {
  return await context.database.transaction(async (client) => {
    const { types, cursor } = await requireEndpoint(client, programme, id);
    const [row] = await selectRows(client, 'where e.programme = $1 and e.seq = $2', [programme, seq]);
    // What comes after the cursor is sent anyway.
    const kinds =
      row === undefined || seq > cursor ? [] : KINDS.filter((kind) => types.includes(kind) && tells(row, kind));
    if (kinds.length === 0) throw new WebhookError('webhook_event_unknown');
    await client.query(
      `insert into webhook_delivery as d (endpoint, seq, kind, state, attempts, first_at_ms, last_at_ms, next_at_ms)
       select $1, $2, kind, 'retrying', 0, $4, $4, $4 from unnest($3::text[]) as kind
       on conflict (endpoint, seq, kind) do update set
         state = 'retrying', attempts = 0, first_at_ms = $4, next_at_ms = $4, response_code = null, error = null, answer = null`,
      [id, seq, kinds, Math.floor(context.now())],
    );
    await note(client, context, actor, 'webhook.redelivered', id, { seq });
    return kinds.length;
  });
}

async function requireEndpoint(database: Queryable, programme: number, id: number): Promise<EndpointRow> {
  const row = await readEndpoint(database, id);
  if (row?.programme !== programme) throw new WebhookError('webhook_unknown');
  return row;
}

function checkedUrl(text: string, allowPrivate: boolean): string {
  const url = endpointUrl(text, allowPrivate);
  if (typeof url === 'string') throw new WebhookError(url, 'url');
  return url.href;
}

function checkedTypes(types: readonly string[]): readonly string[] {
  if (types.length === 0 || types.some((type) => !KINDS.includes(type))) {
    throw new WebhookError('webhook_types_invalid', 'types');
  }
  return KINDS.filter((kind) => types.includes(kind));
}

type Detail = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The URL does not go into the audit: people put secrets into URLs. */
async function note(
  client: Queryable,
  { now }: WebhookContext,
  actor: string,
  action: string,
  id: number,
  detail: Detail,
): Promise<void> {
  await audit(client, { actor, action, target: `webhook:${id}`, detail }, now());
}
