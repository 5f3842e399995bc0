import { expect, test } from 'vitest';
import { Case, leanPlan } from './cases.ts';
import type { PlanFile } from './plain-plan.ts';

const taxed: PlanFile = {
  ...leanPlan,
  withdrawal: { minimum: '1.00', fee: '0.35%', tax: { cash: '10%', commission: '20%' } },
};

/** A programme in which m1 has 300.00 in cash and the platform 700.00 and nobody any points. */
function withCash(plan: PlanFile): Case {
  const one = new Case(plan).order('o1', 'm1', '1000.00', '210.00000000');
  return one.accepts('RedeemPoints', { redemptionId: 'x1', memberId: 'm1', points: '210' }, { paid: '300.00' });
}

test('W1: the fee is rounded up, the tax down, both as they were when it was requested', () => {
  const one = withCash(taxed);
  const request = { withdrawalId: 'w1', account: 'cash', memberId: 'm1', amount: '10.01' };
  // 3.5035 fen -> 4; 997 x 10 % = 99.7 -> 99
  one.accepts('RequestWithdrawal', request, { fee: '0.04', tax: '0.99', toOwner: '8.98' });
  one.refuses('withdrawal_exists', 'RequestWithdrawal', { ...request, amount: '0.00' });
  one.accepts('ChangePlan', { plan: { ...taxed, withdrawal: { minimum: '1.00' } } });
  one.refuses('withdrawal_wrong_status', 'CompleteWithdrawal', { withdrawalId: 'w1' });
  one.accepts('ApproveWithdrawal', { withdrawalId: 'w1' });
  one.refuses('withdrawal_wrong_status', 'ApproveWithdrawal', { withdrawalId: 'w1' });
  one.refuses('withdrawal_wrong_status', 'RejectWithdrawal', { withdrawalId: 'w1' });
  one.accepts('CompleteWithdrawal', { withdrawalId: 'w1' });
  one.refuses('withdrawal_wrong_status', 'FailWithdrawal', { withdrawalId: 'w1' });
  expect(one.engine.state()).toMatchObject({ platform: '700.04', taxes: '0.99' });
  expect(one.member('m1')).toMatchObject({ cash: '289.99' });
});

test('W1: refusals in their order', () => {
  const one = withCash(taxed).accepts('FreezeMember', { memberId: 'm1' });
  const request = { withdrawalId: 'w1', account: 'cash', memberId: 'm1' };
  one.refuses('amount_not_positive', 'RequestWithdrawal', { ...request, memberId: 'm2', amount: '-1.00' });
  one.refuses('member_unknown', 'RequestWithdrawal', { ...request, memberId: 'm2', amount: '0.50' });
  one.refuses('member_frozen', 'RequestWithdrawal', { ...request, amount: '0.50' });
  one.accepts('UnfreezeMember', { memberId: 'm1' });
  one.refuses('withdrawal_below_minimum', 'RequestWithdrawal', { ...request, account: 'dividend', amount: '0.50' });
  one.refuses('insufficient_balance', 'RequestWithdrawal', { ...request, account: 'dividend', amount: '1.00' });
  const payable = { withdrawalId: 'w1', account: 'payable', merchantId: 's1', amount: '1.00' };
  one.refuses('merchant_unknown', 'RequestWithdrawal', payable);
  const platform = { withdrawalId: 'w1', account: 'platform' };
  one.refuses('withdrawal_below_minimum', 'RequestWithdrawal', { ...platform, amount: '0.99' });
  one.accepts('RequestWithdrawal', { ...platform, amount: '700.00' }, { fee: '0.00', tax: '0.00', toOwner: '700.00' });
  one.accepts('RejectWithdrawal', { withdrawalId: 'w1' });
  expect(one.engine.state().platform).toBe('700.00');
});

test('W4, W5: an adjustment moves money between the platform and one account, never below nothing', () => {
  const one = withCash(leanPlan);
  const adjust = { adjustmentId: 'a1', account: 'commission', memberId: 'm1', reason: 'correction' };
  one.refuses('platform_balance_too_low', 'AdjustBalance', { ...adjust, amount: '700.01' });
  one.refuses('member_unknown', 'AdjustBalance', { ...adjust, memberId: 'm2', amount: '700.01' });
  one.accepts('AdjustBalance', { ...adjust, amount: '700.00' });
  one.refuses('insufficient_balance', 'AdjustBalance', { ...adjust, adjustmentId: 'a2', amount: '-700.01' });
  one.refuses('amount_is_zero', 'AdjustBalance', { ...adjust, adjustmentId: 'a2', memberId: 'm2', amount: '-0.00' });
  one.accepts('AdjustBalance', { ...adjust, adjustmentId: 'a2', amount: '-0.01' });
  expect(one.engine.state().platform).toBe('0.01');
});

test('D2: what does not divide stays with the platform', () => {
  const one = withCash(leanPlan);
  for (const memberId of ['m1', 'm2', 'm3', 'm4']) one.accepts('SetWeight', { memberId, weight: 1 });
  one.accepts('SetWeight', { memberId: 'm4', weight: 0 });
  one.refuses('weight_negative', 'SetWeight', { memberId: 'm5', weight: -1 });
  one.refuses('platform_balance_too_low', 'DeclareDividend', { dividendId: 'd1', amount: '700.01' });
  one.accepts('DeclareDividend', { dividendId: 'd1', amount: '100.00' }, { paid: '99.99' });
  expect(one.engine.state().platform).toBe('600.01');
  expect([one.member('m3')?.dividend, one.member('m4')?.dividend]).toStrictEqual(['33.33', undefined]);
  one.refuses('dividend_exists', 'DeclareDividend', { dividendId: 'd1', amount: '0.00' });
});

test('S2, M1: subsidies add in the order of opening, only minting ones mint, and what is left returns', () => {
  const one = new Case(leanPlan);
  const subsidy = { share: '10%', mints: true, source: 'operator' };
  one.accepts('OpenSubsidy', { subsidyId: 'u1', ...subsidy, budget: '60.00' });
  one.accepts('OpenSubsidy', { subsidyId: 'u2', ...subsidy, budget: '500.00', mints: false });
  one.refuses('subsidy_exists', 'OpenSubsidy', { subsidyId: 'u2', ...subsidy, budget: '0.00' });
  one.refuses('amount_not_positive', 'OpenSubsidy', { subsidyId: 'u3', ...subsidy, budget: '0.00' });
  // (300.00 + 60.00) x 70 % at 1.00; the reserve gets 300.00 + 60.00 + 100.00.
  one.order('o1', 'm1', '1000.00', '252.00000000');
  expect(one.engine.state().pool.reserve).toBe('460.01');
  one.accepts('CloseSubsidy', { subsidyId: 'u1' }, { returned: '0.00' });
  one.accepts('CloseSubsidy', { subsidyId: 'u2' }, { returned: '400.00' });
  one.refuses('subsidy_unknown', 'CloseSubsidy', { subsidyId: 'u3' });
});

test('Z1: pool terms are compared as values', () => {
  const capped = (cap?: { multiple: string; fee?: string }, redeemFee = '20%'): PlanFile => ({
    ...leanPlan,
    name: 'another name',
    pool: { startPrice: '1.00', genesis: '0.01', rebateShare: '50%', redeemFee, ...(cap && { cap }) },
  });
  const one = new Case(capped({ multiple: '2' }));
  one.accepts('ChangePlan', { plan: capped({ multiple: '2', fee: '20%' }) });
  one.refuses('pool_terms_fixed', 'ChangePlan', { plan: capped({ multiple: '2', fee: '21%' }) });
  one.refuses('pool_terms_fixed', 'ChangePlan', { plan: capped({ multiple: '2.1' }) });
  one.refuses('pool_terms_fixed', 'ChangePlan', { plan: capped() });
  one.refuses('pool_terms_fixed', 'ChangePlan', { plan: capped({ multiple: '2' }, '19%') });
});

test('Z2: everyone is paid without fee, surplus first, subsidies return; then only withdrawals go on', () => {
  const one = withCash(leanPlan);
  one.order('o2', 'm2', '1000.00', '147.00000000').order('o3', 'm3', '1000.00', '102.90000000');
  one.accepts('OpenSubsidy', { subsidyId: 'u1', share: '1%', mints: true, source: 'operator', budget: '5.00' });
  one.accepts(
    'RequestWithdrawal',
    { withdrawalId: 'w1', account: 'cash', memberId: 'm1', amount: '1.00' },
    {
      fee: '0.00',
      tax: '0.00',
      toOwner: '1.00',
    },
  );
  // R = 60,001 and P6 left 24.99e9 / 60,000 = 416,500 locked, so that a fen is 416,500 units: 35,294.1 and 24,705.9 fen.
  one.accepts('WindUp', {}, { paid: '599.99' });
  expect([one.member('m2')?.cash, one.member('m3')?.cash]).toStrictEqual(['352.94', '247.05']);
  expect(one.engine.state()).toMatchObject({ pool: { reserve: '0.01' }, surplus: '0.01' });
  one.refuses('programme_ended', 'PlaceOrder', { orderId: 'o1', memberId: 'm1', amount: '0.00' });
  one.refuses('programme_ended', 'CloseSubsidy', { subsidyId: 'u1' }).refuses('programme_ended', 'WindUp');
  one.accepts('ApproveWithdrawal', { withdrawalId: 'w1' }).accepts('FailWithdrawal', { withdrawalId: 'w1' });
  one.accepts('FreezeMember', { memberId: 'new' }).accepts('UnfreezeMember', { memberId: 'm9' });
  one.accepts('AdjustBalance', { adjustmentId: 'a1', account: 'cash', memberId: 'm1', amount: '0.01', reason: 'end' });
  one.onDay(-1).refuses('time_went_back', 'PlaceOrder', { orderId: 'o9', memberId: 'm1', amount: '1.00' });
});
