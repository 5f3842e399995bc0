/**
 * One value a member, in pages: growing copies nothing, and a column that few members use costs little. The pages hold binary64;
 * an integer past 2^53 - 1 stands in a side table, and its place holds NaN.
 */
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { Journal } from './journal.ts';
import { mul, narrow } from './quantity.ts';
import type { Int } from './quantity.ts';

/** A page holds 2^16 values; only the last one of a column may be shorter. */
const PAGE_BITS = 16;
const PAGE_SIZE = 1 << PAGE_BITS;
const PAGE_MASK = PAGE_SIZE - 1;
const PAGE_LEAST = 64;

/** Room for `slot` on a page: a power of two. */
function roomFor(slot: number): number {
  return Math.max(PAGE_LEAST, 2 ** (32 - Math.clz32(slot)));
}

/** A column of exact integers; what was never set is 0. */
export class Column {
  private readonly pages: (Float64Array | undefined)[] = [];
  private readonly wide = new Map<number, bigint>();
  private readonly journal: Journal;

  constructor(journal: Journal) {
    this.journal = journal;
  }

  get(index: number): Int {
    const page = this.pages[index >> PAGE_BITS];
    const slot = index & PAGE_MASK;
    if (page === undefined || slot >= page.length) return 0;
    const value = page[slot] as number;
    return value === value ? value : (this.wide.get(index) as bigint);
  }

  set(index: number, value: Int): void {
    if (this.journal.recording) {
      const old = this.get(index);
      this.journal.note(() => this.write(index, old));
    }
    this.write(index, value);
  }

  private write(index: number, value: Int): void {
    let page = this.pages[index >> PAGE_BITS];
    const slot = index & PAGE_MASK;
    if (page === undefined || slot >= page.length) {
      if (value === 0) return;
      page = this.extend(index >> PAGE_BITS, slot);
    }
    if (typeof value === 'number') {
      const old = page[slot] as number;
      if (old !== old) this.wide.delete(index);
      page[slot] = value;
    } else {
      page[slot] = NaN;
      this.wide.set(index, value);
    }
  }

  private extend(at: number, slot: number): Float64Array {
    while (this.pages.length < at) this.pages.push(undefined);
    const page = new Float64Array(roomFor(slot));
    page.set(this.pages[at] ?? []);
    this.pages[at] = page;
    return page;
  }

  /** Multiplies the values of every `step`-th index, from 0 on, by 100 (P5: one step of scale). */
  grow(step: number): void {
    if (this.journal.recording) this.journal.note(() => this.scale(step, (value) => narrow(BigInt(value) / 100n)));
    this.scale(step, (value) => mul(value, 100));
  }

  private scale(step: number, scaled: (value: Int) => Int): void {
    this.forEach((value, index) => {
      if (index % step === 0) this.write(index, scaled(value));
    });
  }

  /** Calls `visit` for every value that is not 0, in the order of the indexes. */
  forEach(visit: (value: Int, index: number) => void): void {
    this.pages.forEach((page, at) => {
      for (let slot = 0; page !== undefined && slot < page.length; slot++) {
        if (page[slot] !== 0) visit(this.get(at * PAGE_SIZE + slot), at * PAGE_SIZE + slot);
      }
    });
  }

  /** Bytes of the pages. */
  get bytes(): number {
    return this.pages.reduce((sum, page) => sum + (page?.byteLength ?? 0), 0);
  }

  /** Writes the values of the indexes below `count`. */
  writeTo(writer: ByteWriter, count: number): void {
    for (let start = 0; start < count; start += PAGE_SIZE) {
      const used = (this.pages[start >> PAGE_BITS] ?? new Float64Array(0)).subarray(0, count - start);
      const length = used.findLastIndex((value) => value !== 0) + 1;
      writer.u32(length);
      if (length > 0) writer.f64s(used.subarray(0, length));
    }
    const wide = [...this.wide].sort(([a], [b]) => a - b);
    writer.u32(wide.length);
    for (const [index, value] of wide) {
      writer.u32(index);
      writer.int(value);
    }
  }

  /** Reads what `writeTo` wrote into this column, which must be empty. */
  readFrom(reader: ByteReader, count: number): void {
    for (let start = 0; start < count; start += PAGE_SIZE) {
      const length = reader.u32();
      if (length > 0) this.extend(start >> PAGE_BITS, length - 1).set(reader.f64s(length));
    }
    for (let left = reader.u32(); left > 0; left--) this.wide.set(reader.u32(), reader.int() as bigint);
  }
}

/** A column of 32-bit integers: indexes and flags; what was never set is 0. */
export class IndexColumn {
  private readonly pages: (Int32Array | undefined)[] = [];
  private readonly journal: Journal;

  constructor(journal: Journal) {
    this.journal = journal;
  }

  get(index: number): number {
    const page = this.pages[index >> PAGE_BITS];
    const slot = index & PAGE_MASK;
    return page === undefined || slot >= page.length ? 0 : (page[slot] as number);
  }

  set(index: number, value: number): void {
    if (this.journal.recording) {
      const old = this.get(index);
      this.journal.note(() => this.write(index, old));
    }
    this.write(index, value);
  }

  /** Sets without a note: for what is rebuilt by undoing something else. */
  write(index: number, value: number): void {
    let page = this.pages[index >> PAGE_BITS];
    const slot = index & PAGE_MASK;
    if (page === undefined || slot >= page.length) {
      if (value === 0) return;
      page = this.extend(index >> PAGE_BITS, slot);
    }
    page[slot] = value;
  }

  private extend(at: number, slot: number): Int32Array {
    while (this.pages.length < at) this.pages.push(undefined);
    const page = new Int32Array(roomFor(slot));
    page.set(this.pages[at] ?? []);
    this.pages[at] = page;
    return page;
  }

  /** Bytes of the pages. */
  get bytes(): number {
    return this.pages.reduce((sum, page) => sum + (page?.byteLength ?? 0), 0);
  }

  /** Writes the values of the indexes below `count`. */
  writeTo(writer: ByteWriter, count: number): void {
    for (let start = 0; start < count; start += PAGE_SIZE) {
      const used = (this.pages[start >> PAGE_BITS] ?? new Int32Array(0)).subarray(0, count - start);
      const length = used.findLastIndex((value) => value !== 0) + 1;
      writer.u32(length);
      if (length > 0) writer.i32s(used.subarray(0, length));
    }
  }

  /** Reads what `writeTo` wrote into this column, which must be empty. */
  readFrom(reader: ByteReader, count: number): void {
    for (let start = 0; start < count; start += PAGE_SIZE) {
      const length = reader.u32();
      if (length > 0) this.extend(start >> PAGE_BITS, length - 1).set(reader.i32s(length));
    }
  }
}
