/** Mobile numbers of mainland China. */
import { AuthError } from './errors.ts';

/**
 * A number in its one form, `+8613800138000`, from what people type: with or without +86, 86 or 0086, with spaces or hyphens, in full-width digits.
 * Throws `phone_invalid` for anything but a mobile number of mainland China.
 */
export function normalisePhone(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/[\s()-]/g, '');
  const found = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/.exec(plain);
  if (found?.[1] === undefined) throw new AuthError('phone_invalid');
  return `+86${found[1]}`;
}

/** A normalised number as it may be shown to others: `138****8000`. */
export function maskPhone(phone: string): string {
  return `${phone.slice(3, 6)}****${phone.slice(-4)}`;
}
