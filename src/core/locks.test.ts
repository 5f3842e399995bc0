import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { Journal } from './journal.ts';
import { Locks, stillLocked } from './locks.ts';
import { narrow } from './quantity.ts';
import { DAY_MS } from './time.ts';

const MANY = 10n ** 30n;

function bytesOf(locks: Locks): Uint8Array {
  const writer = new ByteWriter();
  locks.writeTo(writer);
  return writer.finish();
}

function copyOf(locks: Locks): Locks {
  const reader = new ByteReader(bytesOf(locks));
  const copy = new Locks(new Journal());
  copy.readFrom(reader);
  expect(reader.done).toBe(true);
  return copy;
}

describe('what is still to come of a number of units', () => {
  test.each<[days: number, locked: number]>([
    [-1, 100],
    [0, 67],
    [29.99, 67],
    [30, 34],
    [59.99, 34],
    [60, 0],
    [90, 0],
    [900, 0],
  ])('L5 V3: of 100 in three tranches from day 0, one every 30 days, on day %s there are %s left', (days, locked) => {
    expect(stillLocked(100, 3, 1000, 30, 1000 + days * DAY_MS)).toBe(locked);
  });

  test('L5 V3: a millisecond before the first there is everything, at it one tranche less', () => {
    expect(stillLocked(100, 4, 5000, 7, 4999)).toBe(100);
    expect(stillLocked(100, 4, 5000, 7, 5000)).toBe(75);
  });

  test('L5 V3: tranches that come every 0 days come all at once', () => {
    expect([stillLocked(100, 4, 5000, 0, 4999), stillLocked(100, 4, 5000, 0, 5000)]).toEqual([100, 0]);
  });

  test('L5: it is n - floor(n x done / tranches), for every number', () => {
    const parts = fc.record({
      total: fc.bigInt({ min: 0n, max: MANY }),
      tranches: fc.integer({ min: 1, max: 1_000_000 }),
      everyDays: fc.integer({ min: 1, max: 1_000_000 }),
      days: fc.integer({ min: 0, max: 10_000_000 }),
    });
    fc.assert(
      fc.property(parts, ({ total, tranches, everyDays, days }) => {
        const done = Math.min(tranches, Math.floor(days / everyDays) + 1);
        expect(stillLocked(narrow(total), tranches, 0, everyDays, days * DAY_MS)).toBe(
          narrow(total - (total * BigInt(done)) / BigInt(tranches)),
        );
      }),
    );
  });
});

describe('members’ locks', () => {
  const release = { tranches: 4, everyDays: 10 };

  test('L5: the first tranche comes one period after the settlement', () => {
    const locks = new Locks(new Journal());
    locks.add(3, 1000, release, 0);
    const days = [0, 9.99, 10, 19.99, 20, 30, 39.99, 40, 400];
    expect(days.map((day) => locks.of(3, 5000, day * DAY_MS))).toEqual([1000, 1000, 750, 750, 500, 250, 250, 0, 0]);
    expect(locks.of(2, 5000, 0)).toBe(0);
  });

  test('L5: several locks add up, each in its own time, and never exceed what is held', () => {
    const locks = new Locks(new Journal());
    locks.add(3, 1000, release, 0);
    locks.add(3, 100, { tranches: 1, everyDays: 5 }, 10 * DAY_MS);
    const days = [10, 15, 20];
    expect(days.map((day) => locks.of(3, 5000, day * DAY_MS))).toEqual([850, 750, 500]);
    expect(days.map((day) => locks.of(3, 700, day * DAY_MS))).toEqual([700, 700, 500]);
    expect(locks.of(3, 0, 0)).toBe(0);
  });

  test('L5: locks that were released in full are forgotten when the next one comes', () => {
    const [long, short] = [new Locks(new Journal()), new Locks(new Journal())];
    long.add(3, 1000, release, 0);
    long.add(3, 8, release, 39 * DAY_MS);
    long.add(3, 7, release, 40 * DAY_MS);
    short.add(3, 8, release, 39 * DAY_MS);
    short.add(3, 7, release, 40 * DAY_MS);
    expect(bytesOf(long)).toEqual(bytesOf(short));
  });

  test('B2: with no points left the locks are gone, the others’ stay', () => {
    const locks = new Locks(new Journal());
    locks.add(3, 1000, release, 0);
    locks.add(4, 500, release, 0);
    locks.clear(3);
    locks.clear(5);
    expect([3, 4, 5].map((member) => locks.of(member, 5000, 0))).toEqual([0, 500, 0]);
    expect(bytesOf(locks).length).toBe(bytesOf(copyOf(locks)).length);
  });

  test('P5: a step of scale multiplies what was locked, before the division', () => {
    const locks = new Locks(new Journal());
    locks.add(3, 3, release, 0);
    locks.grow();
    locks.add(4, 3, release, 0);
    expect([0, 10, 20, 30, 40].map((day) => locks.of(3, 5000, day * DAY_MS))).toEqual([300, 225, 150, 75, 0]);
    expect([0, 10, 20, 30, 40].map((day) => locks.of(4, 5000, day * DAY_MS))).toEqual([3, 3, 2, 1, 0]);
  });

  test('J3: a dry run leaves them as they were', () => {
    const journal = new Journal();
    const locks = new Locks(journal);
    locks.add(3, 1000, release, 0);
    locks.add(5, 10n ** 20n, release, 0);
    const before = bytesOf(locks);
    journal.dryRun(() => {
      locks.add(3, 10, release, 1);
      locks.grow();
      locks.add(4, 10, release, 2);
      locks.clear(5);
      locks.clear(3);
      locks.grow();
      locks.clear(9);
    });
    expect(bytesOf(locks)).toEqual(before);
    expect([3, 4, 5].map((member) => locks.of(member, 10n ** 25n, 0))).toEqual([1000, 0, 10n ** 20n]);
    locks.grow();
    journal.dryRun(() => undefined);
    expect(locks.of(3, 10n ** 25n, 0)).toBe(100_000);
    expect(bytesOf(locks)).not.toEqual(before);
  });

  test('J3: a dry run takes back a lock, and a clearing', () => {
    const journal = new Journal();
    const locks = new Locks(journal);
    locks.add(3, 1000, release, 0);
    const before = bytesOf(locks);
    journal.dryRun(() => locks.add(3, 10, release, 1));
    journal.dryRun(() => locks.clear(3));
    expect(bytesOf(locks)).toEqual(before);
  });

  test('a snapshot gives them back, the same whatever the order they came in', () => {
    const [forth, back] = [new Locks(new Journal()), new Locks(new Journal())];
    const all = [
      [7, 10n ** 20n, { tranches: 5, everyDays: 30 }, 1234.5],
      [1, 60, { tranches: 1_000_000, everyDays: 0 }, 99],
      [12, 70, { tranches: 2, everyDays: 1_000_000 }, -5],
    ] as const;
    for (const [member, units, terms, at] of all) forth.add(member, units, terms, at);
    for (const [member, units, terms, at] of all.toReversed()) back.add(member, units, terms, at);
    forth.add(7, 5, release, 2000);
    back.add(7, 5, release, 2000);
    expect(bytesOf(back)).toEqual(bytesOf(forth));
    const copy = copyOf(forth);
    for (const day of [0, 30, 45, 1_000_000, 10_000_000]) {
      for (const [member] of all) {
        expect(copy.of(member, MANY, day * DAY_MS)).toBe(forth.of(member, MANY, day * DAY_MS));
      }
    }
    expect(bytesOf(copy)).toEqual(bytesOf(forth));
  });
});
