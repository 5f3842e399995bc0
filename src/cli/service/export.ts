/** `greenpool export`: a programme's plan and commands as files that `greenpool replay` takes on any machine. */
import { createWriteStream } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Queryable } from '#store/database';
import { readCommands, readOpening } from '#store/log';
import { consistently } from '#store/rebuild';
import { parseArguments } from '../arguments.ts';
import { EXPORT } from '../commands.ts';
import type { Session } from '../host.ts';
import { programmesNamed, withStore, writingTo } from './store.ts';

/** Writes `plan.json` and `commands.jsonl` into the folder. Ids are the log's own numbers: a log holds nobody's id. */
export async function runExport(session: Session, words: readonly string[]): Promise<number> {
  const { out, say } = session;
  const { options } = parseArguments(EXPORT, words);
  return withStore(session, options.data, async (database) => {
    const [found] = await programmesNamed(database, options.programme);
    const id = found?.id ?? 0;
    const folder = options.to;
    const commands = await writingTo(folder, async () => {
      await mkdir(folder, { recursive: true });
      const [plan, log] = [join(folder, 'plan.json'), join(folder, 'commands.jsonl')];
      const count = await consistently(database, async (client) => {
        const opening = await readOpening(client, id);
        await writeFile(`${plan}.partial`, `${JSON.stringify(opening?.plan, undefined, 2)}\n`);
        return writeCommands(client, id, `${log}.partial`);
      });
      // A run that was broken off leaves nothing that looks whole.
      for (const file of [plan, log]) await rename(`${file}.partial`, file);
      return count;
    });
    out.line(say('exportDone', { folder, commands }));
    return 0;
  });
}

async function writeCommands(client: Queryable, id: number, file: string): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    for await (const { command } of readCommands(client, id, 0)) {
      count++;
      yield `${command}\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(file));
  return count;
}
