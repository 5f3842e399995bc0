/** Connections that break in mid commit, and statements that the server gives up: what was to be written is there whole or not at all, once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Programmes } from '#server/programmes';
import type { Programme } from '#server/programmes';
import type { Answer } from '#server/desk';
import { openDatabase } from '#store/database';
import type { Database } from '#store/database';
import { consistently } from '#store/rebuild';
import { verify } from '#store/verify';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { LONG } from './support/laws.ts';
import { Proxy } from './support/proxy.ts';
import type { Cut } from './support/proxy.ts';

const PLAN = {
  name: 'cuts',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '3' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  returnWindowDays: 7,
};
const ROUNDS = LONG ? 40 : 1;
const UNANSWERED_MS = 400;

let own: TestDatabase;
let snapshots: string;
let proxy: Proxy;
let database: Database;
let programmes: Programmes;
let programme: Programme;

beforeEach(async () => {
  own = await testDatabase();
  snapshots = mkdtempSync(join(tmpdir(), 'greenpool-cuts-'));
  const opened = await Proxy.open(own.url);
  proxy = opened.proxy;
  database = openDatabase(opened.url, { connections: 6, queryTimeoutMs: UNANSWERED_MS });
  programmes = await Programmes.open({ database, snapshots, now: Date.now });
  programme = await programmes.create({ name: 'p', mode: 'live', plan: PLAN }, 'operator');
});
afterEach(async () => {
  await programmes.stop();
  await database.close();
  await proxy.close();
  await own.drop();
  rmSync(snapshots, { recursive: true, force: true });
});

const told = new Map<string, readonly Answer[]>();

/** Sends requests with a key until they are answered, as a shop would; the order that `id` names, and one that is refused. */
async function place(id: string): Promise<readonly Answer[]> {
  const commands = [
    { type: 'PlaceOrder', orderId: id, memberId: `member of ${id}`, amount: '100.00' },
    { type: 'PlaceOrder', orderId: id, memberId: `member of ${id}`, amount: '5.00' },
  ];
  const idempotency = { caller: 'shop', key: id, digest: Buffer.from(id) };
  for (;;) {
    try {
      const answers = await programme.writer.submit(commands, { actor: 'shop', idempotency });
      expect(answers.map(({ receipt }) => receipt)).toEqual([{ ok: true }, { ok: false, code: 'order_exists' }]);
      told.set(id, answers);
      return answers;
    } catch (error) {
      expect((error as Error).name).toBe('BusyError');
      await sleep(20);
    }
  }
}

/** Every order that was answered is there once, its request is answered alike again, and the log is what its commands give. */
async function expectEachOnce(): Promise<void> {
  const rows = await own.database.query<{ external: string; times: number }>(
    `select external, count(*) as times from alias join event on order_no = number and type = 'OrderPlaced' where kind = 'order' group by 1`,
  );
  expect(new Map(rows.map(({ external, times }) => [external, times]))).toEqual(
    new Map([...told.keys()].map((id) => [id, 1])),
  );
  for (const [id, first] of told) expect(await place(id)).toEqual(first);
  expect((await consistently(own.database, (client) => verify(client, programme.id))).difference).toBeUndefined();
  told.clear();
}

/** Others write at the same time; some share the commit that is hit. */
async function placeAround(marker: string): Promise<void> {
  await Promise.all([place(marker), ...Array.from({ length: 4 }, (_, i) => place(`${marker} beside ${i}`))]);
}

describe('a connection that is cut', () => {
  const cuts: readonly Omit<Cut, 'marker'>[] = [
    ...[0, 1, 5, 100, 400, 1000].map((bytes) => ({ at: 'statement', bytes }) as const),
    { at: 'sent', bytes: 0 },
    ...[0, 1, 5, 6, 12, 20, 30].map((bytes) => ({ at: 'answer', bytes }) as const),
  ];
  test(
    `before the statement is whole, before its answer, in mid answer: ${cuts.length * ROUNDS} times`,
    async () => {
      for (let round = 0; round < ROUNDS; round++) {
        for (const [index, cut] of cuts.entries()) {
          const before = proxy.cuts;
          const marker = `o-${round}-${index}`;
          proxy.arm({ ...cut, marker, bytes: cut.bytes + round * 17 });
          await placeAround(marker);
          expect(proxy.cuts, marker).toBe(before + 1);
        }
      }
      await expectEachOnce();
    },
    LONG ? 600_000 : 60_000,
  );

  test('a request of which only refusals are to be kept is answered once, and by what was kept', async () => {
    const commands = [{ type: 'SettleOrder', orderId: 'refused' }];
    const idempotency = { caller: 'shop', key: 'k', digest: Buffer.from('k') };
    proxy.arm({ marker: 'refused', at: 'answer', bytes: 0 });
    const answers = await programme.writer.submit(commands, { actor: 'shop', idempotency });
    expect(answers.map(({ receipt }) => receipt)).toEqual([{ ok: false, code: 'order_unknown' }]);
    expect(proxy.cuts).toBe(1);
    expect(await programme.writer.submit(commands, { actor: 'shop', idempotency })).toEqual(answers);
  });

  test('and one that falls silent is given up', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      proxy.arm({ marker: `silent ${round}`, at: 'silence', bytes: 0 });
      const sinceMs = performance.now();
      await placeAround(`silent ${round}`);
      expect(performance.now() - sinceMs).toBeGreaterThan(UNANSWERED_MS - 50);
    }
    await expectEachOnce();
  });
});

describe('a statement that the server ends', () => {
  /** Keeps the programme's row, so that a commit waits; and whoever waits for it. */
  async function whileHeld(work: (waiting: () => Promise<number>) => Promise<void>): Promise<void> {
    const holder = openDatabase(own.url, { connections: 1 });
    try {
      await holder.transaction(async (client) => {
        await client.query('select 1 from programme where id = $1 for update', [programme.id]);
        await work(async () => {
          for (;;) {
            const [found] = await own.database.query<{ pid: number }>(
              `select pid from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`,
            );
            if (found !== undefined) return found.pid;
            await sleep(10);
          }
        });
      });
    } finally {
      await holder.close();
    }
  }

  test.each(['pg_cancel_backend', 'pg_terminate_backend'])('by %s', async (how) => {
    const placed: Promise<unknown>[] = [];
    for (let round = 0; round < 3 * ROUNDS; round++) {
      await whileHeld(async (waiting) => {
        placed.push(placeAround(`${how} ${round}`));
        const pid = await waiting();
        await own.database.query(`select ${how}($1)`, [pid]);
        // Its successor, which starts again from the log, waits for the same row.
        while ((await waiting()) === pid) await sleep(10);
      });
    }
    await Promise.all(placed);
    await expectEachOnce();
  });

  test.each(['lock_timeout', 'statement_timeout'])('by %s, also again and again', async (setting) => {
    await own.database.query(
      `do $$ begin execute format('alter database %I set ${setting} = ''150ms''', current_database()); end $$`,
    );
    const bounded = openDatabase(own.url, { connections: 6 });
    const again = await Programmes.open({ database: bounded, snapshots, now: Date.now });
    programme = again.get(programme.id) as Programme;
    let placed: Promise<unknown> | undefined;
    await whileHeld(async () => {
      placed = placeAround(setting);
      await sleep(LONG ? 20_000 : 1000);
    });
    await placed;
    await expectEachOnce();
    await again.stop();
    await bounded.close();
  });
});
