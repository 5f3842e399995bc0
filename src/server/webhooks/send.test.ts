import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createSender } from './send.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A receiver on loopback: its port. */
async function receiver(listener: RequestListener): Promise<{ port: number; server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, server };
}

function sender(options: Partial<Parameters<typeof createSender>[0]> = {}): ReturnType<typeof createSender> {
  const made = createSender({ allowPrivate: true, ...options });
  ends.push(() => made.close());
  return made;
}

const BODY = Buffer.from('{"a":"积分"}');

test('the body arrives as it is, and connections are used again, also after the receiver closed them', async () => {
  const seen: string[] = [];
  const sockets = new Set<unknown>();
  const { port, server } = await receiver((request, response) => {
    sockets.add(request.socket);
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      seen.push(`${request.method} ${request.url} ${request.headers.host} ${Buffer.concat(parts).toString()}`);
      response.writeHead(204).end();
    });
  });
  const { send } = sender();
  const url = `http://localhost:${port}/hook?x=1`;
  expect(await send(url, { 'webhook-id': '1' }, BODY)).toEqual({ ok: true, status: 204 });
  expect(await send(url, { 'webhook-id': '1' }, BODY)).toEqual({ ok: true, status: 204 });
  expect(sockets.size).toBe(1);
  server.closeAllConnections();
  expect(await send(url, { 'webhook-id': '1' }, BODY)).toEqual({ ok: true, status: 204 });
  expect(seen).toEqual(Array.from({ length: 3 }, () => `POST /hook?x=1 localhost:${port} {"a":"积分"}`));
});

test('redirects are not followed', async () => {
  let reached = 0;
  const inside = await receiver((_, response) => {
    reached++;
    response.end();
  });
  const { port } = await receiver((_, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end(),
  );
  const sent = await sender().send(`http://127.0.0.1:${port}/`, {}, BODY);
  expect(sent).toEqual({ ok: false, fault: 'redirected', status: 307, answer: '' });
  expect(reached).toBe(0);
});

test('the name is looked up once, and the connection goes to the address that was checked', async () => {
  const { port } = await receiver((_, response) => response.end());
  let asked = 0;
  const resolve = (): Promise<readonly string[]> => Promise.resolve([asked++ === 0 ? '127.0.0.1' : '127.9.9.9']);
  expect(await sender({ resolve }).send(`http://shop.example:${port}/`, {}, BODY)).toEqual({ ok: true, status: 200 });
  expect(asked).toBe(1);
});

test('an answer that does not come, one that does not end, and a name that is not answered for all end in time', async () => {
  const silent = await receiver(() => undefined);
  const endless = await receiver((_, response) => void response.writeHead(200).write('x'));
  for (const { port } of [silent, endless]) {
    const start = performance.now();
    const sent = await sender({ timeoutMs: 150 }).send(`http://127.0.0.1:${port}/`, {}, BODY);
    expect(sent).toEqual({ ok: false, fault: 'timeout' });
    expect(performance.now() - start).toBeLessThan(2000);
  }
  const never = new Promise<readonly string[]>(() => undefined);
  const sent = await sender({ timeoutMs: 150, resolve: () => never }).send('http://shop.example/', {}, BODY);
  expect(sent).toEqual({ ok: false, fault: 'timeout' });
});

test('of an answer at most 64 KiB are read and 500 characters kept', async () => {
  let written = 0;
  const { port } = await receiver((_, response) => {
    response.writeHead(500);
    const more = (): void => {
      while (!response.destroyed && written < 50_000_000) {
        written += 16_384;
        if (!response.write('é'.repeat(8192))) {
          response.once('drain', more);
          return;
        }
      }
      response.end();
    };
    more();
  });
  const sent = await sender().send(`http://127.0.0.1:${port}/`, {}, BODY);
  expect(sent).toEqual({ ok: false, fault: 'answer_not_2xx', status: 500, answer: 'é'.repeat(500) });
  // What the system holds in its buffers on the way is not read by us.
  expect(written).toBeLessThan(20_000_000);
});

test('nobody there, no such name, no TLS', async () => {
  const { port, server } = await receiver((_, response) => response.end());
  const { send } = sender();
  expect(await send(`https://127.0.0.1:${port}/?token=s3cret`, {}, BODY)).toEqual({ ok: false, fault: 'tls_failed' });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  expect(await send(`http://127.0.0.1:${port}/`, {}, BODY)).toEqual({ ok: false, fault: 'connection_failed' });
  const unknown = sender({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
  expect(await unknown.send('http://shop.example/', {}, BODY)).toEqual({ ok: false, fault: 'name_unknown' });
});
