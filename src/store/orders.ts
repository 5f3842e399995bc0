/**
 * Orders as they are listed: by our numbers, which are given in the order of placing. What a page costs does not grow with the log: a member's orders come by
 * `event_member`, a merchant's by `merchant_order`, an instant is found by halving, and each order's rows by `event_order`.
 */
import type { Queryable } from './database.ts';

/** Members and merchants by our numbers. */
export interface Parties {
  readonly members: readonly number[];
  readonly merchants: readonly number[];
}

/** An order as it was placed, and what of it has been refunded. Money in fen. */
export interface PlacedOrder {
  readonly order: number;
  readonly atMs: number;
  readonly member: number;
  readonly merchant: number | undefined;
  readonly amount: bigint;
  readonly cash: bigint;
  readonly coins: bigint;
  readonly refunded: bigint;
}

/** The number of the first order that was placed at `atMs` or later, of the `count` there are; `count` when there is none. */
export async function firstOrderFrom(
  database: Queryable,
  programme: number,
  count: number,
  atMs: number,
): Promise<number> {
  const [found] = await database.query<{ order: number }>(
    `with recursive search (low, high) as (
       select 0::bigint, $2::bigint
       union all
       select case when e.at < $3 then middle + 1 else low end, case when e.at < $3 then high else middle end
       from search cross join lateral (select (low + high) / 2 as middle) as half
       join event e on e.programme = $1 and e.order_no = middle and e.type = 'OrderPlaced'
       where low < high
     ) select low as "order" from search where low = high`,
    [programme, count, new Date(atMs)],
  );
  return found?.order ?? count;
}

/** An order and the merchant that it was placed with; null for the platform's own goods. */
export interface OrderOfParty {
  readonly order: number;
  readonly merchant: number | null;
}

/**
 * The orders of any of the parties from `from` up to `before`, newest first. The end of the log that `merchant_order` has not come to is looked through.
 */
export function ordersOfParties(
  database: Queryable,
  programme: number,
  { members, merchants }: Parties,
  { from, before, limit }: { readonly from: number; readonly before: number; readonly limit: number },
): Promise<OrderOfParty[]> {
  return database.query<OrderOfParty>(
    `select own.order_no as order, own.merchant from unnest($2::bigint[]) as who (member) cross join lateral (
       select order_no, merchant from event
       where programme = $1 and member = who.member and type = 'OrderPlaced' and order_no >= $4 and order_no < $5
         and seq < coalesce((select seq from event where programme = $1 and order_no = $5 and type = 'OrderPlaced'), 9223372036854775807)
         and seq >= coalesce((select seq from event where programme = $1 and order_no = $4 and type = 'OrderPlaced'), 0)
       order by seq desc limit $6
     ) as own
     union
     select own.order_no, who.merchant from unnest($3::bigint[]) as who (merchant) cross join lateral (
       select order_no from merchant_order where programme = $1 and merchant = who.merchant and order_no >= $4 and order_no < $5
       order by order_no desc limit $6
     ) as own
     union
     (select order_no, merchant from event
      where programme = $1 and seq > coalesce((select seq from reading where programme = $1), 0) and cardinality($3::bigint[]) > 0
        and type = 'OrderPlaced' and merchant = any ($3) and order_no >= $4 and order_no < $5
      order by seq desc limit $6)
     order by 1 desc limit $6`,
    [programme, members, merchants, from, before, limit],
  );
}

interface StoredOrder {
  readonly order: number;
  readonly at: number;
  readonly member: number;
  readonly merchant: number | null;
  readonly amount: string;
  readonly cash: string;
  readonly coins: string;
  readonly refunded: string;
}

/** The orders of these numbers, newest first. */
export async function placedOrders(
  database: Queryable,
  programme: number,
  orders: readonly number[],
): Promise<readonly PlacedOrder[]> {
  const rows = await database.query<StoredOrder>(
    `select p.order_no as order, p.at, p.member, p.merchant, p.facts ->> 'amount' as amount, p.facts ->> 'cash' as cash,
       coalesce(p.facts ->> 'coins', '0') as coins, (
         select coalesce(sum((r.facts ->> 'amount')::numeric), 0) from event r
         where r.programme = $1 and r.order_no = p.order_no and r.type = 'OrderRefunded'
       ) as refunded
     from event p where p.programme = $1 and p.order_no = any ($2) and p.type = 'OrderPlaced' order by p.order_no desc`,
    [programme, orders],
  );
  return rows.map(({ order, at, member, merchant, amount, cash, coins, refunded }) => ({
    order,
    atMs: at,
    member,
    merchant: merchant ?? undefined,
    amount: BigInt(amount),
    cash: BigInt(cash),
    coins: BigInt(coins),
    refunded: BigInt(refunded),
  }));
}
