/** A quote as text and as JSON. */
import type { Event, PoolAfter } from '#core/event';
import { add, formatMoney, formatPoints, mulDivFloor } from '#core/quantity';
import type { Int } from '#core/quantity';
import { columnsOf, padEnd, visible, yuan } from './display.ts';
import type { Say } from './messages.ts';
import type { Quote } from './quote.ts';
import { pointsText, priceText } from './report/price.ts';

type Settled = Extract<Event, { type: 'OrderSettled' }>;
type Exited = Extract<Event, { type: 'MemberExited' }>;

/** What a quote found, taken from the events of its outcomes. */
interface Findings {
  readonly settled: Settled | undefined;
  readonly sold: Extract<Event, { type: 'PointsRedeemed' }> | undefined;
  readonly exits: readonly Exited[];
  /** The pool after everything, or as it was when nothing moved it. */
  readonly after: PoolAfter;
}

function findingsOf({ outcomes, before }: Quote): Findings {
  const events = outcomes.flatMap((outcome) => outcome.events);
  return {
    settled: events.find((event): event is Settled => event.type === 'OrderSettled'),
    sold: events.find((event) => event.type === 'PointsRedeemed'),
    exits: events.filter((event): event is Exited => event.type === 'MemberExited'),
    after: events.reduce<PoolAfter>((pool, event) => ('pool' in event ? event.pool : pool), before),
  };
}

/** What the minted points stand for in the reserve right after, in fen, rounded down. */
function worthOf({ minted, pool }: Settled): Int {
  return mulDivFloor(minted, pool.reserve, pool.supply);
}

/** The quote as one JSON object: the receipts of its commands, and what else would happen. */
export function quoteJson(quote: Quote): { readonly [name: string]: unknown } {
  const { settled, exits, after } = findingsOf(quote);
  const [first] = quote.commands;
  return {
    quote: quote.kind,
    at: first?.at,
    ...(quote.kind === 'order' ? { settlesAt: quote.commands[1]?.at } : {}),
    ok: quote.outcomes.every(({ receipt }) => receipt.ok),
    receipts: quote.outcomes.map(({ receipt }) => receipt),
    ...(settled === undefined
      ? {}
      : {
          order: {
            merchant: formatMoney(settled.toMerchant),
            platform: formatMoney(settled.toPlatform),
            commissions: settled.commissions.map(({ member, kind, amount }) => ({
              memberId: quote.memberId(member),
              kind,
              amount: formatMoney(amount),
            })),
            inflow: formatMoney(settled.inflow),
            extras: settled.extras.map(({ subsidyId, amount }) => ({ subsidyId, amount: formatMoney(amount) })),
            rebate: formatMoney(settled.rebate),
            minted: formatPoints(settled.minted, settled.pool.scale),
            worth: formatMoney(worthOf(settled)),
          },
        }),
    exits: exits.map(({ member, units, paid, pool }) => ({
      memberId: quote.memberId(member),
      points: formatPoints(units, pool.scale),
      paid: formatMoney(paid),
    })),
    pool: { before: poolJson(quote.before), after: poolJson(after) },
  };
}

function poolJson({ reserve, supply, scale }: PoolAfter): object {
  return { reserve: formatMoney(reserve), supply: formatPoints(supply, scale), scale };
}

/** The quote for people, a line each. */
export function quoteLines(quote: Quote, say: Say): readonly string[] {
  const refused = quote.outcomes.find(({ receipt }) => !receipt.ok)?.refusal;
  if (refused !== undefined)
    return [say('quoteRefused', { code: refused.code, reason: say(`refusal_${refused.code}`) })];
  const { settled, sold, exits, after } = findingsOf(quote);
  const rows: (readonly [string, string])[] = [
    ...(settled === undefined ? [] : orderRows(settled, quote, say)),
    ...(sold === undefined
      ? []
      : ([
          [say('quoteSold'), pointsText(sold.units, sold.pool.scale)],
          [say('quotePaid'), yuan(sold.paid)],
        ] as const)),
    [say('quotePrice'), `${priceText(quote.before)} → ${priceText(after)}`],
    [say('quoteExits'), exits.length === 0 ? say('quoteNobody') : String(exits.length)],
    ...exits.map(
      ({ member, paid }) =>
        [`  ${visible(quote.memberId(member))}`, say('quoteExitPaid', { paid: yuan(paid) })] as const,
    ),
  ];
  const width = Math.max(...rows.map(([label]) => columnsOf(label)));
  return [
    say(quote.kind === 'order' ? 'quoteOrderTitle' : 'quoteSaleTitle'),
    ...rows.map(([label, value]) => `  ${padEnd(label, width)}  ${value}`),
    ...(settled === undefined ? [] : [say('quoteAssumes', { days: quote.windowDays })]),
    say('quoteNothingChanged'),
  ];
}

function orderRows(settled: Settled, quote: Quote, say: Say): readonly (readonly [string, string])[] {
  const extras = settled.extras.reduce<Int>((total, { amount }) => add(total, amount), 0);
  return [
    [say('quoteMinted'), pointsText(settled.minted, settled.pool.scale)],
    [say('quoteWorth'), yuan(worthOf(settled))],
    [say('legMerchants'), yuan(settled.toMerchant)],
    [say('legPlatform'), yuan(settled.toPlatform)],
    ...settled.commissions.map(
      ({ member, kind, amount }) =>
        [`${say(`commission_${kind}`)} ${visible(quote.memberId(member))}`, yuan(amount)] as const,
    ),
    [say('legPool'), yuan(settled.inflow)],
    ...(extras > 0 ? [[say('quoteExtras'), yuan(extras)] as const] : []),
  ];
}
