import { describe, expect, test } from 'vitest';
import { Stream } from './random.ts';

describe('streams', () => {
  const draws = (stream: Stream): number[] => Array.from({ length: 5 }, () => stream.bits());

  test('one seed, run and purpose give one stream; any other gives another', () => {
    const first = draws(new Stream(1, 0, 'arrivals'));
    expect(draws(new Stream(1, 0, 'arrivals'))).toEqual(first);
    const others = [new Stream(2, 0, 'arrivals'), new Stream(1, 1, 'arrivals'), new Stream(1, 0, 'amounts')];
    for (const other of [...others, new Stream(1 + 2 ** 40, 0, 'arrivals')]) expect(draws(other)).not.toEqual(first);
  });

  test('these are its first numbers, so that no change of ours changes published results unseen', () => {
    expect(draws(new Stream(1, 0, 'arrivals'))).toMatchInlineSnapshot(`
      [
        1543434243,
        1566302491,
        1186511569,
        4136936878,
        2638548119,
      ]
    `);
  });

  test.each([
    ['fraction', (stream: Stream): number => stream.fraction(), 0.5, 1 / 12],
    ['normal', (stream: Stream): number => stream.normal(), 0, 1],
    ['poisson of 3', (stream: Stream): number => stream.poisson(3), 3, 3],
    ['poisson of 200', (stream: Stream): number => stream.poisson(200), 200, 200],
    ['below 7', (stream: Stream): number => stream.below(7), 3, 4],
  ])('%s has its mean and variance', (_, draw, mean, variance) => {
    const stream = new Stream(5, 0, 'search');
    const values = Array.from({ length: 20_000 }, () => draw(stream));
    const found = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread = values.reduce((sum, value) => sum + (value - found) ** 2, 0) / values.length;
    expect(Math.abs(found - mean)).toBeLessThan(5 * Math.sqrt(variance / values.length));
    expect(Math.abs(spread - variance)).toBeLessThan(0.06 * variance);
  });

  test('a shuffle keeps every number and moves them about', () => {
    const numbers = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = [...numbers];
    new Stream(1, 0, 'runs').shuffle(shuffled);
    expect(shuffled).not.toEqual(numbers);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(numbers);
  });
});
