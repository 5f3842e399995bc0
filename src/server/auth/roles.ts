/** The roles that a person can be granted. */

/** A role. Operators and auditors have one for a programme or for all; merchants and members for one merchant or member. */
export type Role =
  | 'operator-admin'
  | 'operator-finance'
  | 'operator-support'
  | 'auditor'
  | 'merchant-owner'
  | 'merchant-staff'
  | 'member';

/** What has to be known of a role beside what it may do. */
export interface RoleTraits {
  /** What `object` of a grant names; null for none. */
  readonly object: 'merchant' | 'member' | null;
  /** Signs in by username and password, and has to use TOTP. The others may sign in by a code to their phone. */
  readonly totp: boolean;
}

const OPERATOR: RoleTraits = { object: null, totp: true };
const MERCHANT: RoleTraits = { object: 'merchant', totp: false };

/** Every role. */
export const ROLES: Readonly<Record<Role, RoleTraits>> = {
  'operator-admin': OPERATOR,
  'operator-finance': OPERATOR,
  'operator-support': OPERATOR,
  auditor: OPERATOR,
  'merchant-owner': MERCHANT,
  'merchant-staff': MERCHANT,
  member: { object: 'member', totp: false },
};
