/** The plans of a programme, and which was in force when (Z1). */
import { validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import type { Queryable } from './database.ts';

/** Every plan a programme has had, oldest first, with the row that brought it in. */
export type Plans = readonly { readonly seq: number; readonly plan: Plan }[];

/** Reads the plans: of the opening, and of every change. Throws when one is not valid, which the engine never lets in. */
export async function readPlans(database: Queryable, programme: number): Promise<Plans> {
  const rows = await database.query<{ seq: number; plan: unknown }>(
    `select seq, facts -> 'plan' as plan from event where programme = $1 and seq = 1
     union all select seq, command -> 'plan' from event where programme = $1 and type = 'PlanChanged' order by seq`,
    [programme],
  );
  return rows.map(({ seq, plan }) => {
    const result = validatePlan(plan);
    if (!result.ok) throw new Error(`row ${seq} of the log: the plan is not valid`);
    return { seq, plan: result.plan };
  });
}

/** The plan in force when row `seq` was decided. */
export function planAt(plans: Plans, seq: number): Plan {
  const found = plans.findLast((change) => change.seq < seq) ?? plans[0];
  if (found === undefined) throw new Error('the log has no opening');
  return found.plan;
}
