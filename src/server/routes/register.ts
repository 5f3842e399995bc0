/** From the table of routes to Fastify: who is asking, whether they may, what they sent; then the handler. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { mismatchesOf } from '#api/invalid-texts';
import { languageOf } from '#api/language';
import { extentOf, mayDo, requireMay } from '../auth/access.ts';
import type { Target } from '../auth/access.ts';
import { AuthError } from '../auth/errors.ts';
import { actorOf } from '../auth/principal.ts';
import type { Principal } from '../auth/principal.ts';
import { MismatchError, ProblemError } from '../problems.ts';
import type { Programme } from '../programmes.ts';
import { BusyError } from '../writer.ts';
import { runsSandbox } from './authorize.ts';
import { glance } from './glance.ts';
import { targetOfOrder } from './orders-of.ts';
import type { Call, Route, Service } from './route.ts';
import { secretOf } from './secret.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is asking; undefined for a public route. */
    principal: Principal | undefined;
    /** Whose requests are counted together: a principal, or an address. */
    caller: string;
    /** The programme of the path. */
    programme: Programme | undefined;
  }
  interface FastifyContextConfig {
    /** The row of the table; Fastify takes no route without. */
    route?: Route;
  }
}

/** Counts the request for its caller; throws when there were too many. */
export type CallerLimit = (request: FastifyRequest) => Promise<void>;

/** Refuses every route that is no row of the table: it would have no access rule. */
export function refuseOtherRoutes(app: FastifyInstance): void {
  app.addHook('onRoute', ({ config, url }) => {
    if (config?.route === undefined) throw new Error(`The route ${url} does not stand in the table of routes.`);
  });
}

/** Puts every route of the table into `app`. */
export function registerRoutes(
  app: FastifyInstance,
  routes: readonly Route[],
  service: Service,
  limit: CallerLimit,
): void {
  app.decorateRequest('principal', undefined);
  app.decorateRequest('programme', undefined);
  app.decorateRequest('caller', '');
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart = '' }) => (value) => {
    const result = schema.safeParse(value);
    if (result.success) return { value: result.data };
    const part = { params: 'path', querystring: 'query' }[httpPart] ?? httpPart;
    return { error: new MismatchError(part, mismatchesOf(result.error.issues, value)) };
  });
  // An answer that does not match its schema is a bug of ours and goes out as internal_error.
  app.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      (value) =>
        JSON.stringify(schema.parse(value)),
  );
  app.addHook('onRequest', async (request) => {
    const { route } = request.routeOptions.config;
    if (route === undefined) return;
    await identify(request, route, service, limit);
  });
  app.addHook('preHandler', async (request) => {
    const { route } = request.routeOptions.config;
    if (route !== undefined) await requireTarget(request, route, service);
  });
  const add = (scope: FastifyInstance, route: Route): void =>
    void scope.route({ ...optionsOf(route), handler: (...both) => handle(route, service, ...both) });
  const isRaw = ({ rawBody }: Route): boolean => rawBody !== undefined;
  for (const route of routes.filter((one) => !isRaw(one))) add(app, route);
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    for (const route of routes.filter(isRaw)) add(scope, route);
  });
}

function optionsOf(route: Route) {
  const { method, path, params, query, body, answers, rawBody } = route;
  const response = Object.entries(answers).filter(([, form]) => typeof form !== 'string');
  return {
    method,
    url: path,
    ...(rawBody !== undefined && { bodyLimit: rawBody }),
    config: { route },
    schema: {
      ...(params !== undefined && { params }),
      querystring: query ?? z.strictObject({}),
      ...(body !== undefined && { body }),
      response: Object.fromEntries(response),
    },
  };
}

/** Who is asking, and whether they may come in at all: decided before a body is read. */
async function identify(request: FastifyRequest, route: Route, service: Service, limit: CallerLimit): Promise<void> {
  // What is told by a signature is counted apart: a shop sends more than whoever signs in.
  request.caller = `${route.rawBody === undefined ? 'address' : 'signed'}:${request.ip}`;
  if (route.access === 'public') return limit(request);
  try {
    const principal = await service.authenticator.authenticate(secretOf(request));
    request.caller = actorOf(principal);
    request.principal = principal;
  } catch (error) {
    // Whoever guesses tokens is counted by address; not so whoever comes while the database does not answer.
    if (error instanceof AuthError) await limit(request);
    throw error;
  }
  await limit(request);
  const { principal } = request;
  if (principal === undefined || route.access === 'session') return;
  const number = programmeNumber(request);
  const programme = number === undefined ? undefined : service.programmes.get(number);
  const plays = route.target === 'commands' && programme !== undefined && runsSandbox(principal, programme);
  if (!plays && !mayEnter(principal, route, number)) {
    // Says how far the session is, if that is why.
    requireMay(principal, route.access[0], {});
    throw new AuthError('not_allowed');
  }
  if (number === undefined) return;
  if (programme === undefined) throw new ProblemError('programme_unknown');
  // Under more than it can do, the service spends as little as it can on what it refuses: the body is not read.
  if (route.target === 'commands' && programme.writer.isFull) throw new BusyError('the queue is full');
  request.programme = programme;
}

/** The number in the path; 0, which no programme has, for anything else that stands there. */
function programmeNumber(request: FastifyRequest): number | undefined {
  const { programme } = request.params as { readonly programme?: string };
  if (programme === undefined) return undefined;
  return /^[1-9][0-9]{0,8}$/.test(programme) ? Number(programme) : 0;
}

function mayEnter(principal: Principal, { access, target }: Route, programme: number | undefined): boolean {
  if (typeof access === 'string') return false;
  if (principal.kind === 'person' && principal.stage !== 'full') return false;
  // What is shown is decided by the handler, row by row; in a programme nothing would be shown to whoever may see none.
  if (target === 'list' && programme === undefined) return true;
  if (target === 'self') {
    return (
      principal.kind === 'person' && access.some((action) => mayDo(principal, action, { person: principal.person }))
    );
  }
  return access.some((action) => {
    const { any, merchants, members } = extentOf(principal, action, programme);
    return any || merchants.length > 0 || members.length > 0;
  });
}

/** Whether they may do it to this: decided by the stored object, before the handler runs. */
async function requireTarget(request: FastifyRequest, route: Route, service: Service): Promise<void> {
  const { principal } = request;
  if (typeof route.access === 'string') return;
  if (principal === undefined) throw new AuthError('not_signed_in');
  const { access, target: rule } = route;
  if (rule === 'list' || rule === 'self' || rule === 'commands' || rule === 'stored') return;
  const target = await targetOf(request, rule, service, () =>
    access.some((action) => extentOf(principal, action, request.programme?.id).any),
  );
  if (!access.some((action) => mayDo(principal, action, target))) throw new AuthError('not_allowed');
}

async function targetOf(
  request: FastifyRequest,
  rule: Exclude<Route['target'], 'list' | 'self' | 'commands' | 'stored'>,
  service: Service,
  mayAny: () => boolean,
): Promise<Target> {
  const { programme } = request;
  if (rule === 'installation' || rule === 'none') return {};
  if (programme === undefined) throw new ProblemError('programme_unknown');
  const { id } = programme;
  if (rule === 'programme' || mayAny()) return { programme: id };
  const external = (request.params as Readonly<Record<string, string>>)[rule] ?? '';
  if (rule === 'order') return targetOfOrder(service, programme, external);
  const number = await glance(programme.writer, (desk) => desk.aliases.ours(rule, external));
  return { programme: id, ...(number !== undefined && { [rule]: number }) };
}

async function handle(route: Route, service: Service, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const answered = await route.handler(callOf(service, request, reply));
  if (route.endsRights === true) service.authenticator.forget();
  if (answered === undefined) return reply.hijack();
  const { status, body, text, type, headers } = answered;
  reply.code(status);
  if (headers !== undefined) reply.headers(headers);
  if (text === undefined) return reply.send(body);
  return reply.type(type ?? 'application/json; charset=utf-8').send(text);
}

function callOf(service: Service, request: FastifyRequest, reply: FastifyReply): Call {
  return {
    service,
    request,
    reply,
    language: languageOf(request.headers['accept-language']),
    params: request.params,
    query: request.query,
    body: request.body,
    get principal() {
      if (request.principal === undefined) throw new AuthError('not_signed_in');
      return request.principal;
    },
    get person() {
      const { principal } = request;
      if (principal?.kind !== 'person') throw new AuthError('not_allowed');
      return principal;
    },
    get programme() {
      if (request.programme === undefined) throw new ProblemError('programme_unknown');
      return request.programme;
    },
  };
}
