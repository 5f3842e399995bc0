// Makes a clone ready to run: installs the dependencies and compiles the sources, each only when something changed. Every npm script
// and the command `greenpool` begin with it, so it needs nothing installed, costs milliseconds when all is current, and writes to
// standard error only. Two runs that start at once take turns.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MODULES_STAMP = join(ROOT, 'node_modules', '.greenpool-stamp');
const NPM_RECORD = join(ROOT, 'node_modules', '.package-lock.json');
const BUILD_STAMP = join(ROOT, 'dist', '.greenpool-stamp');
const COMPILER = join(ROOT, 'node_modules', 'typescript7', 'bin', 'tsc');
const OLDEST_NODE = [20, 19];

/** The exit status when the clone could not be made ready: none that the commands themselves use. */
export const SETUP_FAILED = 3;

/** The clone cannot be made ready; the message tells a user, in Chinese and English, what to do. */
export class SetupError extends Error {}

/** Makes the clone ready. Throws SetupError; leaves behind nothing that a later run would take for finished. */
export async function setup() {
  requireNode();
  if (isReady()) return;
  await withLock(join(ROOT, '.setup-lock'), sayWaiting, async (adopt) => {
    if (!modulesAreCurrent()) await installModules(adopt);
    if (!buildIsCurrent()) await build(adopt);
  });
}

function isReady() {
  return modulesAreCurrent() && buildIsCurrent();
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  const oldest = OLDEST_NODE.join('.');
  throw new SetupError(
    `需要 Node ${oldest} 或更新的版本,现在是 ${process.version}。请从 https://nodejs.org 安装。\n` +
      `Node ${oldest} or newer is needed; this is ${process.version}. Get it from https://nodejs.org.`,
  );
}

function sayWaiting() {
  say('另一个进程正在准备,请稍候…', 'another process is setting up, waiting…');
}

function say(chinese, english) {
  process.stderr.write(`greenpool: ${chinese} ${english}\n`);
}

// Dependencies

/** What a compiled package depends on: modules installed for another machine or Node are of no use here. */
const MACHINE = `${process.platform} ${process.arch} ${process.versions.modules}`;

function modulesStamp() {
  return `${digest(readFileSync(join(ROOT, 'package-lock.json')))} ${MACHINE}`;
}

function modulesAreCurrent() {
  return readIfThere(MODULES_STAMP) === modulesStamp();
}

async function installModules(adopt) {
  const lastStamp = readIfThere(MODULES_STAMP);
  if ((lastStamp === undefined || lastStamp.endsWith(MACHINE)) && installedByHand()) {
    writeFileSync(MODULES_STAMP, modulesStamp());
    return;
  }
  say('正在安装依赖…', 'installing dependencies…');
  // Both go first: an installation interrupted while it still deletes must not pass for a whole one.
  for (const proof of [MODULES_STAMP, NPM_RECORD]) rmSync(proof, { force: true });
  const [command, ...before] = npmCommand();
  const status = await run(
    command,
    [...before, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    adopt,
  );
  if (status !== 0) {
    throw new SetupError(
      `安装依赖失败(npm ci,${status})。请检查网络与 npm 源,然后再运行一次同样的命令。\n` +
        `Installing the dependencies failed (npm ci, ${status}). Check the network and the npm registry, then run the same command again.`,
    );
  }
  writeFileSync(MODULES_STAMP, modulesStamp());
}

/**
 * Whether `npm install` or `npm ci`, run by a person, already brought exactly what the lock file names: npm writes its own record
 * last, so an interrupted installation has none.
 */
function installedByHand() {
  const record = readIfThere(NPM_RECORD);
  if (record === undefined) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(record).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || (entry.optional && present[path] === undefined && !isForThisMachine(entry))) return true;
    return present[path]?.version === entry.version && present[path]?.integrity === entry.integrity;
  });
}

/** Whether an optional package is certainly meant for this machine; where a C library decides, only npm knows. */
function isForThisMachine({ os = [], cpu = [], libc }) {
  return libc === undefined && os.includes(process.platform) && cpu.includes(process.arch);
}

/** How to start npm: the one that started us when there is one, else the one on the path. */
function npmCommand() {
  const running = process.env.npm_execpath;
  if (running && basename(running) === 'npm-cli.js') return [process.execPath, running];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

// Compilation

function buildStamp() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'tsconfig.base.json', 'tsconfig.build.json', 'tsconfig.bench.json']) {
    hash.update(`${file} ${digest(readFileSync(join(ROOT, file)))}\n`);
  }
  for (const folder of ['src', 'bench', 'test/auditor']) {
    for (const file of sourcesIn(folder)) {
      const { size, mtimeMs } = statSync(join(ROOT, file));
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return `${hash.digest('hex')} ${readIfThere(MODULES_STAMP)}`;
}

function buildIsCurrent() {
  return readIfThere(BUILD_STAMP) === buildStamp();
}

/** Compiles into a folder of its own and swaps it in at the end, so that dist never holds half a build nor files of deleted sources. */
async function build(adopt) {
  say('正在编译…', 'compiling…');
  const stamp = buildStamp();
  const next = join(ROOT, 'dist.next');
  const last = join(ROOT, 'dist.last');
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next);
  await compile('tsconfig.build.json', next, adopt);
  if (sourcesIn('bench').length > 0) await compile('tsconfig.bench.json', next, adopt);
  writeFileSync(join(next, basename(BUILD_STAMP)), stamp);
  rmSync(last, { recursive: true, force: true });
  if (existsSync(join(ROOT, 'dist'))) renameSync(join(ROOT, 'dist'), last);
  renameSync(next, join(ROOT, 'dist'));
  rmSync(last, { recursive: true, force: true });
}

async function compile(config, outDir, adopt) {
  const status = await run(process.execPath, [COMPILER, '-p', config, '--outDir', outDir], adopt);
  if (status === 0) return;
  throw new SetupError(
    `编译失败(${config},${status}),原因见上。\nCompiling failed (${config}, ${status}); the reason stands above.`,
  );
}

/** The TypeScript files of a folder that are compiled, as sorted paths relative to the root; none when there is no such folder. */
function sourcesIn(folder) {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort((left, right) => (left < right ? -1 : 1))
    .map((name) => `${folder}/${name}`);
}

// Processes and files

/** Runs a program in the root with its output on our standard error, and gives its exit status, or what stopped it. */
async function run(command, args, adopt) {
  const { spawn } = await import('node:child_process');
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], shell: command.endsWith('.cmd') });
    adopt(child);
    child.once('error', (error) => resolve(error.message));
    child.once('close', (status, signal) => resolve(status ?? signal));
  });
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    await setup();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = SETUP_FAILED;
  }
}
