/** Requests of many commands: decided in portions, committed whole, in the order they came. */
import { expect, test } from 'vitest';
import { MemoryLog, SHOP, order } from '../../test/support/memory-log.ts';
import { BusyError } from './writer.ts';

const many = (name: string, count: number): Record<string, unknown>[] =>
  Array.from({ length: count }, (_, i) => order(`${name}${i}`));
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function orders(log: MemoryLog): string[] {
  return log.aliases.filter(({ kind }) => kind === 'order').map(({ external }) => external);
}

test('the loop turns while a request is decided; its rows are one commit, and whoever came after it stands after it', async () => {
  const log = new MemoryLog();
  const writer = log.writer();
  let turns = 0;
  let done = false;
  const large = writer.submit(many('a', 550), SHOP).finally(() => (done = true));
  const small = writer.submit([order('b')], SHOP);
  while (!done) {
    await turn();
    turns++;
  }
  await Promise.all([large, small]);
  expect(turns).toBeGreaterThan(5);
  // The one who came while the large one was decided shares its commit or has the next.
  expect([[551], [550, 1]]).toContainEqual(log.sizes);
  expect(orders(log)).toEqual([...many('a', 550).map(({ orderId }) => orderId), 'b']);
  expect((await large).map(({ seq }) => seq)).toEqual(Array.from({ length: 550 }, (_, i) => i + 2));
});

test('a read in the middle of a request waits for the commit of what it saw', async () => {
  const log = new MemoryLog();
  const writer = log.writer();
  const large = writer.submit(many('a', 350), SHOP);
  for (let i = 0; i < 3; i++) await turn();
  let seen = 0;
  const read = writer.read(({ head }) => (seen = head.seq));
  // Looked at half way.
  expect(seen).toBeGreaterThan(1);
  expect(seen).toBeLessThan(351);
  expect(log.rows).toHaveLength(1);
  await read;
  expect(log.rows).toHaveLength(351);
  await large;
});

test('a commit that fails while a request is decided: both are there once, whole', async () => {
  const log = new MemoryLog();
  let open = (): void => undefined;
  log.gate = new Promise((resolve) => (open = resolve));
  log.outcomes.push('fail');
  const writer = log.writer();
  const first = writer.submit([order('first')], SHOP);
  for (let i = 0; i < 3; i++) await turn();
  const large = writer.submit(many('a', 900), SHOP);
  await turn();
  open();
  await Promise.all([first, large]);
  expect(log.recoveries).toBe(1);
  expect(log.sizes.reduce((sum, size) => sum + size, 0)).toBe(901);
  expect(new Set(orders(log)).size).toBe(901);
  expect(orders(log)).toHaveLength(901);
  expect(writer.depth).toBe(0);
});

test('what waits to be decided counts against the bound, and whoever was taken is answered when the writer stops', async () => {
  const log = new MemoryLog();
  const writer = log.writer({ backlog: 1000, commit: 100 });
  const taken = [writer.submit(many('a', 500), SHOP), writer.submit(many('b', 500), SHOP)];
  expect(writer.depth).toBe(1000);
  await expect(writer.submit([order('c')], SHOP)).rejects.toThrow(BusyError);
  const ends = Promise.allSettled(taken);
  await turn();
  const desk = await writer.stop();
  const outcomes = (await ends).map(({ status }) => status);
  // The one that was being decided is done whole; one that was not begun is told so.
  expect(outcomes).toEqual(['fulfilled', 'rejected']);
  expect(log.rows).toHaveLength(501);
  expect(desk.head.seq).toBe(501);
});
