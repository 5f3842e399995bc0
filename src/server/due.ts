/** Open orders by the end of their return windows: the first due, and of those due together the first placed, comes out first. */

/** An order by our number, and when it may be settled, in milliseconds since 1970. */
export interface Due {
  readonly atMs: number;
  readonly order: number;
}

function precedes(a: Due, b: Due): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

/** A binary heap of due orders. */
export class DueQueue {
  private readonly heap: Due[] = [];

  get first(): Due | undefined {
    return this.heap[0];
  }

  get size(): number {
    return this.heap.length;
  }

  push(due: Due): void {
    const { heap } = this;
    let at = heap.push(due) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as Due;
      if (!precedes(due, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = due;
  }

  /** Takes out the first. */
  pop(): Due | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return first;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && precedes(heap[child + 1] as Due, heap[child] as Due)) child++;
      const below = heap[child] as Due;
      if (!precedes(below, last)) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
    return first;
  }
}
