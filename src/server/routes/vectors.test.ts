import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

interface Vector {
  readonly plan: unknown;
  readonly steps: readonly { readonly command: unknown; readonly receipt: unknown }[];
  readonly state: unknown;
}

const folder = new URL('../../../test/vectors/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

let given: TestApp;
let admin: string;
beforeAll(async () => {
  given = await testApp();
  admin = await given.person({ role: 'operator-admin' });
});
afterAll(() => given.close());

interface State {
  readonly members: Readonly<Record<string, { readonly coins?: string; readonly shares?: number }>>;
  readonly merchants: Readonly<Record<string, unknown>>;
}

/** Every line of every statement says why, and comes out as the log has it. */
async function checkStatements(programme: string, { members, merchants }: State): Promise<void> {
  const paths = [
    ...Object.keys(members).map((id) => `members/${encodeURIComponent(id)}`),
    ...Object.keys(merchants).map((id) => `merchants/${encodeURIComponent(id)}`),
  ];
  for (const path of paths) {
    const { status, body } = await given.ask('GET', `${programme}/${path}/statement?limit=1000`, { as: admin });
    expect(status).toBe(200);
    for (const { seq, type, account, why } of body.lines)
      expect(why.verified, `${path} ${seq} ${type} ${account} ${why.text}`).toBe(true);
  }
}

/** What the lists add up to is what the state has. */
async function checkRegisters(programme: string, { members }: State): Promise<void> {
  const fen = (text = '0.00'): bigint => BigInt(text.replace('.', ''));
  const whole = (await given.ask('GET', `${programme}/made-whole`, { as: admin })).body;
  const coins = Object.values(members).reduce((sum, member) => sum + fen(member.coins), 0n);
  expect(fen(whole.left)).toBe(coins);
  const debts = (await given.ask('GET', `${programme}/debts?limit=1000`, { as: admin })).body.debts;
  for (const name of ['opened', 'paid', 'left'])
    expect(debts.reduce((sum: bigint, debt: Record<string, string>) => sum + fen(debt[name]), 0n)).toBe(
      fen(whole[name]),
    );
  const register = (await given.ask('GET', `${programme}/share-register?limit=1000`, { as: admin })).body;
  const shares = Object.entries(members).filter(([, member]) => member.shares !== undefined);
  expect(
    Object.fromEntries(
      register.holders.map(({ memberId, granted }: Record<string, unknown>) => [String(memberId), granted]),
    ),
  ).toEqual(Object.fromEntries(shares.map(([id, member]) => [id, member.shares])));
  const subsidies = (await given.ask('GET', `${programme}/subsidies?limit=1000`, { as: admin })).body.subsidies;
  const open = subsidies.filter(({ closedAt }: Record<string, unknown>) => closedAt === undefined);
  const accounts = (await given.ask('GET', `${programme}/accounts`, { as: admin })).body;
  expect(open.reduce((sum: bigint, subsidy: Record<string, string>) => sum + fen(subsidy['left']), 0n)).toBe(
    fen(accounts.openSubsidies),
  );
}

describe('the vectors over HTTP, in a sandbox on its test clock', () => {
  test.each(names)('%s gives the same receipts and the same state', async (name) => {
    const vector = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector;
    const created = await given.ask('POST', '/v1/programmes', {
      as: admin,
      body: { name, mode: 'sandbox', plan: vector.plan, settles: false, testClock: '2000-01-01T00:00:00Z' },
    });
    expect(created.status, created.text).toBe(201);
    const programme = `/v1/programmes/${created.body.id}`;
    for (let from = 0; from < vector.steps.length; from += 500) {
      const steps = vector.steps.slice(from, from + 500);
      const answer = await given.ask('POST', `${programme}/commands`, {
        as: admin,
        body: { commands: steps.map(({ command }) => command) },
      });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.body.outcomes.map(({ receipt }: { receipt: unknown }) => receipt)).toEqual(
        steps.map(({ receipt }) => receipt),
      );
    }
    const state = await given.ask('GET', `${programme}/state`, { as: admin });
    expect(state.body).toEqual(vector.state);
    await checkStatements(programme, state.body);
    await checkRegisters(programme, state.body);
  });
});
