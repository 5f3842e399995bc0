/** 64 clients over HTTP while service and database are killed: no answered command lost, none done twice, every read sums. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningClusterUrl } from '#store/cluster';
import { openDatabase } from '#store/database';
import type { Database } from '#store/database';
import { consistently } from '#store/rebuild';
import { verify } from '#store/verify';
import { Bank, fen } from './support/bank.ts';
import { compiledRoot } from './support/compiled.ts';
import { LONG } from './support/laws.ts';
import { adminTokens, freePort, killDatabase, startServiceProcess } from './support/service.ts';
import type { ServiceProcess, Setting } from './support/service.ts';

const CLIENTS = 64;
const KILLS = LONG ? 20 : 3;
const BETWEEN_KILLS_MS = LONG ? 2500 : 1200;
const BACK_WITHIN_MS = 10_000;

const PLAN = {
  name: 'bank',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '1.2' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  commissions: { referral: ['3%'] },
  returnWindowDays: 1,
};

let setting: Setting;
let service: ServiceProcess;
beforeAll(async () => {
  const data = mkdtempSync(join(tmpdir(), 'greenpool-bank-'));
  setting = { root: compiledRoot(), data, port: await freePort() };
});
afterAll(async () => {
  await service.kill();
  killDatabase(setting.data);
  for (const folder of [setting.root, setting.data]) rmSync(folder, { recursive: true, force: true });
});

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const url = await runningClusterUrl(setting.data);
  if (url === undefined) throw new Error('the database does not run');
  const database = openDatabase(url, { connections: 2 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function createProgramme(address: string, token: string): Promise<string> {
  const ask = async (path: string, body: object): Promise<{ id: number }> => {
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBeLessThan(300);
    return (await answer.json()) as { id: number };
  };
  const { id } = await ask('/v1/programmes', {
    name: 'bank',
    mode: 'sandbox',
    plan: PLAN,
    testClock: '2026-01-02T00:00:00Z',
  });
  await ask(`/v1/programmes/${id}/commands`, {
    commands: [{ type: 'RegisterMerchant', merchantId: 'shop', ownerId: 'm0' }],
  });
  return `${address}/v1/programmes/${id}`;
}

/** How often every command that brings in an id of its own is in the log, by `kind id`. */
async function timesDone(database: Database): Promise<Map<string, number>> {
  const rows = await database.query<{ kind: string; external: string; times: number }>(
    `with done as (
       select kind, command ->> (kind || 'Id') as number from event join (values ('OrderPlaced', 'order'), ('OrderRefunded', 'refund'),
         ('PointsRedeemed', 'redemption'), ('WithdrawalRequested', 'withdrawal')) as types (type, kind) using (type) where command is not null
     )
     select alias.kind, external, count(done.number) as times from alias left join done on done.kind = alias.kind and done.number = alias.number::text
     where alias.kind in ('order', 'refund', 'redemption', 'withdrawal') group by 1, 2`,
  );
  return new Map(rows.map(({ kind, external, times }) => [`${kind} ${external}`, times]));
}

function expectAsTold(bank: Bank, times: ReadonlyMap<string, number>): void {
  for (const [id, count] of times) expect(count, id).toBe(1);
  let commands = 0;
  for (const [name, { status, text }] of bank.told) {
    if (!name.startsWith('batch ')) {
      commands += status < 300 ? 1 : 0;
      expect(times.has(name), `${name} was told ${status} ${text}`).toBe(status < 300);
      continue;
    }
    expect(status, text).toBe(200);
    const { outcomes } = JSON.parse(text) as { outcomes: { receipt: { ok: boolean } }[] };
    for (const [index, part] of [
      [0, 'a'],
      [3, 'b'],
    ] as const) {
      const ok = outcomes[index]?.receipt.ok === true;
      commands += ok ? 1 : 0;
      expect(times.has(`order ${name.slice('batch '.length)}-${part}`), `${name} was told ${text}`).toBe(ok);
    }
  }
  // Nothing is there that nobody was told of.
  expect(times.size).toBe(commands);
}

test(
  `J1: ${CLIENTS} clients over HTTP, ${KILLS} kills of service, database and both: every answer holds, every read sums`,
  async () => {
    service = await startServiceProcess(setting);
    const tokens = await withDatabase((database) => adminTokens(database, CLIENTS));
    const programme = await createProgramme(service.address, tokens[0] ?? '');
    const bank = new Bank({ programme, tokens, seed: 7 });
    const running = bank.run();
    let failed: unknown;
    running.catch((error: unknown) => (failed = error));
    for (let round = 0; round < KILLS && failed === undefined; round++) {
      await sleep(BETWEEN_KILLS_MS);
      const victim = ['service', 'database', 'both', 'database'][round % 4];
      const told = bank.told.size;
      const sinceMs = performance.now();
      if (victim !== 'service') killDatabase(setting.data);
      if (victim !== 'database') {
        await service.kill();
        service = await startServiceProcess(setting);
      }
      while (bank.told.size < told + CLIENTS && failed === undefined) {
        expect(performance.now() - sinceMs).toBeLessThan(BACK_WITHIN_MS);
        await sleep(20);
      }
    }
    await sleep(BETWEEN_KILLS_MS);
    bank.stop();
    await running;

    await withDatabase(async (database) => {
      expectAsTold(bank, await timesDone(database));
      expect((await consistently(database, (client) => verify(client, 1))).difference).toBeUndefined();
    });
    expect(bank.repeats).toBeGreaterThan(0);
    expect(bank.reads).toBeGreaterThan(CLIENTS);
    expect([...bank.told.values()].filter(({ status }) => status < 300).length).toBeGreaterThan(CLIENTS * KILLS);
    await expectStateSums(programme, tokens[0] ?? '');
    expect(await service.stop()).toBe(0);
  },
  LONG ? 10 * 60_000 : 90_000,
);

/** The state, member by member, is what the sums say. */
async function expectStateSums(programme: string, token: string): Promise<void> {
  const get = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${programme}${path}`, { headers: { authorization: `Bearer ${token}` } });
    return (await answer.json()) as T;
  };
  const state = await get<{
    pool: { reserve: string };
    platform: string;
    members: Record<string, { cash: string; commission: string }>;
    merchants: Record<string, { payable: string }>;
  }>('/state');
  const accounts = await get<Record<string, string>>('/accounts');
  const members = Object.values(state.members);
  const sum = (texts: readonly string[]): bigint => texts.reduce((total, text) => total + fen(text), 0n);
  expect(sum(members.map(({ cash }) => cash))).toBe(fen(accounts['memberCash']));
  expect(sum(members.map(({ commission }) => commission))).toBe(fen(accounts['memberCommission']));
  expect(sum(Object.values(state.merchants).map(({ payable }) => payable))).toBe(fen(accounts['merchantPayable']));
  expect([state.pool.reserve, state.platform]).toEqual([accounts['reserve'], accounts['platform']]);
}
