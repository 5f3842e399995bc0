/** Text laid out for a terminal: a Chinese character takes two columns. */
import { formatMoney } from '#core/quantity';
import type { Int } from '#core/quantity';

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Characters that would steer a terminal or turn the direction of its text. */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** How many terminal columns `text` takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : 1;
  return columns;
}

/** `text` followed by blanks up to `columns`. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** `text` after blanks up to `columns`. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
}

/** Text from a file, fit for a terminal: control characters shown as escapes, cut after `most` characters. */
export function visible(text: string, most = 80): string {
  const safe = text.replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return safe.length <= most ? safe : `${safe.slice(0, most)}…`;
}

/** A whole number with a comma every three digits. */
export function grouped(value: Int): string {
  return groupDigits(String(value));
}

/** Money in yuan with a comma every three digits, exact: "1,234,567.89". */
export function yuan(fen: Int): string {
  return groupDigits(formatMoney(fen));
}

/** A ratio as a percentage with one decimal, or two below one percent: "12.3%", "0.04%", ">99.9%"; never 0% or 100% for what is neither. */
export function percent(ratio: number): string {
  const value = ratio * 100;
  if (value === 0) return '0%';
  if (value > 0 && value < 0.005) return '<0.01%';
  if (value >= 99.95 && value < 100) return '>99.9%';
  return `${groupDigits(value.toFixed(value < 0.995 ? 2 : 1))}%`;
}

function groupDigits(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}
