import { describe, expect, test } from 'vitest';
import { formatInstant } from '#core/time';
import { sayIn } from '../messages.ts';
import { NumberCell } from './cell.ts';
import type { Cell } from './cell.ts';
import { locate, parseMapping } from './mapping.ts';
import { commandTime, parseOffset, parseRowTime } from './row-time.ts';
import { isBad, readRow } from './row.ts';
import type { OrderRow, RowForm } from './row.ts';

const HOUR = 3_600_000;
const HEADER = ['order', 'member', 'amount', 'at', 'merchant', 'region', 'referrer', 'kind'];
const GOOD: readonly Cell[] = ['o1', 'm1', '13912', '2026-01-31T08:30:00', 's1', '440106', 'm0', 'order'];

function form(unit: RowForm['unit'] = 'fen'): RowForm {
  return {
    layout: locate(parseMapping(HEADER.map((name) => `${name}=${name}`).join(',')), HEADER, 'f'),
    unit,
    offsetMs: 8 * HOUR,
  };
}

function read(changes: { readonly [field: string]: Cell }, unit?: RowForm['unit']): OrderRow | string {
  const cells = HEADER.map((name, index) => changes[name] ?? GOOD[index] ?? '');
  const row = readRow({ row: 7, cells }, form(unit));
  return isBad(row) ? row.reason(sayIn('en')) : row;
}

describe('rows', () => {
  test('a row with everything', () => {
    expect(read({})).toEqual({
      row: 7,
      kind: 'order',
      orderId: 'o1',
      memberId: 'm1',
      amount: 13912,
      atMs: Date.UTC(2026, 0, 31, 0, 30),
      merchantId: 's1',
      regionCode: '440106',
      referrerId: 'm0',
    });
  });

  test('empty cells of what is not needed are absent; blanks around ids are dropped', () => {
    const row = read({ order: ' o2 ', merchant: '', region: ' ', referrer: '' });
    expect(row).toMatchObject({ orderId: 'o2' });
    expect(Object.keys(row).toSorted()).toEqual(['amount', 'atMs', 'kind', 'memberId', 'orderId', 'row']);
  });

  test.each([
    ['fen', '13912', 13912],
    ['fen', '0', 0],
    ['fen', '-5', -5],
    ['fen', '00012', 12],
    ['fen', '123456789012345678901', 123456789012345678901n],
    ['yuan', '139.12', 13912],
    ['yuan', '139.1', 13910],
    ['yuan', '139', 13900],
    ['yuan', '0.07', 7],
    ['yuan', '-3.50', -350],
    ['yuan', '90071992547409.93', 9007199254740993n],
  ] as const)('U1: %s %s is read digit by digit', (unit, text, fen) => {
    expect(read({ amount: text }, unit)).toMatchObject({ amount: fen });
  });

  test.each([
    ['139.12', 13912],
    ['139.12000000000001', 13912],
    ['0.1', 10],
    ['1.1E2', 11000],
    ['40000000000', 4000000000000],
  ])('U1: a workbook number %s is the 15 digits it means', (digits, fen) => {
    expect(read({ amount: new NumberCell(digits) }, 'yuan')).toMatchObject({ amount: fen });
  });

  test.each([
    ['fen', '139.12', 'not a whole number of fen'],
    ['fen', '1e5', 'not a whole number of fen'],
    ['fen', '１００', 'not a whole number of fen'],
    ['fen', '', 'not a whole number of fen'],
    ['yuan', '139.123', 'not a number of yuan'],
    ['yuan', '1,234.50', 'not a number of yuan'],
    ['yuan', '.5', 'not a number of yuan'],
  ] as const)('%s %j is refused with what would be right', (unit, amount, reason) => {
    expect(read({ amount }, unit)).toContain(`the amount "${amount}" is ${reason}`);
  });

  test('a workbook id is its digits; one with more digits than Excel keeps is refused', () => {
    expect(read({ member: new NumberCell('17850') })).toMatchObject({ memberId: '17850' });
    expect(read({ member: new NumberCell('12345678901234567') })).toContain('more digits than Excel keeps');
  });

  test.each([
    [{ order: '' }, 'no order id'],
    [{ member: '  ' }, 'no member'],
    [{ member: '会'.repeat(65) }, 'member "会'],
    [{ at: 'yesterday' }, 'the time "yesterday" is not like'],
    [{ at: '31/01/2026' }, 'the time "31/01/2026" is not like'],
    [{ at: new NumberCell('46000.5') }, 'the time "46000.5" is not like'],
    [{ kind: 'return' }, 'the kind "return" is not known; it can be order or cancellation'],
    [{ region: '44' }, 'the region "44" is not a six-digit'],
    [{ kind: 'cancellation', amount: '-5' }, 'the amount of a cancellation must be above 0; it is "-5"'],
  ] as const)('%j: %s', (changes, reason) => {
    expect(read(changes)).toContain(reason);
  });

  test('a row of another length than the header is refused; empty cells beyond it are not counted', () => {
    const shorter = readRow({ row: 2, cells: GOOD.slice(1) }, form());
    expect(isBad(shorter) && shorter.reason(sayIn('zh'))).toBe('有 7 格，表头有 8 格');
    expect(isBad(readRow({ row: 2, cells: [...GOOD, '', ''] }, form()))).toBe(false);
    expect(isBad(readRow({ row: 2, cells: [...GOOD, '', 'x'] }, form()))).toBe(true);
  });
});

describe('times of rows', () => {
  const utc = Date.UTC(2026, 0, 31, 8, 5, 0);
  test.each([
    ['2026-01-31T08:05:00', utc - 8 * HOUR],
    ['2026-01-31 08:05', utc - 8 * HOUR],
    ['2026/1/31 8:05', utc - 8 * HOUR],
    ['2026.1.31 8:05:00', utc - 8 * HOUR],
    ['2026-01-31T08:05:00Z', utc],
    ['2026-01-31T08:05:00.25Z', utc + 250],
    ['2026-01-31T08:05:00.123999Z', utc + 123],
    ['2026-01-31 08:05:00 +01:00', utc - HOUR],
    ['2026-01-31T08:05-0530', utc + 5.5 * HOUR],
    ['2026-01-31', Date.UTC(2026, 0, 31) - 8 * HOUR],
    ['2026-02-29', undefined],
    ['2026-01-31T24:00:00', undefined],
    ['2026-01/31', undefined],
    ['31-01-2026', undefined],
    ['2026-01-31T08:05:00+15:00', undefined],
    ['2026-01-31 8', undefined],
  ])('%s', (text, atMs) => {
    expect(parseRowTime(text, 8 * HOUR)).toBe(atMs);
  });

  test.each([
    ['+08:00', 8 * HOUR],
    ['-0530', -5.5 * HOUR],
    ['Z', 0],
    ['utc', 0],
    ['+8', undefined],
    ['+08:60', undefined],
    ['Asia/Shanghai', undefined],
  ])('an offset of %s', (text, ms) => {
    expect(parseOffset(text)).toBe(ms);
  });

  test('U6: the instant of a command is the one that core writes', () => {
    const moments = [
      0,
      86_399_000,
      86_400_000,
      utc,
      utc + 1,
      utc + 999,
      utc,
      -1,
      -86_400_000,
      Date.UTC(2024, 1, 29, 23, 59, 59),
    ];
    for (const atMs of moments) expect(commandTime(atMs)).toBe(formatInstant(atMs));
  });
});
