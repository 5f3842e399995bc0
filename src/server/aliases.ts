/**
 * Callers' ids and ours. The engine and the log know members, orders and everything else by our numbers, written as digits; what the
 * caller calls them stands only here and in the table `alias`. Numbers count from 0 within a kind.
 */
import { COMMAND_FIELDS } from '#core/command';
import { IdTable } from '#core/id-table';
import { Journal } from '#core/journal';
import type { NewAlias } from '#store/log';
import type { Queryable } from '#store/database';

/** A command of the wire form, of any content. */
export type WireCommand = Readonly<Record<string, unknown>>;

/** Fields that name a member without being called so. */
const MEMBER_FIELDS: ReadonlySet<string> = new Set(['memberId', 'ownerId', 'recruiterId', 'referrerId']);

/** The kind of thing that an id field names: `member`, `merchant`, `order`, `refund`, … */
export function kindOf(field: string): string {
  return MEMBER_FIELDS.has(field) ? 'member' : field.slice(0, -'Id'.length);
}

/** Every id field of a command type, with its kind. */
const ID_FIELDS: ReadonlyMap<string, readonly (readonly [field: string, kind: string])[]> = new Map(
  Object.entries(COMMAND_FIELDS).map(([type, fields]) => [
    type,
    Object.entries(fields)
      .filter(([, form]: [string, string]) => form === 'id' || form === 'id?')
      .map(([field]) => [field, kindOf(field)] as const),
  ]),
);

/** Texts that no id may hold: the log separates texts by such characters. */
// oxlint-disable-next-line no-control-regex
export const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;

/** A command in our ids, and which of them its acceptance will bring in. */
export interface Translated {
  readonly command: WireCommand;
  readonly fresh: readonly NewAlias[];
}

/** The ids of one programme. */
export class Aliases {
  private readonly tables = new Map<string, IdTable>();

  private table(kind: string): IdTable {
    const found = this.tables.get(kind);
    if (found !== undefined) return found;
    const table = new IdTable(new Journal());
    this.tables.set(kind, table);
    return table;
  }

  /** Our id of a caller's, or undefined. */
  ours(kind: string, external: string): string | undefined {
    const number = this.table(kind).find(external);
    return number < 0 ? undefined : String(number);
  }

  /** The caller's id of one of ours. */
  external(kind: string, ours: string | number): string {
    return this.table(kind).idOf(Number(ours));
  }

  /** How many of a kind there are. */
  count(kind: string): number {
    return this.table(kind).size;
  }

  /**
   * A command with our ids in place of the caller's, and with the instant `at` if that is given. An id that is not known gets the next free number, as if it were taken in; whatever
   * is no valid id stays as it is, for the engine to refuse. `fresh` are ids that commands before this one would bring in.
   */
  translate(command: WireCommand, at: string | undefined, fresh: NewAlias[] = []): Translated {
    const translated: Record<string, unknown> = { ...command };
    if (at !== undefined) translated['at'] = at;
    const fields = typeof command['type'] === 'string' ? ID_FIELDS.get(command['type']) : undefined;
    if (fields === undefined) return { command: translated, fresh };
    for (const [field, kind] of fields) {
      const external = command[field];
      if (typeof external !== 'string' || !isId(external)) continue;
      translated[field] = String(this.numberFor(kind, external, fresh));
    }
    return { command: translated, fresh };
  }

  private numberFor(kind: string, external: string, fresh: NewAlias[]): number {
    const table = this.table(kind);
    const known = table.find(external);
    if (known >= 0) return known;
    let number = table.size;
    for (const alias of fresh) {
      if (alias.kind !== kind) continue;
      if (alias.external === external) return alias.number;
      number++;
    }
    fresh.push({ kind, external, number });
    return number;
  }

  /** Takes in what `translate` promised, or ids that were loaded: in the order of their numbers. */
  add(aliases: readonly NewAlias[]): void {
    for (const { kind, external } of aliases) this.table(kind).insert(external);
  }
}

/** Whether the engine would take a text for an id. */
function isId(text: string): boolean {
  return (
    text.length > 0 && text.length <= 128 && text.isWellFormed() && !tooLong(text) && !CONTROL_CHARACTER.test(text)
  );
}

function tooLong(text: string): boolean {
  return text.length > 64 && Array.from(text).length > 64;
}

const PAGE = 20_000;

/** Loads the ids of a programme. Where one was erased a text stands that no caller can send. */
export async function loadAliases(database: Queryable, programme: number): Promise<Aliases> {
  const byKind = new Map<string, (string | undefined)[]>();
  for (let [kind, external] = ['', '']; ;) {
    const rows = await database.query<{ kind: string; external: string; number: number }>(
      `select kind, external, number from alias where programme = $1 and (kind, external) > ($2, $3)
       order by kind, external limit ${PAGE}`,
      [programme, kind, external],
    );
    for (const row of rows) {
      ({ kind, external } = row);
      let ids = byKind.get(kind);
      if (ids === undefined) byKind.set(kind, (ids = []));
      ids[row.number] = external;
    }
    if (rows.length < PAGE) break;
  }
  const aliases = new Aliases();
  for (const [kind, ids] of byKind)
    for (let number = 0; number < ids.length; number++)
      aliases.add([{ kind, external: ids[number] ?? `\u0001${number}`, number }]);
  return aliases;
}
