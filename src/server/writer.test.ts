import { describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import { textsOf } from '#store/rows';
import { MemoryLog, SHOP, START, order } from '../../test/support/memory-log.ts';
import { BusyError, KeyReusedError, SupersededError } from './writer.ts';
import type { Writer } from './writer.ts';

const DAY = 86_400_000;

describe('group commit', () => {
  test('whoever comes while a commit is under way shares the next one, and nobody is answered before', async () => {
    const log = new MemoryLog();
    let open = (): void => undefined;
    log.gate = new Promise((resolve) => (open = resolve));
    const writer = log.writer();
    let answered = 0;
    const count = (): number => answered++;
    const all = Array.from({ length: 50 }, (_, i) => writer.submit([order(`o${i}`)], SHOP).then(count));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const later = Array.from({ length: 50 }, (_, i) => writer.submit([order(`p${i}`)], SHOP).then(count));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([answered, writer.depth]).toEqual([0, 100]);
    open();
    await Promise.all([...all, ...later]);
    expect(log.sizes).toEqual([50, 50]);
    expect(writer.depth).toBe(0);
  });

  test('a commit holds at most what the limit says, and one request is never parted', async () => {
    const log = new MemoryLog();
    const writer = log.writer({ backlog: 1000, commit: 10 });
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => writer.submit([order(`a${i}`), order(`b${i}`), order(`c${i}`)], SHOP)),
    );
    expect(log.sizes).toEqual([12, 12, 6]);
  });

  test('past the backlog requests are refused, and nothing of them is done', async () => {
    const log = new MemoryLog();
    const writer = log.writer({ backlog: 5, commit: 10 });
    const taken = writer.submit([order('a'), order('b'), order('c'), order('d')], SHOP);
    await Promise.resolve();
    await new Promise((resolve) => process.nextTick(resolve));
    await expect(writer.submit([order('e'), order('f')], SHOP)).rejects.toThrow(BusyError);
    await taken;
    expect((await writer.submit([order('e')], SHOP))[0]?.receipt).toEqual({ ok: true });
    expect(log.aliases.filter(({ kind }) => kind === 'order').map(({ external }) => external)).toEqual([...'abcde']);
  });

  test('a refused command leaves nothing behind, and its id stays free', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    const refused = await writer.submit([{ ...order('o', 'x'), amount: '0.00' }, order('o\u0000')], SHOP);
    expect(refused.map(({ receipt }) => receipt)).toEqual([
      { ok: false, code: 'amount_not_positive' },
      { ok: false, code: 'malformed' },
    ]);
    expect([log.rows.length, log.aliases]).toEqual([1, []]);
    await writer.submit([order('o', 'y')], SHOP);
    expect(log.aliases).toEqual([
      { kind: 'order', external: 'o', number: 0 },
      { kind: 'member', external: 'y', number: 0 },
    ]);
  });
});

describe('after a commit that failed', () => {
  test.each([
    ['that was not written', 'fail'],
    ['that was written', 'write, then fail'],
    ['behind a fence', 'fence'],
  ] as const)('%s, every command is there once and every caller hears of it', async (_, outcome) => {
    const log = new MemoryLog();
    const writer = log.writer();
    await writer.submit([order('first')], SHOP);
    log.outcomes.push(outcome);
    const answers = await Promise.all([
      writer.submit([order('a', 'x'), order('first')], SHOP),
      writer.submit([order('b', 'y')], SHOP),
    ]);
    expect(answers.flat().map(({ receipt }) => receipt.ok)).toEqual([true, false, true]);
    expect(log.recoveries).toBe(1);
    expect(log.types).toEqual(['ProgrammeOpened', 'OrderPlaced', 'OrderPlaced', 'OrderPlaced']);
    await writer.submit([order('c')], SHOP);
    expect(log.rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  test('twice in a row, the caller is told that nothing was done', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    log.outcomes.push('fail', 'fail');
    await expect(writer.submit([order('a')], SHOP)).rejects.toThrow(BusyError);
    expect(log.rows.length).toBe(1);
    expect((await writer.submit([order('a')], SHOP))[0]?.receipt).toEqual({ ok: true });
  });

  test('by another writer, nothing more is taken, ever', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    log.outcomes.push('fence');
    log.superseded = true;
    await expect(writer.submit([order('a')], SHOP)).rejects.toThrow(SupersededError);
    await expect(writer.submit([order('b')], SHOP)).rejects.toThrow(SupersededError);
    await expect(writer.read(() => 1)).rejects.toThrow(SupersededError);
  });

  test('a read that saw what was lost is not answered', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    log.outcomes.push('fail', 'fail');
    const lost = writer.submit([order('a')], SHOP);
    await new Promise((resolve) => process.nextTick(resolve));
    const read = writer.read(({ engine }) => engine.openOrderCount);
    await expect(read).rejects.toThrow(BusyError);
    await expect(lost).rejects.toThrow(BusyError);
    expect(await writer.read(({ engine }) => engine.openOrderCount)).toBe(0);
  });

  test('an engine that broke is built anew from the log', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    await writer.submit([order('a')], SHOP);
    const engine = await writer.read((desk) => desk.engine);
    Object.assign(engine, { broken: new Error('an invariant') });
    expect((await writer.submit([order('b')], SHOP))[0]?.receipt).toEqual({ ok: true });
    expect(log.types).toEqual(['ProgrammeOpened', 'OrderPlaced', 'OrderPlaced']);
    expect(await writer.read((desk) => desk.engine instanceof Engine && desk.engine !== engine)).toBe(true);
  });
});

describe('idempotency', () => {
  const keyed = (key: string, body: string): object => ({
    ...SHOP,
    idempotency: { caller: 'key:1', key, digest: Buffer.from(body) },
  });

  test('the same request twice at once, later, and after a restart: done once, answered alike', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    const send = (to: Writer): Promise<unknown> => to.submit([order('a')], keyed('k', 'body') as never);
    const [first, second] = await Promise.all([send(writer), send(writer)]);
    expect(second).toEqual(first);
    expect(await send(writer)).toEqual(first);
    expect(await send(log.writer())).toEqual(first);
    expect(log.types).toEqual(['ProgrammeOpened', 'OrderPlaced']);
  });

  test('another request with the same key is refused, also while the first is under way', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    const first = writer.submit([order('a')], keyed('k', 'body') as never);
    await expect(writer.submit([order('b')], keyed('k', 'other') as never)).rejects.toThrow(KeyReusedError);
    await first;
    await expect(writer.submit([order('b')], keyed('k', 'other') as never)).rejects.toThrow(KeyReusedError);
  });

  test('a refusal is remembered as well', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    const send = (): Promise<unknown> =>
      writer.submit([{ type: 'SettleOrder', orderId: 'o' }], keyed('k', 'x') as never);
    const first = await send();
    await writer.submit([order('o')], SHOP);
    expect(await send()).toEqual(first);
  });
});

describe('due orders', () => {
  test('settle by themselves when their windows end, before what comes at that instant', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    await writer.submit([order('a'), order('b')], SHOP);
    log.now = START + DAY;
    const [late] = await writer.submit([{ type: 'RefundOrder', refundId: 'r', orderId: 'b', amount: '1.00' }], SHOP);
    expect(late?.receipt).toEqual({ ok: false, code: 'order_already_settled' });
    expect(log.types.slice(3)).toEqual(['OrderSettled', 'OrderSettled']);
    expect(log.rows.slice(3).map((row) => [row.at, textsOf(row)[5], textsOf(row)[26]])).toEqual([
      ['2026-01-02T00:00:00Z', '0', 'system'],
      ['2026-01-02T00:00:00Z', '1', 'system'],
    ]);
  });

  test('also after downtime, each at the instant it was due', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    await writer.submit([order('a')], SHOP);
    log.now = START + DAY / 2;
    await writer.submit([order('b')], SHOP);
    await writer.stop();
    log.now = START + 9 * DAY;
    const again = log.writer();
    while (log.rows.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    // Written, and perhaps not released yet.
    await again.read(() => undefined);
    expect(log.rows.slice(3).map(({ at }) => at)).toEqual(['2026-01-02T00:00:00Z', '2026-01-02T12:00:00Z']);
    await again.stop();
  });

  test('a held order waits for its release', async () => {
    const log = new MemoryLog();
    const writer = log.writer();
    await writer.submit([order('a'), { type: 'HoldOrder', orderId: 'a' }], SHOP);
    log.now = START + 2 * DAY;
    await writer.settle();
    expect(log.types.at(-1)).toBe('OrderHeld');
    await writer.submit([{ type: 'ReleaseOrder', orderId: 'a' }], SHOP);
    await writer.settle();
    expect(log.types.slice(-2)).toEqual(['OrderReleased', 'OrderSettled']);
  });
});

test('a stop answers everyone who was taken, and takes nobody more', async () => {
  const log = new MemoryLog();
  const writer = log.writer();
  const taken = Array.from({ length: 20 }, (_, i) => writer.submit([order(`o${i}`)], SHOP));
  await new Promise((resolve) => process.nextTick(resolve));
  const stopped = writer.stop();
  await expect(writer.submit([order('late')], SHOP)).rejects.toThrow(BusyError);
  expect((await Promise.all(taken)).flat().every(({ receipt }) => receipt.ok)).toBe(true);
  expect((await stopped).head).toEqual(log.head);
});
