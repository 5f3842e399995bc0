/** One service a database: a lock that ends with the connection that holds it. What keeps two writers apart is the fence in the log. */
import type { PoolClient } from 'pg';
import type { Database } from './database.ts';
import { StoreError } from './store-error.ts';

/** Any number, the same in every version. */
const LOCK = 7_462_001;

/** Takes the database for this process. The result gives it back. Throws a {@link StoreError} when another service has it. */
export async function claimDatabase(database: Database): Promise<() => void> {
  const client: PoolClient = await database.pool.connect();
  const result = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock($1) as taken`, [LOCK]);
  if (result.rows[0]?.taken === true) return () => client.release(true);
  client.release();
  throw new StoreError('already_running', {
    zh: '这个数据库上已经有一个 Greenpool 服务在运行。先停止它，或换一个数据库。',
    en: 'A Greenpool service is running on this database already. Stop it first, or use another database.',
  });
}
