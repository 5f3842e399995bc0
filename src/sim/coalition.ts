/**
 * A coalition: one merchant, its buyers, their referrers, recruiter and agent act together. They buy from themselves, take commissions and
 * payable back, and sell the points in slices. The search looks for the way that leaves them the most; what they would win in any
 * other way may be more.
 */
import type { AnyDecoded } from '#core/command';
import { Engine } from '#core/engine';
import { add, formatMoney, mulDivFloor, sub } from '#core/quantity';
import type { Int } from '#core/quantity';
import { DAY_MS } from '#core/time';
import { play } from './play.ts';
import type { Guest, Input } from './play.ts';
import { Stream } from './random.ts';
import { round6 } from './spread.ts';
import type { World } from './world.ts';

/** One way of going about it. */
interface Way {
  /** Times that they buy and then sell. */
  readonly cycles: number;
  /** Orders each time. */
  readonly orders: number;
  /** Sales each time, the last one of everything. */
  readonly slices: number;
  /** How much of what is left each other sale sells, in hundredths. */
  readonly slicePercent: number;
  /** Days until the last sale; 0 when the others are idle. */
  readonly waitDays: number;
}

/** The best that the search found. */
export interface CoalitionResult {
  readonly outsiders: 'idle' | 'active';
  readonly volume: string;
  /** Cash, commissions and payable after all sales, less what was paid in; below 0 the attack costs money. */
  readonly profit: string;
  readonly profitOverVolume: number;
  readonly way: Way;
  readonly waysTried: number;
}

const SHOP = 'coalition-shop';
const BUYER = 'coalition-buyer';
const AGENT = 'coalition-agent';
const RECRUITER = 'coalition-recruiter';
/** A district, its city and its province. */
const REGIONS = ['659001', '659000', '650000'];
const STEPS = 24;

/** Searches for the coalition of the scenario, if it has one. */
export function searchCoalition(input: Input): CoalitionResult | null {
  const { coalition } = input.scenario;
  if (coalition === undefined) return null;
  const gainOf = coalition.outsiders === 'idle' ? againstIdle(input) : againstActive(input);
  const found = search(gainOf, coalition.outsiders, coalition.patience, new Stream(input.seed, 0, 'search'));
  return {
    outsiders: coalition.outsiders,
    volume: formatMoney(coalition.volumeFen),
    profit: formatMoney(found.gain),
    profitOverVolume: round6(Number(found.gain) / coalition.volumeFen),
    way: found.way,
    waysTried: found.tried,
  };
}

/** The others do nothing from the day on: every way starts from the same snapshot. */
function againstIdle(input: Input): (way: Way) => Int {
  const { coalition } = input.scenario;
  const world = play(input, 0, undefined, { day: coalition?.day ?? 0 });
  const bytes = world.engine.snapshot();
  return (way) => {
    const gang = new Gang(Engine.restore(bytes), input, world.nowMs);
    for (let cycle = 0; cycle < way.cycles; cycle++) {
      gang.buy(way);
      gang.settle(gang.nowMs + input.plan.returnWindowDays * DAY_MS);
      gang.sell(way.slices, way.slicePercent);
    }
    return gang.gain();
  };
}

/** The others go on as the scenario says: every way is a run of its own. */
function againstActive(input: Input): (way: Way) => Int {
  const { coalition } = input.scenario;
  const day = coalition?.day ?? 0;
  return (way) => {
    let gang: Gang | undefined;
    const window = input.plan.returnWindowDays;
    const guest: Guest = {
      startOfDay: (world: World) => {
        if (world.day < day) return;
        gang ??= new Gang(world.engine, input, world.nowMs, (command) => world.apply(command).receipt.ok);
        gang.nowMs = world.nowMs;
        if (world.day === day) gang.buy(way);
        if (world.day === day + window) gang.settle(world.nowMs);
        if (world.day === day + window + way.waitDays) gang.sell(way.slices, way.slicePercent);
      },
    };
    const world = play(input, 0, guest);
    if (gang === undefined) return 0;
    gang.nowMs = world.nowMs;
    gang.sell(1, 100);
    return gang.gain();
  };
}

/** Those who act together, at one engine. */
class Gang {
  nowMs: number;
  private readonly engine: Engine;
  private readonly input: Input;
  private readonly apply: (command: AnyDecoded) => boolean;
  private readonly insiders: readonly string[];
  private readonly open: string[] = [];
  private readonly before: Int;
  private paidIn: Int = 0;
  private serial = 0;

  constructor(engine: Engine, input: Input, nowMs: number, apply?: (command: AnyDecoded) => boolean) {
    this.engine = engine;
    this.input = input;
    this.nowMs = nowMs;
    this.apply = apply ?? ((command) => engine.applyDecoded(command).receipt.ok);
    const referrers = input.plan.commissions.referralPpm.map((_, level) => `coalition-referrer${level}`);
    this.insiders = [BUYER, ...referrers, AGENT, RECRUITER];
    const at = nowMs;
    for (const [level, referrerId] of referrers.entries())
      this.apply({ type: 'BindReferrer', at, memberId: referrers[level - 1] ?? BUYER, referrerId });
    for (const regionCode of REGIONS) this.apply({ type: 'AppointAgent', at, regionCode, memberId: AGENT });
    this.apply({
      type: 'RegisterMerchant',
      at,
      merchantId: SHOP,
      recruiterId: RECRUITER,
      regionCode: REGIONS[0] as string,
    });
    this.before = this.owned();
  }

  /** Places the orders of one cycle, all of one size. */
  buy({ cycles, orders }: Way): void {
    const { coalition } = this.input.scenario;
    const amount = Math.floor((coalition?.volumeFen ?? 0) / (cycles * orders));
    for (let i = 0; i < orders; i++) {
      const orderId = `coalition-${this.serial++}`;
      const command = {
        type: 'PlaceOrder',
        at: this.nowMs,
        orderId,
        memberId: BUYER,
        merchantId: SHOP,
        amount,
      } as const;
      if (!this.apply(command)) continue;
      this.paidIn = add(this.paidIn, amount);
      this.open.push(orderId);
    }
  }

  settle(atMs: number): void {
    this.nowMs = atMs;
    for (const orderId of this.open.splice(0)) this.apply({ type: 'SettleOrder', at: atMs, orderId });
  }

  /** Sells a part of what is left, again and again, and at last everything. */
  sell(slices: number, slicePercent: number): void {
    for (let slice = 1; slice <= slices; slice++) {
      const held = this.engine.member(BUYER)?.points ?? 0;
      const units = slice === slices ? held : mulDivFloor(held, slicePercent, 100);
      if (units <= 0) return;
      const points = { digits: String(units), decimals: this.engine.pool().scale };
      const redemptionId = `coalition-${this.serial++}`;
      this.apply({ type: 'RedeemPoints', at: this.nowMs, redemptionId, memberId: BUYER, points });
    }
  }

  gain(): Int {
    return sub(sub(this.owned(), this.before), this.paidIn);
  }

  private owned(): Int {
    let sum: Int = this.engine.merchant(SHOP)?.payable ?? 0;
    for (const id of this.insiders) {
      const member = this.engine.member(id);
      if (member !== undefined) sum = add(sum, add(member.cash, member.commission));
    }
    return sum;
  }
}

/** A grid first, then small changes of the best. Among equals the one that was found first. */
function search(
  gainOf: (way: Way) => Int,
  outsiders: 'idle' | 'active',
  patience: number,
  stream: Stream,
): { readonly way: Way; readonly gain: Int; readonly tried: number } {
  const idle = outsiders === 'idle';
  const tried = new Map<string, Int>();
  let best: { way: Way; gain: Int } | undefined;
  const attempt = (way: Way): void => {
    const key = JSON.stringify(way);
    if (tried.has(key)) return;
    const gain = gainOf(way);
    tried.set(key, gain);
    if (best === undefined || gain > best.gain) best = { way, gain };
  };
  const waits = idle ? [0] : [...new Set([0, Math.floor(patience / 2), patience])];
  const sales = [
    [1, 100],
    [12, 50],
    [100, 10],
  ] as const;
  for (const cycles of idle ? [1, 3] : [1])
    for (const orders of [1, 10, 60])
      for (const [slices, slicePercent] of sales)
        for (const waitDays of waits) attempt({ cycles, orders, slices, slicePercent, waitDays });
  for (let step = 0; step < (idle ? STEPS : STEPS / 4) && best !== undefined; step++) {
    const { way } = best;
    const changed = (value: number, most: number): number =>
      Math.max(1, Math.min(most, Math.round(value * (0.5 + 1.5 * stream.fraction()))));
    attempt({
      cycles: idle ? changed(way.cycles, 20) : 1,
      orders: changed(way.orders, 500),
      slices: changed(way.slices, 300),
      slicePercent: changed(way.slicePercent, 100),
      waitDays: idle ? 0 : Math.min(patience, Math.round(way.waitDays * (0.5 + stream.fraction()))),
    });
  }
  if (best === undefined) throw new Error('no way was tried');
  return { ...best, tried: tried.size };
}
