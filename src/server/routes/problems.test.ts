import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planOf, testApp } from '../../../test/support/app.ts';
import type { Asked, TestApp } from '../../../test/support/app.ts';
import { SERVICE_PROBLEMS } from '#api/problem-texts';
import { COMMAND_FIELDS } from '#core/command';
import { MALFORMED_CODES, RULE_CODES } from '#core/refusal';
import { PROBLEM_KINDS, ProblemError, problemFrom, problemOfRefusal } from '../problems.ts';
import { BusyError, KeyReusedError, SupersededError } from '../writer.ts';

let given: TestApp;
let admin: string;
let programme: string;
let live: string;

beforeAll(async () => {
  given = await testApp({ limits: { anonymousPerMinute: 100_000 } });
  admin = await given.person({ role: 'operator-admin' });
  const plan = await planOf('everything');
  const sandbox = await given.programmes.create({ name: 'a', mode: 'sandbox', plan }, 'test');
  programme = `/v1/programmes/${sandbox.id}`;
  live = `/v1/programmes/${(await given.programmes.create({ name: 'b', mode: 'live', plan }, 'test')).id}`;
});
afterAll(() => given.close());

const HAN = /\p{Script=Han}/u;

describe('texts', () => {
  test('every code of the engine has a kind', () => {
    for (const code of [...MALFORMED_CODES, ...RULE_CODES]) expect(PROBLEM_KINDS.has(code), code).toBe(true);
  });

  test.each([...PROBLEM_KINDS])('%s is said in Chinese and in English', (code, { status, title }) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title.zh).toMatch(HAN);
    expect(title.en).not.toMatch(HAN);
    expect(title.en).toMatch(/^[a-z].{5,}[^.]$/i);
    expect(code).toMatch(/^[a-z][a-z0-9_]+$/);
  });

  test('what would be right is said in Chinese for every form of field', async () => {
    const commands = Object.entries(COMMAND_FIELDS).flatMap(([type, fields]) =>
      Object.keys(fields).map((field) => {
        const right = Object.fromEntries(
          Object.entries(fields).map(([name, form]) => [name, SAMPLE[form.replace('?', '')]]),
        );
        return { type, ...right, [field]: { wrong: true } };
      }),
    );
    const { body } = await given.ask('POST', `${programme}/commands`, { as: admin, body: { commands } });
    expect(body.outcomes.length).toBe(commands.length);
    for (const { receipt, problem } of body.outcomes) {
      expect(receipt.ok).toBe(false);
      if (receipt.code !== 'plan_invalid') expect(problem.expected, problem.detail).toMatch(HAN);
    }
  });
});

const SAMPLE: Readonly<Record<string, unknown>> = {
  id: 'a',
  money: '1.00',
  coins: '1.00',
  points: '1',
  share: '1%',
  integer: 1,
  days: 1,
  tranches: 1,
  flag: true,
  reason: 'r',
  injectionSource: 'financing',
  subsidySource: 'financing',
  withdrawalAccount: 'platform',
  adjustmentAccount: 'cash',
  rank: null,
  split: 'default',
  regionCode: '440106',
};

describe('errors are problem+json in the language asked for', () => {
  const cases: readonly (readonly [string, number, string, () => Parameters<TestApp['ask']>])[] = [
    ['no token', 401, 'not_signed_in', () => ['GET', '/v1/programmes']],
    ['no such path', 404, 'route_unknown', () => ['GET', '/v2/nothing']],
    ['no such programme', 404, 'programme_unknown', () => ['GET', '/v1/programmes/999', as()]],
    ['a programme that is no number', 404, 'programme_unknown', () => ['GET', '/v1/programmes/1e0', as()]],
    ['broken JSON', 400, 'json_invalid', () => ['POST', `${programme}/orders`, as({ text: '{"orderId":' })]],
    ['a prototype', 400, 'json_invalid', () => ['POST', `${programme}/orders`, as({ text: '{"__proto__":{"a":1}}' })]],
    ['no body', 400, 'request_invalid', () => ['POST', `${programme}/orders`, as()]],
    [
      'a body of text',
      415,
      'media_type_unsupported',
      () => ['POST', `${programme}/orders`, as({ text: 'x', headers: { 'content-type': 'text/plain' } })],
    ],
    [
      'a body too large',
      413,
      'body_too_large',
      () => ['POST', `${programme}/orders`, as({ text: `"${'x'.repeat(2_200_000)}"` })],
    ],
    [
      'a field too many',
      400,
      'request_invalid',
      () => ['POST', `${programme}/orders`, as({ body: { ...ORDER, admin: true } })],
    ],
    ['a query that is not known', 400, 'request_invalid', () => ['GET', `${programme}/pool?a=1`, as()]],
    [
      'money as a number',
      400,
      'request_invalid',
      () => ['POST', `${programme}/orders`, as({ body: { ...ORDER, amount: 5 } })],
    ],
    [
      'an id that is too long',
      400,
      'request_invalid',
      () => ['POST', `${programme}/orders`, as({ body: { ...ORDER, orderId: 'x'.repeat(65) } })],
    ],
    [
      'an amount of nothing',
      422,
      'amount_not_positive',
      () => ['POST', `${programme}/orders`, as({ body: { ...ORDER, amount: '0.00' } })],
    ],
    [
      'no such merchant',
      404,
      'merchant_unknown',
      () => ['POST', `${programme}/orders`, as({ body: { ...ORDER, merchantId: 'none' } })],
    ],
    ['no such member', 404, 'member_unknown', () => ['GET', `${programme}/members/nobody`, as()]],
    ['no such order', 404, 'order_unknown', () => ['GET', `${programme}/orders/none`, as()]],
    [
      'a plan with errors',
      422,
      'plan_invalid',
      () => ['POST', '/v1/programmes', as({ body: { name: 'p', mode: 'live', plan: { name: 5 } } })],
    ],
    [
      'no plan at all',
      400,
      'request_invalid',
      () => ['POST', '/v1/programmes', as({ body: { name: 'p', mode: 'live' } })],
    ],
    [
      'a name that is taken',
      409,
      'name_taken',
      () => ['POST', '/v1/programmes', as({ body: { name: 'a', mode: 'sandbox', plan: everything } })],
    ],
    [
      'a clock in a live programme',
      409,
      'not_a_sandbox',
      () => ['PUT', `${live}/clock`, as({ body: { advanceSeconds: 1 } })],
    ],
    [
      'a clock in the past',
      409,
      'clock_went_back',
      () => ['PUT', `${programme}/clock`, as({ body: { at: '2000-01-01T00:00:00Z' } })],
    ],
    [
      'a clock past all years',
      400,
      'request_invalid',
      () => ['PUT', `${programme}/clock`, as({ body: { advanceSeconds: 1e15 } })],
    ],
    [
      'a key with a space',
      400,
      'idempotency_key_invalid',
      () => ['POST', `${programme}/orders`, as({ body: ORDER, headers: { 'idempotency-key': 'a b' } })],
    ],
    [
      'a wrong password',
      401,
      'sign_in_failed',
      () => ['POST', '/v1/sessions', { body: { username: 'x', password: 'y' } }],
    ],
    [
      'codes without a sender',
      503,
      'not_offered',
      () => ['POST', `${live}/sign-in-codes`, { body: { phone: '13800138000' } }],
    ],
  ];

  beforeAll(async () => {
    everything = await planOf('everything');
    await given.ask('POST', `${programme}/orders`, as({ body: { ...ORDER, orderId: 'first' } }));
  });

  test.each(cases)('%s: %i %s', async (_name, status, code, request) => {
    for (const language of ['zh-CN,zh;q=0.9,en;q=0.1', 'en-GB, en;q=0.9', undefined]) {
      const [method, url, asked = {}] = request();
      const headers = { ...asked.headers, ...(language !== undefined && { 'accept-language': language }) };
      const answer = await given.ask(method, url, { ...asked, headers });
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.body).toMatchObject({ status, code, type: `/docs/errors#${code}` });
      expect(answer.status).toBe(status);
      const english = language?.startsWith('en') === true;
      expect(HAN.test(answer.body.title), answer.text).toBe(!english);
      expect(HAN.test(answer.body.detail), answer.text).toBe(!english);
      expect(answer.headers['content-language']).toBe(english ? 'en' : 'zh-CN');
      if (status === 401) expect(answer.headers['www-authenticate']).toBe('Bearer');
    }
  });

  test('a mismatch names the field, its value and what would be right', async () => {
    const { body } = await given.ask(
      'POST',
      `${programme}/orders`,
      as({ body: { ...ORDER, amount: '5.0' }, headers: { 'accept-language': 'en' } }),
    );
    expect(body).toMatchObject({
      field: 'amount',
      value: '5.0',
      expected: 'a decimal string with exactly two decimals, such as "1000.00"',
    });
    expect(body.detail).toContain('amount');
  });

  test.each([
    ['PUT', '/clock', {}, 'either at or advanceSeconds'],
    ['PUT', '/clock', { advanceSeconds: 1.5 }, 'an integer'],
    ['PUT', '/pauses', { orders: 1 }, 'true or false'],
    ['POST', '/withdrawals', { withdrawalId: 'w', account: 'x', amount: '1.00' }, 'one of "cash", "commission"'],
    ['POST', '/commands', { commands: [] }, 'at least 1 items'],
    ['POST', '/commands', [], 'a JSON object'],
    ['GET', '/prices?from=2026-01-01T00:00:00Z&to=now&resolution=day', undefined, 'an instant in UTC'],
    ['GET', '/events?limit=5000', undefined, 'an integer from 1 to 1000'],
  ] as const)('%s %s %j: right would be %s', async (method, path, body, expected) => {
    for (const language of ['en', 'zh']) {
      const answer = await given.ask(
        method,
        `${programme}${path}`,
        as({ body, headers: { 'accept-language': language } }),
      );
      expect(answer.status, answer.text).toBe(400);
      if (language === 'en') expect(answer.body.expected).toContain(expected);
      else expect(answer.body.expected).toMatch(/[\p{Script=Han}]|true/u);
    }
  });

  test('a plan with errors says every one of them', async () => {
    const { body } = await given.ask(
      'POST',
      '/v1/programmes',
      as({ body: { name: 'p', mode: 'live', plan: { name: 5, currency: 7 } } }),
    );
    expect(body.errors.length).toBeGreaterThan(2);
    expect(body.errors[0]).toEqual({
      field: 'plan.name',
      code: 'wrong_type',
      value: 5,
      expected: expect.stringMatching(HAN),
    });
  });

  test('errors of the writer', () => {
    expect(problemFrom(new BusyError('x', 3), 'en')).toMatchObject({ status: 503, code: 'busy', retryAfter: 3 });
    expect(problemFrom(new KeyReusedError(), 'en')).toMatchObject({ status: 409, code: 'idempotency_key_reused' });
    expect(problemFrom(new SupersededError(), 'en')).toMatchObject({ status: 503, code: 'superseded' });
    expect(problemFrom(Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), 'en')).toMatchObject({ status: 503 });
    expect(problemFrom(new ProblemError('too_many_streams'), 'zh').status).toBe(
      SERVICE_PROBLEMS.too_many_streams.status,
    );
  });

  test('nothing of an unforeseen error is told', () => {
    const problem = problemFrom(new Error('secret 13800138000'), 'en');
    expect(problem).toEqual({
      type: '/docs/errors#internal_error',
      title: 'something went wrong in the service',
      status: 500,
      code: 'internal_error',
      detail: 'Something went wrong in the service.',
    });
  });

  test('a refusal keeps long and deep values short', () => {
    const problem = problemOfRefusal({ code: 'malformed', field: 'orderId', value: 'x'.repeat(1e6) }, 'zh');
    expect(JSON.stringify(problem).length).toBeLessThan(1000);
    let deep: unknown = [];
    for (let i = 0; i < 1e5; i++) deep = [deep];
    expect(problemOfRefusal({ code: 'malformed', field: 'orderId', value: deep }, 'zh').value).toBe('[…]');
  });
});

let everything: unknown;
const ORDER = { orderId: 'o', memberId: 'm', amount: '100.00' };

function as(asked: Asked = {}): Asked {
  return { as: admin, ...asked };
}

describe('limits', () => {
  test('too many requests of one caller are refused, others go on', async () => {
    const small = await testApp({ limits: { requestsPerMinute: 3, anonymousPerMinute: 2 } });
    const [one, other] = [await small.person(), await small.person()];
    for (let i = 0; i < 3; i++) expect((await small.ask('GET', '/v1/me', { as: one })).status).toBe(200);
    const refused = await small.ask('GET', '/v1/me', { as: one });
    expect(refused.body).toMatchObject({ status: 429, code: 'too_many_requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await small.ask('GET', '/v1/me', { as: other })).status).toBe(200);
    // Whoever guesses tokens is counted by address, whatever the token.
    const guesses = [];
    for (let i = 0; i < 4; i++) guesses.push((await small.ask('GET', '/v1/me', { as: `gs_${i}` })).status);
    expect(guesses).toEqual([401, 401, 429, 429]);
    await small.close();
  });

  test('answers are not kept, and say which request they were for', async () => {
    const { headers } = await given.ask('GET', `${programme}/pool`, as());
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});
