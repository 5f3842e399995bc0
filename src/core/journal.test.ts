import { expect, test } from 'vitest';
import { Journal } from './journal.ts';

test('J3: a dry run gives its result and runs the notes backwards', () => {
  const journal = new Journal();
  const undone: number[] = [];
  const result = journal.dryRun(() => {
    for (const step of [1, 2, 3]) journal.note(() => undone.push(step));
    expect(journal.recording).toBe(true);
    return 'result';
  });
  expect(result).toBe('result');
  expect(undone).toEqual([3, 2, 1]);
  expect(journal.recording).toBe(false);
});

test('J3: a dry run that throws is taken back as well, and says why', () => {
  const journal = new Journal();
  let value = 1;
  const work = (): void => {
    journal.note(() => (value = 1));
    value = 2;
    throw new Error('in the middle');
  };
  expect(() => journal.dryRun(work)).toThrow('in the middle');
  expect(value).toBe(1);
  expect(journal.recording).toBe(false);
});

test('J3: notes are run once, while nothing is recorded', () => {
  const journal = new Journal();
  const recording: boolean[] = [];
  journal.dryRun(() => journal.note(() => recording.push(journal.recording)));
  journal.dryRun(() => undefined);
  expect(recording).toEqual([false]);
});
