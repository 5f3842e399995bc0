/** The master key: the one secret outside the database. Without it the database tells nobody's phone, name or account. */
import { hkdfSync, randomBytes } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The keys made from the master key, one a purpose. */
export interface Keys {
  /** Seals the keys of persons. */
  readonly wrap: Buffer;
  /** Hashes phone numbers for looking them up. */
  readonly phone: Buffer;
  /** Hashes one-time codes. */
  readonly code: Buffer;
  /** Hashes the names of what is throttled. */
  readonly throttle: Buffer;
}

const KEY_BYTES = 32;

/** The keys of a master key of 32 bytes (HKDF-SHA256). Throws a RangeError on any other length. */
export function keysOf(master: Buffer): Keys {
  if (master.length !== KEY_BYTES) throw new RangeError('A master key has 32 bytes.');
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `greenpool ${purpose}`, KEY_BYTES));
  return { wrap: derive('wrap'), phone: derive('phone'), code: derive('code'), throttle: derive('throttle') };
}

/** A master key from its text, 64 hexadecimal digits. Throws a RangeError on any other. The error does not repeat the text. */
export function parseMasterKey(text: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(text.trim())) throw new RangeError('A master key is written as 64 hexadecimal digits.');
  return Buffer.from(text.trim(), 'hex');
}

/**
 * Reads the master key from `file`, or makes the file with a new one: 64 hexadecimal digits, readable by its owner only. It is on disk before it
 * is returned, since data sealed with a lost key is lost. Two starts at once get the same key.
 * Throws when others can read the file, when it holds no key, or as the file system does.
 */
export async function readOrCreateMasterKey(file: string): Promise<Buffer> {
  try {
    return await readMasterKey(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    await writeSynced(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
    // A link appears whole or not at all, and fails when another start was first; then theirs is the key.
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(file));
  return await readMasterKey(file);
}

async function readMasterKey(file: string): Promise<Buffer> {
  const { mode } = await stat(file);
  if ((mode & 0o077) !== 0) throw new Error(`Others can read ${file}. Make it readable by its owner only: chmod 600.`);
  return parseMasterKey(await readFile(file, 'utf8'));
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
