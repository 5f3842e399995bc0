/**
 * Five times what the service can do: it stays up, its queue and its memory stay bounded, whoever is refused is told so, and afterwards all is as before. Latencies
 * depend on what else the machine does: with LONG=1 they are told, and compared.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningClusterUrl } from '#store/cluster';
import { openDatabase } from '#store/database';
import { compiledRoot } from './support/compiled.ts';
import { connections, http, makeSandbox } from './support/http.ts';
import { capacity, run } from './support/load.ts';
import { LONG } from './support/laws.ts';
import { adminTokens, killDatabase, startServiceProcess } from './support/service.ts';
import type { Outcome } from './support/load.ts';
import type { ServiceProcess } from './support/service.ts';

const ORDERS = 100;
const SECONDS = LONG ? 20 : 2;
/** Without a bound in time 40,000 rows wait. */
const MOST_ROWS = 15_000;
/** What the log of the second run's own orders takes in memory, and what the collector leaves lying about. */
const MOST_GROWTH_MIB = LONG ? 600 : 200;
const PLAN = {
  name: 'overload',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '1.2' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  returnWindowDays: 7,
};
let root: string;
let data: string;
let service: ServiceProcess | undefined;
beforeAll(() => {
  root = compiledRoot();
  data = mkdtempSync(join(tmpdir(), 'greenpool-overload-'));
});
afterAll(async () => {
  await service?.kill();
  killDatabase(data);
  for (const folder of [root, data]) rmSync(folder, { recursive: true, force: true });
});

/** Resident memory in MiB; undefined where the system does not say. */
function memory(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

test(
  'five times what it can do, twice: every request is answered, the queue is short, memory does not grow, and then all is as before',
  async () => {
    service = await startServiceProcess({ root, data, port: 0 });
    const database = openDatabase((await runningClusterUrl(data)) ?? '', { connections: 1 });
    const tokens = await adminTokens(database, 20);
    await database.close();
    const { address } = service;
    const agent = connections();
    const programme = `${address}/v1/programmes/${await makeSandbox(agent, address, tokens[0], 'overload', PLAN)}`;
    const pid = service.child.pid ?? 0;
    let runs = 0;
    const load = (perSecond: number): Promise<Outcome> =>
      run({ programme, tokens, perSecond, orders: ORDERS, seconds: SECONDS, name: `run${runs++}` });

    const peak = await capacity({ programme, tokens, orders: ORDERS, seconds: 1, name: 'peak' });
    const usual = await load(Math.ceil(peak / 2));
    expect([usual.strange, usual.accepted + usual.refused]).toEqual([[], usual.sent]);

    let [deepest, running] = [0, true];
    const watch = (async () => {
      for (; running; await sleep(200)) {
        const { text } = await http(agent, `${address}/metrics`);
        deepest = Math.max(deepest, Number(/^greenpool_queue_rows\{.*\} (\d+)/m.exec(text)?.[1]));
      }
    })();
    const first = await load(peak * 5);
    const afterFirst = memory(pid);
    const second = await load(peak * 5);
    const grown = memory(pid) - afterFirst;
    running = false;
    await watch;
    agent.destroy();
    if (LONG) process.stderr.write(`${JSON.stringify({ peak, usual, first, second, deepest, afterFirst, grown })}\n`);

    for (const { sent, accepted, refused, strange } of [first, second]) {
      expect(strange).toEqual([]);
      expect(accepted + refused).toBe(sent);
      expect(accepted).toBeGreaterThan(0);
      expect(refused).toBeGreaterThan(sent / 4);
    }
    expect(deepest).toBeLessThan(MOST_ROWS);
    expect(grown).toBeLessThan(MOST_GROWTH_MIB);
    const later = await load(Math.max(1, Math.floor(peak / 4)));
    expect([later.strange, later.accepted + later.refused]).toEqual([[], later.sent]);
    expect(later.accepted).toBeGreaterThan(later.sent / 2);
    expect(await service.stop()).toBe(0);
  },
  LONG ? 300_000 : 90_000,
);
