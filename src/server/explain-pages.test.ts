import { afterAll, beforeAll, expect, test } from 'vitest';
import { planOf } from '../../test/support/app.ts';
import { testDatabase } from '../../test/support/database.ts';
import { logged } from '../../test/support/logged.ts';
import type { Queryable } from '#store/database';
import { memberStatement, merchantStatement, platformStatement } from '#store/statements';
import { explainLines } from './explain.ts';

let open: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  open = await testDatabase();
});
afterAll(() => open.drop());

test('what a page needs is read in a few statements, however many lines it has', async () => {
  const programme = await logged(open.database, { ...((await planOf('everything')) as object), returnWindowDays: 0 });
  const at = '2026-01-02T00:00:00Z';
  const run = (type: string, fields: object): void =>
    expect(programme.apply({ type, at, ...fields }), `${type} ${JSON.stringify(fields)}`).toBe(true);
  for (let i = 0; i < 4; i++)
    run('RegisterMerchant', { merchantId: `s${i}`, ownerId: `owner${i}`, regionCode: '440106' });
  for (let i = 0; i < 30; i++) {
    run('BindReferrer', { memberId: `m${i}`, referrerId: 'top' });
    run('SetWeight', { memberId: `m${i}`, weight: i + 1 });
    run('PlaceOrder', { orderId: `o${i}`, memberId: `m${i}`, merchantId: `s${i % 4}`, amount: '900.00' });
    if (i % 3 === 0) run('RefundOrder', { refundId: `r${i}`, orderId: `o${i}`, amount: '10.00' });
    if (i % 5 === 0) run('SetRank', { memberId: 'top', rank: i % 10 === 0 ? 'V1' : 'V2' });
    run('SettleOrder', { orderId: `o${i}` });
    run('RequestWithdrawal', { withdrawalId: `w${i}`, account: 'commission', memberId: 'top', amount: '1.00' });
    run(i % 2 === 0 ? 'RejectWithdrawal' : 'ApproveWithdrawal', { withdrawalId: `w${i}` });
    if (i % 2 === 1) run('CompleteWithdrawal', { withdrawalId: `w${i}` });
    if (i % 10 === 9) run('DeclareDividend', { dividendId: `d${i}`, amount: '50.00' });
  }
  await programme.write();
  const { id, aliases } = programme;
  const number = (kind: string, external: string): number => Number(aliases.ours(kind, external));
  const counted = async (lines: Parameters<typeof explainLines>[2]): Promise<number> => {
    let statements = 0;
    const counting: Queryable = {
      query: (text, values) => {
        statements++;
        return open.database.query(text, values);
      },
    };
    const explanations = await explainLines(counting, id, lines);
    expect(explanations.filter(({ verified }) => !verified)).toEqual([]);
    return statements;
  };
  for (const [page, least] of [
    [await memberStatement(open.database, id, number('member', 'top'), { limit: 1000 }), 100],
    [await merchantStatement(open.database, id, number('merchant', 's0'), { limit: 1000 }), 8],
    [await platformStatement(open.database, id, { limit: 1000 }), 100],
  ] as const) {
    expect(page.lines.length).toBeGreaterThanOrEqual(least);
    // How many exactly depends on which answers come first.
    expect(await counted(page.lines)).toBeLessThanOrEqual(30);
  }
});
