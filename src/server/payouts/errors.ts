/** What can be wrong at the payouts desk, with the HTTP status and the words for each code. */
import type { ProblemKind } from '#api/problem-texts';

function kind(status: number, zh: string, en: string): ProblemKind {
  return { status, title: { zh, en } };
}

/** Every code of a {@link PayoutError}. */
export const PAYOUT_PROBLEMS = {
  batch_unknown: kind(404, '没有这个付款批次', 'there is no such batch of payments'),
  results_unreadable: kind(422, '结果文件读不出来', 'the file of results cannot be read'),
  results_column_missing: kind(422, '结果文件缺少一列', 'a column is missing in the file of results'),
  results_too_long: kind(413, '结果文件超过 10,000 行', 'the file of results has more than 10,000 lines'),
  channel_not_for_live: kind(422, '正式项目不能用模拟付款', 'a live programme cannot pay by the emulator'),
} as const satisfies Record<string, ProblemKind>;

/** A code of {@link PAYOUT_PROBLEMS}. */
export type PayoutCode = keyof typeof PAYOUT_PROBLEMS;

/** Something that the payouts desk does not take. Nothing was changed. */
export class PayoutError extends Error {
  override readonly name = 'PayoutError';
  readonly code: PayoutCode;
  /** The field or column that is to blame. */
  readonly field: string | undefined;

  constructor(code: PayoutCode, field?: string) {
    super(code);
    this.code = code;
    this.field = field;
  }
}
