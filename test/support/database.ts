/** A database of its own for every test that wants one. */
import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { openDatabase } from '#store/database';
import type { Database } from '#store/database';

/** A database that nobody else uses. */
export interface TestDatabase {
  readonly database: Database;
  /** Its address, for a second pool or another process. */
  readonly url: string;
  /** Closes `database` and removes it, also when others are still connected. */
  drop(): Promise<void>;
}

/** A new database with all migrations, on the one server of this run. `template0` instead of the default gives one without any table. */
export async function testDatabase(template = 'greenpool_template'): Promise<TestDatabase> {
  const answer = await fetch(inject('clusterDesk'));
  const main = await answer.text();
  if (!answer.ok) throw new Error(main);
  const name = `t${randomUUID().replaceAll('-', '')}`;
  await administer(main, `create database ${name} template ${template}`);
  const url = main.replace(/[^/]+$/, name);
  const database = openDatabase(url);
  return {
    database,
    url,
    drop: async () => {
      await database.close();
      await administer(main, `drop database ${name} with (force)`);
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const main = openDatabase(url, { connections: 1 });
  try {
    await main.query(statement);
  } finally {
    await main.close();
  }
}
