/** The disk of the data directory fills up under load: requests are refused, nothing that was answered is lost, and with room again it goes on by itself. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningClusterUrl } from '#store/cluster';
import { openDatabase } from '#store/database';
import type { Database } from '#store/database';
import { consistently } from '#store/rebuild';
import { verify } from '#store/verify';
import { compiledRoot } from './support/compiled.ts';
import { connections, http, makeSandbox } from './support/http.ts';
import { LONG } from './support/laws.ts';
import { adminTokens, freePort, killDatabase, startServiceProcess } from './support/service.ts';
import type { ServiceProcess } from './support/service.ts';

const CLIENTS = 16;
const TIMES = LONG ? 5 : 1;
const DISK = '400m';
const REFUSED = 40;
const PLAN = {
  name: 'full',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '1.2' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  returnWindowDays: 0,
};

const disk = mkdtempSync(join(tmpdir(), 'greenpool-disk-'));
/** Only a user who may mount has a small disk of their own. */
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk]).status === 0;

let root: string;
let service: ServiceProcess | undefined;
beforeAll(() => {
  root = compiledRoot();
});
afterAll(async () => {
  await service?.kill();
  killDatabase(join(disk, 'data'));
  for (let tries = 0; mounted && tries < 50 && spawnSync('umount', [disk]).status !== 0; tries++) await sleep(100);
  for (const folder of [root, disk]) rmSync(folder, { recursive: true, force: true });
});

/** Writes until nothing more goes in. */
function fill(): void {
  const file = openSync(join(disk, 'filler'), 'a');
  for (const size of [1024 * 1024, 4096]) {
    const piece = Buffer.alloc(size, 1);
    try {
      for (;;) writeSync(file, piece);
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
  }
  closeSync(file);
  expect(statfsSync(disk).bavail).toBe(0);
}

test.runIf(mounted)(
  `a full disk, ${TIMES} times: 503 for whoever comes, then on by itself`,
  async () => {
    const data = join(disk, 'data');
    mkdirSync(data);
    service = await startServiceProcess({ root, data, port: await freePort() });
    const withDatabase = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
      const database = openDatabase((await runningClusterUrl(data)) ?? '', { connections: 2 });
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    };
    const tokens = await withDatabase((database) => adminTokens(database, CLIENTS));
    const agent = connections();
    const { address } = service;
    const id = await makeSandbox(agent, address, tokens[0], 'full', PLAN);

    const told = new Set<string>();
    const refusals = new Map<string, number>();
    let stopping = false;
    /** Sends batches under keys until each is answered. */
    const client = async (token: string, client: number): Promise<void> => {
      for (let n = 0; !stopping; n++) {
        const commands = Array.from({ length: 20 }, (_, i) => ({
          type: 'PlaceOrder',
          orderId: `o${client}-${n}-${i}`,
          memberId: `m${(n * 20 + i) % 500}`,
          amount: '100.00',
        }));
        for (;;) {
          const answer = await http(agent, `${address}/v1/programmes/${id}/commands`, {
            method: 'POST',
            token,
            body: { commands },
            headers: { 'idempotency-key': `${client}-${n}` },
          });
          if (answer.status === 200) break;
          expect(answer.status, answer.text).toBe(503);
          expect(answer.headers['content-type']).toContain('application/problem+json');
          expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
          const { code } = JSON.parse(answer.text) as { code: string };
          refusals.set(code, (refusals.get(code) ?? 0) + 1);
          await sleep(50);
        }
        for (const { orderId } of commands) told.add(orderId);
        await sleep(20);
      }
    };
    const running = Promise.all(tokens.map(client));
    let failed: unknown;
    running.catch((error: unknown) => (failed = error));
    const until = async (done: () => boolean, withinMs: number, what: string): Promise<void> => {
      for (const sinceMs = performance.now(); !done(); await sleep(20)) {
        if (failed !== undefined) throw failed as Error;
        expect(performance.now() - sinceMs, what).toBeLessThan(withinMs);
      }
    };
    for (let round = 0; round < TIMES; round++) {
      const before = told.size;
      await until(() => told.size > before + 20 * CLIENTS, 20_000, 'orders before');
      const refused = (): number => [...refusals.values()].reduce((sum, count) => sum + count, 0);
      const from = refused();
      // What the server frees at a checkpoint fills up again.
      await until(() => (fill(), refused() > from + REFUSED), 60_000, 'refusals');
      const full = told.size;
      rmSync(join(disk, 'filler'));
      await until(() => told.size > full + 20 * CLIENTS, 30_000, 'orders after');
    }
    stopping = true;
    await running;
    agent.destroy();

    await withDatabase(async (database) => {
      const rows = await database.query<{ external: string; times: number }>(
        `select external, count(*) as times from alias join event on order_no = number and type = 'OrderPlaced' where kind = 'order' group by 1`,
      );
      expect(rows.every(({ times }) => times === 1)).toBe(true);
      expect(new Set(rows.map(({ external }) => external))).toEqual(told);
      expect((await consistently(database, (client) => verify(client, id))).difference).toBeUndefined();
    });
    expect(await service.stop()).toBe(0);
  },
  LONG ? 600_000 : 120_000,
);
