import { describe, expect, test } from 'vitest';
import { command, open } from '../../test/support/pool.ts';
import type { Int } from './quantity.ts';

describe('opening', () => {
  test.each<[genesis: Int, startPrice: Int, locked: Int, scale: number]>([
    [100_000, 100, 1000 * 10 ** 8, 8],
    [1, 100, 1_000_000, 8],
    // Exactly 10,000 units a fen is fine enough.
    [1, 10_000, 10_000, 8],
    [7, 10_000, 70_000, 8],
    // One unit less a fen is not.
    [1, 10_001, 999_900, 10],
    [3, 10 ** 12, 1_000_000, 14],
    // At least one unit, where the quotient is none.
    [1, 10 ** 9, 10_000, 12],
    [2, 10 ** 9, 1_000_000, 14],
    [9, 10n ** 30n, 1_000_000, 14],
    [10n ** 30n, 1, 10n ** 38n, 8],
  ])(
    'P2 P5: a genesis of %s fen at %s fen a point locks %s units at scale %s',
    (genesisFen, startPriceFen, locked, scale) => {
      const { pool } = open({ genesisFen, startPriceFen });
      expect([pool.reserve, pool.supply, pool.locked, pool.scale]).toEqual([genesisFen, locked, locked, scale]);
      expect([pool.held, pool.surplus, pool.entered, pool.paidOut]).toEqual([0, 0, genesisFen, 0]);
    },
  );
});

describe('minting', () => {
  test('M1 M2 M3 B1: points are minted at the price before the order, and the basis is what was spent', () => {
    const opened = open();
    const { pool } = opened;
    command(opened, () => expect(pool.settle(3, 1000, 160, 40, 140)).toBe(140 * 10 ** 6));
    // So little is held that the scale grew once (P6).
    expect([pool.points(3), pool.basis(3), pool.held, pool.scale]).toEqual([140 * 10 ** 8, 1000, 140 * 10 ** 8, 10]);
    expect([pool.reserve, pool.entered]).toEqual([100_200, 100_200]);
    // Dearer now: 140 fen buy less than 140 points.
    command(opened, () => {
      const supply = BigInt(pool.supply);
      expect(pool.settle(3, 500, 160, 0, 140)).toBe(Number((140n * supply) / 100_200n));
    });
    expect(pool.basis(3)).toBe(1500);
  });

  test('M4 B1: with nothing to mint the spend still counts', () => {
    const opened = open();
    const { pool } = opened;
    command(opened, () => expect(pool.settle(0, 700, 0, 0, 0)).toBe(0));
    expect([pool.points(0), pool.basis(0), pool.reserve, pool.held]).toEqual([0, 700, 100_000, 0]);
  });
});

describe('selling', () => {
  test('R2 R3: the fee stays with those who stay, and the last holder pays none', () => {
    const opened = open({ genesisFen: 1000 });
    const { pool } = opened;
    command(opened, () => pool.settle(0, 1000, 1000, 0, 500));
    command(opened, () => pool.settle(1, 1000, 1000, 0, 500));
    const units = pool.points(0);
    const worth = (BigInt(units) * BigInt(pool.reserve)) / BigInt(pool.supply);
    const less = (BigInt(units) * BigInt(pool.reserve) * 8n) / (BigInt(pool.supply) * 10n);
    expect(pool.worth(units)).toBe(Number(less));
    command(opened, () => pool.redeem(0, units, pool.worth(units)));
    expect(pool.paidOut).toBe(Number(less));
    const last = pool.points(1);
    expect(pool.worth(last)).toBe(Math.floor((Number(last) * Number(pool.reserve)) / Number(pool.supply)));
    expect(Number(less)).toBeLessThan(Number(worth));
  });

  test('B2: the basis shrinks with the points, by a floor, and is gone with the last of them', () => {
    const opened = open();
    const { pool } = opened;
    command(opened, () => pool.settle(0, 1001, 160, 0, 3));
    command(opened, () => pool.settle(1, 5, 160, 0, 100));
    const third = Number(pool.points(0)) / 3;
    command(opened, () => pool.burn(0, third));
    expect([pool.points(0), pool.basis(0)]).toEqual([third * 2, 1001 - 333]);
    command(opened, () => pool.burn(0, third * 2));
    expect([pool.points(0), pool.basis(0)]).toEqual([0, 0]);
    expect(pool.paidOut).toBe(0);
  });

  test('V2: the units for a value are rounded up', () => {
    const opened = open({ genesisFen: 3, startPriceFen: 3 });
    expect([opened.pool.reserve, opened.pool.supply]).toEqual([3, 10 ** 8]);
    expect(opened.pool.unitsFor(1)).toBe(33_333_334);
    expect(opened.pool.unitsFor(3)).toBe(10 ** 8);
  });
});

describe('what nobody holds, and the stake', () => {
  test('P7: with the last points gone what exceeds the genesis is surplus, at the same price', () => {
    const opened = open();
    const { pool, told } = opened;
    command(opened, () => pool.settle(0, 1000, 50_000, 0, 50_000));
    const before = [pool.reserve, pool.supply];
    command(opened, () => pool.burn(0, pool.points(0)));
    expect([pool.reserve, pool.surplus, pool.locked]).toEqual([100_000, 50_000, pool.supply]);
    expect(before).toEqual([150_000, 15 * 10 ** 10]);
    expect(pool.supply).toBe(Math.floor((100_000 * 10 ** 11) / 150_000));
    expect(told).toEqual([['surplusTaken', 50_000, 100_000, 66_666_666_666]]);
    command(opened, () => pool.settle(1, 10, 10, 0, 10));
    command(opened, () => pool.returnSurplus(20_000));
    expect([pool.reserve, pool.surplus]).toEqual([120_010, 30_000]);
  });

  test('P7: with exactly the genesis in the reserve there is no surplus', () => {
    const opened = open();
    const { pool, told } = opened;
    command(opened, () => pool.settle(0, 1, 0, 0, 0));
    expect([pool.surplus, pool.locked, told]).toEqual([0, 10 ** 11, []]);
  });

  test('P6: the stake shrinks until it is worth the genesis, and no further', () => {
    const opened = open();
    const { pool } = opened;
    command(opened, () => pool.settle(0, 1000, 100_000, 0, 100_000));
    expect([pool.locked, pool.held, pool.supply]).toEqual([10 ** 11, 10 ** 11, 2 * 10 ** 11]);
    command(opened, () => pool.inject(100_000));
    // G x H / (R - G) = half of what is held.
    expect([pool.locked, pool.supply, pool.scale]).toEqual([5 * 10 ** 10, 15 * 10 ** 10, 8]);
    command(opened, () => pool.inject(1));
    expect(pool.locked).toBe(Math.floor((100_000 * 10 ** 11) / 200_001));
  });

  test('P6 P5: when little is held the scale grows first, until a fen is 10,000 of what is held', () => {
    const opened = open({ genesisFen: 100, startPriceFen: 100 });
    const { pool, told } = opened;
    command(opened, () => pool.settle(0, 1000, 0, 1, 1));
    // Worth a fen of 101, then of 1,101.
    command(opened, () => pool.inject(1000));
    const held = 10 ** 6 * 100 ** 2;
    expect(told).toEqual([['grown'], ['grown']].slice(0, told.length));
    expect([pool.held, pool.scale]).toEqual([10 ** 6 * 100 ** told.length, 8 + 2 * told.length]);
    expect(Number(pool.held)).toBeGreaterThanOrEqual(10_000 * 1101);
    expect(Number(pool.held) / 100).toBeLessThan(10_000 * 1101);
    expect(pool.locked).toBe(Number((100n * BigInt(pool.held)) / 1001n));
    expect(Number(pool.held)).toBeLessThanOrEqual(held);
  });

  test('P5: growing multiplies every holding, and neither value nor basis changes', () => {
    const opened = open({ genesisFen: 1, startPriceFen: 10_000 });
    const { pool, told } = opened;
    command(opened, () => pool.settle(0, 70, 1, 0, 1));
    expect([pool.points(0), pool.supply, pool.scale]).toEqual([10_000, 20_000, 8]);
    command(opened, () => pool.settle(1, 30, 1, 0, 0));
    expect(told).toEqual([['grown']]);
    expect([pool.points(0), pool.basis(0), pool.basis(1), pool.scale]).toEqual([1_000_000, 70, 30, 10]);
    // 1 of 3 fen is the genesis: the stake is half of what is held.
    expect([pool.locked, pool.supply]).toEqual([500_000, 1_500_000]);
  });
});

describe('the end', () => {
  test('Z2: everybody is paid at one pair, without a fee, and what rounding leaves stays', () => {
    const opened = open({ genesisFen: 1000, startPriceFen: 100 });
    const { pool } = opened;
    command(opened, () => pool.settle(0, 1, 10, 0, 7));
    command(opened, () => pool.settle(5, 1, 11, 0, 9));
    pool.restake();
    const [reserve, supply] = [BigInt(pool.reserve), BigInt(pool.supply)];
    const parts = [0, 5].map((member) => ({
      member,
      units: pool.points(member),
      paid: Number((BigInt(pool.points(member)) * reserve) / supply),
    }));
    const paid: unknown[] = [];
    let total: Int = 0;
    command(opened, () => {
      total = pool.sellOut((member, units, amount) => paid.push({ member, units, paid: amount }));
    });
    expect(paid).toEqual(parts);
    expect(total).toBe(parts.reduce((sum, part) => sum + part.paid, 0));
    expect([pool.held, pool.paidOut]).toEqual([0, total]);
    expect(Number(pool.reserve) + Number(pool.surplus)).toBe(Number(reserve) - Number(pool.paidOut));
  });
});
