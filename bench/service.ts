/** The durable path: the service against plain services on the same server, in turn; and its HTTP side against itself. */
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildApp } from '#server/app';
import { createApiKey } from '#server/auth/api-keys';
import { keysOf } from '#server/auth/master-key';
import { createFirstAdmin } from '#server/auth/operators';
import { PASSWORD_COST } from '#server/auth/passwords';
import type { Principal } from '#server/auth/principal';
import { Writer } from '#server/writer';
import type { Ledger } from '#server/writer';
import { median, secondsOfAsync } from './measure.ts';
import type { Figure } from './measure.ts';
import { PLAIN_SCHEMA, ServiceOrders, placeByStatements, startBench } from './service-load.ts';
import type { Bench } from './service-load.ts';

const ROUNDS = 5;
const BATCH = 1000;
const IN_FLIGHT = 4;
const BY = { actor: 'bench' };

/** Runs `work` on every item, at most `width` at a time. */
async function parallel<T>(items: readonly T[], width: number, work: (item: T) => Promise<unknown>): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: width }, async () => {
      while (next < items.length) await work(items[next++] as T);
    }),
  );
}

type Side = () => Promise<number>;

/** Both sides in turn: a side gives its operations a second. The first round of each is not counted. */
async function inTurn(name: string, unit: string, subject: Side, peer: Side): Promise<Figure> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const [a, b] = [await subject(), await peer()];
    if (round === 0) continue;
    ours.push(a);
    theirs.push(b);
  }
  const ratio = median(ours.map((rate, i) => rate / (theirs[i] ?? Number.NaN)));
  return { name, unit, subject: median(ours), peer: median(theirs), ratio, rounds: ROUNDS };
}

function durable(bench: Bench, orders: ServiceOrders): Side {
  return async () => {
    const batches = Array.from({ length: 12 }, () => orders.take(BATCH));
    const seconds = await secondsOfAsync(() =>
      parallel(batches, IN_FLIGHT, (batch) => bench.programme.writer.submit(batch, BY)),
    );
    return (batches.length * BATCH) / seconds;
  };
}

function plain(
  orders: ServiceOrders,
  count: number,
  width: number,
  place: (order: PlainOrder) => Promise<unknown>,
): Side {
  return async () => {
    const plainOrders = orders.take(count).map(({ orderId = '', memberId = '', amount = '' }) => ({
      id: orderId,
      buyer: Number(memberId.slice('member-'.length)),
      fen: Math.round(Number(amount) * 100),
    }));
    return count / (await secondsOfAsync(() => parallel(plainOrders, width, place)));
  };
}

interface PlainOrder {
  readonly id: string;
  readonly buyer: number;
  readonly fen: number;
}

/** COPY of the rows that the service has written, a thousand at a time, into a table of the same form; rows a second. */
async function copySide(bench: Bench): Promise<Side> {
  const { database } = bench;
  await database.query('create table copied (like event including defaults including constraints including indexes)');
  const folder =
    (await database.query<{ path: string }>(`select current_setting('data_directory') as path`))[0]?.path ?? '';
  const parts = 24;
  await database.query(
    `do $$ begin for part in 0..${parts - 1} loop
       execute format('copy (select * from event where seq > %s and seq <= %s order by seq) to %L',
         part * ${BATCH} + 1, (part + 1) * ${BATCH} + 1, '${folder}/part' || part);
     end loop; end $$`,
  );
  return async () => {
    await database.query('truncate copied');
    const seconds = await secondsOfAsync(async () => {
      for (let part = 0; part < parts; part++) await database.query(`copy copied from '${folder}/part${part}'`);
    });
    // An order is two rows: it is placed, and it settles.
    return (parts * BATCH) / 2 / seconds;
  };
}

/** A client of the HTTP side. */
class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private readonly port: number;
  private readonly path: string;
  private readonly key: string;

  constructor(port: number, path: string, key: string) {
    this.port = port;
    this.path = path;
    this.key = key;
  }

  post(body: unknown): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.key}` };
      const sent = request(
        { agent: this.agent, port: this.port, path: this.path, method: 'POST', headers },
        (response) => {
          response.resume();
          response.once('end', () =>
            response.statusCode === 200 || response.statusCode === 201
              ? resolve()
              : reject(new Error(`status ${response.statusCode}`)),
          );
        },
      );
      sent.once('error', reject);
      sent.end(JSON.stringify(body));
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

const NO_LOG: Ledger = {
  append: () => Promise.resolve(true),
  recover: () => Promise.reject(new Error('there is no log')),
  storedAnswer: () => Promise.resolve(undefined),
};

async function overHttp(bench: Bench): Promise<Figure[]> {
  const { database, programme, programmes } = bench;
  const auth = { database, keys: keysOf(randomBytes(32)), now: Date.now, passwordCost: PASSWORD_COST };
  const admin = await createFirstAdmin(auth);
  const grant = { id: 1, role: 'operator-admin', programme: null, object: null } as const;
  const by: Principal = {
    kind: 'person',
    person: admin?.person ?? 1,
    session: 1,
    stage: 'full',
    verifiedAtMs: Date.now(),
    grants: [grant],
  };
  const terms = {
    name: 'bench',
    programme: programme.id,
    merchant: null,
    scopes: ['orders:write'],
    expiresAtMs: null,
  } as const;
  const { key } = await createApiKey(auth, by, terms);
  const limits = { requestsPerMinute: 10_000_000 };
  const desk = await programme.writer.read((seen) => seen);
  const unlogged = { ...programme, writer: new Writer(desk, NO_LOG) };
  const open = async (
    service: Pick<typeof programmes, 'get' | 'all'>,
    path: string,
  ): Promise<[Client, () => Promise<void>]> => {
    const rest = {
      create: programmes.create.bind(programmes),
      configure: programmes.configure.bind(programmes),
      subscribe: programmes.subscribe.bind(programmes),
    };
    const app = buildApp({ programmes: { ...service, ...rest }, database, auth, now: Date.now, limits });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const client = new Client(
      (app.server.address() as AddressInfo).port,
      `/v1/programmes/${programme.id}/${path}`,
      key,
    );
    return [client, async () => (client.close(), app.close())];
  };
  const logged = { get: () => programme, all: () => [programme] };
  const [batches, endBatches] = await open(logged, 'commands');
  const [singles, endSingles] = await open(logged, 'orders');
  const orders = new ServiceOrders('http');
  const batch: Side = async () => {
    const bodies = Array.from({ length: 8 }, () => ({ commands: orders.take(BATCH) }));
    return (
      (bodies.length * BATCH) / (await secondsOfAsync(() => parallel(bodies, IN_FLIGHT, (body) => batches.post(body))))
    );
  };
  const single =
    (client: Client, from: ServiceOrders): Side =>
    async () => {
      const bodies = from.take(3000).map(({ orderId, memberId, amount }) => ({ orderId, memberId, amount }));
      return bodies.length / (await secondsOfAsync(() => parallel(bodies, 64, (body) => client.post(body))));
    };
  const batchVsSingle = await inTurn('batch-vs-single', 'orders/s', batch, single(singles, orders));
  const memory = { get: () => unlogged, all: () => [unlogged] };
  const [noDb, endNoDb] = await open(memory, 'orders');
  const figures = [batchVsSingle];
  // Both decide on one engine: the rounds without a log come last, since what they do is not written.
  const durableRates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) durableRates.push(await single(singles, orders)());
  const withoutRates: number[] = [];
  const others = new ServiceOrders('nodb');
  for (let round = 0; round < ROUNDS; round++) withoutRates.push(await single(noDb, others)());
  const [withDb, without] = [median(durableRates), median(withoutRates)];
  figures.push({
    name: 'single-vs-nodb',
    unit: 'orders/s',
    subject: withDb,
    peer: without,
    ratio: withDb / without,
    rounds: ROUNDS,
  });
  await endNoDb();
  await endSingles();
  await endBatches();
  return figures;
}

/** The benchmarks of the service. An order arrives, is placed and settles: two commands, two rows. */
export async function serviceSuite(): Promise<Figure[]> {
  const bench = await startBench();
  try {
    const { database } = bench;
    await database.pool.query(PLAIN_SCHEMA);
    const subject = durable(bench, new ServiceOrders('batch'));
    const one = plain(new ServiceOrders('call'), 400, 1, ({ id, buyer, fen }) =>
      database.query('select plain_place($1, $2, $3)', [id, buyer, fen]),
    );
    const sixteen = plain(new ServiceOrders('client'), 400, 16, ({ id, buyer, fen }) =>
      placeByStatements(database, id, buyer, fen),
    );
    const figures = [
      await inTurn('durable-vs-plpgsql', 'orders/s', subject, one),
      await inTurn('durable-vs-client16', 'orders/s', subject, sixteen),
      await inTurn('durable-vs-copy', 'orders/s', subject, await copySide(bench)),
    ];
    return [...figures, ...(await overHttp(bench))];
  } finally {
    await bench.stop();
  }
}
