/** The pool's commands without names, orders and accounts: random buyers, one sale of half a holding in ten, forced exits at twice the spend. */
import { Journal } from '#core/journal';
import { Pool } from '#core/pool';
import { mulDivFloor, shareFloor } from '#core/quantity';
import { PlainPool } from '../test/auditor/plain-pool.ts';
import { Random } from './random.ts';

/** Genesis 1,000.00, price 1.00, fee 20 %, cap 2; the rebate is 70 % of an inflow of 30 % of the spend. */
const TERMS = {
  startPriceFen: 100,
  genesisFen: 100_000,
  redeemFeePpm: 200_000,
  cap: { multiplePpm: 2_000_000, feePpm: 200_000 },
};

/** What one command does: a member buys for `spend` fen, or, with 0, sells half of what is held. */
export interface PoolCommand {
  readonly member: number;
  readonly spend: number;
}

/** The commands, the same for both sides: everyone buys once, in turn, then come random buyers and sellers. */
export class PoolCommands {
  private readonly random = new Random(7);
  private readonly memberCount: number;
  private done = 0;

  constructor(memberCount: number) {
    this.memberCount = memberCount;
  }

  take(count: number): PoolCommand[] {
    return Array.from({ length: count }, () => {
      const first = this.done++ < this.memberCount;
      const member = first ? this.done - 1 : this.random.below(this.memberCount);
      const sells = !first && this.random.below(10) === 0;
      return { member, spend: sells ? 0 : 1000 + this.random.below(100_000) };
    });
  }
}

/** One side of the comparison. */
interface PoolSide {
  run(commands: readonly PoolCommand[]): void;
  /** What both sides must agree on, to the last unit. */
  outcome(): string;
}

/** The engine's pool, with its invariants checked after every command. */
export class CorePoolSide implements PoolSide {
  readonly pool: Pool;
  private exits = 0;

  constructor() {
    this.pool = new Pool(TERMS, new Journal(), { grown: () => {}, surplusTaken: () => {}, exited: () => this.exits++ });
  }

  run(commands: readonly PoolCommand[]): void {
    const { pool } = this;
    for (const { member, spend } of commands) {
      pool.mark();
      if (spend > 0) {
        const inflow = shareFloor(spend, 300_000);
        pool.settle(member, spend, inflow, 0, shareFloor(inflow, 700_000));
      } else {
        const units = mulDivFloor(pool.points(member), 1, 2);
        const paid = units === 0 ? 0 : pool.worth(units);
        if (paid !== 0) pool.redeem(member, units, paid);
      }
      pool.balance();
      pool.verify();
    }
  }

  outcome(): string {
    const { reserve, supply, scale, paidOut } = this.pool;
    return [reserve, supply, scale, paidOut, this.exits].join(' ');
  }
}

/** The auditor's pool. */
export class PlainPoolSide implements PoolSide {
  readonly pool: PlainPool;
  private exits = 0;

  constructor() {
    this.pool = new PlainPool({
      ...TERMS,
      startPriceFen: BigInt(TERMS.startPriceFen),
      genesisFen: BigInt(TERMS.genesisFen),
    });
  }

  run(commands: readonly PoolCommand[]): void {
    const { pool } = this;
    for (const { member, spend } of commands) {
      if (spend > 0) {
        const spent = BigInt(spend);
        const inflow = (spent * 300_000n) / 1_000_000n;
        pool.settle(member, spent, inflow, 0n, (inflow * 700_000n) / 1_000_000n);
      } else {
        const units = pool.pointsOf(pool.account(member)) / 2n;
        if (units === 0n || pool.redeem(member, units) === undefined) continue;
      }
      this.exits += pool.lastExits.length;
    }
  }

  outcome(): string {
    const { reserve, supply, scale, paidOut } = this.pool;
    return [reserve, supply, scale, paidOut, this.exits].join(' ');
  }
}
