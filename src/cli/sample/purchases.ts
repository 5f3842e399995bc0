/** What is bought in the sample's year, and what comes of it: settled, given back in part or whole, disputed. */
import { DAY, HOUR, MINUTE, orderMoments, YEAR_BEGINS } from './calendar.ts';
import type { Random } from './random.ts';
import { Town } from './town.ts';
import type { Member, Merchant } from './town.ts';

/** One order. Amounts in fen, times in milliseconds since the epoch. */
export interface Purchase {
  readonly id: string;
  readonly member: Member;
  /** Absent: the platform's own goods. */
  readonly merchant?: Merchant;
  readonly amountFen: number;
  readonly placedMs: number;
  /** When the platform settles it. After the year's end it stays open. */
  readonly settleMs: number;
  /** Before it is settled, or after: then it is refused. */
  readonly refund?: { readonly atMs: number; readonly amountFen: number };
  /** A dispute: held then, released then; the first try to settle it falls in between. */
  readonly dispute?: { readonly heldMs: number; readonly releasedMs: number };
}

/** The sample before any of it is decided by an engine. */
export interface Year {
  readonly members: readonly Member[];
  readonly purchases: readonly Purchase[];
}

const ORDERS = 6000;
const NEWCOMERS = 880;

/** Amounts in fen at points of a distribution over ten thousand: most bills are small, a few are very large. */
const AMOUNTS: readonly (readonly [place: number, fen: number])[] = [
  [0, 900],
  [1500, 2200],
  [4000, 4500],
  [6500, 8000],
  [8500, 15_000],
  [9500, 32_000],
  [9900, 90_000],
  [9985, 260_000],
  [10_000, 900_000],
];

/** Makes the year's members and orders. */
export function makeYear(random: Random): Year {
  const town = new Town(random, YEAR_BEGINS);
  const purchases = orderMoments(random, ORDERS).map((placedMs, index) => {
    // Newcomers are many at first and few at the end.
    const isNew = random.below(ORDERS * ORDERS) < 2 * NEWCOMERS * (ORDERS - index);
    const member = isNew ? town.welcome(placedMs) : town.regular();
    return purchase(random, town, member, placedMs, `o${String(index + 1).padStart(5, '0')}`);
  });
  return { members: town.members, purchases };
}

function purchase(random: Random, town: Town, member: Member, placedMs: number, id: string): Purchase {
  const merchant = random.chance(985) ? town.merchantFor(member) : undefined;
  const amountFen = amount(random, merchant?.billPercent ?? 200);
  const settleMs = placedMs + usedAfter(random);
  const order = { id, member, ...(merchant && { merchant }), amountFen, placedMs, settleMs };
  if (settleMs - placedMs > DAY) {
    if (random.chance(110))
      return { ...order, refund: refund(random, amountFen, placedMs + 10 * MINUTE, settleMs - MINUTE) };
    if (random.chance(15)) return { ...order, dispute: dispute(random, settleMs) };
  }
  // Some ask for their money back only when all is settled.
  if (random.chance(8)) return { ...order, refund: refund(random, amountFen, settleMs + HOUR, settleMs + 6 * DAY) };
  return order;
}

/** How long after it was bought something is used: within hours, or within nine days. */
function usedAfter(random: Random): number {
  if (random.chance(450)) return random.between(20, 300) * MINUTE;
  if (random.chance(500)) return random.between(20 * 60, 48 * 60) * MINUTE;
  return random.between(2 * 24 * 60, 9 * 24 * 60) * MINUTE;
}

/** Seven in ten give back all of it, the others some part. */
function refund(random: Random, amountFen: number, fromMs: number, toMs: number): NonNullable<Purchase['refund']> {
  const whole = random.chance(700);
  const part = Math.max(1, Math.floor((amountFen * random.between(2, 8)) / 10));
  return {
    atMs: fromMs + random.below(Math.floor((toMs - fromMs) / 1000)) * 1000,
    amountFen: whole ? amountFen : part,
  };
}

function dispute(random: Random, settleMs: number): NonNullable<Purchase['dispute']> {
  return { heldMs: settleMs - random.between(1, 12) * HOUR, releasedMs: settleMs + random.between(8, 120) * HOUR };
}

/** An amount for bills of this size: at least 1.00, mostly in whole yuan or tenths, some in fen. */
function amount(random: Random, billPercent: number): number {
  const place = random.below(10_000);
  const next = AMOUNTS.findIndex(([end]) => end > place);
  const [start, low] = AMOUNTS[next - 1] ?? [0, 0];
  const [end, high] = AMOUNTS[next] ?? [1, 0];
  const exact = low + Math.floor(((high - low) * (place - start)) / (end - start));
  const scaled = Math.max(100, Math.floor((exact * billPercent) / 100));
  const step = random.chance(400) ? 100 : random.chance(700) ? 10 : 1;
  return Math.floor(scaled / step) * step;
}
