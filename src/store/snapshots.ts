/**
 * Snapshots as files: `<directory>/<programme>/<seq>.snapshot`. They only save time: a damaged, missing or foreign one is passed over, and
 * the log tells the rest. Written aside, synced and renamed, so that a kill leaves none half done.
 */
import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Engine } from '#core/engine';
import type { Head } from './rows.ts';

/** How many are kept of each programme. */
const KEPT = 2;
const MAGIC = Buffer.from('greenpool snapshot of a log 1\n');
const HASH_BYTES = 32;

/** An engine, and the row of the log it stands after. */
export interface Snapshot {
  readonly engine: Engine;
  readonly head: Head;
}

function folderOf(directory: string, programme: number): string {
  return join(directory, String(programme));
}

/** Writes the bytes of `engine.snapshot()` taken at `head`, and deletes all but the newest two. */
export async function writeSnapshot(
  directory: string,
  programme: number,
  head: Head,
  bytes: Uint8Array,
): Promise<void> {
  const folder = folderOf(directory, programme);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${head.seq}.snapshot`);
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    for (const part of [MAGIC, Buffer.from(head.hash, 'hex'), bytes]) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  await syncFolder(folder);
  for (const seq of (await listSnapshots(directory, programme)).slice(KEPT))
    await rm(join(folder, `${seq}.snapshot`), { force: true });
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The numbers of the rows that there are snapshots after, the newest first. */
export async function listSnapshots(directory: string, programme: number): Promise<readonly number[]> {
  const names = await readdir(folderOf(directory, programme)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const seqs = names.filter((name) => /^[0-9]+\.snapshot$/.test(name)).map((name) => Number.parseInt(name, 10));
  return seqs.sort((a, b) => b - a);
}

/** Where the snapshot after a row stands. */
export function snapshotPath(directory: string, programme: number, seq: number): string {
  return join(folderOf(directory, programme), `${seq}.snapshot`);
}

/** The hash of the row that a snapshot stands after, and the engine's bytes; undefined when a file is no snapshot. */
export function partsOfSnapshot(bytes: Buffer): { readonly hash: string; readonly state: Buffer } | undefined {
  const start = MAGIC.length + HASH_BYTES;
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  return { hash: bytes.subarray(MAGIC.length, start).toString('hex'), state: bytes.subarray(start) };
}

/**
 * The newest snapshot whose bytes are whole and whose hash is `hashAt` of its row: one of another log, or of rows that a restored backup
 * does not have, is none. `damaged` hears of each that is passed over.
 */
export async function newestSnapshot(
  directory: string,
  programme: number,
  hashAt: (seq: number) => Promise<string | undefined>,
  damaged: (seq: number, reason: string) => void,
): Promise<Snapshot | undefined> {
  for (const seq of await listSnapshots(directory, programme)) {
    const parts = partsOfSnapshot(await readFile(snapshotPath(directory, programme, seq)));
    if (parts === undefined) {
      damaged(seq, 'not a snapshot of a log');
    } else if ((await hashAt(seq)) !== parts.hash) {
      damaged(seq, 'the log has no such row');
    } else {
      try {
        // A copy: the engine's arrays want to begin on a multiple of eight.
        return { engine: Engine.restore(new Uint8Array(parts.state)), head: { seq, hash: parts.hash } };
      } catch (error) {
        damaged(seq, error instanceof Error ? error.message : String(error));
      }
    }
  }
  return undefined;
}
