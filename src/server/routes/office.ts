/** What the functions of proposals and payouts work with, out of the service. */
import type { Office } from '../proposals/rows.ts';
import type { Service } from './route.ts';

/** The office of a service. */
export function officeOf({ auth, programmes }: Service): Office {
  return { context: auth, programmes };
}
