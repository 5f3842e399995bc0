/** The file of a backup: a first line, gzip of lines of text, and a SHA-256 over every byte before it. */
import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { StoreError } from './store-error.ts';

/** The number is the version of the form. */
const MAGIC = Buffer.from('greenpool-backup 1\n');
const DIGEST_BYTES = 32;
const NEWLINE = 0x0a;
/** Lines are passed on in pieces of about this size. */
const PIECE_BYTES = 64 * 1024;

/**
 * Writes lines (none of which holds a line break) into a file that only its owner may read. It gets its name when it is whole and on the disk; one of
 * that name from before is replaced. A failure leaves nothing.
 */
export async function writeBackupFile(file: string, lines: AsyncIterable<string>): Promise<void> {
  const partial = `${file}.partial`;
  const handle = await open(partial, 'w', 0o600);
  try {
    await pipeline(Readable.from(inPieces(lines)), createGzip(), sealed, async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) await handle.appendFile(chunk);
    });
    await handle.sync();
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece: string[] = [];
  let length = 0;
  for await (const line of lines) {
    piece.push(line, '\n');
    length += line.length;
    if (length < PIECE_BYTES) continue;
    yield Buffer.from(piece.join(''));
    piece = [];
    length = 0;
  }
  yield Buffer.from(piece.join(''));
}

async function* sealed(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256').update(MAGIC);
  yield MAGIC;
  for await (const chunk of source) {
    hash.update(chunk);
    yield chunk;
  }
  yield hash.digest();
}

/**
 * Opens a file of {@link writeBackupFile} and reads all of it once, so that one that is cut off or has a single wrong bit is refused
 * (`backup_damaged`) before anybody acts on it. Then `lines` gives its lines. Close the handle.
 */
export async function openBackupFile(file: string): Promise<{ handle: FileHandle; lines: AsyncIterable<string> }> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const bodyEnd = size - DIGEST_BYTES;
    if (bodyEnd <= MAGIC.length || !(await isWhole(handle, bodyEnd))) throw damaged(file);
    return { handle, lines: linesOf(handle, bodyEnd) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function isWhole(handle: FileHandle, bodyEnd: number): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const chunk of handle.createReadStream({ start: 0, end: bodyEnd - 1, autoClose: false })) {
    hash.update(chunk as Buffer);
  }
  const start = Buffer.alloc(MAGIC.length);
  const digest = Buffer.alloc(DIGEST_BYTES);
  await handle.read(start, 0, start.length, 0);
  await handle.read(digest, 0, DIGEST_BYTES, bodyEnd);
  return start.equals(MAGIC) && digest.equals(hash.digest());
}

async function* linesOf(handle: FileHandle, bodyEnd: number): AsyncGenerator<string> {
  const body = handle.createReadStream({ start: MAGIC.length, end: bodyEnd - 1, autoClose: false });
  const text = createGunzip();
  const feeding = pipeline(body, text);
  feeding.catch(() => undefined);
  let rest: Buffer[] = [];
  for await (const chunk of text as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      rest.push(chunk.subarray(from, end));
      yield Buffer.concat(rest).toString();
      rest = [];
      from = end + 1;
    }
    rest.push(chunk.subarray(from));
  }
  await feeding;
}

function damaged(file: string): StoreError {
  return new StoreError('backup_damaged', {
    zh: `${file} 不是完整的 Greenpool 备份：内容被截断或损坏。没有写入任何数据，请使用另一份备份。`,
    en: `${file} is no whole Greenpool backup: it is cut off or damaged. Nothing was written; use another backup.`,
  });
}
