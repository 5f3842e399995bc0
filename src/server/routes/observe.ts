/** One line of log and one measurement a request. Neither says more than the route: paths hold callers' ids. */
import type { FastifyInstance } from 'fastify';
import { Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import { actorOf } from '../auth/principal.ts';

const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Logs and measures every answered request of `app`. */
export function observeRequests(app: FastifyInstance, metrics: Registry | undefined): void {
  const durations =
    metrics &&
    new Histogram({
      name: 'greenpool_http_request_duration_seconds',
      help: 'Duration of HTTP requests by route and status.',
      labelNames: ['method', 'route', 'status'] as const,
      buckets: BUCKETS,
      registers: [metrics],
    });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const method = request.routeOptions.url === undefined ? 'unknown' : request.method;
    const status = reply.statusCode;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    durations?.observe({ method, route, status: String(status) }, ms / 1000);
    const { principal } = request;
    request.log.info({ method, route, status, ms, ...(principal && { actor: actorOf(principal) }) }, 'request');
  });
}
