import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Agenda } from './agenda.ts';
import { Random } from './random.ts';

/** xoshiro128** as its authors publish it, on 32-bit words in BigInt; the first four words are the state. */
function reference(state: bigint[], count: number): bigint[] {
  const word = (value: bigint): bigint => BigInt.asUintN(32, value);
  const rotate = (value: bigint, by: bigint): bigint => word((value << by) | (value >> (32n - by)));
  let [a = 0n, b = 0n, c = 0n, d = 0n] = state;
  return Array.from({ length: count }, () => {
    const result = word(rotate(word(b * 5n), 7n) * 9n);
    const shifted = word(b << 9n);
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11n);
    return result;
  });
}

/** The state that a seed is spread to. */
function spread(seed: number): bigint[] {
  const word = (value: bigint): bigint => BigInt.asUintN(32, value);
  const words = [1n, 2n, 3n, 4n].map((step) => {
    const state = word(BigInt(seed) + step * 0x9e3779b9n);
    let mixed = word((state ^ (state >> 16n)) * 0x85ebca6bn);
    mixed = word((mixed ^ (mixed >> 13n)) * 0xc2b2ae35n);
    return mixed ^ (mixed >> 16n);
  });
  return [...words.slice(0, 3), (words[3] ?? 0n) | 1n];
}

describe('seeded randomness', () => {
  test('U6: the bits are those of xoshiro128**', () => {
    for (const seed of [0, 1, 2025, 2 ** 32 - 1]) {
      const random = new Random(seed);
      const bits = Array.from({ length: 1000 }, () => BigInt(random.bits()));
      expect(bits).toEqual(reference(spread(seed), 1000));
    }
  });

  test('every number below a bound comes about equally often', () => {
    const random = new Random(7);
    const counts = Array.from({ length: 7 }, () => 0);
    for (let draw = 0; draw < 70_000; draw++) {
      const number = random.below(7);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  test('weights are kept: nothing of weight 0 is drawn', () => {
    const random = new Random(3);
    const items = [0, 1, 3, 0].map((weight, index) => ({ weight, index }));
    const drawn = Array.from({ length: 4000 }, () => random.weighted(items).index);
    expect(new Set(drawn)).toEqual(new Set([1, 2]));
    expect(Math.abs(drawn.filter((index) => index === 2).length - 3000)).toBeLessThan(150);
  });
});

describe('the agenda', () => {
  test('U6: acts come out by time, then by entry, those of later entry too', () => {
    const property = fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), (times) => {
      const agenda = new Agenda();
      const done: [number, number][] = [];
      times.forEach((atMs, turn) => {
        agenda.enter(atMs, (now) => {
          done.push([now, turn]);
          if (turn % 3 === 0) agenda.enter(now + 5, (later) => done.push([later, times.length + turn]));
        });
      });
      agenda.run(18);
      const entered = times.flatMap((atMs, turn): [number, number][] => {
        const entry: [number, number] = [atMs, turn];
        return turn % 3 === 0 && atMs < 18 ? [entry, [atMs + 5, times.length + turn]] : [entry];
      });
      const due = entered.filter(([atMs]) => atMs < 18);
      expect(done.map(([atMs]) => atMs)).toEqual(due.map(([atMs]) => atMs).toSorted((a, b) => a - b));
      const first = done.filter(([, turn]) => turn < times.length);
      expect(first).toEqual(first.toSorted(([a, turnA], [b, turnB]) => a - b || turnA - turnB));
    });
    fc.assert(property);
  });
});
