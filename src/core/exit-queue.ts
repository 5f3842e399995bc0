/**
 * Members by the price at which they are due (X1): an indexed 4-ary heap with the key inline. The key is a double and only a filter:
 * at most basis / points, up to roundings. Whoever it lets through is tested exactly by the pool.
 */
import { IndexColumn } from './column.ts';
import type { Journal } from './journal.ts';

const ARITY_BITS = 2;
/** No key is below this one, so that none ends in a double's underflow; whoever looks for keys must not look below it either. */
export const KEY_LEAST = 1e-300;

/** The heap of members who hold points and have a basis. */
export class ExitQueue {
  private keys = new Float64Array(64);
  private members = new Int32Array(64);
  private size = 0;
  /** Place of a member in the heap + 1; 0 when not in it. */
  private readonly places: IndexColumn;
  private readonly journal: Journal;

  constructor(journal: Journal) {
    this.journal = journal;
    this.places = new IndexColumn(journal);
  }

  get bytes(): number {
    return this.keys.byteLength + this.members.byteLength + this.places.bytes;
  }

  /** Puts a member at `key`, new or moved; a key that is not positive takes the member out. */
  put(member: number, key: number): void {
    const place = this.places.get(member) - 1;
    if (this.journal.recording) {
      const old = place < 0 ? 0 : (this.keys[place] as number);
      this.journal.note(() => this.put(member, old));
    }
    if (key > 0) {
      if (place < 0) {
        this.makeRoom();
        this.rise(this.size++, member, key);
      } else {
        this.move(place, member, key);
      }
    } else if (place >= 0) {
      this.places.write(member, 0);
      const last = --this.size;
      if (place < last) this.move(place, this.members[last] as number, this.keys[last] as number);
    }
  }

  /** The least key, or Infinity. */
  get least(): number {
    return this.size === 0 ? Infinity : (this.keys[0] as number);
  }

  /** The members with a key of at most `bound`, found without disturbing the heap: it grows with their number alone. */
  upTo(bound: number): number[] {
    const found: number[] = [];
    const pending = [0];
    for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
      if (place >= this.size || (this.keys[place] as number) > bound) continue;
      found.push(this.members[place] as number);
      const child = (place << ARITY_BITS) + 1;
      for (let i = 0; i < 1 << ARITY_BITS; i++) pending.push(child + i);
    }
    return found;
  }

  /** Divides every key by 100, when every holding is multiplied by it (P5): a rounding each, at most 196 times in the life of a pool. */
  grow(): void {
    const { keys, size } = this;
    if (this.journal.recording) {
      const [oldKeys, members] = [keys.slice(0, size), this.members.slice(0, size)];
      this.journal.note(() =>
        members.forEach((member, i) => (this.keys[this.places.get(member) - 1] = oldKeys[i] as number)),
      );
    }
    for (let place = 0; place < size; place++) keys[place] = Math.max((keys[place] as number) / 100, KEY_LEAST);
  }

  private makeRoom(): void {
    if (this.size < this.keys.length) return;
    const room = Math.ceil(this.size * 1.25);
    const keys = new Float64Array(room);
    keys.set(this.keys);
    this.keys = keys;
    const members = new Int32Array(room);
    members.set(this.members);
    this.members = members;
  }

  private move(place: number, member: number, key: number): void {
    if (place > 0 && key < (this.keys[(place - 1) >> ARITY_BITS] as number)) this.rise(place, member, key);
    else this.sink(place, member, key);
  }

  private rise(from: number, member: number, key: number): void {
    const { keys, members } = this;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> ARITY_BITS;
      const parentKey = keys[parent] as number;
      if (parentKey <= key) break;
      this.occupy(place, members[parent] as number, parentKey);
      place = parent;
    }
    this.occupy(place, member, key);
  }

  private sink(from: number, member: number, key: number): void {
    const { keys, members, size } = this;
    let place = from;
    for (;;) {
      const first = (place << ARITY_BITS) + 1;
      if (first >= size) break;
      const end = Math.min(first + (1 << ARITY_BITS), size);
      let best = first;
      let bestKey = keys[first] as number;
      for (let child = first + 1; child < end; child++) {
        const childKey = keys[child] as number;
        if (childKey < bestKey) {
          best = child;
          bestKey = childKey;
        }
      }
      if (bestKey >= key) break;
      this.occupy(place, members[best] as number, bestKey);
      place = best;
    }
    this.occupy(place, member, key);
  }

  private occupy(place: number, member: number, key: number): void {
    this.keys[place] = key;
    this.members[place] = member;
    this.places.write(member, place + 1);
  }
}
