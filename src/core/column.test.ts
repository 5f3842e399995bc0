import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { Column, IndexColumn } from './column.ts';
import { Journal } from './journal.ts';
import { narrow } from './quantity.ts';
import type { Int } from './quantity.ts';

/** Places on both sides of every edge: of the least page, of a page's growth, of a page. */
const EDGES = [0, 1, 62, 63, 64, 65, 127, 128, 1000, 32_767, 32_768, 65_534, 65_535, 65_536, 65_537, 131_071, 131_072];
const PAGE = 65_536 * 8;

const index = fc.constantFrom(...EDGES);
const value = fc
  .oneof(
    fc.bigInt({ min: -3n, max: 3n }),
    fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
  )
  .map(narrow);
const few = { numRuns: 4 };
const writes = fc.array(fc.tuple(index, value), { maxLength: 40 });

function filled(entries: readonly (readonly [number, Int])[], journal = new Journal()): Column {
  const column = new Column(journal);
  for (const [at, entry] of entries) column.set(at, entry);
  return column;
}

function contents(column: Column): (readonly [number, Int])[] {
  const found: (readonly [number, Int])[] = [];
  column.forEach((entry, at) => found.push([at, entry]));
  return found;
}

function expected(entries: readonly (readonly [number, Int])[]): (readonly [number, Int])[] {
  return [...new Map(entries)].filter(([, entry]) => entry !== 0).sort(([a], [b]) => a - b);
}

function sealed(write: (writer: ByteWriter) => void): ByteReader {
  const writer = new ByteWriter();
  write(writer);
  return new ByteReader(writer.finish());
}

describe('a column of exact integers', () => {
  test('U4: it holds what was set last, whatever its size, and 0 elsewhere', () => {
    fc.assert(
      fc.property(writes, (entries) => {
        const column = filled(entries);
        const model = new Map(entries);
        for (const at of [...EDGES, 200_000, 5_000_000]) expect(column.get(at)).toBe(model.get(at) ?? 0);
        expect(contents(column)).toEqual(expected(entries));
      }),
      few,
    );
  });

  test('U4: a place goes from wide to narrow and back', () => {
    const column = filled([[5, 10n ** 20n]]);
    column.set(5, 7);
    expect(column.get(5)).toBe(7);
    column.set(5, 10n ** 21n);
    expect(column.get(5)).toBe(10n ** 21n);
    column.set(5, 0);
    expect([column.get(5), contents(column)]).toEqual([0, []]);
  });

  test('it takes as much memory as its highest place needs, and none for zeros', () => {
    const column = new Column(new Journal());
    column.set(100_000, 0);
    expect(column.bytes).toBe(0);
    const sizes: number[] = [];
    for (const at of [0, 63, 64, 128, 65_535, 65_536, 65_536 + 64]) {
      column.set(at, 1);
      sizes.push(column.bytes);
    }
    expect(sizes).toEqual([64 * 8, 64 * 8, 128 * 8, 256 * 8, PAGE, PAGE + 64 * 8, PAGE + 128 * 8]);
    expect(filled([[200_000, 1]]).bytes).toBe(4096 * 8);
  });

  test('P5: a step of scale multiplies every second value by 100', () => {
    fc.assert(
      fc.property(writes, fc.constantFrom(1, 2), (entries, step) => {
        const column = filled(entries);
        column.grow(step);
        const grown = expected(entries).map(([at, entry]) =>
          at % step === 0 ? ([at, narrow(BigInt(entry) * 100n)] as const) : ([at, entry] as const),
        );
        expect(contents(column)).toEqual(grown);
      }),
      few,
    );
  });

  test('J3: a dry run leaves it as it was, steps of scale in between', () => {
    fc.assert(
      fc.property(writes, writes, writes, (before, first, second) => {
        const journal = new Journal();
        const column = filled(before, journal);
        journal.dryRun(() => {
          for (const [at, entry] of first) column.set(at, entry);
          column.grow(2);
          for (const [at, entry] of second) column.set(at, entry);
          column.grow(2);
        });
        expect(contents(column)).toEqual(expected(before));
        for (const at of EDGES) expect(column.get(at)).toBe(new Map(before).get(at) ?? 0);
      }),
      few,
    );
  });

  test('a snapshot gives back every value, and nothing past the count', () => {
    fc.assert(
      fc.property(writes, (entries) => {
        const column = filled(entries);
        const reader = sealed((writer) => column.writeTo(writer, 131_073));
        const copy = new Column(new Journal());
        copy.readFrom(reader, 131_073);
        expect(contents(copy)).toEqual(expected(entries));
        expect(reader.done).toBe(true);
      }),
      few,
    );
  });

  test('a snapshot is as long as its highest value: a page of zeros costs four bytes', () => {
    const sizeOf = (column: Column, count: number): number => {
      const writer = new ByteWriter();
      column.writeTo(writer, count);
      return writer.finish().length;
    };
    expect(sizeOf(new Column(new Journal()), 65_536)).toBe(4 + 4 + 8);
    expect(sizeOf(new Column(new Journal()), 65_537)).toBe(4 + 4 + 4 + 4 + 8);
    expect(sizeOf(filled([[2, 1]]), 64)).toBe(8 + 3 * 8 + 8 + 8);
  });

  test('a restored column takes as much memory as the first, and what is past the count stays out of it', () => {
    const column = filled([
      [63, 1],
      [65_540, 7],
    ]);
    for (const count of [65_536, 65_540, 65_541]) {
      const copy = new Column(new Journal());
      copy.readFrom(
        sealed((writer) => column.writeTo(writer, count)),
        count,
      );
      expect([copy.get(63), copy.get(65_540)]).toEqual([1, count > 65_540 ? 7 : 0]);
      expect(copy.bytes).toBe(count > 65_540 ? 1024 : 512);
    }
  });

  test('J3: a step of scale outside a dry run is not taken back by the next one', () => {
    const journal = new Journal();
    const column = filled([[4, 3]], journal);
    column.grow(2);
    journal.dryRun(() => undefined);
    expect(column.get(4)).toBe(300);
  });

  test('the same values give the same bytes, in whatever order they were set', () => {
    const bytesOf = (entries: readonly (readonly [number, Int])[]): Uint8Array => {
      const writer = new ByteWriter();
      filled(entries).writeTo(writer, 70_000);
      return writer.finish();
    };
    const entries: (readonly [number, Int])[] = [
      [3, 10n ** 20n],
      [66_000, 10n ** 19n],
      [1, 4],
      [10, 10n ** 18n],
    ];
    expect(bytesOf(entries.toReversed())).toEqual(bytesOf(entries));
    const wideOnce: (readonly [number, Int])[] = [[9000, 10n ** 20n], [9000, 0], ...entries];
    expect(bytesOf(wideOnce)).toEqual(bytesOf(entries));
    expect(bytesOf([[9000, 1], [9000, 0], ...entries])).toEqual(bytesOf(entries));
  });
});

describe('a column of 32-bit integers', () => {
  const indexWrites = fc.array(fc.tuple(index, fc.integer()), { maxLength: 40 });

  function filledIndex(entries: readonly (readonly [number, number])[], journal = new Journal()): IndexColumn {
    const column = new IndexColumn(journal);
    for (const [at, entry] of entries) column.set(at, entry);
    return column;
  }

  test('it holds what was set last, and 0 elsewhere', () => {
    fc.assert(
      fc.property(indexWrites, (entries) => {
        const column = filledIndex(entries);
        const model = new Map(entries);
        for (const at of [...EDGES, 200_000, 5_000_000]) expect(column.get(at)).toBe(model.get(at) ?? 0);
      }),
      few,
    );
  });

  test('it takes as much memory as its highest place needs, and none for zeros', () => {
    const column = new IndexColumn(new Journal());
    column.set(100_000, 0);
    expect(column.bytes).toBe(0);
    const sizes: number[] = [];
    for (const at of [0, 63, 64, 65_535, 65_536]) {
      column.set(at, 1);
      sizes.push(column.bytes);
    }
    expect(sizes).toEqual([256, 256, 512, PAGE / 2, PAGE / 2 + 256]);
    expect(filledIndex([[200_000, 1]]).bytes).toBe(4096 * 4);
  });

  test('J3: a dry run leaves it as it was; a write without a note stays', () => {
    fc.assert(
      fc.property(indexWrites, indexWrites, (before, within) => {
        const journal = new Journal();
        const column = filledIndex(before, journal);
        journal.dryRun(() => {
          for (const [at, entry] of within) column.set(at, entry);
          column.write(77, 5);
        });
        for (const at of EDGES) expect(column.get(at)).toBe(new Map(before).get(at) ?? 0);
        expect(column.get(77)).toBe(5);
      }),
      few,
    );
  });

  test('a snapshot gives back every value', () => {
    fc.assert(
      fc.property(indexWrites, (entries) => {
        const reader = sealed((writer) => filledIndex(entries).writeTo(writer, 131_073));
        const copy = new IndexColumn(new Journal());
        copy.readFrom(reader, 131_073);
        const model = new Map(entries);
        for (const at of [...EDGES, 200_000]) expect(copy.get(at)).toBe(model.get(at) ?? 0);
        expect(reader.done).toBe(true);
      }),
      few,
    );
  });

  test('a snapshot takes the values below the count only, and as far as any is not 0', () => {
    const sizeOf = (entries: readonly (readonly [number, number])[], count: number): number => {
      const writer = new ByteWriter();
      filledIndex(entries).writeTo(writer, count);
      return writer.finish().length;
    };
    expect(sizeOf([], 65_536)).toBe(4 + 4 + 8);
    expect(sizeOf([], 131_073)).toBe(3 * 4 + 4 + 8);
    expect(sizeOf([[2, 1]], 64)).toBe(8 + 3 * 4 + 4 + 8);
    expect(sizeOf([[2, 1]], 2)).toBe(4 + 4 + 8);
    expect(sizeOf([[65_540, 1]], 65_540)).toBe(2 * 4 + 8);
    const copy = new IndexColumn(new Journal());
    copy.readFrom(
      sealed((writer) => filledIndex([[63, 1]]).writeTo(writer, 64)),
      64,
    );
    expect([copy.get(63), copy.bytes]).toEqual([1, 256]);
  });
});
