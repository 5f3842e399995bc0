/** The plan check: what a plan is held against before it may go live. Pure: no I/O, no clock; all it takes and gives is plain data. */
import type { Plan } from '#core/plan';
import { describeValue } from '#core/plan-error';
import type { PlanError } from '#core/plan-error';
import { FACT_FIELDS } from './fact-fields.ts';
import type { Facts } from './fact-fields.ts';
import { planFigures } from './figures.ts';
import { SEVERITIES } from './finding.ts';
import type { Finding, Situation } from './finding.ts';
import type { Profile } from './profile.ts';
import type { Given, Rule, Verdict, Weight } from './rule.ts';
import { RULES } from './rules.ts';

/** Where the rules of arithmetic come from. */
const ARITHMETIC = {
  source: { zh: '算术，见 docs/plan-check.md', en: 'arithmetic, see docs/plan-check.md' },
  date: '2026-02',
  basis: 'arithmetic',
  confidence: 'computed',
} as const;

const WEIGHTS: readonly Weight[] = ['disclose', 'warn', 'block'];

/**
 * Holds a plan and its facts against a profile: every finding, the most urgent first, else in the order of the rules. A rule's verdicts are
 * lowered to the severity that the profile gives it. A fact that nobody has answered is a `question` where the rule could block, a `warn` where it
 * could warn; it is asked once, by the first rule that needs it. Nothing found that blocks or asks means only that: no blocking rule found.
 */
export function checkPlan(plan: Plan, facts: Facts, profile: Profile, situation: Situation = {}): readonly Finding[] {
  const { limits, patterns } = profile;
  const given: Given = { plan, figures: planFigures(plan), facts, limits, patterns, situation };
  const findings = RULES.flatMap((rule) => {
    const ceiling = rule.id.startsWith('A') ? rule.weight : profile.rules[rule.id]?.severity;
    if (ceiling === undefined) return [];
    return rule.judge(given).flatMap((verdict) => findingOf(rule, verdict, ceiling, profile));
  });
  const asked = new Set<string>();
  const once = findings.filter(({ fact }) => {
    if (fact === undefined) return true;
    const isNew = !asked.has(fact);
    asked.add(fact);
    return isNew;
  });
  return once.toSorted((left, right) => SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity));
}

/** One thing wrong with a plan, as core or a reader of plan files tells it. */
type InvalidPart = Pick<PlanError, 'path' | 'message'> & { readonly code: string; readonly value?: unknown };

/** The findings of a plan that is not valid for reasons of the plan check only (A01, A02, A05, A06); undefined when something else is wrong too. */
export function findingsOfInvalidPlan(errors: readonly InvalidPart[]): readonly Finding[] | undefined {
  const findings = errors.map(({ path, value, code, message }): Finding | undefined => {
    const rule = RULES.find(({ id }) => id === code);
    if (rule === undefined) return undefined;
    const { id, title, condition } = rule;
    const found = `${path}: ${describeValue(value)}`;
    return { id, severity: 'block', title, message: condition, remedy: message, value: found, ...ARITHMETIC };
  });
  return findings.every((finding) => finding !== undefined) ? findings : undefined;
}

function lighter(one: Weight, other: Weight): Weight {
  return WEIGHTS.indexOf(one) < WEIGHTS.indexOf(other) ? one : other;
}

function findingOf(rule: Rule, verdict: Verdict, ceiling: Weight, profile: Profile): readonly Finding[] {
  const { id, title } = rule;
  const entry = profile.rules[id];
  const origin = entry === undefined ? ARITHMETIC : originOf(entry);
  if ('ask' in verdict) {
    const weight = lighter(rule.weight, ceiling);
    if (weight === 'disclose') return [];
    const fact = verdict.ask;
    const { ask } = FACT_FIELDS[fact];
    const remedy = { zh: `在事实文件里回答 ${fact}。`, en: `Answer ${fact} in the file of facts.` };
    const severity = weight === 'block' ? 'question' : 'warn';
    return [{ id, severity, title, message: ask, remedy, value: `${fact}: ?`, fact, ...origin }];
  }
  const { weight, message, remedy, value, disclosures, limit } = verdict;
  const isControl = limit !== undefined && entry?.control.includes(limit) === true;
  return [
    {
      id,
      severity: lighter(weight, ceiling),
      title,
      message,
      remedy,
      value,
      ...(disclosures && { disclosures }),
      ...origin,
      ...(isControl && { basis: 'control' as const }),
    },
  ];
}

function originOf({
  source,
  date,
  basis,
  confidence,
}: NonNullable<Profile['rules'][string]>): Pick<Finding, 'source' | 'date' | 'basis' | 'confidence'> {
  return { source, date, basis, confidence };
}
