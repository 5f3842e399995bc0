/** Where text leaves the process: one buffered writer a stream. A reader who has gone away (EPIPE) ends the writing quietly. */
import { once } from 'node:events';
import { complaint, systemReason } from './complaint.ts';

const BUFFER_LENGTH = 1 << 16;

/** A buffered writer on a stream that other code owns. */
export class Output {
  readonly #stream: NodeJS.WritableStream;
  #buffer = '';
  #error: NodeJS.ErrnoException | undefined;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
    stream.on('error', this.#onError);
  }

  /** Adds `text`; nothing is lost, and nothing waits. */
  write(text: string): void {
    this.#buffer += text;
  }

  /** Adds `text` and a line end. */
  line(text = ''): void {
    this.#buffer += `${text}\n`;
  }

  /** True when enough has gathered for `flush` to be worth calling. */
  get isFull(): boolean {
    return this.#buffer.length >= BUFFER_LENGTH;
  }

  /** Hands what has gathered to the stream, and waits while the stream is behind. Throws a complaint when the stream failed, but for EPIPE. */
  async flush(): Promise<void> {
    const text = this.#buffer;
    this.#buffer = '';
    if (this.#error === undefined && text !== '' && !this.#stream.write(text)) {
      await once(this.#stream, 'drain').catch(() => undefined);
    }
    this.#check();
  }

  /** Flushes, waits until the stream has taken everything, and lets go of it. */
  async close(): Promise<void> {
    await this.flush();
    if (this.#error === undefined) await new Promise<void>((resolve) => this.#stream.write('', () => resolve()));
    // The stream tells of an error only after it has answered the write.
    await new Promise<void>((resolve) => setImmediate(resolve));
    this.#check();
    // One that has failed may tell of it again.
    if (this.#error === undefined) this.#stream.removeListener('error', this.#onError);
  }

  #check(): void {
    if (this.#error !== undefined && this.#error.code !== 'EPIPE')
      throw complaint('outputUnwritable', { reason: systemReason(this.#error) });
  }

  readonly #onError = (error: NodeJS.ErrnoException): void => {
    this.#error = error;
  };
}
