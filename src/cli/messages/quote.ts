/** Texts of quotes, of the plan command and of the demonstration. */
import type { Text } from '../language.ts';

export const QUOTE_MESSAGES = {
  quoteOrderTitle: { zh: '这笔订单结算时（元）：', en: 'This order, when it settles (yuan):' },
  quoteSaleTitle: { zh: '这次卖出（元）：', en: 'This sale (yuan):' },
  quoteMinted: { zh: '赠送积分', en: 'Points minted' },
  quoteWorth: { zh: '这些积分那时对应的储备，未扣卖出手续费', en: 'Reserve behind them then, before any fee' },
  quoteExtras: { zh: '补贴', en: 'Subsidies' },
  quoteSold: { zh: '卖出积分', en: 'Points sold' },
  quotePaid: { zh: '到手', en: 'Paid' },
  quotePrice: { zh: '价格（之前、之后）', en: 'Price (before, after)' },
  quoteExits: { zh: '因此强制出局', en: 'Forced to exit by it' },
  quoteNobody: { zh: '没有人', en: 'nobody' },
  quoteExitPaid: { zh: '得到 {paid}', en: 'is paid {paid}' },
  quoteAssumes: {
    zh: '假定从下单到结算（退货期 {days} 天）之间别的什么也不发生；真实的结果取决于这段时间里的其他订单和卖出。',
    en: 'As if nothing else happened until it settles (a return window of {days} days); what really comes out depends on the orders and sales in between.',
  },
  quoteNothingChanged: { zh: '只是试算，什么也没有改变。', en: 'This is a quote; nothing was changed.' },
  quoteRefused: { zh: '会被拒绝：{code}（{reason}）', en: 'It would be refused: {code} ({reason})' },
  quoteRefusedBefore: { zh: '{file} 里有 {count} 条命令被拒绝。', en: '{count} commands of {file} were refused.' },

  planValid: { zh: '计划 {name} 有效。', en: 'The plan {name} is valid.' },

  demoIntro: {
    zh: '样例：用计划 {plan} 跑 {orders}（带种子生成的样例，不是真实数据）。',
    en: 'Sample: the plan {plan} over {orders} (made by a seeded generator; not real data).',
  },
  demoReport: {
    zh: '报告在 {file}，用浏览器打开，不用联网。',
    en: 'The report is {file}; open it in a browser, no network needed.',
  },
  demoNext: { zh: '接着试：greenpool help', en: 'Next: greenpool help' },
} as const satisfies { readonly [key: string]: Text };
