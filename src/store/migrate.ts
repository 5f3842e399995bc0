/** Brings the tables of a database up to what this code expects, by SQL files that only ever go forward. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Wording } from '#core/plan-field';
import type { Database, Queryable } from './database.ts';
import { StoreError } from './store-error.ts';
import type { StoreErrorCode } from './store-error.ts';

/** A migration that a database has, or a file that brings one. */
export interface Migration {
  readonly number: number;
  /** `log` of `0001-log.sql`. */
  readonly name: string;
  /** Of the file's bytes, in hex. */
  readonly sha256: string;
}

interface MigrationFile extends Migration {
  readonly file: string;
  readonly sql: string;
}

const DIRECTORY = fileURLToPath(new URL('../../migrations', import.meta.url));
const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** Two starts take turns by this lock; any number that nobody else in the database uses. */
const LOCK = 7_203_114;

const TABLE = `create table if not exists migration (
  number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`;

/**
 * Runs every file of the directory that the database does not have yet, in order of number, each in a transaction together with its row in the
 * table `migration`, and gives what it ran. Several that start at once take turns. Throws a {@link StoreError} and changes nothing when a file that
 * was applied is changed or missing, a file would come before one that was applied, names do not fit, or the database is newer than the code; and
 * when a file fails, which leaves those before it applied and nothing of itself. Files with a higher number than `last` are left for later.
 */
export async function migrate(
  database: Database,
  directory: string = DIRECTORY,
  last = Infinity,
): Promise<Migration[]> {
  const files = readMigrations(directory);
  const done: Migration[] = [];
  for (;;) {
    const ran = await database.transaction((client) => applyNext(client, files, last));
    if (ran === undefined) return done;
    done.push({ number: ran.number, name: ran.name, sha256: ran.sha256 });
  }
}

/** The migrations that a database has, by number; none when it has no table of them. */
export async function appliedMigrations(client: Queryable): Promise<Migration[]> {
  const [found] = await client.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`);
  if (found?.there !== true) return [];
  return client.query<Migration>('select number, name, sha256 from public.migration order by number');
}

async function applyNext(
  client: Queryable,
  files: readonly MigrationFile[],
  last: number,
): Promise<MigrationFile | undefined> {
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  await client.query(TABLE);
  const applied = await appliedMigrations(client);
  checkAgainst(files, applied);
  const next = files[applied.length];
  if (next === undefined || next.number > last) return undefined;
  try {
    await client.query(next.sql);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw failure(
      'migration_failed',
      {
        zh: `数据库迁移 ${next.file} 失败，未留下任何改动：${said}`,
        en: `The migration ${next.file} failed and changed nothing: ${said}`,
      },
      error,
    );
  }
  await client.query('insert into migration (number, name, sha256) values ($1, $2, $3)', [
    next.number,
    next.name,
    next.sha256,
  ]);
  return next;
}

/** What was applied must be the first files, unchanged. */
function checkAgainst(files: readonly MigrationFile[], applied: readonly Migration[]): void {
  const highest = files.at(-1)?.number ?? 0;
  for (const [index, migration] of applied.entries()) {
    const label = `${String(migration.number).padStart(4, '0')}-${migration.name}.sql`;
    if (migration.number > highest) {
      throw failure('migration_newer', {
        zh: `数据库比此版本的 Greenpool 新：它已有迁移 ${label}。请使用较新的版本。`,
        en: `The database is newer than this version of Greenpool: it has the migration ${label}. Use the newer version.`,
      });
    }
    const file = files[index];
    if (file === undefined || file.number > migration.number) {
      throw failure('migration_files', {
        zh: `已应用的迁移文件 ${label} 不见了。请恢复该文件。`,
        en: `The file ${label}, which was applied, is missing. Put it back.`,
      });
    }
    if (file.number < migration.number) {
      throw failure('migration_files', {
        zh: `迁移文件 ${file.file} 的编号低于已应用的 ${label}。请给它更高的编号。`,
        en: `The file ${file.file} has a lower number than ${label}, which was applied. Give it a higher one.`,
      });
    }
    if (file.sha256 !== migration.sha256) {
      throw failure('migration_changed', {
        zh: `已应用的迁移文件 ${file.file} 被改动了。请恢复原文件，并把改动写成新的迁移。`,
        en: `The file ${file.file} was changed after it was applied. Put the old one back and write the change as a new migration.`,
      });
    }
  }
}

function readMigrations(directory: string): MigrationFile[] {
  const files = readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => readMigration(directory, file));
  for (const [index, { file, number }] of files.entries()) {
    if (index === 0 || files[index - 1]?.number !== number) continue;
    throw failure('migration_files', {
      zh: `迁移文件 ${file} 的编号已被另一个文件使用。`,
      en: `The migration ${file} has the number of another file.`,
    });
  }
  return files;
}

function readMigration(directory: string, file: string): MigrationFile {
  const found = FILE_NAME.exec(file);
  if (found === null) {
    throw failure('migration_files', {
      zh: `迁移文件名 ${file} 不合格式，应类似 0001-log.sql。`,
      en: `The migration ${file} is not named like 0001-log.sql.`,
    });
  }
  const bytes = readFileSync(join(directory, file));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { number: Number(found[1]), name: found[2] ?? '', sha256, file, sql: bytes.toString() };
}

function failure(code: StoreErrorCode, wording: Wording, cause?: unknown): StoreError {
  return new StoreError(code, wording, cause);
}
