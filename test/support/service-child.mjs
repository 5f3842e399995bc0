/**
 * The whole service as a process of its own, to be killed: `service-child.mjs <compiled root> <configuration as JSON>`. Writes a line of JSON: `address` when it
 * takes requests, or `code` and `message` of what a person has to mend. Ends cleanly on SIGTERM.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , root, configuration] = process.argv;
const { startService } = await import(pathToFileURL(join(root, 'dist', 'server', 'service.js')).href);
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const service = await startService(JSON.parse(configuration), () => undefined);
  process.once('SIGTERM', () => void service.stop().then(() => process.exit(0)));
  say({ address: service.address });
} catch (error) {
  if (error.code === undefined) throw error;
  say({ code: error.code, message: error.message });
  process.exitCode = 1;
}
