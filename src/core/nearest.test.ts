import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test('a name that is off by up to a third of its letters, or by capitals and hyphens, is guessed, others are not', () => {
  expect(nearest('replai', ['orders', 'replay'])).toBe('replay');
  expect(nearest('SAVE_SNAPSHOT', ['--report', '--save-snapshot'])).toBe('--save-snapshot');
  expect(nearest('reqlai', ['orders', 'replay'])).toBe('replay');
  expect(nearest('reqlaix', ['orders', 'replay'])).toBeUndefined();
  expect(nearest('xyz', ['replay', 'orders'])).toBeUndefined();
});
