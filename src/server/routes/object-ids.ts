/** Between callers' ids of merchants and members, and the numbers that grants and keys name. */
import { refuse } from '#core/refusal';
import { AuthError } from '../auth/errors.ts';
import type { Grant } from '../auth/principal.ts';
import { ROLES } from '../auth/roles.ts';
import type { Role } from '../auth/roles.ts';
import { RefusedError } from '../problems.ts';
import type { Programme } from '../programmes.ts';
import { glance } from './glance.ts';
import type { ProgrammeService } from './route.ts';

/** Our number of a merchant or member. Throws `merchant_unknown` or `member_unknown`. */
export async function numberOf({ writer }: Programme, kind: 'merchant' | 'member', external: string): Promise<string> {
  const number = await writer.read(({ aliases }) => aliases.ours(kind, external));
  if (number === undefined) throw new RefusedError(refuse(`${kind}_unknown`, `${kind}Id`, external));
  return number;
}

/** Our number of what a role is to be over; null for a role over nothing. Throws `grant_invalid` when it has to be named and is not, or the other way round. */
export async function objectOf(programme: Programme, role: Role, external: string | undefined): Promise<string | null> {
  const kind = ROLES[role].object;
  if ((kind === null) !== (external === undefined)) throw new AuthError('grant_invalid');
  return kind === null || external === undefined ? null : numberOf(programme, kind, external);
}

/** The caller's id of what a grant is over, as long as there is one. */
export async function objectIdOf(
  programmes: ProgrammeService,
  { role, programme, object }: Pick<Grant, 'role' | 'programme' | 'object'>,
): Promise<string | null> {
  const running = programme === null ? undefined : programmes.get(programme);
  const kind = ROLES[role].object;
  if (running === undefined || object === null || kind === null) return null;
  return glance(running.writer, ({ aliases }) =>
    Number(object) < aliases.count(kind) ? aliases.shown(kind, object) : null,
  );
}
