/** `greenpool check`: holds a plan and its facts against a profile. */
import { checkPlan, findingsOfInvalidPlan } from '#check/check';
import { disclosures } from '#check/disclosure';
import type { Disclosure } from '#check/disclosure';
import { disclosuresAsHtml, disclosuresAsJson, disclosuresAsText } from '#check/disclosure-forms';
import { stopsGoingLive } from '#check/finding';
import type { Finding } from '#check/finding';
import { parseArguments } from '../arguments.ts';
import { CHECK } from '../commands.ts';
import type { Session } from '../host.ts';
import { planComplaint } from '../plan-complaint.ts';
import { readPlan } from '../plan-file.ts';
import { findingsText } from './findings-text.ts';
import { factsFor, profileFor } from '../facts-file.ts';

/**
 * Runs `check PLAN`. The exit status is 1 where a finding stops the plan from going live, a block or an open question; a plan that is
 * invalid for a rule of the plan check (A01, A02, A05, A06) is a block too. What else cannot be read is a complaint.
 */
export async function runCheck(session: Session, words: readonly string[]): Promise<number> {
  const { operands, options } = parseArguments(CHECK, words);
  const [source = ''] = operands;
  const profile = profileFor(options.profile ?? 'CN');
  const facts = factsFor(source, options.facts);
  const read = readPlan(source);
  const findings = read.ok ? checkPlan(read.plan, facts, profile) : findingsOfInvalidPlan(read.errors);
  if (findings === undefined) throw planComplaint(source, read.ok ? [] : read.errors);
  const texts =
    read.ok && options.disclosures
      ? disclosures(read.plan, undefined, facts['pool.subsidyShare']).filter(({ id }) =>
          profile.disclosures.includes(id),
        )
      : undefined;
  const name = read.ok ? read.plan.name : source;
  if (options.json) writeJson(session, findings, texts);
  else writeText(session, { name, profile: profile.title[session.say.language] }, findings, texts);
  return findings.some(stopsGoingLive) ? 1 : 0;
}

function writeJson({ out }: Session, findings: readonly Finding[], texts: readonly Disclosure[] | undefined): void {
  if (texts === undefined) return out.line(JSON.stringify(findings, undefined, 2));
  const html = { zh: disclosuresAsHtml(texts, 'zh'), en: disclosuresAsHtml(texts, 'en') };
  out.line(JSON.stringify({ findings, disclosures: { ...disclosuresAsJson(texts), html } }, undefined, 2));
}

function writeText(
  { out, say }: Session,
  about: { readonly name: string; readonly profile: string },
  findings: readonly Finding[],
  texts: readonly Disclosure[] | undefined,
): void {
  out.line(say('checkTitle', about));
  out.write(findingsText(findings, say));
  if (texts === undefined) return;
  out.line();
  out.write(disclosuresAsText(texts, say.language));
  out.line(say('checkHash', { hash: disclosuresAsJson(texts).hash }));
}
