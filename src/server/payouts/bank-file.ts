/** The two files of manual payouts: payments for the bank, and the bank's results. CSV that Excel opens and runs nothing of. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { formatMoney, parseMoney } from '#core/quantity';
import type { Int } from '#core/quantity';
import type { Payment } from './channel.ts';
import { PayoutError } from './errors.ts';

const HEADINGS = ['付款编号', '收款人户名', '收款银行', '收款账号', '金额（元）', '附言'];
const REMARK = '提现';
const MOST_LINES = 10_000;

/** How Excel and its kin begin a formula; the full-width forms are taken for the same. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no program runs: what would begin a formula gets an apostrophe before it. Digits stay as they are, since a bank reads them. */
function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The file for the bank: UTF-8 with a byte order mark, CRLF, a line a payment, amounts in yuan. Holds personal data. */
export function bankFile(payments: readonly Payment[]): Buffer {
  const lines = payments.map(({ reference, amountFen, payee }) =>
    [reference, payee.name, payee.bank, payee.account, formatMoney(amountFen), REMARK].map(guarded),
  );
  return Buffer.from(stringify([HEADINGS, ...lines], { bom: true, record_delimiter: 'windows' }));
}

/** What the bank says of a payment. `undefined` is what could not be read. */
export interface ResultLine {
  /** The row of the file, the headings being 1. */
  readonly line: number;
  readonly reference: string;
  readonly amountFen: Int | undefined;
  readonly result: 'success' | 'failure' | 'unknown' | undefined;
}

const COLUMNS = {
  reference: ['付款编号', 'reference'],
  amount: ['金额（元）', '金额', 'amount'],
  result: ['结果', '状态', 'result'],
} as const;

const WORDS: ReadonlyMap<string, NonNullable<ResultLine['result']>> = new Map([
  ['成功', 'success'],
  ['已付款', 'success'],
  ['success', 'success'],
  ['失败', 'failure'],
  ['退回', 'failure'],
  ['failure', 'failure'],
  ['处理中', 'unknown'],
  ['未知', 'unknown'],
  ['unknown', 'unknown'],
]);

/**
 * Reads a file of results: UTF-8 or GB 18030, with the columns 付款编号, 金额 and 结果 in any order and any others beside. Throws
 * `results_unreadable`, `results_column_missing`, `results_too_long`.
 */
export function readResults(bytes: Uint8Array): ResultLine[] {
  const [headings = [], ...rows] = rowsOf(decoded(bytes));
  const names = headings.map((heading) => heading.trim().toLowerCase());
  const columnOf = (wanted: readonly string[]): number => {
    const found = names.findIndex((name) => wanted.includes(name));
    if (found < 0) throw new PayoutError('results_column_missing', wanted[0]);
    return found;
  };
  const [reference, amount, result] = [columnOf(COLUMNS.reference), columnOf(COLUMNS.amount), columnOf(COLUMNS.result)];
  if (rows.length > MOST_LINES) throw new PayoutError('results_too_long');
  return rows.flatMap((cells, index) => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    return [
      {
        line: index + 2,
        reference: textOf(cells[reference]),
        amountFen: amountOf(textOf(cells[amount])),
        result: WORDS.get(textOf(cells[result]).toLowerCase()),
      },
    ];
  });
}

/** A cell without the apostrophe of {@link guarded}. */
function textOf(cell: string | undefined): string {
  return (cell ?? '').trim().replace(/^'/, '');
}

/** `1000`, `1,000.5` and `1000.00` are the same. */
function amountOf(text: string): Int | undefined {
  const found = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text);
  const [, whole = '', part = ''] = found ?? [];
  return found === null ? undefined : parseMoney(`${whole.replaceAll(',', '')}.${part.padEnd(2, '0')}`);
}

function decoded(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding, or none.
    }
  }
  throw new PayoutError('results_unreadable');
}

function rowsOf(text: string): string[][] {
  try {
    return parse(text, { relax_column_count: true });
  } catch {
    throw new PayoutError('results_unreadable');
  }
}
