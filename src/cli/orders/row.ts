/** One row of a file of orders: its cells become an order or a cancellation, or the reason why not. */
import { formatMoney, parseMoney } from '#core/quantity';
import type { Int } from '#core/quantity';
import { ID_LENGTH_MAX } from '#core/decode';
import { parseFen, parseYuan } from '../amount.ts';
import { visible } from '../display.ts';
import type { MessageKey, MessageValues, Say } from '../messages.ts';
import { idOf, NumberCell, plainNumber, shownCell } from './cell.ts';
import type { Cell, NumberedRow } from './cell.ts';
import type { Layout, RowField } from './mapping.ts';
import { isInYears, parseRowTime } from './row-time.ts';

/** A row that makes sense. Amounts in fen; ids that the file leaves empty are absent. */
export interface OrderRow {
  readonly row: number;
  readonly atMs: number;
  readonly kind: 'order' | 'cancellation';
  readonly orderId: string;
  readonly memberId: string;
  readonly amount: Int;
  readonly merchantId?: string;
  readonly regionCode?: string;
  readonly referrerId?: string;
}

/** A row that was not taken, and why. */
export interface BadRow {
  readonly row: number;
  readonly reason: (say: Say) => string;
}

/** How rows are to be read. */
export interface RowForm {
  readonly layout: Layout;
  readonly unit: 'fen' | 'yuan';
  /** Milliseconds that the clocks of times without an offset are ahead of UTC. */
  readonly offsetMs: number;
}

const REGION_CODE = /^[1-9][0-9]{5}$/;

/** Reads one row; the reason names the first cell that is wrong. */
export function readRow({ row, cells }: NumberedRow, form: RowForm): OrderRow | BadRow {
  try {
    return { row, ...new RowReader(cells, form).read() };
  } catch (error) {
    if (error instanceof Fault) return { row, reason: error.reason };
    throw error;
  }
}

/** Whether a row was not taken. */
export function isBad(row: OrderRow | BadRow): row is BadRow {
  return 'reason' in row;
}

class Fault extends Error {
  readonly reason: (say: Say) => string;

  constructor(reason: (say: Say) => string) {
    super('a cell is wrong');
    this.reason = reason;
  }
}

function fault<K extends MessageKey>(key: K, ...values: MessageValues<K>): Fault {
  return new Fault((say) => say(key, ...values));
}

class RowReader {
  readonly #cells: readonly Cell[];
  readonly #form: RowForm;

  constructor(cells: readonly Cell[], form: RowForm) {
    this.#cells = cells;
    this.#form = form;
  }

  read(): Omit<OrderRow, 'row'> {
    const expected = this.#form.layout.width;
    const count = widthOf(this.#cells, expected);
    if (count !== expected) throw fault('rowCellCount', { count, expected });
    const kind = this.#kind();
    const orderId = this.#id('order');
    if (orderId === undefined) throw fault('rowOrderMissing');
    const memberId = this.#id('member');
    if (memberId === undefined) throw fault('rowMemberMissing');
    const amount = this.#amount();
    if (kind === 'cancellation' && amount <= 0) throw fault('rowAmountNotPositive', { value: this.#shown('amount') });
    const atMs = this.#time();
    const merchantId = this.#id('merchant');
    const regionCode = this.#region();
    const referrerId = this.#id('referrer');
    return {
      atMs,
      kind,
      orderId,
      memberId,
      amount,
      ...(merchantId === undefined ? {} : { merchantId }),
      ...(regionCode === undefined ? {} : { regionCode }),
      ...(referrerId === undefined ? {} : { referrerId }),
    };
  }

  #cell(field: RowField): Cell {
    const column = this.#form.layout.columns.get(field);
    return column === undefined ? '' : (this.#cells[column] ?? '');
  }

  #shown(field: RowField): string {
    return visible(shownCell(this.#cell(field)));
  }

  #id(field: RowField): string | undefined {
    const id = idOf(this.#cell(field));
    if (id === undefined) throw fault('rowIdInexact', { field, value: this.#shown(field) });
    if (id.length > ID_LENGTH_MAX && [...id].length > ID_LENGTH_MAX)
      throw fault('rowIdTooLong', { field, value: visible(id) });
    return id === '' ? undefined : id;
  }

  #kind(): OrderRow['kind'] {
    if (!this.#form.layout.columns.has('kind')) return 'order';
    const kind = idOf(this.#cell('kind'))?.toLowerCase();
    if (kind === 'order' || kind === 'cancellation') return kind;
    throw fault('rowKind', { value: this.#shown('kind') });
  }

  #amount(): Int {
    const cell = this.#cell('amount');
    const text = cell instanceof NumberCell ? plainNumber(cell) : typeof cell === 'string' ? cell.trim() : undefined;
    const fen = text === undefined ? undefined : this.#form.unit === 'fen' ? parseFen(text) : parseYuan(text);
    if (fen === undefined)
      throw fault(this.#form.unit === 'fen' ? 'rowAmountFen' : 'rowAmountYuan', { value: this.#shown('amount') });
    if (typeof fen === 'bigint' && parseMoney(formatMoney(fen)) === undefined)
      throw fault('rowAmountTooLong', { value: this.#shown('amount') });
    return fen;
  }

  #time(): number {
    const cell = this.#cell('at');
    const atMs =
      cell instanceof Date
        ? wholeSecond(cell.getTime()) - this.#form.offsetMs
        : typeof cell === 'string'
          ? parseRowTime(cell.trim(), this.#form.offsetMs)
          : undefined;
    if (atMs === undefined || Number.isNaN(atMs)) throw fault('rowTime', { value: this.#shown('at') });
    if (!isInYears(atMs)) throw fault('rowTimeOutside', { value: this.#shown('at') });
    return atMs;
  }

  #region(): string | undefined {
    const region = idOf(this.#cell('region'));
    if (region === '') return undefined;
    if (region === undefined || !REGION_CODE.test(region)) throw fault('rowRegion', { value: this.#shown('region') });
    return region;
  }
}

/** How many cells a row has; empty ones beyond the header are not counted. */
function widthOf(cells: readonly Cell[], expected: number): number {
  let width = cells.length;
  while (width > expected && cells[width - 1] === '') width--;
  return width;
}

/** A workbook holds a time as a fraction of a day, which may lie a thousandth of a second beside the second that was meant. */
function wholeSecond(ms: number): number {
  const second = Math.round(ms / 1000) * 1000;
  return Math.abs(ms - second) <= 2 ? second : Math.round(ms);
}
