/**
 * A service without HTTP under load, to be killed: `crash-child.mjs <compiled root> <data directory> <start>`. Buyers place orders and sell points at once,
 * each with ids of their own from `start` on; a line is written for what happens: `ready` with the server's pid, `sent <request>` before and
 * `done <request> <receipts>` after each request. A request is numbered; it places the orders `o<number>-0` … and sells.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , root, directory, start] = process.argv;
const load = (file) => import(pathToFileURL(join(root, 'dist', file)).href);
const [{ startCluster }, { openDatabase }, { migrate }, { Programmes }, { startSnapshots }] = await Promise.all([
  load('store/cluster.js'),
  load('store/database.js'),
  load('store/migrate.js'),
  load('server/programmes.js'),
  load('server/snapshotter.js'),
]);

const PLAN = {
  name: 'crash',
  currency: 'CNY',
  pool: { startPrice: '1.00', genesis: '1000.00', rebateShare: '70%', redeemFee: '20%', cap: { multiple: '1.2' } },
  splits: { default: { merchant: '60%', platform: '8%', distribution: '12%' } },
  commissions: { referral: ['3%'] },
  returnWindowDays: 0,
};
const BUYERS = 12;
/** A buyer looks at the answer before buying again: the log stays short enough to be verified often. */
const PAUSE_MS = 60;
const say = (line) => process.stdout.write(`${line}\n`);

const cluster = await startCluster({ directory, report: () => undefined });
const database = openDatabase(cluster.url, { connections: 12, onError: () => undefined });
await migrate(database);
const programmes = await Programmes.open({ database, snapshots: join(directory, 'snapshots'), now: Date.now });
const programme = programmes.all()[0] ?? (await programmes.create({ name: 'p', mode: 'live', plan: PLAN }, 'operator'));
const stopSnapshots = startSnapshots(programmes, {
  url: cluster.url,
  directory: join(directory, 'snapshots'),
  everyRows: 2000,
  failed: () => undefined,
});
say(`ready ${cluster.pid}`);

let next = Number(start);
let stopping = false;

async function buy() {
  while (!stopping) {
    const number = next++;
    const commands = Array.from({ length: 1 + (number % 4) }, (_, i) => ({
      type: 'PlaceOrder',
      orderId: `o${number}-${i}`,
      memberId: `m${(number * 7 + i) % 500}`,
      amount: '100.00',
    }));
    commands.push({ type: 'RedeemPoints', redemptionId: `r${number}`, memberId: `m${number % 500}`, points: '1' });
    const idempotency = { caller: 'buyer', key: String(number), digest: Buffer.from(String(number)) };
    say(`sent ${number}`);
    try {
      const answers = await programme.writer.submit(commands, { actor: 'buyer', idempotency });
      say(`done ${number} ${answers.map(({ receipt }) => (receipt.ok ? 1 : 0)).join('')}`);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    } catch (error) {
      // Busy while the programme is restored: nothing was done.
      say(`busy ${number} ${error.message}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

const buyers = Array.from({ length: BUYERS }, buy);
async function stop() {
  stopping = true;
  await Promise.all(buyers);
  await stopSnapshots();
  await programmes.stop();
  await database.close();
  await cluster.stop();
  process.exit(0);
}
process.once('SIGTERM', () => void stop());
