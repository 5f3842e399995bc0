import { existsSync, readdirSync } from 'node:fs';
import writeXlsxFile from 'write-excel-file/node';
import type { Cell } from 'write-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Folder, greenpool } from '../captured.ts';
import { presetNames } from '../plan-file.ts';

const REAL_ORDERS = new URL('../../../../shared/data/online-retail-invoices.csv', import.meta.url);
const REAL_MAP = 'order=invoice,member=customer,amount=amount_minor,at=placed_at,kind=kind';
const MAP = 'order=no,member=who,amount=sum,at=when,kind=kind';

interface Printed {
  readonly receipts: readonly { readonly ok: boolean }[];
  readonly state: { readonly members: object; readonly pool: { readonly reserve: string } };
  readonly summary: { readonly payouts: { readonly spent: string; readonly paid: string } };
  readonly file: {
    readonly rows: number;
    readonly orders: number;
    readonly cancellations: {
      readonly rows: number;
      readonly amount: string;
      readonly refunded: { readonly amount: string };
      readonly tooLate: { readonly rows: number; readonly amount: string };
      readonly noOrder: { readonly rows: number; readonly amount: string };
      readonly leftOver: readonly object[];
    };
    readonly badRows: readonly { readonly row: number; readonly reason: string }[];
    readonly refusedRows: readonly object[];
    readonly disagreements: readonly object[];
    readonly outOfOrder: number;
    readonly settle: string;
  };
}

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

async function run(words: readonly string[], lang?: string): Promise<Printed> {
  const { out, err } = await greenpool(['orders', ...words, '--json'], lang === undefined ? {} : { lang });
  expect(err).toBe('');
  return JSON.parse(out) as Printed;
}

function csv(lines: readonly string[]): string {
  return folder.write('orders.csv', ['no,who,sum,when,kind', ...lines].join('\r\n'));
}

function fen(amount: string): number {
  return Math.round(Number(amount) * 100);
}

describe('orders', () => {
  test('places, refunds and settles; bad rows and duplicates are listed with their numbers', async () => {
    const file = csv([
      'a,m1,100000,2026-01-01T00:00:00,order',
      'b,m1,x,2026-01-01T00:00:00,order',
      'a,m2,500,2026-01-02T00:00:00,order',
      '',
      'c,m1,30000,2026-01-03T00:00:00,cancellation',
      'd,m3,100,2026-02-01T00:00:00,order',
      'e,m1,50,2026-02-01T00:00:00,cancellation',
      'f,m4,-5,2026-02-02T00:00:00,order',
    ]);
    const printed = await run(['--plan', 'mall-3x', '--orders', file, '--map', MAP]);
    expect(printed.file).toMatchObject({
      rows: 7,
      orders: 4,
      badRows: [
        { row: 3, reason: 'the amount "x" is not a whole number of fen, such as 13912 (for yuan use --unit yuan)' },
      ],
      refusedRows: [
        { row: 4, command: 'PlaceOrder', id: 'a', code: 'order_exists' },
        { row: 9, command: 'PlaceOrder', id: 'f', code: 'amount_not_positive' },
      ],
      cancellations: {
        rows: 2,
        amount: '300.50',
        refunded: { rows: 1, amount: '300.00', refunds: 1, inFull: 1 },
        tooLate: { rows: 1, amount: '0.50' },
        leftOver: [{ row: 8, id: 'e', memberId: 'm1', amount: '0.50', leftOver: '0.50', reason: 'tooLate' }],
      },
      outOfOrder: 0,
      settle: 'window',
    });
    expect(printed.summary.payouts.spent).toBe('700.00');
    expect((await greenpool(['orders', '--plan', 'mall-3x', '--orders', file, '--map', MAP, '--strict'])).status).toBe(
      1,
    );
  });

  test('reasons are in the caller’s language', async () => {
    const file = csv(['b,m1,x,2026-01-01,order']);
    const printed = await run(['--plan', 'mall-3x', '--orders', file, '--map', MAP], 'zh_CN.UTF-8');
    expect(printed.file.badRows[0]?.reason).toBe('金额「x」不是以分为单位的整数，如 13912（元请用 --unit yuan）');
    const { out } = await greenpool(['orders', '--plan', 'mall-3x', '--orders', file, '--map', MAP, '--lang', 'zh']);
    expect(out).toContain('第 2 行：金额「x」不是以分为单位的整数');
  });

  test('rows are run by time, and it is said', async () => {
    const rows = ['a,m1,1000,2026-01-02,order', 'b,m1,2000,2026-01-01,order', 'c,m1,2500,2026-01-03,cancellation'];
    const inOrder = [rows[1] ?? '', rows[0] ?? '', rows[2] ?? ''];
    const words = ['--plan', 'mall-3x', '--map', MAP, '--orders'];
    const mixed = await run([...words, csv(rows)]);
    expect(mixed.file.outOfOrder).toBe(1);
    const sorted = await run([...words, csv(inOrder)]);
    expect(sorted.file.outOfOrder).toBe(0);
    expect(mixed.state).toEqual(sorted.state);
    expect((await greenpool(['orders', ...words, csv(rows)])).out).toContain(
      'The file was not in the order of time (1 rows were earlier',
    );
  });

  test('--tz moves times without an offset only', async () => {
    const file = csv(['a,m1,100,2026-01-01T00:00:00,order', 'b,m1,100,2026-01-01T00:00:00Z,order']);
    const commands = folder.at('commands.jsonl');
    await run(['--plan', 'mall-3x', '--orders', file, '--map', MAP, '--tz', '+08:00', '--save-commands', commands]);
    const placed = folder
      .read('commands.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { orderId: string; at: string });
    expect(placed.map(({ orderId, at }) => [orderId, at])).toEqual([
      ['a', '2025-12-31T16:00:00Z'],
      ['b', '2026-01-01T00:00:00Z'],
    ]);
  });

  test('--settle now: at once, no refunds, and it is said', async () => {
    const file = csv(['a,m1,1000,2026-01-01,order', 'b,m1,1000,2026-01-01,cancellation']);
    const words = ['--plan', 'mall-3x', '--orders', file, '--map', MAP, '--settle', 'now'];
    const printed = await run(words);
    expect(printed.file).toMatchObject({ settle: 'now', cancellations: { tooLate: { rows: 1, amount: '10.00' } } });
    expect(printed.receipts).toHaveLength(2);
    expect((await greenpool(['orders', ...words])).out).toContain('Run with --settle now: every order settled at once');
  });

  test('merchants, regions and referrers', async () => {
    const file = folder.write(
      'o.csv',
      [
        'no,who,sum,when,shop,area,by',
        'a,m1,1000.00,2026-01-01,s1,440106,m2',
        'b,m2,50,2026-01-02,s1,330106,m1',
        'c,m3,50,2026-01-03,,,m3',
      ].join('\n'),
    );
    const map = 'order=no,member=who,amount=sum,at=when,merchant=shop,region=area,referrer=by';
    const commands = folder.at('c.jsonl');
    const printed = await run([
      '--plan',
      'local-life-2x',
      '--orders',
      file,
      '--map',
      map,
      '--unit',
      'yuan',
      '--save-commands',
      commands,
    ]);
    expect(
      folder
        .read('c.jsonl')
        .split('\n')
        .slice(0, 3)
        .map((line) => (JSON.parse(line) as { type: string }).type),
    ).toEqual(['RegisterMerchant', 'BindReferrer', 'PlaceOrder']);
    expect(printed.file.refusedRows).toEqual([
      { row: 3, command: 'BindReferrer', id: 'm2', code: 'referrer_cycle' },
      { row: 4, command: 'BindReferrer', id: 'm3', code: 'referrer_is_self' },
    ]);
    expect(printed.file.disagreements).toEqual([
      { row: 3, field: 'region', of: 's1', kept: '440106', given: '330106' },
    ]);
    expect(printed.state).toMatchObject({
      merchants: { s1: { payable: '840.00' } },
      members: { m2: { commission: expect.not.stringMatching(/^0\.00$/) } },
    });
  });

  test('U6: replay of the saved commands gives the same receipts and state', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => {
      const day = String(1 + Math.floor(index / 8)).padStart(2, '0');
      return `o${index},m${index % 7},${(index * 7919) % 50_000},2026-01-${day}T00:00:00,${index % 5 === 4 ? 'cancellation' : 'order'}`;
    });
    const commands = folder.at('commands.jsonl');
    const printed = await run(['--plan', 'mall-3x', '--orders', csv(rows), '--map', MAP, '--save-commands', commands]);
    const { out } = await greenpool(['replay', '--plan', 'mall-3x', '--commands', commands, '--json']);
    expect(JSON.parse(out)).toEqual({ receipts: printed.receipts, state: printed.state });
  });
});

describe('orders from a workbook', () => {
  test('numbers, texts and dates of cells; the sheet by name', async () => {
    const file = folder.at('orders.xlsx');
    const header = ['订单号', '会员', '金额', '下单时间'].map((value) => ({ value, type: String }));
    const line = (id: number, member: string, yuan: number, when: Date): Cell[] => [
      { value: id, type: Number },
      { value: member, type: String },
      { value: yuan, type: Number },
      { value: when, type: Date, format: 'yyyy-mm-dd hh:mm:ss' },
    ];
    const rows = [
      line(536365, 'm1', 139.12, new Date(Date.UTC(2026, 0, 1, 8, 26, 0))),
      line(536366, 'm2', 0.1 + 0.2, new Date(Date.UTC(2026, 0, 1, 8, 27, 30))),
      [{ value: 'x', type: String }],
    ];
    const sheets = [
      { sheet: 'one', data: [[{ value: 'nothing', type: String }]] },
      { sheet: 'orders', data: [header, ...rows] },
    ];
    await writeXlsxFile(sheets).toFile(file);
    const map = 'order=订单号,member=会员,amount=金额,at=下单时间';
    const words = ['--plan', 'mall-3x', '--orders', file, '--map', map, '--unit', 'yuan', '--tz', '+08:00'];
    const printed = await run([...words, '--sheet', 'orders', '--save-commands', folder.at('c.jsonl')]);
    expect(
      folder
        .read('c.jsonl')
        .trimEnd()
        .split('\n')
        .map((text) => JSON.parse(text) as unknown),
    ).toEqual([
      { type: 'PlaceOrder', orderId: '536365', memberId: 'm1', amount: '139.12', at: '2026-01-01T00:26:00Z' },
      { type: 'PlaceOrder', orderId: '536366', memberId: 'm2', amount: '0.30', at: '2026-01-01T00:27:30Z' },
    ]);
    expect(printed.file.badRows).toEqual([{ row: 4, reason: 'no member' }]);
    expect((await greenpool(['orders', ...words])).err).toContain('has no column "订单号" (order). It has: nothing');
    const noSheet = await greenpool(['orders', ...words, '--sheet', 'three', '--lang', 'zh']);
    expect([noSheet.status, noSheet.err]).toEqual([2, expect.stringContaining('没有这张工作表（')]);
  });

  test('a file that is no workbook is told', async () => {
    const file = folder.write('orders.xlsx', 'a,b\n1,2\n');
    const { status, err } = await greenpool(['orders', '--plan', 'mall-3x', '--orders', file, '--map', MAP]);
    expect(status).toBe(2);
    expect(err).toContain('is not an xlsx workbook that can be read');
    const words = ['orders', '--plan', 'mall-3x', '--orders', file, '--map', MAP];
    expect((await greenpool([...words, '--lang', 'zh'])).err).toContain(
      "：内容不是 xlsx（Doesn't look like an `.xlsx` file）",
    );
    expect((await greenpool([...words, '--encoding', 'utf-8'])).err).toContain('--encoding does not go with --orders');
  });
});

describe('orders: wrong usage and unreadable input', () => {
  test.each([
    [['--unit', 'cents'], 'The option --unit has the value "cents"; right would be fen | yuan'],
    [['--settle', 'later'], 'The option --settle has the value "later"; right would be window | now'],
    [['--tz', 'Asia/Shanghai'], 'The option --tz has the value "Asia/Shanghai"; right would be +08:00'],
    [['--sheet', 'one'], 'The option --sheet does not go with --orders'],
    [['--encoding', 'klingon'], 'The encoding "klingon" is not known'],
    [['--save-commands', '/no/such/folder/c.jsonl'], 'Cannot write /no/such/folder/c.jsonl'],
  ])('%j', async (words, reason) => {
    const { status, out, err } = await greenpool([
      'orders',
      '--plan',
      'mall-3x',
      '--orders',
      csv([]),
      '--map',
      MAP,
      ...words,
    ]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(reason);
  });

  test('a file that is not there, and one with nothing in it', async () => {
    const words = ['orders', '--plan', 'mall-3x', '--map', MAP, '--orders'];
    expect((await greenpool([...words, 'nowhere.csv'])).err).toContain('Cannot read the file nowhere.csv: ENOENT');
    expect((await greenpool([...words, folder.write('empty.csv', '')])).err).toContain('is empty');
    expect((await greenpool([...words, csv([])])).out).toContain('Nobody has spent anything that is settled yet.');
  });

  test('a file that is separated by semicolons or tabs is told how to be saved', async () => {
    for (const separator of [';', '\t']) {
      const file = folder.write('other.csv', ['no', 'who', 'sum', 'when', 'kind'].join(separator));
      const { status, err } = await greenpool(['orders', '--plan', 'mall-3x', '--map', MAP, '--orders', file]);
      expect([status, err]).toEqual([2, expect.stringContaining('separated by semicolons or tabs')]);
    }
  });

  test('commands do not take the place of the orders or the plan', async () => {
    const file = csv(['a,m1,1,2026-01-01,order']);
    const words = ['orders', '--plan', 'mall-3x', '--map', MAP, '--orders', file, '--save-commands', file];
    expect((await greenpool(words)).status).toBe(2);
    expect(folder.read('orders.csv')).toContain('a,m1,1');
  });

  test('values that no command can carry are bad rows', async () => {
    const file = csv([
      `a,m1,${'9'.repeat(101)},2026-01-01,order`,
      'b,m1,1,9999-12-31T23:00:00,order',
      'c,m1,1,0000-01-01T00:00:00+08:00,order',
      `d,m1,${'9'.repeat(99)},2026-01-01,order`,
    ]);
    const words = ['--plan', 'mall-3x', '--map', MAP, '--orders', file, '--tz', '-05:00'];
    const printed = await run(words);
    expect(printed.file.badRows).toEqual([
      { row: 2, reason: expect.stringContaining('is too long; in yuan') as string },
      { row: 3, reason: expect.stringContaining('is not between the years 0000 and 9999 in UTC') as string },
      { row: 4, reason: expect.stringContaining('is not between the years 0000 and 9999 in UTC') as string },
    ]);
    expect(printed.file.refusedRows).toEqual([]);
    const yuan = await run([...words, '--unit', 'yuan']);
    expect(yuan.file.badRows.map(({ row }) => row)).toEqual([2, 3, 4, 5]);
    expect(yuan.file.badRows[0]?.reason).toContain('is too long; in yuan');
  });

  test('a refused referrer does not keep the right one out', async () => {
    const map = 'order=no,member=who,amount=sum,at=when,referrer=by';
    const file = folder.write('by.csv', 'no,who,sum,when,by\na,m1,1000,2026-01-01,m1\nb,m1,1000,2026-01-02,m2\n');
    const printed = await run(['--plan', 'mall-3x', '--map', map, '--orders', file]);
    expect(printed.file.refusedRows).toMatchObject([{ row: 2, command: 'BindReferrer' }]);
    expect(printed.file.disagreements).toEqual([]);
    expect(printed.receipts.filter(({ ok }) => ok)).toHaveLength(3);
  });

  test('a file with a broken end leaves neither commands nor a report behind', async () => {
    const file = csv(['a,m1,1,2026-01-01,order', 'b,"m1,1,2026-01-01,order']);
    const words = ['--save-commands', folder.at('c.jsonl'), '--report', folder.at('report')];
    const { status, err } = await greenpool(['orders', '--plan', 'mall-3x', '--orders', file, '--map', MAP, ...words]);
    expect(status).toBe(2);
    expect(err).toContain('is not valid CSV: a quotation mark is not closed (');
    expect(readdirSync(folder.path)).toEqual(['orders.csv']);
  });
});

describe.skipIf(!existsSync(REAL_ORDERS))('18,532 real orders and 3,654 cancellations', () => {
  test.each(presetNames())(
    '%s: every cancellation is accounted for to the fen, and nothing is lost',
    async (preset) => {
      const started = performance.now();
      const printed = await run(['--plan', preset, '--orders', REAL_ORDERS.pathname, '--map', REAL_MAP]);
      const seconds = (performance.now() - started) / 1000;
      const { rows, orders, cancellations, badRows, refusedRows } = printed.file;
      expect([rows, orders, cancellations.rows, badRows.length]).toEqual([22_186, 18_532, 3654, 0]);
      const { amount, refunded, tooLate, noOrder, leftOver } = cancellations;
      expect(amount).toBe('611342.09');
      expect(fen(refunded.amount) + fen(tooLate.amount) + fen(noOrder.amount)).toBe(fen(amount));
      expect(leftOver).toHaveLength(tooLate.rows + noOrder.rows);
      expect(printed.receipts.filter(({ ok }) => !ok)).toHaveLength(refusedRows.length);
      expect(seconds).toBeLessThan(10);
    },
  );
});
