import { expect, test } from 'vitest';
import { InvariantError, ensure } from './invariants.ts';

test('J2: what holds passes, what does not is thrown with its rule', () => {
  expect(() => ensure(true, 'J2', 'unused')).not.toThrow();
  let thrown: unknown;
  try {
    ensure(false, 'J2', 'supply is not the sum');
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(InvariantError);
  expect(thrown).toMatchObject({
    name: 'InvariantError',
    rule: 'J2',
    message: 'J2 does not hold: supply is not the sum',
  });
});
