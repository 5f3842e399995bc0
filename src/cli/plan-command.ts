/** `greenpool plan`: validates a plan, prints the JSON Schema of plans, lists the presets. */
import { readFile } from 'node:fs/promises';
import { planSchemaText } from '#core/plan-schema';
import { parseArguments } from './arguments.ts';
import { PLAN_COMMAND } from './commands.ts';
import { usage } from './complaint.ts';
import { columnsOf, padEnd } from './display.ts';
import type { Session } from './host.ts';
import type { Language } from './language.ts';
import { isUnreadable, planComplaint } from './plan-complaint.ts';
import { presetNames, readPlan } from './plan-file.ts';

/** Runs `plan validate PLAN`, `plan schema` or `plan list`. The exit status is 1 for an invalid plan, 2 for a file that cannot be read. */
export async function runPlan(session: Session, words: readonly string[]): Promise<number> {
  const { operands, options } = parseArguments(PLAN_COMMAND, words);
  const [action = '', source] = operands;
  if (action === 'validate') {
    if (source === undefined) throw usage('operandMissing', { usage: 'plan validate PLAN' });
    return validate(session, source, options.json);
  }
  if (source !== undefined) throw usage('operandTooMany', { value: source });
  if (action === 'schema') session.out.write(planSchemaText());
  else if (action === 'list') await list(session, options.json);
  else throw usage('planSubcommandUnknown', { name: action });
  return 0;
}

function validate({ out, err, say }: Session, source: string, json: boolean): number {
  const result = readPlan(source);
  if (result.ok) {
    out.line(
      json ? JSON.stringify({ ok: true, name: result.plan.name }) : say('planValid', { name: result.plan.name }),
    );
    return 0;
  }
  const { errors } = result;
  if (json) {
    out.line(JSON.stringify({ ok: false, errors }));
  } else {
    err.line(planComplaint(source, errors).inWords(say));
  }
  return isUnreadable(errors) ? 2 : 1;
}

async function list({ out, say }: Session, json: boolean): Promise<void> {
  const names = presetNames();
  if (json) {
    out.line(JSON.stringify(names));
    return;
  }
  const width = Math.max(...names.map(columnsOf));
  for (const name of names) out.line(`${padEnd(name, width)}  ${await describePreset(name, say.language)}`.trimEnd());
}

/** What a preset's file says of itself: its first comment in Chinese, or the line below it in English. */
async function describePreset(name: string, language: Language): Promise<string> {
  const comments = (await readFile(readPlan(name).file, 'utf8')).split('\n').filter((line) => line.startsWith('#'));
  const chinese = comments.findIndex((line) => /\p{Script=Han}/u.test(line));
  return (comments[language === 'zh' ? chinese : chinese + 1] ?? '').slice(1).trim();
}
