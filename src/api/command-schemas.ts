/** The JSON Schema of every command, from the table of their fields; the engine itself checks them. */
import { COMMAND_FIELDS } from '#core/command';
import type { CommandType, FieldKinds } from '#core/command';
import { planSchema } from '#core/plan-schema';

/** A JSON Schema (draft 2020-12). */
export type JsonSchema = Readonly<Record<string, unknown>>;

const money = (description: string): JsonSchema => ({
  type: 'string',
  maxLength: 100,
  pattern: '^-?(0|[1-9][0-9]*)\\.[0-9]{2}$',
  examples: ['1000.00'],
  description,
});

const KINDS: { readonly [K in keyof FieldKinds]: JsonSchema } = {
  id: { type: 'string', minLength: 1, maxLength: 64 },
  money: money('Yuan, exactly two decimals. / 元，正好两位小数。'),
  coins: money('Consumption coins, not negative. / 消费币，不小于 0。'),
  points: { type: 'string', maxLength: 1000, pattern: '^-?(0|[1-9][0-9]*)(\\.[0-9]+)?$', examples: ['210.5'] },
  share: { type: 'string', pattern: '^(0|[1-9][0-9]*)(\\.[0-9]{1,4})?%$', examples: ['5%'] },
  integer: { type: 'integer' },
  days: { type: 'integer', minimum: 0, maximum: 1_000_000 },
  tranches: { type: 'integer', minimum: 1, maximum: 1_000_000 },
  flag: { type: 'boolean' },
  reason: { type: 'string', minLength: 1, maxLength: 500 },
  injectionSource: { enum: ['financing', 'operator', 'surplus'] },
  subsidySource: { enum: ['financing', 'operator'] },
  withdrawalAccount: { enum: ['cash', 'commission', 'dividend', 'payable', 'platform'] },
  adjustmentAccount: { enum: ['cash', 'commission', 'dividend', 'payable'] },
  rank: { type: ['string', 'null'] },
  split: { type: 'string' },
  regionCode: { type: 'string', pattern: '^[1-9][0-9]{5}$', examples: ['440106'] },
  plan: { $ref: '#/components/schemas/Plan' },
};

/** The schema of one command type. */
function commandSchema(type: CommandType): JsonSchema {
  const fields: Readonly<Record<string, string>> = COMMAND_FIELDS[type];
  const properties = Object.entries(fields).map(([name, form]) => [
    name,
    KINDS[form.replace('?', '') as keyof FieldKinds],
  ]);
  const required = Object.entries(fields).flatMap(([name, form]) => (form.endsWith('?') ? [] : [name]));
  return {
    type: 'object',
    required: ['type', ...required],
    additionalProperties: false,
    properties: {
      type: { const: type },
      ...Object.fromEntries(properties),
      at: {
        type: 'string',
        examples: ['2026-01-01T00:00:00Z'],
        description: 'Only in a sandbox; the service stamps it otherwise. / 只用于沙盒，平时由服务写上时间。',
      },
    },
  };
}

/** The schemas of all commands by name, `Command` for any of them, and that of a plan. */
export function commandSchemas(): Readonly<Record<string, JsonSchema>> {
  const types = Object.keys(COMMAND_FIELDS) as CommandType[];
  const { $schema: _dialect, ...plan } = planSchema();
  return {
    ...Object.fromEntries(types.map((type) => [type, commandSchema(type)])),
    Command: {
      oneOf: types.map((type) => ({ $ref: `#/components/schemas/${type}` })),
      discriminator: {
        propertyName: 'type',
        mapping: Object.fromEntries(types.map((type) => [type, `#/components/schemas/${type}`])),
      },
    },
    Plan: plan,
  };
}
