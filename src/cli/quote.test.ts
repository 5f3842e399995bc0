import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Folder, greenpool } from './captured.ts';

const AT = '2026-01-01T00:00:00Z';
let folder: Folder;
let commands: string;
let lines: string[];

beforeAll(() => {
  folder = new Folder();
  lines = [
    JSON.stringify({ type: 'RegisterMerchant', merchantId: 's1', recruiterId: 'm9', regionCode: '440106', at: AT }),
    JSON.stringify({ type: 'BindReferrer', memberId: 'new', referrerId: 'm1', at: AT }),
    ...[1, 2, 3].flatMap((n) => [
      JSON.stringify({
        type: 'PlaceOrder',
        orderId: n === 1 ? 'quote' : `o${n}`,
        memberId: `m${n}`,
        amount: '1000.00',
        at: AT,
      }),
      JSON.stringify({ type: 'SettleOrder', orderId: n === 1 ? 'quote' : `o${n}`, at: AT }),
    ]),
  ];
  commands = folder.write('commands.jsonl', lines.join('\n'));
});
afterAll(() => folder.remove());

interface QuoteJson {
  readonly ok: boolean;
  readonly settlesAt?: string;
  readonly receipts: readonly {
    readonly ok: boolean;
    readonly minted?: string;
    readonly paid?: string;
    readonly code?: string;
  }[];
  readonly order?: { readonly minted: string; readonly worth: string; readonly commissions: readonly object[] };
  readonly exits: readonly { readonly memberId: string }[];
}

async function quote(words: readonly string[]): Promise<{ status: number; json: QuoteJson }> {
  const { status, out } = await greenpool([
    'quote',
    ...words,
    '--plan',
    'local-life-1.2x',
    '--commands',
    commands,
    '--json',
  ]);
  return { status, json: JSON.parse(out) as QuoteJson };
}

async function lastReceipts(more: readonly object[]): Promise<QuoteJson['receipts']> {
  const file = folder.write('more.jsonl', [...lines, ...more.map((command) => JSON.stringify(command))].join('\n'));
  const { out } = await greenpool(['replay', '--plan', 'local-life-1.2x', '--commands', file, '--json']);
  return (JSON.parse(out) as { receipts: QuoteJson['receipts'] }).receipts.slice(-more.length);
}

describe('quote', () => {
  test('an order: the receipts that follow when it is really placed and settled', async () => {
    const { status, json } = await quote(['order', '--member', 'new', '--amount', '500', '--merchant', 's1']);
    expect(status).toBe(0);
    const really = await lastReceipts([
      { type: 'PlaceOrder', orderId: 'x', memberId: 'new', merchantId: 's1', amount: '500.00', at: AT },
      { type: 'SettleOrder', orderId: 'x', at: json.settlesAt },
    ]);
    expect(json.receipts).toEqual(really);
    expect(json.order?.minted).toBe(really[1]?.minted);
    expect(json.order?.commissions).toEqual([
      { memberId: 'm1', kind: 'referral', amount: '1.50' },
      { memberId: 'm9', kind: 'recruiter', amount: '2.50' },
    ]);
  });

  test('a sale of everything: the receipt that follows', async () => {
    const { json } = await quote(['sale', '--member', 'm2', '--points', 'all']);
    const receipt = json.receipts[0];
    expect(receipt?.ok).toBe(true);
    const state = JSON.parse(
      (await greenpool(['replay', '--plan', 'local-life-1.2x', '--commands', commands, '--json'])).out,
    ) as {
      state: { members: { m2: { points: string } } };
    };
    expect(
      await lastReceipts([
        { type: 'RedeemPoints', redemptionId: 'x', memberId: 'm2', points: state.state.members.m2.points, at: AT },
      ]),
    ).toEqual([receipt]);
  });

  test('a large order says who would exit, a new buyer by the right name', async () => {
    const injection = { type: 'InjectFunds', injectionId: 'i', amount: '2300.00', source: 'operator', at: AT };
    const file = folder.write('nearly.jsonl', [...lines, JSON.stringify(injection)].join('\n'));
    const words = [
      'quote',
      'order',
      '--plan',
      'local-life-1.2x',
      '--commands',
      file,
      '--member',
      'm4',
      '--amount',
      '90000',
    ];
    const json = JSON.parse((await greenpool([...words, '--json'])).out) as QuoteJson;
    expect(json.exits.map(({ memberId }) => memberId)).toContain('m2');
    const { out } = await greenpool([...words, '--lang', 'zh']);
    expect(out).toMatch(/因此强制出局 +\d/);
    expect(out).toMatch(/ m2 +得到 \d/);
    expect(out).toContain('假定从下单到结算');
  });

  test('what would be refused: the code, a few words on it, and status 1', async () => {
    const { status, json } = await quote(['order', '--member', 'm1', '--amount', '5', '--merchant', 'nobody']);
    expect(status).toBe(1);
    expect(json).toMatchObject({
      ok: false,
      receipts: [
        { ok: false, code: 'merchant_unknown' },
        { ok: false, code: 'order_unknown' },
      ],
      exits: [],
    });
    const { out } = await greenpool(['quote', 'sale', '--plan', 'mall-3x', '--member', 'm1', '--points', '1']);
    expect(out).toBe('It would be refused: member_unknown (there is no such member)\n');
  });

  test('refused commands before the quote are told', async () => {
    const file = folder.write('twice.jsonl', [...lines, ...lines.slice(-1)].join('\n'));
    const { err } = await greenpool([
      'quote',
      'sale',
      '--plan',
      'local-life-1.2x',
      '--commands',
      file,
      '--member',
      'm1',
      '--points',
      '1',
    ]);
    expect(err).toBe(`1 commands of ${file} were refused.\n`);
  });

  test.each([
    [['gift', '--member', 'm'], 'Cannot quote "gift"; it can be order or sale'],
    [['order', '--member', 'm'], 'The option --amount YUAN is missing'],
    [['sale', '--member', 'm'], 'The option --points N|all is missing'],
    [['order', '--member', 'm', '--amount', '1', '--points', '1'], 'The option --points does not go with quote order'],
    [['sale', '--member', 'm', '--points', '1', '--coins', '1'], 'The option --coins does not go with quote sale'],
    [['order', '--member', 'm', '--amount', '1e5'], 'The option --amount has the value "1e5"; right would be 1000.00'],
    [
      ['sale', '--member', 'm', '--points', 'some'],
      'The option --points has the value "some"; right would be 210.5, all',
    ],
    [['sale', '--member', 'm', '--points', '1', '--at', 'now'], 'The option --at has the value "now"'],
  ])('%j is wrong usage', async (words, reason) => {
    const { status, out, err } = await greenpool(['quote', ...words, '--plan', 'mall-3x']);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(reason);
  });
});

describe('quotes that can only be refused', () => {
  test('an order after WindUp, or before the last command, ends with the reason', async () => {
    const ended = folder.write('ended.jsonl', JSON.stringify({ type: 'WindUp', at: AT }));
    const words = ['quote', 'order', '--plan', 'mall-3x', '--member', 'm', '--amount', '10'];
    const after = await greenpool([...words, '--commands', ended]);
    expect([after.status, after.out]).toEqual([1, expect.stringContaining('programme_ended')]);
    const before = await greenpool([...words, '--commands', commands, '--at', '2025-01-01T00:00:00Z']);
    expect([before.status, before.out]).toEqual([1, expect.stringContaining('time_went_back')]);
  });

  test('an order that would settle after the year 9999 is wrong usage', async () => {
    const words = ['quote', 'order', '--plan', 'mall-3x', '--member', 'm', '--amount', '10'];
    const { status, err } = await greenpool([...words, '--at', '9999-12-31T00:00:00Z']);
    expect(status).toBe(2);
    expect(err).toContain('The option --at has the value "9999-12-31T00:00:00Z"; right would be ≤ 9999-12-');
  });
});
