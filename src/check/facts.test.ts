import { describe, expect, test } from 'vitest';
import { factsOf, findingsWith } from '../../test/support/check.ts';
import { FACT_FIELDS } from './fact-fields.ts';
import type { FactName } from './fact-fields.ts';
import { FACT_NAMES, readFacts } from './facts.ts';

const CHINESE = /\p{Script=Han}/u;

/** `path: message` of everything that is wrong, in English. */
function wrong(input: unknown): readonly string[] {
  const result = readFacts(input);
  return result.ok ? [] : result.errors.map(({ path, message }) => `${path}: ${message.en}`);
}

describe('facts', () => {
  test('are read into exact values', () => {
    const input = {
      referral: { fee: '100.00', channels: ['app', 'wechat'], opinion: true },
      orders: { margin: '20.5%' },
      goods: { highestPriceRatio: '1.3' },
      members: { minimumAge: 18 },
      pool: { custody: 'bank_segregated' },
      texts: { shown: { page: '你好' } },
      shares: { registration: 'x' },
    };
    expect(readFacts(input)).toEqual({
      ok: true,
      facts: {
        'referral.fee': 10_000,
        'referral.channels': ['app', 'wechat'],
        'referral.opinion': true,
        'orders.margin': 205_000,
        'goods.highestPriceRatio': 1_300_000,
        'members.minimumAge': 18,
        'pool.custody': 'bank_segregated',
        'texts.shown': { page: '你好' },
        'shares.registration': 'x',
      },
    });
  });

  test('what is left out, or empty, is not answered', () => {
    for (const input of [null, undefined, {}, { referral: null }, { referral: { fee: null } }])
      expect(readFacts(input)).toEqual({ ok: true, facts: {} });
  });

  test.each([
    [
      { referral: { fee: 100 } },
      'referral.fee: write an amount in yuan in quotes, not negative, with exactly two decimals',
    ],
    [{ referral: { fee: '-1.00' } }, 'referral.fee: write an amount'],
    [{ referral: { fee: '1' } }, 'referral.fee: write an amount'],
    [{ referral: { opinion: 'yes' } }, 'referral.opinion: write true or false without quotes'],
    [
      { referral: { basis: ['orders'] } },
      'referral.basis: write a list of these, each once: order, headcount, signup, upgrade',
    ],
    [{ referral: { basis: ['order', 'order'] } }, 'referral.basis: write a list of these, each once'],
    [{ referral: { basis: 'order' } }, 'referral.basis: write a list'],
    [{ referral: { basis: 'x' } }, 'referral.basis: write a list'],
    [{ referral: { basis: ['order', 'order', 'order', 'order', 'order'] } }, 'referral.basis: write a list'],
    [
      { pool: { custody: 'bank' } },
      'pool.custody: write one of: bank_segregated, payment_institution, own_account, nowhere',
    ],
    [{ pool: { custody: 'toString' } }, 'pool.custody: write one of'],
    [{ members: { minimumAge: 17.5 } }, 'members.minimumAge: write a whole number from 0'],
    [{ members: { minimumAge: -1 } }, 'members.minimumAge: write a whole number from 0'],
    [{ orders: { margin: '101%' } }, 'orders.margin: write a percentage as text, from 0% to 100%'],
    [{ orders: { margin: 0.2 } }, 'orders.margin: write a percentage'],
    [{ goods: { highestPriceRatio: 1.3 } }, 'goods.highestPriceRatio: write a multiple in quotes'],
    [{ shares: { registration: ' ' } }, 'shares.registration: write a text of 1 to'],
    [{ texts: { shown: ['a'] } }, 'texts.shown: write a mapping'],
    [{ texts: { shown: { page: 7 } } }, 'texts.shown.page: write a text of 1 to'],
    [{ texts: { shown: { page: 'x'.repeat(20_001) } } }, 'texts.shown.page: write a text of 1 to'],
    [{ referal: {} }, 'referal: no such entry; did you mean referral?'],
    [{ referral: { fees: '1.00' } }, 'referral.fees: no such entry; did you mean fee?'],
    [{ agents: 'none' }, 'agents: write a mapping of keys and values'],
    [[], ': write a mapping of keys and values'],
    ['facts', ': write a mapping of keys and values'],
  ])('%j is refused, with what would be right', (input, expected) => {
    const errors = wrong(input);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(expected);
  });

  test('every error comes at once, with the value found, in both languages', () => {
    const result = readFacts({ referral: { fee: 1, package: 2 }, x: 3 });
    const errors = result.ok ? [] : result.errors;
    expect(errors.map(({ keys, value }) => [keys, value])).toEqual([
      [['x'], 3],
      [['referral', 'fee'], 1],
      [['referral', 'package'], 2],
    ]);
    for (const { message } of errors) expect(message.zh).toMatch(CHINESE);
  });

  test('every question is complete in both languages', () => {
    for (const [name, { ask }] of Object.entries(FACT_FIELDS)) {
      expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
      expect(ask.zh).toMatch(CHINESE);
      expect(ask.zh).toMatch(/？/);
      expect(ask.en).toMatch(/\?/);
      expect(ask.en).not.toMatch(CHINESE);
    }
  });
});

/** Facts of cashback that only matter where something else is so: nobody asks for them in vain. */
const CONDITIONAL = new Set<FactName>([
  'referral.channels',
  'referral.opinion',
  'team.salaried',
  'team.recruiting',
  'agents.fee',
  'agents.incomeBase',
  'agents.franchiseFiling',
  'agents.ownShops',
  'agents.disclosureDays',
  'agents.coolingOff',
  'agents.refundTerms',
  'agents.opinion',
  'orders.channelCost',
  'orders.settledAfterReceipt',
  'redeem.paidAs',
  'texts.auditedMedian',
]);
/** Facts that a warning hangs on. */
const WARNS = new Set<FactName>(['orders.typicalAmount', 'goods.highestPriceRatio']);

describe('a fact that nobody has answered', () => {
  const present = Object.keys(factsOf('cashback')) as readonly FactName[];

  test.each(present)('%s', (name) => {
    const found = findingsWith({ facts: { [name]: undefined } }).filter(({ fact }) => fact !== undefined);
    const expected = CONDITIONAL.has(name) ? [] : [[WARNS.has(name) ? 'warn' : 'question', name]];
    expect(found.map(({ severity, fact }) => [severity, fact])).toEqual(expected);
    for (const { message, value } of found) {
      expect(message).toEqual(FACT_FIELDS[name].ask);
      expect(value).toBe(`${name}: ?`);
    }
  });

  test('without any facts each question is asked once, and nothing is taken for granted', () => {
    const found = findingsWith({ facts: Object.fromEntries(FACT_NAMES.map((name) => [name, undefined])) });
    const asked = found.flatMap(({ fact }) => (fact === undefined ? [] : [fact]));
    expect(new Set(asked).size).toBe(asked.length);
    const certain = present.filter((name) => !CONDITIONAL.has(name));
    expect(asked.toSorted()).toEqual([...certain, 'agents.fee', 'agents.incomeBase'].toSorted());
    expect(found.filter(({ severity }) => severity === 'block')).toEqual([]);
  });
});
