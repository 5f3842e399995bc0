/** What a programme is held to, read when it starts, and by whom its disclosures were accepted. */
import type { Plan } from '#core/plan';
import { SEPARATOR } from '#store/copy';
import type { Queryable } from '#store/database';
import type { Live } from '../desk.ts';
import { Consent } from './consent.ts';
import { asksAcceptance, defaultTerms, storedTerms } from './terms.ts';
import type { Terms } from './terms.ts';

const PAGE = 50_000;

/** What the programme of an application is held to, with everybody who has accepted the disclosures of the plan in force. */
export async function openLive(
  database: Queryable,
  programme: number,
  { application, plan }: { readonly application: number; readonly plan: Plan },
): Promise<Live> {
  const [row] = await database.query<{ profile: string; facts: unknown }>(
    'select profile, facts from live_application where id = $1',
    [application],
  );
  if (row === undefined) throw new Error(`there is no application ${application}`);
  const terms = storedTerms(row.profile, row.facts);
  if (!asksAcceptance(terms)) return { terms, consent: undefined };
  const consent = new Consent(terms, plan);
  const hash = consent.hash(plan);
  for (let after: string | null = ''; after !== null;) {
    const [page]: { last: string | null; members: string | null; count: number }[] = await database.query(
      `select max(member) as last, string_agg(member, E'\\x1f') as members, count(*)::integer as count from (
         select member from disclosure_acceptance where programme = $1 and hash = $2 and member > $3 order by member limit ${PAGE}
       ) as page`,
      [programme, hash, after],
    );
    for (const member of page?.members?.split(SEPARATOR) ?? []) consent.add(plan, member, hash);
    after = page?.count === PAGE ? page.last : null;
  }
  return { terms, consent };
}

/** The terms of a programme; of one that is held to no profile, the default ones with nothing answered. */
export function termsOf(live: Live | undefined): Terms {
  return live?.terms ?? defaultTerms();
}
