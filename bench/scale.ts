/** How cost grows with the number of members, up to ten million. */
import { Engine } from '#core/engine';
import { formatMoney } from '#core/quantity';
import { formatInstant } from '#core/time';
import { figure, median, secondsOf } from './measure.ts';
import type { Figure } from './measure.ts';
import { loadPlan } from './order-load.ts';
import { CorePoolSide, PoolCommands } from './pool-load.ts';

const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const BATCH = 200_000;
const ROUNDS = 5;
const TEN_MILLION = 10_000_000;

/** The pool alone, with `members` members. */
function poolRate(members: number): Figure {
  const commands = new PoolCommands(members);
  const side = new CorePoolSide();
  for (let filled = 0; filled < members + BATCH; filled += BATCH) side.run(commands.take(BATCH));
  return figure(`pool-${members}`, 'orders/s', ROUNDS, () => {
    const batch = commands.take(BATCH);
    return BATCH / secondsOf(() => side.run(batch));
  });
}

/** Whole orders through `apply` until ten million members have one each: the rate at the end, and the memory of the process. */
function tenMillion(): Figure[] {
  const engine = new Engine(loadPlan());
  const rates: number[] = [];
  for (let member = 0; member < TEN_MILLION; member += BATCH) {
    const commands = Array.from({ length: BATCH }, (_, i) => {
      const at = formatInstant(Date.UTC(2026, 0, 1) + (member + i) * 1000);
      const orderId = `order-${String(member + i).padStart(14, '0')}`;
      return [
        {
          type: 'PlaceOrder',
          orderId,
          memberId: `member-${String(member + i).padStart(13, '0')}`,
          amount: formatMoney(1000 + i),
          at,
        },
        { type: 'SettleOrder', orderId, at },
      ];
    });
    const seconds = secondsOf(() => {
      for (const [place, settle] of commands) {
        engine.apply(place);
        engine.apply(settle);
      }
    });
    rates.push(BATCH / seconds);
  }
  globalThis.gc?.();
  const gibibytes = process.memoryUsage().rss / 2 ** 30;
  const bytes = engine.snapshot();
  return [
    figure('apply-10m', 'orders/s', 1, () => median(rates.slice(-ROUNDS))),
    figure('memory-10m', 'GiB resident', 1, () => gibibytes),
    figure('snapshot-size-10m', 'MB', 1, () => bytes.length / 1e6),
    figure('restore-10m', 'seconds', 1, () => secondsOf(() => Engine.restore(bytes))),
  ];
}

/** The benchmarks of size. */
export function scaleSuite(): Figure[] {
  return [...SIZES.map(poolRate), ...tenMillion()];
}
