import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';
import { validatePlan } from './plan.ts';
import type { RefusalCode } from './refusal.ts';

const AT = '2026-01-01T00:00:00Z';
const validated = validatePlan({
  name: 'small',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '80%', platform: '2%', distribution: '2%' } },
  returnWindowDays: 7,
});
if (!validated.ok) throw new Error(JSON.stringify(validated.errors));
const { plan } = validated;

function refusalOf(input: unknown): unknown {
  const result = decode(input, plan);
  return 'refusal' in result ? result.refusal : 'decoded';
}

function codeOf(input: unknown): RefusalCode | undefined {
  const result = decode(input, plan);
  return 'refusal' in result ? result.refusal.code : undefined;
}

describe('what is no command at all', () => {
  test.each([undefined, null, 1, 'WindUp', true, [], [{ type: 'WindUp', at: AT }], () => 0, 1n])(
    'J3: %s is malformed',
    (input) => {
      expect(refusalOf(input)).toEqual({
        code: 'malformed',
        expected: 'a JSON object',
        ...(input === undefined ? {} : { value: input }),
      });
    },
  );

  test.each([undefined, null, 1, '', 'windUp', 'Sell', 'constructor', '__proto__', ['WindUp']])(
    'J3: the type %j is not known',
    (type) => {
      expect(refusalOf({ type, at: AT })).toEqual({
        code: 'malformed',
        field: 'type',
        expected: 'the name of a command',
        ...(type === undefined ? {} : { value: type }),
      });
    },
  );

  test.each([undefined, null, 0, 1_767_225_600_000, '', 'now', '2026-01-01', '2026-01-01T00:00:00+08:00', [AT]])(
    'U6: at %j is no instant',
    (at) => {
      expect(refusalOf({ type: 'WindUp', at })).toEqual({
        code: 'malformed',
        field: 'at',
        expected: 'an instant in UTC such as "2026-01-01T00:00:00Z"',
        ...(at === undefined ? {} : { value: at }),
      });
    },
  );
});

describe('precedence', () => {
  const long = 'x'.repeat(65);
  const merchant = { type: 'RegisterMerchant', at: AT, merchantId: 'm' };

  test('J3: malformed comes before an unknown field, whichever comes first in the command', () => {
    expect(codeOf({ colour: 1, type: 'PlaceOrder', at: AT, orderId: 'o', memberId: 'm', amount: 1 })).toBe('malformed');
    expect(codeOf({ type: 'PlaceOrder', at: AT, orderId: long, memberId: 'm', amount: 1 })).toBe('malformed');
    expect(codeOf({ ...merchant, merchantId: long, split: 'none', regionCode: 7 })).toBe('malformed');
  });

  test('J3: an unknown field comes before an id that is too long, and before every code of a field', () => {
    expect(codeOf({ ...merchant, merchantId: long, colour: 1 })).toBe('field_unknown');
    expect(codeOf({ ...merchant, regionCode: '1', split: 'none', colour: 1 })).toBe('field_unknown');
    expect(codeOf({ type: 'ChangePlan', at: AT, plan: {}, colour: 1 })).toBe('field_unknown');
  });

  test('J3: among the others the first in the list counts, wherever the fields stand', () => {
    expect(codeOf({ ...merchant, regionCode: '1', split: 'none', recruiterId: long })).toBe('id_too_long');
    expect(codeOf({ ...merchant, split: 'none', regionCode: '1' })).toBe('region_code_unknown');
    expect(codeOf({ ...merchant, split: 'none' })).toBe('split_unknown');
    expect(codeOf({ type: 'SetRank', at: AT, rank: 'none', memberId: long })).toBe('id_too_long');
    expect(codeOf({ type: 'AppointAgent', at: AT, regionCode: '1', memberId: long })).toBe('id_too_long');
    const withdrawal = { type: 'RequestWithdrawal', at: AT, amount: '1.00', account: 'none' };
    expect(codeOf({ ...withdrawal, withdrawalId: long })).toBe('id_too_long');
    expect(codeOf({ ...withdrawal, withdrawalId: 'w', memberId: long })).toBe('id_too_long');
    expect(codeOf({ ...withdrawal, withdrawalId: 'w' })).toBe('account_unknown');
  });

  test('J3: of two faults of the same code the first field is named', () => {
    expect(refusalOf({ ...merchant, merchantId: long, ownerId: `${long}y` })).toMatchObject({
      code: 'id_too_long',
      field: 'merchantId',
      value: long,
    });
  });

  test('J3: several fields that are not known: one of them is named, with its value', () => {
    expect(refusalOf({ type: 'WindUp', at: AT, one: 1, two: 2 })).toMatchObject({ field: 'one', value: 1 });
    expect(refusalOf(JSON.parse(`{"type":"WindUp","at":"${AT}","__proto__":1}`))).toMatchObject({
      code: 'field_unknown',
      field: '__proto__',
    });
  });
});

describe('accounts and their owners', () => {
  const withdrawal = { type: 'RequestWithdrawal', at: AT, withdrawalId: 'w', amount: '1.00' };
  const adjustment = { type: 'AdjustBalance', at: AT, adjustmentId: 'a', amount: '1.00', reason: 'r' };

  test.each(['cash', 'commission', 'dividend'])('W1 W4: %s needs a member and no merchant', (account) => {
    for (const base of [withdrawal, adjustment]) {
      expect(codeOf({ ...base, account, memberId: 'm' })).toBe(undefined);
      expect(refusalOf({ ...base, account })).toMatchObject({ code: 'malformed', field: 'memberId' });
      expect(refusalOf({ ...base, account, merchantId: 's' })).toMatchObject({ field: 'memberId' });
      expect(refusalOf({ ...base, account, memberId: 'm', merchantId: 's' })).toMatchObject({
        code: 'malformed',
        field: 'merchantId',
        value: 's',
        expected: expect.stringContaining('"cash", "commission" or "dividend" with memberId') as unknown,
      });
    }
  });

  test('W1 W4: payable needs a merchant and no member', () => {
    for (const base of [withdrawal, adjustment]) {
      const payable = { ...base, account: 'payable' };
      expect(codeOf({ ...payable, merchantId: 's' })).toBe(undefined);
      expect(refusalOf(payable)).toMatchObject({ code: 'malformed', field: 'merchantId' });
      expect(refusalOf({ ...payable, memberId: 'm' })).toMatchObject({ code: 'malformed', field: 'memberId' });
      expect(refusalOf({ ...payable, memberId: 'm', merchantId: 's' })).toMatchObject({ field: 'memberId' });
    }
  });

  test('W1: the platform’s account needs neither', () => {
    const platform = { ...withdrawal, account: 'platform' };
    expect(codeOf(platform)).toBe(undefined);
    expect(refusalOf({ ...platform, memberId: 'm' })).toMatchObject({ code: 'malformed', field: 'memberId' });
    expect(refusalOf({ ...platform, merchantId: 's' })).toMatchObject({ code: 'malformed', field: 'merchantId' });
  });

  test('J3: a wrong owner is malformed and so comes before an unknown field and a long id', () => {
    const wrong = { ...withdrawal, account: 'cash', merchantId: 'x'.repeat(65), colour: 1 };
    expect(codeOf(wrong)).toBe('malformed');
  });

  test('J3: with an account that is not known nobody asks whose it is', () => {
    expect(codeOf({ ...withdrawal, account: 'none', memberId: 'm', merchantId: 's' })).toBe('account_unknown');
    expect(codeOf({ ...adjustment, account: 'platform' })).toBe('account_unknown');
  });
});
