import { describe, expect, test } from 'vitest';
import { Complaint } from '../complaint.ts';
import { sayIn } from '../messages.ts';
import type { NumberedRow } from './cell.ts';
import { readCsvRows } from './csv.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function rowsOf(content: string | Uint8Array, size = 1000, encoding = 'utf-8'): Promise<NumberedRow[]> {
  const rows: NumberedRow[] = [];
  for await (const batch of readCsvRows(inPieces(Buffer.from(content), size), 'f.csv', encoding)) rows.push(...batch);
  return rows;
}

async function complaintOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Complaint)) throw error;
  return error.inWords(sayIn('en'));
}

describe('CSV', () => {
  const plain = '\ufefforder,会员\r\n1,甲\r\n\r\n2,乙,\n3';
  const quoted = `${plain},丙\n4,"a, ""b""\r\nc"\r\n5,"d"`;
  const plainRows = [
    [1, 'order', '会员'],
    [2, '1', '甲'],
    [4, '2', '乙', ''],
  ];

  test.each([1, 2, 3, 5, 8, 1000])('a mark, line ends of both kinds, empty rows, %i bytes at a time', async (size) => {
    expect((await rowsOf(plain, size)).map(({ row, cells }) => [row, ...cells])).toEqual([...plainRows, [5, '3']]);
  });

  test.each([1, 2, 3, 5, 8, 40, 1000])('quotes, from wherever they begin, %i bytes at a time', async (size) => {
    expect((await rowsOf(quoted, size)).map(({ row, cells }) => [row, ...cells])).toEqual([
      ...plainRows,
      [5, '3', '丙'],
      [6, '4', 'a, "b"\r\nc'],
      [7, '5', 'd'],
    ]);
  });

  test('old Macintosh line ends', async () => {
    expect((await rowsOf('a,b\r1,2\r', 3)).map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('GB 18030, as a Chinese Excel saves it', async () => {
    const bytes = Buffer.concat([Buffer.from([0xbb, 0xe1, 0xd4, 0xb1]), Buffer.from(',a\n')]);
    expect((await rowsOf(bytes, 1, 'gb18030'))[0]?.cells).toEqual(['会员', 'a']);
    expect(await complaintOf(rowsOf(bytes))).toContain(
      'is not in utf-8. For a CSV file saved by a Chinese Excel add --encoding gb18030',
    );
    expect(await complaintOf(rowsOf('a', 1, 'klingon'))).toContain('The encoding "klingon" is not known');
  });

  test('a quotation mark that never closes is told', async () => {
    expect(await complaintOf(rowsOf('a,b\n1,"2\n3,4\n', 4))).toContain(
      'The file f.csv is not valid CSV: a quotation mark is not closed (Quote Not Closed',
    );
  });
});
