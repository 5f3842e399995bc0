/** The service is killed, its database is killed, both are killed, under load; nothing that was answered may be lost, nothing done twice. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningClusterUrl } from '#store/cluster';
import { openDatabase } from '#store/database';
import type { Queryable } from '#store/database';
import { consistently } from '#store/rebuild';
import { verify } from '#store/verify';
import { compiledRoot } from './support/compiled.ts';
import { LONG } from './support/laws.ts';

const KILLS = LONG ? 1000 : 50;
/** The log is computed again as often as this, and at the end. */
const VERIFY_EVERY = LONG ? 100 : 10;
const BACK_WITHIN_MS = 5000;

let root: string;
let directory: string;

beforeAll(() => {
  root = compiledRoot();
  directory = mkdtempSync(join(tmpdir(), 'greenpool-crash-'));
});
afterAll(() => {
  for (const folder of [root, directory]) rmSync(folder, { recursive: true, force: true });
});

/** What callers know: which requests were sent, and what the answered ones were told. */
class Callers {
  readonly sent = new Set<number>();
  readonly told = new Map<number, string>();
  next = 0;

  hear(line: string): void {
    const [what, number, receipts = ''] = line.split(' ');
    if (what === 'sent') {
      this.sent.add(Number(number));
      this.next = Math.max(this.next, Number(number) + 1);
    }
    if (what === 'done') this.told.set(Number(number), receipts);
  }
}

interface Running {
  readonly child: ChildProcess;
  /** Whatever was written before the end has been heard. */
  readonly heard: Promise<unknown>;
  readonly server: number;
  readonly readyAfterMs: number;
}

/** Starts the service and resolves when it takes requests. */
async function start(callers: Callers): Promise<Running> {
  const startedMs = performance.now();
  const script = fileURLToPath(new URL('support/crash-child.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, root, directory, String(callers.next)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const heard = once(lines, 'close');
  const server = await new Promise<number>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('ready ')) resolve(Number(line.split(' ')[1]));
      else callers.hear(line);
    });
    child.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
  });
  return { child, heard, server, readyAfterMs: performance.now() - startedMs };
}

/** How often each order was placed and each sale made, by the callers' ids that the service knows. */
async function timesDone(client: Queryable): Promise<Map<string, number>> {
  const aliases = await client.query<{ kind: string; external: string; number: number }>(
    `select kind, external, number from alias where kind in ('order', 'redemption')`,
  );
  const rows = await client.query<{ done: string }>(
    `select case type when 'OrderPlaced' then 'order ' || order_no else 'redemption ' || (facts ->> 'redemptionId') end as done
     from event where type in ('OrderPlaced', 'PointsRedeemed')`,
  );
  const counts = new Map<string, number>();
  for (const { done } of rows) counts.set(done, (counts.get(done) ?? 0) + 1);
  expect(counts.size).toBe(aliases.length);
  return new Map(aliases.map(({ kind, external, number }) => [external, counts.get(`${kind} ${number}`) ?? 0]));
}

/** Every answered command is in the log as its caller was told, no command is there twice. */
async function check(callers: Callers): Promise<void> {
  // The load goes on: what is answered after this moment may be missing from what is read.
  const [sent, told] = [[...callers.sent], [...callers.told]];
  const url = await runningClusterUrl(directory);
  if (url === undefined) throw new Error('the database does not run');
  const database = openDatabase(url, { connections: 2 });
  try {
    const times = await consistently(database, timesDone);
    for (const [id, count] of times) expect(count, id).toBe(1);
    for (const [number, receipts] of told) {
      [...receipts].forEach((ok, i) => {
        const id = i === receipts.length - 1 ? `r${number}` : `o${number}-${i}`;
        expect(times.has(id), `${id} was answered ${ok}`).toBe(ok === '1');
      });
    }
    // A request is there as a whole or not at all: its orders are one commit.
    for (const number of sent) {
      const orders = Array.from({ length: 1 + (number % 4) }, (_, i) => times.has(`o${number}-${i}`));
      expect(new Set(orders).size, `request ${number}`).toBe(1);
    }
    const verdict = await consistently(database, (client) => verify(client, 1));
    expect(verdict.difference).toBeUndefined();
    expect(verdict.rows).toBeGreaterThan(told.length);
  } finally {
    await database.close();
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

test(
  `J3: ${KILLS} kills of service, database and both under load: no answered command lost, none twice, back within 5 s`,
  async () => {
    const callers = new Callers();
    const victims = ['service', 'database', 'both'] as const;
    const slowest = { readyMs: 0 };
    let running = await start(callers);
    for (let round = 1; round <= KILLS; round++) {
      const victim = victims[round % victims.length];
      await new Promise((resolve) => setTimeout(resolve, 100 + ((round * 137) % 400)));
      if (victim !== 'service') kill(running.server);
      if (victim === 'database') {
        // The service goes on by itself: somebody is answered again.
        const before = callers.told.size;
        const sinceMs = performance.now();
        while (callers.told.size === before) {
          expect(performance.now() - sinceMs).toBeLessThan(2 * BACK_WITHIN_MS);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        slowest.readyMs = Math.max(slowest.readyMs, performance.now() - sinceMs);
      }
      running.child.removeAllListeners('exit');
      kill(running.child.pid ?? 0);
      await running.heard;
      running = await start(callers);
      slowest.readyMs = Math.max(slowest.readyMs, running.readyAfterMs);
      if (round % VERIFY_EVERY === 0) await check(callers);
    }
    expect(callers.told.size).toBeGreaterThan(KILLS);
    await check(callers);
    running.child.removeAllListeners('exit');
    running.child.kill('SIGTERM');
    await once(running.child, 'exit');
    expect(slowest.readyMs).toBeLessThan(BACK_WITHIN_MS);
  },
  20 * 60_000 * (LONG ? 20 : 1),
);
