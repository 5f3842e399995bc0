/** Runs on the pool: on a day a share of all holders decide to sell, in random order, over some days. */
import type { Stream } from './random.ts';
import type { Scenario } from './scenario-types.ts';
import type { World } from './world.ts';

interface Run {
  readonly sellers: readonly number[];
  readonly days: number;
  done: number;
}

/** The runs of a scenario. */
export class Runs {
  private readonly world: World;
  private readonly planned: Scenario['runs'];
  private readonly stream: Stream;
  private running: Run[] = [];

  constructor(world: World, planned: Scenario['runs'], stream: Stream) {
    this.world = world;
    this.planned = planned;
    this.stream = stream;
  }

  /** Today's part of each run sells, after the day's last order. */
  endOfDay(): void {
    this.begin();
    this.sell();
  }

  private begin(): void {
    for (const { day, days, share } of this.planned) {
      if (day !== this.world.day) continue;
      const sellers: number[] = [];
      const { holds, size } = this.world.members;
      for (let member = 0; member < size; member++)
        if (holds[member] === 1 && this.stream.fraction() < share) sellers.push(member);
      this.stream.shuffle(sellers);
      this.running.push({ sellers, days, done: 0 });
    }
  }

  private sell(): void {
    for (const run of this.running) {
      const { sellers, days } = run;
      const from = Math.floor((sellers.length * run.done) / days);
      run.done++;
      for (const member of sellers.slice(from, Math.floor((sellers.length * run.done) / days)))
        this.world.sellAll(this.world.idOf(member));
    }
    this.running = this.running.filter(({ days, done }) => done < days);
  }
}
