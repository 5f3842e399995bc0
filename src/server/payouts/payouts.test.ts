import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice } from '../../../test/support/office.ts';
import type { TestOffice } from '../../../test/support/office.ts';
import { insertGrant } from '../auth/grants.ts';
import { ensurePersonByPhone, writePersonal } from '../auth/people.ts';
import type { Principal } from '../auth/principal.ts';
import type { Role } from '../auth/roles.ts';
import type { Programmes } from '../programmes.ts';
import { RECENT_SIGN_IN_MS } from '../proposals/decide.ts';
import type { Office } from '../proposals/rows.ts';
import { bankFile, readResults } from './bank-file.ts';
import { emulator, MANUAL } from './channel.ts';
import type { PayoutChannel } from './channel.ts';
import { bankFileOf, followPayouts, listBatches, sendPayouts } from './payouts.ts';
import { reconcile, recordResults } from './reconcile.ts';
import { rebuildWithdrawals, refreshWithdrawals, withdrawalQueue } from './withdrawals.ts';
import type { WithdrawalState } from './withdrawals.ts';

const PLAN = {
  name: 'p',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  withdrawal: { minimum: '1.00', fee: '10%', tax: { cash: '0%', commission: '0%', dividend: '0%', payable: '0%' } },
  returnWindowDays: 0,
};

let given: TestOffice;
let programmes: Programmes;
let office: Office;
let next = 0;

beforeAll(async () => {
  given = await openOffice();
  ({ programmes, office } = given);
});
afterAll(() => given.close());

function person(role: Role, verifiedAtMs = given.clock.nowMs): Principal {
  return given.person(1, role, { verifiedAtMs });
}
const finance = (): Principal => person('operator-finance');

/** A programme with a member who has cash and a shop that is owed money; both know where theirs goes. */
async function opened(mode: 'live' | 'sandbox', payee = '6222020200112233445'): Promise<number> {
  const { id } = await programmes.create({ name: `p${next++}`, mode, plan: PLAN }, 'system');
  await given.done(
    id,
    { type: 'RegisterMerchant', merchantId: 'shop' },
    { type: 'PlaceOrder', orderId: 'o', memberId: 'm', merchantId: 'shop', amount: '9000.00' },
  );
  await given.done(id, { type: 'RedeemPoints', redemptionId: 'r', memberId: 'm', points: '900' });
  const grant = async (role: Role, phone: string, name: string): Promise<void> => {
    const at = await given.own.database.transaction(async (client) => {
      const found = await ensurePersonByPhone(client, office.context, phone);
      await insertGrant(client, { person: found, role, programme: id, object: '0' }, 'system', given.clock.nowMs);
      return found;
    });
    await writePersonal(office.context, at, 'name', name, 'system');
    await writePersonal(office.context, at, 'payee', payee, 'system');
  };
  await grant('member', `138${String(next++).padStart(8, '0')}`, '王小明');
  await grant('merchant-owner', `139${String(next++).padStart(8, '0')}`, '李四');
  return id;
}

/** Withdrawals of the member's cash, approved; gives nothing, they are numbered from 0 in this order. */
async function withdrawals(id: number, amounts: readonly string[], approve = true): Promise<void> {
  for (const amount of amounts) {
    const withdrawalId = `w${next++}`;
    await given.done(id, { type: 'RequestWithdrawal', withdrawalId, account: 'cash', memberId: 'm', amount });
    if (approve) await given.done(id, { type: 'ApproveWithdrawal', withdrawalId });
  }
}

async function states(id: number): Promise<WithdrawalState[]> {
  return (await withdrawalQueue(given.own.database, id, { limit: 100 })).map(({ state }) => state);
}

const file = (...lines: string[]): Uint8Array => Buffer.from(['结果,付款编号,金额（元）', ...lines].join('\r\n'));

describe('the queue', () => {
  test('follows the log, keeps what the engine forgets, pages, and is the same when made again', async () => {
    const id = await opened('sandbox');
    await withdrawals(id, ['10.00', '20.00', '30.00']);
    await withdrawals(id, ['40.00'], false);
    await given.done(id, {
      type: 'RequestWithdrawal',
      withdrawalId: 'x',
      account: 'payable',
      merchantId: 'shop',
      amount: '5.00',
    });
    await given.done(id, { type: 'RejectWithdrawal', withdrawalId: 'x' });
    const all = await withdrawalQueue(given.own.database, id, { limit: 10 });
    expect(
      all.map(({ number, state, amount, fee, toOwner, member, merchant }) => [
        number,
        state,
        amount,
        fee,
        toOwner,
        member,
        merchant,
      ]),
    ).toEqual([
      [0, 'approved', '10.00', '1.00', '9.00', 0, null],
      [1, 'approved', '20.00', '2.00', '18.00', 0, null],
      [2, 'approved', '30.00', '3.00', '27.00', 0, null],
      [3, 'requested', '40.00', '4.00', '36.00', 0, null],
      [4, 'rejected', '5.00', '0.50', '4.50', null, 0],
    ]);
    expect(all[0]?.approvedAt).not.toBeNull();
    const page = await withdrawalQueue(given.own.database, id, { state: 'approved', after: 0, limit: 1 });
    expect(page.map(({ number }) => number)).toEqual([1]);
    const extent = { any: false, merchants: ['0'], members: [] };
    expect((await withdrawalQueue(given.own.database, id, { limit: 10, extent })).map(({ number }) => number)).toEqual([
      4,
    ]);
    expect(await withdrawalQueue(given.own.database, id, { limit: 10, extent: { ...extent, merchants: [] } })).toEqual(
      [],
    );
    await Promise.all([1, 2, 3].map(() => refreshWithdrawals(given.own.database, id)));
    await rebuildWithdrawals(given.own.database, id);
    expect(await withdrawalQueue(given.own.database, id, { limit: 10 })).toEqual(all);
  });
});

describe('by hand', () => {
  test('a bank file out, once; results in; what does not fit changes nothing', async () => {
    const id = await opened('live');
    await withdrawals(id, ['10.00', '20.00', '30.00', '40.00', '50.00', '60.00']);
    await given.done(id, { type: 'RequestWithdrawal', withdrawalId: 'x', account: 'platform', amount: '5.00' });
    await given.done(id, { type: 'ApproveWithdrawal', withdrawalId: 'x' });
    const both = await Promise.all([
      sendPayouts(office, finance(), id, MANUAL),
      sendPayouts(office, finance(), id, MANUAL),
    ]);
    expect(both.map(({ sent }) => sent).toSorted((a, b) => a - b)).toEqual([0, 6]);
    expect(both.find(({ sent }) => sent > 0)?.skipped).toEqual([{ number: 6, problem: 'payee_missing' }]);
    expect(await states(id)).toEqual([...Array.from({ length: 6 }, () => 'sent'), 'approved']);
    const batch = both.find(({ sent }) => sent > 0)?.batch ?? 0;
    expect(await listBatches(office, finance(), id, { limit: 9 })).toMatchObject([
      { id: batch, payments: 6, amount: '18900', channel: 'manual' },
    ]);
    const text = (await bankFileOf(office, finance(), id, batch)).file.toString();
    expect(text.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFF付款编号,收款人户名,收款银行,收款账号,金额（元）,附言',
      `GP${id}-0,王小明,,6222020200112233445,9.00,提现`,
    ]);

    const results = file(
      `成功,GP${id}-0,9.00`,
      `失败,GP${id}-1,"18.0"`,
      `成功,GP${id}-2,27.01`,
      `处理中,GP${id}-3,36.00`,
      `成功,GP${id}-4,45.00`,
      `失败,GP${id}-4,45.00`,
      `成功,GP${id}-99,1.00`,
      `成功,GP999-0,9.00`,
    );
    const expected = [
      [2, 'unrecorded'],
      [3, 'unrecorded'],
      [4, 'amount_differs'],
      [5, null],
      [6, 'conflicting'],
      [7, 'conflicting'],
      [8, 'reference_unknown'],
      [9, 'reference_unknown'],
      [null, 'not_in_file'],
    ];
    const seq = async (): Promise<number> =>
      (await given.own.database.query<{ seq: number }>('select seq from programme where id = $1', [id]))[0]?.seq ?? 0;
    const before = await seq();
    expect((await reconcile(office, finance(), id, results)).map(({ line, difference }) => [line, difference])).toEqual(
      expected,
    );
    expect(await seq()).toBe(before);
    const recorded = await recordResults(office, finance(), id, results);
    expect(recorded.map(({ line, difference }) => [line, difference])).toEqual(expected);
    expect(recorded.map(({ done }) => done)).toEqual(['completed', 'failed', ...Array.from({ length: 7 }, () => null)]);
    expect(await seq()).toBe(before + 2);
    expect(await states(id)).toEqual(['completed', 'failed', 'sent', 'sent', 'sent', 'sent', 'approved']);

    // The same file again changes nothing, and a bank that takes back what it said is found out.
    expect((await recordResults(office, finance(), id, results)).slice(0, 2)).toMatchObject([
      { difference: null, done: null },
      { difference: null, done: null },
    ]);
    expect(await reconcile(office, finance(), id, file(`失败,GP${id}-0,9.00`))).toMatchObject([
      {
        difference: 'contradicts',
        ours: { state: 'completed', amount: '9.00' },
        bank: { result: 'failure', amount: '9.00' },
      },
      ...Array.from({ length: 5 }, () => ({ difference: 'not_in_file' })),
    ]);
    expect(await seq()).toBe(before + 2);
    // A file that is had again has nobody who was paid.
    expect((await bankFileOf(office, finance(), id, batch)).file.toString()).not.toContain(`GP${id}-0,`);
    expect(await followPayouts(office, id, MANUAL)).toEqual([]);
  });

  test('who may, and how lately they signed in', async () => {
    const id = await opened('live');
    await withdrawals(id, ['10.00']);
    for (const role of ['operator-admin', 'operator-support', 'auditor', 'member'] as const)
      await expect(sendPayouts(office, person(role), id, MANUAL)).rejects.toMatchObject({ code: 'not_allowed' });
    const stale = person('operator-finance', given.clock.nowMs - RECENT_SIGN_IN_MS - 1);
    await expect(sendPayouts(office, stale, id, MANUAL)).rejects.toMatchObject({ code: 'recent_sign_in_required' });
    await expect(bankFileOf(office, stale, id, 1)).rejects.toMatchObject({ code: 'recent_sign_in_required' });
    await expect(recordResults(office, stale, id, file())).rejects.toMatchObject({ code: 'recent_sign_in_required' });
    await expect(sendPayouts(office, finance(), id, emulator())).rejects.toMatchObject({
      code: 'channel_not_for_live',
    });
    await expect(bankFileOf(office, finance(), id, 99_999)).rejects.toMatchObject({ code: 'batch_unknown' });
    expect(await states(id)).toEqual(['approved']);
  });

  test('no cell of the bank file is a formula, and a file in GB 18030 is read', () => {
    const payee = { name: '=HYPERLINK("x")', bank: '＠bank', account: '+86,1"' };
    const text = bankFile([{ reference: 'GP1-1', amountFen: 100_000, payee }]).toString();
    expect(text.split('\r\n')[1]).toBe(`GP1-1,"'=HYPERLINK(""x"")",'＠bank,"'+86,1""",1000.00,提现`);
    // 结果,付款编号,金额 and 成功 in GB 18030.
    const bytes = Buffer.from('bde1b9fb2cb8b6bfeeb1e0bac52cbdf0b6ee0ab3c9b9a62c47502d312c22312c3030302e35220a', 'hex');
    expect(readResults(bytes)).toEqual([{ line: 2, reference: 'GP-1', amountFen: 100_050, result: 'success' }]);
    expect(readResults(file('', '也许,GP1-1,-1.00'))).toEqual([
      { line: 3, reference: 'GP1-1', amountFen: undefined, result: undefined },
    ]);
    expect(() => readResults(Buffer.from('a,b\n'))).toThrow('results_column_missing');
    expect(() => readResults(Buffer.from([0xff, 0xff, 0xff]))).toThrow('results_unreadable');
    expect(() => readResults(file('"'))).toThrow('results_unreadable');
  });
});

describe('by the emulator', () => {
  test('success, failure, unknown: unknown is asked for, what was lost is sent again by the same reference', async () => {
    const id = await opened('sandbox', '{"bank":"工商银行","account":"6222"}');
    // Of 10 % fee: 11.11 leaves 9.99, 10.14 leaves 9.12 and so on; what counts is the fen that arrives.
    await withdrawals(id, ['10.00', '11.26', '11.27', '11.28', '11.29']);
    const arrives = (await withdrawalQueue(given.own.database, id, { limit: 9 })).map(({ toOwner }) => toOwner);
    expect(arrives).toEqual(['9.00', '10.13', '10.14', '10.15', '10.16']);
    const channel = emulator();
    expect(await sendPayouts(office, finance(), id, channel)).toMatchObject({ sent: 5, skipped: [] });
    expect(await states(id)).toEqual(['completed', 'failed', 'unknown', 'unknown', 'unknown']);
    expect(await followPayouts(office, id, channel)).toEqual([
      { number: 2, result: 'success' },
      { number: 4, result: 'success' },
    ]);
    expect(await states(id)).toEqual(['completed', 'failed', 'completed', 'unknown', 'completed']);
    expect(await followPayouts(office, id, channel)).toEqual([]);
    expect([...channel.sent]).toEqual([
      [`GP${id}-0`, 1],
      [`GP${id}-1`, 1],
      [`GP${id}-2`, 1],
      [`GP${id}-3`, 1],
      [`GP${id}-4`, 2],
    ]);
    expect(await sendPayouts(office, finance(), id, channel)).toEqual({ batch: null, sent: 0, skipped: [] });
  });

  test('a channel that fails after it took the payments: asked, not sent again', async () => {
    const id = await opened('sandbox');
    await withdrawals(id, ['10.00', '20.00']);
    const inner = emulator();
    const failing: PayoutChannel = {
      ...inner,
      send: async (payments) => {
        await inner.send(payments);
        throw new Error('the line broke');
      },
    };
    await sendPayouts(office, finance(), id, failing);
    expect(await states(id)).toEqual(['unknown', 'unknown']);
    await followPayouts(office, id, { ...inner, query: () => Promise.reject(new Error('still broken')) });
    expect(await states(id)).toEqual(['unknown', 'unknown']);
    await followPayouts(office, id, inner);
    expect(await states(id)).toEqual(['completed', 'completed']);
    expect([...inner.sent.values()]).toEqual([1, 1]);
  });

  test('one that was closed by somebody else meanwhile stays as it is', async () => {
    const id = await opened('sandbox');
    await withdrawals(id, ['11.28']);
    const channel = emulator(() => ['unknown', 'success']);
    await sendPayouts(office, finance(), id, channel);
    const racing: PayoutChannel = {
      ...channel,
      query: async (references) => {
        await given.done(id, { type: 'FailWithdrawal', withdrawalId: `w${next - 1}` });
        return await channel.query(references);
      },
    };
    expect(await followPayouts(office, id, racing)).toEqual([
      { number: 0, result: 'success', refused: 'withdrawal_wrong_status' },
    ]);
    expect(await states(id)).toEqual(['failed']);
  });
});
