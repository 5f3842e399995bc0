/** Orders that are not settled yet (O3). A settled one leaves memory, and so does one that was refunded in full; their ids stay taken (O5). */
import type { ByteReader, ByteWriter } from './bytes.ts';
import { IndexColumn } from './column.ts';
import type { Commission, CommissionKind } from './event.ts';
import { IdTable } from './id-table.ts';
import type { Journal } from './journal.ts';
import type { Int } from './quantity.ts';

/** How points minted on an order with coins are released (L5). */
export interface ReleaseTerms {
  readonly tranches: number;
  readonly everyDays: number;
}

/** An open order: what was fixed at its placing (O1), and what has been refunded since. Money in fen. */
export interface OpenOrder {
  readonly member: number;
  /** -1 for the platform's own goods. */
  readonly merchant: number;
  readonly amount: Int;
  readonly cash: Int;
  readonly merchantLeg: Int;
  readonly platformLeg: Int;
  readonly distributionLeg: Int;
  readonly commissions: readonly Commission[];
  readonly rebateSharePpm: number;
  /** When the return window ends. */
  readonly settleFromMs: number;
  readonly release: ReleaseTerms | undefined;
  readonly refunded: Int;
  readonly refundedCash: Int;
  readonly held: boolean;
}

/** How an order stands: `refunded` is refunded in full before it settled. */
export type OrderStatus = 'open' | 'held' | 'settled' | 'refunded';

const SETTLED = -1;
const REFUNDED = -2;
const KINDS: readonly CommissionKind[] = ['referral', 'recruiter', 'region', 'rank', 'peer'];

/** Orders by id. */
export class OrderBook {
  readonly ids: IdTable;
  /** Place in `open` + 1, or why there is none. */
  private readonly places: IndexColumn;
  private readonly open: (OpenOrder | undefined)[] = [];
  private readonly free: number[] = [];
  private count = 0;
  private readonly journal: Journal;

  constructor(journal: Journal) {
    this.ids = new IdTable(journal);
    this.places = new IndexColumn(journal);
    this.journal = journal;
  }

  /** How many orders are open and have something left. */
  get openCount(): number {
    return this.count;
  }

  place(id: string, order: OpenOrder): void {
    this.put(this.ids.insert(id), order);
  }

  /** The open order of a number, or how it ended. */
  get(number: number): OpenOrder | 'settled' | 'refunded' {
    const place = this.places.get(number);
    if (place === SETTLED) return 'settled';
    return place === REFUNDED ? 'refunded' : (this.open[place - 1] as OpenOrder);
  }

  /** How the order of a number stands. */
  status(number: number): OrderStatus {
    const order = this.get(number);
    if (typeof order === 'string') return order;
    return order.held ? 'held' : 'open';
  }

  /** Replaces an open order by what has become of it. */
  update(number: number, order: OpenOrder): void {
    const place = this.places.get(number) - 1;
    if (this.journal.recording) {
      const old = this.open[place];
      this.journal.note(() => (this.open[this.places.get(number) - 1] = old));
    }
    this.open[place] = order;
  }

  /** The order leaves memory. */
  close(number: number, end: 'settled' | 'refunded'): void {
    const place = this.places.get(number) - 1;
    if (this.journal.recording) {
      const order = this.open[place] as OpenOrder;
      this.journal.note(() => this.put(number, order));
    }
    this.vacate(number, end === 'settled' ? SETTLED : REFUNDED);
  }

  private put(number: number, order: OpenOrder): void {
    if (this.journal.recording) this.journal.note(() => this.vacate(number, 0));
    const place = this.free.pop() ?? this.open.length;
    this.open[place] = order;
    this.places.write(number, place + 1);
    this.count++;
  }

  private vacate(number: number, end: number): void {
    const place = this.places.get(number) - 1;
    this.open[place] = undefined;
    this.free.push(place);
    this.places.write(number, end);
    this.count--;
  }

  /** Calls `visit` for every open order, in the order of placing. */
  forEach(visit: (order: OpenOrder, number: number) => void): void {
    for (let number = 0; number < this.ids.size; number++) {
      if (this.places.get(number) > 0) visit(this.get(number) as OpenOrder, number);
    }
  }

  get bytes(): number {
    return this.ids.bytes + this.places.bytes;
  }

  writeTo(writer: ByteWriter): void {
    this.ids.writeTo(writer);
    const ends = new Uint8Array(this.ids.size);
    for (let number = 0; number < ends.length; number++) ends[number] = Math.max(0, -this.places.get(number));
    writer.bytes(ends);
    this.forEach((order) => writeOrder(writer, order));
  }

  readFrom(reader: ByteReader): void {
    this.ids.readFrom(reader);
    reader.bytes(this.ids.size).forEach((end, number) => {
      if (end > 0) this.places.write(number, -end);
    });
    for (let number = 0; number < this.ids.size; number++)
      if (this.places.get(number) === 0) this.put(number, readOrder(reader));
  }
}

function writeOrder(writer: ByteWriter, order: OpenOrder): void {
  writer.u32(order.member);
  writer.u32(order.merchant + 1);
  for (const money of [order.amount, order.cash, order.merchantLeg, order.platformLeg, order.distributionLeg])
    writer.int(money);
  writer.u32(order.commissions.length);
  for (const { member, kind, amount } of order.commissions) {
    writer.u32(member);
    writer.u32(KINDS.indexOf(kind));
    writer.int(amount);
  }
  writer.u32(order.rebateSharePpm);
  writer.f64(order.settleFromMs);
  writer.u32(order.release?.tranches ?? 0);
  writer.u32(order.release?.everyDays ?? 0);
  writer.int(order.refunded);
  writer.int(order.refundedCash);
  writer.flag(order.held);
}

function readOrder(reader: ByteReader): OpenOrder {
  const member = reader.u32();
  const merchant = reader.u32() - 1;
  const [amount, cash, merchantLeg, platformLeg, distributionLeg] = [
    reader.int(),
    reader.int(),
    reader.int(),
    reader.int(),
    reader.int(),
  ];
  const commissions = Array.from({ length: reader.u32() }, () => ({
    member: reader.u32(),
    kind: KINDS[reader.u32()] as CommissionKind,
    amount: reader.int(),
  }));
  const rebateSharePpm = reader.u32();
  const settleFromMs = reader.f64();
  const [tranches, everyDays] = [reader.u32(), reader.u32()];
  const release = tranches === 0 ? undefined : { tranches, everyDays };
  const terms = {
    member,
    merchant,
    amount,
    cash,
    merchantLeg,
    platformLeg,
    distributionLeg,
    commissions,
    rebateSharePpm,
    settleFromMs,
    release,
  };
  return { ...terms, refunded: reader.int(), refundedCash: reader.int(), held: reader.flag() };
}
