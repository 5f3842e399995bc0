import { readPlan } from '#cli/plan-file';
import type { Plan } from '#core/plan';
import type { Input } from '#sim/play';
import { readScenario } from '#sim/scenario';
import type { Scenario } from '#sim/scenario-types';

/** A valid scenario: what is given, and for the rest ten new members a day for 30 days, orders of 1,000, everyone holds. */
export function givenScenario(more: object = {}): Scenario {
  const result = readScenario({
    name: 'test',
    plan: 'mall-3x',
    days: 30,
    arrivals: { kind: 'constant', perDay: 10 },
    amounts: { kind: 'fixed', amount: '1000.00' },
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.scenario;
}

/** A preset, with every order settled at once. */
export function givenPreset(name: string): Plan {
  const result = readPlan(name);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return { ...result.plan, returnWindowDays: 0 };
}

/** `count` identical orders of as many members under a preset, spread evenly over ten days. */
export function identicalOrders(preset: string, count: number, more: object = {}): Input {
  const arrivals = { kind: 'constant', perDay: count / 10, noise: 'none' };
  return { scenario: givenScenario({ plan: preset, days: 10, arrivals, ...more }), plan: givenPreset(preset), seed: 1 };
}
