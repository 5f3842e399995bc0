/** Amounts as people and files write them, read digit by digit: no double is asked what an amount is. */
import { narrow } from '#core/quantity';
import type { Int } from '#core/quantity';

const FEN = /^-?\d+$/;
const YUAN = /^(-?)(\d+)(?:\.(\d{1,2}))?$/;

/** Fen of a whole number of fen, "13912"; leading zeros are nothing. Undefined for any other text. */
export function parseFen(text: string): Int | undefined {
  return FEN.test(text) ? narrow(BigInt(text)) : undefined;
}

/** Fen of yuan with at most two decimals, "139.1"; leading zeros are nothing. Undefined for any other text. */
export function parseYuan(text: string): Int | undefined {
  const match = YUAN.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', decimals = ''] = match;
  return parseFen(`${sign}${whole}${decimals.padEnd(2, '0')}`);
}
