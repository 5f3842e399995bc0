/** The one table of limits: the thresholds of rules that a profile sets. A name is `rule.limit`. */
import { FACT_FIELDS } from './fact-fields.ts';
import type { Field, ValueOf } from './field.ts';

const count = (zh: string, en: string) => ({ kind: 'count', ask: { zh, en } }) as const;
const money = (zh: string, en: string) => ({ kind: 'money', ask: { zh, en } }) as const;

export const LIMIT_FIELDS = {
  'R01.levels': count('一笔订单最多付几级上线', 'the most uplines that one order may pay'),
  'R02.channels': {
    kind: 'choices',
    of: FACT_FIELDS['referral.channels'].of,
    ask: { zh: '两级佣金在这些渠道不可用', en: 'the channels where two levels are not to be had' },
  },
  'R06.total': { kind: 'percent', ask: { zh: '佣金合计最多占订单多少', en: 'the most that commissions may take' } },
  'R07.ownShops': count('至少几家满一年的直营店', 'the fewest own shops of more than a year'),
  'R07.disclosureDays': count('签约前至少几天披露', 'the fewest days of disclosure before signing'),
  'R09.sources': {
    kind: 'choices',
    of: FACT_FIELDS['pool.sources'].of,
    ask: { zh: '可以入池的钱', en: 'the money that may enter the pool' },
  },
  'R14.windowDays': count(
    '没有收货凭证时，下单后至少几天才发积分',
    'the fewest days from placing to points without a proof of receipt',
  ),
  'R22.registered': money('记名预付卡限额', 'the most that a card in a name may hold'),
  'R22.bearer': money('不记名预付卡限额', 'the most that a card without a name may hold'),
  'R26.age': count('参加的最低年龄', 'the lowest age of members'),
  'R29.prize': money('最高奖值', 'the highest prize'),
  'R29.blindBoxAge': count('购买盲盒的最低年龄', 'the lowest age for blind boxes'),
  'R30.days': count('一般变更至少提前几天公示', 'the fewest days of notice of a change'),
  'R30.importantDays': count('重要变更至少提前几天公示', 'the fewest days of notice of an important change'),
  'R35.ratio': { kind: 'multiple', ask: { zh: '售价最高是市价的几倍', en: 'the highest price, in market prices' } },
} as const satisfies { readonly [name: `R${number}.${string}`]: Field };

/** The name of a limit: `R06.total`. */
export type LimitName = keyof typeof LIMIT_FIELDS;

/** Limits as a profile sets them; amounts in fen, rates in parts per million. Those of a rule that is off are not used. */
export type Limits = { readonly [Name in LimitName]: ValueOf<(typeof LIMIT_FIELDS)[Name]> };
