import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import { validatePlan } from '#core/plan';
import { stringifyState } from '#core/state';

interface Vector {
  readonly plan: unknown;
  readonly steps: readonly { readonly command: { readonly type: string }; readonly receipt: unknown }[];
  readonly state: unknown;
}

const folder = new URL('./vectors/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** Worked cases computed by an independent model; every receipt and the final state, to the last unit. */
describe('vectors', () => {
  test('there are vectors', () => expect(names.length).toBeGreaterThanOrEqual(14));

  test.each(names)('%s', (name) => {
    const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector;
    const plan = validatePlan(vector.plan);
    if (!plan.ok) throw new Error(JSON.stringify(plan.errors));
    const engine = new Engine(plan.plan);
    vector.steps.forEach(({ command, receipt }, step) => {
      const outcome = engine.apply(command);
      expect(outcome.receipt, `step ${step}: ${JSON.stringify(command)} ${JSON.stringify(outcome.refusal)}`).toEqual(
        receipt,
      );
      engine.recount();
    });
    expect(JSON.parse([...stringifyState(engine.state())].join(''))).toEqual(vector.state);
  });
});
