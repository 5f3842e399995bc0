/**
 * Going live: a plan with its facts and profile passes the check, two people sign for its warnings, and only then a programme is live. It starts
 * empty: nothing of a sandbox moves into it. An application never changes; whoever wants another plan makes another one.
 */
import type { Finding } from '#check/finding';
import { sha256 } from '#check/sha256';
import { formatPlan, validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import { formatInstant } from '#core/time';
import type { Queryable } from '#store/database';
import { requireMay, requireRecentSignIn } from '../auth/access.ts';
import { audit } from '../auth/audit.ts';
import type { AuthContext } from '../auth/context.ts';
import type { Principal } from '../auth/principal.ts';
import { ProblemError } from '../problems.ts';
import { PlanInvalidError } from '../programmes.ts';
import type { Programme, Programmes } from '../programmes.ts';
import { RECENT_SIGN_IN_MS } from '../proposals/decide.ts';
import { personOf } from '../proposals/rows.ts';
import { PlanCheckError, ProfileForStudyError, readTerms, requirePassable, warningsOf } from './terms.ts';

/** What the functions here work with. */
export interface LiveOffice {
  readonly context: AuthContext;
  readonly programmes: Pick<Programmes, 'create'>;
}

/** What is to go live. `facts` as a file of facts holds them; `profile` is the name of one that ships. */
export interface Wish {
  readonly name: string;
  readonly plan: unknown;
  readonly facts: unknown;
  readonly profile: string;
}

/** A person's responsibility for the warnings of an application. */
interface SignOff {
  readonly actor: string;
  readonly reason: string;
  readonly findings: readonly string[];
  readonly digest: string;
  readonly at: string;
}

/** An application as it is shown. */
export interface Application {
  readonly id: number;
  readonly name: string;
  readonly plan: unknown;
  readonly facts: unknown;
  readonly profile: string;
  readonly digest: string;
  readonly findings: readonly Finding[];
  readonly maker: string;
  readonly madeAt: string;
  readonly signOffs: readonly SignOff[];
  /** The programme that it became; null before. */
  readonly programme: number | null;
}

/** How many people sign for warnings. */
const SIGNERS = 2;

interface ApplicationRow {
  id: number;
  name: string;
  plan: unknown;
  facts: unknown;
  profile: string;
  digest: string;
  findings: readonly Finding[];
  maker: string;
  made_at_ms: number;
  programme: number | null;
}

const READ = `select a.*, p.id as programme from live_application a left join programme p on p.application = a.id`;

/** The plan of a wish, and what the check finds; nothing is stored. Throws as {@link apply} does. */
function look({ plan, facts, profile }: Wish): { readonly plan: Plan; readonly findings: readonly Finding[] } {
  const valid = validatePlan(plan);
  if (!valid.ok) throw new PlanInvalidError(valid.errors);
  const terms = readTerms(profile, facts);
  if (!terms.profile.goesLive) throw new ProfileForStudyError(profile);
  return { plan: valid.plan, findings: requirePassable(valid.plan, terms) };
}

/**
 * Makes an application to go live. `by` has `programmes.create` of the installation. Throws a `PlanInvalidError`, a `FactsInvalidError`, a
 * `ProfileUnknownError`, a `ProfileForStudyError`; `plan_check_failed` with every block and open question: then nothing is stored.
 */
export async function apply({ context }: LiveOffice, by: Principal, wish: Wish): Promise<Application> {
  requireMay(by, 'programmes.create', {});
  const { actor } = personOf(by);
  const { plan, findings } = look(wish);
  const text = JSON.stringify(formatPlan(plan));
  const facts = JSON.stringify(wish.facts ?? {});
  const digest = sha256(JSON.stringify([wish.name, text, facts, wish.profile]));
  const id = await context.database.transaction(async (client) => {
    const [row] = await client.query<{ id: number }>(
      `insert into live_application (name, plan, facts, profile, digest, findings, maker, made_at_ms)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [wish.name, text, facts, wish.profile, digest, JSON.stringify(findings), actor, context.now()],
    );
    if (row === undefined) throw new Error('PostgreSQL gave no row for a new application.');
    await note(client, context, actor, 'live.applied', row.id, { digest, profile: wish.profile });
    return row.id;
  });
  return await read(context.database, id);
}

/**
 * Signs for every warning of an application: the digest and the ids of the rules are what was looked at. Once a person; the maker may be one of the
 * two. `by` has `live.sign` and signed in within 15 minutes. Throws `not_allowed`, `recent_sign_in_required`, `application_unknown`,
 * `application_opened`, `sign_off_incomplete`, `signed_already`.
 */
export async function signOff(
  { context }: LiveOffice,
  by: Principal,
  id: number,
  { digest, findings, reason }: Pick<SignOff, 'digest' | 'findings' | 'reason'>,
): Promise<Application> {
  const { actor } = personOf(by);
  requireMay(by, 'live.sign', {});
  requireRecentSignIn(by, RECENT_SIGN_IN_MS, context.now());
  const seen = await read(context.database, id);
  if (seen.programme !== null) throw new ProblemError('application_opened');
  if (digest !== seen.digest) throw new ProblemError('sign_off_incomplete', { field: 'digest', value: digest });
  // Those that the check finds now: with a new version of a profile they may be others than when it was made.
  const warnings = warningsOf(look(seen).findings);
  const missing = warnings.filter((warning) => !findings.includes(warning.id));
  if (missing.length > 0 || findings.some((one) => warnings.every((warning) => warning.id !== one)))
    throw new ProblemError('sign_off_incomplete', { field: 'findings' });
  await context.database.transaction(async (client) => {
    const added = await client.query(
      `insert into live_sign_off (application, actor, reason, findings, digest, at_ms) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning actor`,
      [id, actor, reason, [...new Set(findings)], digest, context.now()],
    );
    if (added.length === 0) throw new ProblemError('signed_already');
    await note(client, context, actor, 'live.signed', id, { digest, findings: [...new Set(findings)] });
  });
  return await read(context.database, id);
}

/**
 * Makes the live programme of an application, empty, after checking it once more. `by` has `programmes.create` of the installation. Throws
 * `application_unknown`, `application_opened`, `plan_check_failed`, `sign_off_required` with the warnings that two people have not signed for,
 * a `NameTakenError`.
 */
export async function open({ context, programmes }: LiveOffice, by: Principal, id: number): Promise<Programme> {
  requireMay(by, 'programmes.create', {});
  const { actor } = personOf(by);
  const seen = await read(context.database, id);
  if (seen.programme !== null) throw new ProblemError('application_opened');
  const unsigned = warningsOf(look(seen).findings).filter(
    (warning) => seen.signOffs.filter(({ findings }) => findings.includes(warning.id)).length < SIGNERS,
  );
  if (unsigned.length > 0) throw new PlanCheckError('sign_off_required', unsigned);
  // Of two at the same time the unique column `application` refuses one.
  const programme = await programmes.create({ name: seen.name, mode: 'live', plan: seen.plan, application: id }, actor);
  const { digest, profile } = seen;
  const signers = seen.signOffs.map((one) => one.actor);
  await note(context.database, context, actor, 'live.opened', id, {
    programme: programme.id,
    digest,
    profile,
    signers,
  });
  return programme;
}

/** An application without warnings, and its programme, in one. Throws as {@link apply} and {@link open}; with warnings nothing is stored. */
export async function openAtOnce(office: LiveOffice, by: Principal, wish: Wish): Promise<Programme> {
  requireMay(by, 'programmes.create', {});
  const warnings = warningsOf(look(wish).findings);
  if (warnings.length > 0) throw new PlanCheckError('sign_off_required', warnings);
  const { id } = await apply(office, by, wish);
  return await open(office, by, id);
}

/** One application. `by` has `live.read`. Throws `not_allowed`, `application_unknown`. */
export async function get({ context }: LiveOffice, by: Principal, id: number): Promise<Application> {
  requireMay(by, 'live.read', {});
  return await read(context.database, id);
}

/** Applications newest first, older than number `before` when given, at most `limit`. `by` has `live.read`. */
export async function list(
  { context: { database } }: LiveOffice,
  by: Principal,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<Application[]> {
  requireMay(by, 'live.read', {});
  const rows = await database.query<ApplicationRow>(
    `${READ} where $1::bigint is null or a.id < $1 order by a.id desc limit $2`,
    [before ?? null, limit],
  );
  return await Promise.all(rows.map((row) => shown(database, row)));
}

async function read(database: Queryable, id: number): Promise<Application> {
  const [row] = await database.query<ApplicationRow>(`${READ} where a.id = $1`, [id]);
  if (row === undefined) throw new ProblemError('application_unknown');
  return await shown(database, row);
}

async function shown(database: Queryable, { made_at_ms: madeAtMs, ...row }: ApplicationRow): Promise<Application> {
  const signed = await database.query<Omit<SignOff, 'at'> & { at_ms: number }>(
    'select actor, reason, findings, digest, at_ms from live_sign_off where application = $1 order by at_ms, actor',
    [row.id],
  );
  return {
    ...row,
    madeAt: formatInstant(madeAtMs),
    signOffs: signed.map(({ at_ms: atMs, ...one }) => ({ ...one, at: formatInstant(atMs) })),
  };
}

async function note(
  client: Queryable,
  { now }: AuthContext,
  actor: string,
  action: string,
  id: number,
  detail: NonNullable<Parameters<typeof audit>[1]['detail']>,
): Promise<void> {
  await audit(client, { actor, action, target: `application:${id}`, detail }, now());
}
