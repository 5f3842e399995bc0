/**
 * "Why this amount": every line of a statement with its rules, rates, base and formula, the numbers put in, recomputed exactly. A line
 * that does not come out as the log has it says so.
 */
import { PPM, formatMultiple, parsePoints, unitsOf } from '#core/quantity';
import type { Queryable } from '#store/database';
import { LineContexts } from '#store/line-context';
import type { LineContext } from '#store/line-context';
import { bigOf } from '#store/log-row';
import type { StatementLine } from '#store/statement-lines';
import { commissionSteps } from './explain-commissions.ts';
import { given, mintingSteps, placedSteps, refundSteps, settledSteps } from './explain-orders.ts';
import { ceilOf, floorOf, percent, rateCeil, rateFloor, step } from './explain-steps.ts';
import type { Step } from './explain-steps.ts';
import { MISSING, points, yuan } from './explain-texts.ts';
import type { Label, Text } from './explain-texts.ts';

/** Why an amount is what it is. */
export interface Explanation {
  /** Whether every step came out as the log has it; false also when the log lacks what they need. */
  readonly verified: boolean;
  /** The rules, in the order of the steps. */
  readonly rules: readonly string[];
  readonly steps: readonly Step[];
  /** All steps, a sentence a line. */
  readonly text: Text;
}

/** Explains the lines of a page. */
export async function explainLines(
  database: Queryable,
  programme: number,
  lines: readonly StatementLine[],
): Promise<readonly Explanation[]> {
  const contexts = new LineContexts(database, programme);
  return Promise.all(lines.map(async (line) => explain(line, await contexts.of(line))));
}

/** Explains one line from what stands behind it: the plan in force and the rest of its context. */
export function explain(line: StatementLine, context: LineContext): Explanation {
  const found = stepsOf(line, context);
  if (found === undefined) return { verified: false, rules: [], steps: [], text: MISSING };
  const steps = [...found, ...reserveCheck(line, context)];
  return {
    verified: steps.every(({ expected, actual }) => expected === actual),
    rules: [...new Set(steps.flatMap(({ rule }) => rule.split(', ')))],
    steps,
    text: { zh: steps.map(({ text }) => text.zh).join('\n'), en: steps.map(({ text }) => text.en).join('\n') },
  };
}

/** P4: the reserve that a formula took from its own row must be what the row before left. Shown only when it is not. */
function reserveCheck({ row }: StatementLine, { reserveBefore }: LineContext): Step[] {
  if (row.pool === undefined || reserveBefore === undefined) return [];
  const own = row.pool.reserve - (row.postings.reserve ?? 0n);
  if (own === reserveBefore) return [];
  return [step('P4', 'reserve', yuan(reserveBefore), [reserveBefore, own], 'given')];
}

function stepsOf(line: StatementLine, context: LineContext): readonly Step[] | undefined {
  const { account, row } = line;
  switch (row.type) {
    case 'OrderPlaced':
      return placedSteps(line, context);
    case 'OrderRefunded':
      return refundSteps(line, context);
    case 'OrderSettled':
      if (account === 'points') return mintingSteps(line, context);
      return account === 'commission' ? commissionSteps(line, context) : settledSteps(line, context);
    case 'PointsRedeemed':
      return account === 'points' ? unitsSteps(line, 'R1', 'sold') : redeemedSteps(line, context);
    case 'PointsForfeited':
      return unitsSteps(line, 'R5', 'forfeited');
    case 'PointsConverted':
      return convertedSteps(line, context);
    case 'MemberExited':
      return account === 'points' ? allSteps(line, 'X2', 'exitAll') : exitSteps(line, context);
    case 'MemberPaidOut':
      return account === 'points' ? allSteps(line, 'Z2', 'woundUpAll') : paidOutSteps(line, context);
    case 'DividendPaid':
      return dividendSteps(line, context);
    case 'BalanceAdjusted':
      return givenSteps(line, 'W4', 'adjustment', account === 'platform' ? -1n : 1n);
    case 'DebtImported':
      return givenSteps(line, 'L1', 'debt', 1n);
    default:
      return row.type.startsWith('Withdrawal') ? withdrawalSteps(line, context) : undefined;
  }
}

/** An amount that the command names. */
function givenSteps(line: StatementLine, rule: string, label: Label, sign: bigint): readonly Step[] | undefined {
  const amount = given(line.row.command, 'amount');
  if (amount === undefined) return undefined;
  return [step(rule, label, yuan(sign * amount), [sign * amount, line.amount], 'given')];
}

/** R1, R5: the points that the command names. */
function unitsSteps(line: StatementLine, rule: string, label: Label): readonly Step[] | undefined {
  const text = line.row.command?.['points'];
  const scale = line.points?.scale ?? 0;
  const parsed = typeof text === 'string' ? parsePoints(text) : undefined;
  const units = parsed && unitsOf(parsed, scale);
  if (units === undefined) return undefined;
  return [step(rule, label, points(-BigInt(units), scale), [-BigInt(units), line.amount], 'given', scale)];
}

/** X2, Z2: all that the member held, so that nothing is left. */
function allSteps(line: StatementLine, rule: string, label: Label): readonly Step[] {
  const { scale = 0, after = 0n } = line.points ?? {};
  const units = bigOf(line.row.facts, 'units') + after;
  return [step(rule, label, points(-units, scale), [-units, line.amount], 'exact', scale)];
}

/** R2, R3. Where the log leaves open whether anybody stayed, the formula that fits is shown. */
function redeemedSteps(line: StatementLine, { plan, before, lastHolder }: LineContext): readonly Step[] | undefined {
  const { units } = line.row;
  if (before === undefined || units === undefined) return undefined;
  const { redeemFeePpm } = plan.pool;
  const worth = `${points(-units, before.scale)} × ${yuan(before.reserve)}`;
  const supply = points(before.supply, before.scale);
  const paid = (feePpm: number): bigint =>
    floorOf(-units * before.reserve, BigInt(PPM - feePpm), before.supply * BigInt(PPM));
  const usual = paid(redeemFeePpm);
  const free = lastHolder === 'yes' || (lastHolder === 'open' && usual !== line.amount && paid(0) === line.amount);
  if (free && redeemFeePpm > 0)
    return [step('R3', 'redeemedLast', `${worth} / ${supply}`, [paid(0), line.amount], 'down')];
  const formula = `${worth} × (1 − ${percent(redeemFeePpm)}) / ${supply}`;
  return [step('R2', 'redeemed', formula, [usual, line.amount], 'down')];
}

/** X2, R3: the lesser of worth and cap, each less the fee, at the pair the round began with. */
function exitSteps(line: StatementLine, { plan, before, lastHolder }: LineContext): readonly Step[] | undefined {
  const { row } = line;
  const { cap } = plan.pool;
  if (before === undefined || cap === undefined || row.units === undefined) return undefined;
  const units = -row.units;
  const basis = bigOf(row.facts, 'basis');
  const paid = (feePpm: number): bigint => {
    const keep = BigInt(PPM - feePpm);
    const worth = floorOf(units * before.reserve, keep, before.supply * BigInt(PPM));
    const most = floorOf(basis * BigInt(cap.multiplePpm), keep, BigInt(PPM) * BigInt(PPM));
    return worth < most ? worth : most;
  };
  const usual = paid(cap.feePpm);
  const free = lastHolder === 'yes' || (lastHolder === 'open' && usual !== line.amount && paid(0) === line.amount);
  const kept = free ? '' : ` × (1 − ${percent(cap.feePpm)})`;
  const worth = `${points(units, before.scale)} × ${yuan(before.reserve)}${kept} / ${points(before.supply, before.scale)}`;
  const most = `${yuan(basis)} × ${formatMultiple(cap.multiplePpm)}${kept}`;
  const rule = free && cap.feePpm > 0 ? 'X2, R3' : 'X2';
  return [step(rule, 'exitPaid', `min(${worth}, ${most})`, [free ? paid(0) : usual, line.amount], 'down')];
}

/** V2: the units that are worth the shares, rounded up. */
function convertedSteps(line: StatementLine, { before, conversion }: LineContext): readonly Step[] | undefined {
  if (before === undefined || conversion === undefined) return undefined;
  const shares = bigOf(line.row.facts, 'shares');
  const price = bigOf(conversion.facts, 'pricePerShare');
  const units = ceilOf(shares * price, before.supply, before.reserve);
  const formula = `−(${shares} × ${yuan(price)} × ${points(before.supply, before.scale)} / ${yuan(before.reserve)})`;
  return [step('V2', 'converted', formula, [-units, line.amount], 'up', before.scale)];
}

/** Z2: no fee, everybody at the pair it began with. */
function paidOutSteps(line: StatementLine, { before }: LineContext): readonly Step[] | undefined {
  const { units } = line.row;
  if (before === undefined || units === undefined) return undefined;
  const formula = `${points(-units, before.scale)} × ${yuan(before.reserve)} / ${points(before.supply, before.scale)}`;
  return [step('Z2', 'woundUp', formula, [floorOf(-units, before.reserve, before.supply), line.amount], 'down')];
}

/** D2. */
function dividendSteps(line: StatementLine, { dividend }: LineContext): readonly Step[] | undefined {
  const amount = dividend && given({ amount: dividend.amount }, 'amount');
  if (dividend === undefined || amount === undefined || dividend.weights === 0n) return undefined;
  const { weight, weights } = dividend;
  const part = floorOf(amount, weight, weights);
  const formula = `${yuan(amount)} × ${weight} / ${weights}`;
  if (line.account === 'platform') return [step('D2', 'dividendOut', `−(${formula})`, [-part, line.amount], 'down')];
  return [step('D2', 'dividend', formula, [part, line.amount], 'down')];
}

/** W1, W2: the amount of the request; fee and tax at the rates in force then. */
function withdrawalSteps(line: StatementLine, { plan, request }: LineContext): readonly Step[] | undefined {
  const amount = given(request?.command, 'amount');
  if (amount === undefined) return undefined;
  const { facts, type } = line.row;
  const { feePpm, taxPpm } = plan.withdrawal;
  const account = String(facts['account']) as keyof typeof taxPpm | 'platform';
  const free = account === 'platform';
  const fee = free ? 0n : rateCeil(amount, feePpm);
  const tax = free ? 0n : rateFloor(amount - fee, taxPpm[account]);
  const feeText = `${percent(free ? 0 : feePpm)} × ${yuan(amount)}`;
  const taxText = `${percent(free ? 0 : taxPpm[account])} × (${yuan(amount)} − ${yuan(fee)})`;
  const toOwner = amount - fee - tax;
  // The platform's line of a member's withdrawal is the fee; of its own the amount.
  const isFee = line.account === 'platform' && !free;
  const isOut = (line.account === 'frozen') === (type !== 'WithdrawalRequested');
  const change = isOut ? -amount : amount;
  const back = type === 'WithdrawalRejected' || type === 'WithdrawalFailed';
  const steps = isFee
    ? []
    : [step(back ? 'W2' : 'W1', back ? 'returned' : 'withdrawal', yuan(change), [change, line.amount], 'given')];
  return [
    ...steps,
    step('W1', 'fee', feeText, [fee, isFee ? line.amount : bigOf(facts, 'fee')], 'up'),
    step('W1', 'tax', taxText, [tax, bigOf(facts, 'tax')], 'down'),
    step('W1', 'toOwner', [amount, fee, tax].map(yuan).join(' − '), [toOwner, bigOf(facts, 'toOwner')], 'exact'),
  ];
}
