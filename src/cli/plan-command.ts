/** `greenpool plan`: validates a plan, prints the JSON Schema of plans, lists the presets. */
import { planSchemaText } from '#core/plan-schema';
import { parseArguments } from './arguments.ts';
import { PLAN_COMMAND } from './commands.ts';
import { usage } from './complaint.ts';
import type { Session } from './host.ts';
import { presetNames, readPlan } from './plan-file.ts';
import { describePlanFileError } from './plan-text.ts';
import type { PlanFileError } from './plan-text.ts';

/** The codes of a file that could not be read at all. */
const UNREADABLE = new Set<PlanFileError['code']>(['file_not_readable', 'file_too_large', 'file_not_utf8']);

/** Runs `plan validate PLAN`, `plan schema` or `plan list`. The exit status is 1 for an invalid plan, 2 for a file that cannot be read. */
export function runPlan(session: Session, words: readonly string[]): number {
  const { operands, options } = parseArguments(PLAN_COMMAND, words);
  const [action = '', source] = operands;
  if (action === 'validate') {
    if (source === undefined) throw usage('operandMissing', { usage: 'plan validate PLAN' });
    return validate(session, source, options.json);
  }
  if (source !== undefined) throw usage('operandTooMany', { value: source });
  if (action === 'schema') session.out.write(planSchemaText());
  else if (action === 'list') list(session, options.json);
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
    err.line(say('planInvalid', { file: source }));
    for (const error of errors) err.line(`  ${describePlanFileError(error, say.language)}`);
  }
  return errors.some(({ code }) => UNREADABLE.has(code)) ? 2 : 1;
}

function list({ out }: Session, json: boolean): void {
  if (json) out.line(JSON.stringify(presetNames()));
  else for (const name of presetNames()) out.line(name);
}
