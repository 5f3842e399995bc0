/** A year of a simulated programme: members come at one rate and come back every 20 days on average; most hold, some sell. */
import { validatePlan } from '#core/plan';
import type { Input } from '#sim/play';
import { readScenario } from '#sim/scenario';
import { LOAD_PLAN } from './order-load.ts';

const DAYS = 365;
/** Days between two orders of a member, so that a year brings about ten orders a member. */
const EVERY_DAYS = 20;

/** The year of about `members` members and ten times as many orders. */
export function simulatedYear(members: number, seed = 1): Input {
  const scenario = readScenario({
    name: 'bench',
    plan: 'bench',
    days: DAYS,
    arrivals: { kind: 'constant', perDay: Math.ceil(members / DAYS) },
    amounts: { kind: 'lognormal', median: '200.00', spread: '2' },
    repeat: { share: '100%', everyDays: EVERY_DAYS },
    merchants: { count: 1000 },
    referral: { share: '50%' },
    refunds: { share: '2%' },
    behaviours: [
      { kind: 'hold', share: '70%' },
      { kind: 'sell-after', share: '20%', days: 30 },
      { kind: 'sell-at', share: '10%', multiple: '0.5' },
    ],
  });
  const plan = validatePlan({ ...LOAD_PLAN, returnWindowDays: 7 });
  if (!scenario.ok || !plan.ok) throw new Error('the scenario of the benchmark is not valid');
  return { scenario: scenario.scenario, plan: plan.plan, seed };
}
