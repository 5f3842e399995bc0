import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteReader, ByteWriter, SnapshotError } from './bytes.ts';
import { narrow } from './quantity.ts';

type Item =
  | { readonly kind: 'u32' | 'f64'; readonly value: number }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'int'; readonly value: number | bigint }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'bytes' | 'f64s' | 'i32s'; readonly value: readonly number[] };

const item: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ kind: fc.constant('u32' as const), value: fc.nat({ max: 2 ** 32 - 1 }) }),
  fc.record({ kind: fc.constant('f64' as const), value: fc.double({ noNaN: true }) }),
  fc.record({ kind: fc.constant('flag' as const), value: fc.boolean() }),
  fc.record({
    kind: fc.constant('int' as const),
    value: fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(narrow),
  }),
  fc.record({ kind: fc.constant('int' as const), value: fc.maxSafeInteger() }),
  fc.record({ kind: fc.constant('text' as const), value: fc.string({ unit: 'binary' }) }),
  fc.record({ kind: fc.constant('bytes' as const), value: fc.array(fc.nat({ max: 255 })) }),
  fc.record({ kind: fc.constant('f64s' as const), value: fc.array(fc.double()) }),
  fc.record({ kind: fc.constant('i32s' as const), value: fc.array(fc.integer()) }),
);

function write(writer: ByteWriter, { kind, value }: Item): void {
  switch (kind) {
    case 'u32':
    case 'f64':
      return writer[kind](value);
    case 'flag':
      return writer.flag(value);
    case 'int':
      return writer.int(value);
    case 'text':
      return writer.text(value);
    case 'bytes':
      return writer.bytes(Uint8Array.from(value));
    case 'f64s':
      return writer.f64s(Float64Array.from(value));
    case 'i32s':
      return writer.i32s(Int32Array.from(value));
  }
}

function read(reader: ByteReader, { kind, value }: Item): unknown {
  switch (kind) {
    case 'u32':
    case 'f64':
    case 'flag':
    case 'int':
    case 'text':
      return reader[kind]();
    case 'bytes':
    case 'f64s':
    case 'i32s':
      return [...reader[kind](value.length)];
  }
}

function written(items: readonly Item[]): Uint8Array {
  const writer = new ByteWriter();
  for (const one of items) write(writer, one);
  return writer.finish();
}

const SMALL: readonly Item[] = [
  { kind: 'text', value: 'a 会' },
  { kind: 'int', value: 10n ** 20n },
  { kind: 'u32', value: 7 },
  { kind: 'f64s', value: [1, -2.5] },
  { kind: 'flag', value: true },
];

describe('writing and reading', () => {
  test('U4: everything comes back as it was written, and nothing is left over', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 30 }), (some) => {
        const items: Item[] = [...some, { kind: 'u32', value: 1 }];
        const reader = new ByteReader(written(items));
        for (const one of items) expect(read(reader, one)).toEqual(one.value);
        expect(reader.done).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('every value may be the one that outgrows the buffer', () => {
    const kinds: readonly Item[] = [
      { kind: 'u32', value: 0xdeadbeef },
      { kind: 'f64', value: -0.1 },
      { kind: 'int', value: 10n ** 30n },
      { kind: 'text', value: '会员' },
      { kind: 'bytes', value: [1, 2, 3] },
      { kind: 'f64s', value: [4.5] },
      { kind: 'i32s', value: [-6] },
    ];
    for (const last of kinds) {
      for (const room of [0, 1, 2, 3]) {
        const items: Item[] = [{ kind: 'i32s', value: Array<number>(2 ** 14 - room).fill(9) }, last, ...kinds];
        const reader = new ByteReader(written(items));
        for (const one of items) expect(read(reader, one)).toEqual(one.value);
      }
    }
  });

  test('a value far larger than the buffer is taken whole', () => {
    const values = new Float64Array(100_000).fill(1.5);
    const writer = new ByteWriter();
    writer.u32(3);
    writer.f64s(values);
    const bytes = writer.finish();
    expect(bytes.length).toBe(8 + 800_000 + 8);
    const reader = new ByteReader(bytes);
    expect(reader.u32()).toBe(3);
    expect(Buffer.compare(Buffer.from(reader.f64s(100_000).slice().buffer), Buffer.from(values.buffer))).toBe(0);
  });

  test('a part of an array is written, not the memory around it', () => {
    const writer = new ByteWriter();
    writer.f64s(new Float64Array([1, 2, 3, 4]).subarray(1, 3));
    writer.i32s(new Int32Array([5, 6, 7]).subarray(1, 2));
    const reader = new ByteReader(writer.finish());
    expect([[...reader.f64s(2)], [...reader.i32s(1)], reader.done]).toEqual([[2, 3], [6], true]);
  });

  test('a flag other than 0 is true', () => {
    const reader = new ByteReader(
      written([
        { kind: 'u32', value: 0 },
        { kind: 'u32', value: 1 },
      ]),
    );
    expect([reader.flag(), reader.flag()]).toEqual([false, true]);
  });

  test('an integer takes its double alone as long as a double holds it', () => {
    const sizeOf = (value: number | bigint): number => written([{ kind: 'int', value }]).length;
    expect([sizeOf(0), sizeOf(2 ** 53 - 1), sizeOf(10n ** 16n)]).toEqual([16, 16, 8 + 4 + 34 + 2 + 8]);
  });

  test('values lie where any machine finds them: arrays on multiples of eight, the seal at the end', () => {
    const bytes = written([
      { kind: 'u32', value: 0x01020304 },
      { kind: 'bytes', value: [9] },
      { kind: 'u32', value: 5 },
    ]);
    expect([...bytes.subarray(0, 16)]).toEqual([4, 3, 2, 1, 0, 0, 0, 0, 9, 5, 0, 0, 0, 0, 0, 0]);
    expect([...bytes.subarray(20)]).toEqual([3, 0, 0, 0]);
    expect(bytes.length).toBe(24);
  });

  test.each([1, 3, 4, 5, 7])('bytes that lie %s off are read as well, from a Buffer too', (offset) => {
    const bytes = written(SMALL);
    const moved = Buffer.alloc(bytes.length + offset);
    moved.set(bytes, offset);
    for (const view of [
      moved.subarray(offset),
      new Uint8Array(moved.buffer, moved.byteOffset + offset, bytes.length),
    ]) {
      const reader = new ByteReader(view);
      for (const one of SMALL) expect(read(reader, one)).toEqual(one.value);
      expect(reader.done).toBe(true);
    }
  });

  test('bytes amid others are read within their bounds', () => {
    const bytes = written(SMALL);
    const amid = new Uint8Array(bytes.length + 32).fill(255);
    amid.set(bytes, 16);
    const reader = new ByteReader(amid.subarray(16, 16 + bytes.length));
    for (const one of SMALL) expect(read(reader, one)).toEqual(one.value);
  });
});

describe('damaged bytes', () => {
  function errorOf(bytes: Uint8Array): SnapshotError {
    try {
      return new ByteReader(bytes) as never;
    } catch (error) {
      if (error instanceof SnapshotError) return error;
      throw error;
    }
  }

  test('J3: every single flipped bit is found', () => {
    const bytes = written(SMALL);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(errorOf(flipped), `bit ${bit}`).toBeInstanceOf(SnapshotError);
    }
  });

  test('J3: whatever is cut off, at either end, is missed', () => {
    const bytes = written(SMALL);
    for (let length = 0; length < bytes.length; length++) {
      expect(errorOf(bytes.slice(0, length)).message, `${length} bytes`).toMatch(/cut short|checksum/);
      expect(errorOf(bytes.slice(bytes.length - length)).message, `the last ${length} bytes`).toMatch(
        /cut short|checksum/,
      );
    }
    expect(errorOf(bytes.slice(0, 9)).message).toBe('the snapshot is cut short');
    expect(errorOf(bytes.slice(0, 8)).message).toBe('the snapshot is cut short');
    expect(errorOf(bytes.slice(8)).message).toBe('the snapshot is cut short');
  });

  test('J3: two words that changed places are found', () => {
    const bytes = written([{ kind: 'i32s', value: [1, 2, 3, 4] }]);
    const swapped = bytes.slice();
    swapped.set(bytes.subarray(0, 4), 4);
    swapped.set(bytes.subarray(4, 8), 0);
    expect(errorOf(swapped).message).toBe('the snapshot is damaged: its checksum does not match');
    expect(errorOf(swapped).name).toBe('SnapshotError');
  });

  test('J3: reading past what was written is an error, not the seal', () => {
    const bytes = written([
      { kind: 'u32', value: 8 },
      { kind: 'u32', value: 1 },
    ]);
    const reads: readonly ((reader: ByteReader) => unknown)[] = [
      (reader) => [reader.u32(), reader.u32(), reader.u32()],
      (reader) => [reader.u32(), reader.f64()],
      (reader) => reader.text(),
      (reader) => reader.bytes(9),
      (reader) => reader.f64s(2),
      (reader) => reader.i32s(3),
    ];
    for (const one of reads) {
      expect(() => one(new ByteReader(bytes))).toThrow('the snapshot ends too early');
    }
    const whole = new ByteReader(bytes);
    expect([...whole.i32s(2)]).toEqual([8, 1]);
    expect(whole.done).toBe(true);
  });

  test('it is done when less than eight bytes of padding are left, and not before', () => {
    const bytes = written([
      { kind: 'u32', value: 1 },
      { kind: 'u32', value: 2 },
      { kind: 'u32', value: 3 },
    ]);
    const reader = new ByteReader(bytes);
    const done = [reader.done, reader.u32() > 0 && reader.done, reader.u32() > 0 && reader.done, reader.u32() > 0];
    expect([...done, reader.done]).toEqual([false, false, false, true, true]);
  });
});
