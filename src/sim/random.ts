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
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** The stream of `purpose` in run `run` under `seed`, which is any integer from 0 to 2^53 - 1. */
  constructor(seed: number, run: number, purpose: Purpose) {
    this.a = seed >>> 0;
    this.b = Math.floor(seed / 2 ** 32) ^ hashOf(purpose);
    this.c = run;
    for (let i = 0; i < 20; i++) this.bits();
  }

  /** 32 random bits, as an integer from 0. */
  bits(): number {
    const mixed = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + mixed) | 0;
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

  /** From the normal distribution of mean 0 and deviation 1, by Box and Muller; two draws. */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.fraction()));
    return radius * Math.cos(2 * Math.PI * this.fraction());
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
