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

describe('adjustments', () => {
  const adjustment = { adjustmentId: 'x', account: 'cash', memberId: 'a', reason: 'wrong' };

  test.each(['cash', 'commission', 'dividend'] as const)(
    'W4: %s is corrected against the platform, both ways',
    (account) => {
      const shop = funded();
      const before = shop.member('a')[account];
      shop.accepts('AdjustBalance', { ...adjustment, account, amount: '5.00' });
      expect(shop.events).toStrictEqual([
        { type: 'BalanceAdjusted', at: dayMs(0), adjustmentId: 'x', account, member: 0, amount: 500, reason: 'wrong' },
      ]);
      expect(shop.member('a')[account]).toBe(Number(before) + 500);
      expect(shop.engine.accounts().platform).toBe(68_500);
      shop.accepts('AdjustBalance', { ...adjustment, adjustmentId: 'y', account, amount: '-2.00' });
      expect(shop.member('a')[account]).toBe(Number(before) + 300);
      expect(shop.engine.accounts().platform).toBe(68_700);
    },
  );

  test('W4: a payable account too', () => {
    const shop = funded().accepts('RegisterMerchant', { merchantId: 's' });
    shop.accepts('AdjustBalance', {
      adjustmentId: 'x',
      account: 'payable',
      merchantId: 's',
      amount: '5.00',
      reason: 'wrong',
    });
    expect(shop.events).toMatchObject([{ merchant: 0, account: 'payable', amount: 500 }]);
    expect(shop.events[0]).not.toHaveProperty('member');
    expect(shop.accounts()).toMatchObject({ merchantPayable: 500, platform: 68_500 });
  });

  test('W4, W5: neither account goes below 0; both may go to 0', () => {
    const shop = funded();
    const low = { field: 'amount', value: '690.01' };
    shop.refuses('platform_balance_too_low', 'AdjustBalance', { ...adjustment, amount: '690.01' }, low);
    shop.accepts('AdjustBalance', { ...adjustment, amount: '690.00' });
    expect(shop.engine.accounts().platform).toBe(0);
    const below = { ...adjustment, adjustmentId: 'y', amount: '-990.01' };
    shop.refuses('insufficient_balance', 'AdjustBalance', below, { field: 'amount', value: '-990.01' });
    shop.accepts('AdjustBalance', { ...below, amount: '-990.00' });
    expect(shop.member('a').cash).toBe(0);
  });
});

describe('dividends', () => {
  test('D1, D2: each member gets amount x weight / total, rounded down; the remainder stays with the platform', () => {
    const shop = funded();
    shop.accepts('SetWeight', { memberId: 'b', weight: 2 });
    expect(shop.events).toStrictEqual([{ type: 'WeightSet', at: dayMs(0), member: 1, weight: 2 }]);
    shop.does('SetWeight', { memberId: 'c', weight: 4 }).does('SetWeight', { memberId: 'd', weight: 5 });
    shop.does('SetWeight', { memberId: 'd', weight: 1 }).does('SetWeight', { memberId: 'e', weight: 0 });
    shop.accepts('DeclareDividend', { dividendId: 'x', amount: '100.00' }, { paid: '99.99' });
    expect(shop.events).toStrictEqual([
      { type: 'DividendPaid', at: dayMs(0), dividendId: 'x', member: 1, amount: 2857 },
      { type: 'DividendPaid', at: dayMs(0), dividendId: 'x', member: 2, amount: 5714 },
      { type: 'DividendPaid', at: dayMs(0), dividendId: 'x', member: 3, amount: 1428 },
      { type: 'DividendDeclared', at: dayMs(0), dividendId: 'x', amount: 10_000, paid: 9999 },
    ]);
    expect(shop.accounts()).toMatchObject({ platform: 69_000 - 9999, memberDividend: 9999 });
    expect(shop.member('c').dividend).toBe(5714);
  });

  test('D2: a part of less than a fen is none, and a weight taken back to 0 gets nothing', () => {
    const shop = funded()
      .does('SetWeight', { memberId: 'a', weight: 99 })
      .does('SetWeight', { memberId: 'b', weight: 1 });
    shop.accepts('DeclareDividend', { dividendId: 'x', amount: '0.99' }, { paid: '0.98' });
    expect(shop.happened('DividendPaid')).toMatchObject([{ member: 0, amount: 98 }]);
    shop.does('SetWeight', { memberId: 'a', weight: 0 });
    shop.accepts('DeclareDividend', { dividendId: 'y', amount: '0.99' }, { paid: '0.99' });
    shop.does('SetWeight', { memberId: 'b', weight: 0 });
    shop.refuses('no_weights', 'DeclareDividend', { dividendId: 'z', amount: '0.99' }, {});
  });

  test('D1: a weight is never negative', () => {
    const details = { field: 'weight', value: -1, expected: '0 or more' };
    new Given().refuses('weight_negative', 'SetWeight', { memberId: 'a', weight: -1 }, details);
  });

  test('D2: no more than the platform has; all of it may go', () => {
    const shop = funded().does('SetWeight', { memberId: 'a', weight: 1 });
    const declare = { dividendId: 'x', amount: '690.01' };
    shop.refuses('platform_balance_too_low', 'DeclareDividend', declare, { field: 'amount', value: '690.01' });
    shop.accepts('DeclareDividend', { ...declare, amount: '690.00' }, { paid: '690.00' });
  });
});

describe('budgets and debts', () => {
  const subsidy = { subsidyId: 'x', budget: '100.00', share: '2.5%', mints: true, source: 'operator' };

  test('S1: a subsidy is opened with a budget from outside', () => {
    const shop = new Given().accepts('OpenSubsidy', subsidy);
    expect(shop.events).toStrictEqual([
      {
        type: 'SubsidyOpened',
        at: dayMs(0),
        subsidyId: 'x',
        budget: 10_000,
        sharePpm: 25_000,
        mints: true,
        source: 'operator',
      },
    ]);
    expect(shop.accounts()).toStrictEqual({ openSubsidies: 10_000, cameIn: 110_000 });
  });

  test('S3: closing it returns what is left', () => {
    const shop = new Given().accepts('OpenSubsidy', subsidy).order('o', 'a', '100.00');
    expect([shop.engine.subsidyLeft('x'), shop.engine.subsidyLeft('y')]).toStrictEqual([9750, undefined]);
    shop.accepts('CloseSubsidy', { subsidyId: 'x' }, { returned: '97.50' });
    expect(shop.events).toStrictEqual([{ type: 'SubsidyClosed', at: dayMs(0), subsidyId: 'x', returned: 9750 }]);
    expect(shop.engine.accounts()).toMatchObject({ openSubsidies: 0, wentOut: 9750 });
    expect(shop.engine.subsidyLeft('x')).toBe(0);
    shop.refuses('subsidy_closed', 'CloseSubsidy', { subsidyId: 'x' }, { field: 'subsidyId', value: 'x' });
    shop.refuses('subsidy_exists', 'OpenSubsidy', subsidy, { field: 'subsidyId', value: 'x' });
    shop.refuses('subsidy_unknown', 'CloseSubsidy', { subsidyId: 'y' }, { field: 'subsidyId', value: 'y' });
    shop.order('p', 'a', '100.00');
    expect(shop.happened('OrderSettled')[0]?.extras).toStrictEqual([]);
  });

  test('L1: a debt becomes consumption coins, which are no money', () => {
    const shop = new Given().accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '7.00' });
    expect(shop.events).toStrictEqual([{ type: 'DebtImported', at: dayMs(0), debtId: 'd', member: 0, amount: 700 }]);
    shop.accepts('ImportDebt', { debtId: 'e', memberId: 'a', amount: '0.01' });
    expect(shop.member('a').coins).toBe(701);
    expect([shop.engine.coinsOf('a'), shop.engine.coinsOf('nobody')]).toStrictEqual([701, 0]);
    expect(shop.accounts()).toStrictEqual({ cameIn: 100_000 });
    expect(shop.engine.state().members.get('a')).toMatchObject({ coins: '7.01' });
  });
});
