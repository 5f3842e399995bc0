import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp } from '../../test/support/app.ts';
import type { TestApp } from '../../test/support/app.ts';
import { COMMAND_FIELDS } from '#core/command';
import { ROUTES } from './routes/table.ts';

let given: TestApp;
beforeAll(async () => {
  given = await testApp();
});
afterAll(() => given.close());

test('the document has every route and every command, and its references lead somewhere', async () => {
  const { body, text } = await given.ask('GET', '/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const operations = Object.values(body.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
    (path) => Object.values(path).map(({ operationId }) => operationId),
  );
  expect(operations.toSorted()).toEqual(ROUTES.map(({ id }) => id).toSorted());
  for (const type of Object.keys(COMMAND_FIELDS))
    expect(body.components.schemas[type].properties.type.const).toBe(type);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(body.components.schemas).toHaveProperty(name ?? '');
  for (const [, path] of Object.entries(
    body.paths as Record<string, Record<string, { parameters: { name: string; in: string }[] }>>,
  )) {
    for (const { parameters } of Object.values(path)) {
      expect(new Set(parameters.map(({ name, in: place }) => `${place} ${name}`)).size).toBe(parameters.length);
    }
  }
  const placeholders = Object.entries(
    body.paths as Record<string, Record<string, { parameters: { name: string; in: string }[] }>>,
  );
  for (const [path, methods] of placeholders) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    for (const { parameters } of Object.values(methods)) {
      expect(
        parameters
          .filter((parameter) => parameter.in === 'path')
          .map(({ name }) => name)
          .toSorted(),
        path,
      ).toEqual(names.toSorted());
    }
  }
});

test('a file goes up under its own media type', async () => {
  const { body } = await given.ask('GET', '/openapi.json');
  const { requestBody } = body.paths['/v1/programmes/{programme}/payouts/results'].post;
  expect(requestBody.content).toEqual({ 'text/csv': { schema: expect.objectContaining({ type: 'string' }) } });
});

test('money and points are texts in every answer', async () => {
  const { text } = await given.ask('GET', '/openapi.json');
  for (const name of ['amount', 'paid', 'price', 'points', 'reserve', 'cash', 'net'])
    expect(text).not.toMatch(new RegExp(`"${name}":\\{"type":"(?:number|integer)"`));
});

test('the pages of documentation load nothing from elsewhere', async () => {
  for (const url of ['/docs', '/docs/errors']) {
    const { text, headers } = await given.ask('GET', url);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    // Texts may speak of https://; what is loaded or led to stands in attributes and styles.
    expect(text).not.toMatch(/=\s*["']?\s*(?:[a-z]+:)?\/\/|url\(|@import/i);
    expect(text).not.toMatch(/<script(?![^>]*(?:src="\/|id="api-reference"))/);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    for (const [, path] of text.matchAll(/(?:src|data-url)="([^"]+)"/g)) {
      expect((await given.ask('GET', path ?? '')).status, path).toBe(200);
    }
  }
});

test('every code has its place on the page of errors', async () => {
  const { text } = await given.ask('GET', '/docs/errors');
  for (const code of ['not_allowed', 'order_exists', 'busy', 'plan_invalid', 'orders_paused'])
    expect(text).toContain(`id="${code}"`);
});

test('health is told to anyone', async () => {
  expect((await given.ask('GET', '/healthz')).status).toBe(200);
  expect((await given.ask('GET', '/readyz')).status).toBe(200);
});
