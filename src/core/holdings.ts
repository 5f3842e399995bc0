/**
 * Who holds what: points and basis of every member, their sum, and the queue of those who may be due (B, X1). Members are dense numbers.
 */
import type { ByteReader, ByteWriter } from './bytes.ts';
import { Column } from './column.ts';
import { ExitQueue, KEY_LEAST } from './exit-queue.ts';
import { ensure } from './invariants.ts';
import type { Journal } from './journal.ts';
import { add } from './quantity.ts';
import type { Int } from './quantity.ts';
import { Tally } from './tally.ts';

/** Points in units at the pool's scale, basis in fen. */
export class Holdings {
  /** H: units that members hold together. */
  readonly held: Tally;
  /** Points of member m at 2m, basis at 2m + 1: whoever needs the one needs the other. */
  private readonly column: Column;
  private readonly queue: ExitQueue;

  /** Whether anybody is ever due: without a cap nobody is, and the queue stays empty (X1). */
  private readonly capped: boolean;

  constructor(journal: Journal, capped: boolean) {
    this.capped = capped;
    this.held = new Tally(journal);
    this.column = new Column(journal);
    this.queue = new ExitQueue(journal);
  }

  points(member: number): Int {
    return this.column.get(member * 2);
  }

  basis(member: number): Int {
    return this.column.get(member * 2 + 1);
  }

  /**
   * Writes a holding; `change` is what its points changed by. Buying more, and selling a part (B2), does not lower the price at which a
   * member is due, so the key in the queue stays a lower bound and the queue is left alone; `due` brings it up to date.
   */
  hold(member: number, change: Int, points: Int, basis: Int): void {
    const oldKey = exitKey(this.points(member), this.basis(member));
    const key = exitKey(points, basis);
    this.held.add(change);
    this.column.set(member * 2, points);
    this.column.set(member * 2 + 1, basis);
    if (this.capped && (oldKey === 0 || key < oldKey)) this.queue.put(member, key);
  }

  /**
   * The members whose basis / points may be at most `bound`, of whom `isDue` decides. The others' keys are brought up to date on the
   * way: that costs each member at most once for every order since.
   */
  due(bound: number, isDue: (member: number) => boolean): number[] {
    const most = Math.max(bound, KEY_LEAST);
    if (this.queue.least > most) return NOBODY;
    const due = this.queue.upTo(most).filter((member) => {
      if (isDue(member)) return true;
      this.queue.put(member, exitKey(this.points(member), this.basis(member)));
      return false;
    });
    return due.sort((a, b) => a - b);
  }

  /** P5: a hundred units for one. */
  grow(): void {
    this.held.set(this.held.exact() * 100n);
    this.column.grow(2);
    this.queue.grow();
  }

  /** Calls `visit` for every member who holds points, in the order of their numbers. */
  forEachHolder(visit: (member: number, points: Int) => void): void {
    this.column.forEach((points, index) => {
      if (index % 2 === 0) visit(index / 2, points);
    });
  }

  /** J2: adds up every holding. */
  recount(): void {
    let held: Int = 0;
    this.column.forEach((value, index) => {
      ensure(value > 0, 'J2', 'a holding or a basis is negative');
      if (index % 2 === 0) held = add(held, value);
    });
    ensure(held === this.held.value, 'J2', 'what members hold is not the sum of their points');
  }

  get bytes(): number {
    return this.column.bytes + this.queue.bytes;
  }

  writeTo(writer: ByteWriter, memberCount: number): void {
    writer.int(this.held.value);
    this.column.writeTo(writer, memberCount * 2);
  }

  /** Reads what `writeTo` wrote into these holdings, which must be new. */
  readFrom(reader: ByteReader, memberCount: number): void {
    this.held.set(reader.int());
    this.column.readFrom(reader, memberCount * 2);
    if (!this.capped) return;
    this.forEachHolder((member, points) => this.queue.put(member, exitKey(points, this.basis(member))));
  }
}

const NOBODY: number[] = [];

/** A double near basis / points; 0 for whoever can never be due, and the least of all keys where doubles do not reach. */
function exitKey(points: Int, basis: Int): number {
  if (points === 0 || basis === 0) return 0;
  const key = Number(basis) / Number(points);
  return key > KEY_LEAST && key < Infinity ? key : KEY_LEAST;
}
