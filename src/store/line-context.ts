/** What an amount was computed from: the plan in force, the pool before, the order, and whatever else its formula needs, out of the log. */
import type { Plan } from '#core/plan';
import type { Queryable } from './database.ts';
import { exitRounds } from './exit-rounds.ts';
import type { ExitRound } from './exit-rounds.ts';
import { bigOf, listOf, selectRows } from './log-row.ts';
import type { LogRow, Pair } from './log-row.ts';
import { planAt, readPlans } from './plans.ts';
import type { Plans } from './plans.ts';
import type { StatementLine } from './statement-lines.ts';

/** Whether the points sold were all that members held (R3): the log proves it, leaves it open, or rules it out. */
export type LastHolder = 'yes' | 'open' | 'no';

/** A subsidy as a settlement found it (S2). `left` in fen is known where it was all that was left. */
export interface SubsidyTerms {
  readonly sharePpm: number;
  readonly mints: boolean;
  readonly left: bigint | undefined;
}

/** What stands behind a line. A part that its formula does not need, or that the log does not have, is undefined. */
export interface LineContext {
  /** In force when the row was decided; for a settlement when the order was placed, for a withdrawal when it was requested. */
  readonly plan: Plan;
  readonly genesis: bigint;
  /** The pool before the effect, after what P5 and P6 made of it; for exits and winding up, before the whole round. */
  readonly before: Pair | undefined;
  /** The reserve of the last row before that moved the pool; undefined when it is further back than we look. */
  readonly reserveBefore: bigint | undefined;
  readonly lastHolder: LastHolder;
  readonly placed: LogRow | undefined;
  /** Fen of the order's amount that had been refunded before the row. */
  readonly refunded: bigint;
  /** The merchant's split when the merchant was registered, else `default`. */
  readonly split: string;
  readonly subsidies: ReadonlyMap<string, SubsidyTerms>;
  readonly earner: Earner | undefined;
  readonly request: LogRow | undefined;
  readonly dividend: { readonly amount: unknown; readonly weight: bigint; readonly weights: bigint } | undefined;
  readonly conversion: LogRow | undefined;
}

/** What whoever earned a commission was when the order was placed. */
export interface Earner {
  readonly rank: string | undefined;
  /** GB/T 2260 codes of which the earner was the agent, and the merchant's own. */
  readonly agentOf: readonly string[];
  readonly regionCode: string | undefined;
}

/** Reads what stands behind lines of one programme; what several lines share is read once. */
export class LineContexts {
  private readonly database: Queryable;
  private readonly programme: number;
  private plans: Promise<Plans> | undefined;
  private readonly rounds = new Map<number, Promise<readonly ExitRound[]>>();
  private readonly merchants = new Map<number, Promise<LogRow | undefined>>();
  private readonly starts = new Map<number, Promise<LogRow | undefined>>();

  constructor(database: Queryable, programme: number) {
    this.database = database;
    this.programme = programme;
  }

  /** The context of one line. */
  async of(line: StatementLine): Promise<LineContext> {
    const { row } = line;
    const plans = await (this.plans ??= readPlans(this.database, this.programme));
    const ofOrder = row.type === 'OrderSettled' || row.type === 'OrderRefunded';
    const placed = ofOrder ? await this.one(`e.order_no = $2 and e.type = 'OrderPlaced'`, [row.order]) : undefined;
    const request = row.type.startsWith('Withdrawal') ? await this.requestOf(row) : undefined;
    const plan = planAt(plans, (placed ?? request ?? row).seq);
    const genesis = BigInt(plan.pool.genesisFen);
    const { pair, lastHolder } = await this.pairBefore(row, plan);
    return {
      plan,
      genesis,
      before: pair,
      lastHolder,
      reserveBefore: row.pool === undefined ? undefined : await this.reserveBefore(row.seq),
      placed,
      refunded: ofOrder ? await this.refundedBefore(row) : 0n,
      split: await this.splitOf(row.merchant),
      subsidies: await this.subsidiesOf(row),
      earner: line.account === 'commission' && placed !== undefined ? await this.earnerOf(line, placed) : undefined,
      request,
      dividend: row.type === 'DividendPaid' ? await this.dividendOf(row) : undefined,
      conversion:
        row.type === 'PointsConverted'
          ? await this.one(`e.type = 'ConversionOpened' and e.facts ->> 'conversionId' = $2`, [
              row.facts['conversionId'],
            ])
          : undefined,
    };
  }

  /** The first row of the programme that a condition holds for. */
  private async one(condition: string, values: readonly unknown[], order = 'e.seq'): Promise<LogRow | undefined> {
    const where = `where e.programme = $1 and ${condition} order by ${order} limit 1`;
    return (await selectRows(this.database, where, [this.programme, ...values]))[0];
  }

  private async pairBefore(row: LogRow, plan: Plan): Promise<{ pair: Pair | undefined; lastHolder: LastHolder }> {
    const own = pairBefore(row);
    if (row.type === 'PointsRedeemed') return { pair: own, lastHolder: await this.lastHolder(row, plan) };
    if (row.type === 'MemberPaidOut') {
      const start = await this.startOf(row.seq);
      const first = start && (await this.one(`e.seq >= $2 and e.type = 'MemberPaidOut'`, [start.seq]));
      return { pair: first && pairBefore(first), lastHolder: 'no' };
    }
    if (row.type !== 'MemberExited') return { pair: own, lastHolder: 'no' };
    const round = (await this.roundsOf(row.seq, plan)).find(({ from, to }) => from <= row.seq && row.seq <= to);
    const end = round && (await this.one(`e.seq = $2`, [round.to]));
    return { pair: round?.pair, lastHolder: end === undefined ? 'no' : await this.lastHolder(end, plan) };
  }

  /** With nobody left the surplus leaves the reserve at once (P7), or there was none: then no more than the genesis is left. */
  private async lastHolder(row: LogRow, plan: Plan): Promise<LastHolder> {
    const next = await this.one(`e.seq = $2`, [row.seq + 1]);
    if (next?.type === 'SurplusTaken' && next.command === undefined) return 'yes';
    return (row.pool?.reserve ?? 0n) <= BigInt(plan.pool.genesisFen) ? 'open' : 'no';
  }

  /** The first row of the command that a row belongs to. */
  private startOf(seq: number): Promise<LogRow | undefined> {
    let start = this.starts.get(seq);
    if (start === undefined)
      this.starts.set(seq, (start = this.one(`e.seq <= $2 and e.command is not null`, [seq], 'e.seq desc')));
    return start;
  }

  private async roundsOf(seq: number, plan: Plan): Promise<readonly ExitRound[]> {
    const first = (await this.startOf(seq))?.seq ?? seq;
    let rounds = this.rounds.get(first);
    if (rounds === undefined)
      this.rounds.set(
        first,
        (rounds = exitRounds(this.database, this.programme, first, plan.pool.cap?.multiplePpm ?? 0)),
      );
    return rounds;
  }

  /** So many rows are looked through for the one before that moved the pool; many orders may be placed between two that do. */
  private async reserveBefore(seq: number): Promise<bigint | undefined> {
    const near = `e.seq < $2 and e.seq >= $2::bigint - 1000 and e.reserve_after is not null`;
    return (await this.one(near, [seq], 'e.seq desc'))?.pool?.reserve;
  }

  private async refundedBefore(row: LogRow): Promise<bigint> {
    const refunds = await selectRows(
      this.database,
      `where e.programme = $1 and e.order_no = $2 and e.type = 'OrderRefunded' and e.seq < $3`,
      [this.programme, row.order, row.seq],
    );
    return refunds.reduce((sum, { facts }) => sum + bigOf(facts, 'amount'), 0n);
  }

  private async splitOf(merchant: number | undefined): Promise<string> {
    const registered = merchant === undefined ? undefined : await this.registration(merchant);
    const split = registered?.facts['split'];
    return typeof split === 'string' ? split : 'default';
  }

  private registration(merchant: number): Promise<LogRow | undefined> {
    let found = this.merchants.get(merchant);
    if (found === undefined) {
      found = this.one(`e.merchant = $2 and e.type <> 'OrderPlaced' and e.type = 'MerchantRegistered'`, [merchant]);
      this.merchants.set(merchant, found);
    }
    return found;
  }

  private async subsidiesOf(row: LogRow): Promise<ReadonlyMap<string, SubsidyTerms>> {
    const terms = new Map<string, SubsidyTerms>();
    for (const extra of listOf(row.facts, 'extras')) {
      const id = String(extra['subsidyId']);
      const opened = await this.one(`e.type = 'SubsidyOpened' and e.facts ->> 'subsidyId' = $2`, [id]);
      if (opened === undefined) continue;
      const sharePpm = Number(opened.facts['sharePpm']);
      const share = (bigOf(row.facts, 'spend') * BigInt(sharePpm)) / 1_000_000n;
      // Only the last extra of a subsidy can be less than its share; what was left then is worth a scan.
      const left = bigOf(extra, 'amount') < share ? await this.leftOf(opened, row.seq) : undefined;
      terms.set(id, { sharePpm, mints: opened.facts['mints'] === true, left });
    }
    return terms;
  }

  private async leftOf(opened: LogRow, before: number): Promise<bigint> {
    const [spent] = await this.database.query<{ sum: string }>(
      `select coalesce(sum((part ->> 'amount')::numeric), 0) as sum
       from event e cross join lateral json_array_elements(e.facts -> 'extras') as part
       where programme = $1 and seq > $2 and seq < $3 and type = 'OrderSettled' and open_subsidies is not null and part ->> 'subsidyId' = $4`,
      [this.programme, opened.seq, before, opened.facts['subsidyId']],
    );
    return bigOf(opened.facts, 'budget') - BigInt(spent?.sum ?? 0);
  }

  private async earnerOf({ row, part = 0 }: StatementLine, placed: LogRow): Promise<Earner> {
    const member = listOf(row.facts, 'commissions')[part]?.['member'];
    const own = `e.member = $2 and e.seq < $3`;
    const ranked = await this.one(`${own} and e.type = 'RankSet'`, [member, placed.seq], 'e.seq desc');
    const posts = await selectRows(
      this.database,
      `where e.programme = $1 and ${own} and e.type in ('AgentAppointed', 'AgentDismissed') order by e.seq`,
      [this.programme, member, placed.seq],
    );
    const agentOf = new Set<string>();
    for (const { type, facts } of posts) {
      const code = String(facts['regionCode']);
      if (type === 'AgentAppointed') agentOf.add(code);
      else agentOf.delete(code);
    }
    const registered = row.merchant === undefined ? undefined : await this.registration(row.merchant);
    const [rank, regionCode] = [ranked?.facts['rank'], registered?.facts['regionCode']];
    return {
      rank: typeof rank === 'string' ? rank : undefined,
      agentOf: [...agentOf],
      regionCode: typeof regionCode === 'string' ? regionCode : undefined,
    };
  }

  private requestOf(row: LogRow): Promise<LogRow | undefined> {
    if (row.type === 'WithdrawalRequested') return Promise.resolve(row);
    const id = row.facts['withdrawalId'];
    const asked = `e.type = 'WithdrawalRequested' and e.facts ->> 'withdrawalId' = $2 and e.seq < $3`;
    if (row.member !== undefined) return this.one(`e.member = $4 and ${asked}`, [id, row.seq, row.member]);
    if (row.merchant !== undefined)
      return this.one(`e.merchant = $4 and e.type <> 'OrderPlaced' and ${asked}`, [id, row.seq, row.merchant]);
    // The platform's own: rare, and read backwards.
    return this.one(`e.frozen_withdrawals is not null and ${asked}`, [id, row.seq], 'e.seq desc');
  }

  private async dividendOf(row: LogRow): Promise<LineContext['dividend']> {
    const start = await this.startOf(row.seq);
    if (start === undefined) return undefined;
    const [sums] = await this.database.query<{ weight: string | null; weights: string | null }>(
      `select sum(weight) filter (where member = $3) as weight, sum(weight) as weights from (
         select distinct on (member) member, (facts ->> 'weight')::numeric as weight
         from event where programme = $1 and type = 'WeightSet' and seq < $2 order by member, seq desc
       ) as last`,
      [this.programme, start.seq, row.member],
    );
    return {
      amount: start.command?.['amount'],
      weight: BigInt(sums?.weight ?? 0),
      weights: BigInt(sums?.weights ?? 0),
    };
  }
}

/** The pool before the row's own effect, at the row's scale. */
function pairBefore({ pool, postings, units }: Pick<LogRow, 'pool' | 'postings' | 'units'>): Pair | undefined {
  if (pool === undefined) return undefined;
  const { reserve, supply, scale } = pool;
  return { reserve: reserve - (postings.reserve ?? 0n), supply: supply - (units ?? 0n), scale };
}
