/**
 * A running sum of any size whose small steps stay in binary64: value = base + pending. Its double approximation is within 2^-51 of
 * the value, which is what the filters in the pool need.
 */
import type { Journal } from './journal.ts';
import { add, narrow } from './quantity.ts';
import type { Int } from './quantity.ts';

/** Half of what a double counts exactly, so that the difference of two pendings is exact as well. */
const PENDING_MAX = 2 ** 52 - 1;

/** An exact sum that is never negative. */
export class Tally {
  private base = 0n;
  private baseApprox = 0;
  private pending = 0;
  private markedBase = 0n;
  private markedPending = 0;
  private gapOf = 0n;
  private gapTo = 0n;
  private gap: Int = 0;
  private readonly journal: Journal;

  constructor(journal: Journal) {
    this.journal = journal;
  }

  private note(): void {
    const { base, baseApprox, pending } = this;
    this.journal.note(() => Object.assign(this, { base, baseApprox, pending }));
  }

  add(amount: Int): void {
    if (this.journal.recording) this.note();
    if (typeof amount === 'number') {
      const pending = this.pending + amount;
      if (pending <= PENDING_MAX && pending >= -PENDING_MAX) {
        this.pending = pending;
        return;
      }
    }
    this.assign(this.exact() + BigInt(amount));
  }

  set(value: Int): void {
    if (this.journal.recording) this.note();
    this.assign(BigInt(value));
  }

  private assign(value: bigint): void {
    const small = Number(value);
    const fits = small <= PENDING_MAX;
    this.base = fits ? 0n : value;
    this.baseApprox = fits ? 0 : small;
    this.pending = fits ? small : 0;
  }

  /** The nearest double, within a relative error of 2^-51. */
  get approx(): number {
    return this.baseApprox + this.pending;
  }

  /** Remembers the value as it is now, for `marked`. */
  mark(): void {
    this.markedBase = this.base;
    this.markedPending = this.pending;
  }

  /** The value at the last `mark`. */
  get marked(): bigint {
    return this.markedBase + BigInt(this.markedPending);
  }

  exact(): bigint {
    return this.base + BigInt(this.pending);
  }

  get value(): Int {
    return this.baseApprox === 0 ? this.pending : narrow(this.exact());
  }

  /** A base is greater than any pending, so a sum with a base is not 0. */
  get isZero(): boolean {
    return this.baseApprox === 0 && this.pending === 0;
  }

  /** Whether the sum is `amount`, without its exact value where the estimate tells. */
  equals(amount: Int): boolean {
    return this.baseApprox === 0
      ? this.pending === amount
      : !(Math.abs(this.approx - Number(amount)) > this.baseApprox * 2 ** -48) && this.value === amount;
  }

  /** this - other, exact; cheap while both keep their bases. */
  minus(other: Tally): Int {
    if (this.base !== this.gapOf || other.base !== this.gapTo) {
      this.gapOf = this.base;
      this.gapTo = other.base;
      this.gap = narrow(this.base - other.base);
    }
    return add(this.gap, this.pending - other.pending);
  }
}
