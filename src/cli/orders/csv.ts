/** Rows of a CSV file (RFC 4180), as a stream. */
import { TextDecoder } from 'node:util';
import type { Parser } from 'csv-parse';
import { complaint } from '../complaint.ts';
import { brokenFile } from './broken.ts';
import type { NumberedRow } from './cell.ts';

/**
 * The rows of a CSV file in batches, the header first. Rows of nothing at all are dropped, but count. Throws a complaint when the bytes
 * are not in `encoding` or quotes do not close.
 */
export async function* readCsvRows(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  encoding: string,
): AsyncGenerator<readonly NumberedRow[]> {
  const decoder = decoderOf(encoding);
  const splitter = new Splitter(file);
  try {
    for await (const chunk of chunks) yield await splitter.take(decoder.decode(chunk, { stream: true }));
    yield await splitter.end(decoder.decode());
  } catch (error) {
    throw isNotDecodable(error) ? complaint('notInEncoding', { file, encoding }) : error;
  }
}

/**
 * Splits text into rows. Up to the first quotation mark a row is a line and a cell is what stands between commas; from the line that has
 * it on, csv-parse does the work, at a fifth of the speed.
 */
class Splitter {
  readonly #file: string;
  #row = 0;
  /** The last line, as long as its end has not come. */
  #rest = '';
  #parser: Parser | undefined;
  #failure: Error | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  async take(text: string): Promise<NumberedRow[]> {
    if (this.#parser === undefined && !text.includes('"')) {
      const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
      this.#rest = lines.pop() ?? '';
      return this.#numbered(lines.map((line) => line.split(',')));
    }
    const parser = (this.#parser ??= await this.#openParser());
    // The parser works at once; its own callback would wait for the rows to be read.
    parser.write(this.#rest + text);
    this.#rest = '';
    return this.#parsed(parser);
  }

  async end(text: string): Promise<NumberedRow[]> {
    const rows = await this.take(text);
    const parser = this.#parser;
    if (parser === undefined) {
      const last = this.#rest.replace(/\r$/, '');
      return last === '' ? rows : [...rows, ...this.#numbered([last.split(',')])];
    }
    const ended = new Promise<void>((resolve) => {
      for (const event of ['readable', 'end', 'error']) parser.once(event, () => resolve());
    });
    parser.end();
    await ended;
    return [...rows, ...this.#parsed(parser)];
  }

  async #openParser(): Promise<Parser> {
    const { parse } = await import('csv-parse');
    const parser = parse({ relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] });
    parser.on('error', (error) => (this.#failure ??= error));
    return parser;
  }

  #parsed(parser: Parser): NumberedRow[] {
    if (this.#failure !== undefined) throw brokenFile('csvBroken', this.#file, this.#failure);
    const rows: string[][] = [];
    for (let cells = parser.read() as string[] | null; cells !== null; cells = parser.read() as string[] | null) {
      rows.push(cells);
    }
    return this.#numbered(rows);
  }

  #numbered(rows: readonly string[][]): NumberedRow[] {
    const numbered: NumberedRow[] = [];
    for (const cells of rows) {
      this.#row++;
      if (cells.length > 1 || cells[0] !== '') numbered.push({ row: this.#row, cells });
    }
    return numbered;
  }
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw complaint('encodingUnknown', { encoding });
  }
}

function isNotDecodable(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}
