/** The account of a file of orders for the summary: every row that was not taken, and every fen of the cancellations. */
import { grouped, visible, yuan } from '../display.ts';
import type { Say } from '../messages.ts';
import type { Section } from '../summary.ts';
import type { OrdersAccount } from './account.ts';

/** How many rows of a kind are listed; the rest are counted, and all of them stand in the JSON and in the report. */
const LISTED_MAX = 10;

/** The sections of the summary that tell about rows. */
export function accountSections(account: OrdersAccount, say: Say): readonly Section[] {
  const { rows } = account.cancellations.total;
  return [rowsSection(account, say), ...(rows === 0 ? [] : [cancellationsSection(account, say)])];
}

function rowsSection(
  { rows, orderRows, cancellationRows, bad, refused, disagreements, outOfOrder }: OrdersAccount,
  say: Say,
): Section {
  return {
    title: say('rowsTitle'),
    rows: [
      [say('rowsRead'), grouped(rows)],
      [say('rowsOrders'), grouped(orderRows)],
      [say('rowsCancellations'), grouped(cancellationRows)],
      [say('rowsBad'), grouped(bad.length)],
      [say('rowsRefused'), grouped(refused.length)],
    ],
    text: [
      ...(outOfOrder > 0 ? [say('rowsOutOfOrder', { count: grouped(outOfOrder) })] : []),
      ...listed(bad, say, ({ row, reason }) => say('rowLine', { row, text: reason(say) })),
      ...listed(refused, say, ({ row, command, id, code }) =>
        say('rowLine', { row, text: `${command} ${visible(id)}: ${code} ${say(`refusal_${code}`)}` }),
      ),
      ...listed(disagreements, say, ({ row, field, of, kept, given }) =>
        say('rowDisagrees', {
          row,
          field,
          of: visible(of),
          kept: kept === '' ? '—' : visible(kept),
          given: visible(given),
        }),
      ),
    ],
  };
}

function cancellationsSection({ cancellations }: OrdersAccount, say: Say): Section {
  const { total, refunded, inFull, tooLate, noOrder, leftOver } = cancellations;
  return {
    title: say('cancellationsTitle'),
    rows: [
      [say('cancellationsAll'), yuan(total.fen), say('cancellationsRows', { rows: grouped(total.rows) })],
      [
        say('cancellationsRefunded'),
        yuan(refunded.fen),
        say('cancellationsInFull', { rows: grouped(refunded.rows), inFull: grouped(inFull) }),
      ],
      [say('cancellationsTooLate'), yuan(tooLate.fen), say('cancellationsRows', { rows: grouped(tooLate.rows) })],
      [say('cancellationsNoOrder'), yuan(noOrder.fen), say('cancellationsRows', { rows: grouped(noOrder.rows) })],
    ],
    text: listed(leftOver, say, ({ row, id, memberId, amount, leftOver: left, reason }) =>
      say(reason === 'tooLate' ? 'leftOverTooLate' : 'leftOverNoOrder', {
        row,
        id: visible(id),
        member: visible(memberId),
        amount: yuan(amount),
        left: yuan(left),
      }),
    ),
  };
}

function listed<T>(items: readonly T[], say: Say, line: (item: T) => string): string[] {
  const shown = items.slice(0, LISTED_MAX).map(line);
  const more = items.length - shown.length;
  return more > 0 ? [...shown, say('listMore', { count: grouped(more) })] : shown;
}
