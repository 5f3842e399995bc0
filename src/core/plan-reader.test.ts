import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeValue, planErrorCodes } from './plan-error.ts';
import { formatPlan, validatePlan } from './plan.ts';
import type { Plan, PlanError } from './plan.ts';

const small = {
  name: 'small',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '0.01', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '80%', platform: '2%', distribution: '2%' } },
  returnWindowDays: 7,
};

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

describe('hostile plans', () => {
  test('J3: whatever the value, an answer comes back and no exception', () => {
    const cyclic: Record<string, unknown> = { ...small };
    cyclic['pool'] = cyclic;
    cyclic['splits'] = cyclic;
    const thrower = Object.defineProperty({ ...small }, 'name', {
      enumerable: true,
      get() {
        throw new Error('no');
      },
    });
    const proxy = new Proxy(
      {},
      {
        ownKeys() {
          throw new Error('no');
        },
      },
    );
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const value of [
      undefined,
      null,
      true,
      0,
      '',
      'plan',
      1n,
      Symbol('x'),
      () => small,
      [],
      [small],
      new Map(),
      new Date(0),
    ]) {
      expect(codesOf(value).length).toBeGreaterThan(0);
    }
    expect(codesOf(cyclic).length).toBeGreaterThan(0);
    expect(codesOf(thrower)).toContain(' unreadable');
    expect(codesOf(proxy)).toContain(' unreadable');
    expect(codesOf(revoked.proxy)).toContain(' unreadable');
    expect(codesOf(Object.create(small)).length).toBeGreaterThan(4);
  });

  test('J3: a plan that changes while it is read is read once', () => {
    let reads = 0;
    const shifty = Object.defineProperty({ ...small }, 'returnWindowDays', {
      enumerable: true,
      get: () => (reads++ === 0 ? 7 : -1),
    });
    expect(planOf(shifty).returnWindowDays).toBe(7);
    expect(reads).toBe(1);
  });

  test('J3: unknown keys by the hundred thousand are counted, not listed', () => {
    const many = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`key${index}`, index]));
    const errors = errorsOf({ ...small, ...many });
    expect(errors).toHaveLength(21);
    expect(errors.at(-1)?.message.en).toContain('199980 more unknown keys');
    expect(codesOf({ ...small, splits: many })).toEqual(['splits too_many']);
  });

  test('J3: __proto__ is a key like any other', () => {
    expect(codesOf(JSON.parse(JSON.stringify(small).replace('"name"', '"__proto__":{"x":1},"name"')))).toEqual([
      '__proto__ key_unknown',
    ]);
    const split = JSON.stringify(small.splits.default);
    const plan = planOf(JSON.parse(JSON.stringify(small).replace('"default"', `"__proto__":${split},"default"`)));
    expect([...plan.splits.keys()].toSorted()).toEqual(['__proto__', 'default']);
    expect(planOf(formatPlan(plan))).toEqual(plan);
    expect(codesOf(JSON.parse('{"constructor":1,"toString":2}'))).toContain('toString key_unknown');
  });

  test('J3: any JSON value gets an answer, and only codes that are documented', () => {
    const property = fc.property(
      fc.jsonValue(),
      fc.constantFrom('name', 'pool', 'splits', 'commissions', 'legacy', 'withdrawal', 'minimumOrder'),
      (value, key) => {
        for (const error of errorsOf({ ...small, [key]: value })) {
          expect(planErrorCodes).toContain(error.code);
          expect(describeValue(error.value).length).toBeLessThanOrEqual(81);
        }
      },
    );
    fc.assert(property, { numRuns: 500 });
  });
});
