import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPlan, validatePlan } from './plan.ts';
import type { Plan, PlanError } from './plan.ts';

/** The smallest plan: only what must be there. */
const small = {
  name: 'small',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '0.01', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '80%', platform: '2%', distribution: '2%' } },
  returnWindowDays: 7,
};

const full = {
  ...small,
  name: '全部',
  pool: { ...small.pool, cap: { multiple: '1.5', fee: '10%' } },
  splits: { ...small.splits, groceries: { merchant: '94%', platform: '1%', distribution: '1.9%' } },
  commissions: {
    referral: ['0.3%', '0.2%'],
    recruiter: '0.1%',
    region: { district: '0.1%', city: '0.2%', province: '0.3%' },
    ranks: [
      { name: 'V1', rate: '0.5%' },
      { name: 'V2', rate: '0.75%' },
    ],
    peer: '20%',
  },
  legacy: { coinShare: '40%', release: { tranches: 5, everyDays: 30 } },
  withdrawal: { minimum: '1.00', fee: '0.6%', tax: { cash: '1%', commission: '20%', dividend: '20%', payable: '0%' } },
  minimumOrder: '1.00',
};

/** A copy of the full plan with `value` at `keys`; undefined takes the key out. */
function withValue(keys: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(full);
  let at = copy as Record<string | number, unknown>;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
  const last = keys.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

function errorsOf(input: unknown): readonly PlanError[] {
  const result = validatePlan(input);
  return result.ok ? [] : result.errors;
}

/** `path code`, one an error. */
function codesOf(input: unknown): string[] {
  return errorsOf(input).map(({ path, code }) => `${path} ${code}`);
}

function planOf(input: unknown): Plan {
  const result = validatePlan(input);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.plan;
}

describe('a valid plan', () => {
  test('U1 U3: money becomes fen and rates become parts per million', () => {
    expect(planOf(full)).toEqual({
      name: '全部',
      currency: 'CNY',
      pool: {
        startPriceFen: 100,
        genesisFen: 1,
        rebateSharePpm: 700_000,
        redeemFeePpm: 200_000,
        cap: { multiplePpm: 1_500_000, feePpm: 100_000 },
      },
      splits: new Map([
        ['default', { merchantPpm: 800_000, platformPpm: 20_000, distributionPpm: 20_000 }],
        ['groceries', { merchantPpm: 940_000, platformPpm: 10_000, distributionPpm: 19_000 }],
      ]),
      commissions: {
        referralPpm: [3000, 2000],
        recruiterPpm: 1000,
        region: { districtPpm: 1000, cityPpm: 2000, provincePpm: 3000 },
        ranks: [
          { name: 'V1', ratePpm: 5000 },
          { name: 'V2', ratePpm: 7500 },
        ],
        peerPpm: 200_000,
      },
      legacy: { coinSharePpm: 400_000, release: { tranches: 5, everyDays: 30 } },
      withdrawal: {
        minimumFen: 100,
        feePpm: 6000,
        taxPpm: { cash: 10_000, commission: 200_000, dividend: 200_000, payable: 0 },
      },
      returnWindowDays: 7,
      minimumOrderFen: 100,
    });
  });

  test('O2 W1: what is left out has its default', () => {
    expect(planOf(small)).toEqual({
      name: 'small',
      currency: 'CNY',
      pool: { startPriceFen: 100, genesisFen: 1, rebateSharePpm: 700_000, redeemFeePpm: 200_000 },
      splits: new Map([['default', { merchantPpm: 800_000, platformPpm: 20_000, distributionPpm: 20_000 }]]),
      commissions: {
        referralPpm: [],
        recruiterPpm: 0,
        region: { districtPpm: 0, cityPpm: 0, provincePpm: 0 },
        ranks: [],
        peerPpm: 0,
      },
      withdrawal: { minimumFen: 0, feePpm: 0, taxPpm: { cash: 0, commission: 0, dividend: 0, payable: 0 } },
      returnWindowDays: 7,
      minimumOrderFen: 1,
    });
  });

  test('X1: without a cap nobody is due', () => {
    expect(planOf(small).pool.cap).toBeUndefined();
  });

  test("X2: the exit's fee is the cap's own, else the redeem fee", () => {
    expect(planOf(withValue(['pool', 'cap'], { multiple: '1.2' })).pool.cap).toEqual({
      multiplePpm: 1_200_000,
      feePpm: 200_000,
    });
    expect(planOf(withValue(['pool', 'cap'], { multiple: '1.2', fee: '0%' })).pool.cap).toEqual({
      multiplePpm: 1_200_000,
      feePpm: 0,
    });
  });

  test('U1: an amount of thirty digits is exact', () => {
    const genesis = `${'9'.repeat(30)}.99`;
    expect(planOf(withValue(['pool', 'genesis'], genesis)).pool.genesisFen).toBe(BigInt('9'.repeat(32)));
  });

  test('U1 U3: the wire form of a plan gives the plan back, and is its own canonical form', () => {
    for (const input of [
      small,
      full,
      withValue(['legacy', 'release'], undefined),
      withValue(['pool', 'rebateShare'], '70.0000%'),
    ]) {
      const plan = planOf(input);
      expect(planOf(formatPlan(plan))).toEqual(plan);
      expect(formatPlan(planOf(formatPlan(plan)))).toEqual(formatPlan(plan));
    }
    expect(formatPlan(planOf(full))).toEqual(full);
  });

  test('U3: any plan in range goes out and comes back unchanged', () => {
    const ppm = fc.integer({ min: 0, max: 300_000 });
    const split = fc.record({
      merchantPpm: ppm,
      platformPpm: ppm,
      distributionPpm: fc.integer({ min: 20_000, max: 300_000 }),
    });
    const property = fc.property(
      fc.dictionary(fc.string({ minLength: 1, maxLength: 30 }), split),
      split,
      ppm,
      (others, main, feePpm) => {
        const names = Object.keys(others).filter((name) => /\S/.test(name));
        const splits = new Map([['default', main], ...names.map((name) => [name, others[name] ?? main] as const)]);
        const plan: Plan = { ...planOf(full), splits, withdrawal: { ...planOf(full).withdrawal, feePpm } };
        expect(planOf(JSON.parse(JSON.stringify(formatPlan(plan))))).toEqual(plan);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });

  const vectors = new URL('../../../shared/spec/', import.meta.url);
  test.runIf(existsSync(vectors))('O2: the plans of the worked cases are valid', () => {
    const files = ['plans/', 'vectors/'].flatMap((folder) =>
      readdirSync(new URL(folder, vectors)).map((name) => new URL(folder + name, vectors)),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const content = JSON.parse(readFileSync(file, 'utf8')) as { plan?: unknown };
      expect([file.pathname, codesOf(content.plan ?? content)]).toEqual([file.pathname, []]);
    }
  });
});

describe('an invalid plan', () => {
  test('every error is given at once, with path, value, code and what would be right in both languages', () => {
    const errors = errorsOf({
      ...small,
      currency: 'USD',
      pool: { ...small.pool, startPrice: 1, redeem_fee: '20%', redeemFee: undefined },
      splits: { default: { merchant: '80%', platform: '2 %', distribution: '2%' } },
      commissions: { ranks: [{ name: 'V1', rate: 0.03 }] },
      returnWindowDays: '7',
    });
    expect(errors.map(({ path, value, code }) => [path, value, code])).toEqual([
      ['currency', 'USD', 'out_of_range'],
      ['pool.startPrice', 1, 'wrong_type'],
      ['pool.redeemFee', undefined, 'field_missing'],
      ['pool.redeem_fee', '20%', 'key_unknown'],
      ['splits.default.platform', '2 %', 'wrong_form'],
      ['commissions.ranks[0].rate', 0.03, 'wrong_type'],
      ['returnWindowDays', '7', 'wrong_type'],
    ]);
    for (const { message } of errors) {
      expect(message.zh).toMatch(/[一-鿿]/);
      expect(message.en).toMatch(/^[\x20-\x7e]+$/);
    }
    expect(errors[1]?.message.en).toContain('quote it');
    expect(errors[1]?.message.en).toContain('"1.00"');
    expect(errors[3]?.message.en).toContain('did you mean redeemFee?');
    expect(errors[5]?.message.zh).toContain('请加引号');
  });

  const cases: readonly (readonly [
    rule: string,
    keys: readonly (string | number)[],
    bad: readonly unknown[],
    code: string,
  ])[] = [
    ['form', ['name'], ['', '   ', '\t', '\ud800'], 'wrong_form'],
    ['form', ['name'], ['x'.repeat(101), '𠀀'.repeat(101), 'x'.repeat(1_000_000)], 'too_long'],
    ['form', ['name'], [7, null, [], {}, true, 10n], 'wrong_type'],
    ['form', ['currency'], ['cny', 'USD', ''], 'out_of_range'],
    ['form', ['currency'], [156, null, {}], 'wrong_type'],
    ['O2', ['splits'], [null, 'default', [], 7], 'wrong_type'],
    [
      'U1',
      ['pool', 'genesis'],
      ['1', '1.0', '1.000', '1,000.00', ' 1.00', '１.00', '1e5', '01.00', '+1.00', '.50', 'NaN'],
      'wrong_form',
    ],
    ['U1', ['pool', 'genesis'], [1, 1.5, Infinity, NaN, 2 ** 53, 1n, null, ['1.00']], 'wrong_type'],
    ['P2', ['pool', 'genesis'], ['0.00', '-0.00', '-1.00'], 'out_of_range'],
    ['U1', ['pool', 'genesis'], [`${'1'.repeat(100_000)}.00`, `${'9'.repeat(98)}.00`], 'too_long'],
    ['A06', ['pool', 'startPrice'], ['0.00', '-1.00', '1000.01', `${'9'.repeat(40)}.00`], 'A06'],
    [
      'U3',
      ['pool', 'rebateShare'],
      [
        '70',
        '0.7',
        '70 %',
        '７0%',
        '70％',
        'x%',
        '',
        '1e1%',
        '007%',
        '70.%',
        'x0.00001%',
        '0.00001%x',
        '-70%x',
        '-7.12345%',
        '--7%',
      ],
      'wrong_form',
    ],
    ['U3', ['pool', 'rebateShare'], [70, 0.7, null, true], 'wrong_type'],
    [
      'U3',
      ['pool', 'rebateShare'],
      ['70.00001%', '0.00000%', `0.${'3'.repeat(1000)}%`, '10000.00001%'],
      'finer_than_ppm',
    ],
    [
      'A05',
      ['pool', 'rebateShare'],
      ['0%', '0.0000%', '100%', '100.0001%', '101%', '-70%', '-7.1234%', '-0%', `${'9'.repeat(400)}%`],
      'A05',
    ],
    ['A05', ['pool', 'redeemFee'], ['100%', '100.0%', '200%', '-1%'], 'A05'],
    ['A05', ['pool', 'cap', 'fee'], ['100%', '101%', '-1%'], 'A05'],
    ['A05', ['pool', 'cap', 'multiple'], ['0', '0.0', '-1', '-1.5', '-0', '-10.123456'], 'A05'],
    [
      'U3',
      ['pool', 'cap', 'multiple'],
      ['1000000000', '9999999999.5', '9999999999.123456', '1000000000.000000', '9'.repeat(400)],
      'out_of_range',
    ],
    ['U3', ['pool', 'cap', 'multiple'], ['1.2000001', '0.0000001', '10.0000001'], 'finer_than_ppm'],
    [
      'U3',
      ['pool', 'cap', 'multiple'],
      ['3x', '3.', '1e1', '120%', ' 3', '03', 'x-3', '-3x', '-3.1234567', 'x1.0000001', '1.0000001x', '--1'],
      'wrong_form',
    ],
    ['U3', ['pool', 'cap', 'multiple'], [3, 1.2, null], 'wrong_type'],
    ['A01', ['splits', 'default', 'merchant'], ['-1%', '100.5%'], 'A01'],
    ['C2', ['commissions', 'referral', 1], ['101%', '-0.1%'], 'out_of_range'],
    ['C2', ['commissions', 'referral'], ['0.3%', { 0: '0.3%' }, null], 'wrong_type'],
    [
      'C2',
      ['commissions', 'referral'],
      [Array.from({ length: 1001 }, () => '0%'), Array.from({ length: 100_000 })],
      'too_many',
    ],
    ['C6', ['commissions', 'peer'], ['100.0001%'], 'out_of_range'],
    ['C5', ['commissions', 'ranks', 0, 'name'], ['x'.repeat(101)], 'too_long'],
    ['C5', ['commissions', 'ranks', 1], [null, 'V1', ['V1']], 'wrong_type'],
    ['L2', ['legacy', 'coinShare'], ['100.1%'], 'out_of_range'],
    ['L5', ['legacy', 'release', 'tranches'], [0, -1, 1_000_001], 'out_of_range'],
    ['L5', ['legacy', 'release', 'everyDays'], [1.5, NaN, Infinity], 'wrong_form'],
    ['C2', ['commissions', 'referral', 0], [0.3, null, [], 1n], 'wrong_type'],
    ['L5', ['legacy', 'release', 'everyDays'], ['30', null, 30n], 'wrong_type'],
    ['W1', ['withdrawal', 'minimum'], ['-0.01'], 'out_of_range'],
    ['W1', ['withdrawal', 'tax', 'cash'], ['101%'], 'out_of_range'],
    ['O4', ['returnWindowDays'], [-1, 3651, 1e300], 'out_of_range'],
    ['O4', ['returnWindowDays'], [0.5], 'wrong_form'],
    ['O2', ['minimumOrder'], ['-1.00'], 'out_of_range'],
  ];
  for (const [rule, keys, bad, code] of cases) {
    test(`${rule}: ${keys.join('.')} refuses what is wrong with ${code}`, () => {
      for (const value of bad)
        expect([value, errorsOf(withValue(keys, value)).map((error) => [error.keys, error.code])]).toEqual([
          value,
          [[keys, code]],
        ]);
    });
  }

  const good: readonly (readonly [rule: string, keys: readonly (string | number)[], values: readonly unknown[]])[] = [
    ['form', ['name'], ['x', '𠀀'.repeat(100), '绿色积分']],
    ['P2', ['pool', 'genesis'], ['0.01', '1000000.00', `${'9'.repeat(97)}.00`]],
    ['C2', ['commissions', 'referral'], [[], Array.from({ length: 1000 }, () => '0%')]],
    ['A06', ['pool', 'startPrice'], ['0.01', '1000.00']],
    ['A05', ['pool', 'rebateShare'], ['0.0001%', '99.9999%', '70.0%']],
    ['A05', ['pool', 'redeemFee'], ['0%', '99.9999%']],
    ['A05', ['pool', 'cap', 'fee'], ['0%', '99.9999%']],
    ['A05', ['pool', 'cap', 'multiple'], ['0.000001', '1', '999999999.999999']],
    ['L5', ['legacy', 'release', 'tranches'], [1, 1_000_000]],
    ['O4', ['returnWindowDays'], [0, 3650]],
    ['W1', ['withdrawal', 'fee'], ['0%', '100%']],
    ['O2', ['minimumOrder'], ['0.00', '0.01']],
  ];
  for (const [rule, keys, values] of good) {
    test(`${rule}: ${keys.join('.')} takes what is right, up to its ends`, () => {
      for (const value of values) expect([value, codesOf(withValue(keys, value))]).toEqual([value, []]);
    });
  }

  test('every field that must be there is missed', () => {
    const lost = codesOf({});
    expect(lost).toEqual(
      ['name', 'currency', 'pool', 'splits', 'returnWindowDays'].map((key) => `${key} field_missing`),
    );
    expect(codesOf({ ...small, pool: {} })).toEqual(
      ['startPrice', 'genesis', 'rebateShare', 'redeemFee'].map((key) => `pool.${key} field_missing`),
    );
    expect(codesOf(withValue(['pool', 'cap'], {}))).toEqual(['pool.cap.multiple field_missing']);
    expect(codesOf(withValue(['legacy'], { release: {} }))).toEqual([
      'legacy.coinShare field_missing',
      'legacy.release.tranches field_missing',
      'legacy.release.everyDays field_missing',
    ]);
    expect(codesOf(withValue(['commissions', 'ranks'], [{}]))).toEqual([
      'commissions.ranks[0].name field_missing',
      'commissions.ranks[0].rate field_missing',
    ]);
  });

  test('O2: the default split must be there, and names have 1 to 64 characters', () => {
    expect(codesOf({ ...small, splits: {} })).toEqual(['splits.default field_missing']);
    expect(codesOf({ ...small, splits: { main: small.splits.default } })).toEqual(['splits.default field_missing']);
    const named = (name: string): string[] =>
      codesOf({
        ...small,
        splits: Object.fromEntries([...Object.entries(small.splits), [name, small.splits.default]]),
      });
    expect(named('生鲜 (冷链)')).toEqual([]);
    expect(named('x'.repeat(64))).toEqual([]);
    expect(named('x'.repeat(65))).toEqual([`splits.${'x'.repeat(65)} too_long`]);
    expect(named('')).toEqual(['splits[""] wrong_form']);
    expect(named('a b')).toEqual([]);
  });

  test('unknown keys are refused at every level, with the likeliest key meant', () => {
    const hint = (keys: readonly string[]): string | undefined => errorsOf(withValue(keys, '1%'))[0]?.message.en;
    expect(hint(['comissions'])).toBe('no such key; did you mean commissions?');
    expect(hint(['pool', 'redeem-fee'])).toBe('no such key; did you mean redeemFee?');
    expect(hint(['pool', 'Genesis'])).toBe('no such key; did you mean genesis?');
    expect(hint(['splits', 'default', 'pool'])).toBe('no such key; known here: merchant, platform, distribution');
    expect(hint(['withdrawal', 'tax', 'commision'])).toBe('no such key; did you mean commission?');
    expect(hint(['x'.repeat(1_000_000)])).toMatch(/^no such key; known here: name, currency/);
    for (const keys of [
      ['x'],
      ['pool', 'x'],
      ['pool', 'cap', 'x'],
      ['commissions', 'region', 'x'],
      ['legacy', 'release', 'x'],
      ['withdrawal', 'tax', 'x'],
    ]) {
      expect(codesOf(withValue(keys, 1))).toEqual([`${keys.join('.')} key_unknown`]);
    }
  });

  test('C5: ranks have names of their own', () => {
    const ranks = ['V1', 'V2', 'V1', 'V1'].map((name) => ({ name, rate: '0.1%' }));
    expect(codesOf(withValue(['commissions', 'ranks'], ranks))).toEqual([
      'commissions.ranks[2].name duplicate_name',
      'commissions.ranks[3].name duplicate_name',
    ]);
  });
});
