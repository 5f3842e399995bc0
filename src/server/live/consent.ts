/** Who has accepted the disclosures in force, in memory: what a decision asks, without waiting (R36). */
import { disclosureHash } from '#check/disclosure-forms';
import { IdTable } from '#core/id-table';
import { Journal } from '#core/journal';
import type { Plan } from '#core/plan';
import { erasedText } from '../aliases.ts';
import { disclosuresOf } from './terms.ts';
import type { Terms } from './terms.ts';

/** The acceptances of one live programme. Another plan with other disclosures begins with nobody. */
export class Consent {
  private readonly terms: Terms;
  private plan: Plan;
  private current: string;
  private accepted = new IdTable(new Journal());

  /** Under the plan in force; nobody has accepted yet. */
  constructor(terms: Terms, plan: Plan) {
    this.terms = terms;
    this.plan = plan;
    this.current = disclosureHash(disclosuresOf(plan, terms));
  }

  /** The hash of what is to be accepted under a plan, the one in force. */
  hash(plan: Plan): string {
    if (plan === this.plan) return this.current;
    const hash = disclosureHash(disclosuresOf(plan, this.terms));
    if (hash !== this.current) this.accepted = new IdTable(new Journal());
    [this.plan, this.current] = [plan, hash];
    return hash;
  }

  /** Whether a member, by the caller's id, has accepted what is in force under a plan. */
  has(plan: Plan, member: string): boolean {
    this.hash(plan);
    return this.accepted.find(member) >= 0;
  }

  /** Takes in that a member accepted `hash`; of other disclosures than those in force it changes nothing. */
  add(plan: Plan, member: string, hash: string): void {
    if (this.hash(plan) === hash) this.accepted.ensure(member);
  }

  /** Forgets the id of a member who is erased. */
  forget(member: string): void {
    const place = this.accepted.find(member);
    if (place >= 0) this.accepted.replace(place, erasedText(place));
  }
}
