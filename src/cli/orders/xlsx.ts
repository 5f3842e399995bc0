/** Rows of an xlsx workbook. A workbook is a zip file, so it is held whole. */
import { readWhole } from '../replay/input.ts';
import { brokenFile } from './broken.ts';
import { NumberCell } from './cell.ts';
import type { Cell, NumberedRow } from './cell.ts';

/** The rows of a sheet, the first one by default, the header first; empty rows are dropped, but count. Throws a complaint when there is no such sheet. */
export async function readXlsxRows(file: string, sheet: string | undefined): Promise<readonly NumberedRow[]> {
  const bytes = await readWhole(file);
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet<NumberCell>(bytes, sheet ?? 1, {
      parseNumber: (digits: string) => new NumberCell(digits),
      trim: false,
    });
    // A workbook does not write the empty cells at the end of a row.
    const width = rows[0]?.length ?? 0;
    return rows
      .map((cells, index): NumberedRow => ({ row: index + 1, cells: padded(cells.map(cellOf), width) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    throw brokenFile('xlsxBroken', file, error);
  }
}

function padded(cells: Cell[], width: number): Cell[] {
  while (cells.length < width) cells.push('');
  return cells;
}

/** A cell that was never filled is null; the types of the library only say so of some. */
function cellOf(cell: unknown): Cell {
  if (cell instanceof NumberCell || cell instanceof Date || typeof cell === 'string') return cell;
  return typeof cell === 'boolean' ? String(cell) : '';
}
