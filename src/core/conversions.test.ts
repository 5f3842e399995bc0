import { describe, expect, test } from 'vitest';
import { Given, dayMs } from '../../test/support/given.ts';

const opening = { conversionId: 'c', shares: 100, pricePerShare: '0.33', lockDays: 30, tranches: 4, everyDays: 10 };

function holder(): Given {
  return new Given().order('o', 'a', '1000.00').order('p', 'b', '700.00');
}

describe('conversions', () => {
  test('V1: a conversion is opened for a number of shares at a price, with a lock-up in tranches', () => {
    const shop = new Given().accepts('OpenConversion', opening);
    const facts = { type: 'ConversionOpened', at: dayMs(0), conversionId: 'c', shares: 100, pricePerShare: 33 };
    expect(shop.events).toStrictEqual([{ ...facts, lockDays: 30, tranches: 4, everyDays: 10 }]);
    shop.refuses('conversion_exists', 'OpenConversion', opening, { field: 'conversionId', value: 'c' });
    shop.accepts('OpenConversion', { conversionId: 'd', shares: 1, pricePerShare: '0.01' });
    const bare = { conversionId: 'd', shares: 1, pricePerShare: 1, lockDays: 0, tranches: 1, everyDays: 0 };
    expect(shop.events).toStrictEqual([{ type: 'ConversionOpened', at: dayMs(0), ...bare }]);
  });

  test('V1: neither the number of shares nor their price may be 0 or less', () => {
    const shop = new Given();
    const bad = (fields: object, details: object): Given =>
      shop.refuses('amount_not_positive', 'OpenConversion', { ...opening, ...fields }, details);
    bad({ shares: 0 }, { field: 'shares', value: 0 });
    bad({ shares: -1 }, { field: 'shares', value: -1 });
    bad({ pricePerShare: '0.00' }, { field: 'pricePerShare', value: '0.00' });
    bad({ pricePerShare: '-0.01' }, { field: 'pricePerShare', value: '-0.01' });
    shop.accepts('OpenConversion', { ...opening, shares: 1, pricePerShare: '0.01' });
  });

  test('V2: points worth the shares are burned, rounded up, and the price leaves the reserve for the issuer', () => {
    const shop = holder().accepts('OpenConversion', opening);
    // 7 x 33 fen = 231 x 92642941176 / 151000 = 141725294.1
    const convert = { grantId: 'g', conversionId: 'c', memberId: 'a', shares: 7 };
    shop.accepts('ConvertPoints', convert, { burned: '1.41725295', value: '2.31' });
    expect(shop.events).toStrictEqual([
      {
        type: 'PointsConverted',
        at: dayMs(0),
        grantId: 'g',
        conversionId: 'c',
        member: 0,
        shares: 7,
        units: 141_725_295,
        value: 231,
        holding: { points: 20_858_274_705, basis: 99_326 },
        pool: { reserve: 150_769, supply: 92_642_941_176 - 141_725_295, scale: 8 },
      },
    ]);
    // 100000 x 141725295 / 21000000000 = 674.9
    expect(shop.member('a')).toMatchObject({ shares: 7, points: 20_858_274_705, basis: 99_326, cash: 0 });
    expect(shop.accounts()).toMatchObject({ wentOut: 231, paidOut: 231 });
    expect(shop.engine.state().members.get('a')).toMatchObject({ shares: 7 });
    shop.refuses('grant_exists', 'ConvertPoints', convert, { field: 'grantId', value: 'g' });
    shop.does('ConvertPoints', { ...convert, grantId: 'h', shares: 3 });
    expect(shop.member('a').shares).toBe(10);
  });

  test('V2: no more shares than are left, no more than the points pay, and at least one', () => {
    const shop = holder().accepts('OpenConversion', { ...opening, pricePerShare: '33.00' });
    const convert = { grantId: 'g', conversionId: 'c', memberId: 'a' };
    const refuse = (code: Parameters<Given['refuses']>[0], shares: number, details: object): Given =>
      shop.refuses(code, 'ConvertPoints', { ...convert, shares }, details);
    refuse('shares_not_positive', 0, { field: 'shares', value: 0 });
    refuse('shares_not_positive', -1, { field: 'shares', value: -1 });
    refuse('shares_exhausted', 101, { field: 'shares', value: 101, expected: 'at most 100' });
    // 210 points are worth 342.28.
    refuse('insufficient_points', 11, { field: 'shares', value: 11 });
    shop.does('ConvertPoints', { ...convert, shares: 10 });
    shop.refuses(
      'shares_exhausted',
      'ConvertPoints',
      { ...convert, grantId: 'h', shares: 91 },
      { field: 'shares', value: 91, expected: 'at most 90' },
    );
  });

  test('V2: all the shares that are left may go, and all the points', () => {
    const shop = new Given()
      .order('o', 'a', '1000.00')
      .accepts('OpenConversion', { ...opening, shares: 2, pricePerShare: '150.00' });
    shop.accepts(
      'ConvertPoints',
      { grantId: 'g', conversionId: 'c', memberId: 'a', shares: 2 },
      { burned: '210.00000000', value: '300.00' },
    );
    expect(shop.member('a')).toMatchObject({ points: 0, basis: 0, shares: 2 });
    expect(shop.engine.pool()).toMatchObject({ reserve: 100_000, held: 0 });
  });

  test('V1: a conversion can be closed once; nothing is converted in it afterwards', () => {
    const shop = holder()
      .accepts('OpenConversion', opening)
      .accepts('OpenConversion', { ...opening, conversionId: 'd' });
    shop.does('ConvertPoints', { grantId: 'g', conversionId: 'c', memberId: 'a', shares: 7 });
    shop.accepts('CloseConversion', { conversionId: 'c' });
    expect(shop.events).toStrictEqual([{ type: 'ConversionClosed', at: dayMs(0), conversionId: 'c', sharesLeft: 93 }]);
    const details = { field: 'conversionId', value: 'c' };
    shop.refuses('conversion_closed', 'CloseConversion', { conversionId: 'c' }, details);
    const convert = { grantId: 'h', conversionId: 'c', memberId: 'a', shares: 1 };
    shop.refuses('conversion_closed', 'ConvertPoints', convert, details);
    const unknown = { field: 'conversionId', value: 'x' };
    shop.refuses('conversion_unknown', 'CloseConversion', { conversionId: 'x' }, unknown);
    shop.refuses('conversion_unknown', 'ConvertPoints', { ...convert, conversionId: 'x' }, unknown);
    shop.does('ConvertPoints', { ...convert, conversionId: 'd' });
  });

  test('V3: tranche i of n is free lockDays + (i - 1) x everyDays days after the grant', () => {
    const shop = holder().accepts('OpenConversion', opening);
    shop.onDay(5).does('ConvertPoints', { grantId: 'g', conversionId: 'c', memberId: 'a', shares: 10 });
    const lockedOn = (day: number, ms = 0): unknown =>
      shop.onDay(day, ms).does('FreezeMember', { memberId: 'clock' }).member('a').lockedShares;
    // n - floor(n x done / 4) of 10
    expect(lockedOn(35, -1)).toBe(10);
    expect([lockedOn(35), lockedOn(45, -1)]).toStrictEqual([8, 8]);
    expect([lockedOn(45), lockedOn(55), lockedOn(65, -1), lockedOn(65), lockedOn(400)]).toStrictEqual([5, 3, 3, 0, 0]);
  });

  test('V3: locked shares are those of all the member’s grants and of nobody else’s', () => {
    const shop = holder().accepts('OpenConversion', opening);
    shop.accepts('OpenConversion', { conversionId: 'd', shares: 100, pricePerShare: '0.01' });
    shop.does('ConvertPoints', { grantId: 'g', conversionId: 'c', memberId: 'a', shares: 10 });
    shop.onDay(1).does('ConvertPoints', { grantId: 'h', conversionId: 'c', memberId: 'a', shares: 4 });
    shop.does('ConvertPoints', { grantId: 'i', conversionId: 'd', memberId: 'a', shares: 50 });
    shop.does('ConvertPoints', { grantId: 'j', conversionId: 'c', memberId: 'b', shares: 8 });
    expect([shop.member('a').lockedShares, shop.member('b').lockedShares]).toStrictEqual([14, 8]);
    shop.onDay(30).does('FreezeMember', { memberId: 'clock' });
    expect([shop.member('a').lockedShares, shop.member('b').lockedShares]).toStrictEqual([12, 8]);
    expect([shop.member('a').shares, shop.member('clock').lockedShares]).toStrictEqual([64, 0]);
  });
});
