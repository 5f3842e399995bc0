/** `greenpool verify`: computes every log again from its commands and names the first difference. */
import { consistently } from '#store/rebuild';
import { verify } from '#store/verify';
import { parseArguments } from '../arguments.ts';
import { VERIFY } from '../commands.ts';
import type { Session } from '../host.ts';
import { programmesNamed, withStore } from './store.ts';

const STATUS_DIFFERENT = 1;

/** Verifies one programme or all; exit status 1 when anything differs. */
export async function runVerify(session: Session, words: readonly string[]): Promise<number> {
  const { out, say } = session;
  const { options } = parseArguments(VERIFY, words);
  return withStore(session, options.data, async (database) => {
    const verdicts = [];
    for (const { id, name } of await programmesNamed(database, options.programme)) {
      const verdict = await consistently(database, (client) => verify(client, id));
      verdicts.push({ programme: id, name, ...verdict });
      if (options.json) continue;
      const { rows, commands, hash, difference } = verdict;
      if (difference === undefined) out.line(say('verifyWhole', { name, rows, commands, hash }));
      else out.line(say('verifyDifferent', { name, ...difference }));
    }
    if (options.json) out.line(JSON.stringify(verdicts));
    return verdicts.some(({ difference }) => difference !== undefined) ? STATUS_DIFFERENT : 0;
  });
}
