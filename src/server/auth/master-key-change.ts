/** The master key of a service: read at its start, and put in the place of another. A change that was interrupted is finished by whoever comes next. */
import { link, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Database } from '#store/database';
import { StoreError } from '#store/store-error';
import { keysFit, rotateMasterKey } from './key-rotation.ts';
import { keysOf, parseMasterKey, readOrCreateMasterKey, syncFolder } from './master-key.ts';
import { PASSWORD_COST } from './passwords.ts';

/** Where the master key is: in the environment, else in the file `master.key` of the data directory. */
export interface MasterKeyPlace {
  readonly masterKey: string | undefined;
  readonly data: string;
}

/** What {@link changeMasterKey} did. */
export interface MasterKeyChange {
  /** How many persons' keys were sealed anew; undefined when the change before had only to be finished. */
  readonly persons: number | undefined;
  /** The file with the key that is good now. */
  readonly file: string;
}

/** The new key stands here until it is in its place, and the one before from then on: it opens old backups. */
const files = (data: string): { readonly key: string; readonly next: string; readonly old: string } => {
  const key = join(data, 'master.key');
  return { key, next: `${key}.next`, old: `${key}.old` };
};

/**
 * The master key for a start, made when there is none. `fits` is false when it does not open what is sealed. Throws a {@link StoreError} when the environment
 * still has the key that was changed, and as {@link readOrCreateMasterKey} does.
 */
export async function openMasterKey(
  place: MasterKeyPlace,
  database: Database,
): Promise<{ readonly key: Buffer; readonly fits: boolean }> {
  const { key: file, next: nextFile } = files(place.data);
  const key = place.masterKey === undefined ? await readOrCreateMasterKey(file) : parseMasterKey(place.masterKey);
  if ((await keysFit(database, keysOf(key))) !== false) return { key, fits: true };
  const next = await readIfThere(nextFile);
  if (next === undefined || (await keysFit(database, keysOf(next))) !== true) return { key, fits: false };
  if (place.masterKey !== undefined) {
    throw new StoreError('master_key_changed', {
      zh: `主密钥已更换：新的在 ${nextFile}，请写入 GREENPOOL_MASTER_KEY。`,
      en: `The master key was changed: the new one is in ${nextFile}; put it into GREENPOOL_MASTER_KEY.`,
    });
  }
  await putInPlace(place.data);
  return { key: next, fits: true };
}

/**
 * Changes the master key: makes a new one, seals everything with it, and puts it in the place of the file; a key in the environment is for the operator to
 * replace. Nobody else may use the database. It may be broken off anywhere and done again. Throws a {@link StoreError} when the key is not the right one.
 */
export async function changeMasterKey(
  place: MasterKeyPlace,
  database: Database,
  now: () => number,
): Promise<MasterKeyChange> {
  const { masterKey, data } = place;
  const { key: file, next: nextFile } = files(data);
  const current = masterKey === undefined ? await readIfThere(file) : parseMasterKey(masterKey);
  const fits = current !== undefined && (await keysFit(database, keysOf(current))) !== false;
  let next = await readIfThere(nextFile);
  const finished = !fits && next !== undefined && (await keysFit(database, keysOf(next))) === true;
  if (current === undefined || (!fits && !finished)) {
    throw new StoreError('master_key_wrong', {
      zh: '这不是该数据库的主密钥：封存的资料打不开。什么也没有改。',
      en: 'This is not the master key of the database: what is sealed does not open. Nothing was changed.',
    });
  }
  let persons: number | undefined;
  if (!finished) {
    // A key in the environment leaves the file behind that it came from.
    if (next?.equals(current) === true) await rm(nextFile);
    next = await readOrCreateMasterKey(nextFile);
    const context = { database, keys: keysOf(current), now, passwordCost: PASSWORD_COST };
    persons = await rotateMasterKey(context, keysOf(next), 'system');
  }
  if (masterKey !== undefined) return { persons, file: nextFile };
  await putInPlace(data);
  return { persons, file };
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  return text === undefined ? undefined : parseMasterKey(text);
}

/** Each step leaves a place from where it can be done again: the file `master.key` is always there, with the one key or the other. */
async function putInPlace(data: string): Promise<void> {
  const { key, next, old } = files(data);
  await rm(old, { force: true });
  await link(key, old);
  await rename(next, key);
  await syncFolder(dirname(key));
}
