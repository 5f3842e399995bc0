/** docs/plan-check.md has what the data has; the specification, where it is at hand, is covered. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findPattern } from '#check/texts';
import { RULES } from '#check/rules';
import { textOf } from './documents.ts';
import { profileOf } from './support/check.ts';
import { factLines, ruleSections } from './support/plan-check-document.ts';

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

describe('docs/plan-check.md', () => {
  const text = textOf('docs/plan-check.md');
  const sections = text
    .split(/^(?=##+ )/m)
    .filter((section) => /^### [RA]\d/.test(section))
    .map(plain);

  test.each(ruleSections().map((section, index) => [section.slice(4, 7), plain(section), index] as const))(
    '%s: condition, severity, limits and source are those of the code and of profiles/CN.yaml',
    (_, section, index) => {
      expect(sections[index]).toBe(section);
    },
  );

  test('has no other rules', () => {
    expect(sections).toHaveLength(RULES.length);
  });

  test('lists every fact with its question', () => {
    const lines = text.split('\n').filter((line) => /^- `[a-z]+\.[a-zA-Z]+` \(/.test(line));
    expect(lines).toEqual(factLines());
  });
});

const SPECIFICATION = new URL('../../shared/spec/plan-check.md', import.meta.url);

describe.skipIf(!existsSync(SPECIFICATION))('the specification (skipped where ../shared is not there)', () => {
  const text = (): string => readFileSync(SPECIFICATION, 'utf8');

  test('every rule of it is here, and none besides', () => {
    const named = new Set(
      text()
        .match(/^\| ([RA]\d\d)\b/gm)
        ?.map((cell) => cell.slice(2)),
    );
    expect([...named].toSorted()).toEqual(RULES.map(({ id }): string => id).toSorted());
  });

  test('R33: every word of its pattern is stopped', () => {
    const pattern = /\*\*R33\*\* `(.*)`/.exec(text())?.[1] ?? '';
    const words = pattern
      .split(/\|(?![^(]*\))/)
      .flatMap((one) => expand(one))
      .filter((word) => word !== '');
    expect(words.length).toBeGreaterThan(40);
    for (const word of words) expect(findPattern(word, profileOf('CN').patterns.forbidden), word).toBeDefined();
  });
});

/** Texts that a simple pattern matches: each choice of a group or a class once, an optional character with and without. */
function expand(pattern: string): readonly string[] {
  const group = /^(.*?)(?:\(([^)]*)\)|\[([^\]]*)\](\*?)|(.)\?)(.*)$/.exec(pattern);
  if (group === null) return [pattern];
  const [, before = '', choices, characters, star, optional, after = ''] = group;
  const options = choices?.split('|') ?? (characters === undefined ? ['', optional ?? ''] : [...characters]);
  return [...options, ...(star === '*' ? [''] : [])].flatMap((option) => expand(before + option + after));
}
