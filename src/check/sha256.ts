/** SHA-256 (FIPS 180-4) of a text. Written here because this folder runs in a browser too, where the platform's own is asynchronous. */

/** The first 32 bits of the fractional parts of `root` of the first primes: the constants of the standard, exact in BigInt. */
function fractions(count: number, root: 2n | 3n): readonly number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) if (candidate % divisor === 0) isPrime = false;
    if (isPrime) found.push(Number(BigInt.asUintN(32, floorRoot(BigInt(candidate) << (32n * root), root))) | 0);
  }
  return found;
}

/** The greatest integer whose power `root` is at most `value`. */
function floorRoot(value: bigint, root: bigint): bigint {
  let [low, high] = [0n, 1n << 48n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** root <= value) low = middle;
    else high = middle;
  }
  return low;
}

const START = fractions(8, 2n);
const ROUNDS = fractions(64, 3n);

/** A text in UTF-8; half a surrogate pair becomes U+FFFD, as everywhere. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

const turn = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256(text: string): string {
  const bytes = utf8(text);
  const bits = BigInt(bytes.length) * 8n;
  bytes.push(0x80);
  while (bytes.length % 64 !== 56) bytes.push(0);
  for (let shift = 56n; shift >= 0n; shift -= 8n) bytes.push(Number((bits >> shift) & 0xffn));
  const state = Int32Array.from(START);
  const words = new Int32Array(64);
  const at = (index: number): number => words[index] ?? 0;
  for (let start = 0; start < bytes.length; start += 64) {
    for (let i = 0; i < 16; i++) {
      words[i] = [0, 1, 2, 3].reduce((word, part) => (word << 8) | (bytes[start + 4 * i + part] ?? 0), 0);
    }
    for (let i = 16; i < 64; i++) {
      const s0 = turn(at(i - 15), 7) ^ turn(at(i - 15), 18) ^ (at(i - 15) >>> 3);
      const s1 = turn(at(i - 2), 17) ^ turn(at(i - 2), 19) ^ (at(i - 2) >>> 10);
      words[i] = at(i - 16) + s0 + at(i - 7) + s1;
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i++) {
      const choice = (e & f) ^ (~e & g);
      const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + choice + (ROUNDS[i] ?? 0) + at(i)) | 0;
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + majority) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + word;
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
