/** Going through what comes in pages. */
import { unwrap } from './problem.ts';
import type { Result } from './problem.ts';

/** What every page has: where the next one begins, and where it says so, whether there is none yet. */
interface Page {
  readonly next?: number | undefined;
  readonly end?: boolean;
}

/**
 * Every page, one after the other. `name` is the cursor's name in the query, `before` of statements or `after` of events; `ask` gets it as a part of the query,
 * empty for the first page. Throws a `ProblemError`, and as `ask` does.
 */
export async function* pages<const Name extends string, P extends Page>(
  name: Name,
  ask: (cursor: { readonly [K in Name]?: string }) => Promise<Result<P>>,
): AsyncGenerator<P> {
  let cursor: { readonly [K in Name]?: string } = {};
  for (;;) {
    const page = await unwrap(ask(cursor));
    yield page;
    if (page.next === undefined || page.end === true) return;
    cursor = { [name]: String(page.next) } as { readonly [K in Name]?: string };
  }
}
