import { randomCommands, randomProgramme } from '../auditor/random-commands.ts';
import type { PlanFile } from '../auditor/plain-plan.ts';

/** Whether millions of cases are wanted (`npm run test:long`). */
export const LONG = process.env['LONG'] !== undefined;

/** A random plan and a list of random commands that make sense in it, some of them to be refused. */
export function randomRun(
  seed: number,
  count: number,
): { readonly plan: PlanFile; readonly commands: readonly unknown[] } {
  const { plan } = randomProgramme(seed, 0);
  return { plan, commands: [...randomCommands(seed, count)] };
}
