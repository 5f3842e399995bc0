/**
 * Erasing a person, or a member nobody knows a person of: what callers named them and theirs, in the tables and in the programmes that run, then the account
 * (docs/decisions/0016-erasing.md). Done again it goes on where it was cut off.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { requireMay } from '../auth/access.ts';
import { audit } from '../auth/audit.ts';
import type { AuthContext } from '../auth/context.ts';
import { erasePerson, namesOf, roleNumbersOf } from '../auth/erase.ts';
import { requireOtherAdmin } from '../auth/grants.ts';
import { personOfMember, requireMayToPerson } from '../auth/members.ts';
import { actorOf } from '../auth/principal.ts';
import type { Principal } from '../auth/principal.ts';
import type { Desk } from '../desk.ts';
import { ProblemError } from '../problems.ts';
import type { Programme, Programmes } from '../programmes.ts';
import { BusyError } from '../writer.ts';
import type { Writer } from '../writer.ts';
import { takeOut, tracesOf } from './traces.ts';
import type { Subject, TakenOut } from './traces.ts';
import { unfinishedOf } from './unfinished.ts';
import type { Left } from './unfinished.ts';

/** What erasing works with. */
export interface ErasingContext {
  readonly auth: AuthContext;
  readonly programmes: Pick<Programmes, 'get'>;
}

/** What is to be given up or taken in addition. */
export interface ErasingWishes {
  /** Open orders settle without an owner, and balances stay where nobody can ask for them. */
  readonly giveUp: boolean;
  /** Also the ids of merchants that nobody else owns. */
  readonly merchants: boolean;
}

/** What was erased. */
export interface Erased extends TakenOut {
  /** The person whose account went; null when there was none. */
  readonly person: number | null;
}

/**
 * Erases a person with an account, and every member that they are. `by` needs `personal.erase` of the installation, or of `programme` for somebody who has no
 * role elsewhere. Throws `not_allowed`, `person_unknown`, `person_erased`, `last_admin`; `person_unfinished` with what is left; a {@link BusyError} when a programme cannot be reached now.
 */
export async function eraseWhole(
  context: ErasingContext,
  by: Principal,
  person: number,
  wishes: ErasingWishes,
  programme?: number,
): Promise<Erased> {
  const { auth } = context;
  await requireMayToPerson(auth.database, by, 'personal.erase', person, programme);
  await auth.database.transaction((client) => requireOtherAdmin(client, person));
  const subjects = await roleNumbersOf(auth.database, person, wishes.merchants);
  const names = await namesOf(auth, person);
  const taken = await eraseSubjects(context, by, subjects, names, wishes.giveUp);
  await erasePerson(auth, by, person, programme);
  return { person, ...taken };
}

/**
 * Erases a member by our number: with the person, when one is known, as {@link eraseWhole} does; else what callers named them. `by` needs `personal.erase` of
 * the member.
 */
export async function eraseMember(
  context: ErasingContext,
  by: Principal,
  { programme, number }: { readonly programme: number; readonly number: number },
  wishes: ErasingWishes,
): Promise<Erased> {
  const { auth } = context;
  requireMay(by, 'personal.erase', { programme, member: String(number) });
  const person = await personOfMember(auth.database, programme, String(number));
  if (person !== undefined) return eraseWhole(context, by, person, wishes, programme);
  const subject = { programme, kind: 'member', number } as const;
  return { person: null, ...(await eraseSubjects(context, by, [subject], [], wishes.giveUp)) };
}

async function eraseSubjects(
  context: ErasingContext,
  by: Principal,
  subjects: readonly Subject[],
  names: readonly string[],
  giveUp: boolean,
): Promise<TakenOut> {
  const found = subjects.map((subject) => ({ subject, writer: programmeOf(context, subject.programme).writer }));
  const left: Left[] = [];
  for (const { subject, writer } of found) {
    const unfinished = await unfinishedOf(context.auth.database, (look) => writer.read(look), subject);
    left.push(...unfinished.blocking, ...(giveUp ? [] : unfinished.givenUp));
  }
  if (left.length > 0) throw new ProblemError('person_unfinished', { errors: left });
  const all = { ids: 0, answers: 0, proposals: 0 };
  for (const { subject, writer } of found) {
    const { ids, answers, proposals } = await eraseIds(context.auth, writer, subject, names);
    all.ids += ids;
    all.answers += answers;
    all.proposals += proposals;
    const { database, now } = context.auth;
    const target = `${subject.kind}:${subject.programme}:${subject.number}`;
    await audit(database, { actor: actorOf(by), action: 'ids.erased', target, detail: { ids } }, now());
  }
  return all;
}

function programmeOf({ programmes }: ErasingContext, id: number): Programme {
  const programme = programmes.get(id);
  if (programme === undefined) throw new ProblemError('programme_unknown');
  return programme;
}

/**
 * In rounds, until there is nothing left: what was decided under the old ids is committed first; then the tables change, in one transaction; then the
 * memory. In this order no number is ever given away: until the memory changes, an old id still means its number and writes no row of its own. What
 * was decided in between, the next round finds by the number.
 */
async function eraseIds(
  auth: AuthContext,
  writer: Writer,
  subject: Subject,
  names: readonly string[],
): Promise<TakenOut> {
  const texts = new Set(names);
  const all = { ids: 0, answers: 0, proposals: 0 };
  let sinceMs: number | undefined;
  for (;;) {
    const beganMs = auth.now();
    await reached(writer, () => undefined);
    const traces = await tracesOf(auth.database, () => reached(writer, ({ aliases }) => aliases), subject);
    for (const { external } of traces.named) texts.add(external);
    const taken = await auth.database.transaction(async (client) => {
      // A look through all stored answers may take its time.
      await client.query('set local statement_timeout = 0');
      return takeOut(client, auth, subject.programme, traces, [...texts], sinceMs);
    });
    await reached(writer, ({ aliases, live }) => {
      for (const { kind, number, external } of traces.named) {
        aliases.erase(kind, number);
        if (kind === 'member') live?.consent?.forget(external);
      }
    });
    all.ids += taken.ids;
    all.answers += taken.answers;
    all.proposals += taken.proposals;
    if (traces.named.length === 0) return all;
    // What is committed later was decided later, by a clock that may be set back a little.
    sinceMs = beganMs - CLOCK_STEP_MS;
  }
}

const CLOCK_STEP_MS = 60_000;
const PAUSE_MS = 100;
const LONGEST_MS = 30_000;

/** {@link Writer.read}, which waits while a programme is being restored: the memory that comes then may have been read before the tables changed. */
async function reached<T>(writer: Writer, look: (desk: Desk) => T): Promise<T> {
  for (let waited = 0; ; waited += PAUSE_MS) {
    try {
      return await writer.read(look);
    } catch (error) {
      if (!(error instanceof BusyError) || waited >= LONGEST_MS) throw error;
      await pause(PAUSE_MS);
    }
  }
}

/** Tables that erasing takes rows out of. */
const TOUCHED = [
  'alias',
  'credential',
  'disclosure_acceptance',
  'idempotency',
  'one_time_code',
  'person_key',
  'personal_datum',
  'phone_index',
  'proposal',
  'recovery_code',
  'session',
  'shop_event',
  'shop_order',
  'throttle',
  'webhook_delivery',
];

/** Makes PostgreSQL give up the rows that were taken out; false when it would not now. Their bytes can stay in files until something is written over them. */
export async function vacuum({ database }: AuthContext): Promise<boolean> {
  try {
    await database.query(`vacuum ${TOUCHED.join(', ')}`);
    return true;
  } catch {
    return false;
  }
}
