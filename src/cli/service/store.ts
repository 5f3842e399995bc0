/** The database that a subcommand works on: the operator's own, that of a service that runs, or one started for this command alone. */
import { resolve } from 'node:path';
import { readConfig } from '#server/config';
import { startCluster, runningClusterUrl } from '#store/cluster';
import { openDatabase, requireVersion } from '#store/database';
import type { Database } from '#store/database';
import { Complaint, complaint } from '../complaint.ts';
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

/** Runs `work` on the database, and ends whatever was started for it. */
export async function withStore<T>(
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

/** The programmes of a database that a word names, by number or name; all of them without a word. */
export async function programmesNamed(
  database: Database,
  word: string | undefined,
): Promise<readonly { readonly id: number; readonly name: string }[]> {
  const all = await database.query<{ id: number; name: string }>(`select id, name from programme order by id`);
  const found = word === undefined ? all : all.filter(({ id, name }) => String(id) === word || name === word);
  if (word !== undefined && found.length === 0)
    throw complaint('programmeUnknown', { name: word, known: all.map(({ name }) => name).join(', ') });
  return found;
}
