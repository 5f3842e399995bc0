import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Folder, greenpool } from '../captured.ts';
import { replace } from './folder.ts';
import { CHART_TITLES } from './charts.ts';
import { MESSAGES } from '../messages.ts';

const AT = '2026-01-01T00:00:00Z';
let folder: Folder;
let words: string[];

beforeAll(async () => {
  folder = new Folder();
  const shop = { type: 'RegisterMerchant', merchantId: '=cmd|calc', at: AT };
  const commands: object[] = [shop];
  for (let number = 0; number < 120; number++) {
    const orderId = `o${number}`;
    const memberId = number % 9 === 0 ? `=m<b>${number}` : `m${number % 40}`;
    const at = new Date(Date.parse(AT) + number * 86_400_000).toISOString();
    commands.push({
      type: 'PlaceOrder',
      orderId,
      memberId,
      merchantId: '=cmd|calc',
      amount: `${10 + ((number * 7919) % 990)}.00`,
      at,
    });
    commands.push({ type: 'SettleOrder', orderId, at });
    if (number % 6 === 5)
      commands.push({ type: 'RedeemPoints', redemptionId: `r${number}`, memberId, points: '0.5', at });
    if (number % 10 === 7) commands.push({ type: 'SettleOrder', orderId, at });
  }
  const file = folder.write('commands.jsonl', commands.map((command) => JSON.stringify(command)).join('\n'));
  words = ['replay', '--plan', 'local-life-1.2x', '--commands', file, '--report', folder.at('report')];
  const { status, err } = await greenpool(words);
  expect([status, err]).toEqual([0, '']);
});
afterAll(() => folder.remove());

/** The page without its font, whose base64 may spell anything. */
function pageAt(file: string): string {
  return folder.read(file).replace(/url\(data:font[^)]*\)/, 'url(data:font)');
}

describe('the page', () => {
  test('asks for nothing from outside and runs no script', () => {
    const page = pageAt('report/index.html');
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">`,
    );
    expect(
      page.replaceAll('http://www.w3.org/2000/svg', '').replaceAll('http://www.w3.org/1999/xlink', ''),
    ).not.toMatch(/https?:|<script|javascript:|@import|<link|<img|<iframe/i);
    expect([...new Set(page.match(/url\([^#)]*/g))]).toEqual(['url(data:font', 'url(']);
    expect(page).not.toMatch(/\son\w+=/);
  });

  test('has every text in both languages, payouts before the price', () => {
    const page = pageAt('report/index.html');
    for (const key of [
      'sectionPayouts',
      'sectionTime',
      'sectionLegs',
      'sectionPool',
      'sectionRefusals',
      'sectionPlan',
      'sectionHow',
      ...Object.values(CHART_TITLES),
    ] as const) {
      if (key === 'exitsTitle') continue;
      expect([key, page.includes(`>${MESSAGES[key].zh}</span>`), page.includes(`>${MESSAGES[key].en}</span>`)]).toEqual(
        [key, true, true],
      );
    }
    expect(page.indexOf(MESSAGES.sectionPayouts.en)).toBeLessThan(page.indexOf(MESSAGES.sectionPool.en));
    expect(page.indexOf(MESSAGES.hundredTitle.zh)).toBeLessThan(page.indexOf(MESSAGES.priceTitle.zh));
    expect(page.includes('undefined')).toBe(false);
    expect(page.includes('NaN')).toBe(false);
  });

  test('holds no ids and escapes what it shows', () => {
    const page = pageAt('report/index.html');
    expect(page).not.toMatch(/m(<|&#60;|&lt;)b|cmd\|calc/);
    expect(page).toContain('SHA-256');
    expect(page).toMatch(/<code>[0-9a-f]{64}<\/code>/);
  });

  test('opens in the language of the run', async () => {
    expect(pageAt('report/index.html')).toContain('<html lang="en">');
    await greenpool([...words, '--lang', 'zh']);
    const page = pageAt('report/index.html');
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toMatch(/id="zh" aria-label="中文" checked/);
  });

  test('the same run gives the same report, byte for byte', async () => {
    await greenpool(words);
    const first = readdirSync(folder.at('report'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => [name, parentPath]);
    const texts = first.map(([name, parent]) =>
      folder.read(`${String(parent).slice(folder.path.length + 1)}/${String(name)}`),
    );
    await greenpool(words);
    const again = first.map(([name, parent]) =>
      folder.read(`${String(parent).slice(folder.path.length + 1)}/${String(name)}`),
    );
    expect(first.filter((_, index) => again[index] !== texts[index])).toEqual([]);
  });
});

describe('the files beside it', () => {
  test('each chart is an SVG file in both languages, the Chinese one with its font', () => {
    for (const name of [
      'hundred',
      'spread',
      'cumulative',
      'payouts',
      'legs',
      'reserve',
      'supply',
      'price',
      'refusals',
    ]) {
      const [zh, en] = [folder.read(`report/charts/${name}.zh.svg`), folder.read(`report/charts/${name}.en.svg`)];
      for (const svg of [zh, en]) {
        expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 900 \d/);
        expect(svg).not.toMatch(/#10a0|var\(/);
      }
      // A doubled attribute, or a prefix that nothing declares, would keep the whole picture from being shown.
      for (const tag of [zh, en].flatMap((svg) => svg.match(/<[a-z][^>]*>/gi) ?? [])) {
        const attributes = [...tag.matchAll(/ ([\w:-]+)="/g)].map((match) => match[1] ?? '');
        expect(new Set(attributes).size).toBe(attributes.length);
        expect(attributes.filter((attribute) => attribute.includes(':') && !attribute.startsWith('xml'))).toEqual([]);
      }
      expect(zh).toContain('@font-face');
      expect(en).not.toContain('@font-face');
    }
  });

  test('members, orders and events open in Excel: a mark, Chinese headings, CRLF, no formulas', () => {
    const headings = {
      members: '会员 member,消费 spent,从盈利池得到 paid from pool',
      orders: '行 row,订单 order,会员 member,商家 merchant',
      events: '行 row,时间（UTC） time (UTC),事件 event',
    };
    for (const [name, heading] of Object.entries(headings)) {
      const text = folder.read(`report/${name}.csv`);
      expect(text.startsWith(`\ufeff${heading}`)).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toContain('\n');
      expect(text).toMatch(/'=/);
      expect(text).not.toMatch(/(^|,|\r\n|")=/);
    }
    expect(folder.read('report/members.csv').trimEnd().split('\r\n').length - 1).toBe(
      folder.read('report/members.csv').match(/\r\n/g)!.length - 1,
    );
    expect(folder.read('report/orders.csv').match(/已结算/g)).toHaveLength(120);
    expect(folder.read('report/events.csv').match(/,OrderSettled,/g)).toHaveLength(120);
  });
});

describe('the folder', () => {
  test('with foreign files is refused before anything is run, and left alone', async () => {
    const place = folder.at('report');
    await greenpool(words);
    writeFileSync(`${place}/holiday.jpg`, 'x');
    const { status, out, err } = await greenpool(words);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('holds files that are no part of a report (holiday.jpg)');
    expect(readdirSync(place)).toContain('index.html');
    const file = folder.write('file', 'x');
    expect((await greenpool([...words.slice(0, -1), file])).err).toContain('no part of a report (file)');
  });

  test('is made with those above it; a run that fails leaves nothing', async () => {
    const deep = folder.at('a/b/c');
    expect((await greenpool([...words.slice(0, -1), deep])).status).toBe(0);
    expect(readdirSync(folder.at('a/b'))).toEqual(['c']);
    const failing = [...words.slice(0, 4), folder.at('nowhere.jsonl'), '--report', folder.at('d')];
    expect((await greenpool(failing)).status).toBe(2);
    expect(existsSync(folder.at('d'))).toBe(false);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a report on nothing says so', async () => {
    const empty = folder.write('empty.jsonl', '');
    await greenpool(['replay', '--plan', 'mall-3x', '--commands', empty, '--report', folder.at('nothing')]);
    const page = pageAt('nothing/index.html');
    expect(page).toContain(MESSAGES.reportNoPayouts.zh);
    expect(page.includes('NaN')).toBe(false);
  });
});

describe('what is not an older report', () => {
  const ORDERS = 'no,who,sum,when\na,m1,1000,2026-01-01\n';
  const withReport = (input: string, report: string): string[] => [
    'orders',
    '--plan',
    'mall-3x',
    '--map',
    'order=no,member=who,amount=sum,at=when',
    '--orders',
    input,
    '--report',
    report,
  ];

  test('a folder with files of the same names is left alone: they may be the data of the user', async () => {
    const data = folder.at('data');
    mkdirSync(data);
    const theirs = folder.write('data/orders.csv', ORDERS);
    const input = folder.write('other.csv', ORDERS);
    expect(await greenpool(withReport(input, data))).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('files that are no part of a report (orders.csv)') as string,
    });
    folder.write('data/index.html', '<html></html>');
    expect((await greenpool(withReport(input, data))).status).toBe(2);
    expect(readFileSync(theirs, 'utf8')).toBe(ORDERS);
    expect(readdirSync(data).toSorted()).toEqual(['index.html', 'orders.csv']);
  });

  test('a report that holds a file of the run is left alone', async () => {
    const place = folder.at('held');
    expect((await greenpool(withReport(folder.write('other.csv', ORDERS), place))).status).toBe(0);
    const { status, err } = await greenpool(withReport(folder.at('held/orders.csv'), place));
    expect(status).toBe(2);
    expect(err).toContain(`the file ${folder.at('held/orders.csv')} of this run is in it`);
    expect(existsSync(folder.at('held/orders.csv'))).toBe(true);
    const save = ['--save-commands', folder.at('held/rows.csv')];
    expect((await greenpool([...withReport(folder.at('other.csv'), place), ...save])).status).toBe(2);
  });

  test.each(['.', '..', '/'])('the current folder and those above it are refused: %s', async (place) => {
    const { status, err } = await greenpool(withReport(folder.write('other.csv', ORDERS), place));
    expect(status).toBe(2);
    expect(err).toContain('is the current folder or one above it');
  });

  test('the older report is put back when the new one cannot take its place', () => {
    const place = folder.at('older');
    mkdirSync(place);
    folder.write('older/index.html', 'x');
    expect(() => replace(place, folder.at('not-there'), folder.at('aside'))).toThrow('ENOENT');
    expect(readdirSync(place)).toEqual(['index.html']);
    expect(existsSync(folder.at('aside'))).toBe(false);
  });

  test('an older report that cannot be moved is an error, not taken for none', () => {
    mkdirSync(folder.at('stays'));
    folder.write('new', 'x');
    expect(() => replace(folder.at('stays'), folder.at('new'), folder.at('no/such/place'))).toThrow();
    mkdirSync(folder.at('full'));
    folder.write('full/x', 'x');
    expect(() => replace(folder.at('stays'), folder.at('new'), folder.at('full'))).toThrow('ENOTEMPTY');
    expect(existsSync(folder.at('new'))).toBe(true);
  });

  test('an order that is refunded in full stands in the table once', async () => {
    const lines = [
      { type: 'PlaceOrder', orderId: 'o', memberId: 'm', amount: '1.00', at: AT },
      { type: 'RefundOrder', refundId: 'r', orderId: 'o', amount: '1.00', at: AT },
      { type: 'PlaceOrder', orderId: 'p', memberId: 'm', amount: '2.00', at: AT },
    ];
    const file = folder.write('refunded.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    const place = folder.at('refunded');
    await greenpool(['replay', '--plan', 'mall-3x', '--commands', file, '--report', place]);
    const rows = folder.read('refunded/orders.csv').trimEnd().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',').slice(0, 3).join())).toEqual(['1,o,m', '3,p,m']);
  });
});
