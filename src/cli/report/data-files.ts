/** The CSV files of a report: events and orders as they happen, members and rows at the end. */
import type { Engine, Outcome } from '#core/engine';
import { formatMoney, formatPoints, mulDivFloor } from '#core/quantity';
import type { Say } from '../messages.ts';
import type { OrdersAccount } from '../orders/account.ts';
import { EventTable } from './event-table.ts';
import type { ReportFolder } from './folder.ts';
import { OrderTable } from './order-table.ts';
import type { MemberTotals, Recorder } from './recorder.ts';
import { ratio } from './spread.ts';
import { openTable } from './table.ts';

const MEMBER_COLUMNS = [
  'col_member',
  'col_spent',
  'col_paidFromPool',
  'col_paidToSpent',
  'col_commissionEarned',
  'col_exits',
  'col_points',
  'col_worth',
  'col_basis',
  'col_cash',
  'col_commission',
  'col_dividend',
  'col_coinBalance',
  'col_shares',
] as const;

const ROW_COLUMNS = ['col_row', 'col_problem', 'col_id', 'col_member', 'col_notRefunded', 'col_details'] as const;
const NO_TOTALS: MemberTotals = { spent: 0, paid: 0, commission: 0, exits: 0 };

/** The tables of one report. */
export class DataFiles {
  readonly #folder: ReportFolder;
  readonly #events: EventTable;
  readonly #orders: OrderTable;
  readonly #engine: Engine;
  readonly #say: Say;

  constructor(folder: ReportFolder, engine: Engine, say: Say) {
    this.#folder = folder;
    this.#engine = engine;
    this.#say = say;
    this.#events = new EventTable(folder, engine);
    this.#orders = new OrderTable(folder, engine);
  }

  /** Enters what one command did; `place` is the number of its line or row. */
  take({ events }: Outcome, place: number): void {
    for (const event of events) {
      this.#events.add(event, place);
      this.#orders.take(event, place);
    }
  }

  /** Waits while the disk is behind. */
  async drain(): Promise<void> {
    await this.#events.file.drain();
    await this.#orders.file.drain();
  }

  /** Writes what is known only at the end, and ends every file. */
  async finish(recorder: Recorder, account: OrdersAccount | undefined): Promise<void> {
    await this.#events.file.end();
    await this.#orders.finish();
    await this.#members(recorder);
    if (account !== undefined) await this.#rows(account);
  }

  /** Stops writing. */
  destroy(): void {
    this.#events.file.destroy();
    this.#orders.file.destroy();
  }

  async #members({ members }: Recorder): Promise<void> {
    const file = openTable(this.#folder, 'members.csv', MEMBER_COLUMNS);
    const engine = this.#engine;
    const pool = engine.pool();
    for (let number = 0; number < engine.memberCount; number++) {
      const id = engine.memberId(number);
      const member = engine.member(id);
      if (member === undefined) continue;
      const { spent, paid, commission, exits } = members[number] ?? NO_TOTALS;
      file.add([
        id,
        formatMoney(spent),
        formatMoney(paid),
        spent > 0 ? `${(ratio(paid, spent) * 100).toFixed(2)}%` : '',
        formatMoney(commission),
        String(exits),
        formatPoints(member.points, pool.scale),
        formatMoney(mulDivFloor(member.points, pool.reserve, pool.supply)),
        formatMoney(member.basis),
        formatMoney(member.cash),
        formatMoney(member.commission),
        formatMoney(member.dividend),
        formatMoney(member.coins),
        String(member.shares),
      ]);
      if (number % 1000 === 999) await file.drain();
    }
    await file.end();
  }

  async #rows({ bad, refused, cancellations, disagreements }: OrdersAccount): Promise<void> {
    const say = this.#say;
    const file = openTable(this.#folder, 'rows.csv', ROW_COLUMNS);
    const rows: [number, string[]][] = [
      ...bad.map(({ row, reason }): [number, string[]] => [row, [say('problem_bad'), '', '', '', reason(say)]]),
      ...refused.map(({ row, command, id, code }): [number, string[]] => [
        row,
        [say('problem_refused'), id, '', '', `${command}: ${code} ${say(`refusal_${code}`)}`],
      ]),
      ...cancellations.leftOver.map(({ row, id, memberId, leftOver, reason }): [number, string[]] => [
        row,
        [say(`problem_${reason}`), id, memberId, formatMoney(leftOver), ''],
      ]),
      ...disagreements.map(({ row, field, of, kept, given }): [number, string[]] => [
        row,
        [say('problem_disagrees'), of, '', '', `${field}: ${kept === '' ? '—' : kept} / ${given}`],
      ]),
    ];
    for (const [row, cells] of rows.sort(([a], [b]) => a - b)) {
      file.add([String(row), ...cells]);
      await file.drain();
    }
    await file.end();
  }
}
