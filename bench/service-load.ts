/** The service under test, on a PostgreSQL server of its own with fsync on; and the plain services it is compared with. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCluster } from '#store/cluster';
import { openDatabase } from '#store/database';
import type { Database } from '#store/database';
import { migrate } from '#store/migrate';
import { Programmes } from '#server/programmes';
import type { Programme } from '#server/programmes';
import { LOAD_PLAN } from './order-load.ts';
import { Random } from './random.ts';

/** A service, and how to end it. */
export interface Bench {
  readonly database: Database;
  readonly url: string;
  readonly programmes: Programmes;
  readonly programme: Programme;
  stop(): Promise<void>;
}

/** Starts a server in a new folder, and a live programme whose orders settle at once. */
export async function startBench(): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'greenpool-bench-'));
  const cluster = await startCluster({ directory });
  const database = openDatabase(cluster.url, { connections: 24 });
  await migrate(database);
  const snapshots = join(directory, 'snapshots');
  const programmes = await Programmes.open({ database, snapshots, now: Date.now });
  const programme = await programmes.create({ name: 'bench', mode: 'live', plan: LOAD_PLAN }, 'bench');
  return {
    database,
    url: cluster.url,
    programmes,
    programme,
    stop: async () => {
      await programmes.stop();
      await database.close();
      await cluster.stop();
      rmSync(directory, { recursive: true });
    },
  };
}

const MEMBERS = 1_000_000;

/** Orders of random members, each with an id of its own. */
export class ServiceOrders {
  private readonly random = new Random(5);
  private made = 0;
  private readonly prefix: string;

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  take(count: number): Record<string, string>[] {
    return Array.from({ length: count }, () => ({
      type: 'PlaceOrder',
      orderId: `${this.prefix}-2026-${this.made++}`,
      memberId: `member-${this.random.below(MEMBERS)}`,
      amount: `${10 + this.random.below(1000)}.00`,
    }));
  }
}

/** What a plain service keeps: a pool in one row, balances, orders, postings. Points in units at 10^8, money in fen. */
export const PLAIN_SCHEMA = `
create table plain_pool (id int primary key, reserve bigint not null, supply numeric not null);
insert into plain_pool values (1, 100000, 100000000000);
create table plain_member (id int primary key, points numeric not null, basis bigint not null, commission bigint not null);
insert into plain_member select i, 0, 0, 0 from generate_series(0, ${MEMBERS - 1}) as i;
create table plain_order (id text primary key, member int not null, amount bigint not null, minted numeric not null, at timestamptz not null default now());
create table plain_posting (order_id text not null, leg smallint not null, account text not null, amount bigint not null, primary key (order_id, leg));

create function plain_place(order_id text, buyer int, amount bigint) returns numeric language plpgsql as $$
declare
  pool plain_pool;
  merchant bigint := floor(amount * 0.60);
  platform bigint := ceil(amount * 0.04);
  distribution bigint := ceil(amount * 0.06);
  inflow bigint := amount - merchant - platform - distribution;
  minted numeric;
begin
  select * into pool from plain_pool where id = 1 for update;
  minted := div(floor(inflow * 0.7) * pool.supply, pool.reserve);
  insert into plain_order (id, member, amount, minted) values (order_id, buyer, amount, minted);
  insert into plain_posting values (order_id, 1, 'merchant', merchant), (order_id, 2, 'platform', platform),
    (order_id, 3, 'distribution', distribution), (order_id, 4, 'pool', inflow);
  update plain_member set points = points + minted, basis = basis + amount where id = buyer;
  update plain_pool set reserve = reserve + inflow, supply = supply + minted where id = 1;
  return minted;
end $$;`;

/** One order by client statements in a transaction, as a plain service in another language would. */
export async function placeByStatements(database: Database, id: string, buyer: number, fen: number): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    const found = await client.query<{ reserve: number; supply: string }>(
      'select reserve, supply from plain_pool where id = 1 for update',
    );
    const { reserve = 1, supply = '1' } = found.rows[0] ?? {};
    const merchant = Math.floor((fen * 60) / 100);
    const [platform, distribution] = [Math.ceil((fen * 4) / 100), Math.ceil((fen * 6) / 100)];
    const inflow = fen - merchant - platform - distribution;
    const minted = String((BigInt(Math.floor((inflow * 7) / 10)) * BigInt(supply)) / BigInt(reserve));
    await client.query('insert into plain_order (id, member, amount, minted) values ($1, $2, $3, $4)', [
      id,
      buyer,
      fen,
      minted,
    ]);
    await client.query(
      `insert into plain_posting values ($1, 1, 'merchant', $2), ($1, 2, 'platform', $3), ($1, 3, 'distribution', $4), ($1, 4, 'pool', $5)`,
      [id, merchant, platform, distribution, inflow],
    );
    await client.query('update plain_member set points = points + $2, basis = basis + $3 where id = $1', [
      buyer,
      minted,
      fen,
    ]);
    await client.query('update plain_pool set reserve = reserve + $1, supply = supply + $2 where id = 1', [
      inflow,
      minted,
    ]);
    await client.query('commit');
  } finally {
    client.release();
  }
}
