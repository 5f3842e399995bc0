import { expect, test } from 'vitest';
import { Given, dayMs } from '../../test/support/given.ts';

test('U1, U2: a member who was only mentioned has nothing, and nobody else is there', () => {
  const shop = new Given().does('FreezeMember', { memberId: 'a' });
  expect(shop.engine.member('a')).toStrictEqual({
    points: 0,
    locked: 0,
    basis: 0,
    cash: 0,
    commission: 0,
    dividend: 0,
    coins: 0,
    shares: 0,
    lockedShares: 0,
    exits: 0,
    frozen: true,
  });
  expect(shop.engine.member('b')).toBeUndefined();
});

test('C5, L1, L5, V3, W3: a view of a member shows all that the rules know of it', () => {
  const shop = new Given({
    commissions: { referral: ['1%'], ranks: [{ name: 'V1', rate: '1%' }] },
    legacy: { coinShare: '40%', release: { tranches: 2, everyDays: 10 } },
  });
  shop.does('ImportDebt', { debtId: 'd', memberId: 'a', amount: '110.00' });
  shop
    .does('BindReferrer', { memberId: 'a', referrerId: 'b' })
    .does('BindReferrer', { memberId: 'c', referrerId: 'a' });
  shop.does('SetRank', { memberId: 'a', rank: 'V1' });
  shop
    .does('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1000.00', coins: '100.00' })
    .does('SettleOrder', { orderId: 'o' });
  shop.order('p', 'c', '1000.00').does('SetWeight', { memberId: 'a', weight: 1 });
  shop.does('DeclareDividend', { dividendId: 'd', amount: '5.00' });
  shop.does('OpenConversion', { conversionId: 'c', shares: 9, pricePerShare: '10.00', lockDays: 30 });
  shop.onDay(10).does('ConvertPoints', { grantId: 'g', conversionId: 'c', memberId: 'a', shares: 3 });
  shop.does('AdjustBalance', { adjustmentId: 'x', account: 'cash', memberId: 'a', amount: '0.07', reason: 'x' });
  const { points, locked, basis, ...rest } = shop.member('a');
  expect(rest).toStrictEqual({
    cash: 7,
    commission: 2000,
    dividend: 500,
    coins: 1000,
    shares: 3,
    lockedShares: 3,
    exits: 0,
    frozen: false,
    referrerId: 'b',
    rank: 'V1',
  });
  expect(points).toBeGreaterThan(0);
  expect(locked).toBe(8_400_000_000);
  expect(basis).toBeLessThan(90_000);
});

test('C7: the referrer may be the very first member', () => {
  const shop = new Given().does('FreezeMember', { memberId: 'first' });
  shop.does('BindReferrer', { memberId: 'a', referrerId: 'first' });
  expect(shop.member('a').referrerId).toBe('first');
});

test('L5: locked points are those of the time of the last accepted command', () => {
  const shop = new Given({ legacy: { coinShare: '40%', release: { tranches: 2, everyDays: 10 } } });
  shop.does('ImportDebt', { debtId: 'd', memberId: 'a', amount: '100.00' });
  shop
    .does('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '1000.00', coins: '100.00' })
    .does('SettleOrder', { orderId: 'o' });
  const { points } = shop.member('a');
  expect(shop.member('a').locked).toBe(points);
  shop.onDay(10, -1).does('FreezeMember', { memberId: 'z' });
  expect(shop.member('a').locked).toBe(points);
  shop.onDay(10).does('FreezeMember', { memberId: 'z' });
  expect(shop.member('a').locked).toBe(Number(points) / 2);
  shop.onDay(20).does('FreezeMember', { memberId: 'z' });
  expect(shop.member('a').locked).toBe(0);
});

test('O3: a view of an open order shows what is left of it; a closed or unknown one has none', () => {
  const shop = new Given({ returnWindowDays: 2 })
    .does('RegisterMerchant', { merchantId: 's0' })
    .does('RegisterMerchant', { merchantId: 's' });
  shop.onDay(1).does('PlaceOrder', { orderId: 'o', memberId: 'a', merchantId: 's', amount: '10.00' });
  shop.does('PlaceOrder', { orderId: 'p', memberId: 'b', amount: '3.00' }).does('HoldOrder', { orderId: 'p' });
  shop.does('RefundOrder', { refundId: 'r', orderId: 'o', amount: '4.00' });
  const settleFromMs = dayMs(3);
  expect(shop.engine.openOrder('o')).toStrictEqual({
    memberId: 'a',
    merchantId: 's',
    amount: 1000,
    cash: 1000,
    refunded: 400,
    refundedCash: 400,
    settleFromMs,
    held: false,
  });
  expect(shop.engine.openOrder('p')).toStrictEqual({
    memberId: 'b',
    amount: 300,
    cash: 300,
    refunded: 0,
    refundedCash: 0,
    settleFromMs,
    held: true,
  });
  shop.does('RefundOrder', { refundId: 'q', orderId: 'p', amount: '3.00' });
  expect(shop.engine.openOrder('p')).toBeUndefined();
  shop.onDay(3).does('SettleOrder', { orderId: 'o' });
  expect(shop.engine.openOrder('o')).toBeUndefined();
  expect(shop.engine.openOrder('x')).toBeUndefined();
});

test('C3, C4, W3: a view of a merchant shows who owns it and what it is owed', () => {
  const shop = new Given().accepts('RegisterMerchant', {
    merchantId: 's',
    ownerId: 'w',
    recruiterId: 'r',
    regionCode: '440106',
  });
  shop.order('o', 'a', '100.00', { merchantId: 's' }).accepts('RegisterMerchant', { merchantId: 't' });
  expect(shop.engine.merchant('s')).toStrictEqual({
    payable: 3000,
    split: 'default',
    ownerId: 'w',
    recruiterId: 'r',
    regionCode: '440106',
  });
  expect(shop.engine.merchant('t')).toStrictEqual({ payable: 0, split: 'default' });
  expect(shop.engine.merchant('w')).toBeUndefined();
});

test('a list’s view of a member is a part of the whole one', () => {
  const shop = new Given({ commissions: { ranks: [{ name: 'V1', rate: '1%' }] } });
  shop.does('BindReferrer', { memberId: 'a', referrerId: 'b' }).does('SetRank', { memberId: 'a', rank: 'V1' });
  shop.order('o', 'a', '100.00');
  const { points, locked, basis, cash, frozen, referrerId, rank } = shop.member('a');
  expect(points).not.toBe(0);
  expect(shop.engine.memberGlance('a')).toStrictEqual({ points, locked, basis, cash, frozen, referrerId, rank });
  expect(shop.engine.memberGlance('nobody')).toBeUndefined();
});

test('O3, O5: orders from the newest back, all or those that stand in a way, and no more than may be looked at', () => {
  const shop = new Given();
  for (const orderId of ['a', 'b', 'c', 'd', 'e']) shop.does('PlaceOrder', { orderId, memberId: 'm', amount: '10.00' });
  shop.does('SettleOrder', { orderId: 'b' }).does('HoldOrder', { orderId: 'c' });
  shop.does('RefundOrder', { refundId: 'r', orderId: 'd', amount: '10.00' });
  const { engine } = shop;
  expect(['a', 'b', 'c', 'd', 'x'].map((id) => engine.orderStatus(id))).toEqual([
    'open',
    'settled',
    'held',
    'refunded',
    undefined,
  ]);
  expect(engine.ordersBack({ limit: 2, most: 9 })).toEqual({ ids: ['e', 'd'], last: 'd' });
  expect(engine.ordersBack({ before: 'd', limit: 9, most: 9 })).toEqual({ ids: ['c', 'b', 'a'], last: undefined });
  expect(engine.ordersBack({ status: 'open', limit: 1, most: 9 })).toEqual({ ids: ['e'], last: 'e' });
  expect(engine.ordersBack({ before: 'e', status: 'open', limit: 1, most: 3 })).toEqual({ ids: [], last: 'b' });
  expect(engine.ordersBack({ before: 'a', limit: 9, most: 9 })).toEqual({ ids: [], last: undefined });
});
