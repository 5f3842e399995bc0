/**
 * Callers' ids to dense numbers 0, 1, 2, …: an open-addressing hash table over bytes. A JS Map ends at 2^24 entries and costs more
 * than the engine; here an id costs its characters (two bytes each when one is past U+00FF), five bytes beside them, four for its place and 11 to
 * 22 for its hash.
 */
import type { ByteReader, ByteWriter } from './bytes.ts';
import { IndexColumn } from './column.ts';
import type { Journal } from './journal.ts';

const ARENA_BITS = 18;
const ARENA_WORDS = 1 << ARENA_BITS;
const ARENA_BYTES = ARENA_WORDS * 4;
const WORD_MASK = ARENA_WORDS - 1;
/** A header byte up to this is the length of an id of bytes; above it, of one of two-byte characters. */
const NARROW_MAX = 64;
const EMPTY = 0;
/** The longest id in UTF-16 units: 64 characters of two each. */
const UNITS_MAX = 128;

/** A set of ids, each with a number: the count of ids before it. */
export class IdTable {
  private count = 0;
  private readonly arena: Uint8Array[] = [];
  /** The first free word of the arena; an id starts on a word and never crosses a page. */
  private top = 0;
  private readonly words: IndexColumn;
  /** Pairs of hash and arena word + 1. */
  private slots = new Uint32Array(32);
  /** The id that was looked at last, its UTF-16 units and its hash: who looks one up often takes it in next. */
  private id = '';
  private readonly units = new Uint16Array(UNITS_MAX);
  private hash = 0;
  private readonly journal: Journal;

  constructor(journal: Journal) {
    this.journal = journal;
    this.words = new IndexColumn(journal);
  }

  /** How many ids there are. */
  get size(): number {
    return this.count;
  }

  /** Bytes of the table in all. */
  get bytes(): number {
    return this.arena.length * ARENA_BYTES + this.words.bytes + this.slots.byteLength;
  }

  has(id: string): boolean {
    return this.find(id) >= 0;
  }

  /** The number of an id, or -1. */
  find(id: string): number {
    const hash = this.look(id);
    const { slots } = this;
    const mask = slots.length / 2 - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot * 2 + 1] as number;
      if (entry === EMPTY) return -1;
      if (slots[slot * 2] === hash && this.matches(entry - 1)) return this.numberAt(entry - 1);
    }
  }

  /** Takes an id's units and hash, in one pass over the string. */
  private look(id: string): number {
    if (id !== this.id) {
      this.id = id;
      for (let i = 0; i < id.length; i++) this.units[i] = id.charCodeAt(i);
      this.hash = hashOf(this.units, id.length);
    }
    return this.hash;
  }

  /** The number of an id, which is taken into the table when it is not there yet. */
  ensure(id: string): number {
    const found = this.find(id);
    return found >= 0 ? found : this.insert(id);
  }

  /** Takes in an id that is not there: its number. */
  insert(id: string): number {
    if (this.journal.recording) {
      const { top } = this;
      this.journal.note(() => this.removeLast(id, top));
    }
    const number = this.count++;
    const hash = this.look(id);
    const word = this.store(number);
    this.words.write(number, word | 0);
    if (this.count * 8 > this.slots.length * 3) this.widen();
    this.place(hash, word);
    return number;
  }

  /** Takes the last id out again. Those that were probed past its slot move up, so that every probe still ends where it should. */
  private removeLast(id: string, top: number): void {
    const { slots } = this;
    const mask = slots.length / 2 - 1;
    const word = this.words.get(--this.count) >>> 0;
    let hole = this.look(id) & mask;
    while (slots[hole * 2 + 1] !== word + 1) hole = (hole + 1) & mask;
    for (let slot = (hole + 1) & mask; slots[slot * 2 + 1] !== EMPTY; slot = (slot + 1) & mask) {
      const home = (slots[slot * 2] as number) & mask;
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      slots.copyWithin(hole * 2, slot * 2, slot * 2 + 2);
      hole = slot;
    }
    slots[hole * 2 + 1] = EMPTY;
    // What is free holds nothing but zeros: the same ids give the same bytes, whatever was taken in and out meanwhile.
    const page = this.arena[word >>> ARENA_BITS] as Uint8Array;
    page.fill(0, (word & WORD_MASK) * 4, (word & WORD_MASK) * 4 + (this.top - word) * 4);
    this.top = top;
  }

  private place(hash: number, word: number): void {
    const { slots } = this;
    const mask = slots.length / 2 - 1;
    let slot = hash & mask;
    while (slots[slot * 2 + 1] !== EMPTY) slot = (slot + 1) & mask;
    slots[slot * 2] = hash;
    slots[slot * 2 + 1] = word + 1;
  }

  /** Twice the slots. */
  private widen(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) {
      if (old[i + 1] !== EMPTY) this.place(old[i] as number, (old[i + 1] as number) - 1);
    }
  }

  /** Writes the id looked at last into the arena. */
  private store(number: number): number {
    const { length } = this.id;
    let narrow = length <= NARROW_MAX;
    for (let i = 0; narrow && i < length; i++) narrow = (this.units[i] as number) < 256;
    const words = ((narrow ? length : length * 2) + 8) >> 2;
    if ((this.top & WORD_MASK) + words > ARENA_WORDS) this.top = ((this.top | WORD_MASK) >>> 0) + 1;
    const word = this.top;
    this.top += words;
    const page = (this.arena[word >>> ARENA_BITS] ??= new Uint8Array(ARENA_BYTES));
    let at = (word & WORD_MASK) * 4;
    for (let shift = 0; shift < 32; shift += 8) page[at++] = number >>> shift;
    page[at++] = narrow ? length : NARROW_MAX + length;
    for (let i = 0; i < length; i++) {
      const unit = this.units[i] as number;
      page[at++] = unit;
      if (!narrow) page[at++] = unit >> 8;
    }
    return word;
  }

  /** The number that is stored with an id. */
  private numberAt(word: number): number {
    const page = this.arena[word >>> ARENA_BITS] as Uint8Array;
    const at = (word & WORD_MASK) * 4;
    const [a = 0, b = 0, c = 0, d = 0] = [page[at], page[at + 1], page[at + 2], page[at + 3]];
    return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
  }

  /** Whether a stored id is the one looked at last. */
  private matches(word: number): boolean {
    const { units } = this;
    const { length } = this.id;
    const page = this.arena[word >>> ARENA_BITS] as Uint8Array;
    const at = (word & WORD_MASK) * 4 + 5;
    const header = page[at - 1] as number;
    if (header === length && header <= NARROW_MAX) {
      for (let i = 0; i < length; i++) if (page[at + i] !== units[i]) return false;
      return true;
    }
    if (header - NARROW_MAX !== length) return false;
    for (let i = 0; i < length; i++) {
      if ((page[at + i * 2] as number) + (page[at + i * 2 + 1] as number) * 256 !== units[i]) return false;
    }
    return true;
  }

  /** The id of a number. */
  idOf(number: number): string {
    return String.fromCharCode(...this.units.subarray(0, this.load(this.words.get(number) >>> 0)));
  }

  /** Takes the units of a stored id, in the place of the id looked at last: how many there are. */
  private load(word: number): number {
    const page = this.arena[word >>> ARENA_BITS] as Uint8Array;
    const at = (word & WORD_MASK) * 4 + 5;
    const header = page[at - 1] as number;
    const narrow = header <= NARROW_MAX;
    const length = narrow ? header : header - NARROW_MAX;
    for (let i = 0; i < length; i++) {
      this.units[i] = narrow
        ? (page[at + i] as number)
        : (page[at + i * 2] as number) + (page[at + i * 2 + 1] as number) * 256;
    }
    this.id = '';
    return length;
  }

  writeTo(writer: ByteWriter): void {
    writer.u32(this.count);
    writer.u32(this.top);
    this.words.writeTo(writer, this.count);
    const used = this.top * 4;
    for (let start = 0, page = 0; start < used; start += ARENA_BYTES, page++) {
      writer.bytes((this.arena[page] as Uint8Array).subarray(0, Math.min(ARENA_BYTES, used - start)));
    }
  }

  /** Reads what `writeTo` wrote into this table, which must be empty. */
  readFrom(reader: ByteReader): void {
    this.count = reader.u32();
    this.top = reader.u32();
    this.words.readFrom(reader, this.count);
    for (let start = 0, used = this.top * 4; start < used; start += ARENA_BYTES) {
      const page = new Uint8Array(ARENA_BYTES);
      page.set(reader.bytes(Math.min(ARENA_BYTES, used - start)));
      this.arena.push(page);
    }
    while (this.count * 8 > this.slots.length * 3) this.slots = new Uint32Array(this.slots.length * 2);
    for (let number = 0; number < this.count; number++) {
      const word = this.words.get(number) >>> 0;
      this.place(hashOf(this.units, this.load(word)), word);
    }
  }
}

/** A hash over UTF-16 units, two at a step. */
function hashOf(units: Uint16Array, length: number): number {
  let hash = length;
  for (let i = 0; i < length; i += 2) {
    const pair = (units[i] as number) | (i + 1 < length ? (units[i + 1] as number) << 16 : 0);
    hash = Math.imul(hash ^ pair, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
