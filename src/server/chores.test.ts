import { expect, test } from 'vitest';
import { startChores } from './chores.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('work is done again after a pause, never twice at once, also after it failed; the end waits for what is under way', async () => {
  let [times, atOnce, most] = [0, 0, 0];
  const failures: string[] = [];
  const work = async (): Promise<void> => {
    most = Math.max(most, ++atOnce);
    await pause(8);
    atOnce--;
    if (++times === 2) throw new Error('once');
  };
  const stop = startChores([{ name: 'work', everyMs: 2, work }], (name, error) =>
    failures.push(`${name}: ${(error as Error).message}`),
  );
  while (times < 4) await pause(1);
  await stop();
  expect([atOnce, most, failures]).toEqual([0, 1, ['work: once']]);
  const done = times;
  await pause(30);
  expect(times).toBe(done);
});
