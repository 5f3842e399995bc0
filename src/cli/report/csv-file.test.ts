import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Folder } from '../captured.ts';
import { CsvFile, guarded } from './csv-file.ts';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

describe('CSV for Excel', () => {
  test.each([
    '=1+1',
    '+86 138',
    '-x',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '-1+1',
    '-12.34.5',
    '--1',
    '-',
  ])('%j begins a formula and gets an apostrophe', (cell) => {
    expect(guarded(cell)).toBe(`'${cell}`);
  });

  test.each(['-12.34', '-5', '0.00', '12.3%', '-1%', '2026-01-01 00:00:00', "'=1", 'm=1', ' =1', ''])(
    '%j is left as it is',
    (cell) => {
      expect(guarded(cell)).toBe(cell);
    },
  );

  test('a byte order mark, CRLF, quotes where they are needed, Chinese as it is', async () => {
    const file = new CsvFile(folder.at('t.csv'), ['会员 member', '金额 amount']);
    file.add(['=HYPERLINK("http://x")', '-12.34']);
    file.add(['a,b\r\nc', '']);
    await file.end();
    expect(folder.read('t.csv')).toBe(
      '\ufeff会员 member,金额 amount\r\n"\'=HYPERLINK(""http://x"")",-12.34\r\n"a,b\r\nc",\r\n',
    );
  });

  test('many rows are all there, in order', async () => {
    const file = new CsvFile(folder.at('t.csv'), ['n']);
    for (let number = 0; number < 50_000; number++) {
      file.add([String(number)]);
      if (number % 1000 === 0) await file.drain();
    }
    await file.end();
    expect(folder.read('t.csv')).toBe(
      `\ufeffn\r\n${Array.from({ length: 50_000 }, (_, number) => `${number}\r\n`).join('')}`,
    );
  });

  test('a file that cannot be written is told when it ends', async () => {
    const file = new CsvFile(folder.at('no/such/folder.csv'), ['n']);
    await expect(file.end()).rejects.toThrow('ENOENT');
  });
});
