import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEngine } from './rebuild.ts';
import type { Head } from './rows.ts';
import { listSnapshots, newestSnapshot, writeSnapshot } from './snapshots.ts';

const PLAN = {
  name: 'p',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  returnWindowDays: 7,
};
const ID = 7;

let directory: string;
const hashes = new Map<number, string>();
const hashAt = (seq: number): Promise<string | undefined> => Promise.resolve(hashes.get(seq));
const pathOf = (seq: number): string => join(directory, String(ID), `${seq}.snapshot`);

/** A snapshot after row `seq`, of an engine that has taken an order by then. */
async function write(seq: number): Promise<void> {
  const { engine, row } = openEngine(PLAN, 0, 'operator');
  engine.apply({ type: 'PlaceOrder', orderId: `${seq}`, memberId: 'm', amount: '100.00', at: '2026-01-01T00:00:00Z' });
  const head: Head = { seq, hash: seq.toString(16).padStart(8, '0') + row.hash.slice(8) };
  hashes.set(seq, head.hash);
  await writeSnapshot(directory, ID, head, engine.snapshot());
}

async function newest(): Promise<{ seq: number | undefined; damaged: number[] }> {
  const damaged: number[] = [];
  const found = await newestSnapshot(directory, ID, hashAt, (seq) => damaged.push(seq));
  if (found !== undefined) expect(found.engine.openOrder(`${found.head.seq}`)).toBeDefined();
  return { seq: found?.head.seq, damaged };
}

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'greenpool-snapshots-'));
  hashes.clear();
});
afterEach(() => rm(directory, { recursive: true }));

test('the newest two are kept, the newest is taken, and nothing half written is left', async () => {
  expect(await newest()).toEqual({ seq: undefined, damaged: [] });
  for (const seq of [5, 900, 20]) await write(seq);
  expect(await listSnapshots(directory, ID)).toEqual([900, 20]);
  expect(await readdir(join(directory, String(ID)))).toHaveLength(2);
  expect(await newest()).toEqual({ seq: 900, damaged: [] });
});

test('one flipped bit anywhere, or an end that is missing, is found, and the one before it taken', async () => {
  await write(10);
  await write(11);
  const whole = await readFile(pathOf(11));
  for (let at = 0; at < whole.length; at += 1 + Math.floor(whole.length / 300)) {
    const bytes = Buffer.from(whole);
    bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << (at % 8)), at);
    await writeFile(pathOf(11), bytes);
    expect(await newest(), `byte ${at}`).toEqual({ seq: 10, damaged: [11] });
  }
  for (let length = 0; length < whole.length; length += 1 + Math.floor(whole.length / 60)) {
    await writeFile(pathOf(11), whole);
    await truncate(pathOf(11), length);
    expect(await newest(), `${length} bytes`).toEqual({ seq: 10, damaged: [11] });
  }
  await writeFile(pathOf(11), whole);
  expect(await newest()).toEqual({ seq: 11, damaged: [] });
});

test('a snapshot of rows that the log does not have, as after a restored backup, is passed over', async () => {
  await write(10);
  await write(11);
  hashes.delete(11);
  expect(await newest()).toEqual({ seq: 10, damaged: [11] });
  hashes.set(10, '00'.repeat(32));
  expect(await newest()).toEqual({ seq: undefined, damaged: [11, 10] });
});
