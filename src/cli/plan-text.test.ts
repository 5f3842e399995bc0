import { describe, expect, test } from 'vitest';
import { describeFileError, parsePlan, planFileErrorCodes } from './plan-text.ts';
import type { PlanFileError } from './plan-text.ts';

const GOOD = `name: small
currency: CNY
pool:
  startPrice: '1.00'
  genesis: "0.01"
  rebateShare: 70%
  redeemFee: 20%
splits:
  default: { merchant: 80%, platform: 2%, distribution: 2% }
returnWindowDays: 7
`;

function errorsOf(text: string): readonly PlanFileError[] {
  const result = parsePlan(text);
  return result.ok ? [] : result.errors;
}

/** `line code path`, one an error. */
function codesOf(text: string): string[] {
  return errorsOf(text).map(({ line, code, path }) => [line, code, path].join(' ').trim());
}

describe('a plan as text', () => {
  test('U3: YAML is read, its percentages with and without quotes', () => {
    const result = parsePlan(GOOD);
    expect(result.ok && result.plan.pool).toEqual({
      startPriceFen: 100,
      genesisFen: 1,
      rebateSharePpm: 700_000,
      redeemFeePpm: 200_000,
    });
  });

  test('U3: JSON is read, indented with spaces or tabs, with a byte order mark and the key for editors', () => {
    const yaml = parsePlan(GOOD);
    const json = {
      $schema: '../schema/plan.schema.json',
      name: 'small',
      currency: 'CNY',
      pool: { startPrice: '1.00', genesis: '0.01', rebateShare: '70%', redeemFee: '20%' },
      splits: { default: { merchant: '80%', platform: '2%', distribution: '2%' } },
      returnWindowDays: 7,
    };
    expect(yaml.ok).toBe(true);
    for (const indent of [undefined, 2, '\t']) {
      expect(parsePlan(JSON.stringify(json, undefined, indent))).toEqual(yaml);
      expect(parsePlan(`\ufeff${JSON.stringify(json, undefined, indent)}\r\n`)).toEqual(yaml);
    }
    expect(parsePlan(`\ufeff${GOOD.replaceAll('\n', '\r\n')}`)).toEqual(yaml);
  });

  test('every error of the plan has its line', () => {
    const text = `name: small
currency: CNY
pool:
  startPrice: 1.00
  genesis: '0.01'
  rebateShare: 100%
  redeem_fee: 20%
splits:
  default:
    merchant: 80%
    platform: 2%
    distribution: 2%
commissions:
  referral:
    - 1%
    - 0.00001%
  ranks: [{ name: V1, rate: 1% }, { name: V1, rate: 2% }]
returnWindowDays:
minimumorder: '1.00'
`;
    expect(codesOf(text)).toEqual([
      '4 wrong_type pool.startPrice',
      '6 A05 pool.rebateShare',
      '3 field_missing pool.redeemFee',
      '7 key_unknown pool.redeem_fee',
      '16 finer_than_ppm commissions.referral[1]',
      '18 wrong_type returnWindowDays',
      '19 key_unknown minimumorder',
      '17 duplicate_name commissions.ranks[1].name',
      '12 A02 splits.default.distribution',
    ]);
  });

  test('U3: a number without quotes is told to be quoted', () => {
    const [error] = errorsOf(GOOD.replace("'1.00'", '1.00'));
    expect(error && describeFileError(error, 'en')).toBe(
      'line 4: pool.startPrice is 1: a number without quotes becomes binary floating point, quote it; write an amount in yuan in quotes, with exactly two decimals, from 0.01 to 1000.00, such as "1.00" (wrong_type)',
    );
    expect(error && describeFileError(error, 'zh')).toBe(
      '第 4 行：pool.startPrice 现为 1：数字不带引号时会变成二进制浮点数，请加引号；应为带引号的金额，单位元，正好两位小数，从 0.01 到 1000.00，例如 "1.00"（wrong_type）',
    );
  });

  test('a key twice is refused, in YAML and in JSON', () => {
    expect(codesOf(`${GOOD}currency: CNY\n`)).toEqual(['11 yaml_syntax']);
    expect(codesOf('{"name":"a",\n"name":"b"}')).toEqual(['2 yaml_syntax']);
    expect(errorsOf(`${GOOD}currency: CNY\n`)[0]?.message.en).toContain('twice');
  });

  test('broken texts are refused with the line', () => {
    const tab = errorsOf(GOOD.replace('  genesis', '\tgenesis'));
    expect(tab.map(({ line, code }) => [line, code])).toContainEqual([5, 'yaml_syntax']);
    expect(tab.map(({ message }) => message.zh).join()).toContain('制表符');
    expect(codesOf('a: "x\n')[0]).toMatch(/yaml_syntax$/);
    expect(codesOf(`${GOOD}---\nb: 2\n`)).toEqual(['11 yaml_syntax']);
    expect(codesOf('name: @x\n')[0]).toBe('1 yaml_syntax');
    expect(codesOf('? [1, 2]\n: 3\n')[0]).toBe('1 yaml_syntax');
  });

  test('a text that is no mapping is no plan', () => {
    for (const text of ['', '# nothing\n', 'plan', '- 1\n', '7', 'null', '[]', '\0', '\u{1f600}']) {
      expect([text, codesOf(text)[0]]).toEqual([text, expect.stringMatching(/^1 (wrong_type|yaml_syntax)$/)]);
    }
  });

  test('anchors, aliases, merge keys and tags are refused', () => {
    const aliased = GOOD.replace('70%', '&share 70%').replace('20%', '*share');
    expect(codesOf(aliased)).toEqual(['6 yaml_anchor', '7 yaml_anchor']);
    expect(codesOf(GOOD.replace('70%', '*nothing'))).toContain('6 yaml_anchor');
    expect(codesOf(GOOD.replace('pool:', 'pool: &pool'))).toEqual(['4 yaml_anchor']);
    expect(codesOf(`${GOOD}<<: { minimumOrder: '1.00' }\n`)).toEqual(['11 key_unknown ["<<"]']);
    expect(codesOf(GOOD.replace('70%', '!rate 70%'))).toEqual(['6 yaml_tag']);
    expect(codesOf(GOOD.replace('7\n', '!!binary x\n'))).toEqual(['10 yaml_tag']);
  });

  test('texts made to exhaust the reader are refused at once', () => {
    const bombs = ['[', '- ', 'a: ', '? ', '{"a":', '{', '[{'].map((piece) => piece.repeat(150_000));
    const wide = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n');
    for (const bomb of [...bombs, wide]) {
      expect([bomb.slice(0, 9), errorsOf(bomb).map(({ code }) => code)]).toEqual([
        bomb.slice(0, 9),
        ['file_too_complex'],
      ]);
    }
    const laughs = ['a: &a [x]', 'b: &b [*a,*a]', 'c: &c [*b,*b]', 'd: [*c,*c]'].join('\n');
    expect(codesOf(laughs)).toContain('4 yaml_anchor');
    expect(codesOf(`x: ${'1'.repeat(900_000)}`)).toContain('1 key_unknown x');
  });

  test('keys with a meaning of their own in JavaScript are plain keys', () => {
    expect(codesOf(`${GOOD}__proto__: { minimumOrder: '1.00' }\n`)).toEqual(['11 key_unknown __proto__']);
    expect(
      codesOf(GOOD.replace('splits:', 'splits:\n  1: { merchant: 80%, platform: 2%, distribution: 200% }')),
    ).toEqual(['9 A01 splits["1"].distribution']);
  });

  test('the codes of files have texts in both languages', () => {
    expect(planFileErrorCodes.length).toBe(new Set(planFileErrorCodes).size);
    for (const text of ['a: "x', 'a: &x 1', 'a: !x 1', '['.repeat(100)]) {
      for (const error of errorsOf(text)) {
        expect(describeFileError(error, 'zh')).toMatch(/^第 1 行：.*[一-鿿].*）$/);
        expect(describeFileError(error, 'en')).toMatch(/^line 1: [\x20-\x7e]+\)$/);
      }
    }
  });
});
