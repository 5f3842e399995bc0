import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planSchema, planSchemaText } from './plan-schema.ts';
import { validatePlan } from './plan.ts';

type Schema = Readonly<Record<string, unknown>>;

/** Whether a value fits a schema: the few keywords that the plan's schema uses, and an error for any other. */
function fits(schema: Schema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, wanted]) => {
    switch (keyword) {
      case '$schema':
      case 'title':
      case 'description':
      case 'default':
      case 'examples':
        return true;
      case 'const':
        return value === wanted;
      case 'type':
        return typeOf(value) === wanted;
      case 'pattern':
        return typeof value !== 'string' || new RegExp(wanted as string, 'u').test(value);
      case 'minLength':
        return typeof value !== 'string' || [...value].length >= (wanted as number);
      case 'maxLength':
        return typeof value !== 'string' || [...value].length <= (wanted as number);
      case 'minimum':
        return typeof value !== 'number' || value >= (wanted as number);
      case 'maximum':
        return typeof value !== 'number' || value <= (wanted as number);
      case 'maxItems':
        return !Array.isArray(value) || value.length <= (wanted as number);
      case 'items':
        return !Array.isArray(value) || value.every((item) => fits(wanted as Schema, item));
      case 'required':
        return (wanted as string[]).every((key) => Object.hasOwn(value as object, key));
      case 'maxProperties':
        return Object.keys(value as object).length <= (wanted as number);
      case 'propertyNames':
        return Object.keys(value as object).every((key) => fits(wanted as Schema, key));
      case 'properties':
        return Object.entries(wanted as Record<string, Schema>).every(
          ([key, inner]) =>
            !Object.hasOwn(value as object, key) || fits(inner, (value as Record<string, unknown>)[key]),
        );
      case 'additionalProperties': {
        const known = Object.keys(schema['properties'] ?? {});
        const others = Object.entries(value as object).filter(([key]) => !known.includes(key));
        return wanted === false ? others.length === 0 : others.every(([, inner]) => fits(wanted as Schema, inner));
      }
      default:
        throw new Error(`a keyword this test does not know: ${keyword}`);
    }
  });
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/** Every schema in a schema, with the path to it. */
function* schemas(schema: Schema, path: string): Generator<[string, Schema]> {
  yield [path, schema];
  for (const [key, inner] of Object.entries((schema['properties'] ?? {}) as Record<string, Schema>))
    yield* schemas(inner, `${path}.${key}`);
  for (const key of ['items', 'additionalProperties']) {
    const inner = schema[key];
    if (typeof inner === 'object') yield* schemas(inner as Schema, `${path}.${key}`);
  }
}

const small = {
  name: 'small',
  currency: 'CNY',
  pool: {
    startPrice: '1.00',
    genesis: '0.01',
    rebateShare: '70%',
    redeemFee: '20%',
    cap: { multiple: '2', fee: '10%' },
  },
  splits: { default: { merchant: '80%', platform: '2%', distribution: '2%' } },
  legacy: { coinShare: '40%', release: { tranches: 5, everyDays: 30 } },
  withdrawal: { minimum: '1.00', fee: '1%' },
  returnWindowDays: 7,
  minimumOrder: '1.00',
};

describe('the schema of a plan', () => {
  test('U3: the schema that ships is the one that the table of fields makes', () => {
    // To renew it: npm run -s greenpool -- plan schema > schema/plan.schema.json
    expect(readFileSync(new URL('../../schema/plan.schema.json', import.meta.url), 'utf8')).toBe(planSchemaText());
  });

  test('every key is described in both languages, and its default and examples fit it', () => {
    const all = [...schemas(planSchema(), 'plan')];
    expect(all.length).toBeGreaterThan(45);
    for (const [path, schema] of all) {
      expect([path, schema['description']]).toEqual([path, expect.stringMatching(/^[\x20-\x7e]+ \/ .*[一-鿿]/)]);
      for (const example of (schema['examples'] ?? []) as unknown[])
        expect([path, example, fits(schema, example)]).toEqual([path, example, true]);
      if ('default' in schema) expect([path, fits(schema, schema['default'])]).toEqual([path, true]);
    }
  });

  test('it takes a plan, with the key that names it to editors too', () => {
    expect(fits(planSchema(), small)).toBe(true);
    expect(fits(planSchema(), { $schema: '../schema/plan.schema.json', ...small })).toBe(true);
    expect(fits(planSchema(), { ...small, splits: {} })).toBe(false);
    expect(fits(planSchema(), { ...small, minimumorder: '1.00' })).toBe(false);
  });

  /** Where a text stands, and the codes that only `validatePlan` gives since they look at numbers, not at form. */
  const places: readonly (readonly [string, (text: unknown) => object])[] = [
    ['genesis', (genesis) => ({ pool: { ...small.pool, genesis } })],
    ['rebateShare', (rebateShare) => ({ pool: { ...small.pool, rebateShare } })],
    ['redeemFee', (redeemFee) => ({ pool: { ...small.pool, redeemFee } })],
    ['multiple', (multiple) => ({ pool: { ...small.pool, cap: { multiple } } })],
    ['cap.fee', (fee) => ({ pool: { ...small.pool, cap: { multiple: '2', fee } } })],
    ['coinShare', (coinShare) => ({ legacy: { coinShare } })],
    ['withdrawal', (minimum) => ({ withdrawal: { minimum } })],
    ['name', (name) => ({ name })],
    ['currency', (currency) => ({ currency })],
    ['returnWindowDays', (returnWindowDays) => ({ returnWindowDays })],
    ['tranches', (tranches) => ({ legacy: { coinShare: '1%', release: { tranches, everyDays: 1 } } })],
  ];
  const digits = fc
    .array(fc.constantFrom('0', '1', '9', '00', '.', '%', '-', '100', '5', ' '), { maxLength: 6 })
    .map((parts) => parts.join(''));
  const values = fc.oneof(
    digits,
    digits.map((text) => `${text}%`),
    digits.map((text) => `${text}.00`),
    fc.string(),
    fc.integer({ min: -2, max: 4000 }),
    fc.double(),
    fc.boolean(),
  );
  test.each(places)('U3: %s fits the schema exactly when the plan is valid', (_, place) => {
    const property = fc.property(values, (value) => {
      const plan = { ...small, ...place(value) };
      expect([value, fits(planSchema(), plan)]).toEqual([value, validatePlan(plan).ok]);
    });
    fc.assert(property, { numRuns: 300 });
  });
});
