/** What can be wrong with a plan, and how it is said: a path, the value found, a code, and what would be right in both languages. */
import type { Field, Wording } from './plan-field.ts';
import { formatMoney } from './quantity.ts';

/** Every code an error of a plan can have. A01, A02, A05 and A06 are rules of the plan check. */
export const planErrorCodes = [
  'unreadable',
  'wrong_type',
  'key_unknown',
  'field_missing',
  'wrong_form',
  'finer_than_ppm',
  'too_long',
  'too_many',
  'out_of_range',
  'duplicate_name',
  'A01',
  'A02',
  'A05',
  'A06',
] as const;

/** One of {@link planErrorCodes}. */
export type PlanErrorCode = (typeof planErrorCodes)[number];

/** One thing wrong with a plan. */
export interface PlanError {
  /** Where: `commissions.ranks[1].rate`; empty for the plan as a whole. */
  readonly path: string;
  /** The same, key by key. */
  readonly keys: readonly (string | number)[];
  /** What stands there; undefined when nothing does. */
  readonly value: unknown;
  readonly code: PlanErrorCode;
  /** What would be right. */
  readonly message: Wording;
}

/** Multiples stay below this, so that one in parts per million is exact in a double. */
export const BOUND_OF_MULTIPLES = 1_000_000_000;

/** A key of a path of this length and more is cut, so that a hostile plan cannot make a report unreadable. */
const LONGEST_KEY = 80;

/** `commissions.ranks[1].rate`; keys that are no plain words stand in brackets as JSON texts. */
export function formatPath(keys: readonly (string | number)[]): string {
  let path = '';
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else if (/^[A-Za-z_$][\w$-]*$/.test(key) && key.length < LONGEST_KEY) path += path === '' ? key : `.${key}`;
    else path += `[${JSON.stringify(key.length < LONGEST_KEY ? key : `${key.slice(0, LONGEST_KEY)}…`)}]`;
  }
  return path;
}

/** A value as a short text for people: texts in quotes, lists and mappings by their kind only. Never throws, never long. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  if (typeof value === 'object' && value !== null) return '{…}';
  if (typeof value === 'function' || typeof value === 'symbol') return typeof value;
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length <= LONGEST_KEY ? text : `${text.slice(0, LONGEST_KEY)}…`;
}

/** What a field takes, with an example: the second half of every refusal. */
export function expectation(field: Field): Wording {
  switch (field.kind) {
    case 'text':
      return {
        zh: `应为 1 到 ${field.most} 个字符的文字，例如 "${field.example}"`,
        en: `write a text of 1 to ${field.most} characters, such as "${field.example}"`,
      };
    case 'constant':
      return { zh: `只能是 "${field.value}"`, en: `only "${field.value}" is known` };
    case 'money': {
      const least = formatMoney(field.leastFen);
      const zhMost = field.mostFen === undefined ? `不小于 ${least}` : `从 ${least} 到 ${formatMoney(field.mostFen)}`;
      const enMost =
        field.mostFen === undefined ? `at least ${least}` : `from ${least} to ${formatMoney(field.mostFen)}`;
      return {
        zh: `应为带引号的金额，单位元，正好两位小数，${zhMost}，例如 "${field.example}"`,
        en: `write an amount in yuan in quotes, with exactly two decimals, ${enMost}, such as "${field.example}"`,
      };
    }
    case 'percent': {
      const zhRange = `${field.above0 ? '大于 0%' : '不小于 0%'}，${field.below100 ? '小于 100%' : '不大于 100%'}`;
      const enRange = `${field.above0 ? 'above 0%' : 'from 0%'} ${field.below100 ? 'and below 100%' : 'to 100%'}`;
      return {
        zh: `应为带百分号的文字，${zhRange}，最多四位小数，例如 "${field.example}"`,
        en: `write a percentage as text, ${enRange}, with at most four decimals, such as "${field.example}"`,
      };
    }
    case 'multiple':
      return {
        zh: `应为带引号的倍数，大于 0，小于 ${BOUND_OF_MULTIPLES}，最多六位小数，例如 "${field.example}"`,
        en: `write a multiple in quotes, above 0 and below ${BOUND_OF_MULTIPLES}, with at most six decimals, such as "${field.example}"`,
      };
    case 'count':
      return {
        zh: `应为 ${field.least} 到 ${field.most} 的整数，不带引号，例如 ${field.example}`,
        en: `write a whole number from ${field.least} to ${field.most} without quotes, such as ${field.example}`,
      };
    case 'list':
      return { zh: `应为列表，最多 ${field.most} 项`, en: `write a list of at most ${field.most} items` };
    case 'map':
      return {
        zh: `应为按名称列出的映射，其中必须有 ${field.always}`,
        en: `write a mapping by name, with ${field.always} in it`,
      };
    case 'object': {
      const keys = Object.keys(field.fields).join(', ');
      return { zh: `应为映射，可用的键：${keys}`, en: `write a mapping; its keys: ${keys}` };
    }
    case 'choice':
      return { zh: `应为其中之一：${field.of.join('、')}`, en: `write one of ${field.of.join(', ')}` };
    case 'instant':
      return {
        zh: `应为世界时的时刻，带 Z，例如 "${field.example}"`,
        en: `write an instant in UTC with Z, such as "${field.example}"`,
      };
    case 'variants': {
      const kinds = Object.keys(field.of).join(', ');
      return { zh: `应为映射，其中 kind 是 ${kinds} 之一`, en: `write a mapping with a kind, one of ${kinds}` };
    }
  }
}
