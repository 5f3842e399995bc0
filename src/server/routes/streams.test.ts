import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox, testApp } from '../../../test/support/app.ts';
import type { TestApp } from '../../../test/support/app.ts';

let given: TestApp;
let admin: string;
let base: string;

beforeAll(async () => {
  given = await testApp({ limits: { streamsPerCaller: 2, heartbeatMs: 50 } });
  admin = await given.person({ role: 'operator-admin' });
  base = `/v1/programmes/${await openSandbox(given, admin)}`;
});
afterAll(() => given.close());

const post = (path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) =>
  given.ask('POST', `${base}${path}`, { as: admin, body, headers });
const get = (path: string, as = admin) => given.ask('GET', `${base}${path}`, { as });

describe('streams', () => {
  /** Reads a stream until `enough` holds of its text. */
  async function listen(
    path: string,
    enough: (text: string) => boolean,
    headers: Readonly<Record<string, string>> = {},
    act?: () => Promise<unknown>,
  ) {
    const address = await given.app
      .listen({ port: 0, host: '127.0.0.1' })
      .catch(() => `http://127.0.0.1:${(given.app.server.address() as { port: number }).port}`);
    const controller = new AbortController();
    const response = await fetch(`${address}${base}${path}`, {
      headers: { authorization: `Bearer ${admin}`, ...headers },
      signal: controller.signal,
    });
    let text = '';
    const decoder = new TextDecoder();
    if (response.body === null) throw new Error('no body');
    const acted = act?.();
    for await (const piece of response.body) {
      text += decoder.decode(piece, { stream: true });
      if (enough(text)) break;
    }
    await acted;
    controller.abort();
    return { response, text };
  }

  test('the price: as it is, then as it moves', async () => {
    const { response, text } = await listen(
      '/stream',
      (seen) => seen.split('event: price').length > 2,
      {},
      async () => {
        await post('/orders', { orderId: 'moves', memberId: 'ann', amount: '500.00' });
        await given.ask('PUT', `${base}/clock`, { as: admin, body: { advanceSeconds: 86_400 * 40 } });
      },
    );
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const events = text
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)));
    expect(events[1].seq).toBeGreaterThan(events[0].seq);
    expect(Number(events[1].price)).toBeGreaterThanOrEqual(Number(events[0].price));
  });

  test('who comes back with the newest id gets nothing twice', async () => {
    const { seq } = (await get('/pool')).body;
    const { text } = await listen('/stream', (seen) => seen.includes(': here'), { 'last-event-id': String(seq) });
    expect(text).not.toContain('event: price');
  });

  test('a member’s balance', async () => {
    const { text } = await listen(
      '/members/ann/stream',
      (seen) => seen.split('event: member').length > 2,
      {},
      () =>
        post('/commands', {
          commands: [
            {
              type: 'AdjustBalance',
              adjustmentId: 'a1',
              account: 'cash',
              memberId: 'ann',
              amount: '0.01',
              reason: 'test',
            },
          ],
        }),
    );
    expect(text).toContain('"memberId":"ann"');
  });

  test('no more than a caller may have, and a session that ends ends its streams', async () => {
    const address = `http://127.0.0.1:${(given.app.server.address() as { port: number }).port}${base}/stream`;
    const token = await given.person({ role: 'operator-support' });
    const open = () => fetch(address, { headers: { authorization: `Bearer ${token}` } });
    const [one, two, three] = [await open(), await open(), await open()];
    expect([one.status, two.status, three.status]).toEqual([200, 200, 429]);
    await three.body?.cancel();
    await given.ask('DELETE', '/v1/sessions/current', { as: token });
    // Reading to the end ends only when the service ends it.
    expect(await one.text()).toContain('event: price');
    await two.text();
  });
});
