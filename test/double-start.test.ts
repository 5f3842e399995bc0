/** Second writers on a programme, and second services on a database, while the first works: there are never two. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Programmes } from '#server/programmes';
import type { Programme } from '#server/programmes';
import { claimDatabase } from '#store/claim';
import { openDatabase } from '#store/database';
import { consistently } from '#store/rebuild';
import { verify } from '#store/verify';
import { compiledRoot } from './support/compiled.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { LONG } from './support/laws.ts';
import { RefusedStart, adminTokens, startServiceProcess } from './support/service.ts';
import type { ServiceProcess } from './support/service.ts';

const STARTS = LONG ? 500 : 50;
const PROCESSES = LONG ? 20 : 2;
const PLAN = {
  name: 'double',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '3' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  returnWindowDays: 7,
};

let own: TestDatabase;
let folder: string;
beforeEach(async () => {
  own = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'greenpool-double-'));
});
afterEach(async () => {
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A service's programmes on a connection pool of their own. */
async function open(): Promise<{
  programme: Programme | undefined;
  programmes: Programmes;
  close: () => Promise<void>;
}> {
  const database = openDatabase(own.url, { connections: 3 });
  const programmes = await Programmes.open({ database, snapshots: folder, now: Date.now });
  let closed: Promise<void> | undefined;
  return { programme: programmes.all()[0], programmes, close: () => (closed ??= database.close()) };
}

test(
  `${STARTS} second writers while the first writes: whoever came last writes, everybody else is told, the chain is whole`,
  async () => {
    const told = new Map<string, number>();
    let next = 0;
    /** Writes until somebody else has the programme. */
    const write = async (writer: Programme['writer'], by: number): Promise<void> => {
      for (;;) {
        const orderId = `o${next++}`;
        try {
          await writer.submit([{ type: 'PlaceOrder', orderId, memberId: 'm', amount: '10.00' }], {
            actor: `writer:${by}`,
          });
          told.set(orderId, by);
        } catch (error) {
          expect((error as Error).name).toBe('SupersededError');
          return;
        }
      }
    };
    const first = await open();
    let programme = await first.programmes.create({ name: 'p', mode: 'live', plan: PLAN }, 'operator');
    const opened: Awaited<ReturnType<typeof open>>[] = [{ ...first, programme }];
    let writing = [write(programme.writer, 0), write(programme.writer, 0), write(programme.writer, 0)];
    for (let start = 1; start <= STARTS; start++) {
      await sleep((start * 7) % 20);
      // Now and then two come at once: one of them is the last.
      const next = await Promise.all(start % 5 === 0 ? [open(), open()] : [open()]);
      opened.push(...next);
      const before = writing;
      const old = programme;
      writing = next.flatMap((each) => (each.programme === undefined ? [] : [write(each.programme.writer, start)]));
      if (next.length > 1) {
        const winner = await Promise.race(
          next.map(async (each, index) => {
            await writing[index];
            return next[1 - index];
          }),
        );
        writing = writing.filter((_, index) => next[index] === winner);
        programme = winner?.programme as Programme;
      } else programme = next[0]?.programme as Programme;
      await Promise.all(before);
      const late = { type: 'PlaceOrder', orderId: `late ${start}`, memberId: 'm', amount: '10.00' };
      await expect(old.writer.submit([late], { actor: 'old' })).rejects.toThrow(
        'another process writes to this programme',
      );
      // Only so many connections are to be had.
      for (const each of opened.filter((each) => each.programme !== programme)) await each.close();
    }
    const last = await open();
    await Promise.all(writing);
    opened.push(last);

    const rows = await own.database.query<{ external: string; actor: string; seq: number }>(
      `select external, actor, seq from alias join event on order_no = number and type = 'OrderPlaced' where kind = 'order' order by seq`,
    );
    expect(new Set(rows.map(({ external }) => external)).size).toBe(rows.length);
    const there = new Map(rows.map(({ external, actor }) => [external, actor]));
    for (const [orderId, by] of told) expect(there.get(orderId), orderId).toBe(`writer:${by}`);
    // Nobody wrote after somebody who came later.
    const order = rows.map(({ actor }) => Number(actor.split(':')[1]));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(told.size).toBeGreaterThan(STARTS);
    const [programmeRow] = await own.database.query<{ epoch: number }>('select epoch from programme');
    expect(programmeRow?.epoch).toBe(opened.length);
    expect((await consistently(own.database, (client) => verify(client, 1))).difference).toBeUndefined();
    await Promise.all(opened.map((each) => each.close()));
  },
  LONG ? 20 * 60_000 : 60_000,
);

test(`${STARTS} claims of a database that a service has are refused; a claim outlives its connection`, async () => {
  const lost: unknown[] = [];
  const release = await claimDatabase(own.database, (error) => lost.push(error));
  const others = Array.from({ length: 5 }, () => openDatabase(own.url, { connections: 1 }));
  const refused = await Promise.allSettled(
    Array.from({ length: STARTS }, (_, i) => claimDatabase(others[i % 5] ?? own.database, () => undefined)),
  );
  for (const attempt of refused) {
    expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'already_running' } });
  }
  const claims = `select pid from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
  const [holder] = await own.database.query<{ pid: number }>(claims);
  await own.database.query('select pg_terminate_backend($1)', [holder?.pid]);
  for (let again = holder; again === undefined || again.pid === holder?.pid; await sleep(20)) {
    [again] = await own.database.query<{ pid: number }>(claims);
  }
  await expect(claimDatabase(others[0] ?? own.database, () => undefined)).rejects.toMatchObject({
    code: 'already_running',
  });
  expect(lost).toEqual([]);
  release();
  await sleep(100);
  (await claimDatabase(others[0] ?? own.database, () => undefined))();
  for (const other of others) await other.close();
});

test(
  `two services on one DATABASE_URL: the second says who is there and ends, ${PROCESSES} times and two at once`,
  async () => {
    const root = compiledRoot();
    const running: ServiceProcess[] = [];
    const start = async (name: string): Promise<ServiceProcess> => {
      const data = join(folder, name);
      const service = await startServiceProcess({ root, data, databaseUrl: own.url, port: 0 });
      running.push(service);
      return service;
    };
    try {
      const first = await start('first');
      const [token = ''] = await adminTokens(own.database, 1);
      for (let i = 0; i < PROCESSES; i++) {
        const refused = await start('second').catch((error: unknown) => error);
        expect(refused).toBeInstanceOf(RefusedStart);
        expect(refused).toMatchObject({
          code: 'already_running',
          message: expect.stringContaining('running on this database already'),
        });
        const answer = await fetch(`${first.address}/v1/programmes`, { headers: { authorization: `Bearer ${token}` } });
        expect(answer.status).toBe(200);
      }
      await first.kill();
      const both = await Promise.allSettled([start('third'), start('fourth')]);
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    } finally {
      for (const service of running) await service.kill();
      rmSync(root, { recursive: true, force: true });
    }
  },
  LONG ? 300_000 : 60_000,
);
