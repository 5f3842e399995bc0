/** One run of a scenario under a plan: days, and in each day orders at even distances, what falls due, and who sells. */
import type { Plan } from '#core/plan';
import { formatInstant } from '#core/time';
import type { Int } from '#core/quantity';
import { PPM, min, mulDivFloor, shareFloor } from '#core/quantity';
import { Arrivals } from './arrivals.ts';
import { drawAmount } from './amounts.ts';
import { FileOrders } from './file-orders.ts';
import { Stream } from './random.ts';
import type { Purpose } from './random.ts';
import { Runs } from './runs.ts';
import type { FileRow, Scenario } from './scenario-types.ts';
import { Sellers } from './sellers.ts';
import { World } from './world.ts';

const DAY_MS = 86_400_000;

/** What a run is made of. */
export interface Input {
  readonly scenario: Scenario;
  readonly plan: Plan;
  /** The rows of the file of orders, when arrivals come from one; sorted by time. */
  readonly rows?: readonly FileRow[];
  readonly seed: number;
}

/** Who else acts in a run: told when a day begins. */
export interface Guest {
  startOfDay(world: World): void;
}

/** Where a run may stop before its end: when this day begins. */
export interface Stop {
  readonly day: number;
}

/** Plays run number `run`. After the last day of arrivals the return windows run out, so that every order ends. */
export function play(input: Input, run: number, guest?: Guest, stop?: Stop): World {
  return new Player(input, run).play(guest, stop);
}

class Player {
  private readonly input: Input;
  private readonly world: World;
  private readonly sellers: Sellers;
  private readonly runs: Runs;
  private readonly streams: Readonly<Record<Purpose, Stream>>;
  /** Members who come back, in the order of arrival, and how many of them came before the end of each day. */
  private readonly loyal: number[] = [];
  private readonly loyalByDay: number[] = [];
  private owed = 0;
  private readonly startMs: number;

  constructor(input: Input, run: number) {
    const { scenario, plan, rows, seed } = input;
    this.input = input;
    const first = rows?.[0]?.atMs;
    this.startMs = first === undefined ? scenario.startMs : Math.floor(first / DAY_MS) * DAY_MS;
    this.world = new World(plan, this.startMs);
    const stream = (purpose: Purpose): Stream => new Stream(seed, run, purpose);
    this.streams = {
      arrivals: stream('arrivals'),
      repeats: stream('repeats'),
      amounts: stream('amounts'),
      groups: stream('groups'),
      merchants: stream('merchants'),
      referrals: stream('referrals'),
      refunds: stream('refunds'),
      sales: stream('sales'),
      runs: stream('runs'),
      search: stream('search'),
    };
    this.sellers = new Sellers(this.world, scenario.behaviours, this.streams.sales);
    this.world.watcher = this.sellers;
    this.runs = new Runs(this.world, scenario.runs, this.streams.runs);
  }

  play(guest?: Guest, stop?: Stop): World {
    const { world, input, startMs } = this;
    const { scenario, plan, rows } = input;
    const { arrivals } = scenario.file;
    this.open();
    const file = rows === undefined ? undefined : new FileOrders(world, rows, () => this.newMember());
    const days = scenario.file.days + (file === undefined ? 0 : file.daysFrom(startMs));
    const growth = arrivals.kind === 'file' ? undefined : new Arrivals(arrivals, days, this.streams.arrivals);
    const lastDay = days + plan.returnWindowDays;
    while (world.day < lastDay) {
      if (stop?.day === world.day) return world;
      const dayMs = startMs + world.day * DAY_MS;
      world.advance(dayMs);
      this.dated();
      guest?.startOfDay(world);
      if (file !== undefined) file.playUntil(dayMs + DAY_MS);
      else if (growth !== undefined && world.day < days) this.orders(dayMs, growth.next(), this.repeats());
      world.advance(dayMs + DAY_MS - 1);
      this.sellers.endOfDay();
      this.runs.endOfDay();
      this.withdrawals();
      this.loyalByDay.push(this.loyal.length);
      world.endDay();
    }
    world.advance(startMs + lastDay * DAY_MS);
    world.appraise();
    return world;
  }

  /** Merchants, agents and recruiters, before the first order. */
  private open(): void {
    const { world } = this;
    const { merchants } = this.input.scenario;
    if (merchants === undefined) return;
    const at = world.nowMs;
    const { regions } = merchants;
    if (merchants.agents === 'all') {
      const codes = new Set(regions.flatMap((code) => [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`]));
      for (const regionCode of codes)
        world.apply({ type: 'AppointAgent', at, regionCode, memberId: `agent${regionCode}` });
    }
    for (let merchant = 0; merchant < merchants.count; merchant++) {
      const regionCode = regions[merchant % Math.max(1, regions.length)];
      world.apply({
        type: 'RegisterMerchant',
        at,
        merchantId: `s${merchant}`,
        ...(regionCode === undefined ? {} : { regionCode }),
        ...(merchants.recruiters === 'all' ? { recruiterId: `recruiter${merchant}` } : {}),
      });
    }
  }

  /** What the scenario says happens on this day. */
  private dated(): void {
    const { world } = this;
    const at = world.nowMs;
    const { injections, subsidies } = this.input.scenario;
    for (const [index, { day, budgetFen, sharePpm, mints, source }] of subsidies.entries()) {
      if (day !== world.day) continue;
      const subsidyId = `subsidy${index}`;
      if (source === 'operator') world.tape.ownSubsidy(subsidyId);
      world.apply({
        type: 'OpenSubsidy',
        at,
        subsidyId,
        budget: budgetFen,
        share: sharePpm,
        mints: mints === 'yes',
        source,
      });
    }
    for (const [index, { day, fen, source }] of injections.entries()) {
      if (day !== world.day) continue;
      world.apply({ type: 'InjectFunds', at, injectionId: `injection${index}`, amount: fen, source });
    }
  }

  private orders(dayMs: number, newcomers: number, repeats: number): void {
    const { world, input } = this;
    const total = newcomers + repeats;
    const most = input.scenario.file.mostOrders ?? Infinity;
    let come = 0;
    for (let order = 0; order < total && world.placed < most; order++) {
      world.advance(dayMs + Math.floor((order * DAY_MS) / total));
      const isNew = come * total < newcomers * (order + 1) && come < newcomers;
      if (isNew) come++;
      const member = isNew ? this.newcomer() : this.anyLoyal();
      if (member >= 0) this.buy(member);
    }
  }

  private buy(member: number): void {
    const { world, streams, input } = this;
    const { scenario, plan } = input;
    const behaviour = scenario.behaviours[world.members.group[member] as number];
    if (scenario.amounts === undefined) return;
    const fen = drawAmount(scenario.amounts, behaviour?.spendsPpm ?? PPM, streams.amounts);
    let merchant = -1;
    if (scenario.merchants !== undefined) {
      const own = streams.merchants.fraction() < scenario.merchants.ownGoods;
      const which = streams.merchants.below(scenario.merchants.count);
      merchant = own ? -1 : which;
    }
    let coins: Int = 0;
    if (scenario.debts !== undefined && merchant < 0 && plan.legacy !== undefined && member < scenario.debts.members)
      coins = min(world.engine.coinsOf(world.idOf(member)), shareFloor(fen, plan.legacy.coinSharePpm));
    let back = 0;
    if (scenario.refunds !== undefined && streams.refunds.fraction() < scenario.refunds.share)
      back = Number(mulDivFloor(fen, scenario.refunds.partPpm, PPM));
    world.order(member, fen, merchant, Number(coins), back);
  }

  private newMember(): number {
    const { world, streams, input } = this;
    let left = streams.groups.below(PPM);
    const { behaviours } = input.scenario;
    let group = 0;
    while (group < behaviours.length - 1 && left >= (behaviours[group]?.sharePpm ?? 0)) {
      left -= behaviours[group]?.sharePpm ?? 0;
      group++;
    }
    return world.members.add(group);
  }

  private newcomer(): number {
    const { world, streams, input } = this;
    const { scenario } = input;
    const member = this.newMember();
    const memberId = world.idOf(member);
    const at = world.nowMs;
    if (scenario.repeat !== undefined && streams.repeats.fraction() < scenario.repeat.share) this.loyal.push(member);
    if (scenario.referralShare > 0) {
      const referred = streams.referrals.fraction() < scenario.referralShare;
      const referrer = streams.referrals.below(Math.max(1, member));
      if (referred && member > 0) world.apply({ type: 'BindReferrer', at, memberId, referrerId: world.idOf(referrer) });
    }
    if (scenario.debts !== undefined && member < scenario.debts.members)
      world.apply({ type: 'ImportDebt', at, debtId: `d${member}`, memberId, amount: scenario.debts.fen });
    return member;
  }

  /** The number of those who come back today: each of the loyal once in `everyDays`, on average. */
  private repeats(): number {
    const { repeat, file } = this.input.scenario;
    if (repeat === undefined) return 0;
    const mean = (this.loyal.length - this.loyalFrom()) / repeat.everyDays;
    if ('noise' in file.arrivals && file.arrivals.noise === 'poisson') return this.streams.repeats.poisson(mean);
    this.owed += mean;
    const count = Math.floor(this.owed + 1e-9);
    this.owed -= count;
    return count;
  }

  /** The place in the list of the first who has not stopped coming. */
  private loyalFrom(): number {
    const gone = this.world.day - (this.input.scenario.repeat?.forDays ?? 0);
    return gone <= 0 ? 0 : (this.loyalByDay[gone - 1] ?? 0);
  }

  private anyLoyal(): number {
    const from = this.loyalFrom();
    const count = this.loyal.length - from;
    return count <= 0 ? -1 : (this.loyal[from + this.streams.repeats.below(count)] as number);
  }

  private withdrawals(): void {
    const { world, input } = this;
    const { withdrawals } = input.scenario.file;
    if (withdrawals === undefined || (world.day + 1) % withdrawals.everyDays !== 0) return;
    for (let member = 0; member < world.members.size; member++) {
      if (world.members.paid[member] === 0) continue;
      const memberId = world.idOf(member);
      const cash = world.engine.member(memberId)?.cash ?? 0;
      if (cash > 0 && cash >= input.plan.withdrawal.minimumFen) world.withdraw(memberId, cash);
    }
  }
}

/** `2026-03`, or `2026-Q1`: the month or quarter that a day of a run is in. */
export function periodOf(startMs: number, day: number, by: 'month' | 'quarter'): string {
  const text = formatInstant(startMs + day * DAY_MS);
  const month = Number(text.slice(5, 7));
  return by === 'month' ? text.slice(0, 7) : `${text.slice(0, 4)}-Q${Math.floor((month + 2) / 3)}`;
}
