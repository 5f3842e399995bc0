/**
 * Callers' ids and ours. The engine and the log know members, orders and everything else by our numbers, written as digits; what the
 * caller calls them stands only here and in the table `alias`. Numbers count from 0 within a kind.
 */
import { COMMAND_FIELDS } from '#core/command';
import { IdTable } from '#core/id-table';
import { Journal } from '#core/journal';
import { SEPARATOR } from '#store/copy';
import type { NewAlias } from '#store/log';
import type { Database, Queryable } from '#store/database';
import { consistently } from '#store/rebuild';

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

  /** The caller's id of one of ours; of one that was erased {@link erasedText}. */
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

  /** Takes in all ids of a kind, in the order of their numbers. */
  load(kind: string, ids: readonly (string | undefined)[]): void {
    const table = this.table(kind);
    for (let number = 0; number < ids.length; number++) table.insert(ids[number] ?? erasedText(number));
  }

  /** The caller's id as it is shown to people and programs: `erased-17` where it was erased. */
  shown(kind: string, ours: string | number): string {
    const external = this.external(kind, ours);
    return isErased(external) ? `erased-${ours}` : external;
  }

  /** Forgets a caller's id: the number stays, and the text that was sent for it is an unknown one again. Not for an id that is not committed. */
  erase(kind: string, number: number): void {
    const table = this.table(kind);
    if (!isErased(table.idOf(number))) table.replace(number, erasedText(number));
  }

  /** Takes in what `translate` promised. */
  add(aliases: readonly NewAlias[]): void {
    for (const { kind, external } of aliases) this.table(kind).insert(external);
  }
}

/** What stands in the place of an id that was erased, here and in the table: no caller can send it. */
export function erasedText(number: number): string {
  return `\u0001${number}`;
}

/** Whether this is {@link erasedText}. */
export function isErased(external: string): boolean {
  return external.startsWith('\u0001');
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

const PAGE = 50_000;

/** A page of ids as a line for each kind in it: a row an id would take the driver far longer. */
const READ_PAGE = `
  with page as (
    select kind, external, number from alias where programme = $1 and (kind, external) > ($2, $3)
    order by kind, external limit ${PAGE}
  )
  select kind, count(*) as count, max(external) as last,
    string_agg(external, E'\\x1f') as externals, string_agg(number::text, ',') as numbers
  from page group by kind order by kind`;

interface AliasPage {
  readonly kind: string;
  readonly count: number;
  readonly last: string;
  readonly externals: string;
  readonly numbers: string;
}

/** Loads the ids of a programme, all as of one moment: one that is erased meanwhile is there before or after, never missing. */
export function loadAliases(database: Database, programme: number): Promise<Aliases> {
  return consistently(database, (client) => readAliases(client, programme));
}

async function readAliases(database: Queryable, programme: number): Promise<Aliases> {
  const counts = await database.query<{ kind: string; count: number }>(
    'select kind, max(number) + 1 as count from alias where programme = $1 group by kind',
    [programme],
  );
  // Ids come in their own order, not in that of their numbers: an array that is long enough from the start takes them much faster.
  const byKind = new Map(counts.map(({ kind, count }) => [kind, Array.from<string | undefined>({ length: count })]));
  const pageAfter = (kind: string, external: string): Promise<AliasPage[]> =>
    database.query<AliasPage>(READ_PAGE, [programme, kind, external]);
  for (let next: Promise<AliasPage[]> | undefined = pageAfter('', ''); next !== undefined;) {
    const pages: AliasPage[] = await next;
    const last = pages.at(-1);
    const isLast = pages.reduce((sum, { count }) => sum + count, 0) < PAGE;
    // The database reads the next page while this one is taken apart.
    next = last === undefined || isLast ? undefined : pageAfter(last.kind, last.last);
    for (const { kind, externals, numbers } of pages) {
      const ids = byKind.get(kind) ?? [];
      const texts = externals.split(SEPARATOR);
      numbers.split(',').forEach((number, i) => (ids[Number(number)] = texts[i]));
    }
  }
  const aliases = new Aliases();
  for (const [kind, ids] of byKind) aliases.load(kind, ids);
  return aliases;
}
