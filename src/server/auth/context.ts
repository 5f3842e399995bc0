/** What every function of this folder works with. */
import type { Database } from '#store/database';
import type { Keys } from './master-key.ts';
import type { PasswordCost } from './passwords.ts';

/** The database, the keys made from the master key, the clock, and what a password costs to hash. */
export interface AuthContext {
  readonly database: Database;
  readonly keys: Keys;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  readonly passwordCost: PasswordCost;
}
