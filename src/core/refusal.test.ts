import { describe, expect, test } from 'vitest';
import { Given, LEAN } from '../../test/support/given.ts';
import type { Fields } from '../../test/support/given.ts';
import { Engine } from './engine.ts';
import { RULE_CODES } from './refusal.ts';
import type { RefusalCode } from './refusal.ts';

const plan = {
  splits: {
    default: { merchant: '60%', platform: '8%', distribution: '12%' },
    thin: { merchant: '0%', platform: '49.9999%', distribution: '49.9999%' },
  },
  legacy: { coinShare: '40%', release: { tranches: 5, everyDays: 30 } },
  withdrawal: { minimum: '1.00' },
  returnWindowDays: 3,
  minimumOrder: '1.00',
};

/** A programme in which every condition of every command can be met. */
function build(): Uint8Array {
  const shop = new Given(plan).does('RegisterMerchant', { merchantId: 's' });
  shop.does('RegisterMerchant', { merchantId: 'thin', split: 'thin' });
  for (const memberId of ['rich', 'all locked'])
    shop.does('ImportDebt', { debtId: memberId, memberId, amount: '1000.00' });
  const own = (orderId: string, memberId: string, amount: string, more: Fields = {}): Given =>
    shop.does('PlaceOrder', { orderId, memberId, amount, ...more });
  own('settled', 'a', '1000.00');
  own('refunded', 'a', '10.00').does('RefundOrder', { refundId: 'r', orderId: 'refunded', amount: '10.00' });
  own('open', 'a', '10.00');
  own('coined', 'all locked', '1000.00', { coins: '100.00' });
  own('free', 'half locked', '1000.00');
  shop.onDay(3).does('SettleOrder', { orderId: 'settled' }).does('SettleOrder', { orderId: 'coined' });
  own('held', 'a', '10.00').does('HoldOrder', { orderId: 'held' });
  own('fresh', 'a', '10.00');
  shop
    .does('BindReferrer', { memberId: 'm1', referrerId: 'm2' })
    .does('BindReferrer', { memberId: 'm2', referrerId: 'm3' });
  shop.does('AppointAgent', { regionCode: '440106', memberId: 'agent' });
  shop.does('FreezeMember', { memberId: 'cold' });
  shop.does('RedeemPoints', { redemptionId: 'r', memberId: 'a', points: '10' });
  shop.does('ForfeitPoints', { forfeitId: 'f', memberId: 'a', points: '1', reason: 'x' });
  shop.does('InjectFunds', { injectionId: 'i', amount: '1.00', source: 'operator' });
  const cash = { account: 'cash', memberId: 'a', amount: '1.00' };
  for (const withdrawalId of ['requested', 'approved', 'closed'])
    shop.does('RequestWithdrawal', { withdrawalId, ...cash });
  shop.does('ApproveWithdrawal', { withdrawalId: 'approved' }).does('RejectWithdrawal', { withdrawalId: 'closed' });
  shop.does('AdjustBalance', { adjustmentId: 'x', account: 'cash', memberId: 'a', amount: '0.01', reason: 'x' });
  shop.does('SetWeight', { memberId: 'm1', weight: 1 }).does('DeclareDividend', { dividendId: 'd', amount: '0.01' });
  shop.does('SetWeight', { memberId: 'm1', weight: 0 });
  const subsidy = { budget: '1.00', share: '1%', mints: true, source: 'financing' };
  shop.does('OpenSubsidy', { subsidyId: 'over', ...subsidy }).does('CloseSubsidy', { subsidyId: 'over' });
  shop.does('OpenConversion', { conversionId: 'open', shares: 10, pricePerShare: '1000.00' });
  shop.does('OpenConversion', { conversionId: 'dear', shares: 10, pricePerShare: '1.00' });
  shop.does('OpenConversion', { conversionId: 'over', shares: 10, pricePerShare: '1.00' });
  shop.does('ConvertPoints', { grantId: 'g', conversionId: 'dear', memberId: 'a', shares: 1 });
  shop.does('CloseConversion', { conversionId: 'over' });
  return shop.engine.snapshot();
}

function buildFresh(): Uint8Array {
  return new Given(plan).does('SetWeight', { memberId: 'weighty', weight: 1 }).engine.snapshot();
}

let built: Uint8Array | undefined;

/** The busy programme, built by the first test that needs it. */
function busy(): Uint8Array {
  return (built ??= build());
}

const reached = new Set<string>();

/**
 * One row a code, in the order of the rules: its command meets this condition, and wherever both can hold the next row's too. So the
 * row is refused with its own code only if that one comes first.
 */
type Rows = readonly (readonly [RefusalCode, Fields])[];

/** What a refusal blames: a field of the command, by its name and with its value. A number of points is written out at the scale. */
function blame(code: RefusalCode, fields: Fields, field = ''): object {
  if (['no_weights', 'no_points_outstanding', 'orders_open', 'programme_ended', 'plan_invalid'].includes(code))
    return {};
  if (code === 'time_went_back')
    return { field: 'at', value: fields['at'], expected: 'not before 2026-01-04T00:00:00Z' };
  if (code === 'pool_terms_fixed') return { field: 'plan.pool' };
  if (code === 'split_in_use') return { field: 'plan.splits' };
  expect(Object.keys(fields)).toContain(field);
  return field === 'points' ? {} : { value: fields[field] };
}

function refuses(snapshot: Uint8Array, type: string, code: RefusalCode, fields: Fields): void {
  const engine = Engine.restore(snapshot);
  const command = { type, at: '2026-01-04T00:00:00Z', ...fields };
  const { receipt, events, refusal } = engine.apply(command);
  expect({ receipt, events }, JSON.stringify(command)).toStrictEqual({ receipt: { ok: false, code }, events: [] });
  expect(refusal).toMatchObject({ code, ...blame(code, fields, refusal?.field) });
  expect(Buffer.compare(engine.snapshot(), snapshot), 'a refusal changes nothing').toBe(0);
  reached.add(code);
}

const order = { orderId: 'new', memberId: 'a', amount: '10.00' };
const sale = { redemptionId: 'new', memberId: 'a', points: '1' };
const forfeit = { forfeitId: 'new', memberId: 'a', points: '1', reason: 'x' };
const request = { withdrawalId: 'new', account: 'cash', memberId: 'a', amount: '1.00' };
const adjustment = { adjustmentId: 'new', account: 'cash', memberId: 'a', amount: '1.00', reason: 'x' };
const convert = { grantId: 'new', conversionId: 'dear', memberId: 'a', shares: 1 };
const budget = { subsidyId: 'new', budget: '1.00', share: '1%', mints: true, source: 'operator' };
const shares = { conversionId: 'new', shares: 1, pricePerShare: '1.00' };
/** Points with more decimals than any scale of these programmes. */
const FINE = `.${'0'.repeat(40)}1`;

const table: Readonly<Record<string, Rows>> = {
  RegisterMerchant: [['merchant_exists', { merchantId: 's' }]],
  BindReferrer: [
    ['referrer_is_self', { memberId: 'm1', referrerId: 'm1' }],
    ['referrer_already_bound', { memberId: 'm2', referrerId: 'm1' }],
    ['referrer_cycle', { memberId: 'm3', referrerId: 'm1' }],
  ],
  AppointAgent: [['region_taken', { regionCode: '440106', memberId: 'new' }]],
  DismissAgent: [['region_vacant', { regionCode: '440100' }]],
  PlaceOrder: [
    ['order_exists', { ...order, orderId: 'open', amount: '-1.00' }],
    ['amount_not_positive', { ...order, amount: '0.00', merchantId: 'nobody' }],
    ['amount_not_positive', { ...order, amount: '-10.00', coins: '1.00' }],
    ['merchant_unknown', { ...order, amount: '0.99', merchantId: 'nobody' }],
    ['amount_below_minimum', { ...order, amount: '0.99', merchantId: 's', coins: '0.01' }],
    ['amount_below_minimum', { ...order, amount: '0.01', merchantId: 'thin' }],
    ['coins_only_for_own_goods', { ...order, merchantId: 's', coins: '4.01' }],
    ['coins_above_share', { ...order, coins: '4.01' }],
    ['insufficient_coins', { ...order, coins: '4.00' }],
    ['coins_exceed_margin', { ...order, memberId: 'rich', coins: '4.00' }],
    ['amount_too_small', { ...order, merchantId: 'thin', amount: '1.01' }],
  ],
  RefundOrder: [
    ['refund_exists', { refundId: 'r', orderId: 'nothing', amount: '1.00' }],
    ['order_unknown', { refundId: 'new', orderId: 'nothing', amount: '-1.00' }],
    ['order_already_settled', { refundId: 'new', orderId: 'settled', amount: '0.00' }],
    ['amount_not_positive', { refundId: 'new', orderId: 'refunded', amount: '0.00' }],
    ['amount_not_positive', { refundId: 'new', orderId: 'open', amount: '-1.00' }],
    ['refund_exceeds_order', { refundId: 'new', orderId: 'open', amount: '10.01' }],
    ['refund_exceeds_order', { refundId: 'new', orderId: 'refunded', amount: '0.01' }],
  ],
  HoldOrder: [
    ['order_unknown', { orderId: 'nothing' }],
    ['order_already_settled', { orderId: 'settled' }],
  ],
  ReleaseOrder: [
    ['order_unknown', { orderId: 'nothing' }],
    ['order_already_settled', { orderId: 'settled' }],
  ],
  SettleOrder: [
    ['order_unknown', { orderId: 'nothing' }],
    ['order_already_settled', { orderId: 'settled' }],
    ['order_fully_refunded', { orderId: 'refunded' }],
    ['order_held', { orderId: 'held' }],
    ['return_window_open', { orderId: 'fresh' }],
  ],
  RedeemPoints: [
    ['redemption_exists', { ...sale, redemptionId: 'r', memberId: 'nobody' }],
    ['member_unknown', { ...sale, memberId: 'nobody', points: `0${FINE}` }],
    ['member_frozen', { ...sale, memberId: 'cold', points: `0${FINE}` }],
    ['points_too_precise', { ...sale, points: `-1${FINE}` }],
    ['points_too_precise', { ...sale, points: `1000000${FINE}` }],
    ['points_not_positive', { ...sale, points: '0' }],
    ['insufficient_points', { ...sale, memberId: 'all locked', points: '1000000' }],
    ['insufficient_points', { ...sale, memberId: 'm1', points: '0.00000001' }],
    ['points_locked', { ...sale, memberId: 'all locked', points: '0.00000001' }],
    ['redeem_rounds_to_zero', { ...sale, points: '0.00000001' }],
  ],
  ForfeitPoints: [
    ['forfeit_exists', { ...forfeit, forfeitId: 'f', memberId: 'nobody' }],
    ['member_unknown', { ...forfeit, memberId: 'nobody', points: `0${FINE}` }],
    ['points_too_precise', { ...forfeit, points: `-1${FINE}` }],
    ['points_not_positive', { ...forfeit, points: '-1' }],
    ['insufficient_points', { ...forfeit, memberId: 'all locked', points: '1000000' }],
  ],
  InjectFunds: [
    ['injection_exists', { injectionId: 'i', amount: '0.00', source: 'operator' }],
    ['amount_not_positive', { injectionId: 'new', amount: '0.00', source: 'surplus' }],
    ['surplus_too_low', { injectionId: 'new', amount: '0.01', source: 'surplus' }],
  ],
  RequestWithdrawal: [
    ['withdrawal_exists', { ...request, withdrawalId: 'closed', amount: '0.00' }],
    ['amount_not_positive', { ...request, memberId: 'nobody', amount: '0.00' }],
    ['amount_not_positive', { ...request, memberId: 'cold', amount: '-1.00' }],
    ['member_unknown', { ...request, memberId: 'nobody', amount: '0.99' }],
    ['merchant_unknown', { withdrawalId: 'new', account: 'payable', merchantId: 'a', amount: '0.99' }],
    ['member_frozen', { ...request, memberId: 'cold', amount: '0.99' }],
    ['member_frozen', { ...request, account: 'dividend', memberId: 'cold', amount: '1.00' }],
    ['withdrawal_below_minimum', { ...request, memberId: 'm1', amount: '0.99' }],
    ['withdrawal_below_minimum', { withdrawalId: 'new', account: 'payable', merchantId: 's', amount: '0.99' }],
    ['insufficient_balance', { ...request, memberId: 'm1', amount: '1.00' }],
    ['insufficient_balance', { withdrawalId: 'new', account: 'platform', amount: '100000.00' }],
  ],
  ApproveWithdrawal: [
    ['withdrawal_unknown', { withdrawalId: 'nothing' }],
    ['withdrawal_wrong_status', { withdrawalId: 'approved' }],
  ],
  RejectWithdrawal: [
    ['withdrawal_unknown', { withdrawalId: 'nothing' }],
    ['withdrawal_wrong_status', { withdrawalId: 'approved' }],
  ],
  CompleteWithdrawal: [
    ['withdrawal_unknown', { withdrawalId: 'nothing' }],
    ['withdrawal_wrong_status', { withdrawalId: 'requested' }],
  ],
  FailWithdrawal: [
    ['withdrawal_unknown', { withdrawalId: 'nothing' }],
    ['withdrawal_wrong_status', { withdrawalId: 'closed' }],
  ],
  AdjustBalance: [
    ['adjustment_exists', { ...adjustment, adjustmentId: 'x', amount: '0.00' }],
    ['amount_is_zero', { ...adjustment, memberId: 'nobody', amount: '0.00' }],
    ['member_unknown', { ...adjustment, memberId: 'nobody', amount: '100000.00' }],
    ['member_unknown', { ...adjustment, memberId: 'nobody', amount: '-100000.00' }],
    [
      'merchant_unknown',
      { adjustmentId: 'new', account: 'payable', merchantId: 'a', amount: '100000.00', reason: 'x' },
    ],
    ['platform_balance_too_low', { ...adjustment, amount: '100000.00' }],
    ['insufficient_balance', { ...adjustment, memberId: 'm1', amount: '-1.00' }],
  ],
  SetWeight: [['weight_negative', { memberId: 'a', weight: -1 }]],
  DeclareDividend: [
    ['dividend_exists', { dividendId: 'd', amount: '0.00' }],
    ['amount_not_positive', { dividendId: 'new', amount: '0.00' }],
    ['no_weights', { dividendId: 'new', amount: '100000.00' }],
  ],
  OpenSubsidy: [
    ['subsidy_exists', { ...budget, subsidyId: 'over', budget: '0.00' }],
    ['amount_not_positive', { ...budget, budget: '0.00' }],
  ],
  CloseSubsidy: [
    ['subsidy_unknown', { subsidyId: 'nothing' }],
    ['subsidy_closed', { subsidyId: 'over' }],
  ],
  ImportDebt: [
    ['debt_exists', { debtId: 'rich', memberId: 'a', amount: '0.00' }],
    ['amount_not_positive', { debtId: 'new', memberId: 'a', amount: '0.00' }],
  ],
  OpenConversion: [
    ['conversion_exists', { ...shares, conversionId: 'over', shares: 0 }],
    ['amount_not_positive', { ...shares, pricePerShare: '0.00' }],
    ['amount_not_positive', { ...shares, shares: 0 }],
  ],
  CloseConversion: [
    ['conversion_unknown', { conversionId: 'nothing' }],
    ['conversion_closed', { conversionId: 'over' }],
  ],
  ConvertPoints: [
    ['grant_exists', { ...convert, grantId: 'g', conversionId: 'nothing' }],
    ['conversion_unknown', { ...convert, conversionId: 'nothing', memberId: 'nobody' }],
    ['conversion_closed', { ...convert, conversionId: 'over', memberId: 'nobody' }],
    ['member_unknown', { ...convert, memberId: 'nobody', shares: 0 }],
    ['member_frozen', { ...convert, memberId: 'cold', shares: 0 }],
    ['shares_not_positive', { ...convert, shares: 0 }],
    ['shares_exhausted', { ...convert, memberId: 'm1', shares: 11 }],
    ['insufficient_points', { ...convert, conversionId: 'open', memberId: 'all locked' }],
    ['points_locked', { ...convert, memberId: 'all locked' }],
  ],
  ChangePlan: [
    ['pool_terms_fixed', { plan: { ...LEAN, pool: { ...LEAN.pool, redeemFee: '10%' } } }],
    ['split_in_use', { plan: LEAN }],
  ],
  WindUp: [['orders_open', {}]],
};

describe('a refused command changes nothing and has one code, the first that holds', () => {
  for (const [type, rows] of Object.entries(table)) {
    test(`J3, J4: ${type}`, () => {
      for (const [code, fields] of rows) refuses(busy(), type, code, fields);
    });
  }

  test('J3: what needs a programme without points, or with weights', () => {
    const fresh = buildFresh();
    const surplus = { injectionId: 'new', amount: '0.01', source: 'surplus' };
    refuses(fresh, 'InjectFunds', 'no_points_outstanding', surplus);
    refuses(fresh, 'InjectFunds', 'amount_not_positive', { ...surplus, amount: '0.00' });
    refuses(fresh, 'DeclareDividend', 'platform_balance_too_low', { dividendId: 'new', amount: '0.01' });
  });

  test('J3, U6: before all others an earlier time, then the end of the programme', () => {
    const shop = new Given().does('ImportDebt', { debtId: 'd', memberId: 'a', amount: '1.00' }).onDay(3).does('WindUp');
    const ended = shop.engine.snapshot();
    const again = { debtId: 'd', memberId: 'a', amount: '0.00' };
    refuses(ended, 'ImportDebt', 'time_went_back', { ...again, at: '2026-01-03T23:59:59.999Z' });
    refuses(ended, 'ImportDebt', 'programme_ended', again);
    refuses(ended, 'RequestWithdrawal', 'time_went_back', { ...request, at: '2026-01-03T23:59:59.999Z' });
    // What is wrong with the form of a command comes even before.
    refuses(ended, 'ImportDebt', 'field_unknown', { ...again, at: '2026-01-01T00:00:00Z', more: 1 });
    refuses(ended, 'ChangePlan', 'plan_invalid', { plan: {}, at: '2026-01-01T00:00:00Z' });
  });

  test('J3: every code of the rules is reached', () => {
    expect(RULE_CODES.filter((code) => !reached.has(code))).toStrictEqual([]);
  });
});
