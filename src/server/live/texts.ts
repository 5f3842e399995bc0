/** The check of texts that members are to see, before they are published (R33, R34). */
import { ownTextHashes } from '#check/disclosure-forms';
import { sha256 } from '#check/sha256';
import { findPattern } from '#check/texts';
import type { Desk } from '../desk.ts';
import { termsOf } from './opening.ts';
import { disclosuresOf } from './terms.ts';

/** What was found in one text. */
export interface TextFindings {
  readonly accepted: boolean;
  readonly findings: readonly { readonly id: 'R33' | 'R34'; readonly found: string }[];
}

/**
 * Holds texts against the patterns of the programme's profile: forbidden promises, and claims of earnings, which are refused unless the programme
 * told that an audited median stands beside them. Our own disclosures are exempt, by hash.
 */
export function checkTexts({ engine, live }: Desk, texts: readonly string[]): readonly TextFindings[] {
  const terms = termsOf(live);
  const { patterns } = terms.profile;
  const own = ownTextHashes(disclosuresOf(engine.plan, terms));
  const isAudited = terms.facts['texts.auditedMedian'] === true;
  return texts.map((text) => {
    if (own.has(sha256(text))) return { accepted: true, findings: [] };
    const promise = findPattern(text, patterns.forbidden);
    const claim = isAudited ? undefined : findPattern(text, patterns.earnings);
    const findings = [
      ...(promise === undefined ? [] : [{ id: 'R33' as const, found: promise }]),
      ...(claim === undefined ? [] : [{ id: 'R34' as const, found: claim }]),
    ];
    return { accepted: findings.length === 0, findings };
  });
}
