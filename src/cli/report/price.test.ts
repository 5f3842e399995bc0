import { describe, expect, test } from 'vitest';
import { log10, log10Price, log10Supply, pointsText, priceText } from './price.ts';

const price = (reserve: number | bigint, supply: number | bigint, scale: number): string =>
  priceText({ reserve, supply, scale });

describe('the price for reading', () => {
  test('P1: yuan a point to six digits, rounded down, of any size', () => {
    expect(price(30000, 21000000000, 8)).toBe('1.42857');
    expect(price(100, 10 ** 8, 8)).toBe('1');
    expect(price(123456789, 10 ** 8, 8)).toBe('1,234,560');
    expect(price(1, 10 ** 8, 8)).toBe('0.01');
    expect(price(1, 3n * 10n ** 18n, 8)).toBe('3.33333e-13');
    expect(price(10n ** 30n, 1, 8)).toBe('1e36');
    expect(price(99999999, 10 ** 8, 8)).toBe('999,999');
  });

  test('points, and none of them', () => {
    expect(pointsText(21000000000, 8)).toBe('210');
    expect(pointsText(0, 8)).toBe('0');
    expect(pointsText(1, 400)).toBe('1e-400');
  });

  test('logarithms hold where doubles end', () => {
    expect(log10(1000)).toBe(3);
    expect(log10(10n ** 500n)).toBeCloseTo(500, 9);
    expect(log10Price({ reserve: 10n ** 400n, supply: 10n ** 8n, scale: 8 })).toBeCloseTo(398, 9);
    expect(log10Supply({ reserve: 1, supply: 5 * 10 ** 8, scale: 8 })).toBeCloseTo(Math.log10(5), 12);
  });
});
