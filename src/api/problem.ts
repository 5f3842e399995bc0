/** Problems as they travel: `application/problem+json` (RFC 9457) in the caller's language. */
import { describeValue } from '#core/plan-error';
import type { Wording } from '#core/plan-field';
import { z } from 'zod';
import type { Language } from './language.ts';
import type { ProblemKind } from './problem-texts.ts';

/** One thing wrong with a request or a plan, of several. */
interface ProblemPart {
  readonly field: string;
  readonly code?: string;
  readonly value?: string | number | boolean | null;
  readonly expected?: string;
}

/** The body of an answer that says what is wrong. */
export interface Problem {
  /** Where the code is explained. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly value?: string | number | boolean | null;
  readonly expected?: string;
  /** Whole seconds until it is worth trying again. */
  readonly retryAfter?: number;
  /** Every error, where there are several. */
  readonly errors?: readonly ProblemPart[];
}

/** What is known of one problem beside its code. */
export interface Particulars {
  readonly field?: string | undefined;
  readonly value?: unknown;
  readonly expected?: Wording | undefined;
  readonly retryAfter?: number | undefined;
  readonly errors?: readonly ProblemPart[] | undefined;
}

const LONGEST_VALUE = 200;

/** A value as it is told back: texts not longer than they help, lists and objects by their kind only. */
export function shownValue(value: unknown): string | number | boolean | null {
  if (typeof value === 'string') {
    const text = value.toWellFormed();
    return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE).toWellFormed()}…`;
  }
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  return describeValue(value);
}

/** The problem of a code, said in one language. */
export function problemOf(code: string, kind: ProblemKind, language: Language, particulars: Particulars = {}): Problem {
  const { field, value, expected, retryAfter, errors } = particulars;
  return {
    type: `/docs/errors#${code}`,
    title: kind.title[language],
    status: kind.status,
    code,
    detail: detailOf(kind.title[language], language, particulars),
    ...(field !== undefined && { field }),
    ...(value !== undefined && { value: shownValue(value) }),
    ...(expected !== undefined && { expected: expected[language] }),
    ...(retryAfter !== undefined && { retryAfter }),
    ...(errors !== undefined && { errors }),
  };
}

/** A whole sentence or two: what is wrong, where, and what would be right. */
function detailOf(title: string, language: Language, { field, value, expected, retryAfter }: Particulars): string {
  const zh = language === 'zh';
  let detail = title;
  if (field !== undefined) {
    const shown = value === undefined ? undefined : describeValue(value).toWellFormed();
    if (shown === undefined) detail += zh ? `：字段 ${field}` : `: the field ${field}`;
    else detail += zh ? `：字段 ${field} 的值是 ${shown}` : `: the field ${field} is ${shown}`;
  }
  if (expected !== undefined) detail += zh ? `；应为：${expected.zh}` : `; right would be: ${expected.en}`;
  if (retryAfter !== undefined) {
    detail += zh ? `；请在 ${retryAfter} 秒后再试` : `; try again in ${retryAfter} seconds`;
  }
  return `${detail.slice(0, 1).toUpperCase()}${detail.slice(1)}${zh ? '。' : '.'}`;
}

const shown = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The schema of a {@link Problem}. */
export const problemSchema = z.object({
  type: z.string().meta({ description: 'Where the code is explained. / 代码的说明在哪里。' }),
  title: z.string(),
  status: z.int(),
  code: z.string().meta({ description: 'Stable; for programs. / 固定不变，供程序使用。' }),
  detail: z.string().meta({ description: 'For people, in the language asked for. / 给人看的说明。' }),
  field: z.string().optional(),
  value: shown.optional(),
  expected: z.string().optional(),
  retryAfter: z.int().optional().meta({ description: 'Seconds. / 秒。' }),
  errors: z
    .array(
      z.object({
        field: z.string(),
        code: z.string().optional(),
        value: shown.optional(),
        expected: z.string().optional(),
      }),
    )
    .optional(),
});
