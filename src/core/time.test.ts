import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, formatInstant, parseInstant } from './time.ts';

describe('instants', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T00:00:01Z', 1000],
    ['1969-12-31T23:59:59.999Z', -1],
    ['2026-01-01T00:00:00Z', Date.UTC(2026, 0, 1)],
    ['2026-12-31T23:59:59Z', Date.UTC(2026, 11, 31, 23, 59, 59)],
    ['2026-01-01T00:00:00.1Z', Date.UTC(2026, 0, 1, 0, 0, 0, 100)],
    ['2026-01-01T00:00:00.12Z', Date.UTC(2026, 0, 1, 0, 0, 0, 120)],
    ['2026-01-01T00:00:00.123Z', Date.UTC(2026, 0, 1, 0, 0, 0, 123)],
    ['2026-01-01T00:00:00.009Z', Date.UTC(2026, 0, 1, 0, 0, 0, 9)],
    ['2024-02-29T12:34:56Z', Date.UTC(2024, 1, 29, 12, 34, 56)],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
    ['0000-01-01T00:00:00Z', -62_167_219_200_000],
    ['0000-02-29T00:00:00Z', -62_162_121_600_000],
    ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
  ])('U6: %s is read', (text, ms) => {
    expect(parseInstant(text)).toBe(ms);
  });

  test.each([
    '',
    'Z',
    '2026-01-01',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00Z',
    '2026-01-01T00:00:0Z',
    '2026-01-01 00:00:00Z',
    '2026-01-01t00:00:00Z',
    '2026-01-01T00:00:00z',
    '2026/01-01T00:00:00Z',
    '2026-01/01T00:00:00Z',
    '2026-01-01T00.00:00Z',
    '2026-01-01T00:00.00Z',
    '2026-01-01T00:00:00+00:00',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00.1234Z',
    '2026-01-01T00:00:00,1Z',
    '2026-01-01T00:00:00.1aZ',
    '2026-01-01T00:00:00.-1Z',
    '2026-01-01T00:00:00.1',
    '2026-01-01T00:00:00ZZ',
    '2026-01-01T00:00:00 Z',
    ' 2026-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z\n',
    '+2026-01-01T00:00:00Z',
    '-001-01-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-32T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-06-31T00:00:00Z',
    '2026-09-31T00:00:00Z',
    '2026-11-31T00:00:00Z',
    '2026-02-29T00:00:00Z',
    '2024-02-30T00:00:00Z',
    '1900-02-29T00:00:00Z',
    '2100-02-29T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T23:59:60Z',
    'abcd-01-01T00:00:00Z',
    '2026-ab-01T00:00:00Z',
    '2026-01-abT00:00:00Z',
    '2026-01-01Tab:00:00Z',
    '2026-01-01T00:ab:00Z',
    '2026-01-01T00:00:abZ',
    '202６-01-01T00:00:00Z',
    '2026-1 -01T00:00:00Z',
    '2026-01-01T/0:00:00Z',
    '2026-01-01T1/:00:00Z',
    '2026-01-01T00:1/:00Z',
    '2026-01-01T:0:00:00Z',
    '1e03-01-01T00:00:00Z',
  ])('U6: %j is no instant', (text) => {
    expect(parseInstant(text)).toBe(undefined);
  });

  test('U6: the ends of every field are read', () => {
    for (const text of [
      '2026-01-31T23:59:59Z',
      '2026-03-31T00:00:00Z',
      '2026-05-31T00:00:00Z',
      '2026-07-31T00:00:00Z',
    ]) {
      expect(parseInstant(text)).toBe(Date.parse(text));
    }
    for (const month of ['08', '10', '12']) expect(parseInstant(`2026-${month}-31T00:00:00Z`)).toBeGreaterThan(0);
    for (const month of ['04', '06', '09', '11']) expect(parseInstant(`2026-${month}-30T00:00:00Z`)).toBeGreaterThan(0);
  });

  test('U6: every day of four centuries is the one the calendar says', () => {
    const start = Date.UTC(1890, 0, 1);
    for (let day = 0; day < 400 * 366; day += 13) {
      const ms = start + day * 86_400_000;
      expect(parseInstant(`${new Date(ms).toISOString().slice(0, 10)}T00:00:00Z`)).toBe(ms);
    }
    for (let day = 0; day < 1500; day++) {
      const ms = Date.UTC(1999, 0, 1) + day * 86_400_000;
      expect(parseInstant(`${new Date(ms).toISOString().slice(0, 10)}T00:00:00Z`)).toBe(ms);
    }
  });

  test('U6: what is written is read back, over all of the ten thousand years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }), (ms) => {
        expect(parseInstant(formatInstant(ms))).toBe(ms);
      }),
      { numRuns: 500 },
    );
  });

  test('U6: milliseconds are written only when there are any', () => {
    expect(formatInstant(0)).toBe('1970-01-01T00:00:00Z');
    expect(formatInstant(1)).toBe('1970-01-01T00:00:00.001Z');
    expect(formatInstant(1000)).toBe('1970-01-01T00:00:01Z');
    expect(formatInstant(-62_167_219_200_000)).toBe('0000-01-01T00:00:00Z');
  });

  test('U6: a day is 86,400 seconds', () => {
    expect(DAY_MS).toBe(86_400 * 1000);
  });
});
