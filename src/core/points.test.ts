import { describe, expect, test } from 'vitest';
import { Given, LEAN, dayMs } from '../../test/support/given.ts';

/** a holds 210 points of a basis of 1000.00, b 102.9 of 700.00; beside the stake there are 510.00 in the pool. */
function holders(parts: object = {}): Given {
  return new Given(parts).order('o', 'a', '1000.00').order('p', 'b', '700.00');
}

/** What `units` are worth at the present pair less a part of them, rounded down, in fen. */
function worth(shop: Given, units: number | bigint, keepPpm = 1_000_000): number {
  const { reserve, supply } = shop.engine.pool();
  return Number((BigInt(units) * BigInt(reserve) * BigInt(keepPpm)) / (BigInt(supply) * 1_000_000n));
}

describe('selling', () => {
  test('R2, R4: the seller gets the worth less the fee into cash, and the fee stays for those who stay', () => {
    const shop = holders();
    const before = shop.member('b').points;
    const wasWorth = worth(shop, before);
    expect(worth(shop, 10_500_000_000, 800_000)).toBe(13_691);
    shop.accepts('RedeemPoints', { redemptionId: 'r', memberId: 'a', points: '105' }, { paid: '136.91' });
    expect(shop.events).toStrictEqual([
      {
        type: 'PointsRedeemed',
        at: dayMs(0),
        redemptionId: 'r',
        member: 0,
        units: 10_500_000_000,
        paid: 13_691,
        holding: { points: 10_500_000_000, basis: 50_000 },
        pool: { reserve: 137_309, supply: 82_142_941_176, scale: 8 },
      },
    ]);
    expect(shop.accounts()).toMatchObject({ memberCash: 13_691, paidOut: 13_691, cameIn: 270_000 });
    expect(shop.engine.accounts().wentOut).toBe(0);
    expect(shop.member('b').points).toBe(before);
    expect(worth(shop, before)).toBeGreaterThan(wasWorth);
  });

  test('B2: of a part sold the basis goes in proportion, and with the last unit all of it', () => {
    const shop = holders().does('RedeemPoints', { redemptionId: 'r', memberId: 'a', points: '70.00000001' });
    // 100000 x 7000000001 / 21000000000 = 33333.3
    expect(shop.member('a')).toMatchObject({ points: 13_999_999_999, basis: 66_667 });
    shop.does('RedeemPoints', { redemptionId: 's', memberId: 'a', points: '139.99999999' });
    expect(shop.member('a')).toMatchObject({ points: 0, basis: 0 });
  });

  test('R1: a member sells at most what is held, and more than nothing', () => {
    const shop = holders();
    const sale = { redemptionId: 'r', memberId: 'a' };
    const positive = { field: 'points', value: '0.00000000' };
    shop.refuses('points_not_positive', 'RedeemPoints', { ...sale, points: '0' }, positive);
    const negative = { field: 'points', value: '-1.00000000' };
    shop.refuses('points_not_positive', 'RedeemPoints', { ...sale, points: '-1' }, negative);
    const much = { field: 'points', value: '210.00000001', expected: 'at most 210.00000000' };
    shop.refuses('insufficient_points', 'RedeemPoints', { ...sale, points: '210.00000001' }, much);
    shop.does('RedeemPoints', { ...sale, points: '210' });
    shop.refuses('redemption_exists', 'RedeemPoints', { ...sale, points: '1' }, { field: 'redemptionId', value: 'r' });
  });

  test('U2, R1: more decimals than the scale has are refused, whatever they are', () => {
    const shop = holders();
    const sale = { redemptionId: 'r', memberId: 'a', points: '1.000000000' };
    const details = { field: 'points', expected: 'at most 8 decimals' };
    shop.refuses('points_too_precise', 'RedeemPoints', sale, details);
    shop.refuses(
      'points_too_precise',
      'ForfeitPoints',
      { forfeitId: 'f', memberId: 'a', points: '1.000000000', reason: 'x' },
      details,
    );
  });

  test('R2: a sale that pays nothing is refused', () => {
    const shop = holders();
    const sale = { redemptionId: 'r', memberId: 'a', points: '0.00000001' };
    shop.refuses('redeem_rounds_to_zero', 'RedeemPoints', sale, { field: 'points', value: '0.00000001' });
  });

  test('R3: the last holder pays no fee, yet only for all the points at once', () => {
    const shop = new Given().order('o', 'a', '1000.00');
    expect(
      shop.engine.quote([
        { type: 'RedeemPoints', at: '2026-01-01T00:00:00Z', redemptionId: 'q', memberId: 'a', points: '209.99999999' },
      ])[0]?.receipt,
    ).toStrictEqual({ ok: true, paid: '239.99' });
    shop.accepts('RedeemPoints', { redemptionId: 'r', memberId: 'a', points: '210' }, { paid: '300.00' });
  });

  test('R5: forfeited points are burned unpaid, for the others', () => {
    const shop = holders();
    const before = shop.engine.pool();
    shop.accepts('ForfeitPoints', { forfeitId: 'f', memberId: 'a', points: '105', reason: 'fraud' });
    expect(shop.happened('PointsForfeited')).toStrictEqual([
      {
        type: 'PointsForfeited',
        at: dayMs(0),
        forfeitId: 'f',
        member: 0,
        units: 10_500_000_000,
        reason: 'fraud',
        holding: { points: 10_500_000_000, basis: 50_000 },
        pool: { reserve: before.reserve, supply: Number(before.supply) - 10_500_000_000, scale: 8 },
      },
    ]);
    expect(shop.member('a')).toMatchObject({ points: 10_500_000_000, basis: 50_000, cash: 0 });
    expect(shop.engine.accounts().paidOut).toBe(0);
    expect(shop.engine.pool().reserve).toBe(before.reserve);
    const again = { forfeitId: 'f', memberId: 'a', points: '1', reason: 'fraud' };
    shop.refuses('forfeit_exists', 'ForfeitPoints', again, { field: 'forfeitId', value: 'f' });
    const much = { field: 'points', value: '105.00000001', expected: 'at most 105.00000000' };
    shop.refuses('insufficient_points', 'ForfeitPoints', { ...again, forfeitId: 'g', points: '105.00000001' }, much);
  });
});

describe('locked points', () => {
  const legacy = { legacy: { coinShare: '40%', release: { tranches: 4, everyDays: 10 } } };

  /** a has 90 points that are released in four parts, worth about 90.00 and more, and nothing else. */
  function locked(): Given {
    const shop = new Given(legacy).accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '100.00' });
    shop.does('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1000.00', coins: '100.00' });
    return shop.accepts('SettleOrder', { orderId: 'o' }, { minted: '168.00000000' }).order('p', 'b', '100.00');
  }

  test('R1, L5: locked points cannot be sold; every period sets a part free', () => {
    const shop = locked();
    const sale = { redemptionId: 'r', memberId: 'a' };
    const none = { field: 'points', value: '0.00000001', expected: 'at most 0.00000000' };
    shop.refuses('points_locked', 'RedeemPoints', { ...sale, points: '0.00000001' }, none);
    shop.onDay(10, -1).refuses('points_locked', 'RedeemPoints', { ...sale, points: '1' });
    const quarter = { field: 'points', value: '42.00000001', expected: 'at most 42.00000000' };
    shop.onDay(10).refuses('points_locked', 'RedeemPoints', { ...sale, points: '42.00000001' }, quarter);
    shop.does('RedeemPoints', { ...sale, points: '42' });
    expect(shop.member('a')).toMatchObject({ points: 12_600_000_000, locked: 12_600_000_000 });
    shop.onDay(40).does('RedeemPoints', { ...sale, redemptionId: 's', points: '126' });
  });

  test('R5, L5: locked points can be forfeited, and then the rest of the lock holds what is left', () => {
    const shop = locked().does('ForfeitPoints', { forfeitId: 'f', memberId: 'a', points: '100', reason: 'fraud' });
    expect(shop.member('a')).toMatchObject({ points: 6_800_000_000, locked: 6_800_000_000 });
    shop.onDay(20).refuses('points_locked', 'RedeemPoints', { redemptionId: 'r', memberId: 'a', points: '1' });
    shop.onDay(30).does('RedeemPoints', { redemptionId: 'r', memberId: 'a', points: '26' });
  });

  test('B2, L5: with no points left the locks are gone', () => {
    const shop = locked().does('ForfeitPoints', { forfeitId: 'f', memberId: 'a', points: '168', reason: 'fraud' });
    expect(shop.member('a')).toMatchObject({ points: 0, locked: 0, basis: 0 });
    shop.order('q', 'a', '100.00');
    expect(shop.member('a').locked).toBe(0);
    expect(shop.member('a').points).toBeGreaterThan(0);
  });

  test('B2, L5: selling the last free points, or converting them, ends the locks as well', () => {
    for (const sell of [
      { type: 'RedeemPoints', redemptionId: 'r', memberId: 'a', points: '168' },
      { type: 'ConvertPoints', grantId: 'g', conversionId: 'c', memberId: 'a', shares: 1 },
    ]) {
      const shop = locked();
      const price = (worth(shop, shop.member('a').points) / 100).toFixed(2);
      shop.does('OpenConversion', { conversionId: 'c', shares: 1, pricePerShare: price });
      shop.onDay(40).does(sell.type, Object.fromEntries(Object.entries(sell).slice(1)));
      const { points } = shop.member('a');
      if (points > 0)
        shop.does('ForfeitPoints', { forfeitId: 'f', memberId: 'a', points: '0.00000001', reason: 'dust' });
      expect(shop.member('a')).toMatchObject({ locked: 0 });
    }
  });

  test('V2, L5: locked points cannot be converted', () => {
    const shop = locked().does('OpenConversion', { conversionId: 'c', shares: 100, pricePerShare: '1.00' });
    const convert = { grantId: 'g', conversionId: 'c', memberId: 'a', shares: 1 };
    shop.refuses('points_locked', 'ConvertPoints', convert, { field: 'shares', value: 1 });
    shop.onDay(10).does('ConvertPoints', convert);
  });
});

describe('injections', () => {
  test('P4: an injection raises the reserve with money from outside, and nobody gets points for it', () => {
    const shop = new Given().order('o', 'a', '1000.00');
    shop.accepts('InjectFunds', { injectionId: 'i', amount: '50.00', source: 'operator' });
    expect(shop.events).toStrictEqual([
      {
        type: 'FundsInjected',
        at: dayMs(0),
        injectionId: 'i',
        amount: 5000,
        source: 'operator',
        pool: { reserve: 135_000, supply: 91_000_000_000, scale: 8 },
      },
    ]);
    expect(shop.accounts()).toStrictEqual({ platform: 70_000, cameIn: 205_000 });
    shop.does('InjectFunds', { injectionId: 'j', amount: '1.00', source: 'financing' });
    const again = { injectionId: 'i', amount: '1.00', source: 'operator' };
    shop.refuses('injection_exists', 'InjectFunds', again, { field: 'injectionId', value: 'i' });
    expect(shop.member('a').points).toBe(21_000_000_000);
  });

  test('P7: the surplus goes back by an injection from it, when somebody holds points, and no more than there is', () => {
    const shop = new Given().order('o', 'a', '1000.00').order('p', 'b', '1.00');
    for (const [memberId, points] of [
      ['b', shop.member('b').points],
      ['a', shop.member('a').points],
    ] as const)
      shop.does('ForfeitPoints', { forfeitId: memberId, memberId, points: `${Number(points) / 1e8}`, reason: 'x' });
    expect(shop.happened('SurplusTaken')).toMatchObject([{ amount: 30_030 }]);
    const refund = { injectionId: 'i', amount: '300.31', source: 'surplus' };
    shop.refuses('no_points_outstanding', 'InjectFunds', refund, {});
    shop.order('q', 'c', '100.00');
    const details = { field: 'amount', value: '300.31', expected: 'at most 300.30' };
    shop.refuses('surplus_too_low', 'InjectFunds', refund, details);
    shop.accepts('InjectFunds', { ...refund, amount: '300.30' });
    expect(shop.happened('FundsInjected')).toMatchObject([
      { amount: 30_030, source: 'surplus', pool: { reserve: 133_030 } },
    ]);
    expect(shop.engine.accounts()).toMatchObject({ surplus: 0, cameIn: 290_100 - 80_000 });
    expect(shop.engine.state()).not.toHaveProperty('surplus');
  });
});

describe('forced exits', () => {
  const cap = { pool: { ...LEAN.pool, cap: { multiple: '1.2', fee: '10%' } } };

  test('X1, X2, X3: whoever is due sells everything for at most the cap, less its fee, and starts anew', () => {
    const shop = holders(cap);
    // What exceeds the stake, 2010.00, is theirs. At first only a is due; what the cap cuts off makes b due in a second round, alone (R3).
    shop.does('InjectFunds', { injectionId: 'i', amount: '1500.00', source: 'financing' });
    expect(shop.happened('MemberExited')).toMatchObject([
      { member: 0, units: 21_000_000_000, paid: 108_000, basis: 100_000, pool: { reserve: 193_000 } },
      { member: 1, units: 10_290_000_000, paid: 84_000, basis: 70_000, pool: { reserve: 109_000 } },
    ]);
    expect(shop.happened('SurplusTaken')).toMatchObject([{ amount: 9000, pool: { reserve: 100_000 } }]);
    expect(shop.member('a')).toMatchObject({ points: 0, basis: 0, cash: 108_000, exits: 1 });
    expect(shop.engine.state().members.get('a')).toMatchObject({ exits: 1, points: '0.00000000', basis: '0.00' });
    shop.order('q', 'a', '10.00');
    expect(shop.member('a')).toMatchObject({ basis: 1000, exits: 1 });
    expect(shop.member('a').points).toBeGreaterThan(0);
  });

  test('X2, R3: without others there is no fee; what the cap cuts off is nobody’s then', () => {
    const shop = new Given(cap).order('o', 'a', '1000.00');
    shop.does('InjectFunds', { injectionId: 'i', amount: '950.00', source: 'financing' });
    expect(shop.happened('MemberExited')).toMatchObject([{ paid: 120_000, pool: { reserve: 105_000 } }]);
    expect(shop.happened('SurplusTaken')).toMatchObject([{ amount: 5000, pool: { reserve: 100_000 } }]);
  });

  test('X1, X3, L5: locked points count in the exit and are sold with the rest, and the lock is gone', () => {
    const shop = new Given({ ...cap, legacy: { coinShare: '40%', release: { tranches: 4, everyDays: 10 } } });
    shop.accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '100.00' });
    shop.does('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1000.00', coins: '100.00' });
    shop.does('SettleOrder', { orderId: 'o' });
    shop.does('InjectFunds', { injectionId: 'i', amount: '1000.00', source: 'financing' });
    expect(shop.happened('MemberExited')).toMatchObject([{ paid: 108_000, basis: 90_000 }]);
    shop.order('q', 'a', '10.00');
    expect(shop.member('a').locked).toBe(0);
  });
});
