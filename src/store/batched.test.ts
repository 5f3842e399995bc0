import { expect, test } from 'vitest';
import { batched } from './batched.ts';

test('what is asked for in one turn is read together, and nothing twice', async () => {
  const reads: (readonly number[])[] = [];
  const double = batched<number, number>(async (keys) => {
    reads.push(keys);
    return new Map(keys.filter((key) => key > 0).map((key) => [key, key * 2]));
  });
  expect(await Promise.all([double(1), double(2), double(1), double(-1)])).toEqual([2, 4, 2, undefined]);
  expect(await Promise.all([double(2), double(3)])).toEqual([4, 6]);
  expect(reads).toEqual([[1, 2, -1], [3]]);
});

test('whoever asked hears of a failure', async () => {
  const read = batched<string, string>(() => Promise.reject(new Error('no database')));
  await expect(Promise.all([read('a'), read('b')])).rejects.toThrow('no database');
});
