/** A file of orders, read and put in the order of its times. */
import { extname } from 'node:path';
import type { Session } from '../host.ts';
import { complaint } from '../complaint.ts';
import { Progress } from '../progress.ts';
import { openInput } from '../replay/input.ts';
import type { NumberedRow } from './cell.ts';
import { shownCell } from './cell.ts';
import { readCsvRows } from './csv.ts';
import { locate } from './mapping.ts';
import type { Mapping } from './mapping.ts';
import { isBad, readRow } from './row.ts';
import type { BadRow, OrderRow, RowForm } from './row.ts';
import { readXlsxRows } from './xlsx.ts';

/** How a file of orders is to be read. */
export interface OrderFileForm {
  readonly mapping: Mapping;
  readonly unit: 'fen' | 'yuan';
  readonly offsetMs: number;
  readonly encoding: string;
  readonly sheet: string | undefined;
}

/** The rows of a file in the order of their times, rows of one instant in the order of the file. */
export interface OrderFile {
  readonly rows: readonly OrderRow[];
  readonly bad: readonly BadRow[];
  /** Rows with an earlier time than a row above them. */
  readonly outOfOrder: number;
}

/** Whether a file is taken for an xlsx workbook, by its name; any other is CSV. */
export function isWorkbook(file: string): boolean {
  return extname(file).toLowerCase() === '.xlsx';
}

/** Reads a file of orders. Throws a complaint when it cannot be read, or its header lacks a column that is mapped. */
export async function readOrderFile(file: string, form: OrderFileForm, session: Session): Promise<OrderFile> {
  const rows: OrderRow[] = [];
  const bad: BadRow[] = [];
  let rowForm: RowForm | undefined;
  let outOfOrder = 0;
  let latest = -Infinity;
  for await (const batch of batches(file, form, session)) {
    for (const numbered of batch) {
      if (rowForm === undefined) {
        rowForm = {
          layout: locate(form.mapping, numbered.cells.map(shownCell), file),
          unit: form.unit,
          offsetMs: form.offsetMs,
        };
        continue;
      }
      const row = readRow(numbered, rowForm);
      if (isBad(row)) {
        bad.push(row);
        continue;
      }
      if (row.atMs < latest) outOfOrder++;
      else latest = row.atMs;
      rows.push(row);
    }
  }
  if (rowForm === undefined) throw complaint('headerMissing', { file });
  if (outOfOrder > 0) rows.sort((a, b) => a.atMs - b.atMs);
  return { rows, bad, outOfOrder };
}

async function* batches(file: string, form: OrderFileForm, session: Session): AsyncGenerator<readonly NumberedRow[]> {
  if (isWorkbook(file)) {
    yield await readXlsxRows(file, form.sheet);
    return;
  }
  const input = await openInput(file, session.host);
  const progress = new Progress(session, input.bytes);
  try {
    for await (const batch of readCsvRows(counted(input.chunks, progress), file, form.encoding)) {
      yield batch;
      await progress.draw();
    }
  } finally {
    progress.stop();
    input.close();
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, progress: Progress): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    progress.add(chunk.length);
    yield chunk;
  }
}
