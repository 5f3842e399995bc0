/** The plan in a text of YAML or JSON, and everything that is wrong with the text or the plan, each with its line. */
import { describeValue } from '#core/plan-error';
import type { PlanError, PlanErrorCode } from '#core/plan-error';
import { validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import type { Language, Text } from './language.ts';
import { parseYaml } from './yaml-text.ts';

/** What can be wrong with a plan file before there is a plan to check. */
export const planFileErrorCodes = [
  'file_not_readable',
  'file_too_large',
  'file_not_utf8',
  'file_too_complex',
  'yaml_syntax',
  'yaml_anchor',
  'yaml_tag',
] as const;

/** One thing wrong with a plan file. */
export interface PlanFileError {
  /** From 1, where the file can be pointed at. */
  readonly line?: number;
  readonly column?: number;
  /** Where in the plan, `pool.redeemFee`; empty for the file as a whole. */
  readonly path: string;
  /** What stands there, for errors of the plan itself. */
  readonly value?: unknown;
  readonly code: PlanErrorCode | (typeof planFileErrorCodes)[number];
  /** What would be right. */
  readonly message: Text;
}

/** A valid plan, or everything that is wrong with its text. */
export type PlanTextResult =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly errors: readonly PlanFileError[] };

/** Reads a plan from a text of YAML or JSON. Keys are unique; anchors, aliases and tags are refused. Never throws. */
export function parsePlan(content: string): PlanTextResult {
  return parseChecked(content, validatePlan);
}

/** Reads a text of YAML or JSON and has `check` look at the value; its errors get their lines. Never throws unless `check` does. */
export function parseChecked<T extends { readonly ok: true }>(
  content: string,
  check: (value: unknown) => T | { readonly ok: false; readonly errors: readonly PlanError[] },
): T | { readonly ok: false; readonly errors: readonly PlanFileError[] } {
  const yaml = parseYaml(content);
  if (!yaml.ok) return yaml;
  const result = check(yaml.value);
  if (result.ok) return result;
  const located = result.errors.map(({ keys, path, value, code, message }) => ({
    ...yaml.locate(keys),
    path,
    value,
    code,
    message,
  }));
  return { ok: false, errors: located };
}

/** One line about an error: `line 12: pool.redeemFee is "20": write a percentage …`; with its code where it has one. */
export function describeFileError(
  error: Omit<PlanFileError, 'code'> & { readonly code?: string },
  language: Language,
): string {
  const { line, path, code, message } = error;
  const colon = language === 'zh' ? '：' : ': ';
  const at = line === undefined ? '' : (language === 'zh' ? `第 ${line} 行` : `line ${line}`) + colon;
  const found = error.value === undefined ? '' : (language === 'zh' ? ' 现为 ' : ' is ') + describeValue(error.value);
  const subject = path === '' ? '' : path + found + colon;
  const named = code === undefined ? '' : language === 'zh' ? `（${code}）` : ` (${code})`;
  return `${at}${subject}${message[language]}${named}`;
}
