/**
 * Four eyes: one person proposes, another approves (`decide.ts`), and only then is it done (`execute.ts`). Everything is written into the audit.
 */
import { DAY_MS } from '#core/time';
import type { WireCommand } from '../aliases.ts';
import { requireMay } from '../auth/access.ts';
import { audit } from '../auth/audit.ts';
import type { AuthContext } from '../auth/context.ts';
import { AuthError } from '../auth/errors.ts';
import type { Principal } from '../auth/principal.ts';
import { contentOf, typeOf } from './content.ts';
import { ProposalError } from './errors.ts';
import { rightToPropose } from './four-eyes.ts';
import type { ProposalType } from './four-eyes.ts';
import { limitsOf } from './limits.ts';
import { personOf, programmeOf, rowOf, shown, stateOf } from './rows.ts';
import type { Office, Proposal, ProposalRow, ProposalState } from './rows.ts';

/** How long a proposal waits for a decision. */
export const EXPIRY_MS = 3 * DAY_MS;

/** What is proposed. Commands of one type, at most 1,000, in callers' ids. */
export interface NewProposal {
  readonly commands: readonly WireCommand[];
  /** 1 to 500 characters; it goes into the log. */
  readonly reason: string;
  /** Change of plan only, and obligatory there: in the programme's own time, in milliseconds. */
  readonly effectiveAtMs?: number;
}

/**
 * Makes a proposal, with what it would do. `by` is a person with the right to propose the type. Throws `not_allowed`, a {@link ProposalError}, a
 * `RefusedError` or `PlanInvalidError` for what would be refused now.
 */
export async function propose(
  office: Office,
  by: Principal,
  programme: number,
  { commands, reason, effectiveAtMs }: NewProposal,
): Promise<Proposal> {
  const type = typeOf(commands);
  const actor = requireProposer(by, type, programme);
  const { context } = office;
  const content = await contentOf(programmeOf(office, programme), commands, reason);
  const expiresAtMs = await expiryOf(office, programme, type, effectiveAtMs);
  const row = await context.database.transaction(async (client) => {
    const [row] = await client.query<ProposalRow>(
      `insert into proposal (programme, type, commands, new_ids, digest, preview, reason, maker, made_at_ms, expires_at_ms, effective_at_ms)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning *`,
      [
        programme,
        type,
        content.commandsText,
        JSON.stringify(content.newIds),
        content.digest,
        content.previewText,
        reason,
        actor,
        context.now(),
        expiresAtMs,
        effectiveAtMs ?? null,
      ],
    );
    if (row === undefined) throw new Error('PostgreSQL gave no row for a new proposal.');
    await note(client, context, actor, 'proposal.made', row, { type, count: commands.length });
    return row;
  });
  return await one(office, row);
}

/**
 * Gives an open proposal other commands of the same type, another reason or time. `version` is the one that was looked at; it grows by one, and approvals of the
 * old one are refused. Whoever edits may not approve any more. `by` has the right to propose the type. Throws as {@link propose}, `proposal_unknown`,
 * `proposal_not_open`, `proposal_expired`, `proposal_stale`.
 */
export async function edit(
  office: Office,
  by: Principal,
  programme: number,
  id: number,
  version: number,
  { commands, reason, effectiveAtMs }: NewProposal,
): Promise<Proposal> {
  const { context } = office;
  const type = typeOf(commands);
  const actor = requireProposer(by, type, programme);
  const content = await contentOf(programmeOf(office, programme), commands, reason);
  const expiresAtMs = await expiryOf(office, programme, type, effectiveAtMs);
  const row = await context.database.transaction(async (client) => {
    const found = await rowOf(client, programme, id, true);
    requireOpen(found, version, context.now());
    if (found.type !== type) throw new ProposalError('proposal_invalid', 'type');
    const [row] = await client.query<ProposalRow>(
      `update proposal set commands = $2, new_ids = $3, digest = $4, preview = $5, reason = $6, last_editor = $7, edited_at_ms = $8,
         editors = case when $7 = any (editors) then editors else editors || $7::text end,
         expires_at_ms = $9, effective_at_ms = $10, version = version + 1 where id = $1 returning *`,
      [
        id,
        content.commandsText,
        JSON.stringify(content.newIds),
        content.digest,
        content.previewText,
        reason,
        actor,
        context.now(),
        expiresAtMs,
        effectiveAtMs ?? null,
      ],
    );
    if (row === undefined) throw new Error('A proposal that is locked is gone.');
    await note(client, context, actor, 'proposal.edited', row, { count: commands.length });
    return row;
  });
  return await one(office, row);
}

/** One proposal. `by` has `proposals.read`. Throws `not_allowed`, `proposal_unknown`. */
export async function get(office: Office, by: Principal, programme: number, id: number): Promise<Proposal> {
  requireMay(by, 'proposals.read', { programme });
  return await one(office, await rowOf(office.context.database, programme, id));
}

/** Proposals newest first, older than number `before` when given, in a state when given, at most `limit`. `by` has `proposals.read`. */
export async function list(
  office: Office,
  by: Principal,
  programme: number,
  { state, before, limit }: { readonly state?: ProposalState; readonly before?: number; readonly limit: number },
): Promise<Proposal[]> {
  requireMay(by, 'proposals.read', { programme });
  const rows = await office.context.database.query<ProposalRow>(
    `select * from proposal where programme = $1 and ($2::bigint is null or id < $2)
       and ($3::text is null or $3 = case when state = 'open' and expires_at_ms <= $4 then 'expired' else state end)
     order by id desc limit $5`,
    [programme, before ?? null, state ?? null, office.context.now(), limit],
  );
  return await shown(office, programme, rows);
}

/** One row as it is shown. */
export async function one(office: Office, row: ProposalRow): Promise<Proposal> {
  const [proposal] = await shown(office, row.programme, [row]);
  if (proposal === undefined) throw new ProposalError('proposal_unknown');
  return proposal;
}

/** The actor of a person who may propose the type. Throws `not_allowed`. */
export function requireProposer(by: Principal, type: ProposalType, programme: number): string {
  const { actor } = personOf(by);
  const action = rightToPropose(type);
  if (action === undefined) throw new AuthError('not_allowed');
  requireMay(by, action, { programme });
  return actor;
}

/** Throws unless it is open, not expired, and what was looked at: `proposal_expired`, `proposal_not_open`, `proposal_stale`. */
export function requireOpen(row: ProposalRow, version: number, nowMs: number): void {
  const state = stateOf(row, nowMs);
  if (state === 'expired') throw new ProposalError('proposal_expired');
  if (state !== 'open') throw new ProposalError('proposal_not_open');
  if (row.version !== version) throw new ProposalError('proposal_stale', 'version');
}

/** When a proposal made now expires. A change of plan has to be approved while its notice can still be kept. */
async function expiryOf(
  office: Office,
  programme: number,
  type: ProposalType,
  effectiveAtMs: number | undefined,
): Promise<number> {
  const nowMs = office.context.now();
  if (type !== 'ChangePlan') {
    if (effectiveAtMs !== undefined) throw new ProposalError('effective_at_not_taken', 'effectiveAt');
    return nowMs + EXPIRY_MS;
  }
  if (effectiveAtMs === undefined) throw new ProposalError('effective_at_required', 'effectiveAt');
  const running = programmeOf(office, programme);
  const { noticeMs } = await limitsOf(office.context.database, running);
  const left = effectiveAtMs - noticeMs - (await running.writer.read((desk) => desk.nowMs));
  if (left < 0) throw new ProposalError('notice_too_short', 'effectiveAt');
  // Without a notice there is nothing to keep: approved after its time, it takes effect at once.
  return nowMs + (noticeMs === 0 ? EXPIRY_MS : Math.min(EXPIRY_MS, left));
}

/** Into the audit: numbers and digests, nobody's ids. */
export async function note(
  client: Parameters<typeof audit>[0],
  context: AuthContext,
  actor: string,
  action: string,
  { id, programme, version, digest }: ProposalRow,
  detail: NonNullable<Parameters<typeof audit>[1]['detail']>,
): Promise<void> {
  await audit(
    client,
    {
      actor,
      action,
      target: `proposal:${id}`,
      detail: { programme, version, digest: digest.toString('hex'), ...detail },
    },
    context.now(),
  );
}
