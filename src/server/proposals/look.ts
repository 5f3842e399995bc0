/** What a proposal would do now: before it is made, and while it waits. Nothing is stored. */
import type { WireCommand } from '../aliases.ts';
import { requireMay } from '../auth/access.ts';
import type { Principal } from '../auth/principal.ts';
import { requireAccepted, typeOf } from './content.ts';
import { ProposalError } from './errors.ts';
import { LIMITS_TYPE } from './four-eyes.ts';
import { checkLimitsCommand } from './limits.ts';
import type { Preview } from './preview.ts';
import { requireProposer } from './proposals.ts';
import { programmeOf, rowOf, stateOf } from './rows.ts';
import type { Office } from './rows.ts';
import { fromStored, wholeIds } from './stored.ts';

/** What commands would do if they were proposed and approved now; null for limits, which move nothing. `by` and errors as for `propose`. */
export async function previewNew(
  office: Office,
  by: Principal,
  programme: number,
  commands: readonly WireCommand[],
): Promise<Preview | null> {
  const type = typeOf(commands);
  requireProposer(by, type, programme);
  if (type === LIMITS_TYPE) {
    checkLimitsCommand(commands[0] ?? {});
    return null;
  }
  return await programmeOf(office, programme).writer.read((desk) => requireAccepted(desk, commands).preview);
}

/**
 * What a proposal that is open, or approved and waiting, would do now, which may not be what it would have done when it was made. `by` has
 * `proposals.read`. Throws `not_allowed`, `proposal_unknown`, `proposal_not_open`, `proposal_expired`, `ids_erased`, and as `propose` when it would
 * be refused now.
 */
export async function previewNow(
  office: Office,
  by: Principal,
  programme: number,
  id: number,
): Promise<Preview | null> {
  requireMay(by, 'proposals.read', { programme });
  const row = await rowOf(office.context.database, programme, id);
  const state = stateOf(row, office.context.now());
  if (state === 'expired') throw new ProposalError('proposal_expired');
  if (state !== 'open' && state !== 'approved') throw new ProposalError('proposal_not_open');
  if (row.type === LIMITS_TYPE) return null;
  return await programmeOf(office, programme).writer.read((desk) => {
    const commands = fromStored(desk.aliases, { commands: row.commands, newIds: row.new_ids });
    if (!wholeIds(commands)) throw new ProposalError('ids_erased');
    return requireAccepted(desk, commands).preview;
  });
}
