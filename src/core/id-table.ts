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
/** The most words an id takes beside its number: the header byte and 64 characters of two UTF-16 units, of two bytes each. */
const PACKED_MAX = 65;

/** A set of ids, each with a number: the count of ids before it. */
export class IdTable {
  private count = 0;
  private readonly arena: Int32Array[] = [];
  /** The first free word of the arena; an id starts on a word and never crosses a page. */
  private top = 0;
  private readonly words: IndexColumn;
  /** Pairs of hash and arena word + 1. */
  private slots = new Uint32Array(32);
  /** The id that was looked at last, as it is stored, and its hash: who looks one up often takes it in next. */
  private id = '';
  private readonly packed = new Int32Array(PACKED_MAX);
  private length = 0;
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

  /** Packs an id and takes its hash. */
  private look(id: string): number {
    if (id !== this.id) {
      this.id = id;
      this.length = pack(id, this.packed);
      this.hash = hashOf(this.packed, 0, this.length);
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

  /**
   * Puts another id, which is not there, in the place of one: the number stays, and of the old id no byte does. There is no way back, also not in a dry run:
   * never while the journal records.
   */
  replace(number: number, id: string): void {
    const word = this.words.get(number) >>> 0;
    const page = this.arena[word >>> ARENA_BITS] as Int32Array;
    const start = (word & WORD_MASK) + 1;
    const end = start + wordsOf((page[start] as number) & 0xff);
    this.vacate(hashOf(page, start, end), word);
    page.fill(0, start - 1, end);
    this.packed.fill(0);
    const hash = this.look(id);
    const place = this.store(number);
    this.words.write(number, place | 0);
    this.place(hash, place);
  }

  /** Takes the last id out again. */
  private removeLast(id: string, top: number): void {
    const word = this.words.get(--this.count) >>> 0;
    this.vacate(this.look(id), word);
    // What is free holds nothing but zeros: the same ids give the same bytes, whatever was taken in and out meanwhile.
    const page = this.arena[word >>> ARENA_BITS] as Int32Array;
    page.fill(0, word & WORD_MASK, (word & WORD_MASK) + (this.top - word));
    this.top = top;
  }

  /** Frees the slot of a word. Those that were probed past it move up, so that every probe still ends where it should. */
  private vacate(hash: number, word: number): void {
    const { slots } = this;
    const mask = slots.length / 2 - 1;
    let hole = hash & mask;
    while (slots[hole * 2 + 1] !== word + 1) hole = (hole + 1) & mask;
    for (let slot = (hole + 1) & mask; slots[slot * 2 + 1] !== EMPTY; slot = (slot + 1) & mask) {
      const home = (slots[slot * 2] as number) & mask;
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      slots.copyWithin(hole * 2, slot * 2, slot * 2 + 2);
      hole = slot;
    }
    slots[hole * 2 + 1] = EMPTY;
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

  /** Writes the id looked at last into the arena, behind its number. */
  private store(number: number): number {
    const { length, packed } = this;
    if ((this.top & WORD_MASK) + length >= ARENA_WORDS) this.top = ((this.top | WORD_MASK) >>> 0) + 1;
    const word = this.top;
    this.top += 1 + length;
    const page = (this.arena[word >>> ARENA_BITS] ??= new Int32Array(ARENA_WORDS));
    const at = word & WORD_MASK;
    page[at] = number;
    for (let i = 0; i < length; i++) page[at + 1 + i] = packed[i] as number;
    return word;
  }

  /** The number that is stored with an id. */
  private numberAt(word: number): number {
    return ((this.arena[word >>> ARENA_BITS] as Int32Array)[word & WORD_MASK] as number) >>> 0;
  }

  /** Whether a stored id is the one looked at last. The first word tells the length. */
  private matches(word: number): boolean {
    const { length, packed } = this;
    const page = this.arena[word >>> ARENA_BITS] as Int32Array;
    const at = (word & WORD_MASK) + 1;
    for (let i = 0; i < length; i++) if (page[at + i] !== packed[i]) return false;
    return true;
  }

  /** The id of a number. */
  idOf(number: number): string {
    const word = this.words.get(number) >>> 0;
    return unpack(this.arena[word >>> ARENA_BITS] as Int32Array, (word & WORD_MASK) + 1);
  }

  writeTo(writer: ByteWriter): void {
    writer.u32(this.count);
    writer.u32(this.top);
    this.words.writeTo(writer, this.count);
    const used = this.top * 4;
    for (let start = 0, page = 0; start < used; start += ARENA_BYTES, page++) {
      writer.bytes(new Uint8Array((this.arena[page] as Int32Array).buffer, 0, Math.min(ARENA_BYTES, used - start)));
    }
  }

  /** Reads what `writeTo` wrote into this table, which must be empty. */
  readFrom(reader: ByteReader): void {
    this.count = reader.u32();
    this.top = reader.u32();
    this.words.readFrom(reader, this.count);
    for (let start = 0, used = this.top * 4; start < used; start += ARENA_BYTES) {
      const page = new Int32Array(ARENA_WORDS);
      new Uint8Array(page.buffer).set(reader.bytes(Math.min(ARENA_BYTES, used - start)));
      this.arena.push(page);
    }
    while (this.count * 8 > this.slots.length * 3) this.slots = new Uint32Array(this.slots.length * 2);
    for (let number = 0; number < this.count; number++) {
      const word = this.words.get(number) >>> 0;
      const page = this.arena[word >>> ARENA_BITS] as Int32Array;
      const start = (word & WORD_MASK) + 1;
      this.place(hashOf(page, start, start + wordsOf((page[start] as number) & 0xff)), word);
    }
  }
}

/** How many words an id with this header takes. */
function wordsOf(header: number): number {
  return (header <= NARROW_MAX ? header + 4 : (header - NARROW_MAX) * 2 + 4) >> 2;
}

/** Writes an id as it is stored, header byte first, and says how many words that is: a byte a character if that is enough for all. */
function pack(id: string, words: Int32Array): number {
  const { length } = id;
  let seen = length > NARROW_MAX ? 256 : 0;
  let at = 0;
  if (seen === 0) {
    let word = length;
    for (let i = 0, shift = 8; i < length; i++, shift += 8) {
      if (shift === 32) {
        words[at++] = word;
        word = shift = 0;
      }
      const unit = id.charCodeAt(i);
      seen |= unit;
      word |= unit << shift;
    }
    words[at++] = word;
  }
  return seen < 256 ? at : packWide(id, words);
}

/** Two bytes a character. Past the end `charCodeAt` gives NaN, which is 0 to a bit operation. */
function packWide(id: string, words: Int32Array): number {
  const { length } = id;
  let carried = NARROW_MAX + length;
  for (let i = 0; i <= length; i += 2) {
    const odd = id.charCodeAt(i + 1);
    words[i >> 1] = carried | (id.charCodeAt(i) << 8) | (odd << 24);
    carried = odd >> 8;
  }
  return (length >> 1) + 1;
}

/** The id that is stored on a page from word `start` on. */
function unpack(page: Int32Array, start: number): string {
  const header = (page[start] as number) & 0xff;
  const at = start * 4 + 1;
  if (header <= NARROW_MAX) return String.fromCharCode(...new Uint8Array(page.buffer, at, header));
  const bytes = new Uint8Array(page.buffer, at, (header - NARROW_MAX) * 2);
  const units = Array.from(
    { length: header - NARROW_MAX },
    (_, i) => (bytes[i * 2] as number) | ((bytes[i * 2 + 1] as number) << 8),
  );
  return String.fromCharCode(...units);
}

/** MurmurHash3 (32 bits) over the words of a stored id: what it does to a word does not wait for the word before. */
function hashOf(words: Int32Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) {
    const word = Math.imul(words[i] as number, 0xcc9e2d51);
    hash ^= Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash ^= (end - start) * 4;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
