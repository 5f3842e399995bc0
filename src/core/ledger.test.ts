import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Column } from './column.ts';
import { InvariantError } from './invariants.ts';
import { Journal } from './journal.ts';
import { Ledger } from './ledger.ts';
import type { OwnedAccount } from './ledger.ts';

const OWNED: readonly OwnedAccount[] = ['cash', 'commission', 'dividend', 'payable'];
const COMMON = ['platform', 'taxes', 'openOrders', 'frozenWithdrawals', 'openSubsidies'] as const;

function messageOf(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof InvariantError) return error.message;
    throw error;
  }
  return 'holds';
}

/** A ledger in which every account holds another amount, and what came in covers them. */
function filled(journal = new Journal()): Ledger {
  const ledger = new Ledger(journal, 1000);
  OWNED.forEach((account, i) => {
    ledger.post(account, 0, 10 ** i);
    ledger.post(account, 7, 2 * 10 ** i);
  });
  COMMON.forEach((account, i) => ledger.postCommon(account, 10 ** (4 + i)));
  ledger.receive(3333 + 111_110_000 + 50);
  ledger.release(50);
  return ledger;
}

function columnOf(ledger: Ledger, account: OwnedAccount): Column {
  return (ledger as unknown as { readonly columns: Readonly<Record<OwnedAccount, Column>> }).columns[account];
}

describe('posting', () => {
  test('W5: an owner’s balance and the sum of its kind go together', () => {
    const ledger = filled();
    expect(OWNED.map((account) => [0, 7, 8].map((owner) => ledger.balance(account, owner)))).toEqual([
      [1, 2, 0],
      [10, 20, 0],
      [100, 200, 0],
      [1000, 2000, 0],
    ]);
    expect(ledger.totals).toEqual({
      cash: 3,
      commission: 30,
      dividend: 300,
      payable: 3000,
      platform: 10 ** 4,
      taxes: 10 ** 5,
      openOrders: 10 ** 6,
      frozenWithdrawals: 10 ** 7,
      openSubsidies: 10 ** 8,
    });
    ledger.post('cash', 7, -2);
    expect([ledger.balance('cash', 7), ledger.totals.cash]).toEqual([0, 1]);
  });

  test('W5: no balance goes below nothing, a member’s nor the programme’s', () => {
    const ledger = filled();
    expect(messageOf(() => ledger.post('cash', 7, -3))).toBe('W5 does not hold: a balance is negative');
    expect(messageOf(() => ledger.postCommon('platform', -(10 ** 4) - 1))).toBe(
      'W5 does not hold: an account is negative',
    );
    expect([ledger.balance('cash', 7), ledger.totals.platform]).toEqual([2, 10 ** 4]);
    expect(messageOf(() => ledger.post('cash', 7, -2))).toBe('holds');
    expect(messageOf(() => ledger.postCommon('platform', -(10 ** 4)))).toBe('holds');
  });

  test('J1: it opens with the genesis as what came in', () => {
    const ledger = new Ledger(new Journal(), 1000);
    expect([ledger.cameIn, ledger.wentOut]).toEqual([1000, 0]);
    ledger.receive(10n ** 20n);
    ledger.release(7);
    expect([ledger.cameIn, ledger.wentOut]).toEqual([10n ** 20n + 1000n, 7]);
  });

  test('J3: a dry run leaves every account as it was', () => {
    const journal = new Journal();
    const ledger = filled(journal);
    const writer = new ByteWriter();
    ledger.writeTo(writer, 8, 8);
    const before = writer.finish();
    journal.dryRun(() => {
      for (const account of OWNED) for (const owner of [0, 7, 3]) ledger.post(account, owner, 5);
      for (const account of COMMON) ledger.postCommon(account, 6);
      ledger.receive(7);
      ledger.receive(7);
      ledger.release(8);
      ledger.release(8);
    });
    const after = new ByteWriter();
    ledger.writeTo(after, 8, 8);
    expect(after.finish()).toEqual(before);
    expect([ledger.cameIn, ledger.wentOut]).toEqual([1000 + 3333 + 111_110_000 + 50, 50]);
  });
});

describe('checks', () => {
  test('J1: reserve, surplus and every account are what came in less what went out', () => {
    expect(messageOf(() => filled().verify(800, 200))).toBe('holds');
    expect(messageOf(() => filled().verify(801, 200))).toMatch(/^J1 /);
    expect(messageOf(() => filled().verify(800, 199))).toMatch(/^J1 /);
    for (const account of [...OWNED, ...COMMON]) {
      const ledger = filled();
      ledger.postCommon(account, 1);
      expect(
        messageOf(() => ledger.verify(800, 200)),
        account,
      ).toBe('J1 does not hold: the accounts are not what came in less what went out');
    }
    const more = filled();
    more.receive(1);
    expect(messageOf(() => more.verify(800, 200))).toMatch(/^J1 /);
    more.release(1);
    expect(messageOf(() => more.verify(800, 200))).toBe('holds');
  });

  test('J1 W5: the recount finds a balance that changed behind its sum’s back, or is below nothing', () => {
    expect(messageOf(() => filled().recount())).toBe('holds');
    for (const account of OWNED) {
      const off = filled();
      columnOf(off, account).set(3, 1);
      expect(messageOf(() => off.recount())).toBe(`J1 does not hold: the ${account} balances are not their sum`);
      const negative = filled();
      columnOf(negative, account).set(3, -1);
      expect(messageOf(() => negative.recount())).toBe(`W5 does not hold: a ${account} balance is negative`);
    }
  });
});

test('a snapshot gives back every balance, members’ and merchants’ apart', () => {
  const ledger = filled();
  const writer = new ByteWriter();
  ledger.writeTo(writer, 8, 1);
  const reader = new ByteReader(writer.finish());
  const copy = new Ledger(new Journal(), 5);
  copy.readFrom(reader, 8, 1);
  expect(reader.done).toBe(true);
  expect([copy.cameIn, copy.wentOut, copy.totals]).toEqual([ledger.cameIn, ledger.wentOut, ledger.totals]);
  expect(OWNED.map((account) => [0, 7].map((owner) => copy.balance(account, owner)))).toEqual([
    [1, 2],
    [10, 20],
    [100, 200],
    [1000, 0],
  ]);
});

test('a snapshot gives back balances past one page, of as many members, or merchants, as there are', () => {
  for (const [members, merchants, account] of [
    [70_000, 1, 'cash'],
    [1, 70_000, 'payable'],
  ] as const) {
    const ledger = new Ledger(new Journal(), 1000);
    ledger.post(account, 69_999, 7);
    const writer = new ByteWriter();
    ledger.writeTo(writer, members, merchants);
    const reader = new ByteReader(writer.finish());
    const copy = new Ledger(new Journal(), 5);
    copy.readFrom(reader, members, merchants);
    expect([copy.balance(account, 69_999), reader.done]).toEqual([7, true]);
  }
});

test('the memory of an account is that of its column', () => {
  const ledger = new Ledger(new Journal(), 1);
  ledger.post('payable', 100, 1);
  expect(OWNED.map((account) => ledger.bytesOf(account))).toEqual([0, 0, 0, 128 * 8]);
});
