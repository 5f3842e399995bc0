/** A whole database in one file, and back. Needs no program of PostgreSQL's, so it works on every server that the service runs on. */
import { openBackupFile, writeBackupFile } from './backup-file.ts';
import { readForeignKeys, readSequences, readTables, readTriggers } from './backup-tables.ts';
import type { Sequence, Table } from './backup-tables.ts';
import type { Database, Queryable } from './database.ts';
import { appliedMigrations, migrate } from './migrate.ts';
import type { Migration } from './migrate.ts';
import { StoreError } from './store-error.ts';

/** How much a backup held. */
export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
}

/** About this much is asked for, or put back, at a time. */
const BATCH_BYTES = 2 * 1024 * 1024;
const FIRST_FETCH_ROWS = 16;
const MOST_FETCH_ROWS = 10_000;
const MOST_INSERT_ROWS = 5_000;

/**
 * Writes every table of schema public as of one moment into a file, beside the running service. The file is whole or not there, readable by
 * its owner only: it holds personal data and their keys. Its lines: `{"migrations":…}`; per table `{"table":…}` and a row a line, every
 * column as the text that PostgreSQL gives for it; `{"sequence":…}`.
 */
export async function backup(database: Database, file: string): Promise<BackupSummary> {
  const summary = { tables: 0, rows: 0 };
  await database.transaction(async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    await writeBackupFile(file, dump(client, summary));
  });
  return summary;
}

async function* dump(client: Queryable, summary: { tables: number; rows: number }): AsyncGenerator<string> {
  yield JSON.stringify({ migrations: await appliedMigrations(client) });
  for (const table of await readTables(client)) {
    yield JSON.stringify({ table: table.name, columns: table.columns });
    summary.tables += 1;
    for await (const line of rowsOf(client, table)) {
      summary.rows += 1;
      yield line;
    }
  }
  for (const sequence of await readSequences(client)) yield JSON.stringify({ sequence });
}

async function* rowsOf(client: Queryable, table: Table): AsyncGenerator<string> {
  const texts = table.columns.map((column) => `${column}::text`).join(', ');
  const order = table.key.length === 0 ? '' : `order by ${table.key.join(', ')}`;
  await client.query(
    `declare dump no scroll cursor for select to_json(array[${texts}])::text as line from public.${table.name} ${order}`,
  );
  for (let count = FIRST_FETCH_ROWS; ;) {
    const rows = await client.query<{ line: string }>(`fetch forward ${count} from dump`);
    if (rows.length === 0) break;
    let length = 0;
    for (const { line } of rows) {
      length += line.length;
      yield line;
    }
    // Rows of one table may be a hundred bytes or a hundred megabytes.
    count = Math.min(MOST_FETCH_ROWS, Math.max(1, Math.floor((BATCH_BYTES * rows.length) / length)));
  }
  await client.query('close dump');
}

/**
 * Puts a backup into an empty database, in one transaction: all of it or nothing. A database without tables first gets the migrations that the
 * backup had (from `directory`), so that an older backup can be put back by newer code; run `migrate` afterwards. Throws a {@link StoreError} before
 * anything is written when the file is damaged, the database holds rows, or its migrations are not those of the backup.
 */
export async function restore(database: Database, file: string, directory?: string): Promise<BackupSummary> {
  const { handle, lines } = await openBackupFile(file);
  try {
    const reader = lines[Symbol.asyncIterator]();
    const header = JSON.parse(String((await reader.next()).value)) as { migrations: Migration[] };
    const last = header.migrations.at(-1)?.number ?? 0;
    if ((await appliedMigrations(database)).length === 0) await migrate(database, directory, last);
    return await database.transaction((client) =>
      load(client, { [Symbol.asyncIterator]: () => reader }, header.migrations),
    );
  } finally {
    await handle.close();
  }
}

async function load(
  client: Queryable,
  lines: AsyncIterable<string>,
  migrations: readonly Migration[],
): Promise<BackupSummary> {
  requireSame(migrations, await appliedMigrations(client));
  const tables = new Map((await readTables(client)).map((table) => [table.name, table]));
  for (const name of tables.keys()) await client.query(`lock table public.${name} in access exclusive mode`);
  for (const name of tables.keys()) await requireEmpty(client, name);
  const restoreGuards = await liftGuards(client);
  let rows = 0;
  let table: Table | undefined;
  let batch: (string | null)[][] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    if (table !== undefined && batch.length > 0) await insert(client, table, batch);
    rows += batch.length;
    batch = [];
    bytes = 0;
  };
  for await (const line of lines) {
    if (line.startsWith('[')) {
      batch.push(JSON.parse(line) as (string | null)[]);
      bytes += line.length;
      if (bytes >= BATCH_BYTES || batch.length >= MOST_INSERT_ROWS) await flush();
      continue;
    }
    await flush();
    const head = JSON.parse(line) as { table?: string; columns?: string[]; sequence?: Sequence };
    if (head.sequence === undefined) table = sameTable(tables, head.table ?? '', head.columns ?? []);
    else await setSequence(client, head.sequence);
  }
  await flush();
  await restoreGuards();
  return { tables: tables.size, rows };
}

/** Rows come back in any order and are not news: foreign keys and triggers stand aside and are put back as they were, the keys checked. */
async function liftGuards(client: Queryable): Promise<() => Promise<void>> {
  const keys = await readForeignKeys(client);
  const triggers = await readTriggers(client);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { table, name } of triggers) await client.query(`alter table ${table} disable trigger ${name}`);
  return async () => {
    for (const { table, name, definition } of keys) {
      await client.query(`alter table ${table} add constraint ${name} ${definition}`);
    }
    for (const { table, name, definition } of triggers)
      await client.query(`alter table ${table} ${definition} ${name}`);
  };
}

async function insert(client: Queryable, table: Table, rows: readonly (readonly (string | null)[])[]): Promise<void> {
  const columns = table.columns.join(', ');
  const values = table.columns.map((column, index) => `${column}::${table.types[index]}`).join(', ');
  const parameters = table.columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
  await client.query(
    `insert into public.${table.name} (${columns}) overriding system value select ${values} from unnest(${parameters}) as given(${columns})`,
    table.columns.map((_, index) => rows.map((row) => row[index] ?? null)),
  );
}

async function setSequence(client: Queryable, { name, last, called }: Sequence): Promise<void> {
  await client.query('select setval($1::regclass, $2::bigint, $3)', [`public.${name}`, last, called]);
}

function sameTable(tables: ReadonlyMap<string, Table>, name: string, columns: readonly string[]): Table {
  const table = tables.get(name);
  if (table !== undefined && table.columns.join() === columns.join()) return table;
  throw new StoreError('backup_mismatch', {
    zh: `备份中的表 ${name} 与数据库中的不同。没有写入任何数据。`,
    en: `The backup's table ${name} is not as in the database. Nothing was written.`,
  });
}

async function requireEmpty(client: Queryable, table: string): Promise<void> {
  const [row] = await client.query<{ found: boolean }>(`select exists (select from public.${table}) as found`);
  if (row?.found === false) return;
  throw new StoreError('not_empty', {
    zh: `数据库不是空的：表 ${table} 中有数据。请恢复到一个新的空数据库。`,
    en: `The database is not empty: its table ${table} holds rows. Restore into a new, empty one.`,
  });
}

function requireSame(wanted: readonly Migration[], found: readonly Migration[]): void {
  const text = (migrations: readonly Migration[]): string =>
    migrations.map((migration) => `${migration.number}:${migration.sha256}`).join();
  if (text(wanted) === text(found)) return;
  const last = (migrations: readonly Migration[]): number => migrations.at(-1)?.number ?? 0;
  throw new StoreError('backup_mismatch', {
    zh: `备份的数据库版本（迁移 ${last(wanted)}）与目标数据库（迁移 ${last(found)}）不一致。请恢复到一个没有任何表的数据库，或使用备份时的 Greenpool 版本。`,
    en: `The backup is of another version (migration ${last(wanted)}) than this database (migration ${last(found)}). Restore into a database without tables, or use the version of Greenpool that made the backup.`,
  });
}
