/** The sample that ships with the project: a made-up year of orders, as commands for `greenpool replay` and as a file for `greenpool orders`. */
import type { Plan } from '#core/plan';
import { formatMoney } from '#core/quantity';
import { formatInstant } from '#core/time';
import { AHEAD, YEAR_ENDS } from './calendar.ts';
import { liveThrough } from './life.ts';
import { makeYear } from './purchases.ts';
import type { Year } from './purchases.ts';
import { Random } from './random.ts';

/** The preset under which the sample that ships was lived through. */
export const SAMPLE_PLAN = 'local-life-1.2x';

/** The seed of the sample that ships. */
export const SAMPLE_SEED = 1;

/**
 * The files of the sample, name and content: the orders for any plan, and the commands as they come about under this one, since what
 * people sell and withdraw depends on it. `seed` is an integer from 0 to 2^32 - 1; the same seed gives the same bytes anywhere.
 */
export function makeSample(seed: number, plan: Plan): ReadonlyMap<string, string> {
  const random = new Random(seed);
  const year = makeYear(random);
  const commands = liveThrough(year, plan, random);
  return new Map([
    ['commands.jsonl', `${commands.join('\n')}\n`],
    ['orders.csv', orderFile(year)],
  ]);
}

/** The orders and cancellations as a shop would export them: amounts in yuan, times of a clock in China. */
function orderFile({ purchases }: Year): string {
  const rows = purchases.flatMap(({ id, member, merchant, amountFen, placedMs, refund }) => {
    const who = [member.id, merchant?.id ?? '', merchant?.regionCode ?? '', member.referrerId ?? ''];
    const order = { atMs: placedMs, cells: [id, ...who, 'order', formatMoney(amountFen)] };
    if (refund === undefined || refund.atMs >= YEAR_ENDS) return [order];
    return [
      order,
      { atMs: refund.atMs, cells: [`f${id.slice(1)}`, ...who, 'cancellation', formatMoney(refund.amountFen)] },
    ];
  });
  const lines = rows
    .toSorted((a, b) => a.atMs - b.atMs)
    .map(({ atMs, cells }) => [...cells, wallClock(atMs)].join(','));
  return `order,member,merchant,region,referrer,kind,amount,placed_at\n${lines.join('\n')}\n`;
}

/** `2025-01-03T12:12:09+08:00`. */
function wallClock(atMs: number): string {
  return formatInstant(atMs + AHEAD).replace('Z', '+08:00');
}
