/** What a rule is, and the few words in which rules are written. */
import type { Plan } from '#core/plan';
import type { Wording } from '#core/plan-field';
import type { DisclosureId } from './disclosure.ts';
import type { FactName, Facts } from './fact-fields.ts';
import type { PlanFigures } from './figures.ts';
import type { Situation } from './finding.ts';
import type { LimitName, Limits } from './limit-fields.ts';
import type { RuleId } from './rule-ids.ts';

/** What a rule can give, from the heaviest. */
export type Weight = 'block' | 'warn' | 'disclose';

/** Everything that a rule looks at. */
export interface Given {
  readonly plan: Plan;
  readonly figures: PlanFigures;
  readonly facts: Facts;
  readonly limits: Limits;
  readonly patterns: { readonly forbidden: readonly string[]; readonly earnings: readonly string[] };
  readonly situation: Situation;
}

/** What a rule found. */
interface Found {
  readonly weight: Weight;
  readonly value: string;
  readonly message: Wording;
  readonly remedy: Wording;
  readonly disclosures?: readonly DisclosureId[];
  /** The limit that it went past, when that limit may be our own and not the law's. */
  readonly limit?: LimitName;
}

/** A fact that a rule needs and nobody has answered. */
interface Unanswered {
  readonly ask: FactName;
}

/** One result of a rule. */
export type Verdict = Found | Unanswered;

/** A rule of the plan check. */
export interface Rule {
  readonly id: RuleId;
  readonly title: Wording;
  /** When it speaks and how heavily, in words. */
  readonly condition: Wording;
  /** The heaviest that it can give. */
  readonly weight: Weight;
  /** The fields of the plan and the facts that it reads. */
  readonly reads: readonly string[];
  readonly judge: (given: Given) => readonly Verdict[];
}

/** Shorthand for both languages. */
export function words(zh: string, en: string): Wording {
  return { zh, en };
}

/** A fact with one answer that clears it: what is said of the other one. */
export interface Needed {
  readonly fact: FlagName;
  readonly clear: boolean;
  readonly message: Wording;
  readonly remedy: Wording;
}

/** The facts that are a yes or a no. */
type FlagName = {
  [Name in FactName]: NonNullable<Facts[Name]> extends boolean ? Name : never;
}[FactName];

/** A block for each needed answer that is not the one that clears it, a question for each that is missing. */
export function judgeNeeded({ facts }: Given, needed: readonly Needed[]): readonly Verdict[] {
  return needed.flatMap(({ fact, clear, message, remedy }): readonly Verdict[] => {
    const answer = facts[fact];
    if (answer === undefined) return [{ ask: fact }];
    return answer === clear ? [] : [{ weight: 'block', value: `${fact}: ${String(answer)}`, message, remedy }];
  });
}

/** A rule that is nothing but needed answers. */
export function ruleOfAnswers(rule: Pick<Rule, 'id' | 'title' | 'condition'>, needed: readonly Needed[]): Rule {
  return {
    ...rule,
    weight: 'block',
    reads: needed.map(({ fact }) => fact),
    judge: (given) => judgeNeeded(given, needed),
  };
}

/** Questions for those of the facts that nobody has answered. */
export function askMissing(facts: Facts, names: readonly FactName[]): readonly Verdict[] {
  return names.filter((name) => facts[name] === undefined).map((name) => ({ ask: name }));
}
