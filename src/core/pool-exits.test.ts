import { describe, expect, test } from 'vitest';
import { command, open } from '../../test/support/pool.ts';
import type { Opened } from '../../test/support/pool.ts';
import type { PoolTerms } from './pool.ts';

describe('forced exits', () => {
  const cap = { multiplePpm: 2_000_000, feePpm: 100_000 };

  /** Two members, 1000 points each at 1.00, who spent 1,000.00 and 4,000.00; the genesis is 1,000.00 as well. */
  function two(terms: Partial<PoolTerms> = {}): Opened {
    const opened = open({ cap, ...terms });
    command(opened, () => opened.pool.settle(0, 100_000, 100_000, 0, 100_000));
    command(opened, () => opened.pool.settle(1, 400_000, 100_000, 0, 100_000));
    return opened;
  }

  test('X1: due is whoever’s points are worth exactly the multiple, and nobody a fen below', () => {
    const below = two();
    command(below, () => below.pool.inject(199_999));
    expect(below.told).toEqual([]);
    const exactly = two();
    // 500,000 fen; the stake is worth 100,000, each member’s points 200,000 = 2 x 100,000.
    command(exactly, () => exactly.pool.inject(200_000));
    expect(exactly.told).toEqual([['exited', 0, 10 ** 11, 180_000, 100_000, 0]]);
    expect([exactly.pool.points(0), exactly.pool.basis(0)]).toEqual([0, 0]);
    expect([exactly.pool.reserve, exactly.pool.paidOut]).toEqual([320_000, 180_000]);
  });

  test('X2: what the cap cuts off stays in the pool', () => {
    const opened = two();
    command(opened, () => opened.pool.inject(300_000));
    // Worth 250,000 less the fee; the cap allows 200,000 less the fee.
    expect(opened.told[0]).toEqual(['exited', 0, 10 ** 11, 180_000, 100_000, 0]);
  });

  test('X2 R3: a round that holds all points has no fee, and both are told in the order of their numbers', () => {
    const opened = two();
    command(opened, () => opened.pool.inject(1_500_000));
    expect(opened.told).toEqual([
      ['exited', 0, 10 ** 11, 200_000, 100_000, 0],
      ['exited', 1, 10 ** 11, 800_000, 400_000, 0],
      ['surplusTaken', 700_000, 100_000, opened.pool.supply],
    ]);
  });

  test('X2 P8: one round’s money may make the next one due', () => {
    const opened = two({ cap: { multiplePpm: 2_000_000, feePpm: 1_000_000 } });
    command(opened, () => opened.pool.inject(450_000));
    // The first is paid nothing and leaves 325,000; with it the second holds 650,000 of 750,000: not yet 800,000.
    expect(opened.told).toEqual([['exited', 0, 10 ** 11, 0, 100_000, 0]]);
    command(opened, () => opened.pool.inject(150_000));
    expect(opened.told[1]).toEqual(['exited', 1, expect.anything(), 800_000, 400_000, 0]);
    const atOnce = two({ cap: { multiplePpm: 2_000_000, feePpm: 1_000_000 } });
    command(atOnce, () => atOnce.pool.inject(600_000));
    expect(atOnce.told.map(([what, member]) => [what, member])).toEqual([
      ['exited', 0],
      ['exited', 1],
    ]);
  });

  test('X2: the order of members within a round cannot matter', () => {
    const spends = [60_000, 90_000, 70_000, 500_000, 80_000];
    const outcomes = [
      [0, 1, 2, 3, 4],
      [4, 3, 2, 1, 0],
      [2, 0, 4, 1, 3],
    ].map((numbers) => {
      const opened = open({ cap });
      command(opened, () =>
        numbers.forEach((number, i) => opened.pool.settle(number, spends[i] ?? 0, 50_000, 0, 50_000)),
      );
      opened.told.length = 0;
      command(opened, () => opened.pool.inject(600_000));
      const exits = opened.told.map(([what, member, ...rest]) => [
        what,
        spends[numbers.indexOf(Number(member))],
        ...rest,
      ]);
      return {
        exits: exits.toSorted((a, b) => Number(a[1]) - Number(b[1])),
        pool: [opened.pool.reserve, opened.pool.supply, opened.pool.scale],
      };
    });
    expect(outcomes[0]?.exits.length).toBeGreaterThanOrEqual(4);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
  });

  test('X1: without a cap, without points or without a basis nobody is due', () => {
    const none = open();
    command(none, () => none.pool.settle(0, 1, 100_000, 0, 100_000));
    command(none, () => none.pool.inject(10n ** 20n));
    expect(none.told.filter(([what]) => what === 'exited')).toEqual([]);
    const opened = open({ cap });
    command(opened, () => opened.pool.settle(0, 0, 0, 100, 100));
    command(opened, () => opened.pool.settle(1, 100, 0, 0, 0));
    command(opened, () => opened.pool.inject(10n ** 20n));
    expect(opened.told.filter(([what]) => what === 'exited')).toEqual([]);
  });

  test('X1: only who is near the price is looked at, and everybody where doubles do not reach', () => {
    const opened = open({ cap });
    const asked: number[] = [];
    const inside = opened.pool as unknown as { isDue: (member: number) => boolean };
    const { isDue } = inside;
    inside.isDue = (member) => asked.push(member) > 0 && isDue(member);
    command(opened, () => [1, 2, 3, 4].forEach((times) => opened.pool.settle(times, times * 20, 10, 0, 10)));
    asked.length = 0;
    // 40 fen of points became worth 60; the first is due when a quarter of them is worth 40.
    opened.pool.inject(20);
    opened.pool.balance();
    expect(asked).toEqual([]);
    opened.pool.inject(100);
    opened.pool.balance();
    expect(new Set(asked)).toEqual(new Set([1]));
    const huge = open({ genesisFen: 10n ** 293n, startPriceFen: 1, cap: { multiplePpm: 10 ** 10, feePpm: 0 } });
    command(huge, () => huge.pool.settle(0, 10n ** 289n, 0, 10n ** 293n, 10n ** 293n));
    expect([huge.told[0]?.[0], huge.pool.held]).toEqual(['exited', 0]);
  });

  test('X3: after an exit the next order starts anew', () => {
    const opened = two();
    command(opened, () => opened.pool.inject(200_000));
    command(opened, () => opened.pool.settle(0, 50_000, 100, 0, 100));
    expect(opened.pool.basis(0)).toBe(50_000);
    command(opened, () => opened.pool.inject(10));
    expect(opened.told.length).toBe(1);
  });

  test('X1 J3: a quote in which somebody is looked at, and is not due, changes nothing of who is due later', () => {
    const opened = two();
    const { pool, journal } = opened;
    // Selling half and buying more leave the keys in the queue behind; then the price comes near.
    command(opened, () => pool.settle(0, 50_000, 0, 0, 0));
    for (let i = 0; i < 3; i++) {
      journal.dryRun(() => command(opened, () => pool.inject(250_000)));
      expect(opened.told).toEqual([]);
    }
    journal.dryRun(() => command(opened, () => pool.inject(10 ** 7)));
    expect(opened.told.filter(([what]) => what === 'exited').length).toBe(2);
    opened.told.length = 0;
    // 150,000 spent: due at 300,000 of 700,000 in the pool.
    command(opened, () => pool.inject(399_999));
    expect(opened.told).toEqual([]);
    command(opened, () => pool.inject(1));
    expect(opened.told.map(([what, member]) => [what, member])).toEqual([['exited', 0]]);
  });
});
