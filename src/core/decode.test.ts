import { describe, expect, test } from 'vitest';
import { COMMAND_FIELDS } from './command.ts';
import type { FieldKinds } from './command.ts';
import { COMMAND_TYPES, decode } from './decode.ts';
import { validatePlan } from './plan.ts';

const AT = '2026-01-01T00:00:00.250Z';
const AT_MS = 1_767_225_600_250;
const PLAN_FILE = {
  name: 'small',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
  splits: {
    default: { merchant: '80%', platform: '2%', distribution: '5%' },
    groceries: { merchant: '90%', platform: '1%', distribution: '5%' },
  },
  commissions: { ranks: [{ name: 'V1', rate: '0.5%' }] },
  returnWindowDays: 7,
};

const validated = validatePlan(PLAN_FILE);
if (!validated.ok) throw new Error(JSON.stringify(validated.errors));
const { plan } = validated;

/** One value of every kind that is right, as it travels and as it is decoded. */
const RIGHT: { readonly [K in keyof FieldKinds]: readonly [wire: unknown, decoded: unknown] } = {
  id: ['会员 1', '会员 1'],
  money: ['12.34', 1234],
  coins: ['0.50', 50],
  points: ['210.5', { digits: '2105', decimals: 1 }],
  share: ['0.3%', 3000],
  integer: [-7, -7],
  days: [30, 30],
  tranches: [3, 3],
  flag: [false, false],
  reason: ['因为', '因为'],
  injectionSource: ['surplus', 'surplus'],
  subsidySource: ['operator', 'operator'],
  withdrawalAccount: ['platform', 'platform'],
  adjustmentAccount: ['cash', 'cash'],
  rank: ['V1', 'V1'],
  split: ['groceries', 'groceries'],
  regionCode: ['440106', '440106'],
  plan: [PLAN_FILE, plan],
};

type Fields = Readonly<Record<string, string>>;

function fieldsOf(type: string): Fields {
  return COMMAND_FIELDS[type as keyof typeof COMMAND_FIELDS];
}

function kindOf(form: string): keyof FieldKinds {
  return form.replace('?', '') as keyof FieldKinds;
}

/** Which of `memberId` and `merchantId` go with the account in `RIGHT`. */
function belongs(type: string, name: string): boolean {
  if (name === 'merchantId') return type !== 'RequestWithdrawal' && type !== 'AdjustBalance';
  return name !== 'memberId' || type !== 'RequestWithdrawal';
}

function commandOf(type: string, part: 0 | 1, all = true): Record<string, unknown> {
  const fields = Object.entries(fieldsOf(type)).filter(
    ([name, form]) => belongs(type, name) && (all || !form.endsWith('?') || name === 'memberId'),
  );
  return Object.fromEntries([
    ['type', type],
    ['at', part === 0 ? AT : AT_MS],
    ...fields
      .filter(([name]) => all || type === 'AdjustBalance' || name !== 'memberId' || fieldsOf(type)[name] === 'id')
      .map(([name, form]): [string, unknown] => [name, RIGHT[kindOf(form)][part]]),
  ]);
}

describe('commands as they should be', () => {
  test('J3: there are 31 types, in the order of the rules', () => {
    expect(COMMAND_TYPES).toEqual(Object.keys(COMMAND_FIELDS));
    expect(COMMAND_TYPES.length).toBe(31);
  });

  test.each(COMMAND_TYPES)('U1 U2 U3 U6: %s is decoded, with every field and with only those it needs', (type) => {
    expect(decode(commandOf(type, 0), plan)).toEqual({ command: commandOf(type, 1) });
    expect(decode(commandOf(type, 0, false), plan)).toEqual({ command: commandOf(type, 1, false) });
  });

  test('J3: what is undefined is absent', () => {
    const command = { ...commandOf('PlaceOrder', 0), coins: undefined };
    const { coins, ...expected } = commandOf('PlaceOrder', 1);
    expect(coins).toBe(50);
    expect(decode(command, plan)).toEqual({ command: expected });
  });

  test('U6: the same instant is read the same again, and another one anew', () => {
    for (const [at, ms] of [
      [AT, AT_MS],
      [AT, AT_MS],
      ['1970-01-01T00:00:00Z', 0],
      [AT, AT_MS],
    ] as const) {
      expect(decode({ type: 'WindUp', at }, plan)).toEqual({ command: { type: 'WindUp', at: ms } });
    }
    expect(decode({ type: 'WindUp', at: 'never' }, plan)).toHaveProperty('refusal.field', 'at');
    expect(decode({ type: 'WindUp', at: 'never' }, plan)).toHaveProperty('refusal.field', 'at');
  });
});

/** Wrong values by kind, with the code each leads to. */
const ANY_WRONG: readonly unknown[] = [null, [], {}, NaN, ['x'], () => 'x'];
const NOT_TEXT: readonly unknown[] = [...ANY_WRONG, 1, true];
const NOT_INTEGER: readonly unknown[] = [...ANY_WRONG, '1', true, 1.5, 2 ** 53, -(2 ** 53), Infinity];
const NOT_MONEY = ['', '1', '1.0', '1.000', '1e5', ' 1.00', '１.00', '01.00', '+1.00'];

const WRONG: { readonly [K in keyof FieldKinds]: Readonly<Record<string, readonly unknown[]>> } = {
  id: {
    malformed: [...NOT_TEXT, '', '\ud800', 'a\udc00', 'x'.repeat(64) + '\ud83d'],
    id_too_long: ['x'.repeat(65), '会'.repeat(65), '𠮷'.repeat(65), 'x'.repeat(1000), `${'𠮷'.repeat(64)}x`],
  },
  money: { malformed: [...NOT_TEXT, ...NOT_MONEY] },
  coins: { malformed: [...NOT_TEXT, ...NOT_MONEY, '-0.01', '-1.00'] },
  points: { malformed: [...NOT_TEXT, '', '.5', '1.', '1e5', ' 1', '１', '1'.repeat(1001)] },
  share: { malformed: [...NOT_TEXT, '', '1', '-1%', '100.0001%', '101%', '0.00001%'] },
  integer: { malformed: NOT_INTEGER },
  days: { malformed: [...NOT_INTEGER, -1, 1_000_001] },
  tranches: { malformed: [...NOT_INTEGER, 0, -1, 1_000_001] },
  flag: { malformed: [...ANY_WRONG, 0, 1, 'true', ''] },
  reason: { malformed: [...NOT_TEXT, '', 'x'.repeat(501)] },
  injectionSource: { malformed: [...NOT_TEXT, '', 'Surplus', 'platform'] },
  subsidySource: { malformed: [...NOT_TEXT, '', 'surplus'] },
  withdrawalAccount: { malformed: NOT_TEXT, account_unknown: ['', 'Cash', 'surplus', 'taxes', 'constructor'] },
  adjustmentAccount: { malformed: NOT_TEXT, account_unknown: ['', 'platform', 'surplus'] },
  rank: { malformed: NOT_TEXT.slice(1), rank_unknown: ['', 'V2', 'v1'] },
  split: { malformed: NOT_TEXT, split_unknown: ['', 'Default', 'toString'] },
  regionCode: {
    malformed: NOT_TEXT,
    region_code_unknown: ['', '44010', '4401066', '040106', '44010a', '４40106', ' 440106', '440106\n'],
  },
  plan: { plan_invalid: [null, [], {}, 'mall', 1, { ...PLAN_FILE, name: 7 }] },
};

/** What the refusal says would be right. */
const EXPECTED: { readonly [K in keyof FieldKinds]: RegExp } = {
  id: /^a string of 1 to 64 characters$/,
  money: /^a decimal string with exactly two decimals, such as "1000\.00"$/,
  coins: /^a decimal string with exactly two decimals, not negative, such as "200\.00"$/,
  points: /^a decimal string, such as "210\.5"$/,
  share: /^a percentage from "0%" to "100%" with at most four decimals$/,
  integer: /^an integer that a double holds exactly$/,
  days: /^an integer from 0 to 1000000$/,
  tranches: /^an integer from 1 to 1000000$/,
  flag: /^true or false$/,
  reason: /^a string of 1 to 500 characters$/,
  injectionSource: /^"financing", "operator" or "surplus"$/,
  subsidySource: /^"financing" or "operator"$/,
  withdrawalAccount: /^"cash", "commission" or "dividend" with memberId, .* or "platform" with neither$/,
  adjustmentAccount: /^"cash", "commission" or "dividend" with memberId, or "payable" with merchantId$/,
  rank: /^the name of a rank of the plan, or null for none$/,
  split: /^the name of a split of the plan$/,
  regionCode: /^six digits of GB\/T 2260, such as "440106"$/,
  plan: /^(plan|[a-z.]*): .+/i,
};

const KINDS = Object.keys(RIGHT) as (keyof FieldKinds)[];

/** Some command that has a field of a kind, and the field. */
function carrierOf(kind: keyof FieldKinds): readonly [type: string, field: string] {
  for (const type of COMMAND_TYPES) {
    for (const [name, form] of Object.entries(fieldsOf(type))) if (kindOf(form) === kind) return [type, name];
  }
  throw new Error(`no command has a field of the kind ${kind}`);
}

describe('fields that are wrong', () => {
  test.each(KINDS)(
    'J3: every wrong value of the kind %s is refused with its code, its field and what would be right',
    (kind) => {
      const [type, field] = carrierOf(kind);
      for (const [code, values] of Object.entries(WRONG[kind])) {
        for (const value of values) {
          const result = decode({ ...commandOf(type, 0), [field]: value }, plan);
          expect(result, String(value)).toEqual({
            refusal: { code, field, value, expected: expect.stringMatching(EXPECTED[kind]) as unknown },
          });
        }
      }
    },
  );

  test.each<[keyof FieldKinds, unknown, unknown]>([
    ['id', 'x', 'x'],
    ['id', 'x'.repeat(64), 'x'.repeat(64)],
    ['id', '𠮷'.repeat(64), '𠮷'.repeat(64)],
    ['id', `${'𠮷'.repeat(63)}x`, `${'𠮷'.repeat(63)}x`],
    ['id', `x${'𠮷'.repeat(63)}`, `x${'𠮷'.repeat(63)}`],
    ['id', '\uffff'.repeat(64), '\uffff'.repeat(64)],
    ['coins', '0.00', 0],
    ['coins', '-0.00', 0],
    ['money', '-1.00', -100],
    ['share', '0%', 0],
    ['share', '100%', 1_000_000],
    ['integer', Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['integer', Number.MIN_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
    ['integer', -0, 0],
    ['days', 0, 0],
    ['days', 1_000_000, 1_000_000],
    ['tranches', 1, 1],
    ['tranches', 1_000_000, 1_000_000],
    ['flag', true, true],
    ['reason', 'x', 'x'],
    ['reason', 'x'.repeat(500), 'x'.repeat(500)],
    ['injectionSource', 'financing', 'financing'],
    ['injectionSource', 'operator', 'operator'],
    ['subsidySource', 'financing', 'financing'],
    ['rank', null, null],
    ['split', 'default', 'default'],
    ['regionCode', '999999', '999999'],
    ['regionCode', '100000', '100000'],
  ])('J3: of the kind %s, %j is right', (kind, value, decoded) => {
    const [type, field] = carrierOf(kind);
    expect(decode({ ...commandOf(type, 0), [field]: value }, plan)).toEqual({
      command: { ...commandOf(type, 1), [field]: decoded },
    });
  });

  test.each(COMMAND_TYPES)('J3: %s without a field it needs, or with one it does not have, is refused', (type) => {
    for (const [name, form] of Object.entries(fieldsOf(type))) {
      if (form.endsWith('?')) continue;
      const { [name]: missing, ...rest } = commandOf(type, 0);
      expect(missing).toBeDefined();
      expect(decode(rest, plan)).toEqual({
        refusal: { code: 'malformed', field: name, expected: expect.any(String) as unknown },
      });
    }
    expect(decode({ ...commandOf(type, 0), colour: 'red' }, plan)).toEqual({
      refusal: { code: 'field_unknown', field: 'colour', value: 'red', expected: 'no such field' },
    });
  });

  test('J3: an object that throws when it is looked at is malformed', () => {
    const trap = {
      get type(): string {
        throw new Error('no');
      },
    };
    expect(decode(trap, plan)).toEqual({ refusal: { code: 'malformed', expected: 'a JSON object' } });
  });
});
