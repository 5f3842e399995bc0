/**
 * Power loss, by trace: the service and its database run under strace while clients place orders, and the order of the system calls shows that every answer
 * left after the write-ahead log had been synced. What is not shown: that the disk tells the truth.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningClusterUrl } from '#store/cluster';
import { runningServer } from '#store/cluster-process';
import { openDatabase } from '#store/database';
import { compiledRoot } from './support/compiled.ts';
import { connections, http, makeSandbox } from './support/http.ts';
import { LONG } from './support/laws.ts';
import { adminTokens, killDatabase, startServiceProcess } from './support/service.ts';
import type { ServiceProcess } from './support/service.ts';

const CLIENTS = 8;
const ORDERS_EACH = LONG ? 1000 : 25;
const PLAN = {
  name: 'power',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '3' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  returnWindowDays: 0,
};

/** Where strace is missing, or a process may not be traced, nothing can be shown this way. */
const traceable = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;

let root: string;
let data: string;
let service: ServiceProcess | undefined;
beforeAll(() => {
  root = compiledRoot();
  data = mkdtempSync(join(tmpdir(), 'greenpool-power-'));
});
afterAll(async () => {
  await service?.kill();
  killDatabase(data);
  for (const folder of [root, data]) rmSync(folder, { recursive: true, force: true });
});

/** The process and all that it started. */
function family(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return [pid, ...children.flatMap(family)];
}

interface Line {
  readonly pid: string;
  /** The call as it began; a call that another thread's line parted is put together again. */
  readonly call: string;
  /** Lines of the trace at which it began and had ended. */
  readonly began: number;
  readonly ended: number;
}

/** The calls of a trace, in the order in which they ended. */
function callsOf(trace: string): Line[] {
  const open = new Map<string, { call: string; began: number }>();
  const calls: Line[] = [];
  for (const [index, line] of trace.split('\n').entries()) {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (rest.endsWith('<unfinished ...>')) open.set(pid, { call: rest, began: index });
    else if (resumed === null) calls.push({ pid, call: rest, began: index, ended: index });
    else {
      const { call = '', began = index } = open.get(pid) ?? {};
      calls.push({ pid, call: call.replace('<unfinished ...>', resumed[1] ?? ''), began, ended: index });
    }
  }
  return calls;
}

test.runIf(traceable)(
  `every one of ${CLIENTS * ORDERS_EACH} answers leaves after a sync of the log that began after its order had gone to the database`,
  async () => {
    service = await startServiceProcess({ root, data, port: 0 });
    const url = await runningClusterUrl(data);
    const database = openDatabase(url ?? '', { connections: 1 });
    const tokens = await adminTokens(database, 2);
    const [token = ''] = tokens;
    const [settings] = await database.query(
      "select current_setting('wal_sync_method') as method, current_setting('fsync') as fsync",
    );
    expect(settings).toEqual({ method: 'fdatasync', fsync: 'on' });
    await database.close();
    const agent = connections();
    const id = await makeSandbox(agent, service.address, tokens[0], 'power', PLAN);

    const file = join(data, 'trace');
    const server = runningServer(join(data, 'postgres'));
    const pids = [service.child.pid ?? 0, ...family(server?.pid ?? 0)];
    const strace = spawn(
      'strace',
      [
        '-f',
        '-y',
        '-s',
        '100000',
        '-o',
        file,
        '-e',
        'trace=read,write,writev,pwrite64,fdatasync,fsync',
        ...pids.flatMap((pid) => ['-p', String(pid)]),
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    // It says of each process that it is attached.
    let said = '';
    strace.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
    while ((said.match(/ attached/g)?.length ?? 0) < pids.length) await sleep(10);

    const place = async (client: number): Promise<void> => {
      const own = connections(1);
      for (let i = 0; i < ORDERS_EACH; i++) {
        const order = `trace-${client}-${i}.`;
        const answer = await http(own, `${service?.address}/v1/programmes/${id}/orders`, {
          method: 'POST',
          token,
          headers: { 'x-order': order },
          body: { orderId: order, memberId: `m${client}`, amount: '10.00' },
        });
        expect(answer.status).toBe(201);
      }
      own.destroy();
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, client) => place(client)));
    agent.destroy();
    strace.kill('SIGINT');
    await once(strace, 'exit');

    const calls = callsOf(readFileSync(file, 'utf8'));
    expectSynced(calls, String(service.child.pid));
    // The same trace without its syncs would not have passed.
    const unsynced = calls.filter(({ call }) => !call.includes('sync('));
    expect(() => expectSynced(unsynced, String(service?.child.pid))).toThrow('without a sync');
    expect(await service.stop()).toBe(0);
  },
  LONG ? 300_000 : 60_000,
);

/** Goes through the calls: between the moment an order went to the database and its answer lies, wholly, a sync of the log. */
function expectSynced(calls: readonly Line[], service: string): void {
  const syncs = calls.filter(({ call }) => /^f(?:data)?sync\(\d+<[^>]*\/pg_wal\/[^>]*> *\) += 0/.test(call));
  const asked = new Map<string, string>();
  const sent = new Map<string, Line>();
  let answers = 0;
  for (const line of calls.filter(({ pid }) => pid === service)) {
    const [, name = '', fd = ''] = /^(\w+)\((\d+)</.exec(line.call) ?? [];
    const orders = line.call.match(/trace-\d+-\d+\./g) ?? [];
    if (name === 'read') for (const order of orders) asked.set(fd, order);
    else if (!line.call.includes('HTTP/1.1 201')) for (const order of orders) sent.set(order, line);
    else {
      const order = asked.get(fd) ?? '';
      const from = sent.get(order);
      expect(from, `${order} was answered and had not been sent to the database`).toBeDefined();
      const between = syncs.some(({ began, ended }) => began > (from?.ended ?? 0) && ended < line.began);
      expect(between, `${order} was answered without a sync of the log`).toBe(true);
      answers++;
    }
  }
  expect(answers).toBe(CLIENTS * ORDERS_EACH);
}
