import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { KINDS } from './kinds.ts';
import { newSecret, signedHeaders, verified } from './signature.ts';

const NOW = Date.UTC(2026, 0, 1);
const body = Buffer.from('{"amount":"1.00"}');

test('the example of Standard Webhooks', () => {
  // From the specification's own test of its libraries.
  const headers = signedHeaders(
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1_614_265_330_000,
    Buffer.from('{"test": 2432232314}'),
  );
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('a webhook is believed with the bytes, the id, the time and the secret that it was signed with, and no other', () => {
  const [secret, other] = [newSecret(), newSecret()];
  const headers = signedHeaders([secret], 'e-1', NOW, body);
  expect(verified([secret], headers, body, NOW)).toEqual({ id: 'e-1' });
  expect(verified([other, secret], headers, body, NOW + 300_000)).toEqual({ id: 'e-1' });
  expect(verified([secret], headers, body, NOW - 300_000)).toEqual({ id: 'e-1' });
  expect(verified([other], headers, body, NOW)).toEqual({ doubt: 'signature_wrong' });
  expect(verified([], headers, body, NOW)).toEqual({ doubt: 'signature_wrong' });
  expect(verified([secret], headers, body, NOW + 300_001)).toEqual({ doubt: 'signature_stale' });
  expect(verified([secret], headers, body, NOW - 300_001)).toEqual({ doubt: 'signature_stale' });
  const again = Buffer.from(JSON.stringify(JSON.parse(body.toString()), null, 1));
  expect(verified([secret], headers, again, NOW)).toEqual({ doubt: 'signature_wrong' });
  expect(verified([secret], { ...headers, 'webhook-id': 'e-2' }, body, NOW)).toEqual({ doubt: 'signature_wrong' });
  const later = { ...headers, 'webhook-timestamp': String(NOW / 1000 + 1) };
  expect(verified([secret], later, body, NOW)).toEqual({ doubt: 'signature_wrong' });
  for (const name of Object.keys(headers))
    expect(verified([secret], { ...headers, [name]: undefined }, body, NOW)).toEqual({ doubt: 'signature_missing' });
});

test('every character of a signature matters, and a probe is no exception', () => {
  const secret = newSecret();
  const headers = signedHeaders([secret], 'e-1', NOW, body);
  const signature = headers['webhook-signature'] as string;
  for (let i = 0; i < signature.length; i++) {
    const changed = signature.slice(0, i) + (signature[i] === 'A' ? 'B' : 'A') + signature.slice(i + 1);
    const result = verified([secret], { ...headers, 'webhook-signature': changed }, body, NOW);
    // The last character of 32 bytes in base64 has two bits that mean nothing.
    if (i !== signature.length - 2) expect(result, String(i)).toHaveProperty('doubt');
  }
  const probe = `v1,${createHmac('sha256', 'WECHATPAY/SIGNTEST/').update('x').digest('base64')}`;
  expect(verified([secret], { ...headers, 'webhook-signature': probe }, body, NOW)).toEqual({
    doubt: 'signature_wrong',
  });
});

test('while a secret is being changed there are two signatures, and either is enough', () => {
  const [old, next] = [newSecret(), newSecret()];
  const headers = signedHeaders([next, old], 'e-1', NOW, body);
  expect(headers['webhook-signature']?.split(' ')).toHaveLength(2);
  expect(verified([old], headers, body, NOW)).toEqual({ id: 'e-1' });
  expect(verified([next], headers, body, NOW)).toEqual({ id: 'e-1' });
});

const PAGE = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');

test('docs/webhooks.md: what it shows verifies what we send, and nothing else', async () => {
  const code = /```js\n(.*?)```/s.exec(PAGE)?.[1] ?? '';
  const page = (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)) as {
    isGenuine(secret: string, headers: object, rawBody: Buffer): boolean;
  };
  const [secret, other] = [newSecret(), newSecret()];
  const headers = signedHeaders([other, secret], 'e-1', Date.now(), body);
  expect(page.isGenuine(secret, headers, body)).toBe(true);
  expect(page.isGenuine(newSecret(), headers, body)).toBe(false);
  expect(page.isGenuine(secret, headers, Buffer.from('{"amount":"2.00"}'))).toBe(false);
  expect(page.isGenuine(secret, { ...headers, 'webhook-signature': 'v1,é' }, body)).toBe(false);
  expect(page.isGenuine(secret, {}, body)).toBe(false);
  expect(page.isGenuine(secret, signedHeaders([secret], 'e-1', Date.now() - 301_000, body), body)).toBe(false);
});

test('docs/webhooks.md names every kind', () => {
  for (const kind of KINDS) expect(PAGE).toContain(`\`${kind}\``);
});
