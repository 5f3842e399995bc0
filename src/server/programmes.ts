/** The programmes of one database: opened, created, and kept running by a writer each. */
import { validatePlan } from '#core/plan';
import type { PlanError } from '#core/plan-error';
import { append } from '#store/log';
import { openEngine } from '#store/rebuild';
import { NO_HEAD } from '#store/rows';
import type { Row } from '#store/rows';
import { writeSnapshot } from '#store/snapshots';
import type { Settings } from './desk.ts';
import type { WriterEvents } from './ledger.ts';
import { ProgrammeLedger } from './programme-ledger.ts';
import type { LedgerSurroundings } from './programme-ledger.ts';
import { Writer } from './writer.ts';

/** A running programme. */
export interface Programme {
  readonly id: number;
  readonly name: string;
  readonly mode: Settings['mode'];
  readonly writer: Writer;
}

/** What a new programme starts with. `settles: false` leaves due orders to explicit commands; only a sandbox may. */
export interface NewProgramme {
  readonly name: string;
  readonly mode: Settings['mode'];
  /** In the wire form. */
  readonly plan: unknown;
  readonly settles?: boolean;
  /** A sandbox's own time, in milliseconds. */
  readonly testClockMs?: number;
  /** The application that a live programme comes from; without one it is held to no profile. */
  readonly application?: number;
}

/** What can be changed while a programme runs. */
export interface Configuration {
  readonly ordersPaused?: boolean;
  readonly salesPaused?: boolean;
  /** A sandbox's own time, in milliseconds. */
  readonly testClockMs?: number;
}

/** Only a sandbox has a time of its own. */
export class NotASandboxError extends Error {}

/** A sandbox's time never goes back. */
export class ClockWentBackError extends Error {}

/** A programme of that name is there already. */
export class NameTakenError extends Error {}

/** The plan is not valid; every error with its path. */
export class PlanInvalidError extends Error {
  readonly errors: readonly PlanError[];
  constructor(errors: readonly PlanError[]) {
    super('the plan is not valid');
    this.errors = errors;
  }
}

/** What the service runs on. */
export interface Surroundings extends LedgerSurroundings {
  /** Told of every commit and failure, by programme. */
  readonly events?: (programme: number) => WriterEvents;
}

const UNIQUE_VIOLATION = '23505';

/** All programmes of a database, running. */
export class Programmes {
  private readonly surroundings: Surroundings;
  private readonly running = new Map<number, Programme>();
  /** Programmes that are being created or started. */
  private making = 0;
  private readonly startListeners = new Set<(id: number) => void>();
  private readonly listeners = new Map<number, Set<(rows: readonly Row[]) => void>>();

  private constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  /** Opens every programme there is. From here on a writer of another process can commit nothing. */
  static async open(surroundings: Surroundings): Promise<Programmes> {
    const programmes = new Programmes(surroundings);
    for (const { id } of await surroundings.database.query<{ id: number }>(`select id from programme order by id`))
      await programmes.start(id);
    return programmes;
  }

  get(id: number): Programme | undefined {
    return this.running.get(id);
  }

  all(): readonly Programme[] {
    return [...this.running.values()];
  }

  /**
   * Starts what is in the database and does not run: a programme whose creation was committed while the connection broke, so that its maker never heard
   * of it. To be called now and then.
   */
  async startMissing(): Promise<void> {
    if (this.making > 0) return;
    const there = await this.surroundings.database.query<{ id: number }>(`select id from programme order by id`);
    // One that was made meanwhile is started by its maker.
    for (const { id } of there) if (this.making === 0 && !this.running.has(id)) await this.start(id);
  }

  /** Creates a programme, its log opened with the plan. Throws a {@link PlanInvalidError} or a {@link NameTakenError}. */
  async create(programme: NewProgramme, actor: string): Promise<Programme> {
    this.making++;
    try {
      return await this.make(programme, actor);
    } finally {
      this.making--;
    }
  }

  private async make(
    { name, mode, plan, settles = true, testClockMs, application }: NewProgramme,
    actor: string,
  ): Promise<Programme> {
    const valid = validatePlan(plan);
    if (!valid.ok) throw new PlanInvalidError(valid.errors);
    const atMs = testClockMs ?? this.surroundings.now();
    const { row } = openEngine(plan, atMs, actor);
    const clock = testClockMs === undefined ? null : new Date(testClockMs).toISOString();
    const { pool } = this.surroundings.database;
    const client = await pool.connect();
    try {
      await client.query('begin');
      const created = await client.query<{ id: number }>(
        `insert into programme (name, mode, settles, test_clock, application) values ($1, $2, $3, $4, $5) returning id`,
        [name, mode, settles, clock, application ?? null],
      );
      const id = (created.rows[0] as { id: number }).id;
      await append(client, { programme: id, epoch: 0, head: NO_HEAD, rows: [row], aliases: [], answers: [] });
      await client.query('commit');
      return await this.start(id);
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      if ((error as { code?: string }).code === UNIQUE_VIOLATION) throw new NameTakenError(name);
      throw error;
    } finally {
      client.release();
    }
  }

  /**
   * Pauses or resumes orders and sales; moves a sandbox's own time, which settles what is due by then. Throws a {@link NotASandboxError}, or a
   * {@link ClockWentBackError} for a time before the last command.
   */
  async configure(id: number, changes: Configuration): Promise<void> {
    const programme = this.running.get(id);
    if (programme === undefined) throw new Error(`there is no programme ${id}`);
    const { writer, mode } = programme;
    const { testClockMs } = changes;
    if (testClockMs !== undefined) {
      if (mode !== 'sandbox') throw new NotASandboxError();
      const nowMs = await writer.read(({ engine }) => engine.nowMs);
      if (testClockMs < nowMs) throw new ClockWentBackError();
    }
    const { ordersPaused, salesPaused } = changes;
    const clock = testClockMs === undefined ? null : new Date(testClockMs).toISOString();
    await writer.configure(changes, async () => {
      await this.surroundings.database.query(
        `update programme set orders_paused = coalesce($2, orders_paused), sales_paused = coalesce($3, sales_paused),
           test_clock = coalesce($4, test_clock) where id = $1`,
        [id, ordersPaused ?? null, salesPaused ?? null, clock],
      );
    });
  }

  /** Calls `listener` after every commit of a programme with its rows; the result ends it. */
  subscribe(id: number, listener: (rows: readonly Row[]) => void): () => void {
    let listeners = this.listeners.get(id);
    if (listeners === undefined) this.listeners.set(id, (listeners = new Set()));
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Calls `listener` with every programme that runs, now and later; the result ends it. */
  onStart(listener: (id: number) => void): () => void {
    this.startListeners.add(listener);
    for (const id of this.running.keys()) listener(id);
    return () => this.startListeners.delete(listener);
  }

  private async start(id: number): Promise<Programme> {
    const { surroundings } = this;
    const ledger = new ProgrammeLedger(id, surroundings);
    const desk = await ledger.open();
    const events = surroundings.events?.(id) ?? {};
    const writer = new Writer(
      desk,
      ledger,
      {
        ...events,
        committed: (rows, seconds) => {
          events.committed?.(rows, seconds);
          for (const listener of this.listeners.get(id) ?? []) listener(rows);
        },
      },
      surroundings.now,
    );
    const programme = { id, name: ledger.name, mode: desk.settings.mode, writer };
    this.running.set(id, programme);
    for (const listener of this.startListeners) listener(id);
    return programme;
  }

  /** Answers everyone who waits, takes nothing more, and leaves a snapshot of each programme. */
  async stop(): Promise<void> {
    for (const { id, writer } of this.running.values()) {
      const desk = await writer.stop();
      await writeSnapshot(this.surroundings.snapshots, id, desk.head, desk.engine.snapshot());
    }
    this.running.clear();
  }
}
