import { expect } from 'vitest';
import { Engine } from '#core/engine';
import type { Outcome } from '#core/engine';
import type { Event } from '#core/event';
import { validatePlan } from '#core/plan';
import type { Plan } from '#core/plan';
import type { Refusal, RefusalCode } from '#core/refusal';

/** The fields of a command besides `type` and `at`. */
export type Fields = Readonly<Record<string, unknown>>;

/** 30 % of an order goes to the pool, 70 % of that is minted; nothing waits and nobody exits. */
export const LEAN = {
  name: 'lean',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '30%', platform: '10%', distribution: '30%' } },
  returnWindowDays: 0,
};

/** The first day of a test, 2026-01-01, in milliseconds since the epoch. */
const DAY_ZERO_MS = Date.UTC(2026, 0, 1);

/** The milliseconds of so many days after the first. */
export function dayMs(day: number): number {
  return DAY_ZERO_MS + day * 86_400_000;
}

/** The plan of a plan file, which must be valid. */
export function planOf(file: unknown): Plan {
  const result = validatePlan(file);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.plan;
}

/** Whether two engines are in the same state, to the last bit. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/**
 * A programme in a test: commands get the time of its clock. With every command it looks that a quote says what then happens and
 * changes nothing, that a refusal changes nothing (J3), that every sum is right, and that a snapshot restores to itself.
 */
export class Given {
  readonly engine: Engine;
  /** What the last command did. */
  events: readonly Event[] = [];
  private at = '2026-01-01T00:00:00Z';

  /** A programme under the lean plan with these parts of it replaced. */
  constructor(parts: object = {}) {
    this.engine = new Engine(planOf({ ...LEAN, ...parts }));
  }

  /** Moves the clock to so many days after the first, and so many milliseconds more. */
  onDay(day: number, ms = 0): this {
    this.at = new Date(dayMs(day) + ms).toISOString();
    return this;
  }

  /** The outcome of a command, whatever it is. */
  apply(type: string, fields: Fields = {}): Outcome {
    const { engine } = this;
    const command = { type, at: this.at, ...fields };
    const before = engine.snapshot();
    const [quoted] = engine.quote([command]);
    expect(sameBytes(engine.snapshot(), before), 'a quote changes nothing').toBe(true);
    const outcome = engine.apply(command);
    expect(outcome).toStrictEqual(quoted);
    const after = engine.snapshot();
    if (!outcome.receipt.ok) expect(sameBytes(after, before), 'a refusal changes nothing').toBe(true);
    engine.recount();
    const restored = Engine.restore(after);
    restored.recount();
    expect(sameBytes(restored.snapshot(), after), 'a snapshot restores to itself').toBe(true);
    this.events = outcome.events;
    return outcome;
  }

  /** A command that must be accepted, with these further fields in its receipt. */
  accepts(type: string, fields: Fields = {}, receipt: Fields = {}): this {
    const outcome = this.apply(type, fields);
    expect(outcome.receipt, JSON.stringify({ type, ...fields, refusal: outcome.refusal })).toStrictEqual({
      ok: true,
      ...receipt,
    });
    expect(Object.keys(outcome)).toStrictEqual(['receipt', 'events']);
    return this;
  }

  /** A command that must be refused with this code, and with exactly these details where they are given. */
  refuses(code: RefusalCode, type: string, fields: Fields = {}, details?: Omit<Refusal, 'code'>): this {
    const outcome = this.apply(type, fields);
    expect(outcome.receipt, JSON.stringify({ type, ...fields })).toStrictEqual({ ok: false, code });
    expect(outcome.events).toStrictEqual([]);
    expect(outcome.refusal?.code).toBe(code);
    if (details !== undefined) expect(outcome.refusal).toStrictEqual({ code, ...details });
    return this;
  }

  /** A command that must be accepted, whatever its receipt says. */
  does(type: string, fields: Fields = {}): this {
    const outcome = this.apply(type, fields);
    expect(outcome.receipt.ok, JSON.stringify({ type, ...fields, refusal: outcome.refusal })).toBe(true);
    return this;
  }

  /** Places an order and settles it at once. */
  order(orderId: string, memberId: string, amount: string, more: Fields = {}): this {
    return this.does('PlaceOrder', { orderId, memberId, amount, ...more }).does('SettleOrder', { orderId });
  }

  /** The last command's events of one type. */
  happened<T extends Event['type']>(type: T): Extract<Event, { type: T }>[] {
    return this.events.filter((event): event is Extract<Event, { type: T }> => event.type === type);
  }

  /** A member who must exist. */
  member(id: string): NonNullable<ReturnType<Engine['member']>> {
    const view = this.engine.member(id);
    if (view === undefined) throw new Error(`there is no member ${id}`);
    return view;
  }

  /** The accounts that are not 0. */
  accounts(): Fields {
    return Object.fromEntries(Object.entries(this.engine.accounts()).filter(([, amount]) => amount !== 0));
  }
}
