import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter } from './bytes.ts';
import { IdTable } from './id-table.ts';
import { Journal } from './journal.ts';

/** What a test may see and set of a table, to get to sizes that would take hours. */
interface Inside {
  count: number;
  top: number;
  readonly hash: number;
}

function inside(table: IdTable): Inside {
  return table as unknown as Inside;
}

const probe = new IdTable(new Journal());

/** The hash of an id, by way of looking for it. */
function hashOf(id: string): number {
  probe.find(id);
  return inside(probe).hash;
}

/** Ids whose hashes end in few different ways, so that they stand in each other's way, the end of the table included. */
const CLUSTERED = Array.from({ length: 4000 }, (_, i) => `c${i}`).filter((id) => (hashOf(id) & 63) % 63 < 2);

const character = fc.constantFrom('a', 'b', 'Z', '0', 'ÿ', '会', 'é', '𠮷', '\u0000');
const id = fc.oneof(
  fc.string({ unit: character, minLength: 1, maxLength: 64 }),
  fc.constantFrom(...CLUSTERED),
  fc.constantFrom('x'.repeat(63), 'x'.repeat(64), '会'.repeat(64), '𠮷'.repeat(64), `${'x'.repeat(63)}会`),
);
const few = { numRuns: 25 };
const ids = fc.uniqueArray(id, { maxLength: 60 });

function tableOf(all: readonly string[], journal = new Journal()): IdTable {
  const table = new IdTable(journal);
  for (const one of all) table.insert(one);
  return table;
}

function bytesOf(table: IdTable): Uint8Array {
  const writer = new ByteWriter();
  table.writeTo(writer);
  return writer.finish();
}

function copyOf(table: IdTable): IdTable {
  const reader = new ByteReader(bytesOf(table));
  const copy = new IdTable(new Journal());
  copy.readFrom(reader);
  expect(reader.done).toBe(true);
  return copy;
}

/** The table holds exactly `present`, in that order, and nothing of `absent`. */
function expectExactly(table: IdTable, present: readonly string[], absent: readonly string[]): void {
  expect(table.size).toBe(present.length);
  expect(present.map((one) => table.find(one))).toEqual(present.map((_, number) => number));
  expect(present.map((_, number) => table.idOf(number))).toEqual(present);
  expect(present.filter((one) => !table.has(one))).toEqual([]);
  expect(absent.filter((one) => table.has(one))).toEqual([]);
}

describe('ids and numbers', () => {
  test('J4: every id keeps the number it got, whatever characters it is made of', () => {
    fc.assert(
      fc.property(ids, ids, (present, others) => {
        const absent = others.filter((one) => !present.includes(one));
        expectExactly(tableOf(present), present, absent);
      }),
      few,
    );
  });

  test('J4: an id that differs in one character anywhere is another id', () => {
    for (const [base, other] of [
      ['x', 'y'],
      ['会', '伛'],
      ['会', '䚚'],
    ] as const) {
      for (const length of [1, 2, 3, 7, 32, 63, 64]) {
        const all = [base.repeat(length)];
        for (let i = 0; i < length; i++) all.push(base.repeat(i) + other + base.repeat(length - i - 1));
        expectExactly(tableOf(all), all, [base.repeat(length - 1) || 'none', base.repeat(length + 1).slice(0, 65)]);
        expect(new Set(all.map(hashOf)).size).toBe(all.length);
      }
    }
  });

  test('J4: `ensure` takes in what is not there, and finds what is', () => {
    const table = new IdTable(new Journal());
    expect(['a', 'b', 'a', 'c', 'b'].map((one) => table.ensure(one))).toEqual([0, 1, 0, 2, 1]);
    expect([table.size, table.has('c'), table.has('d'), table.find('d')]).toEqual([3, true, false, -1]);
  });

  // Found by going through ids in a row; another hash needs other pairs.
  test.each([
    ['of different lengths', 'h52498', 'h137355'],
    ['of one length, of bytes', 'm0053436', 'm0147663'],
    ['of one length, of two-byte characters', '会0018524', '会0038604'],
    ['of one length, one of bytes', 'm0032704', '会0020684'],
    ['of two-byte characters and different lengths', '会58197', '会会会72170'],
  ])('J4: two ids of the same hash are told apart: %s', (_, one, other) => {
    expect(hashOf(one)).toBe(hashOf(other));
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const) {
      expectExactly(tableOf([first]), [first], [second]);
      expectExactly(tableOf([first, second]), [first, second], ['h-1']);
    }
  });

  test('hashes spread: ids in a row take as many places as chance would give them', () => {
    const places = new Set(
      Array.from({ length: 4096 }, (_, i) => hashOf(`member-${String(i).padStart(6, '0')}`) & 4095),
    );
    expect(places.size).toBeGreaterThan(4096 * 0.6);
    const high = new Set(Array.from({ length: 4096 }, (_, i) => hashOf(`member-${String(i).padStart(6, '0')}`) >>> 20));
    expect(high.size).toBeGreaterThan(4096 * 0.6);
  });
});

describe('sizes', () => {
  test('3,000 ids, numbered on across 65,536: many widenings', () => {
    const table = new IdTable(new Journal());
    for (let i = 0; i < 3000; i++) table.insert(`member-number-${i}`);
    inside(table).count = 65_535;
    expect([table.insert('one'), table.insert('two')]).toEqual([65_535, 65_536]);
    for (const i of [0, 255, 256, 2999]) {
      expect([table.find(`member-number-${i}`), table.idOf(i)]).toEqual([i, `member-number-${i}`]);
    }
    expect([table.find('two'), table.idOf(65_536), table.has('member-number-3000')]).toEqual([65_536, 'two', false]);
  });

  test('an id never crosses a page: the longest ones leave a gap, and are read from the next', () => {
    const all = Array.from({ length: 30 }, (_, i) => String(i).padStart(4, '0') + '会'.repeat(124));
    const table = tableOf(all.slice(0, 1));
    inside(table).top = 2 ** 18 - 66 * 9 - 3;
    for (const one of all.slice(1)) table.insert(one);
    expect(inside(table).top).toBe(2 ** 18 + 20 * 66);
    expectExactly(table, all, ['会']);
    expectExactly(copyOf(table), all, ['会']);
  });

  test('an id that just fits ends its page', () => {
    const table = tableOf(['first', 'second']);
    inside(table).top = 2 ** 18 - 2;
    const before = table.bytes;
    table.insert('abc');
    expect(table.bytes).toBe(before);
    table.insert('def');
    expect(table.bytes).toBe(before + 2 ** 20);
    expect([table.find('abc'), table.find('def'), table.idOf(2), table.idOf(3)]).toEqual([2, 3, 'abc', 'def']);
    inside(table).top = 2 ** 19 - 1;
    table.insert('ghi');
    expect(inside(table).top).toBe(2 ** 19 + 2);
    expect(table.find('ghi')).toBe(4);
  });

  test('an id of one byte a character costs its length and five bytes, one of two-byte characters twice as much', () => {
    for (const [one, words] of [
      ['a', 2],
      ['abc', 2],
      ['abcd', 3],
      ['x'.repeat(64), 18],
      ['ÿ'.repeat(64), 18],
      ['Ā', 2],
      ['会会', 3],
      ['𠮷'.repeat(64), 66],
    ] as const) {
      expect(inside(tableOf([one])).top).toBe(words);
      expectExactly(tableOf([one]), [one], ['none']);
    }
  });

  test('a number of four bytes, and a place past 2^31, are kept whole', () => {
    const table = new IdTable(new Journal());
    inside(table).count = 0x12345678;
    expect(table.insert('far')).toBe(0x12345678);
    expect([table.find('far'), table.idOf(0x12345678)]).toEqual([0x12345678, 'far']);
    const wide = new IdTable(new Journal());
    inside(wide).top = 2 ** 31 + 5;
    wide.insert('wide');
    expect([wide.find('wide'), wide.idOf(0)]).toEqual([0, 'wide']);
    expect(inside(wide).top).toBe(2 ** 31 + 8);
    inside(wide).top = 2 ** 32 - 2 ** 18 - 1;
    wide.insert('wider');
    expect([wide.find('wider'), wide.idOf(1), inside(wide).top]).toEqual([1, 'wider', 2 ** 32 - 2 ** 18 + 3]);
  });

  test('memory: the slots double when three in four would be taken, the ids come in pages of 1 MiB', () => {
    const table = new IdTable(new Journal());
    expect(table.bytes).toBe(128);
    table.insert('id at 0, which needs no column yet');
    const sizes = Array.from({ length: 25 }, (_, i) => {
      table.insert(`id${i}`);
      return table.bytes - 2 ** 20 - 256;
    });
    expect(sizes).toEqual([...Array<number>(11).fill(128), ...Array<number>(12).fill(256), 512, 512]);
  });
});

describe('a dry run', () => {
  test('J3: what was taken in is out again, with clustered hashes and the slots widened meanwhile', () => {
    fc.assert(
      fc.property(ids, ids, ids, (before, within, after) => {
        const journal = new Journal();
        const table = tableOf(before, journal);
        const added = within.filter((one) => !before.includes(one));
        journal.dryRun(() => {
          for (const one of added) table.ensure(one);
          expectExactly(table, [...before, ...added], []);
        });
        expectExactly(table, before, added);
        const later = after.filter((one) => !before.includes(one));
        for (const one of later) table.insert(one);
        expectExactly(
          table,
          [...before, ...later],
          added.filter((one) => !later.includes(one)),
        );
      }),
      few,
    );
  });

  test('J3: of sixty ids that stand in each other’s way every one is found after any number were taken out', () => {
    const cluster = CLUSTERED.slice(0, 60);
    expect(cluster.length).toBe(60);
    for (let kept = 0; kept < 60; kept += 3) {
      const journal = new Journal();
      const table = tableOf(cluster.slice(0, kept), journal);
      journal.dryRun(() => cluster.slice(kept).forEach((one) => table.insert(one)));
      expectExactly(table, cluster.slice(0, kept), cluster.slice(kept));
    }
  });

  test('J3: the same ids give the same bytes, whatever a dry run took in meanwhile', () => {
    fc.assert(
      fc.property(ids, ids, ids, (before, within, after) => {
        const journal = new Journal();
        const table = tableOf(before, journal);
        journal.dryRun(() => within.forEach((one) => table.ensure(one)));
        for (const one of after) table.ensure(one);
        const plain = tableOf(before);
        for (const one of after) plain.ensure(one);
        expect(Buffer.compare(bytesOf(table), bytesOf(plain))).toBe(0);
      }),
      few,
    );
  });

  test('J3: the same bytes as well when the dry run filled up a page and went on', () => {
    const journal = new Journal();
    const [table, plain] = [tableOf(['first'], journal), tableOf(['first'])];
    for (const one of [table, plain]) inside(one).top = 2 ** 18 - 4;
    journal.dryRun(() => ['ab', 'abcdefg'].forEach((one) => table.insert(one)));
    for (const one of [table, plain]) one.insert('会'.repeat(9));
    expect(Buffer.compare(bytesOf(table), bytesOf(plain))).toBe(0);
    expect(copyOf(table).idOf(1)).toBe('会'.repeat(9));
  });
});

describe('an id that is replaced', () => {
  test('leaves its number to the new one, is unknown, and leaves no byte behind', () => {
    fc.assert(
      fc.property(ids, fc.nat(), fc.nat(), (present, first, second) => {
        fc.pre(present.length > 0);
        const table = tableOf(present);
        const expected = [...present];
        for (const [i, seed] of [first, second].entries()) {
          const number = seed % present.length;
          const gone = expected[number] as string;
          expected[number] = `\u0001${i}-${number}`;
          table.replace(number, expected[number]);
          expectExactly(table, expected, [gone]);
        }
        expectExactly(copyOf(table), expected, []);
        const gone = present.filter((one) => !expected.includes(one));
        for (const one of gone) table.insert(one);
        expectExactly(table, [...expected, ...gone], []);
      }),
      { numRuns: 100 },
    );
  });

  test.each(['secret-of-ann', '会员的编号'])('%s is in none of its bytes', (secret) => {
    const table = tableOf(['a', secret, 'b']);
    table.replace(1, '\u00011');
    for (const form of ['utf8', 'utf16le', 'latin1'] as const) {
      expect(Buffer.from(bytesOf(table)).includes(Buffer.from(secret, form))).toBe(false);
      expect(Buffer.from((table as unknown as { packed: Int32Array }).packed.buffer).includes(secret, 0, form)).toBe(
        false,
      );
    }
  });
});

test('a restored table takes as much memory as the first', () => {
  for (const size of [12, 13, 24, 25]) {
    const table = tableOf(Array.from({ length: size }, (_, i) => `id${i}`));
    expect(copyOf(table).bytes).toBe(table.bytes);
  }
});

test('a snapshot gives back every id under its number', () => {
  fc.assert(
    fc.property(ids, ids, (present, others) => {
      const copy = copyOf(tableOf(present));
      const absent = others.filter((one) => !present.includes(one));
      expectExactly(copy, present, absent);
      for (const one of absent) copy.insert(one);
      expectExactly(copy, [...present, ...absent], []);
    }),
    few,
  );
});
