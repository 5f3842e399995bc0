/** A few words on every refusal code, as the HTTP interface says them; docs/errors.md has a paragraph each. */
import { REFUSAL_TEXTS } from '#api/refusal-texts';
import type { RefusalCode } from '#core/refusal';

type RefusalMessages = { readonly [Code in RefusalCode as `refusal_${Code}`]: (typeof REFUSAL_TEXTS)[Code] };

export const REFUSAL_MESSAGES = Object.fromEntries(
  Object.entries(REFUSAL_TEXTS).map(([code, text]) => [`refusal_${code}`, text]),
) as RefusalMessages;
