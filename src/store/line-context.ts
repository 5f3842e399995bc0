/** What an amount was computed from: the plan in force, the pool before, the order, and whatever else its formula needs, out of the log. */
import type { Plan } from '#core/plan';
import type { Queryable } from './database.ts';
import { exitRounds } from './exit-rounds.ts';
import type { ExitRound } from './exit-rounds.ts';
import { lookupsOf } from './line-lookups.ts';
import type { Lookups } from './line-lookups.ts';
import { bigOf, listOf } from './log-row.ts';
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

/** Reads what stands behind lines of one programme. Ask for the lines of a page together: then they take a few statements in all. */
export class LineContexts {
  private readonly database: Queryable;
  private readonly programme: number;
  private readonly look: Lookups;
  private plans: Promise<Plans> | undefined;
  private readonly rounds = new Map<number, Promise<readonly ExitRound[]>>();

  constructor(database: Queryable, programme: number) {
    this.database = database;
    this.programme = programme;
    this.look = lookupsOf(database, programme);
  }

  /** The context of one line. */
  async of(line: StatementLine): Promise<LineContext> {
    const { row } = line;
    const { look } = this;
    const plans = await (this.plans ??= readPlans(this.database, this.programme));
    const ofOrder = row.type === 'OrderSettled' || row.type === 'OrderRefunded';
    const [order, request, reserveBefore, registered, subsidies, conversion] = await Promise.all([
      ofOrder && row.order !== undefined ? look.order(row.order) : undefined,
      this.requestOf(row),
      row.pool === undefined ? undefined : look.reserveBefore(row.seq),
      row.merchant === undefined ? undefined : look.registration(row.merchant),
      this.subsidiesOf(row),
      row.type === 'PointsConverted' ? look.conversion(String(row.facts['conversionId'])) : undefined,
    ]);
    const placed = order?.placed;
    const refunds = order?.refunds.filter(({ seq }) => seq < row.seq) ?? [];
    const plan = planAt(plans, (placed ?? request ?? row).seq);
    const [{ pair, lastHolder }, earner, dividend] = await Promise.all([
      this.pairBefore(row, plan),
      line.account === 'commission' && placed !== undefined ? this.earnerOf(line, placed, registered) : undefined,
      row.type === 'DividendPaid' ? this.dividendOf(row) : undefined,
    ]);
    const split = registered?.facts['split'];
    return {
      plan,
      genesis: BigInt(plan.pool.genesisFen),
      before: pair,
      lastHolder,
      reserveBefore,
      placed,
      refunded: refunds.reduce((sum, { facts }) => sum + bigOf(facts, 'amount'), 0n),
      split: typeof split === 'string' ? split : 'default',
      subsidies,
      earner,
      request,
      dividend,
      conversion,
    };
  }

  private async pairBefore(row: LogRow, plan: Plan): Promise<{ pair: Pair | undefined; lastHolder: LastHolder }> {
    const own = pairBefore(row);
    if (row.type === 'PointsRedeemed') return { pair: own, lastHolder: await this.lastHolder(row, plan) };
    if (row.type === 'MemberPaidOut') {
      const start = await this.look.startOf(row.seq);
      const first = start && (await this.look.firstPaidOut(start.seq));
      return { pair: first && pairBefore(first), lastHolder: 'no' };
    }
    if (row.type !== 'MemberExited') return { pair: own, lastHolder: 'no' };
    const round = (await this.roundsOf(row.seq, plan)).find(({ from, to }) => from <= row.seq && row.seq <= to);
    const end = round && (await this.look.bySeq(round.to));
    return { pair: round?.pair, lastHolder: end === undefined ? 'no' : await this.lastHolder(end, plan) };
  }

  /** With nobody left the surplus leaves the reserve at once (P7), or there was none: then no more than the genesis is left. */
  private async lastHolder(row: LogRow, plan: Plan): Promise<LastHolder> {
    const next = await this.look.bySeq(row.seq + 1);
    if (next?.type === 'SurplusTaken' && next.command === undefined) return 'yes';
    return (row.pool?.reserve ?? 0n) <= BigInt(plan.pool.genesisFen) ? 'open' : 'no';
  }

  private async roundsOf(seq: number, plan: Plan): Promise<readonly ExitRound[]> {
    const first = (await this.look.startOf(seq))?.seq ?? seq;
    let rounds = this.rounds.get(first);
    if (rounds === undefined)
      this.rounds.set(
        first,
        (rounds = exitRounds(this.database, this.programme, first, plan.pool.cap?.multiplePpm ?? 0)),
      );
    return rounds;
  }

  private async subsidiesOf(row: LogRow): Promise<ReadonlyMap<string, SubsidyTerms>> {
    const terms = new Map<string, SubsidyTerms>();
    for (const extra of listOf(row.facts, 'extras')) {
      const id = String(extra['subsidyId']);
      const opened = await this.look.subsidy(id);
      if (opened === undefined) continue;
      const sharePpm = Number(opened.facts['sharePpm']);
      const share = (bigOf(row.facts, 'spend') * BigInt(sharePpm)) / 1_000_000n;
      // Only the last extra of a subsidy can be less than its share; what was left then is worth a scan.
      const isLast = bigOf(extra, 'amount') < share;
      const left = isLast ? bigOf(opened.facts, 'budget') - (await this.look.spentOf(opened, row.seq)) : undefined;
      terms.set(id, { sharePpm, mints: opened.facts['mints'] === true, left });
    }
    return terms;
  }

  private async earnerOf(
    { row, part = 0 }: StatementLine,
    placed: LogRow,
    registered: LogRow | undefined,
  ): Promise<Earner> {
    const member = Number(listOf(row.facts, 'commissions')[part]?.['member']);
    const posts = ((await this.look.posts(member)) ?? []).filter(({ seq }) => seq < placed.seq);
    const agentOf = new Set<string>();
    for (const { type, name = '' } of posts) {
      if (type === 'AgentAppointed') agentOf.add(name);
      else if (type === 'AgentDismissed') agentOf.delete(name);
    }
    const regionCode = registered?.facts['regionCode'];
    return {
      rank: posts.findLast(({ type }) => type === 'RankSet')?.name,
      agentOf: [...agentOf],
      regionCode: typeof regionCode === 'string' ? regionCode : undefined,
    };
  }

  private async requestOf(row: LogRow): Promise<LogRow | undefined> {
    if (row.type === 'WithdrawalRequested') return row;
    return row.type.startsWith('Withdrawal') ? this.look.request(row.seq) : undefined;
  }

  private async dividendOf(row: LogRow): Promise<LineContext['dividend']> {
    const start = await this.look.startOf(row.seq);
    const weights = start && (await this.look.weights(start.seq));
    if (start === undefined || weights === undefined || row.member === undefined) return undefined;
    return { amount: start.command?.['amount'], weight: await weights.of(row.member), weights: weights.all };
  }
}

/** The pool before the row's own effect, at the row's scale. */
function pairBefore({ pool, postings, units }: Pick<LogRow, 'pool' | 'postings' | 'units'>): Pair | undefined {
  if (pool === undefined) return undefined;
  const { reserve, supply, scale } = pool;
  return { reserve: reserve - (postings.reserve ?? 0n), supply: supply - (units ?? 0n), scale };
}
