/** For tests of the plan check: the cashback preset with its facts, which passes, and one thing at a time changed in it. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { checkPlan } from '#check/check';
import type { Facts } from '#check/fact-fields';
import { readFacts } from '#check/facts';
import type { Finding, Severity, Situation } from '#check/finding';
import { readProfile } from '#check/profile';
import type { Profile } from '#check/profile';
import { formatPlan, validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';

/** What is different: values by path, `undefined` takes a value away. */
export interface Change {
  readonly plan?: { readonly [path: string]: unknown };
  readonly facts?: { readonly [path: string]: unknown };
  readonly situation?: Situation;
}

function yamlOf(path: string): unknown {
  return parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
}

/** A preset as a valid plan, with values changed. */
export function planOf(name: string, changes: Change['plan'] = {}): Plan {
  const original = validatePlan(yamlOf(`plans/${name}.yaml`));
  if (!original.ok) throw new Error(JSON.stringify(original.errors));
  const result = validatePlan(changed(formatPlan(original.plan), changes));
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.plan;
}

/** The facts that ship with a preset, with values changed. */
export function factsOf(name: string, changes: Change['facts'] = {}): Facts {
  const result = readFacts(changed(yamlOf(`plans/facts/${name}.yaml`), changes));
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.facts;
}

/** A profile that ships, as its file has it. */
export function profileFile(name: string): Record<string, unknown> {
  return yamlOf(`profiles/${name}.yaml`) as Record<string, unknown>;
}

/** A profile that ships, with values changed. */
export function profileOf(name: string, changes: Change['facts'] = {}): Profile {
  const result = readProfile(changed(profileFile(name), changes));
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.profile;
}

/** A copy of a value with others at some paths. */
export function changed(value: unknown, changes: { readonly [path: string]: unknown }): unknown {
  const copy = structuredClone(value) as Record<string, unknown>;
  for (const [path, next] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let holder = copy;
    for (const key of keys) holder = (holder[key] ??= {}) as Record<string, unknown>;
    if (next === undefined) delete holder[last];
    else holder[last] = next;
  }
  return copy;
}

const CN = profileOf('CN');

/** The findings of cashback in CN, or another profile, with a change. */
export function findingsWith(change: Change, profile: Profile = CN): readonly Finding[] {
  return checkPlan(planOf('cashback', change.plan), factsOf('cashback', change.facts), profile, change.situation);
}

/** One row of a table of cases: a rule, what makes it speak and how heavily, and the nearest that does not. */
export type Case = readonly [id: string, severity: Severity, triggers: Change, nearest: Change, value?: string];

/** The rows of a table of cases, complete. */
export function rowsOf(cases: readonly Case[]): (readonly [string, Severity, Change, Change, string])[] {
  return cases.map(([id, severity, triggers, nearest, value = '']) => [id, severity, triggers, nearest, value]);
}

/** The severities that one rule gives, without doubles. */
export function severitiesOf(id: string, change: Change, profile?: Profile): readonly Severity[] {
  const found = findingsWith(change, profile).filter((finding) => finding.id === id);
  return [...new Set(found.map(({ severity }) => severity))];
}
