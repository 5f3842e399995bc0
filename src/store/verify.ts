/**
 * The proof that a log is whole: everything is computed again from the logged commands, and compared column by column. It reads the
 * database only, and shares nothing with a service that runs.
 */
import type { Engine } from '#core/engine';
import { add } from '#core/quantity';
import type { Int } from '#core/quantity';
import type { Queryable } from './database.ts';
import { readOpening } from './log.ts';
import { ACCOUNTS } from './postings.ts';
import { numbersOf, openEngine } from './rebuild.ts';
import { COLUMNS, NO_HEAD, rowsOf, textsOf } from './rows.ts';
import type { Head, Row } from './rows.ts';
import { SnapshotCheck, compareAliases } from './verify-beside.ts';
import type { Beside } from './verify-beside.ts';

/** The first difference that was found; `seq` is its row, `what` the column or sum. */
interface Difference {
  readonly seq: number;
  readonly what: string;
  readonly logged: string;
  readonly computed: string;
}

/** What a verification found. */
export interface Verdict {
  readonly rows: number;
  readonly commands: number;
  /** The hash of the last row, hexadecimal. */
  readonly hash: string;
  readonly difference?: Difference;
}

const PAGE = 2000;
const SELECT = COLUMNS.map((name) => (name === 'at' ? `at` : `${name}::text as ${name}`)).join(', ');

type LogRow = Record<(typeof COLUMNS)[number], string | null> & { at: number; hash: Buffer };

/**
 * Recomputes a programme's log from its first row to its last; with it callers' ids, and snapshots when told where they are. The tables that follow the log are
 * compared by `compareReading`.
 */
export async function verify(database: Queryable, programme: number, snapshots?: string): Promise<Verdict> {
  const opening = await readOpening(database, programme);
  const [first] = await page(database, programme, 0, 1);
  if (opening === undefined || first === undefined) return empty('the log has no opening');
  const { engine, row } = openEngine(opening.plan, opening.atMs, first.actor ?? '');
  const check = new Check(engine);
  let difference = check.compare(first, row);
  const taken = snapshots === undefined ? undefined : await SnapshotCheck.open(snapshots, programme);
  let commands = 0;
  let expected: Row[] = [];
  for (let from = 1; difference === undefined;) {
    const rows = await page(database, programme, from, PAGE);
    for (const logged of rows) {
      if (logged.command !== null) {
        if (expected.length > 0) difference = check.missing(logged);
        commands++;
        expected = check.decide(logged);
      }
      const computed = expected.shift();
      difference ??= computed === undefined ? check.surplus(logged) : check.compare(logged, computed);
      if (difference === undefined && expected.length === 0 && taken?.has(check.head.seq) === true)
        difference = check.besides(await taken.compare(engine, check.head.seq, check.head.hash));
      if (difference !== undefined) break;
    }
    from = check.head.seq;
    if (rows.length < PAGE) break;
  }
  difference ??= expected.length > 0 ? check.unfinished() : await check.sums(database, programme);
  difference ??= check.besides(await compareAliases(database, programme, engine));
  const verdict = { rows: check.head.seq, commands, hash: check.head.hash };
  return difference === undefined ? verdict : { ...verdict, difference };
}

function empty(what: string): Verdict {
  return { rows: 0, commands: 0, hash: '', difference: { seq: 1, what, logged: '', computed: '' } };
}

function page(database: Queryable, programme: number, after: number, limit: number): Promise<LogRow[]> {
  return database.query<LogRow>(
    `select ${SELECT}, hash from event where programme = $1 and seq > $2 order by event.seq limit ${limit}`,
    [programme, after],
  );
}

/** The engine that computes, and how far it has come. */
class Check {
  head: Head = NO_HEAD;
  private readonly engine: Engine;
  private readonly numbers: ReturnType<typeof numbersOf>;
  private readonly totals = new Map<string, Int>();

  constructor(engine: Engine) {
    this.engine = engine;
    this.numbers = numbersOf(engine);
  }

  /** The rows that a logged command should have; none when the engine refuses it. */
  decide({ command, actor, approver, reason }: LogRow): Row[] {
    const text = command ?? '';
    const { receipt, events } = this.engine.apply(JSON.parse(text));
    if (!receipt.ok) return [];
    const author = { actor: actor ?? '', approver: approver ?? undefined, reason: reason ?? undefined };
    return [...rowsOf(this.head, events, text, author, this.numbers)];
  }

  /** Compares every column and the hash, and takes the row as the head. */
  compare(logged: LogRow, computed: Row): Difference | undefined {
    const seq = this.head.seq + 1;
    const texts = textsOf(computed);
    for (const [i, name] of COLUMNS.entries()) {
      const own = texts[i] ?? null;
      const theirs = name === 'at' ? new Date(logged.at).toISOString() : logged[name];
      const same = name === 'at' ? Date.parse(own ?? '') === logged.at : own === theirs;
      if (!same) return { seq, what: name, logged: theirs ?? 'null', computed: own ?? 'null' };
    }
    const hash = logged.hash.toString('hex');
    if (hash !== computed.hash) return { seq, what: 'hash', logged: hash, computed: computed.hash };
    for (const name of ACCOUNTS) {
      const amount = logged[name];
      if (amount !== null) this.totals.set(name, add(this.totals.get(name) ?? 0, toInt(amount)));
    }
    this.head = { seq, hash };
    return undefined;
  }

  /** What was found beside the log at this row. */
  besides(beside: Beside | undefined): Difference | undefined {
    return beside && { seq: this.head.seq, what: beside.what, logged: beside.stored, computed: beside.computed };
  }

  missing(logged: LogRow): Difference {
    return {
      seq: this.head.seq + 1,
      what: 'type',
      logged: logged.type ?? '',
      computed: 'another effect of the command before',
    };
  }

  surplus(logged: LogRow): Difference {
    return { seq: this.head.seq + 1, what: 'type', logged: logged.type ?? '', computed: 'no such row' };
  }

  unfinished(): Difference {
    return {
      seq: this.head.seq + 1,
      what: 'type',
      logged: 'the end of the log',
      computed: 'more effects of the last command',
    };
  }

  /** The head that the programme names, every sum of the double entry, the view, and a full recount of the engine. */
  async sums(database: Queryable, programme: number): Promise<Difference | undefined> {
    const { seq } = this.head;
    const [end] = await database.query<{ seq: number; hash: Buffer }>(`select seq, hash from programme where id = $1`, [
      programme,
    ]);
    if (end?.seq !== seq) return { seq, what: 'head', logged: String(end?.seq), computed: String(seq) };
    const hash = end.hash.toString('hex');
    if (hash !== this.head.hash) return { seq, what: 'head', logged: hash, computed: this.head.hash };
    this.engine.recount();
    for (const [name, balance] of Object.entries(balancesOf(this.engine))) {
      const sum = this.totals.get(name) ?? 0;
      if (sum !== balance) return { seq, what: `sum of ${name}`, logged: String(sum), computed: String(balance) };
    }
    const [view] = await database.query<{ sum: string | null }>(
      `select sum(amount)::text as sum from posting where programme = $1`,
      [programme],
    );
    return view?.sum === '0' ? undefined : { seq, what: 'sum of postings', logged: String(view?.sum), computed: '0' };
  }
}

function toInt(text: string): Int {
  const value = BigInt(text);
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** The engine's accounts under the names of the log's columns, in fen. */
function balancesOf(engine: Engine): Record<string, Int> {
  const accounts = engine.accounts();
  return {
    reserve: engine.pool().reserve,
    surplus: accounts.surplus,
    platform: accounts.platform,
    taxes: accounts.taxes,
    open_orders: accounts.openOrdersCash,
    frozen_withdrawals: accounts.frozenWithdrawals,
    open_subsidies: accounts.openSubsidies,
    cash: accounts.memberCash,
    commission: accounts.memberCommission,
    dividend: accounts.memberDividend,
    payable: accounts.merchantPayable,
  };
}
