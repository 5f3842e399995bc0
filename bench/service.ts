/** The durable path: the service against plain services on the same server, in turn; and its HTTP side. */
import { secondsOfAsync } from './measure.ts';
import type { Figure } from './measure.ts';
import { httpFigures } from './service-http.ts';
import { PLAIN_SCHEMA, ServiceOrders, placeByStatements, startBench } from './service-load.ts';
import type { Bench } from './service-load.ts';
import { inTurn, parallel } from './turns.ts';
import type { Side } from './turns.ts';

const BATCH = 1000;
const BATCHES = 40;
const IN_FLIGHT = 6;
const BY = { actor: 'bench' };

function durable(bench: Bench, orders: ServiceOrders): Side {
  return async () => {
    const batches = Array.from({ length: BATCHES }, () => orders.take(BATCH));
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
    return [...figures, ...(await httpFigures(bench))];
  } finally {
    await bench.stop();
  }
}
