/** Commands in batches, and what they would do. */
import { z } from 'zod';
import { outcomesAnswer } from '#api/answers';
import type { Language } from '#api/language';
import type { WireCommand } from '../aliases.ts';
import type { Answer } from '../desk.ts';
import { problemOfRefusal } from '../problems.ts';
import { authorizeQuotes } from './authorize.ts';
import { BATCH_ACTIONS } from './rights.ts';
import { IN_PROGRAMME, pathOf, route } from './route.ts';
import { replayHeader, submit } from './submit.ts';
import { commandOf } from './wire-command.ts';

const COMMANDS_MAX = 1000;
const batch = z.strictObject({ commands: z.array(z.unknown()).min(1).max(COMMANDS_MAX) });

/** The routes of this file. */
export const COMMAND_ROUTES = [
  route({
    id: 'submitCommands',
    method: 'POST',
    path: `${IN_PROGRAMME}/commands`,
    access: BATCH_ACTIONS as [(typeof BATCH_ACTIONS)[number]],
    target: 'commands',
    tag: 'commands',
    summary: {
      zh: '提交 1 到 1000 条命令，各有各的结果；有一条没有权限，则全部不做。',
      en: 'Submits 1 to 1,000 commands, each with an outcome of its own; without the right to one of them none is done.',
    },
    params: pathOf(),
    body: batch,
    takesCommands: true,
    idempotent: true,
    answers: { 200: outcomesAnswer },
    handler: async (call) => {
      const { answers, replayed } = await submit(call, call.body.commands.map(commandOf), true);
      return { status: 200, text: outcomesText(answers, call.language), headers: replayHeader(replayed) };
    },
  }),
  route({
    id: 'quoteCommands',
    method: 'POST',
    path: `${IN_PROGRAMME}/quotes`,
    access: ['orders.quote'],
    target: 'commands',
    tag: 'commands',
    summary: {
      zh: '试算：命令依次执行会得到什么结果；什么也不改变。',
      en: 'What commands would give, one after the other; nothing is done.',
    },
    params: pathOf(),
    body: batch,
    takesCommands: true,
    answers: { 200: outcomesAnswer },
    handler: async (call) => {
      const commands: readonly WireCommand[] = call.body.commands.map(commandOf);
      await authorizeQuotes(call, commands);
      const answers = await call.programme.writer.read((desk) => desk.quote(commands));
      return { status: 200, text: outcomesText(answers, call.language) };
    },
  }),
];

/** The outcomes as JSON, written by hand: most are a dozen characters, and there are a thousand. */
function outcomesText(answers: readonly Answer[], language: Language): string {
  const outcomes = answers.map(({ receipt, refusal, seq, at }) =>
    refusal === undefined
      ? { receipt, seq, at }
      : { receipt: { ok: false, code: refusal.code }, problem: problemOfRefusal(refusal, language) },
  );
  return JSON.stringify({ outcomes });
}
