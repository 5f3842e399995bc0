/** The folder of a report: written beside its place and put there when it is whole. It replaces an older report, and nothing else. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pid } from 'node:process';
import { Complaint, complaint, systemReason } from '../complaint.ts';

/** What a report's folder can hold. */
const REPORT_NAMES = new Set(['index.html', 'charts', 'members.csv', 'orders.csv', 'events.csv', 'rows.csv']);

/** A folder in the making. */
export class ReportFolder {
  readonly #place: string;
  readonly #temporary: string;

  private constructor(place: string, temporary: string) {
    this.#place = place;
    this.#temporary = temporary;
  }

  /** Begins a folder. Throws a complaint at once when the place is taken by something that is no report, or cannot be written. */
  static async create(folder: string): Promise<ReportFolder> {
    const place = resolve(folder);
    try {
      const foreign = await foreignName(place);
      if (foreign !== undefined) throw complaint('reportForeign', { folder, name: foreign });
      await mkdir(dirname(place), { recursive: true });
      const temporary = join(dirname(place), `.${basename(place)}.${pid}.tmp`);
      await rm(temporary, { recursive: true, force: true });
      await mkdir(temporary);
      return new ReportFolder(place, temporary);
    } catch (error) {
      throw unwritable(folder, error);
    }
  }

  /** The path of a file of the report while it is written. */
  path(name: string): string {
    return join(this.#temporary, name);
  }

  /** Makes a folder inside. */
  async makeFolder(name: string): Promise<void> {
    await mkdir(this.path(name));
  }

  /** Puts the folder in its place; an older report goes. Gives the folder's full path. */
  async commit(): Promise<string> {
    try {
      const foreign = await foreignName(this.#place);
      if (foreign !== undefined) throw complaint('reportForeign', { folder: this.#place, name: foreign });
      const older = `${this.#temporary}.older`;
      const hadOlder = await rename(this.#place, older).then(
        () => true,
        () => false,
      );
      await rename(this.#temporary, this.#place);
      if (hadOlder) await rm(older, { recursive: true });
      return this.#place;
    } catch (error) {
      await this.discard();
      throw unwritable(this.#place, error);
    }
  }

  /** Gives the folder up and leaves nothing behind. */
  async discard(): Promise<void> {
    await rm(this.#temporary, { recursive: true, force: true });
  }
}

/** The first thing at `place` that is no part of a report: a file of another name, or a file where the folder should be. */
async function foreignName(place: string): Promise<string | undefined> {
  try {
    return (await readdir(place)).find((name) => !REPORT_NAMES.has(name));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR') return basename(place);
    throw error;
  }
}

function unwritable(file: string, error: unknown): Complaint {
  return error instanceof Complaint ? error : complaint('fileUnwritable', { file, reason: systemReason(error) });
}
