/** The assumptions of a scenario in words, out of the table of a scenario's fields: nothing that has a field can be left out. */
import { basename } from 'node:path';
import type { Field, Wording } from '#core/plan-field';
import { scenarioField } from '#sim/scenario-fields';
import type { ScenarioFile } from '#sim/scenario-types';
import { both, escaped, inBoth, table } from '../report/html.ts';
import type { HtmlCell } from '../report/html.ts';

type Words = ReturnType<typeof wordsOf>;

/** A table of what was assumed, each field with its meaning and value. */
export function assumptionsHtml(file: ScenarioFile): string {
  const values: Readonly<Record<string, unknown>> = { ...file };
  const rows = Object.entries(scenarioField.fields).flatMap(([key, field]): HtmlCell[][] => {
    const value = values[key];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    return [[{ html: words(field.describe) }, { html: markup(wordsOf(field, value)) }]];
  });
  return table([both('simColAssumption'), both('simColValue')], rows);
}

/** A value in words: one text, or parts. */
interface Part {
  readonly label?: Wording;
  readonly text?: string;
  readonly parts?: readonly Part[];
}

function wordsOf(field: Field, value: unknown): Part {
  switch (field.kind) {
    case 'object':
      return { parts: partsOf(field.fields, value as Readonly<Record<string, unknown>>) };
    case 'variants': {
      const object = value as Readonly<Record<string, unknown>>;
      const variant = field.of[String(object['kind'])];
      return variant === undefined ? {} : { label: variant.describe, parts: partsOf(variant.fields, object) };
    }
    case 'list':
      return { parts: (value as readonly unknown[]).map((item) => wordsOf(field.item, item)) };
    case 'text':
      // A path says where things are on one machine; its last part is enough.
      return { text: basename(String(value)) };
    default:
      return { text: String(value) };
  }
}

function partsOf(fields: Readonly<Record<string, Field>>, value: Readonly<Record<string, unknown>>): readonly Part[] {
  return Object.entries(fields).flatMap(([key, field]): readonly Part[] => {
    const inner = value[key];
    if (inner === undefined || (Array.isArray(inner) && inner.length === 0)) return [];
    const part = wordsOf(field, inner);
    return [part.label === undefined ? { ...part, label: field.describe } : { label: field.describe, parts: [part] }];
  });
}

function markup({ label, text, parts }: Words): string {
  const head = label === undefined ? '' : words(label);
  const colon = head === '' ? '' : inBoth(({ language }) => (language === 'zh' ? '：' : ': '));
  const told = text === undefined ? head : `${head}${colon}<b>${escaped(text)}</b>`;
  if (parts === undefined || parts.length === 0) return told;
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && head === '') return markup(only);
  return `${told}<ul>${parts.map((part) => `<li>${markup(part)}</li>`).join('')}</ul>`;
}

function words(wording: Wording): string {
  return inBoth(({ language }) => escaped(wording[language]));
}
