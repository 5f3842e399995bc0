/** Data of every version before come through the migrations whole: the log verifies, nothing is gone, and the service goes on with them. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Programmes } from '#server/programmes';
import { migrate } from '#store/migrate';
import { refreshReading } from '#store/reading';
import { consistently } from '#store/rebuild';
import { verify } from '#store/verify';
import { compareReading } from '#store/verify-beside';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';

const NUMBERS = readdirSync(new URL('../migrations/', import.meta.url))
  .map((file) => Number.parseInt(file, 10))
  .filter((number) => number > 0)
  .sort((a, b) => a - b);
/** The statements of each part of old-data.sql, with the number of the migration that they need. */
const PARTS = readFileSync(new URL('support/old-data.sql', import.meta.url), 'utf8')
  .split(/^-- (?=\d{4}$)/m)
  .slice(1)
  .map((part) => ({ number: Number.parseInt(part, 10), statements: part.slice(part.indexOf('\n')) }));

let own: TestDatabase;
let snapshots: string;
beforeEach(async () => {
  own = await testDatabase('template0');
  snapshots = mkdtempSync(join(tmpdir(), 'greenpool-migrations-'));
});
afterEach(async () => {
  await own.drop();
  rmSync(snapshots, { recursive: true, force: true });
});

/** Every row of every table there is, by table; columns that a later migration adds are not looked at. */
async function contents(
  columns?: ReadonlyMap<string, string>,
): Promise<{ columns: Map<string, string>; rows: Map<string, unknown> }> {
  const tables = await own.database.query<{ table: string; columns: string }>(
    `select table_name as table, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns from information_schema.columns
     join information_schema.tables using (table_schema, table_name) where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migration' group by 1`,
  );
  const seen = columns ?? new Map(tables.map((found) => [found.table, found.columns]));
  const rows = new Map<string, unknown>();
  for (const [table, list] of seen) {
    const found = await own.database.query<{ row: string }>(
      `select t::text as row from (select ${list} from ${table}) as t order by 1`,
    );
    rows.set(
      table,
      found.map(({ row }) => row),
    );
  }
  return { columns: new Map(seen), rows };
}

test.each(NUMBERS.slice(0, -1))('from migration %i on', async (before) => {
  await migrate(own.database, undefined, before);
  for (const { number, statements } of PARTS) if (number <= before) await own.database.query(statements);
  const old = await contents();
  expect(old.rows.get('event')).toHaveLength(10);

  expect((await migrate(own.database)).map(({ number }) => number)).toEqual(
    NUMBERS.filter((number) => number > before),
  );
  expect((await contents(old.columns)).rows).toEqual(old.rows);
  const verdict = await consistently(own.database, (client) => verify(client, 1));
  expect(verdict).toMatchObject({ rows: 10, commands: 9 });
  expect(verdict.difference).toBeUndefined();
  expect(await compareReading(own.database, 1)).toBeUndefined();

  const programmes = await Programmes.open({ database: own.database, snapshots, now: () => Date.UTC(2026, 0, 2, 1) });
  const { writer } = programmes.all()[0] ?? {};
  const origin = { actor: 'key:1' };
  const idempotency = { caller: 'key:1', key: 'k-1', digest: Buffer.from('digest') };
  expect((await writer?.submit([], { ...origin, idempotency }))?.length).toBe(5);
  const answers = await writer?.submit(
    [
      { type: 'RefundOrder', refundId: 'f-2', orderId: 'o-3', amount: '30.00' },
      { type: 'PlaceOrder', orderId: 'o-1', memberId: 'ann', amount: '1.00' },
    ],
    origin,
  );
  expect(answers?.map(({ receipt }) => receipt)).toMatchObject([{ ok: true }, { ok: false, code: 'order_exists' }]);
  await programmes.stop();
  expect((await consistently(own.database, (client) => verify(client, 1))).difference).toBeUndefined();
});

test('the tables by merchant are filled as far as those before them had come', async () => {
  await migrate(own.database, undefined, 7);
  for (const { number, statements } of PARTS) if (number <= 7) await own.database.query(statements);
  await own.database.query('update reading set seq = 7');
  await migrate(own.database);
  const tables = async () => [
    await own.database.query('select * from merchant_order order by 1, 2, 3'),
    await own.database.query('select * from merchant_outcome order by 1, 2'),
  ];
  const filled = await tables();
  expect(filled).toEqual([
    [
      { programme: 1, merchant: 0, order_no: 0 },
      { programme: 1, merchant: 0, order_no: 1 },
    ],
    [{ programme: 1, merchant: 0, taken: '10000', settled: 1 }],
  ]);
  await own.database.query('delete from merchant_order; delete from merchant_outcome; update reading set seq = 0');
  await refreshReading(own.database, 1, 7);
  expect(await tables()).toEqual(filled);
});
