#!/usr/bin/env node
// The command `greenpool`: makes the clone ready when it is not, then hands over to the compiled command line.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SetupError, SETUP_FAILED, setup } from '../scripts/setup.mjs';

/** `npm run` moves to the project's root and leaves the user's folder in INIT_CWD; paths on the command line mean the latter. */
function returnToCallersFolder() {
  const { npm_lifecycle_event: script, npm_package_json: packageFile, INIT_CWD: callersFolder } = process.env;
  const ourPackageFile = fileURLToPath(new URL('../package.json', import.meta.url));
  if (!callersFolder || !packageFile || !['greenpool', 'start'].includes(script)) return;
  if (realpathSync(packageFile) === ourPackageFile) process.chdir(callersFolder);
}

try {
  await setup();
  returnToCallersFolder();
  const { main } = await import('../dist/cli/main.js');
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = SETUP_FAILED;
}
