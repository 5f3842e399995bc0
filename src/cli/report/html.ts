/** Pieces of the page: every text in both languages, every value escaped. */
import { LANGUAGES } from '../language.ts';
import { MESSAGES, sayIn } from '../messages.ts';
import type { MessageKey, MessageValues, Say } from '../messages.ts';

/** Text made safe for an element or an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A message in both languages; the style sheet shows one. */
export function both<K extends MessageKey>(key: K, ...values: MessageValues<K>): string {
  const { zh, en } = MESSAGES[key];
  return zh === en && values.length === 0 ? escaped(zh) : inBoth((say) => escaped(say(key, ...values)));
}

/** Markup that is made once in each language. */
export function inBoth(make: (say: Say) => string): string {
  return LANGUAGES.map(
    (language) =>
      `<span class="${language}" lang="${language === 'zh' ? 'zh-CN' : 'en'}">${make(sayIn(language))}</span>`,
  ).join('');
}

/** A cell of a table: markup, and whether it is a number. */
export interface HtmlCell {
  readonly html: string;
  readonly isNumber?: true;
}

/** A cell of plain text. */
export function cell(text: string): HtmlCell {
  return { html: escaped(text) };
}

/** A cell that holds a number. */
export function number(text: string): HtmlCell {
  return { html: escaped(text), isNumber: true };
}

/** A table this wide may have to be scrolled, so the keyboard must reach it. */
const WIDE_TABLE = 4;

/** A table; the first cell of each row heads it. `caption` is markup that says what the table holds. */
export function table(headings: readonly string[], rows: readonly (readonly HtmlCell[])[], caption = ''): string {
  const isNumber = (column: number): boolean => rows.some((row) => row[column]?.isNumber === true);
  const head = headings
    .map((heading, column) => `<th scope="col"${isNumber(column) ? ' class="n"' : ''}>${heading}</th>`)
    .join('');
  const body = rows.map((row) => `<tr>${row.map(tableCell).join('')}</tr>`).join('\n');
  const reach = headings.length > WIDE_TABLE ? ' tabindex="0"' : '';
  return `<div class="scroll"${reach}><table>${caption === '' ? '' : `<caption>${caption}</caption>`}${headings.length === 0 ? '' : `<thead><tr>${head}</tr></thead>`}<tbody>\n${body}\n</tbody></table></div>`;
}

function tableCell({ html, isNumber }: HtmlCell, column: number): string {
  const marked = isNumber === true ? ' class="n"' : '';
  return column === 0 ? `<th scope="row">${html}</th>` : `<td${marked}>${html}</td>`;
}
