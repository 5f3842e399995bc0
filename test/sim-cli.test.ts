/** `greenpool simulate` and `greenpool tune` as people run them, on what was compiled. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT, filesOf } from './documents.ts';

const COMMAND = join(ROOT, 'bin', 'greenpool.mjs');
const folder = mkdtempSync(join(tmpdir(), 'greenpool-simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

function greenpool(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [COMMAND, '--lang', 'en', ...words], { cwd: ROOT, encoding: 'utf8' });
}

function simulated(...words: readonly string[]): string {
  const { status, stdout, stderr } = greenpool('simulate', ...words);
  expect(status, stderr).toBe(0);
  return stdout;
}

const QUICK = 'examples/scenarios/quick-sellers.yaml';

describe('one seed, one result', () => {
  test('the same bytes whatever the number of workers, on every run; another seed gives others', () => {
    const of = (...more: readonly string[]): string => simulated(QUICK, '--json', '--runs', '3', ...more);
    const one = of('--workers', '1', '--seed', '7');
    expect(of('--workers', '2', '--seed', '7')).toBe(one);
    expect(of('--workers', '3', '--seed', '7')).toBe(one);
    expect(of('--workers', '2', '--seed', '8')).not.toBe(one);
  });

  test('a run does not depend on how many others there are', () => {
    const each = (runs: string): unknown[] =>
      (JSON.parse(simulated(QUICK, '--json', '--runs', runs)) as { each: unknown[] }).each;
    expect(each('3').slice(0, 2)).toEqual(each('2'));
  });

  test.each(filesOf(['.yaml'], 'examples/scenarios/'))(
    '%s runs; its keys are in order and its money is text',
    (file) => {
      const text = simulated(file, '--json');
      const result = JSON.parse(text) as { first: { members: Record<string, unknown>; bounds: { poolShare: number } } };
      const keys = Object.keys(result.first.members);
      expect(keys).toEqual(keys.toSorted());
      for (const name of ['paid', 'spent', 'valueLeft']) expect(result.first.members[name]).toMatch(/^\d+\.\d\d$/);
      expect(result.first.members['members']).toBeGreaterThan(100);
    },
  );
});

describe('the folder of a simulation', () => {
  test('holds the JSON and the tables, replaces an older one, and nothing else', () => {
    const place = join(folder, 'result');
    const text = simulated(QUICK, '--json', '--report', place);
    expect(readdirSync(place).toSorted()).toEqual([
      'charts',
      'cohorts.csv',
      'figures.csv',
      'findings.json',
      'got.csv',
      'groups.csv',
      'index.html',
      'months.csv',
      'result.json',
      'runs.csv',
      'series.csv',
    ]);
    expect(readFileSync(join(place, 'result.json'), 'utf8')).toBe(text);
    expect(readFileSync(join(place, 'cohorts.csv'), 'utf8').split('\r\n').length).toBeGreaterThan(12);
    expect(simulated(QUICK, '--json', '--report', place)).toBe(text);
    writeFileSync(join(place, 'mine.txt'), 'mine');
    const { status, stderr } = greenpool('simulate', QUICK, '--report', place);
    expect([status, stderr]).toEqual([2, expect.stringContaining('mine.txt')]);
  });

  test('Ctrl-C leaves nothing half written', async () => {
    const place = join(folder, 'never');
    const child = spawn(process.execPath, [COMMAND, 'simulate', QUICK, '--runs', '2000', '--report', place], {
      cwd: ROOT,
    });
    const closed = once(child, 'close');
    while (!readdirSync(folder).some((name) => name.startsWith('.never'))) await setTimeout(20);
    child.kill('SIGINT');
    expect(await closed).toEqual([130, null]);
    expect(readdirSync(folder).filter((name) => name.includes('never'))).toEqual([]);
  });
});

describe('comparing', () => {
  test('two scenarios meet the same members, amounts and times, so what they spend does not differ', () => {
    const other = join(folder, 'other.yaml');
    const text = readFileSync(join(ROOT, QUICK), 'utf8');
    writeFileSync(other, text.replace('name: quick-sellers', 'name: other').replace('plan: mall-3x', 'plan: mall-2x'));
    const answer = JSON.parse(simulated('--compare', QUICK, other, '--runs', '4', '--json')) as {
      comparisons: { scenario: string; baseline: string; differences: Record<string, Record<string, number>> }[];
    };
    const [comparison] = answer.comparisons;
    expect(answer.comparisons).toHaveLength(1);
    expect([comparison?.scenario, comparison?.baseline]).toEqual(['other', 'quick-sellers']);
    expect(comparison?.differences['spent']).toEqual({ high: 0, low: 0, mean: 0, runs: 4 });
    expect(comparison?.differences['members']?.['mean']).toBe(0);
    const reached = comparison?.differences['shareReachedCap'];
    expect(reached?.['low']).toBeGreaterThan(0);
    expect(reached?.['high']).toBeGreaterThan(reached?.['low'] ?? 1);
  });

  test('one scenario cannot be compared, and several cannot be had at once without', () => {
    expect(greenpool('simulate', '--compare', QUICK).stderr).toContain('at least two');
    expect(greenpool('simulate', QUICK, QUICK).stderr).toContain('--compare');
  });
});

describe('tuning', () => {
  const of = (scenario: string, ...more: readonly string[]): ReturnType<typeof greenpool> =>
    greenpool(
      'tune',
      `examples/scenarios/${scenario}.yaml`,
      '--vary',
      'pool.rebateShare=50%..90%',
      '--budget',
      '12',
      ...more,
    );

  test('gives the same plan for one seed, whatever the number of workers', () => {
    const goal = ['--goal', 'maximise meanPaidOverSpent subject to no block', '--json'];
    const one = of('cashback', ...goal, '--workers', '1');
    expect(one.status, one.stderr).toBe(0);
    expect(of('cashback', ...goal, '--workers', '2').stdout).toBe(one.stdout);
    const { best } = JSON.parse(one.stdout) as { best: { meetsConditions: boolean; plan: { name: string } } };
    expect([best.meetsConditions, best.plan.name]).toEqual([true, 'cashback']);
  });

  test('finds nothing where the check blocks every plan in the ranges: exit status 1', () => {
    const { status, stdout } = of('everyone-holds-mall', '--goal', 'maximise meanPaidOverSpent subject to no block');
    expect([status, stdout]).toEqual([1, expect.stringContaining('Nothing that was tried meets the conditions')]);
  });

  test.each([
    [['--goal', 'maximise fun'], 'no such figure'],
    [['--goal', 'maximise price', '--seed', 'one'], '0 … 9007199254740991'],
    [[], '--goal'],
  ])('%j', (words, expected) => {
    const { status, stderr } = of('cashback', ...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(expected)]);
  });
});

describe('what is wrong', () => {
  test('stands in the answer with line, path, value and what would be right', () => {
    const file = join(folder, 'wrong.yaml');
    writeFileSync(
      file,
      'name: x\nplan: mall-3x\ndays: 30\narrivals: { kind: constant, perDay: ten }\namounts: { kind: fixed, amount: 5 }\n',
    );
    const { status, stderr, stdout } = greenpool('simulate', file);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('line 4: arrivals.perDay is "ten": write a whole number');
    expect(stderr).toContain('line 5: amounts.amount is 5: a number without quotes');
  });

  test.each([
    [['simulate', 'nowhere.yaml'], 'nowhere.yaml'],
    [['simulate'], 'simulate SCENARIO'],
    [['simulate', QUICK, '--seed', '-1'], '0 … 9007199254740991'],
    [['simulate', QUICK, '--runs', '0'], '1 … 10000'],
    [['simulate', QUICK, '--workers', 'all'], '1 … 256'],
  ])('%j', (words, expected) => {
    const { status, stderr } = greenpool(...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(expected)]);
  });
});
