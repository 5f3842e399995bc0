import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DueQueue } from './due.ts';

test('what is due first comes out first, and of what is due together the first placed', () => {
  const due = fc.record({ atMs: fc.integer({ min: 0, max: 5 }), order: fc.nat(1000) });
  fc.assert(
    fc.property(fc.array(fc.oneof(due, fc.constant('pop' as const))), (steps) => {
      const queue = new DueQueue();
      const plain: { atMs: number; order: number }[] = [];
      for (const step of steps) {
        if (step === 'pop') expect(queue.pop()).toEqual(plain.shift());
        else {
          queue.push(step);
          plain.push(step);
          plain.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
        }
        expect([queue.first, queue.size]).toEqual([plain[0], plain.length]);
      }
    }),
  );
});
