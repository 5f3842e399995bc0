import { describe, expect, test } from 'vitest';
import { Given, dayMs } from '../../test/support/given.ts';

/** 60 % to the merchant, 8 % platform, 12 % distribution: 20 % for the pool. Nothing comes out even on 100.01. */
const uneven = {
  splits: {
    default: { merchant: '60%', platform: '8%', distribution: '12%' },
    thin: { merchant: '0%', platform: '49.9999%', distribution: '49.9999%' },
  },
};

const coins = {
  ...uneven,
  legacy: { coinShare: '40%', release: { tranches: 5, everyDays: 30 } },
};

describe('placing', () => {
  test('O2: the merchant leg is rounded down, platform and distribution legs up, and the pool gets the rest', () => {
    const shop = new Given(uneven).accepts('RegisterMerchant', { merchantId: 's' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', merchantId: 's', amount: '100.01' });
    expect(shop.events).toStrictEqual([
      {
        type: 'OrderPlaced',
        at: dayMs(0),
        orderId: 'o',
        member: 0,
        merchant: 0,
        amount: 10_001,
        cash: 10_001,
        coins: 0,
        merchantLeg: 6000,
        platformLeg: 801,
        distributionLeg: 1201,
        poolLeg: 1999,
        commissions: [],
      },
    ]);
    expect(shop.accounts()).toStrictEqual({ openOrdersCash: 10_001, cameIn: 110_001 });
    expect(shop.engine.openOrder('o')).toStrictEqual({
      memberId: 'a',
      merchantId: 's',
      amount: 10_001,
      cash: 10_001,
      refunded: 0,
      refundedCash: 0,
      settleFromMs: dayMs(0),
      held: false,
    });
  });

  test('O1: the pool does not move when an order is placed, whoever buys', () => {
    const shop = new Given(uneven);
    const before = shop.engine.pool();
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.01' });
    expect(shop.engine.pool()).toStrictEqual(before);
    expect(shop.events[0]).toMatchObject({ merchant: undefined });
    shop.accepts('PlaceOrder', { orderId: 'p', memberId: 'a', amount: '0.03' });
    expect(shop.engine.memberCount).toBe(1);
    expect(shop.engine.openOrderCount).toBe(2);
  });

  test('O2: a merchant that names a split has its orders split by it; own goods go by the default', () => {
    const shop = new Given(uneven).accepts('RegisterMerchant', { merchantId: 's', split: 'thin' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', merchantId: 's', amount: '10000.00' });
    expect(shop.events).toMatchObject([
      { merchantLeg: 0, platformLeg: 499_999, distributionLeg: 499_999, poolLeg: 2, merchant: 0 },
    ]);
    shop.accepts('PlaceOrder', { orderId: 'p', memberId: 'a', amount: '10000.00' });
    expect(shop.events).toMatchObject([{ merchantLeg: 600_000, poolLeg: 200_000 }]);
  });

  test('O2: an order whose legs leave the pool less than nothing is refused; exactly nothing is enough', () => {
    const shop = new Given(uneven).accepts('RegisterMerchant', { merchantId: 's', split: 'thin' });
    const order = { orderId: 'o', memberId: 'a', merchantId: 's' };
    shop.refuses('amount_too_small', 'PlaceOrder', { ...order, amount: '0.01' }, { field: 'amount', value: '0.01' });
    shop.refuses('amount_too_small', 'PlaceOrder', { ...order, amount: '1.01' });
    shop.accepts('PlaceOrder', { ...order, amount: '1.00' });
    expect(shop.events).toMatchObject([{ platformLeg: 50, distributionLeg: 50, poolLeg: 0 }]);
  });

  test('O2: below the minimum order nothing is taken; the minimum itself is', () => {
    const shop = new Given({ ...uneven, minimumOrder: '5.00' });
    const details = { field: 'amount', value: '4.99', expected: 'at least 5.00' };
    shop.refuses('amount_below_minimum', 'PlaceOrder', { orderId: 'o', memberId: 'a', amount: '4.99' }, details);
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '5.00' });
  });

  test('O1: plan, rank, referrer, agent and split of a later day do not touch an order that was placed', () => {
    const commissions = {
      referral: ['1%'],
      region: { province: '1%' },
      ranks: [
        { name: 'V1', rate: '1%' },
        { name: 'V2', rate: '2%' },
      ],
    };
    const shop = new Given({ ...uneven, commissions, returnWindowDays: 7 });
    shop.accepts('RegisterMerchant', { merchantId: 's', regionCode: '440000' });
    shop.accepts('BindReferrer', { memberId: 'a', referrerId: 'b' }).accepts('SetRank', { memberId: 'b', rank: 'V1' });
    shop.accepts('AppointAgent', { regionCode: '440000', memberId: 'c' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', merchantId: 's', amount: '1000.00' });
    shop.accepts('SetRank', { memberId: 'b', rank: 'V2' }).accepts('DismissAgent', { regionCode: '440000' });
    shop.accepts('AppointAgent', { regionCode: '440000', memberId: 'd' });
    shop.accepts('ChangePlan', {
      plan: {
        name: 'later',
        currency: 'CNY',
        pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '10%', redeemFee: '20%' },
        splits: { default: { merchant: '10%', platform: '10%', distribution: '10%' } },
        returnWindowDays: 30,
      },
    });
    const early = { orderId: 'o' };
    shop.onDay(7, -1).refuses('return_window_open', 'SettleOrder', early, { field: 'orderId', value: 'o' });
    shop.onDay(7).accepts('SettleOrder', { orderId: 'o' }, { minted: '140.00000000' });
    expect(shop.happened('OrderSettled')).toMatchObject([
      {
        toMerchant: 60_000,
        toPlatform: 17_000,
        inflow: 20_000,
        rebate: 14_000,
        commissions: [
          { member: 1, kind: 'referral', amount: 1000 },
          { member: 2, kind: 'region', amount: 1000 },
          { member: 1, kind: 'rank', amount: 1000 },
        ],
      },
    ]);
    expect(shop.member('b').commission).toBe(2000);
    expect(shop.engine.member('d')?.commission).toBe(0);
  });
});

describe('coins', () => {
  test('L2: coins pay a part of own goods: platform and distribution legs go by the cash, the merchant leg by the price', () => {
    const shop = new Given(coins).accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '20.00' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.01', coins: '15.00' });
    expect(shop.events).toStrictEqual([
      {
        type: 'OrderPlaced',
        at: dayMs(0),
        orderId: 'o',
        member: 0,
        merchant: undefined,
        amount: 10_001,
        cash: 8501,
        coins: 1500,
        merchantLeg: 6000,
        platformLeg: 681,
        distributionLeg: 1021,
        poolLeg: 799,
        commissions: [],
      },
    ]);
    expect(shop.member('a').coins).toBe(500);
    expect(shop.accounts()).toStrictEqual({ openOrdersCash: 8501, cameIn: 108_501 });
  });

  test('L2: at most the coin share of the price, exactly that is allowed, and zero coins is none', () => {
    const rich = {
      ...coins,
      splits: {
        default: { merchant: '10%', platform: '8%', distribution: '12%' },
        other: { merchant: '10%', platform: '8%', distribution: '12%' },
      },
    };
    const shop = new Given(rich).accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '100.00' });
    const order = { orderId: 'o', memberId: 'a', amount: '100.00' };
    const above = { ...order, coins: '40.01' };
    shop.refuses('coins_above_share', 'PlaceOrder', above, { field: 'coins', value: '40.01' });
    shop.accepts('PlaceOrder', { ...order, coins: '40.00' });
    expect(shop.member('a').coins).toBe(6000);
    shop.accepts('RegisterMerchant', { merchantId: 's' });
    shop.accepts('PlaceOrder', { orderId: 'p', memberId: 'b', merchantId: 's', amount: '1.00', coins: '0.00' });
    const elsewhere = { orderId: 'q', memberId: 'a', merchantId: 's', amount: '100.00', coins: '0.01' };
    shop.refuses('coins_only_for_own_goods', 'PlaceOrder', elsewhere, { field: 'coins', value: '0.01' });
  });

  test('L2: nobody pays with coins they do not have, known or not', () => {
    const shop = new Given(coins).accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '5.00' });
    const order = { orderId: 'o', amount: '100.00', coins: '5.01' };
    const details = { field: 'coins', value: '5.01', expected: 'at most 5.00' };
    shop.refuses('insufficient_coins', 'PlaceOrder', { ...order, memberId: 'a' }, details);
    shop.refuses(
      'insufficient_coins',
      'PlaceOrder',
      { ...order, memberId: 'b' },
      { ...details, expected: 'at most 0.00' },
    );
    shop.accepts('PlaceOrder', { ...order, memberId: 'a', coins: '5.00' });
    expect(shop.member('a').coins).toBe(0);
  });

  test('L2: without a legacy in the plan no coin is taken', () => {
    const shop = new Given(uneven).accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '5.00' });
    shop.refuses('coins_above_share', 'PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.00', coins: '0.01' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.00', coins: '0.00' });
  });

  test('L2, O2: coins may not eat into the merchant leg', () => {
    const shop = new Given(coins).accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '100.00' });
    const order = { orderId: 'o', memberId: 'a', amount: '100.00' };
    const much = { ...order, coins: '25.01' };
    shop.refuses('coins_exceed_margin', 'PlaceOrder', much, { field: 'amount', value: '100.00' });
    shop.accepts('PlaceOrder', { ...order, coins: '25.00' });
    expect(shop.events).toMatchObject([{ poolLeg: 0, merchantLeg: 6000, platformLeg: 600, distributionLeg: 900 }]);
  });

  test('L3: refunds give back cash cumulatively, rounded down, and the rest in coins', () => {
    const shop = new Given(coins).accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '10.00' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.00', coins: '10.00' });
    shop.accepts('RefundOrder', { refundId: 'r1', orderId: 'o', amount: '33.33' }, { cash: '29.99', coins: '3.34' });
    expect(shop.events).toStrictEqual([
      {
        type: 'OrderRefunded',
        at: dayMs(0),
        refundId: 'r1',
        orderId: 'o',
        member: 0,
        amount: 3333,
        cash: 2999,
        coins: 334,
      },
    ]);
    expect(shop.member('a').coins).toBe(334);
    expect(shop.engine.openOrder('o')).toMatchObject({
      refunded: 3333,
      refundedCash: 2999,
      cash: 9000,
      amount: 10_000,
    });
    expect(shop.accounts()).toStrictEqual({ openOrdersCash: 6001, cameIn: 109_000, wentOut: 2999 });
    shop.accepts('RefundOrder', { refundId: 'r2', orderId: 'o', amount: '33.33' }, { cash: '30.00', coins: '3.33' });
    shop.accepts('RefundOrder', { refundId: 'r3', orderId: 'o', amount: '33.34' }, { cash: '30.01', coins: '3.33' });
    expect(shop.member('a').coins).toBe(1000);
    expect(shop.accounts()).toStrictEqual({ cameIn: 109_000, wentOut: 9000 });
    expect(shop.engine.openOrderCount).toBe(0);
  });

  test('L3: an order without coins is refunded in cash', () => {
    const shop = new Given(uneven).accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.01' });
    shop.accepts('RefundOrder', { refundId: 'r', orderId: 'o', amount: '0.01' }, { cash: '0.01', coins: '0.00' });
    expect(shop.engine.state().members.get('a')).not.toHaveProperty('coins');
  });

  test('L4: coins spent on a settled order are gone, and the cash alone counts as spent', () => {
    const shop = new Given(coins).accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '10.00' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.00', coins: '10.00' });
    shop.does('SettleOrder', { orderId: 'o' });
    expect(shop.member('a')).toMatchObject({ coins: 0, basis: 9000 });
  });

  test('L5: points minted on an order with coins are locked at first, and those of an order without are not', () => {
    const shop = new Given(coins).accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '10.00' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.00', coins: '10.00' });
    shop.accepts('SettleOrder', { orderId: 'o' }, { minted: '8.40000000' });
    expect(shop.member('a')).toMatchObject({ points: 84_000_000_000, locked: 84_000_000_000 });
    shop.order('p', 'a', '100.00');
    expect(shop.member('a').locked).toBe(84_000_000_000);
    shop.order('q', 'b', '100.00');
    expect(shop.member('b').locked).toBe(0);
    shop.onDay(30).does('FreezeMember', { memberId: 'z' });
    expect(shop.member('a').locked).toBe(67_200_000_000);
  });

  test('L5, O1: the release of an order is that of the plan it was placed under; without release there is no lock', () => {
    const shop = new Given({ ...coins, legacy: { coinShare: '40%' } });
    shop.accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '10.00' });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.00', coins: '10.00' });
    shop.does('SettleOrder', { orderId: 'o' });
    expect(shop.member('a').points).toBeGreaterThan(0);
    expect(shop.member('a').locked).toBe(0);
  });
});
