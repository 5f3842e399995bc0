/** What stands beside a log and is proved with it: callers' ids, the tables that follow the log, snapshots. */
import { readFile } from 'node:fs/promises';
import type { Engine } from '#core/engine';
import type { Database, Queryable } from './database.ts';
import { readingSeq, refreshReading } from './reading.ts';
import { listSnapshots, partsOfSnapshot, snapshotPath } from './snapshots.ts';

/** Something that is otherwise than the log gives. */
export interface Beside {
  readonly what: string;
  readonly stored: string;
  readonly computed: string;
}

/**
 * Callers' ids: each of ours has one of theirs, and orders and merchants have all of theirs. Whose id it is no log can tell, since none holds it; a member's may have
 * been erased.
 */
export async function compareAliases(
  database: Queryable,
  programme: number,
  engine: Engine,
): Promise<Beside | undefined> {
  const rows = await database.query<{ kind: string; ids: number; numbers: number; highest: number }>(
    `select kind, count(*) as ids, count(distinct number) as numbers, max(number) as highest from alias where programme = $1 group by kind order by kind`,
    [programme],
  );
  const counts = new Map([
    ['member', engine.memberCount],
    ['merchant', engine.merchantCount],
    ['order', engine.orderCount],
  ]);
  for (const kind of new Set([...counts.keys(), ...rows.map((row) => row.kind)])) {
    const { ids, numbers, highest } = rows.find((row) => row.kind === kind) ?? { ids: 0, numbers: 0, highest: -1 };
    const computed = counts.get(kind) ?? highest + 1;
    const whole = kind === 'member' ? ids <= computed : ids === computed;
    if (!whole || ids !== numbers || highest >= computed) {
      return {
        what: `alias (${kind})`,
        stored: `${ids} ids of ${numbers}, the last ${highest}`,
        computed: `${computed}`,
      };
    }
  }
  return undefined;
}

const TABLES = ['reading', 'commission_line', 'outcome', 'merchant_order', 'merchant_outcome', 'price_minute'] as const;

/**
 * The tables that follow the log, made again from it beside the real ones, up to the row that those have come to: the first row of a table that only one of the two
 * has. Others go on meanwhile.
 */
export function compareReading(database: Database, programme: number): Promise<Beside | undefined> {
  return database.transaction(async (client) => {
    await client.query('set transaction isolation level repeatable read');
    const until = await readingSeq(client, programme);
    // Temporary tables come before the real ones of the same name.
    for (const table of TABLES) {
      await client.query(`create temporary table ${table} (like public.${table} including all) on commit drop`);
    }
    await refreshReading(client, programme, until);
    for (const table of TABLES) {
      const [stored, computed] = [`public.${table}`, `pg_temp.${table}`];
      const [more, less] = [
        await onlyIn(client, stored, computed, programme),
        await onlyIn(client, computed, stored, programme),
      ];
      // A programme that nobody has read yet has no row there.
      if (until > 0 && (more !== undefined || less !== undefined))
        return { what: `table ${table}`, stored: more ?? 'no such row', computed: less ?? 'no such row' };
    }
    return undefined;
  });
}

async function onlyIn(client: Queryable, one: string, other: string, programme: number): Promise<string | undefined> {
  const [row] = await client.query<{ row: string }>(
    `select t::text as row from (select * from ${one} where programme = $1 except select * from ${other} where programme = $1) as t order by 1 limit 1`,
    [programme],
  );
  return row?.row;
}

/** The snapshots of a programme, compared byte by byte as the engine that computes the log comes by. */
export class SnapshotCheck {
  private readonly directory: string;
  private readonly programme: number;
  private readonly seqs: Set<number>;

  private constructor(directory: string, programme: number, seqs: readonly number[]) {
    this.directory = directory;
    this.programme = programme;
    this.seqs = new Set(seqs);
  }

  /** Looks which there are. */
  static async open(directory: string, programme: number): Promise<SnapshotCheck> {
    return new SnapshotCheck(directory, programme, await listSnapshots(directory, programme));
  }

  /** Whether one was taken after this row. */
  has(seq: number): boolean {
    return this.seqs.has(seq);
  }

  /** Compares the one after row `seq`. One of another log is passed over, as a start does; so is one that the service has deleted meanwhile. */
  async compare(engine: Engine, seq: number, hash: string): Promise<Beside | undefined> {
    const bytes = await readFile(snapshotPath(this.directory, this.programme, seq)).catch(() => undefined);
    const parts = bytes === undefined ? undefined : partsOfSnapshot(bytes);
    if (bytes === undefined || (parts !== undefined && parts.hash !== hash)) return undefined;
    const computed = engine.snapshot();
    if (parts !== undefined && Buffer.compare(parts.state, computed) === 0) return undefined;
    const at = parts === undefined ? 0 : parts.state.findIndex((byte, i) => byte !== computed[i]);
    return { what: `snapshot ${seq}`, stored: `byte ${at} of the state`, computed: 'another' };
  }
}
