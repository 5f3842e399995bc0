/** The state of one programme: everything the rules read and write, and nothing of the rules themselves. */
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Event, Holding, PoolAfter } from './event.ts';
import { IdTable } from './id-table.ts';
import { Journal } from './journal.ts';
import { Ledger } from './ledger.ts';
import { Locks } from './locks.ts';
import { Members, Merchants } from './members.ts';
import { OrderBook } from './order-book.ts';
import type { Plan } from './plan.ts';
import { Pool } from './pool.ts';
import type { Int } from './quantity.ts';
import { Conversions, Grants, Subsidies, Withdrawals } from './registers.ts';

/** Ids that are only ever taken, by what they name. */
const TAKEN = ['refund', 'redemption', 'forfeit', 'injection', 'adjustment', 'dividend', 'debt'] as const;

/** Members, orders, pool, accounts and registers, all noting to one journal. */
export class Programme {
  readonly journal = new Journal();
  readonly members = new Members(this.journal);
  readonly merchants = new Merchants(this.journal);
  readonly orders = new OrderBook(this.journal);
  readonly locks = new Locks(this.journal);
  readonly withdrawals = new Withdrawals(this.journal);
  readonly subsidies = new Subsidies(this.journal);
  readonly conversions = new Conversions(this.journal);
  readonly grants = new Grants(this.journal);
  readonly taken = Object.fromEntries(TAKEN.map((kind) => [kind, new IdTable(this.journal)])) as Readonly<
    Record<(typeof TAKEN)[number], IdTable>
  >;
  readonly ledger: Ledger;
  readonly pool: Pool;
  /** Agents by GB/T 2260 code (C4, C7). */
  readonly agents: ReadonlyMap<number, number> = new Map<number, number>();
  private presentPlan: Plan;
  private wound = false;
  /** `at` of the last accepted command; before the first one, -Infinity (U6). */
  nowMs = -Infinity;
  /** `at` of the command being decided, and what it did so far. */
  atMs = 0;
  private events: Event[] = [];

  constructor(plan: Plan) {
    this.presentPlan = plan;
    this.ledger = new Ledger(this.journal, plan.pool.genesisFen);
    this.pool = new Pool(plan.pool, this.journal, {
      grown: () => this.locks.grow(),
      surplusTaken: (amount) => this.emit({ type: 'SurplusTaken', at: this.atMs, amount, pool: this.poolAfter() }),
      exited: (member, units, paid, basis) => {
        this.ledger.post('cash', member, paid);
        this.locks.clear(member);
        this.members.exits.set(member, (this.members.exits.get(member) as number) + 1);
        this.emit({
          type: 'MemberExited',
          at: this.atMs,
          member,
          units,
          paid,
          basis,
          holding: this.holdingOf(member),
          pool: this.poolAfter(),
        });
      },
    });
  }

  get plan(): Plan {
    return this.presentPlan;
  }

  /** Z1. */
  set plan(plan: Plan) {
    const { presentPlan } = this;
    if (this.journal.recording) this.journal.note(() => (this.presentPlan = presentPlan));
    this.presentPlan = plan;
  }

  /** Z2: whether the programme has been wound up. */
  get ended(): boolean {
    return this.wound;
  }

  end(): void {
    if (this.journal.recording) this.journal.note(() => (this.wound = false));
    this.wound = true;
  }

  /** C7: makes `member` the agent of a region, or nobody. */
  setAgent(regionCode: number, member: number | undefined): void {
    const agents = this.agents as Map<number, number>;
    const old = agents.get(regionCode);
    if (this.journal.recording) this.journal.note(() => this.setAgent(regionCode, old));
    if (member === undefined) agents.delete(regionCode);
    else agents.set(regionCode, member);
  }

  /** Runs `work` and takes back everything it did. */
  dryRun<T>(work: () => T): T {
    const { nowMs } = this;
    try {
      return this.journal.dryRun(work);
    } finally {
      this.nowMs = nowMs;
    }
  }

  /** Starts collecting what a command at `atMs` does. */
  begin(atMs: number): void {
    this.atMs = atMs;
    this.events = [];
  }

  /** What a member holds now, for an event. */
  holdingOf(member: number): Holding {
    return { points: this.pool.points(member), basis: this.pool.basis(member) };
  }

  /** What the command did since `begin`. */
  emitted(): readonly Event[] {
    return this.events;
  }

  emit(event: Event): void {
    this.events.push(event);
  }

  poolAfter(): PoolAfter {
    return { reserve: this.pool.reserve, supply: this.pool.supply, scale: this.pool.scale };
  }

  /** Units of a member that are locked now (L5). */
  lockedOf(member: number, nowMs: number): Int {
    return this.locks.of(member, this.pool.points(member), nowMs);
  }

  writeTo(writer: ByteWriter): void {
    writer.flag(this.wound);
    writer.f64(this.nowMs);
    for (const kind of TAKEN) this.taken[kind].writeTo(writer);
    for (const part of this.parts()) part.writeTo(writer);
    const agents = [...this.agents].sort(([a], [b]) => a - b);
    writer.u32(agents.length);
    for (const [regionCode, member] of agents) {
      writer.u32(regionCode);
      writer.u32(member);
    }
    this.ledger.writeTo(writer, this.members.ids.size, this.merchants.ids.size);
    this.pool.writeTo(writer, this.members.ids.size);
  }

  /** Reads what `writeTo` wrote into this programme, which must be new. */
  readFrom(reader: ByteReader): void {
    this.wound = reader.flag();
    this.nowMs = reader.f64();
    for (const kind of TAKEN) this.taken[kind].readFrom(reader);
    for (const part of this.parts()) part.readFrom(reader);
    for (let left = reader.u32(); left > 0; left--) this.setAgent(reader.u32(), reader.u32());
    this.ledger.readFrom(reader, this.members.ids.size, this.merchants.ids.size);
    this.pool.readFrom(reader, this.members.ids.size);
  }

  private parts(): readonly { writeTo(writer: ByteWriter): void; readFrom(reader: ByteReader): void }[] {
    const { members, merchants, orders, locks, withdrawals, subsidies, conversions, grants } = this;
    return [members, merchants, orders, locks, withdrawals, subsidies, conversions, grants];
  }
}
