/** `orders.csv`: a row an order, written when it settles or is refunded in full; what is open comes at the end. */
import type { Event } from '#core/event';
import type { Engine } from '#core/engine';
import { add, formatMoney, formatPoints } from '#core/quantity';
import type { Int } from '#core/quantity';
import { MESSAGES } from '../messages.ts';
import type { CsvFile } from './csv-file.ts';
import type { ReportFolder } from './folder.ts';
import { openTable, tableTime } from './table.ts';

const COLUMNS = [
  'col_row',
  'col_order',
  'col_member',
  'col_merchant',
  'col_placedAt',
  'col_amount',
  'col_coins',
  'col_refunded',
  'col_status',
  'col_settledAt',
  'col_spend',
  'col_toMerchant',
  'col_toPlatform',
  'col_commissions',
  'col_inflow',
  'col_extras',
  'col_rebate',
  'col_minted',
] as const;

type Placed = Extract<Event, { type: 'OrderPlaced' }>;
type Settled = Extract<Event, { type: 'OrderSettled' }>;

interface OpenOrder {
  readonly place: number;
  readonly placed: Placed;
  refunded: Int;
  held: boolean;
}

/** Writes the table as orders settle. Memory grows with the open orders only. */
export class OrderTable {
  readonly file: CsvFile;
  readonly #engine: Engine;
  readonly #open = new Map<string, OpenOrder>();

  constructor(folder: ReportFolder, engine: Engine) {
    this.#engine = engine;
    this.file = openTable(folder, 'orders.csv', COLUMNS);
  }

  /** Follows the orders; `place` is the number of the line or row an event came from. */
  take(event: Event, place: number): void {
    if (event.type === 'OrderPlaced') {
      this.#open.set(event.orderId, { place, placed: event, refunded: 0, held: false });
    } else if (event.type === 'OrderSettled') {
      this.file.add([...this.#placedCells(this.#open.get(event.orderId), event), ...settledCells(event)]);
      this.#open.delete(event.orderId);
    } else if (event.type === 'OrderRefunded' || event.type === 'OrderHeld' || event.type === 'OrderReleased') {
      const order = this.#open.get(event.orderId);
      if (order === undefined) return;
      if (event.type === 'OrderRefunded') {
        order.refunded = add(order.refunded, event.amount);
        if (order.refunded === order.placed.amount) this.#writeUnsettled(order);
      } else {
        order.held = event.type === 'OrderHeld';
      }
    }
  }

  /** Writes the orders that have not settled, and ends the file. */
  async finish(): Promise<void> {
    for (const order of this.#open.values()) {
      this.#writeUnsettled(order);
      await this.file.drain();
    }
    await this.file.end();
  }

  /** Writes an order that has not settled, or never will. */
  #writeUnsettled(order: OpenOrder): void {
    this.file.add([...this.#placedCells(order, order.placed), ...Array.from({ length: 9 }, () => '')]);
    this.#open.delete(order.placed.orderId);
  }

  /** The cells up to the status. An order placed before the snapshot that a run began with has only its ids. */
  #placedCells(order: OpenOrder | undefined, event: Placed | Settled): string[] {
    const status = event.type === 'OrderSettled' || order === undefined ? 'settled' : statusOf(order);
    return [
      order === undefined ? '' : String(order.place),
      event.orderId,
      this.#engine.memberId(event.member),
      event.merchant === undefined ? '' : this.#engine.merchantId(event.merchant),
      ...(order === undefined
        ? ['', '', '', '']
        : [
            tableTime(order.placed.at),
            formatMoney(order.placed.amount),
            formatMoney(order.placed.coins),
            formatMoney(order.refunded),
          ]),
      MESSAGES[`status_${status}`].zh,
    ];
  }
}

function statusOf({ placed, refunded, held }: OpenOrder): 'refunded' | 'held' | 'open' {
  return refunded === placed.amount ? 'refunded' : held ? 'held' : 'open';
}

function settledCells(event: Settled): string[] {
  const sum = (parts: readonly { readonly amount: Int }[]): string =>
    formatMoney(parts.reduce<Int>((total, { amount }) => add(total, amount), 0));
  return [
    tableTime(event.at),
    formatMoney(event.spend),
    formatMoney(event.toMerchant),
    formatMoney(event.toPlatform),
    sum(event.commissions),
    formatMoney(event.inflow),
    sum(event.extras),
    formatMoney(event.rebate),
    formatPoints(event.minted, event.pool.scale),
  ];
}
