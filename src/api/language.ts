/** The language of an answer. */

/** A language that every text is there in. */
export type Language = 'zh' | 'en';

/** The language that a request asks for by its `Accept-Language`: the one of ours with the highest weight; Chinese when none is named. */
export function languageOf(acceptLanguage: string | undefined): Language {
  let [language, best]: [Language, number] = ['zh', 0];
  for (const part of (acceptLanguage ?? '').slice(0, 500).split(',')) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const primary = range.split('-')[0];
    if (primary !== 'zh' && primary !== 'en') continue;
    const weight = weightOf(parameters);
    if (weight > best) [language, best] = [primary, weight];
  }
  return language;
}

function weightOf(parameters: readonly string[]): number {
  const text = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  if (text === undefined) return 1;
  const weight = Number(text);
  return weight >= 0 && weight <= 1 ? weight : 0;
}
