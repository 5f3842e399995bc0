/** What of a member or merchant is not at an end: nobody can ask for it once their ids are erased. */
import { formatMoney, formatPoints } from '#core/quantity';
import type { Int } from '#core/quantity';
import type { Queryable } from '#store/database';
import type { Desk } from '../desk.ts';
import type { Subject } from './traces.ts';

/** Something that is left: by the names that the answers about members and merchants have. */
export interface Left {
  readonly field: string;
  readonly value: string;
}

/** `blocking` has to be brought to an end before; the rest may be given up. */
export interface Unfinished {
  readonly blocking: readonly Left[];
  readonly givenUp: readonly Left[];
}

/**
 * What is left of a subject. Blocking are withdrawals under way and held orders, which somebody has to name to end them, and shops whose mapping names the
 * merchant. Open orders settle by themselves, and balances stay with the number.
 */
export async function unfinishedOf(
  queryable: Queryable,
  look: <T>(seen: (desk: Desk) => T) => Promise<T>,
  subject: Subject,
): Promise<Unfinished> {
  const { programme, kind, number } = subject;
  const withdrawals = await queryable.query(
    `select facts ->> 'withdrawalId' from event
     where programme = $1 and ${kind} = $2 and type like 'Withdrawal%' and type <> 'WithdrawalApproved'
     group by 1 having count(*) = 1`,
    [programme, number],
  );
  const orders =
    kind === 'merchant'
      ? []
      : await queryable.query<{ order: number }>(
          `select order_no as order from event where programme = $1 and member = $2 and type = 'OrderPlaced'`,
          [programme, number],
        );
  const { open, held, balances, external } = await look((desk) => {
    const views = orders.flatMap(({ order }) => desk.engine.openOrder(String(order)) ?? []);
    return {
      open: views.length,
      held: views.filter((view) => view.held).length,
      balances: balancesOf(desk, subject),
      external: desk.aliases.external(kind, number),
    };
  });
  const shops =
    kind === 'member'
      ? []
      : await queryable.query(`select id from shop where programme = $1 and mapping ->> 'merchantId' = $2`, [
          programme,
          external,
        ]);
  return {
    blocking: counted({ withdrawals: withdrawals.length, heldOrders: held, shops: shops.length }),
    givenUp: [...counted({ openOrders: open }), ...balances],
  };
}

function counted(counts: Readonly<Record<string, number>>): Left[] {
  return Object.entries(counts).flatMap(([field, count]) => (count === 0 ? [] : [{ field, value: String(count) }]));
}

function balancesOf({ engine }: Desk, { kind, number }: Subject): Left[] {
  const left = (field: string, value: Int, text: string): Left[] => (value > 0 ? [{ field, value: text }] : []);
  const money = (field: string, value: Int): Left[] => left(field, value, formatMoney(value));
  if (kind === 'merchant') return money('payable', engine.merchant(String(number))?.payable ?? 0);
  const view = engine.member(String(number));
  if (view === undefined) return [];
  return [
    ...left('points', view.points, formatPoints(view.points, engine.pool().scale)),
    ...money('cash', view.cash),
    ...money('commission', view.commission),
    ...money('dividend', view.dividend),
    ...money('coins', view.coins),
    ...left('shares', view.shares, String(view.shares)),
  ];
}
