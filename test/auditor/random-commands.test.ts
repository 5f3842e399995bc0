import { expect, test } from 'vitest';
import { Coverage } from './coverage.ts';
import { randomCommands, randomProgramme } from './random-commands.ts';
import { modes } from './random-plans.ts';

test('the same seed gives the same commands, fewer are the beginning of more', () => {
  for (const mode of modes) {
    const some = [...randomCommands(7, 120, { mode })].map((command) => JSON.stringify(command));
    const more = [...randomCommands(7, 200, { mode })].map((command) => JSON.stringify(command));
    expect(more.slice(0, some.length)).toStrictEqual(some);
    expect([...randomCommands(8, 120, { mode })].map((command) => JSON.stringify(command))).not.toStrictEqual(some);
  }
});

test('J1, J2, J5, W5, P3: hold after every random command, and every refusal of every command occurs', () => {
  const coverage = new Coverage();
  for (let seed = 1; seed <= 400; seed += 1) {
    const { auditor, commands, mode } = randomProgramme(seed, 400, { mode: modes[seed % modes.length] ?? 'mixed' });
    let index = 0;
    for (const command of commands) {
      const receipt = auditor.apply(command);
      coverage.note(command, receipt);
      coverage.notePool(auditor.books.pool, auditor.lastExits.length);
      try {
        auditor.invariants();
      } catch (error) {
        throw new Error(`${mode}, seed ${seed}, command ${index}: ${JSON.stringify(command)}`, { cause: error });
      }
      index += 1;
    }
  }
  expect(coverage.missing()).toStrictEqual([]);
  expect(coverage.exits).toBeGreaterThan(1000);
  expect(coverage.spills).toBeGreaterThan(300);
  expect(coverage.highestScale).toBe(400);
});
