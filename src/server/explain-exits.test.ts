import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../test/support/database.ts';
import { LEAN } from '../../test/support/given.ts';
import { logged } from '../../test/support/logged.ts';
import type { Logged } from '../../test/support/logged.ts';
import { memberStatement } from '#store/statements';
import { explainLines } from './explain.ts';

let open: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.drop());

const CAPPED = { ...LEAN, pool: { ...LEAN.pool, cap: { multiple: '1.2', fee: '10%' } } };
const AT = '2026-01-01T00:00:00Z';

async function opened(plan: unknown): Promise<{ programme: Logged; run: (type: string, fields: object) => void }> {
  const programme = await logged(open.database, plan);
  const run = (type: string, fields: object): void => {
    if (!programme.apply({ type, at: AT, ...fields })) throw new Error(`${type} is refused`);
  };
  return { programme, run };
}

/** The Chinese texts of a member's lines of an account, newest first; all of them must come out. */
async function texts(programme: Logged, member: string, account: string): Promise<string[]> {
  const number = Number(programme.aliases.ours('member', member));
  const { lines } = await memberStatement(open.database, programme.id, number, { limit: 100 });
  const explanations = await explainLines(open.database, programme.id, lines);
  expect(explanations.map(({ verified }) => verified)).toEqual(explanations.map(() => true));
  return explanations.filter((_, i) => lines[i]?.account === account).map(({ text }) => text.zh);
}

test('X2: everyone of a round at its pair, the lesser of worth and cap, less the fee', async () => {
  const { programme, run } = await opened(CAPPED);
  for (const [i, member] of ['a', 'b', 'c'].entries()) {
    run('PlaceOrder', { orderId: `o${i}`, memberId: member, amount: '1000.00' });
    run('SettleOrder', { orderId: `o${i}` });
  }
  run('PlaceOrder', { orderId: 'late', memberId: 'd', amount: '100000.00' });
  run('SettleOrder', { orderId: 'late' });
  run('InjectFunds', { injectionId: 'i', amount: '2000.00', source: 'financing' });
  run('InjectFunds', { injectionId: 'j', amount: '90000.00', source: 'financing' });
  await programme.write();
  const paid = (await Promise.all(['a', 'b', 'c', 'd'].map((member) => texts(programme, member, 'cash')))).flat();
  expect(paid.length).toBeGreaterThanOrEqual(3);
  for (const text of paid)
    expect(text).toMatch(
      /^规则 X2：出局所得，现值与上限取小 min\(.* × \(1 − 10%\) \/ .*, .* × 1\.2 × \(1 − 10%\)\) = /,
    );
});

test('R3: the last one pays no fee, and the text says why', async () => {
  const { programme, run } = await opened(LEAN);
  run('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1000.00' });
  run('SettleOrder', { orderId: 'o' });
  run('RedeemPoints', { redemptionId: 'r1', memberId: 'a', points: '10' });
  run('RedeemPoints', { redemptionId: 'r2', memberId: 'a', points: '200' });
  await programme.write();
  const [last, first] = await texts(programme, 'a', 'cash');
  expect(first).toMatch(/^规则 R2：卖出所得 10\.0+ × 1300\.00 × \(1 − 20%\) \/ 910\.0+ = 11\.42（向下取整到分）$/);
  expect(last).toMatch(/^规则 R3：最后持有人卖出所得，不收费 200\.0+ × 1288\.58 \/ /);
});

test('S2: the last of a budget, and only minting subsidies count for the rebate', async () => {
  const { programme, run } = await opened(LEAN);
  run('OpenSubsidy', { subsidyId: 'mints', budget: '150.00', share: '10%', mints: true, source: 'financing' });
  run('OpenSubsidy', { subsidyId: 'plain', budget: '1000.00', share: '5%', mints: false, source: 'operator' });
  for (const i of [1, 2]) {
    run('PlaceOrder', { orderId: `o${i}`, memberId: 'a', amount: '1000.00' });
    run('SettleOrder', { orderId: `o${i}` });
  }
  await programme.write();
  const [second, first] = await texts(programme, 'a', 'points');
  expect(first).toContain(
    '规则 S2：消费补贴 10% × 1000.00 = 100.00（向下取整到分）\n规则 S2：消费补贴 5% × 1000.00 = 50.00',
  );
  expect(first).toContain('规则 M1：返利额 70% × (300.00 + 100.00) = 280.00（向下取整到分）');
  expect(second).toContain('规则 S2：消费补贴 min(10% × 1000.00, 50.00) = 50.00（向下取整到分）');
});

test('V2, D2, W4, Z2: shares, dividends, adjustments and the winding up', async () => {
  const { programme, run } = await opened(LEAN);
  run('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1000.00' });
  run('SettleOrder', { orderId: 'o' });
  run('OpenConversion', { conversionId: 'c', shares: 10, pricePerShare: '7.00' });
  run('ConvertPoints', { grantId: 'g', conversionId: 'c', memberId: 'a', shares: 3 });
  run('SetWeight', { memberId: 'a', weight: 5 });
  run('SetWeight', { memberId: 'a', weight: 1 });
  run('SetWeight', { memberId: 'b', weight: 2 });
  run('DeclareDividend', { dividendId: 'd', amount: '100.00' });
  run('AdjustBalance', { adjustmentId: 'x', account: 'cash', memberId: 'a', amount: '2.50', reason: 'test' });
  run('WindUp', {});
  await programme.write();
  const [end, converted] = await texts(programme, 'a', 'points');
  expect(converted).toMatch(
    /^规则 V2：兑换股份所用积分 −\(3 × 7\.00 × 910\.0+ \/ 1300\.00\) = -14\.70000000（向上取整到最小单位）$/,
  );
  expect(end).toMatch(/^规则 Z2：清盘，全部积分 -195\.3/);
  expect(await texts(programme, 'a', 'dividend')).toEqual(['规则 D2：分红 100.00 × 1 / 3 = 33.33（向下取整到分）']);
  const [paidOut, adjusted] = await texts(programme, 'a', 'cash');
  expect(adjusted).toBe('规则 W4：调账 2.50（指令所定）');
  expect(paidOut).toMatch(/^规则 Z2：清盘所得 195\.3/);
});

test('L1-L3, O3: coins, and a refund in both', async () => {
  const { programme, run } = await opened({ ...LEAN, legacy: { coinShare: '50%' } });
  run('ImportDebt', { debtId: 'd', memberId: 'a', amount: '400.00' });
  run('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1000.00', coins: '100.00' });
  run('RefundOrder', { refundId: 'r1', orderId: 'o', amount: '0.33' });
  run('RefundOrder', { refundId: 'r2', orderId: 'o', amount: '0.33' });
  await programme.write();
  expect(await texts(programme, 'a', 'coins')).toEqual([
    '规则 L3：退还现金 −(900.00 × 0.66 / 1000.00 − 0.29) = -0.30（向下取整到分）\n规则 L3：退还消费币 0.33 − 0.30 = 0.03（无取整）',
    '规则 L3：退还现金 −(900.00 × 0.33 / 1000.00 − 0.00) = -0.29（向下取整到分）\n规则 L3：退还消费币 0.33 − 0.29 = 0.04（无取整）',
    '规则 L2：消费币 -100.00（指令所定）',
    '规则 L1：导入的旧债 400.00（指令所定）',
  ]);
});
