import { describe, expect, test } from 'vitest';
import { columnsOf, grouped, padEnd, padStart, percent, visible, yuan } from './display.ts';

describe('display', () => {
  test('a Chinese character takes two columns', () => {
    expect(columnsOf('abc')).toBe(3);
    expect(columnsOf('会员（元）')).toBe(10);
    expect(columnsOf('…→')).toBe(2);
    expect(padEnd('会员', 6)).toBe('会员  ');
    expect(padStart('会员', 6)).toBe('  会员');
  });

  test('money and counts have a comma every three digits, of any size', () => {
    expect(yuan(123_456_789)).toBe('1,234,567.89');
    expect(yuan(-5)).toBe('-0.05');
    expect(yuan(123_456_789_012_345_678_901n)).toBe('1,234,567,890,123,456,789.01');
    expect(grouped(999)).toBe('999');
    expect(grouped(1000)).toBe('1,000');
  });

  test('a percentage never says nothing or all of what is neither', () => {
    expect(percent(0)).toBe('0%');
    expect(percent(0.000_01)).toBe('<0.01%');
    expect(percent(0.0004)).toBe('0.04%');
    expect(percent(0.123)).toBe('12.3%');
    expect(percent(0.9998)).toBe('>99.9%');
    expect(percent(1)).toBe('100.0%');
    expect(percent(12.345)).toBe('1,234.5%');
  });

  test('what a file holds cannot steer the terminal', () => {
    expect(visible('a\u001b[31mb\nc\u202ed')).toBe('a\\u001b[31mb\\u000ac\\u202ed');
    expect(visible('x'.repeat(100))).toBe(`${'x'.repeat(80)}…`);
  });
});
