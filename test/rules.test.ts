/** The numbered rules, the code that names them and the tests that answer to them belong together. */
import { describe, expect, test } from 'vitest';
import { DISCLOSURE_IDS } from '#check/disclosure';
import { ARITHMETIC_IDS, JURISDICTION_IDS } from '#check/rule-ids';
import { COMMAND_FIELDS } from '#core/command';
import { MALFORMED_CODES, RULE_CODES } from '#core/refusal';
import { filesOf, ruleNumbers, tableRows, textOf } from './documents.ts';

const RULES = ruleNumbers();
const NUMBER = '(?:[UPMBRXOCWDSLVZJ][1-9]|A(?:0[1-9]|10))';
/** `O4`, `M1-M3`, `J3, U6`, `X1 and X2`. */
const LIST = `${NUMBER}(?:(?:, | |-| and )${NUMBER})*`;
/** Numbers of the plan check that the engine's comments name and the engine does not decide. */
const OF_THE_PLAN_CHECK = ['A03', 'A04', 'A07', 'A08', 'A09', 'A10'];

/** The numbers of a list, ranges written out. */
function numbersIn(list: string): readonly string[] {
  const wide = list.replaceAll(/([A-Z])(\d+)-\1(\d+)/g, (_, letter: string, first: string, last: string) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_none, index) => letter + (Number(first) + index)).join(
      ' ',
    ),
  );
  return wide.match(new RegExp(NUMBER, 'g')) ?? [];
}

/** The rules that the names of a file's tests begin with: of tests by name, and of tables of tests whose rows begin with a name or a rule. */
function rulesTested(source: string): readonly string[] {
  const named = source.matchAll(new RegExp(`[([]\\s*['"\`](${LIST}): `, 'g'));
  const rows = source.includes('`${rule}: ') ? source.matchAll(new RegExp(`\\[\\s*'(${LIST})',`, 'g')) : [];
  return [...named, ...rows].flatMap(([, list = '']) => numbersIn(list));
}

/** The codes of a cell such as `order_exists, coins_exceed_margin (with coins) or amount_too_small`. */
function codesIn(cell: string): readonly string[] {
  return cell.replaceAll(/\(.*?\)/g, '').match(/[a-z]+(?:_[a-z]+)+/g) ?? [];
}

describe('the rules', () => {
  test('each has a number of its own, and each letter counts from 1', () => {
    expect(RULES.length).toBeGreaterThan(60);
    const last = new Map<string, number>();
    for (const rule of RULES.filter((number) => !number.startsWith('A'))) {
      const letter = rule.slice(0, 1);
      expect(Number(rule.slice(1)), rule).toBe((last.get(letter) ?? 0) + 1);
      last.set(letter, Number(rule.slice(1)));
    }
    expect(new Set(RULES).size).toBe(RULES.length);
  });

  test('every rule has a test whose name begins with its number', () => {
    const tested = new Set(filesOf(['.test.ts']).flatMap((file) => rulesTested(textOf(file))));
    expect(RULES.filter((rule) => !tested.has(rule))).toEqual([]);
  });

  test('every number in a comment of the engine is that of a rule', () => {
    const known = new Set([...RULES, ...OF_THE_PLAN_CHECK]);
    const unknown = filesOf(['.ts'], 'src/core/').flatMap((file) => {
      const comments = textOf(file).match(/\/\*\*[\s\S]*?\*\/|\/\/ .*/g) ?? [];
      const numbers = comments.join('\n').match(/\b[A-Z]\d{1,2}\b/g) ?? [];
      return numbers.filter((number) => !known.has(number)).map((number) => `${file}: ${number}`);
    });
    expect(unknown).toEqual([]);
  });

  test('every number in a document is that of a rule', () => {
    const known = new Set<string>([...RULES, ...JURISDICTION_IDS, ...ARITHMETIC_IDS, ...DISCLOSURE_IDS]);
    const documents = filesOf(['.md']).filter((file) => file !== 'CHANGELOG.md');
    const unknown = documents.flatMap((file) => {
      const numbers = textOf(file).match(
        new RegExp(`(?<![\\w.])(?:${NUMBER}|[UPMBRXOCWDSLVZJ]\\d{1,2})(?![\\w.]\\w)`, 'g'),
      );
      return (numbers ?? []).filter((number) => !known.has(number)).map((number) => `${file}: ${number}`);
    });
    expect(unknown).toEqual([]);
  });

  test('the numbers of a list are read with their ranges', () => {
    expect(numbersIn('O4, M1-M3')).toEqual(['O4', 'M1', 'M2', 'M3']);
    expect(rulesTested("test('X1 and X2: both', f)\n  ['P5: one', 1]\n  expect('R3: none')\n  'R4: none'")).toEqual([
      'X1',
      'X2',
      'P5',
      'R3',
    ]);
  });
});

describe('the table of commands', () => {
  const rows = tableRows(textOf('docs/rules.md')).filter((row) => row.length === 4);

  test('names every command with its fields', () => {
    const documented = Object.fromEntries(
      rows.flatMap(([types = '', fields = '']) => types.split(', ').map((type) => [type, fields])),
    );
    expect(Object.keys(documented).toSorted()).toEqual(Object.keys(COMMAND_FIELDS).toSorted());
    for (const [type, fields] of Object.entries(COMMAND_FIELDS)) {
      for (const [name, kind] of Object.entries<string>(fields)) {
        const optional = kind.endsWith('?') && !(type.endsWith('Withdrawal') || type === 'AdjustBalance');
        expect(documented[type], `${type}.${name}`).toMatch(new RegExp(`\\b${name}${optional ? '\\?' : '(?!\\?)'}`));
      }
    }
  });

  test('and the text around it name every refusal, and nothing that is none', () => {
    const known: readonly string[] = [...MALFORMED_CODES, ...RULE_CODES];
    const inTable = rows.flatMap(([, , , codes = '']) => codesIn(codes));
    expect(inTable.filter((code) => !known.includes(code))).toEqual([]);
    const text = textOf('docs/rules.md');
    expect(known.filter((code) => !text.includes(code))).toEqual([]);
    const general = new Set<string>(['time_went_back', 'programme_ended']);
    expect(RULE_CODES.filter((code) => !inTable.includes(code) && !general.has(code))).toEqual([]);
  });
});
