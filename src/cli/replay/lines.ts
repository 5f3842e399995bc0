/** Lines of a file, in batches, without holding the file: a line that is too long or not UTF-8 is passed on as such. */

/** The most bytes a line may have. */
export const LINE_BYTES_MAX = 1 << 20;

/** One line with its number, from 1. `text` is undefined when the line is not to be read, for the reason in `fault`. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly fault?: 'tooLong' | 'notUtf8';
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The lines of a stream of bytes, those of one chunk at a time. A byte order mark, a carriage return before the line feed and lines
 * of blanks are dropped; the numbers count all lines. `onBytes` hears how many bytes each chunk had.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Line[]> {
  const cutter = new LineCutter();
  for await (const chunk of chunks) {
    onBytes?.(chunk.length);
    yield cutter.take(chunk);
  }
  yield cutter.end();
}

class LineCutter {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  /** The pieces of a line whose end has not come yet. */
  #pieces: Uint8Array[] = [];
  #length = 0;
  #number = 0;

  take(chunk: Uint8Array): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(LINE_FEED, from);
      if (end < 0) break;
      this.#add(chunk.subarray(from, end));
      this.#finish(lines);
      from = end + 1;
    }
    // The stream may use its memory again.
    if (from < chunk.length) this.#add(chunk.slice(from));
    return lines;
  }

  end(): Line[] {
    const lines: Line[] = [];
    if (this.#length > 0) this.#finish(lines);
    return lines;
  }

  /** Keeps a piece, but no more of a line than shows that it is too long. */
  #add(piece: Uint8Array): void {
    this.#length += piece.length;
    if (this.#length <= LINE_BYTES_MAX + 1) this.#pieces.push(piece);
    else this.#pieces = [];
  }

  #finish(lines: Line[]): void {
    const number = ++this.#number;
    const bytes = this.#pieces.length === 1 ? (this.#pieces[0] as Uint8Array) : Buffer.concat(this.#pieces);
    const length = this.#length - (bytes.at(-1) === CARRIAGE_RETURN ? 1 : 0);
    this.#pieces = [];
    this.#length = 0;
    if (length > LINE_BYTES_MAX) {
      lines.push({ number, text: '', fault: 'tooLong' });
      return;
    }
    try {
      const decoded = this.#decoder.decode(bytes.subarray(0, length));
      const text = number === 1 && decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
      if (/\S/.test(text)) lines.push({ number, text });
    } catch {
      lines.push({ number, text: '', fault: 'notUtf8' });
    }
  }
}
