/** What a thing must carry to stand in the heap: its own place, -1 when it is not in it. */
export interface HeapItem {
  heapIndex: number;
}

/** An indexed binary min-heap: every item knows its place, so that changing or removing one costs O(log n). */
export class ExitHeap<Item extends HeapItem> {
  private readonly items: Item[] = [];
  private readonly before: (left: Item, right: Item) => boolean;

  /** @param before whether `left` must leave before `right`. */
  constructor(before: (left: Item, right: Item) => boolean) {
    this.before = before;
  }

  /** The item that leaves first, or undefined when the heap is empty. */
  get first(): Item | undefined {
    return this.items[0];
  }

  get size(): number {
    return this.items.length;
  }

  /** Puts an item in, or back in order after its key changed. */
  put(item: Item): void {
    if (item.heapIndex < 0) {
      item.heapIndex = this.items.length;
      this.items.push(item);
    }
    if (!this.rise(item)) this.sink(item);
  }

  /** Takes an item out; nothing happens when it is not in the heap. */
  remove(item: Item): void {
    const hole = item.heapIndex;
    if (hole < 0) return;
    item.heapIndex = -1;
    const last = this.items.pop();
    if (last === undefined || last === item) return;
    last.heapIndex = hole;
    this.items[hole] = last;
    if (!this.rise(last)) this.sink(last);
  }

  /** Moves an item towards the top while it must leave before its parent. Says whether it moved. */
  private rise(item: Item): boolean {
    const { items } = this;
    const start = item.heapIndex;
    let index = start;
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = items[parentIndex] as Item;
      if (!this.before(item, parent)) break;
      items[index] = parent;
      parent.heapIndex = index;
      index = parentIndex;
    }
    items[index] = item;
    item.heapIndex = index;
    return index !== start;
  }

  private sink(item: Item): void {
    const { items } = this;
    let index = item.heapIndex;
    for (;;) {
      let childIndex = 2 * index + 1;
      if (childIndex >= items.length) break;
      let child = items[childIndex] as Item;
      const sibling = items[childIndex + 1];
      if (sibling !== undefined && this.before(sibling, child)) {
        child = sibling;
        childIndex += 1;
      }
      if (!this.before(child, item)) break;
      items[index] = child;
      child.heapIndex = index;
      index = childIndex;
    }
    items[index] = item;
    item.heapIndex = index;
  }
}
