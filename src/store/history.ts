/** The price of a point through time, in buckets of any length, and what was paid out, settled and exited in each. */
import { parseMoney } from '#core/quantity';
import type { Queryable } from './database.ts';
import type { Pair } from './log-row.ts';
import { PART_COLUMNS, comparePrices, partsOf, settled } from './price-parts.ts';
import type { PricePart } from './price-parts.ts';

/** A price: exactly reserve fen for supply units at scale, and in yuan a point with twelve decimals, rounded down. */
export interface Price {
  readonly reserve: string;
  readonly supply: string;
  readonly scale: number;
  readonly decimal: string;
}

/** One piece of the history. `open` is the price as it began, `close` as it ended; both as after a whole command. */
export interface PriceBucket {
  readonly fromMs: number;
  readonly open: Price;
  readonly high: Price;
  readonly low: Price;
  readonly close: Price;
  /** Fen that members were paid out of the pool: sales, exits, winding up. */
  readonly payouts: bigint;
  readonly settled: number;
  readonly exits: number;
}

/** Seconds of a bucket, by name. Weeks begin on Monday. */
const RESOLUTIONS = { minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const;

/** What part of the history, and how fine. */
export interface HistoryRequest {
  readonly fromMs: number;
  /** Exclusive. */
  readonly toMs: number;
  /** A name, or whole seconds. */
  readonly resolution: keyof typeof RESOLUTIONS | number;
  /** What local time is ahead of UTC: where days and weeks begin. China's, 480, unless said. */
  readonly offsetMinutes?: number;
}

/** The most buckets of one answer. */
const BUCKETS_MAX = 5000;

/** A request that would have more buckets than `BUCKETS_MAX`, or a resolution that is no whole number of seconds. */
export class HistoryError extends Error {
  readonly code: 'too_many_buckets' | 'resolution_invalid';
  readonly buckets: number;
  constructor(code: HistoryError['code'], buckets: number) {
    super(code === 'too_many_buckets' ? `${buckets} buckets, at most ${BUCKETS_MAX}` : 'not a whole number of seconds');
    this.code = code;
    this.buckets = buckets;
  }
}

const CHINA_MINUTES = 480;
/** From 1970-01-01, a Thursday, to a Monday. */
const TO_MONDAY_S = 4 * 86_400;

/** Where the buckets of a request lie: in whole seconds since 1970. */
interface Grid {
  readonly startS: number;
  readonly stepS: number;
  readonly count: number;
}

function gridOf({ fromMs, toMs, resolution, offsetMinutes = CHINA_MINUTES }: HistoryRequest): Grid {
  const stepS = typeof resolution === 'number' ? resolution : RESOLUTIONS[resolution];
  if (!Number.isSafeInteger(stepS) || stepS < 1) throw new HistoryError('resolution_invalid', 0);
  const shiftS = offsetMinutes * 60 - (stepS % RESOLUTIONS.week === 0 ? TO_MONDAY_S : 0);
  const startS = Math.floor((fromMs / 1000 + shiftS) / stepS) * stepS - shiftS;
  const count = Math.max(0, Math.ceil((toMs / 1000 - startS) / stepS));
  if (count > BUCKETS_MAX) throw new HistoryError('too_many_buckets', count);
  return { startS, stepS, count };
}

/**
 * The history between two instants, a bucket for every step from the one that `fromMs` lies in; none before the programme was opened. Read from the
 * table of minutes as far as that follows the log, then from the log; for steps that are no whole minutes from the log alone.
 */
export async function priceHistory(
  database: Queryable,
  programme: number,
  request: HistoryRequest,
): Promise<readonly PriceBucket[]> {
  const grid = gridOf(request);
  const genesis = await genesisOf(database, programme);
  if (genesis === undefined || grid.count === 0) return [];
  const wholeMinutes = grid.startS % 60 === 0 && grid.stepS % 60 === 0;
  const { known, anchor, pieces } = await fromTable(database, programme, grid, wholeMinutes);
  const after = wholeMinutes ? known : await afterAnchor(database, programme, known, anchor);
  const to = await firstRowFrom(database, programme, (grid.startS + grid.count * grid.stepS) * 1000);
  const tail = await fromLog(database, programme, after, to, grid);
  const start = tail.findLast(({ piece }) => piece < 0) ?? anchor;
  return bucketsOf(grid, [...pieces, ...tail.filter(({ piece }) => piece >= 0)], start, genesis);
}

async function genesisOf(database: Queryable, programme: number): Promise<bigint | undefined> {
  const [row] = await database.query<{ genesis: string }>(
    `select facts -> 'plan' -> 'pool' ->> 'genesis' as genesis from event where programme = $1 and seq = 1`,
    [programme],
  );
  const fen = row && parseMoney(row.genesis);
  return fen === undefined ? undefined : BigInt(fen);
}

/** How far a table follows the log, and what members hold there, in points. */
interface State {
  readonly seq: number;
  readonly held: string;
}

async function readingState(database: Queryable, programme: number): Promise<State> {
  const [state] = await database.query<State>(`select seq, held from reading where programme = $1`, [programme]);
  return state ?? { seq: 0, held: '0' };
}

/** The last minute before the one given. */
async function anchorOf(database: Queryable, programme: number, minute: number): Promise<PricePart | undefined> {
  const [part] = await database.query<PricePart>(
    `select minute as piece, ${PART_COLUMNS} from price_minute where programme = $1 and minute < $2
     order by minute desc, run desc limit 1`,
    [programme, minute],
  );
  return part;
}

/** What the table of minutes has for a grid, all of it from one moment: while it is being refreshed it is read again. */
async function fromTable(
  database: Queryable,
  programme: number,
  grid: Grid,
  wholeMinutes: boolean,
): Promise<{ known: State; anchor: PricePart | undefined; pieces: PricePart[] }> {
  for (;;) {
    const known = await readingState(database, programme);
    const anchor = await anchorOf(database, programme, Math.floor(grid.startS / 60));
    const pieces = wholeMinutes ? await fromMinutes(database, programme, grid) : [];
    if ((await readingState(database, programme)).seq === known.seq) return { known, anchor, pieces };
  }
}

/** Where to read the log from: after the anchor's minute, if the table has come that far; else after the table's end. */
async function afterAnchor(
  database: Queryable,
  programme: number,
  known: State,
  anchor: PricePart | undefined,
): Promise<State> {
  if (anchor === undefined) return { seq: 0, held: '0' };
  const seq = (await firstRowFrom(database, programme, (anchor.piece + 1) * 60_000)) - 1;
  return seq <= known.seq ? { seq, held: anchor.held } : known;
}

/** The first row at or after an instant, or the one that will come next. Time never goes back in a log, so it is found by halving. */
async function firstRowFrom(database: Queryable, programme: number, ms: number): Promise<number> {
  const [state] = await database.query<{ seq: number }>(`select seq from programme where id = $1`, [programme]);
  let [low, high] = [1, (state?.seq ?? 0) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await database.query<{ at: number }>(`select at from event where programme = $1 and seq = $2`, [
      programme,
      middle,
    ]);
    if ((row?.at ?? Infinity) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The minutes of a grid, drawn together: of each bucket its last part, with the sums of all, and every part at a seam of runs, where alone
 * the price may have fallen.
 */
function fromMinutes(database: Queryable, programme: number, { startS, stepS, count }: Grid): Promise<PricePart[]> {
  return database.query<PricePart>(
    `with parts as (
       select (minute * 60 - $2::bigint) / $3::bigint as piece, minute, ${PART_COLUMNS} from price_minute
       where programme = $1 and minute >= $2::bigint / 60 and minute < ($2::bigint + $3::bigint * $4::bigint) / 60
     ), told as (
       select minute, piece, run, start_reserve, start_supply, start_scale, reserve, supply, scale, held,
         sum(payouts) over whole as payouts, sum(settled) over whole as settled, sum(exits) over whole as exits,
         lead(run) over ordered as next_run, lead(piece) over ordered as next_piece
       from parts window whole as (partition by piece), ordered as (order by minute, run)
     )
     select piece, run, start_reserve, start_supply, start_scale, reserve, supply, scale, held,
       case when next_piece is distinct from piece then payouts else 0 end as payouts,
       case when next_piece is distinct from piece then settled else 0 end::bigint as settled,
       case when next_piece is distinct from piece then exits else 0 end::bigint as exits
     from told where run > 0 or next_run > 0 or next_piece is distinct from piece order by minute, run`,
    [programme, startS, stepS, count],
  );
}

/** The parts of the log from after one row to before another; the piece of what lies before the grid is -1. */
function fromLog(database: Queryable, programme: number, after: State, to: number, grid: Grid): Promise<PricePart[]> {
  return database.query<PricePart>(
    `with source as materialized (
       select seq, type, units, reserve, cash, reserve_after, supply_after, scale,
         greatest(floor((extract(epoch from at) - $4::bigint) / $5::bigint), -1)::bigint as piece
       from event where programme = $1 and seq > $2 and seq < $3 and reserve_after is not null
     ), ${partsOf('source', '$6::numeric', 'null::bigint')}
     select piece, ${PART_COLUMNS} from parts order by first`,
    [programme, after.seq, to, grid.startS, grid.stepS, after.held],
  );
}

function bucketsOf(
  { startS, stepS, count }: Grid,
  parts: readonly PricePart[],
  before: PricePart | undefined,
  genesis: bigint,
): readonly PriceBucket[] {
  const buckets: PriceBucket[] = [];
  let last = before && endOf(before, genesis);
  let next = 0;
  for (let piece = 0; piece < count; piece++) {
    const own: PricePart[] = [];
    for (; parts[next]?.piece === piece; next++) own.push(parts[next] as PricePart);
    const open: Pair | undefined = last ?? (own[0] && startOf(own[0]));
    if (open === undefined) continue;
    const seen = [open, ...own.flatMap((part) => [startOf(part), endOf(part, genesis)])];
    last = seen.at(-1) as Pair;
    buckets.push({
      fromMs: (startS + piece * stepS) * 1000,
      open: priceOf(open),
      high: priceOf(seen.reduce((a, b) => (comparePrices(a, b) < 0 ? b : a))),
      low: priceOf(seen.reduce((a, b) => (comparePrices(a, b) > 0 ? b : a))),
      close: priceOf(last),
      payouts: own.reduce((sum, part) => sum + BigInt(part.payouts), 0n),
      settled: own.reduce((sum, part) => sum + part.settled, 0),
      exits: own.reduce((sum, part) => sum + part.exits, 0),
    });
  }
  return buckets;
}

function startOf(part: PricePart): Pair {
  return { reserve: BigInt(part.start_reserve), supply: BigInt(part.start_supply), scale: part.start_scale };
}

function endOf(part: PricePart, genesis: bigint): Pair {
  const pair = { reserve: BigInt(part.reserve), supply: BigInt(part.supply), scale: part.scale };
  return settled(pair, part.held, genesis);
}

const DECIMALS = 12;
const FEN_DIGITS = 2;

function priceOf({ reserve, supply, scale }: Pair): Price {
  const digits = String((reserve * 10n ** BigInt(scale + DECIMALS - FEN_DIGITS)) / supply).padStart(DECIMALS + 1, '0');
  const decimal = `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
  return { reserve: String(reserve), supply: String(supply), scale, decimal };
}
