/** Orders a page at a time, newest first. */
import type { OrderStatus } from '#core/order-book';
import { formatInstant } from '#core/time';
import { firstOrderFrom, ordersOfParties, placedOrders } from '#store/orders';
import type { Parties, PlacedOrder } from '#store/orders';
import type { Extent } from '../auth/access.ts';
import type { Desk } from '../desk.ts';
import type { Programme } from '../programmes.ts';
import { moneyText } from './event-view.ts';
import { gather } from './paging.ts';
import type { Service } from './route.ts';

/** Which orders are asked for: `member` and `merchant` by callers' ids, placed at `fromMs` or later and before `toMs`. */
export interface OrdersWanted {
  readonly member?: string | undefined;
  readonly merchant?: string | undefined;
  readonly state?: OrderStatus | undefined;
  readonly fromMs?: number | undefined;
  readonly toMs?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** So many orders the engine looks at for one page: some milliseconds. */
const ENGINE_MOST = 500_000;

/**
 * A page of the orders that the extent lets see. Without a party memory knows which orders stand as asked for; those of parties come from the log, and memory says how
 * they stand. Our numbers of orders are given in the order of placing, so they are the cursor, and stand for times.
 */
export async function orderPage(
  { database }: Pick<Service, 'database'>,
  programme: Programme,
  extent: Extent,
  wanted: OrdersWanted,
): Promise<object> {
  const { writer, id } = programme;
  const { state, limit } = wanted;
  const { count, member, merchant } = await writer.read(({ aliases }) => ({
    count: aliases.count('order'),
    member: wanted.member === undefined ? undefined : Number(aliases.ours('member', wanted.member) ?? NaN),
    merchant: wanted.merchant === undefined ? undefined : Number(aliases.ours('merchant', wanted.merchant) ?? NaN),
  }));
  const bound = (ms: number | undefined, without: number): number | Promise<number> =>
    ms === undefined ? without : firstOrderFrom(database, id, count, ms);
  const [from, end] = [await bound(wanted.fromMs, 0), await bound(wanted.toMs, count)];
  const before = Math.min(end, wanted.before ?? end);
  const whose = whoseOf(extent, member, merchant);
  if (from >= before || whose === 'nobody') return { orders: [] };
  const { rows, next } =
    whose === 'everybody'
      ? await writer.read((desk) => ofEngine(desk, { before, from, count, state, limit }))
      : await gather(
          async (cursor = before, most) =>
            (await ordersOfParties(database, id, whose, { from, before: cursor, limit: most })).map((of) => ({
              cursor: of.order,
              of,
            })),
          (found) =>
            writer.read(({ engine }) =>
              found
                .filter(({ of }) => whose.at === undefined || (of.merchant !== null && whose.at.includes(of.merchant)))
                .filter(({ cursor }) => state === undefined || engine.orderStatus(String(cursor)) === state)
                .map(({ cursor }) => ({ cursor, of: cursor })),
            ),
          { start: before, limit },
        );
  const placed = await placedOrders(database, id, rows);
  return { orders: await shown(programme, placed), ...(next !== undefined && { next }) };
}

/** Whose orders are looked through; of the members' only those at a merchant in `at`, when that is there. */
interface Whose extends Parties {
  readonly at?: readonly number[];
}

/**
 * Whose orders a page is drawn from, so that whatever is drawn may be seen. A member's rather than a merchant's when both are named, since a member has fewer. Whoever
 * is a party to nothing that they ask for learns not even how much there is.
 */
function whoseOf(
  extent: Extent,
  member: number | undefined,
  merchant: number | undefined,
): Whose | 'everybody' | 'nobody' {
  if (Number.isNaN(member) || Number.isNaN(merchant)) return 'nobody';
  const [members, merchants] = [extent.members.map(Number), extent.merchants.map(Number)];
  if (member !== undefined) {
    const asked = merchant === undefined ? undefined : [merchant];
    if (extent.any || members.includes(member)) return of([member], asked);
    const at = merchants.filter((own) => asked?.includes(own) ?? true);
    return at.length === 0 ? 'nobody' : of([member], at);
  }
  if (merchant === undefined) return extent.any ? 'everybody' : { members, merchants };
  if (extent.any || merchants.includes(merchant)) return { members: [], merchants: [merchant] };
  return members.length === 0 ? 'nobody' : of(members, [merchant]);
}

function of(members: readonly number[], at: readonly number[] | undefined): Whose {
  return { members, merchants: [], ...(at !== undefined && { at }) };
}

function ofEngine(
  { engine }: Desk,
  wanted: {
    readonly before: number;
    readonly from: number;
    readonly count: number;
    readonly state: OrderStatus | undefined;
    readonly limit: number;
  },
): { readonly rows: readonly number[]; readonly next?: number } {
  const { before, from, count, state, limit } = wanted;
  const { ids, last } = engine.ordersBack({
    ...(before < count && { before: String(before) }),
    status: state,
    limit,
    most: Math.min(before - from, ENGINE_MOST),
  });
  const next = last === undefined || Number(last) <= from ? {} : { next: Number(last) };
  return { rows: ids.map(Number), ...next };
}

/** Orders with how they stand now. */
function shown({ writer }: Programme, found: readonly PlacedOrder[]): Promise<readonly object[]> {
  return writer.read(({ aliases, engine }) =>
    found.map(({ order, atMs, member, merchant, amount, cash, coins, refunded }) => {
      const open = engine.openOrder(String(order));
      return {
        orderId: aliases.shown('order', order),
        status: engine.orderStatus(String(order)),
        memberId: aliases.shown('member', member),
        ...(merchant !== undefined && { merchantId: aliases.shown('merchant', merchant) }),
        amount: moneyText(amount),
        cash: moneyText(cash),
        coins: moneyText(coins),
        refunded: moneyText(refunded),
        placedAt: formatInstant(atMs),
        ...(open !== undefined && { settlesFrom: formatInstant(open.settleFromMs) }),
      };
    }),
  );
}
