/** A CSV file that opens in Excel: UTF-8 with a byte order mark, CRLF, Chinese headings, and no cell that Excel would run as a formula. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Stringifier } from 'csv-stringify';
import type { WriteStream } from 'node:fs';

/** How Excel and its kin begin a formula; the full-width forms are taken for the same. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?%?$/;

/** A cell that is shown as it is: what would begin a formula gets an apostrophe before it, unless it is a plain number. */
export function guarded(cell: string): string {
  return FORMULA.test(cell) && !PLAIN_NUMBER.test(cell) ? `'${cell}` : cell;
}

/** A CSV file that is written row by row. */
export class CsvFile {
  readonly #rows: Stringifier;
  readonly #file: WriteStream;
  #error: Error | undefined;

  /** Creates the file and writes its headings. */
  constructor(path: string, headings: readonly string[]) {
    this.#rows = stringify({ bom: true, record_delimiter: 'windows' });
    this.#file = createWriteStream(path);
    for (const stream of [this.#rows, this.#file]) stream.on('error', (error: Error) => (this.#error ??= error));
    this.#rows.pipe(this.#file);
    this.add(headings);
  }

  /** Adds a row; nothing waits. */
  add(cells: readonly string[]): void {
    this.#rows.write(cells.map(guarded));
  }

  /** Waits while the disk is behind. Throws what went wrong while writing. */
  async drain(): Promise<void> {
    if (this.#error === undefined && this.#rows.writableNeedDrain) await once(this.#rows, 'drain');
    if (this.#error !== undefined) throw this.#error;
  }

  /** Ends the file and waits until it is written. */
  async end(): Promise<void> {
    this.#rows.end();
    await finished(this.#file);
    await this.drain();
  }

  /** Stops writing, for a file that is given up. */
  destroy(): void {
    this.#rows.destroy();
    this.#file.destroy();
  }
}
