import type { HeapItem } from './exit-heap.ts';

/** Points that are released in parts (L5): `units` at `scale`, `tranches` equal parts, one every `everyMs` after `fromMs`. */
export interface Lock {
  readonly units: bigint;
  readonly scale: number;
  readonly tranches: number;
  readonly everyMs: number;
  readonly fromMs: number;
}

/** One member's account with the pool. `points` are units at `scale`, which may lag behind the pool's (P5, lazily). */
export interface PoolMember extends HeapItem {
  readonly member: number;
  points: bigint;
  scale: number;
  basis: bigint;
  cash: bigint;
  exits: number;
  locks: Lock[] | undefined;
  /** Basis a point in binary64: filters comparisons, decides none (see `leavesBefore`). */
  exitKey: number;
}

export interface PoolTerms {
  readonly genesisFen: bigint;
  readonly startPriceFen: bigint;
  readonly redeemFeePpm: number;
  readonly cap?: { readonly multiplePpm: number; readonly feePpm: number } | undefined;
}

/** A forced exit (X2): what was sold, in units at the scale of its round, and what it was paid, in fen. */
export interface PlainExit {
  readonly member: number;
  readonly units: bigint;
  readonly paid: bigint;
}

/** L5: the units of an account that are still locked at a moment, never more than `points`, which it holds at `scale`. */
export function lockedUnits(locks: readonly Lock[] | undefined, points: bigint, scale: number, atMs: number): bigint {
  let locked = 0n;
  for (const lock of locks ?? []) {
    const units = lock.units * 10n ** BigInt(scale - lock.scale);
    const done = tranchesDone(lock, atMs);
    locked += units - (units * BigInt(done)) / BigInt(lock.tranches);
  }
  return locked < points ? locked : points;
}

function tranchesDone(lock: Lock, atMs: number): number {
  if (lock.everyMs === 0) return lock.tranches;
  return Math.min(lock.tranches, Math.floor((atMs - lock.fromMs) / lock.everyMs));
}
