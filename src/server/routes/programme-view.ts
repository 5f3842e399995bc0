/** A programme as it is shown. */
import { formatInstant } from '#core/time';
import type { Programme } from '../programmes.ts';

/** A programme with its settings and counts, as of now. */
export async function programmeView({ id, name, mode, writer }: Programme): Promise<object> {
  return writer.read(({ engine, settings, nowMs, head }) => ({
    id,
    name,
    mode,
    now: formatInstant(nowMs),
    ...(settings.testClockMs !== undefined && { testClock: formatInstant(settings.testClockMs) }),
    settles: settings.settles,
    ordersPaused: settings.ordersPaused,
    salesPaused: settings.salesPaused,
    ended: engine.ended,
    seq: head.seq,
    members: engine.memberCount,
    merchants: engine.merchantCount,
    orders: engine.orderCount,
    openOrders: engine.openOrderCount,
  }));
}
