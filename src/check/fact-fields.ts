/**
 * The one table of facts: what the check must be told besides the plan. A name is `group.field`, as in the file; each has the
 * question that is asked while nobody has answered it.
 */
import { FUNDS_FACTS } from './fact-fields-funds.ts';
import { PEOPLE_FACTS } from './fact-fields-people.ts';
import type { Field, ValueOf } from './field.ts';

const flag = (zh: string, en: string) => ({ kind: 'flag', ask: { zh, en } }) as const;
const money = (zh: string, en: string) => ({ kind: 'money', ask: { zh, en } }) as const;
const count = (zh: string, en: string) => ({ kind: 'count', ask: { zh, en } }) as const;

const PAY_FACTS = {
  'referral.basis': {
    kind: 'choices',
    ask: {
      zh: '佣金和奖励按什么计算（包括在本软件之外付的）？没有佣金就写 []',
      en: 'What are commissions and rewards paid for, those outside this software included? [] when there are none',
    },
    of: {
      order: { zh: '成交的订单', en: 'settled orders' },
      headcount: { zh: '拉来的人数', en: 'people brought in' },
      signup: { zh: '注册', en: 'sign-ups' },
      upgrade: { zh: '升级', en: 'upgrades' },
    },
  },
  'referral.fee': money(
    '加入、推荐或领佣金要交多少钱（元）？不收写 "0.00"',
    'What does it cost in yuan to join, to refer or to be paid commissions? "0.00" when nothing',
  ),
  'referral.minimumSpend': money(
    '要先消费多少元才能推荐或领佣金？不要求写 "0.00"',
    'How many yuan must be spent before one may refer or be paid commissions? "0.00" when none',
  ),
  'referral.package': money(
    '要买多少元的礼包才能推荐或领佣金？不要求写 "0.00"',
    'For how many yuan must a package be bought before one may refer or be paid commissions? "0.00" when none',
  ),
  'referral.channels': {
    kind: 'choices',
    ask: { zh: '推荐在哪些渠道进行？', en: 'Through which channels do members refer others?' },
    of: {
      app: { zh: '自己的应用', en: 'an app of our own' },
      website: { zh: '自己的网站', en: 'a website of our own' },
      wechat: { zh: '微信（小程序、公众号、群、朋友圈）', en: 'WeChat' },
      alipay: { zh: '支付宝', en: 'Alipay' },
      douyin: { zh: '抖音', en: 'Douyin' },
      offline: { zh: '线下', en: 'in person' },
    },
  },
  'referral.opinion': flag(
    '律师是否就两级佣金出具了签字的意见书？',
    'Has a lawyer signed an opinion on paying two levels?',
  ),
  'team.volume': flag(
    '是否有人按下级团队的业绩领钱（包括在本软件之外付的）？',
    "Is anybody paid on a team's turnover, outside this software too?",
  ),
  'team.rankByDownline': flag(
    '会员的等级是否取决于下级的人数或业绩？',
    'Does the number or the turnover of those below decide a rank?',
  ),
  'team.salaried': flag(
    '领团队报酬的是否全部是签了劳动合同、领工资的员工？',
    'Is everybody who gets team pay an employee with a salary?',
  ),
  'team.recruiting': flag('这些人是否介绍别人加入？', 'Do those people bring others in?'),
  'agents.fee': money(
    '区域代理要交多少钱（加盟费、保证金、货款，元）？没有代理或不收写 "0.00"',
    'What do region agents pay in yuan (fee, deposit, stock)? "0.00" when nothing or there are none',
  ),
  'agents.incomeBase': {
    kind: 'choices',
    ask: { zh: '区域代理的收入按什么算？没有代理写 []', en: 'What are region agents paid on? [] when there are none' },
    of: {
      own_sales: { zh: '自己的销售', en: 'what they sell themselves' },
      services: { zh: '实际提供的服务', en: 'services that they give' },
      region_orders: { zh: '区域内的订单', en: 'the orders of a region' },
      members: { zh: '区域内的会员', en: 'the members of a region' },
    },
  },
  'agents.franchiseFiling': flag(
    '特许经营是否已在商务部门备案？',
    'Is the franchise filed with the commerce authority?',
  ),
  'agents.ownShops': count(
    '经营满一年的直营店有几家？',
    'How many shops of your own have been run for more than a year?',
  ),
  'agents.disclosureDays': count(
    '签约前多少天书面披露信息？',
    'How many days before signing are franchisees given the disclosure?',
  ),
  'agents.coolingOff': flag('合同有无冷静期（可单方解除）？', 'Does the contract have a cooling-off period?'),
  'agents.refundTerms': flag('退还加盟费的条件是否写进合同？', 'Are the terms for refunding the fee in the contract?'),
  'agents.opinion': flag(
    '律师是否就区域代理出具了签字的意见书？',
    'Has a lawyer signed an opinion on the region agents?',
  ),
  'agents.recruitBonus': money(
    '介绍一个代理得多少奖励（元）？没有写 "0.00"',
    'What is paid in yuan for bringing in an agent? "0.00" when nothing',
  ),
} as const satisfies { readonly [name: string]: Field };

/** Every fact, in the order in which it is asked. */
export const FACT_FIELDS = { ...PAY_FACTS, ...FUNDS_FACTS, ...PEOPLE_FACTS } as const;

/** The name of a fact: `referral.fee`. */
export type FactName = keyof typeof FACT_FIELDS;

/** The facts that were answered, by name; amounts in fen, rates and multiples in parts per million. Plain data. */
export type Facts = { readonly [Name in FactName]?: ValueOf<(typeof FACT_FIELDS)[Name]> };
