import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import { Programmes } from '#server/programmes';
import { startCluster } from '#store/cluster';
import type { Cluster } from '#store/cluster';
import { openDatabase } from '#store/database';
import type { Database } from '#store/database';
import { migrate } from '#store/migrate';
import { refreshReading } from '#store/reading';
import { Folder, greenpool } from '../captured.ts';

const PLAN = {
  name: 'proof',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '1.2' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  commissions: { referral: ['3%'] },
  returnWindowDays: 0,
};
const folder = new Folder();
const data = folder.at('data');
let cluster: Cluster;
let database: Database;
let state: string;

/** A service has run on the data directory, and ended: its database goes on, so that the commands find it. */
beforeAll(async () => {
  cluster = await startCluster({ directory: data });
  database = openDatabase(cluster.url, { connections: 4 });
  await migrate(database);
  let now = Date.UTC(2026, 0, 1);
  const programmes = await Programmes.open({ database, snapshots: join(data, 'snapshots'), now: () => now });
  const { id, writer } = await programmes.create({ name: 'proof', mode: 'live', plan: PLAN }, 'operator');
  await writer.submit(
    [
      { type: 'RegisterMerchant', merchantId: 'shop' },
      { type: 'BindReferrer', memberId: 'bob', referrerId: 'ann' },
      ...Array.from({ length: 60 }, (_, i) => ({
        type: 'PlaceOrder',
        orderId: `o${i}`,
        memberId: ['ann', 'bob', 'cat'][i % 3],
        merchantId: 'shop',
        amount: '100.00',
      })),
    ],
    { actor: 'test' },
  );
  now += 60_000;
  await writer.submit([{ type: 'RedeemPoints', redemptionId: 'r', memberId: 'ann', points: '5' }], { actor: 'test' });
  await refreshReading(database, id);
  state = await writer.read(({ engine }) => JSON.stringify(engine.state(), entriesOfMaps));
  await programmes.stop();
});
afterAll(async () => {
  await database.close();
  await cluster.stop();
  folder.remove();
});

function entriesOfMaps(_: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value as Map<string, unknown>) : value;
}

const verify = (): ReturnType<typeof greenpool> => greenpool(['verify', '--data', data]);

describe('greenpool verify', () => {
  test('finds nothing in what a service has left', async () => {
    expect(await verify()).toMatchObject({ status: 0, err: '', out: expect.stringContaining('all as computed') });
  });

  /** What somebody with the database in their hands may do, what is then named, and how it is put back. */
  const tamperings: readonly (readonly [name: string, statement: string, found: string | RegExp, back: string])[] = [
    [
      'an amount',
      `update event set platform = platform + 1, payable = payable - 1 where type = 'OrderSettled' and order_no = 3`,
      /row \d+ differs in platform/,
      `update event set platform = platform - 1, payable = payable + 1 where type = 'OrderSettled' and order_no = 3`,
    ],
    [
      'a member',
      `update event set member = member + 1 where seq = 4`,
      'row 4 differs in member',
      `update event set member = member - 1 where seq = 4`,
    ],
    [
      'an instant',
      `update event set at = at + interval '1 second' where seq = 4`,
      'row 4 differs in at',
      `update event set at = at - interval '1 second' where seq = 4`,
    ],
    [
      'an author',
      `update event set actor = 'nobody' where seq = 4`,
      /row 4 differs in (?:actor|hash)/,
      `update event set actor = 'test' where seq = 4`,
    ],
    [
      'a command',
      `update event set command = replace(command::text, '"100.00"', '"900.00"')::json where seq = 4`,
      /row 4 differs in (?:open_orders|outside)/,
      `update event set command = replace(command::text, '"900.00"', '"100.00"')::json where seq = 4`,
    ],
    [
      'a hash',
      `update event set hash = decode(md5('x') || md5('y'), 'hex') where seq = (select max(seq) from event)`,
      /differs in (?:hash|head)/,
      `update event set hash = (select hash from programme) where seq = (select max(seq) from event)`,
    ],
    ['the head', `update programme set seq = seq - 1`, 'differs in head', `update programme set seq = seq + 1`],
    [
      'an id that is gone',
      `delete from alias where kind = 'order' and number = 7`,
      'differs in alias (order)',
      `insert into alias values (1, 'order', 'o7', 7)`,
    ],
    [
      'an id of another',
      `update alias set number = 0 where kind = 'member' and external = 'cat'`,
      'differs in alias (member)',
      `update alias set number = 2 where kind = 'member' and external = 'cat'`,
    ],
    [
      'an outcome',
      `update outcome set paid = paid + 1 where member = 0`,
      'differs in table outcome',
      `update outcome set paid = paid - 1 where member = 0`,
    ],
    [
      'a price',
      `update price_minute set reserve = reserve + 1`,
      'differs in table price_minute',
      `update price_minute set reserve = reserve - 1`,
    ],
    [
      'a line of a commission',
      `update commission_line set seq = seq + 1000`,
      'differs in table commission_line',
      `update commission_line set seq = seq - 1000`,
    ],
  ];
  const directly = async (statement: string): Promise<void> => {
    await database.query(`alter table event disable trigger user; ${statement}; alter table event enable trigger user`);
  };

  test.each(tamperings)('names %s that was changed', async (_, statement, found, back) => {
    await directly(statement);
    const { status, out } = await verify();
    await directly(back);
    expect(out).toMatch(found);
    expect(status).toBe(1);
    expect((await verify()).status).toBe(0);
  });

  test('names a row that was taken out with its effects, and one that was added', async () => {
    await directly(`create table kept as select * from event where seq = 4; delete from event where seq = 4`);
    const gone = await verify();
    await directly(`insert into event select * from kept; insert into event select programme, (select max(seq) + 1 from event), at, type, member, merchant, order_no,
      outside, reserve, surplus, platform, taxes, open_orders, frozen_withdrawals, open_subsidies, cash, commission, dividend, payable, units, reserve_after,
      supply_after, scale, points_after, basis_after, facts, null, actor, approver, reason, hash from kept`);
    const added = await verify();
    await directly(`delete from event where seq = (select max(seq) from event); drop table kept`);
    expect([gone.status, added.status]).toEqual([1, 1]);
    expect(gone.out).toMatch(/row 4 differs in/);
    expect(added.out).toMatch(/row \d+ differs in type: stored is OrderPlaced, computed is no such row/);
    expect((await verify()).status).toBe(0);
  });

  test('names a snapshot that tells another story, though it is whole', async () => {
    const place = join(data, 'snapshots', '1');
    const [name = ''] = readdirSync(place);
    const file = join(place, name);
    copyFileSync(file, folder.at('kept'));
    const bytes = readFileSync(file);
    const head = bytes.length - bytes.subarray(bytes.indexOf('\n') + 33).length;
    const engine = Engine.restore(new Uint8Array(bytes.subarray(head)));
    const at = '2026-01-02T00:00:00Z';
    expect(
      engine.apply({ type: 'InjectFunds', injectionId: '0', amount: '9.00', source: 'operator', at }).receipt.ok,
    ).toBe(true);
    writeFileSync(file, Buffer.concat([bytes.subarray(0, head), engine.snapshot()]));
    const { status, out } = await verify();
    copyFileSync(folder.at('kept'), file);
    expect(out).toMatch(/differs in snapshot \d+/);
    expect(status).toBe(1);
    expect((await verify()).status).toBe(0);
  });
});

test('export, then replay: the same state from the files alone', async () => {
  const exported = await greenpool(['export', '--data', data, '--programme', 'proof', '--to', folder.at('exported')]);
  expect(exported).toMatchObject({ status: 0, err: '' });
  const words = ['--plan', folder.at('exported/plan.json'), '--commands', folder.at('exported/commands.jsonl')];
  const { status, err } = await greenpool(['replay', ...words, '--save-snapshot', folder.at('state')]);
  expect([status, err]).toEqual([0, '']);
  const replayed = Engine.restore(new Uint8Array(readFileSync(folder.at('state'))));
  expect(JSON.stringify(replayed.state(), entriesOfMaps)).toBe(state);
});

test('backup, then restore into another directory: verify finds the same there, and nothing wrong', async () => {
  const file = folder.at('whole.backup');
  expect(await greenpool(['backup', '--data', data, '--to', file])).toMatchObject({ status: 0, err: '' });
  const other = folder.at('other');
  expect(await greenpool(['restore', '--data', other, '--from', file])).toMatchObject({ status: 0, err: '' });
  const [first, second] = [await verify(), await greenpool(['verify', '--data', other])];
  expect(second).toEqual(first);
  expect(second.status).toBe(0);
});
