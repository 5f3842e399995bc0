/** A pool in a test, with what it tells, and commands that leave it verified. */
import { Journal } from '#core/journal';
import { Pool } from '#core/pool';
import type { PoolTerms } from '#core/pool';

/** A pool that was opened. */
export interface Opened {
  readonly pool: Pool;
  /** What the pool told, in order. */
  readonly told: unknown[][];
  readonly journal: Journal;
}

const TERMS: PoolTerms = { genesisFen: 100_000, startPriceFen: 100, redeemFeePpm: 200_000 };

/** Opens a pool under these terms, and else: genesis 1,000.00, start price 1.00, redeem fee 20 %. */
export function open(terms: Partial<PoolTerms> = {}): Opened {
  const told: unknown[][] = [];
  const journal = new Journal();
  const pool = new Pool({ ...TERMS, ...terms }, journal, {
    grown: () => told.push(['grown']),
    surplusTaken: (amount) => told.push(['surplusTaken', amount, pool.reserve, pool.supply]),
    exited: (member, units, paid, basis) => told.push(['exited', member, units, paid, basis, pool.points(member)]),
  });
  return { pool, told, journal };
}

/** Does a move as a command does: marked before, balanced, verified and recounted after. */
export function command({ pool }: Opened, move: () => void): void {
  pool.mark();
  move();
  pool.balance();
  pool.verify();
  pool.recount();
}
