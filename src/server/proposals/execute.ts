/**
 * Doing what was approved, exactly once. The writer knows the request by the proposal and its version, so whoever asks again, after a crash or
 * beside us, gets the first answer and nothing is done twice.
 */
import type { Answer } from '../desk.ts';
import { audit } from '../auth/audit.ts';
import { SupersededError, BusyError } from '../writer.ts';
import { programmeOf, rowOf } from './rows.ts';
import type { Office, ProposalOutcome, ProposalRow } from './rows.ts';
import { fromStored, settleIds } from './stored.ts';

/** Who is in the table `idempotency` for proposals. Those answers must outlive every proposal that is executing. */
const IDEMPOTENCY_CALLER = 'proposal';

/**
 * Does a proposal that is `executing`, and writes down what became of it. Does nothing for one in another state. When the programme cannot take it now it
 * stays as it is and false is answered.
 */
export async function execute(office: Office, programme: number, id: number): Promise<boolean> {
  const { context } = office;
  const row = await rowOf(context.database, programme, id);
  if (row.state !== 'executing' || row.approver === null) return true;
  const { writer } = programmeOf(office, programme);
  const stored = { commands: row.commands, newIds: row.new_ids };
  const { approver } = row;
  const done = await whenAvailable(async () => {
    const commands = await writer.read(({ aliases }) => fromStored(aliases, stored));
    const answers = await writer.submit(commands, {
      actor: row.maker,
      approver,
      reason: row.reason,
      idempotency: { caller: IDEMPOTENCY_CALLER, key: `${row.id}:${row.version}`, digest: row.digest },
    });
    return { answers, settled: await writer.read(({ aliases }) => settleIds(aliases, stored)) };
  });
  if (done === undefined) return false;
  await finish(office, row, outcomeOf(done.answers), done.settled);
  return true;
}

/** What `work` gives; undefined when the programme cannot answer now. */
async function whenAvailable<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BusyError || error instanceof SupersededError) return undefined;
    throw error;
  }
}

function outcomeOf(answers: readonly Answer[]): ProposalOutcome {
  return {
    accepted: answers.flatMap(({ seq, at }, index) =>
      seq === undefined || at === undefined ? [] : [{ index, seq, at }],
    ),
    // Without the refused value, which may be somebody's id.
    refused: answers.flatMap(({ refusal }, index) =>
      refusal === undefined
        ? []
        : [{ index, code: refusal.code, ...(refusal.field !== undefined && { field: refusal.field }) }],
    ),
  };
}

async function finish(
  { context }: Office,
  { id, programme, version }: ProposalRow,
  outcome: ProposalOutcome,
  { commands, newIds }: ReturnType<typeof settleIds>,
): Promise<void> {
  const state = outcome.accepted.length > 0 ? 'executed' : 'refused';
  await context.database.transaction(async (client) => {
    const done = await client.query(
      `update proposal set state = $2, outcome = $3, commands = $4, new_ids = $5 where id = $1 and state = 'executing' returning id`,
      [id, state, JSON.stringify(outcome), JSON.stringify(commands), JSON.stringify(newIds)],
    );
    if (done.length === 0) return;
    const detail = { programme, version, accepted: outcome.accepted.length, refused: outcome.refused.length };
    await audit(
      client,
      { actor: 'system', action: `proposal.${state}`, target: `proposal:${id}`, detail },
      context.now(),
    );
  });
}

/**
 * Finishes what was approved and begun: after a crash, or when the programme could not take it. To be called at the start and now and then. Gives
 * how many are still waiting.
 */
export async function resumeProposals(office: Office): Promise<number> {
  const rows = await office.context.database.query<{ id: number; programme: number }>(
    `select id, programme from proposal where state = 'executing' order by decided_at_ms, id`,
  );
  let waiting = 0;
  for (const { id, programme } of rows) {
    const done = office.programmes.get(programme) !== undefined && (await execute(office, programme, id));
    if (!done) waiting++;
  }
  return waiting;
}

/** Does the approved changes of plan whose time has come, in that order; none passes one that is still executing. To be called now and then. Gives how many it began. */
export async function runDuePlans(office: Office): Promise<number> {
  const { database } = office.context;
  let begun = 0;
  for (const { id: programme, writer } of office.programmes.all()) {
    const waiting = await database.query<{ id: number; effective_at_ms: number }>(
      `select id, effective_at_ms from proposal where programme = $1 and state = 'approved'
         and not exists (select from proposal p where p.programme = $1 and p.type = 'ChangePlan' and p.state = 'executing')
       order by effective_at_ms, id`,
      [programme],
    );
    if (waiting.length === 0) continue;
    const nowMs = await whenAvailable(() => writer.read((desk) => desk.nowMs));
    if (nowMs === undefined) continue;
    for (const { id, effective_at_ms: atMs } of waiting) {
      if (atMs > nowMs) break;
      const mine = await database.query(
        `update proposal set state = 'executing' where id = $1 and state = 'approved' returning id`,
        [id],
      );
      if (mine.length === 0) continue;
      begun++;
      // The next one waits for this one, so that the later plan stays.
      if (!(await execute(office, programme, id))) break;
    }
  }
  return begun;
}

/** Writes down which open proposals have expired; whether it ran changes no answer. Gives how many. */
export async function expireProposals({ context }: Pick<Office, 'context'>): Promise<number> {
  const nowMs = context.now();
  return await context.database.transaction(async (client) => {
    const rows = await client.query<{ id: number; programme: number; version: number }>(
      `update proposal set state = 'expired' where state = 'open' and expires_at_ms <= $1 returning id, programme, version`,
      [nowMs],
    );
    for (const { id, programme, version } of rows)
      await audit(
        client,
        { actor: 'system', action: 'proposal.expired', target: `proposal:${id}`, detail: { programme, version } },
        nowMs,
      );
    return rows.length;
  });
}
