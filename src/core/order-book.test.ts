import { beforeEach, describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { Journal } from './journal.ts';
import { OrderBook } from './order-book.ts';
import type { OpenOrder } from './order-book.ts';

function order(amount: number, more: Partial<OpenOrder> = {}): OpenOrder {
  return {
    member: 3,
    merchant: -1,
    amount,
    cash: 90n ** 30n,
    merchantLeg: 30,
    platformLeg: 10,
    distributionLeg: 20,
    commissions: [],
    rebateSharePpm: 700_000,
    settleFromMs: -1.5e12,
    release: undefined,
    refunded: 0,
    refundedCash: 0,
    held: false,
    ...more,
  };
}

let journal: Journal;
let book: OrderBook;
beforeEach(() => {
  journal = new Journal();
  book = new OrderBook(journal);
  for (let i = 0; i < 4; i++) book.place(`o${i}`, order(i));
});

/** The amounts of the open orders by number, as `forEach` finds them. */
function open(of: OrderBook = book): [number, unknown][] {
  const found: [number, unknown][] = [];
  of.forEach(({ amount }, number) => found.push([number, amount]));
  return found;
}

function bytes(of: OrderBook): Uint8Array {
  const writer = new ByteWriter();
  of.writeTo(writer);
  return writer.finish();
}

describe('order book', () => {
  test('O3: orders are found by number, in the order of placing', () => {
    expect(open()).toStrictEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect(book.get(2)).toStrictEqual(order(2));
    expect(book.openCount).toBe(4);
    expect(book.ids.find('o2')).toBe(2);
    book.update(2, order(7, { held: true }));
    expect(book.get(2)).toStrictEqual(order(7, { held: true }));
    expect(book.openCount).toBe(4);
  });

  test('O5: a closed order leaves memory, its place is used again, and its id stays taken', () => {
    book.close(1, 'settled');
    book.close(2, 'refunded');
    expect([book.get(1), book.get(2)]).toStrictEqual(['settled', 'refunded']);
    expect(open()).toStrictEqual([
      [0, 0],
      [3, 3],
    ]);
    expect(book.openCount).toBe(2);
    book.place('o4', order(4));
    book.place('o5', order(5));
    book.place('o6', order(6));
    expect(open()).toStrictEqual([
      [0, 0],
      [3, 3],
      [4, 4],
      [5, 5],
      [6, 6],
    ]);
    expect([book.get(1), book.get(2)]).toStrictEqual(['settled', 'refunded']);
    expect(book.ids.has('o1')).toBe(true);
    expect((book as unknown as { readonly open: readonly unknown[] }).open).toHaveLength(5);
  });

  test('J3: what a dry run places, changes and closes is taken back', () => {
    book.close(0, 'settled');
    const before = bytes(book);
    const seen = journal.dryRun(() => {
      book.place('o4', order(4));
      book.place('o5', order(5));
      book.update(4, order(44));
      book.update(3, order(33));
      book.close(4, 'settled');
      book.place('o6', order(6));
      book.close(3, 'refunded');
      book.close(2, 'settled');
      book.close(6, 'refunded');
      return [open(), book.openCount];
    });
    expect(seen).toStrictEqual([
      [
        [1, 1],
        [5, 5],
      ],
      2,
    ]);
    expect(open()).toStrictEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
    expect([book.openCount, book.get(0), book.get(3)]).toStrictEqual([3, 'settled', order(3)]);
    expect(bytes(book)).toStrictEqual(before);
    book.place('o4', order(4));
    expect(open()).toStrictEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });

  test('U6: a book is written and read back, open orders in full and closed ones by how they ended', () => {
    const full = order(5, {
      merchant: 7,
      commissions: (['peer', 'rank', 'region', 'recruiter', 'referral'] as const).map((kind, member) => ({
        member,
        kind,
        amount: member + 10,
      })),
      release: { tranches: 5, everyDays: 30 },
      refunded: 2,
      refundedCash: 1,
      held: true,
    });
    book.place('o4', full);
    book.place('o5', order(6, { release: { tranches: 1, everyDays: 0 } }));
    book.close(0, 'settled');
    book.close(2, 'refunded');
    const read = new OrderBook(new Journal());
    read.readFrom(new ByteReader(bytes(book)));
    for (let number = 0; number < 6; number++) expect(read.get(number)).toStrictEqual(book.get(number));
    expect(open(read)).toStrictEqual(open());
    expect([read.openCount, read.ids.find('o5')]).toStrictEqual([4, 5]);
    expect(bytes(read)).toStrictEqual(bytes(book));
    read.place('o6', order(1));
    expect(open(read)).toHaveLength(5);
  });

  test('U6: the same orders give the same bytes, whatever places they have had', () => {
    const other = new OrderBook(new Journal());
    for (let i = 0; i < 3; i++) other.place(`o${i}`, order(i));
    other.close(1, 'settled');
    other.place('o3', order(3));
    book.close(1, 'settled');
    expect(bytes(other)).toStrictEqual(bytes(book));
    expect(book.bytes).toBeGreaterThan(book.ids.bytes);
  });
});
