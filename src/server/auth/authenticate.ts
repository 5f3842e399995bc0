/** From the secret of a request to who is asking. */
import { KEY_PREFIX, authenticateKey } from './api-keys.ts';
import type { AuthContext } from './context.ts';
import { AuthError } from './errors.ts';
import type { Principal } from './principal.ts';
import { sha256 } from './secrets.ts';
import { SESSION_PREFIX, authenticateSession } from './sessions.ts';

/** Finds out who is asking, for every request. */
export interface Authenticator {
  /** The principal of a session token or API key. Throws `not_signed_in` or `session_expired`. */
  authenticate(secret: string): Promise<Principal>;
  /** Makes the next request of everybody ask the database again. To be called after whatever takes rights away. */
  forget(): void;
}

/** The principal of a session token or API key, from the database. Throws `not_signed_in` or `session_expired`. */
export async function authenticate(context: AuthContext, secret: string): Promise<Principal> {
  if (secret.startsWith(KEY_PREFIX)) return await authenticateKey(context, secret);
  if (secret.startsWith(SESSION_PREFIX)) return await authenticateSession(context, secret);
  throw new AuthError('not_signed_in');
}

interface Remembered {
  readonly untilMs: number;
  readonly principal: Promise<Principal>;
}

/**
 * An {@link authenticate} that remembers its answers for `rememberMs`: a till that sends hundreds of requests a second is looked up once in that time. What is
 * revoked in another process may go on for so long. Refusals are not remembered. At most `most` answers are kept.
 */
export function createAuthenticator(context: AuthContext, rememberMs = 1_000, most = 10_000): Authenticator {
  let known = new Map<string, Remembered>();
  return {
    authenticate: (secret) => {
      const name = sha256(secret).toString('base64');
      const nowMs = context.now();
      const remembered = known.get(name);
      if (remembered !== undefined && nowMs < remembered.untilMs) return remembered.principal;
      const principal = authenticate(context, secret);
      if (known.size >= most) known = new Map();
      const map = known.set(name, { untilMs: nowMs + rememberMs, principal });
      principal.catch(() => map.delete(name));
      return principal;
    },
    forget: () => {
      known = new Map();
    },
  };
}
