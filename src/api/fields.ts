/** The fields that requests and answers are made of. */
import { ID_LENGTH_MAX } from '#core/decode';
import { parseInstant } from '#core/time';
import { z } from 'zod';
import { wordingMessage } from './invalid-texts.ts';

// oxlint-disable-next-line no-control-regex
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;

function isId(text: string): boolean {
  if (text.length === 0 || text.length > 2 * ID_LENGTH_MAX || !text.isWellFormed()) return false;
  return Array.from(text).length <= ID_LENGTH_MAX && !CONTROL_CHARACTER.test(text);
}

/** An id that the caller chose: 1 to 64 characters, none of them a control character. */
export const idField = z
  .string()
  .refine(isId, {
    message: wordingMessage({
      zh: `1 到 ${ID_LENGTH_MAX} 个字符，不含控制字符`,
      en: `1 to ${ID_LENGTH_MAX} characters, none of them a control character`,
    }),
  })
  .meta({ minLength: 1, maxLength: ID_LENGTH_MAX, description: 'An id of yours. / 您自己的编号。' });

/** Money: yuan with exactly two decimals. */
export const moneyField = z
  .string()
  .max(100)
  .regex(/^-?(?:0|[1-9][0-9]*)\.[0-9]{2}$/, {
    message: wordingMessage({
      zh: '正好两位小数的金额文字，如 "1000.00"',
      en: 'a decimal string with exactly two decimals, such as "1000.00"',
    }),
  })
  .meta({ examples: ['1000.00'], description: 'Yuan, exactly two decimals. / 元，正好两位小数。' });

/** Points: a decimal text. */
export const pointsField = z
  .string()
  .max(1000)
  .regex(/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/, {
    message: wordingMessage({ zh: '十进制数的文字，如 "210.5"', en: 'a decimal string, such as "210.5"' }),
  })
  .meta({ examples: ['210.5'], description: 'Points. / 积分。' });

/** An instant in UTC. */
export const instantField = z
  .string()
  .refine((text) => parseInstant(text) !== undefined, {
    message: wordingMessage({
      zh: 'UTC 时间，如 "2026-01-01T00:00:00Z"',
      en: 'an instant in UTC such as "2026-01-01T00:00:00Z"',
    }),
  })
  .meta({ examples: ['2026-01-01T00:00:00Z'], description: 'UTC, ISO 8601 with Z. / UTC 时间。' });

/** A region of GB/T 2260. */
export const regionField = z
  .string()
  .regex(/^[1-9][0-9]{5}$/, {
    message: wordingMessage({
      zh: '六位行政区划代码（GB/T 2260），如 "440106"',
      en: 'six digits of GB/T 2260, such as "440106"',
    }),
  })
  .meta({ examples: ['440106'] });

/** A short text for people, such as a name: no control characters, not only spaces. */
export function nameField(most: number): z.ZodString {
  return z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && text.trim() !== '' && !CONTROL_CHARACTER.test(text), {
      message: wordingMessage({
        zh: `1 到 ${most} 个字符的文字，不含控制字符`,
        en: `1 to ${most} characters, none of them a control character`,
      }),
    })
    .meta({ minLength: 1 });
}

/** A number of ours in a path, such as that of a session. */
export const numberInPath = z
  .string()
  .regex(/^[1-9][0-9]{0,14}$/, { message: wordingMessage({ zh: '正整数', en: 'a positive integer' }) })
  .meta({ examples: ['1'] });
