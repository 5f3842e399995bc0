/** Signatures of webhooks, in and out, as Standard Webhooks describes them: HMAC-SHA256 over id, time and the bytes of the body. */
import { createHmac, randomBytes } from 'node:crypto';
import { sameBytes } from '../auth/secrets.ts';

/** What every secret begins with; after it stand 32 random bytes in base64. */
const SECRET_PREFIX = 'whsec_';
/** How far the time of a signature may be from ours, either way. */
const TOLERANCE_MS = 300_000;

const KEY_BYTES = 32;

/** A new secret: `whsec_…`. */
export function newSecret(): string {
  return SECRET_PREFIX + randomBytes(KEY_BYTES).toString('base64');
}

/** The bytes that a secret stands for. */
function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(SECRET_PREFIX.length), 'base64');
}

function mac(secret: string, id: string, seconds: string, body: Uint8Array): Buffer {
  return createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.`).update(body).digest();
}

/** The three headers of a webhook sent at `nowMs`; a signature for each secret that is good now. */
export function signedHeaders(
  secrets: readonly string[],
  id: string,
  nowMs: number,
  body: Uint8Array,
): Record<string, string> {
  const seconds = String(Math.floor(nowMs / 1000));
  const signatures = secrets.map((secret) => `v1,${mac(secret, id, seconds, body).toString('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') };
}

/** Headers by lower-case name, as Node gives them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const SIGNATURE = /^v1,([A-Za-z0-9+/]{43}=)$/;
const SECONDS = /^[0-9]{1,12}$/;
const LONGEST_ID = 255;
/** More signatures than this are not looked at. */
const MOST_SIGNATURES = 10;

/** Why a webhook is not believed: its headers are missing or no headers of ours, its time is too far off, or no signature fits. */
export type Doubt = 'signature_missing' | 'signature_stale' | 'signature_wrong';

/**
 * Whether a body came from somebody with one of the secrets, within five minutes of now: its id then, or why not. The bytes must be those that
 * arrived. Every signature is compared with every secret in a time that does not tell where they differ.
 */
export function verified(
  secrets: readonly string[],
  headers: Headers,
  body: Uint8Array,
  nowMs: number,
): { readonly id: string } | { readonly doubt: Doubt } {
  const [id, seconds, list] = [headers['webhook-id'], headers['webhook-timestamp'], headers['webhook-signature']];
  if (typeof id !== 'string' || typeof seconds !== 'string' || typeof list !== 'string')
    return { doubt: 'signature_missing' };
  if (id === '' || id.length > LONGEST_ID || !SECONDS.test(seconds)) return { doubt: 'signature_missing' };
  const given = list
    .split(' ')
    .slice(0, MOST_SIGNATURES)
    .flatMap((part) => SIGNATURE.exec(part)?.[1] ?? [])
    .map((text) => Buffer.from(text, 'base64'));
  if (given.length === 0) return { doubt: 'signature_missing' };
  let fits = false;
  for (const secret of secrets) {
    const right = mac(secret, id, seconds, body);
    for (const signature of given) if (sameBytes(signature, right)) fits = true;
  }
  if (!fits) return { doubt: 'signature_wrong' };
  return Math.abs(nowMs - Number(seconds) * 1000) <= TOLERANCE_MS ? { id } : { doubt: 'signature_stale' };
}
