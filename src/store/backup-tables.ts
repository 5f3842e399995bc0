/** What a backup has to know of a database: its tables, the order of their rows, their sequences. Names come quoted for SQL. */
import type { Queryable } from './database.ts';

/** A table of schema public; `migration`, partitions and views are left out. */
export interface Table {
  readonly name: string;
  /** Without generated columns. */
  readonly columns: readonly string[];
  /** Their types, as a cast takes them. */
  readonly types: readonly string[];
  /** Columns of the primary key; empty without one. */
  readonly key: readonly string[];
}

/** Something of a table that stands aside while rows are put back. */
export interface Constraint {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** A sequence and where it stands. */
export interface Sequence {
  readonly name: string;
  readonly last: string;
  readonly called: boolean;
}

/** Tables in order of their names. */
export function readTables(client: Queryable): Promise<Table[]> {
  return client.query<Table>(`
    select quote_ident(c.relname) as name,
      array_agg(quote_ident(a.attname) order by a.attnum) as columns,
      array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types,
      coalesce((select array_agg(quote_ident(k.attname) order by p.position)
        from pg_index i, unnest(i.indkey::int2[]) with ordinality as p(attnum, position), pg_attribute k
        where i.indrelid = c.oid and i.indisprimary and k.attrelid = c.oid and k.attnum = p.attnum), '{}') as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'migration' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.oid, c.relname order by c.relname`);
}

/** Sequences of schema public, also those of identity columns, as they stand now. */
export async function readSequences(client: Queryable): Promise<Sequence[]> {
  const names = await client.query<{ name: string }>(`
    select quote_ident(relname) as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`);
  const sequences: Sequence[] = [];
  for (const { name } of names) {
    const [row] = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from public.${name}`,
    );
    if (row !== undefined) sequences.push({ name, ...row });
  }
  return sequences;
}

/** Foreign keys of the tables of schema public. */
export function readForeignKeys(client: Queryable): Promise<Constraint[]> {
  return client.query<Constraint>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint
    where connamespace = 'public'::regnamespace and contype = 'f' and conparentid = 0 order by conrelid, conname`);
}

/** Triggers of ours that fire now; `definition` is how they are switched on again. */
export function readTriggers(client: Queryable): Promise<Constraint[]> {
  return client.query<Constraint>(`
    select t.tgrelid::regclass::text as table, quote_ident(t.tgname) as name,
      case t.tgenabled when 'A' then 'enable always trigger' else 'enable trigger' end as definition
    from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled in ('O', 'A')
    order by t.tgrelid, t.tgname`);
}
