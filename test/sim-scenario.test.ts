/** Scenario files: those that ship, and what is said about wrong ones. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseChecked } from '#cli/plan-text';
import { readScenario, scenarioSchemaText } from '#sim/scenario';
import { ROOT, filesOf, textOf } from './documents.ts';

const GOOD = {
  name: 'test',
  plan: 'cashback',
  days: 30,
  arrivals: { kind: 'constant', perDay: 10 },
  amounts: { kind: 'fixed', amount: '1000.00' },
};

/** Each error as one line: path, value, code. */
function errorsOf(input: unknown): readonly string[] {
  const result = readScenario(input);
  return result.ok ? [] : result.errors.map(({ path, value, code }) => `${path} ${JSON.stringify(value)} ${code}`);
}

describe('a wrong scenario', () => {
  test.each<[object, readonly string[]]>([
    [{ days: 0 }, ['days 0 out_of_range']],
    [{ days: '30' }, ['days "30" wrong_type']],
    [{ plan: undefined }, ['plan undefined field_missing']],
    [{ start: '2026-02-30T00:00:00Z' }, ['start "2026-02-30T00:00:00Z" wrong_form']],
    [{ amounts: undefined }, ['amounts undefined field_missing']],
    [{ amounts: { kind: 'fixed', amount: 1000 } }, ['amounts.amount 1000 wrong_type']],
    [{ amounts: { kind: 'fixed', amount: '1000000000.01' } }, ['amounts.amount "1000000000.01" out_of_range']],
    [{ amounts: { kind: 'empirical', values: [] } }, ['amounts.values [] out_of_range']],
    [{ arrivals: { kind: 'steady', perDay: 1 } }, ['arrivals.kind "steady" out_of_range']],
    [{ arrivals: { perDay: 1 } }, ['arrivals.kind undefined field_missing']],
    [{ arrivals: 'constant' }, ['arrivals "constant" wrong_type']],
    [{ arrivals: { kind: 'constant', perDay: 1, perWeek: 7 } }, ['arrivals.perWeek 7 key_unknown']],
    [{ cohorts: 'week' }, ['cohorts "week" out_of_range']],
    [{ behaviors: [] }, ['behaviors [] key_unknown']],
    [{ behaviours: [{ kind: 'hold', share: '60%' }] }, ['behaviours "60%" out_of_range']],
    [{ behaviours: [{ kind: 'sell-after', share: '100%', days: 0 }] }, ['behaviours[0].days 0 out_of_range']],
    [
      {
        behaviours: [
          { kind: 'hold', share: '60%' },
          { kind: 'hold', share: '40%' },
        ],
      },
      ['behaviours[1].name "hold" duplicate_name'],
    ],
    [{ merchants: { count: 1, regions: ['44'] } }, ['merchants.regions[0] "44" wrong_form']],
    [
      { arrivals: { kind: 'file', file: 'orders.csv', map: 'order=a' }, referral: { share: '5%' } },
      ['amounts {"kind":"fixed","amount":"1000.00"} out_of_range', 'referral {"share":"5%"} out_of_range'],
    ],
    [{ days: -1, plan: 7 }, ['plan 7 wrong_type', 'days -1 out_of_range']],
  ])('%j', (change, expected) => {
    expect(errorsOf({ ...GOOD, ...change })).toEqual(expected);
  });

  test('says in both languages what would be right, and where', () => {
    const text = 'name: test\nplan: mall-3x\ndays: 30\ncohort: month\narrivals: { kind: constant, perDay: 1.5 }\n';
    const result = parseChecked(text, readScenario);
    if (result.ok) throw new Error('it is wrong');
    expect(result.errors.map(({ line, path, message }) => [line, path, message.en])).toEqual([
      [5, 'arrivals.perDay', 'write a whole number from 0 to 10000000 without quotes, such as 100'],
      [4, 'cohort', 'no such key; did you mean cohorts?'],
    ]);
    for (const { message } of result.errors) expect(message.zh).toMatch(/\p{Script=Han}/u);
  });

  test.each([undefined, null, 7, 'text', [], [1]])('%j is none', (value) => {
    expect(readScenario(value).ok).toBe(false);
  });
});

test('a scenario with nothing but what is needed has every default', () => {
  const result = readScenario(GOOD);
  expect(result.ok && result.scenario.file).toMatchObject({
    start: '2026-01-01T00:00:00Z',
    cohorts: 'month',
    behaviours: [{ kind: 'hold', share: '100%', spends: '1' }],
    arrivals: { noise: 'poisson' },
  });
});

test('the schema that ships is the one that the table of fields makes', () => {
  // To renew it: npx greenpool simulate --schema > schema/scenario.schema.json
  expect(readFileSync(`${ROOT}/schema/scenario.schema.json`, 'utf8')).toBe(scenarioSchemaText());
});

describe('the scenarios that ship', () => {
  const files = filesOf(['.yaml'], 'examples/scenarios/');

  test('are the ten that docs/simulation.md lists', () => {
    expect(files).toHaveLength(10);
    for (const file of files) expect(textOf('docs/simulation.md')).toContain(file.slice('examples/scenarios/'.length));
  });

  test.each(files)('%s is valid, named like its file, and explained in both languages', (file) => {
    const text = textOf(file);
    const result = readScenario(parse(text));
    expect(result.ok ? [] : result.errors).toEqual([]);
    expect(result.ok && `examples/scenarios/${result.scenario.file.name}.yaml`).toBe(file);
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../../schema/scenario.schema.json');
    expect(text).toContain('这只是假设，不是预测，也不承诺任何结果。');
    expect(text).toContain('It is no forecast, and it promises nothing.');
  });
});
