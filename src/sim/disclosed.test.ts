import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { validatePlan } from '#core/plan';
import { disclosures } from '#check/disclosure';
import { parse } from 'yaml';
import { simulatedFigures } from './disclosed.ts';

test.each([
  ['mall-3x', 10_000, 2],
  ['local-life-1.2x', 9999, 4],
])('%s: of %i members with identical orders %i reached the cap, and D3 says so', (name, members, reachedCap) => {
  const file = readFileSync(new URL(`../../plans/${name}.yaml`, import.meta.url), 'utf8');
  const result = validatePlan(parse(file));
  if (!result.ok) throw new Error('a preset is valid');
  const figures = simulatedFigures(result.plan, members);
  expect(figures).toEqual({ members, reachedCap, orderFen: 100_000 });
  const third = disclosures(result.plan, figures).find(({ id }) => id === 'D3');
  expect(JSON.stringify(third)).toContain(String(reachedCap));
});
