/** What would be right, in Chinese: the engine says it in English. */
import type { Wording } from '#core/plan-field';

const TEXTS: ReadonlyMap<string, string> = new Map([
  ['a string of 1 to 64 characters', '1 到 64 个字符的文字'],
  ['a decimal string with exactly two decimals, such as "1000.00"', '正好两位小数的金额文字，如 "1000.00"'],
  [
    'a decimal string with exactly two decimals, not negative, such as "200.00"',
    '正好两位小数、不小于 0 的金额文字，如 "200.00"',
  ],
  ['a decimal string, such as "210.5"', '十进制数的文字，如 "210.5"'],
  ['a percentage from "0%" to "100%" with at most four decimals', '"0%" 到 "100%" 的百分比文字，最多四位小数'],
  ['an integer that a double holds exactly', '双精度能准确表示的整数'],
  ['an integer from 0 to 1000000', '0 到 1000000 的整数'],
  ['an integer from 1 to 1000000', '1 到 1000000 的整数'],
  ['true or false', 'true 或 false'],
  ['a string of 1 to 500 characters', '1 到 500 个字符的文字'],
  ['"financing", "operator" or "surplus"', '"financing"、"operator" 或 "surplus"'],
  ['"financing" or "operator"', '"financing" 或 "operator"'],
  [
    '"cash", "commission" or "dividend" with memberId, "payable" with merchantId, or "platform" with neither',
    '与账户相配：cash、commission、dividend 只带 memberId，payable 只带 merchantId，platform 都不带',
  ],
  [
    '"cash", "commission" or "dividend" with memberId, or "payable" with merchantId',
    '与账户相配：cash、commission、dividend 只带 memberId，payable 只带 merchantId',
  ],
  ['the name of a rank of the plan, or null for none', '计划里某个级别的名字，或 null（没有级别）'],
  ['the name of a split of the plan', '计划里某种分账的名字'],
  ['six digits of GB/T 2260, such as "440106"', '六位行政区划代码（GB/T 2260），如 "440106"'],
  ['a valid plan', '有效的计划'],
  ['a JSON object', '一个 JSON 对象'],
  ['the name of a command', '命令的名字'],
  ['an instant in UTC such as "2026-01-01T00:00:00Z"', 'UTC 时间，如 "2026-01-01T00:00:00Z"'],
  ['no such field', '没有这个字段'],
  ['no control characters', '不含控制字符'],
  ['0 or more', '0 或更大'],
  ['a withdrawal that is requested', '申请中的提现'],
  ['a withdrawal that is approved', '已批准的提现'],
]);

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^at most (\d+) decimals$/, '最多 $1 位小数'],
  [/^at most (\S+)$/, '最多 $1'],
  [/^at least (\S+)$/, '至少 $1'],
  [/^not before (\S+)$/, '不早于 $1'],
];

/** Both languages of what the engine says would be right. What is not known here, such as the errors of a plan, stays as it is. */
export function expectedWording(en: string): Wording {
  const known = TEXTS.get(en);
  if (known !== undefined) return { zh: known, en };
  const pattern = PATTERNS.find(([form]) => form.test(en));
  return { zh: pattern === undefined ? en : en.replace(pattern[0], pattern[1]), en };
}
