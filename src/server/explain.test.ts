import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomProgramme } from '../../test/auditor/random-commands.ts';
import { testDatabase } from '../../test/support/database.ts';
import { LEAN } from '../../test/support/given.ts';
import { LONG } from '../../test/support/laws.ts';
import { logged } from '../../test/support/logged.ts';
import type { Logged } from '../../test/support/logged.ts';
import { LineContexts } from '#store/line-context';
import { ACCOUNTS } from '#store/postings';
import { refreshReading } from '#store/reading';
import {
  accountBalances,
  memberBalances,
  memberStatement,
  merchantStatement,
  platformStatement,
} from '#store/statements';
import type { PageRequest, StatementPage } from '#store/statements';
import type { StatementLine } from '#store/statement-lines';
import { validatePlan } from '#core/plan';
import { explain, explainLines } from './explain.ts';

let open: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.drop());

const isValidPlan = (plan: unknown): boolean => validatePlan(plan).ok;

/** All lines of a statement, drawn page by page. */
async function all(page: (request: PageRequest) => Promise<StatementPage>, limit = 40): Promise<StatementLine[]> {
  const lines: StatementLine[] = [];
  for (let before: number | undefined = Number.MAX_SAFE_INTEGER; before !== undefined;) {
    const { lines: more, next } = await page({ before, limit });
    lines.push(...more);
    before = next;
  }
  return lines;
}

/** Every line is explained and comes out, and would not if it were a fen or a unit more. */
async function explained(programme: number, lines: readonly StatementLine[], place: string): Promise<Set<string>> {
  const contexts = new LineContexts(open.database, programme);
  const rules = new Set<string>();
  for (const line of lines) {
    const { seq, type, account, row } = line;
    const context = await contexts.of(line);
    const { verified, text, rules: own } = explain(line, context);
    const where = `${place}, row ${seq} ${type} ${account}\n${text.en}\n${JSON.stringify(row.facts)}`;
    expect(verified, where).toBe(true);
    for (const rule of own) rules.add(rule);
    // Two differences of rates may be a fen apart; a sale is worth a fen more without its fee only when it is very small.
    const wrong = explain({ ...line, amount: line.amount + 1n }, context);
    if (account !== 'commission' && context.lastHolder !== 'open') expect(wrong.verified, where).toBe(false);
  }
  return rules;
}

/** The sums of the log after every command, by adding up the whole of it once. */
async function sums(programme: number): Promise<Map<number, Record<string, string>>> {
  const rows = await open.database.query<{ seq: number } & Record<string, string>>(
    `select seq, ${ACCOUNTS.map((name) => `sum(coalesce(${name}, 0)) over (order by seq)::text as ${name}`).join(', ')}
     from event where programme = $1`,
    [programme],
  );
  return new Map(rows.map(({ seq, ...row }) => [seq, row]));
}

function accountsOf({ engine }: Logged): Record<string, string> {
  const accounts = engine.accounts();
  return Object.fromEntries(
    Object.entries({
      outside: BigInt(accounts.wentOut) - BigInt(accounts.cameIn),
      reserve: engine.pool().reserve,
      surplus: accounts.surplus,
      platform: accounts.platform,
      taxes: accounts.taxes,
      open_orders: accounts.openOrdersCash,
      frozen_withdrawals: accounts.frozenWithdrawals,
      open_subsidies: accounts.openSubsidies,
      cash: accounts.memberCash,
      commission: accounts.memberCommission,
      dividend: accounts.memberDividend,
      payable: accounts.merchantPayable,
    }).map(([name, amount]) => [name, String(amount)]),
  );
}

async function play(seed: number, count: number): Promise<Set<string>> {
  const { plan, auditor, commands } = randomProgramme(seed, count, { isValidPlan });
  const programme = await logged(open.database, plan);
  const after = new Map<number, Record<string, string>>();
  for (const command of commands) {
    auditor.apply(command);
    if (programme.apply(command)) after.set(programme.seq(), accountsOf(programme));
  }
  await programme.write();
  const { id, engine, aliases } = programme;
  const found = await sums(id);
  for (const [seq, accounts] of after) expect(found.get(seq), `seed ${seed}, row ${seq}`).toEqual(accounts);
  const last = await accountBalances(open.database, id, programme.seq());
  expect(Object.fromEntries(Object.entries(last).map(([name, sum]) => [name, String(sum)]))).toEqual(
    accountsOf(programme),
  );
  if (seed % 2 === 0) await refreshReading(open.database, id);
  const rules = new Set<string>();
  const note = (own: Set<string>): void => own.forEach((rule) => rules.add(rule));
  for (let member = 0; member < aliases.count('member'); member++) {
    const view = engine.member(String(member));
    const lines = await all((request) => memberStatement(open.database, id, member, request));
    const place = `seed ${seed}, member ${member}`;
    const points = lines.find(({ account }) => account === 'points')?.points;
    const scaled = (points?.after ?? 0n) * 10n ** BigInt(engine.pool().scale - (points?.scale ?? 0));
    expect(scaled, place).toBe(BigInt(view?.points ?? 0));
    expect(points?.basisAfter ?? 0n, place).toBe(BigInt(view?.basis ?? 0));
    const { frozen: _, ...balances } = await memberBalances(open.database, id, member, programme.seq());
    const { cash = 0, commission = 0, dividend = 0, coins = 0 } = view ?? {};
    expect(balances, place).toEqual({
      cash: BigInt(cash),
      commission: BigInt(commission),
      dividend: BigInt(dividend),
      coins: BigInt(coins),
    });
    note(await explained(id, lines, place));
  }
  for (let merchant = 0; merchant < aliases.count('merchant'); merchant++) {
    const lines = await all((request) => merchantStatement(open.database, id, merchant, request));
    note(await explained(id, lines, `seed ${seed}, merchant ${merchant}`));
  }
  const lines = await all((request) => platformStatement(open.database, id, request));
  expect(lines.reduce((sum, { account, amount }) => (account === 'platform' ? sum + amount : sum), 0n)).toBe(
    last.platform,
  );
  note(await explained(id, lines, `seed ${seed}, platform`));
  return rules;
}

const SEEDS = LONG ? 400 : 16;

describe('random programmes', () => {
  test('J1, U6: every line of every statement is recomputed, sums of postings are the accounts, the last line is what is held', async () => {
    const rules = new Set<string>();
    for (let seed = 0; seed < SEEDS; seed++) for (const rule of await play(seed, 150)) rules.add(rule);
    const expected = 'C2 C3 C4 C5 C6 D2 L1 L2 L3 M1 M2 O2 O3 O4 R1 R2 R3 R5 S2 V2 W1 W2 W4 X2 Z2'.split(' ');
    expect([...rules]).toEqual(expect.arrayContaining(expected));
  }, 600_000);
});

const EVERYTHING = {
  ...LEAN,
  pool: { ...LEAN.pool, cap: { multiple: '3' } },
  commissions: {
    referral: ['3%', '2%'],
    recruiter: '1%',
    region: { district: '1%', city: '2%', province: '3%' },
    ranks: [
      { name: 'silver', rate: '2%' },
      { name: 'gold', rate: '5%' },
    ],
    peer: '10%',
  },
  withdrawal: { minimum: '1.00', fee: '0.6%', tax: { cash: '0%', commission: '20%', dividend: '20%', payable: '0%' } },
};

/** A programme in which every commission is paid once, and points are sold. */
async function small(): Promise<Logged> {
  const programme = await logged(open.database, EVERYTHING);
  const at = '2020-01-02T00:00:00Z';
  const run = (type: string, fields: object): void => {
    if (!programme.apply({ type, at, ...fields })) throw new Error(`${type} is refused`);
  };
  // The numbers of members are in the order of their first mention.
  run('BindReferrer', { memberId: 'buyer', referrerId: 'above' });
  run('BindReferrer', { memberId: 'above', referrerId: 'top' });
  run('BindReferrer', { memberId: 'top', referrerId: 'peer' });
  run('SetRank', { memberId: 'above', rank: 'silver' });
  run('SetRank', { memberId: 'top', rank: 'gold' });
  run('SetRank', { memberId: 'peer', rank: 'gold' });
  run('AppointAgent', { regionCode: '440305', memberId: 'agent' });
  run('AppointAgent', { regionCode: '440300', memberId: 'city' });
  run('RegisterMerchant', { merchantId: 'shop', regionCode: '440305', recruiterId: 'recruiter' });
  run('PlaceOrder', { orderId: 'o1', memberId: 'buyer', merchantId: 'shop', amount: '1000.00' });
  run('SettleOrder', { orderId: 'o1' });
  run('PlaceOrder', { orderId: 'o2', memberId: 'other', merchantId: 'shop', amount: '500.00' });
  run('RefundOrder', { refundId: 'r1', orderId: 'o2', amount: '100.01' });
  run('SettleOrder', { orderId: 'o2' });
  run('RedeemPoints', { redemptionId: 's1', memberId: 'buyer', points: '50' });
  run('RequestWithdrawal', { withdrawalId: 'w1', memberId: 'above', account: 'commission', amount: '10.00' });
  await programme.write();
  return programme;
}

async function linesOf(programme: Logged, member: string): Promise<readonly StatementLine[]> {
  const number = Number(programme.aliases.ours('member', member));
  return all((request) => memberStatement(open.database, programme.id, number, request), 2);
}

async function textsOf(programme: Logged, member: string): Promise<string[]> {
  const explanations = await explainLines(open.database, programme.id, await linesOf(programme, member));
  expect(explanations.every(({ verified }) => verified)).toBe(true);
  return explanations.flatMap(({ text }) => [text.zh, text.en]);
}

describe('texts', () => {
  test('C2-C6, W1: commissions and withdrawals by rule, rate and rounding, in both languages', async () => {
    const programme = await small();
    expect(await textsOf(programme, 'above')).toEqual([
      '规则 W1：提现金额 -10.00（指令所定）\n规则 W1：提现手续费 0.6% × 10.00 = 0.06（向上取整到分）\n规则 W1：代扣税 20% × (10.00 − 0.06) = 1.98（向下取整到分）\n规则 W1：实际到账 10.00 − 0.06 − 1.98 = 7.96（无取整）',
      'Rule W1: withdrawal -10.00 (named by the command)\nRule W1: fee of the withdrawal 0.6% × 10.00 = 0.06 (rounded up to a fen)\nRule W1: tax withheld 20% × (10.00 − 0.06) = 1.98 (rounded down to a fen)\nRule W1: paid to the owner 10.00 − 0.06 − 1.98 = 7.96 (nothing rounded)',
      expect.stringContaining('规则 W1：提现金额 10.00'),
      expect.stringContaining('Rule W1: withdrawal 10.00'),
      '规则 C2：推荐佣金 3% × 1000.00 = 30.00（向下取整到分）',
      'Rule C2: referral commission 3% × 1000.00 = 30.00 (rounded down to a fen)',
      '规则 C5：级差佣金 2% × 1000.00 = 20.00（向下取整到分）',
      'Rule C5: rank difference commission 2% × 1000.00 = 20.00 (rounded down to a fen)',
    ]);
    expect((await textsOf(programme, 'top')).filter((_, i) => i % 2 === 0)).toEqual([
      '规则 C2：推荐佣金 2% × 1000.00 = 20.00（向下取整到分）',
      '规则 C5：级差佣金 5% × 1000.00 − 2% × 1000.00 = 30.00（两项各自向下取整到分，再相减）',
    ]);
    expect((await textsOf(programme, 'peer'))[0]).toBe('规则 C6：平级奖励 10% × 30.00 = 3.00（向下取整到分）');
    expect(await textsOf(programme, 'city')).toContain(
      'Rule C4: region commission 2% × 1000.00 − 1% × 1000.00 = 10.00 (each rounded down to a fen, then subtracted)',
    );
    expect((await textsOf(programme, 'recruiter'))[0]).toBe(
      '规则 C3：招商奖励 1% × 500.00 = 5.00（向下取整到分）\n规则 O4：部分退款后的佣金 5.00 × 399.99 / 500.00 = 3.99（向下取整到分）',
    );
  });

  test('O2, O4, M1, M2, R2: an order, its points, and their sale', async () => {
    const programme = await small();
    const texts = (await textsOf(programme, 'buyer')).filter((_, i) => i % 2 === 0);
    expect(texts).toHaveLength(4);
    expect(texts[0]).toBe('规则 R1：卖出积分 -50.00000000（指令所定）');
    expect(texts[1]).toMatch(/^规则 R2：卖出所得 50\.0+ × [0-9.]+ × \(1 − 20%\) \/ [0-9.]+ = [0-9.]+（向下取整到分）$/);
    expect(texts[2]).toBe(
      '规则 O4：进入盈利池 1000.00 − 300.00 − 400.00 = 300.00（无取整）\n规则 M1：返利额 70% × 300.00 = 210.00（向下取整到分）\n规则 M2：赠送积分 210.00 × 1000.00000000 / 1000.00 = 210.00000000（向下取整到最小单位）',
    );
    expect(texts[3]).toBe(
      '规则 O2：订单现金 1000.00（指令所定）\n规则 O2：商户分账 30% × 1000.00 = 300.00（向下取整到分）\n规则 O2：平台分账 10% × 1000.00 = 100.00（向上取整到分）\n规则 O2：分销分账 30% × 1000.00 = 300.00（向上取整到分）\n规则 O2：盈利池分账 1000.00 − 300.00 − 100.00 − 300.00 = 300.00（无取整）',
    );
  });

  test('Z1: a settlement is explained by the plan of the day the order was placed', async () => {
    const programme = await small();
    const at = '2020-01-03T00:00:00Z';
    programme.apply({ type: 'PlaceOrder', at, orderId: 'o3', memberId: 'buyer', merchantId: 'shop', amount: '100.00' });
    const commissions = { ...EVERYTHING.commissions, referral: ['4%', '1%'] };
    expect(programme.apply({ type: 'ChangePlan', at, plan: { ...EVERYTHING, commissions } })).toBe(true);
    programme.apply({ type: 'SettleOrder', at, orderId: 'o3' });
    programme.apply({ type: 'PlaceOrder', at, orderId: 'o4', memberId: 'buyer', merchantId: 'shop', amount: '100.00' });
    programme.apply({ type: 'SettleOrder', at, orderId: 'o4' });
    await programme.write();
    const texts = await textsOf(programme, 'above');
    expect(texts[0]).toBe('规则 C2：推荐佣金 4% × 100.00 = 4.00（向下取整到分）');
    expect(texts[4]).toBe('规则 C2：推荐佣金 3% × 100.00 = 3.00（向下取整到分）');
  });
});

describe('planted errors', () => {
  test('a line whose amount is a fen or a unit off says so, whatever its kind', async () => {
    const programme = await small();
    const contexts = new LineContexts(open.database, programme.id);
    for (const member of ['buyer', 'other', 'above', 'top', 'peer', 'agent', 'city', 'recruiter']) {
      for (const line of await linesOf(programme, member)) {
        for (const off of [1n, -1n]) {
          const wrong = explain({ ...line, amount: line.amount + off }, await contexts.of(line));
          expect(wrong.verified, `${member} ${line.type} ${line.account}`).toBe(false);
          expect(wrong.text.zh).toContain('不一致');
          expect(wrong.text.en).toContain('they differ');
        }
      }
    }
  });

  test('a row changed behind our back says so: amount and balances all changed alike', async () => {
    const programme = await small();
    const { database } = open;
    const where = `where programme = ${programme.id} and type = 'PointsRedeemed'`;
    await database.query(`alter table event disable trigger event_insert_only`);
    await database.query(`update event set cash = cash + 1, reserve = reserve - 1 ${where}`);
    await database.query(`alter table event enable trigger event_insert_only`);
    const lines = await linesOf(programme, 'buyer');
    const explanations = await explainLines(database, programme.id, lines);
    const cash = explanations[lines.findIndex(({ account }) => account === 'cash')];
    expect(cash?.verified).toBe(false);
    expect(cash?.text.zh).toContain('规则 P4：核对：此前的储备金');
  });

  test('a line whose order is not in the log cannot be checked, and says so', async () => {
    const programme = await small();
    const line = (await linesOf(programme, 'peer'))[0] as StatementLine;
    const context = await new LineContexts(open.database, programme.id).of(line);
    const explanation = explain(line, { ...context, placed: undefined });
    expect(explanation.verified).toBe(false);
    expect(explanation.text.zh).toBe('账上缺少重算所需的记录，无法核对');
  });
});
