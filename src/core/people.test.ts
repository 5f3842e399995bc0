import { describe, expect, test } from 'vitest';
import { Given, LEAN, dayMs } from '../../test/support/given.ts';

describe('merchants', () => {
  test('O2, C3, C4: a merchant is registered with its owner, its recruiter, its region and its split', () => {
    const shop = new Given({ splits: { ...LEAN.splits, own: LEAN.splits.default } });
    const merchant = { merchantId: 's', ownerId: 'w', recruiterId: 'r', regionCode: '440106', split: 'own' };
    shop.accepts('RegisterMerchant', merchant);
    expect(shop.events).toStrictEqual([
      {
        type: 'MerchantRegistered',
        at: dayMs(0),
        merchant: 0,
        owner: 0,
        recruiter: 1,
        regionCode: '440106',
        split: 'own',
      },
    ]);
    expect([shop.engine.memberId(0), shop.engine.memberId(1), shop.engine.merchantId(0)]).toStrictEqual([
      'w',
      'r',
      's',
    ]);
    shop.accepts('RegisterMerchant', { merchantId: 't' });
    const nobody = { owner: undefined, recruiter: undefined, regionCode: undefined };
    expect(shop.events).toStrictEqual([
      { type: 'MerchantRegistered', at: dayMs(0), merchant: 1, ...nobody, split: 'default' },
    ]);
    const recruited = new Given().accepts('RegisterMerchant', { merchantId: 's', recruiterId: 'r' });
    expect(recruited.events).toMatchObject([{ recruiter: 0 }]);
    shop.refuses('merchant_exists', 'RegisterMerchant', { merchantId: 's' }, { field: 'merchantId', value: 's' });
    expect([shop.engine.merchantCount, shop.engine.memberCount]).toStrictEqual([2, 2]);
  });
});

describe('referrers', () => {
  test('C7: a member is bound once, and exists from then on, as the referrer does', () => {
    const shop = new Given().accepts('BindReferrer', { memberId: 'a', referrerId: 'b' });
    expect(shop.events).toStrictEqual([{ type: 'ReferrerBound', at: dayMs(0), member: 0, referrer: 1 }]);
    expect(shop.member('a').referrerId).toBe('b');
    expect(shop.member('b')).not.toHaveProperty('referrerId');
    const details = { field: 'memberId', value: 'a' };
    shop.refuses('referrer_already_bound', 'BindReferrer', { memberId: 'a', referrerId: 'c' }, details);
    shop.refuses('referrer_already_bound', 'BindReferrer', { memberId: 'a', referrerId: 'b' }, details);
    expect(shop.engine.member('c')).toBeUndefined();
    shop.accepts('BindReferrer', { memberId: 'd', referrerId: 'a' });
    shop.refuses('referrer_already_bound', 'BindReferrer', { memberId: 'd', referrerId: 'b' });
  });

  test('C7: not to oneself, known or not', () => {
    const shop = new Given();
    const self = { memberId: 'a', referrerId: 'a' };
    shop.refuses('referrer_is_self', 'BindReferrer', self, { field: 'referrerId', value: 'a' });
    expect(shop.engine.memberCount).toBe(0);
    shop.accepts('BindReferrer', { memberId: 'b', referrerId: 'a' }).refuses('referrer_is_self', 'BindReferrer', self);
  });

  test('C7: never closing a cycle, however long', () => {
    const shop = new Given();
    for (const [memberId, referrerId] of ['ab', 'bc', 'cd', 'xc'])
      shop.accepts('BindReferrer', { memberId, referrerId });
    const details = (value: string): object => ({ field: 'referrerId', value });
    for (const referrerId of ['a', 'b', 'c', 'x'])
      shop.refuses('referrer_cycle', 'BindReferrer', { memberId: 'd', referrerId }, details(referrerId));
    shop.accepts('BindReferrer', { memberId: 'd', referrerId: 'e' });
    shop.refuses('referrer_cycle', 'BindReferrer', { memberId: 'e', referrerId: 'a' });
    shop.accepts('BindReferrer', { memberId: 'y', referrerId: 'a' });
  });

  test('C7: side by side chains may be joined, below as above', () => {
    const shop = new Given().accepts('BindReferrer', { memberId: 'a', referrerId: 'b' });
    shop.accepts('BindReferrer', { memberId: 'c', referrerId: 'd' });
    shop.accepts('BindReferrer', { memberId: 'b', referrerId: 'c' });
    shop.refuses('referrer_cycle', 'BindReferrer', { memberId: 'd', referrerId: 'a' });
    shop.accepts('BindReferrer', { memberId: 'd', referrerId: 'new' });
  });
});

describe('ranks, agents, freezes', () => {
  const ranks = {
    commissions: {
      ranks: [
        { name: 'V1', rate: '1%' },
        { name: 'V2', rate: '2%' },
      ],
    },
  };

  test('C5: a rank is set, changed and taken away', () => {
    const shop = new Given(ranks).accepts('SetRank', { memberId: 'a', rank: 'V2' });
    expect(shop.events).toStrictEqual([{ type: 'RankSet', at: dayMs(0), member: 0, rank: 'V2' }]);
    expect(shop.member('a').rank).toBe('V2');
    shop.accepts('SetRank', { memberId: 'b', rank: 'V1' }).accepts('SetRank', { memberId: 'c', rank: 'V2' });
    expect([shop.member('b').rank, shop.member('c').rank]).toStrictEqual(['V1', 'V2']);
    shop.accepts('FreezeMember', { memberId: 'a' }).accepts('SetRank', { memberId: 'a', rank: 'V1' });
    expect(shop.member('a')).toMatchObject({ rank: 'V1', frozen: true });
    shop.accepts('SetRank', { memberId: 'a', rank: null });
    expect(shop.events).toStrictEqual([{ type: 'RankSet', at: dayMs(0), member: 0, rank: null }]);
    expect(shop.member('a')).not.toHaveProperty('rank');
    expect(shop.member('a').frozen).toBe(true);
  });

  test('C7: one agent a region', () => {
    const shop = new Given().accepts('AppointAgent', { regionCode: '440106', memberId: 'a' });
    expect(shop.events).toStrictEqual([{ type: 'AgentAppointed', at: dayMs(0), regionCode: '440106', member: 0 }]);
    const details = { field: 'regionCode', value: '440106' };
    shop.refuses('region_taken', 'AppointAgent', { regionCode: '440106', memberId: 'b' }, details);
    shop.refuses('region_taken', 'AppointAgent', { regionCode: '440106', memberId: 'a' });
    expect(shop.engine.member('b')).toBeUndefined();
    shop.accepts('AppointAgent', { regionCode: '440100', memberId: 'a' });
    shop.accepts('DismissAgent', { regionCode: '440106' });
    expect(shop.events).toStrictEqual([{ type: 'AgentDismissed', at: dayMs(0), regionCode: '440106', member: 0 }]);
    shop.refuses('region_vacant', 'DismissAgent', { regionCode: '440106' }, details);
    shop.accepts('AppointAgent', { regionCode: '440106', memberId: 'b' });
  });

  test('W3: a member is frozen and let go again; a member exists from the first mention', () => {
    const shop = new Given(ranks).accepts('FreezeMember', { memberId: 'a' });
    expect(shop.events).toStrictEqual([{ type: 'MemberFrozen', at: dayMs(0), member: 0 }]);
    expect(shop.member('a').frozen).toBe(true);
    shop.accepts('FreezeMember', { memberId: 'a' }).accepts('SetRank', { memberId: 'a', rank: 'V1' });
    shop.accepts('BindReferrer', { memberId: 'b', referrerId: 'a' });
    shop.accepts('UnfreezeMember', { memberId: 'a' });
    expect(shop.events).toStrictEqual([{ type: 'MemberUnfrozen', at: dayMs(0), member: 0 }]);
    expect(shop.member('a')).toMatchObject({ frozen: false, rank: 'V1' });
    shop.refuses('referrer_cycle', 'BindReferrer', { memberId: 'a', referrerId: 'b' });
    shop.accepts('UnfreezeMember', { memberId: 'c' });
    expect(shop.engine.memberCount).toBe(3);
  });

  test('W3: a frozen member cannot sell or convert; everything else goes on', () => {
    const shop = new Given().order('o', 'a', '1000.00').accepts('FreezeMember', { memberId: 'a' });
    shop.does('OpenConversion', { conversionId: 'c', shares: 10, pricePerShare: '1.00' });
    const details = { field: 'memberId', value: 'a' };
    shop.refuses('member_frozen', 'RedeemPoints', { redemptionId: 'r', memberId: 'a', points: '1' }, details);
    const convert = { grantId: 'g', conversionId: 'c', memberId: 'a', shares: 1 };
    shop.refuses('member_frozen', 'ConvertPoints', convert, details);
    shop
      .order('p', 'a', '10.00')
      .does('ForfeitPoints', { forfeitId: 'f', memberId: 'a', points: '1', reason: 'fraud' });
    shop.accepts('UnfreezeMember', { memberId: 'a' }).does('ConvertPoints', convert);
  });
});

describe('the plan', () => {
  test('Z1: of the terms of the pool only the rebate share may change', () => {
    const shop = new Given({ pool: { ...LEAN.pool, cap: { multiple: '3' } } });
    const { pool } = LEAN;
    const details = { field: 'plan.pool' };
    for (const terms of [
      { startPrice: '1.01', cap: { multiple: '3' } },
      { genesis: '1000.01', cap: { multiple: '3' } },
      { redeemFee: '19%', cap: { multiple: '3', fee: '20%' } },
      { cap: { multiple: '3.000001' } },
      { cap: { multiple: '3', fee: '19%' } },
      {},
    ])
      shop.refuses('pool_terms_fixed', 'ChangePlan', { plan: { ...LEAN, pool: { ...pool, ...terms } } }, details);
    const later = {
      ...LEAN,
      name: 'later',
      pool: { ...pool, rebateShare: '50%', cap: { multiple: '3.0', fee: '20%' } },
    };
    shop.accepts('ChangePlan', { plan: later });
    expect(shop.events).toStrictEqual([{ type: 'PlanChanged', at: dayMs(0), name: 'later' }]);
    expect(shop.engine.plan).toMatchObject({ name: 'later', pool: { rebateSharePpm: 500_000 } });
    shop.accepts('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '10.00' });
    shop.accepts('SettleOrder', { orderId: 'o' }, { minted: '1.50000000' });
  });

  test('Z1: terms are compared one by one', () => {
    const terms = (startPrice: string, genesis: string): object => ({
      ...LEAN,
      pool: { ...LEAN.pool, startPrice, genesis },
    });
    new Given(terms('1.11', '1.11')).refuses('pool_terms_fixed', 'ChangePlan', { plan: terms('0.11', '11.11') });
  });

  test('Z1: a pool without a cap gets none', () => {
    const capped = { ...LEAN, pool: { ...LEAN.pool, cap: { multiple: '3' } } };
    new Given().refuses('pool_terms_fixed', 'ChangePlan', { plan: capped });
  });

  test('Z1: a split that a merchant names may not go; one that nobody names may', () => {
    const splits = { ...LEAN.splits, own: LEAN.splits.default, spare: LEAN.splits.default };
    const shop = new Given({ splits });
    shop.engine.quote([{ type: 'RegisterMerchant', at: '2026-01-01T00:00:00Z', merchantId: 't', split: 'spare' }]);
    shop.accepts('RegisterMerchant', { merchantId: 's', split: 'own' });
    const details = { field: 'plan.splits' };
    shop.refuses('split_in_use', 'ChangePlan', { plan: LEAN }, details);
    shop.accepts('ChangePlan', { plan: { ...LEAN, splits: { ...LEAN.splits, own: LEAN.splits.default } } });
    shop.refuses('split_in_use', 'ChangePlan', { plan: LEAN });
    shop.refuses('split_unknown', 'RegisterMerchant', { merchantId: 'u', split: 'spare' });
  });
});
