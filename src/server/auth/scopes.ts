/** What an API key can be made to do. */
import type { Action } from './actions.ts';

/** What a scope opens. */
export interface ScopeTraits {
  readonly actions: readonly Action[];
  /** Whether a key that is bound to one merchant can have it. What a merchant's till does not need, its key cannot do. */
  readonly merchant: boolean;
}

/** Every scope. A key never approves, proposes, pays out, manages users or reads personal data. */
export const SCOPES = {
  'orders:read': { actions: ['orders.read', 'orders.quote'], merchant: true },
  'orders:write': {
    // Whoever sends an order says as well that its buyer has accepted the disclosures.
    actions: ['orders.place', 'orders.ingest', 'orders.quote', 'disclosures.accept', 'disclosures.read'],
    merchant: true,
  },
  'orders:settle': { actions: ['orders.settle', 'orders.hold', 'orders.release'], merchant: false },
  'refunds:write': { actions: ['orders.refund'], merchant: true },
  'members:read': { actions: ['members.read', 'balances.read', 'redemptions.read', 'grants.read'], merchant: false },
  'members:write': { actions: ['referrals.bind', 'ranks.set'], merchant: false },
  'merchants:read': { actions: ['merchants.read'], merchant: true },
  'merchants:write': { actions: ['merchants.register'], merchant: false },
  'redemptions:write': { actions: ['redemptions.request'], merchant: false },
  'withdrawals:read': { actions: ['withdrawals.read'], merchant: true },
  'withdrawals:write': { actions: ['withdrawals.request'], merchant: false },
  'reports:read': {
    actions: ['statements.read', 'stats.read', 'prices.read', 'plans.read', 'programmes.read', 'conversions.read'],
    merchant: true,
  },
  'events:read': { actions: ['events.read'], merchant: false },
  'sandbox:write': { actions: ['clock.set'], merchant: false },
} as const satisfies Record<string, ScopeTraits>;

/** The name of a scope. */
export type Scope = keyof typeof SCOPES;

/** Whether a text is the name of a scope. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPES, text);
}
