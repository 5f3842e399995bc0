/** The HTTP side as one Fastify instance that does not listen yet: every route of the table, and what goes for all of them. */
import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { languageOf } from '#api/language';
import type { Database } from '#store/database';
import { createAuthenticator } from './auth/authenticate.ts';
import type { CodeSender } from './auth/code-sign-in.ts';
import type { AuthContext } from './auth/context.ts';
import { payoutChannels } from './payouts/channel.ts';
import type { PayoutChannels } from './payouts/channel.ts';
import { observeRequests } from './routes/observe.ts';
import { ProblemError, problemFrom } from './problems.ts';
import { CLOSED_POLICY } from './routes/policy.ts';
import { refuseOtherRoutes, registerRoutes } from './routes/register.ts';
import type { CallerLimit } from './routes/register.ts';
import type { ProgrammeService, Route, Service } from './routes/route.ts';
import { ROUTES } from './routes/table.ts';
import type { Webhooks } from './webhooks/webhooks.ts';

/** How much is taken from one caller. */
interface AppLimits {
  /** Requests a minute of one session or key; 60,000 unless said. */
  readonly requestsPerMinute?: number;
  /** Requests a minute from one address that come without a session or key; 600 unless said. */
  readonly anonymousPerMinute?: number;
  /** Requests a minute from one address that are told by a signature, such as a shop's; 6,000 unless said. */
  readonly signedPerMinute?: number;
  /** Streams that one caller may have open; 5 unless said. */
  readonly streamsPerCaller?: number;
  /** How often a stream shows that it lives, and looks whether it still may; 15 s unless said. */
  readonly heartbeatMs?: number;
}

/** What the HTTP side works with. */
export interface AppOptions {
  readonly programmes: ProgrammeService;
  readonly database: Database;
  readonly auth: AuthContext;
  readonly now: () => number;
  /** Gets one line a request, without path, query, body or address; errors without their messages. */
  readonly logger?: FastifyBaseLogger;
  /** Gets the durations of requests. */
  readonly metrics?: Registry;
  /** Carries codes to members' phones; without it members cannot sign in. */
  readonly codeSender?: CodeSender;
  /** The ways in which money leaves; ones of its own unless said. */
  readonly channels?: PayoutChannels;
  readonly limits?: AppLimits;
  /** The running webhooks; without them endpoints can be made, and nothing is sent. */
  readonly webhooks?: Pick<Webhooks, 'wake' | 'allowPrivate'>;
  /** Whose `X-Forwarded-For` is believed: addresses of proxies, separated by commas; nobody's unless said. */
  readonly trustProxy?: string | undefined;
}

const BODY_BYTES_MAX = 2 * 1024 * 1024;
/** An id of 64 characters, each of them percent-encoded in full. */
const PARAMETER_LENGTH_MAX = 64 * 12;
const MINUTE_MS = 60_000;
const CALLERS_KEPT = 20_000;

/** Builds the HTTP side. It is ready after `await app.ready()`, which `listen` and `inject` wait for. */
export function buildApp(options: AppOptions): FastifyInstance {
  const app = Fastify({
    ...(options.logger === undefined ? { logger: false } : { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES_MAX,
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy ?? false,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: PARAMETER_LENGTH_MAX },
    return503OnClosing: true,
    frameworkErrors: (error, request, reply) => void (reply as FastifyReply).send(problemAnswer(error, request, reply)),
  });
  refuseOtherRoutes(app);
  readBodies(app);
  answerErrors(app);
  observeRequests(app, options.metrics);
  void app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CLOSED_POLICY },
    referrerPolicy: { policy: 'no-referrer' },
  });
  void app.register(rateLimit, { global: false, cache: CALLERS_KEPT });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('request-id', request.id);
    reply.header('cache-control', 'no-store');
  });
  const service = serviceOf(options);
  // Streams never end by themselves, and closing waits for whoever is still answered.
  app.addHook('preClose', async () => service.streams.forEach((end) => end()));
  void app.register(async (scope) => {
    registerRoutes(scope, ROUTES, service, callerLimit(scope, options.limits));
  });
  return app;
}

function serviceOf(options: AppOptions): Service {
  const { programmes, database, auth, now, codeSender, channels, limits, metrics, webhooks } = options;
  return {
    programmes,
    database,
    auth,
    authenticator: createAuthenticator(auth),
    codeSender,
    channels: channels ?? payoutChannels(),
    webhooks: webhooks ?? { wake: () => undefined, allowPrivate: false },
    now,
    metrics,
    streamsPerCaller: limits?.streamsPerCaller ?? 5,
    heartbeatMs: limits?.heartbeatMs ?? 15_000,
    streams: new Set(),
  };
}

/** Counts a request of a caller and throws when there were too many within a minute. */
function callerLimit(app: FastifyInstance, limits: AppLimits = {}): CallerLimit {
  const { requestsPerMinute = 60_000, anonymousPerMinute = 600, signedPerMinute = 6_000 } = limits;
  const most = ({ principal, routeOptions }: FastifyRequest): number => {
    if (principal !== undefined) return requestsPerMinute;
    return routeOptions.config.route?.rawBody === undefined ? anonymousPerMinute : signedPerMinute;
  };
  const count = app.createRateLimit({
    timeWindow: MINUTE_MS,
    max: most,
    keyGenerator: (request: FastifyRequest) => request.caller,
  });
  return async (request) => {
    const limit = await count(request);
    if (!limit.isAllowed && limit.isExceeded) {
      throw new ProblemError('too_many_requests', { retryAfter: Math.max(1, limit.ttlInSeconds) });
    }
  };
}

/** JSON, and files for the routes that take them. The text of JSON is kept for the digest of requests that may be sent again. */
function readBodies(app: FastifyInstance): void {
  app.decorateRequest('bodyText', '');
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    if (text === '') return done(null, undefined);
    const wanted = otherType(request, undefined);
    if (wanted !== undefined) return done(wanted);
    request.bodyText = text;
    void parse(request, text, (error: Error | null, value?: unknown) =>
      error === null ? done(null, value) : done(new ProblemError('json_invalid')),
    );
  });
  app.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (request, body, done) => {
    const wanted = otherType(request, 'text/csv');
    return wanted === undefined ? done(null, body) : done(wanted);
  });
}

/** The problem of a body of another type than its route takes. */
function otherType({ routeOptions }: FastifyRequest, sent: Route['takes']): ProblemError | undefined {
  const takes = routeOptions.config.route?.takes;
  if (takes === sent) return undefined;
  const right = takes ?? 'application/json';
  return new ProblemError('media_type_unsupported', { expected: { zh: right, en: right } });
}

function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, reply) => problemAnswer(error, request, reply));
  app.setNotFoundHandler(async (request, reply) => problemAnswer(new ProblemError('route_unknown'), request, reply));
}

function problemAnswer(error: unknown, request: FastifyRequest, reply: Pick<FastifyReply, 'code' | 'headers'>): string {
  const language = languageOf(request.headers['accept-language']);
  const problem = problemFrom(error, language);
  if (problem.code === 'internal_error') request.log.error(anonymous(error), 'a request failed');
  reply.code(problem.status);
  reply.headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language === 'zh' ? 'zh-CN' : 'en',
    vary: 'accept-language',
    ...(problem.status === 401 && { 'www-authenticate': 'Bearer' }),
    ...(problem.retryAfter !== undefined && { 'retry-after': String(problem.retryAfter) }),
  });
  return JSON.stringify(problem);
}

/** An error without its message, which may tell of data: its name, its code, and where it was thrown. */
function anonymous(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { readonly code?: unknown };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { error: error.name, code: typeof code === 'string' ? code : undefined, stack: frames.join('\n') };
}
