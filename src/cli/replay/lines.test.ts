import { describe, expect, test } from 'vitest';
import { LINE_BYTES_MAX, readLines } from './lines.ts';
import type { Line } from './lines.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  // The same memory is handed out again and again, as a stream may do.
  const piece = new Uint8Array(size);
  for (let from = 0; from < bytes.length; from += size) {
    const part = bytes.subarray(from, from + size);
    piece.set(part);
    yield piece.subarray(0, part.length);
  }
}

async function linesOf(content: string | Uint8Array, size = 7): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const batch of readLines(inPieces(Buffer.from(content), size))) lines.push(...batch);
  return lines;
}

describe('lines', () => {
  test.each([1, 2, 3, 7, 1000])(
    'a mark, CRLF, blank lines and a last line without an end, %i bytes at a time',
    async (size) => {
      expect(await linesOf('\ufeff{"a":"会员"}\r\n\r\n  \n{"b":1}\n\n3', size)).toEqual([
        { number: 1, text: '{"a":"会员"}' },
        { number: 4, text: '{"b":1}' },
        { number: 6, text: '3' },
      ]);
    },
  );

  test('a line of just the most bytes is read, one more is not, and the next is', async () => {
    const most = 'x'.repeat(LINE_BYTES_MAX);
    const lines = await linesOf(`${most}\r\n${most}y\n${most}${most}${most}\nz\n`, 100_000);
    expect(lines.map(({ number, fault, text }) => [number, fault, text.length])).toEqual([
      [1, undefined, LINE_BYTES_MAX],
      [2, 'tooLong', 0],
      [3, 'tooLong', 0],
      [4, undefined, 1],
    ]);
  });

  test('bytes that are not UTF-8 are told, line by line', async () => {
    const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xb2, 0xe2, 0x0a]), Buffer.from('c\n')]);
    expect(await linesOf(bytes)).toEqual([
      { number: 1, text: 'a' },
      { number: 2, text: '', fault: 'notUtf8' },
      { number: 3, text: 'c' },
    ]);
  });

  test('nothing at all has no lines', async () => {
    expect(await linesOf('')).toEqual([]);
  });
});
