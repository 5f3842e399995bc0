import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { COPY_FORM, NULL_MARK, SEPARATOR, copyBytes, copyIn, copyLine } from './copy.ts';
import { openDatabase } from './database.ts';

let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
  await own.database.query('create table first (a text, b bytea); create table second (a integer primary key)');
});
afterAll(() => own.drop());

const INTO_FIRST = `copy first (a, b) from stdin ${COPY_FORM}`;
const INTO_SECOND = `copy second (a) from stdin ${COPY_FORM}`;

async function run(statements: string, bodies: readonly string[]): Promise<void> {
  const client = await own.database.pool.connect();
  try {
    await copyIn(client, statements, bodies);
  } finally {
    client.release();
  }
}

async function counts(): Promise<unknown> {
  const [row] = await own.database.query(
    `select (select count(*) from first) as first, (select count(*) from second) as second`,
  );
  return row;
}

test('any text comes in as it is, null and bytes too', async () => {
  const texts = ['', '\\', '\\.', '\\N', 'a\nb\r\n', '\tC:\\new', '积分 🌱', '\u0001', '\u2028', NULL_MARK.repeat(2)];
  const body = [...texts, NULL_MARK].map((text) => `${copyLine(text)}${SEPARATOR}${copyBytes('00ff5c0a')}\n`).join('');
  await run(INTO_FIRST, [body]);
  const rows = await own.database.query<{ a: string | null; b: Buffer }>('select a, b from first');
  expect(rows.map(({ a }) => a)).toEqual([...texts, null]);
  expect(rows.every(({ b }) => b.toString('hex') === '00ff5c0a')).toBe(true);
  await own.database.query('truncate first');
});

test('several tables at once are one transaction; a statement that fails leaves nothing, and the connection goes on', async () => {
  await run(`select 1; ${INTO_FIRST}; ${INTO_SECOND}`, [`x${SEPARATOR}${NULL_MARK}\n`, '1\n2\n']);
  expect(await counts()).toEqual({ first: 1, second: 2 });
  const client = await own.database.pool.connect();
  const before = `${INTO_FIRST}; ${INTO_SECOND}`;
  const line = `y${SEPARATOR}${NULL_MARK}\n`;
  // In the statement before, in the first body, in the last, after a body.
  const failing: readonly (readonly [string, readonly string[], string])[] = [
    [`select 1 / 0; ${before}`, [line, '3\n'], '22012'],
    [before, ['too' + SEPARATOR + 'many' + SEPARATOR + 'texts\n', '3\n'], '22P04'],
    [before, [line, '3\n1\n'], '23505'],
    [`${before}; select 1 / 0`, [line, '3\n'], '22012'],
  ];
  for (const [statements, bodies, code] of failing) {
    await expect(copyIn(client, statements, bodies)).rejects.toMatchObject({ code });
    expect((await client.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect(await counts()).toEqual({ first: 1, second: 2 });
  }
  await copyIn(client, before, [line, '3\n']);
  expect(await counts()).toEqual({ first: 2, second: 3 });
  client.release();
});

test('bodies far larger than a socket takes at once come in whole, also when the statement before them fails', async () => {
  await own.database.query('truncate first');
  const line = `${'z'.repeat(1000)}${SEPARATOR}${NULL_MARK}\n`;
  await run(INTO_FIRST, [line.repeat(20_000)]);
  await expect(run(`select 1 / 0; ${INTO_FIRST}`, [line.repeat(20_000)])).rejects.toMatchObject({ code: '22012' });
  expect(await counts()).toMatchObject({ first: 20_000 });
});

test('a copy that is done leaves no time-out behind, and one that is not answered is given up', async () => {
  const bounded = openDatabase(own.url, { connections: 2, queryTimeoutMs: 600 });
  const [client, holder] = [await bounded.pool.connect(), await own.database.pool.connect()];
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  for (let i = 0; i < 20; i++) await copyIn(client, INTO_FIRST, [`x${SEPARATOR}${NULL_MARK}\n`]);
  await expect(copyIn(client, `select 1 / 0`, [])).rejects.toMatchObject({ code: '22012' });
  expect(timers()).toBeLessThan(before + 5);
  await holder.query('begin; lock table first');
  await expect(copyIn(client, INTO_FIRST, [`x${SEPARATOR}${NULL_MARK}\n`])).rejects.toThrow('timeout');
  await holder.query('rollback');
  holder.release();
  client.release(true);
  await bounded.close();
});
