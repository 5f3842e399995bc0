/**
 * A process that owns a cluster: `cluster-child.mjs <compiled root> <directory>`. Writes a line of JSON for what happens (`report`; at the end of
 * its start `url` and `server`, or `code`); ends cleanly on SIGTERM.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , root, directory] = process.argv;
const { startCluster } = await import(pathToFileURL(join(root, 'dist', 'store', 'cluster.js')).href);
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

try {
  const cluster = await startCluster({ directory, report: ({ en }) => say({ report: en }) });
  process.once('SIGTERM', () => void cluster.stop().then(() => process.exit(0)));
  setInterval(() => undefined, 60_000);
  say({ url: cluster.url, server: cluster.pid });
} catch (error) {
  if (error.code === undefined) throw error;
  say({ code: error.code, message: error.message });
}
