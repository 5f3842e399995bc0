import { describe, expect, test } from 'vitest';
import { Given, dayMs } from '../../test/support/given.ts';

/** 60 % to the merchant, 8 % platform, 12 % distribution, 3 % of it to the referrer. */
const uneven = {
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  commissions: { referral: ['3%'] },
};

function withMerchant(parts: object = {}): Given {
  const shop = new Given({ ...uneven, ...parts }).accepts('RegisterMerchant', { merchantId: 's' });
  shop.accepts('BindReferrer', { memberId: 'a', referrerId: 'b' });
  return shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', merchantId: 's', amount: '100.01' });
}

describe('settling', () => {
  test('O4: the merchant gets its leg, the platform its legs less the commissions, the pool the rest', () => {
    const shop = withMerchant().accepts('SettleOrder', { orderId: 'o' }, { minted: '13.99000000' });
    expect(shop.events).toStrictEqual([
      {
        type: 'OrderSettled',
        at: dayMs(0),
        orderId: 'o',
        member: 0,
        merchant: 0,
        spend: 10_001,
        toMerchant: 6000,
        toPlatform: 1702,
        commissions: [{ member: 1, kind: 'referral', amount: 300 }],
        inflow: 1999,
        extras: [],
        rebate: 1399,
        minted: 1_399_000_000,
        holding: { points: 1_399_000_000, basis: 10_001 },
        pool: { reserve: 101_999, supply: 101_399_000_000, scale: 8 },
      },
    ]);
    expect(shop.accounts()).toStrictEqual({
      platform: 1702,
      memberCommission: 300,
      merchantPayable: 6000,
      cameIn: 110_001,
    });
    expect(shop.engine.state().merchants.get('s')).toStrictEqual({ payable: '60.00' });
    expect(shop.engine.openOrder('o')).toBeUndefined();
  });

  test('O4: of a partly refunded order everybody gets a part: merchant and commissions rounded down, the platform up', () => {
    const shop = withMerchant();
    shop.accepts('RefundOrder', { refundId: 'r', orderId: 'o', amount: '33.33' }, { cash: '33.33', coins: '0.00' });
    shop.does('SettleOrder', { orderId: 'o' });
    // 6000 x 6668 / 10001 = 4000.4, 2002 x 6668 / 10001 = 1334.8, 300 x 6668 / 10001 = 200.02
    expect(shop.events).toMatchObject([
      {
        spend: 6668,
        toMerchant: 4000,
        toPlatform: 1135,
        commissions: [{ member: 1, kind: 'referral', amount: 200 }],
        inflow: 1333,
        rebate: 933,
      },
    ]);
    expect(shop.member('a').basis).toBe(6668);
  });

  test('O2, O4: without a merchant the merchant leg is the cost of the goods, and the platform has it', () => {
    const shop = new Given(uneven).accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.01' });
    shop.accepts('SettleOrder', { orderId: 'o' }, { minted: '13.99000000' });
    expect(shop.events).toMatchObject([{ toMerchant: 0, toPlatform: 8002, inflow: 1999 }]);
    expect(shop.events[0]).toMatchObject({ merchant: undefined });
    expect(shop.accounts()).toStrictEqual({ platform: 8002, cameIn: 110_001 });
  });

  test('O4: with coins the merchant leg is paid in full out of the cash, in parts as well', () => {
    const shop = new Given({ ...uneven, legacy: { coinShare: '40%' } });
    shop.accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '10.00' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.01', coins: '10.00' });
    shop.accepts('RefundOrder', { refundId: 'r', orderId: 'o', amount: '50.00' }, { cash: '45.00', coins: '5.00' });
    shop.does('SettleOrder', { orderId: 'o' });
    // cash 9001, legs 6000, 721, 1081; left 5001: 3000.2 and 901.1
    expect(shop.events).toMatchObject([{ spend: 4501, toMerchant: 0, toPlatform: 3902, inflow: 599 }]);
  });

  test('O4: an order may be settled when its return window ends, not a millisecond before', () => {
    const shop = new Given({ returnWindowDays: 7 }).onDay(1, 5);
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1.00' });
    expect(shop.engine.openOrder('o')?.settleFromMs).toBe(dayMs(8) + 5);
    shop.onDay(8, 4).refuses('return_window_open', 'SettleOrder', { orderId: 'o' });
    shop.onDay(8, 5).does('SettleOrder', { orderId: 'o' });
  });

  test('O3: open orders are gone through in the order of placing, with the end of their windows', () => {
    const shop = new Given({ returnWindowDays: 7 });
    for (const orderId of ['b', 'c', 'a']) shop.accepts('PlaceOrder', { orderId, memberId: 'm', amount: '1.00' });
    shop.does('RefundOrder', { refundId: 'r', orderId: 'c', amount: '1.00' });
    const seen: [string, number][] = [];
    shop.engine.forEachOpenOrder((orderId, settleFromMs) => seen.push([orderId, settleFromMs]));
    expect(seen).toStrictEqual([
      ['b', dayMs(7)],
      ['a', dayMs(7)],
    ]);
  });

  test('O4, O5: a settled order is over: it is neither settled nor refunded nor held again, and its id stays taken', () => {
    const shop = new Given().order('o', 'a', '1.00');
    const details = { field: 'orderId', value: 'o' };
    shop.refuses('order_already_settled', 'SettleOrder', { orderId: 'o' }, details);
    shop.refuses('order_already_settled', 'RefundOrder', { refundId: 'r', orderId: 'o', amount: '1.00' }, details);
    shop.refuses('order_already_settled', 'HoldOrder', { orderId: 'o' }, details);
    shop.refuses('order_already_settled', 'ReleaseOrder', { orderId: 'o' }, details);
    shop.refuses('order_exists', 'PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1.00' }, details);
    expect(shop.engine.openOrderCount).toBe(0);
    expect(shop.engine.openOrder('o')).toBeUndefined();
    expect(shop.engine.openOrder('nobody')).toBeUndefined();
  });
});

describe('refunds and disputes', () => {
  test('O3: an order can be refunded in parts up to its amount, and not a fen more', () => {
    const shop = new Given().accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '10.00' });
    const refund = { refundId: 'r', orderId: 'o', amount: '10.01' };
    const details = { field: 'amount', value: '10.01', expected: 'at most 10.00' };
    shop.refuses('refund_exceeds_order', 'RefundOrder', refund, details);
    shop.accepts('RefundOrder', { ...refund, amount: '4.00' }, { cash: '4.00', coins: '0.00' });
    shop.refuses('refund_exists', 'RefundOrder', { ...refund, amount: '4.00' }, { field: 'refundId', value: 'r' });
    shop.refuses('refund_exceeds_order', 'RefundOrder', { ...refund, refundId: 'r2', amount: '6.01' });
    shop.accepts('RefundOrder', { ...refund, refundId: 'r2', amount: '6.00' }, { cash: '6.00', coins: '0.00' });
    expect(shop.accounts()).toStrictEqual({ cameIn: 101_000, wentOut: 1000 });
    expect(shop.engine.openOrder('o')).toBeUndefined();
  });

  test('O3, O4: of an order refunded in full nothing is left to refund or settle, yet it can be held and released', () => {
    const shop = new Given().accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '10.00' });
    shop.does('RefundOrder', { refundId: 'r', orderId: 'o', amount: '10.00' });
    const details = { field: 'amount', value: '0.01', expected: 'at most 0.00' };
    shop.refuses('refund_exceeds_order', 'RefundOrder', { refundId: 'q', orderId: 'o', amount: '0.01' }, details);
    shop.refuses('order_fully_refunded', 'SettleOrder', { orderId: 'o' }, { field: 'orderId', value: 'o' });
    shop.accepts('HoldOrder', { orderId: 'o' }).accepts('ReleaseOrder', { orderId: 'o' });
    shop.refuses('order_exists', 'PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1.00' });
    shop.refuses('order_fully_refunded', 'SettleOrder', { orderId: 'o' });
  });

  test('O3: a held order is not settled until it is released; it can be refunded meanwhile', () => {
    const shop = new Given().accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '10.00' });
    shop.accepts('HoldOrder', { orderId: 'o' });
    expect(shop.events).toStrictEqual([{ type: 'OrderHeld', at: dayMs(0), orderId: 'o' }]);
    expect(shop.engine.openOrder('o')?.held).toBe(true);
    shop.accepts('HoldOrder', { orderId: 'o' });
    shop.refuses('order_held', 'SettleOrder', { orderId: 'o' }, { field: 'orderId', value: 'o' });
    shop.does('RefundOrder', { refundId: 'r', orderId: 'o', amount: '1.00' });
    expect(shop.engine.openOrder('o')).toMatchObject({ held: true, refunded: 100 });
    shop.accepts('ReleaseOrder', { orderId: 'o' });
    expect(shop.events).toStrictEqual([{ type: 'OrderReleased', at: dayMs(0), orderId: 'o' }]);
    shop.does('SettleOrder', { orderId: 'o' });
  });
});

describe('minting', () => {
  test('M1, M2, M3: the rebate share of what comes in is minted at the price before the order', () => {
    const shop = new Given().accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1000.00' });
    // Reserve 1000.00 and 1000 points; 300.00 comes in, 210.00 of it is minted at 1.00 a point.
    shop.accepts('SettleOrder', { orderId: 'o' }, { minted: '210.00000000' });
    expect(shop.events).toMatchObject([
      { inflow: 30_000, rebate: 21_000, pool: { reserve: 130_000, supply: 121_000_000_000 } },
    ]);
    // P6: the stake shrinks to 700 points, which are worth the genesis again.
    expect(shop.engine.pool()).toStrictEqual({
      reserve: 130_000,
      supply: 91_000_000_000,
      scale: 8,
      locked: 70_000_000_000,
      held: 21_000_000_000,
    });
  });

  test('M1: the rebate is rounded down to a fen, once', () => {
    const shop = new Given().accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '0.19' });
    shop.does('SettleOrder', { orderId: 'o' });
    // 19 fen: merchant 5, platform 2, distribution 6: 6 for the pool, 4.2 to mint.
    expect(shop.events).toMatchObject([{ inflow: 6, rebate: 4 }]);
  });

  test('M4, B1: an order that mints nothing still counts as spent, and its receipt says so', () => {
    const shop = new Given().accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '0.03' });
    shop.accepts('SettleOrder', { orderId: 'o' }, { minted: '0.00000000' });
    // P7: nobody holds a point, so the fen that came in is nobody's and goes to the surplus.
    expect(shop.events).toMatchObject([
      { inflow: 1, rebate: 0, minted: 0 },
      { type: 'SurplusTaken', amount: 1 },
    ]);
    expect(shop.member('a')).toMatchObject({ points: 0, basis: 3 });
  });

  test('B1: the basis grows by the net cash of every order', () => {
    const shop = new Given()
      .order('o', 'a', '10.00')
      .accepts('PlaceOrder', { orderId: 'p', memberId: 'a', amount: '7.00' });
    expect(shop.member('a').basis).toBe(1000);
    shop.does('RefundOrder', { refundId: 'r', orderId: 'p', amount: '2.50' }).does('SettleOrder', { orderId: 'p' });
    expect(shop.member('a').basis).toBe(1450);
  });

  test('P4, J5: of the reserve only a settlement gets the inflow; what was paid out stays what it was', () => {
    const shop = new Given().order('o', 'a', '10.00');
    expect(shop.engine.pool().reserve).toBe(100_300);
    expect(shop.engine.accounts().paidOut).toBe(0);
  });
});

describe('subsidies', () => {
  const subsidy = { budget: '100.00', share: '5%', mints: true, source: 'financing' };

  test('S2, M1: every open subsidy adds its share of the net cash; only what mints is minted on', () => {
    const shop = new Given();
    shop.accepts('OpenSubsidy', { ...subsidy, subsidyId: 'x' });
    shop.accepts('OpenSubsidy', { ...subsidy, subsidyId: 'y', share: '3.3333%', mints: false });
    shop.accepts('OpenSubsidy', { ...subsidy, subsidyId: 'closed' }).does('CloseSubsidy', { subsidyId: 'closed' });
    shop.accepts('OpenSubsidy', { ...subsidy, subsidyId: 'z', share: '0%' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.01' });
    shop.does('RefundOrder', { refundId: 'r', orderId: 'o', amount: '0.01' });
    shop.accepts('SettleOrder', { orderId: 'o' }, { minted: '24.49000000' });
    // 10000 cash: 500 that mint and 333 that do not. The inflow is 2999: 70 % of 3499 is 2449.
    expect(shop.events).toMatchObject([
      {
        inflow: 2999,
        extras: [
          { subsidyId: 'x', amount: 500 },
          { subsidyId: 'y', amount: 333 },
        ],
        rebate: 2449,
        pool: { reserve: 103_832 },
      },
    ]);
    expect(shop.engine.accounts().openSubsidies).toBe(29_167);
  });

  test('S2: a subsidy adds no more than is left of it, in the order of opening, and then nothing', () => {
    const shop = new Given();
    shop.accepts('OpenSubsidy', { ...subsidy, subsidyId: 'z', budget: '7.00' });
    shop.accepts('OpenSubsidy', { ...subsidy, subsidyId: 'a', budget: '8.00' });
    shop.order('o', 'a', '100.00');
    expect(shop.happened('OrderSettled')[0]?.extras).toStrictEqual([
      { subsidyId: 'z', amount: 500 },
      { subsidyId: 'a', amount: 500 },
    ]);
    shop.order('p', 'a', '100.00');
    expect(shop.happened('OrderSettled')[0]?.extras).toStrictEqual([
      { subsidyId: 'z', amount: 200 },
      { subsidyId: 'a', amount: 300 },
    ]);
    shop.order('q', 'a', '100.00');
    expect(shop.happened('OrderSettled')[0]?.extras).toStrictEqual([]);
    expect(shop.engine.accounts().openSubsidies).toBe(0);
    shop.accepts('CloseSubsidy', { subsidyId: 'z' }, { returned: '0.00' });
  });
});
