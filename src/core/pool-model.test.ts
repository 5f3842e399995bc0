import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlainPool } from '../../test/auditor/plain-pool.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { Journal } from './journal.ts';
import { Pool } from './pool.ts';
import type { PoolTerms } from './pool.ts';
import { narrow, shareFloor } from './quantity.ts';
import type { Int } from './quantity.ts';

/** The pool against the auditor's: plain objects, BigInt and the rules as they are written. */

const MEMBERS = 6;

interface Exit {
  readonly member: number;
  readonly units: bigint;
  readonly paid: bigint;
}

function byMember(exits: readonly Exit[]): Exit[] {
  return exits.toSorted((a, b) => a.member - b.member || Number(a.units - b.units));
}

class Bench {
  readonly journal = new Journal();
  readonly plain: PlainPool;
  pool: Pool;
  exits: Exit[] = [];
  private readonly terms: PoolTerms;

  constructor(terms: PoolTerms) {
    this.terms = terms;
    this.pool = this.open();
    this.plain = new PlainPool({
      ...terms,
      genesisFen: BigInt(terms.genesisFen),
      startPriceFen: BigInt(terms.startPriceFen),
    });
  }

  open(): Pool {
    return new Pool(this.terms, this.journal, {
      grown: () => undefined,
      surplusTaken: () => undefined,
      exited: (member, units, paid) => this.exits.push({ member, units: BigInt(units), paid: BigInt(paid) }),
    });
  }

  /** Moves the pool as a command does. */
  command(move: () => void): void {
    this.exits = [];
    this.pool.mark();
    move();
    this.pool.balance();
    this.pool.verify();
  }

  facts(): unknown {
    const { pool } = this;
    const { reserve, supply, locked, scale, surplus, paidOut, entered, held } = pool;
    return {
      pool: { reserve, supply, locked, scale, surplus, paidOut, entered, held },
      members: Array.from({ length: MEMBERS }, (_, member) => [pool.points(member), pool.basis(member)]),
    };
  }

  expectAgreement(): void {
    const { plain } = this;
    expect(this.facts()).toEqual({
      pool: {
        reserve: narrow(plain.reserve),
        supply: narrow(plain.supply),
        locked: narrow(plain.locked),
        scale: plain.scale,
        surplus: narrow(plain.surplus),
        paidOut: narrow(plain.paidOut),
        entered: narrow(plain.cameIn),
        held: narrow(plain.held),
      },
      members: Array.from({ length: MEMBERS }, (_, member) => {
        const account = plain.account(member);
        return [narrow(plain.pointsOf(account)), narrow(account.basis)];
      }),
    });
    expect(byMember(this.exits)).toEqual(byMember(plain.lastExits));
    this.pool.recount();
  }

  /** The same pool out of its bytes. */
  restored(): Pool {
    const writer = new ByteWriter();
    this.pool.writeTo(writer, MEMBERS);
    const reader = new ByteReader(writer.finish());
    const pool = this.open();
    pool.readFrom(reader, MEMBERS);
    expect(reader.done).toBe(true);
    return pool;
  }
}

interface Step {
  readonly kind: 'settle' | 'redeem' | 'burn' | 'convert' | 'inject' | 'surplus' | 'restore';
  readonly member: number;
  readonly amount: bigint;
  /** A part of whatever there is, in ppm. */
  readonly part: number;
  readonly extras: bigint;
}

/** What a step does on each side; undefined when the rules would refuse it. */
function moves(bench: Bench, step: Step): { ours: () => void; theirs: () => void } | undefined {
  const { pool, plain } = bench;
  const { member, part, amount: inflow, extras } = step;
  const held = pool.points(member);
  const units = part > 900_000 ? held : shareFloor(held, part);
  switch (step.kind) {
    case 'settle': {
      const rebate = shareFloor(narrow(inflow + extras), part);
      const spend = narrow(inflow * 2n);
      return {
        ours: () => bench.pool.settle(member, spend, narrow(inflow), narrow(extras), rebate),
        theirs: () => plain.settle(member, BigInt(spend), inflow, extras, BigInt(rebate)),
      };
    }
    case 'redeem': {
      const paid = units > 0 ? pool.worth(units) : 0;
      if (paid === 0) return undefined;
      return {
        ours: () => bench.pool.redeem(member, units, paid),
        theirs: () => expect(plain.redeem(member, BigInt(units))).toBe(BigInt(paid)),
      };
    }
    case 'burn':
      return units > 0
        ? { ours: () => bench.pool.burn(member, units), theirs: () => plain.burn(member, BigInt(units)) }
        : undefined;
    case 'convert': {
      const value: Int = narrow(inflow);
      const burned = pool.unitsFor(value);
      expect(BigInt(burned)).toBe((inflow * plain.supply + plain.reserve - 1n) / plain.reserve);
      if (burned > held || value === 0) return undefined;
      return {
        ours: () => bench.pool.redeem(member, burned, value),
        theirs: () => plain.convert(member, BigInt(burned), inflow),
      };
    }
    case 'inject':
      return pool.held > 0
        ? { ours: () => bench.pool.inject(narrow(inflow)), theirs: () => plain.inject(inflow) }
        : undefined;
    case 'surplus': {
      const amount = shareFloor(pool.surplus, part);
      return pool.held > 0 && amount > 0
        ? { ours: () => bench.pool.returnSurplus(amount), theirs: () => plain.injectSurplus(BigInt(amount)) }
        : undefined;
    }
    case 'restore':
      return undefined;
  }
}

const fen = (most: bigint): fc.Arbitrary<bigint> =>
  fc.oneof(fc.bigInt({ min: 0n, max: 200n }), fc.bigInt({ min: 0n, max: 200_000n }), fc.bigInt({ min: 0n, max: most }));

const steps = (most: bigint): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.record({
      kind: fc.oneof(
        { weight: 8, arbitrary: fc.constant('settle' as const) },
        { weight: 5, arbitrary: fc.constant('redeem' as const) },
        {
          weight: 6,
          arbitrary: fc.constantFrom('burn', 'convert', 'inject', 'surplus', 'restore'),
        },
      ),
      member: fc.nat({ max: MEMBERS - 1 }),
      amount: fen(most),
      part: fc.oneof(fc.nat({ max: 1_000_000 }), fc.constantFrom(0, 500_000, 1_000_000)),
      extras: fc.oneof({ weight: 3, arbitrary: fc.constant(0n) }, { weight: 1, arbitrary: fen(most) }),
    }),
    { minLength: 5, maxLength: 40 },
  );

const terms = (most: bigint): fc.Arbitrary<PoolTerms> =>
  fc.record({
    genesisFen: fen(most).map((value) => narrow(value + 1n)),
    startPriceFen: fc.oneof(
      fc.constantFrom(1, 100, 10_000),
      fen(most).map((value) => narrow(value + 1n)),
    ),
    redeemFeePpm: fc.constantFrom(0, 100_000, 200_000, 1_000_000),
    cap: fc.option(
      fc.record({
        multiplePpm: fc.constantFrom(500_000, 1_000_001, 1_200_000, 3_000_000),
        feePpm: fc.constantFrom(0, 150_000),
      }),
      { nil: undefined },
    ),
  }) as fc.Arbitrary<PoolTerms>;

function play(most: bigint, runs: number): void {
  fc.assert(
    fc.property(terms(most), steps(most), (terms, all) => {
      const bench = new Bench(terms);
      bench.expectAgreement();
      for (const step of all) {
        if (step.kind === 'restore') bench.pool = bench.restored();
        const move = moves(bench, step);
        if (move === undefined) continue;
        const before = bench.facts();
        bench.journal.dryRun(() => bench.command(move.ours));
        expect(bench.facts()).toEqual(before);
        bench.command(move.ours);
        move.theirs();
        bench.expectAgreement();
      }
      const { pool, plain } = bench;
      pool.restake();
      if (pool.held > 0) pool.returnSurplus(pool.surplus);
      pool.restake();
      const paid = pool.sellOut(() => undefined);
      expect(BigInt(paid)).toBe(plain.windUp());
    }),
    { numRuns: runs },
  );
}

describe('the pool and the auditor’s', () => {
  test('P8 M2 R2 X2: they agree after every move, over everyday amounts', () => {
    play(10_000_000n, 60);
  });

  test('P8 M2 R2 X2: they agree after every move, over amounts of thirty digits', () => {
    play(10n ** 30n, 40);
  });

  test('P8 M2 R2 X2: they agree after every move, past the range of doubles', () => {
    play(10n ** 330n, 40);
  });
});
