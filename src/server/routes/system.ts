/** What is there for machines and readers: health, and the documentation. All of it is public. */
import { documentationHtml, documentationScript, errorsHtml } from '../openapi-page.ts';
import { openApiDocument } from '../openapi.ts';
import { ProblemError } from '../problems.ts';
import { DOCUMENTATION_POLICY, policyText } from './policy.ts';
import { route } from './route.ts';
import type { Answered, Route } from './route.ts';

const PAGE = 'text/html; charset=utf-8';
const PAGE_HEADERS = { 'content-security-policy': policyText(DOCUMENTATION_POLICY) };

/** The routes of this file; `all` gives the whole table, which they describe. */
export function systemRoutes(all: () => readonly Route[]): readonly Route[] {
  let document: string | undefined;
  return [
    route({
      id: 'getHealth',
      method: 'GET',
      path: '/healthz',
      access: 'public',
      target: 'none',
      tag: 'system',
      summary: { zh: '进程在运行。', en: 'The process runs.' },
      answers: { 200: 'text/plain' },
      handler: async () => ({ status: 200, text: 'ok\n', type: 'text/plain; charset=utf-8' }),
    }),
    route({
      id: 'getReadiness',
      method: 'GET',
      path: '/readyz',
      access: 'public',
      target: 'none',
      tag: 'system',
      summary: { zh: '数据库与各项目都能用。', en: 'The database and every programme work.' },
      answers: { 200: 'text/plain' },
      handler: async ({ service }) => {
        try {
          await service.database.query('select 1');
        } catch {
          throw new ProblemError('database_unavailable', { retryAfter: 1 });
        }
        // A programme that is being restored, or that another process took over, rejects.
        await Promise.all(service.programmes.all().map(({ writer }) => writer.read(() => undefined)));
        return { status: 200, text: 'ok\n', type: 'text/plain; charset=utf-8' };
      },
    }),
    route({
      id: 'getMetrics',
      method: 'GET',
      path: '/metrics',
      access: 'public',
      target: 'none',
      tag: 'system',
      summary: {
        zh: '供 Prometheus 读取的指标；不含任何人的数据。',
        en: 'Figures for Prometheus; nobody’s data are in them.',
      },
      answers: { 200: 'text/plain' },
      handler: async ({ service: { metrics } }) => ({
        status: 200,
        text: (await metrics?.metrics()) ?? '',
        type: metrics?.contentType ?? 'text/plain; charset=utf-8',
      }),
    }),
    route({
      id: 'getOpenApi',
      method: 'GET',
      path: '/openapi.json',
      access: 'public',
      target: 'none',
      tag: 'system',
      summary: { zh: '本文档（OpenAPI 3.1）。', en: 'This document (OpenAPI 3.1).' },
      answers: { 200: 'application/json' },
      handler: async () => {
        document ??= JSON.stringify(openApiDocument(all()));
        return { status: 200, text: document };
      },
    }),
    page('getDocumentation', '/docs', { zh: '接口文档。', en: 'The documentation page.' }, async () => ({
      status: 200,
      text: documentationHtml(),
      type: PAGE,
      headers: PAGE_HEADERS,
    })),
    page('getErrors', '/docs/errors', { zh: '错误代码。', en: 'The codes of problems.' }, async () => ({
      status: 200,
      text: errorsHtml(),
      type: PAGE,
      headers: PAGE_HEADERS,
    })),
    route({
      id: 'getDocumentationScript',
      method: 'GET',
      path: '/docs/reference.js',
      access: 'public',
      target: 'none',
      tag: 'system',
      summary: { zh: '接口文档页的程序。', en: 'The program of the documentation page.' },
      answers: { 200: 'text/javascript' },
      handler: async () => ({
        status: 200,
        text: await documentationScript(),
        type: 'text/javascript; charset=utf-8',
        headers: { 'cache-control': 'public, max-age=3600' },
      }),
    }),
  ];
}

function page(id: string, path: string, summary: Route['summary'], handler: () => Promise<Answered>): Route {
  return route({
    id,
    method: 'GET',
    path,
    access: 'public',
    target: 'none',
    tag: 'system',
    summary,
    answers: { 200: 'text/html' },
    handler,
  });
}
