/** The bytes of a snapshot: little-endian values, 8-byte aligned arrays, a checksum over the whole. */
import { narrow } from './quantity.ts';
import type { Int } from './quantity.ts';

/** A snapshot that cannot be restored: not ours, another version, cut or damaged. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/** Appends values to a growing buffer. */
export class ByteWriter {
  private buffer = new ArrayBuffer(1 << 16);
  private view = new DataView(this.buffer);
  private length = 0;

  private reserve(bytes: number): number {
    const start = this.length;
    this.length += bytes;
    if (this.length > this.buffer.byteLength) {
      const grown = new ArrayBuffer(Math.max(this.length, this.buffer.byteLength * 2));
      new Uint8Array(grown).set(new Uint8Array(this.buffer, 0, start));
      this.buffer = grown;
      this.view = new DataView(grown);
    }
    return start;
  }

  u32(value: number): void {
    // Reserving may replace the view.
    const at = this.reserve(4);
    this.view.setUint32(at, value, true);
  }

  f64(value: number): void {
    const at = this.reserve(8);
    this.view.setFloat64(at, value, true);
  }

  flag(value: boolean): void {
    this.u32(value ? 1 : 0);
  }

  /** An exact integer of any size: its double, or NaN and its digits. */
  int(value: Int): void {
    if (typeof value === 'number') return this.f64(value);
    this.f64(NaN);
    this.text(String(value));
  }

  text(value: string): void {
    this.u32(value.length);
    for (let i = 0, at = this.reserve(value.length * 2); i < value.length; i++) {
      this.view.setUint16(at + i * 2, value.charCodeAt(i), true);
    }
  }

  /** Arrays are copied as they lie in memory; every machine this runs on is little-endian. */
  private array(bytes: Uint8Array): void {
    while (this.length % 8 !== 0) this.reserve(1);
    const start = this.reserve(bytes.length);
    new Uint8Array(this.buffer).set(bytes, start);
  }

  bytes(values: Uint8Array): void {
    this.array(values);
  }

  f64s(values: Float64Array): void {
    this.array(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  i32s(values: Int32Array | Uint32Array): void {
    this.array(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }

  /** Everything written, sealed with its length and checksum. */
  finish(): Uint8Array {
    while (this.length % 8 !== 0) this.reserve(1);
    const sealed = this.reserve(8);
    this.view.setUint32(sealed, checksum(new Uint32Array(this.buffer, 0, sealed / 4)), true);
    this.view.setUint32(sealed + 4, (this.length / 8) >>> 0, true);
    return new Uint8Array(this.buffer, 0, this.length);
  }
}

/** Reads what a `ByteWriter` wrote, once its seal has been checked. */
export class ByteReader {
  private readonly buffer: ArrayBufferLike;
  private readonly offset: number;
  private readonly view: DataView;
  private at = 0;
  private readonly end: number;

  /** Refuses, with a `SnapshotError`, bytes that are cut or differ in any bit from what was sealed. */
  constructor(bytes: Uint8Array) {
    if (bytes.length < 16 || bytes.length % 8 !== 0) throw new SnapshotError('the snapshot is cut short');
    const aligned = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
    this.buffer = aligned.buffer;
    this.offset = aligned.byteOffset;
    this.view = new DataView(this.buffer, this.offset, aligned.length);
    this.end = aligned.length - 8;
    if (this.view.getUint32(this.end + 4, true) !== (bytes.length / 8) >>> 0)
      throw new SnapshotError('the snapshot is cut short');
    if (this.view.getUint32(this.end, true) !== checksum(new Uint32Array(this.buffer, this.offset, this.end / 4))) {
      throw new SnapshotError('the snapshot is damaged: its checksum does not match');
    }
  }

  private advance(bytes: number): number {
    const start = this.at;
    this.at += bytes;
    if (this.at > this.end) throw new SnapshotError('the snapshot ends too early');
    return start;
  }

  u32(): number {
    return this.view.getUint32(this.advance(4), true);
  }

  f64(): number {
    return this.view.getFloat64(this.advance(8), true);
  }

  flag(): boolean {
    return this.u32() !== 0;
  }

  int(): Int {
    const value = this.f64();
    return value === value ? value : narrow(BigInt(this.text()));
  }

  text(): string {
    const length = this.u32();
    const start = this.advance(length * 2);
    let text = '';
    for (let i = 0; i < length; i++) text += String.fromCharCode(this.view.getUint16(start + i * 2, true));
    return text;
  }

  private array(bytes: number): number {
    this.at = Math.ceil(this.at / 8) * 8;
    return this.advance(bytes);
  }

  bytes(count: number): Uint8Array {
    return new Uint8Array(this.buffer, this.offset + this.array(count), count);
  }

  f64s(count: number): Float64Array {
    return new Float64Array(this.buffer, this.offset + this.array(count * 8), count);
  }

  i32s(count: number): Int32Array {
    return new Int32Array(this.buffer, this.offset + this.array(count * 4), count);
  }

  /** True when all has been read. */
  get done(): boolean {
    return this.end - this.at < 8;
  }
}

/** A 32-bit checksum in which every step is a bijection of the state, so that any change of one word changes the result. */
function checksum(words: Uint32Array): number {
  let hash = words.length;
  for (let i = 0; i < words.length; i++) {
    hash = Math.imul(hash ^ (words[i] as number), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
