/** Accounts with username and password: making, resetting, disabling and listing them. */
import type { Queryable } from '#store/database';
import { requireMay } from './access.ts';
import { audit } from './audit.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import { insertGrant, requireOtherAdmin } from './grants.ts';
import { hashPassword } from './passwords.ts';
import { createPerson } from './people.ts';
import { actorOf, personActor } from './principal.ts';
import type { Principal } from './principal.ts';
import { readableSecret } from './secrets.ts';
import { isUsername } from './usernames.ts';

/** A one-time password that nobody used ends after a week; the first administrator's does not, since nobody could make another. */
const ONE_TIME_PASSWORD_MS = 7 * 24 * 3600 * 1000;
/** Five groups of four characters of five bits: 100 bits. */
const ONE_TIME_PASSWORD_GROUPS = 5;
const FIRST_USERNAME = 'admin';

/** A new or reset account. The password is shown this once and has to be changed at the first sign-in. */
export interface NewAccount {
  readonly person: number;
  readonly username: string;
  readonly password: string;
}

/** An account as it is listed. */
export interface OperatorRow {
  readonly person: number;
  readonly username: string;
  readonly createdAtMs: number;
  readonly totp: boolean;
  readonly mustChange: boolean;
  readonly disabled: boolean;
}

/**
 * Makes the first administrator, of every programme, when there is no account yet; else gives undefined. Two starts at once make one.
 */
export async function createFirstAdmin(context: AuthContext): Promise<NewAccount | undefined> {
  const password = readableSecret(ONE_TIME_PASSWORD_GROUPS);
  const passwordHash = await hashPassword(password, context.passwordCost);
  return await context.database.transaction(async (client) => {
    await client.query('lock table credential in share row exclusive mode');
    if ((await client.query('select 1 from credential limit 1')).length > 0) return undefined;
    const person = await insertAccount(client, context, FIRST_USERNAME, passwordHash, null);
    await insertGrant(
      client,
      { person, role: 'operator-admin', programme: null, object: null },
      'system',
      context.now(),
    );
    await audit(client, { actor: 'system', action: 'user.created', target: personActor(person) }, context.now());
    return { person, username: FIRST_USERNAME, password };
  });
}

/**
 * Makes an account without roles. Usernames are small letters. `by` needs `users.manage` of the installation.
 * Throws `not_allowed`, `username_invalid`, `username_taken`.
 */
export async function createOperator(context: AuthContext, by: Principal, username: string): Promise<NewAccount> {
  requireMay(by, 'users.manage', {});
  const name = username.trim().toLowerCase();
  if (!isUsername(name)) throw new AuthError('username_invalid');
  const password = readableSecret(ONE_TIME_PASSWORD_GROUPS);
  const passwordHash = await hashPassword(password, context.passwordCost);
  return await context.database.transaction(async (client) => {
    const person = await insertAccount(client, context, name, passwordHash, context.now() + ONE_TIME_PASSWORD_MS);
    await audit(client, { actor: actorOf(by), action: 'user.created', target: personActor(person) }, context.now());
    return { person, username: name, password };
  });
}

/**
 * Gives somebody who lost password or authenticator a one-time password: TOTP and recovery codes go, sessions end. Not for oneself.
 * `by` needs `users.manage` of the installation. Throws `not_allowed`, `person_unknown`.
 */
export async function resetOperator(context: AuthContext, by: Principal, person: number): Promise<NewAccount> {
  requireMayManage(by, person);
  const password = readableSecret(ONE_TIME_PASSWORD_GROUPS);
  const passwordHash = await hashPassword(password, context.passwordCost);
  return await context.database.transaction(async (client) => {
    const [account] = await client.query<{ username: string }>(
      `update credential set password_hash = $2, must_change = true, password_expires_at_ms = $3,
         totp_confirmed = false, totp_last_step = null where person = $1 returning username`,
      [person, passwordHash, context.now() + ONE_TIME_PASSWORD_MS],
    );
    if (account === undefined) throw new AuthError('person_unknown');
    await client.query(`delete from personal_datum where person = $1 and field = 'totp'`, [person]);
    await client.query('delete from recovery_code where person = $1', [person]);
    await client.query('delete from session where person = $1', [person]);
    await audit(client, { actor: actorOf(by), action: 'user.reset', target: personActor(person) }, context.now());
    return { person, username: account.username, password };
  });
}

/**
 * Disables an account, which ends its sessions, or enables it again. Grants stay as they are. Not for oneself.
 * `by` needs `users.manage` of the installation. Throws `not_allowed`, `person_unknown`, `last_admin`.
 */
export async function disableOperator(
  context: AuthContext,
  by: Principal,
  person: number,
  disabled: boolean,
): Promise<void> {
  requireMayManage(by, person);
  await context.database.transaction(async (client) => {
    if (disabled) await requireOtherAdmin(client, person);
    const changed = await client.query('update credential set disabled_at_ms = $2 where person = $1 returning person', [
      person,
      disabled ? context.now() : null,
    ]);
    if (changed.length === 0) throw new AuthError('person_unknown');
    if (disabled) await client.query('delete from session where person = $1', [person]);
    const action = disabled ? 'user.disabled' : 'user.enabled';
    await audit(client, { actor: actorOf(by), action, target: personActor(person) }, context.now());
  });
}

/** All accounts with username and password, oldest first. `by` needs `users.read` of the installation. Throws `not_allowed`. */
export async function listOperators(context: AuthContext, by: Principal): Promise<OperatorRow[]> {
  requireMay(by, 'users.read', {});
  return await context.database.query<OperatorRow>(
    `select c.person, c.username, p.created_at_ms as "createdAtMs", c.totp_confirmed as totp,
       c.must_change as "mustChange", c.disabled_at_ms is not null as disabled
     from credential c join person p on p.id = c.person order by c.person`,
  );
}

async function insertAccount(
  client: Queryable,
  context: AuthContext,
  username: string,
  passwordHash: string,
  passwordExpiresAtMs: number | null,
): Promise<number> {
  const person = await createPerson(client, context.keys, 'operator', context.now());
  const made = await client.query(
    `insert into credential (person, username, password_hash, must_change, password_expires_at_ms)
     values ($1, $2, $3, true, $4) on conflict (username) do nothing returning person`,
    [person, username, passwordHash, passwordExpiresAtMs],
  );
  if (made.length === 0) throw new AuthError('username_taken');
  return person;
}

function requireMayManage(by: Principal, person: number): void {
  requireMay(by, 'users.manage', {});
  if (by.kind === 'person' && by.person === person) throw new AuthError('not_allowed');
}
