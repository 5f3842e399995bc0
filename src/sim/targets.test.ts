import { expect, test } from 'vitest';
import { Stream } from './random.ts';
import { Targets } from './targets.ts';

test('the member who would sell first is the one with the lowest price, whatever was changed before', () => {
  const stream = new Stream(3, 0, 'search');
  const targets = new Targets();
  const plain = new Map<number, number>();
  for (let step = 0; step < 3000; step++) {
    const member = stream.below(60);
    if (stream.below(3) === 0) {
      targets.remove(member);
      plain.delete(member);
    } else {
      const price = stream.below(100);
      targets.set(member, price);
      plain.set(member, price);
    }
    const [first] = [...plain].toSorted(([a, p], [b, q]) => p - q || a - b);
    expect(targets.reached(1000)).toBe(first?.[0] ?? -1);
    if (first !== undefined) expect(targets.reached(first[1] - 0.5)).toBe(-1);
  }
});
