/** The JSON Schema of a plan (draft 2020-12), made of the table of fields, so that editors complete plans and explain their keys. */
import { LONGEST_MONEY } from './plan-reader.ts';
import { planField } from './plan-fields.ts';
import type { Field, ObjectField, Wording } from './plan-field.ts';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
type Schema = Readonly<Record<string, Json>>;

/** The schema of plan files, as a JSON value. It knows forms and ranges; what holds between fields only `validatePlan` knows. */
export function planSchema(): Schema {
  return fileSchema('Greenpool plan / Greenpool 计划', planField);
}

/** The schema of files of one kind, which are a mapping of `field`. */
export function fileSchema(title: string, field: ObjectField): Schema {
  const { properties, ...rest } = schemaOf(field);
  // `$schema` is the editor's key: a file in JSON may carry it, what it says does not.
  const editor = {
    type: 'string',
    description: describe({ en: 'This schema, for editors.', zh: '本文件的模式，供编辑器使用。' }),
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...rest,
    properties: { $schema: editor, ...(properties as Schema) },
  };
}

/** The schema as the text of the file that ships. */
export function planSchemaText(): string {
  return `${JSON.stringify(planSchema(), undefined, 2)}\n`;
}

function describe({ en, zh }: Wording): string {
  return `${en} / ${zh}`;
}

function schemaOf(field: Field): Schema {
  const defaults = field.default === undefined ? {} : { default: field.default as Json };
  return { description: describe(field.describe), ...formOf(field), ...defaults };
}

function formOf(field: Field): Schema {
  switch (field.kind) {
    case 'text':
      return { type: 'string', minLength: 1, maxLength: field.most, pattern: '\\S', examples: [field.example] };
    case 'constant':
      return { const: field.value };
    case 'money':
      return {
        type: 'string',
        maxLength: LONGEST_MONEY,
        pattern: `^${field.leastFen > 0 ? '(?!0\\.00$)' : ''}(0|[1-9][0-9]*)\\.[0-9]{2}$`,
        examples: [field.example],
      };
    case 'percent':
      return {
        type: 'string',
        pattern: percentPattern(field.above0 === true, field.below100 === true),
        examples: [field.example],
      };
    case 'multiple':
      return {
        type: 'string',
        pattern: '^(?!0(\\.0+)?$)(0|[1-9][0-9]{0,8})(\\.[0-9]{1,6})?$',
        examples: [field.example],
      };
    case 'count':
      return { type: 'integer', minimum: field.least, maximum: field.most, examples: [field.example] };
    case 'list':
      return { type: 'array', maxItems: field.most, items: schemaOf(field.item) };
    case 'map':
      return {
        type: 'object',
        required: [field.always],
        maxProperties: field.most,
        propertyNames: { minLength: 1, maxLength: field.nameMost, pattern: '\\S' },
        // Named as a property too, so that editors offer it.
        properties: { [field.always]: schemaOf(field.entry) },
        additionalProperties: schemaOf(field.entry),
      };
    case 'object': {
      const inner = Object.entries(field.fields);
      const required = inner.filter(
        ([, { optional, default: fallback }]) => optional !== true && fallback === undefined,
      );
      return {
        type: 'object',
        ...(required.length > 0 && { required: required.map(([key]) => key) }),
        properties: Object.fromEntries(inner.map(([key, value]) => [key, schemaOf(value)])),
        additionalProperties: false,
      };
    }
    case 'choice':
      return { enum: field.of };
    case 'instant':
      return {
        type: 'string',
        pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?Z$',
        examples: [field.example],
      };
    case 'variants':
      return {
        oneOf: Object.entries(field.of).map(([kind, variant]) => {
          const { required = [], properties, ...rest } = schemaOf(variant);
          return {
            ...rest,
            required: ['kind', ...(required as readonly string[])],
            properties: { kind: { const: kind }, ...(properties as Schema) },
          };
        }),
      };
  }
}

/** The pattern of percentages to four decimals from 0 % to 100 %, without the ends that are excluded. */
function percentPattern(above0: boolean, below100: boolean): string {
  const below = '[1-9]?[0-9](\\.[0-9]{1,4})?';
  const body = below100 ? below : `(${below}|100(\\.0{1,4})?)`;
  return `^${above0 ? '(?!0(\\.0+)?%$)' : ''}${body}%$`;
}
