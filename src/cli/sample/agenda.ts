/** What is to be done and when: things come out in the order of their times, and of their entry where the times are equal. */

interface Entry {
  readonly atMs: number;
  readonly turn: number;
  readonly act: (atMs: number) => void;
}

/** A binary heap of acts. An act may enter others, not earlier than itself. */
export class Agenda {
  readonly #heap: Entry[] = [];
  #turn = 0;

  /** Enters an act for a time in milliseconds since the epoch. */
  enter(atMs: number, act: (atMs: number) => void): void {
    const entry = { atMs, turn: this.#turn++, act };
    const heap = this.#heap;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || isBefore(above, entry)) break;
      heap[place] = above;
      place = parent;
    }
    heap[place] = entry;
  }

  /** Does everything that is due before `endMs`. */
  run(endMs: number): void {
    for (let next = this.#heap[0]; next !== undefined && next.atMs < endMs; next = this.#heap[0]) {
      this.#removeFirst();
      next.act(next.atMs);
    }
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      const isRight = left !== undefined && right !== undefined && isBefore(right, left);
      const child = isRight ? right : left;
      if (child === undefined || isBefore(last, child)) break;
      heap[place] = child;
      place = 2 * place + (isRight ? 2 : 1);
    }
    heap[place] = last;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.turn < b.turn);
}
