/** Parameters of lists that come in pages. */
import { z } from 'zod';
import { wordingMessage } from './invalid-texts.ts';

/** How many at most; 100 unless said. */
export const limitField = z
  .string()
  .regex(/^(?:1000|[1-9][0-9]{0,2})$/, {
    message: wordingMessage({ zh: '1 到 1000 的整数', en: 'an integer from 1 to 1000' }),
  })
  .default('100')
  .meta({ description: '1 to 1,000; 100 unless said. / 1 到 1000，默认 100。' });

/** The `next` of the page before, in the form that this list gives. */
export function beforeField(form: RegExp): z.ZodOptional<z.ZodString> {
  return z
    .string()
    .regex(form, { message: wordingMessage({ zh: '上一页的 next', en: 'the `next` of the page before' }) })
    .optional();
}
