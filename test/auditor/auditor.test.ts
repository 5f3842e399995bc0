import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PlainEngine, type PlainState } from './plain-engine.ts';
import type { PlanFile } from './plain-plan.ts';

interface Vector {
  readonly plan: PlanFile;
  readonly steps: readonly { readonly command: unknown; readonly receipt: unknown }[];
  readonly state: unknown;
}

const folder = new URL('../vectors/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('the vectors', () => {
  test('there are some', () => {
    expect(names.length).toBeGreaterThanOrEqual(17);
  });

  test.each(names)('%s comes out to the last unit', (name) => {
    const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector;
    const engine = new PlainEngine(vector.plan);
    for (const { command, receipt } of vector.steps) {
      expect(engine.apply(command), JSON.stringify(command)).toStrictEqual(receipt);
      engine.invariants();
    }
    expect(asJson(engine.state())).toStrictEqual(vector.state);
  });
});

/** The state as it is in a vector. The ids there are neither like integers nor `__proto__`, so an object will do. */
function asJson(state: PlainState): unknown {
  return { ...state, members: Object.fromEntries(state.members), merchants: Object.fromEntries(state.merchants) };
}
