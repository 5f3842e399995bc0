/**
 * What the READMEs show is what happens: every command in them is run, and its output has the lines shown, in their order. `npm start` runs on while
 * the others do; its address and password stand in for those that are shown.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process, { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, takeFences, textOf } from './documents.ts';

const TIMEOUT_MS = 180_000;
/** A shown line that stands for any number of others; at the end of a line, for its rest. */
const ELLIPSIS = '…';
const START = 'npm start';
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;
const ONE_TIME_PASSWORD = /\b[a-z0-9]{4}(?:-[a-z0-9]{4}){4}\b/;

/** A shell command and the output that is shown below it. */
interface Shown {
  readonly commands: string;
  readonly output: readonly string[];
}

function shownIn(file: string): readonly Shown[] {
  const { fences } = takeFences(textOf(file));
  return fences.flatMap(({ language, lines }, index) =>
    language === 'sh' ? [{ commands: lines.join('\n'), output: fences[index + 1]?.lines ?? [] }] : [],
  );
}

/** The first shown line that does not come in the output after the ones before it. */
function missingFrom(output: string, shown: readonly string[]): string | undefined {
  const lines = output.split('\n').map((line) => line.trimEnd());
  let at = 0;
  return shown.find((line) => {
    if (line === ELLIPSIS) return false;
    // A line that ends so in the output itself fits as well.
    const begins = line.endsWith(ELLIPSIS);
    const text = begins ? line.slice(0, -ELLIPSIS.length) : line;
    const found = lines.findIndex((other, index) => index >= at && (begins ? other.startsWith(text) : other === text));
    at = found + 1;
    return found < 0;
  });
}

/** The environment of somebody at a terminal: nothing of the npm that runs the tests. */
function environment(language: string): NodeJS.ProcessEnv {
  const own = Object.entries(env).filter(([name]) => !/^npm_|^INIT_CWD$|^LC_|^VITEST|^NODE_/.test(name));
  return {
    ...Object.fromEntries(own),
    LANG: language,
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
  };
}

/** A service that `npm start` began, and what it has written. */
interface Started {
  readonly output: () => string;
  /** Stops it as Ctrl-C does, every process that `npm start` began; resolves when the last has ended. */
  readonly stop: () => Promise<void>;
}

/** Runs `npm start` and resolves when it has told everything. */
async function startService(folder: string, environmentOf: NodeJS.ProcessEnv): Promise<Started> {
  const child = spawn('npm', ['start'], { cwd: folder, env: environmentOf, detached: true, stdio: 'pipe' });
  let output = '';
  const closed = once(child, 'close');
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
      if (output.includes('Ctrl-C')) resolve();
    });
    child.stderr.resume();
    child.once('close', () => reject(new Error(output)));
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), 'SIGTERM');
    await closed;
  };
  return { output: () => output, stop };
}

describe.each([
  ['README.md', 'en_US.UTF-8'],
  ['README.zh-CN.md', 'zh_CN.UTF-8'],
])('%s', (file, language) => {
  // A folder that looks like the clone, so that what the commands write is gone afterwards.
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greenpool-readme-'));
    for (const name of readdirSync(ROOT)) {
      if (name !== '.git' && !name.endsWith('-report')) symlinkSync(join(ROOT, name), join(folder, name));
    }
  });
  afterAll(async () => {
    await service?.stop();
    rmSync(folder, { recursive: true });
  });

  let service: Started | undefined;
  const data = (): string => join(folder, 'data');
  const here = (): NodeJS.ProcessEnv => ({
    ...environment(language),
    GREENPOOL_DATA: data(),
    GREENPOOL_PORT: '0',
  });

  const shown = shownIn(file);
  const [started] = shown;
  /** A text of the README with the address and the password of this run. */
  const ofThisRun = (text: string): string =>
    [ADDRESS, ONE_TIME_PASSWORD].reduce((result, pattern) => {
      const written = pattern.exec(started?.output.join('\n') ?? '')?.[0];
      const real = pattern.exec(service?.output() ?? '')?.[0];
      return written === undefined || real === undefined ? result : result.replaceAll(written, real);
    }, text);

  test('shows commands, npm start first', () => {
    expect(shown.length).toBeGreaterThan(3);
    expect(started?.commands).toBe(START);
  });

  test(
    START,
    async () => {
      service = await startService(folder, here());
      expect(missingFrom(service.output(), ofThisRun(started?.output.join('\n') ?? '').split('\n'))).toBeUndefined();
    },
    TIMEOUT_MS,
  );

  test.each(shown.slice(1))(
    '$commands',
    ({ commands, output }) => {
      const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -e\n${ofThisRun(commands)}`], {
        cwd: folder,
        env: here(),
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
      expect(output.length).toBeGreaterThan(0);
      expect(missingFrom(stdout, output), stdout).toBeUndefined();
    },
    TIMEOUT_MS,
  );

  test(
    'the service ends when it is told to: a snapshot is written, its database is shut down',
    async () => {
      await service?.stop();
      expect(readdirSync(join(data(), 'snapshots', '1'))).toHaveLength(1);
      expect(existsSync(join(data(), 'postgres', 'PG_VERSION'))).toBe(true);
      expect(existsSync(join(data(), 'postgres', 'postmaster.pid'))).toBe(false);
    },
    TIMEOUT_MS,
  );
});

test('a shown line that is not in the output, or not in its order, is found', () => {
  expect(missingFrom('a\nb\nc\n', ['a', ELLIPSIS, 'c'])).toBeUndefined();
  expect(missingFrom('a\nb\nc\n', ['c', 'a'])).toBe('a');
  expect(missingFrom('a\nb\n', ['a', 'x'])).toBe('x');
  expect(missingFrom('ab c\n', ['ab …'])).toBeUndefined();
  expect(missingFrom('ab c\n', ['b …'])).toBe('b …');
});
