/** Lists a page at a time: which page is asked for, and where the next one begins. */
import { z } from 'zod';
import { idField } from '#api/fields';
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

/** The beginning of a caller's id. */
export const startField = idField
  .optional()
  .meta({ description: 'The beginning of an id of yours. / 您自己编号的开头。' });

/** Only those of whom it is so. */
export const yesField = z.literal('yes').optional().meta({ description: '`yes`, or left out. / yes，或不写。' });

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

/** What a list is drawn from: at most `limit` things after those up to `cursor`, each with the cursor that the list goes on from after it. */
type Source<T> = (cursor: number | undefined, limit: number) => Promise<readonly Drawn<T>[]>;

/** One thing of a {@link Source}. */
export interface Drawn<T> {
  readonly cursor: number;
  readonly of: T;
}

/** So many are looked at for one page: where few of them are shown a page may hold less than was asked for, and still have a next one. */
const LOOKED_AT_MOST = 5000;
const LOOKED_AT_ONCE = 1000;

/**
 * A page of those that `choose` leaves of what the source gives. There is a next page unless the source came to its end; what that costs is bounded by how many are
 * looked at, however few are chosen.
 */
export async function gather<T, S>(
  source: Source<T>,
  choose: (drawn: readonly Drawn<T>[]) => Promise<readonly Drawn<S>[]>,
  { start, limit }: { readonly start: number | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly S[]; readonly next?: number }> {
  const rows: S[] = [];
  let cursor = start;
  let size = limit;
  for (
    let looked = 0;
    looked < LOOKED_AT_MOST;
    looked += size, size = Math.max(limit, Math.min(size * 4, LOOKED_AT_ONCE))
  ) {
    // One turn needs what the turn before has found.
    const drawn = await source(cursor, size);
    for (const chosen of await choose(drawn)) {
      rows.push(chosen.of);
      if (rows.length === limit) return { rows, next: chosen.cursor };
    }
    const last = drawn.at(-1);
    if (last === undefined || drawn.length < size) return { rows };
    cursor = last.cursor;
  }
  return { rows, ...(cursor !== undefined && { next: cursor }) };
}
