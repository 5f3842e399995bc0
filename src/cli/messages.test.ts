import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { describe, expect, test } from 'vitest';
import { FACT_FIELDS } from '#check/fact-fields';
import { RULES } from '#check/rules';
import { scenarioField } from '#sim/scenario-fields';
import { LANGUAGES, languageOf } from './language.ts';
import type { Text } from './language.ts';
import { MESSAGES, sayIn } from './messages.ts';
import { PACKAGE_ROOT } from './version.ts';

const ENTRIES: readonly (readonly [string, Text])[] = Object.entries(MESSAGES);

/** What a promise would sound like; the plan check has the full list. */
const PROMISES =
  /保本|保收益|稳赚|必涨|只涨不跌|[零无]风险|躺[赚赢]|回本|翻倍|合规|安全|guaranteed|risk-free|never falls|passive income|compliant|safe\b/i;

describe('language', () => {
  test.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh' }, 'zh'],
    [{ LANG: 'de_DE' }, 'en'],
    [{}, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_US' }, 'zh'],
    [{ LC_ALL: 'C', LC_MESSAGES: 'zh_CN', LANG: 'zh_CN' }, 'en'],
  ])('%j reads %s', (environment, language) => {
    expect(languageOf(environment)).toBe(language);
  });

  test('slots are filled, a dollar sign and all', () => {
    expect(sayIn('en')('fileUnreadable', { file: '$&{reason}', reason: 'gone' })).toBe(
      'Cannot read the file $&{reason}: gone',
    );
  });
});

describe('the catalogue', () => {
  test.each(ENTRIES)('%s has the same slots in both languages', (_, { zh, en }) => {
    const slots = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].toSorted();
    expect(slots(zh)).toEqual(slots(en));
  });

  test('no text promises anything', () => {
    for (const [key, { zh, en }] of ENTRIES) expect(`${key}: ${zh} ${en}`).not.toMatch(PROMISES);
  });

  test('Chinese texts are Chinese and English texts are not', () => {
    for (const [key, { zh, en }] of ENTRIES) {
      expect(`${key} ${en}`).not.toMatch(/[\u3000-\u9fff\uff00-\uffef]/);
      if (/[a-z]{4,} [a-z]{2,} [a-z]{2,}/.test(en) && !key.startsWith('bandNothing'))
        expect(`${key} ${zh}`).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  test('the font of the report has every Chinese character of the texts, and ASCII (run scripts/make-report-font.mjs)', async () => {
    const font = readFileSync(new URL('assets/report-font.woff2', PACKAGE_ROOT));
    const characters = new Set([
      ...ENTRIES.flatMap(([, text]) => LANGUAGES.flatMap((language) => [...text[language]])),
      // The report on a simulation shows rules and the meaning of a scenario's fields too.
      ...JSON.stringify([RULES.map(({ title, condition }) => [title, condition]), FACT_FIELDS, scenarioField]),
      ...'中文',
    ]);
    for (let code = 0x20; code < 0x7f; code++) characters.add(String.fromCharCode(code));
    const covered = charactersOf(await subsetFont(font, [...characters].join(''), { targetFormat: 'truetype' }));
    const others = [...characters].filter((character) => !covered.has(character));
    // What any font of Latin letters has.
    expect(others.filter((character) => !'≤'.includes(character))).toEqual([]);
  });
});

/** The characters of a TrueType font, read off its `cmap` table: format 4 as far as 65,535, format 12 beyond. */
function charactersOf(font: Buffer): Set<string> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const cmap = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (cmap === undefined) throw new Error('the font has no cmap');
  const start = font.readUInt32BE(cmap + 8);
  const characters = new Set<string>();
  for (let index = 0; index < font.readUInt16BE(start + 2); index++) {
    const table = start + font.readUInt32BE(start + 4 + index * 8 + 4);
    const format = font.readUInt16BE(table);
    for (const [first, last] of format === 4 ? ranges4(font, table) : format === 12 ? ranges12(font, table) : []) {
      for (let code = first; code <= last && code !== 0xffff; code++) characters.add(String.fromCodePoint(code));
    }
  }
  return characters;
}

function ranges4(font: Buffer, table: number): (readonly [number, number])[] {
  const twice = font.readUInt16BE(table + 6);
  return Array.from({ length: twice / 2 }, (_, segment) => {
    const last = font.readUInt16BE(table + 14 + segment * 2);
    return [font.readUInt16BE(table + 16 + twice + segment * 2), last] as const;
  });
}

function ranges12(font: Buffer, table: number): (readonly [number, number])[] {
  return Array.from({ length: font.readUInt32BE(table + 12) }, (_, group) => {
    const at = table + 16 + group * 12;
    return [font.readUInt32BE(at), font.readUInt32BE(at + 4)] as const;
  });
}
