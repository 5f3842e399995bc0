/** A profile: which rules a jurisdiction has, how heavily each weighs, its limits and sources, and what texts may not say. */
import type { Wording } from '#core/plan-field';
import { DISCLOSURE_IDS } from './disclosure.ts';
import type { DisclosureId } from './disclosure.ts';
import { mappingOf, readField, refuseUnknown, Spot } from './field-reader.ts';
import type { Field, InputError, Options } from './field.ts';
import type { Basis, Confidence } from './finding.ts';
import { LIMIT_FIELDS } from './limit-fields.ts';
import type { LimitName, Limits } from './limit-fields.ts';
import type { Weight } from './rule.ts';
import { ARITHMETIC_IDS, JURISDICTION_IDS } from './rule-ids.ts';

/** How a rule stands in a profile. */
interface ProfileRule {
  /** The heaviest that the rule may give here: what it gives beyond that is lowered to it. */
  readonly severity: Weight;
  readonly basis: Basis;
  readonly source: Wording;
  /** Of the source: `2005-11-01`, `2026-02` or `2015`. */
  readonly date: string;
  readonly confidence: Confidence;
  /** Those of its limits that are our own control and not the law's. */
  readonly control: readonly LimitName[];
}

/** A profile. Plain data. */
export interface Profile {
  readonly name: string;
  readonly title: Wording;
  /** Whether a programme may go live under it; one that is for study has no jurisdiction behind it. */
  readonly goesLive: boolean;
  /** By number; a rule that is not here is off. Rules of arithmetic are on in every profile. */
  readonly rules: { readonly [id: string]: ProfileRule | undefined };
  readonly limits: Limits;
  /** Patterns of texts (regular expressions without spaces and punctuation), held against texts as `normaliseText` leaves them. */
  readonly patterns: { readonly forbidden: readonly string[]; readonly earnings: readonly string[] };
  /** Which disclosures members must see. */
  readonly disclosures: readonly DisclosureId[];
}

/** A profile, or everything that is wrong with it. */
export type ProfileResult =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly errors: readonly InputError[] };

const SAME = (name: string): Wording => ({ zh: name, en: name });
const ASK: Wording = { zh: '', en: '' };
const named = (...names: readonly string[]): Options => Object.fromEntries(names.map((name) => [name, SAME(name)]));

const SEVERITY: Field = { kind: 'choice', of: named('off', 'block', 'warn', 'disclose'), ask: ASK };
const BASIS: Field = { kind: 'choice', of: named('law', 'control'), ask: ASK };
const CONFIDENCE: Field = { kind: 'choice', of: named('S', 'P', 'K'), ask: ASK };
const FLAG: Field = { kind: 'flag', ask: ASK };
const TEXT: Field = { kind: 'text', ask: ASK };
const DISCLOSURES: Field = { kind: 'choices', of: named(...DISCLOSURE_IDS), ask: ASK };

const RULE_KEYS = ['severity', 'basis', 'source', 'date', 'confidence', 'limits', 'control'];
const LIMIT_NAMES = Object.keys(LIMIT_FIELDS) as readonly LimitName[];

/**
 * Reads a profile as it stands in a file, every error at once. Every rule R01 to R38 must be there, so that none is forgotten: with its
 * severity, basis, source, date, confidence and limits, or as `off`. The rules of arithmetic cannot be named: they hold in every profile.
 */
export function readProfile(input: unknown): ProfileResult {
  const errors: InputError[] = [];
  const root = new Spot(errors);
  const file = mappingOf(input, root);
  if (file === undefined) return { ok: false, errors };
  refuseUnknown(file, ['name', 'title', 'goesLive', 'rules', 'texts', 'disclosures'], root);
  const limits: [string, unknown][] = [];
  const profile = {
    name: readField(TEXT, file.get('name'), root.at('name')),
    title: readWording(file.get('title'), root.at('title')),
    goesLive: readField(FLAG, file.get('goesLive'), root.at('goesLive')),
    rules: readRules(file.get('rules'), root.at('rules'), limits),
    limits: Object.fromEntries(limits),
    patterns: readPatterns(file.get('texts'), root.at('texts')),
    disclosures: readField(DISCLOSURES, file.get('disclosures'), root.at('disclosures')),
  };
  // Without an error nothing is missing, and every limit that a rule uses was read by its field.
  return errors.length > 0 ? { ok: false, errors } : { ok: true, profile: profile as unknown as Profile };
}

function readWording(value: unknown, spot: Spot): Wording | undefined {
  const mapping = mappingOf(value, spot);
  if (mapping === undefined) return undefined;
  refuseUnknown(mapping, ['zh', 'en'], spot);
  const [zh, en] = (['zh', 'en'] as const).map((language) => readField(TEXT, mapping.get(language), spot.at(language)));
  return { zh: String(zh), en: String(en) };
}

function readRules(value: unknown, spot: Spot, limits: [string, unknown][]): { readonly [id: string]: ProfileRule } {
  const mapping = mappingOf(value, spot);
  if (mapping === undefined) return {};
  const rules: [string, ProfileRule][] = [];
  for (const [key, found] of mapping) {
    if (!(ARITHMETIC_IDS as readonly string[]).includes(key)) continue;
    spot.at(key).refuse(found, {
      zh: '算术规则在任何配置里都有效，不写在这里',
      en: 'rules of arithmetic hold in every profile; leave it out',
    });
  }
  refuseUnknown(mapping, [...JURISDICTION_IDS, ...ARITHMETIC_IDS], spot);
  for (const id of JURISDICTION_IDS) {
    const found = mapping.get(id);
    const at = spot.at(id);
    if (found === undefined) {
      at.refuse(undefined, {
        zh: `缺少规则 ${id}；没有这条规则就写 ${id}: off`,
        en: `the rule ${id} is missing; write ${id}: off where there is none`,
      });
    } else if (found !== 'off') {
      const rule = readRule(id, found, at, limits);
      if (rule !== undefined && rule.severity !== ('off' as string)) rules.push([id, rule]);
    }
  }
  return Object.fromEntries(rules);
}

function readRule(id: string, value: unknown, spot: Spot, limits: [string, unknown][]): ProfileRule | undefined {
  const mapping = mappingOf(value, spot);
  if (mapping === undefined) return undefined;
  refuseUnknown(mapping, RULE_KEYS, spot);
  const date = mapping.get('date');
  if (typeof date !== 'string' || !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(date)) {
    spot.at('date').refuse(date, {
      zh: '应为带引号的日期，例如 "2005-11-01"、"2026-02" 或 "2015"',
      en: 'write a date in quotes, such as "2005-11-01", "2026-02" or "2015"',
    });
  }
  const own = LIMIT_NAMES.filter((name) => name.startsWith(`${id}.`));
  const ownNames = own.map((name) => name.slice(id.length + 1));
  const given = mapping.get('limits');
  if (given !== undefined || own.length > 0) {
    const found = mappingOf(given, spot.at('limits')) ?? new Map<string, unknown>();
    refuseUnknown(found, ownNames, spot.at('limits'));
    for (const [index, name] of own.entries()) {
      const key = ownNames[index] ?? '';
      limits.push([name, readField(LIMIT_FIELDS[name], found.get(key), spot.at('limits').at(key))]);
    }
  }
  const control: Field = { kind: 'choices', of: named(...ownNames), ask: ASK };
  const controlled = readField(control, mapping.get('control') ?? [], spot.at('control'));
  return {
    severity: readField(SEVERITY, mapping.get('severity'), spot.at('severity')) as Weight,
    basis: readField(BASIS, mapping.get('basis'), spot.at('basis')) as Basis,
    source: readWording(mapping.get('source'), spot.at('source')) ?? SAME(''),
    date: String(date),
    confidence: readField(CONFIDENCE, mapping.get('confidence'), spot.at('confidence')) as Confidence,
    control: (Array.isArray(controlled) ? controlled : []).map((name) => `${id}.${String(name)}` as LimitName),
  };
}

function readPatterns(value: unknown, spot: Spot): Profile['patterns'] {
  const mapping = mappingOf(value, spot);
  if (mapping === undefined) return { forbidden: [], earnings: [] };
  refuseUnknown(mapping, ['forbidden', 'earnings'], spot);
  const [forbidden = [], earnings = []] = (['forbidden', 'earnings'] as const).map((key) =>
    readExpressions(mapping.get(key), spot.at(key)),
  );
  return { forbidden, earnings };
}

function readExpressions(value: unknown, spot: Spot): readonly string[] {
  if (!Array.isArray(value)) {
    spot.refuse(value, {
      zh: '应为正则表达式的列表，没有就写 []',
      en: 'write a list of regular expressions; [] when there are none',
    });
    return [];
  }
  return value.flatMap((item: unknown, index) => {
    if (typeof item === 'string' && item !== '' && isExpression(item)) return [item];
    spot.at(index).refuse(item, {
      zh: '不是正则表达式；不含空格和标点，字母小写，例如 "回本" 或 "riskfree"',
      en: 'no regular expression; write it without spaces and capitals, such as "回本" or "riskfree"',
    });
    return [];
  });
}

/** Whether a text is a regular expression that a normalised text could match: small letters, no spaces. */
function isExpression(text: string): boolean {
  if (/\s|[A-Z]/.test(text)) return false;
  try {
    return new RegExp(text, 'u').exec('') !== undefined;
  } catch {
    return false;
  }
}
