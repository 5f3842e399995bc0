import { expect, test } from 'vitest';
import { openEngine } from '#store/rebuild';
import { Aliases } from './aliases.ts';
import { Desk } from './desk.ts';
import type { Settings } from './desk.ts';

const PLAN = {
  name: 'p',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  returnWindowDays: 1,
};
const START = Date.UTC(2026, 0, 1);
const BY = { actor: 'key:1' };

function newDesk(settings: Partial<Settings> = {}): Desk {
  const { engine, row } = openEngine(PLAN, START, 'operator');
  const head = { seq: 1, hash: row.hash };
  const whole = {
    mode: 'live',
    settles: true,
    ordersPaused: false,
    salesPaused: false,
    testClockMs: undefined,
  } as const;
  return new Desk(engine, new Aliases(), head, { ...whole, ...settings }, () => START);
}

const order = (orderId: string, memberId: string): Record<string, unknown> => ({
  type: 'PlaceOrder',
  orderId,
  memberId,
  amount: '100.00',
});

test('a quote of many commands answers each as if those before it were done, and does nothing', () => {
  const desk = newDesk();
  const commands = [order('a', 'x'), order('b', 'y'), order('a', 'x'), { type: 'FreezeMember', memberId: 'y' }];
  const quoted = desk.quote(commands).map(({ receipt }) => receipt);
  expect(quoted).toEqual([{ ok: true }, { ok: true }, { ok: false, code: 'order_exists' }, { ok: true }]);
  expect([desk.head.seq, desk.aliases.count('order'), desk.engine.memberCount]).toEqual([1, 0, 0]);
  expect(commands.map((command) => desk.decide(command, BY).answer.receipt)).toEqual(quoted);
});

test('paused orders and paused sales are refused before the engine, everything else goes on', () => {
  const desk = newDesk({ ordersPaused: true, salesPaused: true });
  expect(desk.decide(order('a', 'x'), BY).answer.receipt).toEqual({ ok: false, code: 'orders_paused' });
  const sale = { type: 'RedeemPoints', redemptionId: 'r', memberId: 'x', points: '1' };
  expect(desk.decide(sale, BY).answer.receipt).toEqual({ ok: false, code: 'sales_paused' });
  expect(desk.decide({ type: 'FreezeMember', memberId: 'x' }, BY).answer.receipt).toEqual({ ok: true });
});

test('a live programme stamps the time itself; a sandbox takes the one that a command names', () => {
  const later = { ...order('a', 'x'), at: '2027-01-01T00:00:00Z' };
  expect(newDesk().decide(later, BY).answer.at).toBe('2026-01-01T00:00:00Z');
  expect(newDesk({ mode: 'sandbox' }).decide(later, BY).answer.at).toBe('2027-01-01T00:00:00Z');
  const desk = newDesk({ mode: 'sandbox', testClockMs: START + 5000 });
  expect(desk.decide(order('a', 'x'), BY).answer.at).toBe('2026-01-01T00:00:05Z');
});

test('what is no id stays for the engine to refuse, under the caller’s own value', () => {
  const desk = newDesk();
  for (const [memberId, code] of [
    [7, 'malformed'],
    ['', 'malformed'],
    ['x'.repeat(65), 'id_too_long'],
    ['\ud800', 'malformed'],
    ['a\u0007b', 'malformed'],
  ] as const) {
    const { answer } = desk.decide({ ...order('a', 'x'), memberId }, BY);
    expect(answer).toMatchObject({ receipt: { ok: false, code }, refusal: { field: 'memberId', value: memberId } });
  }
  expect(desk.decide({ type: 'SettleOrder', orderId: '0' }, BY).answer.refusal).toMatchObject({
    code: 'order_unknown',
    value: '0',
  });
});
