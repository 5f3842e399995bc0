/** Files that are read from the front: opened and proved readable before anything is written. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { complaint, systemReason } from '../complaint.ts';
import type { Host } from '../host.ts';

/** The name that stands for standard input. */
const STANDARD_INPUT = '-';

/** A source of bytes with its size, where that is known. */
export interface Input {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly bytes: number | undefined;
  /** Lets go of the file, read to its end or not. */
  readonly close: () => void;
}

/**
 * Opens a file, or standard input for `-`, and reads its first chunk. Throws a complaint when it is not there, is a folder or may not
 * be read; a failure further on ends the iteration with the same complaint.
 */
export async function openInput(file: string, host: Host): Promise<Input> {
  if (file === STANDARD_INPUT) {
    return { chunks: host.stdin as AsyncIterable<Uint8Array>, bytes: undefined, close: () => undefined };
  }
  const stream = createReadStream(file, { highWaterMark: 1 << 18 });
  try {
    const source = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
    const first = await source.next();
    const { size } = await stat(file);
    return { chunks: complaining(file, first, source), bytes: size, close: () => stream.destroy() };
  } catch (error) {
    stream.destroy();
    throw unreadable(file, error);
  }
}

/** A whole file. Throws a complaint when it cannot be read. */
export async function readWhole(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function* complaining(
  file: string,
  first: IteratorResult<Uint8Array>,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } catch (error) {
    throw unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): Error {
  return complaint('fileUnreadable', { file, reason: systemReason(error) });
}
