import { describe, expect, test } from 'vitest';
import { describeValue, formatPath } from './plan-error.ts';
import { validatePlan } from './plan.ts';

const small = {
  name: 'small',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '0.01', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '80%', platform: '2%', distribution: '2%' } },
  returnWindowDays: 7,
};

/** `path: English | Chinese`, one an error. */
function messagesOf(input: unknown): string[] {
  const result = validatePlan(input);
  return result.ok ? [] : result.errors.map(({ path, message }) => `${path}: ${message.en} | ${message.zh}`);
}

const inPool = (fields: object): object => ({ ...small, pool: { ...small.pool, ...fields } });
const legs = { merchant: '80%', platform: '2%', distribution: '2%' };

describe('what a refusal says', () => {
  const cases: readonly (readonly [what: string, input: unknown, said: string])[] = [
    [
      'no plan',
      7,
      ': write a mapping; its keys: name, currency, pool, splits, commissions, legacy, withdrawal, returnWindowDays, minimumOrder | 应为映射，可用的键：name, currency, pool, splits, commissions, legacy, withdrawal, returnWindowDays, minimumOrder',
    ],
    [
      'null for a plan',
      null,
      ': write a mapping; its keys: name, currency, pool, splits, commissions, legacy, withdrawal, returnWindowDays, minimumOrder | 应为映射，可用的键：name, currency, pool, splits, commissions, legacy, withdrawal, returnWindowDays, minimumOrder',
    ],
    [
      'no object at a key',
      { ...small, withdrawal: '1%' },
      'withdrawal: write a mapping; its keys: minimum, fee, tax | 应为映射，可用的键：minimum, fee, tax',
    ],
    [
      'a number for an object',
      { ...small, withdrawal: 1 },
      'withdrawal: write a mapping; its keys: minimum, fee, tax | 应为映射，可用的键：minimum, fee, tax',
    ],
    [
      'null at a key',
      { ...small, legacy: null },
      'legacy: no value; give one or leave the key out; write a mapping; its keys: coinShare, release | 没有值；请写上或删去这个键；应为映射，可用的键：coinShare, release',
    ],
    [
      'a name that is a number',
      { ...small, name: 7 },
      'name: a number without quotes becomes binary floating point, quote it; write a text of 1 to 100 characters, such as "cashback" | 数字不带引号时会变成二进制浮点数，请加引号；应为 1 到 100 个字符的文字，例如 "cashback"',
    ],
    [
      'a name that is a list',
      { ...small, name: [] },
      'name: write a text of 1 to 100 characters, such as "cashback" | 应为 1 到 100 个字符的文字，例如 "cashback"',
    ],
    ['an empty name', { ...small, name: '' }, 'name: write a text of 1 to 100 characters | 应为 1 到 100 个字符的文字'],
    [
      'a broken name',
      { ...small, name: '\ud800' },
      'name: broken Unicode; write a text of 1 to 100 characters | 含有不完整的 Unicode 字符；应为 1 到 100 个字符的文字',
    ],
    ['another currency', { ...small, currency: 'USD' }, 'currency: only "CNY" is known | 只能是 "CNY"'],
    ['no currency', { ...small, currency: undefined }, 'currency: missing; only "CNY" is known | 缺少；只能是 "CNY"'],
    [
      'a number for money',
      inPool({ genesis: 1 }),
      'pool.genesis: a number without quotes becomes binary floating point, quote it; write an amount in yuan in quotes, with exactly two decimals, at least 0.01, such as "1000.00" | 数字不带引号时会变成二进制浮点数，请加引号；应为带引号的金额，单位元，正好两位小数，不小于 0.01，例如 "1000.00"',
    ],
    [
      'a start price too high',
      inPool({ startPrice: '1000.01' }),
      'pool.startPrice: write an amount in yuan in quotes, with exactly two decimals, from 0.01 to 1000.00, such as "1.00" (above it a fen would be fewer than 1,000 units of points, and rounding would decide outcomes) | 应为带引号的金额，单位元，正好两位小数，从 0.01 到 1000.00，例如 "1.00"（再高，一分钱就不足 1000 个最小积分单位，舍入会左右结果）',
    ],
    [
      'a minimum below 0',
      { ...small, minimumOrder: '-1.00' },
      'minimumOrder: write an amount in yuan in quotes, with exactly two decimals, at least 0.00, such as "1.00" | 应为带引号的金额，单位元，正好两位小数，不小于 0.00，例如 "1.00"',
    ],
    [
      'a full rebate',
      inPool({ rebateShare: '100%' }),
      'pool.rebateShare: write a percentage as text, above 0% and below 100%, with at most four decimals, such as "70%" (at 100% the price would never move, at 0% there would be no points) | 应为带百分号的文字，大于 0%，小于 100%，最多四位小数，例如 "70%"（100% 则价格永远不动，0% 则没有积分）',
    ],
    [
      'a full fee',
      inPool({ redeemFee: '100%' }),
      'pool.redeemFee: write a percentage as text, from 0% and below 100%, with at most four decimals, such as "20%" (at 100% a sale would pay nothing) | 应为带百分号的文字，不小于 0%，小于 100%，最多四位小数，例如 "20%"（100% 等于卖出一分不付）',
    ],
    [
      'a fee as a number',
      inPool({ redeemFee: 0.2 }),
      'pool.redeemFee: a number without quotes becomes binary floating point, quote it; write a percentage as text, from 0% and below 100%, with at most four decimals, such as "20%" | 数字不带引号时会变成二进制浮点数，请加引号；应为带百分号的文字，不小于 0%，小于 100%，最多四位小数，例如 "20%"',
    ],
    [
      'a full exit fee',
      inPool({ cap: { multiple: '1', fee: '100%' } }),
      'pool.cap.fee: write a percentage as text, from 0% and below 100%, with at most four decimals, such as "20%" (at 100% an exit would pay nothing) | 应为带百分号的文字，不小于 0%，小于 100%，最多四位小数，例如 "20%"（100% 等于出局一分不付）',
    ],
    [
      'a cap of 0',
      inPool({ cap: { multiple: '0' } }),
      'pool.cap.multiple: write a multiple in quotes, above 0 and below 1000000000, with at most six decimals, such as "1.2" (a cap must be above 0) | 应为带引号的倍数，大于 0，小于 1000000000，最多六位小数，例如 "1.2"（倍数必须大于 0）',
    ],
    [
      'a cap as a number',
      inPool({ cap: { multiple: 3 } }),
      'pool.cap.multiple: a number without quotes becomes binary floating point, quote it; write a multiple in quotes, above 0 and below 1000000000, with at most six decimals, such as "1.2" | 数字不带引号时会变成二进制浮点数，请加引号；应为带引号的倍数，大于 0，小于 1000000000，最多六位小数，例如 "1.2"',
    ],
    [
      'a fine cap',
      inPool({ cap: { multiple: '1.0000001' } }),
      'pool.cap.multiple: finer than a part per million; write a multiple in quotes, above 0 and below 1000000000, with at most six decimals, such as "1.2" | 比百万分之一更细；应为带引号的倍数，大于 0，小于 1000000000，最多六位小数，例如 "1.2"',
    ],
    [
      'a fine rate',
      { ...small, withdrawal: { fee: '0.00001%' } },
      'withdrawal.fee: finer than a part per million; write a percentage as text, from 0% to 100%, with at most four decimals, such as "0.6%" | 比百万分之一更细；应为带百分号的文字，不小于 0%，不大于 100%，最多四位小数，例如 "0.6%"',
    ],
    [
      'a window in quotes',
      { ...small, returnWindowDays: '7' },
      'returnWindowDays: write a whole number from 0 to 3650 without quotes, such as 15 | 应为 0 到 3650 的整数，不带引号，例如 15',
    ],
    [
      'no list',
      { ...small, commissions: { referral: '1%' } },
      'commissions.referral: write a list of at most 1000 items | 应为列表，最多 1000 项',
    ],
    [
      'no mapping of splits',
      { ...small, splits: [] },
      'splits: write a mapping by name, with default in it | 应为按名称列出的映射，其中必须有 default',
    ],
    [
      'no default split',
      { ...small, splits: {} },
      'splits.default: missing; write a mapping; its keys: merchant, platform, distribution | 缺少；应为映射，可用的键：merchant, platform, distribution',
    ],
    [
      'too many splits',
      { ...small, splits: Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`s${index}`, 0])) },
      'splits: at most 1000 names, not 1001 | 最多 1000 个名称，这里有 1001 个',
    ],
    [
      'a negative leg',
      { ...small, splits: { default: { ...legs, merchant: '-1%' } } },
      'splits.default.merchant: write a percentage as text, from 0% to 100%, with at most four decimals, such as "80%" (no leg may be negative, and together they stay under 100%) | 应为带百分号的文字，不小于 0%，不大于 100%，最多四位小数，例如 "80%"（任何一份都不能为负，合计必须小于 100%）',
    ],
    [
      'full legs',
      { ...small, splits: { default: { ...legs, platform: '18%' } } },
      'splits.default: the legs add up to 100% and leave the pool nothing; together they must stay under 100% | 三份合计 100%，没有留给池的；合计必须小于 100%',
    ],
    [
      'commissions too high',
      { ...small, commissions: { recruiter: '2.5%' } },
      "splits.default.distribution: commissions can reach 2.5% of an order's cash, more than this leg; make it at least 2.5% or lower the commissions | 佣金最多可能达到订单现金的 2.5%，分销份额不够付；应至少为 2.5%，或降低佣金",
    ],
    [
      'two ranks of a name',
      {
        ...small,
        commissions: {
          ranks: [
            { name: 'V', rate: '1%' },
            { name: 'V', rate: '1%' },
          ],
        },
      },
      'commissions.ranks[1].name: two ranks of this name; give each its own | 等级名重复；每个等级的名称必须不同',
    ],
    [
      'a slip',
      inPool({ redeemFees: '1%' }),
      'pool.redeemFees: no such key; did you mean redeemFee? | 没有这个键，是否指 redeemFee？',
    ],
    [
      'an unknown key',
      inPool({ x: 1 }),
      'pool.x: no such key; known here: startPrice, genesis, rebateShare, redeemFee, cap | 没有这个键；这里可用：startPrice, genesis, rebateShare, redeemFee, cap',
    ],
  ];
  test.each(cases)('%s', (_, input, said) => {
    expect(messagesOf(input)).toEqual([said]);
  });

  test('of many unknown keys the first twenty are listed', () => {
    const keys = (count: number): object =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}x`, 0]));
    expect(messagesOf(inPool(keys(20)))).toHaveLength(20);
    expect(messagesOf(inPool(keys(21))).at(-1)).toBe(
      'pool: 1 more unknown keys; known here: startPrice, genesis, rebateShare, redeemFee, cap | 另有 1 个未知的键；这里可用：startPrice, genesis, rebateShare, redeemFee, cap',
    );
  });

  test('a value with code of its own is not plain data', () => {
    const throwing = Object.defineProperty({}, 'name', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
    expect(messagesOf(throwing)).toEqual([': cannot be read; a plan is plain data | 无法读取；计划应是普通的数据']);
  });

  test('the key that is meant is the nearest, and none when none is near', () => {
    const meant = (key: string, value: object = small): string | undefined =>
      /did you mean (\w+)/.exec(messagesOf({ ...value, [key]: 1 })[0] ?? '')?.[1];
    expect(meant('Withdrawals')).toBe('withdrawal');
    expect(meant('minimum_order')).toBe('minimumOrder');
    expect(meant('minimal order')).toBe('minimumOrder');
    expect(meant('return-window')).toBe('returnWindowDays');
    expect(meant('return')).toBeUndefined();
    expect(meant('nam')).toBe('name');
    expect(meant('names')).toBe('name');
    expect(meant('nom')).toBeUndefined();
    expect(meant('pol')).toBe('pool');
    expect(meant('polo')).toBeUndefined();
    expect(meant('comission')).toBe('commissions');
    expect(meant('')).toBeUndefined();
    expect(meant(`${'-'.repeat(36)}nam`)).toBe('name');
    expect(meant(`${'-'.repeat(37)}nam`)).toBe('name');
    expect(meant(`${'-'.repeat(38)}nam`)).toBeUndefined();
    const cap = (key: string): string[] => messagesOf(inPool({ cap: { multiple: '1', [key]: 1 } }));
    expect(cap('fe')[0]).toContain('did you mean fee?');
    expect(cap('free')[0]).toContain('did you mean fee?');
    expect(cap('tree')[0]).not.toContain('did you mean');
  });
});

describe('the words of a report', () => {
  test('a path is made of keys; those that are no words stand in brackets', () => {
    expect(formatPath([])).toBe('');
    expect(formatPath(['pool', 'cap', 'fee'])).toBe('pool.cap.fee');
    expect(formatPath(['commissions', 'ranks', 1, 'rate'])).toBe('commissions.ranks[1].rate');
    expect(formatPath(['splits', 'a b', 'merchant'])).toBe('splits["a b"].merchant');
    expect(formatPath(['splits', '生鲜'])).toBe('splits["生鲜"]');
    expect(formatPath(['splits', '1a'])).toBe('splits["1a"]');
    expect(formatPath(['splits', 'a"'])).toBe('splits["a\\""]');
    expect(formatPath(['$x_1-y'])).toBe('$x_1-y');
    expect(formatPath([0, 'a'])).toBe('[0].a');
    expect(formatPath(['x'.repeat(79)])).toBe('x'.repeat(79));
    expect(formatPath(['x'.repeat(80)])).toBe(`["${'x'.repeat(80)}…"]`);
    expect(formatPath([' '.repeat(79)])).toBe(`["${' '.repeat(79)}"]`);
    expect(formatPath(['x'.repeat(100)])).toBe(`["${'x'.repeat(80)}…"]`);
  });

  test('a value is described in a few characters', () => {
    const values = [
      '70',
      0.7,
      null,
      undefined,
      { a: 1 },
      [1],
      5n,
      true,
      Symbol('x'),
      messagesOf,
      'x'.repeat(100),
      10n ** 79n,
      10n ** 80n,
    ];
    expect(values.map(describeValue)).toEqual([
      '"70"',
      '0.7',
      'null',
      'undefined',
      '{…}',
      '[…]',
      '5',
      'true',
      'symbol',
      'function',
      `"${'x'.repeat(79)}…`,
      `1${'0'.repeat(79)}`,
      `1${'0'.repeat(79)}…`,
    ]);
  });
});
