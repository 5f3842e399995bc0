/** Whatever stands in a batch, as something that the writer can be handed. */
import type { WireCommand } from '../aliases.ts';

/** Deeper than any plan. */
const DEEPEST = 32;

/**
 * A command of a batch: the engine says what is wrong with it. What is no object becomes one without a type, which is as malformed; a value that
 * is nested deeper than anything a command has becomes an empty list, which fits nowhere either.
 */
export function commandOf(value: unknown): WireCommand {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const command = value as WireCommand;
  let shallow: Record<string, unknown> | undefined;
  for (const field in command) {
    const part = command[field];
    if (typeof part !== 'object' || part === null || !isDeeper(part, DEEPEST)) continue;
    shallow ??= { ...command };
    shallow[field] = [];
  }
  return shallow ?? command;
}

/** Whether a value is nested deeper than `levels`. */
function isDeeper(value: object, levels: number): boolean {
  if (levels === 0) return true;
  for (const part of Object.values(value) as unknown[]) {
    if (typeof part === 'object' && part !== null && isDeeper(part, levels - 1)) return true;
  }
  return false;
}

/** A plan as it may be looked at: one that is nested deeper than any plan becomes an empty list, which is none. */
export function shallowPlan(plan: unknown): unknown {
  return typeof plan === 'object' && plan !== null && isDeeper(plan, DEEPEST) ? [] : plan;
}
