/** Requests by plain node:http: a connection that breaks is told at once, whenever it breaks. */
import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

/** What came back. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** What goes out beside the address. */
export interface HttpRequest {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly token?: string;
  /** Sent as JSON. */
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service that runs answers within this, or fails the test. */
const SILENT_MS = 60_000;

/** Connections that are used again. */
export function connections(most = Infinity): Agent {
  return new Agent({ keepAlive: true, maxSockets: most });
}

/** Sends a request. Rejects when the connection breaks before the answer is whole. */
export function http(
  agent: Agent,
  url: string,
  { method = 'GET', token, body, headers }: HttpRequest = {},
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      agent,
      method,
      timeout: SILENT_MS,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${SILENT_MS} ms: ${method} ${url}`)));
    sent.on('error', reject);
    sent.on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('close', () => {
        if (!response.complete) return reject(new Error('the answer was cut off'));
        const text = Buffer.concat(pieces).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Makes a sandbox that runs with the clock, as whoever has the token. Its number. */
export async function makeSandbox(
  agent: Agent,
  address: string,
  token: string | undefined,
  name: string,
  plan: object,
): Promise<number> {
  const { status, text } = await http(agent, `${address}/v1/programmes`, {
    method: 'POST',
    ...(token !== undefined && { token }),
    body: { name, mode: 'sandbox', plan },
  });
  if (status !== 201) throw new Error(text);
  return (JSON.parse(text) as { readonly id: number }).id;
}
