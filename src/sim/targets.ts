/** Members with the price at which each would sell: the lowest first. */

/** A binary heap with the place of each member, so that a price can change and a member leave. */
export class Targets {
  private readonly heap: number[] = [];
  private readonly prices = new Map<number, number>();
  private readonly places = new Map<number, number>();

  /** Gives a member a price, the first or a new one. */
  set(member: number, price: number): void {
    let place = this.places.get(member);
    if (place === undefined) {
      place = this.heap.length;
      this.heap.push(member);
      this.places.set(member, place);
    }
    this.prices.set(member, price);
    this.down(this.up(place));
  }

  /** Takes a member out, if there. */
  remove(member: number): void {
    const place = this.places.get(member);
    if (place === undefined) return;
    const last = this.heap.pop() as number;
    this.places.delete(member);
    this.prices.delete(member);
    if (last === member) return;
    this.heap[place] = last;
    this.places.set(last, place);
    this.down(this.up(place));
  }

  /** A member whose price is at most `price`, the lowest, and of equals the earliest to have come; -1 for none. */
  reached(price: number): number {
    const first = this.heap[0];
    return first !== undefined && (this.prices.get(first) as number) <= price ? first : -1;
  }

  private before(a: number, b: number): boolean {
    const [left, right] = [this.prices.get(a) as number, this.prices.get(b) as number];
    return left < right || (left === right && a < b);
  }

  private up(start: number): number {
    let place = start;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.before(this.heap[place] as number, this.heap[parent] as number)) break;
      this.swap(place, parent);
      place = parent;
    }
    return place;
  }

  private down(start: number): void {
    for (let place = start; ;) {
      let least = place;
      for (const child of [2 * place + 1, 2 * place + 2]) {
        if (child < this.heap.length && this.before(this.heap[child] as number, this.heap[least] as number))
          least = child;
      }
      if (least === place) return;
      this.swap(place, least);
      place = least;
    }
  }

  private swap(a: number, b: number): void {
    const [left, right] = [this.heap[a] as number, this.heap[b] as number];
    this.heap[a] = right;
    this.heap[b] = left;
    this.places.set(right, a);
    this.places.set(left, b);
  }
}
