import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import type { Plan } from './plan.ts';

test('U6: an empty instant is none, also before any other one was read', () => {
  // In a file of its own: the decoder remembers the instant it read last, and here it has read none.
  expect(decode({ type: 'WindUp', at: '' }, {} as Plan)).toHaveProperty('refusal.field', 'at');
});
