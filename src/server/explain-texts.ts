/** The words of explanations, in Chinese and English, and the numbers as people read them. */
import { formatMoney, formatPoints } from '#core/quantity';

/** A text in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** What an amount is. */
const LABELS = {
  merchantLeg: { zh: '商户分账', en: 'merchant leg' },
  platformLeg: { zh: '平台分账', en: 'platform leg' },
  distributionLeg: { zh: '分销分账', en: 'distribution leg' },
  poolLeg: { zh: '盈利池分账', en: 'pool leg' },
  paidInCash: { zh: '订单现金', en: 'cash of the order' },
  coins: { zh: '消费币', en: 'consumption coins' },
  refundCash: { zh: '退还现金', en: 'refund in cash' },
  refundCoins: { zh: '退还消费币', en: 'refund in coins' },
  merchantPart: { zh: '商户所得', en: 'to the merchant' },
  platformLegs: { zh: '平台与分销分账所余', en: 'what is left of the platform and distribution legs' },
  platformPart: { zh: '平台所得', en: 'to the platform' },
  inflow: { zh: '进入盈利池', en: 'inflow of the pool' },
  extra: { zh: '消费补贴', en: 'subsidy' },
  rebate: { zh: '返利额', en: 'rebate' },
  minted: { zh: '赠送积分', en: 'points minted' },
  referral: { zh: '推荐佣金', en: 'referral commission' },
  recruiter: { zh: '招商奖励', en: 'recruiter commission' },
  region: { zh: '区域代理佣金', en: 'region commission' },
  rank: { zh: '级差佣金', en: 'rank difference commission' },
  peer: { zh: '平级奖励', en: 'peer commission' },
  commissionLeft: { zh: '部分退款后的佣金', en: 'commission after refunds' },
  sold: { zh: '卖出积分', en: 'points sold' },
  redeemed: { zh: '卖出所得', en: 'proceeds of the sale' },
  redeemedLast: { zh: '最后持有人卖出所得，不收费', en: 'proceeds of the last holder, without a fee' },
  forfeited: { zh: '没收积分', en: 'points forfeited' },
  exitAll: { zh: '强制出局，全部积分', en: 'forced exit of all points' },
  exitPaid: { zh: '出局所得，现值与上限取小', en: 'paid at the exit, the lesser of worth and cap' },
  converted: { zh: '兑换股份所用积分', en: 'points burned for shares' },
  woundUpAll: { zh: '清盘，全部积分', en: 'winding up of all points' },
  woundUp: { zh: '清盘所得', en: 'paid at the winding up' },
  withdrawal: { zh: '提现金额', en: 'withdrawal' },
  returned: { zh: '提现未成，退回', en: 'withdrawal given back' },
  fee: { zh: '提现手续费', en: 'fee of the withdrawal' },
  tax: { zh: '代扣税', en: 'tax withheld' },
  toOwner: { zh: '实际到账', en: 'paid to the owner' },
  adjustment: { zh: '调账', en: 'adjustment' },
  dividend: { zh: '分红', en: 'dividend' },
  dividendOut: { zh: '分红支出', en: 'dividend paid out' },
  debt: { zh: '导入的旧债', en: 'old debt imported' },
  reserve: { zh: '核对：此前的储备金', en: 'check: the reserve before' },
} as const satisfies Record<string, Text>;

/** The name of an amount. */
export type Label = keyof typeof LABELS;

/** How a formula was rounded. `given` is no formula: the command named the amount. */
export type Rounding = 'down' | 'up' | 'difference' | 'exact' | 'given';

const MONEY_ROUNDING: Record<Rounding, Text> = {
  down: { zh: '（向下取整到分）', en: ' (rounded down to a fen)' },
  up: { zh: '（向上取整到分）', en: ' (rounded up to a fen)' },
  difference: { zh: '（两项各自向下取整到分，再相减）', en: ' (each rounded down to a fen, then subtracted)' },
  exact: { zh: '（无取整）', en: ' (nothing rounded)' },
  given: { zh: '（指令所定）', en: ' (named by the command)' },
};

const POINTS_ROUNDING: Record<Rounding, Text> = {
  ...MONEY_ROUNDING,
  down: { zh: '（向下取整到最小单位）', en: ' (rounded down to the smallest unit)' },
  up: { zh: '（向上取整到最小单位）', en: ' (rounded up to the smallest unit)' },
};

/** What the log does not let us recompute. */
export const MISSING: Text = {
  zh: '账上缺少重算所需的记录，无法核对',
  en: 'the log lacks what it was computed from, so it cannot be checked',
};

/** Yuan of fen, `1000.00`. */
export function yuan(fen: bigint): string {
  return formatMoney(fen);
}

/** Points of units at a scale. */
export function points(units: bigint, scale: number): string {
  return formatPoints(units, scale);
}

/** The sentence of one step. `scale` for points, undefined for money. */
export function sentence(
  rule: string,
  label: Label,
  formula: string,
  expected: bigint,
  actual: bigint,
  rounding: Rounding,
  scale: number | undefined,
): Text {
  const show = (amount: bigint): string => (scale === undefined ? yuan(amount) : points(amount, scale));
  const { zh: name, en: english } = LABELS[label];
  const note = (scale === undefined ? MONEY_ROUNDING : POINTS_ROUNDING)[rounding];
  const result = formula === show(expected) ? formula : `${formula} = ${show(expected)}`;
  const text = {
    zh: `规则 ${rule}：${name} ${result}${note.zh}`,
    en: `Rule ${rule}: ${english} ${result}${note.en}`,
  };
  if (expected === actual) return text;
  return {
    zh: `${text.zh}，但账上是 ${show(actual)}：不一致，请核查`,
    en: `${text.en}, but the log says ${show(actual)}: they differ, look into it`,
  };
}
