/** The folder of a report: written beside its place and put there when it is whole. It replaces an older report, and nothing else. */
import { renameSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pid } from 'node:process';
import { Complaint, complaint, systemReason } from '../complaint.ts';
import { forgetTemporary, noteTemporary } from '../temporaries.ts';
import { GENERATOR } from './generator.ts';

/** What a kind of report writes, and by what an older one is known: a file of it, and a text in that file. */
export interface FolderKind {
  readonly names: ReadonlySet<string>;
  readonly proof: readonly [file: string, text: string];
}

/** The report of orders or commands. */
const REPORT: FolderKind = {
  names: new Set(['index.html', 'charts', 'members.csv', 'orders.csv', 'events.csv', 'rows.csv']),
  proof: ['index.html', GENERATOR],
};

/** A folder in the making. */
export class ReportFolder {
  readonly #place: string;
  readonly #temporary: string;
  readonly #kind: FolderKind;

  private constructor(place: string, temporary: string, kind: FolderKind) {
    this.#kind = kind;
    this.#place = place;
    this.#temporary = temporary;
  }

  /** Begins a folder. Throws a complaint at once when the place is taken by something that is no report, or cannot be written. */
  static async create(folder: string, kind: FolderKind = REPORT): Promise<ReportFolder> {
    const place = resolve(folder);
    try {
      await refuseForeign(place, folder, kind);
      await mkdir(dirname(place), { recursive: true });
      const temporary = join(dirname(place), `.${basename(place)}.${pid}.tmp`);
      await rm(temporary, { recursive: true, force: true });
      noteTemporary(temporary);
      await mkdir(temporary);
      return new ReportFolder(place, temporary, kind);
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

  /** Puts the folder in its place; an older report goes. */
  async commit(): Promise<void> {
    try {
      await refuseForeign(this.#place, this.#place, this.#kind);
      const older = `${this.#temporary}.older`;
      const hadOlder = replace(this.#place, this.#temporary, older);
      forgetTemporary(this.#temporary);
      if (hadOlder) {
        noteTemporary(older);
        await rm(older, { recursive: true });
        forgetTemporary(older);
      }
    } catch (error) {
      await this.discard();
      throw unwritable(this.#place, error);
    }
  }

  /** Gives the folder up and leaves nothing behind. */
  async discard(): Promise<void> {
    await rm(this.#temporary, { recursive: true, force: true });
    forgetTemporary(this.#temporary);
  }
}

/**
 * Moves what is at `place` to `older`, and `newer` to `place`; when the latter fails, the former is taken back. Gives whether there was
 * anything at `place`. No signal can come between.
 */
export function replace(place: string, newer: string, older: string): boolean {
  let hadOlder = true;
  try {
    renameSync(place, older);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    hadOlder = false;
  }
  try {
    renameSync(newer, place);
  } catch (error) {
    if (hadOlder) renameSync(older, place);
    throw error;
  }
  return hadOlder;
}

async function refuseForeign(place: string, folder: string, kind: FolderKind): Promise<void> {
  const name = await foreignName(place, kind);
  if (name !== undefined) throw complaint('reportForeign', { folder, name });
}

/**
 * The first thing at `place` that is no part of a report: a file of another name, a file where the folder should be, or any file when
 * nothing that this program wrote stands beside it.
 */
async function foreignName(place: string, { names: known, proof }: FolderKind): Promise<string | undefined> {
  try {
    const names = await readdir(place);
    const foreign = names.find((name) => !known.has(name));
    if (foreign !== undefined || names.length === 0) return foreign;
    return (await holds(join(place, proof[0]), proof[1])) ? undefined : names[0];
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return undefined;
    if (code === 'ENOTDIR') return basename(place);
    throw error;
  }
}

/** Whether a file holds a text. */
async function holds(file: string, text: string): Promise<boolean> {
  try {
    return (await readFile(file, 'utf8')).includes(text);
  } catch {
    return false;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function unwritable(file: string, error: unknown): Complaint {
  return error instanceof Complaint ? error : complaint('fileUnwritable', { file, reason: systemReason(error) });
}
