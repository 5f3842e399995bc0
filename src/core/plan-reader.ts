/**
 * Reads an unknown value against the table of fields into a clean copy, and lists everything that is wrong with it. Each property
 * is read once, so a value that changes its mind cannot be one thing when checked and another when used.
 */
import { nearest } from './nearest.ts';
import { BOUND_OF_MULTIPLES, expectation, formatPath } from './plan-error.ts';
import type { PlanError, PlanErrorCode } from './plan-error.ts';
import type {
  CountField,
  Field,
  ListField,
  MapField,
  MoneyField,
  MultipleField,
  ObjectField,
  PercentField,
  TextField,
  VariantsField,
  Wording,
} from './plan-field.ts';
import { parseMoney, parseMultiple, parsePercent, PPM } from './quantity.ts';
import { parseInstant } from './time.ts';

/** Money in a plan has at most this many characters: room for any sum, and none for a text that takes minutes to read. */
export const LONGEST_MONEY = 100;

/** Of unknown keys in one place this many are listed one by one. */
const UNKNOWN_LISTED = 20;

/** Where in the plan something stands, and the list that errors go to. */
export class Place {
  readonly keys: readonly (string | number)[];
  readonly errors: PlanError[];

  constructor(keys: readonly (string | number)[], errors: PlanError[]) {
    this.keys = keys;
    this.errors = errors;
  }

  at(key: string | number): Place {
    return new Place([...this.keys, key], this.errors);
  }

  refuse(code: PlanErrorCode, value: unknown, message: Wording): undefined {
    this.errors.push({ path: formatPath(this.keys), keys: this.keys, value, code, message });
    return undefined;
  }
}

/** What was read of a `T` of which some parts may have been refused. */
export type Readable<T> = T extends object ? { readonly [K in keyof T]?: Readable<T[K]> | undefined } : T;

/** A clean copy of `value` with defaults filled in; what was refused is absent from it and listed in the place's errors. */
export function readField(field: Field, value: unknown, place: Place): unknown {
  switch (field.kind) {
    case 'object':
      return readObject(field, value, place);
    case 'map':
      return readMap(field, value, place);
    case 'list':
      return readList(field, value, place);
    case 'count':
      return readCount(field, value, place);
    case 'constant':
      if (typeof value !== 'string') return refuseType(field, value, place);
      return value === field.value ? value : place.refuse('out_of_range', value, expectation(field));
    case 'text':
      return typeof value === 'string' ? readText(field, value, place) : refuseType(field, value, place);
    case 'money':
      return typeof value === 'string' ? readMoney(field, value, place) : refuseType(field, value, place);
    case 'percent':
      return typeof value === 'string' ? readPercent(field, value, place) : refuseType(field, value, place);
    case 'multiple':
      return typeof value === 'string' ? readMultiple(field, value, place) : refuseType(field, value, place);
    case 'choice':
      if (typeof value !== 'string') return refuseType(field, value, place);
      return field.of.includes(value) ? value : place.refuse('out_of_range', value, expectation(field));
    case 'instant':
      if (typeof value !== 'string') return refuseType(field, value, place);
      return parseInstant(value) === undefined ? place.refuse('wrong_form', value, expectation(field)) : value;
    case 'variants':
      return readVariant(field, value, place);
  }
}

const QUOTE_IT: Wording = {
  zh: '数字不带引号时会变成二进制浮点数，请加引号；',
  en: 'a number without quotes becomes binary floating point, quote it; ',
};
const LEAVE_OUT: Wording = { zh: '没有值；请写上或删去这个键；', en: 'no value; give one or leave the key out; ' };
const MISSING: Wording = { zh: '缺少；', en: 'missing; ' };
const FINER: Wording = { zh: '比百万分之一更细；', en: 'finer than a part per million; ' };
const BAD_TEXT: Wording = { zh: '含有不完整的 Unicode 字符；', en: 'broken Unicode; ' };

function join(before: Wording, after: Wording): Wording {
  return { zh: before.zh + after.zh, en: before.en + after.en };
}

function refuseType(field: Field, value: unknown, place: Place): undefined {
  const expected = expectation(field);
  const quoted =
    field.kind === 'money' || field.kind === 'percent' || field.kind === 'multiple' || field.kind === 'text';
  const hint =
    value === null && place.keys.length > 0 ? LEAVE_OUT : typeof value === 'number' && quoted ? QUOTE_IT : undefined;
  return place.refuse('wrong_type', value, hint === undefined ? expected : join(hint, expected));
}

function refuseRange(field: MoneyField | PercentField | MultipleField, value: string, place: Place): undefined {
  const expected = expectation(field);
  const { rule, why } = field;
  const message =
    why === undefined ? expected : { zh: `${expected.zh}（${why.zh}）`, en: `${expected.en} (${why.en})` };
  return place.refuse(rule ?? 'out_of_range', value, message);
}

/** The text of a name, if it is one: something else than blanks, whole characters, at most `most` of them. */
function readText(field: Pick<TextField, 'most'>, value: string, place: Place): string | undefined {
  const expected = { zh: `应为 1 到 ${field.most} 个字符的文字`, en: `write a text of 1 to ${field.most} characters` };
  if (!/\S/.test(value)) return place.refuse('wrong_form', value, expected);
  // A character is at most two UTF-16 units: what is longer need not be taken apart.
  if (value.length > 2 * field.most || [...value].length > field.most) return place.refuse('too_long', value, expected);
  if (/\p{Surrogate}/u.test(value)) return place.refuse('wrong_form', value, join(BAD_TEXT, expected));
  return value;
}

function readMoney(field: MoneyField, value: string, place: Place): string | undefined {
  if (value.length > LONGEST_MONEY) return place.refuse('too_long', value, expectation(field));
  const fen = parseMoney(value);
  if (fen === undefined) return place.refuse('wrong_form', value, expectation(field));
  const inRange = fen >= field.leastFen && fen <= (field.mostFen ?? fen) && !value.startsWith('-');
  return inRange ? value : refuseRange(field, value, place);
}

function readPercent(field: PercentField, value: string, place: Place): string | undefined {
  const ppm = parsePercent(value);
  if (ppm === undefined) {
    if (/^\d+\.\d{5,}%$/.test(value)) return place.refuse('finer_than_ppm', value, join(FINER, expectation(field)));
    // A negative rate, or one too big to be held, is of the right form but out of range.
    if (/^-?(?:0|[1-9]\d*)(?:\.\d{1,4})?%$/.test(value)) return refuseRange(field, value, place);
    return place.refuse('wrong_form', value, expectation(field));
  }
  const inRange = ppm <= PPM && !(field.above0 && ppm === 0) && !(field.below100 && ppm === PPM);
  return inRange ? value : refuseRange(field, value, place);
}

function readMultiple(field: MultipleField, value: string, place: Place): string | undefined {
  const ppm = parseMultiple(value);
  if (ppm === 0 || /^-(?:0|[1-9]\d*)(?:\.\d{1,6})?$/.test(value)) return refuseRange(field, value, place);
  if (ppm !== undefined && ppm < BOUND_OF_MULTIPLES * PPM) return value;
  if (/^\d+\.\d{7,}$/.test(value)) return place.refuse('finer_than_ppm', value, join(FINER, expectation(field)));
  const code = ppm !== undefined || /^[1-9]\d*(?:\.\d{1,6})?$/.test(value) ? 'out_of_range' : 'wrong_form';
  return place.refuse(code, value, expectation(field));
}

function readCount(field: CountField, value: unknown, place: Place): number | undefined {
  if (typeof value !== 'number') return refuseType(field, value, place);
  if (!Number.isInteger(value)) return place.refuse('wrong_form', value, expectation(field));
  if (value < field.least || value > field.most) return place.refuse('out_of_range', value, expectation(field));
  return value + 0; // a negative zero becomes plain
}

function readList(field: ListField, value: unknown, place: Place): readonly unknown[] | undefined {
  if (!Array.isArray(value)) return refuseType(field, value, place);
  const items: readonly unknown[] = value;
  const count = items.length;
  if (count > field.most) return place.refuse('too_many', value, expectation(field));
  return Array.from({ length: count }, (_, index) => readField(field.item, items[index], place.at(index)));
}

/** The own enumerable keys of a mapping, or undefined when the value is none. */
function ownKeys(value: unknown): string[] | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : undefined;
}

function readMap(field: MapField, value: unknown, place: Place): unknown {
  const names = ownKeys(value);
  if (names === undefined) return refuseType(field, value, place);
  if (names.length > field.most) {
    const message = {
      zh: `最多 ${field.most} 个名称，这里有 ${names.length} 个`,
      en: `at most ${field.most} names, not ${names.length}`,
    };
    return place.refuse('too_many', value, message);
  }
  const source = value as Readonly<Record<string, unknown>>;
  if (!names.includes(field.always))
    place.at(field.always).refuse('field_missing', undefined, join(MISSING, expectation(field.entry)));
  const entries: [string, unknown][] = [];
  for (const name of names) {
    const entry = readField(field.entry, source[name], place.at(name));
    if (readText({ most: field.nameMost }, name, place.at(name)) !== undefined) entries.push([name, entry]);
  }
  // fromEntries makes own properties of any name, `__proto__` included.
  return Object.fromEntries(entries);
}

function readObject(field: ObjectField, value: unknown, place: Place): unknown {
  const keys = ownKeys(value);
  if (keys === undefined) return refuseType(field, value, place);
  const source = value as Readonly<Record<string, unknown>>;
  const unknown = keys.filter((key) => !Object.hasOwn(field.fields, key));
  const present = new Set(keys);
  const entries: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(field.fields)) {
    // A key without a value, which JSON cannot write, counts as absent.
    const found = present.has(key) ? source[key] : undefined;
    if (found !== undefined) entries.push([key, readField(inner, found, place.at(key))]);
    else if (inner.default !== undefined) entries.push([key, readField(inner, inner.default, place.at(key))]);
    else if (inner.optional !== true)
      place.at(key).refuse('field_missing', undefined, join(MISSING, expectation(inner)));
  }
  refuseUnknown(unknown, source, Object.keys(field.fields), place);
  return Object.fromEntries(entries.filter(([, read]) => read !== undefined));
}

/** The keys that go with the text under `kind`, which is kept. */
function readVariant(field: VariantsField, value: unknown, place: Place): unknown {
  if (ownKeys(value) === undefined) return refuseType(field, value, place);
  const { kind, ...rest } = value as Readonly<Record<string, unknown>>;
  const known = Object.keys(field.of);
  const variant = typeof kind === 'string' && known.includes(kind) ? field.of[kind] : undefined;
  if (variant === undefined) {
    const code = kind === undefined ? 'field_missing' : 'out_of_range';
    const one: Wording = { zh: `应为其中之一：${known.join('、')}`, en: `write one of ${known.join(', ')}` };
    return place.at('kind').refuse(code, kind, one);
  }
  return { kind, ...(readObject(variant, rest, place) as object) };
}

function refuseUnknown(
  unknown: readonly string[],
  source: Readonly<Record<string, unknown>>,
  known: readonly string[],
  place: Place,
): void {
  const list = known.join(', ');
  for (const key of unknown.slice(0, UNKNOWN_LISTED)) {
    const near = nearest(key, known);
    const message =
      near === undefined
        ? { zh: `没有这个键；这里可用：${list}`, en: `no such key; known here: ${list}` }
        : { zh: `没有这个键，是否指 ${near}？`, en: `no such key; did you mean ${near}?` };
    place.at(key).refuse('key_unknown', source[key], message);
  }
  const more = unknown.length - UNKNOWN_LISTED;
  if (more > 0)
    place.refuse('key_unknown', undefined, {
      zh: `另有 ${more} 个未知的键；这里可用：${list}`,
      en: `${more} more unknown keys; known here: ${list}`,
    });
}
