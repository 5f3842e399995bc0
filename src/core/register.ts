/** Records by id: taken in once, replaced as a whole when something becomes of them. */
import type { ByteReader, ByteWriter } from './bytes.ts';
import { IdTable } from './id-table.ts';
import type { Journal } from './journal.ts';

/** Ids, each with an immutable record. */
export class Register<T> {
  readonly ids: IdTable;
  protected readonly records: T[] = [];
  protected readonly journal: Journal;

  constructor(journal: Journal) {
    this.ids = new IdTable(journal);
    this.journal = journal;
  }

  /** Takes in an id that is not there: its number. */
  insert(id: string, record: T): number {
    if (this.journal.recording) this.journal.note(() => this.records.pop());
    this.records.push(record);
    return this.ids.insert(id);
  }

  get(number: number): T {
    return this.records[number] as T;
  }

  find(id: string): T | undefined {
    return this.records[this.ids.find(id)];
  }

  set(number: number, record: T): void {
    if (this.journal.recording) {
      const old = this.get(number);
      this.journal.note(() => (this.records[number] = old));
    }
    this.records[number] = record;
  }

  forEach(visit: (record: T, number: number) => void): void {
    this.records.forEach(visit);
  }

  protected writeRecords(writer: ByteWriter, write: (record: T) => void): void {
    this.ids.writeTo(writer);
    this.records.forEach(write);
  }

  protected readRecords(reader: ByteReader, read: () => T): void {
    this.ids.readFrom(reader);
    for (let left = this.ids.size; left > 0; left--) this.records.push(read());
  }
}
