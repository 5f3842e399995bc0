import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownerOf, takeDirectory } from './cluster-lock.ts';
import { isRunning, markOf } from './cluster-process.ts';

/** Lives, and has a lower pid than anybody. */
const INIT = 1;

let directory: string;
let later: ChildProcess;
const lock = (): string[] => readdirSync(join(directory, 'lock')).sort();
const file = (pid: number | undefined, kind: string): string => `${pid}-${markOf(pid ?? 0)?.began}.${kind}`;
const put = (name: string): void => writeFileSync(join(directory, 'lock', name), '');
const drop = (name: string): void => rmSync(join(directory, 'lock', name));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'gp-lock-'));
  mkdirSync(join(directory, 'lock'));
  later = spawn('sleep', ['60'], { stdio: 'ignore' });
});
afterEach(() => {
  later.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

test('a claim of a living process is waited for: it may become the owner, or go away', async () => {
  for (const pid of [later.pid, process.ppid]) {
    put(file(pid, 'claim'));
    let isTaken = false;
    const taking = takeDirectory(directory).finally(() => (isTaken = true));
    await sleep(100);
    expect(isTaken).toBe(false);
    drop(file(pid, 'claim'));
    const release = await taking;
    expect(await ownerOf(directory)).toBe(process.pid);
    expect(lock()).toEqual([file(process.pid, 'claim'), file(process.pid, 'owner')]);
    await release();
    expect(lock()).toEqual([]);
  }
});

test('one who waits for a lower pid steps back, and is refused when that one has the directory', async () => {
  put(file(INIT, 'claim'));
  const taking = takeDirectory(directory);
  taking.catch(() => undefined);
  for (const isThere of [true, false]) {
    await expect.poll(() => lock().includes(file(process.pid, 'claim')), { interval: 1 }).toBe(isThere);
  }
  put(file(INIT, 'owner'));
  await expect(taking).rejects.toMatchObject({
    code: 'already_running',
    message: expect.stringContaining(`${INIT}`),
  });
  expect(lock()).toEqual([file(INIT, 'claim'), file(INIT, 'owner')]);
});

test('what the dead left counts for nothing, also when their pid lives again', async () => {
  put('4194399-123.abc.owner');
  put(`${later.pid}-1.00000000.claim`);
  put(`${later.pid}-1.00000000.owner`);
  const release = await takeDirectory(directory);
  expect(lock()).toEqual([file(process.pid, 'claim'), file(process.pid, 'owner')]);
  await release();
});

test('a process that has ended is not running, collected or not', async () => {
  const mark = markOf(later.pid ?? 0);
  expect(mark !== undefined && isRunning(mark)).toBe(true);
  later.kill('SIGKILL');
  await expect.poll(() => mark !== undefined && isRunning(mark)).toBe(false);
});
