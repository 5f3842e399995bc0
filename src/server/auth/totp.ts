/** Codes from an authenticator app (TOTP, RFC 6238: SHA-1, six digits, 30 seconds), and recovery codes for whoever lost it. */
import { Secret, TOTP } from 'otpauth';
import type { Queryable } from '#store/database';
import type { Keys } from './master-key.ts';
import { readDatum } from './people.ts';
import { readableSecret, sha256 } from './secrets.ts';

const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** Steps before and after the present one that are taken: clocks differ. */
const DRIFT_STEPS = 1;
const SECRET_BYTES = 20;

const RECOVERY_CODES = 10;
/** Four characters of five bits each in a group: 80 bits in all, which a plain hash protects. */
const RECOVERY_GROUPS = 4;

/** A new secret in base32, as authenticator apps take it by hand. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The secret as the text of a QR code. */
export function totpUri(secret: string, username: string): string {
  return totpOf(secret, username).toString();
}

/** The code at a time, as the app shows it. For tests and examples. */
export function totpCode(secret: string, nowMs: number): string {
  return totpOf(secret, '').generate({ timestamp: nowMs });
}

/**
 * Takes a code of the person's app, confirmed or not: true when it is of this step or one beside it, and neither it nor a later one was taken before.
 */
export async function takeTotpCode(
  queryable: Queryable,
  keys: Keys,
  person: number,
  code: string,
  nowMs: number,
): Promise<boolean> {
  const secret = await readDatum(queryable, keys, person, 'totp');
  if (secret === undefined || !/^\d{6}$/.test(code)) return false;
  const drift = totpOf(secret, '').validate({ token: code, timestamp: nowMs, window: DRIFT_STEPS });
  if (drift === null) return false;
  const step = Math.floor(nowMs / 1000 / PERIOD_SECONDS) + drift;
  const taken = await queryable.query(
    `update credential set totp_last_step = $2 where person = $1 and (totp_last_step is null or totp_last_step < $2)
     returning person`,
    [person, step],
  );
  return taken.length > 0;
}

/** Takes a recovery code, however it was typed: true once for each code. */
async function takeRecoveryCode(queryable: Queryable, person: number, code: string): Promise<boolean> {
  const taken = await queryable.query(
    'delete from recovery_code where person = $1 and code_hash = $2 returning person',
    [person, sha256(plainRecoveryCode(code))],
  );
  return taken.length > 0;
}

/** Takes either kind: six digits are a TOTP code, all else a recovery code. */
export async function takeSecondFactor(
  queryable: Queryable,
  keys: Keys,
  person: number,
  code: string,
  nowMs: number,
): Promise<boolean> {
  const plain = code.trim();
  return /^\d{6}$/.test(plain)
    ? await takeTotpCode(queryable, keys, person, plain, nowMs)
    : await takeRecoveryCode(queryable, person, plain);
}

/** Ten new recovery codes in place of the old ones; only their hashes are stored. Part of the caller's transaction. */
export async function renewRecoveryCodes(queryable: Queryable, person: number): Promise<string[]> {
  await queryable.query('delete from recovery_code where person = $1', [person]);
  const codes = Array.from({ length: RECOVERY_CODES }, () => readableSecret(RECOVERY_GROUPS));
  await queryable.query('insert into recovery_code (person, code_hash) select $1, unnest($2::bytea[])', [
    person,
    codes.map((code) => sha256(plainRecoveryCode(code))),
  ]);
  return codes;
}

function plainRecoveryCode(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function totpOf(secret: string, username: string): TOTP {
  return new TOTP({
    issuer: 'Greenpool',
    label: username,
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
