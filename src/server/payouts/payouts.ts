/**
 * The payouts desk: approved withdrawals go out by a channel, and what the bank says comes back as commands. A payment is written down before it leaves,
 * once for good, so it never leaves twice under two names; one whose end is unknown is asked for, and sent again by the same reference only.
 */
import { narrow } from '#core/quantity';
import type { Queryable } from '#store/database';
import { requireMay, requireRecentSignIn } from '../auth/access.ts';
import { audit } from '../auth/audit.ts';
import type { Principal } from '../auth/principal.ts';
import { RECENT_SIGN_IN_MS } from '../proposals/decide.ts';
import { personOf, programmeOf } from '../proposals/rows.ts';
import type { Office } from '../proposals/rows.ts';
import { bankFile } from './bank-file.ts';
import type { Payee, Payment, PayoutChannel, PayoutChannels, PayoutResult } from './channel.ts';
import { PayoutError } from './errors.ts';
import { payeeOf } from './payees.ts';
import type { Owner, PayeeProblem } from './payees.ts';
import { refreshWithdrawals } from './withdrawals.ts';

/** What was handed out, and what was not because nobody can be paid. */
export interface SentBatch {
  /** Null when there was nothing to send. */
  readonly batch: number | null;
  readonly sent: number;
  readonly skipped: readonly { readonly number: number; readonly problem: PayeeProblem }[];
}

/** What of the queue is sent. */
export interface SendOptions {
  /** At most so many; 500 unless said. */
  readonly limit?: number;
  /** The operator's own account, for withdrawals of the platform. */
  readonly platformPayee?: Payee;
}

/** One command that came of a result, and whether the programme took it. */
export interface Recorded {
  readonly number: number;
  readonly result: 'success' | 'failure';
  /** The refusal's code, when it did not. */
  readonly refused?: string;
}

interface Due extends Owner {
  readonly number: number;
  readonly to_owner: string;
}

const AT_ONCE = 1000;

/**
 * Hands approved withdrawals to a channel and writes down what it answers. `by` has `payouts.send` and signed in within `RECENT_SIGN_IN_MS`. Throws
 * `not_allowed`, `recent_sign_in_required`, `channel_not_for_live`.
 */
export async function sendPayouts(
  office: Office,
  by: Principal,
  programme: number,
  channel: PayoutChannel,
  { limit = 500, platformPayee }: SendOptions = {},
): Promise<SentBatch> {
  const { actor } = personOf(by);
  requireMay(by, 'payouts.send', { programme });
  const { context } = office;
  requireRecentSignIn(by, RECENT_SIGN_IN_MS, context.now());
  if (channel.emulated && programmeOf(office, programme).mode === 'live') throw new PayoutError('channel_not_for_live');
  const { database } = context;
  await refreshWithdrawals(database, programme);
  const due = await database.query<Due>(
    `select w.number, w.member, w.merchant, w.to_owner from withdrawal w
     where w.programme = $1 and w.state = 'approved'
       and not exists (select from payout p where p.programme = w.programme and p.number = w.number)
     order by w.number limit $2`,
    [programme, limit],
  );
  const payments = new Map<number, Payment>();
  const skipped: { number: number; problem: PayeeProblem }[] = [];
  for (const withdrawal of due) {
    const payee = await payeeOf(context, programme, withdrawal, platformPayee);
    if (typeof payee === 'string') skipped.push({ number: withdrawal.number, problem: payee });
    else payments.set(withdrawal.number, paymentOf(programme, withdrawal, payee));
  }
  if (payments.size === 0) return { batch: null, sent: 0, skipped };
  const { batch, mine } = await writeDown(office, programme, channel.name, actor, payments);
  await handOut(office, programme, channel, mine, actor);
  return { batch: mine.size === 0 ? null : batch, sent: mine.size, skipped };
}

function paymentOf(programme: number, { number, to_owner: fen }: Due, payee: Payee): Payment {
  return { reference: `GP${programme}-${number}`, amountFen: narrow(BigInt(fen)), payee };
}

/** Before anything leaves. Of two who send at once each gets what the other did not. */
async function writeDown(
  { context }: Office,
  programme: number,
  channel: string,
  actor: string,
  payments: ReadonlyMap<number, Payment>,
): Promise<{ batch: number; mine: ReadonlyMap<number, Payment> }> {
  return await context.database.transaction(async (client) => {
    const [row] = await client.query<{ id: number }>(
      'insert into payout_batch (programme, channel, sent_by, sent_at_ms) values ($1, $2, $3, $4) returning id',
      [programme, channel, actor, context.now()],
    );
    const batch = row?.id ?? 0;
    const taken = await client.query<{ number: number }>(
      `insert into payout (programme, number, batch, reference, amount, state)
       select $1, number, $2, reference, amount, 'sent'
       from unnest($3::bigint[], $4::text[], $5::numeric[]) as line (number, reference, amount) order by number
       on conflict (programme, number) do nothing returning number`,
      [
        programme,
        batch,
        [...payments.keys()],
        [...payments.values()].map(({ reference }) => reference),
        [...payments.values()].map(({ amountFen }) => String(amountFen)),
      ],
    );
    const numbers = new Set(taken.map(({ number }) => number));
    const detail = { programme, channel, payments: numbers.size };
    await audit(client, { actor, action: 'payout.sent', target: `payout_batch:${batch}`, detail }, context.now());
    return { batch, mine: new Map([...payments].filter(([number]) => numbers.has(number))) };
  });
}

/** Sends, and writes down what is known then. */
async function handOut(
  office: Office,
  programme: number,
  channel: PayoutChannel,
  payments: ReadonlyMap<number, Payment>,
  actor: string,
): Promise<Recorded[]> {
  // A channel that fails may have taken them.
  const answers = await channel.send([...payments.values()]).catch(() => new Map<string, PayoutResult>());
  const results = new Map<number, PayoutResult>();
  for (const [number, { reference }] of payments) results.set(number, answers.get(reference) ?? 'unknown');
  return await settle(office, programme, results, actor);
}

/**
 * Asks a channel for every payment that has no end yet; what it never got is sent again by the same reference. To be called now and then, also after a
 * crash between writing down and sending. Gives what came to its end.
 */
export async function followPayouts(
  office: Office,
  programme: number,
  channel: PayoutChannel,
  { platformPayee }: Pick<SendOptions, 'platformPayee'> = {},
): Promise<Recorded[]> {
  const { context } = office;
  await refreshWithdrawals(context.database, programme);
  const open = await context.database.query<Due & { reference: string }>(
    `select p.number, p.reference, w.member, w.merchant, w.to_owner
     from payout p join payout_batch b on b.id = p.batch join withdrawal w on w.programme = p.programme and w.number = p.number
     where p.programme = $1 and b.channel = $2 and w.state = 'approved' order by p.number`,
    [programme, channel.name],
  );
  if (open.length === 0) return [];
  const answers = await channel
    .query(open.map(({ reference }) => reference))
    .catch(() => new Map<string, PayoutResult>());
  const results = new Map<number, PayoutResult>();
  const again = new Map<number, Payment>();
  for (const line of open) {
    const result = answers.get(line.reference) ?? 'unknown';
    if (result !== 'absent') {
      results.set(line.number, result);
      continue;
    }
    const payee = await payeeOf(context, programme, line, platformPayee);
    if (typeof payee !== 'string') again.set(line.number, paymentOf(programme, line, payee));
  }
  await context.database.query(
    'update payout set attempts = attempts + 1 where programme = $1 and number = any ($2::bigint[])',
    [programme, [...again.keys()]],
  );
  const recorded = await settle(office, programme, results, 'system');
  if (again.size > 0) recorded.push(...(await handOut(office, programme, channel, again, 'system')));
  return recorded;
}

/** {@link followPayouts} of every programme for every channel that answers by itself; what went out by hand waits for its file. */
export async function followAllPayouts(office: Office, { emulator }: PayoutChannels): Promise<void> {
  for (const { id, mode } of office.programmes.all()) if (mode === 'sandbox') await followPayouts(office, id, emulator);
}

/** Turns the ends into commands, and writes down what is still open. A withdrawal that was closed meanwhile is refused (W2) and stays. */
export async function settle(
  office: Office,
  programme: number,
  results: ReadonlyMap<number, PayoutResult>,
  actor: string,
): Promise<Recorded[]> {
  const { context } = office;
  const { writer } = programmeOf(office, programme);
  const of = (wanted: (result: PayoutResult) => boolean): number[] =>
    [...results].filter(([, result]) => wanted(result)).map(([number]) => number);
  const unknown = (result: PayoutResult): boolean => result === 'unknown' || result === 'absent';
  await context.database.query(
    `update payout set state = case when number = any ($2::bigint[]) then 'unknown' else 'sent' end, asked_at_ms = $4
     where programme = $1 and number = any ($2::bigint[] || $3::bigint[])`,
    [programme, of(unknown), of((result) => result === 'pending'), context.now()],
  );
  const ended = of((result) => result === 'success' || result === 'failure');
  const recorded: Recorded[] = [];
  for (let from = 0; from < ended.length; from += AT_ONCE) {
    const numbers = ended.slice(from, from + AT_ONCE);
    const ids = await writer.read(({ aliases }) => numbers.map((number) => aliases.external('withdrawal', number)));
    const answers = await writer.submit(
      numbers.map((number, i) => ({
        type: results.get(number) === 'success' ? 'CompleteWithdrawal' : 'FailWithdrawal',
        withdrawalId: ids[i],
      })),
      { actor, reason: 'payout result' },
    );
    numbers.forEach((number, i) => {
      const refusal = answers[i]?.refusal;
      const result = results.get(number) === 'success' ? 'success' : 'failure';
      recorded.push({ number, result, ...(refusal !== undefined && { refused: refusal.code }) });
    });
  }
  await refreshWithdrawals(context.database, programme);
  return recorded;
}

/** A batch as it is listed. */
export interface BatchRow {
  readonly id: number;
  readonly channel: string;
  readonly sentBy: string;
  readonly sentAtMs: number;
  readonly payments: number;
  /** In fen. */
  readonly amount: string;
}

/** Batches newest first, older than number `before` when given. `by` has `payouts.read`. */
export async function listBatches(
  office: Office,
  by: Principal,
  programme: number,
  { before, limit }: { readonly before?: number; readonly limit: number },
): Promise<BatchRow[]> {
  requireMay(by, 'payouts.read', { programme });
  return await office.context.database.query<BatchRow>(
    `select b.id, b.channel, b.sent_by as "sentBy", b.sent_at_ms as "sentAtMs", count(*) as payments, sum(p.amount) as amount
     from payout_batch b join payout p on p.batch = b.id
     where b.programme = $1 and ($2::bigint is null or b.id < $2) group by b.id order by b.id desc limit $3`,
    [programme, before ?? null, limit],
  );
}

/**
 * The bank file of a batch: the payments in it that have no end yet, so that a file that was lost can be had again and pays nobody twice. `by` has
 * `payouts.send` and signed in recently: it holds names and accounts. Throws `not_allowed`, `recent_sign_in_required`, `batch_unknown`.
 */
export async function bankFileOf(
  office: Office,
  by: Principal,
  programme: number,
  batch: number,
  { platformPayee }: Pick<SendOptions, 'platformPayee'> = {},
): Promise<{ readonly file: Buffer; readonly skipped: SentBatch['skipped'] }> {
  const { actor } = personOf(by);
  requireMay(by, 'payouts.send', { programme });
  const { context } = office;
  requireRecentSignIn(by, RECENT_SIGN_IN_MS, context.now());
  await refreshWithdrawals(context.database, programme);
  const lines = await linesOf(context.database, programme, batch);
  if (lines.length === 0) throw new PayoutError('batch_unknown');
  const payments: Payment[] = [];
  const skipped: { number: number; problem: PayeeProblem }[] = [];
  for (const line of lines) {
    if (line.state !== 'approved') continue;
    const payee = await payeeOf(context, programme, line, platformPayee);
    if (typeof payee === 'string') skipped.push({ number: line.number, problem: payee });
    else payments.push(paymentOf(programme, line, payee));
  }
  const detail = { programme, payments: payments.length };
  await audit(
    context.database,
    { actor, action: 'payout.file', target: `payout_batch:${batch}`, detail },
    context.now(),
  );
  return { file: bankFile(payments), skipped };
}

function linesOf(database: Queryable, programme: number, batch: number): Promise<(Due & { state: string })[]> {
  return database.query(
    `select w.number, w.member, w.merchant, w.to_owner, w.state
     from payout p join withdrawal w on w.programme = p.programme and w.number = p.number
     where p.programme = $1 and p.batch = $2 order by p.number`,
    [programme, batch],
  );
}
