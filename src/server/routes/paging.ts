/** Lists a page at a time: which page is asked for, and where the next one begins. */
import { z } from 'zod';
import { wordingMessage } from '#api/invalid-texts';

/** A place in a list: the number of a row of the log, of a proposal, … */
export const cursor = z.string().regex(/^[0-9]{1,15}$/, {
  message: wordingMessage({ zh: '不小于 0 的整数', en: 'an integer of 0 or more' }),
});

/** How many at most. */
export const limitQuery = z
  .string()
  .regex(/^(?:1000|[1-9][0-9]{0,2})$/, {
    message: wordingMessage({ zh: '1 到 1000 的整数', en: 'an integer from 1 to 1000' }),
  })
  .optional()
  .meta({ description: '1 to 1,000; 100 unless said. / 1 到 1000，默认 100。' });

/** The query of a list that is told newest first. */
export const pageQuery = z.strictObject({ before: cursor.optional(), limit: limitQuery });

/** A query of {@link pageQuery}, read. */
export type PageQuery = z.output<typeof pageQuery>;

/** How many are asked for. */
export function limitOf({ limit = '100' }: { readonly limit?: string | undefined }): number {
  return Number(limit);
}

/** The page that is asked for, as the functions behind the routes take it. */
export function pageOf(query: PageQuery): { readonly before?: number; readonly limit: number } {
  return { ...(query.before !== undefined && { before: Number(query.before) }), limit: limitOf(query) };
}

/** `next` of a page: the cursor of its last row, when there may be more. */
export function nextOf<T>(rows: readonly T[], limit: number, cursorOf: (row: T) => number): { readonly next?: number } {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? {} : { next: cursorOf(last) };
}
