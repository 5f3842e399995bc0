/** The way to PostgreSQL: one pool, plain SQL, and the types of its columns read the same everywhere. */
import pg from 'pg';
import type { ClientBase, Pool, PoolClient, QueryResult } from 'pg';
import { StoreError } from './store-error.ts';

/** Anything that runs one statement: the pool, or a client inside a transaction. */
export interface Queryable {
  /** Runs one statement with `$1…` as its values and gives its rows; of several statements, those of the last. Rejects with pg's error; `code` is its SQLSTATE. */
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/**
 * One database. Columns come back as: int8 a number while that is exact, else a bigint; numeric a text; timestamptz whole milliseconds
 * since 1970 (finer parts are dropped towards the past; infinity is ±Infinity); date and timestamp texts; bytea a Buffer; json parsed.
 */
export interface Database extends Queryable {
  /** For reads, small writes, and whoever needs a client of their own. */
  readonly pool: Pool;
  /**
   * BEGIN (read committed), `work`, COMMIT; ROLLBACK when `work` throws, and its error is passed on. Rejects also when the server rolled back at COMMIT because
   * `work` swallowed the error of a statement. An error without SQLSTATE after COMMIT was sent leaves open whether it happened.
   */
  transaction<T>(work: (client: Queryable) => Promise<T>): Promise<T>;
  /** Waits for running statements, then closes every connection. */
  close(): Promise<void>;
}

/** Choices for {@link openDatabase}. */
export interface DatabaseOptions {
  /** The most connections at a time; 8 unless said. */
  readonly connections?: number;
  /** The longest that a statement may go unanswered before it fails and its connection is given up: a network may swallow answers. No bound unless said. */
  readonly queryTimeoutMs?: number;
  /** Told when an open connection breaks. The pool replaces it by itself. */
  readonly onError?: (error: Error) => void;
}

const DEFAULT_CONNECTIONS = 8;
/** The longest wait for a connection, free or new, before a statement fails. */
const CONNECT_TIMEOUT_MS = 10_000;
const IDLE_TIMEOUT_MS = 300_000;

/** The oldest server that the migrations run on. */
const OLDEST_VERSION = 14;

/** What every connection sets: the form in which times arrive, and that COMMIT answers after its sync, whatever the server's default. */
const SESSION = `
  set datestyle = 'ISO'; set timezone = 'UTC'; set bytea_output = 'hex'; set client_min_messages = 'warning';
  select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`;

/** The pool waits for what this returns, though its types do not say so. */
function prepare(client: ClientBase): unknown {
  return client.query(SESSION);
}

/**
 * Opens a pool on the database of `url`; connects when first used. All tables live in schema `public` of that database.
 * A broken connection never ends the process: `onError` hears of it, and whoever was using it gets the error of their statement.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? DEFAULT_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    ...(options.queryTimeoutMs !== undefined && { query_timeout: options.queryTimeoutMs }),
    types: { getTypeParser },
    onConnect: prepare,
  });
  // The pool hears of idle clients only. A client that breaks between two statements of a transaction would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', (error) => options.onError?.(error)));
  return {
    pool,
    query: queryOn(pool),
    transaction: (work) => transaction(pool, work),
    close: () => pool.end(),
  };
}

/**
 * Refuses a server that the service must not run on: one older than PostgreSQL 14, or one that does not sync (`fsync = off`), whose
 * answers would be promises it cannot keep. Throws a {@link StoreError}.
 */
export async function requireVersion(database: Queryable): Promise<void> {
  const [row] = await database.query<{ version: string; number: string; fsync: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num') as number, current_setting('fsync') as fsync`,
  );
  if (row === undefined || Number(row.number) < OLDEST_VERSION * 10_000) {
    throw new StoreError('server_too_old', {
      zh: `DATABASE_URL 的服务器是 PostgreSQL ${row?.version}；需要 ${OLDEST_VERSION} 或更新的版本。`,
      en: `The server of DATABASE_URL is PostgreSQL ${row?.version}; version ${OLDEST_VERSION} or newer is needed.`,
    });
  }
  if (row.fsync !== 'on') {
    throw new StoreError('fsync_off', {
      zh: '数据库服务器关闭了 fsync，断电会丢失已确认的数据。请在其 postgresql.conf 中设置 fsync = on。',
      en: 'The database server runs with fsync = off: a power cut would lose what was confirmed. Set fsync = on in its postgresql.conf.',
    });
  }
}

function queryOn(client: Pool | PoolClient): Queryable['query'] {
  return async <Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]> => {
    const answer: unknown = await client.query<Row>(text, values === undefined ? undefined : [...values]);
    // A text of several statements, which can have no values, is answered by several results.
    const last = Array.isArray(answer) ? (answer as QueryResult<Row>[]).at(-1) : (answer as QueryResult<Row>);
    return last?.rows ?? [];
  };
}

async function transaction<T>(pool: Pool, work: (client: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin isolation level read committed');
    const result = await work({ query: queryOn(client) });
    const ended = await client.query('commit');
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error.
    if (ended.command !== 'COMMIT')
      throw new Error('The transaction was rolled back: one of its statements had failed.');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}

const { builtins } = pg.types;
/** The types of arrays, which pg's list does not name. */
const INT8_ARRAY = 1016;
const TIMESTAMPTZ_ARRAY = 1185;
const NUMERIC_ARRAY = 1231;
type Parser = (text: string) => unknown;

const parsers: ReadonlyMap<number, Parser> = new Map<number, Parser>([
  [builtins.INT8, parseInt8],
  [builtins.NUMERIC, String],
  [builtins.TIMESTAMPTZ, parseTimestamptz],
  [builtins.DATE, String],
  [builtins.TIMESTAMP, String],
  [INT8_ARRAY, (text) => parseArray(text, parseInt8)],
  [NUMERIC_ARRAY, (text) => parseArray(text, String)],
  [TIMESTAMPTZ_ARRAY, (text) => parseArray(text, parseTimestamptz)],
]);

/** The parsers of this file for a pool's `types`; those of pg for what this file does not name. They are set per pool, never globally. */
function getTypeParser(type: number, format?: string): Parser {
  const ours = format === 'binary' ? undefined : parsers.get(type);
  return ours ?? (pg.types.getTypeParser(type, format as 'text') as Parser);
}

function parseInt8(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}

/** An array of one dimension whose elements hold no comma, brace or quote. */
function parseArray(text: string, parse: Parser): unknown[] {
  if (text === '{}') return [];
  return text
    .slice(1, -1)
    .split(',')
    .map((element) => (element === 'NULL' ? null : parse(element.replaceAll('"', ''))));
}

const TIMESTAMPTZ =
  /^(\d{4,})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d+))?([+-])(\d\d)(?::(\d\d))?(?::(\d\d))?( BC)?$/;

/**
 * Milliseconds since 1970 of a timestamptz in PostgreSQL's ISO form, such as `2026-11-22 19:18:42.123456+00`. Parts of a millisecond are dropped
 * towards the past; `infinity` and `-infinity` are the numbers of that name. Throws on any other form, as a wrong `datestyle` would send.
 */
export function parseTimestamptz(text: string): number {
  if (text === 'infinity') return Infinity;
  if (text === '-infinity') return -Infinity;
  const found = TIMESTAMPTZ.exec(text);
  if (found === null) throw new Error(`Not a time in PostgreSQL's ISO form: ${text}`);
  const [, year, month, day, hour, minute, second, fraction = '', sign, zoneHour, zoneMinute = 0, zoneSecond = 0, bc] =
    found;
  const moment = new Date(0);
  moment.setUTCFullYear(bc === undefined ? Number(year) : 1 - Number(year), Number(month) - 1, Number(day));
  moment.setUTCHours(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0').slice(0, 3)));
  const offset = (Number(zoneHour) * 3600 + Number(zoneMinute) * 60 + Number(zoneSecond)) * 1000;
  return moment.getTime() - (sign === '-' ? -offset : offset);
}
