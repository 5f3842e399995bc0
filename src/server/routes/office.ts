/** What the functions of proposals, payouts and going live work with, out of the service. */
import type { LiveOffice } from '../live/applications.ts';
import type { Office } from '../proposals/rows.ts';
import type { Service } from './route.ts';

/** The office of a service. */
export function officeOf({ auth, programmes }: Service): Office & LiveOffice {
  return { context: auth, programmes };
}
