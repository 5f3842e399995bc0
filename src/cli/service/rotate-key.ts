/** `greenpool rotate-key`: another master key, when the old one may have been seen. */
import { changeMasterKey } from '#server/auth/master-key-change';
import { claimDatabase } from '#store/claim';
import { migrate } from '#store/migrate';
import { parseArguments } from '../arguments.ts';
import { ROTATE_KEY } from '../commands.ts';
import type { Session } from '../host.ts';
import { configOf, withStore } from './store.ts';

/** Changes the master key while no service runs. */
export async function runRotateKey(session: Session, words: readonly string[]): Promise<number> {
  const { out, say } = session;
  const { options } = parseArguments(ROTATE_KEY, words);
  const config = configOf(session, options.data);
  return withStore(session, options.data, async (database) => {
    const release = await claimDatabase(database);
    try {
      await migrate(database);
      const { persons, file } = await changeMasterKey(config, database, Date.now);
      if (persons === undefined) out.line(say('rotateKeyFinished', { file }));
      else out.line(say('rotateKeyDone', { persons, file }));
      if (config.masterKey !== undefined) out.line(say('rotateKeyMove'));
      return 0;
    } finally {
      release();
    }
  });
}
