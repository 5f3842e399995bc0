import { describe, expect, test } from 'vitest';
import { planOf } from '../../test/support/check.ts';
import { DISCLOSURE_IDS, disclosures } from './disclosure.ts';
import type { DisclosureId, SimulatedFigures } from './disclosure.ts';
import { disclosureHash, disclosuresAsHtml, disclosuresAsJson, disclosuresAsText } from './disclosure-forms.ts';
import { sha256 } from './sha256.ts';

const SIMULATED: SimulatedFigures = { members: 1_000_000, reachedCap: 144, orderFen: 100_000 };

/** One disclosure of a preset, with changes. */
function told(
  id: DisclosureId,
  name: string,
  changes: Record<string, unknown> = {},
  figures?: SimulatedFigures,
  subsidyPpm = 0,
) {
  const text = disclosures(planOf(name, changes), figures, subsidyPpm).find((one) => one.id === id)?.text;
  return [text?.zh ?? '', text?.en ?? ''] as const;
}

describe('the figures of the specification: 300/210 at 3 times', () => {
  test('D2: 300 of each 1,000, and never more than 300 on average', () => {
    expect(told('D2', 'mall-3x')).toEqual([
      '会员领到的钱全部来自订单放入的盈利池：每花1000元放入300元。积分平均最多拿回300元。',
      'All payouts come from the pool: 300 of each 1,000 yuan. On average points can never pay back more than 300.',
    ]);
  });

  test('D3: at most 12.5 %, and what the simulation found with its assumptions', () => {
    const [zh, en] = told('D3', 'mall-3x', {}, SIMULATED);
    expect(zh).toBe(
      '达到3倍的人最多12.5%；每人一笔1000.00元的相同订单、无人提前卖出、无人退货的模拟中，1,000,000人只有144人。绝大多数人达不到。',
    );
    expect(en).toBe(
      'At most 12.5% can reach 3 times. In a simulation with identical orders of 1000.00, one a member, nobody selling early and no returns, 144 of 1,000,000 did. Almost everyone will not.',
    );
    expect(told('D3', 'mall-3x')[1]).toContain('by the formula about 1 in 7,100 does. Almost everyone will not.');
  });

  test('D4: doubling takes about ten times the orders', () => {
    expect(told('D4', 'mall-3x')[1]).toContain('doubling needs about 10 times the orders');
  });

  test('D5: 168 at once, 2,400 at the cap; at 1.2 times and 160/112 it is 960, less than was spent', () => {
    expect(told('D5', 'mall-3x')[1]).toBe(
      "Of 1,000 spent, selling at once pays about 168; forced exit at 3 times pays 2400 (before tax); what is above your 1,000 comes from others' orders.",
    );
    const [zh, en] = told('D5', 'local-life-1.2x');
    expect(zh).toBe(
      '每花1000元，马上卖约得89.60元；到1.2倍强制卖出得960元（税前，未扣提现手续费0.6%），少于所花的1000元。',
    );
    expect(en).toContain('pays 960 (before tax and the fee of 0.6% on withdrawals), less than you spent.');
  });

  test.each([
    ['mall-2x', '18.75%', '1 in 1,800', '1600'],
    ['local-life-1.2x', '16.67%', '1 in 2,700', '960'],
    ['local-life-2x', '10%', '1 in 15,000', '1600'],
    ['cashback', '12%', '1 in 120,000', '1000'],
  ])('%s: at most %s, about %s, %s at the cap', (name, bound, oneIn, paid) => {
    expect(told('D3', name)[1]).toContain(`At most ${bound} can reach`);
    expect(told('D3', name)[1]).toContain(`about ${oneIn} does`);
    expect(told('D5', name)[1]).toContain(`times pays ${paid} (`);
  });
});

describe('other plans have other figures', () => {
  test('no cap: nobody is made to sell, and no share is promised', () => {
    const without = { 'pool.cap': undefined };
    expect(told('D3', 'cashback', without)[1]).toContain('There is no cap');
    expect(told('D5', 'cashback', without)).toEqual([
      '每花1000元，马上卖约得86.40元（税前）。没有强制卖出。',
      'Of 1,000 spent, selling at once pays about 86.40 (before tax). Nobody is made to sell.',
    ]);
  });

  test('D5: the exit has its own fee; what is paid equals what was spent', () => {
    expect(told('D5', 'cashback')[1]).toContain('pays 1000 (before tax), as much as you spent.');
    expect(told('D5', 'cashback', { 'pool.cap.fee': '10%' })[1]).toContain(
      'pays 900 (before tax), less than you spent.',
    );
    // 0.333333 x 1,000 is 333.333: what members get is rounded down.
    expect(told('D5', 'cashback', { 'pool.cap.multiple': '0.333333' })[1]).toContain('pays 333.33 (');
  });

  test('several splits: from the smallest pool to the largest, the bound by the largest', () => {
    const splits = { 'splits.more': { merchant: '70%', platform: '6%', distribution: '2%' } };
    expect(told('D2', 'cashback', splits)[1]).toContain(
      '120 to 220 of each 1,000 yuan. On average points can never pay back more than 220.',
    );
    expect(told('D5', 'cashback', splits)[1]).toContain('pays about 86.40 to 158.40;');
    expect(told('D3', 'cashback', splits)[1]).toContain('At most 22% can reach');
  });

  test('coins: of the cash that is paid, 23 of 70 at the least', () => {
    expect(told('D2', 'clear-debts')[1]).toContain(
      '328.57 to 500 of each 1,000 yuan. On average points can never pay back more than 500.',
    );
  });

  test('a subsidy counts with the pool (A08)', () => {
    expect(told('D2', 'clear-stock', {}, undefined, 200_000)[1]).toBe(
      'All payouts come from the pool: 300 of each 1,000 yuan, and 200 of subsidies while they last. On average points can never pay back more than 500.',
    );
    // (0.3 + 0.2) / (1.2 x 0.8)
    expect(told('D3', 'clear-stock', {}, undefined, 200_000)[1]).toContain('At most 52.09% can reach');
  });

  test('a cap so low that many reach it is not said to be out of reach', () => {
    const low = { 'pool.cap': { multiple: '0.09', fee: '0%' } };
    expect(told('D3', 'cashback', low)[1]).toContain('At most 100% can reach 0.09 times.');
    expect(told('D3', 'cashback', low)[1]).not.toContain('Almost everyone');
    expect(told('D3', 'mall-3x', {}, { ...SIMULATED, reachedCap: 100_000 })[1]).not.toContain('Almost everyone');
    expect(told('D3', 'mall-3x', {}, { ...SIMULATED, reachedCap: 99_999 })[1]).toContain('Almost everyone');
  });

  test('D4: a rebate of nearly all hardly ever doubles the price', () => {
    expect(told('D4', 'cashback', { 'pool.rebateShare': '99.9999%' })[1]).toContain(
      'about 1,000,000,000,000,000+ times',
    );
    expect(told('D4', 'cashback')[1]).toContain('about 32 times');
  });
});

describe('the forms', () => {
  const list = disclosures(planOf('cashback'), SIMULATED);
  const hash = disclosureHash(list);

  test('all ten in order, both languages, without a slot left open', () => {
    expect(list.map(({ id }) => id)).toEqual(DISCLOSURE_IDS);
    for (const { text } of list) {
      expect(text.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(text.en).toMatch(/^[A-Z].*\.$/);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
      expect(text.zh + text.en).not.toMatch(/undefined|NaN|\$\{|Infinity/);
    }
  });

  test('the hash is that of a text that anybody can write down again', () => {
    const lines = list.flatMap(({ id, text }) => [id, text.zh, text.en]);
    expect(hash).toBe(sha256(`greenpool-disclosures 1\n${lines.join('\n')}\n`));
    expect(disclosureHash(disclosures(planOf('cashback'), SIMULATED))).toBe(hash);
  });

  test('another figure is another hash; a plan that only differs in its tax has the same', () => {
    const others = [
      disclosures(planOf('cashback')),
      disclosures(planOf('cashback', { 'pool.redeemFee': '11%' }), SIMULATED),
      disclosures(planOf('cashback'), { ...SIMULATED, reachedCap: 145 }),
      list.slice(1),
    ];
    expect(new Set([hash, ...others.map(disclosureHash)]).size).toBe(5);
    expect(disclosureHash(disclosures(planOf('cashback', { 'withdrawal.tax.cash': '1%' }), SIMULATED))).toBe(hash);
  });

  test('text: numbered lines under a heading', () => {
    const lines = disclosuresAsText(list, 'zh').split('\n');
    expect(lines[0]).toBe('加入前请逐条阅读');
    expect(lines[1]).toBe(`1. ${list[0]?.text.zh}`);
    expect(lines).toHaveLength(12);
  });

  test.each(['zh', 'en'] as const)(
    'HTML in %s: one block, one font size, nothing ticked, nothing hidden',
    (language) => {
      const html = disclosuresAsHtml(list, language);
      expect(html.match(/<section/g)).toHaveLength(1);
      expect(html.match(/<li /g)).toHaveLength(10);
      expect(html.match(/font-size/g)).toHaveLength(1);
      expect(html).not.toMatch(/checked|hidden|display|<small|<h\d|color/);
      expect(html).toContain(`<input type="checkbox" name="disclosureHash" value="${hash}" required>`);
      expect(html).toContain(`lang="${language === 'zh' ? 'zh-CN' : 'en'}"`);
      if (language === 'en') expect(html).toContain('&quot;consumption rebates&quot;');
    },
  );

  test('JSON: version, hash and both languages', () => {
    expect(JSON.parse(JSON.stringify(disclosuresAsJson(list)))).toEqual({
      version: 1,
      hash,
      disclosures: list.map(({ id, text }) => ({ id, zh: text.zh, en: text.en })),
    });
  });
});
