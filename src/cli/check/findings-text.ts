/** Findings for a terminal: by severity, each with what was found, why, what would clear it, and the source. */
import { SEVERITIES, stopsGoingLive } from '#check/finding';
import type { Finding, Severity } from '#check/finding';
import { visible } from '../display.ts';
import { wrapped } from '../help.ts';
import type { Say } from '../messages.ts';

const HEADINGS = {
  block: 'checkBlocks',
  question: 'checkQuestions',
  warn: 'checkWarnings',
  disclose: 'checkDisclosures',
} as const satisfies { readonly [severity in Severity]: string };

/** Columns before the text of a finding. */
const INDENT = 7;

/** All findings, under a heading for each severity, and a last line that says whether going live is stopped. */
export function findingsText(findings: readonly Finding[], say: Say): string {
  const lines: string[] = [];
  for (const severity of SEVERITIES) {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) continue;
    lines.push('', say(HEADINGS[severity], { count: some.length }));
    for (const finding of some) lines.push(...linesOf(finding, say));
  }
  const counts = {
    blocks: findings.filter(({ severity }) => severity === 'block').length,
    questions: findings.filter(({ severity }) => severity === 'question').length,
  };
  lines.push('', findings.some(stopsGoingLive) ? say('checkStopped', counts) : say('checkNothing'));
  lines.push(say('checkNotAdvice'), '');
  return lines.join('\n');
}

function linesOf(finding: Finding, say: Say): readonly string[] {
  const { id, title, message, remedy, value, source, date, basis, severity } = finding;
  const { language } = say;
  const head = `  ${id}  ${title[language]}`;
  if (severity === 'question') return [head, ...wrapped(`${message[language]} (${finding.fact ?? ''})`, INDENT)];
  const origin =
    basis === 'arithmetic'
      ? []
      : wrapped(say(basis === 'law' ? 'checkSource' : 'checkControl', { source: source[language], date }), INDENT);
  return [
    head,
    ...wrapped(message[language], INDENT),
    ...wrapped(say('checkFound', { value: visible(value, 400) }), INDENT),
    ...wrapped(say('checkRemedy', { remedy: remedy[language] }), INDENT),
    ...origin,
  ];
}
