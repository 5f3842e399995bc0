/** Passwords: argon2id, and what a password has to be. */
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { AuthError } from './errors.ts';

/** What hashing one password costs. */
export interface PasswordCost {
  /** Memory in KiB. */
  readonly memoryCost: number;
  /** Passes over the memory. */
  readonly timeCost: number;
  readonly parallelism: number;
}

/** 64 MiB and 3 passes: more than OWASP's least (46 MiB, 1 pass), about 85 ms here. A stored hash of another cost is made anew at the next sign-in. */
export const PASSWORD_COST: PasswordCost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

const LEAST_LENGTH = 12;
const MOST_LENGTH = 128;
/** argon2's number for argon2id, which is also the package's default. */
const ARGON2ID = 2;

/** Hashes wait for each other beyond this, so that a flood of sign-ins takes neither all memory nor all of Node's threads. */
const MOST_AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** The hash of a password in PHC form, with a salt of its own. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  return await inTurn(() => hash(normalise(password), cost));
}

/**
 * Whether the password belongs to the hash. Without a hash, for a name that nobody has, it takes as long as with one and the answer is no.
 */
export async function passwordMatches(
  stored: string | undefined,
  password: string,
  cost: PasswordCost,
): Promise<boolean> {
  // One character more than the longest password there is: a longer text cannot match by being cut.
  const text = normalise(password).slice(0, MOST_LENGTH + 1);
  const matches = await inTurn(() => verify(stored ?? nobodysHash(cost), text));
  return matches && stored !== undefined;
}

/** Whether a stored hash was made at another cost than today's. */
export function needsRehash(stored: string, cost: PasswordCost): boolean {
  const made = parseOptions(stored);
  return (
    (made.algorithm as number) !== ARGON2ID ||
    made.memoryCost !== cost.memoryCost ||
    made.timeCost !== cost.timeCost ||
    made.parallelism !== cost.parallelism
  );
}

/**
 * Refuses a new password: shorter than 12 or longer than 128 characters, the username, or one character over and over. Throws `password_too_short`,
 * `password_too_long` or `password_too_simple`.
 */
export function checkNewPassword(password: string, username: string): void {
  const text = normalise(password);
  const length = [...text].length;
  if (length < LEAST_LENGTH) throw new AuthError('password_too_short');
  if (text.length > MOST_LENGTH) throw new AuthError('password_too_long');
  if (text.toLowerCase().includes(username.toLowerCase()) && length < username.length + 8) {
    throw new AuthError('password_too_simple');
  }
  if (new Set(text).size < 4) throw new AuthError('password_too_simple');
}

/** The same letters however the keyboard makes them. */
function normalise(password: string): string {
  return password.normalize('NFKC');
}

/** A well-formed hash of today's cost that no password has: all its bits are zero. */
function nobodysHash(cost: PasswordCost): string {
  const parameters = `m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}`;
  return `$argon2id$v=19$${parameters}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // The place goes to the next in line, or becomes free.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
