import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';
import { Engine } from './engine.ts';
import { validatePlan } from './plan.ts';
import type { Plan } from './plan.ts';

const VECTORS = new URL('../../test/vectors/', import.meta.url);

interface Vector {
  readonly plan: unknown;
  readonly steps: readonly { readonly command: unknown }[];
}

function planOf(value: unknown): Plan {
  const result = validatePlan(value);
  if (!result.ok) throw new Error('the plan of a vector is not valid');
  return result.plan;
}

describe('J3: a command decoded before does what it does in the wire form', () => {
  test.each(readdirSync(VECTORS))('%s', (name) => {
    const { plan, steps } = JSON.parse(readFileSync(new URL(name, VECTORS), 'utf8')) as Vector;
    const [wire, direct] = [new Engine(planOf(plan)), new Engine(planOf(plan))];
    for (const { command } of steps) {
      const decoded = decode(command, direct.plan);
      const expected = wire.apply(command);
      if ('refusal' in decoded) expect(expected.receipt.ok).toBe(false);
      else expect(direct.applyDecoded(decoded.command)).toEqual(expected);
    }
    expect(direct.snapshot()).toEqual(wire.snapshot());
  });

  test('time does not go back', () => {
    const plan = planOf((JSON.parse(readFileSync(new URL('random-mall.json', VECTORS), 'utf8')) as Vector).plan);
    const engine = new Engine(plan);
    const place = (orderId: string, at: number): boolean =>
      engine.applyDecoded({ type: 'PlaceOrder', at, orderId, memberId: 'm', amount: 100_000 }).receipt.ok;
    expect([place('a', 2000), place('b', 1000), place('c', 2000)]).toEqual([true, false, true]);
  });
});
