/** Who sells when: the behaviours of the groups. They decide by what a member sees; what a sale pays is the engine's affair. */
import { PPM, parseMultiple, parsePercent } from '#core/quantity';
import type { Stream } from './random.ts';
import type { Behaviour } from './scenario-types.ts';
import type { World } from './world.ts';
import type { Watcher } from './world.ts';
import { Targets } from './targets.ts';

type Settled = Parameters<Watcher['minted']>[1];

/** One group at work. */
interface Group {
  minted(member: number, event: Settled): void;
  gone(member: number): void;
  afterOrder(): void;
  endOfDay(): void;
}

const IDLE: Group = {
  minted: () => undefined,
  gone: () => undefined,
  afterOrder: () => undefined,
  endOfDay: () => undefined,
};

/** All groups of a run. */
export class Sellers implements Watcher {
  private readonly groups: readonly Group[];
  private readonly world: World;
  private readonly atOnce: number[] = [];

  constructor(world: World, behaviours: readonly Behaviour[], stream: Stream) {
    this.world = world;
    this.groups = behaviours.map((behaviour) => this.groupOf(behaviour, stream));
  }

  minted(member: number, event: Settled): void {
    this.of(member).minted(member, event);
  }

  gone(member: number): void {
    this.of(member).gone(member);
  }

  private of(member: number): Group {
    return this.groups[this.world.members.group[member] as number] ?? IDLE;
  }

  /** After an order: whoever sells at once, at a target, or by chance. */
  afterOrder(): void {
    while (this.atOnce.length > 0) this.world.sellAll(this.world.idOf(this.atOnce.pop() as number));
    for (const group of this.groups) group.afterOrder();
  }

  /** After the day's last order: whoever waits for days, or panics. */
  endOfDay(): void {
    for (const group of this.groups) group.endOfDay();
  }

  private groupOf(behaviour: Behaviour, stream: Stream): Group {
    const { world } = this;
    switch (behaviour.kind) {
      case 'hold':
        return IDLE;
      case 'sell-at-once':
        return { ...IDLE, minted: (member) => this.atOnce.push(member) };
      case 'sell-at':
        return sellAt(world, (parseMultiple(behaviour.multiple) ?? 0) / PPM);
      case 'sell-after':
        return sellAfter(world, behaviour.days);
      case 'random':
        return sellByChance(world, fraction(behaviour.afterOrders), stream);
      case 'panic':
        return panic(world, fraction(behaviour.fall), behaviour.overDays, fraction(behaviour.eachDay), stream);
    }
  }
}

function fraction(percent: string): number {
  return (parsePercent(percent) ?? 0) / PPM;
}

/** The price at which a member's points are worth `target` times the basis is target x basis / points: a heap of these prices. */
function sellAt(world: World, target: number): Group {
  const targets = new Targets();
  return {
    ...IDLE,
    minted: (member, { holding, pool }) =>
      targets.set(member, target * (Number(holding.basis) / Number(holding.points)) * 10 ** pool.scale),
    gone: (member) => targets.remove(member),
    afterOrder: () => {
      for (let member = targets.reached(world.price); member >= 0; member = targets.reached(world.price)) {
        targets.remove(member);
        world.sellAll(world.idOf(member));
      }
    },
  };
}

function sellAfter(world: World, days: number): Group {
  let queue: { readonly member: number; readonly dueDay: number }[] = [];
  return {
    ...IDLE,
    minted: (member) => queue.push({ member, dueDay: world.day + days }),
    endOfDay: () => {
      const due = queue.findIndex(({ dueDay }) => dueDay > world.day);
      const sellers = due < 0 ? queue : queue.slice(0, due);
      queue = due < 0 ? [] : queue.slice(due);
      for (const { member } of sellers) if (world.members.holds[member] === 1) world.sellAll(world.idOf(member));
    },
  };
}

/** Holders in no particular order, with the place of each. */
class Holders {
  readonly list: number[] = [];
  private readonly places = new Map<number, number>();

  add(member: number): void {
    if (this.places.has(member)) return;
    this.places.set(member, this.list.length);
    this.list.push(member);
  }

  remove(member: number): void {
    const place = this.places.get(member);
    if (place === undefined) return;
    const last = this.list.pop() as number;
    this.places.delete(member);
    if (last === member) return;
    this.list[place] = last;
    this.places.set(last, place);
  }
}

function sellByChance(world: World, share: number, stream: Stream): Group {
  const holders = new Holders();
  return {
    ...IDLE,
    minted: (member) => holders.add(member),
    gone: (member) => holders.remove(member),
    afterOrder: () => {
      if (holders.list.length === 0 || stream.fraction() >= share) return;
      world.sellAll(world.idOf(holders.list[stream.below(holders.list.length)] as number));
    },
  };
}

/** Slow is a day on which the orders of the last span are fewer, by `fall`, than those of the span before. */
function panic(world: World, fall: number, overDays: number, eachDay: number, stream: Stream): Group {
  const holders = new Holders();
  return {
    ...IDLE,
    minted: (member) => holders.add(member),
    gone: (member) => holders.remove(member),
    endOfDay: () => {
      const days = world.placedByDay;
      if (days.length < 2 * overDays) return;
      const sum = (from: number, to: number): number => days.slice(from, to).reduce((total, count) => total + count, 0);
      const middle = days.length - overDays;
      if (sum(middle, days.length) > (1 - fall) * sum(middle - overDays, middle)) return;
      const sellers = holders.list.filter(() => stream.fraction() < eachDay).sort((a, b) => a - b);
      for (const member of sellers) world.sellAll(world.idOf(member));
    },
  };
}
