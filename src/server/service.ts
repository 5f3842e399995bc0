/** The whole service: database, programmes, HTTP, in the order they need each other; and its end, in the other order. */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import type { Logger } from 'pino';
import { parse } from 'yaml';
import type { Wording } from '#core/plan-field';
import { claimDatabase } from '#store/claim';
import { startCluster } from '#store/cluster';
import { openDatabase, requireVersion } from '#store/database';
import type { Database } from '#store/database';
import { migrate } from '#store/migrate';
import { refreshReading } from '#store/reading';
import { buildApp } from './app.ts';
import type { AuthContext } from './auth/context.ts';
import { openMasterKey } from './auth/master-key-change.ts';
import { keysOf } from './auth/master-key.ts';
import { createFirstAdmin } from './auth/operators.ts';
import type { NewAccount } from './auth/operators.ts';
import { PASSWORD_COST } from './auth/passwords.ts';
import { sweep } from './auth/sweep.ts';
import { startChores } from './chores.ts';
import type { Chore } from './chores.ts';
import { openCodeSender } from './code-senders.ts';
import type { Config } from './config.ts';
import { createMetrics } from './metrics.ts';
import { payoutChannels } from './payouts/channel.ts';
import { followAllPayouts } from './payouts/payouts.ts';
import { refreshWithdrawals } from './payouts/withdrawals.ts';
import { Programmes } from './programmes.ts';
import { expireProposals, resumeProposals, runDuePlans } from './proposals/execute.ts';
import { startSnapshots } from './snapshotter.ts';
import { startWebhooks } from './webhooks/webhooks.ts';

/** A service that runs. */
export interface Service {
  /** Where it is reached. */
  readonly address: string;
  /** The first administrator, when this start made one; the password is told only here. */
  readonly firstAdmin: NewAccount | undefined;
  /** Takes nothing more, answers everyone, writes snapshots, and ends what it started. */
  stop(): Promise<void>;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Far longer than any statement of the service takes, and than the writers allow the server for a commit. */
const UNANSWERED_MS = 60_000;
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Starts the service. `say` tells a person what goes on. Throws a `StoreError` for what a person has to mend. */
export async function startService(config: Config, say: (wording: Wording) => void): Promise<Service> {
  const ends: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  };
  try {
    const { address, firstAdmin } = await start(config, say, ends);
    return { address, firstAdmin, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  config: Config,
  say: (wording: Wording) => void,
  ends: (() => unknown)[],
): Promise<{ address: string; firstAdmin: NewAccount | undefined }> {
  const logger: Logger = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: false }));
  const now = Date.now;
  const url = await databaseUrl(config, say, logger, ends);
  const database = openDatabase(url, {
    connections: 24,
    queryTimeoutMs: UNANSWERED_MS,
    onError: (error) => logger.warn({ error: error.message }, 'a database connection broke'),
  });
  ends.push(() => database.close());
  await requireVersion(database);
  ends.push(
    await claimDatabase(database, (error) => logger.error({ error: error.wording.en }, 'the database was lost')),
  );
  await migrateUnbounded(url);
  const auth = await authContext(config, database, now, say);
  const firstAdmin = await createFirstAdmin(auth);

  const open: { programmes?: Programmes } = {};
  const metrics = createMetrics(() => open.programmes);
  const snapshots = join(config.data, 'snapshots');
  const running = await Programmes.open({
    database,
    snapshots,
    now,
    events: (programme) => {
      const figures = metrics.writer(programme);
      return {
        ...figures,
        failed: (error) => {
          figures.failed?.(error);
          logger.error({ programme, error: error instanceof Error ? error.message : String(error) }, 'writer failed');
        },
      };
    },
    damaged: (programme, seq, reason) => {
      metrics.damagedSnapshots.inc();
      logger.warn({ programme, seq, reason }, 'a snapshot is damaged and was passed over');
    },
  });
  open.programmes = running;
  ends.push(() => running.stop());
  const failed = (programme: number, error: Error): void =>
    logger.error({ programme, error: error.message }, 'a snapshot could not be made');
  ends.push(startSnapshots(running, { url, directory: snapshots, failed }));
  const office = { context: auth, programmes: running };
  const channels = payoutChannels();
  await resumeProposals(office);
  const chores: readonly Chore[] = [
    { name: 'reading', everyMs: SECOND_MS, work: () => each(running, (id) => refreshReading(database, id)) },
    { name: 'proposals', everyMs: MINUTE_MS, work: () => resumeProposals(office) },
    { name: 'plans', everyMs: SECOND_MS, work: () => runDuePlans(office) },
    { name: 'expiry', everyMs: MINUTE_MS, work: () => expireProposals(office) },
    {
      name: 'withdrawals',
      everyMs: 10 * SECOND_MS,
      work: () => each(running, (id) => refreshWithdrawals(database, id)),
    },
    { name: 'payouts', everyMs: MINUTE_MS, work: () => followAllPayouts(office, channels) },
    { name: 'programmes', everyMs: MINUTE_MS, work: () => running.startMissing() },
    { name: 'sweep', everyMs: HOUR_MS, work: () => sweep(auth) },
  ];
  const choreFailed = (chore: string, error: unknown): void =>
    logger.error({ chore, error: error instanceof Error ? error.message : String(error) }, 'a chore failed');
  ends.push(startChores(chores, choreFailed));
  if (config.sample && running.all().length === 0) await addSample(running, say);

  const webhooks = startWebhooks({
    database,
    keys: auth.keys,
    programmes: running,
    now,
    allowPrivate: config.privateWebhooks,
    failed: (endpoint, error) => choreFailed(`webhooks ${endpoint ?? ''}`, error),
  });
  ends.push(() => webhooks.stop());

  const codes = openCodeSender(config.codeSender, now, say);
  ends.push(() => codes.close());
  const app = buildApp({
    programmes: running,
    database,
    auth,
    now,
    channels,
    logger,
    metrics: metrics.registry,
    codeSender: codes.sender,
    trustProxy: config.trustProxy,
    webhooks,
  });
  ends.push(() => app.close());
  const address = await app.listen({ host: config.host, port: config.port });
  return { address, firstAdmin };
}

/** A migration may take as long as it takes. */
async function migrateUnbounded(url: string): Promise<void> {
  const database = openDatabase(url, { connections: 1 });
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
}

async function each(programmes: Programmes, work: (id: number) => Promise<unknown>): Promise<void> {
  for (const { id } of programmes.all()) await work(id);
}

/** The operator's own database, or one of ours. */
async function databaseUrl(
  config: Config,
  say: (wording: Wording) => void,
  logger: Logger,
  ends: (() => unknown)[],
): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  const cluster = await startCluster({
    directory: config.data,
    report: say,
    onExit: () => logger.error('the database server died and is being started again'),
  });
  ends.push(() => cluster.stop());
  return cluster.url;
}

async function authContext(
  config: Config,
  database: Database,
  now: () => number,
  say: (wording: Wording) => void,
): Promise<AuthContext> {
  // With a database of the operator's own nobody has made it yet.
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const { key, fits } = await openMasterKey(config, database);
  if (!fits) {
    say({
      zh: '警告：这不是该数据库的主密钥，手机、姓名、收款账户和验证器都打不开。',
      en: 'Warning: this is not the master key of the database; no phone, name, account or authenticator opens.',
    });
  }
  return { database, keys: keysOf(key), now, passwordCost: PASSWORD_COST };
}

const SAMPLE_BATCH = 1000;

/** The sandbox with the made-up year that ships with the project. */
async function addSample(programmes: Programmes, say: (wording: Wording) => void): Promise<void> {
  say({ zh: '正在建立示例沙盒…', en: 'Creating the sample sandbox…' });
  const plan: unknown = parse(await readFile(join(ROOT, 'plans', 'local-life-1.2x.yaml'), 'utf8'));
  const lines = (await readFile(join(ROOT, 'examples', 'commands.jsonl'), 'utf8')).trimEnd().split('\n');
  const commands = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const opensMs = Date.parse(String(commands[0]?.['at']));
  // The year settles its orders itself, when its people had received their goods; by its plan, without a window, they would settle at once.
  const { writer } = await programmes.create(
    { name: 'sample', mode: 'sandbox', plan, settles: false, testClockMs: opensMs },
    'system',
  );
  for (let from = 0; from < commands.length; from += SAMPLE_BATCH)
    await writer.submit(commands.slice(from, from + SAMPLE_BATCH), { actor: 'sample' });
}
