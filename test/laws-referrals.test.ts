import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Engine } from '#core/engine';
import { LEAN, planOf } from './support/given.ts';
import { LONG } from './support/laws.ts';
import { Random } from './auditor/random.ts';

/** What a bind must be answered with, by walking the whole chain. */
function naive(referrers: ReadonlyMap<string, string>, memberId: string, referrerId: string): string {
  if (memberId === referrerId) return 'referrer_is_self';
  if (referrers.has(memberId)) return 'referrer_already_bound';
  for (let above: string | undefined = referrerId; above !== undefined; above = referrers.get(above))
    if (above === memberId) return 'referrer_cycle';
  return 'ok';
}

/** Binds at random among `people`, every bind checked against the naive answer; how often each answer came. */
function bindAtRandom(seed: number, people: number, binds: number): Map<string, number> {
  const random = new Random(seed);
  const engine = new Engine(planOf(LEAN));
  const referrers = new Map<string, string>();
  const answers = new Map<string, number>();
  for (let i = 0; i < binds; i++) {
    const memberId = `m${random.below(people)}`;
    // Half of the time somebody further down the same chain, so that cycles are tried often.
    const referrerId = random.percent(50) ? `m${random.below(people)}` : ([...referrers].at(-1)?.[0] ?? 'm0');
    const expected = naive(referrers, memberId, referrerId);
    const { receipt } = engine.apply({ type: 'BindReferrer', at: '2026-01-01T00:00:00Z', memberId, referrerId });
    expect(receipt.ok ? 'ok' : receipt.code).toBe(expected);
    if (receipt.ok) referrers.set(memberId, referrerId);
    answers.set(expected, (answers.get(expected) ?? 0) + 1);
  }
  for (const [memberId, referrerId] of referrers) expect(engine.member(memberId)?.referrerId).toBe(referrerId);
  return answers;
}

test('C7: a referral cycle can never be bound, in many small circles of people', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 2, max: 12 }), (seed, people) => {
      bindAtRandom(seed, people, 40);
    }),
    { numRuns: LONG ? 20_000 : 300 },
  );
});

test('C7: nor in ten thousand binds among few and among many', () => {
  for (const people of [300, 2000]) {
    const answers = bindAtRandom(people, people, 10_000);
    expect(answers.get('referrer_cycle') ?? 0).toBeGreaterThan(0);
    expect(answers.get('ok') ?? 0).toBeGreaterThan(people / 2);
  }
});
