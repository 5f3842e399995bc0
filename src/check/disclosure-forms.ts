/** The disclosures as members see them: as text, as one block of HTML, as JSON; and the hash by which they are accepted (R36). */
import type { Disclosure, DisclosureId } from './disclosure.ts';
import { sha256 } from './sha256.ts';

/** The version of the wording. It is part of the hash, and goes up when a text of `disclosure.ts` changes. */
const DISCLOSURES_VERSION = 1;

type Language = 'zh' | 'en';

/** The disclosures as JSON. */
export interface DisclosureDocument {
  readonly version: number;
  readonly hash: string;
  readonly disclosures: readonly { readonly id: DisclosureId; readonly zh: string; readonly en: string }[];
}

const HEADING = { zh: '加入前请逐条阅读', en: 'Read each of these before you join' } as const;
const ACCEPT = { zh: '我已逐条阅读并理解以上内容', en: 'I have read and understood each of these' } as const;

/** SHA-256 of the version and all texts in both languages: what members accept, whatever language they read. */
export function disclosureHash(list: readonly Disclosure[]): string {
  const lines = list.flatMap(({ id, text }) => [id, text.zh, text.en]);
  return sha256(`${[`greenpool-disclosures ${DISCLOSURES_VERSION}`, ...lines].join('\n')}\n`);
}

/** The disclosures as numbered lines. */
export function disclosuresAsText(list: readonly Disclosure[], language: Language): string {
  const lines = list.map(({ text }, index) => `${index + 1}. ${text[language]}`);
  return `${[HEADING[language], ...lines].join('\n')}\n`;
}

/** The disclosures as one block of HTML for beside the join button: one font size throughout, and a box that is not ticked. */
export function disclosuresAsHtml(list: readonly Disclosure[], language: Language): string {
  const items = list.map(({ id, text }) => `    <li data-disclosure="${id}">${escaped(text[language])}</li>`);
  const hash = disclosureHash(list);
  return [
    `<section class="greenpool-disclosures" lang="${language === 'zh' ? 'zh-CN' : 'en'}" data-version="${DISCLOSURES_VERSION}" data-hash="${hash}" style="font-size: 1rem">`,
    `  <p>${HEADING[language]}</p>`,
    '  <ol>',
    ...items,
    '  </ol>',
    `  <label><input type="checkbox" name="disclosureHash" value="${hash}" required> ${ACCEPT[language]}</label>`,
    '</section>',
    '',
  ].join('\n');
}

/** The disclosures as JSON, with version and hash. */
export function disclosuresAsJson(list: readonly Disclosure[]): DisclosureDocument {
  return {
    version: DISCLOSURES_VERSION,
    hash: disclosureHash(list),
    disclosures: list.map(({ id, text }) => ({ id, ...text })),
  };
}

/** The hashes of our own texts, which alone are exempt from the check of texts (R33): each sentence, and the whole as text. */
export function ownTextHashes(list: readonly Disclosure[]): ReadonlySet<string> {
  const whole = (['zh', 'en'] as const).map((language) => disclosuresAsText(list, language));
  return new Set([...list.flatMap(({ text }) => [text.zh, text.en]), ...whole].map(sha256));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
