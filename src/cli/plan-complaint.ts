/** A plan that cannot be used, put into words. */
import { Complaint } from './complaint.ts';
import { describeFileError } from './plan-text.ts';
import type { PlanFileError } from './plan-text.ts';

/** The codes of a file that could not be read at all. */
const UNREADABLE = new Set<PlanFileError['code']>(['file_not_readable', 'file_too_large', 'file_not_utf8']);

/** Whether there was no reading the file, rather than a plan to find wrong. */
export function isUnreadable(errors: readonly PlanFileError[]): boolean {
  return errors.some(({ code }) => UNREADABLE.has(code));
}

/** A complaint with everything that is wrong with the plan at `file`, a line each. */
export function planComplaint(file: string, errors: readonly PlanFileError[]): Complaint {
  return fileComplaint(file, errors, 'planUnreadable', 'planInvalid');
}

/** A complaint with everything that is wrong with the scenario at `file`, a line each. */
export function scenarioComplaint(file: string, errors: readonly PlanFileError[]): Complaint {
  return fileComplaint(file, errors, 'scenarioUnreadable', 'scenarioInvalid');
}

function fileComplaint(
  file: string,
  errors: readonly PlanFileError[],
  unreadable: 'planUnreadable' | 'scenarioUnreadable',
  invalid: 'planInvalid' | 'scenarioInvalid',
): Complaint {
  return new Complaint((say) =>
    [
      say(isUnreadable(errors) ? unreadable : invalid, { file }),
      ...errors.map((error) => `  ${describeFileError(error, say.language)}`),
    ].join('\n'),
  );
}
