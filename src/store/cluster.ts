/** Our own PostgreSQL server: started on a directory, watched, brought back when it dies, stopped after our drain. */
import { mkdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Wording } from '#core/plan-field';
import { findBinaries } from './cluster-binaries.ts';
import { explainFailure, prepareData, prepareSocket, socketUrl } from './cluster-data.ts';
import { findIdentity } from './cluster-identity.ts';
import { ownerOf, takeDirectory } from './cluster-lock.ts';
import { isRunning, readPostmasterFile, runningServer } from './cluster-process.ts';
import type { ProcessMark } from './cluster-process.ts';
import { bringUp, shutDown, withAdmin } from './cluster-server.ts';
import type { Place } from './cluster-server.ts';
import { StoreError } from './store-error.ts';

/** Choices for {@link startCluster}. */
export interface ClusterOptions {
  /** Made when missing (0700). Holds `postgres` (data), `socket`, `lock` and `postgres.log`. */
  readonly directory: string;
  /** Told what goes on, in words for people: first use, waiting, recovery, a death and the return. */
  readonly report?: (wording: Wording) => void;
  /** Told when the server died by itself. It is being started again already; statements fail until {@link ClusterOptions.report} says it is back. */
  readonly onExit?: () => void;
}

/** A running server and its watch. */
export interface Cluster {
  /** Address of the database `greenpool`; stays the same over restarts. Other databases: the same with another last part. */
  readonly url: string;
  /** The server's pid now; undefined while it is down. */
  readonly pid: number | undefined;
  /** Fast shutdown: ends every connection, writes everything, waits, and gives the directory back. */
  stop(): Promise<void>;
}

/** The name of the service's database. */
const DATABASE = 'greenpool';
const LOOK_MS = 20;
const TRY_AGAIN_MS = 5_000;

/**
 * Starts the server on the directory, or takes over the one that a killed owner left running there, and resolves when it answers.
 * From then on it is started again whenever it dies, for as long as this process lives. Throws a {@link StoreError} for what a person has to mend:
 * a second start on the directory, no platform, no permission, a full disk, data of another version.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  let release: (() => Promise<void>) | undefined;
  try {
    mkdirSync(options.directory, { recursive: true, mode: 0o700 });
    const directory = realpathSync(options.directory);
    release = await takeDirectory(directory);
    const place = await preparePlace(directory, options.report ?? (() => undefined));
    const server = await bringUp(place, new AbortController().signal);
    if (server === undefined) throw new Error('Nobody stopped the start.');
    await createDatabase(place).catch(async (error: unknown) => {
      await shutDown(server);
      throw error;
    });
    return watch(place, server, release, options.onExit ?? (() => undefined));
  } catch (error) {
    await release?.();
    throw explainFailure(error, options.directory);
  }
}

/** The address of the server that runs on a directory, for a second process (verify, backup); undefined when none runs. */
export async function runningClusterUrl(directory: string): Promise<string | undefined> {
  const data = join(directory, 'postgres');
  if ((await ownerOf(directory)) === undefined || runningServer(data) === undefined) return undefined;
  const socket = readPostmasterFile(data)?.socketDirectory;
  return socket === undefined ? undefined : socketUrl(socket, DATABASE);
}

async function preparePlace(directory: string, report: (wording: Wording) => void): Promise<Place> {
  const binaries = findBinaries();
  const data = join(directory, 'postgres');
  const identity = findIdentity(binaries, directory, data);
  if (statSync(data, { throwIfNoEntry: false }) === undefined) {
    report({ zh: `正在建立数据库：${data}`, en: `Creating the database in ${data}` });
  }
  await prepareData(binaries, identity, data);
  const socket = prepareSocket(identity, directory);
  return { binaries, identity, directory, data, socket, log: join(directory, 'postgres.log'), report };
}

async function createDatabase(place: Place): Promise<void> {
  await withAdmin(place, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  });
}

function watch(place: Place, first: ProcessMark, release: () => Promise<void>, onExit: () => void): Cluster {
  const stopping = new AbortController();
  let server: ProcessMark | undefined = first;
  const watching = (async () => {
    while (!stopping.signal.aborted) {
      if (server !== undefined && isRunning(server)) {
        await pause(LOOK_MS, stopping.signal);
        continue;
      }
      if (server !== undefined) {
        server = undefined;
        place.report({ zh: '数据库进程意外退出，正在重新启动', en: 'The database server died; starting it again' });
        onExit();
      }
      try {
        server = await bringUp(place, stopping.signal);
        if (server !== undefined) place.report({ zh: '数据库已恢复运行', en: 'The database server is back' });
      } catch (error) {
        place.report(error instanceof StoreError ? error.wording : { zh: String(error), en: String(error) });
        await pause(TRY_AGAIN_MS, stopping.signal);
      }
    }
  })();
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    stopping.abort();
    await watching;
    const left = server ?? runningServer(place.data);
    if (left !== undefined) await shutDown(left);
    server = undefined;
    await release();
  };
  return {
    url: socketUrl(place.socket, DATABASE),
    get pid() {
      return server?.pid;
    },
    stop: () => (stopped ??= stop()),
  };
}

/** A wait that ends early at `signal` and does not by itself keep this process alive. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
