import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WORST_CASE_ONE, worstCaseCommissions } from './plan-rules.ts';
import type { CommissionRates } from './plan-rules.ts';
import { validatePlan } from './plan.ts';

interface Legs {
  readonly merchant: string;
  readonly platform: string;
  readonly distribution: string;
}

function plan(splits: Record<string, Partial<Legs>>, commissions: object): unknown {
  return {
    name: 'x',
    currency: 'CNY',
    pool: { startPrice: '1.00', genesis: '1.00', rebateShare: '70%', redeemFee: '20%' },
    splits,
    commissions,
    returnWindowDays: 0,
  };
}

function findings(splits: Record<string, Partial<Legs>>, commissions: object = {}): [string, unknown, string][] {
  const result = validatePlan(plan(splits, commissions));
  return result.ok ? [] : result.errors.map(({ path, value, code }) => [path, value, code]);
}

describe('A01', () => {
  test('A01: the pool leg must be above 0', () => {
    expect(findings({ default: { merchant: '80%', platform: '10%', distribution: '9.9999%' } })).toEqual([]);
    expect(findings({ default: { merchant: '80%', platform: '10%', distribution: '10%' } })).toEqual([
      ['splits.default', '100%', 'A01'],
    ]);
    expect(findings({ default: { merchant: '80%', platform: '20.5%', distribution: '10%' } })).toEqual([
      ['splits.default', '110.5%', 'A01'],
    ]);
  });

  test('A01: a leg may be 0', () => {
    expect(findings({ default: { merchant: '0%', platform: '0%', distribution: '0%' } })).toEqual([]);
  });

  test('A01: every split is looked at, and an unreadable leg invents no error', () => {
    const fine = { merchant: '80%', platform: '10%', distribution: '1%' };
    expect(findings({ default: fine, other: { ...fine, platform: '20%' } })).toEqual([['splits.other', '101%', 'A01']]);
    expect(findings({ default: { ...fine, merchant: '80' } })).toEqual([
      ['splits.default.merchant', '80', 'wrong_form'],
    ]);
    expect(findings({ default: { ...fine, merchant: 'x', platform: '99%' } }).map(([, , code]) => code)).toEqual([
      'wrong_form',
      'A01',
    ]);
  });
});

describe('A02', () => {
  const legs = (distribution: string): Record<string, Legs> => ({
    default: { merchant: '30%', platform: '10%', distribution },
  });
  const mall = {
    referral: ['10%', '5%'],
    recruiter: '1%',
    region: { district: '1%', city: '3%', province: '2%' },
    ranks: [
      { name: 'V2', rate: '6%' },
      { name: 'V3', rate: '10%' },
      { name: 'V1', rate: '3%' },
    ],
    peer: '20%',
  };

  test('A02: the worst case is referral, recruiter, the highest region and the highest rank with its peer', () => {
    // 10 + 5 + 1 + 3 + 10 x 1.2 = 31
    expect(findings(legs('31%'), mall)).toEqual([]);
    expect(findings(legs('30.9999%'), mall)).toEqual([['splits.default.distribution', '30.9999%', 'A02']]);
  });

  test('A02: the comparison is finer than a part per million', () => {
    const ranks = [{ name: 'V1', rate: '1.0001%' }];
    // 1.0001 % x 1.000001 is above 1.0001 % by less than a part per million.
    expect(findings(legs('1.0001%'), { ranks, peer: '0%' })).toEqual([]);
    expect(findings(legs('1.0001%'), { ranks, peer: '0.0001%' })).toEqual([
      ['splits.default.distribution', '1.0001%', 'A02'],
    ]);
    expect(findings(legs('1.0002%'), { ranks, peer: '0.0001%' })).toEqual([]);
  });

  test('A02: the refusal says which leg would do', () => {
    const result = validatePlan(plan(legs('30%'), mall));
    expect(result.ok ? '' : result.errors[0]?.message.en).toContain('make it at least 31%');
    const finer = validatePlan(plan(legs('1%'), { ranks: [{ name: 'V1', rate: '1.0001%' }], peer: '0.0001%' }));
    expect(finer.ok ? '' : finer.errors[0]?.message.zh).toContain('应至少为 1.0002%');
  });

  test("A02: every split's distribution leg is held against it", () => {
    const splits = { ...legs('31%'), groceries: { merchant: '94%', platform: '1%', distribution: '1%' } };
    expect(findings(splits, mall)).toEqual([['splits.groceries.distribution', '1%', 'A02']]);
  });

  test('A02: without commissions a distribution leg of 0 will do', () => {
    expect(findings(legs('0%'))).toEqual([]);
    expect(findings(legs('0%'), { recruiter: '0.0001%' })).toEqual([['splits.default.distribution', '0%', 'A02']]);
  });

  test('A02: the worst case is exact for any rates', () => {
    const ppm = fc.integer({ min: 0, max: 1_000_000 });
    const rates: fc.Arbitrary<CommissionRates> = fc.record({
      referralPpm: fc.array(ppm, { maxLength: 1000, size: 'max' }),
      recruiterPpm: ppm,
      region: fc.record({ districtPpm: ppm, cityPpm: ppm, provincePpm: ppm }),
      ranks: fc.array(fc.record({ name: fc.string(), ratePpm: ppm }), { maxLength: 5 }),
      peerPpm: ppm,
    });
    const property = fc.property(rates, (given) => {
      const { levels, regions } = worstCaseCommissions(given);
      const rank = BigInt(Math.max(0, ...given.ranks.map(({ ratePpm }) => ratePpm)));
      const sum = given.referralPpm.reduce((total, rate) => total + BigInt(rate), BigInt(given.recruiterPpm));
      expect(BigInt(levels)).toBe(sum * 1_000_000n + rank * (1_000_000n + BigInt(given.peerPpm)));
      expect(regions).toBe(
        Math.max(given.region.districtPpm, given.region.cityPpm, given.region.provincePpm) * 1_000_000,
      );
      expect(Number.isSafeInteger(levels + regions)).toBe(true);
    });
    fc.assert(property, { numRuns: 100 });
    expect(WORST_CASE_ONE).toBe(10 ** 12);
  });
});
