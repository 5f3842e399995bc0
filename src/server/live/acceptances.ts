/** Acceptances of the disclosures: written down with when, what, in which language and how (R36). */
import { disclosuresAsJson } from '#check/disclosure-forms';
import type { Queryable } from '#store/database';
import { erasedText } from '../aliases.ts';
import type { AuthContext } from '../auth/context.ts';
import { ProblemError } from '../problems.ts';
import type { Programme } from '../programmes.ts';
import { termsOf } from './opening.ts';
import { disclosuresOf } from './terms.ts';

/** The disclosures in force in a programme; of one that is held to no profile, those of the default one. */
export async function disclosuresInForce({ writer }: Programme): Promise<ReturnType<typeof disclosuresOf>> {
  return writer.read(({ engine, live }) => disclosuresOf(engine.plan, termsOf(live)));
}

/** That somebody accepted. */
export interface NewAcceptance {
  readonly member: string;
  readonly hash: string;
  readonly language: 'zh' | 'en';
  /** `own` is the member's own session; of the others `proof` says how it is known. */
  readonly channel: 'own' | 'till' | 'shop';
  readonly proof?: string;
}

/**
 * Writes down that a member accepted the disclosures in force; again is no error, and the first time stays. From here on the member's orders and
 * redemptions are taken. Throws `disclosures_changed` for another hash.
 */
export async function accept(
  { database, now }: AuthContext,
  programme: Programme,
  actor: string,
  { member, hash, language, channel, proof }: NewAcceptance,
): Promise<{ readonly atMs: number; readonly version: number }> {
  const { version, hash: current } = disclosuresAsJson(await disclosuresInForce(programme));
  if (hash !== current) throw new ProblemError('disclosures_changed', { field: 'hash', value: hash });
  const key = [programme.id, member, hash];
  await database.query(
    `insert into disclosure_acceptance (programme, member, hash, version, language, channel, proof, actor, at_ms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [...key, version, language, channel, proof ?? null, actor, now()],
  );
  // A programme that is being restored answers busy, and reads the row itself; who asks again does no harm.
  await programme.writer.read(({ engine, live }) => live?.consent?.add(engine.plan, member, hash));
  return (await acceptanceOf(database, programme.id, member, hash)) ?? { atMs: now(), version };
}

/** When a member accepted disclosures; undefined when that never was. */
export async function acceptanceOf(
  database: Queryable,
  programme: number,
  member: string,
  hash: string,
): Promise<{ readonly atMs: number; readonly version: number } | undefined> {
  const [row] = await database.query<{ atMs: number; version: number }>(
    'select at_ms as "atMs", version from disclosure_acceptance where programme = $1 and member = $2 and hash = $3',
    [programme, member, hash],
  );
  return row;
}

/** Of members who are erased only their numbers stay: part of the caller's transaction. */
export async function eraseAcceptances(
  queryable: Queryable,
  programme: number,
  named: readonly { readonly kind: string; readonly number: number; readonly external: string }[],
): Promise<void> {
  const members = named.filter(({ kind }) => kind === 'member');
  await queryable.query(
    `update disclosure_acceptance a set member = gone.mark, proof = case when proof is null then null else '' end
     from unnest($2::text[], $3::text[]) as gone (member, mark) where a.programme = $1 and a.member = gone.member`,
    [programme, members.map(({ external }) => external), members.map(({ number }) => erasedText(number))],
  );
}
