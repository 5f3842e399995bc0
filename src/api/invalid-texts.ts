/** What a schema wanted where it did not match, in both languages. */
import { formatPath } from '#core/plan-error';
import type { Wording } from '#core/plan-field';
import type { z } from 'zod';

/** One place where a request does not match its schema. */
export interface Mismatch {
  readonly field: string;
  readonly value: unknown;
  readonly expected: Wording;
}

type Issue = z.core.$ZodIssue;

/** The mismatches of a failed parse, at most twenty. `value` is what was parsed. */
export function mismatchesOf(issues: readonly Issue[], value: unknown): readonly Mismatch[] {
  return issues.slice(0, 20).map((issue) => mismatchOf(issue, value));
}

function mismatchOf(issue: Issue, value: unknown): Mismatch {
  const keys = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  if (unknown !== undefined) keys.push(unknown);
  return { field: formatPath(keys), value: valueAt(value, keys), expected: expectation(issue) };
}

function valueAt(value: unknown, keys: readonly (string | number)[]): unknown {
  let found = value;
  for (const key of keys) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<string | number, unknown>>)[key];
  }
  return found;
}

const TYPES: Readonly<Record<string, Wording>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数', en: 'a number' },
  int: { zh: '整数', en: 'an integer' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '一个 JSON 对象', en: 'a JSON object' },
  array: { zh: '一个列表', en: 'a list' },
};

function expectation(issue: Issue): Wording {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
    case 'unrecognized_keys':
      return { zh: '没有这个字段', en: 'no such field' };
    case 'invalid_value': {
      const values = issue.values.map((value) => JSON.stringify(value)).join(', ');
      return { zh: `下列之一：${values}`, en: `one of ${values}` };
    }
    case 'too_big':
      return bound(issue.origin, String(issue.maximum), '最多', 'at most');
    case 'too_small':
      return bound(issue.origin, String(issue.minimum), '至少', 'at least');
    default:
      // Every other check of ours brings its wording along, as `message` in the form of `wordingMessage`.
      return wordingOf(issue.message);
  }
}

function bound(origin: string, limit: string, zh: string, en: string): Wording {
  if (origin === 'string') return { zh: `${zh} ${limit} 个字符`, en: `${en} ${limit} characters` };
  if (origin === 'array') return { zh: `${zh} ${limit} 项`, en: `${en} ${limit} items` };
  return { zh: `${zh} ${limit}`, en: `${en} ${limit}` };
}

const DIVIDER = ' / ';

/** A wording as the message of a check of zod. */
export function wordingMessage({ zh, en }: Wording): string {
  return `${zh}${DIVIDER}${en}`;
}

function wordingOf(message: string): Wording {
  const at = message.indexOf(DIVIDER);
  return at < 0 ? { zh: message, en: message } : { zh: message.slice(0, at), en: message.slice(at + DIVIDER.length) };
}
