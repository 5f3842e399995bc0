import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { Asked, TestApp } from '../../../test/support/app.ts';
import { RIGHTS_OF_PEOPLE, ROOT, bodiesOfPeople } from '../../../test/support/rights-of-people.ts';
import { RIGHTS_OF_GOING_LIVE, bodiesOfGoingLive } from '../../../test/support/rights-of-going-live.ts';
import { createApiKey } from '../auth/api-keys.ts';
import { FOUR_EYES } from '../proposals/four-eyes.ts';
import type { Route } from './route.ts';
import { ROUTES } from './table.ts';

/** Columns of the matrix. The merchant's people have the merchant `shop`, the member is `ann`. */
const ROLES = [
  'operator-admin',
  'operator-finance',
  'operator-support',
  'auditor',
  'merchant-owner',
  'merchant-staff',
  'member',
] as const;

/**
 * What must be in a live programme, written apart from the tables: a letter a role. `+` it goes on (to an answer or a refusal of the engine), `m` only
 * for the own merchant, `o` only for the own member, `-` denied. `public` and `session` routes are not for roles.
 */
const EXPECTED: Readonly<Record<string, string>> = {
  createProgramme: '-------',
  listProgrammes: '+++++++',
  getProgramme: '+++++++',
  pauseProgramme: '+------',
  setClock: '+------',
  ...RIGHTS_OF_GOING_LIVE,
  submitCommands: '+-+-m--',
  quoteCommands: '++++mmo',
  placeOrder: '+---mm-',
  listOrders: '+++++++',
  getOrder: '++++mmo',
  refundOrder: '+-+-m--',
  holdOrder: '+-+----',
  releaseOrder: '+-+----',
  settleOrder: '+---m--',
  registerMerchant: '+------',
  listMerchants: '++++++-',
  getMerchant: '++++mm-',
  scanMerchant: '+-+---o',
  appointAgent: '+------',
  dismissAgent: '+------',
  listMembers: '++++--+',
  getMember: '++++--o',
  listReferrals: '++++--o',
  bindReferrer: '+-+---o',
  setRank: '+------',
  setWeight: '-+-----',
  // A second person has to agree.
  freezeMember: '-------',
  unfreezeMember: '-------',
  redeemPoints: '------o',
  requestWithdrawal: '------o',
  approveWithdrawal: '-+-----',
  rejectWithdrawal: '-+-----',
  completeWithdrawal: '-+-----',
  failWithdrawal: '-+-----',
  listWithdrawals: '+++++-+',
  sendPayouts: '-+-----',
  listBatches: '++-+---',
  getBankFile: '-+-----',
  reconcilePayouts: '-+-----',
  recordPayoutResults: '-+-----',
  propose: '+++----',
  previewProposal: '+++----',
  listProposals: '++++---',
  getProposal: '++++---',
  previewProposalNow: '++++---',
  editProposal: '+++----',
  approveProposal: '++-----',
  rejectProposal: '++-----',
  withdrawProposal: '++++---',
  getApprovalLimits: '++++---',
  proposeApprovalLimits: '+------',
  getPlan: '+++++++',
  listPlans: '+++++++',
  diffPlan: '+++++++',
  proposePlan: '+------',
  saveDraft: '+------',
  listDrafts: '+------',
  getDraft: '+------',
  editDraft: '+------',
  diffDraft: '+------',
  proposeDraft: '+------',
  getPool: '+++++++',
  getAccounts: '++++---',
  getState: '+--+---',
  listEvents: '++++---',
  getMemberStatement: '++++--o',
  getMerchantStatement: '++++m--',
  getPlatformStatement: '++-+---',
  listPrices: '+++++++',
  getOutcomes: '++++---',
  listDebts: '++++---',
  listMemberDebts: '++++--o',
  getMadeWhole: '++++---',
  listConversions: '+++++++',
  listShareholders: '++++---',
  listMemberGrants: '++++--o',
  listDividends: '++++---',
  listSubsidies: '++++---',
  listAgents: '++++---',
  streamPrice: '+++++++',
  streamMember: '++++--o',
  ...RIGHTS_OF_PEOPLE,
};

let given: TestApp;
let programme: number;
let plan: unknown;
let tokens: Record<string, string>;
/** Keys of the own merchant and of the other. */
let keys: { readonly own: number; readonly foreign: number };
let count = 0;

beforeAll(async () => {
  given = await testApp();
  // Orders that settle by themselves would look like something written.
  plan = { ...((await planOf('local-life')) as object), returnWindowDays: 7 };
  const live = await given.programmes.create({ name: 'live', mode: 'live', plan }, 'test');
  programme = live.id;
  await live.writer.submit(
    [
      { type: 'RegisterMerchant', merchantId: 'shop', ownerId: 'olga' },
      { type: 'RegisterMerchant', merchantId: 'other-shop', ownerId: 'otto' },
      { type: 'PlaceOrder', orderId: 'own', memberId: 'ann', merchantId: 'shop', amount: '100.00' },
      { type: 'PlaceOrder', orderId: 'foreign', memberId: 'bob', merchantId: 'other-shop', amount: '100.00' },
    ],
    { actor: 'test' },
  );
  const { shop, ann } = await live.writer.read(({ aliases }) => ({
    shop: aliases.ours('merchant', 'shop') as string,
    ann: aliases.ours('member', 'ann') as string,
  }));
  tokens = {};
  for (const role of ROLES) {
    const object = role === 'member' ? ann : role.startsWith('merchant') ? shop : undefined;
    tokens[role] = await given.person({ role, programme, ...(object !== undefined && { object }) });
  }
  const keyOf = async (merchant: string): Promise<number> =>
    (
      await createApiKey(given.auth, ROOT, {
        name: 'k',
        programme,
        merchant,
        scopes: ['orders:read'],
        expiresAtMs: null,
      })
    ).id;
  keys = { own: await keyOf(shop), foreign: await keyOf(String(Number(shop) + 1)) };
  tokens['elsewhere'] = await given.person({ role: 'operator-admin', programme: programme + 1 });
  tokens['nothing'] = await given.person();
});
afterAll(() => given.close());

/** A request of a route about the own things of the merchant's people and the member, or about others'. */
function requestOf(route: Route, own: boolean): Asked & { readonly url: string } {
  const [merchant, member, order] = own ? ['shop', 'ann', 'own'] : ['other-shop', 'bob', 'foreign'];
  const id = `x${count++}`;
  const freeze = { commands: [{ type: 'FreezeMember', memberId: member }], reason: 'asked for' };
  const change = { reason: 'better', effectiveAt: '2100-01-01T00:00:00Z' };
  const bodies: Readonly<Record<string, unknown>> = {
    createProgramme: { name: id, mode: 'sandbox', plan },
    pauseProgramme: {},
    setClock: { advanceSeconds: 1 },
    submitCommands: { commands: [{ type: 'RefundOrder', refundId: id, orderId: order, amount: '0.01' }] },
    quoteCommands: {
      commands: [{ type: 'PlaceOrder', orderId: id, memberId: member, merchantId: merchant, amount: '5.00' }],
    },
    placeOrder: { orderId: id, memberId: member, merchantId: merchant, amount: '5.00' },
    refundOrder: { refundId: id, amount: '0.01' },
    registerMerchant: { merchantId: id },
    scanMerchant: { memberId: member },
    appointAgent: { regionCode: '440106', memberId: member },
    bindReferrer: { referrerId: 'olga' },
    setRank: { rank: null },
    setWeight: { weight: 1 },
    redeemPoints: { redemptionId: id, memberId: member, points: '1' },
    requestWithdrawal: { withdrawalId: id, account: 'cash', memberId: member, amount: '1.00' },
    removeTotp: { code: '000000' },
    replaceRecoveryCodes: { code: '000000' },
    signIn: { username: 'nobody', password: 'nothing' },
    sendCode: { phone: '1' },
    signInByCode: { phone: '1', code: '1', as: 'member' },
    changePassword: { current: 'a', next: 'b' },
    confirmTotp: { code: '0' },
    sendPayouts: { channel: 'manual' },
    getBankFile: {},
    propose: freeze,
    previewProposal: { commands: freeze.commands },
    editProposal: { ...freeze, version: 1 },
    approveProposal: { version: 1 },
    rejectProposal: { why: 'no' },
    proposeApprovalLimits: { limits: { noticeDays: 8 }, reason: 'longer' },
    diffPlan: { plan },
    proposePlan: { plan, ...change },
    saveDraft: { plan },
    editDraft: { plan, version: 1 },
    proposeDraft: { version: 1, ...change },
    ...bodiesOfGoingLive(id, merchant),
    ...bodiesOfPeople(id, merchant, count),
  };
  const parameters: Readonly<Record<string, string>> = {
    programme: String(programme),
    merchant,
    member,
    order,
    region: '440106',
    withdrawal: 'none',
    session: '999999',
    proposal: '999999',
    draft: '999999',
    application: '999999',
    batch: '999999',
    webhook: '999999',
    shop: '999999',
    key: String(own ? keys.own : keys.foreign),
    person: '999999',
    grant: '999999',
  };
  const url = route.path.replaceAll(/:(\w+)/g, (_, name: string) => parameters[name] ?? '');
  const queries: Readonly<Record<string, string>> = {
    listPrices: '?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&resolution=hour',
  };
  const file = { text: 'reference,amount,result', headers: { 'content-type': 'text/csv' } };
  return {
    url: url + (queries[route.id] ?? ''),
    ...(bodies[route.id] !== undefined && { body: bodies[route.id] }),
    ...(route.takes !== undefined && file),
  };
}

const guarded = ROUTES.filter(({ access }) => typeof access !== 'string');
/** Streams do not end by themselves; a test of their own opens them. */
const isStream = ({ answers }: Route): boolean => answers[200] === 'text/event-stream';

async function seq(): Promise<unknown> {
  return given.query('select sum(seq) as seq, count(*) as programmes from programme');
}

describe('every route x role', () => {
  test('the matrix names every route that is for roles, and no other', () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual(guarded.map(({ id }) => id).toSorted());
  });

  test.each(guarded.map((route) => [route.id, route] as const))('%s', async (id, route) => {
    const expected = EXPECTED[id] ?? '';
    for (const [index, role] of ROLES.entries()) {
      const letter = expected[index];
      for (const own of [true, false]) {
        const allowed = letter === '+' || (own && (letter === 'm' || letter === 'o'));
        if (allowed && isStream(route)) continue;
        // The rest needs whoever ends sessions or proves codes to have a session to lose.
        const as =
          route.target === 'self'
            ? await given.person({ role, programme: programme, ...objectOf(role) })
            : tokens[role];
        const before = await seq();
        const { url, ...sent } = requestOf(route, own);
        const answer = await given.ask(route.method, url, { as, ...sent });
        const what = `${role} ${own ? 'own' : 'foreign'}: ${answer.text}`;
        if (allowed) {
          expect(['not_allowed', 'needs_approval', 'not_signed_in'], what).not.toContain(answer.body?.code);
          expect(answer.status, what).toBeLessThan(500);
        } else {
          expect(answer.status, what).toBe(403);
          expect(await seq(), what).toEqual(before);
        }
      }
    }
  });

  test.each(guarded.map((route) => [route.id, route] as const))('%s: strangers', async (id, route) => {
    const before = await seq();
    const { url, ...sent } = requestOf(route, true);
    for (const [as, status] of [
      [undefined, 401],
      ['gs_nonsense', 401],
      ['gp_000000000000_nonsense', 401],
      [tokens['nothing'], 403],
      [tokens['elsewhere'], 403],
    ] as const) {
      const mayEnter = route.target === 'self' || (route.target === 'list' && route.params === undefined);
      if (as?.startsWith('gs_') === true && status === 403 && mayEnter) continue;
      const answer = await given.ask(route.method, url, { as, ...sent });
      expect([answer.status, answer.headers['content-type']], `${id} ${as}`).toEqual([
        status,
        'application/problem+json; charset=utf-8',
      ]);
    }
    expect(await seq()).toEqual(before);
  });

  test('routes for sessions take no stranger and no key', async () => {
    const admin = await given.person({ role: 'operator-admin' });
    const principal = (await given.app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${admin}` } })).json();
    expect(principal.grants).toEqual([{ role: 'operator-admin', programme: null, objectId: null }]);
    const { key } = await createApiKey(given.auth, ROOT, {
      name: 'till',
      programme,
      merchant: null,
      scopes: ['orders:write'],
      expiresAtMs: null,
    });
    for (const route of ROUTES.filter(({ access }) => access === 'session')) {
      const { url, body } = requestOf(route, true);
      expect((await given.ask(route.method, url, { body })).status, route.id).toBe(401);
      expect((await given.ask(route.method, url, { as: key, body })).status, route.id).toBe(403);
    }
  });

  test('public are only health, documentation, signing in and what is signed', () => {
    expect(ROUTES.filter(({ access }) => access === 'public').map(({ path }) => path)).toEqual([
      '/healthz',
      '/readyz',
      '/metrics',
      '/openapi.json',
      '/docs',
      '/docs/errors',
      '/docs/reference.js',
      '/v1/sessions',
      '/v1/programmes/:programme/sign-in-codes',
      '/v1/programmes/:programme/sessions',
      // By the signature of a shop.
      '/v1/shops/:shop/events',
    ]);
  });

  test('a route without a row in the table cannot be registered', async () => {
    const other = await testApp();
    expect(() => other.app.get('/backdoor', async () => 'open')).toThrow();
    await other.close();
  });
});

function objectOf(role: (typeof ROLES)[number]): { object?: string } {
  if (role === 'member') return { object: String(1000 + count++) };
  return role.startsWith('merchant') ? { object: '0' } : {};
}

describe('commands in a live programme', () => {
  test.each(Object.entries(FOUR_EYES).filter(([, when]) => when !== 'never'))(
    '%s needs a second person',
    async (type) => {
      const before = await seq();
      const codes = await Promise.all(
        ['operator-admin', 'operator-finance'].map(async (role) => {
          const answer = await given.ask('POST', `/v1/programmes/${programme}/commands`, {
            as: tokens[role],
            body: {
              commands: [
                { type, account: 'platform' },
                { type, account: 'platform' },
              ],
            },
          });
          expect(answer.status).toBe(403);
          return answer.body.code;
        }),
      );
      expect(codes).toContain('needs_approval');
      expect(await seq()).toEqual(before);
    },
  );

  test('a batch with one command that may not be does nothing at all', async () => {
    const before = await seq();
    const answer = await given.ask('POST', `/v1/programmes/${programme}/commands`, {
      as: tokens['operator-admin'],
      body: {
        commands: [{ type: 'RegisterMerchant', merchantId: 'new' }, { type: 'WindUp' }],
      },
    });
    expect(answer.body).toMatchObject({
      status: 403,
      code: 'needs_approval',
      field: 'commands[1].type',
      value: 'WindUp',
    });
    expect(await seq()).toEqual(before);
  });

  test('the platform’s own withdrawal needs a second person, one at a time too', async () => {
    const answer = await given.ask('POST', `/v1/programmes/${programme}/withdrawals`, {
      as: tokens['operator-finance'],
      body: { withdrawalId: 'w', account: 'platform', amount: '1.00' },
    });
    expect(answer.body).toMatchObject({ status: 403, code: 'needs_approval' });
  });

  test('a merchant’s till sends orders of its own merchant only', async () => {
    const { key } = await createApiKey(given.auth, ROOT, {
      name: 'till',
      programme,
      merchant: '0',
      scopes: ['orders:write', 'refunds:write'],
      expiresAtMs: null,
    });
    const send = (merchantId: string | undefined) =>
      given.ask('POST', `/v1/programmes/${programme}/commands`, {
        as: key,
        body: {
          commands: [{ type: 'PlaceOrder', orderId: `till${count++}`, memberId: 'ann', merchantId, amount: '5.00' }],
        },
      });
    expect((await send('shop')).body.outcomes[0].receipt).toEqual({ ok: true });
    expect((await send('other-shop')).status).toBe(403);
    expect((await send(undefined)).status).toBe(403);
    expect((await send('not-there')).status).toBe(403);
  });
});
