/**
 * The search for a plan that meets a goal. A quarter of the budget is spread evenly over the ranges, and four tenths go to changes of the
 * best, ever smaller; in the last third those in front play more runs, and who was only lucky falls back (a race, a form of successive
 * halving). Every candidate meets the same chance as all others (common random numbers). Deterministic by seed.
 */
import { formatPlan } from '#core/plan';
import type { Plan, PlanFile } from '#core/plan';
import { FIGURE_NAMES } from './figures.ts';
import type { FigureName, Figures } from './figures.ts';
import { isBetter, scoreOf } from './goal.ts';
import type { Goal, Score } from './goal.ts';
import { Stream } from './random.ts';
import { round6 } from './spread.ts';
import { planWith, valueAt } from './vary.ts';
import type { Dimension } from './vary.ts';

/** Plays run `run` under each of these plans: their figures in the same order. */
export type Evaluate = (jobs: readonly { readonly plan: Plan; readonly run: number }[]) => Promise<readonly Figures[]>;

/** What is searched. */
export interface Tuning {
  readonly plan: Plan;
  readonly goal: Goal;
  readonly dimensions: readonly Dimension[];
  readonly seed: number;
  /** Runs in all. */
  readonly budget: number;
  /** Rules of the plan check that block a plan; needed when the goal says `no block`. */
  readonly blocks?: (plan: Plan) => readonly string[];
  /** `random` draws every candidate anew, for comparison. */
  readonly strategy?: 'adaptive' | 'random';
}

/** A plan that was tried. */
export interface Tried {
  /** The varied values, as a plan file writes them. */
  readonly values: Readonly<Record<string, string>>;
  readonly meetsConditions: boolean;
  readonly runs: number;
  /** The mean over its runs. */
  readonly figures: Figures;
}

/** What the search found. */
export interface TuneResult {
  readonly format: 'greenpool-tuning-1';
  readonly goal: Goal;
  readonly seed: number;
  readonly budget: number;
  readonly best: Tried & { readonly plan: PlanFile };
  /** By the first run, which all played: of those that meet the conditions, those that no other is better than in the goal's figure and in every figure of its conditions. */
  readonly frontier: readonly Tried[];
  readonly tried: readonly Tried[];
}

interface Candidate {
  readonly places: readonly number[];
  readonly values: readonly number[];
  readonly plan: Plan;
  readonly blocked: number;
  readonly runs: Figures[];
  score: Score;
}

/** Candidates that are played together; the same for any number of workers. */
const GENERATION = 4;
/** Those in front that changes are taken from. */
const FIELD = 6;
/** Runs that settle how good a candidate is, and how many play at a time to find out. */
const ENOUGH = 5;
const FRONT = 3;
const FIRST_STEP = 0.4;
const SHRINK = 0.85;
/** Draws for one new candidate before the search gives up: plans may be invalid, or have been tried. */
const PATIENCE = 200;

/** Searches; undefined when not one valid plan was found in the ranges. */
export async function tune(tuning: Tuning, evaluate: Evaluate): Promise<TuneResult | undefined> {
  const search = new Search(tuning, evaluate);
  const { budget, strategy } = tuning;
  const final = Math.floor(budget / 3);
  if (strategy === 'random') await search.spread(budget - final, 'random');
  else {
    const first = Math.ceil(budget / 4);
    await search.spread(first, 'even');
    await search.improve(budget - final - first);
  }
  await search.race(final);
  return search.result();
}

class Search {
  private readonly all: Candidate[] = [];
  private readonly seen = new Set<string>();
  private readonly stream: Stream;
  private readonly tuning: Tuning;
  private readonly evaluate: Evaluate;

  constructor(tuning: Tuning, evaluate: Evaluate) {
    this.tuning = tuning;
    this.evaluate = evaluate;
    this.stream = new Stream(tuning.seed, 0, 'search');
  }

  /** Plays `count` candidates once: in every range one in each of as many equal parts (a Latin square), or wherever chance has it. */
  async spread(count: number, how: 'even' | 'random'): Promise<void> {
    const { dimensions } = this.tuning;
    const columns = dimensions.map(() => {
      const order = Array.from({ length: count }, (_, i) => i);
      this.stream.shuffle(order);
      return order;
    });
    const candidates: Candidate[] = [];
    for (let i = 0; i < count; i++) {
      const places = columns.map((column) =>
        how === 'random' ? this.stream.fraction() : ((column[i] ?? 0) + this.stream.fraction()) / count,
      );
      const candidate = this.make(places) ?? this.draw(() => dimensions.map(() => this.stream.fraction()));
      if (candidate !== undefined) candidates.push(candidate);
    }
    await this.playOnce(candidates);
  }

  /** Generation after generation of changes of the best, smaller ones when nothing better came. */
  async improve(count: number): Promise<void> {
    let size = FIRST_STEP;
    for (let left = count; left > 0;) {
      const best = this.ranked()[0];
      if (best === undefined) return;
      const front = this.ranked().slice(0, FIELD);
      const candidates: Candidate[] = [];
      while (candidates.length < Math.min(GENERATION, left)) {
        const candidate = this.draw(() => this.near(best, front, size));
        if (candidate === undefined) break;
        candidates.push(candidate);
      }
      if (candidates.length === 0) return;
      await this.playOnce(candidates);
      left -= candidates.length;
      if (this.ranked()[0] === best) size *= SHRINK;
    }
  }

  /**
   * A change of one value, or of several: by chance, most of them much smaller than `size`; or by what lies between two of those in front,
   * which is large where they are far apart and small where they agree. Past an end is the end, where the best often is.
   */
  private near(best: Candidate, front: readonly Candidate[], size: number): number[] {
    const { stream } = this;
    const [one, other] = [front[stream.below(front.length)], front[stream.below(front.length)]];
    const along = stream.fraction() < 0.4;
    const scale = size * 0.1 ** (1.5 * stream.fraction());
    const surely = stream.below(best.places.length);
    return best.places.map((place, i) => {
      const chance = scale * stream.normal();
      const change = along ? ((one?.places[i] ?? 0) - (other?.places[i] ?? 0)) * 0.7 + chance * 0.1 : chance;
      return i === surely || stream.fraction() < 0.5 ? Math.min(1, Math.max(0, place + change)) : place;
    });
  }

  /**
   * The race: those in front play one more run each, again and again. Whoever was only lucky, or meets the conditions in one run and not in
   * the next, falls back, and the next comes to the front.
   */
  async race(budget: number): Promise<void> {
    for (let left = budget; left > 0;) {
      const ranked = this.ranked();
      const next = ranked.filter(({ runs }) => runs.length < ENOUGH).slice(0, Math.min(FRONT, left));
      if (next.length === 0) return;
      const figures = await this.evaluate(next.map(({ plan, runs }) => ({ plan, run: runs.length })));
      next.forEach((candidate, i) => this.note(candidate, figures[i] as Figures));
      left -= next.length;
    }
  }

  result(): TuneResult | undefined {
    const { goal, seed, budget } = this.tuning;
    const most = Math.max(0, ...this.all.map(({ runs }) => runs.length));
    // Among those that played the most: more runs are worth more than a lucky one.
    const [best] = rank(this.all.filter(({ runs }) => runs.length === most));
    if (best === undefined) return undefined;
    const meeting = this.all.filter(
      (candidate) => candidate.blocked === 0 && scoreOf(goal, firstOf(candidate)).miss === 0,
    );
    const frontier = meeting.filter((one) => !meeting.some((other) => dominates(goal, other, one)));
    return {
      format: 'greenpool-tuning-1',
      goal,
      seed,
      budget,
      best: { ...this.told(best), plan: formatPlan(best.plan) },
      frontier: rank(frontier).map((candidate) => ({ ...this.told(candidate), runs: 1, figures: firstOf(candidate) })),
      tried: this.all.map((candidate) => this.told(candidate)),
    };
  }

  private told({ values, score, runs }: Candidate): Tried {
    const { dimensions } = this.tuning;
    return {
      values: Object.fromEntries(dimensions.map(({ path, format }, i) => [path, format(values[i] ?? 0)])),
      meetsConditions: score.miss === 0,
      runs: runs.length,
      figures: meanOf(runs),
    };
  }

  private ranked(): Candidate[] {
    return rank(this.all);
  }

  private draw(places: () => number[]): Candidate | undefined {
    for (let i = 0; i < PATIENCE; i++) {
      const candidate = this.make(places());
      if (candidate !== undefined) return candidate;
    }
    return undefined;
  }

  /** A candidate that is a valid plan and has not been tried. */
  private make(places: readonly number[]): Candidate | undefined {
    const { dimensions, plan, goal, blocks } = this.tuning;
    const values = dimensions.map((dimension, i) => valueAt(dimension, places[i] ?? 0));
    const key = values.join();
    if (this.seen.has(key)) return undefined;
    this.seen.add(key);
    const changed = planWith(plan, dimensions, values);
    if (changed === undefined) return undefined;
    const blocked = goal.noBlock ? (blocks?.(changed).length ?? 0) : 0;
    return { places, values, plan: changed, blocked, runs: [], score: { miss: Infinity, value: -Infinity } };
  }

  private async playOnce(candidates: readonly Candidate[]): Promise<void> {
    const figures = await this.evaluate(candidates.map(({ plan }) => ({ plan, run: 0 })));
    candidates.forEach((candidate, i) => {
      this.note(candidate, figures[i] as Figures);
      this.all.push(candidate);
    });
  }

  private note(candidate: Candidate, figures: Figures): void {
    candidate.runs.push(figures);
    const { miss, value } = scoreOf(this.tuning.goal, meanOf(candidate.runs));
    candidate.score = { miss: miss + candidate.blocked, value };
  }
}

/** The best first; among equals the earlier. */
function rank(candidates: readonly Candidate[]): Candidate[] {
  return candidates.toSorted((a, b) => (isBetter(a.score, b.score) ? -1 : isBetter(b.score, a.score) ? 1 : 0));
}

/** The figures of the first run, which every candidate has played under the same chance. */
function firstOf({ runs }: Candidate): Figures {
  return runs[0] as Figures;
}

/** Whether one is nowhere worse than another and somewhere better. */
function dominates(goal: Goal, one: Candidate, other: Candidate): boolean {
  const wanted: readonly (readonly [FigureName, number])[] = [
    [goal.figure, goal.direction === 'maximise' ? 1 : -1],
    ...goal.conditions.map(({ figure, is }) => [figure, is === '>=' ? 1 : -1] as const),
  ];
  const [ours, theirs] = [firstOf(one), firstOf(other)];
  const gains = wanted.map(([figure, sign]) => sign * ((ours[figure] ?? 0) - (theirs[figure] ?? 0)));
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
}

/** The mean of each figure over runs; null where a run has none. */
function meanOf(runs: readonly Figures[]): Figures {
  return Object.fromEntries(
    FIGURE_NAMES.map((name) => {
      let sum: number | null = 0;
      for (const figures of runs) {
        const value = figures[name];
        sum = sum === null || value === null ? null : sum + value;
      }
      return [name, sum === null ? null : round6(sum / runs.length)];
    }),
  ) as Figures;
}
