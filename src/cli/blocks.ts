/** What the plan check says of a candidate: the one place where the search meets it. */
import { checkPlan } from '#check/check';
import type { Plan } from '#core/plan';
import { factsFor, profileFor } from './facts-file.ts';

/**
 * The rules that stop a plan from going live under the profile CN: those that block and those with an open question. The facts are those of
 * the preset that the scenario names; without a preset every fact is open.
 */
export function blockingRules(source: string): (plan: Plan) => readonly string[] {
  const [facts, profile] = [factsFor(source, undefined), profileFor('CN')];
  return (plan) =>
    checkPlan(plan, facts, profile)
      .filter(({ severity }) => severity === 'block' || severity === 'question')
      .map(({ id }) => id);
}
