import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validatePlan } from '#core/plan';
import { randomProgramme } from '../../test/auditor/random-commands.ts';
import { testDatabase } from '../../test/support/database.ts';
import { LEAN } from '../../test/support/given.ts';
import { LONG } from '../../test/support/laws.ts';
import { logged } from '../../test/support/logged.ts';
import { eventsSince } from './events.ts';
import { bigOf, listOf } from './log-row.ts';
import type { LogRow } from './log-row.ts';
import { checkReading, readingSeq, rebuildReading, refreshReading } from './reading.ts';
import { outcomes, refreshOutcomes } from './statistics.ts';

let open: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.drop());

const isValidPlan = (plan: unknown): boolean => validatePlan(plan).ok;
const PPM = 1_000_000n;

/** The outcomes by looking at every event. */
function scan(rows: readonly LogRow[]): object {
  const members = new Map<unknown, { spent: bigint; paid: bigint; commissions: bigint; exits: number }>();
  const of = (member: unknown) => {
    const found = members.get(member) ?? { spent: 0n, paid: 0n, commissions: 0n, exits: 0 };
    members.set(member, found);
    return found;
  };
  for (const { type, member, facts } of rows) {
    if (type === 'OrderSettled') {
      of(member).spent += bigOf(facts, 'spend');
      for (const part of listOf(facts, 'commissions')) of(part['member']).commissions += bigOf(part, 'amount');
    }
    if (['PointsRedeemed', 'MemberExited', 'MemberPaidOut'].includes(type)) of(member).paid += bigOf(facts, 'paid');
    if (type === 'MemberExited') of(member).exits++;
  }
  const all = [...members.values()].filter(({ spent }) => spent > 0n);
  const ratios = all.map(({ spent, paid }) => (paid * PPM) / spent).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const count = BigInt(all.length);
  const sum = (pick: (one: (typeof all)[number]) => bigint): bigint =>
    all.reduce((total, one) => total + pick(one), 0n);
  const share = (whom: (one: (typeof all)[number]) => boolean): bigint =>
    count === 0n ? 0n : (BigInt(all.filter(whom).length) * PPM) / count;
  const tenths =
    all.length === 0 ? [] : [1, 2, 3, 4, 5, 6, 7, 8, 9].map((k) => ratios[Math.ceil((k * all.length) / 10) - 1]);
  const [spent, paid] = [sum((one) => one.spent), sum((one) => one.paid)];
  return {
    members: all.length,
    spent,
    paid,
    commissions: sum((one) => one.commissions),
    totalPpm: spent === 0n ? 0n : (paid * PPM) / spent,
    meanPpm: count === 0n ? undefined : ratios.reduce((total, ratio) => total + ratio, 0n) / count,
    medianPpm: tenths[4],
    decilesPpm: tenths,
    atZeroPpm: share((one) => one.paid === 0n),
    madeWholePpm: share((one) => one.paid >= one.spent),
    forcedOutPpm: share((one) => one.exits > 0),
  };
}

const SEEDS = LONG ? 300 : 12;

describe('outcomes', () => {
  test('random programmes: followed in small steps, at once, or made again, they are what a scan of all events says', async () => {
    const { database } = open;
    for (let seed = 0; seed < SEEDS; seed++) {
      const { plan, auditor, commands } = randomProgramme(seed, 150, { isValidPlan });
      const programme = await logged(database, plan);
      let step = 0;
      for (const command of commands) {
        auditor.apply(command);
        programme.apply(command);
        if (seed % 2 === 0 && step++ % 10 === 0) {
          await programme.write();
          await refreshOutcomes(database, programme.id);
        }
      }
      await programme.write();
      expect(await refreshOutcomes(database, programme.id)).toBe(programme.seq());
      const { rows } = await eventsSince(database, programme.id, { after: 0, limit: 100_000 });
      const expected = { seq: programme.seq(), ...scan(rows) };
      expect(await outcomes(database, programme.id), `seed ${seed}`).toEqual(expected);
      expect(await checkReading(database, programme.id), `seed ${seed}`).toBeUndefined();
      await refreshOutcomes(database, programme.id);
      expect(await outcomes(database, programme.id), `seed ${seed}, again`).toEqual(expected);
      await rebuildReading(database, programme.id);
      expect(await outcomes(database, programme.id), `seed ${seed}, made again`).toEqual(expected);
    }
  }, 600_000);

  test('without members there is no mean, and before the first refresh nothing is known', async () => {
    const { id } = await logged(open.database, LEAN);
    expect(await readingSeq(open.database, id)).toBe(0);
    const nothing = {
      members: 0,
      spent: 0n,
      paid: 0n,
      commissions: 0n,
      totalPpm: 0n,
      meanPpm: undefined,
      medianPpm: undefined,
    };
    expect(await outcomes(open.database, id)).toMatchObject({ seq: 0, ...nothing, decilesPpm: [], atZeroPpm: 0n });
    await refreshOutcomes(open.database, id);
    expect(await outcomes(open.database, id)).toMatchObject({ seq: 1, ...nothing });
  });
});

describe('the tables that follow the log', () => {
  const orders = async (count: number) => {
    const programme = await logged(open.database, { ...LEAN, commissions: { referral: ['3%'] } });
    const at = '2026-01-01T00:00:00Z';
    programme.apply({ type: 'BindReferrer', at, memberId: 'm', referrerId: 'r' });
    for (let i = 0; i < count; i++) {
      programme.apply({ type: 'PlaceOrder', at, orderId: `o${i}`, memberId: 'm', amount: '100.00' });
      programme.apply({ type: 'SettleOrder', at, orderId: `o${i}` });
    }
    await programme.write();
    return programme;
  };

  test('eight refreshes at once count everything once', async () => {
    const { id, seq } = await orders(400);
    const ends = await Promise.all(Array.from({ length: 8 }, () => refreshReading(open.database, id)));
    expect(ends).toEqual(ends.map(() => seq()));
    expect(await outcomes(open.database, id)).toMatchObject({ members: 1, spent: 4_000_000n });
    expect(await checkReading(open.database, id)).toBeUndefined();
  });

  test('a wrong figure, a missing line and a line too many are found', async () => {
    const { id } = await orders(3);
    const { database } = open;
    await refreshReading(database, id);
    const spoil = async (statement: string): Promise<unknown> => {
      await database.query(statement, [id]);
      const found = await checkReading(database, id);
      await rebuildReading(database, id);
      expect(await checkReading(database, id)).toBeUndefined();
      return found;
    };
    expect(await spoil(`update outcome set paid = paid + 1 where programme = $1 and member = 0`)).toEqual({
      table: 'outcome',
      owner: 0,
    });
    expect(await spoil(`delete from outcome where programme = $1 and member = 1`)).toEqual({
      table: 'outcome',
      owner: 1,
    });
    expect(await spoil(`delete from commission_line where programme = $1 and seq = 4`)).toEqual({
      table: 'commission_line',
      owner: 1,
    });
    expect(await spoil(`insert into commission_line values ($1, 7, 3)`)).toEqual({
      table: 'commission_line',
      owner: 7,
    });
  });
});
