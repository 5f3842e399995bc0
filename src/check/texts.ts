/** The check of member-facing texts (R33, R34): what a text says once all disguises are off, held against the patterns of a profile. */

/** Letters of other alphabets, and dotless or script forms, that look like Latin ones: each before the one it looks like. */
const LOOKALIKES = pairs('аaвbгrеeиuкkмmнhоoпnрpсcтtуyхxѕsіiјjԁdαaεeιiκkνvοoρpτtυuχxıiɡgɩi');

/** Traditional characters that the patterns have, each before the simplified one; the sign of nought, and a radical that passes for its character. */
const TRADITIONAL = pairs(
  '穩稳賺赚漲涨單单邊边揚扬險险贏赢靜静態态動动額额費费錢钱資资擬拟準准備备衝冲國国財财無无風风圖图證证實实歲岁達达獲获現现帳账賬账報报餘余萬万億亿領领紅红見见會会員员學学戶户〇零⻛风',
);

/** The second of each two characters by the first. */
function pairs(text: string): ReadonlyMap<string, string> {
  const characters = [...text];
  const found = new Map<string, string>();
  for (let index = 0; index + 1 < characters.length; index += 2)
    found.set(characters[index] ?? '', characters[index + 1] ?? '');
  return found;
}

/**
 * A text as the patterns see it: compatibility forms (full width, circled, ligatures) made plain, marks, spaces, punctuation, symbols and
 * invisible characters taken out, small letters, look-alikes of other alphabets and traditional characters replaced.
 */
export function normaliseText(text: string): string {
  const plain = Array.from(text.normalize('NFKD').toLowerCase(), (character) => {
    const latin = LOOKALIKES.get(character) ?? character;
    return TRADITIONAL.get(latin) ?? latin;
  }).join('');
  return plain.replaceAll(/[\p{M}\p{C}\p{Z}\p{P}\p{S}]/gu, '');
}

/** The text as it stands, and as a page would show it: without tags, with entities resolved. */
function readings(text: string): readonly string[] {
  const shown = text
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&#(x?)([0-9a-f]{1,6});/gi, (_, hex: string, digits: string) => {
      const code = Number.parseInt(digits, hex === '' ? 10 : 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replaceAll(/&[a-z]+;/gi, ' ');
  return shown === text ? [text] : [text, shown];
}

/** The first words of a text that a pattern stops, as they stand after normalising; undefined when none does. There is no logic of negation. */
export function findPattern(text: string, patterns: readonly string[]): string | undefined {
  for (const reading of readings(text)) {
    const normal = normaliseText(reading);
    for (const pattern of patterns) {
      const found = new RegExp(pattern, 'u').exec(normal)?.[0];
      if (found !== undefined && found !== '') return found;
    }
  }
  return undefined;
}
