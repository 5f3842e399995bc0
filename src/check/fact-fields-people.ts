/** The facts about shares and debts, members, taxes, texts and licences. */
import type { Field } from './field.ts';

const flag = (zh: string, en: string) => ({ kind: 'flag', ask: { zh, en } }) as const;
const money = (zh: string, en: string) => ({ kind: 'money', ask: { zh, en } }) as const;
const count = (zh: string, en: string) => ({ kind: 'count', ask: { zh, en } }) as const;

export const PEOPLE_FACTS = {
  'dividend.recipients': {
    kind: 'choice',
    ask: { zh: '股东分红付给谁？', en: 'Who gets dividends?' },
    of: {
      nobody: { zh: '不分红', en: 'nobody' },
      registered_shareholders: { zh: '工商登记的股东', en: 'registered shareholders' },
      others: { zh: '会员、代理等其他人', en: 'members, agents or others' },
    },
  },
  'dividend.auditedProfit': flag(
    '分红是否只来自弥补亏损后、经审计的利润？',
    'Are dividends paid out of audited profit after losses only?',
  ),
  'shares.conversion': flag('积分能否兑换股份或期权？', 'Can points be converted into shares or options?'),
  'shares.registration': {
    kind: 'text',
    ask: { zh: '证监会注册的文号是什么？', en: 'What is the number of the registration with the CSRC?' },
  },
  'shares.registrationVerified': flag(
    '是否有人在证监会网站核对过这个文号？',
    "Has somebody verified that number on the CSRC's website?",
  ),
  'debts.converted': flag(
    '是否把旧债（包括别处欠的）换成积分或消费币？',
    'Are old debts, of others too, converted into points or coins?',
  ),
  'debts.needsPayment': flag(
    '债权人要交钱或消费才能换回债权？',
    'Must a creditor pay or buy something to be made whole?',
  ),
  'debts.returnPromised': flag('是否承诺债权的回报？', 'Is a return promised on the debts?'),
  'debts.thirdParty': flag('是否收进别的平台或别人欠的债？', 'Are debts of other platforms or people taken in?'),
  'debts.consent': flag('是否有每个债权人的书面同意？', "Is there every creditor's written consent?"),
  'debts.auditedList': flag('债务清单是否经过审计？', 'Has the list of debts been audited?'),
  'members.minimumAge': count('会员最低几岁才能得积分、提现？', 'From what age may members earn and redeem?'),
  'redeem.realName': flag('提现前是否核验实名？', 'Is the real name verified before money is paid out?'),
  'redeem.ownAccount': flag('是否只付到会员本人的账户？', "Is money paid to the member's own account only?"),
  'redeem.paidAs': {
    kind: 'choice',
    ask: { zh: '卖出积分得到什么？', en: 'What does one get for points?' },
    of: {
      cash: { zh: '可以提现的钱', en: 'money that can be withdrawn' },
      own_discount: { zh: '只能抵扣本店货款', en: "a discount on the seller's own goods" },
    },
  },
  'tax.classified': {
    kind: 'choices',
    ask: {
      zh: '哪些账户的付款已确定税目和税率？',
      en: 'For which accounts are the class of tax and the rate of payouts settled?',
    },
    of: {
      cash: { zh: '零钱（卖出积分）', en: 'cash from sold points' },
      commission: { zh: '佣金', en: 'commissions' },
      dividend: { zh: '分红', en: 'dividends' },
      payable: { zh: '商家货款', en: "merchants' proceeds" },
    },
  },
  'tax.withholding': flag('谁来代扣代缴已确定并已办理？', 'Is withholding and filing arranged?'),
  'lottery.held': flag('有没有抽奖、盲盒？', 'Are there lotteries or blind boxes?'),
  'lottery.topPrize': money('最高奖值多少元？', 'What is the top prize worth, in yuan?'),
  'lottery.oddsPublished': flag('是否公布中奖概率？', 'Are the odds published?'),
  'lottery.blindBoxAge': count(
    '最低几岁可以买盲盒？没有盲盒写 18',
    'From what age can blind boxes be bought? 18 when there are none',
  ),
  'change.noticeDays': count('规则变更提前几天公示？', 'How many days before are changes of the rules published?'),
  'change.importantNoticeDays': count('重要变更提前几天公示？', 'And important changes?'),
  'change.retroactive': flag('变更是否影响已经取得的权益？', 'Do changes touch what was earned before?'),
  'refund.waived': flag('会员要放弃退货权才能参加？', 'Must members waive their right to return goods?'),
  'refund.reversed': flag('退货时是否撤回积分和佣金？', 'Are points and commissions reversed when goods come back?'),
  'privacy.uplineSees': flag(
    '推荐人能否看到被推荐人的姓名、电话或订单？',
    'Do referrers see names, phone numbers or orders of those below?',
  ),
  'privacy.separateConsent': flag(
    '收集银行卡、身份证件前是否取得单独同意？',
    'Is separate consent taken for bank cards and identity papers?',
  ),
  'privacy.assessment': flag('是否做过个人信息保护影响评估？', 'Has the impact on personal data been assessed?'),
  'texts.shown': {
    kind: 'texts',
    ask: {
      zh: '会员会看到哪些文字（页面、海报、话术、视频字幕）？',
      en: 'Which texts do members see (pages, posters, scripts, subtitles)?',
    },
  },
  'texts.earnings': flag(
    '是否展示收益举例、截图或会员的自述？',
    'Are examples of earnings, screenshots or testimonials shown?',
  ),
  'texts.auditedMedian': flag('旁边是否写明经审计的收益中位数？', 'Does the audited median stand beside them?'),
  'goods.highestPriceRatio': {
    kind: 'multiple',
    ask: {
      zh: '售价最高是市价的几倍？',
      en: 'How many times the market price is the highest of your prices?',
    },
  },
  'join.acknowledgement': flag(
    '会员在首次下单或提现前，是否须逐条看过并确认当前告知书？',
    'Must members read and accept the disclosures in force before their first order or redemption?',
  ),
  'licences.business': flag('营业执照是否齐全、范围相符？', 'Is the business licence in place and does it cover this?'),
  'licences.telecom': flag('网站备案或增值电信业务许可是否齐全？', 'Is the telecom filing or licence in place?'),
} as const satisfies { readonly [name: string]: Field };
