import { describe, expect, test } from 'vitest';
import { Given } from '../../test/support/given.ts';
import { stringifyState } from './state.ts';
import type { State } from './state.ts';

function textOf(state: State): string {
  return [...stringifyState(state)].join('');
}

/** Members out of nowhere, in this order. */
function mention(...ids: readonly string[]): Given {
  const shop = new Given();
  for (const memberId of ids) shop.does('FreezeMember', { memberId });
  return shop;
}

describe('the state', () => {
  test('U1 U2: a new programme has its genesis in the pool, and nothing that is 0 besides what is always said', () => {
    expect(new Given().engine.state()).toStrictEqual({
      pool: { reserve: '1000.00', supply: '1000.00000000', scale: 8 },
      platform: '0.00',
      members: new Map(),
      merchants: new Map(),
    });
  });

  test('U2 P8: money with two decimals, points with as many as the scale after the command', () => {
    const shop = new Given({ withdrawal: { tax: { commission: '10%' } } })
      .does('RegisterMerchant', { merchantId: 'm' })
      .order('o', 'a', '100.00', { merchantId: 'm' })
      .does('AdjustBalance', { adjustmentId: 'j', account: 'commission', memberId: 'a', amount: '20.00', reason: 'r' })
      .does('SetWeight', { memberId: 'a', weight: 1 })
      .does('DeclareDividend', { dividendId: 'd', amount: '2.50' })
      .does('ImportDebt', { debtId: 'e', memberId: 'b', amount: '0.07' })
      .does('OpenConversion', { conversionId: 'c', shares: 5, pricePerShare: '0.01' })
      .does('ConvertPoints', { grantId: 'g', conversionId: 'c', memberId: 'a', shares: 3 })
      .does('RequestWithdrawal', { withdrawalId: 'w', account: 'commission', memberId: 'a', amount: '20.00' })
      .does('ApproveWithdrawal', { withdrawalId: 'w' })
      .does('CompleteWithdrawal', { withdrawalId: 'w' });
    const { members, ...rest } = shop.engine.state();
    expect(rest).toMatchObject({
      platform: '17.50',
      taxes: '2.00',
      merchants: new Map([['m', { payable: '30.00' }]]),
    });
    expect(rest).not.toHaveProperty('surplus');
    const a = members.get('a');
    expect(a).toStrictEqual({
      points: expect.stringMatching(new RegExp(`^[0-9]+\\.[0-9]{${rest.pool.scale}}$`)) as unknown,
      basis: expect.stringMatching(/^[0-9]+\.[0-9]{2}$/) as unknown,
      cash: '0.00',
      commission: '0.00',
      exits: 0,
      dividend: '2.50',
      shares: 3,
    });
    expect(members.get('b')).toStrictEqual({
      points: (0).toFixed(rest.pool.scale),
      basis: '0.00',
      cash: '0.00',
      commission: '0.00',
      exits: 0,
      coins: '0.07',
    });
  });

  test('P7: a surplus is said when there is one', () => {
    const shop = new Given().order('o', 'a', '100.00');
    shop.does('ForfeitPoints', {
      forfeitId: 'f',
      memberId: 'a',
      points: shop.engine.state().members.get('a')?.points,
      reason: 'r',
    });
    expect(shop.engine.state()).toMatchObject({ surplus: '30.00', pool: { reserve: '1000.00' } });
  });

  test('members stand in the order of their ids’ code points, not of their UTF-16 units or of their coming', () => {
    const order = [
      '',
      '0',
      '1',
      '10',
      '2',
      'A',
      'a',
      'a0',
      'ab',
      'b',
      '会',
      '\ud7ff',
      '\ue000',
      '\uffff',
      '𐀀',
      '𐀀a',
      '\u{103ff}',
      '𠮷',
      '𠮷a',
    ];
    const ids = order.slice(1);
    for (const shuffled of [ids, ids.toReversed(), [...ids.slice(7), ...ids.slice(0, 7)]]) {
      expect([
        ...mention(...shuffled)
          .engine.state()
          .members.keys(),
      ]).toEqual(ids);
    }
    const shop = new Given();
    for (const merchantId of ids.toReversed()) shop.does('RegisterMerchant', { merchantId });
    expect([...shop.engine.state().merchants.keys()]).toEqual(ids);
  });
});

describe('its text', () => {
  test('an empty state is JSON as well', () => {
    const text = textOf(new Given().engine.state());
    expect(text).toBe(
      '{"pool":{"reserve":"1000.00","supply":"1000.00000000","scale":8},"platform":"0.00","members":{},"merchants":{}}',
    );
  });

  test('ids that look like integers keep their place, and ids are escaped', () => {
    const shop = mention('b', '2', '10', '1', 'a "quoted"\n', '__proto__').does('RegisterMerchant', {
      merchantId: '7',
    });
    shop.does('RegisterMerchant', { merchantId: '10' });
    const text = textOf(shop.engine.state());
    const nobody = '{"points":"0.00000000","basis":"0.00","cash":"0.00","commission":"0.00","exits":0}';
    const ids = ['1', '10', '2', '__proto__', 'a "quoted"\n', 'b'];
    expect(text).toContain(`"members":{${ids.map((id) => `${JSON.stringify(id)}:${nobody}`).join(',')}},`);
    expect(text).toContain('"merchants":{"10":{"payable":"0.00"},"7":{"payable":"0.00"}}}');
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['pool', 'platform', 'members', 'merchants']);
  });

  test('V2: shares past what a double counts are written in digits', () => {
    const state: State = {
      ...new Given().engine.state(),
      members: new Map([
        ['a', { points: '0', basis: '0', cash: '0', commission: '0', exits: 0, shares: 2n ** 60n }],
        ['b', { points: '0', basis: '0', cash: '0', commission: '0', exits: 0, shares: 7 }],
      ]),
    };
    const text = textOf(state);
    expect(text).toContain('"shares":"1152921504606846976"');
    expect(text).toContain('"shares":7');
  });
});
