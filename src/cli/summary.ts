/** The readable summary of a run. What members got comes first, the median before the mean, the highest last; the price comes late. */
import { add, sub } from '#core/quantity';
import type { Int } from '#core/quantity';
import { formatInstant } from '#core/time';
import { columnsOf, grouped, padEnd, padStart, percent, visible, yuan } from './display.ts';
import type { Say } from './messages.ts';
import { accountSections } from './orders/account-text.ts';
import type { Figures } from './report/figures.ts';
import { pointsText, priceText } from './report/price.ts';
import { ratio } from './report/spread.ts';

/** A row of a section: what, how much, and a remark. */
type SummaryRow = readonly [label: string, value: string, remark?: string];

/** A titled part of the summary; `text` lines stand below its rows. */
export interface Section {
  readonly title: string;
  readonly rows: readonly SummaryRow[];
  readonly text?: readonly string[];
}

/** The summary in the caller's language, a line each. */
export function summaryLines(figures: Figures, say: Say): readonly string[] {
  const sections = [
    payoutsSection(figures, say),
    legsSection(figures, say),
    ordersSection(figures, say),
    ...(figures.origin.orders === undefined ? [] : accountSections(figures.origin.orders, say)),
    poolSection(figures, say),
    refusalsSection(figures, say),
    checksSection(say),
  ].filter(({ rows, text }) => rows.length > 0 || text !== undefined);
  return [...head(figures, say), ...laidOut(sections)];
}

function head({ origin, plan, firstAtMs, lastAtMs, accepted, refused }: Figures, say: Say): string[] {
  const { source, sha256, input, fromSnapshot } = origin;
  const hash = ` (SHA-256 ${sha256.slice(0, 12)}…)`;
  return [
    say('summaryPlan', { name: visible(plan.name), source: visible(source), hash }),
    say('summaryInput', { input: visible(input), accepted: grouped(accepted), refused: grouped(refused) }),
    ...(firstAtMs === undefined || lastAtMs === undefined
      ? []
      : [say('summarySpan', { from: formatInstant(firstAtMs), to: formatInstant(lastAtMs) })]),
    ...(fromSnapshot ? [say('summaryFromSnapshot')] : []),
    ...(origin.orders?.settleNow ? [say('summarySettleNow')] : []),
  ];
}

/** What members got back out of the pool, against what they spent. */
export function payoutsSection({ spread, sums, paid, heldWorth }: Figures, say: Say): Section {
  const title = say('payoutsTitle');
  if (spread === undefined) return { title, rows: [], text: [say('payoutsNobody')] };
  const { members, paidNothing, median, mean, deciles, most } = spread;
  return {
    title,
    rows: [
      [say('payoutsMembers'), grouped(members)],
      [say('payoutsSpent'), yuan(sums.settled.fen)],
      [say('payoutsPaid'), yuan(paid), say('payoutsOfSpent', { share: percent(ratio(paid, sums.settled.fen)) })],
      [say('payoutsNothing'), grouped(paidNothing), say('payoutsOfMembers', { share: percent(paidNothing / members) })],
      [say('payoutsMedian'), percent(median)],
      [say('payoutsMean'), percent(mean)],
      [say('payoutsMost'), percent(most)],
      [say('payoutsSales'), yuan(sums.sales.fen), say('payoutsTimes', { count: grouped(sums.sales.count) })],
      [say('payoutsExits'), yuan(sums.exits.fen), say('payoutsTimes', { count: grouped(sums.exits.count) })],
      ...whenAny(sums.windUp.count, [
        say('payoutsWindUp'),
        yuan(sums.windUp.fen),
        say('payoutsTimes', { count: grouped(sums.windUp.count) }),
      ]),
      ...whenAny(sums.conversions.count, [
        say('payoutsConversions'),
        yuan(sums.conversions.fen),
        say('payoutsConversionsRemark'),
      ]),
      [say('payoutsHeld'), yuan(heldWorth), say('payoutsHeldRemark')],
    ],
    text: [say('payoutsDeciles', { deciles: deciles.map(percent).join('  ') })],
  };
}

/** Where the settled cash went. */
export function legsSection(
  { legs: { merchants, platform, commissions, pool }, commissions: kinds, sums, extras }: Figures,
  say: Say,
): Section {
  const total = sums.settled.fen;
  const leg = (label: string, fen: Int): SummaryRow => [label, yuan(fen), percent(ratio(fen, total))];
  return {
    title: say('legsTitle'),
    rows: [
      leg(say('legMerchants'), merchants),
      leg(say('legPlatform'), platform),
      leg(say('legCommissions'), commissions),
      ...(['referral', 'recruiter', 'region', 'rank', 'peer'] as const).flatMap((kind): SummaryRow[] =>
        whenAny(kinds[kind], [`  ${say(`commission_${kind}`)}`, yuan(kinds[kind]), percent(ratio(kinds[kind], total))]),
      ),
      leg(say('legPool'), pool),
      [say('legsTotal'), yuan(total)],
      ...whenAny(extras, [say('legExtras'), yuan(extras)]),
      ...whenAny(sums.injections.fen, [say('legInjections'), yuan(sums.injections.fen)]),
      ...whenAny(sums.dividends.fen, [say('legDividends'), yuan(sums.dividends.fen)]),
      ...whenAny(sums.withdrawals.fen, [
        say('legWithdrawals'),
        yuan(sums.withdrawals.fen),
        say('payoutsTimes', { count: grouped(sums.withdrawals.count) }),
      ]),
    ],
  };
}

/** The orders, and whose they are. */
export function ordersSection(
  { origin, sums, openOrderCount, accounts, memberCount, merchantCount }: Figures,
  say: Say,
): Section {
  const { placed, settled, refunded } = sums;
  // After a snapshot there are orders whose beginning nobody saw.
  const inFull = origin.fromSnapshot ? 0 : placed.count - settled.count - openOrderCount;
  return {
    title: say('ordersTitle'),
    rows: [
      [say('ordersPlaced'), grouped(placed.count), yuan(placed.fen)],
      [say('ordersSettled'), grouped(settled.count), yuan(settled.fen)],
      [say('ordersOpen'), grouped(openOrderCount), yuan(accounts.openOrdersCash)],
      ...whenAny(inFull, [say('ordersInFull'), grouped(inFull)]),
      [say('ordersRefunds'), grouped(refunded.count), yuan(refunded.fen)],
      [say('ordersMembers'), grouped(memberCount)],
      [say('ordersMerchants'), grouped(merchantCount)],
    ],
  };
}

/** The pool and the accounts at the end; the price comes last but for the accounts. */
export function poolSection({ pool: now, accounts }: Figures, say: Say): Section {
  return {
    title: say('poolTitle'),
    rows: [
      [say('poolReserve'), yuan(now.reserve)],
      [
        say('poolSupply'),
        pointsText(now.supply, now.scale),
        say('poolLocked', { points: pointsText(now.locked, now.scale) }),
      ],
      [say('poolPrice'), priceText(now), say('poolPriceRemark')],
      [say('poolPlatform'), yuan(accounts.platform)],
      ...whenAny(accounts.surplus, [say('poolSurplus'), yuan(accounts.surplus)]),
      ...whenAny(accounts.taxes, [say('poolTaxes'), yuan(accounts.taxes)]),
      [say('poolMembersOwn'), yuan(add(add(accounts.memberCash, accounts.memberCommission), accounts.memberDividend))],
      [say('poolMerchantsOwn'), yuan(accounts.merchantPayable)],
      [say('poolInOut'), yuan(sub(accounts.cameIn, accounts.wentOut)), say('poolInOutRemark')],
    ],
  };
}

/** Refusals by code. */
export function refusalsSection({ refusals: codes }: Figures, say: Say): Section {
  return {
    title: say('refusalsTitle'),
    rows: codes.map(([code, count]): SummaryRow => [code, grouped(count), say(`refusal_${code}`)]),
    ...(codes.length === 0 ? { text: [say('refusalsNone')] } : {}),
  };
}

/** What was checked. */
export function checksSection(say: Say): Section {
  return { title: say('checksTitle'), rows: [], text: [say('checksHeld'), say('checksExact')] };
}

function whenAny(amount: Int, row: SummaryRow): SummaryRow[] {
  return amount > 0 ? [row] : [];
}

function laidOut(sections: readonly Section[]): string[] {
  const rows = sections.flatMap((section) => section.rows);
  const labels = Math.max(0, ...rows.map(([label]) => columnsOf(label)));
  const values = Math.max(0, ...rows.map(([, value]) => columnsOf(value)));
  return sections.flatMap(({ title, rows, text }) => [
    '',
    title,
    ...rows.map(([label, value, remark = '']) =>
      `  ${padEnd(label, labels)}  ${padStart(value, values)}  ${remark}`.trimEnd(),
    ),
    ...(text ?? []).map((line) => `  ${line}`),
  ]);
}
