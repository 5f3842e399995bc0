/** The client against a service that listens: journeys as a page or a shop makes them, and the document that shows them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProblemError, UnexpectedAnswerError, createClient, newKey, pages, sendOnce, unwrap } from 'greenpool/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFirstAdmin } from '#server/auth/operators';
import { totpCode } from '#server/auth/totp';
import { openApiDocument } from '#server/openapi';
import { ROUTES } from '#server/routes/table';
import { ROOT, takeFences, textOf } from './documents.ts';
import { openSandbox, testApp } from './support/app.ts';
import type { TestApp } from './support/app.ts';

let given: TestApp;
let baseUrl: string;
let admin: string;
let programme: string;

beforeAll(async () => {
  given = await testApp({ limits: { streamsPerCaller: 2, heartbeatMs: 50 } });
  baseUrl = await given.app.listen({ port: 0, host: '127.0.0.1' });
  admin = await given.person({ role: 'operator-admin' });
  programme = String(await openSandbox(given, admin));
});
afterAll(() => given.close());

const as = (token: string, language: 'zh' | 'en' = 'en') => createClient({ baseUrl, token: () => token, language });

/** Places an order of a sandbox and lets it settle, so that the price moves. */
async function movePrice(orderId: string): Promise<void> {
  const params = { path: { programme } };
  await unwrap(
    as(admin).POST('/v1/programmes/{programme}/orders', {
      params,
      body: { orderId, memberId: 'ann', amount: '500.00' },
    }),
  );
  await unwrap(as(admin).PUT('/v1/programmes/{programme}/clock', { params, body: { advanceSeconds: 86_400 * 8 } }));
}

test('the types are those of the routes (run node scripts/make-client.mjs)', async () => {
  const script: { clientTypes(document: object): Promise<string> } = await import(
    new URL('../scripts/make-client.mjs', import.meta.url).href
  );
  expect((await script.clientTypes(openApiDocument(ROUTES))) === textOf('src/client/schema.d.ts')).toBe(true);
});

describe('journeys', () => {
  test('an administrator signs in for the first time', async () => {
    const empty = await testApp();
    const account = await createFirstAdmin(empty.auth);
    if (account === undefined) throw new Error('there was an administrator');
    const { username, password } = account;
    let token: string | undefined;
    const address = await empty.app.listen({ port: 0, host: '127.0.0.1' });
    const client = createClient({ baseUrl: address, token: () => token, language: 'en' });
    expect((await client.GET('/v1/me')).error?.code).toBe('not_signed_in');
    const signedIn = await unwrap(client.POST('/v1/sessions', { body: { username, password } }));
    expect(signedIn.stage).toBe('password');
    ({ token } = signedIn);
    ({ token } = await unwrap(
      client.POST('/v1/me/password', { body: { current: password, next: 'correct horse battery' } }),
    ));
    const { secret } = await unwrap(client.POST('/v1/me/totp'));
    const confirmed = await unwrap(
      client.POST('/v1/me/totp/confirm', { body: { code: totpCode(secret, Date.now()) } }),
    );
    ({ token } = confirmed);
    expect(await unwrap(client.GET('/v1/me'))).toMatchObject({ stage: 'full', grants: [{ role: 'operator-admin' }] });
    const { response } = await client.DELETE('/v1/sessions/current');
    expect(response.status).toBe(204);
    expect((await client.GET('/v1/me')).error?.status).toBe(401);
    await empty.close();
  });

  test('an order is placed once, however often it is sent', async () => {
    let sent = 0;
    const client = createClient({
      baseUrl,
      token: () => admin,
      // The first answer is lost on its way.
      fetch: async (request) => {
        const response = await fetch(request);
        if (++sent === 1) throw new TypeError('fetch failed');
        return response;
      },
    });
    const body = { orderId: 'once', memberId: 'ann', amount: '100.00' };
    const place = (header: { readonly 'Idempotency-Key': string }) =>
      client.POST('/v1/programmes/{programme}/orders', { params: { path: { programme }, header }, body });
    const { data, response } = await sendOnce(place, { pauseMs: 1 });
    expect(data?.ok).toBe(true);
    expect(response.headers.get('idempotency-replayed')).toBe('true');
    expect(sent).toBe(2);
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  });

  test('a batch: an outcome for each command', async () => {
    const { outcomes } = await unwrap(
      as(admin).POST('/v1/programmes/{programme}/commands', {
        params: { path: { programme } },
        body: {
          commands: [
            { type: 'PlaceOrder', orderId: 'b1', memberId: 'ben', amount: '10.00' },
            { type: 'PlaceOrder', orderId: 'b1', memberId: 'ben', amount: '10.00' },
          ],
        },
      }),
    );
    expect(outcomes.map(({ receipt }) => (receipt.ok ? 'ok' : receipt.code))).toEqual(['ok', 'order_exists']);
  });

  test('what is refused comes as a problem, in the language asked for, with every error', async () => {
    const params = { path: { programme } };
    const body = { orderId: 'refused', memberId: 'ann', amount: '0.00' };
    const { error } = await as(admin).POST('/v1/programmes/{programme}/orders', { params, body });
    expect(error).toMatchObject({ status: 422, field: 'amount', title: expect.stringMatching(/^[a-z]/) });
    const chinese = await as(admin, 'zh').POST('/v1/programmes/{programme}/orders', { params, body });
    expect(chinese.error?.title).toMatch(/\p{Script=Han}/u);
    const wrong = unwrap(
      as(admin).GET('/v1/programmes/{programme}/events', { params: { ...params, query: { limit: '0' } } }),
    );
    const thrown = await wrong.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(thrown).toBeInstanceOf(ProblemError);
    expect((thrown as ProblemError).problem).toMatchObject({
      code: 'request_invalid',
      errors: [{ field: 'query.limit' }],
    });
  });

  test('a statement, and the log, page by page', async () => {
    await movePrice('paged');
    const client = as(admin);
    const params = { path: { programme, member: 'ann' } };
    const whole = await unwrap(client.GET('/v1/programmes/{programme}/members/{member}/statement', { params }));
    const seen: number[] = [];
    for await (const { lines } of pages('before', (cursor) =>
      client.GET('/v1/programmes/{programme}/members/{member}/statement', {
        params: { ...params, query: { ...cursor, limit: '1' } },
      }),
    ))
      seen.push(...lines.map(({ seq }) => seq));
    expect(seen).toEqual(whole.lines.map(({ seq }) => seq));
    expect(seen.length).toBeGreaterThan(1);
    let last = 0;
    for await (const { events } of pages('after', (cursor) =>
      client.GET('/v1/programmes/{programme}/events', {
        params: { path: { programme }, query: { ...cursor, limit: '2' } },
      }),
    ))
      for (const { seq } of events) expect(seq).toBe(++last);
    expect(last).toBe(
      (await unwrap(client.GET('/v1/programmes/{programme}', { params: { path: { programme } } }))).seq,
    );
  });
});

describe('streams', () => {
  test('the price goes on after the connection broke, and tells nothing twice', async () => {
    const seen: number[] = [];
    const end = new AbortController();
    let connection = new AbortController();
    const client = createClient({
      baseUrl,
      token: () => admin,
      fetch: async (request) => {
        connection = new AbortController();
        return fetch(request, { signal: AbortSignal.any([request.signal, connection.signal]) });
      },
    });
    for await (const { seq, data } of client.prices(programme, { signal: end.signal, pauseMs: 10 })) {
      seen.push(seq);
      expect(data).toMatchObject({ seq, price: expect.stringMatching(/^\d+\.\d{8}$/) });
      if (seen.length === 3) end.abort();
      else {
        if (seen.length === 1) connection.abort();
        await movePrice(`stream-${seen.length}`);
      }
    }
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
    expect(seen).toHaveLength(3);
  });

  test('a member sees what they have; who may not, gets a problem, also when the right ends meanwhile', async () => {
    const token = await given.person({ role: 'operator-support' });
    const stream = as(token).member(programme, 'ann', { pauseMs: 10 });
    expect((await stream.next()).value).toMatchObject({ data: { memberId: 'ann' } });
    const next = stream.next();
    await as(token).DELETE('/v1/sessions/current');
    await expect(next).rejects.toMatchObject({ problem: { status: 401 } });
    await expect(as('nobody').prices(programme).next()).rejects.toThrow(ProblemError);
  });
});

test('the answer of somebody else is no problem of ours, and is asked for again where that is safe', async () => {
  let asked = 0;
  const proxy = createServer((_request, response) => {
    asked++;
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad Gateway</h1>');
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const client = createClient({ baseUrl: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` });
  await expect(client.GET('/v1/me')).rejects.toThrow(UnexpectedAnswerError);
  expect(asked).toBe(1);
  const again = sendOnce(
    (header) =>
      client.POST('/v1/programmes/{programme}/orders/{order}/settle', {
        params: { path: { programme: '1', order: 'o' }, header },
      }),
    { attempts: 3, pauseMs: 1 },
  );
  await expect(again).rejects.toThrow(UnexpectedAnswerError);
  expect(asked).toBe(4);
  proxy.close();
});

test('docs/client.md: its program runs and prints what stands there', async () => {
  const { fences } = takeFences(textOf('docs/client.md'));
  const program = fences.filter(({ language }) => language === 'js').flatMap(({ lines }) => lines);
  const shown = fences.filter(({ language }) => language === 'text').flatMap(({ lines }) => lines);
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program.join('\n')], {
    cwd: ROOT,
    env: {
      ...process.env,
      GREENPOOL_URL: baseUrl,
      GREENPOOL_TOKEN: admin,
      GREENPOOL_SANDBOX: String(await openSandbox(given, admin, 'document')),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  await once(child, 'close');
  expect(output.trimEnd().split('\n')).toEqual(shown);
});
