import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '#core/command';
import { DAY_MS } from '#core/time';
import { OrderDesk } from './desk.ts';
import type { OrderRow } from './row.ts';

const START = Date.UTC(2026, 0, 1);

function row(number: number, day: number, changes: Partial<OrderRow> = {}): OrderRow {
  return {
    row: number,
    atMs: START + day * DAY_MS,
    kind: 'order',
    orderId: `o${number}`,
    memberId: 'm',
    amount: 1000,
    ...changes,
  };
}

function cancellation(number: number, day: number, amount: number, memberId = 'm'): OrderRow {
  return row(number, day, { kind: 'cancellation', orderId: `c${number}`, amount, memberId });
}

/** What a desk does with rows: a short line a command. */
function commandsOf(rows: readonly OrderRow[], windowDays: number): { lines: string[]; desk: OrderDesk } {
  const lines: string[] = [];
  const carry = (command: Command): { readonly ok: true } => {
    const day = (Date.parse(command.at) - START) / DAY_MS;
    const about = [
      command.type,
      'refundId' in command ? command.refundId : '',
      'orderId' in command ? command.orderId : '',
    ];
    const who = ['merchantId' in command ? command.merchantId : '', 'referrerId' in command ? command.referrerId : ''];
    lines.push(
      [day, ...about, ...who, 'amount' in command ? command.amount : '']
        .filter((part) => part !== '' && part !== undefined)
        .join(' '),
    );
    return { ok: true };
  };
  const desk = new OrderDesk(carry, windowDays);
  for (const next of rows) desk.take(next);
  desk.close();
  return { lines, desk };
}

describe('the desk', () => {
  test('O4: an order settles when its window ends, before any row of that instant; what outlasts the file stays open', () => {
    expect(commandsOf([row(2, 0), row(3, 0), row(4, 3), row(5, 7), row(6, 9)], 7).lines).toEqual([
      '0 PlaceOrder o2 10.00',
      '0 PlaceOrder o3 10.00',
      '3 PlaceOrder o4 10.00',
      '7 SettleOrder o2',
      '7 SettleOrder o3',
      '7 PlaceOrder o5 10.00',
      '9 PlaceOrder o6 10.00',
    ]);
  });

  test('O4: without a window an order settles at once, also the last', () => {
    expect(commandsOf([row(2, 0), row(3, 0)], 0).lines).toEqual([
      '0 PlaceOrder o2 10.00',
      '0 SettleOrder o2',
      '0 PlaceOrder o3 10.00',
      '0 SettleOrder o3',
    ]);
  });

  test('O3: a cancellation refunds the latest orders first, over several; one refunded in full never settles', () => {
    const { lines, desk } = commandsOf(
      [row(2, 0), row(3, 1), row(4, 2), cancellation(5, 3, 1200), cancellation(6, 3, 300), row(7, 9)],
      7,
    );
    expect(lines).toEqual([
      '0 PlaceOrder o2 10.00',
      '1 PlaceOrder o3 10.00',
      '2 PlaceOrder o4 10.00',
      '3 RefundOrder refund-5 o4 10.00',
      '3 RefundOrder refund-5-2 o3 2.00',
      '3 RefundOrder refund-6 o3 3.00',
      '7 SettleOrder o2',
      '8 SettleOrder o3',
      '9 PlaceOrder o7 10.00',
    ]);
    expect(desk.cancellations).toMatchObject({
      total: { rows: 2, fen: 1500 },
      refunded: { rows: 2, fen: 1500 },
      inFull: 2,
      refunds: 3,
      leftOver: [],
    });
  });

  test('O5: what finds only settled orders is too late; what finds none is told apart', () => {
    const rows = [
      row(2, 0, { amount: 500 }),
      row(3, 6, { amount: 400 }),
      cancellation(4, 7, 1000),
      cancellation(5, 7, 10, 'stranger'),
      cancellation(6, 8, 1),
    ];
    const { desk } = commandsOf(rows, 7);
    expect(desk.cancellations).toMatchObject({
      total: { rows: 3, fen: 1011 },
      refunded: { rows: 1, fen: 400 },
      inFull: 0,
      tooLate: { rows: 2, fen: 601 },
      noOrder: { rows: 1, fen: 10 },
    });
    expect(desk.cancellations.leftOver).toEqual([
      { row: 4, id: 'c4', memberId: 'm', amount: 1000, leftOver: 600, reason: 'tooLate' },
      { row: 5, id: 'c5', memberId: 'stranger', amount: 10, leftOver: 10, reason: 'noOrder' },
      { row: 6, id: 'c6', memberId: 'm', amount: 1, leftOver: 1, reason: 'tooLate' },
    ]);
  });

  test('merchants are registered and referrers bound at first sight; what disagrees later is listed', () => {
    const rows = [
      row(2, 0, { merchantId: 's', regionCode: '440106', referrerId: 'r' }),
      row(3, 0, { merchantId: 's', regionCode: '440106', referrerId: 'r' }),
      row(4, 0, { merchantId: 's', regionCode: '330106', referrerId: 'q' }),
      row(5, 0, { merchantId: 't' }),
    ];
    const { lines, desk } = commandsOf(rows, 1);
    expect(lines).toEqual([
      '0 RegisterMerchant s',
      '0 BindReferrer r',
      '0 PlaceOrder o2 s 10.00',
      '0 PlaceOrder o3 s 10.00',
      '0 PlaceOrder o4 s 10.00',
      '0 RegisterMerchant t',
      '0 PlaceOrder o5 t 10.00',
    ]);
    expect(desk.disagreements).toEqual([
      { row: 4, field: 'region', of: 's', kept: '440106', given: '330106' },
      { row: 4, field: 'referrer', of: 'm', kept: 'r', given: 'q' },
    ]);
  });

  test('an order that was refused is neither settled nor refunded', () => {
    const types: string[] = [];
    const desk = new OrderDesk((command) => {
      types.push(command.type);
      return { ok: false, code: 'order_exists' };
    }, 1);
    for (const next of [row(2, 0), cancellation(3, 0, 5), row(4, 5)]) desk.take(next);
    desk.close();
    expect(types).toEqual(['PlaceOrder', 'PlaceOrder']);
    expect(desk.cancellations.noOrder.fen).toBe(5);
  });

  test('every fen of every cancellation is refunded, too late or found none; settlements come in the order (due, row)', () => {
    const step = fc.record({
      member: fc.integer({ min: 0, max: 3 }),
      amount: fc.integer({ min: 1, max: 50 }),
      wait: fc.integer({ min: 0, max: 3 }),
      cancels: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 0, max: 5 }), (steps, windowDays) => {
        let day = 0;
        const rows = steps.map(({ member, amount, wait, cancels }, index) => {
          day += wait;
          const memberId = `m${member}`;
          return cancels ? cancellation(index + 2, day, amount, memberId) : row(index + 2, day, { memberId, amount });
        });
        const settled: string[] = [];
        const left = new Map<string, number>();
        const desk = new OrderDesk((command) => {
          if (command.type === 'PlaceOrder') left.set(command.orderId, Number(command.amount) * 100);
          if (command.type === 'RefundOrder')
            left.set(command.orderId, Math.round((left.get(command.orderId) ?? 0) - Number(command.amount) * 100));
          if (command.type === 'SettleOrder') settled.push(command.orderId);
          return { ok: true };
        }, windowDays);
        for (const next of rows) desk.take(next);
        desk.close();
        const { total, refunded, tooLate, noOrder } = desk.cancellations;
        const due = rows.filter(
          ({ kind, atMs, orderId }) =>
            kind === 'order' && atMs + windowDays * DAY_MS <= START + day * DAY_MS && (left.get(orderId) ?? 0) > 0,
        );
        return (
          Number(total.fen) === Number(refunded.fen) + Number(tooLate.fen) + Number(noOrder.fen) &&
          [...left.values()].every((fen) => fen >= 0) &&
          settled.join() === due.map(({ orderId }) => orderId).join()
        );
      }),
      { numRuns: 300 },
    );
  });
});
