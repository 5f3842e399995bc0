/** The documents are complete, agree with the code and with each other, and their links lead somewhere. */
import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planErrorCodes } from '#core/plan-error';
import { MALFORMED_CODES, RULE_CODES } from '#core/refusal';
import { planFileErrorCodes } from '#cli/plan-text';
import { VARIABLES } from '#server/config';
import { PROBLEM_KINDS } from '#server/problems';
import { ROOT, filesOf, tableRows, takeFences, textOf } from './documents.ts';

const CHINESE = /\p{Script=Han}/u;

/** The anchor that a heading gets. */
function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function headingsOf(markdown: string): readonly string[] {
  return [...takeFences(markdown).prose.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
}

describe('docs/errors.md', () => {
  const sections = textOf('docs/errors.md')
    .split(/^(?=##+ )/m)
    .filter((section) => section.startsWith('### '))
    .map((section) => section.trim().split(/\n{2,}/));

  test('has a paragraph for every code, in the order of precedence', () => {
    const codes = sections.map(([heading = '']) => heading.slice('### '.length));
    const refusals: readonly string[] = [...MALFORMED_CODES, ...RULE_CODES];
    const ofPlans: readonly string[] = [...planErrorCodes, ...planFileErrorCodes];
    expect(codes.slice(0, refusals.length)).toEqual(refusals);
    expect(codes.slice(-ofPlans.length)).toEqual(ofPlans);
    const ofService = new Set(PROBLEM_KINDS.keys());
    for (const code of refusals) ofService.delete(code);
    expect(codes.slice(refusals.length, -ofPlans.length).toSorted()).toEqual([...ofService].toSorted());
  });

  test('gives the HTTP status of every problem of the service', () => {
    const ofEngine = new Set<string>([...MALFORMED_CODES, ...RULE_CODES]);
    const told = sections.flatMap(([heading = '', english = '', chinese = '']) => {
      const code = heading.slice('### '.length);
      const kind = ofEngine.has(code) ? undefined : PROBLEM_KINDS.get(code);
      return kind === undefined ? [] : [{ code, status: kind.status, english, chinese }];
    });
    expect(told.length).toBeGreaterThan(50);
    const wrong = told.filter(
      ({ status, english, chinese }) => !english.startsWith(`${status}. `) || !chinese.startsWith(`${status}。`),
    );
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });

  test.each(sections.map(([heading = '', ...paragraphs]) => [heading.slice(4), paragraphs] as const))(
    '%s is explained in both languages',
    (_, paragraphs) => {
      expect(paragraphs).toHaveLength(2);
      const [english = '', chinese = ''] = paragraphs;
      expect(english).not.toMatch(CHINESE);
      expect(english.length).toBeGreaterThan(20);
      expect(chinese).toMatch(CHINESE);
      expect(chinese.length).toBeGreaterThan(5);
    },
  );

  test('names every exit status', () => {
    const statuses = tableRows(textOf('docs/errors.md')).map(([status]) => status);
    expect(statuses).toEqual(['0', '1', '2', '3', '70']);
    expect(textOf('src/cli/main.ts')).toContain('STATUS_UNUSABLE = 2');
    expect(textOf('src/cli/main.ts')).toContain('STATUS_BUG = 70');
    expect(textOf('scripts/setup.mjs')).toContain('SETUP_FAILED = 3');
  });
});

test('docs/operations.md has a row for every variable, with its default', () => {
  const rows = tableRows(textOf('docs/operations.md')).filter(([name = '']) => /^`[A-Z_]+`$/.test(name));
  const documented = rows.map(([name = '', initial = '']) => [name.slice(1, -1), /^`(.*)`$/.exec(initial)?.[1]]);
  const defaults = Object.entries(VARIABLES).map(([name, schema]) => {
    const initial = schema.safeParse(undefined).data;
    return [name, initial === undefined ? undefined : String(initial)];
  });
  expect(documented).toEqual(defaults);
});

test('docs/glossary.md has one name for one thing, in both languages', () => {
  const rows = tableRows(textOf('docs/glossary.md'));
  expect(rows.length).toBeGreaterThan(80);
  for (const column of [0, 1]) {
    const names = rows.map((row) => row[column] ?? '');
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
  expect(rows.filter(([, chinese = '']) => !CHINESE.test(chinese))).toEqual([]);
});

describe('the two READMEs', () => {
  const english = textOf('README.md');
  const chinese = textOf('README.zh-CN.md');

  test('have the same headings, tables, links and commands', () => {
    const levels = (text: string): readonly string[] => takeFences(text).prose.match(/^#+(?= )/gm) ?? [];
    expect(levels(chinese)).toEqual(levels(english));
    const shapes = (text: string): readonly string[] =>
      takeFences(text).fences.map(({ language, lines }) => (language === 'sh' ? lines.join('\n') : language));
    expect(shapes(chinese)).toEqual(shapes(english));
    const firstCells = (text: string): readonly (string | undefined)[] => tableRows(text).map(([first]) => first);
    expect(firstCells(chinese)).toEqual(firstCells(english));
    const links = (text: string): readonly string[] =>
      [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link.replace('.zh-CN', ''));
    expect(links(chinese)).toEqual(links(english));
  });

  test('name every preset', () => {
    for (const file of filesOf(['.yaml'], 'plans/')) {
      if (file.startsWith('plans/facts/')) continue;
      const name = file.slice('plans/'.length, -'.yaml'.length);
      for (const text of [english, chinese]) expect(text).toContain(`\`${name}\``);
    }
  });
});

describe('every document', () => {
  const documents = filesOf(['.md']);

  test.each(documents)('%s: its links lead somewhere', (file) => {
    const { prose } = takeFences(textOf(file));
    for (const [, link = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : normalize(join(dirname(file), path));
      expect(target, link).not.toMatch(/^\.\./);
      // The picture is drawn from a run of `greenpool demo`.
      expect(existsSync(join(ROOT, target)), link).toBe(true);
      if (anchor !== undefined) expect(headingsOf(textOf(target)).map(anchorOf), link).toContain(anchor);
    }
  });

  test('is reachable from README.md', () => {
    const reached = new Set<string>();
    const pending = ['README.md'];
    for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      for (const [, link = ''] of textOf(file).matchAll(/\]\(([^)#\s]+)/g)) {
        const target = normalize(join(dirname(file), link));
        if (documents.includes(target)) pending.push(target);
        else if (target === 'docs/decisions') pending.push(...filesOf(['.md'], 'docs/decisions/'));
      }
    }
    expect(documents.filter((file) => !reached.has(file))).toEqual([]);
  });
});

test('ARCHITECTURE.md has at most 200 lines and names every file of the engine', () => {
  const text = textOf('ARCHITECTURE.md');
  expect(text.split('\n').length).toBeLessThanOrEqual(201);
  const names = filesOf(['.ts'], 'src/core/').filter((file) => !file.endsWith('.test.ts'));
  expect(names.map((file) => file.slice('src/core/'.length)).filter((name) => !text.includes(`\`${name}\``))).toEqual(
    [],
  );
});

test('decisions are numbered from 1, each at most a page', () => {
  filesOf(['.md'], 'docs/decisions/').forEach((file, index) => {
    const number = String(index + 1).padStart(4, '0');
    expect(file).toMatch(new RegExp(`^docs/decisions/${number}-[a-z0-9-]+\\.md$`));
    const text = textOf(file);
    expect(text).toMatch(new RegExp(`^# ${index + 1}\\. `));
    expect(text.split('\n').length, file).toBeLessThanOrEqual(61);
    for (const part of ['**Decided.**', '**Also tried', '**What it costs.**']) expect(text, file).toContain(part);
  });
});

describe('what people read', () => {
  // The profile has the words that texts may not have.
  const texts = [
    ...filesOf(['.md', '.yaml']).filter((file) => file !== 'profiles/CN.yaml'),
    ...filesOf(['.ts'], 'src/').filter((file) => !file.endsWith('.test.ts')),
  ];

  test.each([
    ['calls nothing lawful', /合规|\bcompliant\b/i],
    ['promises nothing', /保本|保收益|稳赚|必涨|只涨不跌|[零无]风险|躺[赚赢]|财富自由|risk-free|passive income/i],
  ])('%s', (_, words) => {
    expect(texts.filter((file) => words.test(textOf(file)))).toEqual([]);
  });
});
