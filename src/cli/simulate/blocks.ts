/** What the plan check says of a candidate: the one place where the search meets it. */
import type { Plan } from '#core/plan';

/** The rules that block a plan; undefined as long as there is no plan check to ask, and then no goal can say `no block`. */
export const blocksOf: ((plan: Plan) => readonly string[]) | undefined = undefined;
