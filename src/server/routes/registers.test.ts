import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

const DAY = 86_400;

let given: TestApp;
let admin: string;
let base: string;
let programme: number;

beforeAll(async () => {
  given = await testApp();
  admin = await given.person({ role: 'operator-admin' });
  const plan = { ...((await planOf('everything')) as object), returnWindowDays: 1 };
  const created = await given.ask('POST', '/v1/programmes', {
    as: admin,
    body: { name: 's', mode: 'sandbox', plan, testClock: '2026-01-01T00:00:00Z' },
  });
  programme = created.body.id;
  base = `/v1/programmes/${programme}`;
});
afterAll(() => given.close());

const get = async (path: string, as = admin) => {
  const answer = await given.ask('GET', `${base}${path}`, { as });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const advance = (days: number) =>
  given.ask('PUT', `${base}/clock`, { as: admin, body: { advanceSeconds: days * DAY } });

/** Hands commands in that must be accepted. */
async function does(...commands: readonly object[]): Promise<void> {
  const { body } = await given.ask('POST', `${base}/commands`, { as: admin, body: { commands } });
  expect(body.outcomes.map(({ receipt }: { receipt: object }) => receipt)).toEqual(
    commands.map(() => expect.objectContaining({ ok: true })),
  );
}

const order = (orderId: string, memberId: string, amount: string, coins?: string) => ({
  type: 'PlaceOrder',
  orderId,
  memberId,
  amount,
  ...(coins !== undefined && { coins }),
});

describe('old debts', () => {
  test('coins spent work off a member’s oldest debt first; a refund opens it again', async () => {
    const debt = (debtId: string, memberId: string, amount: string) => ({
      type: 'ImportDebt',
      debtId,
      memberId,
      amount,
    });
    await does(debt('d1', 'ann', '30.00'), debt('d2', 'bob', '10.00'), debt('d3', 'ann', '100.00'));
    const lines = async (path: string) =>
      (await get(path)).debts.map(({ debtId, paid, left, share }: Record<string, string>) => [
        debtId,
        paid,
        left,
        share,
      ]);
    expect(await lines('/debts')).toEqual([
      ['d3', '0.00', '100.00', '0%'],
      ['d2', '0.00', '10.00', '0%'],
      ['d1', '0.00', '30.00', '0%'],
    ]);
    await does(order('c1', 'ann', '400.00', '40.00'));
    await does(order('c2', 'bob', '100.00', '10.00'));
    expect(await lines('/debts')).toEqual([
      ['d3', '10.00', '90.00', '10%'],
      ['d2', '10.00', '0.00', '100%'],
      ['d1', '30.00', '0.00', '100%'],
    ]);
    expect((await get('/debts?limit=2')).next).toEqual(expect.any(Number));
    const { next } = await get('/debts?limit=2');
    expect(await lines(`/debts?limit=2&before=${next}`)).toEqual([['d1', '30.00', '0.00', '100%']]);
    expect(await lines('/members/ann/debts')).toEqual([
      ['d3', '10.00', '90.00', '10%'],
      ['d1', '30.00', '0.00', '100%'],
    ]);
    expect(await get('/made-whole')).toMatchObject({
      debts: 3,
      members: 2,
      membersMadeWhole: 1,
      opened: '140.00',
      paid: '50.00',
      left: '90.00',
      share: '35.7142%',
    });
    await does({ type: 'RefundOrder', refundId: 'c2-back', orderId: 'c2', amount: '50.00' });
    expect(await lines('/members/bob/debts')).toEqual([['d2', '5.00', '5.00', '50%']]);
    expect(await get('/made-whole')).toMatchObject({ membersMadeWhole: 0, paid: '45.00', left: '95.00' });
    await advance(1);
    expect(await get('/made-whole')).toMatchObject({ paid: '45.00' });
  });
});

describe('shares', () => {
  test('what is vested agrees with the engine at every instant', async () => {
    await does(order('s1', 'cy', '9000.00'), order('s2', 'dan', '9000.00'));
    await advance(1);
    const open = (conversionId: string, terms: object) => ({
      type: 'OpenConversion',
      conversionId,
      shares: 100,
      pricePerShare: '1.00',
      ...terms,
    });
    const convert = (grantId: string, conversionId: string, memberId: string, shares: number) => ({
      type: 'ConvertPoints',
      grantId,
      conversionId,
      memberId,
      shares,
    });
    await does(
      open('plain', {}),
      open('slow', { lockDays: 10, tranches: 3, everyDays: 5 }),
      open('cliff', { lockDays: 7, tranches: 4 }),
    );
    await does(convert('g1', 'plain', 'cy', 5), convert('g2', 'slow', 'cy', 20), convert('g3', 'slow', 'dan', 11));
    await advance(3);
    await does(convert('g4', 'cliff', 'dan', 7), convert('g5', 'slow', 'cy', 1), {
      type: 'CloseConversion',
      conversionId: 'plain',
    });
    for (let day = 4; day <= 26; day++) {
      // The engine counts as of its last command.
      await does({ type: 'SetWeight', memberId: 'cy', weight: day });
      const register = await get('/share-register');
      const sums = { granted: 0, vested: 0, locked: 0 };
      for (const { memberId, granted, vested, locked, nextFreeAt } of register.holders) {
        const member = await get(`/members/${memberId}`);
        expect([granted, locked], `${memberId} on day ${day}`).toEqual([member.shares, member.lockedShares]);
        expect(nextFreeAt === undefined, `${memberId} on day ${day}`).toBe(locked === 0);
        const own = await get(`/members/${memberId}/grants`);
        expect(own.all).toEqual({ granted, vested, locked });
        for (const name of ['granted', 'vested', 'locked'] as const) {
          expect(own.grants.reduce((sum: number, grant: Record<string, number>) => sum + (grant[name] ?? 0), 0)).toBe(
            own.all[name],
          );
          sums[name] += own.all[name];
        }
      }
      expect(register.all).toEqual(sums);
      expect((await get('/conversions')).all).toEqual(sums);
      await advance(1);
    }
    expect((await get('/share-register')).all).toEqual({ granted: 44, vested: 44, locked: 0 });
  });

  test('conversions and grants say what, when and how long', async () => {
    const { conversions } = await get('/conversions');
    expect(conversions).toMatchObject([
      { conversionId: 'cliff', shares: 100, left: 93, granted: 7, lockDays: 7, tranches: 4, everyDays: 0 },
      { conversionId: 'slow', left: 68, granted: 32, pricePerShare: '1.00' },
      { conversionId: 'plain', left: 95, closedAt: '2026-01-06T00:00:00Z', openedAt: '2026-01-03T00:00:00Z' },
    ]);
    const { grants } = await get('/members/cy/grants');
    expect(grants).toMatchObject([
      { grantId: 'g5', conversionId: 'slow', granted: 1, firstFreeAt: '2026-01-16T00:00:00Z' },
      { grantId: 'g2', value: '20.00', firstFreeAt: '2026-01-13T00:00:00Z', lastFreeAt: '2026-01-23T00:00:00Z' },
      { grantId: 'g1', firstFreeAt: '2026-01-03T00:00:00Z', lastFreeAt: '2026-01-03T00:00:00Z' },
    ]);
    expect(await get('/members/ann/grants')).toMatchObject({ grants: [], all: { granted: 0 } });
    const first = await get('/share-register?limit=1');
    expect(first.holders).toMatchObject([{ memberId: 'cy', grants: 3 }]);
    expect((await get(`/share-register?limit=1&after=${first.next}`)).holders).toMatchObject([{ memberId: 'dan' }]);
  });
});

describe('rounds', () => {
  test('dividends: declared, paid, what stayed, how many got something', async () => {
    await does({ type: 'SetWeight', memberId: 'cy', weight: 1 }, { type: 'SetWeight', memberId: 'dan', weight: 2 });
    await does({ type: 'DeclareDividend', dividendId: 'v1', amount: '10.00' });
    await does(
      { type: 'SetWeight', memberId: 'dan', weight: 0 },
      { type: 'DeclareDividend', dividendId: 'v2', amount: '1.00' },
    );
    expect((await get('/dividends')).dividends).toMatchObject([
      { dividendId: 'v2', amount: '1.00', paid: '1.00', left: '0.00', members: 1 },
      { dividendId: 'v1', amount: '10.00', paid: '9.99', left: '0.01', members: 2, approver: null },
    ]);
  });

  test('subsidies: opened, spent, left, given back', async () => {
    const open = (subsidyId: string, budget: string) => ({
      type: 'OpenSubsidy',
      subsidyId,
      budget,
      share: '10%',
      mints: false,
      source: 'financing',
    });
    await does(open('u1', '100.00'), open('u2', '3.00'));
    await does(order('u-o', 'cy', '200.00'));
    await advance(1);
    const lines = async () =>
      (await get('/subsidies')).subsidies.map(
        ({ subsidyId, budget, spent, left, closedAt }: Record<string, string>) => [
          subsidyId,
          budget,
          spent,
          left,
          closedAt !== undefined,
        ],
      );
    expect(await lines()).toEqual([
      ['u2', '3.00', '3.00', '0.00', false],
      ['u1', '100.00', '20.00', '80.00', false],
    ]);
    await does({ type: 'CloseSubsidy', subsidyId: 'u1' });
    expect(await lines()).toEqual([
      ['u2', '3.00', '3.00', '0.00', false],
      ['u1', '100.00', '20.00', '80.00', true],
    ]);
  });

  test('agents: from when to when', async () => {
    const { now } = await get('');
    await does({ type: 'AppointAgent', regionCode: '440106', memberId: 'ann' });
    await advance(2);
    await does(
      { type: 'DismissAgent', regionCode: '440106' },
      { type: 'AppointAgent', regionCode: '440106', memberId: 'bob' },
    );
    const later = (await get('')).now;
    expect((await get('/agents')).agents).toEqual([
      { regionCode: '440106', memberId: 'bob', appointedAt: later },
      { regionCode: '440106', memberId: 'ann', appointedAt: now, dismissedAt: later },
    ]);
    expect((await get('/agents?now=yes')).agents).toMatchObject([{ memberId: 'bob' }]);
  });
});

describe('statements', () => {
  test('every line says why, in the language asked for', async () => {
    await does({ type: 'RegisterMerchant', merchantId: 'shop', ownerId: 'ann' });
    await does({ ...order('m1', 'cy', '50.00'), merchantId: 'shop' });
    await advance(1);
    for (const path of ['/members/cy/statement', '/merchants/shop/statement', '/members/ann/statement']) {
      const ask = (language: string) =>
        given.ask('GET', `${base}${path}`, { as: admin, headers: { 'accept-language': language } });
      const [zh, en] = [await ask('zh'), await ask('en')];
      expect([zh.headers['content-language'], en.headers['content-language']]).toEqual(['zh-CN', 'en']);
      expect(zh.body.lines.length).toBeGreaterThan(0);
      for (const [index, { why, type }] of zh.body.lines.entries()) {
        expect(why.verified, `${path} ${type} ${why.text}`).toBe(true);
        expect(why.rules.length).toBeGreaterThan(0);
        expect(why.text).toMatch(/^规则 [A-Z][0-9]+/);
        expect(en.body.lines[index].why).toMatchObject({
          rules: why.rules,
          text: expect.stringMatching(/^Rule [A-Z]/),
        });
        expect(en.body.lines[index].why.text).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  test('a member does not learn who else earned on an order', async () => {
    await does({ type: 'BindReferrer', memberId: 'eve', referrerId: 'ann' });
    await does({ ...order('m2', 'eve', '80.00'), merchantId: 'shop' });
    await advance(1);
    const [ann, eve] = await (given.programmes
      .get(programme)
      ?.writer.read(({ aliases }) => [aliases.ours('member', 'ann') ?? '', aliases.ours('member', 'eve') ?? '']) ?? []);
    const asAnn = await given.person({ role: 'member', programme, object: ann ?? '' });
    const asEve = await given.person({ role: 'member', programme, object: eve ?? '' });
    const own = await given.ask('GET', `${base}/members/ann/statement`, { as: asAnn });
    const line = own.body.lines.find(({ orderId }: { orderId: string }) => orderId === 'm2');
    expect(line).toMatchObject({ account: 'commission', merchantId: 'shop', why: { verified: true } });
    expect(own.text).not.toContain('eve');
    const buyer = await given.ask('GET', `${base}/members/eve/statement`, { as: asEve });
    expect(buyer.body.lines.length).toBeGreaterThan(0);
    expect(buyer.text).not.toContain('"event"');
    expect((await get('/members/ann/statement')).lines[0].event.memberId).toBe('eve');
  });
});
