import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { compiledRoot } from '../../test/support/compiled.ts';
import { runningClusterUrl, startCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { openDatabase } from './database.ts';

const CHILD = fileURLToPath(new URL('../../test/support/cluster-child.mjs', import.meta.url));
const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

/** A line that test/support/cluster-child.mjs writes. */
interface ChildLine {
  readonly url?: string;
  readonly server?: number;
  readonly code?: string;
}

interface Owner {
  readonly process: ChildProcess;
  /** The line that ended its start, well or not. */
  readonly outcome: Promise<ChildLine>;
}

let base: string;
let compiled: string;
let directory: string;
const owners: Owner[] = [];
const clusters: Cluster[] = [];

beforeAll(() => {
  compiled = compiledRoot();
  base = mkdtempSync(join(tmpdir(), 'gp-cluster-'));
  chmodSync(base, 0o755);
  directory = join(base, 'data');
});
afterEach(async () => {
  for (const cluster of clusters.splice(0)) await cluster.stop();
  for (const owner of owners.splice(0)) await end(owner, 'SIGTERM');
});
afterAll(() => {
  for (const folder of [base, compiled]) rmSync(folder, { recursive: true, force: true });
});

async function start(options: { directory?: string; onExit?: () => void; reports?: string[] } = {}): Promise<Cluster> {
  const cluster = await startCluster({
    directory: options.directory ?? directory,
    report: ({ en }) => options.reports?.push(en),
    ...(options.onExit === undefined ? {} : { onExit: options.onExit }),
  });
  clusters.push(cluster);
  return cluster;
}

function own(place = directory, options: SpawnOptions = {}): Owner {
  const child = spawn(process.execPath, [CHILD, compiled, place], { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  const outcome = new Promise<ChildLine>((resolve) => {
    createInterface({ input: child.stdout! }).on('line', (text) => {
      const line = JSON.parse(text) as ChildLine;
      if (line.url !== undefined || line.code !== undefined) resolve(line);
    });
    child.on('exit', (code) => resolve({ code: `exit ${code}` }));
  });
  const owner = { process: child, outcome };
  owners.push(owner);
  return owner;
}

async function end(owner: Owner, signal: NodeJS.Signals): Promise<void> {
  if (owner.process.exitCode !== null || owner.process.signalCode !== null) return;
  owner.process.kill(signal);
  await once(owner.process, 'exit');
}

async function ask(url: string, text: string): Promise<unknown> {
  const database = openDatabase(url, { connections: 1 });
  try {
    const [row] = await database.query<{ value: unknown }>(text);
    return row?.value;
  } finally {
    await database.close();
  }
}

const write = (url: string, number: number): Promise<unknown> =>
  ask(url, `create table if not exists kept (n integer); insert into kept values (${number})`);
const sum = (url: string): Promise<unknown> => ask(url, 'select sum(n)::integer as value from kept');

const isAlive = (pid: number | undefined): boolean =>
  existsSync(`/proc/${pid}/stat`) && !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');

test('starts on an empty directory: private, syncing, with checksums; stops and leaves nothing running', async () => {
  const reports: string[] = [];
  const cluster = await start({ reports });
  expect(reports).toEqual([`Creating the database in ${join(directory, 'postgres')}`]);
  for (const [setting, value] of [
    ['listen_addresses', ''],
    ['fsync', 'on'],
    ['synchronous_commit', 'on'],
    ['full_page_writes', 'on'],
    ['data_checksums', 'on'],
    ['server_encoding', 'UTF8'],
  ]) {
    expect(await ask(cluster.url, `select current_setting('${setting}') as value`)).toBe(value);
  }
  for (const folder of ['.', 'postgres', 'socket', 'lock']) {
    expect(statSync(join(directory, folder)).mode % 0o1000).toBe(0o700);
  }
  expect(statSync(join(directory, 'postgres.log')).mode % 0o1000).toBe(0o600);
  expect(await ask(cluster.url, `select lower('ÄÖ') as value`)).toBe('äö');
  expect(await runningClusterUrl(directory)).toBe(cluster.url);
  const { pid } = cluster;
  expect(isAlive(pid)).toBe(true);
  await cluster.stop();
  await cluster.stop();
  expect(isAlive(pid)).toBe(false);
  expect(cluster.pid).toBeUndefined();
  expect(readdirSync(join(directory, 'lock'))).toEqual([]);
  expect(await runningClusterUrl(directory)).toBeUndefined();
  expect(readFileSync(join(directory, 'postgres.log'), 'utf8')).toContain('database system is shut down');
});

test('a second start is refused in both languages, with the directory and the pid', async () => {
  const owner = own();
  await owner.outcome;
  await expect(start()).rejects.toMatchObject({
    code: 'already_running',
    wording: {
      zh: expect.stringContaining(`目录 ${directory} 已被进程 ${owner.process.pid} 使用`),
      en: expect.stringContaining(`Process ${owner.process.pid} already runs on the directory ${directory}`),
    },
  });
  await end(owner, 'SIGTERM');
  await start();
  await expect(start()).rejects.toMatchObject({
    code: 'already_running',
    message: expect.stringContaining(`${process.pid}`),
  });
});

test('of many starts at once exactly one gets the directory', async () => {
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => own().outcome));
  expect(outcomes.filter((outcome) => outcome.url !== undefined)).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome.code === 'already_running')).toHaveLength(5);
});

test('kill -9 of the server: it comes back by itself within five seconds, with every committed row', async () => {
  const reports: string[] = [];
  const backs = (): number => reports.filter((report) => report === 'The database server is back').length;
  let exits = 0;
  const cluster = await start({ reports, onExit: () => (exits += 1) });
  const database = openDatabase(cluster.url);
  for (const round of [1, 2, 3]) {
    await write(cluster.url, round);
    await database.query('select 1');
    const killed = cluster.pid;
    const before = performance.now();
    process.kill(killed!, 'SIGKILL');
    await expect
      .poll(() => sum(cluster.url).catch(() => 0), { timeout: 10_000, interval: 20 })
      .toBe((round * (round + 1)) / 2);
    expect(performance.now() - before).toBeLessThan(5_000);
    await expect.poll(backs).toBe(round);
    expect(cluster.pid).not.toBe(killed);
    expect(await database.query('select 1 as one').catch(() => database.query('select 1 as one'))).toEqual([
      { one: 1 },
    ]);
  }
  expect(exits).toBe(3);
  await database.close();
});

test('kill -9 of the owner: the next one takes over the running server and ends what the dead one had open', async () => {
  const first = own();
  const { url = '', server } = await first.outcome;
  const left = openDatabase(url, { connections: 1 });
  let goOn = (): void => undefined;
  const pause = new Promise<void>((resolve) => (goOn = resolve));
  let hasBegun = false;
  const late = left.transaction(async (client) => {
    await client.query('insert into kept values (1000)');
    hasBegun = true;
    await pause;
  });
  await expect.poll(() => hasBegun).toBe(true);
  await end(first, 'SIGKILL');
  const reports: string[] = [];
  const cluster = await start({ reports });
  expect(cluster.pid).toBe(server);
  expect(reports).toEqual(['Took over the database server that was still running']);
  goOn();
  await expect(late).rejects.toThrow();
  await left.close();
  await write(cluster.url, 4);
  expect(await sum(cluster.url)).toBe(10);
  const taken = cluster.pid;
  await cluster.stop();
  expect(isAlive(taken)).toBe(false);
});

test('a server left by an owner with other settings is stopped and started again', async () => {
  const first = own();
  const { server } = await first.outcome;
  await end(first, 'SIGKILL');
  const options = join(directory, 'postgres', 'postmaster.opts');
  writeFileSync(options, readFileSync(options, 'utf8').replace('fsync=on', 'fsync=off'));
  const cluster = await start();
  expect(cluster.pid).not.toBe(server);
  expect(isAlive(server)).toBe(false);
  expect(await sum(cluster.url)).toBe(10);
});

test('kill -9 of both, and another process with the dead server’s pid: starts, with every committed row', async () => {
  const first = own();
  const { url = '', server } = await first.outcome;
  await write(url, 5);
  await end(first, 'SIGKILL');
  process.kill(server!, 'SIGKILL');
  const other = spawn('sleep', ['60'], { stdio: 'ignore' });
  const file = join(directory, 'postgres', 'postmaster.pid');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid)));
  const cluster = await start();
  expect(await sum(cluster.url)).toBe(15);
  other.kill();
});

test('a folder whose path is too long for a socket has it elsewhere, as private', async () => {
  const long = join(base, 'x'.repeat(120));
  const cluster = await start({ directory: long });
  const socket = decodeURIComponent(new URL(cluster.url).host);
  expect(socket.startsWith(tmpdir())).toBe(true);
  expect(statSync(socket).mode % 0o1000).toBe(0o700);
  expect(await ask(cluster.url, 'select 1 as value')).toBe(1);
  await cluster.stop();
  rmSync(socket, { recursive: true });
});

test('data of another major version are refused and left alone', async () => {
  const other = join(base, 'other');
  mkdirSync(join(other, 'postgres'), { recursive: true });
  writeFileSync(join(other, 'postgres', 'PG_VERSION'), '17\n');
  await expect(start({ directory: other })).rejects.toMatchObject({
    code: 'cluster_version',
    message: expect.stringMatching(/PostgreSQL 17[\s\S]*PostgreSQL 17/),
  });
  expect(readdirSync(join(other, 'postgres'))).toEqual(['PG_VERSION']);
  expect(readdirSync(join(other, 'lock'))).toEqual([]);
});

test('a server that cannot start says why', async () => {
  const broken = join(base, 'broken');
  mkdirSync(join(broken, 'postgres'), { recursive: true });
  writeFileSync(join(broken, 'postgres', 'PG_VERSION'), '18\n');
  await expect(start({ directory: broken })).rejects.toMatchObject({
    code: 'cluster_failed',
    message: expect.stringMatching(/无法启动.*postgresql\.conf[\s\S]*did not start.*postgresql\.conf/),
  });
});

test.runIf(isRoot)('an ordinary user starts it too, and is told when the directory is not theirs', async () => {
  const theirs = join(base, 'theirs');
  mkdirSync(theirs, { mode: 0o700 });
  chownSync(theirs, NOBODY, NOBODY);
  const owner = own(theirs, { uid: NOBODY, gid: NOBODY });
  expect(await owner.outcome).toMatchObject({ url: expect.stringContaining('postgresql://') });
  await end(owner, 'SIGTERM');
  expect(statSync(join(theirs, 'postgres')).uid).toBe(NOBODY);
  expect(await own(directory, { uid: NOBODY, gid: NOBODY }).outcome).toMatchObject({ code: 'permission_denied' });
});

test.runIf(isRoot)('root starts it under another user’s closed folder, and on that user’s data', async () => {
  const closed = join(base, 'closed');
  mkdirSync(closed);
  chownSync(closed, NOBODY, NOBODY);
  chmodSync(closed, 0o700);
  const inside = await start({ directory: join(closed, 'data') });
  expect(await ask(inside.url, 'select 1 as value')).toBe(1);
  await inside.stop();
  const theirs = await start({ directory: join(base, 'theirs') });
  expect(statSync(`/proc/${theirs.pid}`).uid).toBe(NOBODY);
});
