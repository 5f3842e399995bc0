import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { LEAN } from '../../test/support/given.ts';
import { logged } from '../../test/support/logged.ts';
import type { Logged } from '../../test/support/logged.ts';
import { eventsSince } from './events.ts';
import { refreshReading } from './reading.ts';
import {
  accountBalances,
  memberBalances,
  memberStatement,
  merchantStatement,
  platformStatement,
} from './statements.ts';
import type { StatementPage } from './statements.ts';

let open: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.drop());

const PLAN = { ...LEAN, commissions: { referral: ['3%'] } };

/** Member 0 buys five times, member 1 above earns, and both withdraw. */
async function five(): Promise<Logged> {
  const programme = await logged(open.database, PLAN);
  const run = (type: string, fields: object): void => {
    expect(programme.apply({ type, at: '2026-01-01T00:00:00Z', ...fields }), type).toBe(true);
  };
  run('BindReferrer', { memberId: 'buyer', referrerId: 'above' });
  run('RegisterMerchant', { merchantId: 'shop' });
  for (let i = 0; i < 5; i++) {
    run('PlaceOrder', { orderId: `o${i}`, memberId: 'buyer', merchantId: 'shop', amount: `${i + 1}00.00` });
    run('SettleOrder', { orderId: `o${i}` });
  }
  run('RedeemPoints', { redemptionId: 'r', memberId: 'buyer', points: '1' });
  run('RequestWithdrawal', { withdrawalId: 'w', account: 'commission', memberId: 'above', amount: '10.00' });
  run('ApproveWithdrawal', { withdrawalId: 'w' });
  run('CompleteWithdrawal', { withdrawalId: 'w' });
  run('RequestWithdrawal', { withdrawalId: 'v', account: 'payable', merchantId: 'shop', amount: '20.00' });
  run('RequestWithdrawal', { withdrawalId: 'p', account: 'platform', amount: '5.00' });
  await programme.write();
  return programme;
}

const brief = ({ lines }: StatementPage): string[] =>
  lines.map(({ seq, account, amount }) => `${seq} ${account} ${amount}`);

describe('statements', () => {
  test('newest first, whole rows, from page to page without a gap: also where the tables do not follow yet', async () => {
    const { id } = await five();
    const { database } = open;
    const whole = brief(await memberStatement(database, id, 1, { limit: 100 }));
    expect(whole).toEqual([
      '17 frozen -1000',
      '15 commission -1000',
      '15 frozen 1000',
      '13 commission 1500',
      '11 commission 1200',
      '9 commission 900',
      '7 commission 600',
      '5 commission 300',
    ]);
    for (const refreshed of [false, true]) {
      if (refreshed) await refreshReading(database, id);
      for (const limit of [1, 2, 3, 8]) {
        const drawn: string[] = [];
        for (let before: number | undefined = undefined, first = true; first || before !== undefined; first = false) {
          const page: StatementPage = await memberStatement(database, id, 1, { before, limit });
          drawn.push(...brief(page));
          before = page.next;
        }
        expect(drawn, `${limit} a page`).toEqual(whole);
      }
    }
  });

  test('a table that follows half of the log shows no line twice', async () => {
    const programme = await logged(open.database, PLAN);
    const at = '2026-01-01T00:00:00Z';
    programme.apply({ type: 'BindReferrer', at, memberId: 'buyer', referrerId: 'above' });
    for (let i = 0; i < 6; i++) {
      programme.apply({ type: 'PlaceOrder', at, orderId: `o${i}`, memberId: 'buyer', amount: '100.00' });
      programme.apply({ type: 'SettleOrder', at, orderId: `o${i}` });
      await programme.write();
      if (i === 2) await refreshReading(open.database, programme.id);
    }
    const page = await memberStatement(open.database, programme.id, 1, { limit: 100 });
    expect(page.lines.map(({ seq }) => seq)).toEqual([14, 12, 10, 8, 6, 4]);
  });

  test('points at the row’s scale, with what is held and the basis afterwards', async () => {
    const { id, engine } = await five();
    const { lines, next } = await memberStatement(open.database, id, 0, { limit: 3 });
    expect(lines.map(({ seq, account }) => `${seq} ${account}`)).toEqual([
      '14 points',
      '14 cash',
      '13 points',
      '12 order',
    ]);
    const view = engine.member('0');
    expect(lines[0]?.points).toEqual({
      scale: 8,
      after: BigInt(view?.points ?? 0),
      basisAfter: BigInt(view?.basis ?? 0),
    });
    expect(lines[0]?.amount).toBe(-100_000_000n);
    expect(next).toBe(12);
  });

  test('merchant and platform: what they got, and what is frozen', async () => {
    const { id } = await five();
    const { database } = open;
    expect(brief(await merchantStatement(database, id, 0, { limit: 4 }))).toEqual([
      '18 payable -2000',
      '18 frozen 2000',
      '13 payable 15000',
      '11 payable 12000',
      '9 payable 9000',
    ]);
    const platform = await platformStatement(database, id, { limit: 2 });
    // 10 % and 30 % of 500.00, less a commission of 3 %; the fee of the completed withdrawal is 0.
    expect(brief(platform)).toEqual(['19 platform -500', '19 frozen 500', '13 platform 18500']);
    expect(brief(await platformStatement(database, id, { before: platform.next, limit: 1 }))).toEqual([
      '11 platform 14800',
    ]);
  });

  test('one programme’s lines are not another’s', async () => {
    const [first, second] = [await five(), await logged(open.database, PLAN)];
    expect(first.id).not.toBe(second.id);
    for (const statement of [memberStatement, merchantStatement])
      expect(await statement(open.database, second.id, 0, { limit: 10 })).toEqual({ lines: [], next: undefined });
    expect((await platformStatement(open.database, second.id, { limit: 10 })).lines).toEqual([]);
  });
});

describe('balances', () => {
  test('J1: as of any row; the sum of all is 0', async () => {
    const { id } = await five();
    const { database } = open;
    expect(await accountBalances(database, id, 0)).toMatchObject({ outside: 0n, reserve: 0n });
    expect(await accountBalances(database, id, 1)).toMatchObject({ outside: -100_000n, reserve: 100_000n });
    expect(await accountBalances(database, id, 4)).toMatchObject({ outside: -110_000n, open_orders: 10_000n });
    const end = await accountBalances(database, id, 19);
    expect(end).toMatchObject({ frozen_withdrawals: 2500n, commission: 3500n, payable: 43_000n, open_orders: 0n });
    expect(Object.values(end).reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
    expect(await memberBalances(database, id, 1, 15)).toEqual({
      cash: 0n,
      commission: 3500n,
      dividend: 0n,
      frozen: 1000n,
      coins: 0n,
    });
    expect(await memberBalances(database, id, 1, 14)).toMatchObject({ commission: 4500n, frozen: 0n });
  });
});

describe('events', () => {
  test('in order, from a cursor, by type; a page that is not full has looked at everything', async () => {
    const { id } = await five();
    const { database } = open;
    const first = await eventsSince(database, id, { after: 0, limit: 3 });
    expect(first.rows.map(({ type }) => type)).toEqual(['ProgrammeOpened', 'ReferrerBound', 'MerchantRegistered']);
    expect(first).toMatchObject({ next: 3, end: false });
    const settled = await eventsSince(database, id, {
      after: first.next,
      limit: 10,
      types: ['OrderSettled', 'PointsRedeemed'],
    });
    expect(settled.rows.map(({ seq }) => seq)).toEqual([5, 7, 9, 11, 13, 14]);
    expect(settled).toMatchObject({ next: 19, end: true });
    const [order] = (await eventsSince(database, id, { after: 3, limit: 1 })).rows;
    expect(order).toMatchObject({
      seq: 4,
      atMs: Date.UTC(2026, 0, 1),
      member: 0,
      merchant: 0,
      order: 0,
      postings: { outside: -10_000n, open_orders: 10_000n },
      units: undefined,
      facts: { amount: 10_000, poolLeg: 3000, commissions: [{ member: 1, kind: 'referral', amount: 300 }] },
      command: { type: 'PlaceOrder', memberId: '0', amount: '100.00' },
      actor: 'test',
    });
    expect(await eventsSince(database, id, { after: 19, limit: 10 })).toEqual({ rows: [], next: 19, end: true });
  });
});
