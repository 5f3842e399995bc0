import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { openDatabase, parseTimestamptz, requireVersion } from './database.ts';
import type { Database } from './database.ts';

let own: TestDatabase;
let database: Database;
beforeAll(async () => {
  own = await testDatabase('template0');
  database = own.database;
});
afterAll(() => own.drop());

const one = async (text: string, values?: readonly unknown[]): Promise<unknown> => {
  const [row] = await database.query<{ value: unknown }>(`select ${text} as value`, values);
  return row?.value;
};

test('int8 is a number while that is exact, then a bigint', async () => {
  expect(await one('9007199254740991::int8')).toBe(9007199254740991);
  expect(await one('9007199254740992::int8')).toBe(9007199254740992n);
  expect(await one('(-9223372036854775808)::int8')).toBe(-9223372036854775808n);
  expect(await one('$1::int8', [9007199254740993n])).toBe(9007199254740993n);
  expect(await one('null::int8')).toBeNull();
  expect(await one(`'{1,NULL,9007199254740993}'::int8[]`)).toEqual([1, null, 9007199254740993n]);
  expect(await one(`'{}'::int8[]`)).toEqual([]);
});

test('numeric stays a text, digit for digit, also in an array', async () => {
  expect(await one('12345678901234567890123456789012345678::numeric(38,0)')).toBe(
    '12345678901234567890123456789012345678',
  );
  expect(await one('0.10::numeric')).toBe('0.10');
  expect(await one(`'{12345678901234567890.10,NULL}'::numeric[]`)).toEqual(['12345678901234567890.10', null]);
});

test('a time is whole milliseconds, towards the past', async () => {
  expect(await one(`'2026-11-22 19:18:42.123999+08'::timestamptz`)).toBe(Date.UTC(2026, 10, 22, 11, 18, 42, 123));
  expect(await one(`'1969-12-31 23:59:59.9999+00'::timestamptz`)).toBe(-1);
  expect(await one(`'infinity'::timestamptz`)).toBe(Infinity);
  expect(await one(`'-infinity'::timestamptz`)).toBe(-Infinity);
  expect(await one(`'0044-03-15 12:00:00+00 BC'::timestamptz`)).toBe(Date.parse('-000043-03-15T12:00:00Z'));
  expect(await one(`array['2026-11-22 00:00:00+00'::timestamptz, null]`)).toEqual([Date.UTC(2026, 10, 22), null]);
  expect(await one('to_timestamp($1::numeric / 1000)', [1795375561001])).toBe(1795375561001);
});

test('a time with an offset of minutes and seconds, and one in another form', () => {
  expect(parseTimestamptz('1890-01-01 08:05:43+08:05:43')).toBe(Date.UTC(1890, 0, 1));
  expect(parseTimestamptz('2026-01-01 00:00:00.5-03:30')).toBe(Date.UTC(2026, 0, 1, 3, 30, 0, 500));
  expect(() => parseTimestamptz('Sun Nov 22 19:18:42 2026 UTC')).toThrow('Not a time');
});

test('dates are texts, bytes a Buffer, json parsed', async () => {
  expect(await one(`'2026-11-22'::date`)).toBe('2026-11-22');
  expect(await one(`'2026-11-22 01:02:03'::timestamp`)).toBe('2026-11-22 01:02:03');
  expect(await one(`'\\x00ff'::bytea`)).toEqual(Buffer.from([0, 255]));
  expect(await one(`'{"a":[1]}'::jsonb`)).toEqual({ a: [1] });
});

test('of several statements the rows of the last come back', async () => {
  expect(await database.query('select 1 as one; select 2 as two')).toEqual([{ two: 2 }]);
  expect(await database.query('select 1 as one; set local jit = off')).toEqual([]);
});

test('a transaction commits what it did, and leaves nothing when its work throws', async () => {
  await database.query('create table item (id integer primary key)');
  expect(
    await database.transaction(async (client) => {
      await client.query('insert into item values (1)');
      return 'done';
    }),
  ).toBe('done');
  const failing = database.transaction(async (client) => {
    await client.query('insert into item values (2)');
    await client.query('insert into item values (1)');
  });
  await expect(failing).rejects.toMatchObject({ code: '23505' });
  expect(await database.query('select id from item')).toEqual([{ id: 1 }]);
});

test('a transaction whose work swallowed an error says that it was rolled back', async () => {
  const swallowing = database.transaction(async (client) => {
    await client.query('select 1 / 0').catch(() => undefined);
  });
  await expect(swallowing).rejects.toThrow('rolled back');
});

test('a connection cut between two statements fails its transaction only', async () => {
  const errors: Error[] = [];
  const other = openDatabase(own.url, { connections: 2, onError: (error) => errors.push(error) });
  const cut = other.transaction(async (client) => {
    const [row] = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await database.query('select pg_terminate_backend($1, 5000)', [row?.pid]);
    await expect.poll(() => errors.length).toBeGreaterThan(0);
    await client.query('select 1');
  });
  await expect(cut).rejects.toThrow();
  expect(await other.query('select 1 as one')).toEqual([{ one: 1 }]);
  await other.close();
});

test('an idle connection that is cut is replaced', async () => {
  const errors: Error[] = [];
  const other = openDatabase(own.url, { connections: 1, onError: (error) => errors.push(error) });
  const [row] = await other.query<{ pid: number }>('select pg_backend_pid() as pid');
  await database.query('select pg_terminate_backend($1, 5000)', [row?.pid]);
  await expect.poll(() => errors.length).toBe(1);
  expect(await other.query('select 1 as one')).toEqual([{ one: 1 }]);
  await other.close();
});

test('every connection syncs at commit, whatever the default of its database', async () => {
  await database.query(`do $$ begin execute format('alter database %I set synchronous_commit = off', current_database());
    execute format('alter database %I set datestyle = german', current_database()); end $$`);
  const other = openDatabase(own.url);
  expect(await other.query(`select current_setting('synchronous_commit') as value`)).toEqual([{ value: 'on' }]);
  expect(await other.query(`select '2026-11-22 00:00:00+00'::timestamptz as value`)).toEqual([
    { value: Date.UTC(2026, 10, 22) },
  ]);
  await other.close();
});

test('a server that is too old or does not sync is refused in both languages', async () => {
  await requireVersion(database);
  const server = (number: string, fsync: string) => ({
    query: async <Row extends object>() => [{ version: '13.9', number, fsync } as Row],
  });
  await expect(requireVersion(server('130009', 'on'))).rejects.toMatchObject({
    code: 'server_too_old',
    message: expect.stringMatching(/13\.9.*需要 14[\s\S]*13\.9.*version 14/),
  });
  await expect(requireVersion(server('140000', 'off'))).rejects.toMatchObject({ code: 'fsync_off' });
  await requireVersion(server('140000', 'on'));
});
