import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { Programmes } from './programmes.ts';

const PLAN = {
  name: 'p',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '3' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  returnWindowDays: 0,
};

let open: Awaited<ReturnType<typeof testDatabase>>;
let snapshots: string;

beforeEach(async () => {
  open = await testDatabase();
  snapshots = await mkdtemp(join(tmpdir(), 'greenpool-snapshots-'));
});
afterEach(async () => {
  await open.drop();
  await rm(snapshots, { recursive: true });
});

test('what was answered is there after a restart, orders settle by themselves, ids are the caller’s', async () => {
  let now = Date.UTC(2026, 0, 1);
  const surroundings = { database: open.database, snapshots, now: () => now };
  const first = await Programmes.open(surroundings);
  const { id, writer } = await first.create({ name: 'p', mode: 'live', plan: PLAN }, 'operator:1');
  const placed = await writer.submit(
    [
      { type: 'RegisterMerchant', merchantId: 'shop' },
      { type: 'PlaceOrder', orderId: 'o-1', memberId: '13800000000', merchantId: 'shop', amount: '1000.00' },
      { type: 'PlaceOrder', orderId: 'o-1', memberId: '13800000000', merchantId: 'shop', amount: '1000.00' },
    ],
    { actor: 'key:1' },
  );
  expect(placed.map(({ receipt }) => receipt)).toEqual([
    { ok: true },
    { ok: true },
    { ok: false, code: 'order_exists' },
  ]);
  expect(placed[2]?.refusal).toEqual({ code: 'order_exists', field: 'orderId', value: 'o-1' });
  now += 1000;
  await writer.settle();
  const before = await writer.read(({ engine, head }) => ({
    head,
    state: engine.state(),
    points: engine.member('0')?.points,
  }));
  expect(before.points).toBe(14_000_000_000);
  const rows = await open.database.query<{ type: string; command: unknown }>(
    `select type, command from event order by seq`,
  );
  expect(rows.map(({ type }) => type)).toEqual([
    'ProgrammeOpened',
    'MerchantRegistered',
    'OrderPlaced',
    'OrderSettled',
  ]);
  expect(JSON.stringify(rows)).not.toContain('13800000000');
  const [sum] = await open.database.query<{ sum: string }>(`select sum(amount) as sum from posting`);
  expect(Number(sum?.sum)).toBe(0);

  const second = await Programmes.open(surroundings);
  await expect(writer.submit([{ type: 'RegisterMerchant', merchantId: 'b' }], { actor: 'key:1' })).rejects.toThrow();
  const again = second.get(id)?.writer;
  expect(
    await again?.read(({ engine, head }) => ({ head, state: engine.state(), points: engine.member('0')?.points })),
  ).toEqual(before);
  expect(await again?.read(({ aliases }) => aliases.ours('member', '13800000000'))).toBe('0');
  await second.stop();
});

test('a programme whose maker never heard of it is started later, and one that runs is left alone', async () => {
  const surroundings = { database: open.database, snapshots, now: Date.now };
  const ours = await Programmes.open(surroundings);
  const elsewhere = await Programmes.open({ ...surroundings, snapshots: join(snapshots, 'elsewhere') });
  const { id } = await elsewhere.create({ name: 'lost', mode: 'live', plan: PLAN }, 'operator:1');
  await elsewhere.stop();
  const own = await ours.create({ name: 'own', mode: 'live', plan: PLAN }, 'operator:1');
  expect(ours.all()).toEqual([own]);
  await ours.startMissing();
  expect(ours.get(own.id)).toBe(own);
  const found = ours.get(id);
  expect(found?.name).toBe('lost');
  const answers = await found?.writer.submit([{ type: 'RegisterMerchant', merchantId: 'shop' }], { actor: 'key:1' });
  expect(answers?.[0]?.receipt).toEqual({ ok: true });
  await ours.startMissing();
  expect(ours.get(id)).toBe(found);
  await ours.stop();
});
