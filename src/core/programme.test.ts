import { describe, expect, test } from 'vitest';
import { Given, LEAN, planOf, sameBytes } from '../../test/support/given.ts';
import { ByteWriter } from './bytes.ts';
import { Engine } from './engine.ts';
import { Programme } from './programme.ts';

describe('programme', () => {
  test('J3: a dry run takes back the plan, the agents, the end and the clock', () => {
    const plan = planOf(LEAN);
    const programme = new Programme(plan);
    programme.setAgent(440_106, 3);
    programme.nowMs = 5;
    const result = programme.dryRun(() => {
      programme.plan = planOf({ ...LEAN, name: 'later' });
      programme.setAgent(440_106, undefined);
      programme.setAgent(440_100, 7);
      programme.setAgent(440_100, 8);
      programme.end();
      programme.nowMs = 9;
      return [programme.plan.name, [...programme.agents], programme.ended];
    });
    expect(result).toStrictEqual(['later', [[440_100, 8]], true]);
    expect([programme.plan, [...programme.agents], programme.ended, programme.nowMs]).toStrictEqual([
      plan,
      [[440_106, 3]],
      false,
      5,
    ]);
  });

  test('J3: a dry run that throws takes everything back as well', () => {
    const programme = new Programme(planOf(LEAN));
    expect(() =>
      programme.dryRun(() => {
        programme.nowMs = 9;
        programme.end();
        throw new Error('no');
      }),
    ).toThrow('no');
    expect([programme.nowMs, programme.ended]).toStrictEqual([-Infinity, false]);
  });

  test('Z1, Z2: outside a dry run the plan and the end stay', () => {
    const programme = new Programme(planOf(LEAN));
    programme.plan = planOf({ ...LEAN, name: 'later' });
    programme.end();
    expect([programme.plan.name, programme.ended]).toStrictEqual(['later', true]);
  });

  test('U6: the order in which agents were appointed leaves no trace in a snapshot', () => {
    const appointed = (...codes: readonly string[]): Engine => {
      const shop = new Given();
      for (const regionCode of codes) shop.does('AppointAgent', { regionCode, memberId: 'a' });
      return shop.engine;
    };
    const engine = appointed('440106', '110000', '440100');
    expect(sameBytes(engine.snapshot(), appointed('440100', '440106', '110000').snapshot())).toBe(true);
    const restored = Engine.restore(engine.snapshot());
    const dismiss = { type: 'DismissAgent', at: '2026-01-01T00:00:00Z', regionCode: '110000' };
    expect(restored.apply(dismiss).receipt).toStrictEqual({ ok: true });
    expect(restored.apply(dismiss).receipt).toStrictEqual({ ok: false, code: 'region_vacant' });
  });

  test('P5, L5: when the scale grows so do points and locks, and their value stays', () => {
    const shop = new Given({ legacy: { coinShare: '40%', release: { tranches: 4, everyDays: 10 } } });
    shop.does('ImportDebt', { debtId: 'd', memberId: 'a', amount: '10.00' });
    shop
      .does('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.00', coins: '10.00' })
      .does('SettleOrder', { orderId: 'o' });
    const before = shop.member('a');
    const { scale } = shop.engine.pool();
    shop.does('InjectFunds', { injectionId: 'i', amount: '100000000.00', source: 'financing' });
    const growth = 10 ** (shop.engine.pool().scale - scale);
    expect(growth).toBeGreaterThan(1);
    expect(shop.member('a').points).toBe(Number(before.points) * growth);
    expect(shop.member('a').locked).toBe(Number(before.locked) * growth);
  });

  test('L5: an order with coins that mints nothing leaves no lock behind', () => {
    const legacy = { coinShare: '40%', release: { tranches: 4, everyDays: 10 } };
    const shop = new Given({ legacy }).does('ImportDebt', { debtId: 'd', memberId: 'a', amount: '0.02' });
    const locks = (): Uint8Array => {
      const writer = new ByteWriter();
      (shop.engine as unknown as { readonly programme: Programme }).programme.locks.writeTo(writer);
      return writer.finish();
    };
    const none = locks();
    shop.does('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '0.05', coins: '0.02' });
    shop.accepts('SettleOrder', { orderId: 'o' }, { minted: '0.00000000' });
    expect(sameBytes(locks(), none)).toBe(true);
  });

  test('U6: an ended programme is restored as ended, with its clock and its ids', () => {
    const shop = new Given().order('o', 'a', '10.00').onDay(2).does('WindUp');
    const restored = Engine.restore(shop.engine.snapshot());
    expect([restored.ended, restored.nowMs]).toStrictEqual([true, shop.engine.nowMs]);
    const late = { type: 'FreezeMember', at: '2026-01-02T00:00:00Z', memberId: 'a' };
    expect(restored.apply(late).receipt).toStrictEqual({ ok: false, code: 'time_went_back' });
  });

  test('J4: every kind of id has a space of its own, and a snapshot keeps them apart', () => {
    const shop = new Given().order('1', '1', '1000.00').does('RegisterMerchant', { merchantId: '1' });
    shop.does('PlaceOrder', { orderId: '2', memberId: '1', amount: '1.00' });
    const all: readonly (readonly [string, object])[] = [
      ['RefundOrder', { refundId: '1', orderId: '2', amount: '0.01' }],
      ['RedeemPoints', { redemptionId: '1', memberId: '1', points: '1' }],
      ['ForfeitPoints', { forfeitId: '1', memberId: '1', points: '1', reason: 'x' }],
      ['InjectFunds', { injectionId: '1', amount: '1.00', source: 'operator' }],
      ['AdjustBalance', { adjustmentId: '1', account: 'cash', memberId: '1', amount: '1.00', reason: 'x' }],
      ['SetWeight', { memberId: '1', weight: 1 }],
      ['DeclareDividend', { dividendId: '1', amount: '1.00' }],
      ['ImportDebt', { debtId: '1', memberId: '1', amount: '1.00' }],
      ['RequestWithdrawal', { withdrawalId: '1', account: 'platform', amount: '1.00' }],
      ['OpenSubsidy', { subsidyId: '1', budget: '1.00', share: '1%', mints: true, source: 'operator' }],
      ['OpenConversion', { conversionId: '1', shares: 1, pricePerShare: '0.01' }],
      ['ConvertPoints', { grantId: '1', conversionId: '1', memberId: '1', shares: 1 }],
    ];
    for (const [type, fields] of all) shop.does(type, { ...fields });
    const restored = Engine.restore(shop.engine.snapshot());
    for (const [type, fields] of all) {
      if (type === 'SetWeight') continue;
      expect(restored.apply({ type, at: '2026-01-01T00:00:00Z', ...fields }).receipt).toMatchObject({
        ok: false,
        code: expect.stringMatching(/_exists$/),
      });
    }
  });
});
