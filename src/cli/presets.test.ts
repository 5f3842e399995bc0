import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formatPlan } from '#core/plan';
import type { Plan } from '#core/plan';
import { WORST_CASE_ONE, worstCaseCommissions } from '#core/plan-rules';
import { presetNames, readPlan } from './plan-file.ts';

const ONE = 1_000_000;

function preset(name: string): Plan {
  const result = readPlan(name);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.plan;
}

function textOf(name: string): string {
  return readFileSync(readPlan(name).file, 'utf8');
}

/** The fields of a preset that its file names. */
function written(name: string): Record<string, unknown> {
  return parse(textOf(name)) as Record<string, unknown>;
}

const MALL = {
  currency: 'CNY',
  splits: { default: { merchant: '30%', platform: '10%', distribution: '30%' } },
  commissions: {
    referral: ['10%', '5%'],
    ranks: [
      { name: 'V1', rate: '3%' },
      { name: 'V2', rate: '6%' },
      { name: 'V3', rate: '10%' },
    ],
    peer: '20%',
  },
  returnWindowDays: 7,
};
const LOCAL_LIFE = {
  currency: 'CNY',
  splits: { default: { merchant: '80%', platform: '2%', distribution: '2%' } },
  commissions: {
    referral: ['0.3%', '0.2%'],
    recruiter: '0.5%',
    region: { district: '0.1%', city: '0.2%', province: '0.3%' },
  },
  returnWindowDays: 0,
  withdrawal: { minimum: '1.00', fee: '0.6%' },
};
const POOL = { startPrice: '1.00', genesis: '0.01', rebateShare: '70%', redeemFee: '20%' };

describe('the presets', () => {
  test.each([
    ['mall-3x', MALL, '3'],
    ['mall-2x', MALL, '2'],
    ['local-life-1.2x', LOCAL_LIFE, '1.2'],
    ['local-life-2x', LOCAL_LIFE, '2'],
  ])('X1: %s has the numbers it is known for, and its cap', (name, rest, multiple) => {
    expect(written(name)).toEqual({ name, ...rest, pool: { ...POOL, cap: { multiple } } });
  });

  test('X2: cashback pays nobody more than was spent, even the last holder, who pays no fee', () => {
    const { cap } = preset('cashback').pool;
    expect(cap && cap.multiplePpm).toBeLessThanOrEqual(ONE);
    expect(cap && (ONE - cap.feePpm) * cap.multiplePpm).toBeLessThanOrEqual(ONE * ONE);
  });

  test('O4: cashback has one referral level, a window of 15 days, a genesis of 1000.00, orders from 1.00', () => {
    const plan = preset('cashback');
    expect(plan.commissions).toEqual({
      referralPpm: [expect.any(Number)],
      recruiterPpm: 0,
      region: { districtPpm: 0, cityPpm: 0, provincePpm: 0 },
      ranks: [],
      peerPpm: 0,
    });
    expect([plan.returnWindowDays, plan.pool.genesisFen, plan.minimumOrderFen]).toEqual([15, 100_000, 100]);
  });

  test.each(['cashback', 'clear-debts', 'clear-stock'])('W1: %s names a tax for every account', (name) => {
    expect((written(name)['withdrawal'] as { tax: object }).tax).toEqual(formatPlan(preset(name)).withdrawal.tax);
  });

  test('L2: clear-debts leaves the pool something of an order paid with as many coins as may be', () => {
    const { legacy, splits, commissions } = preset('clear-debts');
    const split = splits.get('default');
    const cash = ONE - (legacy?.coinSharePpm ?? 0);
    expect(legacy?.release).toBeDefined();
    expect(worstCaseCommissions(commissions)).toEqual({ levels: 0, regions: 0 });
    expect(split && cash * (ONE - split.platformPpm - split.distributionPpm) - split.merchantPpm * ONE).toBeGreaterThan(
      0,
    );
  });

  test('A08: the subsidy that clear-stock speaks of stays within what the merchant gives up', () => {
    const { splits, commissions } = preset('clear-stock');
    const split = splits.get('default') ?? { merchantPpm: ONE, platformPpm: 0, distributionPpm: 0 };
    const take = ONE - split.merchantPpm;
    const pool = take - split.platformPpm - split.distributionPpm;
    const { levels, regions } = worstCaseCommissions(commissions);
    const most = take - pool - (levels + regions) / ONE;
    expect(textOf('clear-stock')).toContain(`${most / 10_000}%`);
    expect(textOf('clear-stock')).toContain('"share":"20%"');
    expect(most).toBeGreaterThanOrEqual(200_000);
  });

  test.each(presetNames())('A03: %s never pays out more of an order than the merchant gives up', (name) => {
    const { splits, commissions } = preset(name);
    const { levels, regions } = worstCaseCommissions(commissions);
    for (const { merchantPpm, platformPpm, distributionPpm } of splits.values()) {
      const pool = ONE - merchantPpm - platformPpm - distributionPpm;
      expect(pool * ONE + levels + regions).toBeLessThanOrEqual(WORST_CASE_ONE - merchantPpm * ONE);
    }
  });

  test.each(presetNames())('%s is called by its name, explained in both languages and completed by editors', (name) => {
    const lines = textOf(name).split('\n');
    expect(preset(name).name).toBe(name);
    expect(lines[0]).toBe('# yaml-language-server: $schema=../schema/plan.schema.json');
    const comments = lines.slice(1).filter((line) => /^\s*#\s*\S/.test(line));
    const chinese = comments.filter((line) => /[一-鿿]/.test(line));
    expect(chinese.length).toBeGreaterThan(8);
    expect(comments.length - chinese.length).toBeGreaterThan(8);
  });

  // The words of rule R33 of the plan check, and 合规 with them.
  const promises =
    /保本|保收益|稳赚|必涨|只涨不跌|单边上[扬涨]|[零无]风险|躺[赚赢]|静态收益|动态收益|全额?返|消费[=即就是]*(存钱|投资|赚钱)|回本|翻倍|原始股|上市|国家(支持|扶持)|央企|财富自由|合规|guaranteed|risk-free|never falls|passive income|pre-IPO|compliant/i;
  test.each(presetNames())('%s promises nothing', (name) => {
    expect(textOf(name).replaceAll(/[\s#]/g, '').match(promises)?.[0]).toBeUndefined();
    expect(textOf(name).match(promises)?.[0]).toBeUndefined();
  });
});
