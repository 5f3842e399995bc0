/** One server process: started or taken over, waited for, shut down. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Wording } from '#core/plan-field';
import type { Binaries } from './cluster-binaries.ts';
import { clearSocket, diskFull, explainOutput, socketUrl } from './cluster-data.ts';
import type { Identity } from './cluster-identity.ts';
import { isRunning, markOf, readPostmasterFile, runningServer } from './cluster-process.ts';
import type { ProcessMark } from './cluster-process.ts';
import { optionsLine, serverArguments } from './cluster-settings.ts';
import type { StoreError } from './store-error.ts';

const LOOK_MS = 20;
const RETRY_MS = 100;
const CHILDREN_END_WITHIN_MS = 30_000;
const REPORT_EVERY_MS = 5_000;
const REFUSES_AT_MOST_MS = 30_000;
const FAST_SHUTDOWN_MS = 60_000;
const LARGEST_LOG_BYTES = 10 * 1024 * 1024;
/** Complaints of a server whose predecessor's processes are still ending. */
const PREDECESSOR_LIVES = /pre-existing shared memory block|lock file .* already exists/;
/** SQLSTATE of a server that starts, recovers or shuts down. */
const CANNOT_CONNECT_NOW = '57P03';
const PREDECESSOR_ENDS: Wording = {
  zh: '上一个数据库进程正在退出，稍后重试',
  en: 'Processes of the server before are still ending; trying again',
};

/** Everything about a cluster that does not change while it runs. */
export interface Place {
  readonly binaries: Binaries;
  readonly identity: Identity;
  readonly directory: string;
  readonly data: string;
  readonly socket: string;
  readonly log: string;
  readonly report: (wording: Wording) => void;
}

/** Resolves with a server that answers; undefined when `signal` stopped the attempt. */
export async function bringUp(place: Place, signal: AbortSignal): Promise<ProcessMark | undefined> {
  const patience = countdown(CHILDREN_END_WITHIN_MS);
  let told = false;
  for (;;) {
    if (signal.aborted) return undefined;
    const left = runningServer(place.data);
    const adopted = left !== undefined && isOurKind(place);
    if (left !== undefined && !adopted) await shutDown(left);
    const logFrom = adopted ? 0 : openLog(place.log);
    const server = adopted ? left : launch(place);
    if (server !== undefined && (await answers(place, server, signal))) {
      if (adopted) await dropSessions(place);
      return server;
    }
    if (signal.aborted && server !== undefined) await shutDown(server);
    if (adopted || signal.aborted) continue;
    const output = readFrom(place.log, logFrom);
    if (!PREDECESSOR_LIVES.test(output) || patience.isOver()) throw whyDown(place, output);
    if (!told) place.report(PREDECESSOR_ENDS);
    told = true;
    await sleep(RETRY_MS);
  }
}

/** Whether the server that runs was started with exactly what we would start now. */
function isOurKind(place: Place): boolean {
  const expected = optionsLine(place.binaries.postgres, serverArguments(place.data, place.socket));
  return readFrom(join(place.data, 'postmaster.opts'), 0).trim() === expected;
}

/** Starts the server in a session of its own, so that a Ctrl-C meant for us does not reach it before our drain has ended. */
function launch(place: Place): ProcessMark | undefined {
  disownPid(place);
  clearSocket(place.socket);
  const log = openSync(place.log, 'a', 0o600);
  const args = serverArguments(place.data, place.socket);
  const child = spawn(...place.identity.command(place.binaries.postgres, args), {
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => undefined);
  child.unref();
  return child.pid === undefined ? undefined : markOf(child.pid);
}

/**
 * PostgreSQL refuses to start while any process has the pid that postmaster.pid names: another one that got it after a restart of the machine or
 * container, or the dead server that its parent has not collected. We know that no server runs, so we write our own pid there, which
 * PostgreSQL takes for stale because it is its parent's. The file must stay: by its other lines PostgreSQL finds processes of the dead server
 * that have not ended yet.
 */
function disownPid(place: Place): void {
  const file = join(place.data, 'postmaster.pid');
  const text = readFrom(file, 0);
  if (!text.includes('\n')) return;
  writeFileSync(`${file}.new`, `${process.pid}${text.slice(text.indexOf('\n'))}`, { mode: 0o600 });
  place.identity.give(`${file}.new`);
  renameSync(`${file}.new`, file);
}

/** Waits until the server takes connections; false when it ended, or when `signal` stopped the wait. */
async function answers(place: Place, server: ProcessMark, signal: AbortSignal): Promise<boolean> {
  const refusing = countdown(REFUSES_AT_MOST_MS);
  let next = countdown(REPORT_EVERY_MS);
  while (isRunning(server) && !signal.aborted) {
    if (isReady(place.data, server)) {
      const error = await connectOnce(place);
      if (error === undefined) return true;
      if (error.code !== CANNOT_CONNECT_NOW && refusing.isOver()) throw whyDown(place, error.message);
    }
    if (next.isOver()) {
      place.report({ zh: '数据库正在恢复，请稍候', en: 'The database is recovering; please wait' });
      next = countdown(REPORT_EVERY_MS);
    }
    await sleep(LOOK_MS);
  }
  return false;
}

/** What the server itself says in postmaster.pid: asking by connecting would fill its log with refusals. */
function isReady(data: string, server: ProcessMark): boolean {
  const file = readPostmasterFile(data);
  return file?.pid === server.pid && file.status === 'ready';
}

async function connectOnce(place: Place): Promise<(Error & { code?: string }) | undefined> {
  try {
    await withAdmin(place, (client) => client.query('select 1'));
    return undefined;
  } catch (error) {
    return error as Error & { code?: string };
  }
}

/** Runs `work` on a connection of its own to the database `postgres`. */
export async function withAdmin<T>(place: Place, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: socketUrl(place.socket, 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Ends what the killed owner had open, so that nothing of it commits after the new owner has begun to read. */
async function dropSessions(place: Place): Promise<void> {
  place.report({ zh: '接管了仍在运行的数据库', en: 'Took over the database server that was still running' });
  await withAdmin(place, (client) =>
    client.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    ),
  );
}

/** SIGINT is PostgreSQL's fast shutdown; SIGQUIT, when that takes too long, leaves the rest to recovery at the next start. */
export async function shutDown(server: ProcessMark): Promise<void> {
  const patience = countdown(FAST_SHUTDOWN_MS);
  let signal: NodeJS.Signals | undefined = 'SIGINT';
  while (isRunning(server)) {
    if (signal !== undefined) sendSignal(server.pid, signal);
    signal = undefined;
    await sleep(LOOK_MS);
    if (patience.isOver()) signal = 'SIGQUIT';
  }
}

/** The process may have ended since anybody looked. */
function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function whyDown(place: Place, output: string): StoreError {
  // A server on a full disk cannot even write down why it ends.
  if (statfsSync(place.directory).bavail === 0) return diskFull(place.directory, output);
  return explainOutput(output, place.data, place.log);
}

/** Where the next lines of the log will begin; a log that has grown large is put aside as `.1` first. */
function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size <= LARGEST_LOG_BYTES) return size;
  renameSync(file, `${file}.1`);
  return 0;
}

/** The text of a file from a byte on; empty when it cannot be read. */
function readFrom(file: string, from: number): string {
  try {
    const bytes = readFileSync(file);
    return bytes.subarray(from).toString();
  } catch {
    return '';
  }
}

/** A span of time by the monotonic clock. */
function countdown(ms: number): { isOver: () => boolean } {
  const end = performance.now() + ms;
  return { isOver: () => performance.now() >= end };
}
