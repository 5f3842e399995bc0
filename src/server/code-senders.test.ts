import { createServer } from 'node:http';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { planOf, testApp } from '../../test/support/app.ts';
import type { Wording } from '#core/plan-field';
import { consoleSender, relaySender } from './code-senders.ts';
import { createSender } from './webhooks/send.ts';
import { newSecret, verified } from './webhooks/signature.ts';

const PHONE = '+8613800138000';
const MESSAGE = { phone: PHONE, code: '012345', programme: 1, language: 'en' } as const;
const NOW = Date.UTC(2026, 0, 1);

const ends: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

async function relay(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/codes`;
}

function sender(): ReturnType<typeof createSender>['send'] {
  const made = createSender({ allowPrivate: true });
  ends.push(() => made.close());
  return made.send;
}

test('a relay gets phone, code and language, signed', async () => {
  const got: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
  const url = await relay((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      got.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(204).end();
    });
  });
  const secret = newSecret();
  await relaySender({ url, secret }, () => NOW, sender()).send(MESSAGE);
  const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = got;
  expect(JSON.parse(body.toString())).toEqual({ phone: PHONE, code: '012345', language: 'en' });
  expect(verified([secret], headers, body, NOW)).toEqual({ id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(verified([newSecret()], headers, body, NOW)).toEqual({ doubt: 'signature_wrong' });
});

test('a relay that does not take the code: the caller hears of it, and nothing else', async () => {
  const url = await relay((_request, response) => response.writeHead(500).end(PHONE));
  const codeSender = relaySender({ url, secret: newSecret() }, () => NOW, sender());
  const given = await testApp({ codeSender });
  ends.push(() => given.close());
  const { id } = await given.programmes.create(
    { name: 'live', mode: 'live', plan: await planOf('local-life') },
    'test',
  );
  const answer = await given.ask('POST', `/v1/programmes/${id}/sign-in-codes`, { body: { phone: '13800138000' } });
  expect(answer.body).toMatchObject({ status: 503, code: 'code_not_sent' });
  expect(answer.text).not.toContain('138');
});

test('the console shows the codes of sandboxes; a live programme offers none', async () => {
  const said: Wording[] = [];
  const given = await testApp({ codeSender: consoleSender((wording) => said.push(wording)) });
  ends.push(() => given.close());
  const plan = await planOf('local-life');
  const path = async (mode: 'sandbox' | 'live'): Promise<string> =>
    `/v1/programmes/${(await given.programmes.create({ name: mode, mode, plan }, 'test')).id}`;
  const [live, sandbox] = [await path('live'), await path('sandbox')];
  const phone = '13800138000';
  expect((await given.ask('POST', `${live}/sign-in-codes`, { body: { phone } })).body.code).toBe('not_offered');
  expect(said).toEqual([]);
  expect((await given.ask('POST', `${sandbox}/sign-in-codes`, { body: { phone } })).status).toBe(202);
  const code = /13800138000.* ([0-9]{6})$/.exec(said[0]?.en ?? '')?.[1];
  const signedIn = await given.ask('POST', `${sandbox}/sessions`, { body: { phone, code, as: 'member' } });
  expect([signedIn.status, signedIn.body.stage]).toEqual([201, 'full']);
});
