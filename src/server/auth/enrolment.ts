/** Setting up TOTP, which operators have to do before anything else, and taking it away to set it up anew. */
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { holdPerson, writeDatum } from './people.ts';
import { actorOf } from './principal.ts';
import type { PersonPrincipal } from './principal.ts';
import { rotateSession } from './sessions.ts';
import { newTotpSecret, renewRecoveryCodes, takeSecondFactor, takeTotpCode, totpUri } from './totp.ts';
import { countAttempt, uncountAttempt } from './throttle.ts';
import type { Subject } from './throttle.ts';

interface Credential {
  readonly username: string;
  readonly confirmed: boolean;
}

/**
 * Begins: a secret for the authenticator app, as text and as the text of a QR code. Nothing is asked for until it is confirmed; beginning again makes
 * another secret. Throws `not_allowed` for who signs in by phone, `password_change_required`, `totp_already_enrolled`.
 */
export async function beginTotp(
  context: AuthContext,
  principal: PersonPrincipal,
): Promise<{ readonly secret: string; readonly uri: string }> {
  const { username, confirmed } = await credentialOf(context, principal);
  if (confirmed) throw new AuthError('totp_already_enrolled');
  const secret = newTotpSecret();
  await context.database.transaction(async (client) => {
    await writeDatum(client, context.keys, principal.person, 'totp', secret);
    await client.query('update credential set totp_last_step = null where person = $1', [principal.person]);
  });
  return { secret, uri: totpUri(secret, username) };
}

/**
 * Confirms by a code that the app works. Gives ten recovery codes, shown this once, and the session's new token; other sessions end.
 * Throws `totp_already_enrolled`, `totp_not_begun`, `code_wrong`, `too_many_attempts`.
 */
export async function confirmTotp(
  context: AuthContext,
  principal: PersonPrincipal,
  code: string,
): Promise<{ readonly token: string; readonly recoveryCodes: readonly string[] }> {
  const { username, confirmed } = await credentialOf(context, principal);
  if (confirmed) throw new AuthError('totp_already_enrolled');
  const begun = await context.database.query(`select 1 from personal_datum where person = $1 and field = 'totp'`, [
    principal.person,
  ]);
  if (begun.length === 0) throw new AuthError('totp_not_begun');
  return await countingWrongCodes(context, username, async () => {
    return await context.database.transaction(async (client) => {
      const right = await takeTotpCode(client, context.keys, principal.person, code, context.now());
      if (!right) throw new AuthError('code_wrong');
      await client.query('update credential set totp_confirmed = true where person = $1', [principal.person]);
      const recoveryCodes = await renewRecoveryCodes(client, principal.person);
      const token = await rotateSession(client, principal);
      await audit(client, { actor: actorOf(principal), action: 'totp.enrolled' }, context.now());
      return { token, recoveryCodes };
    });
  });
}

/**
 * Makes new recovery codes; the old ones end. `code` is one of the app or an old recovery code.
 * Throws `totp_not_begun` without TOTP, `code_wrong`, `too_many_attempts`.
 */
export async function replaceRecoveryCodes(
  context: AuthContext,
  principal: PersonPrincipal,
  code: string,
): Promise<readonly string[]> {
  const { username, confirmed } = await credentialOf(context, principal);
  if (!confirmed) throw new AuthError('totp_not_begun');
  return await countingWrongCodes(context, username, async () => {
    return await context.database.transaction(async (client) => {
      await requireSecondFactor(context, client, principal.person, code);
      await audit(client, { actor: actorOf(principal), action: 'totp.recovery_codes' }, context.now());
      return await renewRecoveryCodes(client, principal.person);
    });
  });
}

/**
 * Takes TOTP away, to set it up on another phone; an operator can do nothing else until then. `code` is one of the app or a recovery code.
 * Gives the session's new token; other sessions end. Throws as {@link replaceRecoveryCodes}.
 */
export async function removeTotp(context: AuthContext, principal: PersonPrincipal, code: string): Promise<string> {
  const { username, confirmed } = await credentialOf(context, principal);
  if (!confirmed) throw new AuthError('totp_not_begun');
  return await countingWrongCodes(context, username, async () => {
    return await context.database.transaction(async (client) => {
      await requireSecondFactor(context, client, principal.person, code);
      await client.query('update credential set totp_confirmed = false where person = $1', [principal.person]);
      await client.query('delete from recovery_code where person = $1', [principal.person]);
      await writeDatum(client, context.keys, principal.person, 'totp', null);
      await audit(client, { actor: actorOf(principal), action: 'totp.removed' }, context.now());
      return await rotateSession(client, principal);
    });
  });
}

async function credentialOf(context: AuthContext, principal: PersonPrincipal): Promise<Credential> {
  if (principal.stage === 'password') throw new AuthError('password_change_required');
  const [found] = await context.database.query<Credential>(
    'select username, totp_confirmed as confirmed from credential where person = $1',
    [principal.person],
  );
  if (found === undefined) throw new AuthError('not_allowed');
  return found;
}

async function requireSecondFactor(
  context: AuthContext,
  client: Parameters<typeof takeSecondFactor>[0],
  person: number,
  code: string,
): Promise<void> {
  await holdPerson(client, person);
  if (!(await takeSecondFactor(client, context.keys, person, code, context.now()))) throw new AuthError('code_wrong');
}

/** Whoever holds a session does not get to guess codes faster than whoever signs in. */
async function countingWrongCodes<T>(context: AuthContext, username: string, work: () => Promise<T>): Promise<T> {
  const subject: Subject = { kind: 'account', name: username };
  await countAttempt(context, subject);
  const result = await work();
  await uncountAttempt(context, subject);
  return result;
}
