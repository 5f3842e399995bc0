/** What a proposal would do now: the receipts, the change of every account, the pool before and after, and the money that counts against limits. */
import type { Finding } from '#check/finding';
import type { Outcome } from '#core/engine';
import type { Event, PoolAfter } from '#core/event';
import { add, formatMoney, formatPoints, mul, mulDivCeil } from '#core/quantity';
import type { Int } from '#core/quantity';
import type { Receipt } from '#core/receipt';
import { formatInstant } from '#core/time';
import { ACCOUNTS, postingsOf } from '#store/postings';
import type { PostingAccount } from '#store/postings';
import { CONTROL_CHARACTER } from '../aliases.ts';
import type { WireCommand } from '../aliases.ts';
import type { Desk } from '../desk.ts';
import type { Refused } from './errors.ts';
import type { Entry } from './plan-diff.ts';
import { toEngine } from './stored.ts';

/** The pool in the wire form. */
interface PoolText {
  readonly reserve: string;
  readonly supply: string;
  readonly scale: number;
}

/** What commands would do together, without anybody's id. Money in the wire form. */
export interface Preview {
  readonly receipts: readonly Receipt[];
  /** What would be refused; empty when all is well. */
  readonly refused: readonly Refused[];
  /** What each account gets, where it is not nothing; `outside` is the world, negative for what comes in. */
  readonly accounts: Readonly<Partial<Record<PostingAccount, string>>>;
  readonly poolBefore: PoolText;
  readonly poolAfter: PoolText;
  /** The money that counts against the limits. */
  readonly amount: string;
  /** Of a change of plan: what differs from the plan in force. */
  readonly plan?: readonly Entry[];
  /** Of a change of plan in a live programme: what the plan check says. */
  readonly findings?: readonly Finding[];
  /** The rules of those warnings that the plan in force does not have: the approver names them. */
  readonly newWarnings?: readonly string[];
}

/** A preview with the exact amount in fen, and the refusals as the engine gave them. */
export interface Quoted {
  readonly preview: Preview;
  readonly amountFen: Int;
  readonly outcomes: readonly Outcome[];
}

/** Quotes commands in callers' ids, as they would be decided now. Changes nothing. */
export function quoteOf({ engine, aliases, nowMs }: Desk, commands: readonly WireCommand[]): Quoted {
  const before = engine.pool();
  const outcomes = engine.quote(toEngine(aliases, commands, formatInstant(nowMs)));
  const sums = new Map<PostingAccount, Int>();
  let pool: PoolAfter = before;
  let amountFen: Int = 0;
  for (const { events } of outcomes) {
    for (const event of events) {
      for (const [account, fen] of Object.entries(postingsOf(event)) as [PostingAccount, Int][])
        sums.set(account, add(sums.get(account) ?? 0, fen));
      amountFen = add(amountFen, moneyOf(event, before));
      if ('pool' in event) pool = event.pool;
    }
  }
  const preview: Preview = {
    receipts: outcomes.map(({ receipt }) => receipt),
    refused: refusedOf(outcomes, commands),
    accounts: Object.fromEntries(
      ACCOUNTS.flatMap((account) => {
        const fen = sums.get(account) ?? 0;
        return BigInt(fen) === 0n ? [] : [[account, formatMoney(fen)]];
      }),
    ),
    poolBefore: poolText(before),
    poolAfter: poolText(pool),
    amount: formatMoney(amountFen),
  };
  return { preview, amountFen, outcomes };
}

function refusedOf(outcomes: readonly Outcome[], commands: readonly WireCommand[]): Refused[] {
  return outcomes.flatMap(({ refusal }, index): Refused[] => {
    if (refusal !== undefined)
      return [{ index, code: refusal.code, ...(refusal.field !== undefined && { field: refusal.field }) }];
    // The service refuses these before the engine is asked.
    const field = Object.entries(commands[index] ?? {}).find(
      ([, value]) => typeof value === 'string' && CONTROL_CHARACTER.test(value),
    )?.[0];
    return field === undefined ? [] : [{ index, code: 'malformed', field }];
  });
}

function poolText({ reserve, supply, scale }: PoolAfter): PoolText {
  return { reserve: formatMoney(reserve), supply: formatPoints(supply, scale), scale };
}

/** What an event counts against the limits, in fen: money moved or promised; points at the price before, rounded up. */
function moneyOf(event: Event, { reserve, supply }: PoolAfter): Int {
  switch (event.type) {
    case 'FundsInjected':
    case 'WithdrawalRequested':
    case 'WithdrawalApproved':
    case 'DividendDeclared':
    case 'DebtImported':
      return event.amount;
    case 'BalanceAdjusted':
      return event.amount < 0 ? -event.amount : event.amount;
    case 'SubsidyOpened':
      return event.budget;
    case 'SubsidyClosed':
      return event.returned;
    case 'ConversionOpened':
      return mul(event.shares, event.pricePerShare);
    case 'PointsForfeited':
      return mulDivCeil(event.units, reserve, supply);
    case 'ProgrammeWoundUp':
      return event.paid;
    // Every other event follows from one of these, or moves no money that anybody approved.
    default:
      return 0;
  }
}
