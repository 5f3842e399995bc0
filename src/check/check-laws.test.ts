/** What holds of the check for any plan and any facts. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import { Random } from '../../test/auditor/random.ts';
import { modes, randomPlan } from '../../test/auditor/random-plans.ts';
import { planOf, profileOf } from '../../test/support/check.ts';
import { checkPlan } from './check.ts';
import { disclosures } from './disclosure.ts';
import { FACT_FIELDS } from './fact-fields.ts';
import type { FactName, Facts } from './fact-fields.ts';
import { FACT_NAMES } from './facts.ts';
import type { Field } from './field.ts';
import { formatPercent } from '#core/quantity';

const LONG = process.env['LONG'] === '1';
const RUNS = { numRuns: LONG ? 5000 : 150 };
const CN = profileOf('CN');

function valueOf(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...Object.keys(field.of));
    case 'choices':
      return fc.subarray(Object.keys(field.of));
    case 'count':
      return fc.nat(100);
    case 'money':
      return fc.oneof(fc.nat(1_000_000), fc.bigInt(2n ** 60n, 2n ** 90n));
    case 'percent':
      return fc.nat(1_000_000);
    case 'multiple':
      return fc.nat(5_000_000);
    case 'text':
      return fc.constant('x');
    case 'texts':
      return fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: 'binary' }));
  }
}

/** Any facts, some of them not answered. */
const facts = fc.record(Object.fromEntries(FACT_NAMES.map((name) => [name, valueOf(FACT_FIELDS[name])])), {
  requiredKeys: [],
}) as fc.Arbitrary<Facts>;

const plans: fc.Arbitrary<Plan> = fc.tuple(fc.nat(), fc.constantFrom(...modes)).map(([seed, mode]) => {
  const result = validatePlan(randomPlan(new Random(seed), mode));
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.plan;
});

const situations = fc.record(
  {
    subsidies: fc.array(fc.record({ sharePpm: fc.nat(1_000_000) }), { maxLength: 4 }),
    pool: fc.record({ liabilitiesFen: fc.nat(), custodiedFen: fc.nat() }),
  },
  { requiredKeys: [] },
);

describe('for any plan, facts and situation', () => {
  test('nothing throws, every text is whole, the severities come in order', () => {
    fc.assert(
      fc.property(plans, facts, situations, (plan, facts, situation) => {
        const found = checkPlan(plan, facts, CN, situation);
        const order = found.map(({ severity }) => ['block', 'question', 'warn', 'disclose'].indexOf(severity));
        expect(order).toEqual(order.toSorted((left, right) => left - right));
        for (const { message, remedy, id } of found)
          expect(`${id}: ${message.zh}${message.en}${remedy.zh}${remedy.en}`).not.toMatch(/undefined|NaN|Infinity/);
        for (const { text } of disclosures(plan)) expect(text.zh + text.en).not.toMatch(/undefined|NaN|Infinity/);
      }),
      RUNS,
    );
  });

  test('an answer more never adds a question on that fact, and taking one away never clears a plan that it blocked', () => {
    fc.assert(
      fc.property(plans, facts, fc.constantFrom(...FACT_NAMES), (plan, facts, name: FactName) => {
        const { [name]: answer, ...without } = facts;
        fc.pre(answer !== undefined);
        const stops = (all: Facts): boolean =>
          checkPlan(plan, all, CN).some(({ severity }) => severity === 'block' || severity === 'question');
        expect(checkPlan(plan, facts, CN).some(({ fact }) => fact === name)).toBe(false);
        if (stops(facts)) expect(stops(without)).toBe(true);
      }),
      RUNS,
    );
  });

  test('A03: without a subsidy and with the channel on the merchant A01 and A02 already imply it', () => {
    fc.assert(
      fc.property(plans, facts, (plan, facts) => {
        expect(checkPlan(plan, { ...facts, 'pool.subsidyShare': 0 }, CN).filter(({ id }) => id === 'A03')).toEqual([]);
      }),
      RUNS,
    );
  });

  test('A03, A08: the largest subsidy that a finding names clears it, a part per million more does not', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 900_000, max: 1_000_000 }), (plan, sharePpm) => {
        const breaks = (ppm: number) =>
          checkPlan(plan, {}, CN, { subsidies: [{ sharePpm: ppm }] }).find(
            ({ id, severity }) => id === 'A08' && severity === 'block',
          );
        const found = breaks(sharePpm);
        if (found === undefined) return;
        const [, named = ''] = /at most ([\d.]+%) together/.exec(found.remedy.en) ?? [];
        const largest = Math.round(Number.parseFloat(named) * 10_000);
        expect(formatPercent(largest)).toBe(named);
        expect(breaks(largest)).toBeUndefined();
        expect(breaks(largest + 1)).toBeDefined();
      }),
      RUNS,
    );
  });
});

test('without a fact and without a jurisdiction only arithmetic speaks, and it asks for the subsidies', () => {
  const plan = planOf('cashback');
  expect(checkPlan(plan, {}, profileOf('none')).map(({ id, severity }) => `${id} ${severity}`)).toEqual([
    'A08 question',
    'A04 warn',
    'A09 warn',
    'A07 disclose',
  ]);
});
