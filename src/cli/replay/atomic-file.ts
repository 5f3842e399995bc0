/** Files that are there as a whole or not at all: written beside their place, synced, then renamed. */
import { open, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pid } from 'node:process';
import { complaint, systemReason } from '../complaint.ts';

/** A file in the making. Nothing is to be seen of it until `commit`. */
export class AtomicFile {
  readonly #file: string;
  readonly #temporary: string;
  readonly #handle: FileHandle;

  private constructor(file: string, temporary: string, handle: FileHandle) {
    this.#file = file;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  /** Begins a file. Throws a complaint at once when its folder is not there or may not be written, or when it is a folder itself. */
  static async create(file: string): Promise<AtomicFile> {
    const temporary = join(dirname(file), `.${basename(file)}.${pid}.tmp`);
    try {
      const present = await stat(file).catch(() => undefined);
      if (present?.isDirectory()) throw new Error('EISDIR: it is a folder');
      return new AtomicFile(file, temporary, await open(temporary, 'w'));
    } catch (error) {
      throw unwritable(file, error);
    }
  }

  /** Adds to the end of the file. */
  async append(data: string | Uint8Array): Promise<void> {
    try {
      await this.#handle.appendFile(data);
    } catch (error) {
      await this.discard();
      throw unwritable(this.#file, error);
    }
  }

  /** Syncs what was written and puts it in its place. */
  async commit(): Promise<void> {
    try {
      await this.#handle.sync();
      await this.#handle.close();
      await rename(this.#temporary, this.#file);
    } catch (error) {
      await this.discard();
      throw unwritable(this.#file, error);
    }
    await syncFolder(dirname(this.#file));
  }

  /** Gives the file up and leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(this.#temporary, { force: true });
  }
}

/** Some systems cannot sync a folder; the file itself is safe without. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().catch(() => undefined);
    await handle.close();
  } catch {
    return;
  }
}

function unwritable(file: string, error: unknown): Error {
  return complaint('fileUnwritable', { file, reason: systemReason(error) });
}
