import type { Books, Member } from './books.ts';
import type { PlainEngine } from './plain-engine.ts';
import type { PlanFile } from './plain-plan.ts';
import type { Random } from './random.ts';
import type { Mode } from './random-plans.ts';
import { money } from './wire.ts';

/** The fields of a command, `type` among them; `at` when a moment matters to it (else the clock decides). */
export type Fields = Readonly<Record<string, unknown>>;

/** Makes a command, or undefined when there is nothing to make one about. */
export type Maker = (play: Play) => Fields | undefined;

const ODD_IDS = [
  '__proto__',
  'constructor',
  '10',
  '9',
  '007',
  '张三',
  '😀'.repeat(64),
  'toString',
  '\u00e9',
  'e\u0301',
  ' ',
];
const START_MS = Date.UTC(2026, 0, 1);
const LAST_MS = Date.UTC(9990, 0, 1);

/** One programme of random commands in the making: looks at the auditor to find the places that matter. */
export class Play {
  readonly random: Random;
  readonly auditor: PlainEngine;
  readonly mode: Mode;
  /** Commands that must come next, the next one last. */
  readonly pending: Maker[] = [];
  /** The ids given out, by kind. */
  private readonly used = new Map<string, string[]>();
  private readonly names: readonly string[];
  private readonly shops: readonly string[];
  private plan: PlanFile;
  private plainPlan: unknown;
  private offered: PlanFile | undefined;
  private serial = 0;

  constructor(random: Random, auditor: PlainEngine, plan: PlanFile, mode: Mode) {
    this.random = random;
    this.auditor = auditor;
    this.mode = mode;
    this.plan = plan;
    this.plainPlan = auditor.books.plan;
    this.names = names(random, 'm', mode === 'explosion' ? 4 : random.pick([3, 8, 20, 60]));
    this.shops = names(random, 's', 4);
  }

  get books(): Books {
    return this.auditor.books;
  }

  /** The plan that holds now, in the form of a file. */
  get presentPlan(): PlanFile {
    if (this.plainPlan !== this.books.plan) {
      this.plainPlan = this.books.plan;
      this.plan = this.offered ?? this.plan;
    }
    return this.plan;
  }

  /** Remembers the plan that a command offers. */
  offer(plan: unknown): unknown {
    this.offered = plan as PlanFile;
    return plan;
  }

  /** The time of the last accepted command, in ms. */
  get nowMs(): number {
    return Math.max(this.books.nowMs, START_MS);
  }

  /** A moment for the next command: mostly soon, now and then days later, rarely earlier. */
  moment(): number {
    const { random, nowMs } = this;
    if (nowMs > LAST_MS || random.percent(20)) return nowMs;
    return random.weighted<() => number>([
      [() => nowMs + random.below(3_600_000), 60],
      [() => nowMs + random.between(1, 5), 10],
      [() => nowMs + 86_400_000 * random.between(1, 40), 25],
      [() => nowMs - random.pick([1, 1000, 86_400_000]), 2],
    ])();
  }

  /** A new id of a kind, or one of those used already. */
  id(kind: string): string {
    const { random, used } = this;
    let ids = used.get(kind);
    if (ids === undefined) used.set(kind, (ids = []));
    if (ids.length > 0 && random.percent(3)) return random.pick(ids);
    this.serial += 1;
    const id = random.weighted([
      [`${kind}${this.serial}`, 90],
      [`${this.serial}`, 5],
      [`单${this.serial}`, 5],
    ]);
    ids.push(id);
    return id;
  }

  /** An id of a kind that was given out before. */
  knownId(kind: string): string {
    return this.random.pickAny(this.used.get(kind)?.slice(-40) ?? []) ?? `${kind}?`;
  }

  /** The id of a member, known or not. */
  name(): string {
    return this.random.pick(this.names);
  }

  shop(): string {
    return this.random.pick(this.shops);
  }

  /** A member who holds points, if anyone does. */
  holder(): Member | undefined {
    return this.random.pickAny(this.holders());
  }

  holders(): Member[] {
    return [...this.books.members.values()].filter(({ account }) => account.points > 0n);
  }

  /** An amount in fen such as the mode likes. */
  amountFen(): bigint {
    const { random, mode } = this;
    const huge = mode === 'huge' ? 30 : 1;
    const tiny = mode === 'explosion' ? 60 : 8;
    return random.weighted<() => bigint>([
      [() => random.pick([100_000n, 10_000n, 100n, 30_000n]), 20],
      [() => BigInt(random.between(100, 300_000)), 50],
      [() => BigInt(random.between(1, 49)), tiny],
      [() => random.bigOfDigits(random.between(14, 34)), huge],
      [() => random.pick([9_007_199_254_740_991n, 9_007_199_254_740_992n, 9_007_199_254_740_993n]), huge],
      [() => this.books.plan.minimumOrder - BigInt(random.below(2)), 3],
      [() => 0n, 1],
      [() => -BigInt(random.between(1, 500)), 1],
    ])();
  }

  /** An amount, as text. */
  amount(): string {
    return money(this.amountFen());
  }

  /** An amount about a limit: below, at or one above it; rarely not positive. */
  about(limit: bigint): bigint {
    const { random } = this;
    return random.weighted<() => bigint>([
      [() => limit, 25],
      [() => limit + 1n, 12],
      [() => limit - 1n, 10],
      [() => 1n, 10],
      [() => random.bigUpTo(limit), 40],
      [() => limit / 2n, 10],
      [() => 0n, 3],
      [() => -random.bigUpTo(limit), 3],
    ])();
  }
}

/** Some names of a kind, odd ones among them. */
function names(random: Random, prefix: string, count: number): string[] {
  const found = Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
  if (random.percent(50)) found.push(random.pick(ODD_IDS), random.pick(ODD_IDS));
  return found;
}
