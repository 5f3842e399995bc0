/** Proposals as they are stored and as they are shown. */
import { formatMoney, narrow } from '#core/quantity';
import { formatInstant } from '#core/time';
import type { Queryable } from '#store/database';
import type { WireCommand } from '../aliases.ts';
import type { AuthContext } from '../auth/context.ts';
import { AuthError } from '../auth/errors.ts';
import { personActor } from '../auth/principal.ts';
import type { PersonPrincipal, Principal } from '../auth/principal.ts';
import type { Programme, Programmes } from '../programmes.ts';
import type { ProposalType } from './four-eyes.ts';
import { ProposalError } from './errors.ts';
import type { Refused } from './errors.ts';
import type { Preview } from './preview.ts';
import { fromStored } from './stored.ts';

/** What the functions of this folder and of payouts work with. */
export interface Office {
  readonly context: AuthContext;
  readonly programmes: Pick<Programmes, 'get' | 'all'>;
}

/**
 * `open` waits for a decision; `approved` for its time (plans); `executing` is being done; `executed` was, at least in part; `refused`: approved, and
 * then the programme refused all of it.
 */
export type ProposalState =
  | 'open'
  | 'approved'
  | 'executing'
  | 'executed'
  | 'refused'
  | 'rejected'
  | 'expired'
  | 'withdrawn';

/** What became of the commands: the first row of the log of each that was accepted, and those that were refused. */
export interface ProposalOutcome {
  readonly accepted: readonly { readonly index: number; readonly seq: number; readonly at: string }[];
  readonly refused: readonly Refused[];
}

/** A proposal as it is shown. Instants in ISO 8601; people as actors (`person:17`); money in the wire form. */
export interface Proposal {
  readonly id: number;
  readonly programme: number;
  readonly type: ProposalType;
  /** In callers' ids; an id that was erased is null. */
  readonly commands: readonly WireCommand[];
  readonly preview: Preview | null;
  readonly reason: string;
  readonly maker: string;
  readonly madeAt: string;
  readonly lastEditor: string | null;
  readonly editedAt: string | null;
  readonly version: number;
  readonly state: ProposalState;
  readonly approver: string | null;
  readonly decidedAt: string | null;
  /** What counted against the limits; null before it was approved. */
  readonly amount: string | null;
  /** Who rejected or withdrew it, and why. */
  readonly closedBy: string | null;
  readonly note: string | null;
  readonly expiresAt: string;
  readonly effectiveAt: string | null;
  readonly outcome: ProposalOutcome | null;
}

/** A row of the table `proposal`. */
export interface ProposalRow {
  readonly id: number;
  readonly programme: number;
  readonly type: ProposalType;
  readonly commands: readonly WireCommand[];
  readonly new_ids: readonly (string | null)[];
  readonly digest: Buffer;
  readonly preview: Preview | null;
  readonly reason: string;
  readonly maker: string;
  readonly made_at_ms: number;
  readonly editors: readonly string[];
  readonly last_editor: string | null;
  readonly edited_at_ms: number | null;
  readonly version: number;
  readonly state: ProposalState;
  readonly approver: string | null;
  readonly decided_at_ms: number | null;
  readonly amount: string | null;
  readonly closed_by: string | null;
  readonly note: string | null;
  readonly expires_at_ms: number;
  readonly effective_at_ms: number | null;
  readonly outcome: ProposalOutcome | null;
}

/** A row of a programme, locked until the transaction ends when asked. Throws `proposal_unknown`. */
export async function rowOf(queryable: Queryable, programme: number, id: number, lock = false): Promise<ProposalRow> {
  const [row] = await queryable.query<ProposalRow>(
    `select * from proposal where programme = $1 and id = $2${lock ? ' for update' : ''}`,
    [programme, id],
  );
  if (row === undefined) throw new ProposalError('proposal_unknown');
  return row;
}

/** A running programme. Throws `proposal_unknown` for one that does not run here. */
export function programmeOf({ programmes }: Office, id: number): Programme {
  const programme = programmes.get(id);
  if (programme === undefined) throw new ProposalError('proposal_unknown', 'programme');
  return programme;
}

/** The person behind a principal: a program neither proposes nor decides. Throws `not_allowed`. */
export function personOf(by: Principal): { readonly by: PersonPrincipal; readonly actor: string } {
  if (by.kind !== 'person') throw new AuthError('not_allowed');
  return { by, actor: personActor(by.person) };
}

/** Rows as they are shown now. */
export async function shown(office: Office, programme: number, rows: readonly ProposalRow[]): Promise<Proposal[]> {
  const nowMs = office.context.now();
  const { writer } = programmeOf(office, programme);
  return await writer.read(({ aliases }) =>
    rows.map((row) => ({
      id: row.id,
      programme: row.programme,
      type: row.type,
      commands: fromStored(aliases, { commands: row.commands, newIds: row.new_ids }),
      preview: row.preview,
      reason: row.reason,
      maker: row.maker,
      madeAt: formatInstant(row.made_at_ms),
      lastEditor: row.last_editor,
      editedAt: instant(row.edited_at_ms),
      version: row.version,
      state: stateOf(row, nowMs),
      approver: row.approver,
      decidedAt: instant(row.decided_at_ms),
      amount: row.amount === null ? null : formatMoney(narrow(BigInt(row.amount))),
      closedBy: row.closed_by,
      note: row.note,
      expiresAt: formatInstant(row.expires_at_ms),
      effectiveAt: instant(row.effective_at_ms),
      outcome: row.outcome,
    })),
  );
}

/** The state now: one whose time ran out is expired before anybody writes it down. */
export function stateOf({ state, expires_at_ms: expiresAtMs }: ProposalRow, nowMs: number): ProposalState {
  return state === 'open' && expiresAtMs <= nowMs ? 'expired' : state;
}

function instant(ms: number | null): string | null {
  return ms === null ? null : formatInstant(ms);
}
