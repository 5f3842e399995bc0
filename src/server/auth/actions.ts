/** One table of what there is to do and which role may do it to what. Whatever does not stand here is denied. */
import type { Role } from './roles.ts';

/**
 * What a role may do an action to: `any` of the grant's programme; `own-merchant`, of the grant's merchant; `own`, of the grant's member;
 * `self`, the person's own account here, whatever the programme.
 */
export type Reach = 'any' | 'own-merchant' | 'own' | 'self';

type Row = Readonly<Partial<Record<Role, Reach>>>;

/** Who reads what operators read. */
const READERS: Row = {
  'operator-admin': 'any',
  'operator-finance': 'any',
  'operator-support': 'any',
  auditor: 'any',
};
const ADMIN: Row = { 'operator-admin': 'any' };
const FINANCE: Row = { 'operator-finance': 'any' };
const SUPPORT: Row = { 'operator-admin': 'any', 'operator-support': 'any' };
const OVERSEERS: Row = { 'operator-admin': 'any', auditor: 'any' };
/** What everybody in a programme may know. */
const EVERYBODY: Row = { ...READERS, 'merchant-owner': 'any', 'merchant-staff': 'any', member: 'any' };
const OWN_MERCHANT: Row = { 'merchant-owner': 'own-merchant', 'merchant-staff': 'own-merchant' };

/**
 * Every action with who may do it. Proposals are money and plan changes that a second person approves; who that may be besides having
 * `proposals.approve` (not the maker, not the last editor) is decided where proposals are.
 */
export const ACCESS = {
  'programmes.create': ADMIN,
  'programmes.read': EVERYBODY,
  'programmes.pause': ADMIN,
  'programmes.wind-up': ADMIN,
  'clock.set': ADMIN,

  'live.read': { 'operator-admin': 'any', 'operator-finance': 'any', auditor: 'any' },
  'live.sign': { 'operator-admin': 'any', 'operator-finance': 'any' },
  'disclosures.read': EVERYBODY,
  // Of the others whoever sells says so: at a till, in a shop's checkout; what proves it is written down.
  'disclosures.accept': { 'operator-admin': 'any', ...OWN_MERCHANT, member: 'own' },
  'texts.check': {
    'operator-admin': 'any',
    'operator-finance': 'any',
    'operator-support': 'any',
    'merchant-owner': 'any',
  },

  'plans.read': EVERYBODY,
  'plans.draft': ADMIN,
  'plans.propose': ADMIN,

  'merchants.read': { ...READERS, ...OWN_MERCHANT },
  'merchants.register': ADMIN,
  'staff.manage': { 'operator-admin': 'any', 'merchant-owner': 'own-merchant' },
  'members.read': { ...READERS, member: 'own' },
  'referrals.bind': { ...SUPPORT, member: 'own' },
  'ranks.set': ADMIN,
  'agents.read': READERS,
  'agents.manage': ADMIN,
  'weights.set': FINANCE,

  'orders.read': { ...READERS, ...OWN_MERCHANT, member: 'own' },
  // A member never places an order: an order says that money was paid, and mints points.
  'orders.place': { 'operator-admin': 'any', ...OWN_MERCHANT },
  'orders.ingest': ADMIN,
  'orders.hold': SUPPORT,
  'orders.release': SUPPORT,
  'orders.refund': { ...SUPPORT, 'merchant-owner': 'own-merchant' },
  'orders.settle': { 'operator-admin': 'any', 'merchant-owner': 'own-merchant' },
  'orders.quote': { ...READERS, ...OWN_MERCHANT, member: 'own' },

  'redemptions.read': { ...READERS, member: 'own' },
  'redemptions.request': { member: 'own' },
  'withdrawals.read': { ...READERS, 'merchant-owner': 'own-merchant', member: 'own' },
  'withdrawals.request': { 'merchant-owner': 'own-merchant', member: 'own' },
  'withdrawals.request-platform': FINANCE,
  'withdrawals.approve': FINANCE,
  'withdrawals.reject': FINANCE,
  'payouts.read': { 'operator-admin': 'any', 'operator-finance': 'any', auditor: 'any' },
  'payouts.send': FINANCE,
  'payouts.record': FINANCE,
  'payouts.reconcile': FINANCE,

  'proposals.read': READERS,
  'proposals.approve': { 'operator-admin': 'any', 'operator-finance': 'any' },
  'injections.propose': FINANCE,
  'subsidies.read': READERS,
  'subsidies.propose': FINANCE,
  'dividends.read': READERS,
  'dividends.propose': FINANCE,
  'debts.read': { ...READERS, member: 'own' },
  'debts.propose': FINANCE,
  'conversions.propose': FINANCE,
  'adjustments.propose': FINANCE,
  'forfeits.propose': FINANCE,
  'freezes.propose': { ...SUPPORT, ...FINANCE },
  'conversions.read': EVERYBODY,
  'conversions.convert': { member: 'own' },
  'grants.read': { ...READERS, member: 'own' },

  'statements.read': { ...READERS, 'merchant-owner': 'own-merchant', member: 'own' },
  'platform.read': { 'operator-admin': 'any', 'operator-finance': 'any', auditor: 'any' },
  'balances.read': { ...READERS, 'merchant-owner': 'own-merchant', member: 'own' },
  'prices.read': EVERYBODY,
  'stats.read': { ...READERS, 'merchant-owner': 'own-merchant' },
  'events.read': READERS,
  'log.export': OVERSEERS,

  'webhooks.read': OVERSEERS,
  'webhooks.manage': ADMIN,
  'shops.read': OVERSEERS,
  'shops.manage': ADMIN,
  'apikeys.read': { ...OVERSEERS, 'merchant-owner': 'own-merchant' },
  'apikeys.manage': { 'operator-admin': 'any', 'merchant-owner': 'own-merchant' },

  'users.read': OVERSEERS,
  'users.manage': ADMIN,
  'audit.read': OVERSEERS,
  'personal.read': { ...READERS, member: 'own' },
  'personal.write': { ...SUPPORT, member: 'own' },
  'personal.erase': ADMIN,
  'account.manage': {
    'operator-admin': 'self',
    'operator-finance': 'self',
    'operator-support': 'self',
    auditor: 'self',
    'merchant-owner': 'self',
    'merchant-staff': 'self',
    member: 'self',
  },
} as const satisfies Record<string, Row>;

/** The name of an action. */
export type Action = keyof typeof ACCESS;
