/** The durable side of a programme in PostgreSQL: its commits, and its beginning again from the log. */
import type { PoolClient } from 'pg';
import type { Database } from '#store/database';
import { append } from '#store/log';
import { rebuild } from '#store/rebuild';
import { loadAliases } from './aliases.ts';
import { Desk } from './desk.ts';
import type { Settings } from './desk.ts';
import type { Ledger } from './ledger.ts';
import { openLive } from './live/opening.ts';
import { SupersededError } from './writer.ts';

/** What a ledger works with. */
export interface LedgerSurroundings {
  readonly database: Database;
  /** Where snapshots are written. */
  readonly snapshots: string;
  readonly now: () => number;
  /** Told of snapshots that are passed over. */
  readonly damaged?: (programme: number, seq: number, reason: string) => void;
}

interface ProgrammeRow {
  id: number;
  name: string;
  mode: Settings['mode'];
  settles: boolean;
  test_clock: number | null;
  orders_paused: boolean;
  sales_paused: boolean;
  application: number | null;
}

const STATEMENT_TIMEOUT_MS = 15_000;
/** Connections that have the time-out already. */
const BOUNDED = new WeakSet<PoolClient>();

/** A programme's log in PostgreSQL. */
export class ProgrammeLedger implements Ledger {
  /** Known once it is open. */
  name = '';
  private readonly id: number;
  private readonly surroundings: LedgerSurroundings;
  private epoch: number | undefined;

  constructor(id: number, surroundings: LedgerSurroundings) {
    this.id = id;
    this.surroundings = surroundings;
  }

  /** Takes the programme over from whoever wrote to it before. */
  open(): Promise<Desk> {
    return this.recover();
  }

  async append(commit: Parameters<Ledger['append']>[0]): Promise<boolean> {
    const { epoch } = this;
    if (epoch === undefined) throw new Error('the log is not open');
    const client = await this.connect();
    let broken = true;
    try {
      const written = await append(client, { programme: this.id, epoch, ...commit });
      broken = false;
      return written;
    } finally {
      client.release(broken);
    }
  }

  async recover(): Promise<Desk> {
    const { database, snapshots, now, damaged } = this.surroundings;
    // Waits for a commit that is still under way; whatever of this writer comes later no longer fits.
    const [claimed] = await database.query<{ epoch: number }>(
      `update programme set epoch = epoch + 1 where id = $1 and ($2::bigint is null or epoch = $2) returning epoch`,
      [this.id, this.epoch ?? null],
    );
    if (claimed === undefined) throw new SupersededError('another process writes to this programme');
    this.epoch = claimed.epoch;
    const [{ engine, head }, aliases] = await Promise.all([
      rebuild(database, this.id, {
        snapshots,
        ...(damaged && { damaged: (seq, reason) => damaged(this.id, seq, reason) }),
      }),
      loadAliases(database, this.id),
    ]);
    const { application, ...settings } = await this.settings();
    const live =
      application === null ? undefined : await openLive(database, this.id, { application, plan: engine.plan });
    return new Desk(engine, aliases, head, settings, now, live);
  }

  /** A connection for one commit: programmes share the pool. A statement that hangs is given up by the server. */
  private async connect(): Promise<PoolClient> {
    const client = await this.surroundings.database.pool.connect();
    if (!BOUNDED.has(client)) {
      await client.query(`set statement_timeout = ${STATEMENT_TIMEOUT_MS}`);
      BOUNDED.add(client);
    }
    return client;
  }

  private async settings(): Promise<Settings & { readonly application: number | null }> {
    const [row] = await this.surroundings.database.query<ProgrammeRow>(`select * from programme where id = $1`, [
      this.id,
    ]);
    if (row === undefined) throw new Error(`there is no programme ${this.id}`);
    this.name = row.name;
    return {
      mode: row.mode,
      settles: row.settles,
      ordersPaused: row.orders_paused,
      salesPaused: row.sales_paused,
      testClockMs: row.test_clock ?? undefined,
      application: row.application,
    };
  }

  async storedAnswer(caller: string, key: string): Promise<{ digest: Buffer; answer: unknown } | undefined> {
    const [row] = await this.surroundings.database.query<{ digest: Buffer; answer: unknown }>(
      `select digest, answer from idempotency where programme = $1 and caller = $2 and key = $3`,
      [this.id, caller, key],
    );
    return row;
  }
}
