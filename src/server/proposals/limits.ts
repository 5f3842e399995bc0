/** How much may be approved: by a role with one proposal, in a programme within 24 hours. And the notice that plan changes are given. */
import { add, formatMoney, narrow, parseMoney } from '#core/quantity';
import type { Int } from '#core/quantity';
import { DAY_MS } from '#core/time';
import type { Queryable } from '#store/database';
import type { WireCommand } from '../aliases.ts';
import { requireMay } from '../auth/access.ts';
import type { PersonPrincipal, Principal } from '../auth/principal.ts';
import type { Programme } from '../programmes.ts';
import { ProposalError } from './errors.ts';
import { LIMITS_TYPE } from './four-eyes.ts';
import { programmeOf } from './rows.ts';
import type { Office } from './rows.ts';

/** Roles that approve. */
const APPROVERS = ['operator-admin', 'operator-finance'] as const;
/** What has a limit in money. */
const MONEY_SUBJECTS = [...APPROVERS, 'daily'] as const;
type MoneySubject = (typeof MONEY_SUBJECTS)[number];
const MOST_NOTICE_DAYS = 365;

/** Limits in force, in fen and milliseconds; null is no limit. */
export interface Limits {
  readonly moneyFen: Readonly<Record<MoneySubject, Int | null>>;
  readonly noticeMs: number;
}

/** Limits in the wire form: money, null for no limit; whole days. */
export interface LimitsText {
  readonly 'operator-admin': string | null;
  readonly 'operator-finance': string | null;
  readonly daily: string | null;
  readonly noticeDays: number;
}

/** What holds until a proposal says otherwise: in yuan 10 million, 1 million and 20 million a day; a week, in sandboxes none. */
function defaultLimits(mode: Programme['mode']): Limits {
  return {
    moneyFen: { 'operator-admin': 1_000_000_000, 'operator-finance': 100_000_000, daily: 2_000_000_000 },
    noticeMs: mode === 'live' ? 7 * DAY_MS : 0,
  };
}

/** The limits in force. */
export async function limitsOf(queryable: Queryable, { id, mode }: Programme): Promise<Limits> {
  const rows = await queryable.query<{ subject: string; value: string | null }>(
    'select subject, value from approval_limit where programme = $1',
    [id],
  );
  const { moneyFen, noticeMs } = defaultLimits(mode);
  const money: Record<MoneySubject, Int | null> = { ...moneyFen };
  let notice = noticeMs;
  for (const { subject, value } of rows) {
    if (subject === 'notice') notice = Number(value);
    else money[subject as MoneySubject] = value === null ? null : narrow(BigInt(value));
  }
  return { moneyFen: money, noticeMs: notice };
}

/** The limits as they are shown. `by` needs `proposals.read`. */
export async function readLimits(office: Office, by: Principal, programme: number): Promise<LimitsText> {
  requireMay(by, 'proposals.read', { programme });
  const { moneyFen, noticeMs } = await limitsOf(office.context.database, programmeOf(office, programme));
  const text = (fen: Int | null): string | null => (fen === null ? null : formatMoney(fen));
  return {
    'operator-admin': text(moneyFen['operator-admin']),
    'operator-finance': text(moneyFen['operator-finance']),
    daily: text(moneyFen.daily),
    noticeDays: noticeMs / DAY_MS,
  };
}

/**
 * Checks a `{type: 'SetApprovalLimits', …}` with some of the fields of {@link LimitsText}, money not negative, days from 0 to 365.
 * Throws `proposal_invalid` with the field.
 */
export function checkLimitsCommand(command: WireCommand): void {
  const { type, ...changes } = command;
  if (type !== LIMITS_TYPE || Object.keys(changes).length === 0)
    throw new ProposalError('proposal_invalid', 'commands');
  for (const [field, value] of Object.entries(changes))
    if (storedLimit(field, value) === undefined) throw new ProposalError('proposal_invalid', field);
}

/** A limit as it is stored, its subject and value; undefined when it has not the right form. */
function storedLimit(field: string, value: unknown): readonly [subject: string, value: string | null] | undefined {
  if (field === 'noticeDays') {
    const right = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_NOTICE_DAYS;
    return right ? ['notice', String(value * DAY_MS)] : undefined;
  }
  if (!(MONEY_SUBJECTS as readonly string[]).includes(field)) return undefined;
  if (value === null) return [field, null];
  const fen = typeof value === 'string' ? parseMoney(value) : undefined;
  return fen === undefined || fen < 0 ? undefined : [field, String(fen)];
}

/** Does what an approved change of limits says; the database refuses it of anything but a proposal that is executing. */
export async function applyLimits(
  queryable: Queryable,
  programme: number,
  proposal: number,
  command: WireCommand,
): Promise<void> {
  const { type: _, ...changes } = command;
  for (const [field, value] of Object.entries(changes)) {
    const stored = storedLimit(field, value);
    if (stored === undefined) throw new ProposalError('proposal_invalid', field);
    await queryable.query(
      `insert into approval_limit (programme, subject, value, proposal) values ($1, $2, $3, $4)
       on conflict (programme, subject) do update set value = excluded.value, proposal = excluded.proposal`,
      [programme, ...stored, proposal],
    );
  }
}

/**
 * Throws `above_own_limit` when `amountFen` is more than any role of the person may approve here, `above_daily_limit` when it is too much together
 * with what was approved within 24 hours. Holds until the caller's transaction ends only for who has the lock of {@link lockApprovals}.
 */
export async function requireWithinLimits(
  queryable: Queryable,
  programme: Programme,
  by: PersonPrincipal,
  amountFen: Int,
  nowMs: number,
): Promise<void> {
  if (BigInt(amountFen) === 0n) return;
  const { moneyFen } = await limitsOf(queryable, programme);
  const here = by.grants.filter((grant) => grant.programme === null || grant.programme === programme.id);
  const roles = new Set(here.map(({ role }) => role));
  const within = (limit: Int | null, fen: Int): boolean => limit === null || fen <= limit;
  if (!APPROVERS.some((role) => roles.has(role) && within(moneyFen[role], amountFen)))
    throw new ProposalError('above_own_limit');
  const [row] = await queryable.query<{ sum: string }>(
    `select coalesce(sum(amount), 0) as sum from proposal
     where programme = $1 and decided_at_ms > $2 and state in ('approved', 'executing', 'executed')`,
    [programme.id, nowMs - DAY_MS],
  );
  if (!within(moneyFen.daily, add(narrow(BigInt(row?.sum ?? 0)), amountFen)))
    throw new ProposalError('above_daily_limit');
}

/** Any number that nobody else in the database uses as the first of a pair. */
const LOCK = 7_203_115;

/** Approvals of one programme take turns, so that two at once see each other in the daily sum. Until the caller's transaction ends. */
export async function lockApprovals(queryable: Queryable, programme: number): Promise<void> {
  await queryable.query('select pg_advisory_xact_lock($1, $2)', [LOCK, programme]);
}
