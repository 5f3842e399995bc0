/**
 * The client of the HTTP interface, for browsers and Node: `greenpool/client`. Every path, parameter and answer is typed by the OpenAPI document; what is
 * wrong comes back as a problem.
 */
import createFetchClient from 'openapi-fetch';
import type { Client } from 'openapi-fetch';
import { requireOurs } from './problem.ts';
import type { paths } from './schema.d.ts';
import { follow } from './streams.ts';
import type { StreamEvent, StreamOptions } from './streams.ts';

export { newKey, sendOnce } from './once.ts';
export { pages } from './pages.ts';
export { ProblemError, UnexpectedAnswerError, unwrap } from './problem.ts';
export type { Problem } from './problem.ts';

/** Where the service is, and who asks. */
export interface ClientOptions {
  /** Such as `https://points.example`; on a page of the service's own, leave it out. */
  readonly baseUrl?: string;
  /** Gives the token of the session, or an API key; undefined before signing in. Asked for each request. */
  readonly token?: () => string | undefined;
  /** Of what people read in answers; Chinese unless said. */
  readonly language?: 'zh' | 'en';
  /** What sends; the platform's own unless said. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

type Answer<Path extends keyof paths> = paths[Path] extends {
  readonly get: { readonly responses: { readonly 200: { content: { readonly 'application/json': infer T } } } };
}
  ? T
  : never;

/** The price as a stream tells it. */
export type PriceNow = Pick<
  Answer<'/v1/programmes/{programme}/pool'>,
  'at' | 'seq' | 'price' | 'reserve' | 'supply' | 'scale'
>;

/** A member as a stream tells it. */
export type MemberNow = Answer<'/v1/programmes/{programme}/members/{member}'>;

/** See {@link createClient}. */
export interface GreenpoolClient extends Client<paths> {
  /** The price as it is, then whenever it moves. Goes on after a broken connection; throws a `ProblemError` for who may not see it. */
  prices(programme: string, options?: StreamOptions): AsyncGenerator<StreamEvent<PriceNow>>;
  /** What a member has, then whenever it changes; as {@link prices}. */
  member(programme: string, member: string, options?: StreamOptions): AsyncGenerator<StreamEvent<MemberNow>>;
}

/**
 * A client. `GET`, `POST`, `PUT` and `DELETE` take a path of the document and its parameters, and resolve with `data` or with `error`, a problem. They reject
 * when there is no connection, and with an `UnexpectedAnswerError` for an answer of somebody else.
 */
export function createClient({ baseUrl = '', token, language = 'zh', fetch }: ClientOptions = {}): GreenpoolClient {
  const send = fetch ?? ((request: Request) => globalThis.fetch(request));
  const headers = (): Readonly<Record<string, string>> => {
    const secret = token?.();
    return { 'accept-language': language, ...(secret !== undefined && { authorization: `Bearer ${secret}` }) };
  };
  const client = createFetchClient<paths>({ baseUrl, fetch: send });
  client.use({
    onRequest: ({ request }) => {
      for (const [name, value] of Object.entries(headers())) request.headers.set(name, value);
    },
    onResponse: ({ response }) => requireOurs(response),
  });
  const stream =
    (path: string): Parameters<typeof follow>[0] =>
    (more, signal) =>
      send(new Request(`${baseUrl}${path}`, { headers: { ...headers(), ...more }, signal: signal ?? null }));
  const inProgramme = (programme: string): string => `/v1/programmes/${encodeURIComponent(programme)}`;
  return {
    ...client,
    prices: (programme, options) => follow(stream(`${inProgramme(programme)}/stream`), options),
    member: (programme, member, options) =>
      follow(stream(`${inProgramme(programme)}/members/${encodeURIComponent(member)}/stream`), options),
  };
}
