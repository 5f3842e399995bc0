import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExitQueue, KEY_LEAST } from './exit-queue.ts';
import { Journal } from './journal.ts';

/** The members at or below a bound, by the book: a plain list of who stands at which key. */
function atMost(keys: ReadonlyMap<number, number>, bound: number): number[] {
  return [...keys].filter(([, key]) => key <= bound).map(([member]) => member);
}

function sorted(members: readonly number[]): number[] {
  return members.toSorted((a, b) => a - b);
}

function expectSame(queue: ExitQueue, keys: ReadonlyMap<number, number>): void {
  const all = [...keys.values()];
  expect(queue.least).toBe(Math.min(...all));
  for (const bound of [0, ...all, ...all.map((key) => key * 0.999), Infinity]) {
    expect(sorted(queue.upTo(bound))).toEqual(sorted(atMost(keys, bound)));
  }
}

type Put = readonly [member: number, key: number];

function play(queue: ExitQueue, keys: Map<number, number>, puts: readonly Put[]): void {
  for (const [member, key] of puts) {
    queue.put(member, key);
    if (key > 0) keys.set(member, key);
    else keys.delete(member);
  }
}

const key = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, NaN) },
);
const puts = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), key), { maxLength: 120 });

describe('the heap of those who may be due', () => {
  test('X1: it gives whom a plain list gives, after any puts, moves and removals', () => {
    fc.assert(
      fc.property(puts, (all) => {
        const queue = new ExitQueue(new Journal());
        const keys = new Map<number, number>();
        for (let start = 0; start < all.length; start += 10) {
          play(queue, keys, all.slice(start, start + 10));
          expectSame(queue, keys);
        }
      }),
    );
  });

  test('X1: hundreds come out in the order of their keys, whichever way they went in', () => {
    const size = 500;
    for (const order of [1, 7, 249, 499]) {
      const queue = new ExitQueue(new Journal());
      for (let i = 0; i < size; i++) queue.put((i * order) % size, ((i * 31) % size) + 1);
      const out: number[] = [];
      while (queue.least < Infinity) {
        out.push(queue.least);
        for (const member of queue.upTo(queue.least)) queue.put(member, 0);
      }
      expect(out).toEqual(Array.from({ length: size }, (_, i) => i + 1));
    }
  });

  test('X1: nobody is in an empty queue, and taking out who is not in it does nothing', () => {
    const queue = new ExitQueue(new Journal());
    queue.put(3, 0);
    expect([queue.least, queue.upTo(Infinity)]).toEqual([Infinity, []]);
    queue.put(3, 2);
    queue.put(3, 0);
    queue.put(3, 0);
    expect([queue.least, queue.upTo(Infinity)]).toEqual([Infinity, []]);
  });

  test('it grows by a quarter: 12 bytes a member, and four for the place', () => {
    const queue = new ExitQueue(new Journal());
    expect(queue.bytes).toBe(64 * 12);
    for (let member = 0; member < 64; member++) queue.put(member, 1);
    expect(queue.bytes).toBe(64 * 16);
    queue.put(64, 1);
    expect(queue.bytes).toBe(80 * 12 + 128 * 4);
  });
});

describe('a step of scale', () => {
  test('P5: every key is a hundredth, and the order stands', () => {
    const queue = new ExitQueue(new Journal());
    const keys = new Map<number, number>();
    play(
      queue,
      keys,
      Array.from({ length: 100 }, (_, i): Put => [i, ((i * 37) % 100) + 1]),
    );
    queue.grow();
    expectSame(queue, new Map([...keys].map(([member, key]) => [member, key / 100])));
  });

  test('P5: a key ends at the least of all keys, not at nothing', () => {
    const queue = new ExitQueue(new Journal());
    queue.put(1, KEY_LEAST * 50);
    queue.put(2, 1);
    for (let i = 0; i < 196; i++) queue.grow();
    expect(queue.least).toBe(KEY_LEAST);
    expect(sorted(queue.upTo(KEY_LEAST))).toEqual([1, 2]);
  });
});

describe('a dry run', () => {
  test('J3: the queue is as it was, steps of scale in between, and goes on rightly', () => {
    fc.assert(
      fc.property(puts, puts, puts, puts, (before, first, second, after) => {
        const journal = new Journal();
        const queue = new ExitQueue(journal);
        const keys = new Map<number, number>();
        play(queue, keys, before);
        journal.dryRun(() => {
          play(queue, new Map(keys), first);
          queue.grow();
          play(queue, new Map(keys), second);
          queue.grow();
        });
        expectSame(queue, keys);
        play(queue, keys, after);
        expectSame(queue, keys);
      }),
    );
  });

  test('J3: the key a member had before comes back, not one that a later look would give', () => {
    const journal = new Journal();
    const queue = new ExitQueue(journal);
    queue.put(0, 3);
    queue.put(1, 5);
    journal.dryRun(() => {
      queue.put(0, 9);
      queue.put(0, 0);
      queue.put(1, 0);
    });
    expect([queue.least, queue.upTo(3), sorted(queue.upTo(5))]).toEqual([3, [0], [0, 1]]);
  });
});
