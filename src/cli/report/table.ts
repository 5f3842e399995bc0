/** What the CSV files of a report share. */
import { formatInstant } from '#core/time';
import { MESSAGES } from '../messages.ts';
import type { PlainKey } from '../messages.ts';
import { CsvFile } from './csv-file.ts';
import type { ReportFolder } from './folder.ts';

/** Opens one CSV file of a report, with a heading in both languages for each column: "会员 member". */
export function openTable(folder: ReportFolder, name: string, columns: readonly PlainKey[]): CsvFile {
  return new CsvFile(
    folder.path(name),
    columns.map((key) => `${MESSAGES[key].zh} ${MESSAGES[key].en}`),
  );
}

/** A time as a spreadsheet reads it: "2026-01-31 08:30:00". */
export function tableTime(atMs: number): string {
  return formatInstant(atMs).replace('T', ' ').replace('Z', '');
}
