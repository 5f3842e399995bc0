import { expect } from 'vitest';
import type { Receipt } from './books.ts';
import { PlainEngine, type PlainMember } from './plain-engine.ts';
import type { PlanFile } from './plain-plan.ts';

/** 30 % of an order goes to the pool, 70 % of that is minted; nothing waits, nobody exits. */
export const leanPlan: PlanFile = {
  name: 'lean',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '0.01', rebateShare: '70%', redeemFee: '20%' },
  splits: { default: { merchant: '30%', platform: '10%', distribution: '30%' } },
  returnWindowDays: 0,
};

type Fields = Readonly<Record<string, unknown>>;

/** A programme in a test: commands get the time of its clock, invariants are recounted after each. */
export class Case {
  readonly engine: PlainEngine;
  private at = '2026-01-01T00:00:00Z';

  constructor(plan: PlanFile, isValidPlan?: (plan: unknown) => boolean) {
    this.engine = new PlainEngine(plan, isValidPlan && { isValidPlan });
  }

  /** Moves the clock to so many days after the first. */
  onDay(day: number): this {
    this.at = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString();
    return this;
  }

  /** Applies a command and gives the receipt. */
  apply(type: string, fields: Fields = {}): Receipt {
    const receipt = this.engine.apply({ type, ...fields, at: this.at });
    this.engine.invariants();
    return receipt;
  }

  /** Applies a command that must be accepted, with these further fields in the receipt. */
  accepts(type: string, fields: Fields = {}, receipt: Fields = {}): this {
    expect(this.apply(type, fields)).toStrictEqual({ ok: true, ...receipt });
    return this;
  }

  /** Applies a command that must be refused with this code and change nothing. */
  refuses(code: string, type: string, fields: Fields = {}): this {
    const before = this.engine.state();
    expect(this.apply(type, fields)).toStrictEqual({ ok: false, code });
    expect(this.engine.state()).toStrictEqual(before);
    return this;
  }

  /** Places an order and settles it at once. */
  order(orderId: string, memberId: string, amount: string, minted: string, more: Fields = {}): this {
    this.accepts('PlaceOrder', { orderId, memberId, amount, ...more });
    return this.accepts('SettleOrder', { orderId }, { minted });
  }

  member(id: string): PlainMember | undefined {
    return this.engine.state().members.get(id);
  }

  /** What each member has earned in commissions, those who earned nothing left out. */
  commissions(): Record<string, string> {
    const earned = [...this.engine.state().members].map(([id, { commission }]) => [id, commission] as const);
    return Object.fromEntries(earned.filter(([, commission]) => commission !== '0.00'));
  }
}
