/** The HTTP status of every refusal code of the engine, when one command alone was refused. */
import { MALFORMED_CODES } from '#core/refusal';
import type { RefusalCode } from '#core/refusal';

const MALFORMED: ReadonlySet<string> = new Set(MALFORMED_CODES);

/** What there is, is not in the state that the command needs. */
const WRONG_STATE: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'time_went_back',
  'programme_ended',
  'referrer_already_bound',
  'region_taken',
  'region_vacant',
  'order_already_settled',
  'order_fully_refunded',
  'order_held',
  'return_window_open',
  'member_frozen',
  'points_locked',
  'no_points_outstanding',
  'withdrawal_wrong_status',
  'no_weights',
  'subsidy_closed',
  'conversion_closed',
  'pool_terms_fixed',
  'split_in_use',
  'orders_open',
]);

/**
 * 400 for the form, 404 for what is not there, 409 for an id that is taken or a state that does not fit, 422 for everything else: too much, too
 * little, not enough.
 */
export function statusOfRefusal(code: RefusalCode): 400 | 404 | 409 | 422 {
  if (code === 'plan_invalid') return 422;
  if (MALFORMED.has(code)) return 400;
  if (code.endsWith('_unknown')) return 404;
  return code.endsWith('_exists') || WRONG_STATE.has(code) ? 409 : 422;
}
