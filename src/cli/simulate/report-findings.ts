/** What the plan check says of a scenario's plan, as the first part of the page. */
import { checkPlan } from '#check/check';
import { SEVERITIES, stopsGoingLive } from '#check/finding';
import type { Finding, Severity } from '#check/finding';
import type { Wording } from '#core/plan-field';
import { factsFor, profileFor } from '../facts-file.ts';
import { visible } from '../display.ts';
import { both, escaped, inBoth } from '../report/html.ts';
import type { LoadedScenario } from './scenario-file.ts';

/** What was found, and what it was held against. */
export interface Checked {
  readonly profile: Wording;
  /** Whether a file of facts came with the plan: presets bring theirs. */
  readonly hasFacts: boolean;
  readonly findings: readonly Finding[];
}

const HEADINGS = {
  block: 'checkBlocks',
  question: 'checkQuestions',
  warn: 'checkWarnings',
  disclose: 'checkDisclosures',
} as const satisfies { readonly [severity in Severity]: string };

/** Checks the plan of a scenario for mainland China, with the facts of its preset and the scenario's subsidies. */
export function checkedOf({ planSource, input: { plan, scenario } }: LoadedScenario): Checked {
  const profile = profileFor('CN');
  const facts = factsFor(planSource, undefined);
  const subsidies = scenario.subsidies.map(({ sharePpm }) => ({ sharePpm }));
  const findings = checkPlan(plan, facts, profile, { subsidies });
  return { profile: profile.title, hasFacts: Object.keys(facts).length > 0, findings };
}

/** The findings as markup: blocks at once, the rest to be unfolded. */
export function findingsHtml({ profile, hasFacts, findings }: Checked): string {
  const counts = {
    blocks: findings.filter(({ severity }) => severity === 'block').length,
    questions: findings.filter(({ severity }) => severity === 'question').length,
  };
  const verdict = findings.some(stopsGoingLive) ? both('checkStopped', counts) : both('checkNothing');
  const parts = SEVERITIES.map((severity) => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) return '';
    const heading = both(HEADINGS[severity], { count: some.length });
    const list = `<ul class="findings">${some.map(itemOf).join('\n')}</ul>`;
    return severity === 'block'
      ? `<h3>${heading}</h3>${list}`
      : `<details><summary>${heading}</summary>${list}</details>`;
  });
  return [
    `<p><b>${verdict}</b><br>${inBoth((say) => escaped(say('simFindingsProfile', { profile: profile[say.language] })))}<br>${both('checkNotAdvice')}</p>`,
    hasFacts ? '' : `<p>${both('simFindingsNoFacts')}</p>`,
    ...parts,
  ].join('\n');
}

function itemOf({ id, title, message, remedy, value, source, date, basis, severity, fact }: Finding): string {
  const head = `<b>${id} ${words(title)}</b><br>${words(message)}`;
  if (severity === 'question') return `<li>${head} <code>${escaped(fact ?? '')}</code></li>`;
  const origin =
    basis === 'arithmetic'
      ? ''
      : `<br><small>${inBoth((say) => escaped(say(basis === 'law' ? 'checkSource' : 'checkControl', { source: source[say.language], date })))}</small>`;
  const stops = severity === 'block' ? ' class="stops"' : '';
  const found = both('checkFound', { value: visible(value, 400) });
  const clear = inBoth((say) => escaped(say('checkRemedy', { remedy: remedy[say.language] })));
  return `<li${stops}><details><summary>${head}</summary>${found}<br>${clear}${origin}</details></li>`;
}

function words(wording: Wording): string {
  return inBoth(({ language }) => escaped(wording[language]));
}
