/** What a live programme is held to: the profile and the facts that it went live with. */
import { readFacts } from '#check/facts';
import type { Facts } from '#check/fact-fields';
import { checkPlan } from '#check/check';
import { disclosures } from '#check/disclosure';
import type { Disclosure } from '#check/disclosure';
import { stopsGoingLive } from '#check/finding';
import type { Finding } from '#check/finding';
import type { Profile } from '#check/profile';
import type { InputError } from '#check/field';
import type { Plan } from '#core/plan';
import { DEFAULT_PROFILE, shippedProfiles } from './profiles.ts';

/** A profile, and the facts that were told. */
export interface Terms {
  readonly profile: Profile;
  readonly facts: Facts;
}

/** There is no such profile among those that ship. */
export class ProfileUnknownError extends Error {
  readonly profile: string;
  constructor(profile: string) {
    super('there is no such profile');
    this.profile = profile;
  }
}

/** The profile is for study: no programme goes live under it. */
export class ProfileForStudyError extends Error {
  readonly profile: string;
  constructor(profile: string) {
    super('nothing goes live under this profile');
    this.profile = profile;
  }
}

/** The facts are not of the right form; every error with its path. */
export class FactsInvalidError extends Error {
  readonly errors: readonly InputError[];
  constructor(errors: readonly InputError[]) {
    super('the facts are not valid');
    this.errors = errors;
  }
}

/** The check found what stops a plan, or what two people have to sign for first. */
export class PlanCheckError extends Error {
  readonly code: 'plan_check_failed' | 'sign_off_required';
  readonly findings: readonly Finding[];
  constructor(code: PlanCheckError['code'], findings: readonly Finding[]) {
    super(code);
    this.code = code;
    this.findings = findings;
  }
}

/** Reads what an application names. Throws a {@link ProfileUnknownError}, a {@link FactsInvalidError}. */
export function readTerms(profileName: string, facts: unknown): Terms {
  const profile = shippedProfiles().get(profileName);
  if (profile === undefined) throw new ProfileUnknownError(profileName);
  const read = readFacts(facts);
  if (!read.ok) throw new FactsInvalidError(read.errors);
  return { profile, facts: read.facts };
}

/**
 * The terms of a programme that went live. Facts that this version reads no more are unanswered, and ask again at the next plan; a profile that does
 * not ship any more is the default one.
 */
export function storedTerms(profileName: string, facts: unknown): Terms {
  const read = readFacts(facts);
  const profile = shippedProfiles().get(profileName) ?? defaultTerms().profile;
  return { profile, facts: read.ok ? read.facts : {} };
}

/** The terms where none were told: the default profile, nothing answered. */
export function defaultTerms(): Terms {
  return readTerms(DEFAULT_PROFILE, {});
}

/** The check of a plan under these terms. Throws `plan_check_failed` with every block and open question. */
export function requirePassable(plan: Plan, { profile, facts }: Terms): readonly Finding[] {
  const findings = checkPlan(plan, facts, profile);
  const stopping = findings.filter(stopsGoingLive);
  if (stopping.length > 0) throw new PlanCheckError('plan_check_failed', stopping);
  return findings;
}

/** The findings that two people have to sign for. */
export function warningsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'warn');
}

/** What a change of plan would have the check say, and the warnings that the plan in force does not have. */
export interface ChangeFindings {
  readonly findings: readonly Finding[];
  readonly fresh: readonly Finding[];
}

/** The check of a plan that is to follow another one under these terms. Throws `plan_check_failed` with every block and open question. */
export function checkChange(present: Plan, next: Plan, terms: Terms): ChangeFindings {
  const findings = requirePassable(next, terms);
  const known = new Set(checkPlan(present, terms.facts, terms.profile).map(({ id, value }) => `${id} ${value}`));
  return { findings, fresh: warningsOf(findings).filter(({ id, value }) => !known.has(`${id} ${value}`)) };
}

/** The disclosures that members of a plan see under these terms. */
export function disclosuresOf(plan: Plan, { profile, facts }: Terms): readonly Disclosure[] {
  return disclosures(plan, undefined, facts['pool.subsidyShare']).filter(({ id }) => profile.disclosures.includes(id));
}

/** Whether members have to accept the disclosures first (R36). */
export function asksAcceptance({ profile }: Terms): boolean {
  return profile.rules['R36'] !== undefined;
}
