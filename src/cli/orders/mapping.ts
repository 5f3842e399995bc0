/** Which column of a file of orders is what: `--map order=invoice,member=customer,…`. */
import { complaint, usage } from '../complaint.ts';

/** What a column can be. The first four are needed. */
const ROW_FIELDS = ['order', 'member', 'amount', 'at', 'merchant', 'region', 'referrer', 'kind'] as const;
const NEEDED = ROW_FIELDS.slice(0, 4);

/** What a column can be. */
export type RowField = (typeof ROW_FIELDS)[number];

/** The name of the column of each field that is mapped. */
export type Mapping = ReadonlyMap<RowField, string>;

/** The place of each mapped field in a row, and how many cells a row has. */
export interface Layout {
  readonly columns: ReadonlyMap<RowField, number>;
  readonly width: number;
}

/**
 * Reads the value of `--map`. A comma ends a column's name only where another FIELD= follows. Throws a complaint that names the field
 * that is unknown, doubled or lacking, or shares its column where that makes no sense.
 */
export function parseMapping(text: string): Mapping {
  const mapping = new Map<RowField, string>();
  for (const pair of text.split(/,(?=\s*[A-Za-z]+\s*=)/)) {
    const match = /^\s*([A-Za-z]+)\s*=\s*(.*\S)\s*$/s.exec(pair);
    if (match === null) throw usage('mapPairWrong', { pair });
    const [, name = '', column = ''] = match;
    const field = ROW_FIELDS.find((known) => known === name);
    if (field === undefined) throw usage('mapFieldUnknown', { field: name, known: ROW_FIELDS.join(' ') });
    if (mapping.has(field)) throw usage('mapFieldTwice', { field });
    mapping.set(field, column);
  }
  const missing = NEEDED.filter((field) => !mapping.has(field));
  if (missing.length > 0) throw usage('mapFieldsMissing', { missing: missing.join(' ') });
  for (const field of NEEDED) {
    const column = mapping.get(field) ?? '';
    const other = NEEDED.find((needed) => needed !== field && mapping.get(needed) === column);
    if (other !== undefined) throw usage('mapColumnTwice', { column, field, other });
  }
  if (mapping.has('region') && !mapping.has('merchant')) throw usage('mapRegionAlone');
  return mapping;
}

/** Finds the mapped columns in a header. Throws a complaint that names the column that is not there, or there twice, and those that are. */
export function locate(mapping: Mapping, header: readonly string[], file: string): Layout {
  const names = header.map((name) => name.trim());
  const columns = new Map<RowField, number>();
  for (const [field, column] of mapping) {
    const index = names.indexOf(column);
    if (index < 0 && names.length === 1 && /[;\t]/.test(names[0] ?? ''))
      throw complaint('delimiterWrong', { file, column, field, present: names.join() });
    if (index < 0) throw complaint('columnMissing', { file, column, field, present: names.join(', ') });
    if (names.includes(column, index + 1)) throw complaint('columnTwice', { file, column, field });
    columns.set(field, index);
  }
  return { columns, width: names.length };
}
