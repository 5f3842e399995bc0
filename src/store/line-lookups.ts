/** What lines of statements ask the log for, one question a kind and page: {@link batched}. */
import { batched } from './batched.ts';
import type { Queryable } from './database.ts';
import { bigOf, selectRows } from './log-row.ts';
import type { LogRow } from './log-row.ts';

/** An order's placing and its refunds, in the order of the log. */
export interface OrderRows {
  readonly placed: LogRow | undefined;
  readonly refunds: readonly LogRow[];
}

/** What was decided about a member as an earner: ranks, and regions as their agent, in the order of the log. */
export type Posts = readonly { readonly seq: number; readonly type: string; readonly name: string | undefined }[];

/** Weights in dividends (D1) before a row: of everybody, and by member. */
export interface Weights {
  readonly all: bigint;
  of(member: number): Promise<bigint>;
}

/** The questions of one programme's lines. */
export type Lookups = ReturnType<typeof lookupsOf>;

/** Opens the questions of a programme: what was read once is kept as long as this is. */
export function lookupsOf(database: Queryable, programme: number) {
  const rows = (rest: string, values: readonly unknown[]) => selectRows(database, rest, [programme, ...values]);
  const ask = <Row extends object>(text: string, values: readonly unknown[]) =>
    database.query<Row>(text, [programme, ...values]);
  /** `wanted` finds the row of each key; there is at most one. */
  const rowOf = (wanted: string, keyOf: (row: LogRow) => string | number = ({ seq }) => seq) =>
    batched<number, LogRow>(async (keys) => {
      const found = await rows(wanted, [keys]);
      return new Map(found.map((row) => [Number(keyOf(row)), row]));
    });
  const bySeq = rowOf('where e.programme = $1 and e.seq = any ($2)');
  /** Of each key the first row that `inner`, which knows it as `wanted.key`, selects as `seq`. */
  const seqOf = (inner: string) =>
    batched<number, number>(async (keys) => {
      const found = await ask<{ key: number; seq: number }>(
        `select wanted.key, found.seq from unnest($2::bigint[]) as wanted (key) cross join lateral (
           select e.seq from event e where e.programme = $1 and ${inner} limit 1
         ) as found`,
        [keys],
      );
      return new Map(found.map(({ key, seq }) => [key, seq]));
    });
  const startSeq = seqOf('e.seq <= wanted.key and e.command is not null order by e.seq desc');
  // A merchant is in no row before the one that registers it.
  const registrationSeq = seqOf(
    `e.merchant = wanted.key and e.type <> 'OrderPlaced' and e.type = 'MerchantRegistered' order by e.seq`,
  );
  const paidOutSeq = seqOf(`e.seq >= wanted.key and e.type = 'MemberPaidOut' order by e.seq`);
  const at = async (seq: Promise<number | undefined>): Promise<LogRow | undefined> => {
    const found = await seq;
    return found === undefined ? undefined : bySeq(found);
  };
  return {
    /** A row by its number. */
    bySeq,
    /** The first row of the command that a row belongs to. */
    startOf: (seq: number) => at(startSeq(seq)),
    /** The first row from `seq` on that pays somebody out (Z2). */
    firstPaidOut: (seq: number) => at(paidOutSeq(seq)),
    /** The row that registered a merchant. */
    registration: (merchant: number) => at(registrationSeq(merchant)),
    /** The rows of an order. */
    order: batched<number, OrderRows>(async (orders) => {
      const found = await rows(
        `where e.programme = $1 and e.order_no = any ($2) and e.type in ('OrderPlaced', 'OrderRefunded') order by e.seq`,
        [orders],
      );
      const of = grouped(found, ({ order }) => order);
      return new Map(
        [...of].map(([order, all]) => [
          order,
          {
            placed: all.find(({ type }) => type === 'OrderPlaced'),
            refunds: all.filter(({ type }) => type === 'OrderRefunded'),
          },
        ]),
      );
    }),
    /**
     * The reserve of the last row before `seq` that moved the pool. So many rows are looked through for it; many orders may be placed between two that do.
     */
    reserveBefore: batched<number, bigint>(async (seqs) => {
      const found = await ask<{ key: number; reserve: string }>(
        `select wanted.key, before.reserve_after as reserve from unnest($2::bigint[]) as wanted (key) cross join lateral (
           select e.reserve_after from event e
           where e.programme = $1 and e.seq < wanted.key and e.seq >= wanted.key - 1000 and e.reserve_after is not null
           order by e.seq desc limit 1
         ) as before`,
        [seqs],
      );
      return new Map(found.map(({ key, reserve }) => [key, BigInt(reserve)]));
    }),
    /** Ranks and regions of a member. */
    posts: batched<number, Posts>(async (members) => {
      const found = await rows(
        `where e.programme = $1 and e.member = any ($2) and e.type in ('RankSet', 'AgentAppointed', 'AgentDismissed') order by e.seq`,
        [members],
      );
      const post = ({ seq, type, facts }: LogRow) => {
        const name = facts[type === 'RankSet' ? 'rank' : 'regionCode'];
        return { seq, type, name: typeof name === 'string' ? name : undefined };
      };
      const of = grouped(found, ({ member }) => member);
      return new Map([...of].map(([member, all]) => [member, all.map(post)]));
    }),
    /** The opening of a subsidy. */
    subsidy: rowBy('SubsidyOpened', 'subsidyId'),
    /** The opening of a conversion. */
    conversion: rowBy('ConversionOpened', 'conversionId'),
    /** What was spent of a subsidy between its opening and row `before`. */
    spentOf: async (opened: LogRow, before: number): Promise<bigint> => {
      const [spent] = await ask<{ sum: string }>(
        `select coalesce(sum((part ->> 'amount')::numeric), 0) as sum
         from event e cross join lateral json_array_elements(e.facts -> 'extras') as part
         where programme = $1 and seq > $2 and seq < $3 and type = 'OrderSettled' and open_subsidies is not null and part ->> 'subsidyId' = $4`,
        [opened.seq, before, opened.facts['subsidyId']],
      );
      return BigInt(spent?.sum ?? 0);
    },
    /** The weights before the row of a declaration. */
    weights: batched<number, Weights>(async (seqs) => {
      const found = await ask<{ key: number; weights: string | null }>(
        `select wanted.key, (
           select sum(weight) from (
             select distinct on (e.member) (e.facts ->> 'weight')::numeric as weight from event e
             where e.programme = $1 and e.type = 'WeightSet' and e.seq < wanted.key order by e.member, e.seq desc
           ) as last
         ) as weights from unnest($2::bigint[]) as wanted (key)`,
        [seqs],
      );
      return new Map(found.map(({ key, weights }) => [key, { all: BigInt(weights ?? 0), of: weightBefore(key) }]));
    }),
    /** The request of a withdrawal that a row is about: rows of the same owner are read backwards, the platform's own over the whole log. */
    request: batched<number, LogRow>(async (seqs) => {
      const found = await ask<{ key: number; seq: number }>(
        `select line.seq as key, found.seq from event line cross join lateral (${(
          [
            ['line.member is not null', 'e.member = line.member'],
            [
              'line.member is null and line.merchant is not null',
              `e.merchant = line.merchant and e.type <> 'OrderPlaced'`,
            ],
            ['line.member is null and line.merchant is null', 'e.frozen_withdrawals is not null'],
          ] as const
        )
          .map(
            ([when, owner]) =>
              `(select e.seq from event e where ${when} and e.programme = $1 and ${owner} and e.seq < line.seq and e.type = 'WithdrawalRequested'
                and e.facts ->> 'withdrawalId' = line.facts ->> 'withdrawalId' order by e.seq desc limit 1)`,
          )
          .join(' union all ')}) as found
         where line.programme = $1 and line.seq = any ($2)`,
        [seqs],
      );
      const requests = await Promise.all(found.map(async ({ key, seq }) => [key, await bySeq(seq)] as const));
      return new Map(requests.flatMap(([key, row]) => (row === undefined ? [] : [[key, row] as const])));
    }),
  };

  /** A rare row by its type and an id among its facts. */
  function rowBy(type: string, field: string) {
    return batched<string, LogRow>(async (ids) => {
      const found = await rows(
        `where e.programme = $1 and e.type = '${type}' and e.facts ->> '${field}' = any ($2) order by e.seq`,
        [ids],
      );
      return new Map(found.map((row) => [String(row.facts[field]), row]));
    });
  }

  function weightBefore(seq: number): (member: number) => Promise<bigint> {
    const read = batched<number, bigint>(async (members) => {
      const found = await rows(
        `join (
           select last.seq from unnest($2::bigint[]) as wanted (member) cross join lateral (
             select w.seq from event w where w.programme = $1 and w.type = 'WeightSet' and w.member = wanted.member and w.seq < $3
             order by w.seq desc limit 1
           ) as last
         ) as last on last.seq = e.seq where e.programme = $1`,
        [members, seq],
      );
      return new Map(found.map(({ member, facts }) => [Number(member), bigOf(facts, 'weight')]));
    });
    return async (member) => (await read(member)) ?? 0n;
  }
}

function grouped(rows: readonly LogRow[], keyOf: (row: LogRow) => number | undefined): ReadonlyMap<number, LogRow[]> {
  const groups = new Map<number, LogRow[]>();
  for (const row of rows) {
    const key = keyOf(row) ?? -1;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
