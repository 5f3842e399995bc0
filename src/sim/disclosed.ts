/** The simulated figures that the disclosures of a plan tell: identical orders, and nobody sells early. */
import type { SimulatedFigures } from '#check/disclosure';
import type { Plan } from '#core/plan';
import { formatMoney } from '#core/quantity';
import { play } from './play.ts';
import { readScenario } from './scenario.ts';

const DAYS = 10;

/** Of `members` members with one order of `orderFen` each, all holding, how many reached the cap; orders settle at once. */
export function simulatedFigures(plan: Plan, members: number, orderFen = 100_000): SimulatedFigures {
  const result = readScenario({
    name: 'disclosed',
    plan: plan.name,
    days: DAYS,
    arrivals: { kind: 'constant', perDay: Math.ceil(members / DAYS), noise: 'none' },
    mostOrders: members,
    amounts: { kind: 'fixed', amount: formatMoney(orderFen) },
  });
  if (!result.ok) throw new RangeError(`${members} members with orders of ${orderFen} fen are no scenario`);
  const world = play({ scenario: result.scenario, plan: { ...plan, returnWindowDays: 0 }, seed: 1 }, 0);
  const { capDay, size } = world.members;
  let reachedCap = 0;
  for (let member = 0; member < size; member++) if ((capDay[member] as number) >= 0) reachedCap++;
  return { members: world.placed, reachedCap, orderFen };
}
