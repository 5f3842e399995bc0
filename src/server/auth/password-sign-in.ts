/** Signing in by username, password and TOTP, and changing the password. */
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { checkNewPassword, hashPassword, needsRehash, passwordMatches } from './passwords.ts';
import { holdPerson } from './people.ts';
import { actorOf, personActor } from './principal.ts';
import type { PersonPrincipal } from './principal.ts';
import { authenticateSession, beginSession, rotateSession } from './sessions.ts';
import { addressSubject, countAttempt, forgetAttempts, uncountAttempt } from './throttle.ts';
import type { Subject } from './throttle.ts';
import { takeSecondFactor } from './totp.ts';
import { isUsername } from './usernames.ts';

/** What comes with a sign-in by password. */
export interface PasswordSignIn {
  readonly username: string;
  readonly password: string;
  /** A code of the authenticator app, or a recovery code; needed by whoever has set up TOTP. */
  readonly code?: string;
  /** The address that the request came from, as the server sees it. */
  readonly address: string;
  readonly userAgent?: string;
}

/** A session that has begun: its token, and how far it is. */
export interface SignedIn {
  readonly token: string;
  readonly principal: PersonPrincipal;
}

interface Credential {
  readonly person: number;
  readonly username: string;
  readonly passwordHash: string;
  readonly passwordExpiresAtMs: number | null;
  readonly totpConfirmed: boolean;
  readonly disabled: boolean;
}

const CREDENTIAL = `select person, username, password_hash as "passwordHash", password_expires_at_ms as "passwordExpiresAtMs",
  totp_confirmed as "totpConfirmed", disabled_at_ms is not null as disabled from credential`;

/**
 * Signs in. Throws `too_many_attempts`; `sign_in_failed` for an unknown name, a wrong password, a disabled account or a one-time password that ended,
 * all alike and after the same work; with the right password `totp_required` or `code_wrong`.
 */
export async function signInByPassword(context: AuthContext, request: PasswordSignIn): Promise<SignedIn> {
  const username = request.username.trim().toLowerCase();
  const account: Subject = { kind: 'account', name: username };
  const address = addressSubject('address', request.address);
  await countAttempt(context, address);
  await countAttempt(context, account);
  // Whatever is no username, such as a text that PostgreSQL cannot hold, is a name that nobody has.
  const [found] = isUsername(username)
    ? await context.database.query<Credential>(`${CREDENTIAL} where username = $1`, [username])
    : [];
  const matches = await passwordMatches(found?.passwordHash, request.password, context.passwordCost);
  if (found === undefined || !matches || found.disabled || hasEnded(found, context.now())) {
    return await refuse(context, 'sign_in_failed', found?.person);
  }
  if (found.totpConfirmed) {
    if (request.code === undefined) {
      await uncountAttempt(context, account);
      await uncountAttempt(context, address);
      throw new AuthError('totp_required');
    }
    const right = await takeSecondFactor(context.database, context.keys, found.person, request.code, context.now());
    if (!right) return await refuse(context, 'code_wrong', found.person);
  }
  await rehash(context, found, request.password);
  const { person } = found;
  const token = await context.database.transaction(async (client) => {
    await holdPerson(client, person);
    await forgetAttempts(client, context, account);
    await audit(client, { actor: personActor(person), action: 'sign_in.succeeded' }, context.now());
    return await beginSession(client, { person, method: 'password', userAgent: request.userAgent }, context.now());
  });
  await uncountAttempt(context, address);
  return { token, principal: await authenticateSession(context, token) };
}

/**
 * Changes one's password. Gives the session's new token; other sessions end. Throws `not_allowed` for who signs in by phone,
 * `sign_in_failed` when `current` is wrong, `password_unchanged`, `too_many_attempts`, and as {@link checkNewPassword}.
 */
export async function changePassword(
  context: AuthContext,
  principal: PersonPrincipal,
  passwords: { readonly current: string; readonly next: string },
): Promise<string> {
  const [found] = await context.database.query<Credential>(`${CREDENTIAL} where person = $1`, [principal.person]);
  if (found === undefined) throw new AuthError('not_allowed');
  const account: Subject = { kind: 'account', name: found.username };
  checkNewPassword(passwords.next, found.username);
  await countAttempt(context, account);
  if (!(await passwordMatches(found.passwordHash, passwords.current, context.passwordCost))) {
    return await refuse(context, 'sign_in_failed', principal.person);
  }
  await uncountAttempt(context, account);
  if (await passwordMatches(found.passwordHash, passwords.next, context.passwordCost)) {
    throw new AuthError('password_unchanged');
  }
  const passwordHash = await hashPassword(passwords.next, context.passwordCost);
  return await context.database.transaction(async (client) => {
    const changed = await client.query(
      `update credential set password_hash = $2, must_change = false, password_expires_at_ms = null
       where person = $1 and password_hash = $3 returning person`,
      [principal.person, passwordHash, found.passwordHash],
    );
    // Somebody else reset or changed it meanwhile.
    if (changed.length === 0) throw new AuthError('sign_in_failed');
    await audit(client, { actor: actorOf(principal), action: 'password.changed' }, context.now());
    return await rotateSession(client, principal);
  });
}

function hasEnded(found: Credential, nowMs: number): boolean {
  return found.passwordExpiresAtMs !== null && nowMs >= found.passwordExpiresAtMs;
}

async function refuse(
  context: AuthContext,
  code: 'sign_in_failed' | 'code_wrong',
  person: number | undefined,
): Promise<never> {
  const target = person === undefined ? {} : { target: personActor(person) };
  await audit(
    context.database,
    { actor: 'nobody', action: 'sign_in.failed', ...target, detail: { code } },
    context.now(),
  );
  throw new AuthError(code);
}

/** A hash of another cost than today's is made anew, unless the password was changed meanwhile. */
async function rehash(context: AuthContext, found: Credential, password: string): Promise<void> {
  if (!needsRehash(found.passwordHash, context.passwordCost)) return;
  await context.database.query('update credential set password_hash = $2 where person = $1 and password_hash = $3', [
    found.person,
    await hashPassword(password, context.passwordCost),
    found.passwordHash,
  ]);
}
