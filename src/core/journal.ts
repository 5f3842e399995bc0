/**
 * How a quote takes back what it did. While the journal records, every store notes before each write how to undo it; `rollback` runs
 * the notes backwards. While it does not record, a write costs one look at a flag.
 */
export class Journal {
  /** Stores note their undoing exactly while this is true. */
  recording = false;
  private readonly undos: (() => void)[] = [];

  /** Notes how to undo the write that follows. Only while `recording`. */
  note(undo: () => void): void {
    this.undos.push(undo);
  }

  /** Runs `work`, takes back everything it wrote, also when it throws, and gives its result. */
  dryRun<T>(work: () => T): T {
    this.recording = true;
    try {
      return work();
    } finally {
      this.recording = false;
      for (let undo = this.undos.pop(); undo !== undefined; undo = this.undos.pop()) undo();
    }
  }
}
