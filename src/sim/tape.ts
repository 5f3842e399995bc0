/** What a run is seen to do, day by day, and at certain orders and exits. Money in fen. */
import type { Engine } from '#core/engine';
import type { Event } from '#core/event';
import type { Int } from '#core/quantity';

type Settled = Extract<Event, { readonly type: 'OrderSettled' }>;

/** One day's sums, and the pool when it ended. */
export interface Day {
  orders: number;
  spent: number;
  inflow: number;
  extras: number;
  injected: number;
  platform: number;
  goods: number;
  fees: number;
  paid: number;
  sales: number;
  exits: number;
  reserve: Int;
  supply: Int;
  scale: number;
  price: number;
  members: number;
}

/** A price at a number of orders. */
export interface PricePoint {
  readonly orders: number;
  readonly exits: number;
  readonly price: number;
}

const CHECKED = [1, 2, 5];

/** Sums and series of one run. */
export class Tape {
  readonly days: Day[] = [];
  /** Orders settled when exit 1, 2, 5, 10, 20, 50, 100, … came. */
  readonly exitsAt: { readonly exit: number; readonly orders: number }[] = [];
  /** Exits and price at order 100, 200, 500, 1,000, … */
  readonly prices: PricePoint[] = [];
  /** What the operator put in besides: injections and subsidies out of its own money. */
  operatorPut = 0;
  exits = 0;
  private pendingExits = 0;
  private nextOrders = 100;
  private nextExit = 1;
  private today = empty();
  private readonly operatorSubsidies = new Set<string>();

  /** Notes a subsidy that the operator pays. */
  ownSubsidy(subsidyId: string): void {
    this.operatorSubsidies.add(subsidyId);
  }

  /** An order was settled; `goods` is what the platform pays for its own goods, which is no income. */
  settled({ spend, inflow, toPlatform, extras }: Settled, goods: number): void {
    const { today } = this;
    today.orders++;
    today.spent += Number(spend);
    today.inflow += Number(inflow);
    today.platform += Number(toPlatform) - goods;
    today.goods += goods;
    for (const { subsidyId, amount } of extras) {
      today.extras += Number(amount);
      if (this.operatorSubsidies.has(subsidyId)) this.operatorPut += Number(amount);
    }
  }

  paid(paid: Int, exit: boolean): void {
    this.today.paid += Number(paid);
    if (!exit) {
      this.today.sales++;
      return;
    }
    this.today.exits++;
    this.exits++;
    this.pendingExits++;
  }

  injected(amount: Int, source: string): void {
    this.today.injected += Number(amount);
    if (source === 'operator') this.operatorPut += Number(amount);
  }

  withdrawn(fee: Int): void {
    this.today.fees += Number(fee);
  }

  /** After order number `orders` was settled, with whatever exits it brought. */
  orderSettled(orders: number, world: { readonly price: number }): void {
    if (this.pendingExits > 0) {
      this.pendingExits = 0;
      while (this.exits >= this.nextExit) {
        this.exitsAt.push({ exit: this.nextExit, orders });
        this.nextExit = following(this.nextExit);
      }
    }
    if (orders !== this.nextOrders) return;
    this.prices.push({ orders, exits: this.exits, price: world.price });
    this.nextOrders = following(orders);
  }

  endDay(engine: Engine, price: number, members: number): void {
    const { reserve, supply, scale } = engine.pool();
    this.days.push({ ...this.today, reserve, supply, scale, price, members });
    this.today = empty();
  }
}

/** The number after this one in 1, 2, 5, 10, 20, 50, … */
function following(number: number): number {
  const unit = 10 ** Math.floor(Math.log10(number));
  const next = CHECKED.find((step) => step * unit > number);
  return next === undefined ? unit * 10 : next * unit;
}

function empty(): Day {
  return {
    orders: 0,
    spent: 0,
    inflow: 0,
    extras: 0,
    injected: 0,
    platform: 0,
    goods: 0,
    fees: 0,
    paid: 0,
    sales: 0,
    exits: 0,
    reserve: 0,
    supply: 0,
    scale: 0,
    price: 0,
    members: 0,
  };
}
