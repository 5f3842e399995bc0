import { expect, test } from 'vitest';
import { Case, leanPlan } from './cases.ts';
import { PlainPool } from './plain-pool.ts';

const capped = (multiple: string) => ({ ...leanPlan, pool: { ...leanPlan.pool, cap: { multiple } } });
const pennyPool = { genesisFen: 1n, startPriceFen: 100n, redeemFeePpm: 200_000 };

/** A pool that stands at this pair, the last unit but `locked` held by member 1. */
function poolAt(state: { reserve: bigint; supply: bigint; locked: bigint; scale: number }): PlainPool {
  const pool = new PlainPool(pennyPool);
  Object.assign(pool, state);
  pool.cameIn = state.reserve;
  Object.assign(pool.account(1), { points: state.supply - state.locked, basis: 100n });
  return pool;
}

test('P2, P5: a start price too high for one unit locks one unit, then resolution grows', () => {
  const { engine } = new Case({ ...leanPlan, pool: { ...leanPlan.pool, startPrice: '10000000000.00' } });
  expect(engine.state().pool).toStrictEqual({ reserve: '0.01', supply: '0.000000010000', scale: 12 });
});

test('P5: scale ends at 400', () => {
  const pool = poolAt({ reserve: 1_000_000n, supply: 3n, locked: 1n, scale: 398 });
  pool.inject(1n);
  expect([pool.scale, pool.supply, pool.locked]).toStrictEqual([400, 201n, 1n]);
  expect(pool.pointsOf(pool.account(1))).toBe(200n);
});

test('P5, M2: past the last scale minting still goes by the price, in whole units', () => {
  const pool = poolAt({ reserve: 3000n, supply: 5n, locked: 1n, scale: 400 });
  expect(pool.settle(2, 1000n, 2000n, 0n, 1400n)).toBe(2n);
  expect([pool.reserve, pool.supply, pool.locked]).toStrictEqual([5000n, 7n, 1n]);
});

test('P6: the locked stake shrinks to the genesis', () => {
  const one = new Case(leanPlan).order('o1', 'm1', '1000.00', '210.00000000');
  expect(one.engine.state().pool).toStrictEqual({ reserve: '300.01', supply: '210.00700000', scale: 8 });
});

test('P6: scale grows first, until what is held is fine enough', () => {
  const one = new Case(leanPlan).order('o1', 'm1', '1000.00', '210.00000000');
  one.accepts('RedeemPoints', { redemptionId: 'x1', memberId: 'm1', points: '209.99999999' }, { paid: '239.99' });
  expect(one.engine.state().pool).toStrictEqual({ reserve: '60.02', supply: '0.0000000100016663', scale: 16 });
  expect(one.member('m1')).toMatchObject({ points: '0.0000000100000000', basis: '0.01' });
});

test('P6: growth too ends at scale 400, and one unit stays locked', () => {
  const pool = poolAt({ reserve: 1_000_000n, supply: 203n, locked: 200n, scale: 398 });
  pool.inject(1n);
  expect([pool.scale, pool.locked, pool.supply]).toStrictEqual([400, 1n, 301n]);
});

test('P7: what nobody holds is surplus, and goes back only to holders', () => {
  const one = new Case(leanPlan).order('o1', 'm1', '1000.00', '210.00000000');
  one.accepts('ForfeitPoints', { forfeitId: 'f1', memberId: 'm1', points: '210', reason: 'fraud' });
  // 700,000 locked units, times 10,000 by P5 to scale 12 (7e9 >= 10,000 x 30,001), times 1 / 30,001.
  expect(one.engine.state().pool).toStrictEqual({ reserve: '0.01', supply: '0.000000233325', scale: 12 });
  expect(one.engine.state().surplus).toBe('300.00');
  one.refuses('no_points_outstanding', 'InjectFunds', { injectionId: 'i1', amount: '1.00', source: 'surplus' });
  one.refuses('amount_not_positive', 'InjectFunds', { injectionId: 'i1', amount: '0.00', source: 'surplus' });
});

test('P7: past the last scale one unit stays, though the price of what nobody holds falls', () => {
  const pool = poolAt({ reserve: 3000n, supply: 3n, locked: 1n, scale: 400 });
  pool.burn(1, 2n);
  expect([pool.reserve, pool.surplus, pool.supply, pool.locked]).toStrictEqual([1n, 2999n, 1n, 1n]);
});

test('M4, B1: an order may mint nothing, the spend counts', () => {
  const pool = poolAt({ reserve: 3000n, supply: 5n, locked: 1n, scale: 400 });
  expect(pool.settle(1, 50n, 100n, 0n, 70n)).toBe(0n);
  expect(pool.account(1).basis).toBe(150n);
});

test('R3: the last holder pays no fee, the last but one does', () => {
  const one = new Case(leanPlan).order('o1', 'm1', '1000.00', '210.00000000');
  one.order('o2', 'm2', '1000.00', '147.00000000');
  // 147 of 357.00595: 24,706.0 fen less a fifth.
  one.accepts('RedeemPoints', { redemptionId: 'x1', memberId: 'm2', points: '147' }, { paid: '197.64' });
  // R = 60,001 - 19,764 = 40,237; locked = floor(21e9 / 40,236) = 521,920: 21e9 x 40,237 / 21,000,521,920 = 40,236.0
  one.accepts('RedeemPoints', { redemptionId: 'x2', memberId: 'm1', points: '210' }, { paid: '402.36' });
  expect(one.engine.state().surplus).toBeUndefined();
  expect(one.engine.state().pool.reserve).toBe('0.01');
});

test('X2, R3: when all exit there is no fee, the cap cuts, the rest is surplus', () => {
  const one = new Case(capped('1.2')).order('o1', 'm1', '1000.00', '210.00000000');
  one.order('o2', 'm2', '1000.00', '147.00000000');
  one.accepts('InjectFunds', { injectionId: 'i1', amount: '10000.00', source: 'financing' });
  expect(one.engine.lastExits).toHaveLength(2);
  expect(one.engine.lastExits).toContainEqual({ memberId: 'm1', units: 21_000_000_000n, paid: 120_000n });
  expect(one.engine.lastExits).toContainEqual({ memberId: 'm2', units: 14_700_000_000n, paid: 120_000n });
  // P6 left floor(35.7e9 / 1,060,000) = 33,679 units locked; P5 takes them to scale 14, P7 divides by 820,001.
  const state = one.engine.state();
  expect(state.pool).toStrictEqual({ reserve: '0.01', supply: '0.00000000041071', scale: 14 });
  expect(state.surplus).toBe('8200.00');
  expect(state.members.get('m2')).toMatchObject({
    points: '0.00000000000000',
    basis: '0.00',
    cash: '1200.00',
    exits: 1,
  });
  one.refuses('member_unknown', 'ForfeitPoints', { forfeitId: 'f1', memberId: 'm3', points: '1', reason: 'none' });
  expect(one.engine.lastExits).toHaveLength(0);
});

test('X2: at the cap exactly a member is due and gets what the points are worth less the fee', () => {
  const pool = new PlainPool({ ...pennyPool, cap: { multiplePpm: 2_000_000, feePpm: 100_000 } });
  // 1,000,000 units locked at 1 fen; member 1 buys 100 fen for 50 fen: 50,000,000 units, worth 100 of 101 after P6.
  pool.settle(1, 50n, 100n, 0n, 50n);
  expect(pool.lastExits).toStrictEqual([{ member: 1, units: 50_000_000n, paid: 100n }]);
  const other = new PlainPool({ ...pennyPool, cap: { multiplePpm: 2_000_000, feePpm: 100_000 } });
  other.settle(1, 51n, 100n, 0n, 50n);
  expect(other.lastExits).toStrictEqual([]);
});

test('X2: a payment of nothing still exits', () => {
  const pool = new PlainPool({ ...pennyPool, cap: { multiplePpm: 1_200_000, feePpm: 200_000 } });
  pool.settle(1, 1n, 1n, 0n, 1n);
  pool.settle(2, 100n, 100n, 0n, 50n);
  expect(pool.lastExits).toStrictEqual([{ member: 1, units: 1_000_000n, paid: 0n }]);
  expect(pool.account(1)).toMatchObject({ points: 0n, basis: 0n, exits: 1, cash: 0n });
  expect(pool.account(2)).toMatchObject({ points: 50_000_000n, basis: 100n, exits: 0 });
});

test('X2, P8: what an exit leaves in the pool may make the next one due, in the same command', () => {
  const pool = new PlainPool({ ...pennyPool, cap: { multiplePpm: 1_000_000, feePpm: 500_000 } });
  pool.settle(1, 130n, 100n, 0n, 50n);
  expect([pool.supply, pool.lastExits]).toStrictEqual([50_500_000n, []]);
  // R = 201, S = 75,375,000: member 1 is worth 133, member 2 only 66 of 100. Then R = 136, S = 25,185,185: member 2 is worth 135.
  expect(pool.settle(2, 100n, 100n, 0n, 50n)).toBe(25_000_000n);
  expect(pool.lastExits).toStrictEqual([
    { member: 1, units: 50_000_000n, paid: 65n },
    { member: 2, units: 25_000_000n, paid: 100n },
  ]);
  expect([pool.reserve, pool.surplus, pool.supply, pool.scale]).toStrictEqual([1n, 35n, 514_402n, 10]);
});

test('B2: selling a part leaves the exit where it was', () => {
  const one = new Case(capped('3')).order('o1', 'm1', '1000.00', '210.00000000');
  one.order('o2', 'm2', '1000.00', '147.00000000');
  one.accepts('RedeemPoints', { redemptionId: 'x1', memberId: 'm1', points: '70' }, { paid: '94.11' });
  expect(one.member('m1')).toMatchObject({ points: '140.00000000', basis: '666.67' });
});

test('V2: a conversion burns units rounded up', () => {
  const one = new Case(leanPlan).order('o1', 'm1', '1000.00', '210.00000000');
  one.accepts('InjectFunds', { injectionId: 'i1', amount: '0.01', source: 'operator' });
  one.accepts('OpenConversion', { conversionId: 'v1', shares: 2, pricePerShare: '0.01' });
  const convert = { conversionId: 'v1', memberId: 'm1', shares: 1 };
  // 21,000,699,976 / 30,002 = 699,976.7
  one.accepts('ConvertPoints', { grantId: 'g1', ...convert }, { burned: '0.00699977', value: '0.01' });
  expect(one.member('m1')).toMatchObject({ points: '209.99300023', shares: 1 });
  expect(one.engine.state().pool.reserve).toBe('300.01');
  one.refuses('shares_exhausted', 'ConvertPoints', { grantId: 'g2', ...convert, shares: 2 });
  one.refuses('shares_not_positive', 'ConvertPoints', { grantId: 'g2', ...convert, shares: 0 });
  one.refuses('member_unknown', 'ConvertPoints', { grantId: 'g2', ...convert, memberId: 'm2' });
});
