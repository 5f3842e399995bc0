import { describe, expect, test } from 'vitest';
import { Given } from '../../test/support/given.ts';

/** What each member earned, in fen, by kind: `b: referral 300`. */
function earned(shop: Given): string[] {
  const placed = shop.happened('OrderPlaced')[0];
  return (placed?.commissions ?? []).map(
    ({ member, kind, amount }) => `${shop.engine.memberId(member)}: ${kind} ${amount}`,
  );
}

/** Who earns on an order of 1234.56 by `buyer` at merchant s. */
function sold(shop: Given, buyer = 'buyer', merchant: string | undefined = 's'): string[] {
  const goods = merchant === undefined ? {} : { merchantId: merchant };
  return earned(shop.does('PlaceOrder', { orderId: 'o', memberId: buyer, amount: '1234.56', ...goods }));
}

/** A programme with these commissions, where `chain` is referred by the next one each, and merchant s stands in `regionCode`. */
function given(commissions: object, chain: readonly string[] = [], merchant: object = {}): Given {
  const shop = new Given({ commissions }).accepts('RegisterMerchant', { merchantId: 's', ...merchant });
  chain.slice(1).forEach((referrerId, index) => shop.accepts('BindReferrer', { memberId: chain[index], referrerId }));
  return shop;
}

describe('referral', () => {
  test('C2: rate i goes to the i-th referrer above the buyer, each rounded down', () => {
    const shop = given({ referral: ['3%', '1%', '0.5%'] }, ['buyer', 'b', 'c', 'd', 'e']);
    // 3703.68, 1234.56, 617.28 fen
    expect(sold(shop)).toStrictEqual(['b: referral 3703', 'c: referral 1234', 'd: referral 617']);
  });

  test('C1, C2: a share that finds no payee stays with the platform and does not pass on', () => {
    const shop = given({ referral: ['3%', '1%'] }, ['buyer', 'b']);
    expect(sold(shop)).toStrictEqual(['b: referral 3703']);
    shop.does('SettleOrder', { orderId: 'o' });
    // Platform 12345.6 up, distribution 37036.8 up, less 3703.
    expect(shop.accounts()).toMatchObject({ platform: 12_346 + 37_037 - 3703, memberCommission: 3703 });
  });

  test('C2: a buyer without a referrer, known or new, pays nobody', () => {
    const shop = given({ referral: ['3%'] }, ['other', 'b']);
    expect(sold(shop)).toStrictEqual([]);
    shop.does('PlaceOrder', { orderId: 'p', memberId: 'b', amount: '1234.56' });
    expect(earned(shop)).toStrictEqual([]);
  });

  test('C2: a share of less than a fen is none, and a level at 0 % passes its turn on to no one', () => {
    const shop = given({ referral: ['0.5%', '0%', '5%'] }, ['buyer', 'b', 'c', 'd']);
    shop.does('PlaceOrder', { orderId: 'o', memberId: 'buyer', merchantId: 's', amount: '1.99' });
    expect(earned(shop)).toStrictEqual(['d: referral 9']);
    shop.does('PlaceOrder', { orderId: 'p', memberId: 'buyer', merchantId: 's', amount: '2.00' });
    expect(earned(shop)).toStrictEqual(['b: referral 1', 'd: referral 10']);
  });

  test('C2, L2: commissions go by the cash of an order, not by its coins', () => {
    const parts = { commissions: { referral: ['3%'] }, legacy: { coinShare: '40%' } };
    const shop = new Given(parts).accepts('BindReferrer', { memberId: 'a', referrerId: 'b' });
    shop.accepts('ImportDebt', { debtId: 'd', memberId: 'a', amount: '10.00' });
    shop.does('PlaceOrder', { orderId: 'o', memberId: 'a', amount: '100.00', coins: '10.00' });
    expect(earned(shop)).toStrictEqual(['b: referral 270']);
  });
});

describe('recruiter', () => {
  test('C3: whoever brought the merchant in earns on each of its orders, rounded down', () => {
    const shop = given({ recruiter: '0.5%' }, [], { recruiterId: 'r', ownerId: 'w' });
    expect(sold(shop)).toStrictEqual(['r: recruiter 617']);
    shop.does('PlaceOrder', { orderId: 'p', memberId: 'buyer', merchantId: 's', amount: '100.00' });
    expect(earned(shop)).toStrictEqual(['r: recruiter 50']);
  });

  test('C1, C3: not on the own order, and not where nobody brought the merchant in', () => {
    expect(sold(given({ recruiter: '0.5%' }, [], { recruiterId: 'buyer' }))).toStrictEqual([]);
    expect(sold(given({ recruiter: '0.5%' }, [], { ownerId: 'w' }))).toStrictEqual([]);
    expect(sold(given({ recruiter: '0%' }, [], { recruiterId: 'r' }))).toStrictEqual([]);
  });

  test('C3, O2: the own goods of the platform have no recruiter and no region', () => {
    const shop = given({ recruiter: '0.5%', region: { province: '1%' } }, [], {
      recruiterId: 'r',
      regionCode: '440000',
    });
    shop.accepts('AppointAgent', { regionCode: '440000', memberId: 'p' });
    shop.does('PlaceOrder', { orderId: 'o', memberId: 'buyer', amount: '1234.56' });
    expect(earned(shop)).toStrictEqual([]);
  });
});

describe('regions', () => {
  const rates = { district: '0.1%', city: '0.2%', province: '0.3%' };
  const agents = { '440106': 'd', '440100': 'c', '440000': 'p' };

  function region(
    code: string,
    agents: Readonly<Record<string, string>>,
    buyer = 'buyer',
    region: object = rates,
  ): string[] {
    const shop = given({ region }, [], { regionCode: code });
    for (const [regionCode, memberId] of Object.entries(agents)) shop.accepts('AppointAgent', { regionCode, memberId });
    return sold(shop, buyer);
  }

  test('C4: district, city and province agents each get their rate less the highest taken below', () => {
    // floor(123.456), floor(246.912), floor(370.368)
    expect(region('440106', agents)).toStrictEqual(['d: region 123', 'c: region 123', 'p: region 124']);
  });

  test('C4: a level without an agent takes nothing', () => {
    expect(region('440106', { '440106': 'd', '440000': 'p' })).toStrictEqual(['d: region 123', 'p: region 247']);
    expect(region('440106', { '440100': 'c', '440000': 'p' })).toStrictEqual(['c: region 246', 'p: region 124']);
    expect(region('440106', { '440000': 'p' })).toStrictEqual(['p: region 370']);
    expect(region('440106', {})).toStrictEqual([]);
  });

  test('C1, C4: a level whose agent is the buyer counts as taken', () => {
    expect(region('440106', agents, 'd')).toStrictEqual(['c: region 123', 'p: region 124']);
    expect(region('440106', agents, 'c')).toStrictEqual(['d: region 123', 'p: region 124']);
    expect(region('440106', agents, 'p')).toStrictEqual(['d: region 123', 'c: region 123']);
  });

  test('C4: a code ending in 00 has no district level, one ending in 0000 only the province', () => {
    expect(region('440100', agents)).toStrictEqual(['c: region 246', 'p: region 124']);
    expect(region('440000', agents)).toStrictEqual(['p: region 370']);
    expect(region('441900', { '441900': 'x', '440100': 'c', '440000': 'p' })).toStrictEqual([
      'x: region 246',
      'p: region 124',
    ]);
  });

  test('C4: the agent of another district, city or province earns nothing', () => {
    expect(region('440106', { '440105': 'x', '440200': 'y', '450000': 'z' })).toStrictEqual([]);
    expect(region('440006', { '440006': 'd', '440000': 'p' })).toStrictEqual([
      'd: region 123',
      'p: region 123',
      'p: region 124',
    ]);
  });

  test('C4: rates that fall or stay with the level leave nothing for the level above', () => {
    expect(region('440106', agents, 'buyer', { district: '0.3%', city: '0.2%', province: '0.3%' })).toStrictEqual([
      'd: region 370',
    ]);
    expect(region('440106', agents, 'buyer', { district: '0.1%', city: '0.1%', province: '0.2%' })).toStrictEqual([
      'd: region 123',
      'p: region 123',
    ]);
  });

  test('C4: a merchant without a region has no agents', () => {
    const shop = given({ region: rates }).accepts('AppointAgent', { regionCode: '440000', memberId: 'p' });
    expect(sold(shop)).toStrictEqual([]);
  });
});

describe('ranks', () => {
  const ranks = [
    { name: 'V1', rate: '1%' },
    { name: 'V2', rate: '2.5%' },
    { name: 'V0', rate: '0%' },
  ];

  /** Ranks of the members above the buyer, from the nearest up: m1, m2 … */
  function climbed(above: readonly (string | null)[], plan: object = { ranks, peer: '10%' }): string[] {
    const chain = ['buyer', ...above.map((_, index) => `m${index + 1}`)];
    const shop = given(plan, chain);
    above.forEach((rank, index) => shop.accepts('SetRank', { memberId: `m${index + 1}`, rank }));
    return sold(shop);
  }

  test('C5: a rank whose rate exceeds the highest taken gets the difference', () => {
    // floor(1234.56) and floor(3086.4) - 1234
    expect(climbed(['V1', 'V2'])).toStrictEqual(['m1: rank 1234', 'm2: rank 1852']);
    expect(climbed(['V2', 'V1'])).toStrictEqual(['m1: rank 3086']);
    expect(climbed([null, 'V0', 'V1', null, 'V2'])).toStrictEqual(['m3: rank 1234', 'm5: rank 1852']);
  });

  test('C5: the buyer earns no difference on the own order, and one without referrers none for anybody', () => {
    const shop = given({ ranks, peer: '10%' }, ['buyer', 'm1']).accepts('SetRank', { memberId: 'buyer', rank: 'V2' });
    shop.accepts('SetRank', { memberId: 'm1', rank: 'V1' });
    expect(sold(shop)).toStrictEqual(['m1: rank 1234']);
    expect(climbed([])).toStrictEqual([]);
  });

  test('C6: the first above with exactly the highest rate taken gets a part of what the difference paid, once a rank', () => {
    expect(climbed(['V1', 'V1', 'V1', 'V2', 'V2', 'V2'])).toStrictEqual([
      'm1: rank 1234',
      'm2: peer 123',
      'm4: rank 1852',
      'm5: peer 185',
    ]);
  });

  test('C6: the peer may stand further up, past lower ranks; a higher rank in between ends the turn', () => {
    expect(climbed(['V2', 'V1', null, 'V2', 'V2'])).toStrictEqual(['m1: rank 3086', 'm4: peer 308']);
    expect(climbed(['V1', 'V2', 'V1'])).toStrictEqual(['m1: rank 1234', 'm2: rank 1852']);
  });

  test('C6: without peer in the plan nobody gets it, and the walk still goes on to higher ranks', () => {
    expect(climbed(['V1', 'V1', 'V2', 'V2'], { ranks })).toStrictEqual(['m1: rank 1234', 'm3: rank 1852']);
  });

  test('C5, Z1: a rank that went with its plan earns nothing', () => {
    const shop = given({ ranks, peer: '10%' }, ['buyer', 'm1', 'm2']).accepts('SetRank', {
      memberId: 'm1',
      rank: 'V1',
    });
    shop.accepts('SetRank', { memberId: 'm2', rank: 'V2' });
    const plan = {
      name: 'later',
      currency: 'CNY',
      pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
      splits: { default: { merchant: '30%', platform: '10%', distribution: '30%' } },
      returnWindowDays: 0,
    };
    shop.accepts('ChangePlan', { plan: { ...plan, commissions: { ranks: [{ name: 'V2', rate: '3%' }] } } });
    expect(sold(shop)).toStrictEqual(['m2: rank 3703']);
    shop.accepts('ChangePlan', { plan });
    expect(earned(shop.does('PlaceOrder', { orderId: 'p', memberId: 'buyer', amount: '1.00' }))).toStrictEqual([]);
  });

  test('C1: the kinds come in one order: referral, recruiter, region, rank, peer; a member may earn several', () => {
    const shop = given(
      { referral: ['1%', '1%'], recruiter: '1%', region: { province: '1%' }, ranks, peer: '10%' },
      ['buyer', 'b', 'c'],
      { recruiterId: 'b', regionCode: '440106' },
    );
    shop.accepts('AppointAgent', { regionCode: '440000', memberId: 'b' });
    shop.accepts('SetRank', { memberId: 'b', rank: 'V1' }).accepts('SetRank', { memberId: 'c', rank: 'V1' });
    expect(sold(shop)).toStrictEqual([
      'b: referral 1234',
      'c: referral 1234',
      'b: recruiter 1234',
      'b: region 1234',
      'b: rank 1234',
      'c: peer 123',
    ]);
    shop.does('SettleOrder', { orderId: 'o' });
    expect(shop.member('b').commission).toBe(4936);
    expect(shop.member('c').commission).toBe(1357);
  });
});
