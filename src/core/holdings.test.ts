import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { Holdings } from './holdings.ts';
import { Journal } from './journal.ts';
import type { Int } from './quantity.ts';

/** Gives a member so many more units, to that basis. */
function give(holdings: Holdings, member: number, units: Int, basis: Int): void {
  holdings.hold(member, units, units, basis);
}

const nobody = (): boolean => false;
const everybody = (): boolean => true;

describe('who may be due', () => {
  test('X1: only whose basis / points is at most the bound is asked, in the order of members', () => {
    const holdings = new Holdings(new Journal(), true);
    give(holdings, 4, 10, 20);
    give(holdings, 0, 10, 30);
    give(holdings, 2, 10, 10);
    give(holdings, 9, 10, 21);
    expect(holdings.due(0.99, everybody)).toEqual([]);
    expect(holdings.due(1, everybody)).toEqual([2]);
    expect(holdings.due(2, everybody)).toEqual([2, 4]);
    expect(holdings.due(3, everybody)).toEqual([0, 2, 4, 9]);
    expect(holdings.due(3, (member) => member > 2)).toEqual([4, 9]);
    expect(holdings.due(Infinity, nobody)).toEqual([]);
  });

  test('X1: a key left behind by a later order is brought up to date when somebody looks', () => {
    const holdings = new Holdings(new Journal(), true);
    give(holdings, 0, 10, 10);
    holdings.hold(0, 0, 10, 50);
    const asked: number[] = [];
    const look = (bound: number): number[] => holdings.due(bound, (member) => asked.push(member) < 0);
    look(1);
    expect(asked).toEqual([0]);
    look(1);
    expect(asked).toEqual([0]);
    look(5);
    expect(asked).toEqual([0, 0]);
  });

  test('X1: a basis that shrinks faster than the points counts at once', () => {
    const holdings = new Holdings(new Journal(), true);
    give(holdings, 0, 10, 100);
    holdings.hold(0, 0, 10, 20);
    expect(holdings.due(2, everybody)).toEqual([0]);
  });

  test('X1 X3: without points, without a basis, or without a cap nobody is', () => {
    const holdings = new Holdings(new Journal(), true);
    give(holdings, 0, 0, 10);
    give(holdings, 1, 10, 0);
    give(holdings, 2, 10, 10);
    holdings.hold(2, -10, 0, 0);
    expect(holdings.due(Infinity, everybody)).toEqual([]);
    const uncapped = new Holdings(new Journal(), false);
    give(uncapped, 0, 10, 10);
    expect(uncapped.due(Infinity, everybody)).toEqual([]);
  });

  test('X1: where doubles do not reach, everybody is asked', () => {
    const huge = 10n ** 320n;
    for (const [points, basis] of [
      [huge, 5],
      [5, huge],
      [huge, huge * 7n],
      [10n ** 305n, 1],
    ] as const) {
      const holdings = new Holdings(new Journal(), true);
      give(holdings, 0, points, basis);
      for (const bound of [NaN, 0, 1e-320, 1, Infinity]) expect(holdings.due(bound, everybody)).toEqual([0]);
    }
  });
});

test('P5: a step of scale multiplies points and their sum, not the basis, and a hundredth is the price that is due', () => {
  const holdings = new Holdings(new Journal(), true);
  give(holdings, 0, 10, 30);
  give(holdings, 3, 10n ** 20n, 7);
  holdings.grow();
  expect([holdings.points(0), holdings.basis(0), holdings.points(3)]).toEqual([1000, 30, 10n ** 22n]);
  expect(holdings.held.value).toBe(10n ** 22n + 1000n);
  const asked: number[] = [];
  holdings.due(0.02, (member) => asked.push(member) < 0);
  holdings.due(0.030000001, (member) => asked.push(member) < 0);
  expect(asked).toEqual([3, 3, 0]);
});

test('a snapshot gives back every holding, past one page as well, and who may be due', () => {
  const holdings = new Holdings(new Journal(), true);
  give(holdings, 3, 10, 30);
  give(holdings, 39_999, 10n ** 20n, 5n * 10n ** 20n);
  const writer = new ByteWriter();
  holdings.writeTo(writer, 40_000);
  const reader = new ByteReader(writer.finish());
  const copy = new Holdings(new Journal(), true);
  copy.readFrom(reader, 40_000);
  expect(reader.done).toBe(true);
  expect([copy.points(3), copy.basis(39_999), copy.held.value]).toEqual([10, 5n * 10n ** 20n, 10n ** 20n + 10n]);
  expect([copy.due(3, everybody), copy.due(5.1, everybody)]).toEqual([[3], [3, 39_999]]);
});

test('Z2: holders are visited in the order of their numbers, a member with a basis alone is none', () => {
  const holdings = new Holdings(new Journal(), true);
  give(holdings, 40_000, 2, 1);
  give(holdings, 3, 5, 0);
  give(holdings, 8, 0, 5);
  const seen: unknown[] = [];
  holdings.forEachHolder((member, points) => seen.push([member, points]));
  expect(seen).toEqual([
    [3, 5],
    [40_000, 2],
  ]);
});
