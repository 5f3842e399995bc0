// Makes src/client/schema.d.ts again, the types of the HTTP interface: node scripts/make-client.mjs. They come from the OpenAPI document,
// which comes from the table of routes; run it after each change of a route. test/client.test.ts says when it was forgotten.
import { realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapi, { astToString } from 'openapi-typescript';
import { setup } from './setup.mjs';

const FILE = fileURLToPath(new URL('../src/client/schema.d.ts', import.meta.url));
const HEAD = '// Made by scripts/make-client.mjs from the OpenAPI document. Change the routes, not this file.\n';

/** The text of src/client/schema.d.ts for an OpenAPI document. */
export async function clientTypes(document) {
  // What is given away may share its parts, and openapi-typescript writes into what it gets.
  const types = await openapi(JSON.parse(JSON.stringify(document)));
  return `${HEAD}${astToString(types)}`;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await setup();
  const { openApiDocument } = await import('../dist/server/openapi.js');
  const { ROUTES } = await import('../dist/server/routes/table.js');
  writeFileSync(FILE, await clientTypes(openApiDocument(ROUTES)));
  process.stdout.write(`${FILE}\n`);
}
