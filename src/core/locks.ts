/** Points that are released in tranches (L5): a lock counts in value and in the exit, but cannot be sold or converted yet. */
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Journal } from './journal.ts';
import type { ReleaseTerms } from './order-book.ts';
import { add, min, mul, mulDivFloor, sub } from './quantity.ts';
import type { Int } from './quantity.ts';
import { DAY_MS } from './time.ts';

/** Units minted on an order with coins, and how they are released from its settlement on. */
interface Lock extends ReleaseTerms {
  readonly units: Int;
  readonly settledMs: number;
}

/** How many of `tranches` equal parts of `total` are still to come when the first came due at `firstMs`, one every `everyDays` days. */
export function stillLocked(total: Int, tranches: number, firstMs: number, everyDays: number, nowMs: number): Int {
  const periodMs = everyDays * DAY_MS;
  const since = nowMs - firstMs;
  const done = since < 0 ? 0 : periodMs === 0 ? tranches : Math.min(tranches, Math.floor(since / periodMs) + 1);
  return sub(total, mulDivFloor(total, done, tranches));
}

/** The locks of the members who have any. */
export class Locks {
  private byMember = new Map<number, readonly Lock[]>();
  private readonly journal: Journal;

  constructor(journal: Journal) {
    this.journal = journal;
  }

  /** Units of a member that are locked at `nowMs`: never more than the member's points. */
  of(member: number, points: Int, nowMs: number): Int {
    const locks = this.byMember.get(member);
    if (locks === undefined) return 0;
    return min(
      points,
      locks.reduce((sum: Int, lock) => add(sum, lockedOf(lock, nowMs)), 0),
    );
  }

  /** Locks units minted just now; locks that have been released in full are dropped. */
  add(member: number, units: Int, release: ReleaseTerms, nowMs: number): void {
    const kept = (this.byMember.get(member) ?? []).filter((lock) => lockedOf(lock, nowMs) > 0);
    this.set(member, [...kept, { units, settledMs: nowMs, tranches: release.tranches, everyDays: release.everyDays }]);
  }

  /** B2: with no points left the locks are gone. */
  clear(member: number): void {
    if (this.byMember.has(member)) this.set(member, undefined);
  }

  private set(member: number, locks: readonly Lock[] | undefined): void {
    if (this.journal.recording) {
      const old = this.byMember.get(member);
      this.journal.note(() => this.put(member, old));
    }
    this.put(member, locks);
  }

  private put(member: number, locks: readonly Lock[] | undefined): void {
    if (locks === undefined) this.byMember.delete(member);
    else this.byMember.set(member, locks);
  }

  /** P5: a hundred units for one. */
  grow(): void {
    const { byMember } = this;
    if (this.journal.recording) this.journal.note(() => (this.byMember = byMember));
    this.byMember = new Map(
      [...byMember].map(([member, locks]) => [member, locks.map((lock) => ({ ...lock, units: mul(lock.units, 100) }))]),
    );
  }

  writeTo(writer: ByteWriter): void {
    const entries = [...this.byMember].sort(([a], [b]) => a - b);
    writer.u32(entries.length);
    for (const [member, locks] of entries) {
      writer.u32(member);
      writer.u32(locks.length);
      for (const lock of locks) {
        writer.int(lock.units);
        writer.f64(lock.settledMs);
        writer.u32(lock.tranches);
        writer.u32(lock.everyDays);
      }
    }
  }

  readFrom(reader: ByteReader): void {
    for (let left = reader.u32(); left > 0; left--) {
      const member = reader.u32();
      const locks = Array.from({ length: reader.u32() }, () => ({
        units: reader.int(),
        settledMs: reader.f64(),
        tranches: reader.u32(),
        everyDays: reader.u32(),
      }));
      this.byMember.set(member, locks);
    }
  }
}

/** The first tranche comes one period after the settlement. */
function lockedOf(lock: Lock, nowMs: number): Int {
  return stillLocked(lock.units, lock.tranches, lock.settledMs + lock.everyDays * DAY_MS, lock.everyDays, nowMs);
}
