/** One service a database: a lock that ends with the connection that holds it. What keeps two writers apart is the fence in the log. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';

/** Any number, the same in every version. */
const LOCK = 7_462_001;
const TRY_AGAIN_MS = 200;
/** A machine that vanished does not keep the lock for longer than a minute. On a Unix socket the server ignores these. */
const KEEPALIVES = 'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3';

/**
 * Takes the database for this process, and takes it again whenever the connection breaks. The result gives it back. Throws a {@link StoreError} when another
 * service has it; `lost` hears when another one took it while the connection was broken.
 */
export async function claimDatabase(
  database: Database,
  lost: (error: StoreError) => void = () => undefined,
): Promise<() => void> {
  let given = false;
  let holder = await take(database);
  if (holder === undefined) throw alreadyRunning();
  const keep = (client: PoolClient): void => {
    client.once('end', () => {
      if (given) return;
      client.release(true);
      holder = undefined;
      void takeAgain();
    });
  };
  const takeAgain = async (): Promise<void> => {
    while (!given) {
      await sleep(TRY_AGAIN_MS, undefined, { ref: false });
      try {
        const client = given ? undefined : await take(database);
        if (client === undefined) return given ? undefined : lost(alreadyRunning());
        if (given) return client.release(true);
        holder = client;
        return keep(client);
      } catch {
        // The database is still away.
      }
    }
  };
  keep(holder);
  return () => {
    given = true;
    holder?.release(true);
  };
}

/** A connection that has the lock; undefined when another one has it. */
async function take(database: Database): Promise<PoolClient | undefined> {
  const client = await database.pool.connect();
  let taken = false;
  try {
    await client.query(KEEPALIVES);
    const result = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock($1) as taken`, [LOCK]);
    taken = result.rows[0]?.taken === true;
  } finally {
    if (!taken) client.release(true);
  }
  return taken ? client : undefined;
}

function alreadyRunning(): StoreError {
  return new StoreError('already_running', {
    zh: '这个数据库上已经有一个 Greenpool 服务在运行。先停止它，或换一个数据库。',
    en: 'A Greenpool service is running on this database already. Stop it first, or use another database.',
  });
}
