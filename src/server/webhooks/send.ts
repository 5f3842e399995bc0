/** One webhook on its way: the address is looked up and checked by us, and the connection goes to the very address that was checked. */
import { Resolver, lookup } from 'node:dns/promises';
import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { endpointUrl, hostOf, isPublic, portOf } from './addresses.ts';

/** Why an attempt failed. Never a text from outside: nothing of a URL, a secret or an answer is in it. */
type SendFault =
  | 'url_refused'
  | 'address_refused'
  | 'name_unknown'
  | 'timeout'
  | 'connection_failed'
  | 'tls_failed'
  | 'redirected'
  | 'answer_not_2xx';

/** What became of one attempt: a status of 2xx, or why it failed. `answer` is the beginning of the receiver's text, at most 500 characters. */
export type Sent =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly fault: SendFault; readonly status?: number; readonly answer?: string };

/** Posts a body. Never rejects. */
export type Send = (url: string, headers: Readonly<Record<string, string>>, body: Buffer) => Promise<Sent>;

/** The addresses of a host name; rejects when there are none. */
type Resolve = (host: string) => Promise<readonly string[]>;

/** Choices for {@link createSender}. */
export interface SenderOptions {
  /** Also http, any port, and addresses inside our network: for sandboxes and tests. */
  readonly allowPrivate: boolean;
  readonly resolve?: Resolve;
  /** From looking up the name to the end of the answer; 10 s unless said. */
  readonly timeoutMs?: number;
  /** Further options of the TLS connection, such as a certificate to trust. */
  readonly tls?: { readonly ca?: string };
}

const TIMEOUT_MS = 10_000;
const MOST_ANSWER_BYTES = 64 * 1024;
const KEPT_CHARACTERS = 500;
const IDLE_MS = 5000;

/** A way to send, and its end: open connections are closed. */
export interface Sender {
  readonly send: Send;
  close(): void;
}

/** Makes a sender. It keeps connections open for the next webhook; each was made to a checked address. */
export function createSender({ allowPrivate, resolve, timeoutMs = TIMEOUT_MS, tls }: SenderOptions): Sender {
  const options = { keepAlive: true, maxFreeSockets: 2, timeout: IDLE_MS };
  const agents = { http: new HttpAgent(options), https: new HttpsAgent({ ...options, ...tls }) };
  const addressesOf = resolve ?? (allowPrivate ? resolveLocally : resolvePublicly);

  const checkedAddress = async (host: string): Promise<string> => {
    const addresses = isIP(host) === 0 ? await addressesOf(host).catch(() => []) : [host];
    const [first] = addresses;
    if (first === undefined) return 'name_unknown';
    // One inside address among public ones is no accident.
    return allowPrivate || addresses.every(isPublic) ? first : 'address_refused';
  };

  const send: Send = async (text, headers, body) => {
    const url = endpointUrl(text, allowPrivate);
    if (typeof url === 'string') return { ok: false, fault: 'url_refused' };
    let timer: NodeJS.Timeout | undefined;
    let request: ClientRequest | undefined;
    let over = false;
    const late = new Promise<Sent>((resolve) => {
      timer = setTimeout(() => {
        over = true;
        resolve({ ok: false, fault: 'timeout' });
        request?.destroy();
      }, timeoutMs);
    });
    const attempt = async (): Promise<Sent> => {
      const address = await checkedAddress(hostOf(url));
      if (isIP(address) === 0) return { ok: false, fault: address as SendFault };
      const start = (): ClientRequest | undefined =>
        over ? undefined : (request = open(url, address, headers, body, agents));
      return exchange(start);
    };
    try {
      return await Promise.race([attempt(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    send,
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

function open(
  url: URL,
  address: string,
  headers: Readonly<Record<string, string>>,
  body: Buffer,
  agents: { readonly http: HttpAgent; readonly https: HttpsAgent },
): ClientRequest {
  const family = isIP(address);
  const lookup: LookupFunction = (_, options, answer) => {
    if (options.all === true) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };
  const options = {
    method: 'POST',
    host: hostOf(url),
    port: portOf(url),
    path: `${url.pathname}${url.search}`,
    headers: { ...headers, 'content-length': String(body.length) },
    lookup,
  };
  const request =
    url.protocol === 'https:'
      ? requestHttps({ ...options, agent: agents.https })
      : requestHttp({ ...options, agent: agents.http });
  request.end(body);
  return request;
}

/** Waits for the answer. A kept connection that the other side has closed meanwhile says nothing about the receiver: once more, on a new one. */
async function exchange(start: () => ClientRequest | undefined): Promise<Sent> {
  const first = start();
  const sent = await answered(first);
  return !sent.ok && sent.fault === 'connection_failed' && first?.reusedSocket === true ? answered(start()) : sent;
}

/** The answer to a request; to one that was not begun, because the time is over, that. */
function answered(request: ClientRequest | undefined): Promise<Sent> {
  if (request === undefined) return Promise.resolve({ ok: false, fault: 'timeout' });
  return new Promise((resolve) => {
    let responded = false;
    request.on('error', (error: NodeJS.ErrnoException) => resolve({ ok: false, fault: faultOf(error) }));
    request.on('close', () => {
      if (!responded) resolve({ ok: false, fault: 'connection_failed' });
    });
    request.on('response', (response) => {
      responded = true;
      resolve(outcomeOf(response));
    });
  });
}

async function outcomeOf(response: IncomingMessage): Promise<Sent> {
  const answer = await readBeginning(response);
  const status = response.statusCode ?? 0;
  if (status >= 200 && status < 300) return { ok: true, status };
  return { ok: false, fault: status >= 300 && status < 400 ? 'redirected' : 'answer_not_2xx', status, answer };
}

/** The first characters of an answer. It is read to its end, so that the connection can be used again; past 64 KiB it is cut off. */
function readBeginning(response: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const kept: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      if (bytes < KEPT_CHARACTERS * 4) kept.push(chunk.subarray(0, KEPT_CHARACTERS * 4));
      bytes += chunk.length;
      if (bytes > MOST_ANSWER_BYTES) response.destroy();
    });
    response.on('error', () => undefined);
    response.on('close', () => {
      const text = Buffer.concat(kept).toString('utf8');
      resolve(Array.from(text).slice(0, KEPT_CHARACTERS).join(''));
    });
  });
}

function faultOf({ code = '' }: NodeJS.ErrnoException): SendFault {
  return /^ERR_TLS|^ERR_SSL|CERT|SIGNATURE|ISSUER|EPROTO/.test(code) ? 'tls_failed' : 'connection_failed';
}

const DNS_TIMEOUT_MS = 3000;

/** Asks the name servers directly: the system's own look-up would wait in the few threads that everything else of the process shares. */
async function resolvePublicly(host: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: DNS_TIMEOUT_MS, tries: 2 });
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return found.flatMap((part) => (part.status === 'fulfilled' ? part.value : []));
}

/** Also names that only this machine knows. */
async function resolveLocally(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}
