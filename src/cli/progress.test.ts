import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Session } from './host.ts';
import { sayIn } from './messages.ts';
import { Progress } from './progress.ts';

/** A session at a terminal or not, with a clock that the test turns. */
function sessionAt(isTTY: boolean): { session: Session; turn: (ms: number) => void; drawn: () => string } {
  let now = 0;
  let drawn = '';
  const stderr = Object.assign(
    new Writable({
      write: (chunk: Buffer, _, done) => {
        drawn += chunk.toString();
        done();
      },
    }),
    { isTTY, columns: 80 },
  );
  const session = { host: { stderr, clock: () => now }, say: sayIn('zh') } as unknown as Session;
  return { session, turn: (ms) => (now += ms), drawn: () => drawn };
}

async function work(isTTY: boolean, ms: number, total: number | undefined): Promise<string> {
  const { session, turn, drawn } = sessionAt(isTTY);
  const progress = new Progress(session, total);
  for (let step = 0; step < 4; step++) {
    progress.add(25);
    turn(ms / 4);
    await progress.draw();
  }
  progress.stop();
  return drawn();
}

describe('the progress bar', () => {
  test('shows in the caller’s language once a second has passed', async () => {
    const drawn = await work(true, 2000, 100);
    expect(drawn).toMatch(/\d+%/);
    expect(drawn).toContain('剩余约');
  });

  test('does not show for what is quick, without a terminal, or without a known end', async () => {
    expect(await work(true, 900, 100)).toBe('');
    expect(await work(false, 9000, 100)).toBe('');
    expect(await work(true, 9000, undefined)).toBe('');
  });
});
