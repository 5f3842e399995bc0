import { describe, expect, test } from 'vitest';
import { planOf, profileOf } from '../../test/support/check.ts';
import { disclosures } from './disclosure.ts';
import { disclosuresAsHtml } from './disclosure-forms.ts';
import { findPattern, normaliseText } from './texts.ts';

const { patterns } = profileOf('CN');

/** What may not be said, and the words that stop it. */
const STOPPED: readonly (readonly [text: string, words: string])[] = [
  ['本平台保本保息', '保本'],
  ['保 本', '保本'],
  ['保-本、保*本', '保本'],
  ['保\u200b本', '保本'],
  ['保😀本', '保本'],
  ['保<b>本</b>', '保本'],
  ['保&#8203;本', '保本'],
  ['保&nbsp;本', '保本'],
  ['我们不保本', '保本'],
  ['保收益，请放心', '保收益'],
  ['稳赚不赔', '稳赚'],
  ['穩賺不賠', '稳赚'],
  ['稳……赚', '稳赚'],
  ['积分必涨', '必涨'],
  ['积分必漲', '必涨'],
  ['价格只涨不跌', '只涨不跌'],
  ['价格只 涨 不 跌！', '只涨不跌'],
  ['单边上扬的价格', '单边上扬'],
  ['單邊上漲', '单边上涨'],
  ['零风险', '零风险'],
  ['０风险', '0风险'],
  ['〇風險', '零风险'],
  ['⽆⻛险', '无风险'],
  ['无 风 险', '无风险'],
  ['躺赚', '躺赚'],
  ['躺着也能【躺 赢】', '躺赢'],
  ['静态收益每天有', '静态收益'],
  ['動態收益', '动态收益'],
  ['消费全返', '全返'],
  ['全额返现', '全额返'],
  ['消费=存钱', '消费存钱'],
  ['消费＝投资', '消费投资'],
  ['消费就是赚钱', '消费就是赚钱'],
  ['三个月回本', '回本'],
  ['积分翻倍', '翻倍'],
  ['认购原始股', '原始股'],
  ['公司即将上市', '即将上市'],
  ['公司準備上市', '准备上市'],
  ['上市前的最后机会', '上市前'],
  ['国家支持项目', '国家支持'],
  ['國家扶持', '国家扶持'],
  ['央企背书', '央企'],
  ['实现财富自由', '财富自由'],
  ['Guaranteed returns', 'guaranteed'],
  ['ＧＵＡＲＡＮＴＥＥＤ', 'guaranteed'],
  ['guarаnteеd', 'guaranteed'],
  ['gúaránteed', 'guaranteed'],
  ['This is risk-free.', 'riskfree'],
  ['It never  falls', 'neverfalls'],
  ['Passive Income for all', 'passiveincome'],
  ['pre-IPO shares', 'preipo'],
  ['PRE–IРО', 'preipo'],
];

const LET_THROUGH: readonly string[] = [
  '订单过了退货期，一部分货款折成积分。',
  '积分可以卖出，卖多少钱、什么时候卖得出，都没有人担保。',
  '平均最多拿回30元。',
  '退货则积分、佣金取消。',
  '价格可能下跌，也可能为零。',
  '本店商品七天可退。',
  '新品上市，欢迎选购',
  '保质期十二个月',
  '稳定供货',
  '消费满100元送积分',
  '投资有损失本金的可能',
  '风险自担',
  '国家法定节假日照常营业',
  '收益不确定',
  '满1元可提现，手续费0.6%',
  'Points may become worthless.',
  'Nobody guarantees a payment, a price or a time.',
  'Free delivery, no risk of damage in transit',
  'Income tax is withheld on commissions.',
  'The price may fall.',
];

const CLAIMS: readonly string[] = [
  '月入过万',
  '月 入 ３ 万',
  '日赚500',
  '张姐赚了5000元',
  '李哥已提现20000',
  '收益3万元',
  '晒收益',
  '到账截图',
  '会员见证',
  '真实案例',
  'I earned ¥5,000 in a month',
  'Testimonials',
  'payout screenshot',
];

const NO_CLAIMS: readonly string[] = [
  '满10元可提现',
  '提现一至三个工作日到账',
  '佣金按劳务报酬代扣税款',
  '赚取积分的规则见下',
  '每花1000元放入300元',
  '运费10元',
  'Commissions are paid after the return window.',
  'Earn points on every order',
];

describe('R33: texts', () => {
  test.each(STOPPED)('stops %j', (text, words) => {
    expect(findPattern(text, patterns.forbidden)).toBe(words);
  });

  test.each(LET_THROUGH)('lets %j through', (text) => {
    expect(findPattern(text, patterns.forbidden)).toBeUndefined();
    expect(findPattern(text, patterns.earnings)).toBeUndefined();
  });

  test('at least fifty texts, good and bad', () => {
    expect(STOPPED.length + LET_THROUGH.length).toBeGreaterThanOrEqual(50);
  });

  test('every alternative of the specification is there', () => {
    const given = String.raw`保本|保收益|稳赚|必涨|只涨不跌|单边上[扬涨]|躺[赚赢]|静态收益|动态收益|全额?返|回本|翻倍|原始股|(即将|拟|准备|冲刺)上市|上市(公司|前|后|计划)|国家(支持|扶持)|央企|财富自由|guaranteed|riskfree|neverfalls|passiveincome|preipo`;
    const all = patterns.forbidden.join('|');
    for (const alternative of given.split(/\|(?![^(]*\))/)) expect(all).toContain(alternative);
    expect(all).toContain('消费[即就是]*(存钱|投资|赚钱)');
  });

  test('our own disclosures pass by themselves, as text and as HTML, for every kind of plan', () => {
    for (const [name, changes] of [
      ['cashback', {}],
      ['mall-3x', {}],
      ['local-life-1.2x', {}],
      ['clear-debts', {}],
      ['cashback', { 'pool.cap': undefined }],
    ] as const) {
      const list = disclosures(
        planOf(name, changes),
        { members: 1_000_000, reachedCap: 144, orderFen: 100_000 },
        10_000,
      );
      const texts = list.flatMap(({ text }) => [text.zh, text.en]);
      for (const text of [...texts, disclosuresAsHtml(list, 'zh'), disclosuresAsHtml(list, 'en')]) {
        expect(findPattern(text, patterns.forbidden), text).toBeUndefined();
        expect(findPattern(text, patterns.earnings), text).toBeUndefined();
      }
    }
  });
});

describe('R34: claims of earnings', () => {
  test.each(CLAIMS)('%j is one', (text) => {
    expect(findPattern(text, patterns.earnings)).toBeDefined();
  });

  test.each(NO_CLAIMS)('%j is none', (text) => {
    expect(findPattern(text, patterns.earnings)).toBeUndefined();
  });
});

test('what normalising leaves: small letters and characters, nothing else', () => {
  expect(normaliseText(' Ａ-b\u200bÇ 积·分！①ﬁ')).toBe('abc积分1fi');
  expect(normaliseText(normaliseText('ＰＲＥ–IРО穩賺'))).toBe(normaliseText('ＰＲＥ–IРО穩賺'));
});

test('a text made to take long does not', () => {
  const started = performance.now();
  findPattern('消费即'.repeat(6000), patterns.forbidden);
  findPattern(`${'<'.repeat(10_000)}${'&#x'.repeat(3000)}`, patterns.forbidden);
  expect(performance.now() - started).toBeLessThan(2000);
});
