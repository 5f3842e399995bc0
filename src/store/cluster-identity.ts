/** As whom the server runs: PostgreSQL refuses uid 0, and initdb a uid without a line in /etc/passwd. */
import { spawnSync } from 'node:child_process';
import { chownSync, lchownSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './cluster-binaries.ts';
import { StoreError } from './store-error.ts';

/** How to start a program of PostgreSQL here. */
export interface Identity {
  /** The command line that runs `program`. Every form ends in an exec, so that the process started is the program itself. */
  readonly command: (program: string, args: readonly string[]) => readonly [string, string[]];
  /** Gives a file or folder that we made to whom the program runs as. */
  readonly give: (path: string) => void;
}

const NOBODY = 65534;

/**
 * Finds a form that works on this directory, and throws `cluster_refused` when none does.
 *
 * As root: in a user namespace in which root's own uid has another number. Files stay root's, no account and no right beyond root's own files is
 * needed. Where that cannot work (a container that forbids it, a folder under another user's 0700 folder) or where the data belong to another user
 * already: as that user, or as nobody, with the right to pass through closed folders. An ordinary user runs it directly, or in a namespace when
 * their uid has no name.
 */
export function findIdentity(binaries: Binaries, directory: string, data: string): Identity {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0 && hasName()) return { command: (program, args) => [program, [...args]], give: () => undefined };
  const named = namedUid();
  const owner = uid === 0 ? ownerOf(data) : undefined;
  const forms = [
    ...(named !== undefined && (owner ?? 0) === 0 ? [inNamespace(named)] : []),
    ...(uid === 0 ? [asUser(owner === undefined || owner === 0 ? NOBODY : owner)] : []),
  ];
  const works = forms.find((form) => tryOut(form, binaries, directory));
  if (works === undefined) throw refused(uid);
  if (owner === 0) giveAll(works, data);
  return works;
}

function inNamespace(uid: number): Identity {
  const options = ['--user', `--map-user=${uid}`, `--map-group=${uid}`, '--'];
  return { command: (program, args) => ['unshare', [...options, program, ...args]], give: () => undefined };
}

function asUser(uid: number): Identity {
  const options = [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'];
  const rights = [
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
    '--bounding-set=-all,+dac_override',
  ];
  return {
    command: (program, args) => ['setpriv', [...options, ...rights, '--', program, ...args]],
    give: (path) => chownSync(path, uid, uid),
  };
}

/** Whether the form starts programs, reaches ours, and may write in the directory. */
function tryOut(form: Identity, binaries: Binaries, directory: string): boolean {
  const [file, args] = form.command('/bin/sh', ['-c', '"$0" --version && test -w "$1"', binaries.postgres, directory]);
  return spawnSync(file, args, { stdio: 'ignore' }).status === 0;
}

function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Any uid but 0 that has a name; nobody's if there is one. */
function namedUid(): number | undefined {
  const uids: number[] = [];
  try {
    for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
      const uid = Number(line.split(':')[2]);
      if (uid > 0) uids.push(uid);
    }
  } catch {
    return undefined;
  }
  return uids.includes(NOBODY) ? NOBODY : uids[0];
}

function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}

/** Data that root made in a namespace, on a machine that forbids namespaces, go to whom the server runs as. */
function giveAll(form: Identity, path: string): void {
  form.give(path);
  const { uid, gid } = statSync(path);
  if (uid === 0) return;
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) lchownSync(join(path, name), uid, gid);
}

function refused(uid: number): StoreError {
  return uid === 0
    ? new StoreError('cluster_refused', {
        zh: 'PostgreSQL 不以 root 身份运行，而此处 unshare 和 setpriv（util-linux）都不可用。请改用普通用户运行，安装 util-linux，或用 DATABASE_URL 指定自己的 PostgreSQL 服务器。',
        en: 'PostgreSQL does not run as root, and neither unshare nor setpriv (util-linux) works here. Run as an ordinary user, install util-linux, or name a PostgreSQL server of your own in DATABASE_URL.',
      })
    : new StoreError('cluster_refused', {
        zh: `用户编号 ${uid} 在 /etc/passwd 中没有名字，而此处 unshare 不可用。请为该用户加上一行，或用 DATABASE_URL 指定自己的 PostgreSQL 服务器。`,
        en: `User id ${uid} has no name in /etc/passwd, and unshare does not work here. Add a line for it, or name a PostgreSQL server of your own in DATABASE_URL.`,
      });
}
