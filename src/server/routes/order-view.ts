/** An order as it is shown: what is open from the engine, what is over from the log. */
import { formatMoney, formatPoints, narrow } from '#core/quantity';
import type { Int } from '#core/quantity';
import { refuse } from '#core/refusal';
import { formatInstant } from '#core/time';
import type { Queryable } from '#store/database';
import { RefusedError } from '../problems.ts';
import type { Programme } from '../programmes.ts';

interface LoggedRow {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly member: number | null;
  readonly merchant: number | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly scale: number | null;
}

const COLUMNS = 'seq, at, type, member, merchant, facts, scale';

/** An order by the caller's id. Throws `order_unknown`. */
export async function orderView(database: Queryable, programme: Programme, orderId: string): Promise<object> {
  const { number, open } = await programme.writer.read(({ aliases, engine }) => {
    const ours = aliases.ours('order', orderId);
    return { number: ours, open: ours === undefined ? undefined : engine.openOrder(ours) };
  });
  const rows =
    number === undefined
      ? []
      : await database.query<LoggedRow>(
          `select ${COLUMNS} from event
           where programme = $1 and order_no = $2 and type in ('OrderPlaced', 'OrderRefunded') order by seq`,
          [programme.id, number],
        );
  const placed = rows.find(({ type }) => type === 'OrderPlaced');
  if (placed === undefined) throw new RefusedError(refuse('order_unknown', 'orderId', orderId));
  const refunds = rows.filter(({ type }) => type === 'OrderRefunded');
  // Settlements have no index of their own: they are among the rows of the member.
  const [settled] =
    open !== undefined
      ? []
      : await database.query<LoggedRow>(
          `select ${COLUMNS} from event
           where programme = $1 and member = $3 and seq > $4 and order_no = $2 and type = 'OrderSettled' limit 1`,
          [programme.id, number, placed.member, placed.seq],
        );
  const { memberId, merchantId } = await programme.writer.read(({ aliases }) => ({
    memberId: aliases.shown('member', placed.member ?? 0),
    merchantId: placed.merchant === null ? undefined : aliases.shown('merchant', placed.merchant),
  }));
  return {
    orderId,
    status: open === undefined ? (settled === undefined ? 'refunded' : 'settled') : open.held ? 'held' : 'open',
    memberId,
    ...(merchantId !== undefined && { merchantId }),
    amount: moneyOf(placed.facts['amount']),
    cash: moneyOf(placed.facts['cash']),
    coins: moneyOf(placed.facts['coins']),
    refunded: formatMoney(narrow(refunds.reduce((sum, { facts }) => sum + big(facts['amount']), 0n))),
    placedAt: formatInstant(placed.at),
    ...(open !== undefined && { settlesFrom: formatInstant(open.settleFromMs) }),
    ...(settled !== undefined && {
      settledAt: formatInstant(settled.at),
      minted: mintedOf(settled),
    }),
  };
}

/** Integers of the log stand in JSON as numbers, as texts when they are past 2^53. */
function big(value: unknown): bigint {
  return typeof value === 'number' || typeof value === 'string' ? BigInt(value) : 0n;
}

function moneyOf(value: unknown): string {
  return formatMoney(narrow(big(value)));
}

function mintedOf({ facts, scale }: LoggedRow): string {
  const minted: Int = narrow(big(facts['minted']));
  return formatPoints(minted, scale ?? 0);
}
