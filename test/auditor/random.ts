/** A small seeded generator (sfc32): the same seed gives the same numbers anywhere. For tests only. */
export class Random {
  private readonly words: Uint32Array;

  /** @param seed any integer of 32 bits. */
  constructor(seed: number) {
    this.words = Uint32Array.of(seed, 0x9e37_79b9, 0x243f_6a88, 1);
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** An integer from 0 up to and without `limit` (at most 2^32). */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit);
  }

  /** An integer from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True in so many of a hundred cases. */
  percent(chance: number): boolean {
    return this.next() / 0x1_0000_0000 < chance / 100;
  }

  /** One of several. */
  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** One of several, or undefined when there is none. */
  pickAny<Item>(items: Iterable<Item>): Item | undefined {
    const all = [...items];
    return all.length === 0 ? undefined : this.pick(all);
  }

  /** One of several, each as likely as its weight. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
    let rest = this.next() / 0x1_0000_0000;
    rest *= items.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [item, weight] of items) {
      rest -= weight;
      if (rest < 0) return item;
    }
    return (items.at(-1) as readonly [Item, number])[0];
  }

  /** An integer from 0 to `most`, both included, of any size. */
  bigUpTo(most: bigint): bigint {
    if (most <= 0n) return 0n;
    let digits = 0n;
    for (let rest = most; rest > 0n; rest >>= 32n) digits = (digits << 32n) | BigInt(this.next());
    return digits % (most + 1n);
  }

  /** A number of exactly so many decimal digits. */
  bigOfDigits(digits: number): bigint {
    const least = 10n ** BigInt(digits - 1);
    return least + this.bigUpTo(9n * least - 1n);
  }

  private next(): number {
    const { words } = this;
    const [a, b, c, count] = words as unknown as [number, number, number, number];
    words[3] = count + 1;
    const sum = (a + b + count) >>> 0;
    words[0] = b ^ (b >>> 9);
    words[1] = c + (c << 3);
    words[2] = ((c << 21) | (c >>> 11)) + sum;
    return sum;
  }
}
