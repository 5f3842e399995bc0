/** How long a service takes to come back with a million members: after a graceful stop, from the start of the process's work to taking commands. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Programmes } from '#server/programmes';
import { startCluster } from '#store/cluster';
import { openDatabase } from '#store/database';
import { migrate } from '#store/migrate';
import { median, secondsOfAsync } from './measure.ts';
import type { Figure } from './measure.ts';
import { LOAD_PLAN } from './order-load.ts';
import { parallel } from './turns.ts';

const MEMBERS = 1_000_000;
const BATCH = 1000;
const IN_FLIGHT = 4;
const ROUNDS = 3;

/** Every member buys once; then the whole is stopped and started again, database server included. */
export async function restartSuite(): Promise<Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'greenpool-bench-'));
  const start = async () => {
    const cluster = await startCluster({ directory });
    const database = openDatabase(cluster.url, { connections: 8 });
    await migrate(database);
    const programmes = await Programmes.open({ database, snapshots: join(directory, 'snapshots'), now: Date.now });
    const stop = async (): Promise<void> => {
      await programmes.stop();
      await database.close();
      await cluster.stop();
    };
    return { programmes, stop };
  };
  try {
    const first = await start();
    const { writer } = await first.programmes.create({ name: 'bench', mode: 'live', plan: LOAD_PLAN }, 'bench');
    const batches = Array.from({ length: MEMBERS / BATCH }, (_, batch) => batch * BATCH);
    await parallel(batches, IN_FLIGHT, (from) => writer.submit(ordersOf(from), { actor: 'bench' }));
    await first.stop();
    const seconds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const again: { end?: () => Promise<void> } = {};
      seconds.push(
        await secondsOfAsync(async () => {
          const { programmes, stop } = await start();
          again.end = stop;
          const [programme] = programmes.all();
          await programme?.writer.submit([order(MEMBERS + round)], { actor: 'bench' });
        }),
      );
      await again.end?.();
    }
    return [{ name: 'restart-1m', unit: 's', subject: median(seconds), peer: null, ratio: null, rounds: ROUNDS }];
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function ordersOf(from: number): Record<string, unknown>[] {
  return Array.from({ length: BATCH }, (_, i) => order(from + i));
}

function order(number: number): Record<string, unknown> {
  const amount = `${10 + ((number * 7919) % 1000)}.00`;
  return { type: 'PlaceOrder', orderId: `order-2026-${number}`, memberId: `member-${number}`, amount };
}
