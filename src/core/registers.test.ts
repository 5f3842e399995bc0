import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { Journal } from './journal.ts';
import { CLOSED_WITHDRAWAL, Conversions, Grants, Subsidies, Withdrawals } from './registers.ts';
import type { Conversion, Grant, Subsidy, Withdrawal } from './registers.ts';

type AnyRegister = Withdrawals | Subsidies | Conversions | Grants;

function bytesOf(register: AnyRegister): Uint8Array {
  const writer = new ByteWriter();
  register.writeTo(writer);
  return writer.finish();
}

/** What comes back out of a register's bytes, by id. */
function roundTrip(register: AnyRegister, copy: AnyRegister): unknown[] {
  const reader = new ByteReader(bytesOf(register));
  copy.readFrom(reader);
  expect(reader.done).toBe(true);
  const found: unknown[] = [];
  copy.forEach((record, number) => found.push([copy.ids.idOf(number), record]));
  return found;
}

const BIG = 10n ** 30n;

describe('records by id', () => {
  function subsidy(left: number): Subsidy {
    return { left, sharePpm: 5, mints: true, open: true };
  }

  function filled(journal = new Journal()): Subsidies {
    const register = new Subsidies(journal);
    expect(register.insert('a', subsidy(1))).toBe(0);
    expect(register.insert('b', subsidy(2))).toBe(1);
    return register;
  }

  test('J4: a record is found by its id and by its number, and replaced as a whole', () => {
    const register = filled();
    expect([register.find('a'), register.find('b'), register.find('c')]).toEqual([subsidy(1), subsidy(2), undefined]);
    expect(register.get(1)).toEqual(subsidy(2));
    register.set(1, subsidy(3));
    expect([register.find('b'), register.find('a')]).toEqual([subsidy(3), subsidy(1)]);
    const seen: unknown[] = [];
    register.forEach((record, number) => seen.push([number, record.left]));
    expect(seen).toEqual([
      [0, 1],
      [1, 3],
    ]);
  });

  test('J3: a dry run takes back what was taken in and what was replaced', () => {
    const journal = new Journal();
    const register = filled(journal);
    const before = bytesOf(register);
    journal.dryRun(() => {
      register.set(0, subsidy(7));
      register.insert('c', subsidy(8));
      register.set(2, subsidy(9));
      register.set(0, subsidy(10));
      expect([register.find('c'), register.find('a')]).toEqual([subsidy(9), subsidy(10)]);
    });
    expect(bytesOf(register)).toEqual(before);
    expect([register.find('a'), register.find('c'), register.ids.size]).toEqual([subsidy(1), undefined, 2]);
    expect(register.insert('d', subsidy(4))).toBe(2);
    expect(register.find('d')).toEqual(subsidy(4));
  });
});

describe('snapshots of the registers', () => {
  test('W2: withdrawals come back with status, account, owner and amounts; a closed one is only an id', () => {
    const register = new Withdrawals(new Journal());
    const all: readonly (readonly [string, Withdrawal])[] = [
      ['w1', { status: 'requested', account: 'cash', owner: 0, amount: BIG, fee: 1, tax: 2 }],
      ['w2', { status: 'approved', account: 'commission', owner: 5, amount: 3, fee: 4, tax: 5 }],
      ['w3', CLOSED_WITHDRAWAL],
      ['w4', { status: 'requested', account: 'dividend', owner: 70_000, amount: 6, fee: 7, tax: 8 }],
      ['w5', { status: 'approved', account: 'payable', owner: 2, amount: 9, fee: 0, tax: 0 }],
      ['w6', { status: 'requested', account: 'platform', owner: -1, amount: 10, fee: 0, tax: 0 }],
    ];
    for (const [id, record] of all) register.insert(id, record);
    expect(roundTrip(register, new Withdrawals(new Journal()))).toEqual(all);
    expect(CLOSED_WITHDRAWAL).toEqual({ status: 'closed', account: 'platform', owner: -1, amount: 0, fee: 0, tax: 0 });
    const closed = new Withdrawals(new Journal());
    closed.insert('w', CLOSED_WITHDRAWAL);
    const open = new Withdrawals(new Journal());
    open.insert('w', { ...CLOSED_WITHDRAWAL, status: 'requested' });
    expect(bytesOf(open).length - bytesOf(closed).length).toBe(32);
  });

  test('S1: subsidies come back in the order of opening', () => {
    const register = new Subsidies(new Journal());
    const all: readonly (readonly [string, Subsidy])[] = [
      ['z', { left: BIG, sharePpm: 1_000_000, mints: true, open: true }],
      ['a', { left: 0, sharePpm: 0, mints: false, open: false }],
      ['m', { left: 5, sharePpm: 7, mints: false, open: true }],
    ];
    for (const [id, record] of all) register.insert(id, record);
    expect(roundTrip(register, new Subsidies(new Journal()))).toEqual(all);
  });

  test('V1: conversions come back with what is left of them, price and lock-up', () => {
    const register = new Conversions(new Journal());
    const all: readonly (readonly [string, Conversion])[] = [
      [
        'c1',
        {
          sharesLeft: Number.MAX_SAFE_INTEGER,
          pricePerShare: BIG,
          lockDays: 1_000_000,
          tranches: 12,
          everyDays: 30,
          open: true,
        },
      ],
      ['c2', { sharesLeft: 0, pricePerShare: 1, lockDays: 0, tranches: 1, everyDays: 2, open: false }],
    ];
    for (const [id, record] of all) register.insert(id, record);
    expect(roundTrip(register, new Conversions(new Journal()))).toEqual(all);
  });

  test('V2: grants come back with member, conversion, shares and moment', () => {
    const register = new Grants(new Journal());
    const all: readonly (readonly [string, Grant])[] = [
      ['g1', { member: 0, conversion: 1, shares: Number.MAX_SAFE_INTEGER, grantedMs: 253_402_300_799_999 }],
      ['g2', { member: 9_999_999, conversion: 0, shares: 1, grantedMs: -62_167_219_200_000 }],
    ];
    for (const [id, record] of all) register.insert(id, record);
    expect(roundTrip(register, new Grants(new Journal()))).toEqual(all);
  });
});
