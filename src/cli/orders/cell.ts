/** Cells of a file of orders: text, or what a workbook knows to be a number or a date. */

/** A number of a workbook, with its digits as the file holds them: no double is asked what an amount is. */
export class NumberCell {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/** A cell. A date is the wall clock's, as if that were UTC: a workbook knows no offsets. */
export type Cell = string | NumberCell | Date;

/** One row with its number as a spreadsheet shows it: the header is row 1. */
export interface NumberedRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Excel shows and means 15 digits; what a file holds beyond them is the dust of its own arithmetic. */
const DIGITS = 15;

/** A number cell as a plain decimal text, at the 15 digits that a workbook means; undefined when it has no such form. */
export function plainNumber({ digits }: NumberCell): string | undefined {
  const text = String(Number(Number(digits).toPrecision(DIGITS)));
  return /^-?\d+(\.\d+)?$/.test(text) ? text : undefined;
}

/** A cell as text without the blanks around it; a number that a workbook could not hold exactly is undefined. */
export function idOf(cell: Cell): string | undefined {
  if (typeof cell === 'string') return cell.trim();
  if (cell instanceof Date) return cell.toISOString();
  const text = plainNumber(cell);
  return text !== undefined && text.replace(/\D/g, '').length <= DIGITS ? text : undefined;
}

/** A cell as it would be shown in a message. */
export function shownCell(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  return cell instanceof Date ? cell.toISOString() : cell.digits;
}
