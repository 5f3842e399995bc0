/** Whose order it is: by the engine while it is open, by the log afterwards. */
import type { Target } from '../auth/access.ts';
import type { Desk } from '../desk.ts';
import type { Programme } from '../programmes.ts';
import { glance } from './glance.ts';
import type { Service } from './route.ts';

/** Who an open order is of, by our numbers; undefined when it is not open. */
export function partiesOfOpen(desk: Desk, orderId: string): { member: string; merchant?: string } | undefined {
  const number = desk.aliases.ours('order', orderId);
  const order = number === undefined ? undefined : desk.engine.openOrder(number);
  if (order === undefined) return undefined;
  return { member: order.memberId, ...(order.merchantId !== undefined && { merchant: order.merchantId }) };
}

/** An order as a target: the merchant and the member that it was placed with. An order that is not there has only its programme. */
export async function targetOfOrder(service: Service, { id, writer }: Programme, orderId: string): Promise<Target> {
  const { number, open } = await glance(writer, (desk) => ({
    number: desk.aliases.ours('order', orderId),
    open: partiesOfOpen(desk, orderId),
  }));
  if (open !== undefined) return { programme: id, ...open };
  if (number === undefined) return { programme: id };
  const [placed] = await service.database.query<{ member: number; merchant: number | null }>(
    `select member, merchant from event where programme = $1 and order_no = $2 and type = 'OrderPlaced' limit 1`,
    [id, number],
  );
  if (placed === undefined) return { programme: id };
  const { member, merchant } = placed;
  return { programme: id, member: String(member), ...(merchant !== null && { merchant: String(merchant) }) };
}
