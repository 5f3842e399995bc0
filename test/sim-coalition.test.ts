/** What a coalition wins at best: it crosses zero where A03, with A08, says. */
import { describe, expect, test } from 'vitest';
import { searchCoalition } from '#sim/coalition';
import type { Input } from '#sim/play';
import { planOf } from './support/given.ts';
import { givenScenario } from './support/scenarios.ts';

/** The merchant gives up 40 %: levels 5 %, regions 3 %, pool 30 %, platform 2 %. */
const PLAN = {
  name: 'take-40',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '10.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '60%', platform: '2%', distribution: '8%' } },
  commissions: { referral: ['4%', '1%'], region: { district: '1%', city: '2%', province: '3%' } },
  returnWindowDays: 0,
};

function inputOf(share: string, coalition: object, mints = 'no'): Input {
  const subsidies = share === '0%' ? [] : [{ day: 0, budget: '100000000.00', share, mints }];
  const scenario = givenScenario({
    days: 20,
    arrivals: { kind: 'constant', perDay: 2, noise: 'none' },
    subsidies,
    coalition: { day: 10, volume: '10000000.00', ...coalition },
  });
  return { scenario, plan: planOf(PLAN), seed: 1 };
}

describe('A03, A08: merchant, buyer and referrers together, the others idle', () => {
  test.each([
    ['0%', -0.02],
    ['2%', 0],
    ['4%', 0.02],
  ])('a subsidy of %s that does not mint: about %d of volume', (share, expected) => {
    const found = searchCoalition(inputOf(share, {}));
    expect(found?.outsiders).toBe('idle');
    expect(found?.waysTried).toBeGreaterThan(20);
    expect(Math.abs((found?.profitOverVolume ?? 1) - expected)).toBeLessThan(0.003);
  });

  test('a subsidy that mints is worth as much to them', () => {
    expect(searchCoalition(inputOf('4%', {}, 'yes'))?.profitOverVolume).toBeGreaterThan(0.017);
  });

  test('no scenario without a coalition has one', () => {
    const input = inputOf('0%', {});
    const { coalition: _, ...scenario } = input.scenario;
    expect(searchCoalition({ ...input, scenario })).toBeNull();
  });
});

test('with active outsiders every way is a run of its own, and the others may lose to it or win by it', () => {
  const small = { volume: '1000.00', outsiders: 'active', patience: 6 };
  const found = searchCoalition(inputOf('0%', small));
  expect(found?.outsiders).toBe('active');
  expect(found?.waysTried).toBeGreaterThan(10);
  // What comes after raises the price for those who wait: more than against idle outsiders.
  const idle = searchCoalition(inputOf('0%', { volume: '1000.00' }));
  expect(Number(found?.profit)).toBeGreaterThan(Number(idle?.profit));
  expect(found?.way.waitDays).toBeGreaterThan(0);
});
