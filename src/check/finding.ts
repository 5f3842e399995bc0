/** What the check says, and what it is told besides the plan, the facts and the profile. */
import type { Wording } from '#core/plan-field';
import type { Int } from '#core/quantity';
import type { DisclosureId, SimulatedFigures } from './disclosure.ts';
import type { FactName } from './fact-fields.ts';
import type { RuleId } from './rule-ids.ts';

/**
 * What a finding asks for, most urgent first. `block` stops going live; `question` is a fact that nobody has answered and that could
 * block, and stops it too; `warn` needs the recorded sign-off of two people; `disclose` is told to members.
 */
export const SEVERITIES = ['block', 'question', 'warn', 'disclose'] as const;

/** One of {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** Where a rule comes from: a law or an official text, our own control, or the arithmetic of every plan. */
export type Basis = 'law' | 'control' | 'arithmetic';

/** How well a source is known: read in full, read in excerpts, own knowledge; computed. */
export type Confidence = 'S' | 'P' | 'K' | 'computed';

/** One thing that the check found. Plain data: it can be sent and stored as JSON. */
export interface Finding {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly title: Wording;
  /** What was found and why it matters; of a question, the question itself. */
  readonly message: Wording;
  /** The smallest change that clears it. */
  readonly remedy: Wording;
  /** What was found, as a text of names and figures. */
  readonly value: string;
  /** The fact that a question asks for. */
  readonly fact?: FactName;
  /** The disclosures that members must see because of it. */
  readonly disclosures?: readonly DisclosureId[];
  readonly source: Wording;
  /** The date of the source, `2005-11-01`, or the year or month where no more is known. */
  readonly date: string;
  readonly basis: Basis;
  readonly confidence: Confidence;
}

/** How things stand in a programme that runs, as far as the caller knows. Empty before it has begun. */
export interface Situation {
  /** The subsidies that are open: what each adds to an order's inflow, in parts per million of its net cash (S2, A08). */
  readonly subsidies?: readonly { readonly sharePpm: number }[];
  /** What members' points are worth at the present price, and what the bank's statement of the pool's account shows (R18). */
  readonly pool?: { readonly liabilitiesFen: Int; readonly custodiedFen: Int };
  /** The hash of the disclosures in force, and of those that members are asked to accept (R36). */
  readonly disclosure?: { readonly currentHash: string; readonly shownHash: string };
  /** What a simulation of this plan gave, for the disclosures that must show it. */
  readonly figures?: SimulatedFigures;
}

/** Whether a finding stops a programme from going live. */
export function stopsGoingLive({ severity }: Finding): boolean {
  return severity === 'block' || severity === 'question';
}
