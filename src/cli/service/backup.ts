/** `greenpool backup` and `greenpool restore`: the whole database as one file, and back into an empty one. */
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { backup, restore } from '#store/backup';
import { migrate } from '#store/migrate';
import { parseArguments } from '../arguments.ts';
import { complaint, systemReason } from '../complaint.ts';
import { BACKUP, RESTORE } from '../commands.ts';
import type { Session } from '../host.ts';
import { withAnyStore, withStore, writingTo } from './store.ts';

/** Writes a backup, also while the service runs. */
export async function runBackup(session: Session, words: readonly string[]): Promise<number> {
  const { options } = parseArguments(BACKUP, words);
  return withStore(session, options.data, async (database) => {
    await writingTo(options.to, () => backup(database, options.to));
    session.out.line(session.say('backupDone', { file: options.to }));
    return 0;
  });
}

/** Restores a backup into a database that holds nothing yet, all or nothing. */
export async function runRestore(session: Session, words: readonly string[]): Promise<number> {
  const { options } = parseArguments(RESTORE, words);
  // Before anything is made.
  await access(options.from, constants.R_OK).catch((error: unknown) => {
    throw complaint('fileUnreadable', { file: options.from, reason: systemReason(error) });
  });
  return withAnyStore(session, options.data, async (database) => {
    await restore(database, options.from);
    await migrate(database);
    session.out.line(session.say('restoreDone', { file: options.from }));
    return 0;
  });
}
