/** Signing in by phone: a code of six digits is sent to it, and whoever has the code has the phone. */
import { randomInt } from 'node:crypto';
import type { Language } from '#api/language';
import type { Queryable } from '#store/database';
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { insertGrant } from './grants.ts';
import { ensurePersonByPhone, holdPersonByPhone, phoneHash } from './people.ts';
import { normalisePhone } from './phone.ts';
import { personActor } from './principal.ts';
import { keyedHash, sameBytes } from './secrets.ts';
import { authenticateSession, beginSession } from './sessions.ts';
import type { SignedIn } from './password-sign-in.ts';
import { addressSubject, countAttempt, uncountAttempt } from './throttle.ts';

const CODE_LIFE_MS = 5 * 60_000;
const MOST_TRIES = 5;

/** A code on its way, and the language that its reader asked for. */
export interface CodeMessage {
  readonly phone: string;
  readonly code: string;
  readonly programme: number;
  readonly language: Language;
}

/** Carries a code to a phone, by SMS for instance. Rejects when it could not be handed over. It must not log the number or the code. */
export interface CodeSender {
  /** Whether the codes do not go to the phones: then nobody signs in to a live programme by them. */
  readonly sandboxOnly?: boolean;
  send(message: CodeMessage): Promise<void>;
}

/**
 * Sends a code that lives five minutes; the one before ends. It tells nobody whether the number is known.
 * Throws `phone_invalid`, `too_many_attempts`, and as the sender does.
 */
export async function sendCode(
  context: AuthContext,
  sender: CodeSender,
  request: Omit<CodeMessage, 'code'> & { readonly address: string },
): Promise<void> {
  const phone = normalisePhone(request.phone);
  await countAttempt(context, addressSubject('code-address', request.address));
  await countAttempt(context, { kind: 'code-phone', name: phone });
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await context.database.query(
    `insert into one_time_code (phone_hash, programme, code_hash, tries, expires_at_ms) values ($1, $2, $3, 0, $4)
     on conflict (phone_hash, programme) do update
       set code_hash = excluded.code_hash, tries = 0, expires_at_ms = excluded.expires_at_ms`,
    [
      phoneHash(context.keys, phone),
      request.programme,
      codeHash(context, phone, request.programme, code),
      context.now() + CODE_LIFE_MS,
    ],
  );
  await sender.send({ phone, code, programme: request.programme, language: request.language });
}

/** What comes with a sign-in by phone. */
export interface CodeSignIn {
  readonly phone: string;
  readonly programme: number;
  readonly code: string;
  /** The address that the request came from, as the server sees it. */
  readonly address: string;
  readonly userAgent?: string;
  /**
   * Makes the person a member at the first sign-in: gives the number of the member that they are from now on, the same whenever it is asked for the same
   * person. Without it, as for merchants' consoles, only who has a role in the programme signs in.
   */
  readonly memberNumber?: (person: number) => Promise<string>;
}

/**
 * Signs in with a code. Throws `phone_invalid`, `too_many_attempts`, `code_expired` when there is none, it is too old or was tried five times,
 * `code_wrong`; `not_allowed` for who has no role in the programme, when there is no `memberNumber`.
 */
export async function signInByCode(context: AuthContext, request: CodeSignIn): Promise<SignedIn> {
  const phone = normalisePhone(request.phone);
  const address = addressSubject('address', request.address);
  await countAttempt(context, address);
  const hash = await tryCode(context, phone, request);
  const token = await context.database.transaction(async (client) => {
    const person = await (request.memberNumber === undefined
      ? holdPersonByPhone(client, context.keys, phone)
      : ensurePersonByPhone(client, context, phone));
    if (person === undefined) throw new AuthError('not_allowed');
    // The row is gone with the first who gets here: a code works once.
    const used = await client.query(
      'delete from one_time_code where phone_hash = $1 and programme = $2 and code_hash = $3 returning tries',
      [phoneHash(context.keys, phone), request.programme, hash],
    );
    if (used.length === 0) throw new AuthError('code_expired');
    await requireRole(client, context, person, request);
    await audit(client, { actor: personActor(person), action: 'sign_in.succeeded' }, context.now());
    return await beginSession(client, { person, method: 'code', userAgent: request.userAgent }, context.now());
  });
  await uncountAttempt(context, address);
  return { token, principal: await authenticateSession(context, token) };
}

/** Counts a try before it is compared, so that many at once are not more than five. Gives the hash of the right code. */
async function tryCode(context: AuthContext, phone: string, request: CodeSignIn): Promise<Buffer> {
  const [row] = await context.database.query<{ hash: Buffer }>(
    `update one_time_code set tries = tries + 1
     where phone_hash = $1 and programme = $2 and tries < $3 and expires_at_ms > $4 returning code_hash as hash`,
    [phoneHash(context.keys, phone), request.programme, MOST_TRIES, context.now()],
  );
  const right =
    row !== undefined && sameBytes(row.hash, codeHash(context, phone, request.programme, request.code.trim()));
  if (right) return row.hash;
  const code = row === undefined ? 'code_expired' : 'code_wrong';
  await audit(context.database, { actor: 'nobody', action: 'sign_in.failed', detail: { code } }, context.now());
  throw new AuthError(code);
}

/** Throws `not_allowed` when the person has no role in the programme that a phone gives, unless they become a member. */
async function requireRole(
  client: Queryable,
  context: AuthContext,
  person: number,
  { programme, memberNumber }: CodeSignIn,
): Promise<void> {
  const roles = await client.query<{ role: string }>(
    `select role from role_grant where person = $1 and programme = $2 and object is not null and revoked_at_ms is null`,
    [person, programme],
  );
  if (memberNumber === undefined) {
    if (roles.length === 0) throw new AuthError('not_allowed');
  } else if (!roles.some(({ role }) => role === 'member')) {
    const object = await memberNumber(person);
    await insertGrant(client, { person, role: 'member', programme, object }, personActor(person), context.now());
  }
}

function codeHash(context: AuthContext, phone: string, programme: number, code: string): Buffer {
  return keyedHash(context.keys.code, phone, String(programme), code);
}
