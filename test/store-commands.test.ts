import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '#store/migrate';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { Folder, greenpool } from '#cli/captured';

const folder = new Folder();
let own: TestDatabase;
beforeAll(async () => {
  own = await testDatabase();
});
afterAll(async () => {
  await own.drop();
  folder.remove();
});

const elsewhere = folder.at('elsewhere');

test.each([
  ['verify', '--data', elsewhere],
  ['export', '--programme', '1', '--to', folder.at('export'), '--data', elsewhere],
  ['backup', '--to', folder.at('backup'), '--data', elsewhere],
  ['rotate-key', '--data', elsewhere],
])('%s where no service has been says so, and makes nothing', async (...words) => {
  const { status, err } = await greenpool(words);
  expect(status).toBe(2);
  expect(err).toContain(`There is no database in ${elsewhere}.`);
  expect([existsSync(elsewhere), existsSync(folder.at('export')), existsSync(folder.at('backup'))]).toEqual([
    false,
    false,
    false,
  ]);
});

test('restore from a file that is not there says so, and makes nothing', async () => {
  const { status, err } = await greenpool(['restore', '--from', folder.at('none'), '--data', elsewhere]);
  expect([status, err]).toEqual([2, expect.stringContaining(`Cannot read the file ${folder.at('none')}: ENOENT`)]);
  expect(existsSync(elsewhere)).toBe(false);
});

test('a database that no service has used, one without programmes, and a place that cannot be written', async () => {
  const environment = { DATABASE_URL: own.url };
  await own.database.query('drop schema public cascade; create schema public');
  expect(await greenpool(['verify'], { environment })).toMatchObject({
    status: 2,
    err: expect.stringContaining('The database of DATABASE_URL is empty'),
  });
  await migrate(own.database);
  expect(await greenpool(['verify'], { environment })).toMatchObject({
    status: 0,
    out: expect.stringContaining('There are no programmes'),
  });
  const words = ['export', '--programme', 'x', '--to', folder.at('export')];
  expect((await greenpool(words, { environment })).err).toContain('There are no programmes');
  expect(await greenpool(['backup', '--to', folder.at('no/where')], { environment })).toMatchObject({
    status: 2,
    err: expect.stringContaining(`Cannot write ${folder.at('no/where')}: ENOENT`),
  });
});
