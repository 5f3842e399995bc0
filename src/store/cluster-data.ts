/** The folders of a cluster: data, socket, and the server's own log. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './cluster-binaries.ts';
import type { Identity } from './cluster-identity.ts';
import { StoreError } from './store-error.ts';

/** The superuser of the cluster; whoever reaches the socket is this user, and only the owner of its folder does. */
const USER = 'greenpool';
/** Bytes that a socket's path may have on every system that we run on. */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME = '.s.PGSQL.5432';

const INITDB = [
  ...`-U ${USER} -E UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8`.split(' '),
  ...'--auth-local=trust --auth-host=reject --data-checksums --no-instructions'.split(' '),
];

/**
 * Makes the data directory on first use: UTF-8, the built-in C.UTF-8 order (the same on every machine, whatever its libraries), checksums on.
 * It is made beside its place and moved there when whole, so that a kill half way leaves nothing to trip over. Refuses the data of
 * another major version, and data that belong to somebody else.
 */
export async function prepareData(binaries: Binaries, identity: Identity, data: string): Promise<void> {
  if (!existsSync(data)) {
    const fresh = `${data}.new`;
    rmSync(fresh, { recursive: true, force: true });
    await runInitdb(binaries, identity, fresh);
    renameSync(fresh, data);
    return;
  }
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (version !== binaries.major) {
    throw new StoreError('cluster_version', {
      zh: `目录 ${data} 中的数据属于 PostgreSQL ${version}，而此版本的 Greenpool 带的是 PostgreSQL ${binaries.major}。请用原来的版本备份（greenpool backup），再在新目录中恢复（greenpool restore）。`,
      en: `The data in ${data} are of PostgreSQL ${version}, and this version of Greenpool brings PostgreSQL ${binaries.major}. Back up with the version that wrote them (greenpool backup) and restore into a new directory (greenpool restore).`,
    });
  }
  chmodSync(data, 0o700);
}

/** A full disk (Node's code or the server's SQLSTATE) and a folder that is closed to us, said for people; other errors as they are. */
export function explainFailure(error: unknown, directory: string): unknown {
  const { code, path } = error as { code?: unknown; path?: unknown };
  if (code === 'ENOSPC' || code === '53100') return diskFull(directory, error);
  if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') return error;
  const place = typeof path === 'string' ? path : directory;
  const owner = uidOf(place) ?? uidOf(directory);
  const uid = process.getuid?.();
  return new StoreError(
    'permission_denied',
    {
      zh: `无权使用 ${place}（所有者编号 ${owner ?? '未知'}，当前用户编号 ${uid}）。请改变其所有者（chown -R），或用 GREENPOOL_DATA 指定另一个目录。`,
      en: `No permission to use ${place} (owner's id ${owner ?? 'unknown'}, yours ${uid}). Change its owner (chown -R), or name another directory in GREENPOOL_DATA.`,
    },
    error,
  );
}

function uidOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}

/** The disk that holds the directory has no space left. */
export function diskFull(directory: string, cause?: unknown): StoreError {
  return new StoreError(
    'disk_full',
    {
      zh: `${directory} 所在的磁盘已满。已确认的数据没有丢失；请腾出空间后再启动。`,
      en: `The disk of ${directory} is full. Nothing that was confirmed is lost; make room and start again.`,
    },
    cause,
  );
}

async function runInitdb(binaries: Binaries, identity: Identity, data: string): Promise<void> {
  const [file, args] = identity.command(binaries.initdb, INITDB.concat('-D', data));
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise<number | string | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? signal));
  });
  if (status === 0) return;
  rmSync(data, { recursive: true, force: true });
  throw explainOutput(output, data, `initdb: ${status}`);
}

/** What the programs wrote before they gave up, as an error for people. */
export function explainOutput(output: string, directory: string, ending: string): StoreError {
  if (/No space left on device/.test(output)) return diskFull(directory, output);
  if (/Permission denied|wrong ownership|invalid permissions/.test(output)) {
    const denied = explainFailure({ code: 'EACCES' }, directory);
    if (denied instanceof StoreError) return new StoreError(denied.code, denied.wording, output);
  }
  const last = output.trim().split('\n').slice(-3).join(' | ');
  return new StoreError(
    'cluster_failed',
    {
      zh: `内置 PostgreSQL 无法启动（${ending}）。它最后写道：${last}`,
      en: `The built-in PostgreSQL did not start (${ending}). Its last words: ${last}`,
    },
    output,
  );
}

/**
 * The private folder (0700) of the server's socket: `<directory>/socket`, or where that path is too long for a socket one under the
 * system's folder for temporary files, always the same for the same directory. One that somebody else put there is refused.
 */
export function prepareSocket(identity: Identity, directory: string): string {
  const folder = socketFolder(directory);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const uid = process.getuid?.() ?? 0;
  if (!found.isDirectory() || (uid !== 0 && found.uid !== uid)) {
    throw Object.assign(new Error('The folder of the socket is not ours.'), { code: 'EACCES', path: folder });
  }
  chmodSync(folder, 0o700);
  identity.give(folder);
  return folder;
}

/** Where {@link prepareSocket} puts the folder. */
function socketFolder(directory: string): string {
  const usual = join(directory, 'socket');
  if (Buffer.byteLength(join(usual, SOCKET_NAME)) <= LONGEST_SOCKET_PATH) return usual;
  const digest = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  return join(tmpdir(), `greenpool-${process.getuid?.() ?? 0}-${digest}`);
}

/** Takes away the socket files of a dead server: their pids may be used again, and the next server would then not start. */
export function clearSocket(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith(SOCKET_NAME)) rmSync(join(folder, name), { force: true });
}

/** The address of a database of the cluster whose socket is in this folder. */
export function socketUrl(folder: string, database: string): string {
  return `postgresql://${USER}@${encodeURIComponent(folder)}/${database}`;
}
