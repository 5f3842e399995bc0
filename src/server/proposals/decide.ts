/**
 * Deciding: approving, rejecting, withdrawing. The approver is neither the maker nor anybody who edited the proposal; administrators are no
 * exception.
 */
import { requireMay, requireRecentSignIn } from '../auth/access.ts';
import type { AuthContext } from '../auth/context.ts';
import type { Principal } from '../auth/principal.ts';
import { PlanCheckError } from '../live/terms.ts';
import { checkReason, requireAccepted } from './content.ts';
import { ProposalError } from './errors.ts';
import { execute } from './execute.ts';
import { LIMITS_TYPE } from './four-eyes.ts';
import { applyLimits, limitsOf, lockApprovals, requireWithinLimits } from './limits.ts';
import type { Preview } from './preview.ts';
import { note, one, requireOpen } from './proposals.ts';
import { personOf, programmeOf, rowOf, stateOf } from './rows.ts';
import type { Office, Proposal, ProposalRow } from './rows.ts';
import { fromStored, wholeIds } from './stored.ts';

/** How long ago an approver may have signed in. */
export const RECENT_SIGN_IN_MS = 15 * 60_000;

/**
 * Approves what stands in `version` and does it, once, or leaves a change of plan to its time. Gives it as `executing` when the programme cannot take it now; it is
 * done then by `resumeProposals`. `by` has `proposals.approve`, signed in within {@link RECENT_SIGN_IN_MS}, and neither made nor edited it. Throws
 * `not_allowed`, `recent_sign_in_required`, `same_person`, `proposal_unknown`, `proposal_not_open`, `proposal_expired`, `proposal_stale`, `ids_erased`,
 * `above_own_limit`, `above_daily_limit`, `notice_too_short`, `sign_off_required` unless `warnings` are those of the preview's `newWarnings`, and as {@link propose} when it would be refused now.
 */
export async function approve(
  office: Office,
  by: Principal,
  programme: number,
  id: number,
  version: number,
  warnings: readonly string[] = [],
): Promise<Proposal> {
  const { context } = office;
  const { by: person, actor } = personOf(by);
  requireMay(by, 'proposals.approve', { programme });
  requireRecentSignIn(by, RECENT_SIGN_IN_MS, context.now());
  const running = programmeOf(office, programme);
  const seen = await rowOf(context.database, programme, id);
  requireOpen(seen, version, context.now());
  requireOther(seen, actor);
  const { amountFen, nowMs, signed } = await running.writer.read((desk) => {
    if (seen.type === LIMITS_TYPE) return { amountFen: 0, nowMs: desk.nowMs, signed: [] };
    const commands = fromStored(desk.aliases, { commands: seen.commands, newIds: seen.new_ids });
    if (!wholeIds(commands)) throw new ProposalError('ids_erased');
    const { amountFen, preview } = requireAccepted(desk, commands);
    requireSigned(preview, warnings);
    return { amountFen, nowMs: desk.nowMs, signed: preview.newWarnings ?? [] };
  });
  const approved = await context.database.transaction(async (client) => {
    await lockApprovals(client, programme);
    const row = await rowOf(client, programme, id, true);
    requireOpen(row, version, context.now());
    requireOther(row, actor);
    await requireWithinLimits(client, running, person, amountFen, context.now());
    const waits = row.effective_at_ms !== null && row.effective_at_ms > nowMs;
    if (row.effective_at_ms !== null) {
      const { noticeMs } = await limitsOf(client, running);
      if (noticeMs > 0 && row.effective_at_ms < nowMs + noticeMs)
        throw new ProposalError('notice_too_short', 'effectiveAt');
    }
    await client.query(`update proposal set state = $2, approver = $3, decided_at_ms = $4, amount = $5 where id = $1`, [
      id,
      waits ? 'approved' : 'executing',
      actor,
      context.now(),
      String(amountFen),
    ]);
    await note(client, context, actor, 'proposal.approved', row, signed.length > 0 ? { warnings: signed } : {});
    if (row.type === LIMITS_TYPE) await changeLimits(client, context, row);
    return { ...row, waits };
  });
  if (!approved.waits && approved.type !== LIMITS_TYPE) await execute(office, programme, id);
  return await one(office, await rowOf(context.database, programme, id));
}

/** Throws `sign_off_required` with the new warnings of a change of plan that the approver has not named. */
function requireSigned({ findings = [], newWarnings = [] }: Preview, warnings: readonly string[]): void {
  const unsigned = newWarnings.filter((id) => !warnings.includes(id));
  if (unsigned.length === 0) return;
  const named = findings.filter(({ id, severity }) => severity === 'warn' && unsigned.includes(id));
  throw new PlanCheckError('sign_off_required', named);
}

/** Limits are of this database, so they change with the approval in one transaction. */
async function changeLimits(client: Parameters<typeof note>[0], context: AuthContext, row: ProposalRow): Promise<void> {
  await applyLimits(client, row.programme, row.id, row.commands[0] ?? {});
  await client.query(`update proposal set state = 'executed', outcome = '{"accepted":[],"refused":[]}' where id = $1`, [
    row.id,
  ]);
  await note(client, context, 'system', 'proposal.executed', row, {});
}

/**
 * Takes a proposal back that is open, or approved and waiting for its time. Only its maker can. Throws `not_the_maker`, `proposal_unknown`, `proposal_not_open`.
 */
export async function withdraw(office: Office, by: Principal, programme: number, id: number): Promise<Proposal> {
  const { actor } = personOf(by);
  requireMay(by, 'proposals.read', { programme });
  return await close(office, programme, id, actor, 'withdrawn', null, (row) => {
    if (row.maker !== actor) throw new ProposalError('not_the_maker');
  });
}

/**
 * Refuses a proposal that is open, or approved and waiting for its time; `why` is 1 to 500 characters. `by` has `proposals.approve`. Saying no takes no second
 * person. Throws `not_allowed`, `proposal_unknown`, `proposal_not_open`, `proposal_invalid`.
 */
export async function reject(
  office: Office,
  by: Principal,
  programme: number,
  id: number,
  why: string,
): Promise<Proposal> {
  const { actor } = personOf(by);
  requireMay(by, 'proposals.approve', { programme });
  checkReason(why, 'why');
  return await close(office, programme, id, actor, 'rejected', why, () => undefined);
}

function requireOther({ maker, editors }: ProposalRow, actor: string): void {
  if (maker === actor || editors.includes(actor)) throw new ProposalError('same_person');
}

async function close(
  office: Office,
  programme: number,
  id: number,
  actor: string,
  state: 'withdrawn' | 'rejected',
  why: string | null,
  check: (row: ProposalRow) => void,
): Promise<Proposal> {
  const { context } = office;
  const row = await context.database.transaction(async (client) => {
    const found = await rowOf(client, programme, id, true);
    check(found);
    if (found.state !== 'open' && found.state !== 'approved') throw new ProposalError('proposal_not_open');
    if (stateOf(found, context.now()) === 'expired') throw new ProposalError('proposal_expired');
    await client.query(`update proposal set state = $2, closed_by = $3, note = $4 where id = $1`, [
      id,
      state,
      actor,
      why,
    ]);
    await note(client, context, actor, `proposal.${state}`, found, {});
    return await rowOf(client, programme, id);
  });
  return await one(office, row);
}
