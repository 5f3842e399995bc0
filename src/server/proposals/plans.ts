/** Versions of a programme's plan: drafts, what they would change, and those that were in force. */
import { formatPlan, validatePlan } from '#core/plan';
import type { Plan, PlanFile } from '#core/plan';
import { formatInstant } from '#core/time';
import { requireMay } from '../auth/access.ts';
import { audit } from '../auth/audit.ts';
import type { Principal } from '../auth/principal.ts';
import { PlanInvalidError } from '../programmes.ts';
import { ProposalError } from './errors.ts';
import { diffPlans } from './plan-diff.ts';
import type { Entry } from './plan-diff.ts';
import { propose } from './proposals.ts';
import { personOf, programmeOf } from './rows.ts';
import type { Office, Proposal } from './rows.ts';

/** A draft of a plan. */
export interface PlanDraft {
  readonly id: number;
  readonly plan: PlanFile;
  readonly maker: string;
  readonly madeAt: string;
  readonly lastEditor: string;
  readonly editedAt: string;
  readonly version: number;
  /** The proposal that it became, or null. */
  readonly proposal: number | null;
}

/** A plan that was in force, from which instant. */
export interface PlanVersion {
  readonly seq: number;
  readonly at: string;
  readonly plan: unknown;
  readonly actor: string;
  readonly approver: string | null;
}

/** The plan in force, with every default written out, and the row of the log that brought it in. */
interface CurrentPlan {
  readonly seq: number;
  readonly at: string;
  readonly plan: PlanFile;
}

/** A plan that was approved and waits for its time. */
interface ComingPlan {
  readonly proposal: number;
  readonly effectiveAt: string;
  readonly plan: unknown;
}

interface DraftRow {
  readonly id: number;
  readonly plan: PlanFile;
  readonly maker: string;
  readonly made_at_ms: number;
  readonly last_editor: string;
  readonly edited_at_ms: number;
  readonly version: number;
  readonly proposal: number | null;
}

/** Saves a valid plan as a draft. `by` has `plans.draft`. Throws `not_allowed`, a `PlanInvalidError`. */
export async function saveDraft(office: Office, by: Principal, programme: number, plan: unknown): Promise<PlanDraft> {
  const { actor } = personOf(by);
  requireMay(by, 'plans.draft', { programme });
  programmeOf(office, programme);
  const text = JSON.stringify(formatPlan(valid(plan)));
  const { context } = office;
  return await context.database.transaction(async (client) => {
    const [row] = await client.query<DraftRow>(
      `insert into plan_draft (programme, plan, maker, made_at_ms, last_editor, edited_at_ms)
       values ($1, $2, $3, $4, $3, $4) returning *`,
      [programme, text, actor, context.now()],
    );
    const draft = shown(row);
    const entry = { actor, action: 'plan_draft.saved', target: `plan_draft:${draft.id}`, detail: { programme } };
    await audit(client, entry, context.now());
    return draft;
  });
}

/**
 * Replaces the plan of a draft; `version` is the one that was looked at. `by` has `plans.draft`. Throws `not_allowed`, `draft_unknown`, `draft_stale`,
 * `draft_proposed`, a `PlanInvalidError`.
 */
export async function editDraft(
  office: Office,
  by: Principal,
  programme: number,
  id: number,
  version: number,
  plan: unknown,
): Promise<PlanDraft> {
  const { actor } = personOf(by);
  requireMay(by, 'plans.draft', { programme });
  const text = JSON.stringify(formatPlan(valid(plan)));
  const { context } = office;
  return await context.database.transaction(async (client) => {
    const [found] = await client.query<DraftRow>(
      'select * from plan_draft where programme = $1 and id = $2 for update',
      [programme, id],
    );
    if (found === undefined) throw new ProposalError('draft_unknown');
    if (found.proposal !== null) throw new ProposalError('draft_proposed');
    if (found.version !== version) throw new ProposalError('draft_stale', 'version');
    const [row] = await client.query<DraftRow>(
      `update plan_draft set plan = $2, last_editor = $3, edited_at_ms = $4, version = version + 1 where id = $1 returning *`,
      [id, text, actor, context.now()],
    );
    const entry = { actor, action: 'plan_draft.edited', target: `plan_draft:${id}`, detail: { programme, version } };
    await audit(client, entry, context.now());
    return shown(row);
  });
}

/** Drafts newest first, older than number `before` when given, at most `limit`. `by` has `plans.draft`. */
export async function listDrafts(
  office: Office,
  by: Principal,
  programme: number,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<PlanDraft[]> {
  requireMay(by, 'plans.draft', { programme });
  const rows = await office.context.database.query<DraftRow>(
    'select * from plan_draft where programme = $1 and ($2::bigint is null or id < $2) order by id desc limit $3',
    [programme, before ?? null, limit],
  );
  return rows.map(shown);
}

/** One draft. `by` has `plans.draft`. Throws `not_allowed`, `draft_unknown`. */
export async function getDraft(office: Office, by: Principal, programme: number, id: number): Promise<PlanDraft> {
  requireMay(by, 'plans.draft', { programme });
  const [row] = await office.context.database.query<DraftRow>(
    'select * from plan_draft where programme = $1 and id = $2',
    [programme, id],
  );
  if (row === undefined) throw new ProposalError('draft_unknown');
  return shown(row);
}

/** What a plan would change of the plan in force, field by field. `by` has `plans.read`. Throws `not_allowed`, a `PlanInvalidError`. */
export async function diffPlan(office: Office, by: Principal, programme: number, plan: unknown): Promise<Entry[]> {
  requireMay(by, 'plans.read', { programme });
  const next = valid(plan);
  return await programmeOf(office, programme).writer.read(({ engine }) => diffPlans(engine.plan, next));
}

/** Every plan that was in force, the first one first. `by` has `plans.read`. */
export async function planVersions(office: Office, by: Principal, programme: number): Promise<PlanVersion[]> {
  requireMay(by, 'plans.read', { programme });
  const rows = await office.context.database.query<{
    seq: number;
    at: number;
    plan: unknown;
    actor: string;
    approver: string | null;
  }>(
    `select seq, at, coalesce(command -> 'plan', facts -> 'plan') as plan, actor, approver from event
     where programme = $1 and (seq = 1 or type = 'PlanChanged') order by seq`,
    [programme],
  );
  return rows.map((row) => ({ ...row, at: formatInstant(row.at) }));
}

/** The plan in force. `by` has `plans.read`. */
export async function currentPlan(office: Office, by: Principal, programme: number): Promise<CurrentPlan> {
  const last = (await planVersions(office, by, programme)).at(-1);
  if (last === undefined) throw new Error('The log has no opening.');
  const { seq, at } = last;
  return { seq, at, plan: formatPlan(valid(last.plan)) };
}

/** The plans to come, the first one first: members have the notice period to look at them. `by` has `plans.read`. */
export async function comingPlans(office: Office, by: Principal, programme: number): Promise<ComingPlan[]> {
  requireMay(by, 'plans.read', { programme });
  const rows = await office.context.database.query<{ id: number; effective_at_ms: number; plan: unknown }>(
    `select id, effective_at_ms, commands -> 0 -> 'plan' as plan from proposal
     where programme = $1 and state = 'approved' and type = 'ChangePlan' order by effective_at_ms, id`,
    [programme],
  );
  return rows.map(({ id, effective_at_ms: atMs, plan }) => ({
    proposal: id,
    effectiveAt: formatInstant(atMs),
    plan,
  }));
}

/** A change of plan to be proposed: a plan, or the number of a draft with the version that was looked at. */
export interface NewPlan {
  readonly source: { readonly plan: unknown } | { readonly draft: number; readonly version: number };
  readonly reason: string;
  /** In the programme's own time, in milliseconds: at least the notice period after the approval. */
  readonly effectiveAtMs: number;
}

/**
 * Proposes a plan for a time to come. What Z1 forbids is refused here, with the path. Once approved it waits for `runDuePlans`. A draft does not
 * change any more. Throws as `propose`, and `draft_unknown`, `draft_stale`, `draft_proposed`.
 */
export async function proposePlan(
  office: Office,
  by: Principal,
  programme: number,
  { source, reason, effectiveAtMs }: NewPlan,
): Promise<Proposal> {
  if ('plan' in source) return await propose(office, by, programme, content(source.plan, reason, effectiveAtMs));
  const { draft: id, version } = source;
  const draft = await getDraft(office, by, programme, id);
  if (draft.proposal !== null) throw new ProposalError('draft_proposed');
  if (draft.version !== version) throw new ProposalError('draft_stale', 'version');
  const proposal = await propose(office, by, programme, content(draft.plan, reason, effectiveAtMs));
  await office.context.database.query(
    'update plan_draft set proposal = $2 where id = $1 and version = $3 and proposal is null',
    [id, proposal.id, version],
  );
  return proposal;
}

function content(plan: unknown, reason: string, effectiveAtMs: number) {
  return { commands: [{ type: 'ChangePlan', plan }], reason, effectiveAtMs };
}

function valid(plan: unknown): Plan {
  const result = validatePlan(plan);
  if (!result.ok) throw new PlanInvalidError(result.errors);
  return result.plan;
}

function shown(row: DraftRow | undefined): PlanDraft {
  if (row === undefined) throw new Error('PostgreSQL gave no row of a draft.');
  return {
    id: row.id,
    plan: row.plan,
    maker: row.maker,
    madeAt: formatInstant(row.made_at_ms),
    lastEditor: row.last_editor,
    editedAt: formatInstant(row.edited_at_ms),
    version: row.version,
    proposal: row.proposal,
  };
}
