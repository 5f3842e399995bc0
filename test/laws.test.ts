import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Engine } from '#core/engine';
import { randomProgramme } from './auditor/random-commands.ts';
import type { Mode } from './auditor/random-plans.ts';
import { planOf, sameBytes } from './support/given.ts';
import { LONG, randomRun } from './support/laws.ts';

/** How the receipt of a second command of the same id reads, by the type of the command. */
const TAKEN: Readonly<Record<string, string>> = {
  RegisterMerchant: 'merchant_exists',
  PlaceOrder: 'order_exists',
  RefundOrder: 'refund_exists',
  RedeemPoints: 'redemption_exists',
  ForfeitPoints: 'forfeit_exists',
  InjectFunds: 'injection_exists',
  RequestWithdrawal: 'withdrawal_exists',
  AdjustBalance: 'adjustment_exists',
  DeclareDividend: 'dividend_exists',
  OpenSubsidy: 'subsidy_exists',
  ImportDebt: 'debt_exists',
  OpenConversion: 'conversion_exists',
  ConvertPoints: 'grant_exists',
};

describe('laws of every programme', () => {
  test('P3: the price never falls, whatever is done', () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom<Mode>('trade', 'storm', 'refunds', 'mixed', 'huge'), (seed, mode) => {
        const { plan, auditor, commands } = randomProgramme(seed, 300, { mode });
        const engine = new Engine(planOf(plan));
        let before = engine.pool();
        for (const command of commands) {
          auditor.apply(command);
          engine.apply(command);
          const after = engine.pool();
          const grown = 10n ** BigInt(after.scale - before.scale);
          // Past scale 400 an emptied pool may have too few units left to hold its price; then nobody's falls (P7).
          if (after.scale < 400 || after.held > 0) {
            const [then, now] = [
              BigInt(before.reserve) * BigInt(after.supply),
              BigInt(after.reserve) * BigInt(before.supply),
            ];
            expect(now * grown >= then, JSON.stringify(command)).toBe(true);
          }
          before = after;
        }
      }),
      { numRuns: LONG ? 3000 : 60 },
    );
  });

  test('J4: an accepted command does not happen twice: its id is taken, and the second one changes nothing', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { plan, commands } = randomRun(seed, 200);
        const engine = new Engine(planOf(plan));
        for (const command of commands) {
          if (!engine.apply(command).receipt.ok) continue;
          const { type } = command as { readonly type: string };
          const code = TAKEN[type];
          if (code === undefined) continue;
          seen.add(type);
          const before = engine.snapshot();
          expect(engine.apply(command).receipt).toStrictEqual({ ok: false, code });
          expect(sameBytes(engine.snapshot(), before)).toBe(true);
        }
      }),
      { numRuns: LONG ? 1000 : 40 },
    );
    expect([...seen].toSorted()).toStrictEqual(Object.keys(TAKEN).toSorted());
  });

  test('Z2, P6, P7: winding up leaves at most the genesis and a fen a member', () => {
    let wound = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { plan, commands } = randomRun(seed, 150);
        const engine = new Engine(planOf(plan));
        const orders = new Set<string>();
        for (const command of commands) {
          const { type, orderId } = Object(command) as { readonly type?: unknown; readonly orderId?: unknown };
          if (type === 'WindUp') continue;
          engine.apply(command);
          if (typeof orderId === 'string') orders.add(orderId);
        }
        const at = '9999-01-01T00:00:00Z';
        for (const orderId of orders) {
          engine.apply({ type: 'ReleaseOrder', at, orderId });
          engine.apply({ type: 'SettleOrder', at, orderId });
        }
        const before = engine.accounts();
        const { held } = engine.pool();
        const { genesisFen } = engine.plan.pool;
        const { receipt, events } = engine.apply({ type: 'WindUp', at });
        expect(receipt.ok).toBe(true);
        const holders = events.filter(({ type }) => type === 'MemberPaidOut').length;
        const { reserve, held: stillHeld } = engine.pool();
        const { surplus, openSubsidies, openOrdersCash } = engine.accounts();
        expect([stillHeld, openSubsidies, openOrdersCash]).toStrictEqual([0, 0, 0]);
        expect(reserve <= genesisFen).toBe(true);
        // With nobody holding points the surplus stays where it is; else it was paid out with the rest.
        const left = BigInt(reserve) + BigInt(surplus);
        const most = BigInt(genesisFen) + (held === 0 ? BigInt(before.surplus) : BigInt(holders));
        expect(left <= most, `${left} <= ${most}`).toBe(true);
        if (held > 0) wound++;
      }),
      { numRuns: LONG ? 2000 : 80 },
    );
    expect(wound).toBeGreaterThan(20);
  });
});
