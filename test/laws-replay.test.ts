import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import { planOf, sameBytes } from './support/given.ts';
import { LONG, randomRun } from './support/laws.ts';

describe('snapshots and quotes', () => {
  test('U6: replaying a snapshot and the rest is replaying all, bit for bit, wherever it is cut, also after the end', () => {
    let ended = 0;
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
        (seed, cuts) => {
          const { plan, commands } = randomRun(seed, 400);
          const places = new Set(cuts.map((cut) => Math.floor(cut * commands.length)));
          const whole = new Engine(planOf(plan));
          let pieces = new Engine(planOf(plan));
          commands.forEach((command, place) => {
            if (places.has(place)) pieces = Engine.restore(pieces.snapshot());
            const { receipt, events } = whole.apply(command);
            const outcome = pieces.apply(command);
            expect(outcome.receipt).toStrictEqual(receipt);
            expect(outcome.events).toStrictEqual(events);
          });
          expect(sameBytes(pieces.snapshot(), whole.snapshot())).toBe(true);
          pieces.recount();
          if (whole.ended) ended++;
        },
      ),
      { numRuns: LONG ? 2000 : 60 },
    );
    expect(ended).toBeGreaterThan(3);
  });

  test('J3: a quote of any commands is what then happens, and leaves not a bit changed', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 40 }), (seed, size) => {
        const { plan, commands } = randomRun(seed, 400);
        const engine = new Engine(planOf(plan));
        for (let from = 0; from < commands.length; from += size) {
          const batch = commands.slice(from, from + size);
          const before = engine.snapshot();
          const [members, scale] = [engine.memberCount, engine.pool().scale];
          const quoted = engine.quote(batch);
          expect(sameBytes(engine.snapshot(), before), `seed ${seed}, from ${from}`).toBe(true);
          engine.recount();
          const outcomes = batch.map((command) => engine.apply(command));
          expect(quoted, `seed ${seed}, from ${from}`).toStrictEqual(outcomes);
          // A copy that never quoted gets to the same bytes.
          if (engine.memberCount > members) seen.add('new members');
          if (engine.pool().scale > scale) seen.add('a finer scale');
          for (const { events } of outcomes) for (const { type } of events) seen.add(type);
        }
        const plain = new Engine(planOf(plan));
        for (const command of commands) plain.apply(command);
        expect(sameBytes(engine.snapshot(), plain.snapshot())).toBe(true);
      }),
      { numRuns: LONG ? 2000 : 60 },
    );
    const wanted = [
      'new members',
      'a finer scale',
      'MemberExited',
      'ProgrammeWoundUp',
      'SurplusTaken',
      'PlanChanged',
      'PointsConverted',
    ];
    expect(wanted.filter((what) => !seen.has(what))).toStrictEqual([]);
  });
});
