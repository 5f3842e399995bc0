/** The database that a subcommand works on: the operator's own, that of a service that runs, or one started for this command alone. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '#server/config';
import { startCluster, runningClusterUrl } from '#store/cluster';
import { openDatabase, requireVersion } from '#store/database';
import type { Database } from '#store/database';
import { Complaint, complaint, systemReason } from '../complaint.ts';
import type { Session } from '../host.ts';

/** The configuration of the environment, `--data` before it. Throws a complaint about a variable that is not right. */
export function configOf({ host }: Session, data: string | undefined): ReturnType<typeof readConfig> {
  try {
    const config = readConfig(host.environment);
    return data === undefined ? config : { ...config, data: resolve(data) };
  } catch (error) {
    throw inBothLanguages(error);
  }
}

/** Runs `work` on a database that a service has used, and ends whatever was started for it. Throws a complaint where there is none; none is made. */
export function withStore<T>(
  session: Session,
  data: string | undefined,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const { databaseUrl, data: directory } = configOf(session, data);
  if (databaseUrl === undefined && !existsSync(join(directory, 'postgres')))
    throw complaint('dataMissing', { directory });
  return withAnyStore(session, data, async (database) => {
    const [found] = await database.query<{ there: boolean }>(`select to_regclass('programme') is not null as there`);
    if (found?.there !== true)
      throw complaint('databaseEmpty', { directory: databaseUrl === undefined ? directory : 'DATABASE_URL' });
    return work(database);
  });
}

/** {@link withStore} on a database that may be empty; without one in the data directory it is made. */
export async function withAnyStore<T>(
  session: Session,
  data: string | undefined,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const config = configOf(session, data);
  const ends: (() => Promise<unknown>)[] = [];
  try {
    let url = config.databaseUrl ?? (await runningClusterUrl(config.data));
    if (url === undefined) {
      const cluster = await startCluster({ directory: config.data });
      ends.push(() => cluster.stop());
      ({ url } = cluster);
    }
    const database = openDatabase(url, { connections: 4 });
    ends.push(() => database.close());
    await requireVersion(database);
    return await work(database);
  } catch (error) {
    throw inBothLanguages(error);
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

/** An error whose message is Chinese on the first line and English on the second, as a complaint in the caller's language. */
export function inBothLanguages(error: unknown): unknown {
  if (!(error instanceof Error) || !['StoreError', 'ConfigError'].includes(error.name)) return error;
  const [zh = '', ...en] = error.message.split('\n');
  return new Complaint((say) => (say.language === 'zh' ? zh : en.join(' ')));
}

/** Runs `work`, which writes to a path; what the system says against it is a complaint. */
export async function writingTo<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw complaint('fileUnwritable', { file, reason: systemReason(error) });
  }
}

/** The programmes of a database that a word names, by number or name; all of them without a word. */
export async function programmesNamed(
  database: Database,
  word: string | undefined,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  const all = await database.query<{ id: number; name: string }>(`select id, name from programme order by id`);
  const found = word === undefined ? all : all.filter(({ id, name }) => String(id) === word || name === word);
  if (word !== undefined && all.length === 0) throw complaint('programmesNone');
  if (word !== undefined && found.length === 0)
    throw complaint('programmeUnknown', { name: word, known: all.map(({ name }) => name).join(', ') });
  return found;
}
