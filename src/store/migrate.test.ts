import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { openDatabase } from './database.ts';
import { appliedMigrations, migrate } from './migrate.ts';

let own: TestDatabase;
let directory: string;
beforeEach(async () => {
  own = await testDatabase('template0');
  directory = mkdtempSync(join(tmpdir(), 'greenpool-migrations-'));
});
afterEach(async () => {
  await own.drop();
  rmSync(directory, { recursive: true, force: true });
});

const write = (file: string, sql: string): void => writeFileSync(join(directory, file), sql);
const run = async (): Promise<number[]> =>
  (await migrate(own.database, directory)).map((migration) => migration.number);
const tables = async (): Promise<string[]> =>
  (
    await own.database.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
  ).map((row) => row.name);

test('runs files in order of number, each once, and notes them', async () => {
  write('0010-third.sql', 'create table c as select * from b;');
  write('0002-second.sql', 'create table b as select * from a; insert into b values (2);');
  write('0001-first.sql', 'create table a (id integer);');
  write('README.md', 'not a migration');
  expect(await run()).toEqual([1, 2, 10]);
  expect(await run()).toEqual([]);
  expect(await own.database.query('select id from c')).toEqual([{ id: 2 }]);
  write('0011-more.sql', 'create table d ();');
  expect(await run()).toEqual([11]);
  expect(await appliedMigrations(own.database)).toMatchObject([
    { number: 1, name: 'first', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    { number: 2 },
    { number: 10 },
    { number: 11 },
  ]);
});

test('a file that fails leaves those before it, and nothing of itself', async () => {
  write('0001-first.sql', 'create table a (id integer);');
  write('0002-second.sql', 'create table b (id integer); select 1 / 0;');
  await expect(run()).rejects.toMatchObject({
    code: 'migration_failed',
    message: expect.stringMatching(/0002-second\.sql 失败[\s\S]*0002-second\.sql failed.*division by zero/),
  });
  expect(await tables()).toEqual(['a', 'migration']);
  write('0002-second.sql', 'create table b (id integer);');
  expect(await run()).toEqual([2]);
});

test('a file that was changed after it was applied is refused before anything runs', async () => {
  write('0001-first.sql', 'create table a (id integer);');
  await run();
  write('0001-first.sql', 'create table a (id bigint);');
  write('0002-second.sql', 'create table b (id integer);');
  await expect(run()).rejects.toMatchObject({ code: 'migration_changed' });
  expect(await tables()).toEqual(['a', 'migration']);
});

test('an applied file that is missing, and one that comes too late, are refused', async () => {
  write('0001-first.sql', '');
  write('0005-fifth.sql', '');
  await run();
  write('0003-late.sql', 'create table late ();');
  await expect(run()).rejects.toMatchObject({
    code: 'migration_files',
    message: expect.stringContaining('lower number'),
  });
  rmSync(join(directory, '0003-late.sql'));
  rmSync(join(directory, '0001-first.sql'));
  await expect(run()).rejects.toMatchObject({
    code: 'migration_files',
    message: expect.stringContaining('is missing'),
  });
});

test('a database newer than the code is refused', async () => {
  write('0001-first.sql', '');
  write('0002-second.sql', '');
  await run();
  rmSync(join(directory, '0002-second.sql'));
  await expect(run()).rejects.toMatchObject({
    code: 'migration_newer',
    message: expect.stringContaining('0002-second'),
  });
});

test('two files of one number, and a name of another form, are refused', async () => {
  write('0001-first.sql', '');
  write('0001-other.sql', '');
  await expect(run()).rejects.toMatchObject({ code: 'migration_files' });
  rmSync(join(directory, '0001-other.sql'));
  write('2-second.sql', '');
  await expect(run()).rejects.toMatchObject({ code: 'migration_files' });
});

test('starts at the same time take turns', async () => {
  write('0001-first.sql', 'create table a (id integer); select pg_sleep(0.2);');
  write('0002-second.sql', 'create table b (id integer);');
  const others = Array.from({ length: 4 }, () => openDatabase(own.url, { connections: 1 }));
  const ran = await Promise.all(others.map((database) => migrate(database, directory)));
  const numbers = ran.flat().map((migration) => migration.number);
  expect(numbers.sort((a, b) => a - b)).toEqual([1, 2]);
  await Promise.all(others.map((database) => database.close()));
});

test('the migrations of this repository apply to an empty database', async () => {
  const ran = await migrate(own.database);
  expect(ran[0]).toMatchObject({ number: 1, name: 'log' });
  expect(await migrate(own.database)).toEqual([]);
});
