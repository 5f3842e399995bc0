import { describe, expect, test } from 'vitest';
import { validatePlan } from '#core/plan';
import { changed, findingsWith, planOf, profileOf, rowsOf, severitiesOf } from '../../test/support/check.ts';
import type { Case, Change } from '../../test/support/check.ts';
import { findingsOfInvalidPlan } from './check.ts';
import { planFigures, reachBound, reachIfAllHold } from './figures.ts';

const NONE = profileOf('none');
const subsidies = (...percents: readonly number[]): Change => ({
  situation: { subsidies: percents.map((percent) => ({ sharePpm: percent * 10_000 })) },
});

/** The plan of the published figures: take 40, levels 5, regions 3, pool 30 (and a cap). */
const COALITION = {
  'splits.default': { merchant: '60%', platform: '2%', distribution: '8%' },
  'commissions.referral': ['5%'],
  'commissions.region.city': '3%',
};

/** cashback: take 20, levels 2, pool 12, cap 1 without fee, fee 10 % on sales. */
const CASES: readonly Case[] = [
  [
    'A03',
    'block',
    { facts: { 'pool.subsidyShare': '6.0001%' } },
    { facts: { 'pool.subsidyShare': '6%' } },
    'pool 12% + levels 2%',
  ],
  ['A03', 'block', subsidies(3, 4), subsidies(3, 3), 'subsidies 7%'],
  ['A03', 'block', { plan: COALITION, ...subsidies(4) }, { plan: COALITION, ...subsidies(2) }],
  [
    'A03',
    'block',
    { plan: COALITION, ...subsidies(3) },
    { plan: COALITION, ...subsidies(3), facts: { 'orders.channelCost': '1%' } },
  ],
  ['A04', 'warn', { plan: { 'pool.cap.multiple': '0.180001' } }, { plan: { 'pool.cap.multiple': '0.18' } }, 'cost 18%'],
  ['A04', 'warn', {}, { plan: { 'pool.cap': undefined } }],
  [
    'A08',
    'block',
    { facts: { 'pool.subsidyShare': '6.0001%' } },
    { facts: { 'pool.subsidyShare': '0%' } },
    'subsidies 6.0001%',
  ],
  ['A08', 'disclose', { facts: { 'pool.subsidyShare': '6%' } }, {}, 'subsidies 6%'],
  ['A08', 'disclose', subsidies(0.0001), subsidies(0)],
  [
    'A09',
    'warn',
    { facts: { 'orders.typicalAmount': '83.34' } },
    { facts: { 'orders.typicalAmount': '83.33' } },
    'pool.genesis: 1000.00',
  ],
  ['A09', 'warn', { plan: { 'pool.genesis': '959.99' } }, { plan: { 'pool.genesis': '960.00' } }],
  ['A10', 'warn', { plan: { minimumOrder: '0.99' } }, { plan: { minimumOrder: '1.00' } }, 'minimumOrder: 0.99'],
];

describe('A03 to A10: what triggers each rule, and the nearest that does not, in every profile', () => {
  test.each(rowsOf(CASES))('%s gives %s', (id, severity, triggers, nearest, value) => {
    for (const profile of [undefined, NONE]) {
      const found = findingsWith(triggers, profile).filter((finding) => finding.id === id);
      expect(found.map((finding) => finding.severity)).toEqual([severity]);
      expect(found[0]?.value).toContain(value);
      expect(found[0]?.basis).toBe('arithmetic');
      expect(severitiesOf(id, nearest, profile)).toEqual([]);
    }
  });
});

describe('A01, A02, A05, A06: what core refuses is a block here', () => {
  const file = (changes: Change['plan']): ReturnType<typeof findingsOfInvalidPlan> => {
    const base = {
      name: 'x',
      currency: 'CNY',
      returnWindowDays: 15,
      splits: { default: { merchant: '80%', platform: '6%', distribution: '2%' } },
      pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '80%', redeemFee: '10%' },
    };
    const result = validatePlan(changed(base, changes ?? {}));
    return result.ok ? [] : findingsOfInvalidPlan(result.errors);
  };
  test.each([
    ['A01', { 'splits.default.platform': '18%' }, { 'splits.default.platform': '17.9999%' }],
    ['A02', { 'commissions.referral': ['2.0001%'] }, { 'commissions.referral': ['2%'] }],
    ['A05', { 'pool.rebateShare': '100%' }, { 'pool.rebateShare': '99.9999%' }],
    ['A05', { 'pool.rebateShare': '0%' }, { 'pool.rebateShare': '0.0001%' }],
    ['A05', { 'pool.redeemFee': '100%' }, { 'pool.redeemFee': '99.9999%' }],
    ['A05', { 'pool.cap.multiple': '0' }, { 'pool.cap.multiple': '0.000001' }],
    ['A06', { 'pool.startPrice': '1000.01' }, { 'pool.startPrice': '1000.00' }],
  ])('%s', (id, wrong, right) => {
    expect(file(wrong)?.map((finding) => [finding.id, finding.severity])).toEqual([[id, 'block']]);
    expect(file(right)).toEqual([]);
  });

  test('a plan that is wrong in form as well is no finding', () => {
    expect(file({ 'pool.rebateShare': '0%', name: '' })).toBeUndefined();
  });
});

describe('A03: what clears it is computed', () => {
  const remedyOf = (change: Change) => findingsWith(change).find(({ id }) => id === 'A03')?.remedy.en ?? '';

  test('the largest pool, the smallest take and the largest subsidy, and each does clear it', () => {
    const remedy = remedyOf({ plan: COALITION, ...subsidies(4) });
    expect(remedy).toBe(
      "A pool leg of at most 28%; or with the pool's leg as it is a take of at least 42%; or subsidies of at most 2%.",
    );
    const smaller = { ...COALITION, 'splits.default': { merchant: '60%', platform: '4%', distribution: '8%' } };
    const more = { ...COALITION, 'splits.default': { merchant: '58%', platform: '4%', distribution: '8%' } };
    for (const plan of [smaller, more]) expect(severitiesOf('A03', { plan, ...subsidies(4) })).toEqual([]);
    expect(severitiesOf('A03', { plan: COALITION, ...subsidies(2) })).toEqual([]);
  });

  test('the worst of several splits is named', () => {
    const plan = { 'splits.rich': { merchant: '20%', platform: '0%', distribution: '3%' } };
    const found = findingsWith({ plan, facts: { 'pool.subsidyShare': '2%' } }).find(({ id }) => id === 'A03');
    expect(found?.value).toContain('splits.rich: pool 77%');
  });

  test('decision 10: with a cap the fee of outsiders’ exits is told besides', () => {
    const [withCap, without] = [{}, { 'pool.cap': undefined }].map((plan) =>
      findingsWith({ plan, facts: { 'pool.subsidyShare': '7%' } }).find(({ id }) => id === 'A03'),
    );
    expect(withCap?.message.en).toContain('forced exits');
    expect(without?.message.en).not.toContain('forced exits');
    expect([withCap, without].map((found) => found?.message.zh.includes('强制出局'))).toEqual([true, false]);
    const a07 = findingsWith({ plan: { 'pool.cap': { multiple: '1.2', fee: '20%' } } }).find(({ id }) => id === 'A07');
    expect(a07?.message.en).toContain('leaves 240 of each 1,000 spent');
  });
});

describe('A04 and A07: the figures', () => {
  test('A04: best-case multiple and the growth from which it pays', () => {
    const found = findingsWith({}).find(({ id }) => id === 'A04');
    // (1 - 0) x 1 / 0.18, and 0.18 / (0.8 x 0.12 x 0.9).
    expect(found?.message.en).toContain('at best 5.56 times');
    expect(found?.message.en).toContain('grown 2.08 times');
    expect(found?.remedy.en).toContain('at most 0.18 ');
  });

  test('A04: a channel cost that the merchant bears makes washing dearer', () => {
    const found = findingsWith({ facts: { 'orders.channelCost': '2%' } }).find(({ id }) => id === 'A04');
    expect(found?.message.en).toContain('costs 20% of it: at best 5 times');
  });

  test.each([
    ['mall-3x', 125_000n, 7074],
    ['mall-2x', 187_500n, 1831],
    ['local-life-1.2x', 166_667n, 2712],
    ['local-life-2x', 100_000n, 14_884],
  ])('A07: %s: the hard bound is r / (k (1 - f)), and about one in so many if all hold', (name, boundPpm, oneIn) => {
    const plan = planOf(name);
    const figures = planFigures(plan);
    expect(((reachBound(figures, 0n) ?? 0n) + 999_999n) / 1_000_000n).toBe(boundPpm);
    expect(Math.round(1 / (reachIfAllHold(plan, figures, 0n) ?? 0))).toBe(oneIn);
  });

  test('A07: says the mean, how many can reach the cap and how many do; without a cap that there is none', () => {
    const messageOf = (plan: NonNullable<Change['plan']>) =>
      findingsWith({ plan }).find(({ id }) => id === 'A07')?.message.en;
    expect(messageOf({})).toBe(
      'On average members get at most 12% of spend back (and injections). At most 12% can reach the cap; if all hold, about 1 in 120,000 does.',
    );
    expect(messageOf({ 'pool.cap': undefined })).toBe(
      'On average members get at most 12% of spend back (and injections). There is no cap.',
    );
  });

  test('A07 is always there, and counts subsidies (A08)', () => {
    expect(severitiesOf('A07', {})).toEqual(['disclose']);
    const found = findingsWith({ facts: { 'pool.subsidyShare': '3%' } }).find(({ id }) => id === 'A07');
    expect(found?.value).toBe('pool 15%; cap <= 15%');
  });

  test('A09: the genesis that is enough', () => {
    const found = findingsWith({ facts: { 'orders.typicalAmount': '1000.01' } }).find(({ id }) => id === 'A09');
    expect(found?.remedy.en).toBe('pool.genesis: 12000.12');
    expect(
      severitiesOf('A09', { plan: { 'pool.genesis': '12000.12' }, facts: { 'orders.typicalAmount': '1000.01' } }),
    ).toEqual([]);
  });
});
