/** Two plans compared field by field, and what Z1 refuses of a change. */
import { formatPath } from '#core/plan-error';
import { formatPlan } from '#core/plan';
import type { Plan } from '#core/plan';

/** One field that differs: its path as in a plan's errors, and both values; undefined where there was or will be none. */
export interface Entry {
  readonly path: string;
  readonly old?: unknown;
  readonly new?: unknown;
}

type Keys = readonly (string | number)[];

/** Every field in which `next` differs from `present`, in the order of the plan's fields. Both are compared with every default written out. */
export function diffPlans(present: Plan, next: Plan): Entry[] {
  const entries: Entry[] = [];
  compare(formatPlan(present), formatPlan(next), [], entries);
  return entries;
}

/** The first of the pool's terms that a change may not touch (Z1): everything of the pool but the rebate share. */
export function fixedTerm(entries: readonly Entry[]): Entry | undefined {
  return entries.find(({ path }) => path.startsWith('pool.') && path !== 'pool.rebateShare');
}

/** The splits that a change takes away, as entries of one each. */
export function removedSplits(present: Plan, next: Plan): Entry[] {
  return [...present.splits.keys()]
    .filter((name) => !next.splits.has(name))
    .map((name) => ({ path: formatPath(['splits', name]), old: name }));
}

function compare(old: unknown, next: unknown, keys: Keys, entries: Entry[]): void {
  if (isObject(old) || isObject(next)) {
    const [a, b] = [fieldsOf(old), fieldsOf(next)];
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const step = Array.isArray(old ?? next) ? Number(key) : key;
      compare(a[key], b[key], [...keys, step], entries);
    }
    // A list that was empty and one that is not differ in their elements; nothing and an empty list do not differ in any field.
    return;
  }
  if (old === next) return;
  entries.push({
    path: formatPath(keys),
    ...(old !== undefined && { old }),
    ...(next !== undefined && { new: next }),
  });
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? (value as Readonly<Record<string, unknown>>) : {};
}
