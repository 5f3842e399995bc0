/** Random secrets and their hashes. A secret of 128 bits or more needs no slow hash: it cannot be guessed. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits as 43 characters of base64url. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Letters and digits that are not mistaken for each other when read from paper: no 0, 1, l, o. 32 of them, so a byte picks without bias. */
const READABLE = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Random readable characters, five bits each, in groups of four: `x7kd-29pm-…`. `groups` groups. */
export function readableSecret(groups: number): string {
  const characters = [...randomBytes(groups * 4)].map((byte) => READABLE[byte % READABLE.length]).join('');
  return characters.replaceAll(/(.{4})(?!$)/g, '$1-');
}

/** SHA-256 of a secret, to store in its place. Only for secrets of 128 random bits or more. */
export function sha256(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** HMAC-SHA256 of the parts under a key. The parts are kept apart, so that no two lists of parts give the same text. */
export function keyedHash(key: Buffer, ...parts: readonly string[]): Buffer {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}

/** Whether two hashes are equal, in a time that does not tell where they differ. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
