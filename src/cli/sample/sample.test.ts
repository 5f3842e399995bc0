import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '#core/command';
import { Engine } from '#core/engine';
import type { Event } from '#core/event';
import type { Plan } from '#core/plan';
import { readPlan } from '../plan-file.ts';
import { makeSample, SAMPLE_PLAN, SAMPLE_SEED } from './sample.ts';

function preset(name: string): Plan {
  const result = readPlan(name);
  if (!result.ok) throw new Error(`${name} is not valid`);
  return result.plan;
}

function commandsOf(sample: ReadonlyMap<string, string>): Command[] {
  const lines = (sample.get('commands.jsonl') ?? '').trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Command);
}

/** What a run gives: the engine after it, how often each event came, and the refusals by type of command and code. */
function run(
  commands: readonly Command[],
  plan: Plan,
): { engine: Engine; events: Map<Event['type'], number>; refusals: string[] } {
  const engine = new Engine(plan);
  const events = new Map<Event['type'], number>();
  const refusals = new Set<string>();
  for (const command of commands) {
    const { receipt, events: happened } = engine.apply(command);
    if (!receipt.ok) refusals.add(`${command.type} ${receipt.code}`);
    for (const { type } of happened) events.set(type, (events.get(type) ?? 0) + 1);
  }
  return { engine, events, refusals: [...refusals].toSorted() };
}

describe('the sample that ships', () => {
  const plan = preset(SAMPLE_PLAN);
  let sample: ReadonlyMap<string, string> = new Map();
  beforeAll(() => {
    sample = makeSample(SAMPLE_SEED, plan);
  });

  test.each(['commands.jsonl', 'orders.csv'])('U6: %s is what the generator makes of the seed', (name) => {
    // To renew it: node scripts/make-sample.mjs
    const shipped = readFileSync(new URL(`../../../examples/${name}`, import.meta.url), 'utf8');
    expect(shipped === sample.get(name)).toBe(true);
    expect(shipped.length).toBeLessThan(2_000_000);
  });

  test('O4 X2 W1: it shows orders, refunds, disputes, sales, exits, withdrawals, dividends and a subsidy', () => {
    const { engine, events, refusals } = run(commandsOf(sample), plan);
    engine.recount();
    const least: Partial<Record<Event['type'], number>> = {
      MerchantRegistered: 30,
      AgentAppointed: 10,
      ReferrerBound: 400,
      OrderPlaced: 6000,
      OrderSettled: 5500,
      OrderRefunded: 200,
      OrderHeld: 20,
      PointsRedeemed: 1000,
      PointsForfeited: 1,
      MemberExited: 5,
      FundsInjected: 1,
      WithdrawalCompleted: 500,
      WithdrawalRejected: 5,
      WithdrawalFailed: 5,
      DividendDeclared: 4,
      SubsidyOpened: 1,
      SubsidyClosed: 1,
    };
    for (const [type, count] of Object.entries(least)) {
      expect([type, events.get(type as Event['type'])]).toEqual([type, expect.any(Number)]);
      expect(events.get(type as Event['type'])).toBeGreaterThanOrEqual(count);
    }
    expect(engine.memberCount).toBeGreaterThan(850);
    expect(engine.openOrderCount).toBeGreaterThan(20);
    expect(refusals).toEqual([
      'RedeemPoints redemption_exists',
      'RefundOrder order_already_settled',
      'RequestWithdrawal withdrawal_below_minimum',
      'SettleOrder order_held',
    ]);
  });

  test('U6: the commands stand in the order of their times', () => {
    const times = commandsOf(sample).map(({ at }) => at);
    expect(times.length).toBeGreaterThan(15_000);
    expect(times).toEqual(times.toSorted());
  });

  test('C2 C4: the orders name real regions and the referrers that the commands bind', () => {
    const [header, ...rows] = (sample.get('orders.csv') ?? '').trimEnd().split('\n');
    expect(header).toBe('order,member,merchant,region,referrer,kind,amount,placed_at');
    const cells = rows.map((row) => row.split(','));
    expect(cells.every((row) => row.length === 8)).toBe(true);
    expect(cells.filter(([, , merchant, region]) => merchant !== '' && !/^[1-6]\d{5}$/.test(region ?? ''))).toEqual([]);
    expect(cells.filter((row) => row[5] === 'order')).toHaveLength(6000);
    const referrers = new Map(cells.map(([, member = '', , , referrer = '']) => [member, referrer]));
    const bound = commandsOf(sample).filter((command) => command.type === 'BindReferrer');
    expect(bound.length).toBeGreaterThan(400);
    for (const { memberId, referrerId } of bound) expect(referrers.get(memberId)).toBe(referrerId);
  });
});

describe('other samples', () => {
  test('U6: another seed gives another year', () => {
    const plan = preset(SAMPLE_PLAN);
    expect(makeSample(SAMPLE_SEED + 1, plan).get('orders.csv')).not.toBe(
      makeSample(SAMPLE_SEED, plan).get('orders.csv'),
    );
  });

  test.each(['cashback', 'mall-3x'])(
    'O4: under %s the same people order, and settling waits for the window',
    (name) => {
      const plan = preset(name);
      const sample = makeSample(SAMPLE_SEED, plan);
      const { engine, events, refusals } = run(commandsOf(sample), plan);
      engine.recount();
      expect(sample.get('orders.csv')).toBe(makeSample(SAMPLE_SEED, preset(SAMPLE_PLAN)).get('orders.csv'));
      expect(events.get('OrderSettled')).toBeGreaterThan(4500);
      expect(refusals).not.toContain('SettleOrder return_window_open');
      expect(events.get('PointsRedeemed')).toBeGreaterThan(500);
    },
  );
});
