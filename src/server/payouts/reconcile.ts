/** The bank's file against ours, line by line; and taking in what it says. */
import { formatMoney, narrow } from '#core/quantity';
import type { Queryable } from '#store/database';
import { requireMay, requireRecentSignIn } from '../auth/access.ts';
import { audit } from '../auth/audit.ts';
import type { Principal } from '../auth/principal.ts';
import { RECENT_SIGN_IN_MS } from '../proposals/decide.ts';
import { personOf, programmeOf } from '../proposals/rows.ts';
import type { Office } from '../proposals/rows.ts';
import { readResults } from './bank-file.ts';
import type { ResultLine } from './bank-file.ts';
import { settle } from './payouts.ts';
import { refreshWithdrawals, STATE } from './withdrawals.ts';
import type { WithdrawalState } from './withdrawals.ts';

/**
 * How a line differs: `unrecorded`, the bank knows the end and we do not yet; `contradicts`, we say another end; `conflicting`, the file says two things of one
 * payment; `repeated`, it says the same again; `not_in_file`, ours of a batch that the file is about.
 */
type Difference =
  | 'unrecorded'
  | 'contradicts'
  | 'reference_unknown'
  | 'amount_differs'
  | 'result_unreadable'
  | 'conflicting'
  | 'repeated'
  | 'not_in_file';

/** One line of a comparison; money in the wire form. */
export interface ComparedLine {
  /** In the file; null for what is missing there. */
  readonly line: number | null;
  readonly reference: string;
  readonly ours: { readonly number: number; readonly amount: string; readonly state: WithdrawalState } | null;
  readonly bank: { readonly amount: string | null; readonly result: string | null } | null;
  readonly difference: Difference | null;
}

/** What came of a file: each line as it was compared before, and what was done about it. */
export interface RecordedLine extends ComparedLine {
  /** `refused` when the withdrawal was closed meanwhile; null when the line changed nothing. */
  readonly done: 'completed' | 'failed' | 'refused' | null;
}

interface Ours {
  readonly number: number;
  readonly reference: string;
  readonly amount: string;
  readonly batch: number;
  readonly state: WithdrawalState;
}

/** The end that each state says; undefined while there is none. */
const ENDS: Readonly<Partial<Record<WithdrawalState, ResultLine['result']>>> = {
  completed: 'success',
  failed: 'failure',
};

/** Compares a file of results with what we say; changes nothing. `by` has `payouts.reconcile`. Throws `not_allowed`, and as `readResults`. */
export async function reconcile(
  office: Office,
  by: Principal,
  programme: number,
  results: Uint8Array,
): Promise<ComparedLine[]> {
  requireMay(by, 'payouts.reconcile', { programme });
  programmeOf(office, programme);
  return await compared(office, programme, readResults(results));
}

/**
 * Takes in a file of results: what ended well is completed, what failed is given back. A line with any difference but `unrecorded` changes nothing. The same file again changes
 * nothing. `by` has `payouts.record` and signed in recently. Throws `not_allowed`, `recent_sign_in_required`, and as `readResults`.
 */
export async function recordResults(
  office: Office,
  by: Principal,
  programme: number,
  results: Uint8Array,
): Promise<RecordedLine[]> {
  const { actor } = personOf(by);
  requireMay(by, 'payouts.record', { programme });
  const { context } = office;
  requireRecentSignIn(by, RECENT_SIGN_IN_MS, context.now());
  programmeOf(office, programme);
  const file = readResults(results);
  const lines = await compared(office, programme, file);
  const news = new Map<number, 'success' | 'failure'>();
  lines.forEach(({ difference, ours }, index) => {
    const result = file[index]?.result;
    if (difference === 'unrecorded' && ours !== null && (result === 'success' || result === 'failure'))
      news.set(ours.number, result);
  });
  const recorded = new Map((await settle(office, programme, news, actor)).map((line) => [line.number, line]));
  const detail = { programme, lines: file.length, recorded: recorded.size };
  await audit(context.database, { actor, action: 'payout.results', detail }, context.now());
  return lines.map((line) => {
    const done = line.difference === 'unrecorded' && line.ours !== null ? recorded.get(line.ours.number) : undefined;
    if (done === undefined) return { ...line, done: null };
    if (done.refused !== undefined) return { ...line, done: 'refused' };
    return { ...line, done: done.result === 'success' ? 'completed' : 'failed' };
  });
}

/** The lines of the file in their order, then what is missing there. */
async function compared(
  { context: { database } }: Office,
  programme: number,
  file: readonly ResultLine[],
): Promise<ComparedLine[]> {
  await refreshWithdrawals(database, programme);
  const known = await oursIn(database, programme, file);
  const seen = new Map<string, ResultLine[]>();
  for (const line of file) seen.set(line.reference, [...(seen.get(line.reference) ?? []), line]);
  const lines = file.map((line): ComparedLine => {
    const ours = known.get(line.reference);
    return {
      line: line.line,
      reference: line.reference,
      ours: ours === undefined ? null : shown(ours),
      bank: { amount: line.amountFen === undefined ? null : formatMoney(line.amountFen), result: line.result ?? null },
      difference: differenceOf(line, ours, seen.get(line.reference) ?? []),
    };
  });
  const missing = [...known.values()].filter(({ reference }) => !seen.has(reference));
  return [
    ...lines,
    ...missing.map((ours): ComparedLine => ({
      line: null,
      reference: ours.reference,
      ours: shown(ours),
      bank: null,
      difference: 'not_in_file',
    })),
  ];
}

function differenceOf(line: ResultLine, ours: Ours | undefined, same: readonly ResultLine[]): Difference | null {
  if (ours === undefined) return 'reference_unknown';
  const { amountFen, result } = line;
  if (same.some((other) => other.result !== result || !equal(other.amountFen, amountFen))) return 'conflicting';
  if (same[0] !== line) return 'repeated';
  if (amountFen === undefined || BigInt(amountFen) !== BigInt(ours.amount)) return 'amount_differs';
  if (result === undefined) return 'result_unreadable';
  const end = ENDS[ours.state];
  if (end !== undefined) return end === result ? null : 'contradicts';
  return result === 'unknown' ? null : 'unrecorded';
}

function equal(a: ResultLine['amountFen'], b: ResultLine['amountFen']): boolean {
  return a === undefined || b === undefined ? a === b : BigInt(a) === BigInt(b);
}

/** Our payments that the file names, and all others of their batches. */
async function oursIn(
  database: Queryable,
  programme: number,
  file: readonly ResultLine[],
): Promise<ReadonlyMap<string, Ours>> {
  const rows = await database.query<Ours>(
    `select p.number, p.reference, p.amount, p.batch, ${STATE} as state
     from payout p join withdrawal w on w.programme = p.programme and w.number = p.number
     where p.programme = $1 and p.batch in (select batch from payout where programme = $1 and reference = any ($2::text[]))
     order by p.number`,
    [programme, file.map(({ reference }) => reference)],
  );
  return new Map(rows.map((row) => [row.reference, row]));
}

function shown({ number, amount, state }: Ours): NonNullable<ComparedLine['ours']> {
  return { number, amount: formatMoney(narrow(BigInt(amount))), state };
}
