/** The two languages of everything people read, and messages with named slots. */

/** A language of the command line and the report. */
export type Language = 'zh' | 'en';

/** Both languages, Chinese first. */
export const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** One message in both languages; `{name}` is a slot. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** The names of the slots of a message. */
type Slots<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;

/** What a message's slots are filled with: nothing at all when it has none. */
export type Values<S extends string> = [Slots<S>] extends [never]
  ? readonly []
  : readonly [values: { readonly [Name in Slots<S>]: string | number }];

/**
 * The language that the environment asks for: Chinese when the first of LC_ALL, LC_MESSAGES and LANG that is set begins with
 * `zh`, otherwise English.
 */
export function languageOf(environment: { readonly [name: string]: string | undefined }): Language {
  const name = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^zh/i.test(name) ? 'zh' : 'en';
}

/** A message with its slots filled. */
export function fill(text: string, values: { readonly [name: string]: string | number } | undefined): string {
  return values === undefined ? text : text.replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
}
