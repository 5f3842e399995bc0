/** One owner a directory: a lock that ends with its process, because a dead process cannot match its pid and start. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, markOf } from './cluster-process.ts';
import { StoreError } from './store-error.ts';

/** Directories held by this very process. */
const held = new Set<string>();
const LOOK_AGAIN_MS = 10;

interface Claim {
  readonly pid: number;
  readonly name: string;
  readonly isOwner: boolean;
}

/**
 * Takes the directory, or throws `already_running` with the pid of who has it. Gives the function that gives it back.
 *
 * Everyone first writes a claim that carries pid and start of its process, then looks at the others'. Of two that look at the same time at least
 * one sees the other; the lower pid waits and the higher steps back. Claims stay as long as their process owns the directory, so that no listing
 * can miss one. Claims of the dead count for nothing and are swept by the next owner.
 */
export async function takeDirectory(directory: string): Promise<() => Promise<void>> {
  const self = markOf(process.pid);
  if (self === undefined) throw new Error('This process cannot find itself in the list of processes.');
  if (held.has(directory)) throw alreadyRunning(directory, self.pid);
  held.add(directory);
  const folder = join(directory, 'lock');
  const claim = join(folder, `${self.pid}-${self.began}.claim`);
  const owner = join(folder, `${self.pid}-${self.began}.owner`);
  const release = async (): Promise<void> => {
    await rm(owner, { force: true });
    await rm(claim, { force: true });
    held.delete(directory);
  };
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    for (;;) {
      await writeFile(claim, '');
      const others = await livingClaims(folder, self.pid);
      const present = others.find((other) => other.isOwner);
      if (present !== undefined) throw alreadyRunning(directory, present.pid);
      if (others.length === 0) break;
      if (others.some((other) => other.pid < self.pid)) await rm(claim);
      await sleep(LOOK_AGAIN_MS);
    }
    await writeFile(owner, '');
    return release;
  } catch (error) {
    await release().catch(() => undefined);
    throw error;
  }
}

/** The process that owns the directory now, if one does. */
export async function ownerOf(directory: string): Promise<number | undefined> {
  const claims = await livingClaims(join(directory, 'lock'), 0).catch(() => []);
  return claims.find((claim) => claim.isOwner)?.pid;
}

async function livingClaims(folder: string, self: number): Promise<Claim[]> {
  const living: Claim[] = [];
  for (const name of await readdir(folder)) {
    const found = /^(\d+)-(.+)\.(claim|owner)$/.exec(name);
    if (found === null) continue;
    const pid = Number(found[1]);
    if (!isRunning({ pid, began: found[2] ?? '' })) await rm(join(folder, name), { force: true });
    else if (pid !== self) living.push({ pid, name, isOwner: found[3] === 'owner' });
  }
  return living;
}

function alreadyRunning(directory: string, pid: number): StoreError {
  return new StoreError('already_running', {
    zh: `目录 ${directory} 已被进程 ${pid} 使用。请先停止该进程，或用 GREENPOOL_DATA 指定另一个目录。`,
    en: `Process ${pid} already runs on the directory ${directory}. Stop it first, or name another directory in GREENPOOL_DATA.`,
  });
}
