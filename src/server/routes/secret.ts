/** The secret that a request comes with. */
import type { FastifyRequest } from 'fastify';
import { AuthError } from '../auth/errors.ts';

const LONGEST_SECRET = 200;

/** The session token or API key of `Authorization: Bearer …`. Throws `not_signed_in` when there is none. */
export function secretOf(request: FastifyRequest): string {
  const [, secret] = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (secret === undefined || secret.length > LONGEST_SECRET) throw new AuthError('not_signed_in');
  return secret;
}
