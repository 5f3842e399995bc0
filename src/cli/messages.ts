/** Every text the command line and the report show, in Chinese and English. A missing translation does not compile. */
import { fill } from './language.ts';
import type { Language, Text, Values } from './language.ts';
import { CHECK_MESSAGES } from './messages/check.ts';
import { ERROR_MESSAGES } from './messages/errors.ts';
import { HELP_MESSAGES } from './messages/help.ts';
import { QUOTE_MESSAGES } from './messages/quote.ts';
import { REFUSAL_MESSAGES } from './messages/refusals.ts';
import { REPORT_MESSAGES } from './messages/report.ts';
import { SERVICE_MESSAGES } from './messages/service.ts';
import { SIMULATE_MESSAGES } from './messages/simulate.ts';
import { SIMULATE_REPORT_MESSAGES } from './messages/simulate-report.ts';
import { SUMMARY_MESSAGES } from './messages/summary.ts';
import { TABLE_MESSAGES } from './messages/tables.ts';

/** The catalogue. */
export const MESSAGES = {
  ...HELP_MESSAGES,
  ...ERROR_MESSAGES,
  ...CHECK_MESSAGES,
  ...SUMMARY_MESSAGES,
  ...QUOTE_MESSAGES,
  ...REPORT_MESSAGES,
  ...TABLE_MESSAGES,
  ...REFUSAL_MESSAGES,
  ...SERVICE_MESSAGES,
  ...SIMULATE_MESSAGES,
  ...SIMULATE_REPORT_MESSAGES,
} as const satisfies { readonly [key: string]: Text };

/** The key of a message. */
export type MessageKey = keyof typeof MESSAGES;

/** The keys of the messages that have no slots. */
export type PlainKey = {
  [K in MessageKey]: Values<(typeof MESSAGES)[K]['en']> extends readonly [] ? K : never;
}[MessageKey];

/** A message and what its slots are filled with. */
export type MessageValues<K extends MessageKey> = Values<(typeof MESSAGES)[K]['en']>;

/** Says a message in one language. */
export interface Say {
  <K extends MessageKey>(key: K, ...values: MessageValues<K>): string;
  readonly language: Language;
}

/** The messages in `language`. */
export function sayIn(language: Language): Say {
  const say = (key: MessageKey, ...values: readonly { readonly [name: string]: string | number }[]): string =>
    fill(MESSAGES[key][language], values[0]);
  return Object.assign(say, { language });
}
