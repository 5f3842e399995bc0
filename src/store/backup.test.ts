import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { backup, restore } from './backup.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';

/** Every kind of thing that a table of ours may have. */
const SCHEMA = `
  create table shop (id integer generated always as identity primary key, name text not null, best integer);
  create table "odd Name" (
    id bigint primary key, shop integer not null references shop (id), at timestamptz, amount numeric(38,0), ratio double precision,
    bytes bytea, data jsonb, tags text[], ok boolean, day date, short varchar(5), twice bigint generated always as (id * 2) stored);
  alter table shop add constraint shop_best foreign key (best) references shop (id);
  create table bare (id serial, word text);
  create table noted (id integer);
  create function note() returns trigger language plpgsql as $$ begin insert into noted values (new.id); return null; end $$;
  create trigger on_shop after insert on shop for each row execute function note();
  create function refuse() returns trigger language plpgsql as $$ begin raise exception 'insert only'; end $$;
  create trigger shop_fixed before delete on shop for each row execute function refuse();
  alter table shop enable always trigger shop_fixed;
  create view names as select name from shop;`;

const DATA = `
  insert into shop (name) select 'shop ' || n from generate_series(1, 3000) as n;
  update shop set best = 3001 - id;
  insert into "odd Name" (id, shop, at, amount, ratio, bytes, data, tags, ok, day, short) values
    (9007199254740993, 7, '2026-11-22 19:18:42.123456+00', 12345678901234567890123456789012345678, 0.1::float8 + 0.2::float8,
      '\\x00ff0a0d', '{"a": [1, null, "\u2028"]}', array['a,b', '"', null, '{}'], true, '2026-02-28', 'abc'),
    (-1, 8, '-infinity', -5, 'NaN', '', 'null', '{}', false, '0044-03-15 BC', ''),
    (2, 9, null, null, null, null, null, null, null, null, null);
  insert into bare (word) values (E'two\\nlines\\r\\t\\\\ \u2028 \u2029 汉字 😀'), (''), (null);
  insert into bare (word) select repeat('long ', 300000);`;

let directory: string;
let migrations: string;
let source: TestDatabase;
let target: TestDatabase;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'greenpool-backup-'));
  migrations = mkdtempSync(join(directory, 'migrations-'));
  writeFileSync(join(migrations, '0001-schema.sql'), SCHEMA);
  source = await testDatabase('template0');
  await migrate(source.database, migrations);
  await source.database.query(DATA);
});
afterAll(async () => {
  await source.drop();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  target = await testDatabase('template0');
});
afterEach(() => target.drop());

const TABLES = ['shop', '"odd Name"', 'bare', 'noted'];

async function contents(database: Database): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const table of TABLES) {
    found.push(await database.query(`select t::text as row from ${table} as t order by 1`));
  }
  return found;
}

/** What the restore takes apart has to stand again: the keys and the triggers as they fire. */
const guards = (database: Database): Promise<object[]> =>
  database.query(`
    select conname as name, pg_get_constraintdef(oid) as what from pg_constraint where connamespace = 'public'::regnamespace
    union all select tgname, tgenabled::text from pg_trigger where not tgisinternal order by 1`);

test('a backup comes back whole: rows, sequences, keys and triggers', async () => {
  const file = join(directory, 'whole.backup');
  const made = await backup(source.database, file);
  expect(made).toEqual({ tables: 4, rows: 3000 + 3 + 4 + 3000 });
  expect(statSync(file).mode % 0o1000).toBe(0o600);
  expect(await restore(target.database, file, migrations)).toEqual(made);
  expect(await contents(target.database)).toEqual(await contents(source.database));
  expect(await guards(target.database)).toEqual(await guards(source.database));
  expect(await target.database.query(`insert into shop (name) values ('next') returning id`)).toEqual([{ id: 3001 }]);
  expect(await target.database.query(`insert into bare (word) values ('next') returning id`)).toEqual([{ id: 5 }]);
  await expect(target.database.query('delete from shop')).rejects.toThrow('insert only');
});

test('a backup is of one moment, and replaces the one before only when whole', async () => {
  const file = join(directory, 'moment.backup');
  await backup(source.database, file);
  const before = readFileSync(file);
  const broken = { ...source.database, transaction: () => Promise.reject(new Error('cut')) };
  await expect(backup(broken, file)).rejects.toThrow('cut');
  const failing: Database = {
    ...source.database,
    transaction: (work) =>
      source.database.transaction((client) =>
        work({
          query: (text, values) =>
            text.includes('from public.noted') ? Promise.reject(new Error('lost')) : client.query(text, values),
        }),
      ),
  };
  await expect(backup(failing, file)).rejects.toThrow('lost');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(existsSync(`${file}.partial`)).toBe(false);
});

test('a flipped bit or a cut anywhere is found before anything is written', async () => {
  const file = join(directory, 'good.backup');
  await backup(source.database, file);
  const good = readFileSync(file);
  const bad = join(directory, 'bad.backup');
  const places = new Set<number>();
  for (let index = 0; index < 60; index += 1) places.add(index).add(good.length - 1 - index);
  for (let index = 0; index < 60; index += 1) places.add(Math.floor((index * good.length) / 60));
  for (const place of places) {
    const bytes = Buffer.from(good);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << (place % 8));
    writeFileSync(bad, bytes);
    await expect(restore(target.database, bad, migrations)).rejects.toMatchObject({ code: 'backup_damaged' });
    writeFileSync(bad, good.subarray(0, place));
    await expect(restore(target.database, bad, migrations)).rejects.toMatchObject({ code: 'backup_damaged' });
  }
  writeFileSync(bad, Buffer.concat([good, Buffer.from([0])]));
  await expect(restore(target.database, bad, migrations)).rejects.toMatchObject({ code: 'backup_damaged' });
  expect(await target.database.query(`select 1 from pg_tables where schemaname = 'public'`)).toEqual([]);
});

test('a database with rows, and one of another version, are refused', async () => {
  const file = join(directory, 'refused.backup');
  await backup(source.database, file);
  await migrate(target.database, migrations);
  await target.database.query('insert into bare (word) values (null)');
  await expect(restore(target.database, file, migrations)).rejects.toMatchObject({
    code: 'not_empty',
    message: expect.stringMatching(/bare[\s\S]*bare/),
  });
  await target.database.query('truncate bare');
  await target.database.query(`update migration set sha256 = 'other'`);
  await expect(restore(target.database, file, migrations)).rejects.toMatchObject({ code: 'backup_mismatch' });
  await target.database.query('drop schema public cascade; create schema public');
  const more = mkdtempSync(join(directory, 'more-'));
  writeFileSync(join(more, '0001-schema.sql'), SCHEMA);
  writeFileSync(join(more, '0002-more.sql'), 'alter table bare add extra integer default 1;');
  await restore(target.database, file, more);
  expect((await migrate(target.database, more)).map((migration) => migration.number)).toEqual([2]);
  expect(await target.database.query('select extra from bare limit 1')).toEqual([{ extra: 1 }]);
});

test('a restore that fails half way leaves nothing', async () => {
  const file = join(directory, 'half.backup');
  await backup(source.database, file);
  await migrate(target.database, migrations);
  await target.database.query(`alter table shop add constraint later check (id < 2999)`);
  await expect(restore(target.database, file, migrations)).rejects.toMatchObject({ code: '23514' });
  for (const rows of await contents(target.database)) expect(rows).toEqual([]);
});

test('the tables of this repository come back', async () => {
  const own = await testDatabase();
  const file = join(directory, 'own.backup');
  await own.database.query(`insert into person (kind, created_at_ms) values ('member', 1795375561001)`);
  const made = await backup(own.database, file);
  expect(await restore(target.database, file)).toEqual(made);
  const people = 'select id, kind, created_at_ms from person';
  expect(await target.database.query(people)).toEqual(await own.database.query(people));
  expect(await migrate(target.database)).toEqual([]);
  await own.drop();
});
