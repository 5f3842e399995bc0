/**
 * Chance from a seed. Each purpose has a stream of its own, so that what one purpose draws does not depend on how often another does:
 * two plans under one seed meet the same members, amounts and times (common random numbers). Streams are sfc32 (Chris
 * Doty-Humphrey's small fast counting generator), 32 bits a draw.
 */

/** What a stream is for. */
export type Purpose =
  | 'arrivals'
  | 'repeats'
  | 'amounts'
  | 'groups'
  | 'merchants'
  | 'referrals'
  | 'refunds'
  | 'sales'
  | 'runs'
  | 'search';

/** One stream of random numbers. */
export class Stream {
  private readonly state: Int32Array;
  /** The other half of the last pair of normal numbers; NaN when it has been used. */
  private spare = Number.NaN;

  /** The stream of `purpose` in run `run` under `seed`, which is any integer from 0 to 2^53 - 1. */
  constructor(seed: number, run: number, purpose: Purpose) {
    this.state = Int32Array.of(seed, Math.floor(seed / 2 ** 32) ^ hashOf(purpose), run, 1);
    for (let i = 0; i < 20; i++) this.bits();
  }

  /** 32 random bits, as an integer from 0. */
  bits(): number {
    const { state } = this;
    const a = state[0] as number;
    const b = state[1] as number;
    const c = state[2] as number;
    const counter = state[3] as number;
    const mixed = (((a + b) | 0) + counter) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + mixed) | 0;
    state[3] = counter + 1;
    return mixed >>> 0;
  }

  /** From 0 to below 1, in steps of 2^-32. */
  fraction(): number {
    return this.bits() / 2 ** 32;
  }

  /** An integer from 0 to `bound` - 1; the bias is below bound / 2^32. */
  below(bound: number): number {
    return Math.floor(this.fraction() * bound);
  }

  /** From the normal distribution of mean 0 and deviation 1, by Box and Muller: a pair of draws gives two. */
  normal(): number {
    const { spare } = this;
    this.spare = Number.NaN;
    if (spare === spare) return spare;
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()));
    const angle = 2 * Math.PI * this.fraction();
    this.spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }

  /** From the Poisson distribution: by products up to 30, above that the rounded normal of the same mean and variance. */
  poisson(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.fraction(); product > limit; product *= this.fraction()) count++;
    return count;
  }

  /** Puts numbers into random order, in place. */
  shuffle(numbers: number[]): void {
    for (let i = numbers.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [numbers[i], numbers[j]] = [numbers[j] as number, numbers[i] as number];
    }
  }
}

/** FNV-1a over the characters. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
