import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatMoney,
  formatMultiple,
  formatPercent,
  formatPoints,
  parseMoney,
  parseMultiple,
  parsePercent,
  parsePoints,
  unitsOf,
} from './quantity.ts';
import type { Int } from './quantity.ts';

/** What no number in a command may look like. */
const HOSTILE = [
  '',
  ' ',
  '.',
  '-',
  '-.',
  '+1.00',
  ' 1.00',
  '1.00 ',
  '1.00\n',
  '\n1.00',
  '1e5',
  '1e5.00',
  '0x10.00',
  '１.００',
  '1,000.00',
  '01.00',
  '-01.00',
  '--1.00',
  '.50',
  '1.',
  '1..00',
  '1.0.0',
  'NaN',
  'Infinity',
  '1_000.00',
  '٣.00',
];

describe('money', () => {
  test.each<[string, Int]>([
    ['0.00', 0],
    ['-0.00', 0],
    ['0.01', 1],
    ['-0.01', -1],
    ['0.10', 10],
    ['1.00', 100],
    ['1000.00', 100_000],
    ['-1234.56', -123_456],
    ['1234567890123.45', 123_456_789_012_345],
    ['-123456789012.34', -12_345_678_901_234],
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
    ['90071992547409.92', 2n ** 53n],
    ['-90071992547409.92', -(2n ** 53n)],
    ['123456789012345678901234567890.12', 12_345_678_901_234_567_890_123_456_789_012n],
  ])('U1: %s is read as %s fen', (text, fen) => {
    expect(parseMoney(text)).toBe(fen);
  });

  test.each([...HOSTILE, '1', '1.0', '1.000', '-1', '00.00', '1.00元', 'x1.00'])('U1: %j is not money', (text) => {
    expect(parseMoney(text)).toBe(undefined);
  });

  test.each<[Int, string]>([
    [0, '0.00'],
    [1, '0.01'],
    [-1, '-0.01'],
    [99, '0.99'],
    [100, '1.00'],
    [-100, '-1.00'],
    [123_456, '1234.56'],
    [-(2n ** 53n), '-90071992547409.92'],
    [10n ** 30n, '10000000000000000000000000000.00'],
  ])('U1: %s fen is written %s', (fen, text) => {
    expect(formatMoney(fen)).toBe(text);
  });

  test('U1: a text of a hundred characters is read, a longer one is not', () => {
    expect(parseMoney(`${'1'.repeat(97)}.00`)).toBe(BigInt(`${'1'.repeat(97)}00`));
    expect(parseMoney(`${'1'.repeat(98)}.00`)).toBe(undefined);
  });

  test('U1: what is written is read back, for every amount', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (fen) => {
        expect(BigInt(parseMoney(formatMoney(fen)) ?? NaN)).toBe(fen);
      }),
    );
  });
});

describe('points', () => {
  test.each([
    ['210', '210', 0],
    ['210.5', '2105', 1],
    ['0.00000001', '000000001', 8],
    ['-1.50', '-150', 2],
  ])('U2: %s is taken apart into its digits', (text, digits, decimals) => {
    expect(parsePoints(text)).toEqual({ digits, decimals });
  });

  test.each([...HOSTILE, '00', '-', '1.x', '1.5 '])('U2: %j is not points', (text) => {
    expect(parsePoints(text)).toBe(undefined);
  });

  test('U2: a text of a thousand characters is read, a longer one is not', () => {
    expect(parsePoints('1'.repeat(1000))).toEqual({ digits: '1'.repeat(1000), decimals: 0 });
    expect(parsePoints('1'.repeat(1001))).toBe(undefined);
  });

  test.each<[string, number, Int | undefined]>([
    ['210', 8, 21_000_000_000],
    ['210.5', 8, 21_050_000_000],
    ['0.00000001', 8, 1],
    ['0.000000010', 8, undefined],
    ['0.000000010', 10, 100],
    ['-0.5', 8, -50_000_000],
    ['-0.0', 8, 0],
    ['123456', 10, 1_234_560_000_000_000],
    ['12345678', 10, 123_456_780_000_000_000n],
    ['1', 60, 10n ** 60n],
  ])('U2: %s at scale %s is %s units, and never more decimals than the scale', (text, scale, units) => {
    const points = parsePoints(text);
    expect(points === undefined ? 'unread' : unitsOf(points, scale)).toBe(units);
  });

  test.each<[Int, number, string]>([
    [21_000_000_000, 8, '210.00000000'],
    [1, 8, '0.00000001'],
    [0, 8, '0.00000000'],
    [99_999_999, 8, '0.99999999'],
    [100_000_000, 8, '1.00000000'],
    [1, 10, '0.0000000001'],
    [-50_000_000, 8, '-0.50000000'],
    [-150_000_000, 8, '-1.50000000'],
    [-(10n ** 17n), 8, '-1000000000.00000000'],
    [10n ** 30n, 8, '10000000000000000000000.00000000'],
  ])('U2: %s units at scale %s are written %s', (units, scale, text) => {
    expect(formatPoints(units, scale)).toBe(text);
  });
});

describe('rates', () => {
  test.each([
    ['0%', 0],
    ['70%', 700_000],
    ['0.3%', 3000],
    ['0.0001%', 1],
    ['12.3456%', 123_456],
    ['100%', 1_000_000],
    ['900719925474.0991%', Number.MAX_SAFE_INTEGER],
  ])('U3: %s is read as %s ppm', (text, ppm) => {
    expect(parsePercent(text)).toBe(ppm);
  });

  test.each([
    '',
    '%',
    '70',
    '0.00001%',
    '1.00000%',
    '-1%',
    '+1%',
    ' 1%',
    '1%%',
    '1% ',
    '01%',
    '1.%',
    '.5%',
    '1e2%',
    '７０%',
    '900719925474.0992%',
    'x1%',
  ])('U3: %j is no percentage, or finer than a part per million', (text) => {
    expect(parsePercent(text)).toBe(undefined);
  });

  test.each([
    ['0', 0],
    ['3', 3_000_000],
    ['1.2', 1_200_000],
    ['0.000001', 1],
    ['12.345678', 12_345_678],
  ])('U3: the multiple %s is read as %s ppm', (text, ppm) => {
    expect(parseMultiple(text)).toBe(ppm);
  });

  test.each(['', '.', '1.', '.5', '0.0000001', '-1', '01', '1e3', '3x', ' 3', '3 ', '70%', '9007199255', 'x3'])(
    'U3: %j is no multiple, or finer than a part per million',
    (text) => {
      expect(parseMultiple(text)).toBe(undefined);
    },
  );

  test.each([
    [0, '0%', '0'],
    [1, '0.0001%', '0.000001'],
    [3000, '0.3%', '0.003'],
    [100_000, '10%', '0.1'],
    [1_000_000, '100%', '1'],
    [10_000_000, '1000%', '10'],
    [1_200_000, '120%', '1.2'],
    [123_456, '12.3456%', '0.123456'],
    [10_500_000, '1050%', '10.5'],
  ])('U3: %s ppm is written as short as it goes', (ppm, percent, multiple) => {
    expect([formatPercent(ppm), formatMultiple(ppm)]).toEqual([percent, multiple]);
    expect([parsePercent(percent), parseMultiple(multiple)]).toEqual([ppm, ppm]);
  });
});
