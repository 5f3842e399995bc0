/** The HTTP side: batches against single requests, those against the same without a log, and how long an answer takes at half of the peak. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { buildApp } from '#server/app';
import { createApiKey } from '#server/auth/api-keys';
import { keysOf } from '#server/auth/master-key';
import { createFirstAdmin } from '#server/auth/operators';
import { PASSWORD_COST } from '#server/auth/passwords';
import type { Principal } from '#server/auth/principal';
import type { Programme } from '#server/programmes';
import { Writer } from '#server/writer';
import type { Ledger } from '#server/ledger';
import { startClient } from './client.ts';
import type { Client } from './client.ts';
import type { Figure } from './measure.ts';
import { ServiceOrders } from './service-load.ts';
import type { Bench } from './service-load.ts';
import { ROUNDS, compared, inTurn } from './turns.ts';
import type { Side } from './turns.ts';

const BATCH = 1000;
const BATCHES = 24;
const IN_FLIGHT = 6;
const SINGLES = 6000;
const CONNECTIONS = 64;
const PACED_SECONDS = 10;

const NO_LOG: Ledger = {
  append: () => Promise.resolve(true),
  recover: () => Promise.reject(new Error('there is no log')),
  storedAnswer: () => Promise.resolve(undefined),
};

/** An HTTP side that listens, and a client of it. */
interface Open {
  readonly client: Client;
  close(): Promise<void>;
}

/** The figures of the HTTP side. */
export async function httpFigures(bench: Bench): Promise<Figure[]> {
  const { database, programme } = bench;
  const auth = { database, keys: keysOf(randomBytes(32)), now: Date.now, passwordCost: PASSWORD_COST };
  const key = await keyFor(auth, programme.id);
  const open = async (served: Programme): Promise<Open> => {
    const { programmes } = bench;
    const service = {
      get: () => served,
      all: () => [served],
      create: programmes.create.bind(programmes),
      configure: programmes.configure.bind(programmes),
      subscribe: programmes.subscribe.bind(programmes),
    };
    const limits = { requestsPerMinute: 100_000_000 };
    const app = buildApp({ programmes: service, database, auth, now: Date.now, limits });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const client = startClient({ port: (app.server.address() as AddressInfo).port, key });
    return { client, close: async () => (await client.close(), await app.close()) };
  };
  const path = `/v1/programmes/${programme.id}`;
  const logged = await open(programme);
  const orders = new ServiceOrders('http');
  const batch: Side = async () => {
    const bodies = Array.from({ length: BATCHES }, () => JSON.stringify({ commands: orders.take(BATCH) }));
    const { seconds } = await logged.client.send({ path: `${path}/commands`, bodies, width: IN_FLIGHT });
    return (BATCHES * BATCH) / seconds;
  };
  const single =
    ({ client }: Open, from: ServiceOrders): Side =>
    async () => {
      const { seconds } = await client.send({
        path: `${path}/orders`,
        bodies: singles(from, SINGLES),
        width: CONNECTIONS,
      });
      return SINGLES / seconds;
    };
  const figures = [await inTurn('batch-vs-single', 'orders/s', batch, single(logged, orders))];

  const durable = await rounds(single(logged, orders));
  const perSecond = Math.round(durable.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] as number) / 2;
  const bodies = singles(orders, Math.round(perSecond * PACED_SECONDS));
  const { latencies } = await logged.client.send({ path: `${path}/orders`, bodies, width: CONNECTIONS, perSecond });
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] as number;
  const plain = { unit: `ms at ${Math.round(perSecond)}/s`, peer: null, ratio: null, rounds: 1 };
  figures.push({ name: 'single-p50', subject: at(0.5), ...plain }, { name: 'single-p99', subject: at(0.99), ...plain });

  // Both decide on one engine: the rounds without a log come last, since what they do is not written.
  const desk = await programme.writer.read((seen) => seen);
  const memory = await open({ ...programme, writer: new Writer(desk, NO_LOG) });
  const without = await rounds(single(memory, new ServiceOrders('nodb')));
  figures.push(compared('single-vs-nodb', 'orders/s', durable, without));
  await memory.close();
  await logged.close();
  return figures;
}

async function rounds(side: Side): Promise<number[]> {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const rate = await side();
    if (round > 0) rates.push(rate);
  }
  return rates;
}

function singles(from: ServiceOrders, count: number): string[] {
  return from.take(count).map(({ orderId, memberId, amount }) => JSON.stringify({ orderId, memberId, amount }));
}

async function keyFor(auth: Parameters<typeof createApiKey>[0], programme: number): Promise<string> {
  const admin = await createFirstAdmin(auth);
  const by: Principal = {
    kind: 'person',
    person: admin?.person ?? 1,
    session: 1,
    stage: 'full',
    verifiedAtMs: Date.now(),
    grants: [{ id: 1, role: 'operator-admin', programme: null, object: null }],
  };
  const { key } = await createApiKey(auth, by, {
    name: 'bench',
    programme,
    merchant: null,
    scopes: ['orders:write'],
    expiresAtMs: null,
  });
  return key;
}
