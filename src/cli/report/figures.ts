/** The figures of a run, worked out once for the summary, the JSON and the report. Money in fen. */
import { formatPlan } from '#core/plan';
import type { PlanFile } from '#core/plan';
import type { Engine } from '#core/engine';
import { add, formatMoney, formatPoints, mulDivFloor } from '#core/quantity';
import type { Int } from '#core/quantity';
import type { RefusalCode } from '#core/refusal';
import { formatInstant } from '#core/time';
import type { OrdersAccount } from '../orders/account.ts';
import { spreadOf } from './spread.ts';
import type { Spread } from './spread.ts';
import type { Recorder, Sum } from './recorder.ts';

/** Where a run began and what went in. */
export interface Origin {
  /** The plan as it was named, or the snapshot. */
  readonly source: string;
  readonly sha256: string;
  readonly fromSnapshot: boolean;
  /** The file that was run. */
  readonly input: string;
  /** Lines of the file that were commands; absent for a file of orders. */
  readonly lines?: number;
  /** What became of the rows of a file of orders. */
  readonly orders?: OrdersAccount;
}

/** Everything that a reader is told about a run. */
export interface Figures {
  readonly origin: Origin;
  readonly plan: PlanFile;
  readonly firstAtMs: number | undefined;
  readonly lastAtMs: number | undefined;
  readonly accepted: number;
  readonly refused: number;
  /** Refusals by code, the most frequent first. */
  readonly refusals: readonly (readonly [code: RefusalCode, count: number])[];
  /** Undefined when nobody has spent anything yet. */
  readonly spread: Spread | undefined;
  readonly paid: Int;
  readonly sums: { readonly [K in SumName]: Readonly<Sum> };
  /** Where the settled cash went, in the order of the legs; the values add up to it. */
  readonly legs: { readonly [K in 'merchants' | 'platform' | 'commissions' | 'pool']: Int };
  readonly commissions: Recorder['commissions'];
  /** What else came into the pool besides the orders' own inflow. */
  readonly extras: Int;
  /** The part of inflow and minting extras that points were minted for (M1). */
  readonly rebate: Int;
  readonly taxes: Int;
  readonly pool: ReturnType<Engine['pool']>;
  /** What the points that members hold stand for in the reserve, rounded down; before any fee. */
  readonly heldWorth: Int;
  readonly accounts: ReturnType<Engine['accounts']>;
  readonly memberCount: number;
  readonly merchantCount: number;
  readonly openOrderCount: number;
}

type SumName =
  | 'placed'
  | 'settled'
  | 'refunded'
  | 'sales'
  | 'exits'
  | 'windUp'
  | 'conversions'
  | 'injections'
  | 'dividends'
  | 'withdrawals';

/** Works the figures out. Sums are exact; only ratios are doubles. */
export function figuresOf(recorder: Recorder, engine: Engine, origin: Origin): Figures {
  const pool = engine.pool();
  const { placed, settled, refunded, sales, exits, windUp, conversions, injections, dividends, withdrawals } = recorder;
  const commissions = Object.values(recorder.commissions).reduce<Int>((total, fen) => add(total, fen), 0);
  return {
    origin,
    plan: formatPlan(engine.plan),
    firstAtMs: recorder.firstAtMs,
    lastAtMs: recorder.lastAtMs,
    accepted: recorder.accepted,
    refused: recorder.refused,
    refusals: [...recorder.refusals].sort(([, a], [, b]) => b - a),
    spread: spreadOf(recorder.members),
    paid: recorder.paid,
    sums: { placed, settled, refunded, sales, exits, windUp, conversions, injections, dividends, withdrawals },
    legs: { merchants: recorder.merchants, platform: recorder.platform, commissions, pool: recorder.inflow },
    commissions: recorder.commissions,
    extras: recorder.extras,
    rebate: recorder.rebate,
    taxes: recorder.taxes,
    pool,
    heldWorth: mulDivFloor(pool.held, pool.reserve, pool.supply),
    accounts: engine.accounts(),
    memberCount: engine.memberCount,
    merchantCount: engine.merchantCount,
    openOrderCount: engine.openOrderCount,
  };
}

/** The figures in the wire form, for `--json`: money with two decimals, ratios as numbers. */
export function figuresJson(figures: Figures): { readonly [name: string]: unknown } {
  const { origin, spread, sums, pool, accounts } = figures;
  const sumJson = ({ count, fen }: Readonly<Sum>): object => ({ count, amount: formatMoney(fen) });
  return {
    plan: { source: origin.source, sha256: origin.sha256, name: figures.plan.name },
    from: figures.firstAtMs === undefined ? null : formatInstant(figures.firstAtMs),
    to: figures.lastAtMs === undefined ? null : formatInstant(figures.lastAtMs),
    commands: { accepted: figures.accepted, refused: figures.refused, refusals: Object.fromEntries(figures.refusals) },
    payouts: {
      membersWhoSpent: spread?.members ?? 0,
      spent: formatMoney(sums.settled.fen),
      paid: formatMoney(figures.paid),
      membersPaidNothing: spread?.paidNothing ?? 0,
      paidToSpent:
        spread === undefined
          ? null
          : {
              median: spread.median,
              mean: spread.mean,
              deciles: spread.deciles,
              highest: spread.most,
              ofHundredMembers: spread.ofHundred,
            },
      sales: sumJson(sums.sales),
      exits: sumJson(sums.exits),
      windUp: sumJson(sums.windUp),
    },
    legs: Object.fromEntries(Object.entries(figures.legs).map(([leg, fen]) => [leg, formatMoney(fen)])),
    commissions: Object.fromEntries(Object.entries(figures.commissions).map(([kind, fen]) => [kind, formatMoney(fen)])),
    orders: {
      placed: sumJson(sums.placed),
      settled: sumJson(sums.settled),
      refunds: sumJson(sums.refunded),
      open: figures.openOrderCount,
    },
    pool: {
      reserve: formatMoney(pool.reserve),
      supply: formatPoints(pool.supply, pool.scale),
      locked: formatPoints(pool.locked, pool.scale),
      scale: pool.scale,
      heldWorth: formatMoney(figures.heldWorth),
    },
    platform: formatMoney(accounts.platform),
    surplus: formatMoney(accounts.surplus),
    taxes: formatMoney(accounts.taxes),
    members: figures.memberCount,
    merchants: figures.merchantCount,
  };
}
