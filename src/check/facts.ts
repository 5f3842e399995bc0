/** Reading a file of facts. */
import { FACT_FIELDS } from './fact-fields.ts';
import type { FactName, Facts } from './fact-fields.ts';
import { mappingOf, readField, refuseUnknown, Spot } from './field-reader.ts';
import type { InputError } from './field.ts';

/** Facts, or everything that is wrong with them. */
export type FactsResult =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly errors: readonly InputError[] };

/** The names of all facts, in order. */
export const FACT_NAMES = Object.keys(FACT_FIELDS) as readonly FactName[];

/** The fields of each group, in order. */
const GROUPS: ReadonlyMap<string, readonly string[]> = new Map(
  FACT_NAMES.map((name) => [
    groupOf(name),
    FACT_NAMES.filter((other) => groupOf(other) === groupOf(name)).map((other) => other.slice(other.indexOf('.') + 1)),
  ]),
);

function groupOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/**
 * Reads facts as they stand in a file: `{ referral: { fee: "0.00", … }, … }`, every error at once. A fact, or a group, that is left out
 * or has no value (null) is one that nobody has answered. No exception ever, for plain data.
 */
export function readFacts(input: unknown): FactsResult {
  const errors: InputError[] = [];
  const root = new Spot(errors);
  const facts: [string, unknown][] = [];
  const groups = input === null || input === undefined ? new Map<string, unknown>() : mappingOf(input, root);
  if (groups === undefined) return { ok: false, errors };
  refuseUnknown(groups, [...GROUPS.keys()], root);
  for (const [group, fields] of GROUPS) {
    const found = groups.get(group) ?? undefined;
    const values = found === undefined ? undefined : mappingOf(found, root.at(group));
    if (values === undefined) continue;
    refuseUnknown(values, fields, root.at(group));
    for (const field of fields) {
      const value = values.get(field) ?? undefined;
      if (value === undefined) continue;
      const name = `${group}.${field}` as FactName;
      facts.push([name, readField(FACT_FIELDS[name], value, root.at(group).at(field))]);
    }
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, facts: Object.fromEntries(facts) };
}
