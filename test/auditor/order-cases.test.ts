import { expect, test } from 'vitest';
import { Case, leanPlan } from './cases.ts';
import type { PlanFile } from './plain-plan.ts';

const regions: PlanFile = {
  ...leanPlan,
  commissions: { region: { district: '0.1%', city: '0.2%', province: '0.3%' } },
};
const ranks: PlanFile = {
  ...leanPlan,
  commissions: {
    ranks: [
      { name: 'V1', rate: '1%' },
      { name: 'V2', rate: '2.5%' },
    ],
    peer: '10%',
  },
};
const coins: PlanFile = {
  ...leanPlan,
  splits: { default: { merchant: '30%', platform: '10%', distribution: '10%' } },
  legacy: { coinShare: '40%', release: { tranches: 5, everyDays: 30 } },
};

/** What the agents of these regions earn on an order of 1234.56 with a merchant of this code. */
function earned(code: string, agents: Record<string, string>, buyer = 'buyer', plan = regions): Record<string, string> {
  const one = new Case(plan).accepts('RegisterMerchant', { merchantId: 's1', regionCode: code });
  for (const [regionCode, memberId] of Object.entries(agents)) one.accepts('AppointAgent', { regionCode, memberId });
  one.accepts('PlaceOrder', { orderId: 'o1', memberId: buyer, merchantId: 's1', amount: '1234.56' });
  one.apply('SettleOrder', { orderId: 'o1' });
  return one.commissions();
}

/** What the members above the buyer earn on an order of 1000.00, when they have these ranks from the nearest up. */
function climbed(plan: PlanFile, ...ranksAbove: (string | null)[]): Record<string, string> {
  const one = new Case(plan);
  ranksAbove.forEach((rank, index) => {
    one.accepts('BindReferrer', { memberId: `m${index}`, referrerId: `m${index + 1}` });
    one.accepts('SetRank', { memberId: `m${index + 1}`, rank });
  });
  one.accepts('PlaceOrder', { orderId: 'o1', memberId: 'm0', amount: '1000.00' });
  one.apply('SettleOrder', { orderId: 'o1' });
  return one.commissions();
}

test('C4: each level gets its rate less what is taken below', () => {
  const agents = { '440106': 'd', '440100': 'c', '440000': 'p' };
  expect(earned('440106', agents)).toStrictEqual({ d: '1.23', c: '1.23', p: '1.24' });
});

test('C4: a level without an agent takes nothing', () => {
  expect(earned('440106', { '440106': 'd', '440000': 'p' })).toStrictEqual({ d: '1.23', p: '2.47' });
  expect(earned('440106', { '440000': 'p' })).toStrictEqual({ p: '3.70' });
});

test('C4: a level whose agent is the buyer counts as taken', () => {
  const agents = { '440106': 'd', '440100': 'c', '440000': 'p' };
  expect(earned('440106', agents, 'c')).toStrictEqual({ d: '1.23', p: '1.24' });
  expect(earned('440106', agents, 'p')).toStrictEqual({ d: '1.23', c: '1.23' });
});

test('C4: a code ending in 00 has no district level', () => {
  expect(earned('441900', { '441900': 'c', '440000': 'p' })).toStrictEqual({ c: '2.46', p: '1.24' });
});

test('C4: a code ending in 0000 has only the province', () => {
  expect(earned('440000', { '440000': 'p', '440100': 'c' })).toStrictEqual({ p: '3.70' });
});

test('C4: rates that fall with the level: whoever is above gets nothing, and a code has only its own levels', () => {
  const falling = { ...leanPlan, commissions: { region: { district: '0.3%', city: '0.2%', province: '0.1%' } } };
  const agents = { '440106': 'd', '440100': 'c', '440000': 'p' };
  expect(earned('440106', agents, 'buyer', falling)).toStrictEqual({ d: '3.70' });
  expect(earned('440106', agents, 'd', falling)).toStrictEqual({});
  expect(earned('440100', agents, 'buyer', falling)).toStrictEqual({ c: '2.46' });
  expect(earned('440000', agents, 'buyer', falling)).toStrictEqual({ p: '1.23' });
});

test('C5, C6: the difference goes to each higher rank, the peer once to each rank taken', () => {
  expect(climbed(ranks, 'V1', 'V1', 'V1', 'V2', 'V2', 'V2')).toStrictEqual({
    m1: '10.00',
    m2: '1.00',
    m4: '15.00',
    m5: '1.50',
  });
});

test('C5, C6: a rank below the highest taken earns nothing, nor is it a peer', () => {
  expect(climbed(ranks, null, 'V2', 'V1', 'V2')).toStrictEqual({ m2: '25.00', m4: '2.50' });
  expect(climbed(ranks, 'V1', 'V2', 'V1')).toStrictEqual({ m1: '10.00', m2: '15.00' });
});

test('Z1: a rank that goes earns nothing from the next order on', () => {
  const one = new Case(ranks).accepts('BindReferrer', { memberId: 'm0', referrerId: 'm1' });
  one.accepts('SetRank', { memberId: 'm1', rank: 'V1' });
  one.accepts('PlaceOrder', { orderId: 'o1', memberId: 'm0', amount: '1000.00' });
  one.accepts('ChangePlan', { plan: { ...ranks, commissions: { ranks: [{ name: 'V2', rate: '3%' }] } } });
  one.order('o2', 'm0', '1000.00', '210.00000000');
  one.apply('SettleOrder', { orderId: 'o1' });
  expect(one.commissions()).toStrictEqual({ m1: '10.00' });
  one.refuses('rank_unknown', 'SetRank', { memberId: 'm1', rank: 'V1' });
});

test('C1, C3: a recruiter earns, but not on the own order', () => {
  const one = new Case({ ...leanPlan, commissions: { recruiter: '0.5%' } });
  one.accepts('RegisterMerchant', { merchantId: 's1', recruiterId: 'r' });
  one.order('o1', 'r', '1000.00', '210.00000000', { merchantId: 's1' });
  expect(one.commissions()).toStrictEqual({});
  expect(one.engine.state().platform).toBe('400.00');
  one.accepts('PlaceOrder', { orderId: 'o2', memberId: 'b', merchantId: 's1', amount: '1000.00' });
  one.accepts('RefundOrder', { refundId: 'r1', orderId: 'o2', amount: '333.33' }, { cash: '333.33', coins: '0.00' });
  one.apply('SettleOrder', { orderId: 'o2' });
  // 5.00 x 666.67 / 1000 = 3.33335; the platform takes ceil(400.00 x 0.66667) = 266.67 less that.
  expect(one.commissions()).toStrictEqual({ r: '3.33' });
  expect(one.engine.state().platform).toBe('663.34');
  expect(one.engine.state().merchants.get('s1')).toStrictEqual({ payable: '500.00' });
});

test('O2: fees are rounded up, less than nothing for the pool is refused, nothing is not', () => {
  const one = new Case({ ...leanPlan, splits: { default: { merchant: '50%', platform: '10%', distribution: '10%' } } });
  const order = { orderId: 'o1', memberId: 'm1' };
  // 0 + 1 + 1 of 1, 1 + 1 + 1 of 2, 1 + 1 + 1 of 3
  one.refuses('amount_too_small', 'PlaceOrder', { ...order, amount: '0.01' });
  one.refuses('amount_too_small', 'PlaceOrder', { ...order, amount: '0.02' });
  one.order('o1', 'm1', '0.03', '0.00000000');
  expect(one.engine.state().pool.reserve).toBe('0.01');
  expect(one.member('m1')).toMatchObject({ basis: '0.03' });
});

test('L3: refunds give back cash rounded down and the rest in coins, cumulatively, in any order', () => {
  const one = new Case(coins).accepts('ImportDebt', { debtId: 'b1', memberId: 'm1', amount: '400.00' });
  one.accepts('PlaceOrder', { orderId: 'o1', memberId: 'm1', amount: '10.00', coins: '3.33' });
  const refund = (refundId: string, amount: string, cash: string, inCoins: string) =>
    one.accepts('RefundOrder', { refundId, orderId: 'o1', amount }, { cash, coins: inCoins });
  // 667 fen of 1,000 are cash: of 1, 2, 999 and 1,000 fen refunded that is 0, 1, 666 and 667.
  refund('r1', '0.01', '0.00', '0.01');
  refund('r2', '0.01', '0.01', '0.00');
  refund('r3', '9.97', '6.65', '3.32');
  refund('r4', '0.01', '0.01', '0.00');
  expect(one.member('m1')).toMatchObject({ coins: '400.00' });
  one.refuses('refund_exceeds_order', 'RefundOrder', { refundId: 'r5', orderId: 'o1', amount: '0.01' });
  one.refuses('order_fully_refunded', 'SettleOrder', { orderId: 'o1' });
  one.accepts('HoldOrder', { orderId: 'o1' }).accepts('WindUp', {}, { paid: '0.00' });
});

test('L2: zero coins is none', () => {
  const one = new Case(coins).accepts('RegisterMerchant', { merchantId: 's1' });
  one.accepts('PlaceOrder', { orderId: 'o1', memberId: 'm1', merchantId: 's1', amount: '10.00', coins: '0.00' });
  one.refuses('coins_only_for_own_goods', 'PlaceOrder', {
    orderId: 'o2',
    memberId: 'm1',
    merchantId: 's1',
    amount: '10.00',
    coins: '0.01',
  });
  const order = { orderId: 'o2', memberId: 'm1', amount: '10.00' };
  one.refuses('coins_above_share', 'PlaceOrder', { ...order, coins: '4.01' });
  one.refuses('insufficient_coins', 'PlaceOrder', { ...order, coins: '4.00' });
});

test('L5: points on coins come free in parts, forfeited points do not free the rest', () => {
  const one = new Case(coins).accepts('ImportDebt', { debtId: 'b1', memberId: 'm1', amount: '200.00' });
  one.order('o0', 'm2', '1000.00', '350.00000000');
  // Legs of 300.00, 80.00 and 80.00 leave 340.00 of 800.00 in cash: 238.00 at 500.01 / 350.007.
  one.order('o1', 'm1', '1000.00', '166.60000000', { coins: '200.00' });
  const redeem = (points: string) => ({ redemptionId: `x${points}`, memberId: 'm1', points });
  one.refuses('points_locked', 'RedeemPoints', redeem('0.00000001'));
  one.onDay(29.999).refuses('points_locked', 'RedeemPoints', redeem('0.00000001'));
  one.onDay(30).refuses('points_locked', 'RedeemPoints', redeem('33.32000001'));
  expect(one.apply('RedeemPoints', redeem('33.32'))).toMatchObject({ ok: true });
  one.accepts('ForfeitPoints', { forfeitId: 'f1', memberId: 'm1', points: '132', reason: 'fraud' });
  expect(one.member('m1')).toMatchObject({ points: '1.28000000' });
  one.onDay(149.999).refuses('points_locked', 'RedeemPoints', redeem('1.28'));
  expect(one.onDay(150).apply('RedeemPoints', redeem('1.28'))).toMatchObject({ ok: true });
});

test('L5, P5: locks grow with the scale', () => {
  const one = new Case(coins).accepts('ImportDebt', { debtId: 'b1', memberId: 'm1', amount: '200.00' });
  one.order('o1', 'm1', '1000.00', '238.00000000', { coins: '200.00' });
  one.accepts('InjectFunds', { injectionId: 'i1', amount: '1000000.00', source: 'financing' });
  expect(one.engine.state().pool.scale).toBe(10);
  one
    .onDay(30)
    .refuses('points_locked', 'RedeemPoints', { redemptionId: 'x1', memberId: 'm1', points: '47.6000000001' });
  expect(one.apply('RedeemPoints', { redemptionId: 'x1', memberId: 'm1', points: '47.6' })).toMatchObject({ ok: true });
});
