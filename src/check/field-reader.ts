/** Reads unknown values against fields, and says of everything that is wrong where it stands, what it is and what would be right. */
import { nearest } from '#core/nearest';
import { formatPath } from '#core/plan-error';
import type { Wording } from '#core/plan-field';
import { parseMoney, parseMultiple, parsePercent, PPM } from '#core/quantity';
import type { Field, InputError } from './field.ts';

/** The longest text that is read, in UTF-16 units: a page of a shop, and no book. */
const LONGEST_TEXT = 20_000;
/** The most texts, names and digits of one field. */
const MOST_ENTRIES = 1000;
const LARGEST_COUNT = 1_000_000;

/** Where something stands, and the list that errors go to. */
export class Spot {
  readonly keys: readonly (string | number)[];
  readonly errors: InputError[];

  constructor(errors: InputError[], keys: readonly (string | number)[] = []) {
    this.errors = errors;
    this.keys = keys;
  }

  at(key: string | number): Spot {
    return new Spot(this.errors, [...this.keys, key]);
  }

  refuse(value: unknown, message: Wording): undefined {
    this.errors.push({ path: formatPath(this.keys), keys: this.keys, value, message });
    return undefined;
  }
}

/** The own keys and values of a mapping; undefined, with an error, when the value is none. */
export function mappingOf(value: unknown, spot: Spot): ReadonlyMap<string, unknown> | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value));
  return spot.refuse(value, { zh: '应为映射（键: 值）', en: 'write a mapping of keys and values' });
}

/** Refuses the keys of a mapping that are not known, each with the name it is most likely a slip of. */
export function refuseUnknown(mapping: ReadonlyMap<string, unknown>, known: readonly string[], spot: Spot): void {
  for (const [key, value] of mapping) {
    if (known.includes(key)) continue;
    const near = nearest(key, known);
    const list = known.join(', ');
    spot
      .at(key)
      .refuse(
        value,
        near === undefined
          ? { zh: `没有这一项；可用：${list}`, en: `no such entry; known here: ${list}` }
          : { zh: `没有这一项，是否指 ${near}？`, en: `no such entry; did you mean ${near}?` },
      );
  }
}

/** What a field takes, with an example. */
function expectation(field: Field): Wording {
  switch (field.kind) {
    case 'flag':
      return { zh: '应为 true（是）或 false（否），不带引号', en: 'write true or false without quotes' };
    case 'choice': {
      const names = Object.keys(field.of).join(', ');
      return { zh: `应为其中之一：${names}`, en: `write one of: ${names}` };
    }
    case 'choices': {
      const names = Object.keys(field.of).join(', ');
      return { zh: `应为列表，每项是其中之一且不重复：${names}`, en: `write a list of these, each once: ${names}` };
    }
    case 'count':
      return {
        zh: `应为 0 到 ${LARGEST_COUNT} 的整数，不带引号，例如 7`,
        en: `write a whole number from 0 to ${LARGEST_COUNT} without quotes, such as 7`,
      };
    case 'money':
      return {
        zh: '应为带引号的金额，单位元，正好两位小数，不为负，例如 "100.00"',
        en: 'write an amount in yuan in quotes, not negative, with exactly two decimals, such as "100.00"',
      };
    case 'percent':
      return {
        zh: '应为带百分号的文字，0% 到 100%，最多四位小数，例如 "30%"',
        en: 'write a percentage as text, from 0% to 100%, with at most four decimals, such as "30%"',
      };
    case 'multiple':
      return {
        zh: '应为带引号的倍数，最多六位小数，例如 "1.3"',
        en: 'write a multiple in quotes, with at most six decimals, such as "1.3"',
      };
    case 'text':
      return { zh: `应为 1 到 ${LONGEST_TEXT} 个字符的文字`, en: `write a text of 1 to ${LONGEST_TEXT} characters` };
    case 'texts':
      return {
        zh: `应为映射：名称: 文字，最多 ${MOST_ENTRIES} 条，没有就写 {}`,
        en: `write a mapping of names and texts, at most ${MOST_ENTRIES}; {} when there are none`,
      };
  }
}

/** The value of a field, or undefined with an error. */
export function readField(field: Field, value: unknown, spot: Spot): unknown {
  const read = valueOf(field, value, spot);
  return read === undefined && !spot.errors.some(({ keys }) => spot.keys.every((key, index) => keys[index] === key))
    ? spot.refuse(value, expectation(field))
    : read;
}

function valueOf(field: Field, value: unknown, spot: Spot): unknown {
  switch (field.kind) {
    case 'flag':
      return typeof value === 'boolean' ? value : undefined;
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.of, value) ? value : undefined;
    case 'choices':
      return choicesOf(Object.keys(field.of), value);
    case 'count':
      return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_COUNT ? value : undefined;
    case 'money': {
      const fen = typeof value === 'string' ? parseMoney(value) : undefined;
      return fen !== undefined && fen >= 0 ? fen : undefined;
    }
    case 'percent': {
      const ppm = typeof value === 'string' ? parsePercent(value) : undefined;
      return ppm !== undefined && ppm <= PPM ? ppm : undefined;
    }
    case 'multiple':
      return typeof value === 'string' ? parseMultiple(value) : undefined;
    case 'text':
      return textOf(value);
    case 'texts':
      return textsOf(value, spot);
  }
}

function choicesOf(names: readonly string[], value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length > names.length) return undefined;
  const items: readonly unknown[] = value;
  const chosen = items.filter((item): item is string => typeof item === 'string' && names.includes(item));
  return chosen.length === items.length && new Set(chosen).size === chosen.length ? chosen : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && /\S/.test(value) && value.length <= LONGEST_TEXT ? value : undefined;
}

function textsOf(value: unknown, spot: Spot): { readonly [name: string]: string } | undefined {
  const mapping = mappingOf(value, spot);
  if (mapping === undefined || mapping.size > MOST_ENTRIES) return undefined;
  const texts: [string, string][] = [];
  for (const [name, item] of mapping) {
    const text = textOf(item);
    if (text === undefined) spot.at(name).refuse(item, expectation({ kind: 'text', ask: { zh: '', en: '' } }));
    else texts.push([name, text]);
  }
  return Object.fromEntries(texts);
}
