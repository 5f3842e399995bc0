import { describe, expect, test } from 'vitest';
import { Given, dayMs } from '../../test/support/given.ts';

const withdrawal = {
  minimum: '1.00',
  fee: '0.35%',
  tax: { cash: '1%', commission: '20%', dividend: '10%', payable: '3%' },
};

/** The platform has 700.00 of an own sale of 1000.00 to a, whose referrer b has 10.00; a sold points for 300.00. */
function funded(parts: object = {}): Given {
  const shop = new Given({ withdrawal, commissions: { referral: ['1%'] }, ...parts });
  shop.accepts('BindReferrer', { memberId: 'a', referrerId: 'b' }).order('o', 'a', '1000.00');
  return shop.accepts('RedeemPoints', { redemptionId: 'r', memberId: 'a', points: '210' }, { paid: '300.00' });
}

describe('withdrawals', () => {
  test('W1: a request freezes the amount; the fee is rounded up, the tax on what remains down', () => {
    const shop = funded();
    const request = { withdrawalId: 'w', account: 'cash', memberId: 'a', amount: '100.01' };
    // 35.0035 up to 36; 9965 x 1 % = 99.65 down to 99
    shop.accepts('RequestWithdrawal', request, { fee: '0.36', tax: '0.99', toOwner: '98.66' });
    expect(shop.events).toStrictEqual([
      {
        type: 'WithdrawalRequested',
        at: dayMs(0),
        withdrawalId: 'w',
        account: 'cash',
        member: 0,
        amount: 10_001,
        fee: 36,
        tax: 99,
        toOwner: 9866,
      },
    ]);
    expect(shop.member('a').cash).toBe(19_999);
    expect(shop.accounts()).toMatchObject({ memberCash: 19_999, frozenWithdrawals: 10_001, platform: 69_000 });
  });

  test('W1, W2: requested, approved, completed: the owner is paid, the platform keeps the fee, the tax is withheld', () => {
    const shop = funded();
    shop.does('RequestWithdrawal', { withdrawalId: 'w', account: 'cash', memberId: 'a', amount: '100.01' });
    shop.accepts('ApproveWithdrawal', { withdrawalId: 'w' });
    const facts = {
      at: dayMs(0),
      withdrawalId: 'w',
      account: 'cash',
      member: 0,
      amount: 10_001,
      fee: 36,
      tax: 99,
      toOwner: 9866,
    };
    expect(shop.events).toStrictEqual([{ type: 'WithdrawalApproved', ...facts }]);
    expect(shop.accounts()).toMatchObject({ frozenWithdrawals: 10_001 });
    shop.accepts('CompleteWithdrawal', { withdrawalId: 'w' });
    expect(shop.events).toStrictEqual([{ type: 'WithdrawalCompleted', ...facts }]);
    expect(shop.accounts()).toStrictEqual({
      platform: 69_036,
      taxes: 99,
      memberCash: 19_999,
      memberCommission: 1000,
      cameIn: 200_000,
      wentOut: 9866,
      paidOut: 30_000,
    });
    expect(shop.engine.state().taxes).toBe('0.99');
  });

  test('W2: rejected and failed give the amount back', () => {
    const shop = funded();
    const request = { account: 'cash', memberId: 'a', amount: '100.00' };
    shop
      .does('RequestWithdrawal', { withdrawalId: 'w', ...request })
      .accepts('RejectWithdrawal', { withdrawalId: 'w' });
    expect(shop.events).toMatchObject([{ type: 'WithdrawalRejected', member: 0, amount: 10_000 }]);
    expect(shop.member('a').cash).toBe(30_000);
    shop
      .does('RequestWithdrawal', { withdrawalId: 'v', ...request })
      .accepts('ApproveWithdrawal', { withdrawalId: 'v' });
    shop.accepts('FailWithdrawal', { withdrawalId: 'v' });
    expect(shop.events).toMatchObject([{ type: 'WithdrawalFailed', withdrawalId: 'v', member: 0, toOwner: 9866 }]);
    expect(shop.member('a').cash).toBe(30_000);
    expect(shop.engine.accounts()).toMatchObject({ frozenWithdrawals: 0, taxes: 0, wentOut: 0 });
    shop.refuses('withdrawal_exists', 'RequestWithdrawal', { withdrawalId: 'w', ...request });
  });

  test('W2: every other step is refused, in every status', () => {
    const shop = funded();
    const steps = ['ApproveWithdrawal', 'RejectWithdrawal', 'CompleteWithdrawal', 'FailWithdrawal'];
    const request = { account: 'cash', memberId: 'a', amount: '1.00' };
    const wrong = (withdrawalId: string, needed: Readonly<Record<string, string>>): void => {
      for (const [type, expected] of Object.entries(needed)) {
        const details = { field: 'withdrawalId', value: withdrawalId, expected: `a withdrawal that is ${expected}` };
        shop.refuses('withdrawal_wrong_status', type, { withdrawalId }, details);
      }
    };
    for (const type of steps)
      shop.refuses('withdrawal_unknown', type, { withdrawalId: 'x' }, { field: 'withdrawalId', value: 'x' });
    const closing = {
      ApproveWithdrawal: 'requested',
      RejectWithdrawal: 'requested',
      CompleteWithdrawal: 'approved',
      FailWithdrawal: 'approved',
    };
    shop.does('RequestWithdrawal', { withdrawalId: 'w', ...request });
    wrong('w', { CompleteWithdrawal: 'approved', FailWithdrawal: 'approved' });
    shop.does('ApproveWithdrawal', { withdrawalId: 'w' });
    wrong('w', { ApproveWithdrawal: 'requested', RejectWithdrawal: 'requested' });
    shop.does('CompleteWithdrawal', { withdrawalId: 'w' });
    wrong('w', closing);
    shop.does('RequestWithdrawal', { withdrawalId: 'v', ...request }).does('RejectWithdrawal', { withdrawalId: 'v' });
    wrong('v', closing);
  });

  test.each([
    ['commission', 'b', '10.00', { fee: '0.04', tax: '1.99', toOwner: '7.97' }],
    ['dividend', 'a', '10.00', { fee: '0.04', tax: '0.99', toOwner: '8.97' }],
  ])('W1: %s has a tax rate of its own', (account, memberId, amount, receipt) => {
    const shop = funded().does('SetWeight', { memberId: 'a', weight: 1 });
    shop.does('DeclareDividend', { dividendId: 'd', amount: '10.00' });
    const request = { withdrawalId: 'w', account, memberId, amount };
    const more = { ...request, amount: '10.01' };
    const details = { field: 'amount', value: '10.01', expected: 'at most 10.00' };
    shop.refuses('insufficient_balance', 'RequestWithdrawal', more, details);
    shop.accepts('RequestWithdrawal', request, receipt);
    expect(shop.member(memberId)).toMatchObject({ [account]: 0 });
  });

  test('W1: a merchant withdraws its payable, the operator the platform account without fee or tax', () => {
    const shop = funded()
      .accepts('RegisterMerchant', { merchantId: 's' })
      .order('p', 'a', '100.00', { merchantId: 's' });
    const receipt = { fee: '0.04', tax: '0.29', toOwner: '9.67' };
    const payable = { withdrawalId: 'w', account: 'payable', merchantId: 's', amount: '10.00' };
    shop.accepts('RequestWithdrawal', payable, receipt);
    expect(shop.events).toStrictEqual([
      {
        type: 'WithdrawalRequested',
        at: dayMs(0),
        withdrawalId: 'w',
        account: 'payable',
        merchant: 0,
        amount: 1000,
        fee: 4,
        tax: 29,
        toOwner: 967,
      },
    ]);
    expect(shop.accounts()).toMatchObject({ merchantPayable: 2000 });
    shop.accepts('RejectWithdrawal', { withdrawalId: 'w' });
    expect(shop.accounts()).toMatchObject({ merchantPayable: 3000 });
    const { platform } = shop.engine.accounts();
    const platformRequest = { withdrawalId: 'v', account: 'platform', amount: '100.00' };
    shop.accepts('RequestWithdrawal', platformRequest, { fee: '0.00', tax: '0.00', toOwner: '100.00' });
    expect(shop.events).toStrictEqual([
      {
        type: 'WithdrawalRequested',
        at: dayMs(0),
        withdrawalId: 'v',
        account: 'platform',
        amount: 10_000,
        fee: 0,
        tax: 0,
        toOwner: 10_000,
      },
    ]);
    expect(shop.engine.accounts().platform).toBe(Number(platform) - 10_000);
    shop.does('ApproveWithdrawal', { withdrawalId: 'v' }).does('FailWithdrawal', { withdrawalId: 'v' });
    expect(shop.engine.accounts().platform).toBe(platform);
  });

  test('W1: the minimum holds for the platform too; the minimum itself is allowed', () => {
    const shop = funded();
    const details = { field: 'amount', value: '0.99', expected: 'at least 1.00' };
    const request = { withdrawalId: 'w', account: 'platform', amount: '0.99' };
    shop.refuses('withdrawal_below_minimum', 'RequestWithdrawal', request, details);
    const cash = { withdrawalId: 'w', account: 'cash', memberId: 'a', amount: '0.99' };
    shop.refuses('withdrawal_below_minimum', 'RequestWithdrawal', cash, details);
    shop.does('RequestWithdrawal', { ...cash, amount: '1.00' });
  });

  test('W1, W5: the whole balance can be withdrawn and not a fen more; once frozen it is not there twice', () => {
    const shop = funded();
    const request = { withdrawalId: 'w', account: 'cash', memberId: 'a', amount: '300.01' };
    shop.refuses('insufficient_balance', 'RequestWithdrawal', request, {
      field: 'amount',
      value: '300.01',
      expected: 'at most 300.00',
    });
    shop.does('RequestWithdrawal', { ...request, amount: '300.00' });
    shop.refuses('insufficient_balance', 'RequestWithdrawal', { ...request, withdrawalId: 'v', amount: '1.00' });
    shop.refuses('insufficient_balance', 'RequestWithdrawal', {
      withdrawalId: 'v',
      account: 'platform',
      amount: '690.01',
    });
    shop.does('RequestWithdrawal', { withdrawalId: 'v', account: 'platform', amount: '690.00' });
  });

  test('W1, W3: a frozen member cannot withdraw, and a frozen withdrawal still goes its way', () => {
    const shop = funded().does('RequestWithdrawal', {
      withdrawalId: 'w',
      account: 'cash',
      memberId: 'a',
      amount: '1.00',
    });
    shop.accepts('FreezeMember', { memberId: 'a' });
    const request = { withdrawalId: 'v', account: 'cash', memberId: 'a', amount: '1.00' };
    shop.refuses('member_frozen', 'RequestWithdrawal', request, { field: 'memberId', value: 'a' });
    shop.does('ApproveWithdrawal', { withdrawalId: 'w' }).does('CompleteWithdrawal', { withdrawalId: 'w' });
    shop.accepts('UnfreezeMember', { memberId: 'a' }).does('RequestWithdrawal', request);
  });

  test('W1, W3: a merchant withdraws although the member of the same number is frozen', () => {
    const shop = funded()
      .accepts('RegisterMerchant', { merchantId: 's' })
      .order('p', 'a', '100.00', { merchantId: 's' });
    shop.accepts('FreezeMember', { memberId: 'a' });
    shop.does('RequestWithdrawal', { withdrawalId: 'w', account: 'payable', merchantId: 's', amount: '1.00' });
  });
});
