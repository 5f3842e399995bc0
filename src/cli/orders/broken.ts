/** Why a file of orders could not be taken apart, in the caller's language, with the words of the library behind it. */
import { Complaint, systemReason } from '../complaint.ts';
import type { MessageKey } from '../messages.ts';

/** What the libraries call their errors: a code, or the name of the class. */
const KNOWN = {
  FILE_NOT_SUPPORTED: 'brokenNoWorkbook',
  InvalidSpreadsheetError: 'brokenNoWorkbook',
  NO_DATA: 'brokenEmpty',
  SheetNotFoundError: 'brokenNoSheet',
  CSV_QUOTE_NOT_CLOSED: 'brokenQuoteOpen',
  CSV_INVALID_CLOSING_QUOTE: 'brokenQuote',
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: 'brokenQuote',
  INVALID_OPENING_QUOTE: 'brokenQuote',
} as const satisfies { readonly [name: string]: MessageKey };

/** A complaint about a file for an error of the library that read it. */
export function brokenFile(key: 'csvBroken' | 'xlsxBroken', file: string, error: unknown): Complaint {
  const original = systemReason(error);
  const known = namesOf(error).find((name): name is keyof typeof KNOWN => Object.hasOwn(KNOWN, name));
  return new Complaint((say) =>
    say(key, { file, reason: known === undefined ? original : say(KNOWN[known], { original }) }),
  );
}

function namesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return [];
  return ['code' in error ? String(error.code) : '', error.name, error.constructor.name];
}
