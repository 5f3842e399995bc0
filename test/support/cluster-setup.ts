/**
 * One PostgreSQL server for a whole run of vitest (its `globalSetup`), in a folder of its own, with a template that has all migrations. It starts
 * when the first test asks for a database, so that runs without one do not wait for it.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startCluster } from '#store/cluster';
import type { Cluster } from '#store/cluster';
import { ownerOf } from '#store/cluster-lock';
import { runningServer } from '#store/cluster-process';
import { openDatabase } from '#store/database';
import { migrate } from '#store/migrate';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test process asks for the server's address. */
    readonly clusterDesk: string;
  }
}

/** The name of the database that every test's own is cloned from. */
const TEMPLATE = 'greenpool_template';
const PREFIX = 'greenpool-test-';

/** Called by vitest before the tests of a run; gives what it calls after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), PREFIX));
  let starting: Promise<Cluster> | undefined;
  const desk = createServer((_request, response) => {
    starting ??= start(directory);
    starting.then(
      (cluster) => response.end(cluster.url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  project.provide('clusterDesk', `http://127.0.0.1:${(desk.address() as AddressInfo).port}/`);
  return async () => {
    desk.close();
    const cluster = await starting?.catch(() => undefined);
    await cluster?.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}

async function start(directory: string): Promise<Cluster> {
  await sweep();
  const cluster = await startCluster({ directory });
  const main = openDatabase(cluster.url, { connections: 1 });
  await main.query(`create database ${TEMPLATE}`);
  await main.close();
  const template = openDatabase(cluster.url.replace(/[^/]+$/, TEMPLATE), { connections: 1 });
  await migrate(template);
  await template.close();
  return cluster;
}

/** Ends and removes what runs left that were killed before they could. A folder with data always had an owner first. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((found) => found.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const data = join(folder, 'postgres');
    if (!existsSync(data) || (await ownerOf(folder)) !== undefined) continue;
    const server = runningServer(data);
    if (server !== undefined) process.kill(server.pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
