/** The pages of documentation. Everything on them comes from this service: they work without a network. */
import scalar from '@scalar/fastify-api-reference';
import Fastify from 'fastify';
import { PROBLEM_KINDS } from './problems.ts';

const SCRIPT = '/docs/reference.js';

/** What Scalar is not to do: load fonts, send telemetry, offer services of its makers. */
const CONFIGURATION = {
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  theme: 'default',
};

/** The documentation of the interface. The script finds the document and its settings by the id of the element. */
export function documentationHtml(): string {
  const configuration = escaped(JSON.stringify(CONFIGURATION));
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Greenpool API</title>
</head>
<body>
<script id="api-reference" data-url="/openapi.json" data-configuration="${configuration}"></script>
<script src="${SCRIPT}"></script>
</body>
</html>
`;
}

/** Every code of a problem with its status, in both languages; the `type` of a problem leads here. */
export function errorsHtml(): string {
  const rows = Array.from(
    PROBLEM_KINDS,
    ([code, { status, title }]) =>
      `<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${escaped(title.zh)}</td><td>${escaped(title.en)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>错误代码 Error codes</title>
<style>body{font:16px/1.5 sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}td,th{padding:.3rem .8rem;text-align:left;border-bottom:1px solid #ddd}tr:target{background:#fff3c4}</style>
</head>
<body>
<h1>错误代码 Error codes</h1>
<table>
<tr><th>code</th><th>HTTP</th><th>中文</th><th>English</th></tr>
${rows.join('\n')}
</table>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

let script: Promise<string> | undefined;

/** The program of the page, out of Scalar's package: it gives it away only as a route, so an instance that never listens is asked. */
export function documentationScript(): Promise<string> {
  script ??= loadScript();
  return script;
}

async function loadScript(): Promise<string> {
  const app = Fastify();
  try {
    await app.register(scalar, { routePrefix: '/docs', configuration: { url: '/openapi.json' } });
    const { body, statusCode } = await app.inject({ method: 'GET', url: '/docs/js/scalar.js' });
    if (statusCode !== 200) throw new Error(`Scalar's script was not there: ${statusCode}`);
    return body;
  } finally {
    await app.close();
  }
}
