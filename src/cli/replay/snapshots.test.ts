import { existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import { Folder, greenpool } from '../captured.ts';
import { removeTemporaries } from '../temporaries.ts';
import { loadPlan } from './programme.ts';

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

describe('replay: snapshots', () => {
  const saved = (name: string): string[] => ['--save-snapshot', folder.at(name)];

  test('U6: first half, snapshot, second half: the same receipts, state and snapshot as the whole', async () => {
    const lines = Array.from({ length: 30 }, (_, number) => order(number)).flat();
    const first = folder.write('first.jsonl', lines.slice(0, 31).join('\n'));
    const second = folder.write('second.jsonl', lines.slice(31).join('\n'));
    const whole = await greenpool([
      'replay',
      '--plan',
      plan,
      '--commands',
      commands(lines),
      '--json',
      ...saved('whole'),
    ]);
    const begun = await greenpool(['replay', '--plan', plan, '--commands', first, '--json', ...saved('half')]);
    const rest = await greenpool([
      'replay',
      '--from-snapshot',
      folder.at('half'),
      '--commands',
      second,
      '--json',
      ...saved('end'),
    ]);
    const [a, b, c] = [whole, begun, rest].map(({ out }) => JSON.parse(out) as { receipts: unknown[]; state: unknown });
    expect([...(b?.receipts ?? []), ...(c?.receipts ?? [])]).toEqual(a?.receipts);
    expect(c?.state).toEqual(a?.state);
    expect(folder.read('end')).toBe(folder.read('whole'));
  });

  test('a plan beside the snapshot must be its own', async () => {
    await greenpool(['replay', '--plan', plan, '--commands', commands(order(1)), ...saved('s')]);
    const again = ['replay', '--from-snapshot', folder.at('s'), '--commands', commands(order(2)), '--json'];
    expect((await greenpool([...again, '--plan', plan])).status).toBe(0);
    const other = await greenpool([...again, '--plan', 'mall-3x']);
    expect(other.status).toBe(2);
    expect(other.err).toContain('--plan mall-3x differs from the plan in the snapshot');
  });

  test('a damaged snapshot is told, whatever the damage', async () => {
    const { plan: valid } = loadPlan(plan);
    const bytes = new Engine(valid).snapshot();
    for (const damaged of [
      new Uint8Array(),
      bytes.subarray(0, bytes.length - 1),
      Buffer.from('not a snapshot at all'),
    ]) {
      const file = folder.write('damaged', damaged);
      const { status, out, err } = await greenpool([
        'replay',
        '--from-snapshot',
        file,
        '--commands',
        commands([]),
        '--json',
      ]);
      expect(status).toBe(2);
      expect(out).toBe('');
      expect(err).toContain('is damaged, or is no snapshot');
    }
  });

  test('a snapshot that cannot be written is told before anything is run; nothing is left behind', async () => {
    const words = ['replay', '--plan', plan, '--commands', commands(order(1)), '--json', '--save-snapshot'];
    const { status, out, err } = await greenpool([...words, folder.at('no/such/folder')]);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('Cannot write');
    expect((await greenpool([...words, folder.path])).err).toContain('EISDIR');
    expect(readdirSync(folder.path).toSorted()).toEqual(['commands.jsonl', 'plan.json']);
  });

  test('wrong usage writes no snapshot', async () => {
    await greenpool(['replay', '--plan', plan, '--commands', folder.at('nowhere'), ...saved('s')]);
    expect(existsSync(folder.at('s'))).toBe(false);
  });

  test('what is no regular file, and what the run reads, is not replaced', async () => {
    const file = commands(order(1));
    const words = ['replay', '--plan', plan, '--commands', file, '--json', '--save-snapshot'];
    expect((await greenpool([...words, '/dev/null'])).err).toContain('it is not a regular file');
    symlinkSync(file, folder.at('link'));
    for (const output of [file, plan, folder.at('link'), join(folder.path, '.', 'commands.jsonl')]) {
      const { status, err } = await greenpool([...words, output]);
      expect([status, err]).toEqual([2, expect.stringContaining('would overwrite a file that this run reads')]);
    }
    expect(folder.read('commands.jsonl')).toBe(order(1).join('\n'));
    expect(folder.read('plan.json')).toBe(PLAN);
  });

  test('a snapshot may take the place of the one that the run begins with, through a link too', async () => {
    await greenpool(['replay', '--plan', plan, '--commands', commands(order(1)), ...saved('s')]);
    symlinkSync(folder.at('s'), folder.at('link'));
    const before = folder.read('s');
    const words = ['replay', '--from-snapshot', folder.at('s'), '--commands', commands(order(2)), ...saved('link')];
    expect((await greenpool(words)).status).toBe(0);
    expect(folder.read('s')).not.toBe(before);
    expect(lstatSync(folder.at('link')).isSymbolicLink()).toBe(true);
  });

  test('a report that cannot take its place leaves the snapshot out too', async () => {
    const report = folder.at('report');
    let isSpoilt = false;
    // The report's folder fills up with foreign files while the run goes on.
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        if (!isSpoilt) mkdirSync(join(report, 'mine'), { recursive: true });
        isSpoilt = true;
        done();
      },
    });
    const words = ['replay', '--plan', plan, '--commands', commands(order(1)), '--json', '--report', report];
    const { status, err } = await greenpool([...words, ...saved('s')], { stdout });
    expect([status, err]).toEqual([2, expect.stringContaining('no part of a report (mine)')]);
    expect(existsSync(folder.at('s'))).toBe(false);
  });

  test('a signal in the middle of a run takes the files in the making along', async () => {
    let seen: string[] = [];
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        seen = readdirSync(folder.path).filter((name) => name.endsWith('.tmp'));
        removeTemporaries();
        done(new Error('the end'));
      },
    });
    const words = ['replay', '--plan', plan, '--commands', commands(order(1)), '--json'];
    await greenpool([...words, '--report', folder.at('report'), ...saved('s')], { stdout });
    expect(seen).toHaveLength(2);
    expect(readdirSync(folder.path).toSorted()).toEqual(['commands.jsonl', 'plan.json']);
  });
});
