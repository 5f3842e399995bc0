/** `greenpool verify`: computes every log again from its commands and names the first difference. */
import { join } from 'node:path';
import type { Database } from '#store/database';
import { consistently } from '#store/rebuild';
import { verify } from '#store/verify';
import type { Verdict } from '#store/verify';
import { compareReading } from '#store/verify-beside';
import { parseArguments } from '../arguments.ts';
import { VERIFY } from '../commands.ts';
import type { Session } from '../host.ts';
import { configOf, programmesNamed, withStore } from './store.ts';

const STATUS_DIFFERENT = 1;

/** Verifies one programme or all; exit status 1 when anything differs. */
export async function runVerify(session: Session, words: readonly string[]): Promise<number> {
  const { out, say } = session;
  const { options } = parseArguments(VERIFY, words);
  const snapshots = join(configOf(session, options.data).data, 'snapshots');
  return withStore(session, options.data, async (database) => {
    const verdicts = [];
    for (const { id, name } of await programmesNamed(database, options.programme)) {
      const verdict = await verifyWhole(database, id, snapshots);
      verdicts.push({ programme: id, name, ...verdict });
      if (options.json) continue;
      const { rows, commands, hash, difference } = verdict;
      if (difference === undefined) out.line(say('verifyWhole', { name, rows, commands, hash }));
      else out.line(say('verifyDifferent', { name, ...difference }));
    }
    if (options.json) out.line(JSON.stringify(verdicts));
    else if (verdicts.length === 0) out.line(say('programmesNone'));
    return verdicts.some(({ difference }) => difference !== undefined) ? STATUS_DIFFERENT : 0;
  });
}

/** The log and what stands beside it, then the tables that follow it. */
async function verifyWhole(database: Database, programme: number, snapshots: string): Promise<Verdict> {
  const verdict = await consistently(database, (client) => verify(client, programme, snapshots));
  if (verdict.difference !== undefined) return verdict;
  const found = await compareReading(database, programme);
  if (found === undefined) return verdict;
  const { what, stored, computed } = found;
  return { ...verdict, difference: { seq: verdict.rows, what, logged: stored, computed } };
}
