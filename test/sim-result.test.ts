/** A result adds up: cohorts and groups to all members, the pool to what went in and out, a real file to what is in it. */
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { parseMoney } from '#core/quantity';
import type { FileRow } from '#sim/scenario-types';
import { runScenario } from '#sim/simulate';
import type { RunResult } from '#sim/result';
import { ROOT } from './documents.ts';
import { givenPreset, givenScenario } from './support/scenarios.ts';

const BUSY = {
  plan: 'cashback',
  days: 120,
  start: '2026-01-15T00:00:00Z',
  arrivals: { kind: 'logistic', most: 20, middleDay: 40, riseDays: 30, collapse: { day: 90, to: '10%', days: 5 } },
  amounts: { kind: 'lognormal', median: '150.00', spread: '2' },
  repeat: { share: '60%', everyDays: 20, forDays: 60 },
  merchants: { count: 5, ownGoods: '20%', regions: ['440106'], agents: 'all', recruiters: 'all' },
  referral: { share: '50%' },
  refunds: { share: '10%', part: '30%' },
  injections: [{ day: 60, amount: '500.00', source: 'operator' }],
  subsidies: [{ day: 30, budget: '300.00', share: '3%', mints: 'yes', source: 'operator' }],
  runs: [{ day: 100, days: 3, share: '50%' }],
  withdrawals: { everyDays: 30 },
  behaviours: [
    { kind: 'hold', share: '40%' },
    { kind: 'sell-after', share: '20%', days: 20 },
    { kind: 'sell-at', share: '20%', multiple: '0.1' },
    { kind: 'sell-at-once', share: '10%', spends: '10' },
    { kind: 'random', share: '10%', afterOrders: '10%' },
  ],
};

const fen = (text: string): number => Number(parseMoney(text));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('a run with everything in it', () => {
  const input = { scenario: givenScenario(BUSY), plan: { ...givenPreset('cashback'), returnWindowDays: 15 }, seed: 4 };
  const result: RunResult = runScenario(input).first;

  test('J5: reserve = genesis + what orders, subsidies and injections brought in - what was paid', () => {
    const flows = sum(result.series.map(({ inflow, paid }) => fen(inflow) - fen(paid)));
    expect(fen(result.pool.reserve) + fen(result.operator.surplus)).toBe(100_000 + flows);
    expect(sum(result.series.map(({ paid }) => fen(paid)))).toBe(fen(result.members.paid));
  });

  test('cohorts and groups add up to all members', () => {
    for (const parts of [result.cohorts, result.groups]) {
      expect(sum(parts.map(({ members }) => members))).toBe(result.members.members);
      for (const of of ['paid', 'spent', 'valueLeft', 'commissions'] as const)
        expect(sum(parts.map((part) => fen(part[of])))).toBe(fen(result.members[of]));
    }
    expect(result.cohorts.map(({ cohort }) => cohort)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']);
    expect(fen(result.transferred)).toBe(sum(result.cohorts.map(({ transfer }) => Math.max(0, fen(transfer)))));
  });

  test('the operator earns its legs and put in what the scenario says', () => {
    expect(fen(result.operator.put)).toBe(80_000);
    expect(fen(result.operator.platform)).toBeGreaterThan(0);
    expect(fen(result.operator.goods)).toBeGreaterThan(0);
    const { platform, withdrawalFees, put, income } = result.operator;
    expect(fen(income)).toBe(fen(platform) + fen(withdrawalFees) - fen(put));
  });

  test('orders follow the arrivals: they fall after the collapse, and every one that was placed ended', () => {
    const between = (from: number, to: number): number =>
      sum(result.series.filter(({ day }) => day >= from && day < to).map(({ orders }) => orders));
    expect(between(125, 135)).toBeLessThan(between(90, 100) * 0.8);
    expect(result.orders.settled).toBe(result.orders.placed);
    expect(result.refusals).toEqual({});
  });
});

test('the rows of a file are the orders of the run, less what was refunded in time', () => {
  const lines = readFileSync(`${ROOT}/examples/orders.csv`, 'utf8').trim().split('\n').slice(1);
  const members = new Map<string, number>();
  const numberOf = (id: string): number => members.get(id) ?? (members.set(id, members.size), members.size - 1);
  const rows = lines.map((line): FileRow => {
    const [, member = '', , , , kind, amount = '', at = ''] = line.split(',');
    const cancels = kind === 'cancellation';
    return { atMs: Date.parse(at), member: numberOf(member), merchant: -1, referrer: -1, fen: fen(amount), cancels };
  });
  const scenario = givenScenario({
    days: 0,
    arrivals: { kind: 'file', file: 'orders.csv', map: 'order=order' },
    amounts: undefined,
  });
  const plan = { ...givenPreset('cashback'), returnWindowDays: 15 };
  const { first } = runScenario({ scenario, plan, rows, seed: 1 });
  // All cancellations of the sample come in time (README: 20,688.61 in 364 rows, all refunded).
  const expected = sum(rows.map(({ fen: amount, cancels }) => (cancels ? -amount : amount)));
  expect(fen(first.members.spent)).toBe(expected);
  expect(first.orders.placed).toBe(rows.filter(({ cancels }) => !cancels).length);
});
