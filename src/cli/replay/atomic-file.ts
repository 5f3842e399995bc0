/** Files that are there as a whole or not at all: written beside their place, synced, then renamed. */
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pid } from 'node:process';
import { Complaint, complaint, systemReason } from '../complaint.ts';
import { forgetTemporary, noteTemporary } from '../temporaries.ts';

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

  /**
   * Begins a file; where `file` is a symbolic link, the one it leads to. Throws a complaint at once when its folder is not there or may
   * not be written, or when it is a folder, a device or a pipe.
   */
  static async create(file: string): Promise<AtomicFile> {
    try {
      const present = await stat(file).catch(() => undefined);
      if (present?.isDirectory()) throw new Error('EISDIR: it is a folder');
      if (present?.isFile() === false) throw complaint('outputNotFile', { file });
      const place = present === undefined ? file : await realpath(file);
      const temporary = join(dirname(place), `.${basename(place)}.${pid}.tmp`);
      noteTemporary(temporary);
      return new AtomicFile(place, temporary, await open(temporary, 'w'));
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

  /** Syncs what was written: nothing more is to be added. */
  async seal(): Promise<void> {
    try {
      await this.#handle.sync();
      await this.#handle.close();
    } catch (error) {
      await this.discard();
      throw unwritable(this.#file, error);
    }
  }

  /** Puts the sealed file in its place. */
  async commit(): Promise<void> {
    try {
      await rename(this.#temporary, this.#file);
    } catch (error) {
      await this.discard();
      throw unwritable(this.#file, error);
    }
    forgetTemporary(this.#temporary);
    await syncFolder(dirname(this.#file));
  }

  /** Gives the file up and leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(this.#temporary, { force: true });
    forgetTemporary(this.#temporary);
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
  return error instanceof Complaint ? error : complaint('fileUnwritable', { file, reason: systemReason(error) });
}
