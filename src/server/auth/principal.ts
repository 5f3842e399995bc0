/** Who is asking: a person with a session, or a program with a key. */
import type { Role } from './roles.ts';
import type { Scope } from './scopes.ts';

/** A role that a person has now. */
export interface Grant {
  readonly id: number;
  readonly role: Role;
  /** The programme it is for; null is every programme. */
  readonly programme: number | null;
  /** The number of the merchant or member; null for operators and auditors. */
  readonly object: string | null;
}

/**
 * How far a session is: `password` may only change the one-time password, `totp` may only set up TOTP, `full` may do what the grants allow.
 */
export type Stage = 'password' | 'totp' | 'full';

/** A person with a session. */
export interface PersonPrincipal {
  readonly kind: 'person';
  readonly person: number;
  readonly session: number;
  readonly stage: Stage;
  /** When they last proved who they are, in milliseconds. */
  readonly verifiedAtMs: number;
  /** The grants that count in this session: one begun with a code to a phone has no operator's rights. */
  readonly grants: readonly Grant[];
}

/** A program with an API key. */
export interface KeyPrincipal {
  readonly kind: 'key';
  readonly key: number;
  readonly programme: number;
  /** The number of the merchant that the key is bound to; null is the whole programme. */
  readonly merchant: string | null;
  readonly scopes: readonly Scope[];
}

/** Who is asking. */
export type Principal = PersonPrincipal | KeyPrincipal;

/** The principal as it stands in the event log and the audit: `person:17`, `key:4`. */
export function actorOf(principal: Principal): string {
  return principal.kind === 'person' ? personActor(principal.person) : `key:${principal.key}`;
}

/** A person as an actor or a target: `person:17`. */
export function personActor(person: number): string {
  return `person:${person}`;
}
