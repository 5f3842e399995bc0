import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import type { Event } from '#core/event';
import { validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import type { State } from '#core/state';
import type { PlainEngine, PlainState } from './auditor/plain-engine.ts';
import { randomProgramme } from './auditor/random-commands.ts';

/** What `npm test` plays at least; `npm run test:long` fifteen times as much. */
const COMMANDS_LEAST = process.env['LONG'] === undefined ? 200_000 : 3_000_000;
/** A programme's commands; one that is wound up early has fewer, so some more are played. */
const COMMANDS = 500;
const PROGRAMMES = Math.ceil((COMMANDS_LEAST * 1.3) / COMMANDS);

function planOf(file: unknown): Plan {
  const result = validatePlan(file);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.plan;
}

function isValidPlan(file: unknown): boolean {
  return validatePlan(file).ok;
}

/** Members in no particular order: the auditor sorts by UTF-16 unit. */
function comparable(state: State | PlainState): unknown {
  return { ...state, members: Object.fromEntries(state.members), merchants: Object.fromEntries(state.merchants) };
}

function exitsOf(engine: Engine, events: readonly Event[]): unknown[] {
  const exits = events.flatMap((event) => (event.type === 'MemberExited' ? [event] : []));
  return sorted(
    exits.map(({ member, units, paid }) => ({
      memberId: engine.memberId(member),
      units: BigInt(units),
      paid: BigInt(paid),
    })),
  );
}

function sorted<T extends { readonly memberId: string; readonly units: bigint }>(exits: readonly T[]): T[] {
  return exits.toSorted((a, b) =>
    a.memberId < b.memberId ? -1 : a.memberId > b.memberId ? 1 : a.units < b.units ? -1 : 1,
  );
}

/** The quick look after every command: the pool and the accounts that every command may touch. */
function glance(engine: Engine, auditor: PlainEngine): void {
  const { reserve, supply, scale, locked } = engine.pool();
  const { platform, surplus, taxes } = engine.accounts();
  const { books } = auditor;
  const ours = [reserve, supply, scale, locked, platform, surplus, taxes].map(String);
  const theirs = [
    books.pool.reserve,
    books.pool.supply,
    books.pool.scale,
    books.pool.locked,
    books.platform,
    books.pool.surplus,
    books.taxes,
  ].map(String);
  expect(ours).toEqual(theirs);
}

let played = 0;

/** Plays one random programme on the engine and on the auditor, and compares them after every command. */
function play(seed: number): void {
  const { plan, auditor, commands } = randomProgramme(seed, COMMANDS, { isValidPlan });
  const engine = new Engine(planOf(plan));
  let restored: Engine | undefined;
  let step = 0;
  for (const command of commands) {
    const place = `seed ${seed}, step ${step}: ${JSON.stringify(command)}`;
    const quoted = engine.quote([command])[0]?.receipt;
    const outcome = engine.apply(command);
    const receipt = auditor.apply(command);
    expect(outcome.receipt, place).toEqual(receipt);
    expect(quoted, `quoted, ${place}`).toEqual(receipt);
    expect(exitsOf(engine, outcome.events), place).toEqual(sorted(auditor.lastExits));
    glance(engine, auditor);
    if (restored !== undefined) expect(restored.apply(command).receipt, place).toEqual(receipt);
    if (step % 10 === 0) {
      expect(comparable(engine.state()), place).toEqual(comparable(auditor.state()));
      engine.recount();
    }
    // Half way the engine goes on as a second one that was restored from its snapshot.
    if (step === COMMANDS / 2) restored = Engine.restore(engine.snapshot());
    step++;
    played++;
  }
  expect(comparable(engine.state()), `seed ${seed}, at the end`).toEqual(comparable(auditor.state()));
  if (restored !== undefined)
    expect(Buffer.compare(engine.snapshot(), restored.snapshot()), `seed ${seed}: snapshots`).toBe(0);
}

describe('engine and auditor', () => {
  test(`J3, U6: they agree after every one of ${COMMANDS_LEAST} random commands and more`, () => {
    fc.assert(fc.property(fc.nat(), play), { numRuns: PROGRAMMES, endOnFailure: true });
    expect(played).toBeGreaterThanOrEqual(COMMANDS_LEAST);
  }, 7_200_000);
});
