/** The log as a stream: what happened after a cursor. */
import type { Queryable } from './database.ts';
import { selectRows } from './log-row.ts';
import type { LogRow } from './log-row.ts';

/** A part of the stream. */
export interface EventPage {
  readonly rows: readonly LogRow[];
  /** Where to go on: everything up to here has been looked at. */
  readonly next: number;
  /** Whether the log ended there. */
  readonly end: boolean;
}

/** At most so many rows are looked at in one call, whatever few of them are asked for. */
const WINDOW = 50_000;

/** The rows after row `after`, oldest first, at most `limit`; of these types only, if types are named. A page may be empty before the end. */
export async function eventsSince(
  database: Queryable,
  programme: number,
  { after, limit, types }: { readonly after: number; readonly limit: number; readonly types?: readonly string[] },
): Promise<EventPage> {
  const [state] = await database.query<{ seq: number }>(`select seq from programme where id = $1`, [programme]);
  const head = state?.seq ?? 0;
  const to = Math.min(head, after + WINDOW);
  const rows = await selectRows(
    database,
    `where e.programme = $1 and e.seq > $2 and e.seq <= $3 and ($4::text[] is null or e.type = any($4))
     order by e.seq limit $5`,
    [programme, after, to, types ?? null, limit],
  );
  const next = rows.length < limit ? Math.max(to, after) : (rows.at(-1)?.seq ?? after);
  return { rows, next, end: next >= head };
}
