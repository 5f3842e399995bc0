import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validatePlan } from '#core/plan';
import { randomProgramme } from '../../test/auditor/random-commands.ts';
import { testDatabase } from '../../test/support/database.ts';
import { LEAN } from '../../test/support/given.ts';
import { LONG } from '../../test/support/laws.ts';
import { logged } from '../../test/support/logged.ts';
import type { Logged } from '../../test/support/logged.ts';
import { eventsSince } from './events.ts';
import { HistoryError, priceHistory } from './history.ts';
import type { Price, PriceBucket } from './history.ts';
import type { LogRow, Pair } from './log-row.ts';
import { comparePrices } from './price-parts.ts';
import { refreshReading } from './reading.ts';

let open: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.drop());

/** The pool after a command, as the engine has it. */
interface Moment {
  readonly atMs: number;
  readonly pair: Pair;
}

function pairOf(programme: Logged): Pair {
  const { reserve, supply, scale } = programme.engine.pool();
  return { reserve: BigInt(reserve), supply: BigInt(supply), scale };
}

const textOf = ({ reserve, supply, scale }: Price | Pair): string => `${reserve}/${supply}@${scale}`;
const numbersOf = ({ reserve, supply, scale }: Price): Pair => ({
  reserve: BigInt(reserve),
  supply: BigInt(supply),
  scale,
});
const isValidPlan = (plan: unknown): boolean => validatePlan(plan).ok;

/** The buckets by looking at every row and every command. */
function check(
  buckets: readonly PriceBucket[],
  rows: readonly LogRow[],
  moments: readonly Moment[],
  stepMs: number,
  place: string,
): void {
  for (const bucket of buckets) {
    const toMs = bucket.fromMs + stepMs;
    const inside = rows.filter(({ atMs }) => atMs >= bucket.fromMs && atMs < toMs);
    const ended = moments.findLast(({ atMs }) => atMs < toMs)?.pair as Pair;
    const began = moments.findLast(({ atMs }) => atMs < bucket.fromMs)?.pair;
    const where = `${place}, bucket ${new Date(bucket.fromMs).toISOString()}`;
    expect(textOf(bucket.close), where).toBe(textOf(ended));
    if (began !== undefined) expect(textOf(bucket.open), where).toBe(textOf(began));
    const seen = [numbersOf(bucket.open), ended, ...inside.flatMap(({ pool }) => (pool === undefined ? [] : [pool]))];
    const high = seen.reduce((a, b) => (comparePrices(a, b) < 0 ? b : a));
    const low = seen.reduce((a, b) => (comparePrices(a, b) > 0 ? b : a));
    expect(comparePrices(numbersOf(bucket.high), high), `${where}: high`).toBe(0);
    expect(comparePrices(numbersOf(bucket.low), low), `${where}: low`).toBe(0);
    const payouts = inside.filter(({ type }) => ['PointsRedeemed', 'MemberExited', 'MemberPaidOut'].includes(type));
    expect(bucket.payouts, where).toBe(payouts.reduce((sum, { postings }) => sum + (postings.cash ?? 0n), 0n));
    expect(bucket.settled, where).toBe(inside.filter(({ type }) => type === 'OrderSettled').length);
    expect(bucket.exits, where).toBe(inside.filter(({ type }) => type === 'MemberExited').length);
  }
}

async function play(seed: number): Promise<void> {
  const { plan, auditor, commands } = randomProgramme(seed, 150, { isValidPlan });
  const programme = await logged(open.database, plan);
  const { database } = open;
  const { id } = programme;
  const moments: Moment[] = [{ atMs: Date.UTC(2020, 0, 1), pair: pairOf(programme) }];
  const refresh = seed % 3;
  let step = 0;
  for (const command of commands) {
    auditor.apply(command);
    if (programme.apply(command)) moments.push({ atMs: programme.engine.nowMs, pair: pairOf(programme) });
    // The tables follow in small steps, half way, or not at all.
    if ((refresh === 0 && step % 7 === 0) || (refresh === 1 && step === 75)) {
      await programme.write();
      await refreshReading(database, id);
    }
    step++;
  }
  await programme.write();
  const { rows } = await eventsSince(database, id, { after: 0, limit: 100_000 });
  const last = moments.at(-1)?.atMs ?? 0;
  const middle = moments[Math.floor(moments.length / 2)]?.atMs ?? 0;
  for (const [resolution, seconds] of [
    ['day', 86_400],
    ['week', 604_800],
    ['hour', 3600],
    [5400, 5400],
    ['minute', 60],
    [7, 7],
  ] as const) {
    for (const [fromMs, toMs] of [
      [last - seconds * 60_000, last + seconds * 2000],
      [middle, middle + seconds * 40_000],
    ] as const) {
      const buckets = await priceHistory(database, id, { fromMs, toMs, resolution });
      expect(buckets[0]?.fromMs).toBeLessThanOrEqual(Math.max(fromMs, Date.UTC(2020, 0, 1)));
      check(buckets, rows, moments, seconds * 1000, `seed ${seed}, ${resolution}`);
    }
  }
}

const SEEDS = LONG ? 300 : 12;

describe('price history', () => {
  test('P5, P6: closes are the engine’s own pairs at any resolution, read from the minutes, from the log, or from both', async () => {
    for (let seed = 0; seed < SEEDS; seed++) await play(seed);
  }, 600_000);

  test('days begin at midnight in China, weeks on Monday; a bucket where nothing happened carries the price on', async () => {
    const programme = await logged(open.database, LEAN);
    const { id } = programme;
    programme.apply({ type: 'PlaceOrder', at: '2026-01-05T15:59:59Z', orderId: 'a', memberId: 'm', amount: '1000.00' });
    programme.apply({ type: 'SettleOrder', at: '2026-01-05T15:59:59Z', orderId: 'a' });
    programme.apply({
      type: 'RedeemPoints',
      at: '2026-01-06T16:00:00Z',
      redemptionId: 'r',
      memberId: 'm',
      points: '10',
    });
    await programme.write();
    const request = { fromMs: Date.UTC(2026, 0, 5), toMs: Date.UTC(2026, 0, 8), resolution: 'day' as const };
    const days = await priceHistory(open.database, id, request);
    expect(days.map(({ fromMs }) => new Date(fromMs).toISOString().slice(0, 13))).toEqual([
      '2026-01-04T16',
      '2026-01-05T16',
      '2026-01-06T16',
      '2026-01-07T16',
    ]);
    expect(days.map(({ settled }) => settled)).toEqual([1, 0, 0, 0]);
    expect(days.map(({ payouts }) => payouts > 0n)).toEqual([false, false, true, false]);
    expect(days[0]?.open).toEqual({ reserve: '100000', supply: '100000000000', scale: 8, decimal: '1.000000000000' });
    // R = 1300.00, and P6 leaves a stake of 1000 × 210 / 300 = 700 points beside the member's 210.
    expect(days[0]?.close).toEqual({ reserve: '130000', supply: '91000000000', scale: 8, decimal: '1.428571428571' });
    expect(days[1]).toMatchObject({
      open: days[0]?.close,
      high: days[0]?.close,
      low: days[0]?.close,
      close: days[0]?.close,
    });
    expect(days[2]?.low).toEqual(days[1]?.close);
    expect(days[2]?.high).toEqual(days[2]?.close);
    const [week] = await priceHistory(open.database, id, { ...request, resolution: 'week' });
    expect(new Date(week?.fromMs ?? 0).toISOString()).toBe('2026-01-04T16:00:00.000Z');
    const [utc] = await priceHistory(open.database, id, { ...request, offsetMinutes: 0 });
    expect(utc).toMatchObject({ fromMs: Date.UTC(2026, 0, 5), settled: 1 });
  });

  test('nothing before the opening, nothing for no programme, and no more buckets than 5,000', async () => {
    const { id } = await logged(open.database, LEAN, Date.UTC(2026, 0, 5, 12));
    const day = {
      fromMs: Date.UTC(2026, 0, 1),
      toMs: Date.UTC(2026, 0, 7),
      resolution: 'day',
      offsetMinutes: 0,
    } as const;
    const days = await priceHistory(open.database, id, day);
    expect(days.map(({ fromMs }) => fromMs)).toEqual([Date.UTC(2026, 0, 5), Date.UTC(2026, 0, 6)]);
    expect(await priceHistory(open.database, 0, day)).toEqual([]);
    expect(await priceHistory(open.database, id, { ...day, toMs: day.fromMs })).toEqual([]);
    const minutes = { ...day, resolution: 'minute', toMs: day.fromMs + 5000 * 60_000 } as const;
    expect(await priceHistory(open.database, id, minutes)).toHaveLength(0);
    const error = await priceHistory(open.database, id, { ...minutes, toMs: minutes.toMs + 1 }).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(HistoryError);
    expect(error).toMatchObject({ code: 'too_many_buckets', buckets: 5001, message: '5001 buckets, at most 5000' });
    await expect(priceHistory(open.database, id, { ...day, resolution: 0.5 })).rejects.toMatchObject({
      code: 'resolution_invalid',
    });
  });
});
