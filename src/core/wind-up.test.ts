import { describe, expect, test } from 'vitest';
import { Given, LEAN, dayMs } from '../../test/support/given.ts';

/** a and b hold points, there is a surplus of 300.00 of a third, and a subsidy of which 50.00 are left. */
function running(): Given {
  const shop = new Given().order('x', 'gone', '1000.00');
  shop.does('ForfeitPoints', { forfeitId: 'f', memberId: 'gone', points: '210', reason: 'left' });
  shop.order('o', 'a', '1000.00').order('p', 'b', '700.00');
  shop.does('OpenSubsidy', { subsidyId: 'y', budget: '50.00', share: '1%', mints: false, source: 'financing' });
  return shop.does('OpenSubsidy', { subsidyId: 'z', budget: '1.00', share: '1%', mints: false, source: 'financing' });
}

describe('winding up', () => {
  test('Z2: the surplus joins the reserve, everyone is paid without fee, subsidies return, and the genesis stays', () => {
    const shop = running().does('CloseSubsidy', { subsidyId: 'z' });
    expect(shop.engine.accounts()).toMatchObject({ surplus: 30_000, openSubsidies: 5000, wentOut: 100 });
    const [a, b] = [Number(shop.member('a').points), Number(shop.member('b').points)];
    shop.accepts('WindUp', {}, { paid: '809.99' });
    const [returned, ...events] = shop.events;
    expect(returned).toMatchObject({
      type: 'SurplusReturned',
      at: dayMs(0),
      amount: 30_000,
      pool: { reserve: 181_000 },
    });
    // a has 210 of the 312.9 points that members hold, b the rest: 81000 x 210 / 312.9 = 54362.4
    expect(events).toMatchObject([
      { type: 'MemberPaidOut', at: dayMs(0), member: 1, units: a, paid: 54_362, pool: { reserve: 126_638 } },
      { type: 'MemberPaidOut', at: dayMs(0), member: 2, units: b, paid: 26_637, pool: { reserve: 100_001 } },
      { type: 'SubsidyClosed', at: dayMs(0), subsidyId: 'y', returned: 5000 },
      { type: 'ProgrammeWoundUp', at: dayMs(0), paid: 80_999 },
      { type: 'SurplusTaken', amount: 1 },
    ]);
    expect(shop.engine.ended).toBe(true);
    expect(shop.member('a')).toMatchObject({ points: 0, basis: 0, cash: 54_362, exits: 0 });
    expect(shop.accounts()).toMatchObject({ memberCash: 80_999, paidOut: 80_999, wentOut: 5100, surplus: 1 });
    expect(shop.engine.pool()).toMatchObject({ reserve: 100_000, held: 0 });
    expect(shop.engine.accounts().openSubsidies).toBe(0);
  });

  test('Z2: with nobody holding points the surplus stays where it is', () => {
    const shop = new Given().order('x', 'gone', '1000.00');
    shop.does('ForfeitPoints', { forfeitId: 'f', memberId: 'gone', points: '210', reason: 'left' });
    shop.accepts('WindUp', {}, { paid: '0.00' });
    expect(shop.events).toStrictEqual([{ type: 'ProgrammeWoundUp', at: dayMs(0), paid: 0 }]);
    expect(shop.engine.accounts()).toMatchObject({ surplus: 30_000, platform: 70_000 });
    expect(shop.engine.pool().reserve).toBe(100_000);
  });

  test('Z2: without a surplus none returns, and holders get all but the genesis', () => {
    const shop = new Given().order('o', 'a', '1000.00').accepts('WindUp', {}, { paid: '300.00' });
    expect(shop.events.map(({ type }) => type)).toStrictEqual(['MemberPaidOut', 'ProgrammeWoundUp']);
  });

  test('Z2: not while an order that has something left is unsettled', () => {
    const shop = new Given()
      .order('o', 'a', '1000.00')
      .does('PlaceOrder', { orderId: 'p', memberId: 'a', amount: '1.00' });
    shop.refuses('orders_open', 'WindUp', {}, { value: 1 });
    shop.does('HoldOrder', { orderId: 'p' }).refuses('orders_open', 'WindUp');
    shop.does('RefundOrder', { refundId: 'r', orderId: 'p', amount: '0.50' }).refuses('orders_open', 'WindUp');
    shop.does('RefundOrder', { refundId: 's', orderId: 'p', amount: '0.50' });
    shop.accepts('WindUp', {}, { paid: '300.00' });
  });

  test('Z2, L5: locked points are paid out with the rest', () => {
    const shop = new Given({ legacy: { coinShare: '40%', release: { tranches: 4, everyDays: 10 } } });
    shop.does('ImportDebt', { debtId: 'd', memberId: 'a', amount: '100.00' });
    shop.does('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1000.00', coins: '100.00' });
    shop.does('SettleOrder', { orderId: 'o' });
    expect(shop.member('a').locked).toBe(shop.member('a').points);
    shop.accepts('WindUp', {}, { paid: '240.00' });
    expect(shop.member('a')).toMatchObject({ points: 0, locked: 0, coins: 0, cash: 24_000 });
  });

  test('Z2: after the end only withdrawals, freezes and adjustments', () => {
    const shop = running();
    shop.does('RequestWithdrawal', { withdrawalId: 'w0', account: 'platform', amount: '1.00' });
    shop.does('WindUp');
    const request = { account: 'cash', memberId: 'a', amount: '1.00' };
    shop
      .does('RequestWithdrawal', { withdrawalId: 'w1', ...request })
      .does('ApproveWithdrawal', { withdrawalId: 'w1' });
    shop.does('CompleteWithdrawal', { withdrawalId: 'w1' }).does('ApproveWithdrawal', { withdrawalId: 'w0' });
    shop.does('FailWithdrawal', { withdrawalId: 'w0' });
    shop.does('RequestWithdrawal', { withdrawalId: 'w2', ...request }).does('RejectWithdrawal', { withdrawalId: 'w2' });
    shop.does('FreezeMember', { memberId: 'a' }).does('UnfreezeMember', { memberId: 'a' });
    shop.does('AdjustBalance', { adjustmentId: 'j', account: 'cash', memberId: 'a', amount: '1.00', reason: 'late' });
    const over: Readonly<Record<string, object>> = {
      RegisterMerchant: { merchantId: 's' },
      BindReferrer: { memberId: 'a', referrerId: 'b' },
      SetRank: { memberId: 'a', rank: null },
      AppointAgent: { regionCode: '440106', memberId: 'a' },
      DismissAgent: { regionCode: '440106' },
      PlaceOrder: { orderId: 'n', memberId: 'a', amount: '1.00' },
      RefundOrder: { refundId: 'n', orderId: 'o', amount: '1.00' },
      HoldOrder: { orderId: 'o' },
      ReleaseOrder: { orderId: 'o' },
      SettleOrder: { orderId: 'o' },
      RedeemPoints: { redemptionId: 'n', memberId: 'a', points: '1' },
      ForfeitPoints: { forfeitId: 'n', memberId: 'a', points: '1', reason: 'x' },
      InjectFunds: { injectionId: 'n', amount: '1.00', source: 'operator' },
      SetWeight: { memberId: 'a', weight: 1 },
      DeclareDividend: { dividendId: 'n', amount: '1.00' },
      OpenSubsidy: { subsidyId: 'n', budget: '1.00', share: '1%', mints: true, source: 'operator' },
      CloseSubsidy: { subsidyId: 'y' },
      ImportDebt: { debtId: 'n', memberId: 'a', amount: '1.00' },
      OpenConversion: { conversionId: 'n', shares: 1, pricePerShare: '1.00' },
      CloseConversion: { conversionId: 'n' },
      ConvertPoints: { grantId: 'n', conversionId: 'n', memberId: 'a', shares: 1 },
      ChangePlan: { plan: LEAN },
      WindUp: {},
    };
    for (const [type, fields] of Object.entries(over))
      shop.refuses('programme_ended', type, { ...fields }, { field: 'type', value: type });
  });
});
