import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refreshReading } from '#store/reading';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

let given: TestApp;
let admin: string;
let base: string;
let programme: number;
/** Sessions of ann and of the owner of the merchant `shop`. */
let ann: string;
let owner: string;

const NAMES = ['ann', 'bob', 'cy', 'dan', '13800138000', '13800138001', '100%_off'];

beforeAll(async () => {
  given = await testApp();
  admin = await given.person({ role: 'operator-admin' });
  const plan = { ...((await planOf('everything')) as object), returnWindowDays: 7 };
  const created = await given.ask('POST', '/v1/programmes', {
    as: admin,
    body: { name: 's', mode: 'sandbox', plan, testClock: '2026-01-01T00:00:00Z' },
  });
  programme = created.body.id;
  base = `/v1/programmes/${programme}`;
  await does(
    { type: 'RegisterMerchant', merchantId: 'shop', ownerId: 'olga', regionCode: '440106' },
    { type: 'RegisterMerchant', merchantId: 'other' },
    ...['bob', 'cy', '13800138000'].map((memberId) => ({ type: 'BindReferrer', memberId, referrerId: 'ann' })),
    { type: 'BindReferrer', memberId: 'dan', referrerId: 'bob' },
  );
  // Day 1: seven orders a member, in turn at one merchant, at the other and for own goods.
  for (let i = 0; i < 49; i++) {
    const merchantId = ['shop', 'other', undefined][i % 3];
    await does({
      type: 'PlaceOrder',
      orderId: `o${i}`,
      memberId: NAMES[i % 7],
      amount: `${i + 1}0.00`,
      ...(merchantId !== undefined && { merchantId }),
    });
    if (i === 24) await advance(1);
  }
  await does(
    { type: 'HoldOrder', orderId: 'o3' },
    { type: 'RefundOrder', refundId: 'r1', orderId: 'o4', amount: '50.00' },
    { type: 'RefundOrder', refundId: 'r2', orderId: 'o6', amount: '10.00' },
  );
  await advance(6);
  ann = await given.person({ role: 'member', programme, object: await numberOf('member', 'ann') });
  owner = await given.person({ role: 'merchant-owner', programme, object: await numberOf('merchant', 'shop') });
});
afterAll(() => given.close());

const numberOf = async (kind: string, id: string): Promise<string> =>
  (await given.programmes.get(programme)?.writer.read(({ aliases }) => aliases.ours(kind, id))) ?? '';
const advance = (days: number) =>
  given.ask('PUT', `${base}/clock`, { as: admin, body: { advanceSeconds: days * 86_400 } });

async function does(...commands: readonly object[]): Promise<void> {
  const { body } = await given.ask('POST', `${base}/commands`, { as: admin, body: { commands } });
  expect(body.outcomes.map(({ receipt }: { receipt: object }) => receipt)).toEqual(
    commands.map(() => expect.objectContaining({ ok: true })),
  );
}

const get = async (path: string, as = admin) => {
  const answer = await given.ask('GET', `${base}${path}`, { as });
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};

/** Every page of a list, one after the other. */
async function whole(path: string, name: string, limit: number, as = admin): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = [];
  for (let next: number | undefined, first = true; first || next !== undefined; first = false) {
    const mark = path.includes('?') ? '&' : '?';
    const page = await get(`${path}${mark}limit=${limit}${next === undefined ? '' : `&before=${next}`}`, as);
    expect(page[name].length).toBeLessThanOrEqual(limit);
    rows.push(...page[name]);
    next = page.next;
  }
  return rows;
}

const ids = (rows: readonly Record<string, unknown>[], field: string) => rows.map((row) => row[field]);
const numbered = (from: number, to: number, keep: (i: number) => boolean = () => true) =>
  Array.from({ length: from - to + 1 }, (_, index) => from - index)
    .filter(keep)
    .map((i) => `o${i}`);

describe('orders', () => {
  test('newest first, from page to page without a gap, each as the order itself says', async () => {
    for (const limit of [1, 7, 49, 1000])
      expect(ids(await whole('/orders', 'orders', limit), 'orderId'), `${limit} a page`).toEqual(numbered(48, 0));
    for (const order of await whole('/orders', 'orders', 20)) {
      const { settledAt: _, minted: __, ...one } = await get(`/orders/${String(order['orderId'])}`);
      expect(order).toEqual(one);
    }
  });

  test.each([
    ['open', numbered(48, 25)],
    ['held', ['o3']],
    ['refunded', ['o4']],
    ['settled', numbered(24, 0, (i) => i !== 3 && i !== 4)],
  ])('that are %s', async (state, expected) => {
    for (const limit of [2, 100])
      expect(ids(await whole(`/orders?state=${state}`, 'orders', limit), 'orderId')).toEqual(expected);
    const atShop = (order: string): boolean => Number(order.slice(1)) % 3 === 0;
    expect(ids(await whole(`/orders?state=${state}&merchant=shop`, 'orders', 2), 'orderId')).toEqual(
      expected.filter(atShop),
    );
  });

  test.each([
    ['', ['from=2026-01-02T00:00:00Z'], (i: number) => i > 24],
    ['', ['to=2026-01-02T00:00:00Z'], (i: number) => i <= 24],
    ['', ['from=2026-01-02T00:00:01Z'], () => false],
    ['', ['from=2026-01-01T00:00:00Z', 'to=2026-01-01T00:00:00Z'], () => false],
    ['member=bob', ['from=2026-01-02T00:00:00Z'], (i: number) => i > 24 && i % 7 === 1],
    ['member=bob', ['to=2026-01-02T00:00:00Z'], (i: number) => i <= 24 && i % 7 === 1],
    ['merchant=other', ['from=2026-01-02T00:00:00Z'], (i: number) => i > 24 && i % 3 === 1],
    ['member=bob&merchant=other', [], (i: number) => i % 7 === 1 && i % 3 === 1],
    ['member=nobody', [], () => false],
    ['merchant=nowhere', [], () => false],
  ])('of %s %j', async (party, times, keep) => {
    const query = [party, ...times].filter((part) => part !== '').join('&');
    for (const limit of [2, 100])
      expect(ids(await whole(`/orders?${query}`, 'orders', limit), 'orderId')).toEqual(numbered(48, 0, keep));
  });

  test('a merchant’s are all there wherever the table that follows the log has come', async () => {
    const all = numbered(48, 0, (i) => i % 3 === 0);
    const database = given.auth.database;
    for (const upTo of [0, 40, 80, Infinity]) {
      await refreshReading(database, programme, upTo);
      expect(ids(await whole('/orders?merchant=shop', 'orders', 3), 'orderId')).toEqual(all);
    }
  });

  test('members see their own, merchants theirs, and nobody learns of others', async () => {
    const own = numbered(48, 0, (i) => i % 7 === 0);
    expect(ids(await whole('/orders', 'orders', 3, ann), 'orderId')).toEqual(own);
    expect(ids(await whole('/orders?merchant=shop', 'orders', 3, ann), 'orderId')).toEqual(
      numbered(48, 0, (i) => i % 7 === 0 && i % 3 === 0),
    );
    expect(await get('/orders?member=bob', ann)).toEqual({ orders: [] });
    expect(ids(await whole('/orders', 'orders', 5, owner), 'orderId')).toEqual(numbered(48, 0, (i) => i % 3 === 0));
    expect(ids(await whole('/orders?member=bob', 'orders', 5, owner), 'orderId')).toEqual(
      numbered(48, 0, (i) => i % 7 === 1 && i % 3 === 0),
    );
    expect(await get('/orders?merchant=other', owner)).toEqual({ orders: [] });
    expect(await get('/orders?merchant=other&member=bob', owner)).toEqual({ orders: [] });
    // Who is both a member and the owner of a merchant.
    const both = await given.person(
      { role: 'member', programme, object: await numberOf('member', 'cy') },
      { role: 'merchant-owner', programme, object: await numberOf('merchant', 'shop') },
    );
    const sees = (i: number): boolean => i % 7 === 2 || i % 3 === 0;
    expect(ids(await whole('/orders', 'orders', 4, both), 'orderId')).toEqual(numbered(48, 0, sees));
    expect(ids(await whole('/orders?merchant=other', 'orders', 4, both), 'orderId')).toEqual(
      numbered(48, 0, (i) => i % 7 === 2 && i % 3 === 1),
    );
  });
});

describe('members', () => {
  test('newest first, each as the member says', async () => {
    const expected = ['100%_off', '13800138001', 'dan', '13800138000', 'cy', 'ann', 'bob', 'olga'];
    for (const limit of [1, 3, 100]) {
      const found = ids(await whole('/members', 'members', limit), 'memberId');
      expect([found.length, new Set(found)]).toEqual([expected.length, new Set(expected)]);
      expect(found).toEqual(ids((await get('/members')).members, 'memberId'));
    }
    await refreshReading(given.auth.database, programme);
    for (const member of (await get('/members')).members) {
      const one = await get(`/members/${encodeURIComponent(member.memberId)}`);
      const { spent, paid, joinedAt, firstOrderAt, ...short } = member;
      expect(one).toMatchObject(short);
      expect([spent, paid]).toEqual([expect.stringMatching(/\.\d\d$/), '0.00']);
      expect([joinedAt, firstOrderAt].every((at) => at === undefined) === (member.memberId === 'olga')).toBe(true);
    }
    // o0, o7, o14 and o21 have settled.
    expect((await get('/members?q=ann')).members[0]).toMatchObject({
      spent: '460.00',
      joinedAt: '2026-01-01T00:00:00Z',
      sale: { net: expect.any(String) },
      cap: { progress: expect.stringMatching(/%$/) },
    });
  });

  test('by the beginning of an id, in the order of the ids, taken as it stands', async () => {
    for (const limit of [1, 100]) {
      const found = async (q: string) =>
        ids(await whole(`/members?q=${encodeURIComponent(q)}`, 'members', limit), 'memberId');
      expect(await found('1')).toEqual(['100%_off', '13800138000', '13800138001']);
      expect(await found('138')).toEqual(['13800138000', '13800138001']);
      expect(await found('100%')).toEqual(['100%_off']);
      expect(await found('1_')).toEqual([]);
      expect(await found('%')).toEqual([]);
      expect(await found('ann')).toEqual(['ann']);
    }
  });

  test('frozen, of a rank, referred by somebody, and all at once', async () => {
    const found = async (query: string, limit = 100) =>
      ids(await whole(`/members?${query}`, 'members', limit), 'memberId');
    await does(
      ...['cy', 'dan', 'bob'].map((memberId) => ({ type: 'FreezeMember', memberId })),
      { type: 'FreezeMember', memberId: 'bob' },
      { type: 'UnfreezeMember', memberId: 'cy' },
      ...['ann', 'bob', 'dan'].map((memberId) => ({ type: 'SetRank', memberId, rank: 'V1' })),
      { type: 'SetRank', memberId: 'ann', rank: null },
    );
    const all = await found('');
    const inOrder = (...names: string[]) => all.filter((name) => names.includes(String(name)));
    for (const limit of [1, 100]) {
      expect(await found('frozen=yes', limit)).toEqual(inOrder('bob', 'dan'));
      expect(await found('rank=V1', limit)).toEqual(inOrder('bob', 'dan'));
      expect(await found('referrer=ann', limit)).toEqual(['13800138000', 'cy', 'bob']);
      expect(await found('referrer=ann&frozen=yes', limit)).toEqual(['bob']);
      expect(await found('q=d&rank=V1', limit)).toEqual(['dan']);
    }
    expect(await found('referrer=nobody')).toEqual([]);
    expect(await found('rank=silver')).toEqual([]);
  });

  test('a member sees only themselves', async () => {
    for (const query of ['', '?q=a', '?referrer=bob', '?q=b', '?frozen=yes'])
      expect(ids((await get(`/members${query}`, ann)).members, 'memberId')).toEqual(
        query === '' || query === '?q=a' ? ['ann'] : [],
      );
    expect((await given.ask('GET', `${base}/members`, { as: owner })).status).toBe(403);
  });
});

describe('merchants', () => {
  test('newest first, or by the beginning of an id; owners see their own', async () => {
    await refreshReading(given.auth.database, programme);
    const { merchants } = await get('/merchants');
    expect(ids(merchants, 'merchantId')).toEqual(['other', 'shop']);
    for (const { taken: _, settled: __, ...short } of merchants)
      expect(await get(`/merchants/${short.merchantId}`)).toEqual(short);
    // o0, o6 less its refund, o9, … o24; o3 is held.
    expect(merchants[1]).toMatchObject({ ownerId: 'olga', regionCode: '440106', taken: '1120.00', settled: 8 });
    expect(ids(await whole('/merchants', 'merchants', 1), 'merchantId')).toEqual(['other', 'shop']);
    expect(ids((await get('/merchants?q=sh')).merchants, 'merchantId')).toEqual(['shop']);
    expect(ids((await get('/merchants', owner)).merchants, 'merchantId')).toEqual(['shop']);
    expect(ids((await get('/merchants?q=oth', owner)).merchants, 'merchantId')).toEqual([]);
  });
});

describe('referrals', () => {
  test('operators see ids, first orders and the chain above', async () => {
    const rows = await whole('/members/ann/referrals', 'referrals', 2);
    expect(ids(rows, 'memberId')).toEqual(['13800138000', 'cy', 'bob']);
    expect(rows[0]).toEqual({
      memberId: '13800138000',
      boundAt: '2026-01-01T00:00:00Z',
      firstOrderAt: '2026-01-01T00:00:00Z',
    });
    expect(await get('/members/dan/referrals')).toEqual({ count: 0, referrals: [], chain: ['bob', 'ann'] });
    expect(await get('/members/ann/referrals')).toMatchObject({ count: 3, chain: [] });
  });

  test('a member sees how many and when, and no id', async () => {
    const answer = await given.ask('GET', `${base}/members/ann/referrals`, { as: ann });
    expect(answer.body).toEqual({
      count: 3,
      referrals: ['1***00', 'c***', 'b***'].map((masked) => ({ masked, boundAt: '2026-01-01T00:00:00Z' })),
    });
    expect((await given.ask('GET', `${base}/members/bob/referrals`, { as: ann })).status).toBe(403);
  });
});

describe('the platform', () => {
  test('has a statement of its own, every line explained, its sum the account', async () => {
    const finance = await given.person({ role: 'operator-finance', programme });
    const lines = await whole('/platform/statement', 'lines', 5, finance);
    expect(lines.length).toBeGreaterThan(20);
    for (const { why, type } of lines) expect(why, String(type)).toMatchObject({ verified: true });
    const fen = (text: unknown): bigint => BigInt(String(text).replace('.', ''));
    const sum = lines.reduce((all, { account, amount }) => all + (account === 'platform' ? fen(amount) : 0n), 0n);
    expect(sum).toBe(fen((await get('/accounts', finance)).platform));
  });
});
