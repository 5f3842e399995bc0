/** What a proposal may hold: checked and quoted when it is made or edited, and quoted again when it is approved. */
import { formatPlan, validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import type { WireCommand } from '../aliases.ts';
import { CONTROL_CHARACTER } from '../aliases.ts';
import type { Desk } from '../desk.ts';
import { checkChange } from '../live/terms.ts';
import { RefusedError } from '../problems.ts';
import { PlanInvalidError } from '../programmes.ts';
import type { Programme } from '../programmes.ts';
import { ProposalError } from './errors.ts';
import { isCommandType, LIMITS_TYPE, rightToPropose } from './four-eyes.ts';
import type { ProposalType } from './four-eyes.ts';
import { checkLimitsCommand } from './limits.ts';
import { diffPlans, fixedTerm, removedSplits } from './plan-diff.ts';
import { quoteOf } from './preview.ts';
import type { Quoted } from './preview.ts';
import { digestOf, toStored } from './stored.ts';
import type { Stored } from './stored.ts';

/** The most commands of one proposal. */
export const MOST_COMMANDS = 1000;
const LONGEST_REASON = 500;
/** Two of these in one proposal make no sense. */
const ALONE: ReadonlySet<ProposalType> = new Set(['ChangePlan', 'WindUp', LIMITS_TYPE]);

/** What is stored of a proposal that may be made. */
export interface Content extends Stored {
  readonly commandsText: string;
  readonly digest: Buffer;
  readonly previewText: string;
}

/**
 * The one type of what is proposed. Throws `proposal_invalid` for none, too many or several types, `not_proposable`. An
 * instant of its own is not taken: it is done when it is approved.
 */
export function typeOf(commands: readonly WireCommand[]): ProposalType {
  const type = commands[0]?.['type'];
  const known = type === LIMITS_TYPE || isCommandType(type);
  if (!known || commands.length > MOST_COMMANDS || commands.some((command) => command['type'] !== type))
    throw new ProposalError('proposal_invalid', 'commands');
  if (commands.some((command) => 'at' in command)) throw new ProposalError('proposal_invalid', 'at');
  if (ALONE.has(type) && commands.length > 1) throw new ProposalError('proposal_invalid', 'commands');
  const ownMoney = type !== 'RequestWithdrawal' || commands.every((command) => command['account'] === 'platform');
  if (rightToPropose(type) === undefined || !ownMoney) throw new ProposalError('not_proposable', 'type');
  return type;
}

/** Throws `proposal_invalid` unless it is a text of 1 to 500 characters that the log can hold. */
export function checkReason(reason: string, field = 'reason'): void {
  const right =
    reason.trim() !== '' && reason.length <= LONGEST_REASON && reason.isWellFormed() && !CONTROL_CHARACTER.test(reason);
  if (!right) throw new ProposalError('proposal_invalid', field);
}

/**
 * Checks commands in callers' ids and quotes them. Throws a `RefusedError` for one that would be refused, `commands_refused` for
 * several, a `PlanInvalidError`, a `PlanCheckError`; a change of plan that Z1 forbids is refused with the path.
 */
export async function contentOf(
  { writer }: Programme,
  given: readonly WireCommand[],
  reason: string,
): Promise<Content> {
  checkReason(reason);
  if (typeOf(given) === LIMITS_TYPE) {
    checkLimitsCommand(given[0] ?? {});
    return content({ commands: given, newIds: [] }, reason, null);
  }
  const commands = given.map((command) => (command['type'] === 'ChangePlan' ? withPlan(command) : command));
  return await writer.read((desk) => {
    const quoted = requireAccepted(desk, commands);
    return content(toStored(desk.aliases, commands), reason, quoted.preview);
  });
}

/** Quotes commands; throws unless all would be accepted now, as {@link contentOf} does. */
export function requireAccepted(desk: Desk, commands: readonly WireCommand[]): Quoted {
  const plan = planIn(commands[0]);
  if (plan !== undefined) requireTerms(desk.engine.plan, plan);
  const quoted = quoteOf(desk, commands);
  const { refused } = quoted.preview;
  if (refused.length === 0)
    return plan === undefined
      ? quoted
      : { ...quoted, preview: { ...quoted.preview, plan: diffPlans(desk.engine.plan, plan), ...checked(desk, plan) } };
  const [outcome] = quoted.outcomes;
  const refusal = outcome?.refusal;
  if (commands.length > 1 || refusal === undefined) throw new ProposalError('commands_refused', 'commands', refused);
  if (refusal.code === 'split_in_use' && plan !== undefined)
    throw new RefusedError({ ...refusal, field: splitPath(desk.engine.plan, plan) });
  const { field } = refusal;
  // The engine saw our id; the caller sent theirs.
  throw new RefusedError(field?.endsWith('Id') === true ? { ...refusal, value: commands[0]?.[field] } : refusal);
}

/** What the plan check says of a change of plan; nothing where the programme is held to no profile. Throws a `PlanCheckError`. */
function checked({ engine, live }: Desk, plan: Plan): Pick<Quoted['preview'], 'findings' | 'newWarnings'> {
  if (live === undefined) return {};
  const { findings, fresh } = checkChange(engine.plan, plan, live.terms);
  return { findings, newWarnings: [...new Set(fresh.map(({ id }) => id))] };
}

/** The plan of a change of plan; undefined for any other command. Throws a `PlanInvalidError`. */
function planIn(command: WireCommand | undefined): Plan | undefined {
  if (command?.['type'] !== 'ChangePlan') return undefined;
  const result = validatePlan(command['plan']);
  if (!result.ok) throw new PlanInvalidError(result.errors);
  return result.plan;
}

/** With every default written out: a default that changes later does not change what was approved. */
function withPlan(command: WireCommand): WireCommand {
  const plan = planIn(command);
  return plan === undefined ? command : { ...command, plan: formatPlan(plan) };
}

/** Z1, with the path of the term. */
function requireTerms(present: Plan, next: Plan): void {
  const term = fixedTerm(diffPlans(present, next));
  if (term === undefined) return;
  throw new RefusedError({
    code: 'pool_terms_fixed',
    field: `plan.${term.path}`,
    ...(term.new !== undefined && { value: term.new }),
    ...(term.old !== undefined && { expected: JSON.stringify(term.old) }),
  });
}

function content(stored: Stored, reason: string, preview: Quoted['preview'] | null): Content {
  const commandsText = JSON.stringify(stored.commands);
  return { ...stored, commandsText, digest: digestOf(commandsText, reason), previewText: JSON.stringify(preview) };
}

/** The path of what Z1 refuses of splits, finer than the engine says it: the one that goes, when only one does. */
function splitPath(present: Plan, next: Plan): string {
  const [first, ...others] = removedSplits(present, next);
  return first === undefined || others.length > 0 ? 'plan.splits' : `plan.${first.path}`;
}
