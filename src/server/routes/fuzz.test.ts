import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';
import { COMMAND_FIELDS } from '#core/command';
import { z } from 'zod';
import type { Route } from './route.ts';
import { ROUTES } from './table.ts';

/** Requests of one family of routes. */
const REQUESTS = 1000;

let given: TestApp;
let admin: string;
let programme: number;
let other: number;

beforeAll(async () => {
  given = await testApp({
    codeSender: { send: async () => undefined },
    limits: { requestsPerMinute: 1_000_000, anonymousPerMinute: 1_000_000 },
  });
  admin = await given.person({ role: 'operator-admin' }, { role: 'operator-finance' });
  const plan = await planOf('everything');
  const made = await given.programmes.create({ name: 'a', mode: 'sandbox', plan }, 'test');
  const next = await given.programmes.create({ name: 'b', mode: 'live', plan }, 'test');
  [programme, other] = [made.id, next.id];
  await made.writer.submit(
    [
      { type: 'RegisterMerchant', merchantId: 'shop', ownerId: 'olga' },
      { type: 'PlaceOrder', orderId: 'o1', memberId: 'ann', merchantId: 'shop', amount: '1000.00' },
    ],
    { actor: 'test' },
  );
  const inProgramme = `/v1/programmes/${programme}`;
  const mapping = { kind: '$.k', kinds: { p: 'placed' }, order: '$.o', member: '$.m', amount: '$.a', unit: 'fen' };
  for (const [path, body] of [
    ['webhooks', { url: 'https://example.com/', types: ['plan.changed'] }],
    ['shops', { name: 's', mapping }],
    ['api-keys', { name: 'k', scopes: ['orders:read'] }],
    ['merchants/shop/staff', { phone: '13800138001', role: 'merchant-staff' }],
  ] as const) {
    expect((await given.ask('POST', `${inProgramme}/${path}`, { as: admin, body })).status).toBe(201);
  }
  await next.writer.submit([{ type: 'PlaceOrder', orderId: 'only-there', memberId: 'zed', amount: '1.00' }], {
    actor: 'test',
  });
});
afterAll(() => given.close());

/** Values that no interface is ready for, among those that it wants. */
const odd = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'ann',
      'shop',
      'o1',
      'olga',
      'elsewhere',
      'zoe',
      'new',
      '1.00',
      '10',
      'cash',
      'payable',
      'default',
      '1',
      '2',
      '13800138000',
      'merchant-staff',
      'placed',
      'https://example.com/',
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '0'.repeat(5000),
    '9'.repeat(99) + '.00',
    '-0.00',
    '1e5',
    'NaN',
    '../..',
    '%00',
    "';--",
    '__proto__',
    'constructor',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '440106',
    '💥'.repeat(64),
  ),
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER, -(2 ** 53), 1e308),
  fc.jsonValue({ maxDepth: 3 }),
);

const FIELDS = [
  ...new Set(Object.values(COMMAND_FIELDS).flatMap((fields) => Object.keys(fields))),
  'at',
  'type',
  'name',
  'mode',
  'settles',
  'testClock',
  'orders',
  'sales',
  'advanceSeconds',
  'username',
  'password',
  'code',
  'phone',
  'as',
  'current',
  'next',
  'commands',
  'reason',
  'effectiveAt',
  'version',
  'why',
  'limits',
  'plan',
  'channel',
  'platformPayee',
  'url',
  'types',
  'state',
  'mapping',
  'overlapSeconds',
  'seq',
  'scopes',
  'expiresAt',
  'graceSeconds',
  'role',
  'person',
  'objectId',
  'payee',
  'giveUp',
  'facts',
  'profile',
  'digest',
  'findings',
  'hash',
  'language',
  'proof',
  'texts',
];

const commandLike = fc
  .tuple(
    fc.constantFrom(...Object.entries(COMMAND_FIELDS)),
    fc.array(odd, { minLength: 8, maxLength: 8 }),
    fc.integer({ min: 0, max: 20 }),
  )
  .map(([[type, fields], values, at]) => ({
    type,
    ...Object.fromEntries(Object.keys(fields).map((name, index) => [name, values[index % values.length]])),
    ...(at === 0 && { at: values[0] }),
  }));

const body = fc.oneof(
  fc.record({ commands: fc.array(fc.oneof(commandLike, odd), { maxLength: 20 }) }),
  fc.record({ commands: fc.tuple(commandLike), reason: fc.constant('r') }),
  commandLike.map(({ type: _type, ...rest }) => rest),
  fc.dictionary(fc.constantFrom(...FIELDS), odd, { maxKeys: 8 }),
  odd,
);

/** A body with the fields that a route wants, and whatever in them. */
const shaped = fc
  .tuple(fc.array(odd, { minLength: 8, maxLength: 8 }), fc.nat(7))
  .map(([values, missing]) => (route: Route) => {
    const names = route.body instanceof z.ZodObject ? Object.keys(route.body.shape) : [];
    return Object.fromEntries(names.flatMap((name, index) => (index === missing ? [] : [[name, values[index % 8]]])));
  });

/** Sent as it is, cut short, or with something in it that is not JSON. */
const text = fc
  .tuple(body, fc.constantFrom('whole', 'whole', 'whole', 'whole', 'cut', 'broken'))
  .map(([value, how]) => {
    const whole = JSON.stringify(value) ?? '';
    if (how === 'cut') return whole.slice(0, whole.length / 2);
    return how === 'broken' ? `${whole}\u0001]` : whole;
  });

function encoded(value: unknown): string {
  const plain = typeof value === 'string' ? value : JSON.stringify(value);
  try {
    return encodeURIComponent(plain.slice(0, 200));
  } catch {
    return '%ff';
  }
}

const query = fc.dictionary(
  fc.constantFrom(
    'after',
    'before',
    'limit',
    'types',
    'from',
    'to',
    'resolution',
    'state',
    'actor',
    'action',
    'target',
    'q',
    'frozen',
    'rank',
    'referrer',
    'member',
    'merchant',
    'x',
  ),
  odd,
  { maxKeys: 4 },
);

function urlOf(route: Route, values: readonly unknown[], params: Readonly<Record<string, unknown>>): string {
  let next = 0;
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = values[next++ % values.length];
    // Mostly a programme that is there, so that more than the first look is met.
    if (name === 'programme')
      return String(next % 5 === 0 ? encoded(value) : typeof value === 'number' ? other : programme);
    return encoded(value);
  });
  const search = Object.entries(params).map(([name, value]) => `${name}=${encoded(value)}`);
  return search.length === 0 ? path : `${path}?${search.join('&')}`;
}

const isStream = ({ answers }: Route): boolean => answers[200] === 'text/event-stream';
const families = group();

function group(): readonly (readonly [string, readonly Route[]])[] {
  const found = new Map<string, Route[]>();
  // Without the page's script, which has four megabytes; and streams do not end.
  for (const route of ROUTES.filter((one) => !isStream(one) && one.id !== 'getDocumentationScript'))
    found.set(route.tag, [...(found.get(route.tag) ?? []), route]);
  return [...found];
}

describe('whatever is sent, the service never breaks', () => {
  test.each(families)('%s', async (_tag, routes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...routes),
        fc.array(odd, { minLength: 4, maxLength: 4 }),
        fc.option(query),
        text,
        shaped,
        fc.integer({ min: 0, max: 9 }),
        async (route, values, params, anything, shape, who) => {
          const sent = who < 6 ? JSON.stringify(shape(route)) : anything;
          const url = urlOf(route, values, params ?? {});
          const keyed = route.idempotent === true && who % 2 === 0;
          const answer = await given.ask(route.method, url, {
            as: who === 0 ? undefined : who === 1 ? 'gs_x' : admin,
            // A session of one's own is ended by these: they are asked by nobody.
            ...(['signOut', 'endOtherSessions', 'endSession', 'endPersonSessions'].includes(route.id) && {
              as: 'gs_y',
            }),
            ...(route.method !== 'GET' && { text: sent }),
            ...(keyed && { headers: { 'idempotency-key': encoded(values[0]).slice(0, 255) || 'k' } }),
            ...(route.takes !== undefined && who !== 2 && { headers: { 'content-type': route.takes } }),
          });
          expect(answer.status, `${route.method} ${url} ${sent} ${answer.text}`).toBeLessThan(500);
          if (answer.status >= 400) expect(answer.body.code, answer.text).toMatch(/^[a-z_]+$/);
        },
      ),
      { numRuns: REQUESTS },
    );
    // Every fen is still accounted for, and the writer is alive.
    for (const id of [programme, other]) await given.programmes.get(id)?.writer.read(({ engine }) => engine.recount());
  });

  test('other programmes’ ids lead nowhere', async () => {
    for (const path of ['orders/only-there', 'members/zed', 'members/zed/statement']) {
      expect((await given.ask('GET', `/v1/programmes/${programme}/${path}`, { as: admin })).status).toBe(404);
    }
  });
});
