import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Folder, greenpool } from '../captured.ts';
import { LINE_BYTES_MAX } from './lines.ts';

const AT = '2026-01-01T00:00:00Z';
const PLAN = JSON.stringify({
  name: 'test',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '0.01', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '3' } },
  splits: { default: { merchant: '30%', platform: '10%', distribution: '30%' } },
  returnWindowDays: 0,
});

let folder: Folder;
let plan: string;
beforeEach(() => {
  folder = new Folder();
  plan = folder.write('plan.json', PLAN);
});
afterEach(() => folder.remove());

function order(number: number): string[] {
  const orderId = `o${number}`;
  return [
    JSON.stringify({ type: 'PlaceOrder', orderId, memberId: `m${number % 3}`, amount: '1000.00', at: AT }),
    JSON.stringify({ type: 'SettleOrder', orderId, at: AT }),
  ];
}

function commands(lines: readonly string[]): string {
  return folder.write('commands.jsonl', lines.join('\n'));
}

describe('replay', () => {
  test('--json prints one object: the receipts in order, then the state', async () => {
    const { status, out, err } = await greenpool([
      'replay',
      '--plan',
      plan,
      '--commands',
      commands([...order(1), ...order(2)]),
      '--json',
    ]);
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual({
      receipts: [
        { ok: true },
        { ok: true, minted: '210.00000000' },
        { ok: true },
        { ok: true, minted: expect.stringMatching(/^147\./) },
      ],
      state: {
        pool: { reserve: '600.01', supply: expect.any(String), scale: expect.any(Number) },
        platform: '1400.00',
        members: {
          m1: {
            points: expect.stringMatching(/^210\.0/),
            basis: '1000.00',
            cash: '0.00',
            commission: '0.00',
            exits: 0,
          },
          m2: { points: expect.stringMatching(/^147\./), basis: '1000.00', cash: '0.00', commission: '0.00', exits: 0 },
        },
        merchants: {},
      },
    });
  });

  test('an empty file gives no receipts', async () => {
    const { out } = await greenpool(['replay', '--plan', plan, '--commands', commands([]), '--json']);
    expect(JSON.parse(out)).toMatchObject({ receipts: [], state: { platform: '0.00' } });
  });

  test('lines that make no sense get their receipt and a reason; the others go on', async () => {
    const file = commands([
      ...order(1),
      '{"type":"PlaceOrder",',
      '',
      '[1]',
      JSON.stringify({ type: 'PlaceOrder', orderId: 'o9', memberId: 'm', amount: '1e5', at: AT }),
      JSON.stringify({ type: 'PlaceOrdr', at: AT }),
      JSON.stringify({ type: 'SettleOrder', at: AT }),
      JSON.stringify({ type: 'SettleOrder', orderId: 'x', at: '2026-02-30T00:00:00Z' }),
      JSON.stringify({
        type: 'AdjustBalance',
        adjustmentId: 'a',
        account: 'cash',
        merchantId: 's',
        amount: '1.00',
        reason: 'r',
        at: AT,
      }),
      'x'.repeat(LINE_BYTES_MAX + 1),
      JSON.stringify({ type: 'SettleOrder', orderId: 'unknown', at: AT }),
      ...order(2),
    ]);
    const words = ['replay', '--plan', plan, '--commands', file, '--json'];
    const { status, out, err } = await greenpool(words);
    const malformed = (line: number): object => ({ ok: false, code: 'malformed', line });
    expect(status).toBe(0);
    expect((JSON.parse(out) as { receipts: unknown[] }).receipts).toEqual([
      { ok: true },
      { ok: true, minted: '210.00000000' },
      ...[3, 5, 6, 7, 8, 9, 10, 11].map(malformed),
      { ok: false, code: 'order_unknown' },
      { ok: true },
      { ok: true, minted: expect.any(String) },
    ]);
    const reasons = err.trimEnd().split('\n');
    expect(reasons).toHaveLength(8);
    expect(reasons[0]).toMatch(/^Line 3: not JSON \(.+\); right would be a JSON object$/);
    expect(reasons[1]).toBe('Line 5: [1] is not a JSON object');
    expect(reasons[2]).toContain(
      'Line 6: the field amount has the value "1e5"; right would be a decimal string with exactly two decimals',
    );
    expect(reasons[3]).toContain(
      'Line 7: the field type has the value "PlaceOrdr", which is not the name of a command; did you mean PlaceOrder?',
    );
    expect(reasons[4]).toContain('Line 8: the field orderId is missing; right would be a string of 1 to 64 characters');
    expect(reasons[5]).toContain('Line 9: the field at has the value "2026-02-30T00:00:00Z"');
    expect(reasons[6]).toContain('Line 10: ');
    expect(reasons[7]).toBe(`Line 11: longer than ${LINE_BYTES_MAX} bytes`);

    const chinese = await greenpool(words, { lang: 'zh_CN.UTF-8' });
    expect(chinese.out).toBe(out);
    expect(chinese.err).toContain('第 6 行：字段 amount 的值 "1e5" 不对，应为：正好两位小数的金额文字，如 "1000.00"');
    expect(chinese.err).toContain('第 7 行：字段 type 的值 "PlaceOrdr" 不是命令的名字，是不是 PlaceOrder？');
    expect(chinese.err).toContain('第 8 行：缺少字段 orderId，应为：1 到 64 个字符的文字');
    expect(chinese.err).toContain('cash、commission、dividend 只带 memberId');
    expect(chinese.err).toContain('第 11 行：超过 1048576 字节');
  });

  test('no more than a hundred reasons are told; the rest are counted', async () => {
    const { out, err } = await greenpool([
      'replay',
      '--plan',
      plan,
      '--commands',
      commands(Array.from({ length: 130 }, () => '?')),
      '--json',
    ]);
    expect((JSON.parse(out) as { receipts: unknown[] }).receipts).toHaveLength(130);
    expect(err.trimEnd().split('\n')).toHaveLength(101);
    expect(err).toContain('30 more lines made no sense.');
  });

  test('--strict: 1 when a command was refused or malformed, 0 when none was', async () => {
    const words = (lines: string[]): string[] => ['replay', '--plan', plan, '--commands', commands(lines), '--strict'];
    expect((await greenpool(words(order(1)))).status).toBe(0);
    expect((await greenpool(words([...order(1), ...order(1)]))).status).toBe(1);
    expect((await greenpool(words(['?']))).status).toBe(1);
    expect((await greenpool(['replay', '--plan', plan, '--commands', commands(['?'])])).status).toBe(0);
  });

  test('commands come from standard input for -', async () => {
    const { out } = await greenpool(['replay', '--plan', plan, '--commands', '-', '--json'], {
      stdin: order(1).join('\r\n'),
    });
    expect((JSON.parse(out) as { receipts: unknown[] }).receipts).toHaveLength(2);
  });

  test('the summary tells what was paid before the price, the median before the mean, in both languages', async () => {
    const lines = [
      ...order(1),
      ...order(2),
      JSON.stringify({ type: 'RedeemPoints', redemptionId: 'r', memberId: 'm1', points: '100.00', at: AT }),
    ];
    const words = ['replay', '--plan', plan, '--commands', commands([...lines, ...order(1)])];
    const { out } = await greenpool(words);
    expect(out).toMatch(/Members who spent +2\n/);
    expect(out).toMatch(/Members who got nothing +1 +50\.0% of them/);
    expect(out).toMatch(/order_exists +1 +the order id is taken/);
    const places = [
      'The pool paid members',
      'median member',
      'mean of members',
      'highest',
      'Where the settled',
      'Price (yuan',
      'P3, J1',
    ].map((text) => out.indexOf(text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    const chinese = (await greenpool([...words, '--lang', 'zh'])).out;
    expect(chinese).toMatch(/一分未得的会员 +1 +占 50\.0%/);
    expect(chinese).toMatch(/order_exists +1 +订单编号已用/);
  });
});

describe('replay: what cannot be read', () => {
  test.each([
    [['--commands', 'nowhere.jsonl'], 'Cannot read the file nowhere.jsonl: ENOENT: no such file or directory'],
    [['--commands', '.'], 'Cannot read the file .: EISDIR'],
    [['--commands', 'nowhere.jsonl', '--plan', 'mall-9x'], 'Cannot read the plan mall-9x:\n  cannot be read (ENOENT'],
  ])('%j: status 2, a reason, and nothing on standard output', async (words, reason) => {
    const { status, out, err } = await greenpool([
      'replay',
      ...(words.includes('--plan') ? [] : ['--plan', plan]),
      ...words,
      '--json',
    ]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(reason);
  });

  test('neither a plan nor a snapshot is wrong usage, and the help is pointed to', async () => {
    const { status, err } = await greenpool(['replay', '--commands', commands([])], { lang: 'zh_CN' });
    expect(status).toBe(2);
    expect(err).toBe('greenpool: 需要 --plan PLAN 或 --from-snapshot FILE\n见「greenpool replay --help」。\n');
  });

  test('an invalid plan: every error with its path, the value and what would be right', async () => {
    const bad = folder.write('bad.yaml', PLAN.replace('"20%"', '"20"').replace('"70%"', '"170%"'));
    const { status, err } = await greenpool(['replay', '--plan', bad, '--commands', commands([])]);
    expect(status).toBe(2);
    expect(err).toMatch(/pool\.redeemFee.*"20".*percentage/);
    expect(err).toMatch(/pool\.rebateShare.*"170%"/);
  });
});

describe('replay: a reader who goes away', () => {
  test('is no error, and the snapshot is written all the same', async () => {
    const gone = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const file = commands(Array.from({ length: 5000 }, (_, number) => order(number)).flat());
    const words = ['replay', '--plan', plan, '--commands', file, '--json', '--save-snapshot', folder.at('s')];
    const { status, err } = await greenpool(words, { stdout: gone });
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(existsSync(folder.at('s'))).toBe(true);
  });
});

describe('replay: the vectors', () => {
  const vectors = new URL('../../../test/vectors/', import.meta.url);

  test.each(readdirSync(vectors).filter((name) => name.endsWith('.json')))(
    '%s: every receipt and the state',
    async (name) => {
      const {
        plan: given,
        steps,
        state,
      } = JSON.parse(readFileSync(new URL(name, vectors), 'utf8')) as {
        plan: unknown;
        steps: { command: unknown; receipt: unknown }[];
        state: unknown;
      };
      const file = folder.write('plan.json', JSON.stringify(given));
      const lines = commands(steps.map(({ command }) => JSON.stringify(command)));
      const { out, err } = await greenpool(['replay', '--plan', file, '--commands', lines, '--json']);
      expect(err).toBe('');
      expect(JSON.parse(out)).toEqual({
        receipts: steps.map(({ receipt }) => receipt),
        state,
      });
    },
  );
});

describe('replay: hostile input and outputs', () => {
  test('a value that is nested deeper than the stack is malformed, and shown in short', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const file = commands([`{"type":${deep}}`, deep, `{"type":"SettleOrder","orderId":${deep},"at":"${AT}"}`]);
    const { status, err } = await greenpool(['replay', '--plan', plan, '--commands', file, '--json']);
    expect(status).toBe(0);
    expect(err.split('\n')[0]).toBe(
      'Line 1: the field type has the value [[[[…]]]], which is not the name of a command',
    );
    expect(err.trimEnd().split('\n')).toHaveLength(3);
  });

  test('an output that fails is a complaint, wherever it fails', async () => {
    for (const words of [['version'], ['replay', '--plan', plan, '--commands', commands(order(1)), '--json']]) {
      const full = new Writable({
        write: (_chunk, _encoding, done) =>
          done(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })),
      });
      expect(await greenpool(words, { stdout: full })).toMatchObject({
        status: 2,
        err: 'greenpool: Cannot write to standard output: ENOSPC: no space left on device\n',
      });
    }
  });

  test('an output that fails leaves no snapshot and no report', async () => {
    const full = new Writable({ write: (_chunk, _encoding, done) => done(new Error('ENOSPC: no space left, write')) });
    const words = ['replay', '--plan', plan, '--commands', commands(order(1)), '--json', '--report', folder.at('r')];
    const { status } = await greenpool([...words, '--save-snapshot', folder.at('s')], { stdout: full });
    expect(status).toBe(2);
    expect(readdirSync(folder.path).toSorted()).toEqual(['commands.jsonl', 'plan.json']);
  });
});
