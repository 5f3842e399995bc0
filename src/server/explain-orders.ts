/** Why the amounts of an order are what they are: its legs, its refunds, its settlement, and the points it mints (O, M, S2, L3). */
import { PPM, parseMoney } from '#core/quantity';
import type { LineContext } from '#store/line-context';
import { bigOf, listOf } from '#store/log-row';
import type { Facts, LogRow } from '#store/log-row';
import type { StatementLine } from '#store/statement-lines';
import { ceilOf, floorOf, percent, rateCeil, rateFloor, step } from './explain-steps.ts';
import type { Step } from './explain-steps.ts';
import { points, yuan } from './explain-texts.ts';

/** Fen of a field of a command; undefined when it is not there. */
export function given(command: Facts | undefined, name: string): bigint | undefined {
  const text = command?.[name];
  const fen = typeof text === 'string' ? parseMoney(text) : undefined;
  return fen === undefined ? undefined : BigInt(fen);
}

/** O2, L2: the cash of an order and its four legs; or the coins it was paid with. */
export function placedSteps(line: StatementLine, { plan, split }: LineContext): readonly Step[] | undefined {
  const { facts, command } = line.row;
  const rates = plan.splits.get(split);
  const amount = given(command, 'amount');
  if (rates === undefined || amount === undefined) return undefined;
  const coins = given(command, 'coins') ?? 0n;
  if (line.account === 'coins') return [step('L2', 'coins', yuan(-coins), [-coins, line.amount], 'given')];
  const cash = amount - coins;
  const merchant = rateFloor(amount, rates.merchantPpm);
  const platform = rateCeil(cash, rates.platformPpm);
  const distribution = rateCeil(cash, rates.distributionPpm);
  const times = (ratePpm: number, base: bigint): string => `${percent(ratePpm)} × ${yuan(base)}`;
  const rest = [cash, merchant, platform, distribution].map(yuan).join(' − ');
  return [
    coins === 0n
      ? step('O2', 'paidInCash', yuan(cash), [cash, line.amount], 'given')
      : step('L2', 'paidInCash', `${yuan(amount)} − ${yuan(coins)}`, [cash, line.amount], 'exact'),
    step('O2', 'merchantLeg', times(rates.merchantPpm, amount), [merchant, bigOf(facts, 'merchantLeg')], 'down'),
    step('O2', 'platformLeg', times(rates.platformPpm, cash), [platform, bigOf(facts, 'platformLeg')], 'up'),
    step(
      'O2',
      'distributionLeg',
      times(rates.distributionPpm, cash),
      [distribution, bigOf(facts, 'distributionLeg')],
      'up',
    ),
    step('O2', 'poolLeg', rest, [cash - merchant - platform - distribution, bigOf(facts, 'poolLeg')], 'exact'),
  ];
}

/** O3, L3: cash is given back cumulatively, rounded down; the rest of the refund in coins. */
export function refundSteps(line: StatementLine, { placed, refunded }: LineContext): readonly Step[] | undefined {
  const refund = given(line.row.command, 'amount');
  if (placed === undefined || refund === undefined) return undefined;
  const amount = bigOf(placed.facts, 'amount');
  const cash = bigOf(placed.facts, 'cash');
  const before = floorOf(cash, refunded, amount);
  const back = floorOf(cash, refunded + refund, amount) - before;
  const formula = `−(${yuan(cash)} × ${yuan(refunded + refund)} / ${yuan(amount)} − ${yuan(before)})`;
  const rule = cash === amount ? 'O3' : 'L3';
  const actual = line.account === 'order' ? line.amount : -bigOf(line.row.facts, 'cash');
  const first = step(rule, 'refundCash', formula, [-back, actual], 'down');
  if (line.account === 'order') return [first];
  const coins = refund - back;
  return [first, step('L3', 'refundCoins', `${yuan(refund)} − ${yuan(back)}`, [coins, line.amount], 'exact')];
}

/** O4: what a settlement comes from, and its parts. */
interface Settlement {
  readonly amount: bigint;
  readonly left: bigint;
  readonly spend: bigint;
  readonly merchantLeg: bigint;
  readonly legs: bigint;
  readonly merchant: bigint;
  readonly platformLegs: bigint;
  readonly ownGoods: boolean;
}

function settlementOf(placed: LogRow, refunded: bigint): Settlement {
  const { facts, merchant } = placed;
  const [amount, cash, merchantLeg] = [bigOf(facts, 'amount'), bigOf(facts, 'cash'), bigOf(facts, 'merchantLeg')];
  const left = amount - refunded;
  const legs = bigOf(facts, 'platformLeg') + bigOf(facts, 'distributionLeg');
  return {
    amount,
    left,
    spend: cash - floorOf(cash, refunded, amount),
    merchantLeg,
    legs,
    merchant: floorOf(merchantLeg, left, amount),
    platformLegs: ceilOf(legs, left, amount),
    ownGoods: merchant === undefined,
  };
}

const parted = (leg: bigint, { left, amount }: Settlement): string =>
  left === amount ? yuan(leg) : `${yuan(leg)} × ${yuan(left)} / ${yuan(amount)}`;

/** O4: the merchant's or the platform's part of a settlement, with the leg it comes from (O2). */
export function settledSteps(line: StatementLine, context: LineContext): readonly Step[] | undefined {
  const { placed, refunded, plan, split } = context;
  const rates = plan.splits.get(split);
  if (placed === undefined || rates === undefined) return undefined;
  const settlement = settlementOf(placed, refunded);
  const { amount, legs, merchant, merchantLeg, ownGoods, platformLegs, left } = settlement;
  const rounding = left === amount ? 'exact' : 'down';
  if (line.account === 'payable') {
    const formula = `${percent(rates.merchantPpm)} × ${yuan(amount)}`;
    return [
      step('O2', 'merchantLeg', formula, [rateFloor(amount, rates.merchantPpm), merchantLeg], 'down'),
      step('O4', 'merchantPart', parted(merchantLeg, settlement), [merchant, line.amount], rounding),
    ];
  }
  const commissions = listOf(line.row.facts, 'commissions').map((part) => bigOf(part, 'amount'));
  const total = commissions.reduce((sum, part) => sum - part, platformLegs) + (ownGoods ? merchant : 0n);
  const formula = [
    yuan(platformLegs),
    ...commissions.map((part) => ` − ${yuan(part)}`),
    ...(ownGoods ? [` + ${yuan(merchant)}`] : []),
  ].join('');
  return [
    step(
      'O4',
      'platformLegs',
      parted(legs, settlement),
      [platformLegs, platformLegs],
      left === amount ? 'exact' : 'up',
    ),
    step('O4', 'platformPart', formula, [total, line.amount], 'exact'),
  ];
}

/** O4, S2, M1, M2: what came into the pool, what of it was minted on, and the points it gave. */
export function mintingSteps(line: StatementLine, context: LineContext): readonly Step[] | undefined {
  const { placed, refunded, plan, before } = context;
  const { facts } = line.row;
  if (placed === undefined || before === undefined) return undefined;
  const { spend, merchant, platformLegs } = settlementOf(placed, refunded);
  const inflow = spend - merchant - platformLegs;
  const steps = [
    step(
      'O4',
      'inflow',
      [spend, merchant, platformLegs].map(yuan).join(' − '),
      [inflow, bigOf(facts, 'inflow')],
      'exact',
    ),
  ];
  const minting = [inflow];
  for (const extra of listOf(facts, 'extras')) {
    const terms = context.subsidies.get(String(extra['subsidyId']));
    if (terms === undefined) return undefined;
    const share = rateFloor(spend, terms.sharePpm);
    const amount = terms.left !== undefined && terms.left < share ? terms.left : share;
    const formula = `${percent(terms.sharePpm)} × ${yuan(spend)}`;
    const text = terms.left === undefined ? formula : `min(${formula}, ${yuan(terms.left)})`;
    steps.push(step('S2', 'extra', text, [amount, bigOf(extra, 'amount')], 'down'));
    if (terms.mints) minting.push(amount);
  }
  const base = minting.reduce((sum, part) => sum + part, 0n);
  const { rebateSharePpm } = plan.pool;
  const rebate = floorOf(base, BigInt(rebateSharePpm), BigInt(PPM));
  const sum = minting.map(yuan).join(' + ');
  const whole = `${percent(rebateSharePpm)} × ${minting.length > 1 ? `(${sum})` : sum}`;
  steps.push(step('M1', 'rebate', whole, [rebate, bigOf(facts, 'rebate')], 'down'));
  const formula = `${yuan(rebate)} × ${points(before.supply, before.scale)} / ${yuan(before.reserve)}`;
  const minted = floorOf(rebate, before.supply, before.reserve);
  return [...steps, step('M2', 'minted', formula, [minted, line.amount], 'down', before.scale)];
}
