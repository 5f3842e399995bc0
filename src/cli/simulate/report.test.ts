import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '#check/finding';
import type { Result } from '#sim/simulate';
import { FIGURE_NAMES } from '#sim/figures';
import { Folder } from '../captured.ts';
import { MESSAGES } from '../messages.ts';
import { SIMULATE_REPORT_MESSAGES } from '../messages/simulate-report.ts';
import { escaped } from '../report/html.ts';
import { PACKAGE_ROOT } from '../version.ts';
import { labelOf, show, showPercent } from './simulate-text.ts';

const ROOT = fileURLToPath(PACKAGE_ROOT);
const SCENARIO = `name: small <b>
plan: mall-2x
days: 120
arrivals: { kind: exponential, from: 2, to: 30, collapse: { day: 80, to: '5%', days: 7 } }
amounts: { kind: lognormal, median: '300.00', spread: '2.5' }
merchants: { count: 5 }
behaviours:
  - { kind: hold, share: '50%' }
  - { kind: sell-at-once, share: '20%' }
  - { kind: panic, share: '30%', fall: '30%' }
`;
const CHARTS = ['hundred', 'cohorts', 'transfers', 'paid', 'exits', 'operatorIncome', 'reserve', 'supply', 'price'];

let folder: Folder;
let scenario: string;

function greenpool(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(ROOT, 'bin', 'greenpool.mjs'), ...words], { cwd: ROOT, encoding: 'utf8' });
}

function reported(name: string, ...more: readonly string[]): string {
  const place = folder.at(name);
  const { status, stderr } = greenpool('simulate', scenario, '--runs', '3', '--lang', 'en', '--report', place, ...more);
  expect(status, stderr).toBe(0);
  return place;
}

function filesOf(place: string): Record<string, string> {
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ name, parentPath }) => [
      join(parentPath, name).slice(place.length + 1),
      readFileSync(join(parentPath, name), 'utf8'),
    ]),
  );
}

let files: Record<string, string>;
let page: string;
let result: Result;

beforeAll(() => {
  folder = new Folder();
  scenario = folder.write('small.yaml', SCENARIO);
  files = filesOf(reported('first', '--workers', '1'));
  // The font's base64 may spell anything.
  page = (files['index.html'] ?? '').replace(/url\(data:font[^)]*\)/, 'url(data:font)');
  result = JSON.parse(files['result.json'] ?? '') as Result;
}, 60_000);
afterAll(() => folder.remove());

describe('one seed, one report', () => {
  test('the same bytes in another folder with other threads; other figures with another seed', () => {
    const again = filesOf(reported('elsewhere', '--workers', '2'));
    expect(Object.keys(again)).toEqual(Object.keys(files));
    expect(Object.keys(files).filter((name) => again[name] !== files[name])).toEqual([]);
    expect(filesOf(reported('other', '--seed', '2'))['index.html']).not.toBe(files['index.html']);
  });

  test('holds no path and no date of today', () => {
    for (const [name, text] of Object.entries(files)) {
      if (name.endsWith('.svg')) continue;
      expect([name, text.includes(folder.path), text.includes(ROOT)]).toEqual([name, false, false]);
    }
    const today = new Date().toISOString().slice(0, 10);
    expect(page.replaceAll('2026-01-01', '')).not.toContain(today);
    expect(page).toContain('<code>greenpool simulate small.yaml --seed 1 --runs 3</code>');
  });
});

describe('the page', () => {
  test('asks for nothing from outside and runs no script', () => {
    expect(page).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:");
    const ours = page.replaceAll('http://www.w3.org/2000/svg', '').replaceAll('http://www.w3.org/1999/xlink', '');
    expect(ours).not.toMatch(/https?:|<script|javascript:|@import|<link|<img|<iframe/i);
    expect(page).not.toMatch(/\son\w+=/);
    expect(page).not.toMatch(/undefined|NaN|\[object|Infinity/);
    expect(page).toContain('small &#60;b&#62;');
  });

  test('has its parts in order: findings, members, curves with the price last, bounds, assumptions, figures', () => {
    const order = [
      'simFindings',
      'simExpect',
      'simHundredTitle',
      'simCurves',
      'simMonthPaid',
      'simMonthReserve',
      'simMonthPrice',
      'simBounds',
      'simAssumptions',
      'simFigures',
      'simHow',
    ] as const;
    for (const language of ['zh', 'en'] as const) {
      const places = order.map((key) => page.indexOf(`>${MESSAGES[key][language]}</span>`));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places[0]).toBeGreaterThan(0);
    }
    expect(page.indexOf(MESSAGES.simKeyMedian.en)).toBeLessThan(page.indexOf(MESSAGES.simKeyMost.en));
  });

  test('is complete in both languages: for every text in one there is the same in the other', () => {
    const count = (pattern: RegExp): number => page.match(pattern)?.length ?? 0;
    expect(count(/<span class="zh" lang="zh-CN">/g)).toBe(count(/<span class="en" lang="en">/g));
    expect(count(/<div class="zh">/g)).toBe(CHARTS.length * 2);
    expect(count(/<div class="en">/g)).toBe(CHARTS.length * 2);
    const chinese = page.replace(/<span class="zh"[^>]*>.*?<\/span>|<div class="zh">.*?<\/div>/gs, '');
    const left = chinese.replace(/<style>.*?<\/style>/s, '').replace(/<title>.*?<\/title>/s, '');
    // What the preset's poster says is quoted as it is.
    const quoted = findingsOf()
      .map(({ value }) => value)
      .join();
    const foreign = (left.match(/[\u4e00-\u9fff]+/g) ?? []).filter((text) => text !== '中文' && !quoted.includes(text));
    expect(foreign).toEqual([]);
    expect(greenpool('simulate', scenario, '--report', folder.at('zh'), '--lang', 'zh').status).toBe(0);
    expect(folder.read('zh/index.html')).toContain('<html lang="zh-CN">');
  });

  test('says what was assumed, in words', () => {
    const assumed = page.slice(page.indexOf(MESSAGES.simAssumptions.en), page.indexOf(MESSAGES.simFigures.en));
    const text = assumed.replace(/<span class="zh"[^>]*>.*?<\/span>/gs, '').replace(/<[^>]+>/g, '');
    for (const words of [
      'What is left from then on: 5%',
      'The median, in yuan: 300.00',
      'How many: 5',
      'Sells as soon as there are points',
      'Slow is when orders are this much fewer than in the span before: 30%',
    ])
      expect(text).toContain(words);
  });

  test('promises nothing and approves of nothing', () => {
    const text = Object.values(SIMULATE_REPORT_MESSAGES).flatMap(({ zh, en }) => [zh, en]);
    expect(text.join('\n')).not.toMatch(/\u5408\u89c4|complian|guarantee|稳赚|保本/i);
    expect(page).not.toMatch(/\u5408\u89c4|complian/i);
    expect(page).toContain(MESSAGES.simReportFoot.zh);
    expect(page).toContain(MESSAGES.checkNotAdvice.en);
  });

  test('can be read aloud and reached by keyboard: headed tables, named pictures, wide tables that take the focus', () => {
    for (const table of page.match(/<table>.*?<\/table>/gs) ?? []) {
      expect(table).toMatch(/<th scope="row">/);
      if (table.includes('<thead>')) expect(table).toMatch(/<th scope="col"/);
      const columns = table.match(/<th scope="col"/g)?.length ?? 0;
      const before = page.slice(page.indexOf(table) - 30, page.indexOf(table));
      expect(before.includes('tabindex="0"')).toBe(columns > 4);
    }
    for (const svg of page.match(/<svg [^>]*>/g) ?? []) {
      if (svg.includes(' y="')) continue;
      expect(svg).toMatch(/role="img" aria-label="[^"]+"/);
    }
  });
});

function findingsOf(): readonly Finding[] {
  const [only] = JSON.parse(files['findings.json'] ?? '') as { findings: readonly Finding[] }[];
  return only?.findings ?? [];
}

describe('the page holds every figure of the JSON', () => {
  test('all figures with their bands', () => {
    for (const name of FIGURE_NAMES) {
      const found = result.figures[name];
      if (found === null) continue;
      const row = `${MESSAGES[labelOf(name)].en.replaceAll("'", '&#39;')}</span></th><td class="n">${show(name, found.median)}</td><td class="n">${show(name, found.p10)} … ${show(name, found.p90)}</td>`;
      expect(page).toContain(row);
    }
  });

  test('the picture of a hundred, cohorts, groups, months, bounds', () => {
    const { got, months, first } = result;
    const pictured = Object.values(got).reduce((sum, { members }) => sum + members, 0);
    expect(pictured).toBe(result.each.reduce((sum, { members }) => sum + (members ?? 0), 0));
    for (const { share } of Object.values(got)) expect(page).toContain(showPercent(share.median));
    expect(first.cohorts.length).toBeGreaterThan(3);
    for (const { cohort, members, paidOverSpent, put, transfer } of first.cohorts) {
      const row = rowOf(cohort);
      expect(row).toContain(String(members));
      expect(row).toContain(showPercent(paidOverSpent.median));
      expect(row).toContain(show('paid', Number(put)));
      expect(row).toContain(show('paid', Number(transfer)));
    }
    for (const { group, paidOverSpent } of first.groups)
      expect(rowOf(group)).toContain(showPercent(paidOverSpent.median));
    for (const month of months) {
      const row = rowOf(month.month, 'months');
      for (const figure of ['paid', 'operatorIncome', 'reserve'] as const)
        for (const part of ['p10', 'median', 'p90'] as const) expect(row).toContain(show('paid', month[figure][part]));
      for (const figure of ['exits', 'supply', 'price'] as const)
        expect(row).toContain(`>${month[figure].median}<br><small>${month[figure].p10} … ${month[figure].p90}<`);
    }
    const { bounds } = first;
    for (const share of [bounds.poolShare, bounds.paidAtCap ?? 0, bounds.soldAtOnce])
      expect(page).toContain(`<td class="n">${showPercent(share)}</td>`);
    expect(page).toContain(`<td class="n">${bounds.ordersToDouble}</td>`);
  });

  test('every finding stands there in both languages; those of a preset need no answers', () => {
    const findings = findingsOf();
    expect(findings.filter(({ severity }) => severity === 'block').length).toBeGreaterThan(3);
    for (const { title, message } of findings)
      for (const text of [title.zh, title.en, message.zh, message.en]) expect(page).toContain(escaped(text));
    expect(page).not.toContain(MESSAGES.simFindingsNoFacts.en);
  });

  test('the months add up to the sums, and the CSV tables hold the same', () => {
    const sum = result.months.reduce((total, { exits }) => total + exits.median, 0);
    expect(sum).toBeGreaterThan(0);
    const rows = (files['months.csv'] ?? '').trimEnd().split('\r\n').slice(1);
    expect(rows).toHaveLength(result.months.length);
    for (const [index, month] of result.months.entries())
      expect(rows[index]).toContain(`${month.paid.median},${month.paid.p10},${month.paid.p90}`);
    const figures = files['figures.csv'] ?? '';
    for (const name of FIGURE_NAMES) expect(figures).toMatch(new RegExp(`,${name},`));
  });
});

function rowOf(heading: string, table: 'first' | 'months' = 'first'): string {
  const rows = [...page.matchAll(/<tr><th scope="row">([^<]*)<\/th>(.*?)<\/tr>/gs)].filter(
    ([, name]) => name === heading,
  );
  return (table === 'months' ? rows.at(-1) : rows[0])?.[2] ?? '';
}

describe('the folder', () => {
  test('has every chart as SVG in both languages', () => {
    expect(readdirSync(folder.at('first/charts')).toSorted()).toEqual(
      CHARTS.flatMap((name) => [`${name}.en.svg`, `${name}.zh.svg`]).toSorted(),
    );
    for (const name of CHARTS) expect(files[`charts/${name}.en.svg`]).not.toMatch(/#10a0|var\(|NaN/);
  });

  test('a plan without facts: its questions are open', () => {
    const plan = readFileSync(join(ROOT, 'plans', 'cashback.yaml'), 'utf8');
    folder.write('own.yaml', plan);
    const file = folder.write('own-scenario.yaml', SCENARIO.replace('mall-2x', 'own.yaml'));
    expect(greenpool('simulate', file, '--report', folder.at('own'), '--lang', 'en').status).toBe(0);
    const own = folder.read('own/index.html');
    expect(own).toContain(MESSAGES.simFindingsNoFacts.en);
    expect(own).toMatch(/Open questions \(\d\d\)/);
    expect(own).toContain(MESSAGES.simCurvesOne.en);
  });

  test('several scenarios stand on one page with their differences', () => {
    const other = folder.write('other.yaml', SCENARIO.replace('small <b>', 'other').replace('mall-2x', 'mall-3x'));
    const words = ['simulate', '--compare', scenario, other, '--runs', '2', '--report', folder.at('two')];
    expect(greenpool(...words, '--lang', 'en').status).toBe(0);
    const two = folder.read('two/index.html');
    expect(two).toContain('Compared with small &#60;b&#62;');
    expect(existsSync(folder.at('two/charts/1-price.en.svg'))).toBe(true);
    expect(existsSync(folder.at('two/charts/2-price.zh.svg'))).toBe(true);
  });

  test('is never half written: what cannot be finished leaves the older report and nothing else', () => {
    writeFileSync(folder.at('first/mine.txt'), 'mine');
    const before = filesOf(folder.at('first'));
    expect(greenpool('simulate', scenario, '--report', folder.at('first')).status).toBe(2);
    expect(filesOf(folder.at('first'))).toEqual(before);
    const wrong = folder.write('wrong.yaml', SCENARIO.replace('mall-2x', 'mall-9x'));
    expect(greenpool('simulate', wrong, '--report', folder.at('never')).status).toBe(2);
    expect(readdirSync(folder.path).filter((name) => name.includes('never') || name.startsWith('.'))).toEqual([]);
  });
});
