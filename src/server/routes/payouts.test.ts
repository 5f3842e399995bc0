import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';
import { insertGrant } from '../auth/grants.ts';
import { ensurePersonByPhone, writePersonal } from '../auth/people.ts';
import { beginSession } from '../auth/sessions.ts';
import { MANUAL, emulator } from '../payouts/channel.ts';
import type { PayoutChannels } from '../payouts/channel.ts';
import { followAllPayouts } from '../payouts/payouts.ts';
import type { WireCommand } from '../aliases.ts';

let given: TestApp;
let live: string;
let sandbox: string;
let finance: string;
let member: string;
let nowMs = Date.UTC(2026, 0, 1);
let count = 0;
let channels: PayoutChannels;
/** Whether the emulator loses sight of what it is sent, once. */
let forgets = false;

beforeAll(async () => {
  const forgetful = emulator(() => (forgets ? ['unknown', 'success'] : ['success']));
  channels = { manual: MANUAL, emulator: forgetful };
  given = await testApp({ now: () => nowMs, channels });
  live = await opened('live', '13800000001');
  sandbox = await opened('sandbox', '13800000002');
  finance = await given.person({ role: 'operator-finance' });
});
afterAll(() => given.close());

const post = (path: string, body?: unknown, as = finance) => given.ask('POST', path, { as, body });
const get = (path: string, as = finance) => given.ask('GET', path, { as });
const send = (path: string, csv: string | Buffer) =>
  given.app.inject({
    method: 'POST',
    url: path,
    payload: csv,
    headers: { authorization: `Bearer ${finance}`, 'content-type': 'text/csv' },
  });

async function does(url: string, commands: readonly WireCommand[]): Promise<void> {
  const writer = given.programmes.get(Number(url.split('/').at(-1)))?.writer;
  const answers = (await writer?.submit(commands, { actor: 'test' })) ?? [];
  expect(answers.map(({ receipt }) => receipt.ok)).toEqual(commands.map(() => true));
}

/** A programme whose member `ann` has cash, and an account that it is paid to; `bob` has cash and none. */
async function opened(mode: 'live' | 'sandbox', phone: string): Promise<string> {
  const plan = { ...((await planOf('local-life')) as object), returnWindowDays: 0 };
  const { id } = await given.programmes.create({ name: mode, mode, plan }, 'test');
  const url = `/v1/programmes/${id}`;
  await does(url, [
    { type: 'PlaceOrder', orderId: 'o1', memberId: 'bob', amount: '9000.00' },
    { type: 'PlaceOrder', orderId: 'o2', memberId: 'ann', amount: '9000.00' },
  ]);
  nowMs += 1;
  await given.programmes.get(id)?.writer.read((desk) => desk.nowMs);
  await does(url, [
    { type: 'RedeemPoints', redemptionId: 'r1', memberId: 'bob', points: '500' },
    { type: 'RedeemPoints', redemptionId: 'r2', memberId: 'ann', points: '500' },
  ]);
  const person = await given.auth.database.transaction(async (client) => {
    const found = await ensurePersonByPhone(client, given.auth, phone);
    await insertGrant(client, { person: found, role: 'member', programme: id, object: '1' }, 'system', nowMs);
    const token = await beginSession(client, { person: found, method: 'code', userAgent: undefined }, nowMs);
    if (mode === 'live') member = token;
    return found;
  });
  await writePersonal(given.auth, person, 'name', '王小明', 'system');
  await writePersonal(given.auth, person, 'payee', '6222020200112233445', 'system');
  return url;
}

async function asks(url: string, memberId: string, amount: string): Promise<string> {
  const withdrawalId = `w${++count}`;
  await does(url, [
    { type: 'RequestWithdrawal', withdrawalId, account: 'cash', memberId, amount },
    { type: 'ApproveWithdrawal', withdrawalId },
  ]);
  return withdrawalId;
}

describe('payouts over HTTP', () => {
  test('by hand: approved, sent, the bank’s file, its results, compared and taken in', async () => {
    const [first, second, third] = [
      await asks(live, 'ann', '10.00'),
      await asks(live, 'ann', '20.00'),
      await asks(live, 'bob', '30.00'),
    ];
    const queue = await get(`${live}/withdrawals?state=approved&limit=2`);
    expect(queue.body.withdrawals.map(({ withdrawalId }: { withdrawalId: string }) => withdrawalId)).toEqual([
      first,
      second,
    ]);
    const rest = await get(`${live}/withdrawals?state=approved&after=${queue.body.next}`);
    expect(rest.body).toMatchObject({ withdrawals: [{ withdrawalId: third, memberId: 'bob', amount: '30.00' }] });
    expect(rest.body).not.toHaveProperty('next');

    const sent = await post(`${live}/payouts`, { channel: 'manual' });
    expect(sent.body).toEqual({
      batch: expect.any(Number),
      sent: 2,
      skipped: [{ withdrawalId: third, problem: 'person_unknown' }],
    });
    const { batch } = sent.body;
    expect((await get(`${live}/payouts`)).body.batches).toMatchObject([{ id: batch, channel: 'manual', payments: 2 }]);

    const file = await post(`${live}/payouts/${batch}/bank-file`, {});
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="payouts-${live.split('/').at(-1)}-${batch}.csv"`,
      'payments-skipped': '0',
      'cache-control': 'no-store',
    });
    expect(file.text.startsWith('\ufeff付款编号,收款人户名')).toBe(true);
    const lines = file.text.trimEnd().split('\r\n').slice(1);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('王小明');
    const payments = lines.map((line) => line.split(','));
    const [one = [], two = []] = payments;
    const results = ['付款编号,金额,结果', `${one[0]},${one[4]},成功`, `${two[0]},${two[4]},失败`].join('\n');

    const compared = (await send(`${live}/payouts/reconcile`, results)).json();
    expect(compared.lines).toMatchObject([
      { line: 2, difference: 'unrecorded', ours: { withdrawalId: first, state: 'sent' }, bank: { result: 'success' } },
      { line: 3, difference: 'unrecorded', ours: { withdrawalId: second }, bank: { result: 'failure' } },
    ]);
    const recorded = await send(`${live}/payouts/results`, results);
    expect(recorded.statusCode, recorded.body).toBe(200);
    expect(recorded.json().lines).toMatchObject([{ done: 'completed' }, { done: 'failed' }]);
    expect((await send(`${live}/payouts/results`, results)).json().lines).toMatchObject([
      { done: null },
      { done: null },
    ]);
    expect((await get(`${live}/withdrawals?state=completed`)).body.withdrawals).toMatchObject([
      { withdrawalId: first },
    ]);
    expect((await get(`${live}/withdrawals?state=failed`)).body.withdrawals).toMatchObject([{ withdrawalId: second }]);
    expect((await get(`${live}/withdrawals`, member)).body.withdrawals).toHaveLength(2);
  });

  test('a file in GB 18030 is read as it came; what is no file of results is refused', async () => {
    const gb = Buffer.from('b8b6bfeeb1e0bac52cbdf0b6ee2cbde1b9fb0a5831362c312e30302cb3c9b9a60a', 'hex');
    expect((await send(`${live}/payouts/reconcile`, gb)).json().lines).toMatchObject([
      { reference: 'X16', difference: 'reference_unknown', bank: { amount: '1.00', result: 'success' } },
    ]);
    const missing = await send(`${live}/payouts/reconcile`, 'a,b\n1,2');
    expect([missing.statusCode, missing.json().code]).toEqual([422, 'results_column_missing']);
    const json = await post(`${live}/payouts/reconcile`, { file: 'x' });
    expect([json.status, json.body.code, json.body.expected]).toEqual([415, 'media_type_unsupported', 'text/csv']);
    const csv = await send(`${live}/payouts`, 'x');
    expect([csv.statusCode, csv.json().code, csv.json().expected]).toEqual([
      415,
      'media_type_unsupported',
      'application/json',
    ]);
    expect((await given.ask('POST', `${live}/payouts/results`, { as: finance })).body.code).toBe('request_invalid');
  });

  test('the emulator is for sandboxes', async () => {
    await asks(live, 'ann', '10.00');
    expect((await post(`${live}/payouts`, { channel: 'emulator' })).body.code).toBe('channel_not_for_live');
    const paid = await asks(sandbox, 'ann', '10.00');
    expect((await post(`${sandbox}/payouts`, { channel: 'emulator' })).body).toMatchObject({ sent: 1, skipped: [] });
    expect((await get(`${sandbox}/withdrawals?state=completed`)).body.withdrawals).toMatchObject([
      { withdrawalId: paid },
    ]);
    expect((await post(`${sandbox}/payouts`, { channel: 'emulator' })).body).toEqual({
      batch: null,
      sent: 0,
      skipped: [],
    });
  });

  test('a payment whose end is unknown is asked for until it has one', async () => {
    const withdrawalId = await asks(sandbox, 'ann', '12.34');
    forgets = true;
    expect((await post(`${sandbox}/payouts`, { channel: 'emulator' })).body).toMatchObject({ sent: 1 });
    forgets = false;
    const unknown = async () => (await get(`${sandbox}/withdrawals?state=unknown`)).body.withdrawals;
    expect(await unknown()).toMatchObject([{ withdrawalId, reference: expect.stringMatching(/^GP/) }]);
    await followAllPayouts({ context: given.auth, programmes: given.programmes }, channels);
    expect(await unknown()).toEqual([]);
  });

  test('the platform’s own withdrawal goes to the account that comes with the request', async () => {
    const platformPayee = { name: '平台公司', bank: '工商银行', account: '1234' };
    const withdrawalId = `w${++count}`;
    await does(sandbox, [
      { type: 'RequestWithdrawal', withdrawalId, account: 'platform', amount: '1.00' },
      { type: 'ApproveWithdrawal', withdrawalId },
    ]);
    const none = await post(`${sandbox}/payouts`, { channel: 'manual' });
    expect(none.body).toMatchObject({ batch: null, skipped: [{ withdrawalId, problem: 'payee_missing' }] });
    const { body } = await post(`${sandbox}/payouts`, { channel: 'manual', platformPayee });
    expect(body).toMatchObject({ sent: 1 });
    const without = await post(`${sandbox}/payouts/${body.batch}/bank-file`, {});
    expect(without.headers['payments-skipped']).toBe('1');
    const file = await post(`${sandbox}/payouts/${body.batch}/bank-file`, { platformPayee });
    expect(file.text).toContain('平台公司');
    expect((await post(`${sandbox}/payouts/999999/bank-file`, {})).body.code).toBe('batch_unknown');
  });

  test('sending, the file and the results take a recent sign-in', async () => {
    nowMs += 16 * 60_000;
    const answers = [
      (await post(`${live}/payouts`, { channel: 'manual' })).body,
      (await post(`${live}/payouts/1/bank-file`, {})).body,
      (await send(`${live}/payouts/results`, 'reference,amount,result')).json(),
    ];
    for (const { code } of answers) expect(code).toBe('recent_sign_in_required');
    expect((await send(`${live}/payouts/reconcile`, 'reference,amount,result')).statusCode).toBe(200);
  });
});
