/** Why a line was malformed, in the caller's language: which field, what it holds, and what would be right. */
import { COMMAND_FIELDS } from '#core/command';
import type { CommandType, FieldKinds } from '#core/command';
import { nearest } from '#core/nearest';
import type { Refusal } from '#core/refusal';
import { visible } from '../display.ts';
import type { Say } from '../messages.ts';
import { LINE_BYTES_MAX } from './lines.ts';
import type { Line } from './lines.ts';

/** What a field takes, in Chinese; the English stands in the engine's refusal. */
const EXPECTED_ZH: { readonly [K in keyof FieldKinds]: string } = {
  id: '1 到 64 个字符的文字',
  money: '正好两位小数的金额文字，如 "1000.00"',
  coins: '正好两位小数、不小于 0 的金额文字，如 "200.00"',
  points: '十进制数的文字，如 "210.5"',
  share: '"0%" 到 "100%" 的百分比文字，最多四位小数',
  integer: '双精度能准确表示的整数',
  days: '0 到 1000000 的整数',
  tranches: '1 到 1000000 的整数',
  flag: 'true 或 false',
  reason: '1 到 500 个字符的文字',
  injectionSource: '"financing"、"operator" 或 "surplus"',
  subsidySource: '"financing" 或 "operator"',
  withdrawalAccount: '与账户相配：cash、commission、dividend 只带 memberId，payable 只带 merchantId，platform 都不带',
  adjustmentAccount: '与账户相配：cash、commission、dividend 只带 memberId，payable 只带 merchantId',
  rank: '计划里某个级别的名字，或 null（没有级别）',
  split: '计划里某种分账的名字',
  regionCode: '六位行政区划代码（GB/T 2260），如 "440106"',
  plan: '有效的计划',
};
const INSTANT_ZH = 'UTC 时间，如 "2026-01-01T00:00:00Z"';

/** Why a line that is no JSON text is malformed; `error` is what the JSON parser said. */
export function reasonOfText(line: Line, error: unknown, say: Say): string {
  if (line.fault === 'tooLong') return say('lineTooLong', { line: line.number, most: LINE_BYTES_MAX });
  if (line.fault === 'notUtf8') return say('lineNotUtf8', { line: line.number });
  return say('lineNotJson', {
    line: line.number,
    reason: visible(error instanceof Error ? error.message : String(error), 160),
  });
}

/** Why the engine called the command of a line malformed. */
export function reasonOfCommand(line: number, command: unknown, { field, value, expected }: Refusal, say: Say): string {
  const shown = value === undefined ? undefined : visible(shortJson(value));
  if (field === undefined) return say('lineNotObject', { line, value: shown ?? 'null' });
  const type = (command as { readonly type?: unknown }).type;
  if (field === 'type' && shown !== undefined) return typeUnknown(line, type, shown, say);
  const right = say.language === 'zh' ? expectedInChinese(type, command, field) : (expected ?? '');
  return shown === undefined
    ? say('lineFieldMissing', { line, field, expected: right })
    : say('lineMalformed', { line, field, value: shown, expected: right });
}

/** A value as JSON; a list or an object only as far down as it can be shown, for it may be deeper than the stack. */
function shortJson(value: unknown, depth = 3): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? typeof value;
  const isList = Array.isArray(value);
  const entries = Object.entries(value).slice(0, 20);
  const parts = entries.map(([name, part]) => {
    const text = depth > 0 ? shortJson(part, depth - 1) : '…';
    return isList ? text : `${JSON.stringify(name)}:${text}`;
  });
  if (Object.keys(value).length > entries.length) parts.push('…');
  return isList ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

function typeUnknown(line: number, type: unknown, value: string, say: Say): string {
  const near = typeof type === 'string' ? nearest(type, Object.keys(COMMAND_FIELDS)) : undefined;
  return near === undefined
    ? say('lineTypeUnknown', { line, value })
    : say('lineTypeUnknownNear', { line, value, near });
}

function expectedInChinese(type: unknown, command: unknown, field: string): string {
  if (field === 'at') return INSTANT_ZH;
  if (field === 'type' || typeof type !== 'string' || !Object.hasOwn(COMMAND_FIELDS, type)) return '命令的名字';
  const fields: { readonly [name: string]: string } = COMMAND_FIELDS[type as CommandType];
  const kind = fields[field]?.replace('?', '') as keyof FieldKinds | undefined;
  if (kind === undefined) return '';
  // An owner that does not go with the account is a well-formed id, or none at all.
  const account = fields['account'] as keyof FieldKinds | undefined;
  const value = (command as { readonly [name: string]: unknown })[field];
  const isPairing =
    account !== undefined && kind === 'id' && (value === undefined || (typeof value === 'string' && value !== ''));
  return EXPECTED_ZH[isPairing ? account : kind];
}
